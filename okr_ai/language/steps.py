"""Steps whose words are no plain numbers: from one place of an order to another (「排名从第 9 名升到第 4 名」, "from
day 9 to day 4", "#9 → #4"), from loss to profit, 「从万 5 到万 2」.

A place is a name elsewhere (第 3 期, "day 2 of the fair") and no number; in such a step it is one.
"""

import re
from typing import NamedTuple

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


_TURN_ZH = Lazy(
    r"[从由](?P<loss>亏损?|负)(?P<of>\s?)(?=\d[\d,.]*\s?[万亿]?元?)(?P<first>\d[\d,.]*\s?[万亿]?元?)\s?"
    r"(?P<turn>(?:转|变|扭|做|提升|改善)?[为到至成])(?P<profit>盈利?|赚|正)\s?(?=\d)"
)
_TURN_EN = Lazy(
    r"(?P<led>(?:turn|swing|move|go)?\s?(?:from\s)?an?\s)(?P<first>[$€£]?\d[\d,.]*[kmb]?)(?P<turn>\s(?:net\s)?loss\s(?:in)?to\s(?:an?\s)?)"
    r"(?=[$€£]?\d[\d,.]*[kmb]?\s(?:net\s)?(?:profit|surplus))"
)


_OF_TEN_THOUSAND = Lazy(
    r"(?<=[从由到至于过≤<为在])(?P<lead>\s?)万(?P<apart>\s?)(?P<figure>\d(?:\.\d+)?)(?![\d.万亿千元])"
)


class Step(NamedTuple):
    """A text with its step told in plain numbers, as long as before, and where the number begins that is a rank to
    reach or that is below zero (-1: none)."""

    work: str
    rank: int = -1
    loss: int = -1


def with_steps(work: str) -> Step:
    """The text with the first step of places or from loss to profit in plain numbers, and with its 万 5 as 5 ‱."""
    if "率" in work and "万" in work:
        work = _OF_TEN_THOUSAND.sub(lambda said: f"{said['lead']}{said['figure']}{said['apart']}‱", work)
    for pattern, rewritten in ((_STEP_ZH, _in_chinese), (_STEP_EN, _in_english)):
        if (step := pattern.search(work)) and (said := rewritten(step)) is not None:
            work = f"{work[: step.start()]}{said}{work[step.end() :]}"
            ranked = _RANKED.search(work) and not _is_timed(step)
            return Step(work, rank=step.start("second") if ranked else -1)
    if "亏" in work or "由负" in work:
        if turn := _TURN_ZH.search(work):
            work = _put(_put(work, turn, "turn", "到"), turn, "loss", "")
            return Step(_put(work, turn, "profit", ""), loss=turn.start("first"))
    elif turn := _TURN_EN.search(work):
        return Step(_put(_put(work, turn, "led", "from "), turn, "turn", "to "), loss=turn.start("first"))
    return Step(work)


def _put(work: str, match: re.Match[str], group: str, word: str) -> str:
    """The text with a word, at its end, in the place of a group of the match."""
    start, end = match.span(group)
    return f"{work[:start]}{word.rjust(end - start)}{work[end:]}"


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
