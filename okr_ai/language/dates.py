"""Dates and periods in a text, relative to a cycle or a day."""

import re
from functools import cache, lru_cache

from okr_ai.language import dates_en, dates_zh
from okr_ai.language.date_hints import families_in
from okr_ai.language.date_patterns import NUMERALS, Pattern
from okr_ai.language.date_ranges import OF_MONTHS, UP_TO, add_days, with_ranges
from okr_ai.language.ends_zh import BEHIND, put_behind
from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import Period, Reference, plus_days
from okr_ai.language.text import characters

_LEAD = Lazy(
    r"(?:(?<![a-z])(?P<lead>by|before|until|till|til|through|in|during|within|on|at|over|for|due|from|since"
    r"|after|as of|ahead of|"
    r"prior to|no later than|not later than|vs\.?|versus|than|compared (?:to|with)|to|of|between)(?: the)?|"
    r"(?P<zh>截至|截止到|截止|到|至|在|于|较|比|相比|对比|同比|环比|自|从|由|相较|距|每))\s?$"
)
_LEAD_ENDS = frozenset("yelhngtrefmnos.在至到止于较比自从由距每")  # how those words end: quicker to look at
_BEFORE = ("before", "ahead of", "prior to")
_TOLD = ("weekday", "weekday_of_week")  # told from today: "before next Friday" takes the Friday in, as 周五前 does


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


_KINDS = frozenset(
    ["slash", "ordinal", "nth", "of_near", "part", "lunar", "to_date", "dotted", "told", "season"]
)  # families with patterns that few texts need


def _slashed(kinds: frozenset[str]) -> tuple[Pattern, ...]:
    """The patterns of days with a slash, where a text has one; before others, 9/10/2026 is 10 September."""
    if "slash" not in kinds:
        return ()
    from okr_ai.language.dates_slashed import PATTERNS as slashed

    return slashed


def _further(kinds: frozenset[str]) -> tuple[Pattern, ...]:
    """The patterns of those families; a module of them is loaded when a text first needs it."""
    found: tuple[Pattern, ...] = ()
    if "ordinal" in kinds:
        from okr_ai.language.days_en import PATTERNS as days

        found += days
    if "nth" in kinds:
        from okr_ai.language.parts_en import PATTERNS as parts

        found += parts
    if "of_near" in kinds:
        from okr_ai.language.near_en import PATTERNS as of_near_weeks

        found += of_near_weeks
    if "part" in kinds:
        from okr_ai.language.parts_zh import PATTERNS as chinese_parts

        found += chinese_parts
    if "lunar" in kinds:
        from okr_ai.language.lunar import PATTERNS as lunar_days

        found += lunar_days
    if "to_date" in kinds:
        from okr_ai.language.dates_up_to_now import PATTERNS as to_date

        found += to_date
    if "dotted" in kinds:
        from okr_ai.language.dates_dotted import PATTERNS as dotted

        found += dotted
    if "season" in kinds:
        from okr_ai.language.seasons import PATTERNS as seasons

        found += seasons
    if "told" in kinds:
        from okr_ai.language.told_zh import PATTERNS as told

        found += told
    return found


@cache
def _patterns(
    with_year: bool, with_numerals: bool, kinds: frozenset[str]
) -> tuple[tuple[Pattern, frozenset[str], tuple[str, ...], Lazy], ...]:
    """Every pattern (those few texts need only where asked for), its hints, what it needs besides, and its words to be
    compiled."""
    return tuple(
        (
            each,
            frozenset(each.hints.split(" ")),
            tuple(each.needs.split("|")),
            each.compiled(with_year=with_year, with_numerals=with_numerals),
        )
        for each in (*_slashed(kinds), *dates_en.PATTERNS, *_further(kinds), *dates_zh.PATTERNS)
    )


@lru_cache(maxsize=1024)
def _patterns_for(
    hints: frozenset[str], with_year: bool, with_numerals: bool
) -> tuple[tuple[Pattern, tuple[str, ...], Lazy], ...]:
    """The patterns worth trying where these families stand in the text."""
    return tuple(
        (each, needs, words)
        for each, needed, needs, words in _patterns(with_year, with_numerals, hints & _KINDS)
        if not needed.isdisjoint(hints)
    )


_YEAR_SAID = Lazy(r"(?:19|20|21)\d\d|二[〇零○]|一九")


