"""What a text means that is nothing but a date: 5/29, from Saturday to Tuesday, 2026 to 2028, a month just over."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from okr_ai.language.date_patterns import small_number, year_of
from okr_ai.language.date_ranges import says_year
from okr_ai.language.dates import Dated, dates_in
from okr_ai.language.dates_en import MONTH, WEEKDAY
from okr_ai.language.days_en import DAY_IN_WORDS, in_words
from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import (
    Period,
    Reference,
    day_of,
    month_of,
    months_from,
    next_day,
    next_numbered,
    plus_days,
    plus_months,
    quarter_around,
    week_around,
)
from okr_ai.language.periods_en import count_of, month_number, weekday_number

_TO = r"\s?(?:-|~|to|and|through|thru|until|till)\s?"
_SLASH = Lazy(rf"(?:from\s|between\s)?(\d\d?)/(\d\d?)(?:{_TO}(\d\d?)/(\d\d?))?", needs="/")
_YEAR = r"((?:19|20|21)\d\d)"
_YEARS = Lazy(
    rf"(?:(?:from|between|years?)\s{_YEAR}{_TO}{_YEAR}|[从自]?{_YEAR}\s?(?:~|至|到)\s?{_YEAR})", needs="19|20|21"
)
_SINGLE_YEAR = Lazy(rf"(?:in|since|during|by|until)\s{_YEAR}", needs="19|20|21")
_LATER = Lazy(
    r"(?P<lead>in|after)\s(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"\s?(?P<unit>d(?:ays?)?|w(?:ks?|eeks?)?|mos?|months?|y(?:rs?|ears?)?|fortnights?)",
    needs="in|after",
)
_PLUS = Lazy(
    r"\s?\+\s?(?P<count>\d{1,3}|an?)\s?(?P<unit>d(?:ays?)?|w(?:ks?|eeks?)?|mos?|months?|y(?:rs?|ears?)?)", needs="+"
)
_YEAR_MONTH = Lazy(r"20\d\d\.(?:0[1-9]|1[0-2])", needs="20")
_WEEKDAYS = Lazy(rf"(?:from\s)?(?P<first>{WEEKDAY}){_TO}(?P<last>{WEEKDAY})", needs="day|mon|tue|wed|thu|fri|sat|sun")
_UP_TO_WEEKDAY = Lazy(rf"{_TO}(?P<last>{WEEKDAY})", needs="mon|tue|wed|thu|fri|sat|sun")
_SLASH_BEFORE = Lazy(rf"(?:from\s)?(\d\d?)/(\d\d?){_TO}(?:the\s)?", needs="/")  # 2/19 - tomorrow
_MONTH_OF_YEAR = Lazy(r"0[1-9]\.20\d\d", needs=".20")
_LONGEST_SHORT_YEAR = len("september 96")
_SHORT_YEAR = Lazy(rf"(?P<month>{MONTH})\s(?P<year>3[2-9]|[4-9]\d)|(?P<numerals>[一二][零〇一二三四五六七八九])年")
# "Friday", "Thursday evening", 周五, 星期五: of the days to come the next one that is such
_ONE_WEEKDAY = Lazy(
    rf"(?:on\s)?(?P<weekday>{WEEKDAY})(?:\s(?:morning|afternoon|evening|night|eod|cob|(?:at\s)?\d\d?(?::\d\d)?\s?[ap]m))?"
    r"|(?:周|星期|礼拜)(?P<numeral>[一二三四五六日天1-7])",
    needs="day|mon|tue|wed|thu|fri|sat|sun|周|星期|礼拜",
)
_NUMERALS = "一二三四五六日1234567"
# "the 15th", "from the 10th till the 12th", 15号: days of the month that goes on or of the next one
_OF_MONTH = rf"(?:the\s)?(?:(?:3[01]|[12]?\d)(?:st|nd|rd|th)|{DAY_IN_WORDS})"
_DAY_OF_MONTH = Lazy(rf"(?:on\s|by\s|from\s|between\s)?(?P<first>{_OF_MONTH})(?:{_TO}(?P<last>{_OF_MONTH}))?")
_DAY_OF_MONTH_ZH = Lazy(
    r"(?P<first>[12]\d|3[01]|[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)(?:号|(?<=\d)日)",
    needs="号|日",
)
_DAYS = {"next day": 1, "the next day": 1, "次日": 1, "翌日": 1, "第二天": 1, "隔天": 1, "本日": 0, "后日": 2}
_DAYS |= {"当日": 0, "当天": 0}
_OF_NOW: dict[str, Callable[[Reference], Period]] = {
    "当月": lambda ref: month_of(ref.day.year, ref.day.month),
    "当周": lambda ref: week_around(ref.day),
    "当季": quarter_around,
    "当年": lambda ref: months_from(ref.day.year, 1, 12),
}
_NUMBERED_BEFORE = Lazy(r"[从自]?(3[01]|[12]?\d)[号日]\s?[至到]\s?", needs="号|日")  # 1号到今天
_WEEKENDS = frozenset(["weekend", "the weekend", "over the weekend", "on the weekend"])
_LEADS = frozenset(["", "in", "on", "from", "between", "during", "the", "in the", "on the", "during the"])
_HALF_A_YEAR = timedelta(days=183)
_DAYS_OF_MONTH = frozenset(["month_day", "month_word", "word_month"])
_EVERY_YEAR = frozenset(["month", "month_led", "months", "md", "range", "nth_of"])


def alone(plain: str, found: list[Dated], ref: Reference) -> list[Dated]:
    """The dates of a text, those `found` in it or another where it is nothing but a date."""
    words = plain.strip(" .,!?。，！？")
    start = plain.index(words)
    if years := _YEARS.fullmatch(words):
        first_year, last_year = sorted(int(year) for year in years.groups() if year)
        period = months_from(first_year, 1, 12 * (last_year - first_year + 1))
        return [Dated(start, start + len(words), period, "alone")]
    if not found:
        means = _only_here(words, ref)
        return [Dated(start, start + len(words), means, "alone")] if means else found
    first = found[0]
    if (match := _SLASH_BEFORE.fullmatch(plain, start, first.start)) and len(found) == 1:
        begin = next_day(int(match[1]), int(match[2]), plus_days(plus_months(first.period[1], -12), 1))
        return [Dated(start, first.end, (begin, first.period[1]), "range")] if begin else found
    if (match := _NUMBERED_BEFORE.fullmatch(plain, start, first.start)) and len(found) == 1:
        last = first.period[1]
        begun = day_of(last.year, last.month, int(match[1]))
        if begun and begun < last:
            return [Dated(start, first.end, (begun, last), "range")]
    if len(found) > 1 or plain[: first.start].strip() not in _LEADS:
        return found
    if match := _UP_TO_WEEKDAY.fullmatch(plain, first.end, start + len(words)):  # tomorrow through Sunday
        last = _weekday_after(first.period[0], weekday_number(match["last"]))
        return [Dated(first.start, match.end(), (first.period[0], last), "range")]
    if (match := _PLUS.fullmatch(plain, first.end, start + len(words))) and first.period[0] == first.period[1]:
        day = _so_much_later(first.period[0], match)
        return [Dated(first.start, match.end(), (day, day), first.name)]
    rest = plain[first.end :].strip(" .,!?。，！？")
    if first.name in _DAYS_OF_MONTH and len(rest) == 2 and rest.isdigit():  # October 2nd 28
        return _in_short_year(first, plain, rest)
    return found if rest else [_nearest(first, plain, ref)]


def _only_here(words: str, ref: Reference) -> Period | None:
    if words in _DAYS:
        day = plus_days(ref.day, _DAYS[words])
        return day, day
    if words in _OF_NOW:
        return _OF_NOW[words](ref)
    figures = words.replace(" ", "") if words[4:5] == words[7:8] == " " else words  # 2026 09 30
    if len(figures) == 8 and figures.isdigit() and figures.startswith(("19", "20")):
        day_named = day_of(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
        return (day_named, day_named) if day_named else None
    if _MONTH_OF_YEAR.fullmatch(words):
        return month_of(int(words[3:]), int(words[:2]))
    if _YEAR_MONTH.fullmatch(words):
        return month_of(int(words[:4]), int(words[5:]))
    if match := _LATER.fullmatch(words):
        day = _so_much_later(ref.day, match)
        return day, day
    if match := _SINGLE_YEAR.fullmatch(words):
        return months_from(int(match[1]), 1, 12)
    if words in _WEEKENDS:
        sunday = week_around(ref.day)[1]
        return plus_days(sunday, -1), sunday
    if words == "midweek":
        day = plus_days(ref.day, (2 - ref.day.weekday()) % 7)
        return day, day
    if match := _ONE_WEEKDAY.fullmatch(words):
        name, numeral = match["weekday"], match["numeral"]
        number = weekday_number(name) if name else _NUMERALS.index(numeral.replace("天", "日")) % 7
        day = _weekday_after(ref.day, number)
        return day, day
    if match := _DAY_OF_MONTH.fullmatch(words) or _DAY_OF_MONTH_ZH.fullmatch(words):
        return _of_month(match.groupdict(), ref)
    if match := _SLASH.fullmatch(words):
        return _of_slashes([int(figures) for figures in match.groups() if figures], ref)
    if match := _WEEKDAYS.fullmatch(words):
        begin = plus_days(ref.day, (weekday_number(match["first"]) - ref.day.weekday()) % 7)
        return begin, _weekday_after(begin, weekday_number(match["last"]))
    return _of_short_year(words, ref) if len(words) <= _LONGEST_SHORT_YEAR else None


def _so_much_later(day: date, match: re.Match[str]) -> date:
    count, unit = count_of(match["count"]) or 0, match["unit"][0]
    if unit in "my":
        return plus_months(day, count * (12 if unit == "y" else 1))
    return plus_days(day, count * {"d": 1, "w": 7, "f": 14}[unit])


def _of_month(named: dict[str, str | None], ref: Reference) -> Period | None:
    """The next day of that number on or after today, and the one up to which it goes."""
    first = next_numbered(_number_of(named["first"] or ""), ref.day)
    last = next_numbered(_number_of(named["last"]), first) if first and named.get("last") else first
    return (first, last) if first and last else None


def _number_of(words: str | None) -> int:
    plain = (words or "").removeprefix("the ")
    if plain[:1].isdigit():
        return int(plain.rstrip("stndrh"))
    return in_words(plain) if plain.isascii() else small_number(plain.replace("廿", "二十")) or 0


def _of_slashes(figures: list[int], ref: Reference) -> Period | None:
    """5/29, 25/12, 10/1, 6/2 to 6/9: what is no fraction; month before day where both fit. A range may have begun."""
    pairs = list(zip(figures[::2], figures[1::2], strict=True))
    if all(first <= second <= 12 for first, second in pairs) and (len(pairs) == 1 or figures[0] != figures[2]):
        return None  # 3/4, 2/3 to 3/4
    days: list[date] = []
    for first, second in pairs:
        month, number = (second, first) if first > 12 else (first, second)
        day = next_day(month, number, days[0] if days else ref.day)
        if day is None:
            return None
        days.append(day)
    begun = plus_months(days[0], -12), plus_months(days[-1], -12)
    return begun if len(days) > 1 and begun[1] >= ref.day else (days[0], days[-1])


def _of_short_year(words: str, ref: Reference) -> Period | None:
    """Aug 96, 一七年."""
    match = _SHORT_YEAR.fullmatch(words)
    year = match and year_of(match["year"] or match["numerals"], ref)
    if not match or not year:
        return None
    return month_of(year, month_number(match["month"])) if match["month"] else months_from(year, 1, 12)


def _in_short_year(dated: Dated, plain: str, year: str) -> list[Dated]:
    """A day with the two figures of its year behind it."""
    first = dated.period[0]
    day = day_of(2000 + int(year) if int(year) < 50 else 1900 + int(year), first.month, first.day)
    if day and dated.period[0] == dated.period[1]:
        dated.period, dated.end = (day, day), plain.rindex(year) + 2
    return [dated]


def _weekday_after(day: date, weekday: int) -> date:
    return plus_days(day, (weekday - day.weekday() - 1) % 7 + 1)


def _nearest(dated: Dated, plain: str, ref: Reference) -> Dated:
    """A month, a stretch of days or a Chinese day without a year, of which nothing says that it is to come: the latest
    one where that lies nearer than the next ("March" in June)."""
    begin, last = dated.period
    yearly = dated.name in _EVERY_YEAR and (begin < last or dated.name == "md")
    if (
        ref.cycle
        or not yearly
        or says_year(plain, dated.start, dated.end)
        or begin.year == ref.day.year
        or begin - ref.day <= _HALF_A_YEAR
    ):
        return dated
    before = dates_in(plain, ref._replace(day=plus_months(ref.day, -12)))
    if len(before) == 1 and before[0].period[0] == plus_months(begin, -12):
        dated.period = before[0].period
    return dated
