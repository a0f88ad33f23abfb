"""The unit behind the figures of a number, and what of it adds to the number: 20 多家, 一个半小时, 五块七毛, 50+."""

from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.numbers_zh import POWERS
from okr_ai.language.numerals import DIGITS
from okr_ai.language.units import Unit, unit_at, units

_ONE_TO_NINE = "[1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_NO_MORE = r"(?![\d.%一二三四五六七八九十百千万亿个天年月周家人分])"
_CENTS_ZH = rf"{_ONE_TO_NINE}(?:分钱?(?!钟)|{_NO_MORE})"  # 五块七毛八
_TENTH_OF_YUAN = Lazy(
    rf"(?P<hundredth>{_ONE_TO_NINE}分钱?(?!钟)|[零〇]{_CENTS_ZH})"
    rf"|(?P<tenth>{_ONE_TO_NINE})(?:[角毛](?P<then>{_CENTS_ZH})?钱?|{_NO_MORE})"
)
_HUNDREDTHS = Lazy(_CENTS_ZH)
_COINS = frozenset("0123456789零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖")  # how what follows 元 begins
_OF_ONE = Lazy(r" an?(?= (?:second|minute|hour|day|week|month|year|quarter)(?![a-z]))", needs=" a")
_CLOCK = Lazy(r"\s?点(?:[前半整钟]|[之以]前)|\s?[ap]\.?m(?![a-z])", needs="点|am|pm|a.m|p.m")  # 7 点前起床, by 6 am
_HALF_BEHIND = frozenset(["个", "year", "d", "h", "week", "斤", "kg", "t", "km", "m", "x"])  # 两年半, 三倍半
_TIMES_AS_MUCH = Lazy(
    r"\stimes(?![a-z])(?!\s(?:an?|per|each|every|in|this|over|during|daily|weekly|monthly|before|by|the)(?![a-z]))"
)
_GROWN = Lazy(
    r"(?<![a-z])(?:grow|increas|multipl|boost|scal|rais|improv|expand)[a-z]*\s[^,.;]*$"
)  # "grow sales 3 times"
_COUNTED = Unit("", "", 1.0)
_NEXT_SIGN = Lazy(r"[$€£¥]\s\d")  # "$20 $ 30": two amounts
_POINTS_APART = Lazy(r"\s?百\s?分\s?点")  # 5 个百 分点
_OF_SCORE = Lazy(r"[评得打均]分|满意度|口碑|星级")
_OF_WEIGHT = Lazy(
    r"(?<![a-z])(?:los(?:e|es|ing|t)|gain(?:s|ed|ing)?|shed|weigh[a-z]*|lift[a-z]*|bench|squat|deadlift|body|fat|muscle|food"
    r"|waste|trash|litter|freight|cargo|luggage)(?![a-z])"
)
_OF_MONEY = Lazy(
    r"(?<![a-z])(?:revenue|sales|costs?|prices?|budget|sterling|sav(?:e|ing|ings)|donat[a-z]*|rais[a-z]*|fund[a-z]*|earn"
    r"|spend|income|profit|margin|pay|bills?|fees?|orders?)(?![a-z])"
)
# 「销售额突破 3kw」: k and w for 千 and 万, where money or people are counted and no power.
_IN_TEN_MILLIONS = Lazy(
    r"gmv|[销售交成营额收利润业绩款资预算播放阅读曝光浏览流量粉丝用户元]{2}|(?<![a-z])(?:uv|pv|dau|mau)(?![a-z])"
)
_OF_POWER = Lazy(r"功率|充电|装机|电机|发电|用电|负荷|光伏|储能|电力|电站|逆变|供电|变压|机组|能耗|电费|耗电|马力|kwh")
_SCALE_APART = Lazy(r"\s?[十百千]?[万亿]", needs="万|亿")
_ROUGHLY_APART = frozenset("多余")
_ROUGHLY = ("多", "余", "来", "几")  # between a number and its unit: 20多家


def _digit(words: str | None) -> float:
    """The digit that words begin with, a zero aside (八分, 零四)."""
    if not words:
        return 0.0
    char = words.lstrip("零〇")[0]
    return float(DIGITS.get(char) or char)


def add_unit(number: Number, text: str, currency: str | None) -> None:
    """Look up the unit behind the figures, 个半 and 半 (一个半小时, 两年半), and the currency before them."""
    at = number.end
    behind = text[at : at + 1]
    apart = behind == " "
    if behind in _ROUGHLY:
        at += 1
    elif apart and text[at + 1 : at + 2] in _ROUGHLY_APART:
        at += 2  # 20 多家
    if number.value == 0.5 and (article := _OF_ONE.match(text, at)):
        at = article.end()  # "half an hour"
    found = unit_at(text, at) if number.unit is None else None
    if found and not (currency and _NEXT_SIGN.match(text, found[1] - 1)):
        unit, end = found
        if unit.name in _UNITS_TO_LOOK_AT or text.startswith(_GOES_ON, end):
            unit, end = _read_on(number, text, at, unit, end)
        number.unit, number.dimension, number.end, number.bare = unit.name or None, unit.dimension, end, False
        if unit.size != 1 and (unit.dimension == "money" or unit.name == "%"):
            number.value = round(number.value * unit.size, 10)  # cents, ‱
    elif apart and text.startswith("times", at + 1) and number.unit is None and _is_factor(number, text):
        number.unit, number.dimension, number.end, number.bare = "x", "multiple", at + len(" times"), False
    if number.unit is None and number.value <= 24 and _CLOCK.match(text, number.end):
        number.dimension, number.bare = "clock", False
    if currency:
        sign = units()[currency.rstrip(" .").replace(" $", "$")]
        of_a_country = sign.name == "$" and (number.unit or "").endswith("$")  # "$1,200 AUD"
        if number.dimension not in ("share", "points") and not of_a_country:
            number.unit, number.dimension, number.bare = sign.name, "money", False
    if text.startswith("+", number.end) and not text[number.end + 1 : number.end + 2].isdigit():
        _add_plus(number, text)


