"""Chinese date phrases: 三季度末, 2026年9月30日前, 上半年, 年底前, 双11前, 未来三个月, 第8周."""

import re

from okr_ai.language.date_patterns import ANY_YEAR, FULL_YEAR, YEAR, Pattern, got, small_number, year_of
from okr_ai.language.festivals import is_amount, next_feast, words_pattern
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
    plus_months,
    quarter,
    quarter_around,
    span_from,
    week_around,
    week_in,
)

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_END = r"(?:(?P<part>底|末|初|中旬|上旬|下旬|中)(?:左右)?)?"
_BEFORE = (  # not 今年前三季度
    r"(?P<before>(?:\(含\))?(?:之前|以前|前(?![一二两三四五六七八九十1-9]{1,2}个?[季月])|为止|止))?"
    r"(?!后|端|台|往|置|瞻|沿|期)"
)
_INSIDE = r"(?:之内|以内|内(?!部|容|测|审|推|控|训|外|网|购|存)|里(?!程)|期间|结束|收官|收尾|当季|当月)?"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:[12]\d|3[01]|0?[1-9]|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"


def before(period: Period, match: re.Match[str], ref: Reference) -> Period:
    """The period up to which something is due: the day before a day; for a longer period its own end (R12)."""
    if got(match, "before") in (None, "止", "为止"):
        return period
    last = plus_days(period[0], -1) if period[0] == period[1] else period[1]
    return min(ref.day, last), last