def _says_year(plain: str) -> bool:
    if "年" in plain or "fy" in plain:
        return True
    pieces = "20" in plain or "19" in plain or "21" in plain or "二" in plain or "一九" in plain
    return pieces and _YEAR_SAID.search(plain) is not None


# What is no date by its figures alone ("20%") needs none of the patterns for 2026-09-30, 9/30/2026 or 20260930.
# Its first character comes first: quicker to look for.
_FIGURES = Lazy(r"[12\-/.](?:(?:(?<=1)9|(?<=2)[01])\d\d\s?[-/.·]\s?\d|(?<=\d[\-/.])(?:19|20|21)\d\d|(?<=2)0\d{6})")


_DOTTED = Lazy(r"\(\d\d?\.\d\d?\s?[-~至到]")  # days with a point in brackets
_DASHED = Lazy(r"-(?<=0[1-9]-)(?<![\d/.\-]0\d-)[0-3]\d(?![\d\-/.%])")  # 06-30
_TO_NOW = ("到现在", "至现在", "到目前")
_NUMERALS = frozenset(NUMERALS + "廿")
_DAYS = frozenset(["iso", "iso_slash", "iso_dot", "ymd", "md", "us", "eu", "day_month"])


def dates_in(plain: str, ref: Reference) -> list[Dated]:
    """The date phrases of a `normalised` text in order, the longest where several fit."""
    hints = families_in(plain)
    if "figures" in hints and not _FIGURES.search(plain):
        hints.remove("figures")
    if "(" in plain and "." in plain and _DOTTED.search(plain):
        hints.add("dotted")
    if "-" in plain and "0" in plain and _DASHED.search(plain):
        hints.add("dotted")
    if not hints:
        return []
    if "  " in plain and _SPACED.search(plain):
        return _in_spaced(plain, ref)
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
    to_now, chinese = "to_now" in hints, not plain.isascii()
    for start, _, match, pattern in found:
        if start < end:
            continue
        if period := pattern.read(match, ref):
            dated = _led(plain, match, period, pattern.name)
            if chinese and plain[dated.end : dated.end + 1] in BEHIND:
                put_behind(dated, plain, ref)
            if pattern.name in OF_MONTHS:
                add_days(dated, plain, end, ref)
            if to_now or plain.startswith(_TO_NOW, dated.end):
                from okr_ai.language.dates_up_to_now import put_up_to_now  # few texts need it

                put_up_to_now(dated, plain, ref)
            dates.append(dated)
            end = dated.end
        elif pattern.name in _DAYS:
            end = match.end()  # 2026-02-30: there is no such day, and its year or month alone is not meant
    return with_ranges(dates, plain, ref) if len(dates) > 1 else dates


_SPACED = Lazy(r"[^\W_]  +[^\W_]")  # between two words, not behind a sentence or a mark


def _in_spaced(plain: str, ref: Reference) -> list[Dated]:
    """The date phrases of a text with several spaces where one is meant ("next  month")."""
    single = plain
    while "  " in single:
        single = single.replace("  ", " ")
    found = dates_in(single, ref)
    if not found:
        return found
    places = [at for at, char in enumerate(plain) if char != " " or plain[at - 1 : at] != " "]
    places.append(len(plain))
    for each in found:
        each.start, each.lead_start = places[each.start], places[each.lead_start]
        each.end = places[each.end - 1] + 1
    return found


_LONGEST_ALONE = 40
_LED_BY = 12  # "from", "between", "during the" before a date that stands alone
_LEFT = 3  # and a full stop or a short year behind it
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALONE = (
    *(
        "from ",
        "between ",
        "year",
        "next day",
        "the next day",
        "本日",
        "后日",
        "次日",
        "翌日",
        "第二天",
        "隔天",
        "一",
        "二",
    ),
    *("in ", "after ", "since ", "during ", "by ", "until ", "weekend", "the weekend", "over the weekend", *_WEEKDAYS),
    *("on the weekend", "midweek", "从", "自"),
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    *("the ", "on ", "twent", "thirt", "周", "星期", "礼拜", "当", "十", "三", "廿"),
)
_ALONE_FIRST = frozenset(words[0] for words in _ALONE)
_OF_FIGURES = "0123456789/.-~ to至到号日stndrh"  # 5/29, 15号, "15th to 20th"
_ALONE_END = (*"0123456789年月日天号周季一二三四五六", "day", "weekend", "midweek", *_WEEKDAYS)
_ALONE_END += ("st", "nd", "rd", "th", "morning", "noon", "evening", "night", "am", "pm", "eod", "cob", "tues", "thur")
_ALONE_END += ("d", "w", "wk", "wks", "mo", "y", "yr", "yrs", "days", "week", "weeks", "month", "months", "years")


