"""What tells that a number is a change and no level: its sign, a comparison, a bound on a verb of change."""

import re

from okr_ai.language.cues import CHANGES, VERBS, Cue
from okr_ai.language.lazy import Lazy, one_of
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import DATE, KEPT, Scan
from okr_ai.model import Direction, Frame


def sign_of(scan: Scan, number: Number) -> str:
    """ "+" or "-" when the figure is written as a change behind its metric: "complaints -50%", "eNPS +15"."""
    sign = scan.work[number.start]
    if sign not in "+-" or not _SIGNED.match(scan.work, number.start + 1) or _lies_between(scan, number):
        return ""
    if number.unit is None and "nps" in scan.work and _is_bounded(scan, number):
        return ""
    return sign if scan.work[: number.start].strip(" |*:" + DATE + KEPT) else ""


_SIGNED = Lazy(r"[$€£¥]?\d")


def _is_bounded(scan: Scan, number: Number) -> bool:
    """ "eNPS +20 or better": of a score that can be below none the sign is its own; "NPS +10" is a change."""
    behind = scan.cue_after(number)
    return behind is not None and "post_ge" in behind.kinds


def _lies_between(scan: Scan, number: Number) -> bool:
    """ "Between -20% and -16%", 「在-20%到-16%之间」: where the value shall lie, no change."""
    if number.value_to is None:
        return False
    return scan.work.startswith("之间", number.end) or scan.work[: number.start].rstrip().endswith("between")


_COMPARED = Lazy(
    r"\s(?:higher|lower|greater|larger|smaller|faster|slower|shorter|longer|cheaper|quicker|fewer|(?:more|less)\s(?!than)[a-z])"
)
_SMALLER = Lazy(r"\s(?:lower|smaller|shorter|cheaper|fewer|less|faster|quicker|below|under|down)")
# "Two points better than last year"; "5 points above the average" says where it stands.
_THAN_THEN = Lazy(
    r"\s(?:better than|higher than|lower than|above|below|up on|down on|ahead of)\s(?:our\s|the\s)?"
    rf"(?:{DATE}|last\s|previous|prior|budget|plan(?![a-z])|baseline|same\s)"
)
_STANDING = (" better ", " higher ", " lower ", " above ", " below ", " up on ", " down on ", " ahead ")
_OF_AMOUNT = frozenset(["share", "points", "score"])


def comparison(scan: Scan, number: Number) -> Direction | None:
    """Which way "20% higher …", "30% fewer …" goes; faster means that less time is needed."""
    if "比" in scan.work and (said := more_than(scan, number)):
        return "decrease" if said["less"] else "increase"
    if not compares(scan, number):
        return None
    return "decrease" if _SMALLER.match(scan.work, number.end) else "increase"


# With what was or was meant; 「比同行低 20%」 says where it stands.
_MORE_THAN = Lazy(
    rf"比\s?(?:{DATE}+|去年|上年|往年|同期|上一?个?[周月季年期次届批]|前一?[年期次届]|[此以之]前|过去|原来|原先|现在|目前|当前|现有"
    r"|基线|基准|预算|计划)[^，,。；;、\d]{0,4}?(?:(?P<less>少|低|快|短|早|省|轻)|多|高|慢|长|晚|大|贵)[了出]?\s?$",
    needs="比",
)


def more_than(scan: Scan, number: Number) -> re.Match[str] | None:
    """The words that compare before the number: 「上线人数比去年多 30 人」."""
    if number.value < 0:
        return None
    return _MORE_THAN.search(scan.work, max(0, number.start - 16), number.start)


def compares(scan: Scan, number: Number) -> bool:
    """ "20% higher retention", "2x faster builds", 「比去年多 30 人」: so much more than now."""
    if "比" in scan.work and more_than(scan, number):
        return True
    if number.dimension in ("share", "multiple") and _COMPARED.match(scan.work, number.end):
        return True
    if not scan.work.startswith(_STANDING, number.end):
        return False
    return number.dimension in _OF_AMOUNT and bool(_THAN_THEN.match(scan.work, number.end))


