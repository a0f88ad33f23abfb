"""Numbers in figures with their scale: 1,200, 3千5百, 2.5k, 40 million, 1 1/2, 3 dozen."""

import re

from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import VULGAR, Number, plain_digits
from okr_ai.language.numbers_zh import POWERS, TENTHS, UNSURE, is_dozen, rest_of_tenth
from okr_ai.language.numerals import chinese_value
from okr_ai.language.protected import is_name
from okr_ai.language.units import unit_at

_LETTERS = ("m", "w")
_LATIN_SCALES = {
    "k": 3,
    "m": 6,
    "mm": 6,
    "mn": 6,
    "mln": 6,
    "mio": 6,
    "mil": 6,
    "b": 9,
    "bn": 9,
    "bil": 9,
    "w": 4,
    "t": 12,
}
_WORD_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "grand": 3,
    "lakh": 5,
    "lac": 5,
    "crore": 7,
    "cr": 7,
} | _LATIN_SCALES
_MIXED = Lazy(
    r"\s?[½¼¾⅓⅔⅛]|\s(?:and\s)?([1-3]|4(?=/[579])|5(?=/[6-9])|7(?=/[89]))/([2-9])(?![\d/])|\sand\s(?:an?|one)\s(half|quarter|third)(?![a-z])"
)
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_FRACTION = Lazy(  # 1/4, 1/10; 4.1/5 and 3.6/4 are scores
    r"(?<!\.\d)(?<!\.\d\d)/([234])(?![\d.])(?!\s*(?:次|天|月|周))|(?<=(?<![\d.])1)/(5|6|8|10|20|100)(?![\d.)）])"
    r"|(?:(?<=的\d)|(?<=的\s\d))/(\d{1,4})(?![\d./])(?!\s?[星分])"  # 市场的 1/16
)


def from_figures(match: re.Match[str], text: str, original: str) -> Number | None:
    """The number that digits with their scale stand for (`original` is the text with its capitals), None when they
    are part of a name or no sensible size."""
    if not match["currency"] and _in_a_name(match.start("digits"), match.end("digits"), text, original):
        return None
    if text[match.end() : match.end() + 1] == "e" and text[match.end() + 1 : match.end() + 2].isdigit():
        return None  # 1e308: no figure of a plan
    if match["latin"] == "b" and match[0] == "2b" and _TO_BUSINESS.match(text, match.end()):
        return None
    start, figures = match.start(), plain_digits(match["digits"])
    if match["currency"] and (cents := _CENTS.match(text, match.end())):
        return Number(start, cents.end(), float(f"{figures}.{cents[1]}"))
    if match["currency"] and _THOUSANDS.fullmatch(match["currency"] + figures):
        figures = figures.replace(".", "")
    if (match["mixed"] or " ")[-1] in "千兆" and _begins_unit(text, match.end()):
        power = sum(POWERS.get(char, 0) for char in match["mixed"][:-1])  # 5 千克, 85 万千瓦时
        return Number(start, match.end() - 1 if power else match.end("digits"), float(f"{figures}e{power}"))
    if match["mixed"] and (run := UNSURE.sub("", match["mixed"])).strip("十百千万亿兆佰仟"):
        mixed = chinese_value(figures + run)  # 3千5百
        return None if mixed is None else Number(start, match.end(), mixed)
    if match["word"] in ("dozen", "dozens"):
        return Number(start, match.end(), float(figures) * 12)
    scale, end = _scale(match, text, original)
    value = float(f"{figures}e{scale}" if "e" not in figures else figures)
    if value > 1e18:
        return None
    if match["latin"] in _LETTERS and (span := _unit_of_letter(match, text, original)):
        return Number(start, match.end("latin"), float(figures), *span)
    number = Number(start, end, value, scale=10**scale)
    behind = text[end : end + 1]
    return _gone_on(number, text) if behind in _GOES_ON or behind.isspace() else number


