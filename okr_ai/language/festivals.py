"""Feasts and shopping days people set deadlines by."""

import re
from datetime import date, timedelta
from functools import cache

from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import Period
from okr_ai.language.tables import lines_of, rows_of

_LUNAR = ("春节", "元宵", "端午", "七夕", "中秋", "重阳")
_FIXED = {
    "元旦": (1, 1),
    "情人节": (2, 14),
    "妇女节": (3, 8),
    "劳动节": (5, 1),
    "520": (5, 20),
    "儿童节": (6, 1),
    "教师节": (9, 10),
    "618": (6, 18),
}
_FIXED |= {
    "国庆": (10, 1),
    "双11": (11, 11),
    "双12": (12, 12),
    "圣诞": (12, 25),
    "万圣节": (10, 31),
    "99大促": (9, 9),
    "独立日": (7, 4),
    "平安夜": (12, 24),
    "跨年": (12, 31),
    "节礼日": (12, 26),
    "青年节": (5, 4),
    "圣帕特里克节": (3, 17),
    "六月节": (6, 19),
}


@cache
def by_words() -> dict[str, str]:
    """Every way a feast is written, normalised -> its name."""
    return {word: name for name, words in rows_of("festivals.txt") for word in words.split(", ")}


def words_pattern(chinese: bool) -> str:
    """An alternation of the Chinese (or English) ways, longest first; figures (618) stand alone."""
    words = [word for word in by_words() if chinese is (not word.isascii() or word[0].isdigit())]
    spelt = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if not word[0].isdigit())
    spelt = spelt.replace("cny", r"cny(?!\s?(?!20\d\d(?![\d.,]))\d)")  # "CNY 200": an amount
    figures = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word[0].isdigit())
    alone = rf"|(?<![\d.,a-z$¥])(?:{figures})(?![\d.,%a-z]|\s?[万亿元个家人件单千百])" if figures else ""
    return rf"(?:{spelt}){alone}"


_ABOUT_A_FEAST = Lazy(
    r"大促|活动|促销|预售|购物|狂欢|期间|开卖|备货|备战|\b(?:sales? day|festival|promo|campaign|shopping|event)"
)
_LEADS_TO_AMOUNT = Lazy(
    r"\bto\s?$|\d[^,，。;；]{0,8}[至到为]\s?$|(?:(?<!延)[升降增减提涨跌缩长加高低达做压拉少]|改善|优化|控制)[至到为]\s?$"
)
_LEADS_FROM_AMOUNT = Lazy(r"(?:\bfrom|[从由])\s?$")
_GOES_ON_TO_AMOUNT = Lazy(r"[^,，。;；]{0,8}?(?:\bto|[至到为])\s?[$¥£€]?\d+\.\d")
_OF_A_DAY = Lazy(r"\s?(?:之前|以前|前|当天|当日)")
_UNIT_OF_AMOUNT = Lazy(r"\s?(?:秒|分钟|小时|次|倍|天(?!猫)|(?:points?|seconds?|minutes?|hours?|days?|times)(?![a-z]))")


def is_amount(plain: str, start: int, end: int) -> bool:
    """Whether figures with a point that may name a feast (11.11, 6.18) are a number: "from 10.73 to 11.11".

    They are one with a unit behind them, after what leads to a value, and as the first of a from-to pair, where
    nothing around speaks of a sale.
    """
    if "." not in plain[start:end] or not plain[start:end].replace(".", "").isdigit():
        return False
    if _OF_A_DAY.match(plain, end) or _ABOUT_A_FEAST.search(plain):
        return False
    before = max(0, start - 16)
    return bool(
        _UNIT_OF_AMOUNT.match(plain, end)
        or _LEADS_TO_AMOUNT.search(plain, before, start)
        or (_LEADS_FROM_AMOUNT.search(plain, before, start) and _GOES_ON_TO_AMOUNT.match(plain, end))
    )


@cache
def _lunar() -> dict[int, dict[str, date]]:
    table: dict[int, dict[str, date]] = {}
    for line in lines_of("lunar.txt"):
        year, *days = line.split()
        table[int(year)] = {
            name: date(int(year), int(day[:2]), int(day[3:])) for name, day in zip(_LUNAR, days, strict=True)
        }
    return table


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_FROM_EASTER = {"耶稣受难日": -2, "复活节": 0, "复活节星期一": 1}


def _weekday_of(year: int, month: int, weekday: int, count: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def feast(name: str, year: int) -> date | None:
    """The feast's day in that year; lunar ones are known from 2000 to 2050."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _LUNAR or name == "除夕":
        days = _lunar().get(year)
        return None if days is None else days["春节"] - timedelta(days=1) if name == "除夕" else days[name]
    if name == "清明":  # the usual formula for 1900-2099
        return date(year, 4, int((year % 100) * 0.2422 + 4.81) - (year % 100) // 4)
    if name in _FROM_EASTER:
        return _easter(year) + timedelta(days=_FROM_EASTER[name])
    if name == "母亲节":
        return _weekday_of(year, 5, 6, 2)
    if name == "父亲节":
        return _weekday_of(year, 6, 6, 3)
    if name == "美国劳动节":
        return _weekday_of(year, 9, 0, 1)
    if name == "阵亡将士纪念日":  # the last Monday of May
        return _weekday_of(year, 6, 0, 1) - timedelta(days=7)
    thanksgiving = _weekday_of(year, 11, 3, 4)
    return thanksgiving + timedelta(days={"感恩节": 0, "黑五": 1, "网一": 4}[name])


def next_feast(words: str, after: date, year: int | None = None) -> Period | None:
    """The next such feast on or after a day, or the one of `year`, as a period of one day."""
    name = "国庆" if words == "十一" else by_words().get(words)
    if name is None:
        return None
    for candidate in (year,) if year else (after.year, after.year + 1):
        day = feast(name, candidate)
        if day and (year or day >= after):
            return day, day
    return None
