"""Dates and periods in a text, relative to a cycle or a day."""

import re
from datetime import date
from functools import cache, lru_cache

from okr_ai.language import dates_en, dates_zh
from okr_ai.language.date_hints import families_in
from okr_ai.language.date_patterns import NUMERALS, Pattern
from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import (
    Period,
    Reference,
    day_of,
    month_of,
    plus_days,
    plus_months,
)
from okr_ai.language.text import characters

_LEAD = Lazy(
    r"(?:(?<![a-z])(?P<lead>by|before|until|till|til|through|in|during|within|on|at|over|for|due|from|since"
    r"|after|as of|ahead of|"
    r"prior to|no later than|not later than|vs\.?|versus|than|compared (?:to|with)|to|of|between)(?: the)?|"
    r"(?P<zh>截至|截止到|截止|到|至|在|于|较|比|相比|对比|同比|环比|自|从|由|相较|距|每))\s?$"
)
_BEFORE = ("before", "ahead of", "prior to")


class Dated:
    """A date phrase with what leads it: `lead` is the preposition before it (from `lead_start` on), "" without one."""

    __slots__ = ("end", "lead", "lead_start", "name", "period", "start")

    def __init__(self, start: int, end: int, period: Period, name: str, lead: str = "", lead_start: int = 0) -> None:
        self.start = start
        self.end = end
        self.period = period
        self.name = name
        self.lead = lead
        self.lead_start = lead_start


@cache
def _patterns(
    with_year: bool, with_numerals: bool, in_words: bool, of_parts: bool, lunar: bool
) -> tuple[tuple[Pattern, frozenset[str], tuple[str, ...], Lazy], ...]:
    """Every pattern (those of days in words and of parts only where asked for), its hints, what it needs besides, and
    its words to be compiled."""
    days: tuple[Pattern, ...] = ()
    if in_words:
        from okr_ai.language.days_en import PATTERNS as worded  # few texts need them

        days += worded
    if of_parts:
        from okr_ai.language.parts_en import PATTERNS as parts  # nor these

        days += parts
    if lunar:
        from okr_ai.language.lunar import PATTERNS as lunar_days

        days += lunar_days
    return tuple(
        (
            each,
            frozenset(each.hints.split(" ")),
            tuple(each.needs.split("|")),
            each.compiled(with_year=with_year, with_numerals=with_numerals),
        )
        for each in (*dates_en.PATTERNS, *days, *dates_zh.PATTERNS)
    )


@lru_cache(maxsize=1024)
def _patterns_for(
    hints: frozenset[str], with_year: bool, with_numerals: bool
) -> tuple[tuple[Pattern, tuple[str, ...], Lazy], ...]:
    """The patterns worth trying where these families stand in the text."""
    return tuple(
        (each, needs, words)
        for each, needed, needs, words in _patterns(
            with_year, with_numerals, "ordinal" in hints, "nth" in hints, "lunar" in hints
        )
        if not needed.isdisjoint(hints)
    )


_YEAR_SAID = Lazy(r"(?:19|20|21)\d\d|二[〇零○]|一九")


def _says_year(plain: str) -> bool:
    if "年" in plain or "fy" in plain:
        return True
    pieces = "20" in plain or "19" in plain or "21" in plain or "二" in plain or "一九" in plain
    return pieces and _YEAR_SAID.search(plain) is not None


# What is no date by its figures alone ("20%") needs none of the patterns for 2026-09-30, 9/30/2026 or 20260930.
_FIGURES = Lazy(r"(?:19|20|21)\d\d\s?[-/.·]\s?\d|\d[-/.](?:19|20|21)\d\d|20\d{6}")


_NUMERALS = frozenset(NUMERALS + "廿")
_DAYS = frozenset(["iso", "iso_slash", "iso_dot", "ymd", "md", "us", "eu"])