def _begins_unit(text: str, end: int) -> bool:
    """Whether the scale before this place is the head of a unit (5 千克, 5 兆瓦) or 兆 one by itself (带宽 100 兆)."""
    unit = unit_at(text, end - 1)
    return unit is not None and (unit[1] > end or (unit[0].name == "兆" and _OF_DATA.search(text) is not None))


_OF_DATA = Lazy(
    "带宽|宽带|网速|网络|流量|下载|上传|速率|光纤|专线|内存|存储|磁盘|容量|包体|安装包|文件|图片|视频|体积|大小"
)
_WIDE_GROUPS = Lazy(r"(?:，\d{3}(?!\d))+(?:\.\d+)?(?![十百千万亿])")
_GROUPS_WITH_CENTS = Lazy(r"(?:，\d{3})+\.\d\d(?=\s?(?:元|美元|人民币))")  # 46，150.00元
_FIGURES = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
# With these, straight or after a space, figures may go on; with a letter after a space, as these words begin.
_GOING_ON = frozenset(".,'-/ 0123456789abcdefghijklmnopqrstuvwxyz个多余十百千万亿兆佰仟成打½¼¾⅓⅔⅛")
_GOING_ON_APART = frozenset("0123456789-km个多余十百千万亿兆佰仟成½¼¾⅓⅔⅛")
_WORDS_GOING_ON = frozenset(word[:2] for word in [*_WORD_SCALES, "dozen", "and"] if len(word) > 1)


def plain_figures(text: str, start: int) -> int:
    """Where figures end that are the whole number (20, 4.5): no scale, fraction or mark between thousands; else 0."""
    found = _FIGURES.match(text, start)
    if not found:
        return 0
    end = found.end()
    behind = text[end : end + 1]
    if behind == " ":
        behind = text[end + 1 : end + 3]
        return 0 if behind[:1] in _GOING_ON_APART or behind in _WORDS_GOING_ON or behind[:1].isspace() else end
    return 0 if behind in _GOING_ON or behind.isspace() else end


def from_plain_figures(text: str, start: int, end: int, original: str) -> Number | None:
    """The number of `plain_figures`, None when they are part of a name."""
    if _in_a_name(start, end, text, original):
        return None
    if text[end : end + 1] == "，" and text[end + 1 : end + 2].isdigit():
        wide = original[end - 1] > "／"  # ４，５６５: marks between thousands, where all figures are wide
        if groups := (_WIDE_GROUPS if wide else _GROUPS_WITH_CENTS).match(text, end):
            end = groups.end()
    return Number(start, end, float(text[start:end].replace("，", "")))


_VERSION = re.compile(r"\d\.0(?![\d%.])(?=\s[a-z]|$)")
_CENTS = Lazy(r"(?<=\d),(\d\d?)(?![\d,]|\.\d)")  # €12,50
_THOUSANDS = Lazy(r".+\d\.000|(?:€|eur|₺)\d{1,3}\.\d{3}")  # €2.718
_A_TIME = Lazy(r"\d(?:h|m|d|hrs?|mins?)$|(?<![a-z\d])\d{1,2}w$")  # 5hr30m
_SCORED = ("score", "rating", "average", "gpa", "csat", "stars", "nps", "index", "points")
_MARKERS = frozenset("to from of at by over under above below is reach exceed least most than".split())  # noqa: SIM905


# "3km-5km", "30k-50k": the amount before a dash
_OF_AN_AMOUNT = Lazy(
    r"(?<![a-z\d.])\d[\d.,]*\s?(?:[kmc]?m|[km]?g|ms|[sh]|[kmgt]b|k|bn?|w|t|mins?|hrs?"
    r"|(?:second|minute|hour|day|week|month|year)s?)-$"
)
_CODE = Lazy(r"[a-z]\s(\d+)-$")


def _titled(original: str, at: int) -> bool:
    """Whether the word before is a name with a capital ("Launch Cadence 1.0 on the testnet") and no score."""
    word = original[:at].rsplit(maxsplit=1)[-1:] or [""]
    first = len(word[0]) == len(original[:at].strip())
    said = word[0].lower()
    return word[0].istitle() and not first and said.isalpha() and not said.endswith(_SCORED) and said not in _MARKERS


