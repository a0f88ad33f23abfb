"""English days and months named by the week, month or year they are of, in any order: next week on Friday, Friday of
next week, next month the 20th, March of next year, a week on Tuesday."""

import re

from okr_ai.language.date_patterns import Pattern, got
from okr_ai.language.dates_en import BEGIN, COUNT, MONTH, WEEKDAY
from okr_ai.language.days_en import DAY_IN_WORDS, NO_MORE, in_words
from okr_ai.language.parts_en import WORKDAYS, read_nth_of
from okr_ai.language.periods import (
    Period,
    Reference,
    day_of,
    fiscal_year_of,
    half,
    month_of,
    plus_days,
    plus_months,
    quarter,
    quarter_around,
    week_around,
    workday_in,
)
from okr_ai.language.periods_en import ORDINALS, count_of, edge_of, month_number, weekday_number

_NEAR = r"(?:this|next|last)"
_SHIFT = {"this": 0, "next": 1, "last": -1}
_THEN = r"(?:'s|,)?\s(?:on\s|in\s)?(?:the\s)?"  # between a week, month or year and what of it is meant
_WEEK = r"(?:week|wk)(?![a-z\-])"


def read_weekday_of_week(match: re.Match[str], ref: Reference) -> Period | None:
    """ "Friday next week", "next week on Friday", "Monday to Friday of next week"."""
    monday = week_around(ref.day, _SHIFT[match["near"] or match["near_first"]])[0]
    last = plus_days(monday, weekday_number(match["weekday"] or match["weekday_last"]))
    begins = match["from"] or match["from_too"]
    first = plus_days(monday, weekday_number(begins)) if begins else last
    return (first, last) if first <= last else None


def read_weekday_away(match: re.Match[str], ref: Reference) -> Period | None:
    """ "A week on Tuesday", "two weeks before Friday", "Tuesday week": so far from the next such day."""
    name = match["weekday"] or match["weekday_first"] or match["fridays"]
    day = plus_days(ref.day, (weekday_number(name) - ref.day.weekday() - 1) % 7 + 1)
    count = count_of(match["count"] or "a") or 0
    if match["fridays"]:
        day = plus_days(day, 7 * ((count_of(match["of_them"]) or 1) - 1))
        return day, day
    unit = (match["unit"] or "week")[0]
    if unit == "m":
        found = plus_months(day, -count if match["way"] == "before" else count)
    else:
        found = plus_days(day, {"d": 1, "w": 7, "f": 14}[unit] * (-count if match["way"] == "before" else count))
    return found, found


def read_weekday_and_day(match: re.Match[str], ref: Reference) -> Period | None:
    """ "Wednesday the 3rd": the next such day of a month that is that weekday."""
    number, weekday = int(match["day"][:-2]), weekday_number(match["weekday"])
    for later in range(12):
        first = month_of(ref.day.year, ref.day.month + later)[0]
        day = day_of(first.year, first.month, number)
        if day and day >= ref.day and day.weekday() == weekday:
            return day, day
    return None


def read_day_of_near_month(match: re.Match[str], ref: Reference) -> Period | None:
    """ "Next month, the 20th", "in two months on the 3rd"."""
    shift = count_of(match["count"]) or 0 if match["count"] else _SHIFT[match["near"]]
    first = month_of(ref.day.year, ref.day.month + shift)[0]
    day = day_of(
        first.year, first.month, int(match["day"][:-2]) if match["day"][0].isdigit() else in_words(match["day"])
    )
    return (day, day) if day else None


def read_of_near_year(match: re.Match[str], ref: Reference) -> Period | None:
    """ "Next year in March", "next year's Q3", "mid-May of next year", "next year on March 5"."""
    shift = _SHIFT[match["near"]]
    if month := got(match, "month"):
        if got(match, "day"):
            day = day_of(ref.day.year + shift, month_number(month), int(match["day"]))
            return (day, day) if day else None
        return edge_of(month_of(ref.day.year + shift, month_number(month)), match)
    number = int(match["q"] or match["h"] or 0) or ORDINALS[match["nth"]]
    of_halves = match["h"] or match["part"] == "half"
    if of_halves and number > 2:
        return None
    return (half if of_halves else quarter)(fiscal_year_of(ref) + shift, number, ref)


def read_same_of_last_year(match: re.Match[str], ref: Reference) -> Period | None:
    """ "The same quarter last year": what this quarter, month or week is compared with."""
    unit = match["unit"]
    if unit == "quarter":
        return quarter_around(ref, -4)
    day = plus_months(ref.day, -12)
    return month_of(day.year, day.month) if unit == "month" else week_around(day)


