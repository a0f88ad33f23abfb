"""Dates that mean more together: the first and the last day of a range, days that share a month, a month and its year.

Apart from the reading of single dates, which most texts hold only one of.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import (
    Period,
    Reference,
    day_of,
    month_of,
    plus_days,
    plus_months,
)

if TYPE_CHECKING:
    from okr_ai.language.dates import Dated

_PARTS = frozenset(["quarter", "half"])
_CHINESE_DAYS = ("md", "ymd")
_BEFORE_WHICH = (*_CHINESE_DAYS, "month_part")  # 月底前三天
OF_MONTHS = frozenset(["month_day", "day_month", "month", "month_led", "month_year", "nth_of", *_BEFORE_WHICH])
_BARE_MONTHS = ("month", "month_led")
_YEARLY = frozenset(["month_day", "day_month", "month", "month_led", "month_word", "word_month", "md"])
_FIRST_DAY = Lazy(
    r"(?<![a-z\d.])(3[01]|[12]?\d)(?:st|nd|rd|th)?\s?(?:[-~]{1,2}>?|(?:to|through|until|till|and)(?:\sthe)?)\s?$"
)
# what they bound is no day
_BOUNDS = ("than ", "at most ", "at least ", "below ", "under ", "above ", " to ", "reach ", " at ", "= ")
_LAST_DAY = Lazy(
    r"\s(?:to|through|thru|until|till|and)\s(?:the\s)?(3[01]|[12]?\d)(?:st|nd|rd|th)?"
    r"(?:,?\s(?P<year>(?:19|20|21)\d\d)(?!\d)|(?=\s*(?:$|[.,;:)](?!\d))))"
)
_LAST_YEAR = Lazy(r"\s?(?:-|to)\s?(20\d\d)(?![\d\-/.%]|\s[a-z])")
_DAY_BEFORE = (", ", ". ")
_ITS_DAY = Lazy(r"(?:^|(?<=[a-z]\s))(3[01]|[12]?\d)(\.|(?<=^\d\d),)\s$")
_NEAR_YEARS = tuple(f"{mark}{near} year" for mark in (" ", ", ", " of ") for near in ("this", "next", "last"))
_NEAR_MONTHS = ("this ", "last ", "next ")
UP_TO = (" to ", " thr", " until ", " till ", " - ", "-", " +", "+")
_THROUGH = (UP_TO, (*UP_TO, " and "))  # "between June 5th and 7th"
_UP_TO_DAY = ("from", "between", "")


def add_days(dated: Dated, plain: str, since: int, ref: Reference) -> None:
    """Make the day of a month the range it bounds: the days from 5 to 18 June, from June 5 to 18; or one of the year
    that stands behind it ("October next year")."""
    if dated.name in _BEFORE_WHICH:
        if plain.endswith("前", 0, dated.end) and plain.startswith(_COUNTS, dated.end):
            _put_away(dated, plain, ref)
        return
    if plain.startswith(_NEAR_YEARS, dated.end):
        _put_in_year(dated, plain, ref)
    elif plain.endswith(_DAY_BEFORE, 0, dated.start) and (found := _ITS_DAY.search(plain, since, dated.start)):
        first = dated.period[0]
        if (day := day_of(first.year, first.month, int(found[1]))) and (found[2] == "," or dated.name == "month_year"):
            dated.start, dated.period = found.start(), (day, day)  # "14, July", "1. Sept 2027"
            return
    first, last = dated.period
    if dated.name == "nth_of" and first < last:
        return
    if found := _FIRST_DAY.search(plain, max(since, dated.start - 20), dated.start):
        between = plain.endswith(("between ", "between the "), 0, found.start())
        if plain.endswith(_BOUNDS, 0, found.start()):
            return  # at most 8 through 30 Sep, to 25 through 30 Sep
        if int(found[1]) < first.day and (between or not found[0].rstrip().endswith("and")):
            dated.start, dated.period, dated.name = found.start(), (first.replace(day=int(found[1])), last), "range"
            dated.lead, dated.lead_start = "", dated.start
    elif dated.name in _BARE_MONTHS and plain.endswith(_NEAR_MONTHS, 0, dated.start):
        _put_near(dated, plain, ref)
    elif dated.name == "month_year" and (found := _LAST_YEAR.match(plain, dated.end)):
        if int(found[1]) > first.year:  # October 2026 - 2028
            dated.end, dated.period, dated.name = found.end(), (first, date(int(found[1]), 12, 31)), "range"
    elif dated.name == "month_day" and first == last and plain.startswith(_THROUGH[dated.lead == "between"], dated.end):
        if not (found := _LAST_DAY.match(plain, dated.end)):
            return
        through = dated.lead == "by" and not plain.startswith((" to ", " - ", "-"), dated.end)
        if dated.lead not in _UP_TO_DAY and not found["year"] and not through:
            return  # "from 20 on July 13 to 15"
        year = int(found["year"] or first.year)
        begin, day = day_of(year, first.month, first.day), day_of(year, first.month, int(found[1]))
        if begin and day and day > begin:
            dated.end, dated.period, dated.name = found.end(), (begin, day), "range"
            dated.lead, dated.lead_start = "", dated.start


def _put_near(dated: Dated, plain: str, ref: Reference) -> None:
    """ "This September" in November, "last May" in June, "next June" in June."""
    first, last = dated.period
    near = plain[dated.start - 5 : dated.start - 1]
    if near == "this" and first.year > ref.day.year:
        dated.period = plus_months(first, -12), month_of(ref.day.year, first.month)[1]
    elif near == "last":
        dated.start -= len("last ")
        dated.period = dated.period if last < ref.day else month_of(first.year - 1, first.month)
    elif near == "next" and first <= ref.day <= last and ref.cycle is None:
        dated.start -= len("next ")
        dated.period = month_of(first.year + 1, first.month)


_COUNTS = tuple("123456789一二两三四五六七八九十")
_AWAY = Lazy(
    r"(?P<way>前)\s?(?P<away>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?个?(?P<unit>天|周|星期|礼拜|月)(?:[之以]?内)?"
)


def _put_away(dated: Dated, plain: str, ref: Reference) -> None:
    """6月5日前三天: the day so far before it."""
    from okr_ai.language.periods_zh import so_far

    if found := _AWAY.match(plain, dated.end - 1):
        dated.end -= len("前")
        day = so_far(read_again(dated, plain, ref, ref.day)[1], found)
        dated.end, dated.period = found.end(), (day, day)


def _put_in_year(dated: Dated, plain: str, ref: Reference) -> None:
    end = plain.index(" year", dated.end) + len(" year")
    year = ref.day.year + {"this": 0, "next": 1, "last": -1}[plain[end - 9 : end - 5]]
    first, last = (day_of(year, day.month, day.day) for day in dated.period)
    if first and last:
        dated.end, dated.period = end, (first, last)


_FROM_TO = Lazy(
    r"(?:\s?(?:\d\d?:\d\d时?|[零\d]\d?[时点]))?(?:\s?\((?:周.|星期.|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\))?"
    r"(?:\s?[-~ー]{1,2}\s?|\s?起?[至到]\s?|,?\s(?:to|and|through|until|till)\s(?:the\s)?)(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?"
)
_LONGEST_GAP = 14
_LONGEST_WITH_CLOCK = 40
_CLOCK_CUES = (":", "am", "pm", "noon", "midnight", "点", "时")
_CLOCK = Lazy(  # "at 9 am", 上午9点半, 18:00
    r"(?:,?\s|(?<=\s))?(?:at\s|@\s?)?(?:\d\d?(?::\d\d){1,2}(?:\s?[ap]\.?m\.?|时)?|\d\d?\s?[ap]\.?m\.?|noon|midnight)(?![a-z\d])"
    r"|\s?(?:凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|早|晚)?\s?(?:\d\d?|[一二两三四五六七八九十]{1,3})[点时](?:半|整|一刻|三刻|\d\d?分?)?"
)
_RANGED = frozenset(["from", "between", "从", "自", ""])
_WITHIN = frozenset(["in", "during", "for", "over", "on", "by", "在", "于"])


def with_ranges(dates: list[Dated], plain: str, ref: Reference) -> list[Dated]:
    """ "From 1 July to 30 September", 「2026年8月11日至22日」, "June - August": two dates that bound one period."""
    found: list[Dated] = []
    for one in dates:
        last = found[-1] if found else None
        near = last and one.start - last.end < _LONGEST_WITH_CLOCK
        period = _range(last, one, plain, ref) if last and near else None
        if last is None or period is None:
            found.append(one)
            continue
        last.end, last.period, last.name = one.end, period, "range"
        last.lead, last.lead_start = "", last.start
    return found


_BOTH = frozenset(["和", "与", "及", "、", " and ", " & ", " 和 "])
_IN_A_ROW = frozenset(["month", "quarter"])


def _range(first: Dated, second: Dated, plain: str, ref: Reference) -> Period | None:
    """The period that two dates bound, None where they do not.

    Where the second names no year, it is the first such date behind the first one; where neither does, the period may
    have begun ("April - June" in May).
    """
    gap = plain[first.end : second.start]
    if any(cue in gap for cue in _CLOCK_CUES):
        gap = _CLOCK.sub("", gap).rstrip() + " "
    elif len(gap) >= _LONGEST_GAP:
        return None
    if gap.strip() in ("与", "和") and plain.startswith(("间", "之间"), second.end):
        gap = "至"  # 2025年与2027年间
    between = gap == " and " and first.lead == "between"  # "between July and September"
    if gap in _BOTH and not between and first.name == second.name and first.name in _IN_A_ROW:
        follows = (first.period[1] - second.period[0]).days == -1
        return (first.period[0], second.period[1]) if follows else None  # 6月和7月, "Q3 and Q4"
    bound = gap.strip()
    ranged = (
        first.lead in _RANGED
        or (bound == "-" and first.lead in _WITHIN)  # "in Oct-Nov 2027"
        or _goes_up_to(first.lead, bound)
    )
    if not _FROM_TO.fullmatch(gap) or not ranged or ("and" in gap and first.lead != "between"):
        return None
    if {first.name, second.name} == {"us", "eu"}:  # 01/03/2026 - 28/02/2027: day before month
        _put_day_first(first, plain)
        _put_day_first(second, plain)
    begin, last = first.period[0], second.period[1]
    if says_year(plain, second.start, second.end):
        if first.name in _YEARLY and not says_year(
            plain, first.start, first.end
        ):  # 25 Dec - 2 Jan 2027: in the year before it
            begin = read_again(first, plain, ref, plus_days(plus_months(last, -12), 1))[0]
            return (begin, last) if begin < last else None
        if first.name == second.name and first.name in _PARTS and not says_year(plain, first.start, first.end):
            begin = read_again(first, plain, ref, second.period[0])[0]  # Q1 to Q2 of 2027, Q4 to Q1 2027
            return (begin if begin < second.period[0] else plus_months(begin, -12)), last
        return (begin, last) if last > first.period[1] else None
    if last < begin and not says_year(plain, first.start, first.end):
        begun = read_again(first, plain, ref, plus_months(ref.day, -12))
        if begun[0] < last:
            return begun[0], last
    last = read_again(second, plain, ref, begin)[1]
    return (begin, last) if last > first.period[1] else None


def _goes_up_to(lead: str, bound: str) -> bool:
    """「在6月12日至7月3日」, "by July 1 to July 5", "in June through August", not "in June to July levels"."""
    if lead in ("在", "于"):
        return bound in ("至", "到")
    return lead in ("by", "during", "in", "over") and (
        bound in ("through", "until", "till") or (bound == "to" and lead in ("by", "during"))
    )


def _put_day_first(dated: Dated, plain: str) -> None:
    """Read 3/1/2026 as the third of January."""
    day = dated.period[0]
    if (
        dated.name == "us"
        and "/" in plain[dated.start : dated.end]
        and (swapped := day_of(day.year, day.day, day.month))
    ):
        dated.period = swapped, swapped


def read_again(dated: Dated, plain: str, ref: Reference, since: date) -> Period:
    """The period that a date's words mean from another day on."""
    from okr_ai.language.dates import dates_in

    found = dates_in(plain[dated.start : dated.end], ref._replace(day=since, cycle=None))
    return found[-1].period if found else dated.period


_YEAR = Lazy(
    r"\d{4}|[〇零○一二三四五六七八九\d]年|[今明后去前]年|年[底末]|next|last|this|fy|'\d\d"
    r"|[上下]个?[月周]|[本这]个?[月周]|[今明后][天日]|today|tomorrow|from now|hence"  # or what counts from today
)


def says_year(plain: str, start: int, end: int) -> bool:
    """Whether the words there name their year, or count from today."""
    return _YEAR.search(plain, start, end) is not None
