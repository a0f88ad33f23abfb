"""Steps from one place of an order to another: 「排名从第 9 名升到第 4 名」, "from day 9 to day 4", "#9 → #4".

A place is a name elsewhere (第 3 期, "day 2 of the fair") and no number; in such a step it is one.
"""

import re

from okr_ai.language.lazy import Lazy

_NTH = r"\d{1,4}|[一二三四五六七八九]"
_UNIT = r"名|位|页|天|日|周|号|个?工作日"
_STEP_ZH = Lazy(
    rf"(?P<led>[从由自](?P<from>[^\d第，,。；;:]{{0,6}}))?(?P<mark>第)?\s?(?P<first>{_NTH})\s?(?:{_UNIT})?\s?"
    r"(?:提升|上升|跃升|攀升|爬升|提高|提前|缩短|推进|改善|下降|下滑|跌|降|升|进|前移|变)?(?:到|至|为|入|→|->)\s?"
    rf"(?P<to>第|前)?\s?(?P<second>{_NTH})(?=\s?(?P<unit>{_UNIT})?(?:以?内|之内)?\s*(?:$|[^\w\s]))"
)
_PLACE_EN = r"(?:#\s?|no\.\s?|top\s|(?:(?:working|business)\s)?(?:day|week)\s|(?:place|position|rank|page)\s)?"
_STEP_EN = Lazy(
    rf"(?P<a>{_PLACE_EN})(?P<first>\d{{1,4}})(?P<a_end>(?:st|nd|rd|th)?(?:\s(?:place|position))?)"
    rf"\s(?:to|->|→)\s(?:the\s)?(?P<b>{_PLACE_EN})(?P<second>\d{{1,4}})(?P<b_end>(?:st|nd|rd|th)?(?:\s(?:place|position))?)"
    r"(?=\s*(?:$|[,.;:()|]|\s(?:in|on|for|by|within|among|at|across|after|before|of)(?![a-z])))(?!\.\d)"
)
_OF_TIME = ("day", "week")
_RANKED = Lazy(r"排|榜|名次|位次|位列|(?<![a-z])(?:rank|position|place|table|chart|league)")


def with_places(work: str) -> tuple[str, int]:
    """The text, as long as before, with the places of a step as plain numbers, and where the second begins when it is
    one of a ranking (of which less is better), else -1."""
    for pattern, rewritten in ((_STEP_ZH, _in_chinese), (_STEP_EN, _in_english)):
        if (step := pattern.search(work)) and (said := rewritten(step)) is not None:
            work = f"{work[: step.start()]}{said}{work[step.end() :]}"
            return work, step.start("second") if _RANKED.search(work) and not _is_timed(step) else -1
    return work, -1


def _is_timed(step: re.Match[str]) -> bool:
    parts = step.groupdict()
    return any(word in (parts.get("a") or "") for word in _OF_TIME) or (parts.get("unit") or "名") not in ("名", "位")


def _in_chinese(step: re.Match[str]) -> str | None:
    ranked = step["unit"] in ("名", "位") and _RANKED.search(step.string, 0, step.start())
    if not (step["mark"] or step["to"] == "第" or ranked) or not (step["led"] or "→" in step[0] or "->" in step[0]):
        return None
    said = list(step[0])
    for name in ("from", "mark", "to"):
        for at in range(step.start(name), step.end(name)) if step[name] else ():
            said[at - step.start()] = " "
    for name in ("first", "second"):  # a numeral alone would be part of a word
        if step[name] in _DIGITS:
            said[step.start(name) - step.start()] = str(_DIGITS.index(step[name]) + 1)
    return "".join(said)


_DIGITS = "一二三四五六七八九"


def _in_english(step: re.Match[str]) -> str | None:
    if not (step["a"] or step["a_end"]) or not (step["b"] or step["b_end"]):
        return None
    return (
        _number_first(step["a"], step["first"], step["a_end"])
        + step.string[step.end("a_end") : step.start("b")]
        + _number_first(step["b"], step["second"], step["b_end"])
    )


def _number_first(before: str, number: str, behind: str) -> str:
    """ "day 9" as "9 day", "#9" and "9th place" as 9 and spaces."""
    if any(word in before for word in _OF_TIME):
        return f"{number} {before.rstrip()}"
    return " " * len(before) + number + " " * len(behind)
