"""What a Chinese date phrase means: the days from the first to the last, given the match of its pattern."""

import re
from datetime import date

from okr_ai.language.date_patterns import got, rough_count, small_number, year_of
from okr_ai.language.ends_zh import before, before_date, before_feast, part_of
from okr_ai.language.festivals import is_amount, next_feast
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
    next_numbered,
    nth_month,
    numbered_week,
    plus_days,
    plus_months,
    quarter,
    quarter_around,
    span_from,
    week_around,
    workday_in,
)


def read_day(match: re.Match[str], ref: Reference) -> Period | None:
    month, day = small_number(match["month"]), small_number(match["day"])
    if month is None or day is None:
        return None
    year = year_of(got(match, "year"), ref)
    found = day_of(year, month, day) if year else next_day(month, day, ref.day)
    last_month = small_number(got(match, "to_month")) or month
    last = found and (day_of(found.year, last_month, small_number(got(match, "to_day")) or 0) or found)
    return before_date((found, max(found, last)), match, ref) if found and last else None


def read_day_of_month(match: re.Match[str], ref: Reference) -> Period | None:
    day = small_number(match["day"])
    month = got(match, "month") or ""
    shift = small_number(got(match, "count")) or month.count("下") + month.count("次") - month.count("上")
    if month:
        first, end = month_of(year_of(got(match, "year"), ref) or ref.day.year, ref.day.month + shift)
        named = end if end.day < (day or 0) <= 31 else day_of(first.year, first.month, day or 0)  # 下月31号
        last = named and (day_of(first.year, first.month, small_number(got(match, "to_day")) or 0) or named)
        return before_date((named, max(named, last)), match, ref) if named and last else None
    found = next_numbered(day or 0, ref.day)
    return before_date((found, found), match, ref) if found else None


def read_month(match: re.Match[str], ref: Reference) -> Period | None:
    month, to, year = (
        small_number(match["month"] or got(match, "only")),
        small_number(got(match, "to")),
        year_of(got(match, "year"), ref),
    )
    if not month or month > 12:
        return None
    period = month_of(year, month) if year else next_month(month, ref.day)
    if to and period:
        to += 12 if to < month else 0  # 11月至1月
        if not month < to <= month + 11:
            return None
        period = months_from(period[0].year, month, to - month + 1)
        if not year and period[0].year > ref.day.year and month_of(ref.day.year, to)[1] >= ref.day:
            period = months_from(ref.day.year, month, to - month + 1)
    return before(part_of(period, match["part"]), match, ref) if period else None


def read_months(match: re.Match[str], ref: Reference) -> Period | None:
    """2026.07-2026.09: from the first month's beginning to the last one's end."""
    first = month_of(int(match["year"]), int(match["month"]))
    last = month_of(int(match["to_year"]), int(match["to"]))
    return (first[0], last[1]) if first < last else None


def read_years(match: re.Match[str], ref: Reference) -> Period | None:
    """2026-2028: both whole years and those between."""
    first, last = int(match["year"]), int(match["to_year"])
    return months_from(first, 1, 12 * (last - first + 1)) if first < last <= first + 20 else None


