"""Chinese days, weeks and months named by the period they are of: 下个月第一个周一, 季度最后一个工作日, 6月前十天.

Apart from the other Chinese periods, since few texts name one (第, 最后, 首, 前三).
"""

import re

from okr_ai.language.date_patterns import COUNT, DAY, MONTH, YEAR, Pattern, small_number, year_of
from okr_ai.language.dates_zh import BEFORE, END, INSIDE
from okr_ai.language.ends_zh import before, before_date, part_of
from okr_ai.language.lazy import one_of
from okr_ai.language.periods import (
    Period,
    Reference,
    day_of,
    fiscal_year_of,
    month_of,
    months_from,
    next_day,
    next_month,
    nth_weekday,
    plus_days,
    plus_months,
    quarter,
    quarter_around,
    week_in,
    workday_in,
)
from okr_ai.language.periods_zh import is_another_word

_WEEKDAYS = ("一", "二", "三", "四", "五", "六末", "日天")
_NEAR_YEARS = {"本": 0, "今": 0, "明": 1, "后": 2, "去": -1}


def _whole(match: re.Match[str], ref: Reference) -> Period | None:
    """The period that a part is of: 6月, 下个月, 2027年三季度, 季度, 今年, 2027年."""
    year = year_of(match["year"], ref)
    if match["month"]:
        month = small_number(match["month"]) or 0
        return month_of(year, month) if year else next_month(month, ref.day)
    if number := small_number(match["quarter"] or match["q"]):
        return quarter(year or fiscal_year_of(ref), number, ref)
    near = match["near"] or ""
    shift = near.count("下") + near.count("次") - near.count("上")
    unit = match["unit"] or match["bare"] or ""
    if unit == "月":
        return month_of(ref.day.year, ref.day.month + shift)
    if unit.startswith("季"):
        return quarter_around(ref, shift)
    return months_from(int(match["only_year"] or ref.day.year + _NEAR_YEARS.get(match["near_year"] or "今", 0)), 1, 12)


def _single(whole: Period, part: str, weekday: str | None, number: int | None) -> Period:
    """The `number`th day, week, working day … of a period, its last one without a number."""
    if part.startswith("季"):
        return months_from(whole[0].year, whole[0].month + 3 * ((number or 4) - 1), 3)
    if part == "月":
        months = (whole[1].year - whole[0].year) * 12 + whole[1].month - whole[0].month
        return month_of(whole[0].year, whole[0].month + (months if number is None else number - 1))
    if weekday:
        day = nth_weekday(whole, next(at for at, names in enumerate(_WEEKDAYS) if weekday in names), number)
        return day, plus_days(day, int(weekday == "末"))
    if part in ("周", "星期", "礼拜"):
        first = plus_days(whole[0], 7 * ((number or 1) - 1))
        return week_in(whole, None) if number is None or number == 5 else (first, plus_days(first, 6))
    day = (
        workday_in(whole, number)
        if part == "工作日"
        else whole[1]
        if number is None
        else plus_days(whole[0], number - 1)
    )
    return day, day


def _several(whole: Period, unit: str, count: int, *, from_end: bool) -> Period:
    """The first or the last days, weeks, working days or months of a period."""
    first, last = whole
    if unit in ("月", "季度"):
        count *= 3 if unit == "季度" else 1
        months = months_from(first.year, first.month, count)
        return (months_from(last.year, last.month - count + 1, count)[0], last) if from_end else months
    if unit == "工作日":
        return (workday_in(whole, None), last) if from_end else (first, workday_in(whole, count))
    days = count * (1 if unit in ("天", "日") else 7)
    return (plus_days(last, 1 - days), last) if from_end else (first, plus_days(first, days - 1))


def read_part_of(match: re.Match[str], ref: Reference) -> Period | None:
    """本月最后一天, 下个月第一个周一, 三季度第二个月."""
    whole = None if is_another_word(match) else _whole(match, ref)
    number = 1 if match["first"] else small_number(match["nth"])
    if not whole or (match["nth"] and not number):
        return None
    if match["nth"] and match["part"][0] in "周星礼" and (whole[1] - whole[0]).days > 300:
        return None  # 2027年第23周 is no seven days of it
    found = _single(whole, match["part"], match["weekday"], number)
    return before(found, match, ref) if whole[0] <= found[0] <= whole[1] else None


def read_some_of(match: re.Match[str], ref: Reference) -> Period | None:
    """六月的前三天, 本月最后两周, 季度前两个月."""
    whole, count = None if is_another_word(match) else _whole(match, ref), small_number(match["count"])
    if not whole or not count:
        return None
    found = _several(whole, match["counted"], count, from_end=not match["from"])
    return before(found, match, ref) if whole[0] <= found[0] and found[1] <= whole[1] else None


def read_today_of(match: re.Match[str], ref: Reference) -> Period | None:
    """去年今天, 下个月今日: this day of another year or month."""
    if is_another_word(match):
        return None
    shift = (
        12 * {"去": -1, "前": -2, "明": 1, "后": 2}[match["year"]]
        if match["year"]
        else (1 if match["month"] == "下" else -1)
    )
    day = plus_months(ref.day, shift)
    return day, day


