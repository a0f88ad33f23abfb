"""Numbers with their units: digits, 万 and 亿, k and M, numerals and number words, per cent, fractions, money.

One alternation finds where a number begins; what stands around it (currency before, scale and unit behind) is looked
up in the tables. Positions are those of the text, which `normalised` keeps.
"""

import re

from okr_ai.language.figures import from_figures, from_plain_figures, plain_figures
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import (
    BEGIN,
    BEGIN_WORDLESS,
    CURRENCY_CODES,
    FIGURES,
    FIGURES_WITHOUT_SCALE,
    NUMBER_WORDS,
    NUMERALS,
    PREFIX,
    SCALES,
    SHARE,
    VULGAR,
    WORDS,
    Number,
)
from okr_ai.language.numbers_zh import POWERS, from_numerals, not_numbers, part_of
from okr_ai.language.numerals import DIGITS, ENGLISH, english_value
from okr_ai.language.protected import OF_WEEK, is_rank
from okr_ai.language.tables import end_of_word
from okr_ai.language.text import characters, latin_words, normalised
from okr_ai.language.units import Unit, unit_at, units


def numbers_in(text: str, original: str | None = None) -> list[Number]:
    """Every number of a `normalised` text in order; `original` (its capitals) tells M from m."""
    found: list[Number] = []
    original = text if original is None else original
    at, shares = 0, "分之" in text
    begin = BEGIN_WORDLESS.search if latin_words(text).isdisjoint(NUMBER_WORDS) else BEGIN.search
    figures = FIGURES_WITHOUT_SCALE if SCALES.isdisjoint(characters(text)) else FIGURES
    while candidate := begin(text, at):
        start = candidate.start()
        if _may_be_led(text, start):
            start = _led_from(text, max(at, start - 10), start)
        elif not shares and (end := plain_figures(text, start)):
            if number := from_plain_figures(text, start, end, original):
                found.append(_complete(number, text, None))
                at = number.end
            else:
                at = _past_word(text, start, end)
            continue
        first = candidate[0][0]
        pattern = WORDS if "a" <= first <= "z" else NUMERALS if first > "\u3000" else figures
        match = (shares and SHARE.match(text, start)) or pattern.match(text, start)
        if match is None and start < candidate.start():
            start = candidate.start()
            match = (shares and SHARE.match(text, start)) or pattern.match(text, start)
        number = _number(match, text, original) if match else None
        if number is not None:
            found.append(number)
            at = number.end
        elif match is None or match.end() <= candidate.start():
            at = candidate.end() if candidate[0].isascii() and candidate[0].isalpha() else candidate.start() + 1
        elif "digits" in match.re.groupindex and " " in (match["digits"] or ""):  # "phase 2 300 users": two numbers
            at = text.index(" ", match.start("digits"))
        else:
            at = _past_word(text, match.start(), match.end())
    return found


_LEADS = frozenset("+-±负下$¥€£₹₩₪₽₺₱฿₫₦.币元金镑")  # the last characters of what `PREFIX` finds, white space aside
_LEADING_WORDS = (*CURRENCY_CODES, "minus", "negative")
_LEADING = frozenset(_LEADING_WORDS)
_LEADING_ENDS = frozenset(word[-2:] for word in _LEADING_WORDS)  # quicker to look at


def _may_be_led(text: str, start: int) -> bool:
    """Whether a sign or a currency may stand before the figures."""
    before = text[start - 1 : start]
    if before.isspace():
        start -= 1
        before = text[start - 1 : start]
    if "a" <= before <= "z":
        return text[start - 2 : start] in _LEADING_ENDS and text.endswith(_LEADING_WORDS, 0, start)
    return before in _LEADS


def _led_from(text: str, since: int, start: int) -> int:
    """Where the sign, the currency or the point begins that stands before the figures at `start`."""
    if (
        text[start - 1] == "-"
        and _may_be_led(text, start - 1)
        and (below := _currency_led(text, since, start - 1)) < start - 1
    ):
        return below  # "$ -20"
    return _currency_led(text, since, start)


