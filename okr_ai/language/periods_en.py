"""What an English date phrase means: the days from the first to the last, given the match of its pattern."""

import re
from datetime import date

from okr_ai.language.date_patterns import got, small_number, year_of
from okr_ai.language.festivals import next_feast
from okr_ai.language.periods import (
    Period,
    Reference,
    day_of,
    fiscal_year,
    fiscal_year_of,
    half,
    half_around,
    month_of,
    months_from,
    next_day,
    next_month,
    nth_month,
    nth_weekday,
    numbered_week,
    plus_days,
    plus_months,
    quarter,
    quarter_around,
    span_from,
    week_around,
    week_in,
)

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "last": 4,
    "final": 4,
    "latter": 2,
    "back": 2,
}


def edge_of(period: Period, match: re.Match[str]) -> Period:
    """The end, beginning or middle of a period: its last, first or middle month, or third of a month."""
    word = got(match, "edge")
    if not word:
        return period
    first, last = period
    days = (last - first).days + 1
    third = 10 if 27 < days <= 31 else days // 3
    if word in ("end", "close", "eo", "late"):
        if days > 31:
            return months_from(last.year, last.month, 1)
        return (plus_days(first, 20), last) if days > 7 else (plus_days(last, -2), last)
    if word in ("beginning", "start", "early"):
        return months_from(first.year, first.month, 1) if days > 31 else (first, plus_days(first, max(third - 1, 0)))
    if days > 31:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return months_from(first.year, first.month + (months - 1) // 2, 2 - months % 2)
    return plus_days(first, third), plus_days(first, 2 * third - 1)


def _shift(match: re.Match[str]) -> int:
    word = got(match, "near") or ""
    if "coming" in word and match["unit"] == "weekend":
        return 0
    return 1 if "next" in word or "coming" in word or "following" in word else -1 if word in ("last", "previous") else 0


def month_number(words: str) -> int:
    if words.isdigit():
        return int(words)
    return next(i for i, name in enumerate(MONTHS, start=1) if name.startswith(words.rstrip(".")[:3]))


def read_day(match: re.Match[str], ref: Reference) -> Period | None:
    month = month_number(match["month"])
    year = year_of(got(match, "year"), ref)
    found = day_of(year, month, int(match["day"])) if year else next_day(month, int(match["day"]), ref.day)
    if not found:
        return None
    last = day_of(found.year, month, int(got(match, "to_day") or 0))
    return found, max(found, last or found)


def read_day_or_month(match: re.Match[str], ref: Reference) -> Period | None:
    """ "Oct-2" is a day; "Oct-26", where 26 is the year or near it, the month."""
    number = int(match["day"])
    near = abs(2000 + number - ref.day.year) < 3
    dashed = match.string[match.end("month")] == "-"
    if dashed and near and number > 12 and not (match["year"] or match["to_day"]):
        return month_of(2000 + number, month_number(match["month"]))
    return read_day(match, ref)


def read_year_month(match: re.Match[str], ref: Reference) -> Period | None:
    return read_day(match, ref) if match["day"] else read_month(match, ref)


def read_month(match: re.Match[str], ref: Reference) -> Period | None:
    number = month_number(match["month"])
    words = got(match, "year")
    year = year_of(words, ref)
    if year and words and words[0] == "f":  # "June FY26": the one within that fiscal year
        year -= 1 < ref.fiscal_start <= number
    period = month_of(year, number) if year else next_month(number, ref.day)
    return edge_of(period, match) if period else None


def read_months(match: re.Match[str], ref: Reference) -> Period | None:
    """ "October to March": to the end of the next such month, from this year's first one where it is not yet over."""
    first, last = month_number(match["month"]), month_number(match["to"])
    count = (last - first) % 12 + 1
    begun = months_from(ref.day.year, first, count)
    return begun if begun[1] >= ref.day else months_from(ref.day.year + 1, first, count)


def read_week_of_month(match: re.Match[str], ref: Reference) -> Period | None:
    month, year = month_number(match["month"]), year_of(got(match, "year"), ref)
    period = month_of(year, month) if year else next_month(month, ref.day)
    number = None if match["nth"] in ("last", "final") else ORDINALS[match["nth"]]
    weekday = got(match, "weekday")
    if period and weekday == "day":
        day = plus_days(period[0], number - 1) if number and match["nth"] != "last" else period[1]
        return day, day
    if period and weekday:
        day = nth_weekday(period, weekday_number(weekday), number)
        return day, day
    return period and week_in(period, number)


def _year_of_part(match: re.Match[str], ref: Reference) -> int:
    """The (fiscal) year of a quarter or half, the one of the reference day where none is written; "next year" counts
    from that."""
    words = match["before_year"] or match["year"]
    if words and words.endswith("year"):
        return fiscal_year_of(ref) + {"n": 1, "l": -1}.get(words[0], 0)
    return year_of(words, ref) or fiscal_year_of(ref)


def read_quarter(match: re.Match[str], ref: Reference) -> Period | None:
    number = ORDINALS.get(match["nth"] or "") or int(match["q"] or match["q2"] or match["q3"])
    year = _year_of_part(match, ref)
    if not match["year"] and not match["before_year"] and match.string.endswith("next ", 0, match.start()):
        year += quarter(year, number, ref)[0] <= ref.day  # "next Q1" in January
    period = quarter(year, number, ref)
    if match["to"]:
        if int(match["to"]) <= number:
            return None
        period = period[0], quarter(year, int(match["to"]), ref)[1]
    return edge_of(period, match)


def read_half(match: re.Match[str], ref: Reference) -> Period | None:
    number = int(match["h"] or match["h2"] or ORDINALS[match["nth"]])
    year = _year_of_part(match, ref)
    return edge_of(half(year, number, ref), match) if number <= 2 else None


def _last_workday(week: Period, ref: Reference) -> date:
    """What is due by the end of a week is due on its Friday; of this week's, once that is over, on its Sunday."""
    friday = plus_days(week[0], 4)
    return friday if friday >= ref.day else week[1]


def read_near(match: re.Match[str], ref: Reference) -> Period | None:
    shift, unit = _shift(match), match["unit"]
    if unit == "weekend":
        sunday = week_around(ref.day, shift)[1]
        period = plus_days(sunday, -1), sunday
    elif unit in ("quarter", "qtr", "fiscal quarter"):
        period = quarter_around(ref, shift)
    elif unit == "month":
        period = month_of(ref.day.year, ref.day.month + shift)
    elif unit == "week":
        period = week_around(ref.day, shift)
        if got(match, "edge") in ("end", "close") and match.string.endswith("by ", 0, match.start()):
            friday = _last_workday(period, ref)
            return friday, friday
    elif unit.startswith(("half", "semester", "term")):
        period = half_around(ref, shift)
    elif unit.startswith("f"):  # fiscal year, FY
        period = fiscal_year(fiscal_year_of(ref) + shift, ref)
    elif unit in ("cycle", "period"):
        period = (ref.cycle.start, ref.cycle.end) if ref.cycle else quarter_around(ref)
    else:
        period = months_from(ref.day.year + shift, 1, 12)
    return edge_of(period, match)


def read_end_of(match: re.Match[str], ref: Reference) -> Period | None:
    words = match["words"].replace("-", " ").removeprefix("end of ").removesuffix(" end").removesuffix("'s")
    if words in ("eoq", "quarter"):
        last = quarter_around(ref)[1]
    elif words in ("eom", "month"):
        last = month_of(ref.day.year, ref.day.month)[1]
    elif words == "eow":
        last = _last_workday(week_around(ref.day), ref)
    elif words in ("eod", "cob") or words.endswith(("day", "business", "play")):
        last = ref.day
    elif words == "half":
        last = half_around(ref)[1]
    elif words in ("mid month", "mid quarter"):
        period = month_of(ref.day.year, ref.day.month) if words == "mid month" else quarter_around(ref)
        first = plus_days(period[0], 10) if words == "mid month" else plus_months(period[0], 1)
        return first, plus_days(first, 9) if words == "mid month" else plus_days(plus_months(first, 1), -1)
    elif words.startswith("mid"):
        last = months_from(ref.day.year, 1, 6)[1]
    elif words == "eofy":
        last = fiscal_year(fiscal_year_of(ref), ref)[1]
    elif words == "cycle":
        last = ref.cycle.end if ref.cycle else quarter_around(ref)[1]
    else:
        last = months_from(year_of(got(match, "year"), ref) or ref.day.year, 12, 1)[1]
    return last, last


def read_year(match: re.Match[str], ref: Reference) -> Period | None:
    year = year_of(got(match, "year"), ref)
    if year is None or not 1950 <= year <= 2150:
        return None
    if (then := year_of(match["then"], ref)) == year + 1:
        year = then  # FY2026/27 ends in 2027
    return edge_of(fiscal_year(year, ref) if match["year"].startswith("f") else months_from(year, 1, 12), match)


def weekday_number(words: str) -> int:
    return next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(words[:3]))


