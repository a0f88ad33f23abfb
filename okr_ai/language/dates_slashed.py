"""Days in figures with a slash: by 9/30, 09/30, 截止9/30, 5/11-5/21, 9/30/2026; other such figures are fractions."""

import re

from okr_ai.language.date_patterns import Pattern
from okr_ai.language.dates_en import BEGIN, DAY, YEAR
from okr_ai.language.periods import Period, Reference, day_of, next_day
from okr_ai.language.periods_en import read_day


def read_day_to_day(match: re.Match[str], ref: Reference) -> Period | None:
    """01/07-31/12/2026: day before month where one of them says so, else month before day."""
    year, pairs = int(match["year"]), ((match["first"], match["second"]), (match["to_first"], match["to_second"]))
    day_first = any(int(pair[0]) > 12 for pair in pairs)
    days = [day_of(year, int(pair[day_first]), int(pair[not day_first])) for pair in pairs]
    return (days[0], days[1]) if days[0] and days[1] and days[0] < days[1] else None


def read_padded(match: re.Match[str], ref: Reference) -> Period | None:
    """09/30, 30/09 and 05/06, by the noughts no fractions: month before day where both fit."""
    first, second = int(match["first"]), int(match["second"])
    if "0" not in (match["first"][0], match["second"][0]):
        return None
    day = next_day(second, first, ref.day) if first > 12 else next_day(first, second, ref.day)
    return (day, day) if day else None


def read_from_to(match: re.Match[str], ref: Reference) -> Period | None:
    """5/11-5/21, which may have begun; None where the figures may be fractions (1/4-3/4)."""
    month, day, to_month, to_day = (int(match[name]) for name in ("month", "day", "to_month", "to_day"))
    if max(day, to_day) <= 10 and (day == to_day or max(month - day, to_month - to_day) <= 0):
        return None
    last = next_day(to_month, to_day, ref.day)
    first = last and day_of(last.year - ((month, day) > (to_month, to_day)), month, day)
    return (first, last) if first and last else None


def read_year_at_an_end(match: re.Match[str], ref: Reference) -> Period | None:
    """30/06/26, and 26/6/30 where only its first figures are a year near today's or the text is Chinese."""
    first, last = int(match["day"]), int(match["year"])
    near = [abs(2000 + year - ref.day.year) < 3 for year in (first, last)]
    if near[0] and (not near[1] or not match.string.isascii()):
        day = day_of(2000 + first, int(match["month"]), last)
        return (day, day) if day else read_day(match, ref)
    return read_day(match, ref)


PATTERNS = (
    Pattern(
        "slash",
        "slash",
        rf"(?<![\d/.\-])(?P<month>1[0-2]|0?[1-9])/(?P<day>{DAY})\s?[-~至到]\s?(?P<to_month>1[0-2]|0?[1-9])/(?P<to_day>{DAY})"
        r"(?![\d/%]|\.\d)",
        read_from_to,
        "-|~|至|到",
    ),
    Pattern(
        "slash",
        "slash",
        rf"(?:(?<=by )|(?<=before )|(?<=until )|(?<=due )|(?<=on )|(?<=till )|(?<=later than )|(?<=\())(?P<month>1[0-2]"
        rf"|0?[1-9])/(?P<day>{DAY})"
        r"(?![\d/%]|\.\d)",
        read_day,
    ),
    Pattern(
        "slash_due",
        "slash",
        rf"(?:截止到?|截至|(?<![a-z])(?:ddl|deadline|due))(?:日期|时间|日|\sdate)?(?:\sis)?\s?[:=]?\s?(?P<month>1[0-2]|0?[1-9])/(?P<day>{DAY})"
        r"(?![\d/%]|\.\d)",
        read_day,
    ),
    Pattern(
        "slash_due",
        "slash",
        r"(?:(?:(?:完成|交付|到期|上线|结束|目标)(?:日期?|时间)|期限|时限(?=:)"
        r"|(?<![a-z])(?:eta|target date|end date|timeline))\s?[:=]?"
        rf"|(?<![a-z])by[:=])\s?(?P<month>1[0-2]|0?[1-9])/(?P<day>{DAY})(?![\d/%]|\.\d)",
        read_day,
        "成|付|期|线|束|标|限|eta|date|timeline|by",
    ),
    Pattern("slash", "slash", r"(?<![\d/.\-])(?P<first>\d\d)/(?P<second>\d\d)(?![\d/.%])", read_padded, "0"),
    Pattern(
        "slash", "slash", rf"(?<![\d/.\-])(?P<month>1[0-2]|0?[1-9])/(?P<day>{DAY})(?=,?\s\d\d?:\d\d)", read_day, ":"
    ),
    Pattern(
        "slash",
        "slash",
        r"(?:(?<=by )|(?<=before )|(?<=until )|(?<=due )|(?<=on ))(?P<day>1[3-9]|2\d|3[01])/(?P<month>1[0-2]|0?[1-9])"
        r"(?![\d/.%])",
        read_day,
    ),
    Pattern("us", "slash", rf"{BEGIN}(?P<month>1[0-2]|0?[1-9])[/](?P<day>{DAY})/(?P<year>{YEAR}|\d\d)(?!\d)", read_day),
    Pattern(
        "eu",
        "slash",
        rf"{BEGIN}(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>\d\d)(?!\d)",
        read_year_at_an_end,
    ),
    Pattern(
        "day_to_day",
        "slash",
        rf"{BEGIN}(?P<first>{DAY})/(?P<second>{DAY})\s?[-~]\s?(?P<to_first>{DAY})/(?P<to_second>{DAY})/(?P<year>{YEAR})(?!\d)",
        read_day_to_day,
        "/19|/20|/21",
    ),
)