def dates_in(plain: str, ref: Reference) -> list[Dated]:
    """The date phrases of a `normalised` text in order, the longest where several fit."""
    hints = families_in(plain)
    if "figures" in hints and not _FIGURES.search(plain):
        hints.remove("figures")
    if not hints:
        return []
    found: list[tuple[int, int, re.Match[str], Pattern]] = []
    with_year, with_numerals = _says_year(plain), not _NUMERALS.isdisjoint(characters(plain))
    for pattern, pieces, words_of_it in _patterns_for(frozenset(hints), with_year, with_numerals):
        for piece in pieces:
            if piece in plain:
                for match in words_of_it.finditer(plain):
                    if match.end() > match.start():
                        found.append((_first(plain, match), -match.end(), match, pattern))
                break
    if not found:
        return []
    found.sort(key=lambda each: each[:2])
    dates: list[Dated] = []
    end = 0
    for start, _, match, pattern in found:
        if start < end:
            continue
        if period := pattern.read(match, ref):
            dated = _led(plain, match, period, pattern.name)
            if pattern.name in _OF_MONTHS:
                _add_days(dated, plain, end, ref)
            dates.append(dated)
            end = dated.end
        elif pattern.name in _DAYS:
            end = match.end()  # 2026-02-30: there is no such day, and its year or month alone is not meant
    return _with_ranges(dates, plain, ref)


_PARTS = frozenset(["quarter", "half"])
_LONGEST_ALONE = 40
_LED_BY = 12  # "from", "between", "during the" before a date that stands alone
_LEFT = 3  # and a full stop or a short year behind it
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALONE = (
    *("from ", "between ", "year", "next day", "the next day", "本日", "后日", "次日", "一", "二", *_WEEKDAYS),
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
)
_ALONE_END = (*"0123456789年日", "day", *_WEEKDAYS)


def dates_said(plain: str, ref: Reference) -> list[Dated]:
    """The date phrases of a `normalised` text as `dates_in` has them, and what words mean only where a text is nothing
    but a date ("5/29", "from Saturday to Tuesday")."""
    found = dates_in(plain, ref)
    if not plain or len(plain) > _LONGEST_ALONE:
        return found
    if found:
        rest = plain[found[-1].end :]
        maybe = found[0].start <= _LED_BY and (len(rest) <= _LEFT or rest.startswith(_UP_TO))
    elif "0" <= plain[0] <= "9":
        maybe = not plain.strip("0123456789/.-~ to")
    else:
        maybe = plain.startswith(_ALONE) and plain.endswith(_ALONE_END)
    if not maybe:
        return found
    from okr_ai.language.dates_alone import alone  # few texts are

    return alone(plain, found, ref)


_OF_MONTHS = frozenset(["month_day", "day_month", "month", "month_year"])
_YEARLY = frozenset(["month_day", "day_month", "month", "month_led", "month_word", "word_month", "md"])
_FIRST_DAY = Lazy(r"(?<![a-z\d.])(3[01]|[12]?\d)(?:st|nd|rd|th)?\s?(?:[-~]{1,2}>?|to|through|until|till|and)\s?$")
# what they bound is no day
_BOUNDS = ("than ", "at most ", "at least ", "below ", "under ", "above ", " to ", "reach ", " at ", "= ")
_LAST_DAY = Lazy(
    r"\s(?:to|through|thru|until|till)\s(3[01]|[12]?\d)(?:st|nd|rd|th)?"
    r"(?:,?\s(?P<year>(?:19|20|21)\d\d)(?!\d)|(?=\s*(?:$|[.,;:)](?!\d))))"
)
_LAST_YEAR = Lazy(r"\s?(?:-|to)\s?(20\d\d)(?![\d\-/.%]|\s[a-z])")
_DAY_BEFORE = (", ", ". ")
_ITS_DAY = Lazy(r"(?:^|(?<=[a-z]\s))(3[01]|[12]?\d)(\.|(?<=^\d\d),)\s$")
_NEAR_YEARS = tuple(f"{mark}{near} year" for mark in (" ", ", ") for near in ("this", "next", "last"))
_UP_TO = (" to ", " thr", " until ", " till ")
_UP_TO_DAY = ("from", "between", "")


