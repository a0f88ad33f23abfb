"""Numbers that words imply: 翻一番 and "double" (x2), 减半 and "in half" (x0.5), 无 and "no" (0)."""

import re

from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.text import characters, latin_words
from okr_ai.language.units import units

_FACTOR = Lazy(
    r"翻(?P<turns>[一两二三1-5])?番|翻(?P<fold>[一两二三四五六七八九十]|\d{1,2})?倍|(?P<half>减半|腰斩|砍半|(?<=[降减缩砍压少低短])(?:[了到至为]?)一半|(?<=[砍减削][掉去])一半|(?:原来|原先|现在|目前|当前|去年)的?一半)"
    r"|(?:原来|原先|现在|目前|当前|去年)的?(?P<whole>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九])"
    r"|(?<![a-z\-])(?:(?P<two>doubl(?:e[sd]?|ing)|twice|two-?fold)|(?P<three>tripl(?:e[sd]?|ing)|three-?fold)|(?P<four>quadrupl(?:e[sd]?|ing))|(?P<many>four|five|six|seven|eight|nine|ten)fold)"
    r"(?![a-z\-])(?!\s(?:11|12|eleven|twelve|opt|check|digit|down|booking|charge|a (?:week|month|year|day)))"
    r"|(?<![a-z\-])(?P<halve>halv(?:e[sd]?|ing)|(?:in|by)\shalf|half\sas\s(?:many|much))(?![a-z])"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
# 无, "no" at a clause's head or behind a verb of having; in Chinese only before words for mishaps.
_NONE = Lazy(
    r"(?:^|(?<=[，,。；;:、\s（(])|(?<=实现)|(?<=保持)|(?<=确保)|(?<=做到)|(?<=全年)|(?<=期间)|(?<=运行)|(?<=\ue000))(?:无|没有|杜绝|不发生|不出现|不产生|未发生|零)"
    r"(?=(?:\sp\d\s?)?[^\s，,。；;]{0,12}(?:事故|投诉|客诉|故障|差错|泄[露漏]|违规|缺陷|漏洞|逾期|错误|问题|纠纷|处罚|bug|事件|延误|漏检|失误|伤亡|工伤|罚款|宕机|中断|退货|差评|流失|断货))"
    r"|(?:(?<=中)|(?<=均)|(?<=后)|(?<=内)|(?<=[天日周月年]))(?:无|零)(?=(?:\sp\d\s?)?[^\s，,。；;]{0,8}(?:事故|投诉|故障|差错|泄[露漏]|违规|缺陷|漏洞|中断|回滚|客诉|差评|延迟|延误|告警|报警|逾期|断货))"
    r"|(?:^|(?<=[,.;(:]\s)|(?<=with\s)|(?<=have\s)|(?<=has\s)|(?<=achieve\s)|(?<=maintain\s)|(?<=ensure\s)|(?<=are\s)|(?<=is\s))"
    r"(?:no(?=\s[a-z])"
    r"|none(?=\s(?:above|below|over|under|(?:longer|later|older|higher|lower|bigger|worse) than)\s\W?\d))"
    r"(?!\s(?:more|less|fewer|later|longer|matter|one|higher|lower)|\s[^,.;:]{1,60}\s(?:more than|over|above)\s\$?\d)"
)

_RAISED = Lazy(r"(?<![a-z])(?:up|(?:lift|rais|increas|grow|boost|improv|expand)[a-z]*)\s[^,.;]*$")  # "raise it by half"

_OF_FACTORS, _FACTORS = frozenset("番倍半腰之"), ("doubl", "twice", "fold", "tripl", "quadrupl", "hal")
_NONE_ZH = frozenset("无没杜不未零")
_NOTHING = ("无", "没有", "杜绝", "不发生", "不出现", "不产生", "未发生", "零")
_ARTICLES = frozenset(["a", "an"])


_TIMES = Lazy(
    r"(?<=at least )(?:once|twice)(?![a-z])"
    r"|(?<![a-z])(?:once|twice)(?=\s(?:an?|per|every|each)\s(?:day|week|month|quarter|year|sprint))"
    # "visit each clinic twice"; "increase sales twice" means twice as much
    r"|(?<=[a-z]\s)(?<!by\s)(?:once|twice)(?=\s*[.!]?$)"
)
_MULTIPLIED = Lazy(r"\W*(?:increas|grow|rais|boost|improv|sell|multipl|expand|reduc|cut|sales|revenue)")
# "under an hour", "from a week to a day", "half of all accounts".
_ONE_UNIT = Lazy(
    r"(?:(?<=under\s)|(?<=below\s)|(?<=than\s)|(?<=within\s)|(?<=over\s)|(?<=save\s)|(?<=sub-)|(?<=from\s)|(?<=to\s)|^(?=an?\s[a-z]+$))an?\s"
    r"(?P<unit>second|minute|hour|day|week|month|dollar|kilograms?|kg|kilometers?|km|grams?|met(?:er|re)s?|tons?)(?![a-z\-'’])(?!\s(?:ago|earlier|before|prior|later|or\stwo|and))"
)
_HALF_ZH = Lazy(
    r"(?:超过?|过|近|至少)?(?:一半|半数)(?:以上)?(?!天|时间|年|个月)|(?<=[^\W\d_a-z])过半(?=\s*(?:$|[，,。；;)]))"
)
_NINES = Lazy(
    r"(?P<zh>[三四五3-5])\s?个\s?[九9](?![\d.])|(?<![a-z\d.])(?P<en>three|four|five|[3-5])[\s\-]nines?(?![a-z])"
)
_AND_HALF = Lazy(r"(?<![a-z])(?:an?|one)\s(?P<unit>hour|day|week|month|quarter|year)\sand\s(?:a\s|one\s)?half(?![a-z])")
_BY_QUARTER = Lazy(r"(?<= by )a quarter(?=\s*(?:$|[,.;)]|from |in |on |over |compared ))")
_ALL_OF_IT = Lazy(r"(?<=[率度达到至为成])百分百|^百分百(?=的?[^，。；]{0,12}$)")
_ALL_COVERED = Lazy(r"(?<=[^\d\s，,。；;]{2})全覆盖(?=\s*(?:$|[，,。；;(]))")  # 「客户拜访全覆盖」
_HALF_OF = Lazy(
    r"(?<![a-z\-])(?<!first )(?<!second )(?<!latter )(?:at least |over |more than )?half"
    r"(?= of (?:all|our|the|new|revenue|turnover|income|traffic|spend|demand|volume"
    r"|(?!(?:this|it|them|next|last|an?) )(?:[a-z\-]+ ){0,2}[a-z]{3,}s(?![a-z])))"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_PLACE = Lazy(  # "take third place", "ranked 4th"; no "who first place an order"
    r"(?:^|(?<![a-z])(?:in|takes?|finish|win|reach|get|secure|hold|achieve|earn|to|place and)\s)"
    r"(?:an?\s|the\s)?(?<!in the )"
    rf"(?P<place>{_NTH})\splace(?![a-z\-]|\s(?:an?|the|of|to|where|their|your|orders?)(?![a-z]))"
    rf"|(?<![a-z])rank(?:s|ed|ing)?\s(?P<rank>{_NTH})(?![a-z\-])"
)
# Every such word holds one of these.
_HINTS = (
    *("番", "倍", "半", "百分百", "腰斩", "无", "没有", "杜绝", "不发生", "不出现", "不产生", "未发生", "零", "分之"),
    *("once", "doubl", "tripl", "quadrupl", "halv", "half", "twice", "fold", "by a quarter", " place", "rank", "no "),
    "none ",
)
_HINT = Lazy(r"(?:er|hin|ave|low|an|m|to) an? |^an? [a-z]+$|(?:[ -]|个 ?)nine|个\s?[九9]|\dnines")

_IMPLYING = frozenset("番倍半百腰无没杜不未零九")


def _may_imply(work: str) -> bool:
    """Whether a piece of a hint stands in the text; quicker to tell."""
    words = latin_words(work)
    if "a" in words or "an" in words or "no" in words or "none" in words or not _IMPLYING.isdisjoint(characters(work)):
        return True
    if "分之" in work or ("个" in work and "9" in work):
        return True
    return bool(words) and (
        "doubl" in work
        or "tripl" in work
        or "hal" in work
        or "twice" in work
        or "once" in words
        or "fold" in work
        or "nine" in work
        or "quadrupl" in work
        or " place" in work
        or "rank" in work
    )


def _is_hinted(work: str) -> bool:
    if any(piece in work for piece in _HINTS):
        return True
    more = "nine" in work or "个" in work or not _ARTICLES.isdisjoint(latin_words(work))
    return more and _HINT.search(work) is not None


def implied_in(work: str) -> list[Number]:
    """The numbers that words imply, in order."""
    found = []
    if "全覆盖" in work:
        found += [Number(match.start(), match.end(), 100.0, "%", "share") for match in _ALL_COVERED.finditer(work)]
    if not _may_imply(work) or not _is_hinted(work):
        return found
    words, chars = latin_words(work), characters(work)
    if not _OF_FACTORS.isdisjoint(chars) or (words and any(piece in work for piece in _FACTORS)):
        for match in _FACTOR.finditer(work):
            found.append(Number(match.start(), match.end(), _factor(match), "x", "multiple", factor=True))
    for match in _ONE_UNIT.finditer(work) if not _ARTICLES.isdisjoint(words) else ():
        name = match["unit"]
        found.append(Number(match.start(), match.end(), 1.0, units()[name].name, units()[name].dimension))
    if "half of " in work:
        found += [_half(match) for match in _HALF_OF.finditer(work)]
    if "a quarter" in work:
        found += [Number(match.start(), match.end(), 0.25) for match in _BY_QUARTER.finditer(work)]
    if "half" in work:
        for match in _AND_HALF.finditer(work):
            found.append(Number(match.start(), match.end(), 1.5, units()[match["unit"]].name, "time"))
    if "once" in work or "twice" in work:
        often = [
            Number(m.start(), m.end(), 2.0 if m[0] == "twice" else 1.0, "次", "count")
            for m in _TIMES.finditer(work)
            if not _MULTIPLIED.match(work)
        ]
        places = {number.start for number in often}
        found = [number for number in found if number.start not in places] + often
    if " place" in work or "rank" in work:
        found += [_place(match) for match in _PLACE.finditer(work)]
    if "百分百" in work:
        found += [Number(match.start(), match.end(), 100.0, "%", "share") for match in _ALL_OF_IT.finditer(work)]
    if "一半" in work or "半数" in work or "过半" in work:
        taken = {number.end for number in found}
        halves = [match for match in _HALF_ZH.finditer(work) if match.end() not in taken]
        found += [_half(match) for match in halves]
    if "nine" in work or "个" in work:
        found += [_nines(match) for match in _NINES.finditer(work)]
    if (
        "no" in words
        or "none" in words
        or (not _NONE_ZH.isdisjoint(chars) and any(piece in work for piece in _NOTHING))
    ):
        found += [Number(match.start(), match.end(), 0.0) for match in _NONE.finditer(work)]
    return found


def _half(match: re.Match[str]) -> Number:
    """ "More than half of …", 过半: 50 %, with the bound that its words say."""
    said = match[0]
    bound = ">" if said.startswith(("over", "more", "超", "过")) else ">=" if "以上" in said or "至少" in said else None
    return Number(match.start(), match.end(), 50.0, "%", "share", bound=bound or (">=" if "at least" in said else None))


def _nines(match: re.Match[str]) -> Number:
    """四个九 and "four nines": 99.99 %."""
    count = match["zh"] or match["en"]
    number = _DIGITS.get(count) or {"three": 3, "four": 4, "five": 5}.get(count) or int(count)
    return Number(match.start(), match.end(), float(f"99.{'9' * (number - 2)}"), "%", "share")


def _place(match: re.Match[str]) -> Number:
    """A place in a ranking, at most that number."""
    words = match["place"] or match["rank"]
    value = _ORDINALS.index(words) + 1 if words in _ORDINALS else int(words[:-2])
    start = match.start("place") if match["place"] else match.start("rank")
    return Number(start, match.end(), float(value), bound="<=")


def _factor(match: re.Match[str]) -> float:
    if match["half"] or match["halve"]:
        return 1.5 if match["halve"] == "by half" and _RAISED.search(match.string, 0, match.start()) else 0.5
    if match["whole"]:
        return round(_DIGITS[match["part"]] / _DIGITS[match["whole"]], 9)
    if match["three"] or match["four"]:
        return 3.0 if match["three"] else 4.0
    if match["many"]:
        return 4.0 + ("four", "five", "six", "seven", "eight", "nine", "ten").index(match["many"])
    if match["turns"]:
        return 2.0 ** (_DIGITS.get(match["turns"]) or int(match["turns"]))
    if match["fold"]:
        number = _DIGITS.get(match["fold"]) or float(match["fold"])
        return 2.0 if number == 1 else float(number)
    return 2.0


def with_implied(numbers: list[Number], work: str) -> list[Number]:
    """The numbers read and those implied, in order; where they overlap the implied one says more."""
    implied = implied_in(work)
    if not implied:
        return numbers
    taken = {at for number in implied for at in range(number.start, number.end)}
    kept = [number for number in numbers if number.start not in taken and number.end - 1 not in taken]
    return sorted([*kept, *implied], key=lambda number: number.start)