def read_weekday(match: re.Match[str], ref: Reference) -> Period | None:
    number = weekday_number(match["weekday"])
    ahead = (number - ref.day.weekday()) % 7
    which = match["which"] or ""
    if which == "last":
        ahead -= 7
    elif which == "next":
        ahead = 7 - ref.day.weekday() + number
    elif which == "the following" and not ahead:
        ahead = 7
    day = plus_days(ref.day, ahead)
    return day, day


_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yesterday": -1}


def read_near_day(match: re.Match[str], ref: Reference) -> Period | None:
    day = plus_days(ref.day, 0 if match["day"].startswith("this") else _DAYS.get(match["day"], 2))
    return day, day


def count_of(words: str) -> int | None:
    """A count in figures or words: 21 for "twenty-one"."""
    if "couple" in words:
        return 2
    tens, _, ones = words.replace("-", " ").partition(" ")
    if ones:
        return (small_number(tens) or 0) + (small_number(ones) or 0)
    return 1 if tens in ("a", "an") else small_number(tens)


def read_span(match: re.Match[str], ref: Reference, *, to_day: bool = False) -> Period | None:
    number: float | None = 0.5 if match["count"].startswith("half") else count_of(match["count"])
    if not number or number > 400:
        return None
    number, unit = number + (0.5 if got(match, "half") or got(match, "over") else 0), match["unit"]
    if unit.startswith(("business", "working")):
        return span_from(ref, number, "workday")
    if unit.startswith("fortnight"):
        return span_from(ref, 2 * number, "week")
    name = "d" if unit.startswith(("day", "calendar")) else unit.rstrip("s")
    return span_from(ref, number, {"wk": "week", "yr": "year", "mo": "month"}.get(name, name), to_day=to_day)


