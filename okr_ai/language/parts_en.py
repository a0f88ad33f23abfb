"""English days and parts named by the period they are of: the last working day of the month, second Sunday of 2027."""

import re

from okr_ai.language.date_patterns import Pattern, got, year_of
from okr_ai.language.dates_en import BEGIN, COUNT, MONTH, WEEKDAY, YEAR
from okr_ai.language.days_en import NEAR_YEAR
from okr_ai.language.periods import (
    Period,
    Reference,
    fiscal_year_of,
    month_of,
    months_from,
    next_month,
    next_numbered,
    nth_weekday,
    plus_days,
    plus_months,
    quarter,
    quarter_around,
    week_in,
    workday_in,
)
from okr_ai.language.periods_en import ORDINALS, count_of, month_number, weekday_number

WORKDAYS = ("business day", "working day", "workday")
_OF_MONTH = rf"(?P<month>{MONTH})(?:(?:,?\s|\s(?:in|of)\sthe\syear\s)(?P<year>{YEAR}(?!\d)|{NEAR_YEAR}))?"
_OF_ANY = (
    r"(?:(?:of|in)\s(?:the\s)?(?:(?P<near>this|next|last|current)\s)?|(?P<near_too>this|next|last)\s)"
    rf"(?:(?P<unit>month|quarter|year)(?![a-z\-])|{_OF_MONTH}|q(?P<q>[1-4])(?![\da-z])(?:\s?(?P<q_year>{YEAR}(?!\d)|{NEAR_YEAR}))?"
    rf"|(?P<only_year>{YEAR})(?![\d%,]))"
)


def _whole(match: re.Match[str], ref: Reference) -> Period | None:
    """The period that a part is of: next month, this quarter, March 2027, last year, 2027."""
    year, unit = year_of(got(match, "year") or got(match, "only_year"), ref), match["unit"]
    near = match["near"] or got(match, "near_too") or ""
    shift = {"next": 1, "last": -1}.get(near, 0)
    if number := got(match, "q"):
        return quarter(year_of(match["q_year"], ref) or fiscal_year_of(ref), int(number), ref)
    if got(match, "month"):
        month = month_number(match["month"])
        if year:
            return month_of(year, month)
        if near == "last":
            latest = month_of(ref.day.year, month)
            return latest if latest[1] < ref.day else month_of(ref.day.year - 1, month)
        return next_month(month, ref.day)
    if unit == "month":
        return month_of(ref.day.year, ref.day.month + shift)
    if unit == "quarter":
        return quarter_around(ref, shift)
    return months_from(year or ref.day.year + shift, 1, 12)


def _some_of(whole: Period, count: int, counted: str, *, from_end: bool) -> Period:
    """The first or last days, weeks, months or quarters of a period."""
    first, last = whole
    if months := {"month": count, "quarter": 3 * count}.get(counted):
        return (
            (plus_months(plus_days(last, 1), -months), last)
            if from_end
            else (first, plus_days(plus_months(first, months), -1))
        )
    days = count * (7 if counted == "week" else 1)
    return (plus_days(last, 1 - days), last) if from_end else (first, plus_days(first, days - 1))


def read_nth_of(match: re.Match[str], ref: Reference) -> Period | None:
    """ "The last working day of next month", "second Sunday of 2027", "the first 10 days of June"."""
    whole, what = _whole(match, ref), match["what"] or ""
    if not whole:
        return None
    from_end = match["nth"] in ("last", "final")
    number = None if from_end else ORDINALS.get(match["nth"]) or int(match["nth"][:-2])
    if count := count_of(got(match, "count") or ""):
        some = _some_of(whole, count, match["counted"], from_end=from_end)
        return some if number in (None, 1) and whole[0] <= some[0] and some[1] <= whole[1] else None
    if what == "month":
        months = (whole[1].year - whole[0].year) * 12 + whole[1].month - whole[0].month
        nth = months if number is None else number - 1
        return month_of(whole[0].year, whole[0].month + nth) if 0 < months >= nth else None
    if what == "week":
        return week_in(whole, number)
    if what == "weekend":
        saturday = nth_weekday(whole, 5, number)
        return saturday, plus_days(saturday, 1)
    if what in ("", "day", "date"):
        day = whole[1] if number is None else plus_days(whole[0], number - 1)
    elif what in WORKDAYS:
        day = workday_in(whole, number)
    else:
        day = nth_weekday(whole, weekday_number(what), number)
    return (day, day) if whole[0] <= day <= whole[1] else None


def read_numbered(match: re.Match[str], ref: Reference) -> Period | None:
    """ "By the 15th": the next day of that number."""
    day = next_numbered(int(match["number"]), ref.day)
    return (day, day) if day else None


def read_half_of_month(match: re.Match[str], ref: Reference) -> Period | None:
    """ "The first half of March": its first fifteen days, or those behind them."""
    whole = _whole(match, ref)
    if not whole:
        return None
    middle = plus_days(whole[0], 14)
    return (whole[0], middle) if match["nth"] in ("first", "1st") else (plus_days(middle, 1), whole[1])


PATTERNS = (
    Pattern(
        "nth_of",
        "nth",
        rf"{BEGIN}(?<!ty )(?<!ty-)(?:the\s)?"
        r"(?P<nth>first|second|third|fourth|fifth|last|final|(?:3[01]|[12]?\d)(?:st|nd|rd|th))"
        rf"(?:\s(?P<count>{COUNT})\s(?P<counted>day|week|month|quarter)s|\s(?P<what>{WEEKDAY}|(?:{'|'.join(WORKDAYS)}|day|date|month|weekend|week)(?![a-z])))?"
        rf"\s{_OF_ANY}",
        read_nth_of,
        "day of |day in |day this |day next |day last |days of |days in |weeks of |weeks in |months of |months in "
        "|quarters of |quarters in |date of |month of "
        "|month in |month next |week of the |week of next |week of this |week of last |week of q"
        "|weekend of |weekend in "
        "|st of |nd of |rd of |th of |st this |nd this |rd this |th this |st next |nd next |rd next |th next ",
    ),
    Pattern(
        "half_of_month",
        "nth",
        rf"{BEGIN}(?:the\s)?(?P<nth>first|1st|second|2nd|latter)[\s\-]half\s(?:of\s)?(?:(?P<near>this|next|last)\s(?P<unit>month)(?![a-z])"
        rf"|{_OF_MONTH})(?P<near_too>(?!))?(?P<only_year>(?!))?",
        read_half_of_month,
        " half of|-half of| half j| half f| half m| half a| half s| half o| half n| half d",
    ),
    Pattern(  # not "on the 3rd floor", "by the 2nd release"
        "numbered_day",
        "nth",
        r"(?:(?<=by )|(?<=before )|(?<=until )|(?<=till )|(?<=due )|(?<=on )|(?<=later than ))(?:the\s)?"
        r"(?P<number>3[01]|[12]?\d)(?:st|nd|rd|th)(?=\s*(?:$|[.;:!?)|]|,(?!\s?\d))|\sat\s\d)",
        read_numbered,
        "by |before |until |till |due |on |than ",
    ),
)