def dates_said(plain: str, ref: Reference) -> list[Dated]:
    """The date phrases of a `normalised` text as `dates_in` has them, and what words mean only where a text is nothing
    but a date ("5/29", "from Saturday to Tuesday")."""
    found = dates_in(plain, ref)
    if not plain or len(plain) > _LONGEST_ALONE:
        return found
    if found:
        rest = plain[found[-1].end :]
        maybe = found[0].start <= _LED_BY and (len(rest) <= _LEFT or rest.startswith(UP_TO))
    elif "0" <= plain[0] <= "9":
        maybe = not plain.strip(_OF_FIGURES)
    else:
        maybe = plain[0] in _ALONE_FIRST and plain.startswith(_ALONE) and plain.endswith(_ALONE_END)
    if not maybe:
        return found
    from okr_ai.language.dates_alone import alone  # few texts are

    return alone(plain, found, ref)


def _first(plain: str, match: re.Match[str]) -> int:
    """Where the match's words begin; a space before them is none of them."""
    return match.start() + (plain[match.start()] == " ")


def _led(plain: str, match: re.Match[str], period: Period, name: str) -> Dated:
    start, end = _first(plain, match), match.end()
    while end > start and plain[end - 1] == " ":
        end -= 1
    if period[0] == period[1] and plain[end : end + 1] in _OF_DAYTIME and (at := _AT_TIME.match(plain, end)):
        end = at.end()
    if (period[0] == period[1] or plain.startswith(_ENDS, start)) and plain.endswith(_AWAY, 0, start):
        start, period = _from_day(plain, start, period)
    before = plain[max(0, start - 3) : start].rstrip()[-1:]
    lead = _LEAD.search(plain, max(0, start - 16), start) if before in _LEAD_ENDS else None
    word = (lead["lead"] or lead["zh"]) if lead else ""
    inclusive = word == "before" and lead is not None and plain.endswith(" or ", 0, lead.start("lead"))  # on or before
    if (
        word in _BEFORE
        and not inclusive
        and name not in _TOLD
        and not plain.startswith(_TIME_BEHIND, end)
        and not _names_end(plain[start:end].removeprefix("the "))
    ):
        last = plus_days(period[0], -1)
        period = min(last, period[0]), last
    return Dated(start, end, period, name, word or "", lead.start() if lead else start)


# "2026-06-30 18:00", 「6 月 28 日下午 3:00 前」, 「5 月 31 日（周日）前」: when on that day
_AT_TIME = Lazy(
    r"(?:\s?\((?:周|星期|礼拜)[一二三四五六日天]\))?"
    r"(?:\s?(?:上午|中午|下午|傍晚|晚上?|早上)?\s?\d{1,2}(?:点(?!\d)|:\d\d(?::\d\d)?时?|时(?=[之以]?前)))?(?<=[)点时\d])(?:[之以]?前|为?止|当天)?"
)
_OF_DAYTIME = frozenset(" (上中下傍晚早0123456789")
_TIME_BEHIND = (" morning", " noon", " afternoon", " evening", " night")  # "before tomorrow evening": tomorrow
_ENDS = ("end ", "the end ")
_AWAY = (
    "before ",
    "after ",
    "from ",
    "prior to ",
    "week of ",
    "weekend of ",
    "commencing ",
    "beginning ",
    "starting ",
    "the ",
)


def _from_day(plain: str, start: int, period: Period) -> tuple[int, Period]:
    """ "Two weeks before Black Friday", "the week of 7 October": where it begins and what it means."""
    from okr_ai.language.days_en import AWAY, day_away  # few texts need them

    away = AWAY.search(plain, max(0, start - 40), start)
    return (away.start(), day_away(away, period[1])) if away else (start, period)


def _names_end(words: str) -> bool:
    """ "(before) the end of Q1", "(before) year end": due on the last day of it, where "before Q1" is over by then."""
    return words.startswith(("end", "close", "eo")) or words.endswith((" end", "-end"))
