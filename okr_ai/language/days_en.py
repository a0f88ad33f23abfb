"""English days in words and by other days: May twenty-first, Friday after next, two weeks before Black Friday."""

import re
from datetime import date

from okr_ai.language.date_patterns import Pattern, got, year_of
from okr_ai.language.dates_en import BEGIN, COUNT, MONTH, WEEKDAY, YEAR
from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import (
    Period,
    Reference,
    day_of,
    month_of,
    months_from,
    next_day,
    next_month,
    plus_days,
    plus_months,
    plus_workdays,
    quarter_around,
    week_around,
)
from okr_ai.language.periods_en import count_of, month_number, weekday_number

_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth"),
)
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_VALUES = {word: number for number, word in enumerate((*_ONES, *_TEENS), start=1)}
_VALUES |= {word: number for number, word in enumerate(_CARDINALS, start=1)}
_VALUES |= {"twenty": 20, "twentieth": 20, "thirty": 30, "thirtieth": 30}
DAY_IN_WORDS = (
    rf"(?:(?:(?:twenty|thirty)[\s\-])?(?:{'|'.join(_ONES)})|{'|'.join(_TEENS)}|twentieth|thirtieth"
    rf"|twenty[\s\-](?:{'|'.join(_CARDINALS)})|thirty[\s\-]one)"
)
# `day`, and `to` for the last of several
_DAY_WORDS = rf"(?P<day>{DAY_IN_WORDS})(?:\s?(?:-|to|through|until|till)\s?(?:the\s)?(?P<to>{DAY_IN_WORDS}))?"


def in_words(words: str) -> int:
    """The number of the day: 21 for "twenty-first"."""
    return sum(_VALUES[word] for word in words.replace("-", " ").split())


def read_word(match: re.Match[str], ref: Reference) -> Period | None:
    """The day of a month that stands in words, with "of" between, a year behind or up to another day."""
    if not (got(match, "of") or match["year"] or match["to"] or match.start("month") < match.start("day")):
        return None  # "the first March of theirs"
    month, number, year = month_number(match["month"]), in_words(match["day"]), year_of(match["year"], ref)
    found = day_of(year, month, number) if year else next_day(month, number, ref.day)
    if not found:
        return None
    last = day_of(found.year, month, in_words(match["to"])) if match["to"] else None
    return found, max(found, last or found)


def read_after_next(match: re.Match[str], ref: Reference) -> Period | None:
    """ "The quarter after next", "Friday after next": the one behind the next one."""
    if match["weekday"]:
        ahead = (weekday_number(match["weekday"]) - ref.day.weekday() - 1) % 7 + 1
        day = plus_days(ref.day, ahead + 7)
        return day, day
    if match["month"]:
        period = next_month(month_number(match["month"]), plus_days(ref.day, 1))
        return period and month_of(period[0].year + 1, period[0].month)
    if match["unit"] in ("week", "weekend"):
        monday, sunday = week_around(ref.day, 2)
        return (plus_days(sunday, -1) if match["unit"] == "weekend" else monday), sunday
    if match["unit"] == "quarter":
        return quarter_around(ref, 2)
    if match["unit"] == "month":
        return month_of(ref.day.year, ref.day.month + 2)
    return months_from(ref.day.year + 2, 1, 12)


# "Two weeks before Black Friday", "a year and two months after 1 June", "the Friday before", "the week of 7 October":
# what may stand before a day that it counts from.
_UNITS_AWAY = r"(?:(?:business\s|working\s)?days?|weeks?|fortnights?|months?|years?)"
AWAY = Lazy(
    rf"{BEGIN}(?:(?P<counts>(?:{COUNT}[\s\-]{_UNITS_AWAY}(?:,\sand\s|,\s|\sand\s))*{COUNT}[\s\-]{_UNITS_AWAY})"
    r"\s(?P<way>before|after|from|prior to|starting|beginning)"
    rf"|(?:the )?(?:(?P<weekday>{WEEKDAY})|(?P<unit>day|week|weekend)) (?P<side>before|after)"
    r"|(?:the )?(?:week|weekend) (?:of|commencing|beginning)) (?:the |on )?$",
)
_COUNTED = Lazy(rf"(?P<count>{COUNT})[\s\-](?P<unit>{_UNITS_AWAY})")


def day_away(match: re.Match[str], day: date) -> Period:
    """The day so many days, weeks or months before or after another; the week or weekend around it."""
    if match["counts"]:
        return _counted_away(match, day)
    later = match["side"] == "after"
    if match["weekday"]:
        ahead = (weekday_number(match["weekday"]) - day.weekday()) % 7
        found = plus_days(day, (ahead or 7) if later else ahead - 7)
        return found, found
    if match["unit"] == "day":
        found = plus_days(day, 1 if later else -1)
        return found, found
    shift = 0 if not match["side"] else 1 if later else -1
    monday, sunday = week_around(day, shift)
    return (plus_days(sunday, -1), sunday) if "weekend" in match[0] else (monday, sunday)


def _counted_away(match: re.Match[str], day: date) -> Period:
    """ "3 months and 1 week before": the day that far; "two weeks starting": the days from it on."""
    lasts = match["way"] in ("starting", "beginning")
    sign = -1 if match["way"] in ("before", "prior to") else 1
    found = day
    for each in _COUNTED.finditer(match["counts"]):
        count, unit = sign * (count_of(each["count"]) or 0), each["unit"][0]
        if each["unit"].startswith(("business", "working")):
            found = plus_workdays(found, count)
        elif unit in "my":
            found = plus_months(found, count * (12 if unit == "y" else 1))
        else:
            found = plus_days(found, count * {"d": 1, "w": 7, "f": 14}[unit])
    return (day, plus_days(found, -1)) if lasts and found > day else (found, found)


NEAR_YEAR = r"(?:this|next|last)\syear(?![a-z])"
_YEAR_BEHIND = rf"(?:,?\s(?:in\sthe\syear\s)?(?P<year>{YEAR}(?!\d)|'\d\d(?!\d)|{NEAR_YEAR}))?"
# "March first" is a day, "March first drafts" is none.
NO_MORE = r"(?![a-z\-])(?!\s(?!(?:to|and|or|by|at|in|on|for|with|through|until|as|is|are)\s)[a-z])"

PATTERNS = (
    Pattern(
        "month_word",
        "ordinal",
        rf"{BEGIN}(?P<month>{MONTH})\s(?:the\s)?{_DAY_WORDS}{_YEAR_BEHIND}{NO_MORE}",
        read_word,
    ),
    Pattern(
        "word_month",
        "ordinal",
        rf"{BEGIN}(?:the\s)?{_DAY_WORDS}\s(?P<of>of\s)?(?P<month>{MONTH}){_YEAR_BEHIND}",
        read_word,
    ),
    Pattern(
        "after_next",
        "ordinal",
        rf"{BEGIN}(?:the\s)?(?:(?P<unit>weekend|week|month|quarter|year)|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH}))"
        r"\safter\s(?:the\s)?next(?![a-z])(?!\s[a-z])",
        read_after_next,
        "after next|after the next",
    ),
)
