"""Feasts and shopping days people set deadlines by."""

from datetime import date, timedelta
from functools import cache

from okr_ai.language.periods import Period
from okr_ai.language.tables import lines_of

_LUNAR = ("春节", "元宵", "端午", "七夕", "中秋", "重阳")
_FIXED = {
    "元旦": (1, 1),
    "情人节": (2, 14),
    "妇女节": (3, 8),
    "劳动节": (5, 1),
    "520": (5, 20),
    "儿童节": (6, 1),
    "618": (6, 18),
}
_FIXED |= {
    "国庆": (10, 1),
    "双11": (11, 11),
    "双12": (12, 12),
    "圣诞": (12, 25),
    "万圣节": (10, 31),
    "99大促": (9, 9),
    "平安夜": (12, 24),
}
# How they are written, normalised -> the name above
NAMES = {
    "春节": "春节 过年 农历新年 农历年 中国新年 chinese new year|lunar new year|spring festival|cny",
    "除夕": "除夕 年夜",
    "元宵": "元宵节 元宵 lantern festival",
    "清明": "清明节 清明 qingming",
    "端午": "端午节 端午 dragon boat festival",
    "七夕": "七夕节 七夕 qixi festival|qixi",
    "中秋": "中秋节 中秋 mid-autumn festival|mid autumn festival|mid-autumn",
    "重阳": "重阳节 重阳",
    "元旦": "元旦 new year's day|new year's|new year|new years day",
    "情人节": "情人节 valentine's day|valentines day",
    "妇女节": "妇女节 三八节 38节 38大促 三八大促 女神节 women's day",
    "劳动节": "劳动节 五一假期 五一节 五一黄金周 五一 labor day holiday|may day",
    "520": "520大促 520活动",
    "儿童节": "儿童节 六一",
    "618": "618大促 618活动 618年中大促 618年中 618购物节 618 6.18大促 6·18 6.18 年中大促 618 sale|618 festival",
    "国庆": "国庆节 国庆假期 国庆黄金周 国庆 十一黄金周 十一假期 十一长假 national day|golden week",
    "双11": "双十一大促 双11大促 双十一 双11 11.11大促 11·11 11.11 double 11|double eleven|singles' day|singles day",
    "双12": "双十二大促 双12大促 双十二 双12 12.12大促 12·12 12.12 double 12|double twelve",
    "圣诞": "圣诞节 圣诞季 圣诞 christmas eve|christmas day|christmas|xmas",
    "万圣节": "万圣节 halloween",
    "99大促": "99大促 99划算节",
    "平安夜": "平安夜",
    "感恩节": "感恩节 thanksgiving day|thanksgiving",
    "黑五": "黑色星期五 黑五网一 黑五大促 黑五 black friday",
    "网一": "网络星期一 网一 cyber monday",
    "母亲节": "母亲节 mother's day",
    "父亲节": "父亲节 father's day",
}


@cache
def by_words() -> dict[str, str]:
    """Every way a feast is written -> its name. English ones stand between `|` since they hold spaces."""
    found: dict[str, str] = {}
    for name, line in NAMES.items():
        parts = line.split("|")
        first = parts[0].split(" ")
        chinese = [word for word in first if not word.isascii() or word[0].isdigit()]
        english = [" ".join(word for word in first if word not in chinese), *parts[1:]]
        found |= dict.fromkeys([*chinese, *filter(None, english)], name)
    return found


@cache
def _lunar() -> dict[int, dict[str, date]]:
    table: dict[int, dict[str, date]] = {}
    for line in lines_of("lunar.txt"):
        year, *days = line.split()
        table[int(year)] = {
            name: date(int(year), int(day[:2]), int(day[3:])) for name, day in zip(_LUNAR, days, strict=True)
        }
    return table


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
    if name == "母亲节":
        return _weekday_of(year, 5, 6, 2)
    if name == "父亲节":
        return _weekday_of(year, 6, 6, 3)
    thanksgiving = _weekday_of(year, 11, 3, 4)
    return thanksgiving + timedelta(days={"感恩节": 0, "黑五": 1, "网一": 4}[name])


def next_feast(words: str, after: date, year: int | None = None) -> Period | None:
    """The next such feast on or after a day, or the one of `year`, as a period of one day."""
    name = by_words().get(words)
    if name is None:
        return None
    for candidate in (year,) if year else (after.year, after.year + 1):
        day = feast(name, candidate)
        if day and (year or day >= after):
            return day, day
    return None
