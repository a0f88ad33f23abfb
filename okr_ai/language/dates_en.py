"""English date phrases: end of Q3, by 30 September 2026, H1 FY26, within the next three months, before Black Friday."""

import re

from okr_ai.language.date_patterns import Pattern, got, small_number, year_of
from okr_ai.language.festivals import next_feast, words_pattern
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
    plus_days,
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
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r?s(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)(?![a-z])"
)
_YEAR = r"(?:19|20|21)\d\d"
_ANY_YEAR = rf"(?:(?<=q)\d\d(?!\d)|(?<=h)\d\d(?!\d)|fy\s?'?(?:20)?\d\d(?!\d)|{_YEAR}(?!\d)|'\d\d(?!\d))"
_NEAR = r"(?P<near>this|next|last|the current|current|the coming|coming|the following|previous|the)"
_EDGE = r"(?:(?:the\s)?(?P<edge>end|close|beginning|start|middle|mid|early|late|eo)(?:\s?-?\s?of)?(?:\s?the)?[\s\-]+)?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_COUNT = (
    r"(?:\d{1,3}|a\scouple\sof|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen"
    r"|twenty[\s\-]four)"
)
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "final": 4,
}


def _edge(period: Period, match: re.Match[str]) -> Period:
    """The end, beginning or middle of a period: its last, first or middle month, or third of a month."""
    word = got(match, "edge")
    if not word:
        return period
    first, last = period
    days = (last - first).days + 1
    if word in ("end", "close", "eo", "late"):
        if days > 31:
            return months_from(last.year, last.month, 1)
        return (plus_days(first, 20), last) if days > 7 else (plus_days(last, -2), last)
    if word in ("beginning", "start", "early"):
        return (
            months_from(first.year, first.month, 1) if days > 31 else (first, plus_days(first, max(days // 3 - 1, 0)))
        )
    if days > 31:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return months_from(first.year, first.month + (months - 1) // 2, 2 - months % 2)
    third = days // 3
    return plus_days(first, third), plus_days(first, 2 * third - 1)


def _shift(match: re.Match[str]) -> int:
    word = got(match, "near") or ""
    return 1 if "next" in word or "coming" in word or "following" in word else -1 if word in ("last", "previous") else 0


def _month_number(words: str) -> int:
    return next(i for i, name in enumerate(MONTHS, start=1) if name.startswith(words.rstrip(".")[:3]))


def _day(match: re.Match[str], ref: Reference) -> Period | None:
    month = _month_number(match["month"]) if not match["month"].isdigit() else int(match["month"])
    year = year_of(got(match, "year"), ref)
    found = day_of(year, month, int(match["day"])) if year else next_day(month, int(match["day"]), ref.day)
    if not found:
        return None
    last = day_of(found.year, month, int(got(match, "to_day") or 0))
    return found, max(found, last or found)


def _month(match: re.Match[str], ref: Reference) -> Period | None:
    number = _month_number(match["month"])
    year = year_of(got(match, "year"), ref)
    period = month_of(year, number) if year else next_month(number, ref.day)
    return _edge(period, match) if period else None


def _week_of_month(match: re.Match[str], ref: Reference) -> Period | None:
    month, year = _month_number(match["month"]), year_of(got(match, "year"), ref)
    period = month_of(year, month) if year else next_month(month, ref.day)
    last = match["nth"] in ("last", "final")
    return period and week_in(period, None if last else _ORDINALS[match["nth"]])


def _quarter(match: re.Match[str], ref: Reference) -> Period | None:
    number = _ORDINALS.get(match["nth"] or "") or int(match["q"] or match["q2"])
    year = year_of(match["before_year"] or match["year"], ref) or fiscal_year_of(ref)
    period = quarter(year, number, ref)
    if match["to"]:
        if int(match["to"]) <= number:
            return None
        period = period[0], quarter(year, int(match["to"]), ref)[1]
    return _edge(period, match)


def _half(match: re.Match[str], ref: Reference) -> Period | None:
    number = int(match["h"] or match["h2"] or _ORDINALS[match["nth"]])
    year = year_of(match["before_year"] or match["year"], ref) or fiscal_year_of(ref)
    return _edge(half(year, number, ref), match) if number <= 2 else None


def _near(match: re.Match[str], ref: Reference) -> Period | None:
    shift, unit = _shift(match), match["unit"]
    if unit == "quarter":
        period = quarter_around(ref, shift)
    elif unit == "month":
        period = month_of(ref.day.year, ref.day.month + shift)
    elif unit == "week":
        period = week_around(ref.day, shift)
    elif unit.startswith(("half", "semester", "term")):
        period = half_around(ref, shift)
    elif unit.startswith("f"):
        period = fiscal_year(fiscal_year_of(ref) + shift, ref)
    elif unit in ("cycle", "period"):
        period = (ref.cycle.start, ref.cycle.end) if ref.cycle else quarter_around(ref)
    else:
        period = months_from(ref.day.year + shift, 1, 12)
    return _edge(period, match)


def _end_of(match: re.Match[str], ref: Reference) -> Period | None:
    words = match["words"].replace("-", " ").removeprefix("end of ").removesuffix(" end")
    if words in ("eoq", "quarter"):
        last = quarter_around(ref)[1]
    elif words in ("eom", "month"):
        last = month_of(ref.day.year, ref.day.month)[1]
    elif words == "eow":
        last = week_around(ref.day)[1]
    elif words == "eod":
        last = ref.day
    elif words == "half":
        last = half_around(ref)[1]
    elif words.startswith("mid"):
        last = months_from(ref.day.year, 1, 6)[1]
    elif words == "eofy":
        last = fiscal_year(fiscal_year_of(ref), ref)[1]
    elif words == "cycle":
        last = ref.cycle.end if ref.cycle else quarter_around(ref)[1]
    else:
        last = months_from(year_of(got(match, "year"), ref) or ref.day.year, 12, 1)[1]
    return last, last


def _year(match: re.Match[str], ref: Reference) -> Period | None:
    year = year_of(got(match, "year"), ref)
    if year is None or not 1950 <= year <= 2150:
        return None
    return _edge(fiscal_year(year, ref) if match["year"].startswith("f") else months_from(year, 1, 12), match)


def _weekday(match: re.Match[str], ref: Reference) -> Period | None:
    number = next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(match["weekday"][:3]))
    ahead = (number - ref.day.weekday()) % 7
    which = match["which"] or ""
    if which == "last":
        ahead -= 7
    elif which == "next":
        ahead = 7 - ref.day.weekday() + number
    day = plus_days(ref.day, ahead)
    return day, day


def _near_day(match: re.Match[str], ref: Reference) -> Period | None:
    day = plus_days(ref.day, {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}[match["day"]])
    return day, day


def _span(match: re.Match[str], ref: Reference) -> Period | None:
    words = match["count"].replace(" ", "").replace("-", "")
    number = {"a": 1, "an": 1, "acoupleof": 2, "eighteen": 18, "twentyfour": 24}.get(words) or small_number(words)
    unit = match["unit"]
    if not number or number > 400:
        return None
    name = "d" if unit.startswith(("day", "business", "working", "calendar")) else unit.rstrip("s")
    return span_from(ref, number, {"wk": "week", "yr": "year", "mo": "month"}.get(name, name))


def _week_number(match: re.Match[str], ref: Reference) -> Period | None:
    number = int(match["number"])
    if not 1 <= number <= 53:
        return None
    first = plus_days(ref.day, 7 * (number - 1))
    return first, plus_days(first, 6)


def _nth_month(match: re.Match[str], ref: Reference) -> Period | None:
    return nth_month(ref, int(match["number"]))


def _feast(match: re.Match[str], ref: Reference) -> Period | None:
    return next_feast(match["feast"], ref.day, year_of(got(match, "year"), ref))


_B = r"(?<![a-z\d.])"
_Y_AFTER = rf"(?:(?:(?<=[qh])|[\s,\-/]+|\sof\s(?:the\s)?)?(?P<year>{_ANY_YEAR}))?"
_UNITS = r"(?P<unit>(?:business |working |calendar )?days?|weeks?|wks?|months?|quarters?|years?|yrs?)(?![a-z])"

PATTERNS = (
    Pattern(
        "slash",
        "slash",
        rf"(?:(?<=by )|(?<=before )|(?<=until )|(?<=due )|(?<=on )|(?<=till )|(?<=\())(?P<month>1[0-2]"
        rf"|0?[1-9])/(?P<day>{_DAY})"
        r"(?![\d/.%])",
        _day,
    ),
    Pattern(
        "slash_due",
        "slash",
        rf"(?:截止到?|截至|(?<![a-z])(?:ddl|deadline|due))(?:日期|时间|日|\sdate)?\s?[:：]?\s?(?P<month>1[0-2]|0?[1-9])/(?P<day>{_DAY})"
        r"(?![\d/.%])",
        _day,
    ),
    Pattern("us", "slash", rf"{_B}(?P<month>1[0-2]|0?[1-9])[/](?P<day>{_DAY})/(?P<year>{_YEAR}|\d\d)(?!\d)", _day),
    Pattern("eu", "figures", rf"{_B}(?P<day>{_DAY})[.\-/](?P<month>1[0-2]|0?[1-9])[.\-/](?P<year>{_YEAR})(?!\d)", _day),
    Pattern(
        "month_day",
        "month",
        rf"{_B}(?P<month>{_MONTH})\s?(?:the\s)?(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s?-\s?(?P<to_day>{_DAY})(?:st|nd|rd|th)?)?(?![\d%,.]*\d|[a-z%])(?:,?\s?(?P<year>{_YEAR})(?!\d))?",
        _day,
    ),
    Pattern(
        "month_day_year",
        "month",
        rf"{_B}(?P<month>{_MONTH})\s?(?P<day>{_DAY})(?:st|nd|rd|th)?,\s?(?P<year>{_YEAR})(?!\d)",
        _day,
        ",",
    ),
    Pattern(
        "day_month",
        "month",
        rf"{_B}(?P<day>{_DAY})(?:st|nd|rd|th)?[\s\-]?(?:of\s)?(?P<month>{_MONTH})(?:[\s,\-]+(?P<year>{_YEAR})(?!\d))?",
        _day,
    ),
    Pattern(
        "quarter",
        "q",
        rf"{_B}{_EDGE}(?P<before_year>{_ANY_YEAR}[\s\-/]?)?(?:q(?P<q>[1-4])(?![\da-z])(?:\s?[-~]\s?q?(?P<to>[2-4])(?![\d.%]))?|(?P<q2>[1-4])q(?=\d\d|'|\s|$)|(?:the\s)?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final)\s(?:quarter|qtr)(?![a-z])){_Y_AFTER}",
        _quarter,
        "q1|q2|q3|q4|1q|2q|3q|4q|first|second|third|fourth|1st|2nd|3rd|4th|final",
    ),
    Pattern(
        "half",
        "h",
        rf"{_B}{_EDGE}(?P<before_year>{_ANY_YEAR}[\s\-/]?)?(?:h(?P<h>[12])(?![\da-z])|(?P<h2>[12])h(?=2\d(?![\dm]))|(?:the\s)?(?P<nth>first|second|1st|2nd)\shalf(?:\sof\sthe\syear)?){_Y_AFTER}",
        _half,
        "h1|h2|1h|2h|first|second|1st|2nd",
    ),
    Pattern(
        "end_of",
        "end",
        rf"{_B}(?P<words>eoq|eom|eoy|eow|eod|eofy|mid-?year(?!-)|(?:end of )?(?:quarter|month|year|half|cycle)[\s\-]end"
        rf"|end of (?:cycle|year))(?![a-z])(?:\s?(?P<year>{_YEAR}))?",
        _end_of,
    ),
    Pattern(
        "near",
        "near",
        rf"{_B}{_EDGE}{_NEAR}\s(?P<unit>quarter|month|week|half[\s\-]year|half|fiscal year|financial year"
        rf"|calendar year|year|cycle|period|semester|term)(?![a-z\-])(?!\s(?:over|to)\s)",
        _near,
        "this|next|last|current|coming|following|previous|the",
    ),
    Pattern(
        "edge_unit",
        "near",
        rf"{_B}(?:the\s)?(?P<edge>end|close|beginning|start|middle)[\s\-]of[\s\-](?P<unit>quarter|month|week"
        rf"|fiscal year|year|cycle)(?![a-z])",
        _near,
        "end|close|beginning|start|middle",
    ),
    Pattern(
        "week_of_month",
        "week",
        rf"{_B}(?:the\s)?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last|final)\sweek\s(?:of|in)\s(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR})(?!\d))?",
        _week_of_month,
        "week of|week in",
    ),
    Pattern(
        "month_year",
        "month",
        rf"{_B}{_EDGE}(?P<month>{_MONTH})(?:\s?,?\s?(?:of\s)?(?P<year>{_YEAR}|'\d\d)(?!\d))",
        _month,
        "19|20|21|'",
    ),
    Pattern(
        "month",
        "month",
        rf"{_B}{_EDGE}(?P<month>(?!may(?![a-z])|mar(?![a-z])|march(?![a-z])){_MONTH})(?!\s?\d)",
        _month,
    ),
    Pattern(
        "month_led",
        "month",
        rf"(?:(?<=by )|(?<=in )|(?<=before )|(?<=until )|(?<=end of )|(?<=of )){_EDGE}(?P<month>may|march"
        rf"|mar)(?![a-z])(?!\s?\d)",
        _month,
        "may|mar",
    ),
    Pattern(
        "year",
        "fy 20",
        rf"{_B}{_EDGE}(?P<year>fy\s?'?(?:20)?\d\d(?!\d)"
        rf"|(?:cy|calendar(?:\syear)?)\s?'?(?:20)?\d\d(?!\d)|(?:(?<=by )|(?<=in )|(?<=of )|(?<=before )|(?<=until )"
        rf"|(?<=during )|(?<=through )|(?<=for )|(?<=end )|(?<=late )|(?<=early )|(?<=mid-)|(?<=year )"
        rf"|(?<=since )|(?<=from )|(?<=versus )|(?<=vs )|(?<=vs\. ))20[2-9]\d(?![\d,%]|\.\d))",
        _year,
        "fy|202|203|204|205|206|207|208|209",
    ),
    Pattern(
        "weekday",
        "week",
        rf"{_B}(?P<which>this|next|last|by|on|before)\s(?P<weekday>{_WEEKDAY})",
        _weekday,
        "mon|tue|wed|thu|fri|sat|sun",
    ),
    Pattern("near_day", "day", rf"{_B}(?P<day>today|tonight|tomorrow|yesterday)(?![a-z])", _near_day),
    Pattern(
        "span",
        "length",
        rf"{_B}(?:within|in|over|during|for|across|throughout)\s(?:the\s)?(?:next\s|coming\s|following\s|a\speriod\sof\s)?(?P<count>{_COUNT})[\s\-]{_UNITS}(?:\stime)?",
        _span,
    ),
    Pattern(
        "ahead",
        "length",
        rf"{_B}(?:the\s)?(?:next|coming|following)\s(?P<count>{_COUNT})[\s\-]{_UNITS}",
        _span,
        "next|coming|following",
    ),
    Pattern(
        "from_now",
        "length",
        rf"{_B}(?P<count>{_COUNT})\s{_UNITS}\s(?:from\snow|from\stoday|later)",
        _span,
        "now|today|later",
    ),
    Pattern(
        "week_number",
        "week",
        r"(?<![a-z\d])(?:(?:q[1-4]\s?)?w|week\s|wk\s?)(?P<number>[1-9]|[1-4]\d|5[0-3])(?![\d%a-z.])(?!\s?(?:->|→|retention|留存))",
        _week_number,
    ),
    Pattern(
        "nth_month",
        "near",
        r"(?:(?<=by )|(?<=by the end of )|(?<=before )|(?<=in )|(?<=end of ))month\s(?P<number>[1-9]|[12]\d)(?![\d%.])",
        _nth_month,
        "month ",
    ),
    Pattern("feast", "feast", rf"{_B}(?P<feast>{words_pattern(False)})(?![a-z])(?:\s?(?P<year>{_YEAR}))?", _feast),
)