def read_five_years(match: re.Match[str], ref: Reference) -> Period | None:
    """“十五五”末, 十四五期间: the national plan of 2026 to 2030, of 2021 to 2025; its first or last year."""
    first = 2011 + 5 * ("三四五六".index(match["plan"]) + 1)
    part = match["part"] or ""
    if part in ("初", "开局"):
        return months_from(first, 1, 12)
    if part or match[0].endswith("期末"):
        return months_from(first + 4, 1, 12)
    return months_from(first, 1, 60)


def read_quarters(match: re.Match[str], ref: Reference) -> Period | None:
    """三四季度, 一、二季度: both."""
    year, number, to = year_of(match["year"], ref) or fiscal_year_of(ref), "一二三四".index, match["to"]
    first, last = quarter(year, number(match["number"]) + 1, ref), quarter(year, number(to) + 1, ref)
    return before((first[0], last[1]), match, ref) if first < last else None


def read_school_year(match: re.Match[str], ref: Reference) -> Period | None:
    """2026-2027学年第一学期, 2026年秋季学期: school years go from September to August, their first term to January, the
    second one from February to July."""
    if match["season"]:
        year = int(match["of_year"])
        return before(months_from(year, 9, 5) if match["season"] == "秋" else months_from(year, 2, 6), match, ref)
    year, to = int(match["only_year"]), match["to"]
    if to and int(to) % 100 != (year + 1) % 100:
        return None
    term = match["term"]
    if not term:
        return before(months_from(year, 9, 12), match, ref)
    return before(months_from(year, 9, 5) if term in "一1上" else months_from(year + 1, 2, 6), match, ref)


def read_january(match: re.Match[str], ref: Reference) -> Period | None:
    """元月, 明年元月底, 元月十五日."""
    year = year_of(match["year"], ref)
    if match["day"]:
        day = small_number(match["day"]) or 0
        found = day_of(year, 1, day) if year else next_day(1, day, ref.day)
        return before_date((found, found), match, ref) if found else None
    period = month_of(year, 1) if year else next_month(1, ref.day)
    return before(part_of(period, match["part"]), match, ref) if period else None


_WHOLE = (
    rf"(?:{YEAR}(?:(?<!\d)(?<!{one_of('.第每')})(?P<month>{MONTH})\s?月份?"
    r"|(?:第?(?P<quarter>[一二三四1-4])季度?|(?<![a-z])q(?P<q>[1-4])(?![a-z\d])))"
    r"|(?P<near>下{1,3}一?个?|上{1,3}一?个?|本|这个?|当|次)(?P<unit>月|季度?)"
    rf"|(?P<bare>(?<![一二三四\d个])季度|年度)|(?P<near_year>{one_of('本今明后去')})年度?|(?P<only_year>20\d\d)年)"
)

PATTERNS = (
    Pattern(
        "part_of",
        "part",
        rf"{_WHOLE}的?(?:第\s?(?P<nth>{COUNT})|(?P<first>首)|最后一?)\s?个?"
        rf"(?P<part>天|日(?!留)|工作日|(?:周|星期|礼拜)(?P<weekday>{one_of('一二三四五六日天末')})?|月|季度?){INSIDE}{BEFORE}",
        read_part_of,
        "第|首|最后",
    ),
    Pattern(
        "month",
        "part",
        rf"{YEAR}(?<![\d万亿千百余多几欧美日港])元月份?(?:(?P<day>{DAY})[日号]|的?月?{END}{INSIDE}){BEFORE}",
        read_january,
        "元月",
    ),
    Pattern(
        "day_away",
        "part",
        rf"(?:(?P<year>{one_of('去前明后')})年|(?P<month>[上下])个?月)的?今[天日]",
        read_today_of,
        "年今|年的今|月今|月的今",
    ),
    Pattern(
        "quarter",
        "part",
        rf"{YEAR}第?(?P<number>[一二三])\s?、?\s?第?(?P<to>[二三四])季度{INSIDE}{BEFORE}",
        read_quarters,
        "一二季|二三季|三四季|、二季|、三季|、四季",
    ),
    Pattern(
        "term",
        "part",
        r"(?<!\d)(?:(?P<only_year>20\d\d)\s?(?:[-~/至到]{1,2}\s?(?P<to>(?:20)?\d\d)\s?(?:学年度?|(?=第?[一二12上下]\s?学期))|学年度?)\s?(?:第?(?P<term>[一二12上下])\s?学期)?"
        rf"|(?P<of_year>20\d\d)年?(?P<season>[春秋])季?学期)[末底]?{INSIDE}{BEFORE}",
        read_school_year,
        "学年|学期|春季学|秋季学|春学|秋学",
    ),
    Pattern(
        "five_years",
        "part",
        r"[“\"]?十(?P<plan>[三四五六])五[”\"]?(?:规划期?)?(?:(?P<part>末|底|初|收官|开局)(?:之?年)?|期间|期末|期内|时期)",
        read_five_years,
        "四五|五五",
    ),
    Pattern(
        "some_of",
        "part",
        rf"{_WHOLE}的?(?:(?P<from>[前头])|最后|(?<=年)后(?={COUNT}\s?个[月季](?:度|(?!内|之|以))))\s?(?P<count>{COUNT})\s?个?"
        rf"(?P<counted>天|日|周|星期|礼拜|工作日|月|季度){INSIDE}{BEFORE}",
        read_some_of,
        "前|头|最后|年后",
    ),
)