def _currency_led(text: str, since: int, start: int) -> int:
    prefix = PREFIX.search(text, since, start)
    if not prefix:
        return start
    if "$" in prefix[0] or all(
        word in _LEADING for word in prefix[0].replace(".", " ").split() if word.isalpha() and word.isascii()
    ):
        return prefix.start()
    return start - text.endswith(".", 0, start)  # "up .5": letters that are no currency


def _past_word(text: str, start: int, end: int) -> int:
    return max(end, end_of_word(not_numbers(), text, start) or 0)


def _number(match: re.Match[str], text: str, original: str) -> Number | None:
    """The number a match stands for, or None when its figures are no number (第一, 5G, 80th)."""
    groups = match.re.groupindex
    if "of" in groups:
        part = part_of(match)
        measured = part and part.unit is None and (found := unit_at(text, part.end)) and found[0].dimension in _MEASURES
        return _complete(part, text, None) if part and measured else part
    if "zh" in groups:
        number = from_numerals(match, text)
    elif "en" in groups:
        number = _from_words(match)
    elif match["digits"]:
        number = from_figures(match, text, original)
    else:
        number = Number(match.start(), match.end(), VULGAR[match["vulgar"]])
    if number is None:
        return None
    sign = match["sign"] or "+"
    if sign == "- " and (match.start() or match.end() < len(text)):
        number.start = match.end("sign")  # "Revenue - $5M", "- 5 stores": a dash
    elif sign[0] not in "+±" or ("below" in groups and match["below"]):
        number.value = -number.value
    return _complete(number, text, match["currency"])


def _complete(number: Number, text: str, currency: str | None) -> Number:
    """The number with its unit; with a bound where it is a rank."""
    _add_unit(number, text, currency)
    if number.unit in (None, "名", "位", "强") and is_rank(text, number.start):
        number.bound, number.bare = "<=", False
    return number


def _from_words(match: re.Match[str]) -> Number | None:
    written = match["en"]
    value = english_value(re.split(r"[\s\-]+", written))
    if value is None and " and " in written:  # "between ten and fifteen"
        written = written[: written.index(" and ")]
        value = english_value(re.split(r"[\s\-]+", written))
    alone = len(written.split()) == 1
    end = match.start("en") + len(written)
    if (value is None or (alone and value < 10)) and _POINT_LED.search(match.string, 0, match.start("en")):
        return _behind_point(match, end)
    if value is None or match.string.startswith(OF_WEEK, end):
        return None  # "a four-day week"
    return Number(match.start(), end, value, bare=alone and value <= 10)


def _behind_point(match: re.Match[str], end: int) -> Number | None:
    """ "Point five", "point zero two": digits said after the point."""
    digits = [ENGLISH.get(word, 10) for word in match["en"].split()]
    if max(digits) > 9:
        return None
    return Number(match.start("en") - len("point "), end, float("0." + "".join(map(str, digits))))


_POINT_LED = Lazy(
    r"(?:^|(?<![a-z])(?:by|of|to|at|about|minus|only|just)\s)point\s$", needs="point"
)  # "by point five percent"
_ONE_TO_NINE = "[1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_NO_MORE = r"(?![\d.%一二三四五六七八九十百千万亿个天年月周家人分])"
_CENTS_ZH = rf"{_ONE_TO_NINE}(?:分钱?(?!钟)|{_NO_MORE})"  # 五块七毛八
_TENTH_OF_YUAN = Lazy(
    rf"(?P<hundredth>{_ONE_TO_NINE}分钱?(?!钟)|[零〇]{_CENTS_ZH})"
    rf"|(?P<tenth>{_ONE_TO_NINE})(?:[角毛](?P<then>{_CENTS_ZH})?钱?|{_NO_MORE})"
)
_HUNDREDTHS = Lazy(_CENTS_ZH)
_COINS = frozenset("0123456789零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖")  # how what follows 元 begins
_MEASURES = frozenset(["weight", "length", "time"])  # 二分之一千克
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
_SCALE_APART = Lazy(r"\s?[十百千]?[万亿]", needs="万|亿")
_ROUGHLY_APART = frozenset("多余")
_ROUGHLY = ("多", "余", "来", "几")  # between a number and its unit: 20多家


