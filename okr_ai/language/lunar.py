"""Days of the Chinese calendar: 农历八月十五, 正月初八, 2027年腊月廿三, known for its years 2000 to 2050."""

import re
from datetime import date
from functools import cache

from okr_ai.language.date_patterns import DAY, FULL_YEAR, MONTH, Pattern, small_number, year_of
from okr_ai.language.ends_zh import before_feast
from okr_ai.language.periods import Period, Reference, plus_days
from okr_ai.language.tables import lines_of

_NAMED = {"正": 1, "冬": 11, "腊": 12, "大年": 1}


@cache
def _years() -> dict[int, tuple[date, int, str]]:
    """Each year's first day, its leap month (0 without one) and its months, "1" for one of 30 days, "0" for 29."""
    table: dict[int, tuple[date, int, str]] = {}
    for line in lines_of("lunar_months.txt"):
        year, first, leap, months = line.split()
        table[int(year)] = date(int(year), int(first[:2]), int(first[3:])), int(leap), months
    return table


def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The day of the common calendar, None where that year is not known or has no such month or day."""
    if year not in _years() or not 1 <= month <= 12:
        return None
    first, leap_month, months = _years()[year]
    if leap and month != leap_month:
        return None
    place = month - 1 + (leap or 0 < leap_month < month)
    lengths = [29 + int(long) for long in months]
    return plus_days(first, sum(lengths[:place]) + day - 1) if 1 <= day <= lengths[place] else None


def read_lunar(match: re.Match[str], ref: Reference) -> Period | None:
    """The day of the year that is named, else the next such day."""
    words = match["month"]
    month = _NAMED.get(words) or small_number(words)
    day = small_number(match["day"].strip("初日号").replace("廿", "二十"))
    if not month or not day:
        return None
    named = year_of(match["year"] or match["year_too"], ref)
    for year in (named,) if named else range(ref.day.year - 1, ref.day.year + 3):
        found = lunar_day(year, month, day, leap=bool(match["leap"]))
        if found and (named or found >= ref.day):
            return before_feast(found, match, ref)
    return None


_YEAR = rf"(?:(?P<year>{FULL_YEAR}|[今明去]|(?<!\d)\d\d)年)?"
_YEAR_TOO = _YEAR.replace("<year>", "<year_too>")
_DAY = rf"(?:初[一二三四五六七八九十]|{DAY})[日号]?"
_BEFORE = "(?P<before>之前|以前|前)?"
_NO_LENGTH = "(?![十天周个季次轮批期项家人名成万千百年月])"  # 十月初三天内

PATTERNS = (
    Pattern(
        "lunar",
        "lunar",
        rf"{_YEAR}的?(?:农历|阴历){_YEAR_TOO}(?P<leap>闰)?(?P<month>[正冬腊]|{MONTH})月(?P<day>{_DAY}){_BEFORE}",
        read_lunar,
        "农历|阴历",
    ),
    Pattern(
        "lunar",
        "lunar",
        rf"{_YEAR}(?P<year_too>(?!))?(?<![\d历闰])(?P<leap>闰)?(?P<month>[正冬腊]|十[一二]?|[一二三四五六七八九])月"
        rf"(?P<day>初[一二三四五六七八九十]{_NO_LENGTH}|(?<=[正冬腊]月){_DAY}){_BEFORE}",
        read_lunar,
        "月初|正月|冬月|腊月",
    ),
    Pattern(
        "lunar",
        "lunar",
        rf"{_YEAR}(?P<year_too>(?!))?(?P<leap>(?!))?(?P<month>大年)(?P<day>初[一二三四五六七八九十]){_BEFORE}",
        read_lunar,
        "大年初",
    ),
)