def read_near_month(match: re.Match[str], ref: Reference) -> Period | None:
    word = got(match, "which") or ""
    if is_another_word(match):
        return None
    shift = word.count("下") + word.count("次") - word.count("上")
    part = match["part"] or got(match, "tens")
    if part == "本旬":
        part = ("上旬", "中旬", "下旬")[min((ref.day.day - 1) // 10, 2)]
    return before(part_of(month_of(ref.day.year, ref.day.month + shift), part), match, ref)


def read_quarter(match: re.Match[str], ref: Reference) -> Period | None:
    number = small_number(match["number"] or match["nth"] or match["q"])
    to = small_number(got(match, "to"))
    if not number or not 1 <= number <= 4 or _is_season(match):
        return None
    year = year_of(match["year"] or match["after"], ref) or fiscal_year_of(ref)
    period = quarter(year, number, ref)
    if to and number < to <= 4:
        period = period[0], quarter(year, to, ref)[1]
    return before(part_of(period, match["part"]), match, ref)


_BEFORE_QUARTER = frozenset("在于到至截从自的成前，,、；;。")


def _is_season(match: re.Match[str]) -> bool:
    """「某剧第一季」: the season of a series, right behind its name, no quarter."""
    start = match.start("number")
    if match["year"] or start < 2 or match.string[start - 1] != "第" or match.string[start + 1 : start + 3] == "季度":
        return False
    before = match.string[start - 2]
    return before == "》" or ("\u4e00" <= before <= "\u9fff" and before not in _BEFORE_QUARTER)


def read_near_quarter(match: re.Match[str], ref: Reference) -> Period | None:
    word = got(match, "which") or ""
    shift = word.count("下") - word.count("上")
    return before(part_of(quarter_around(ref, shift), got(match, "part")), match, ref)


def read_term(match: re.Match[str], ref: Reference) -> Period | None:
    return before(half_around(ref, (match["which"] or "").count("下")), match, ref)


def read_half(match: re.Match[str], ref: Reference) -> Period | None:
    number = 1 if match["which"] == "上" or match["h"] == "1" else 2
    year = year_of(match["year"], ref) or fiscal_year_of(ref)
    return before(part_of(half(year, number, ref), match["part"]), match, ref)


_NEAR = 5  # years from now that are said as 27年
_AGO = frozenset("以之年")  # 以前年度
_PARTS = frozenset("底末内初")
_LENGTH_BEHIND = tuple("以之上下前后里间来期的多左经工历老质保寿使贷租一万亿0123456789")
_BEFORE_YEAR = frozenset(" ，,。；;、(到至较比截在从自")


def _is_near_year(match: re.Match[str], year: int, ref: Reference) -> bool:
    """Whether 27年 is the year 2027, no length (「10年日线回测」, 「25年工龄」, 「25年内」)."""
    plain, start, end = match.string, match.start("year"), match.end("year")
    if plain[end : end + 1] in _PARTS or (plain[start] == "0" and "年" in match["year"]):
        return True  # 27年底, 08年
    alone = start == 0 or plain[start - 1] in _BEFORE_YEAR
    behind = plain[end : end + 2].lstrip()
    return alone and abs(year - ref.day.year) <= _NEAR and not behind.startswith(_LENGTH_BEHIND)


def _is_next_year(plain: str, start: int) -> bool:
    """Whether 下年 is the next year, not 「旗下年营收」, 「下年级」."""
    return (start == 0 or plain[start - 1] in _BEFORE_YEAR) and plain[start + 2 : start + 3] not in _NO_YEAR


_NO_YEAR = frozenset("级轮均龄货")


def read_year(match: re.Match[str], ref: Reference) -> Period | None:
    words = match["year"]
    if words == "下年" and not _is_next_year(match.string, match.start("year")):
        return None
    if is_another_word(match) or (words[0] == "前" and match.string[match.start() - 1 : match.start()] in _AGO):
        return None
    if "财年" in words or words.startswith("fy"):
        year = fiscal_year_of(ref) if words in ("本财年", "财年") else year_of(words, ref)
        period = fiscal_year(year, ref) if year else None
    else:
        year = year_of(words, ref) if words != "全年" else ref.day.year
        if year and words[0].isdigit() and len(words) == 3 and not _is_near_year(match, year, ref):
            return None
        period = months_from(year, 1, 12) if year else None
    if period is None or not 1900 <= period[0].year <= 2150:
        return None
    return before(part_of(period, match["part"]), match, ref)


def read_year_part(match: re.Match[str], ref: Reference) -> Period | None:
    year = months_from(ref.day.year, 1, 12)
    part = {"终": "底", "内": None}.get(match["part"], match["part"])
    return before(part_of(year, part), match, ref)


_BEFORE_UP_AND_DOWN = frozenset("马线网晚早加以身会路楼台桌")


def is_another_word(match: re.Match[str]) -> bool:
    """Whether 上 or 下 ends another word: 马上一年, 线上一周, 晚上一个月."""
    start = match.start() + (match[0][0] == " ")
    if match.string.startswith(("最晚下", "最早下"), start - 2):
        return False  # 「最晚下周五」
    return match.string[start] in "上下" and match.string[start - 1 : start] in _BEFORE_UP_AND_DOWN


_WEEKDAYS = {day: number for days in ("一二三四五六日", "123456天") for number, day in enumerate(days)}
_WEEKDAYS |= {"末": 6, "周末": 6}


def read_weekdays(match: re.Match[str], ref: Reference) -> Period | None:
    """周一至周三: the days of this week, up to one of the next where that comes first."""
    monday = week_around(ref.day)[0]
    if match["day"] not in _WEEKDAYS or match["to_day"] not in _WEEKDAYS:
        return None
    first, last = plus_days(monday, _WEEKDAYS[match["day"]]), plus_days(monday, _WEEKDAYS[match["to_day"]])
    return first, last if last > first else plus_days(last, 7)


def read_short_year(match: re.Match[str], ref: Reference) -> Period | None:
    """一七年七月, 零八年: a year of two numerals."""
    year = year_of(match["year"], ref)
    if year is None:
        return None
    if match["month"]:
        return month_of(year, small_number(match["month"]) or 1)
    return quarter(year, small_number(match["quarter"]) or 1, ref) if match["quarter"] else months_from(year, 1, 12)


def read_week(match: re.Match[str], ref: Reference) -> Period | None:
    if is_another_word(match):
        return None
    which, day = got(match, "which") or "", match["day"]
    shift = which.count("下") - which.count("上")
    monday, sunday = week_around(ref.day, shift)
    if part := got(match, "part"):  # 下周初, 下周中
        monday = plus_days(monday, 2 * (part == "中"))
        return before((monday, plus_days(monday, 1)), match, ref)
    if not day:
        return before((monday, sunday), match, ref)
    found = plus_days(monday, _WEEKDAYS[day])
    if not which and (found < ref.day or (found == ref.day and "下班" not in match[0])):
        found = plus_days(found, 7)
    if to_day := got(match, "to_day"):  # 下周二到周四
        last = plus_days(monday, _WEEKDAYS[to_day])
        return before((found, last if last >= found else plus_days(last, 7)), match, ref)
    if day in ("末", "周末"):
        return before((plus_days(found, -1), found), match, ref)
    return before((found, found), match, ref)


def read_week_number(match: re.Match[str], ref: Reference) -> Period | None:
    number, year = small_number(match["number"]), year_of(got(match, "year"), ref)
    if not number or number > 53 or (match["unit"] and not year):
        return None
    period = numbered_week(ref, number, year)
    return before(period, match, ref) if period else None


def read_first_of_year(match: re.Match[str], ref: Reference) -> Period | None:
    """今年前三季度, 2027年首季度, 明年前五个月: from the year's first month on."""
    year = year_of(got(match, "year"), ref) or fiscal_year_of(ref)
    count = 1 if match["first"] else small_number(match["number"] or match["quarters"]) or 1
    if (match["unit"] or "季度") == "月":
        period = months_from(year, 1, min(count, 12))
    else:
        period = quarter(year, 1, ref)[0], quarter(year, min(count, 4), ref)[1]
    return before(period, match, ref)


def read_nth_month(match: re.Match[str], ref: Reference) -> Period | None:
    number = small_number(match["number"])
    return before(part_of(nth_month(ref, number), match["part"]), match, ref) if number else None


_DAYS_AHEAD = {"昨": -1, "今": 0, "即": 0, "明": 1, "后": 2, "前": -2}


def read_near_day(match: re.Match[str], ref: Reference) -> Period | None:
    """明天, 大后天, 大前天, 下个工作日."""
    words = match["which"]
    if words.startswith("下"):
        day = workday_in((plus_days(ref.day, 1), plus_days(ref.day, 7)), 1)
    else:
        more, name = words.count("大"), words.lstrip("大")[0]
        day = plus_days(ref.day, _DAYS_AHEAD[name] + (-more if name == "前" else more))
    return before_feast(day, match, ref) if day < ref.day else before((day, day), match, ref)


_UNITS = {
    "天": "d",
    "日": "d",
    "自然日": "d",
    "工作日": "workday",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "季度": "quarter",
    "年": "year",
}


def read_span(match: re.Match[str], ref: Reference) -> Period | None:
    words = match["number"]
    unit, rough = _UNITS[match["unit"]], rough_count(words)  # 两三个月内: three at most
    number = 0 if words == "半" else rough[1] if rough else small_number(words)
    if number is None or number > 400:
        return None
    count = number + (0.5 if "半" in match[0] else 0)
    if not count:
        return None  # 「0天内」: none at all
    to_day = match[0].endswith("后") or "过" in (got(match, "passing") or "")
    span = span_from(ref, count, unit, to_day=to_day)
    if not span or not to_day:
        return span
    soonest = span_from(ref, rough[0], unit, to_day=True) if rough else span
    return (soonest or span)[1], span[1]  # 三天后: the day itself; 两三天后: one of two


def so_far(day: date, match: re.Match[str]) -> date:
    """The day so many days, weeks or months before (前) or after another."""
    count = (small_number(match["away"]) or 0) * (-1 if match["way"] == "前" else 1)
    return (
        plus_months(day, count)
        if match["unit"] == "月"
        else plus_days(day, count * (1 if match["unit"] == "天" else 7))
    )


def read_feast(match: re.Match[str], ref: Reference) -> Period | None:
    if is_amount(match.string, *match.span("feast")):
        return None
    found = next_feast(match["feast"], ref.day, year_of(got(match, "year"), ref))
    if found and got(match, "way"):  # 国庆前两周
        day = so_far(found[0], match)
        return day, day
    return before_feast(found[0], match, ref) if found else None


def read_cycle(match: re.Match[str], ref: Reference) -> Period | None:
    period = (ref.cycle.start, ref.cycle.end) if ref.cycle else quarter_around(ref)
    return period if match["part"] is None else (period[1], period[1])