def _in_a_name(digits: int, end: int, text: str, original: str) -> bool:
    """Whether the digits hang on a word (v2, covid-19) or belong to a protected name (P95, 618)."""
    before = text[digits - 1] if digits else ""
    if before == " ":
        if text[digits + 1 : digits + 3] == ".0" and _VERSION.match(text, digits) and _titled(original, digits):
            return True
    elif "a" <= before <= "z" or before == "_":
        if not (before in "hmdrsw" and _A_TIME.search(text, 0, digits)):
            return True
    elif digits >= 2 and (before == "-" or before == "@" or before == "/"):
        earlier = text[digits - 2]
        if before != "-":
            if "a" <= earlier <= "z":
                return True  # nDCG@10, HTTP/2
        elif "a" <= earlier <= "z" and text[max(0, digits - 4) : digits] != "sub-":
            return not _OF_AN_AMOUNT.search(text, 0, digits)
        elif earlier.isdigit() and (code := _CODE.search(text, 0, digits)):
            return is_name(text, code.start(1), code.end(1))  # NIST 800-53
    first = text.find(" ", digits, end)
    return before != "h" and before != "m" and is_name(text, digits, first if first > 0 else end)


def _scale(match: re.Match[str], text: str, original: str) -> tuple[int, int]:
    """The power of ten behind the digits (千, k, million) and where the number ends; a small m is a unit."""
    if match["mixed"]:
        return sum(POWERS[c] for c in UNSURE.sub("", match["mixed"])), match.end()
    if match["latin"]:
        return _latin_scale(match, text, original)
    if not match["word"]:
        return 0, match.end()
    word = match["word"] if len(match["word"]) < 3 else match["word"].rstrip("s")
    if word in ("m", "mm") and not (match["currency"] or (word == "m" and original[match.start("word")].isupper())):
        return 0, match.end("digits")
    if word in ("cr", "crs") and not match["currency"]:
        return 0, match.end("digits")  # credits, change requests
    return _WORD_SCALES[word.rstrip("s")], match.end()


def _gone_on(number: Number, text: str) -> Number:
    """The number with what may follow its figures: a fraction (3 1/2, 1/4), 打, 成."""
    at, plain = number.end, number.scale == 1
    if plain and (mixed := _MIXED.match(text, at)):
        number.value += VULGAR.get(mixed[0].strip()) or _PARTS.get(mixed[3] or "") or int(mixed[1]) / int(mixed[2])
        number.end = mixed.end()
    elif is_dozen(text, at):
        number.value, number.end = number.value * 12, at + 1
    elif plain and (part := _FRACTION.match(text, at)) and number.value < (whole := float(part[0][1:])):
        number.value, number.end = number.value / whole, part.end()
    elif tenths := TENTHS.match(text, at):
        return Number(number.start, tenths.end(), number.value * 10 + rest_of_tenth(tenths[1]), "%", "share")
    return number


# 「2B 业务」, "the 2B segment": business to business, no two billion.
_TO_BUSINESS = Lazy(
    r"\s?(?:业务|端|客户|市场|产品|销售|渠道|企业|侧|领域|收入|营收|(?:business|segment|clients|market|sales)(?![a-z]))"
)
_RAISED = ("²", "³", "2", "3")
_GOES_ON = frozenset("½¼¾⅓⅔⅛/成打")  # with these, or after a space, a number may go on behind its figures
_HOURS_BEFORE = Lazy(r"\d\s?h(?:\s?,|\sand)?\s?$")
_SECONDS_BEHIND = Lazy(r"(?:\s?,|\sand)?\s?\d{1,2}\s?s(?:ec|econds?)?(?![a-z])")
_TO_SECONDS = Lazy(
    r"\s?(?:(?:down )?to|→|->|[降缩]?[短低]?[到至])\s?\d{1,3}\s?m\s?\d{1,2}\s?s(?![a-z])"
)  # "10m to 2m30s"
_FROM_TIME = Lazy(  # "4m10s to 2m", "3h 20m → under 45m"
    r"\d(?:m\s?\d{1,2}\s?s|h(?:\s?\d{1,2}\s?m)?)\s?(?:(?:down )?to|→|->|[降缩]?[短低]?[到至])\s?"
    r"(?:(?:under|below|at most|less than)\s|[<≤]=?\s?)?$"
)
_A_WAY_BEFORE = Lazy(
    r"(?:(?<![a-z])(?:run|runs|swim|swims|walk|climb|jump|depth|distance|height|altitude)|[跑游走]步?|游泳|徒步|距离|海拔|高度|深度|长度|水深)"
    r"(?:\s(?:of|a|to|at least|over|under)|到|至|达到|超过)?\s?$"
)