def read_point(match: re.Match[str], ref: Reference) -> Period | None:
    """ "3 weeks from now", "in 10 days": the one day that is meant; of "2 weekends from now" both."""
    if got(match, "weekend"):
        count = count_of(match["count"])
        if not count or count > 60 or count != int(count):
            return None
        saturday = plus_days(ref.day, (5 - ref.day.weekday()) % 7 + 7 * (int(count) - 1))
        return saturday, plus_days(saturday, 1)
    span = read_span(match, ref, to_day=True)
    if not span:
        return None
    day = span[1]
    if more := count_of(got(match, "more") or ""):  # in 4 years and 4 days
        unit = match["more_unit"]
        months = {"year": 12, "month": 1}.get(unit)
        day = plus_months(day, more * months) if months else plus_days(day, more * (7 if unit == "week" else 1))
    return day, day


_NUMBERED = ("part ", "room ", "bus ", "model ", "gate ", "line ", "unit ", "type ", "building ")  # "room W12"


def read_week_number(match: re.Match[str], ref: Reference) -> Period | None:
    number = int(match["number"])
    if not 1 <= number <= 53 or match.string.endswith(_NUMBERED, 0, match.start()):
        return None
    year = match["year"] or match["before_year"]
    return numbered_week(ref, number, int(year) if year else None)


def read_nth_month(match: re.Match[str], ref: Reference) -> Period | None:
    return nth_month(ref, int(match["number"]))


def read_feast(match: re.Match[str], ref: Reference) -> Period | None:
    found = next_feast(match["feast"], ref.day, year_of(match["year"] or match["near"], ref))
    if found and match["weekend"]:  # the Saturday nearest to it and its Sunday
        saturday = plus_days(found[0], 5 - found[0].weekday() - (7 if found[0].weekday() < 2 else 0))
        return saturday, plus_days(saturday, 1)
    return found
