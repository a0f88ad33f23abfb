"""Numbers with their units: digits, 万 and 亿, k and M, numerals and number words, per cent, fractions, money.

One alternation finds where a number begins; what stands around it (currency before, scale and unit behind) is looked
up in the tables. Positions are those of the text, which `normalised` keeps.
"""

import re
from dataclasses import dataclass
from functools import cache

from okr_ai.language.lazy import Lazy
from okr_ai.language.numerals import DIGITS, ENGLISH, ENGLISH_SCALES, chinese_value, english_value
from okr_ai.language.protected import is_name, is_rank
from okr_ai.language.tables import by_first_character, end_of_word, sections_of
from okr_ai.language.text import latin_words, normalised
from okr_ai.language.units import unit_at, units


@dataclass(slots=True, eq=False)
class Number:
    """A number as it stands in the text, `value_to` when it is a range, `unit` in its usual short form.

    `bound` is the comparator written with it ("20+" -> >=). `bare` is true for a lone Chinese numeral or English
    number word without a unit (「一」, "one"), which is a number only where one is expected.
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    dimension: str = ""
    value_to: float | None = None
    bound: str | None = None
    bare: bool = False
    scale: int = 1
    factor: bool = False  # a word for "times so much": 翻番, double


_CURRENCY = (
    r"(?:us\$|hk\$|nt\$|au?\$|ca?\$|s\$|r\$|[$¥€£₹₩]|(?<![a-z])(?:rmb|usd|eur|gbp|cny|jpy|hkd|inr|rs\.?)(?=[ \d]|$))"
)
_DIGITS = (
    r"\d{1,3}(?:[ ]\d{3})+(?![\d%.,/:\-])|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3},\d{1,2}(?=\s?%)"
    r"|\d+(?:\.\d+)?e\+?\d{1,2}(?![a-z\d])|\d{1,3}(?:'\d{3})+(?!\d)"
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d+(?:\.\d+)?|\.\d+"
)
_ZH = "零〇一二两俩三四五六七八九十百千万亿兆半廿卅"
_ZH_RUN = rf"[{_ZH}壹贰叁肆伍陆柒捌玖拾佰仟点]"
_FIRST_WORDS = (
    *sorted([*ENGLISH, "half", "dozen", "hundred"], key=len, reverse=True),
    *(
        "a dozen",
        "a couple of",
        "a hundred",
        "a thousand",
        "a million",
        "a billion",
        "a third",
        "a fifth",
        "a tenth",
        "a quarter of",
    ),
)
_NEXT_WORDS = sorted(
    {
        *ENGLISH,
        *ENGLISH_SCALES,
        *["half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "eighths"],
    },
    key=len,
    reverse=True,
)
_FIRST, _NEXT = "|".join(sorted(_FIRST_WORDS, key=len, reverse=True)).replace(" ", r"\ "), "|".join(_NEXT_WORDS)
_POINTS = "|".join(sorted(ENGLISH, key=len, reverse=True))
_SHARE = Lazy(  # 百分之三十, 一又二分之一
    rf"(?P<minus>负)?(?:(?P<plus>[{_ZH}\d]{{1,4}})又)?(?P<of>(?:{_ZH_RUN}{{1,8}}|\d{{1,8}})分之)(?P<part>{_DIGITS}|{_ZH_RUN}+)"
)
_SIGN = (
    rf"(?P<sign>(?:(?<![\w)%\-~])[+\-±]|(?<=比)[+\-])\s?(?=[\d.$¥€£])|负|零下|"
    rf"(?:minus|negative)\s)?(?:(?P<currency>{_CURRENCY})\s?)?"
)
# A number in figures, in Chinese numerals and in English words: few texts need all three.
_FIGURES = re.compile(
    rf"{_SIGN}(?:(?P<digits>{_DIGITS})"
    rf"(?:(?P<mixed>\s?(?:个(?=[百千]?万(?![达科象])"
    rf"|亿))?(?:[多余](?=[万亿]))?[十百千万亿兆佰仟](?:\s?[多余](?=[万亿]))?(?:\s?(?:\d{{1,4}}|[一二两三四五六七八九])\s?[十百千万])*(?:[\d{_ZH}佰仟]*[{_ZH}\d佰仟])?)"
    rf"|(?P<latin>(?:mm|mn|mln|mio|bn|k|m|b|w|t)(?![a-z]))"
    rf"|\s?-?(?P<word>(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen)s?|mn|mln|bn|mio|grand|k|m)"
    rf"(?![a-z]))?"
    r"|(?P<vulgar>[½¼¾⅓⅔⅛]))"
)
_NUMERALS = Lazy(rf"{_SIGN}(?P<zh>{_ZH_RUN}+(?:\s?[多余几](?=[万亿]|\s[万亿]))?(?:\s?[万亿]+)?)")
_WORDS = Lazy(
    rf"{_SIGN}(?<![a-z\-])(?P<en>(?:{_FIRST})"
    rf"(?:[\s\-]+(?:and\s+)?(?:an?\s+|of\s+)?(?:{_NEXT})s?(?![a-z]))*(?:\s+point(?:[\s\-]+(?:{_POINTS})"
    rf"(?![a-z]))+(?:\s+(?:thousand|million|billion)s?(?![a-z]))?)?)(?![a-z])"
)
# Where a number may begin; all plain words, so that the search skips quickly to the next one.
_BEGIN_FIGURES = rf"[0-9½¼¾⅓⅔⅛{_ZH[1:]}壹贰叁肆伍陆柒捌玖拾佰仟]|零(?!下)"
_BEGIN, _BEGIN_WORDLESS = Lazy("|".join([_BEGIN_FIGURES, *_FIRST_WORDS])), Lazy(_BEGIN_FIGURES)
_NUMBER_WORDS = frozenset(word for words in _FIRST_WORDS for word in words.split()) - {"a", "of"}
_PREFIX = re.compile(
    rf"(?:(?:(?<![\w)%\-~])[+\-±]|(?<=比)[+\-])\s?|(?<!正)负|零下|(?<![a-z])(?:minus|negative)\s)?(?:{_CURRENCY}\s?)?\.?$"
)
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_LATIN_SCALES = {"k": 3, "m": 6, "mm": 6, "mn": 6, "mln": 6, "mio": 6, "b": 9, "bn": 9, "w": 4, "t": 12}
_WORD_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "grand": 3,
    "lakh": 5,
    "crore": 7,
} | _LATIN_SCALES
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12, "佰": 2, "仟": 3}
_MIXED = Lazy(r"\s?[½¼¾⅓⅔⅛]|\s([1-3])/([2-8])(?![\d/])|\sand\s(?:an?|one)\s(half|quarter|third)(?![a-z])")
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_FRACTION = Lazy(r"/([234])(?![\d.])(?!\s*(?:次|天|月|周|h(?!our)))|(?<=(?<!\d)1)/(5|6|8|10|20|100)(?![\d.)）])")
_TENTHS = Lazy(r"成([半]|[一二三四五六七八九])?(?![功为本立果员就长交分绩熟效品型套都像见败因色])")


@cache
def _not_numbers() -> dict[str, tuple[str, ...]]:
    return by_first_character(sections_of("not_numbers.txt")["words"])


def numbers_in(text: str, original: str | None = None) -> list[Number]:
    """Every number of a `normalised` text in order; `original` (its capitals) tells M from m."""
    found: list[Number] = []
    original = text if original is None else original
    at, shares = 0, "分之" in text
    begin = _BEGIN_WORDLESS.search if latin_words(text).isdisjoint(_NUMBER_WORDS) else _BEGIN.search
    while candidate := begin(text, at):
        start = candidate.start()
        if _may_be_led(text, start) and (prefix := _PREFIX.search(text, max(at, start - 10), start)):
            start = prefix.start()
        first = candidate[0][0]
        pattern = _WORDS if "a" <= first <= "z" else _NUMERALS if first > "\u3000" else _FIGURES
        match = (shares and _SHARE.match(text, start)) or pattern.match(text, start)
        if match is None and start < candidate.start():
            start = candidate.start()
            match = (shares and _SHARE.match(text, start)) or pattern.match(text, start)
        number = _number(match, text, original) if match else None
        if number is not None:
            found.append(number)
            at = number.end
        elif match is None or match.end() <= candidate.start():
            at = candidate.end() if candidate[0].isascii() and candidate[0].isalpha() else candidate.start() + 1
        elif match.re is _FIGURES and " " in (match["digits"] or ""):  # "phase 2 300 users": two numbers after all
            at = text.index(" ", match.start("digits"))
        else:
            at = _past_word(text, match)
    return found


_LEADS = frozenset("+-±负下$¥€£₹₩.bdrpyse")  # the last characters of what `_PREFIX` finds, white space aside


def _may_be_led(text: str, start: int) -> bool:
    """Whether a sign or a currency may stand before the figures."""
    before = text[start - 1 : start]
    return (text[start - 2 : start - 1] if before.isspace() else before) in _LEADS


def _past_word(text: str, match: re.Match[str]) -> int:
    return max(match.end(), end_of_word(_not_numbers(), text, match.start()) or 0)


def _number(match: re.Match[str], text: str, original: str) -> Number | None:
    """The number a match stands for, or None when its figures are no number (第一, 5G, 80th)."""
    groups = match.re.groupindex
    if "of" in groups:
        return _part_of(match)
    if "zh" in groups:
        number = _from_chinese(match, text)
    elif "en" in groups:
        number = _from_words(match)
    elif match["digits"]:
        number = _from_digits(match, text, original)
    else:
        number = Number(match.start(), match.end(), _VULGAR[match["vulgar"]])
    if number is None:
        return None
    if match["sign"] and match["sign"][0] not in "+±":
        number.value = -number.value
    _add_unit(number, text, match["currency"])
    if number.unit in (None, "名", "位", "强") and is_rank(text, number.start):
        number.bound, number.bare = "<=", False
    return number


def _from_words(match: re.Match[str]) -> Number | None:
    value = english_value(re.split(r"[\s\-]+", match["en"]))
    alone = len(match["en"].split()) == 1
    return None if value is None else Number(match.start(), match.end(), value, bare=alone and value <= 10)


def _part_of(match: re.Match[str]) -> Number | None:
    """百分之三十 and 万分之五 in per cent; 三分之一 and 一又二分之一 as the plain fraction."""
    whole, part = match["of"][:-2], match["part"]
    below = chinese_value(whole)
    above = chinese_value(part) if not part[0].isdigit() else float(part.replace(",", ""))
    if not below or above is None:
        return None
    number = Number(match.start(), match.end(), round(above / below, 12))
    if match["plus"]:
        number.value += chinese_value(match["plus"]) or 0
    elif whole in ("百", "千", "万", "100"):
        number.value, number.unit, number.dimension = round(100 * above / below, 10), "%", "share"
    if match["minus"]:
        number.value = -number.value
    return number


def _from_digits(match: re.Match[str], text: str, original: str) -> Number | None:
    start, end = match.start(), match.end()
    digits = match.start("digits")
    before = text[digits - 1] if digits else ""
    if not match["currency"]:
        if ("a" <= before <= "z" or before == "_") and not (before in "hm" and text[max(0, digits - 2)].isdigit()):
            return None
        if (
            before == "-"
            and digits >= 2
            and "a" <= text[digits - 2] <= "z"
            and text[max(0, digits - 4) : digits] != "sub-"
        ):
            return None
        first = text.find(" ", digits, match.end("digits"))
        if before not in ("h", "m") and is_name(text, digits, first if first > 0 else match.end("digits")):
            return None
    figures = match["digits"]
    figures = figures.replace("'", "").replace(" ", "")
    if figures[-3:-2] == "," or figures[-2:-1] == ",":  # 99,9 %, 1.234,50
        figures = figures.replace(".", "").replace(",", ".")
    figures = figures.replace(",", "") if figures.count(".") < 2 else figures.replace(".", "")
    scale = 0
    if match["mixed"]:
        run = _UNSURE.sub("", match["mixed"])
        if not run.strip("十百千万亿兆佰仟"):
            scale = sum(_POWERS[c] for c in run)
        else:
            value = chinese_value(figures + run)
            return None if value is None else Number(start, end, value)
    elif match["latin"]:
        scale, end = _latin_scale(match, text, original)
    elif match["word"]:
        word = match["word"] if len(match["word"]) < 3 else match["word"].rstrip("s")
        if word == "dozen":
            return Number(start, end, float(figures) * 12)
        if word == "m" and not (match["currency"] or original[match.start("word")].isupper()):
            end = match.end("digits")
        else:
            scale = _WORD_SCALES[word]
    value = float(f"{figures}e{scale}" if "e" not in figures else figures)
    if value > 1e18:
        return None
    number = Number(start, end, value, scale=10**scale)
    if match["latin"] == "m" and _SECONDS_BEHIND.match(text, match.end("latin")):
        return Number(start, match.end("latin"), float(figures), "min", "time")  # 3m30s
    behind = text[end : end + 1]
    if behind not in _GOES_ON and not behind.isspace():
        return number
    if not scale and (mixed := _MIXED.match(text, end)):
        number.value, number.end = (
            value + (_VULGAR.get(mixed[0].strip()) or _PARTS.get(mixed[3] or "") or int(mixed[1]) / int(mixed[2])),
            mixed.end(),
        )
    elif _is_dozen(text, end):
        number.value, number.end = value * 12, end + 1
    elif not scale and (part := _FRACTION.match(text, end)) and number.value < float(part[1] or part[2]):
        number.value, number.end = number.value / float(part[1] or part[2]), part.end()
    elif tenths := _TENTHS.match(text, end):
        number = Number(start, tenths.end(), number.value * 10 + _rest_of_tenth(tenths[1]), "%", "share")
    return number


_GOES_ON = frozenset("½¼¾⅓⅔⅛/成打")  # with these, or after a space, a number may go on behind its figures


def _is_dozen(text: str, at: int) -> bool:
    return text.startswith("打", at) and text[at + 1 : at + 2] not in tuple("造通折包开磨击扮印破赢")


def _rest_of_tenth(rest: str | None) -> float:
    return 0.0 if not rest else 5.0 if rest == "半" else float(DIGITS[rest])


_UNSURE = Lazy(r"[ 个多余几]")  # what may stand inside a number: 5 千多万, 2 个亿
_HOURS_BEFORE = Lazy(r"\d\s?h\s?$")
_SECONDS_BEHIND = Lazy(r"\s?\d{1,2}\s?s(?:ec|econds?)?(?![a-z])")


def _latin_scale(match: re.Match[str], text: str, original: str) -> tuple[int, int]:
    """The power of ten of an attached k, M, w, … and the end; a letter that is a unit here (8w, 30m) is left behind."""
    letter, end = match["latin"], match.end("latin")
    capital = original[match.start("latin")].isupper()
    as_unit = (
        (letter == "t" and not match["currency"])
        or (letter == "mm" and not match["currency"] and not capital)
        or (letter == "w" and text.isascii() and len(text) > end)
        or (letter == "m" and not capital and _HOURS_BEFORE.search(text, 0, match.start()) is not None)
    )
    return (0, match.start("latin")) if as_unit else (_LATIN_SCALES[letter], end)


def _from_chinese(match: re.Match[str], text: str) -> Number | None:
    run, start, end = match["zh"], match.start("zh"), match.end()
    run, end = run.rstrip("点"), end - (len(run) - len(run.rstrip("点")))
    if not run or (
        start and text[start - 1] in "第每首近前" and not is_rank(text, start) and is_name(text, start, end)
    ):
        return None
    if run == "零" and text[end : end + 1].isdigit() and text[start - 1 : start] in tuple("年月周天时"):
        return None  # 「2 年零 4 个月」
    word_end = end_of_word(_not_numbers(), text, start)
    if word_end is None and start:
        word_end = end_of_word(_not_numbers(), text, start - 1)
    if word_end and word_end >= end and not (len(run) > 1 and word_end == end and run in _CONTAINED_NUMBERS):
        return None
    if tenths := _TENTHS.match(text, end):
        if len(run) == 2 and (pair := _neighbours(run)):  # 六七成
            return Number(start, tenths.end(), pair[0] * 10, "%", "share", value_to=pair[1] * 10)
        value = chinese_value(run)
        if value is not None and 0 < value <= 10:
            return Number(start, tenths.end(), value * 10 + _rest_of_tenth(tenths[1]), "%", "share")
    run = _UNSURE.sub("", run)
    if _is_dozen(text, end) and (value := chinese_value(run)) is not None:
        return Number(start, end + 1, value * 12)
    if (
        not run.strip("百千万亿")
        and not _BOUND_BEFORE.search(text, max(0, start - 2), start)
        and not _MONEY_BEHIND.match(text, end)
    ):
        return None  # 「万元产值能耗」, 「百万工时伤害率」: no number, unlike 「破亿」
    if text.startswith("个亿", end) and (value := chinese_value(run)) is not None:
        return Number(start, end + 2, value * 1e8, scale=10**8)  # 三个亿
    if 2 <= len(run) <= 4 and (pair := _neighbours(run)):
        return Number(start, end, pair[0], value_to=pair[1])
    if between := _LAST_TWO.fullmatch(run):  # 十五六, 三十七八万
        ten, low, high, scale = between.groups()
        if DIGITS[high] == DIGITS[low] + 1:
            size = 10.0 ** sum(_POWERS[c] for c in scale)
            base = chinese_value(ten) or 0.0
            return Number(start, end, (base + DIGITS[low]) * size, value_to=(base + DIGITS[high]) * size)
    value = chinese_value(run)
    if value is None:
        return None
    tail = run[len(run.rstrip("百千万亿佰仟")) :]
    return Number(start, end, value, bare=len(run) == 1, scale=10 ** sum(_POWERS[c] for c in tail))


_MONEY_BEHIND = Lazy(r"[美欧日港]?元(?:$|[\s，。；,;、）)])")
_BOUND_BEFORE = Lazy(r"[破过超达到逾近上至数]$")
_LAST_TWO = Lazy(r"([二三四五六七八九]?十)([一二三四五六七八])([二三四五六七八九])([百千万亿]{0,2})")
_CONTAINED_NUMBERS = frozenset({"十一", "五一", "六一", "三八"})


def _neighbours(run: str) -> tuple[float, float] | None:
    """两三, 三五, 七八十: from the one to the other."""
    a, b = DIGITS.get(run[0]), DIGITS.get(run[1])
    if a is None or b is None or not a or not (b == a + 1 or (a, b) == (3, 5)):
        return None
    scale = 1.0
    if len(run) > 2:
        if any(tail not in _POWERS for tail in run[2:]) or (len(run) == 4 and _POWERS[run[2]] >= _POWERS[run[3]]):
            return None
        scale = 10.0 ** sum(_POWERS[tail] for tail in run[2:])
    return a * scale, b * scale


_TENTH_OF_YUAN = Lazy(
    r"([1-9一二三四五六七八九])(?:[角毛](?:([1-9一二三四五六七八九])分)?钱?|(?![\d.%一二三四五六七八九十百千万亿个天年月周家人]))"
)
_ROUGHLY = ("多", "余", "来", "几")  # between a number and its unit: 20多家


def _digit(char: str | None) -> float:
    return 0.0 if char is None else float(DIGITS.get(char) or char)


def _add_unit(number: Number, text: str, currency: str | None) -> None:
    """Look up the unit behind the figures, 个半 and 半 (一个半小时, 两年半), and the currency before them."""
    at = number.end + 1 if text[number.end : number.end + 1] in _ROUGHLY else number.end
    if number.unit is None and (found := unit_at(text, at)):
        unit, end = found
        if text.startswith("半", end) and unit.name in ("个", "year", "d", "h", "week"):
            number.value += 0.5
            end += 1
            if unit.name == "个" and (after := unit_at(text, end)):
                unit, end = after
            elif unit.name == "个" and text.startswith("月", end):
                unit, end = units()["个月"], end + 1
        if unit.name == "¥" and text[end - 1] in "块元" and (tenth := _TENTH_OF_YUAN.match(text, end)):
            number.value = round(number.value + _digit(tenth[1]) / 10 + _digit(tenth[2]) / 100, 2)
            end = tenth.end()
        if unit.name == "刻钟":
            number.value, unit = number.value * 15, units()["min"]
        number.unit, number.dimension, number.end, number.bare = unit.name, unit.dimension, end, False
    if currency:
        sign = units()[currency.rstrip(" .")]
        if number.dimension not in ("share", "points"):
            number.unit, number.dimension, number.bare = sign.name, "money", False
    if text.startswith("+", number.end) and not text[number.end + 1 : number.end + 2].isdigit():
        number.bound, number.end = ">=", number.end + 1
        if number.unit is None and (found := unit_at(text, number.end)):
            number.unit, number.dimension, number.end = found[0].name, found[0].dimension, found[1]


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
    if not _AROUND_ONE.match(plain[: number.start]) or not _AFTER_ONE.match(plain, number.end):
        return None
    return number.value, number.unit
