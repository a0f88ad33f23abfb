"""A date, or the cycle that a heading or a field names, in a text of its own."""

import re
from datetime import date

from okr_ai.language.dates import dates_in
from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import (
    Period,
    Reference,
    day_of,
    half,
    months_from,
    next_day,
    next_month,
    quarter,
    reference,
)
from okr_ai.language.text import normalised
from okr_ai.model import Cycle, DatePhrase


def read_date(
    text: str, *, cycle: Cycle | None = None, today: date | None = None, fiscal_start: int = 1
) -> DatePhrase | None:
    """The first date or period that a field's text means ("30 Sep", 「三季度末」, "9/30"), None when it holds none.

    Relative ones count from the cycle's start, else from `today`, else from the clock.
    """
    ref = reference(cycle, today, fiscal_start)
    plain = normalised(text)
    found = dates_in(plain, ref)
    if found:
        first = found[0]
        return DatePhrase(text[first.start : first.end], first.start, first.end, *first.period)
    if period := _bare(plain.strip(), ref):
        start = len(plain) - len(plain.lstrip())
        whole = text.strip()
        return DatePhrase(text[start : start + len(whole)], start, start + len(whole), *period)
    return None


_BARE = Lazy(
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)|(?P<a>\d\d?)[/.\-](?P<b>\d\d?)|(?P<year>(?:19|20)\d\d)年?|(?P<month>may|mar|march)"
)


def _bare(plain: str, ref: Reference) -> Period | None:
    """What is a date only where nothing else can be meant: 20260930, 9/30, 30/9, 2026, May."""
    match = _BARE.fullmatch(plain)
    if not match:
        return None
    if match["month"]:
        return next_month(5 if match["month"] == "may" else 3, ref.day)
    if match["year"]:
        return months_from(int(match["year"]), 1, 12)
    if match["y"]:
        found = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    else:
        a, b = int(match["a"]), int(match["b"])
        month, day_number = (b, a) if a > 12 >= b else (a, b)
        found = next_day(month, day_number, ref.day)
    return (found, found) if found else None


# "2026 Q3", as nearly every draft has it: without the patterns of all other periods.
_USUAL_CYCLE = re.compile(r"(?P<year>20\d\d)[ -]?(?P<part>[qh])(?P<number>[12]|(?<=q)[34])")


def read_cycle(text: str, *, today: date | None = None, fiscal_start: int = 1) -> Cycle | None:
    """The cycle a heading or a field names: "2026 Q3", 「2026年三季度」, "FY26 H1", 「2026年7-9月」, "2026-07-01
    to 2026-09-30".

    Two dates are its first and its last day; one period is the whole cycle, whatever brackets behind it say of it
    ("Q2 2026 (April to June)"). None when the text names no period.
    """
    ref = reference(None, today, fiscal_start)
    plain = normalised(text)
    if usual := _USUAL_CYCLE.fullmatch(plain.strip()):
        part = quarter if usual["part"] == "q" else half
        return Cycle(*part(int(usual["year"]), int(usual["number"]), ref), text.strip())
    found = dates_in(plain, ref)
    if not found:
        period = _bare(plain.strip(), ref)
        return Cycle(*period, text.strip()) if period and period[0] < period[1] else None
    first, last = found[0], found[-1]
    between = plain[first.end : found[1].start] if len(found) > 1 else ""
    restated = "(" in between and ")" not in between and first.period[0] < first.period[1]
    if restated and "fy" in plain[first.start : first.end] and found[1].period[0] < found[1].period[1]:
        first = found[1]  # "Q2 FY26-27 (Jul-Sep 2026)": when the year begins stands in the brackets
    if len(found) > 1 and not restated and first.period[0] < last.period[1]:
        return Cycle(first.period[0], last.period[1], text[first.start : last.end])
    if first.period[0] == first.period[1]:
        return None
    return Cycle(*first.period, text[first.start : first.end])