def _add_days(dated: Dated, plain: str, since: int, ref: Reference) -> None:
    """Make the day of a month the range it bounds: the days from 5 to 18 June, from June 5 to 18; or one of the year
    that stands behind it ("October next year")."""
    if plain.startswith(_NEAR_YEARS, dated.end):
        _put_in_year(dated, plain, ref)
    elif plain.endswith(_DAY_BEFORE, 0, dated.start) and (found := _ITS_DAY.search(plain, since, dated.start)):
        first = dated.period[0]
        if (day := day_of(first.year, first.month, int(found[1]))) and (found[2] == "," or dated.name == "month_year"):
            dated.start, dated.period = found.start(), (day, day)  # "14, July", "1. Sept 2027"
            return
    first, last = dated.period
    if found := _FIRST_DAY.search(plain, max(since, dated.start - 14), dated.start):
        between = plain.endswith("between ", 0, found.start())
        if plain.endswith(_BOUNDS, 0, found.start()):
            return  # at most 8 through 30 Sep, to 25 through 30 Sep
        if int(found[1]) < first.day and (between or not found[0].rstrip().endswith("and")):
            dated.start, dated.period, dated.name = found.start(), (first.replace(day=int(found[1])), last), "range"
            dated.lead, dated.lead_start = "", dated.start
    elif dated.name == "month" and plain.endswith("this ", 0, dated.start) and first.year > ref.day.year:
        dated.period = plus_months(first, -12), month_of(ref.day.year, first.month)[1]  # "this September" in November
    elif dated.name == "month" and plain.endswith("last ", 0, dated.start) and last >= ref.day:
        dated.period = month_of(first.year - 1, first.month)  # the latest one that is over
        dated.start -= len("last ")
    elif dated.name == "month_year" and (found := _LAST_YEAR.match(plain, dated.end)):
        if int(found[1]) > first.year:  # October 2026 - 2028
            dated.end, dated.period, dated.name = found.end(), (first, date(int(found[1]), 12, 31)), "range"
    elif dated.name == "month_day" and first == last and plain.startswith(_UP_TO, dated.end):
        if not (found := _LAST_DAY.match(plain, dated.end)):
            return
        if dated.lead not in _UP_TO_DAY and not found["year"]:
            return  # "from 20 on July 13 to 15"
        year = int(found["year"] or first.year)
        begin, day = day_of(year, first.month, first.day), day_of(year, first.month, int(found[1]))
        if begin and day and day > begin:
            dated.end, dated.period, dated.name = found.end(), (begin, day), "range"
            dated.lead, dated.lead_start = "", dated.start


def _put_in_year(dated: Dated, plain: str, ref: Reference) -> None:
    end = plain.index(" year", dated.end) + len(" year")
    year = ref.day.year + {"this": 0, "next": 1, "last": -1}[plain[end - 9 : end - 5]]
    first, last = (day_of(year, day.month, day.day) for day in dated.period)
    if first and last:
        dated.end, dated.period = end, (first, last)


_FROM_TO = Lazy(
    r"(?:\s?(?:\d\d?:\d\d时?|[零\d]\d?[时点]))?(?:\s?\((?:周.|星期.|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\))?"
    r"(?:\s?[-~ー]{1,2}\s?|\s?起?[至到]\s?|,?\s(?:to|and|through|until)\s(?:the\s)?)(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?"
)
_RANGED = frozenset(["from", "between", "从", "自", ""])


def _with_ranges(dates: list[Dated], plain: str, ref: Reference) -> list[Dated]:
    """ "From 1 July to 30 September", 「2026年8月11日至22日」, "June - August": two dates that bound one period."""
    found: list[Dated] = []
    for one in dates:
        last = found[-1] if found else None
        period = _range(last, one, plain, ref) if last and one.start - last.end < 14 else None
        if last is None or period is None:
            found.append(one)
            continue
        last.end, last.period, last.name = one.end, period, "range"
        last.lead, last.lead_start = "", last.start
    return found


