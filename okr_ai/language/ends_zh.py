"""Which days of a period its Chinese words mean: up to which one 前 goes, and what its 底, 初 and 上旬 are."""

import re
from datetime import date

from okr_ai.language.date_patterns import got
from okr_ai.language.periods import Period, Reference, months_from, plus_days, plus_months


def before(period: Period, match: re.Match[str], ref: Reference) -> Period:
    """The period up to which something is due (前, 之前): the day, or the period's last one, itself; of what is told of
    cases (「8月2日之前的订单」) the day before it."""
    if got(match, "before") in _NO_BEFORE:
        return period
    if period[0] == period[1] and match.string.startswith("的", match.end()):
        return before_feast(period[0], match, ref)
    return min(ref.day, period[1]), period[1]


def before_date(period: Period, match: re.Match[str], ref: Reference) -> Period:
    """9月30日前: the 30th; but of the first of a month (「10月1日前」 is September) the day before."""
    first_of_month = period[0] == period[1] and period[1].day == 1
    return before_feast(period[0], match, ref) if first_of_month else before(period, match, ref)


def before_feast(day: date, match: re.Match[str], ref: Reference) -> Period:
    """国庆前, 昨天之前: the day before it."""
    if got(match, "before") in _NO_BEFORE:
        return day, day
    last = plus_days(day, -1)
    return min(ref.day, last), last


_NO_BEFORE = (None, "止", "为止")


def part_of(period: Period, part: str | None) -> Period:
    """底, 末, 初, 中, 上旬 … of a month, a quarter, a half or a year."""
    first, last = period
    if not part or part == "内":
        return period
    days = (last - first).days + 1
    if days <= 31:
        tens = {
            "初": (0, 9),
            "上旬": (0, 9),
            "中": (10, 19),
            "中旬": (10, 19),
            "上中旬": (0, 19),
            "中下旬": (10, days - 1),
        }
        begin, end = tens.get(part, (20, days - 1))
        return plus_days(first, begin), plus_days(first, end)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if part in ("底", "末", "尾", "下旬"):
        return months_from(last.year, last.month, 1)
    if part in ("初", "上旬"):
        return months_from(first.year, first.month, 1)
    middle = plus_months(first, months // 2 - (months % 2 == 0))
    return months_from(middle.year, middle.month, 1)