def part_of(period: Period, part: str | None) -> Period:
    """底, 末, 初, 中, 上旬 … of a month, a quarter, a half or a year."""
    first, last = period
    if not part or part == "内":
        return period
    days = (last - first).days + 1
    if days <= 31:
        tens = {"初": (0, 9), "上旬": (0, 9), "中": (10, 19), "中旬": (10, 19), "下旬": (20, days - 1)}
        begin, end = tens.get(part, (20, days - 1))
        return plus_days(first, begin), plus_days(first, end)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if part in ("底", "末", "下旬"):
        return months_from(last.year, last.month, 1)
    if part in ("初", "上旬"):
        return months_from(first.year, first.month, 1)
    middle = plus_months(first, months // 2 - (months % 2 == 0))
    return months_from(middle.year, middle.month, 1)


def _day(match: re.Match[str], ref: Reference) -> Period | None:
    month, day = small_number(match["month"]), small_number(match["day"])
    if month is None or day is None:
        return None
    year = year_of(got(match, "year"), ref)
    found = day_of(year, month, day) if year else next_day(month, day, ref.day)
    last = found and (day_of(found.year, month, small_number(got(match, "to_day")) or 0) or found)
    return before((found, max(found, last)), match, ref) if found and last else None


def _day_of_month(match: re.Match[str], ref: Reference) -> Period | None:
    day = small_number(match["day"])
    shift = 1 if (got(match, "month") or "").startswith("下") else 0
    for later in range(shift, shift + 13):
        first = month_of(ref.day.year, ref.day.month + later)[0]
        found = day_of(first.year, first.month, day or 0)
        if found and found >= ref.day:
            return before((found, found), match, ref)
    return None


def _month(match: re.Match[str], ref: Reference) -> Period | None:
    month, to, year = (
        small_number(match["month"] or got(match, "only")),
        small_number(got(match, "to")),
        year_of(got(match, "year"), ref),
    )
    if not month or month > 12:
        return None
    period = month_of(year, month) if year else next_month(month, ref.day)
    if to and period:
        if not month < to <= 12:
            return None
        period = months_from(period[0].year, month, to - month + 1)
        if not year and period[0].year > ref.day.year and month_of(ref.day.year, to)[1] >= ref.day:
            period = months_from(ref.day.year, month, to - month + 1)
    return before(part_of(period, match["part"]), match, ref) if period else None


def _near_month(match: re.Match[str], ref: Reference) -> Period | None:
    word = got(match, "which") or ""
    shift = word.count("下") - word.count("上")
    return before(part_of(month_of(ref.day.year, ref.day.month + shift), match["part"]), match, ref)


def _quarter(match: re.Match[str], ref: Reference) -> Period | None:
    number = small_number(match["number"] or match["nth"] or match["q"])
    to = small_number(got(match, "to"))
    if not number or not 1 <= number <= 4:
        return None
    year = year_of(match["year"] or match["after"], ref) or fiscal_year_of(ref)
    period = quarter(year, number, ref)
    if to and number < to <= 4:
        period = period[0], quarter(year, to, ref)[1]
    return before(part_of(period, match["part"]), match, ref)


def _near_quarter(match: re.Match[str], ref: Reference) -> Period | None:
    word = got(match, "which") or ""
    shift = word.count("下") - word.count("上")
    return before(part_of(quarter_around(ref, shift), got(match, "part")), match, ref)


def _term(match: re.Match[str], ref: Reference) -> Period | None:
    return before(half_around(ref, match["which"].count("下")), match, ref)


def _half(match: re.Match[str], ref: Reference) -> Period | None:
    number = 1 if match["which"] == "上" or match["h"] == "1" else 2
    year = year_of(match["year"], ref) or fiscal_year_of(ref)
    return before(part_of(half(year, number, ref), match["part"]), match, ref)


def _year(match: re.Match[str], ref: Reference) -> Period | None:
    words = match["year"]
    if "财年" in words or words.startswith("fy"):
        year = fiscal_year_of(ref) if words in ("本财年", "财年") else year_of(words, ref)
        period = fiscal_year(year, ref) if year else None
    else:
        year = year_of(words, ref) if words != "全年" else ref.day.year
        period = months_from(year, 1, 12) if year else None
    if period is None or not 1900 <= period[0].year <= 2150:
        return None
    return before(part_of(period, match["part"]), match, ref)


def _year_part(match: re.Match[str], ref: Reference) -> Period | None:
    year = months_from(ref.day.year, 1, 12)
    part = {"终": "底", "内": None}.get(match["part"], match["part"])
    return before(part_of(year, part), match, ref)


def _week(match: re.Match[str], ref: Reference) -> Period | None:
    which, day = got(match, "which") or "", match["day"]
    shift = which.count("下") - which.count("上")
    monday, sunday = week_around(ref.day, shift)
    if not day:
        return before((monday, sunday), match, ref)
    found = plus_days(monday, "一二三四五六日".find(day) if day in "一二三四五六日" else 6)
    if not which and found <= ref.day:
        found = plus_days(found, 7)
    return before((found, found), match, ref)


def _week_number(match: re.Match[str], ref: Reference) -> Period | None:
    number = small_number(match["number"])
    if not number or number > 53:
        return None
    first = plus_days(ref.day, 7 * (number - 1))
    return before((first, plus_days(first, 6)), match, ref)


def _first_of_year(match: re.Match[str], ref: Reference) -> Period | None:
    """今年前三季度, 2027年首季度, 明年前五个月: from the year's first month on."""
    year = year_of(got(match, "year"), ref) or fiscal_year_of(ref)
    count = 1 if match["first"] else small_number(match["number"] or match["quarters"]) or 1
    if (match["unit"] or "季度") == "月":
        period = months_from(year, 1, min(count, 12))
    else:
        period = quarter(year, 1, ref)[0], quarter(year, min(count, 4), ref)[1]
    return before(period, match, ref)


def _week_of_month(match: re.Match[str], ref: Reference) -> Period | None:
    month, year = small_number(match["month"]), year_of(got(match, "year"), ref)
    period = month and (month_of(year, month) if year else next_month(month, ref.day))
    return before(week_in(period, small_number(match["number"])), match, ref) if period else None


def _nth_month(match: re.Match[str], ref: Reference) -> Period | None:
    number = small_number(match["number"])
    return before(part_of(nth_month(ref, number), match["part"]), match, ref) if number else None


def _near_day(match: re.Match[str], ref: Reference) -> Period | None:
    day = plus_days(ref.day, {"今": 0, "明": 1, "后": 2, "大": 3}[match["which"][0]])
    return before((day, day), match, ref)


_UNITS = {
    "天": "d",
    "日": "d",
    "工作日": "d",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "季度": "quarter",
    "年": "year",
}


def _span(match: re.Match[str], ref: Reference) -> Period | None:
    words = match["number"]
    if words == "半":
        return span_from(ref, 0.5, _UNITS[match["unit"]])
    number = small_number(words)
    if number is None or number > 400:
        return None
    return span_from(ref, number + (0.5 if got(match, "half") else 0), _UNITS[match["unit"]])


def _feast(match: re.Match[str], ref: Reference) -> Period | None:
    if is_amount(match.string, *match.span("feast")):
        return None
    found = next_feast(match["feast"], ref.day, year_of(got(match, "year"), ref))
    return before(found, match, ref) if found else None


def _cycle(match: re.Match[str], ref: Reference) -> Period | None:
    period = (ref.cycle.start, ref.cycle.end) if ref.cycle else quarter_around(ref)
    return period if match["part"] is None else (period[1], period[1])


_TO_DAY = rf"(?:\s?[-~至到]\s?(?P<to_day>{_D})[日号])?"
_NO_COUNT = r"(?<![\d.半一二两三四五六七八九十几多每个单首])"
_QUARTER = (
    r"(?:第?(?P<number>[一二三四1-4])(?:季度|季(?=[^度节]|$))|第(?P<nth>[一二三四1-4])个季度"
    r"|(?<![a-z])q(?P<q>[1-4])(?![a-z\d]))"
)
_TO_QUARTER = (
    r"(?:\s?[-~至到]\s?(?:第"
    r"|q)?(?P<to>[2-4二三四])(?:季度)?(?![\d.%万亿]))?(?:\s?(?P<after>(?:fy\s?)?20\d\d|fy\s?\d\d))?\s?"
)
_DUE = r"(?:之内|以内|内(?!部|容|测|审|留|复)|之后|以后|后(?=[，,。；\s完上实达]|$)|里(?!程))"
_UNIT = r"个?(?P<half>半)?(?P<unit>季度|月|星期|礼拜|工作日|周|天|日|年)"

PATTERNS = (
    Pattern(
        "feast",
        "feast",
        rf"{YEAR}(?P<feast>{words_pattern(True)})(?:大促|活动|假期|购物节)?(?:期间|当天|结束)?{_BEFORE}",
        _feast,
    ),
    *(
        Pattern(
            name,
            "figures",
            rf"(?<![\d.])(?P<year>(?:19|20|21)\d\d){mark}(?P<month>1[0-2]|0?[1-9]){mark}(?P<day>{_D})(?!\d)\s?{_BEFORE}",
            _day,
        )
        for name, mark in (("iso", "-"), ("iso_slash", "/"), ("iso_dot", r"\."))
    ),
    Pattern(
        "ymd",
        "年",
        rf"(?P<year>{FULL_YEAR}|(?<!\d)\d\d)\s?年\s?(?P<month>{_M})\s?月\s?(?P<day>{_D})(?!\d)[日号]?{_TO_DAY}{_BEFORE}",
        _day,
        "月",
    ),
    Pattern(
        "md",
        "月",
        rf"{YEAR}(?<!\d)(?P<month>{_M})\s?月\s?(?P<day>{_D})(?:\s?[日号])?{_TO_DAY}(?<=[日号]){_BEFORE}",
        _day,
        "日|号",
    ),
    Pattern(
        "md_slash",
        "前",
        rf"(?<![\d/.])(?P<month>{_M})[/.](?P<day>{_D})(?=\s?(?:之前|以前|前|截止|止|上线|完成))(?P<before>之前|以前|前|止)?",
        _day,
        "/|.",
    ),
    Pattern(
        "dd",
        "日",
        rf"(?<![\d第月])(?P<day>{_D})[日号](?P<before>之前|以前|前)",
        _day_of_month,
        "前",
    ),
    Pattern(
        "day_of_near_month",
        "月",
        rf"(?P<month>下个?月|本月|这个月|当月)\s?(?P<day>{_D})[日号]{_BEFORE}",
        _day_of_month,
        "下月|下个月|本月|这个月|当月",
    ),
    Pattern(
        "first_of_year",
        "季 月",
        rf"(?:(?P<year>{ANY_YEAR})\s?(?:前\s?(?P<number>[一二两三四五六七八九]|十一?|[1-9]|1[01])个?|(?P<first>首)个?)(?P<unit>季度?|月)"
        rf"|前\s?(?P<quarters>[二两三2-3])个?季度){_INSIDE}{_BEFORE}",
        _first_of_year,
        "首季|首个|首月|前 |" + "|".join(f"前{count}" for count in "一二两三四五六七八九十123456789"),
    ),
    Pattern(
        "week_of_month",
        "周",
        rf"{YEAR}(?<![\d.第每])(?P<month>{_M})\s?月份?的?(?:第\s?(?P<number>[一二三四五1-5])|(?P<last>最后一))个?(?:周|星期){_INSIDE}{_BEFORE}",
        _week_of_month,
        "月",
    ),
    Pattern(
        "quarter",
        "季 q",
        rf"{YEAR}-?{_QUARTER}{_TO_QUARTER}{_END}{_INSIDE}{_BEFORE}",
        _quarter,
        "一季|二季|三季|四季|1季|2季|3季|4季|个季度|q1|q2|q3|q4",
    ),
    Pattern(
        "half",
        "半年 h",
        rf"{YEAR}(?:(?P<which>[上下])半年度?|(?<![a-z])h(?P<h>[12])(?![a-z\d])){_END}{_INSIDE}{_BEFORE}",
        _half,
        "上半年|下半年|h1|h2",
    ),
    Pattern(
        "month",
        "月",
        rf"{YEAR}(?<![\d.第每])(?:(?P<month>{_M})\s?(?:月份?)?\s?[-~至到]\s?(?P<to>{_M})|(?P<only>{_M}))\s?月份?"
        rf"(?!度|均|活|销|薪|嫂|饼){_END}{_INSIDE}{_BEFORE}",
        _month,
    ),
    Pattern(
        "ym",
        "figures",
        rf"(?P<year>(?:19|20)\d\d)[-/](?P<month>1[0-2]|0[1-9]|[1-9])(?![\d\-/%.]){_END}{_BEFORE}",
        _month,
    ),
    Pattern(
        "year_part",
        "年",
        rf"{_NO_COUNT}(?<![上下])年(?P<part>底|末|终(?!奖)|内|中(?!国)|初)(?:大促)?{_BEFORE}",
        _year_part,
        "年底|年末|年终|年内|年中|年初",
    ),
    Pattern(
        "year",
        "年 fy",
        rf"(?P<year>{FULL_YEAR}\s?年度?|(?<![\d半])\d\d年(?=[底末内初])|(?:今|明|去|后|本|次|来)年(?:年(?=[底末初中]))?度?|全年(?=[^龄度]|$)"
        rf"|fy\s?(?:20)?\d\d(?:财年)?|(?:20)?\d\d财年|本财年|(?<![\d下上])财年(?=[底末内]|结束|之内|以内)){_END}{_INSIDE}{_BEFORE}",
        _year,
    ),
    Pattern(
        "quarter_part",
        "季",
        rf"(?P<which>本|当前?|这个?|下个?|上个?)?{_NO_COUNT}季度?(?P<part>末|底|初|内)(?:之?内)?{_BEFORE}",
        _near_quarter,
        "季末|季底|季初|季内|度末|度底|度初|度内",
    ),
    Pattern(
        "near_quarter",
        "季",
        rf"(?P<which>本|这个?|当前|下一?个?|上一?个?)季度?(?!末|底|初)(?:之?内|里|期间)?{_BEFORE}",
        _near_quarter,
        "本季|这季|个季|前季|下季|上季|一季",
    ),
    Pattern("term", "季", rf"(?P<which>本|这个?|下个?)学期(?:末|底|结束|内|期间)?{_BEFORE}", _term, "学期"),
    Pattern(
        "near_month",
        "月",
        rf"(?P<which>本|这个?|下下?个?|上个?)月{_END}{_INSIDE}{_BEFORE}",
        _near_month,
        "本月|这月|个月|下月|上月",
    ),
    Pattern(
        "month_part",
        "月",
        rf"{_NO_COUNT}月(?P<part>底|末|初|中旬|上旬|下旬|中(?=[前，,。\s完达上]|$)){_BEFORE}",
        _near_month,
        "月底|月末|月初|月中|月上|月下",
    ),
    Pattern(
        "week",
        "周",
        rf"(?P<which>本|这个?|下下?个?|上个?)(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?{_INSIDE}{_BEFORE}",
        _week,
    ),
    Pattern("weekday", "周", r"(?<!每)(?:周|星期)(?P<day>[一二三四五六日天])(?P<before>之前|以前|前)", _week, "前"),
    Pattern("weekend", "周", rf"(?<!每)(?:本|这个?)?(?P<day>周末){_BEFORE}", _week, "周末"),
    Pattern("october", "十一", r"(?<![月双第\d一二三四五六七八九十])(?P<feast>十一)(?P<before>之前|以前|前)", _feast),
    Pattern(
        "figures",
        "figures",
        rf"(?<![\d.,$¥€£a-z])(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\d.,%a-z]|\s?[万亿元个家人件次]){_BEFORE}",
        _day,
    ),
    Pattern("week_number", "周", rf"第\s?(?P<number>{_N})\s?周{_END}{_INSIDE}{_BEFORE}", _week_number, "第"),
    Pattern(
        "nth_month",
        "月",
        rf"第\s?(?P<number>{_N})\s?个月(?=[底末内前结]|之[内前]|以[内前]){_END}{_INSIDE}{_BEFORE}",
        _nth_month,
        "第",
    ),
    Pattern(
        "near_day",
        "日",
        rf"(?P<which>今天|今日|明天|明日|后天|大后天)(?:内|下班)?{_BEFORE}",
        _near_day,
        "今天|今日|明天|明日|后天",
    ),
    Pattern("ahead", "未来", rf"(?:在?(?:未来|接下来|今后))的?\s?(?P<number>{_N}|半)\s?{_UNIT}{_DUE}?", _span),
    Pattern(
        "span",
        "内",
        rf"在?(?<![第至到为达近每首前过后于\d.])(?<!控制在)(?P<number>{_N}|半)\s?{_UNIT}(?:时间)?{_DUE}",
        _span,
        "季|月|星|拜|日|周|天|年",
    ),
    Pattern(
        "cycle",
        "周期",
        r"(?:本|当前)?(?:okr\s?)?周期(?P<part>末|结束|底)(?:前|内)?|本(?:okr\s?)?周期(?:之?内)?",
        _cycle,
    ),
)
