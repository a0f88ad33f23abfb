"""Seasons of a year that is named, in whole months: 今年夏天, summer 2026, next spring. Few texts name one."""

import re

from okr_ai.language.date_patterns import ANY_YEAR, Pattern, got, year_of
from okr_ai.language.dates_en import BEGIN, YEAR
from okr_ai.language.dates_zh import BEFORE
from okr_ai.language.days_en import NEAR_YEAR, NO_MORE
from okr_ai.language.ends_zh import before, before_feast
from okr_ai.language.lazy import not_before
from okr_ai.language.periods import Period, Reference, months_from, plus_days, plus_months

_FIRST_MONTH = {"春": 3, "夏": 6, "秋": 9, "冬": 12, "sp": 3, "su": 6, "au": 9, "fa": 9, "wi": 12}
_SEASON = "spring|summer|autumn|fall|winter"


def read_season(match: re.Match[str], ref: Reference) -> Period | None:
    """今年夏天, "autumn of 2026": winter begins in December of its year."""
    year = year_of(match["year"], ref)
    return before(months_from(year, _FIRST_MONTH[match["season"][:2]], 3), match, ref) if year else None


def read_near_season(match: re.Match[str], ref: Reference) -> Period | None:
    """ "This summer", "next spring": the one of this year, the next to begin."""
    month, year = _FIRST_MONTH[match["season"][:2]], ref.day.year
    if match["near"] in ("next", "coming"):
        year += months_from(year, month, 3)[0] <= ref.day
    elif month == 12 and ref.day.month <= 2:
        year -= 1
    return months_from(year, month, 3)


def read_season_to_come(match: re.Match[str], ref: Reference) -> Period | None:
    """ "By summer", 夏季前: up to the end of the next one; "before the summer": up to the day before it."""
    first, last = read_end_of_season(match, ref)
    if match["before"]:
        last = plus_days(first if first > ref.day else plus_months(first, 12), -1)
    return ref.day, last


def read_end_of_season(match: re.Match[str], ref: Reference) -> Period:
    """ "The end of summer", "summer's end": of the one that goes on or is next."""
    month = _FIRST_MONTH[(got(match, "season") or match["of_season"])[:2]]
    period = months_from(ref.day.year, month, 3)
    return period if period[1] >= ref.day else months_from(ref.day.year + 1, month, 3)


def read_school_holidays(match: re.Match[str], ref: Reference) -> Period | None:
    """暑假结束前, 今年暑期内: July and August; 暑假前 is over by then."""
    year = year_of(match["year"], ref) or ref.day.year
    period = months_from(year, 7, 2)
    if not match["year"] and period[1] < ref.day:
        period = months_from(year + 1, 7, 2)
    if match["before"] and not match["over"]:
        return before_feast(period[0], match, ref)
    return before(period, match, ref)


PATTERNS = (
    Pattern(
        "season",
        "season",
        rf"{BEGIN}(?:the\s)?(?:end\sof\s(?:the\s)?(?P<season>{_SEASON})|(?P<of_season>{_SEASON})'s\send){NO_MORE}",
        read_end_of_season,
        "end of |'s end",
    ),
    Pattern(
        "season",
        "season",
        rf"(?P<year>{ANY_YEAR})?\s?暑[假期](?P<over>结束|期间|之?内)?(?:(?<=[束间内])|(?=[之以]?前)){BEFORE}",
        read_school_holidays,
        "暑",
    ),
    Pattern(
        "season",
        "season",
        rf"(?P<year>{ANY_YEAR})\s?(?:开(?=春))?(?P<season>[春夏秋冬])(?:[天季]|(?<=开春)){BEFORE}(?=[前之内底末完上发交达实推\s，,。;；)]|$|(?<=开春)(?![之以]?前)|(?<=开春前))",
        read_season,
        "年春|年夏|年秋|年冬|年的|年开",
    ),
    Pattern(
        "season",
        "season",
        rf"{BEGIN}(?:the\s)?(?P<season>{_SEASON}),?\s(?:of\s)?(?P<year>{YEAR}(?!\d)|{NEAR_YEAR}){NO_MORE}(?P<before>(?!))?",
        read_season,
        "19|20|21|year",
    ),
    Pattern(
        "season",
        "season",
        rf"{BEGIN}(?:the\s)?(?P<near>this|next|coming|current)\s(?P<season>{_SEASON}){NO_MORE}",
        read_near_season,
        "this |next |coming |current ",
    ),
    Pattern(
        "season",
        "season",
        rf"(?P<season>[春夏秋冬])[天季](?:结束)?[之以]?前{not_before('后端台厅往瞻')}(?P<before>(?!))?",
        read_season_to_come,
        "天|季",
    ),
    Pattern(
        "season",
        "season",
        rf"{BEGIN}(?:(?P<before>before|ahead\sof)|by|no\slater\sthan)\s(?:the\s)?(?P<season>{_SEASON})(?=\s*(?:$|[.,;:)]))",
        read_season_to_come,
        "by |before |ahead of |no later than ",
    ),
)
