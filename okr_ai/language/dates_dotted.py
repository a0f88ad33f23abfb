"""Days with a point in brackets: 大促（5.11-5.21）, "summer sale (5.28-6.5)"; elsewhere such figures are values. Days
with a dash: 06-30.

Two figures with a point are days where both are days of one month or of two that follow each other, where the words
before the bracket name something that takes place, and where those words measure nothing (「客单价（5.11-5.21）」).
"""

import re

from okr_ai.language.date_patterns import Pattern
from okr_ai.language.dates_en import DAY
from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import Period, Reference, day_of, next_day

_EVENT = Lazy(
    r"(?:大促|促销|活动期?|预售|直播|展会|大会|峰会|路演|比赛|赛事|试点|内测|公测|灰度|假期|冲刺|阶段|里程碑|档期|期间|周期|[节季]"
    r"|campaigns?|promo(?:tion)?s?|sales?|events?|festival|launch|sprint|pilot|trial|phase|beta|holidays?|season)\s?$"
)
_DEED = Lazy(
    r"上线|发布|完成|举办|开展|启动|组织|推出|投放|执行|实施|落地|交付|招聘|调研|筹备|承办|迁移"
    r"|(?<![a-z])(?:launch|ship|run|host|hold|releas|deliver|complet|roll|migrat|finish|organi[sz]|pilot|hire)"
)
_MEASURE = Lazy(
    r"(?:[率度分值价额量数比长重高宽龄速温压]|版[本号]|[从由至到为达:]|稳定|保持"
    r"|(?<![a-z])(?:score|rating|ratio|rate|average|avg|mean|price|cost|time|nps|csat|version|index|level|from|to|at|of|v))"
    r"\s?$"
)
_CLAUSE = Lazy(r"[^,，。;；:\n]*$")


def read_days(match: re.Match[str], ref: Reference) -> Period | None:
    month, day, to_month, to_day = (int(match[name]) for name in ("month", "day", "to_month", "to_day"))
    later = (to_month, to_day) > (month, day) if to_month == month else to_month == month % 12 + 1
    if not later or not _takes_place(match, one_digit=to_month == month and max(day, to_day) < 10):
        return None
    last = next_day(to_month, to_day, ref.day)
    first = last and day_of(last.year - (to_month < month), month, day)
    return (first, last) if first and last else None


def _takes_place(match: re.Match[str], *, one_digit: bool) -> bool:
    """Whether the words before the bracket say what takes place then; figures of one digit (4.5-4.8) want an event."""
    plain, end = match.string, match.start() - 1
    if _EVENT.search(plain, 0, end):
        return True
    clause = _CLAUSE.search(plain, 0, end)
    start = clause.start() if clause else 0
    return not one_digit and not _MEASURE.search(plain, start, end) and bool(_DEED.search(plain, start, end))


def read_dashed(match: re.Match[str], ref: Reference) -> Period | None:
    """06-30, 「（06-05）」; where both are months (06-05) only in brackets."""
    month, day = int(match["month"]), int(match["day"])
    if day <= 12 and not match.string.startswith(")", match.end()):
        return None
    found = next_day(month, day, ref.day)
    return (found, found) if found else None


PATTERNS = (
    Pattern(
        "slash",
        "dotted",
        r"(?<![\d/.\-a-z])(?P<month>0[1-9])-(?P<day>[0-3]\d)(?![\d\-/.%]|\s?[万亿元个家人次件名岁天分小℃的号]|\s?(?:kg|mm|ms|min|h)(?![a-z]))",
        read_dashed,
        "-",
    ),
    Pattern(
        "days_in_brackets",
        "dotted",
        rf"(?<=\()(?P<month>1[0-2]|0?[1-9])\.(?P<day>{DAY})\s?(?:[-~]{{1,2}}|[至到])\s?(?P<to_month>1[0-2]|0?[1-9])\.(?P<to_day>{DAY})(?=\s?[),;])",
        read_days,
    ),
)
