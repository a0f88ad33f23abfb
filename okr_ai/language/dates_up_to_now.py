"""Periods that began in the past and last to this day: since last year, from 2024 to now, 3月以来, 年初至今, YTD.

Apart from the reading of other dates, since few key results hold one; what is told so is where figures come from, no
deadline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okr_ai.language.date_patterns import Pattern
from okr_ai.language.date_ranges import read_again, says_year
from okr_ai.language.dates_en import BEGIN
from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import (
    Period,
    Reference,
    month_of,
    months_from,
    plus_months,
    quarter_around,
    week_around,
)

if TYPE_CHECKING:
    from okr_ai.language.dates import Dated

_NOW = Lazy(
    r"\s?(?:以来|[至到]今(?![年天日早晚])|[到至]现在|[到至]目前(?:为止)?|迄今(?:为止)?)"
    r"|\s?(?:up\s)?(?:-|to|until|till|through)\s?(?:the\s)?(?:now|date|present(?:\sday)?)(?![a-z])"
)

_ENDS, _ENDS_ZH = ("end ", "the end ", "close "), ("底", "末", "尾")


def put_up_to_now(dated: Dated, plain: str, ref: Reference) -> None:
    """Make the date the time from it to this day; one that names no year is the latest such, not the next."""
    said = _NOW.match(plain, dated.end)
    if not said and dated.lead != "since":
        return
    first, last = dated.period
    words = plain[dated.start : dated.end]
    if words.endswith(_ENDS_ZH) or words.startswith(_ENDS):
        first = last  # since the end of 2024, 2024年底至今
    if first > ref.day and not says_year(plain, dated.start, dated.end):
        first, last = read_again(dated, plain, ref, plus_months(ref.day, -12))
    if first > ref.day:
        return
    # in a cycle, "now" is some day of it
    dated.period = first, (max(last, ref.day) if ref.cycle else ref.day)
    dated.lead = "since"
    if said:
        dated.end = said.end()


def read_to_date(match: re.Match[str], ref: Reference) -> Period | None:
    """YTD, "quarter to date"."""
    unit = (match["unit"] or match["short"])[0]
    whole = {
        "y": months_from(ref.day.year, 1, 12),
        "q": quarter_around(ref),
        "m": month_of(ref.day.year, ref.day.month),
        "w": week_around(ref.day),
    }[unit]
    return whole[0], ref.day


PATTERNS = (
    Pattern(
        "to_date",
        "to_date",
        rf"{BEGIN}(?:(?:the\s)?(?P<unit>year|quarter|month|week)[\s\-]to[\s\-]date|(?P<short>[yqmw])td)(?![a-z])",
        read_to_date,
        "to date|to-date|ytd|qtd|mtd|wtd",
    ),
)