# what a level is held against where it has no figure: 「差评率低于行业均值」, "retention above last year's"
_HELD_AGAINST = Lazy(
    r"(?<=[^\W\d_]{2})(?:不?(?:[低高]于|超过)|优于|好于|快于|领先"
    r"|\s(?:stays?\s|is\s)?(?:below|above|better than|ahead of"
    r"|(?:no\s)?(?:faster|lower|higher|less|more|slower|worse) than))"
    r"\s?(?:the\s|our\s|its\s)?"
    r"(?:行业|同行|同业|竞品|竞争对手|友商|大盘|市场|全国|全省|全市|公司|集团|历史|去年|上年|往年|上一?[季月年期]|同期|平均|均值|基准"
    rf"|{DATE}|(?:industry|market|sector|peer|competitor|competition|national|regional|company|average|median|benchmark|last"
    r"|previous|prior)(?:s|['’]s?)?(?![a-z]))[^，,。；;]{0,16}$"
)
_BOUNDING = ("于", "过", "领先", " than ", " below ", " above ", " ahead of ")


def held_against(scan: Scan) -> int | None:
    """Where the bound begins that says, without a figure, against what the level before it is held."""
    if scan.numbers or scan.placeholders or not any(word in scan.work for word in _BOUNDING):
        return None
    found = _HELD_AGAINST.search(scan.work, scan.opening.start, scan.opening.end)
    return found.start() if found else None


_MOVED = ("move", "moves", "moved", "moving", "elevate", "elevates", "elevated", "promote", "promoted")

_ELSEWHERE = Lazy(
    r"\s(?!(?:[a-z\-]+\s){0,4}?(?:customer|client|user|member|account|buyer|subscriber|people))[a-z\d\-\s]{2,40}?"
    r"\s(?:off|onto|into|to|over to|out of)\s[a-z]"
)


_SOFT = frozenset({"soft"})


def counts_betterment(scan: Scan, place: int, verb: Cue | None) -> bool:
    """「优化 5 个核心页面」, "promote 3 reading clubs", "move 9 of the 14 jobs off the old host": how many things are
    worked on, no measure."""
    number = scan.numbers[place]
    if verb is None or number.dimension not in ("", "count"):
        return False
    if verb.kinds & VERBS != _SOFT and not (verb.word in _MOVED and _ELSEWHERE.match(scan.work, number.end)):
        return False
    return verb in scan.leads[place] and "to" not in scan.kinds_before[place]


def restates(scan: Scan, change: Number, baseline: Number, target: Number) -> bool:
    """Whether a change is the way between two values said once more: "up 60%, from 3.2M to 5.12M"."""
    if not baseline.value or baseline.dimension not in (target.dimension, ""):
        return False
    if change.start < baseline.start:
        at, end = change.end, baseline.start
    else:
        at, end = target.end, change.start
    for cue in [*scan.cues_between(at, end), None]:  # words of its own between them name another metric
        if any(map(str.isalnum, scan.work[at : cue.start if cue else end].replace("即", ""))):
            return False
        at = cue.end if cue else end
    way = abs(target.value - baseline.value)
    if change.dimension == "points":
        return abs(way - change.value) < 0.05
    if change.unit == target.unit and abs(way - abs(change.value)) <= 0.01 * way:
        return True  # 「减重 5 公斤，从 75 公斤到 70 公斤」
    factor = target.value / baseline.value
    if change.dimension == "multiple":
        return abs(factor - change.value) <= 0.01 * change.value
    if change.dimension == "" and change.value < 1:  # "a fifth", 三分之一
        return abs(abs(factor - 1) - change.value) <= 0.02
    return change.dimension == "share" and abs(100 * abs(factor - 1) - change.value) <= max(0.5, 0.02 * change.value)