_WEEKS_LED = Lazy(
    r"(?:^|(?<![a-z])(?:within|every|takes?|in under)\s"
    r"|(?<![a-z])(?:lead|cycle|delivery|wait|waiting|response|turnaround|ramp-?up|onboarding)\s(?:time|delay)[^,.;]*?)$"
)


_TIME_LED = Lazy(
    r"(?:(?<![a-z])(?:mtt[adr]|latency|duration|downtime|(?:wait|waiting|response|handling|load|loading|build|cycle|lead"
    r"|recovery|turnaround|queue|boot|start-?up|checkout|review|deploy|deployment|delivery)\s?times?)(?![a-z])"
    r"|时长|耗时|时延|延迟|(?:响应|等待|恢复|处理|加载|构建|排队|送达|配送|部署|启动)时间)"
    r"(?:[^a-z\d\u4e00-\u9fff,.;，。；]|\d{1,3}m"
    r"|(?<![a-z])(?:from|to|under|below|at most|less than|within|of|by|down)(?![a-z])"
    r"|[从由到至降低减缩短少小于不超过控制在]){0,12}$"
)


def _unit_of_letter(match: re.Match[str], text: str, original: str) -> tuple[str, str] | None:
    """The unit that an attached m is beside hours or seconds (3m30s), of a time (MTTR < 30m) and of a way (3000m), that
    a w is in a span of time ("lead time from 3w to 1w") and alone ("3w"); None where they scale (DAU 10w)."""
    if match["latin"] == "w":
        alone = match.start() == 0 and match.end() == len(text) and float(plain_digits(match["digits"])) < 10
        weeks = text.isascii() and (alone or (match.start() > 0 and _WEEKS_LED.search(text, 0, match.start())))
        return ("week", "time") if weeks else None
    if _SECONDS_BEHIND.match(text, match.end("latin")) or _TO_SECONDS.match(text, match.end("latin")):
        return "min", "time"
    if match["currency"] or original[match.start("latin")].isupper():
        return None
    start = match.start()
    if _HOURS_BEFORE.search(text, 0, start) or _FROM_TIME.search(text, 0, start) or _TIME_LED.search(text, 0, start):
        return "min", "time"  # 1h30m, MTTR < 30m
    after = unit_at(text, match.end("latin"))
    if after is not None and after[0].dimension == "money":
        return None
    long = len(match["digits"]) > 3 and match["digits"].isdigit()  # nobody writes 3,000,000,000 so
    return ("m", "length") if long or _A_WAY_BEFORE.search(text, 0, match.start()) else None


def _latin_scale(match: re.Match[str], text: str, original: str) -> tuple[int, int]:
    """The power of ten of an attached k, M, w, … and the end; a letter that is a unit here (8w, 30m) is left behind."""
    letter, end = match["latin"], match.end("latin")
    capital = original[match.start("latin")].isupper()
    as_unit = (
        (letter == "t" and not match["currency"])
        or (letter == "mm" and not match["currency"] and not capital)
        or (letter == "w" and text.isascii() and len(text) > end)
        or (letter == "m" and text[end : end + 1] in _RAISED and not text[end + 1 : end + 2].isalnum())  # 120m²
    )
    return (0, match.start("latin")) if as_unit else (_LATIN_SCALES[letter], end)