def _range(first: Dated, second: Dated, plain: str, ref: Reference) -> Period | None:
    """The period that two dates bound, None where they do not.

    Where the second names no year, it is the first such date behind the first one; where neither does, the period may
    have begun ("April - June" in May).
    """
    gap = plain[first.end : second.start]
    if gap.strip() in ("与", "和") and plain.startswith(("间", "之间"), second.end):
        gap = "至"  # 2025年与2027年间
    if not _FROM_TO.fullmatch(gap) or first.lead not in _RANGED or ("and" in gap and first.lead != "between"):
        return None
    if {first.name, second.name} == {"us", "eu"}:  # 01/03/2026 - 28/02/2027: day before month
        _put_day_first(first, plain)
        _put_day_first(second, plain)
    begin, last = first.period[0], second.period[1]
    if says_year(plain, second.start, second.end):
        if first.name in _YEARLY and not says_year(
            plain, first.start, first.end
        ):  # 25 Dec - 2 Jan 2027: in the year before it
            begin = _again(first, plain, ref, plus_days(plus_months(last, -12), 1))[0]
            return (begin, last) if begin < last else None
        if first.name == second.name and first.name in _PARTS and not says_year(plain, first.start, first.end):
            begin = _again(first, plain, ref, second.period[0])[0]  # Q1 to Q2 of 2027, Q4 to Q1 2027
            return (begin if begin < second.period[0] else plus_months(begin, -12)), last
        return (begin, last) if last > first.period[1] else None
    if last < begin and not says_year(plain, first.start, first.end):
        begun = _again(first, plain, ref, plus_months(ref.day, -12))
        if begun[0] < last:
            return begun[0], last
    last = _again(second, plain, ref, begin)[1]
    return (begin, last) if last > first.period[1] else None


def _put_day_first(dated: Dated, plain: str) -> None:
    """Read 3/1/2026 as the third of January."""
    day = dated.period[0]
    if (
        dated.name == "us"
        and "/" in plain[dated.start : dated.end]
        and (swapped := day_of(day.year, day.day, day.month))
    ):
        dated.period = swapped, swapped


def _again(dated: Dated, plain: str, ref: Reference, since: date) -> Period:
    """The period that a date's words mean from another day on."""
    found = dates_in(plain[dated.start : dated.end], ref._replace(day=since, cycle=None))
    return found[-1].period if found else dated.period


_YEAR = Lazy(
    r"\d{4}|[〇零○一二三四五六七八九\d]年|[今明后去前]年|年[底末]|next|last|this|fy|'\d\d"
    r"|[上下]个?[月周]|[本这]个?[月周]|[今明后][天日]|today|tomorrow"  # or what counts from today
)


def says_year(plain: str, start: int, end: int) -> bool:
    """Whether the words there name their year, or count from today."""
    return _YEAR.search(plain, start, end) is not None


def _first(plain: str, match: re.Match[str]) -> int:
    """Where the match's words begin; a space before them is none of them."""
    return match.start() + (plain[match.start()] == " ")


def _led(plain: str, match: re.Match[str], period: Period, name: str) -> Dated:
    start, end = _first(plain, match), match.end()
    while end > start and plain[end - 1] == " ":
        end -= 1
    if period[0] == period[1] and plain.endswith(_AWAY, 0, start):
        start, period = _from_day(plain, start, period)
    lead = _LEAD.search(plain, max(0, start - 16), start)
    word = (lead["lead"] or lead["zh"]) if lead else ""
    inclusive = word == "before" and lead is not None and plain.endswith(" or ", 0, lead.start("lead"))  # on or before
    if word in _BEFORE and not inclusive and not _names_end(plain[start:end].removeprefix("the ")):
        last = plus_days(period[0], -1)
        period = min(last, period[0]), last
    return Dated(start, end, period, name, word or "", lead.start() if lead else start)


_AWAY = ("before ", "after ", "from ", "prior to ", "week of ", "weekend of ", "commencing ", "beginning ", "the ")


def _from_day(plain: str, start: int, period: Period) -> tuple[int, Period]:
    """ "Two weeks before Black Friday", "the week of 7 October": where it begins and what it means."""
    from okr_ai.language.days_en import AWAY, day_away  # few texts need them

    away = AWAY.search(plain, max(0, start - 40), start)
    return (away.start(), day_away(away, period[0])) if away else (start, period)


def _names_end(words: str) -> bool:
    """ "(before) the end of Q1", "(before) year end": due on the last day of it, where "before Q1" is over by then."""
    return words.startswith(("end", "close", "eo")) or words.endswith((" end", "-end"))