def _digit(words: str | None) -> float:
    """The digit that words begin with, a zero aside (八分, 零四)."""
    if not words:
        return 0.0
    char = words.lstrip("零〇")[0]
    return float(DIGITS.get(char) or char)


def _add_unit(number: Number, text: str, currency: str | None) -> None:
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
        if (
            text[end : end + 5] == " and "
            and text.startswith(" and a half", end)
            and not text[end + 11 : end + 12].isalpha()
        ):
            number.value, end = number.value + 0.5, end + 11  # "2 years and a half"
        if unit.name == "¥":
            end = _with_cents(number, text, end)
        elif unit.name == "刻钟":
            number.value, unit = number.value * 15, units()["min"]
        elif unit.name == "分":
            if text.startswith("半", end) and not _OF_SCORE.search(text, 0, number.start):
                number.value, unit = number.value + 0.5, units()["min"]
                end += 2 if text.startswith("钟", end + 1) else 1
            elif number.value > 10 and text[number.end : end].strip(" -") in ("star", "stars"):
                unit, end = _COUNTED, number.end  # "10k stars"
        elif unit.name == "£" and text.endswith(("pound", "pounds"), at, end) and _OF_WEIGHT.search(text):
            unit = units()["lb"] if not _OF_MONEY.search(text) else unit
        number.unit, number.dimension, number.end, number.bare = unit.name or None, unit.dimension, end, False
        if unit.dimension == "money" and unit.size != 1:
            number.value = round(number.value * unit.size, 10)  # cents
    if apart and number.unit is None and text.startswith("times", at + 1) and _is_factor(number, text):
        number.unit, number.dimension, number.end, number.bare = "x", "multiple", at + len(" times"), False
    if number.unit is None and number.value <= 24 and _CLOCK.match(text, number.end):
        number.dimension, number.bare = "clock", False
    if currency:
        sign = units()[currency.rstrip(" .").replace(" $", "$")]
        of_a_country = sign.name == "$" and (number.unit or "").endswith("$")  # "$1,200 AUD"
        if number.dimension not in ("share", "points") and not of_a_country:
            number.unit, number.dimension, number.bare = sign.name, "money", False
    if text[number.end : number.end + 1] == "+" and not text[number.end + 1 : number.end + 2].isdigit():
        number.bound, number.end = ">=", number.end + 1
        if number.unit is None and (scale := _SCALE_APART.match(text, number.end)):
            number.scale = 10 ** sum(POWERS[char] for char in scale[0].strip())  # 1200+ 万
            number.value, number.end = number.value * number.scale, scale.end()
        if number.unit is None and (found := unit_at(text, number.end)):
            number.unit, number.dimension, number.end = found[0].name, found[0].dimension, found[1]


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


def in_base_unit(number: Number) -> float:
    """The value in its dimension's base unit (seconds, bytes …), to compare 2 weeks with 3 days."""
    unit = units().get(number.unit or "")
    return number.value * unit.size if unit is not None and unit.dimension == number.dimension else number.value


_AROUND_ONE = Lazy(
    r"(?:[\s~≈≥≤><=:(]|约|大约|近|超过|至少|不低于|不超过|about|around|approximately|approx\.?|over|at least|up to)*$"
)
_AFTER_ONE = Lazy(r"(?:[\s+。.,;]|以上|以下|以内|左右|or more|or less|\(.*\))*$")


def read_number(text: str) -> tuple[float, str | None] | None:
    """The one number a cell or a field holds and its unit ("12%" -> 12, "%"; 「500万」 -> 5000000, None).

    None when the text holds no number, several, or other words beside it.
    """
    plain = normalised(text)
    found = numbers_in(plain, text)
    if len(found) != 1:
        return None
    number = found[0]
    if number.unit == "week" and plain[number.end - 1] == "w":
        number.value, number.unit = number.value * 10**4, None  # of a cell, 3w is 30000
    if not _AROUND_ONE.match(plain[: number.start]) or not _AFTER_ONE.match(plain, number.end):
        return None
    return number.value, number.unit