def read_next_workday(match: re.Match[str], ref: Reference) -> Period | None:
    day = workday_in((plus_days(ref.day, 1), plus_days(ref.day, 7)), 1)
    return day, day


_EDGE = r"(?:(?P<edge>end|beginning|start|middle|mid|early|late)(?:\sof)?[\s\-])?"
_NTH = r"(?P<nth>first|second|third|fourth|fifth|last|final|(?:3[01]|[12]?\d)(?:st|nd|rd|th))"
_NEAR_WEEKS = "this week|next week|last week|next wk|last wk"
_NEAR_YEARS = "next year|last year"

PATTERNS = (
    Pattern(
        "weekday_of_week",
        "weekday",
        rf"{BEGIN}(?:(?:on\s)?(?:(?P<from>{WEEKDAY})\s?(?:-|to|through|until|till)\s?)?(?P<weekday>{WEEKDAY}),?\s(?:of\s)?"
        rf"(?P<near>{_NEAR})\s{_WEEK}|(?P<near_first>{_NEAR})\s{_WEEK}{_THEN}"
        rf"(?:(?:between\s|from\s)?(?P<from_too>{WEEKDAY})\s?(?:-|to|through|until|till|and)\s?)?(?P<weekday_last>{WEEKDAY}))",
        read_weekday_of_week,
        _NEAR_WEEKS,
    ),
    Pattern(
        "weekday_away",
        "weekday of_near",
        rf"{BEGIN}(?:(?P<count>{COUNT})\s(?P<unit>days?|weeks?|fortnights?|months?)\s(?P<way>from|after|before|on)\s(?P<weekday>{WEEKDAY})"
        rf"|(?:(?<=by )|(?<=on )|(?<=until )|^)(?P<weekday_first>{WEEKDAY})\sweek(?=\s*(?:$|[.,;)]))"
        rf"|(?P<of_them>{COUNT})\s(?P<fridays>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s\sfrom\s(?:now|today)(?![a-z]))",
        read_weekday_away,
        " on | from | after | before |y week|n week|e week|d week|u week|i week|t week",
    ),
    Pattern(
        "weekday_and_day",
        "weekday of_near",
        rf"{BEGIN}(?P<weekday>{WEEKDAY}),?\s(?:the\s)(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?!\s(?:of|{MONTH})|[a-z\-])",
        read_weekday_and_day,
        "day the ",
    ),
    Pattern(
        "day_of_near_month",
        "of_near",
        rf"{BEGIN}(?:(?P<near>{_NEAR})\smonth|in\s(?P<count>{COUNT})\smonths?){_THEN}"
        rf"(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th)|{DAY_IN_WORDS}){NO_MORE}",
        read_day_of_near_month,
        "next month|last month|months, the|months on the",
    ),
    Pattern(
        "nth_of",
        "of_near",
        rf"{BEGIN}(?P<near>{_NEAR})\s(?P<unit>month|quarter|year){_THEN}{_NTH}\s"
        rf"(?P<what>{WEEKDAY}|(?:{'|'.join(WORKDAYS)}|day|month|weekend|week)(?![a-z]))",
        read_nth_of,
        "next month|last month|next quarter|" + _NEAR_YEARS,
    ),
    Pattern(
        "month_of_near_year",
        "of_near",
        rf"{BEGIN}(?P<near>{_NEAR})\syear{_THEN}(?:{_EDGE}(?P<month>{MONTH})(?:\s(?:the\s)?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)?"
        r"(?![\s,]*\d|%)|q(?P<q>[1-4])(?![\da-z])|h(?P<h>[12])(?![\da-z])|(?P<nth>first|second|third|fourth)\s(?P<part>quarter|half))",
        read_of_near_year,
        _NEAR_YEARS,
    ),
    Pattern(
        "month_of_near_year",
        "of_near",
        rf"{BEGIN}{_EDGE}(?P<month>mar(?:ch)?|may)\s(?:of\s)?(?P<near>{_NEAR})\syear(?![a-z\-])",
        read_of_near_year,
        _NEAR_YEARS,
    ),
    Pattern(
        "near",
        "of_near",
        rf"{BEGIN}(?:the\s)?same\s(?P<unit>quarter|month|week)\s(?:of\s)?last\syear(?![a-z\-])",
        read_same_of_last_year,
        "same ",
    ),
    Pattern(
        "near_day",
        "of_near",
        rf"{BEGIN}(?:the\s)?next\s(?:{'|'.join(WORKDAYS)}){NO_MORE}",
        read_next_workday,
        "next business day|next working day|next workday",
    ),
)