_SIGNED_UP = frozenset(["注册", "报名", "签订", "签署", "登记", "签约"])
_PERSONS = frozenset(["名", "位", "人", "户", "家"])


def signed_up(number: Number, verb: Cue) -> bool:
    """「1,000 名注册」, 「30 家签约」: people who came, no work of one's own."""
    return verb.start >= number.end and number.unit in _PERSONS and verb.word in _SIGNED_UP


# What somebody earns: 「完成销售额 500 万」 is no deed.
_AMOUNTS = (
    "销售额", "营业额", "交易额", "成交额", "签约额", "合同额", "回款额", "营收", "收入", "利润", "毛利", "净利",
    "业绩", "产值", "销量", "回款",
)  # fmt: skip


def names_measure(scan: Scan, target: Number, about: str) -> bool:
    """Whether a verb that was read as a deed belongs to a measure: 可查看覆盖率 100%, 核对后的差异为 0,
    「完成销售额 500 万」."""
    if target.dimension == "share":
        return about.endswith(("率", "占比", "比例", " rate", " ratio", " share"))
    if about.endswith(_AMOUNTS) and target.dimension in ("", "count", "money"):
        return True
    return not target.value and any("to" in cue.kinds for cue in scan.leads[scan.numbers.index(target)])


_TO_PART = Lazy(rf".?{one_of('至到为')}\s?[^\s\d，,。；;至到为]{{1,12}}的\s?(?:约)?$")


def to_part_of(work: str, start: int, at: int) -> bool:
    """「提升至总流量的 30%」: the share of a whole that is to be reached, no change."""
    return bool(_TO_PART.match(work, start, at))


_DONE_BY = Lazy(r"(?<![a-z])(?:[a-z]{2,}(?:ed|en|wn|ght|ld)|read|won|made|run)\s$")


def says_by_whom(scan: Scan, place: int) -> bool:
    """ "Adopted by 60% of teams", and no "reduced by 60% of revenue": who does it, no change by so much."""
    number, by = scan.numbers[place], scan.leads[place][-1]
    if number.dimension != "share" or by.word != "by" or not scan.work.startswith(" of ", number.end):
        return False
    return bool(_DONE_BY.search(scan.work, 0, by.start))


_OF_LEVEL = frozenset({"to", "reach"})
_BESIDE = frozenset(["below", "under", "above"])  # "waste falls below 5%"


def bounds_change(leads: list[Cue]) -> bool:
    """「提高≥80%」, "reduced by at least 20%": the bound stands on a change."""
    if len(leads) < 2 or leads[0].kinds & _OF_LEVEL or leads[0].word in _BESIDE:
        return False
    return "by" in leads[1].kinds or bool(leads[1].kinds & CHANGES and not leads[1].kinds & _OF_LEVEL)


BRINGING = ("bring", "brought", "driv", "drove", "get", "got", "push", "mov")


def is_way_up(scan: Scan, place: int) -> bool:
    """Whether "up to" before number `place` says how far something is brought and bounds nothing: "bring CSAT up to
    92%", not "spend up to $500"."""
    if "le" not in scan.kinds_before[place]:
        return False
    verb = scan.verbs[place]
    cue = next((cue for cue in scan.leads[place] if cue.word == "up to"), None)
    if cue is None or verb is None or "down" in verb.kinds or not scan.work[verb.end : cue.start].strip():
        return False
    return "up" in verb.kinds or verb.word.startswith(BRINGING)


def rises_up_to(frame: Frame, baseline: float | None, better: str | None) -> bool:
    """Whether the "up to" of "CSAT up to 92%" says where it is to rise and not what it may not pass: what is better the
    higher it is does, and what is not better the lower it is from a baseline below."""
    if frame.comparator != "<=" or frame.direction in ("maintain", "decrease") or frame.target is None:
        return False
    if better == "down" or " up to " not in frame.text.lower():
        return False
    return better == "up" or (baseline is not None and baseline < frame.target)