def _add_plus(number: Number, text: str) -> None:
    """The + behind the figures makes them a lower bound; a scale or a unit may stand behind it: 1200+ 万, 50+ 家."""
    number.bound, number.end = ">=", number.end + 1
    if number.unit is None and (scale := _SCALE_APART.match(text, number.end)):
        number.scale = 10 ** sum(POWERS[char] for char in scale[0].strip())
        number.value, number.end = number.value * number.scale, scale.end()
    if number.unit is None and (found := unit_at(text, number.end)):
        number.unit, number.dimension, number.end = found[0].name, found[0].dimension, found[1]


_UNITS_TO_LOOK_AT = frozenset(["个", "¥", "刻钟", "分", "£", "kW"])
_GOES_ON = ("半", " and a half")


def _read_on(number: Number, text: str, at: int, unit: Unit, end: int) -> tuple[Unit, int]:
    """The unit and where it ends, by what stands around it; changes the number's value where that adds to it.

    `at` is where the unit's own words begin, `end` where they end.
    """
    behind = text[end : end + 1]
    if behind == "半" and unit.name in _HALF_BEHIND:
        number.value += 0.5
        unit, end = _behind_half(unit, text, end + 1)
    elif behind == "多" and unit.name == "个":
        after = unit_at("个" + text[end + 1 : end + 4], 0)
        if after and after[0].dimension == "time":
            unit, end = after[0], end + after[1]  # 17个多月
    elif unit.name == "个" and behind in (" ", "百") and (points := _POINTS_APART.match(text, end)):
        unit, end = units()["个百分点"], points.end()
    elif behind == " " and text.startswith(" and a half", end) and not text[end + 11 : end + 12].isalpha():
        number.value, end = number.value + 0.5, end + 11  # "2 years and a half"
    if unit.name == "¥":
        return unit, _with_cents(number, text, end)
    if unit.name == "刻钟":
        number.value, unit = number.value * 15, units()["min"]
    elif unit.name == "分":
        if text.startswith("半", end) and not _OF_SCORE.search(text, 0, number.start):
            number.value, unit = number.value + 0.5, units()["min"]
            end += 2 if text.startswith("钟", end + 1) else 1
        elif number.value > 10 and text[number.end : end].strip(" -") in ("star", "stars"):
            unit, end = _COUNTED, number.end  # "10k stars"
    elif unit.name == "kW" and text.startswith("kw", end - 2) and _IN_TEN_MILLIONS.search(text):
        if not _OF_POWER.search(text):
            number.value, number.scale = number.value * 10**7, 10**7
            unit, end = unit_at(text, end) or (_COUNTED, end)
    elif unit.name == "£" and text.endswith(("pound", "pounds"), at, end) and _OF_WEIGHT.search(text):
        unit = units()["lb"] if not _OF_MONEY.search(text) else unit
    return unit, end


def _is_factor(number: Number, text: str) -> bool:
    """Whether "times" behind the figures says how many times as much ("grow sales 3 times"), not how often."""
    return _TIMES_AS_MUCH.match(text, number.end) is not None and _GROWN.search(text, 0, number.start) is not None


def _behind_half(unit: Unit, text: str, end: int) -> tuple[Unit, int]:
    """The unit of a number with 半 behind `unit`, and where it ends: 一个半小时, 一个半钟, 两年半."""
    if unit.name == "个":
        if after := unit_at(text, end):
            return after
        for name in ("个钟", "个月"):
            if text.startswith(name[1], end):
                return units()[name], end + 1
    return unit, end


def _with_cents(number: Number, text: str, end: int) -> int:
    """Add the 角 and 分 behind 元 (三块五, 五元七角八分), the 分 behind 角; where they end."""
    if text[end : end + 1] not in _COINS:
        return end
    if text[end - 1] in "块元圆" and (tenth := _TENTH_OF_YUAN.match(text, end)):
        hundredths = _digit(tenth["then"] or tenth["hundredth"])
        number.value = round(number.value + _digit(tenth["tenth"]) / 10 + hundredths / 100, 2)
        return tenth.end()
    if text[end - 1] in "角毛" and (cents := _HUNDREDTHS.match(text, end)):
        number.value = round(number.value + _digit(cents[0]) / 10, 2)
        return cents.end()
    return end
