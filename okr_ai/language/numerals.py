"""Numerals and number words -> values: 两万五, 一亿三千万, 3千5百, 三点五; "twenty-five thousand", "one and a half
million"."""

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "参": 3,
}
DIGITS |= {"肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "幺": 1}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}
_BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_LONGEST = 30  # characters of a numeral; what is longer is none
_PART = re.compile(r"\d+(?:\.\d+)?|\D")

ENGLISH = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
ENGLISH |= {
    w: 10 * i
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
ENGLISH["fourty"] = 40  # as it is often written
ENGLISH_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ENGLISH_SCALES |= {"quadrillion": 10**15, "quintillion": 10**18, "sextillion": 10**21}
ENGLISH_SCALES |= {"dozen": 12, "grand": 10**3, "lakh": 10**5, "crore": 10**7, "mn": 10**6, "bn": 10**9}
_FRACTIONS = {
    "half": 1 / 2,
    "quarter": 1 / 4,
    "third": 1 / 3,
    "fifth": 1 / 5,
    "tenth": 1 / 10,
    "eighth": 1 / 8,
    "sixth": 1 / 6,
    "fourth": 1 / 4,
    "seventh": 1 / 7,
    "ninth": 1 / 9,
    "twelfth": 1 / 12,
}
_ORDINALS = frozenset(_FRACTIONS) - {"half", "quarter"}
_DENOMINATORS = {f"{w}s": v for w, v in _FRACTIONS.items()} | _FRACTIONS


def chinese_value(run: str) -> float | None:
    """The value of a run of Chinese numerals and digits (两万五 -> 25000, 3千5百 -> 3500), None when it is no
    number."""
    if len(run) > _LONGEST:
        return None
    if "点" in run:
        return _with_point(run)
    if run == "半":
        return 0.5
    reading = _Reading()
    for part in _PART.findall(run):
        if not reading.takes(part):
            return None
    return reading.value()


class _Reading:
    """A run of numerals read from left to right.

    `total` are the finished 万 and 亿 parts, `section` is the part below them, `pending` a digit without its scale.
    """

    __slots__ = ("biggest", "digits", "last", "pending", "section", "total", "zero")

    def __init__(self) -> None:
        self.total, self.section = 0.0, 0.0
        self.pending: float | None = None
        self.last, self.biggest = 1, 10**16  # the last scale, the last 万 or 亿
        self.zero = False
        self.digits = 0  # how many stand in a row

    def takes(self, part: str) -> bool:
        """Read one numeral or figure; False when it makes the run no number."""
        if part in DIGITS or part[0].isdigit():
            return self._digit(part)
        if part in _TENS:
            self.section, self.last = self.section + _TENS[part], 10
        elif part in _SMALL:
            if self.digits > 1 or (self.section and _SMALL[part] >= self.last):
                return False  # 三四十 in 七百三四十, 十千
            leading = self.pending is None or (self.pending == 0 and part in "十拾")  # 零十五 in 一小时零十五秒
            self.section += (1 if leading else self.pending or 0) * _SMALL[part]
            self.pending, self.last, self.zero = None, _SMALL[part], False
        elif part in _BIG:
            self._big(_BIG[part])
        elif part == "半" and (self.section or self.total):
            self.section += self.last / 2
        else:
            return False
        self.digits = 0
        return True

    def _digit(self, part: str) -> bool:
        value = DIGITS[part] if part in DIGITS else float(part)
        if self.pending is not None:
            if part[0].isdigit() or value > 9 or part in "两俩":
                return False
            self.digits += self.pending > 0  # 零三十 in 一小时零三十分
            self.pending = self.pending * 10 + value
        elif value == 0 and part in DIGITS and (self.section or self.total):
            self.zero = True
        else:
            self.zero = self.zero or (part[0] == "0" and len(part) > 1 and part[1] != ".")  # 1百01, 2千05
            self.pending, self.digits = value, 1
        return True

    def _big(self, scale: int) -> None:
        self.section += self.pending or 0
        if not self.section and not self.total:
            self.section = 1.0
        if scale > self.biggest or not self.section:  # 一万亿: the whole before it
            self.total = (self.total + self.section) * scale
        else:
            self.total += self.section * scale
        self.section, self.pending, self.last, self.zero, self.biggest = 0.0, None, scale, False, scale

    def value(self) -> float:
        """The value of what was read; a last digit behind a scale is the next lower one (两万五)."""
        if self.pending is None:
            return self.total + self.section
        pending = self.pending
        shortened = self.last > 10 and not self.zero and self.digits == 1 and pending < 10 and pending == int(pending)
        return self.total + (self.section + pending * (self.last // 10 if shortened else 1))


def _with_point(run: str) -> float | None:
    """三点五, 十二点五万: digits after 点, then scales."""
    whole, _, rest = run.partition("点")
    digits = ""
    while rest and rest[0] in DIGITS:
        digits, rest = digits + str(DIGITS[rest[0]]), rest[1:]
    head = chinese_value(whole) if whole else 0.0
    if head is None or not digits or rest.strip("十百千万亿"):
        return None
    exponent = sum({"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}[scale] for scale in rest)
    return float(f"{int(head)}.{digits}e{exponent}")


def english_value(words: list[str]) -> float | None:
    """The value of English number words ("a", "and" and digits allowed between them), None when they are no number."""
    words = [word[:-1] if word[:-1] in ENGLISH_SCALES else word for word in words]
    if "point" in words:
        return _english_point(words)
    if len(words) > 3 and words[-3] == "and" and words[-2] in ENGLISH and words[-1] in _DENOMINATORS:
        whole = english_value(words[:-3])  # "two and three eighths"
        return None if whole is None else whole + ENGLISH[words[-2]] * _DENOMINATORS[words[-1]]
    total, section, seen, previous = 0.0, 0.0, False, ""
    least = 0  # the scale added last: "one thousand and two thousand" are two numbers
    for position, word in enumerate(words):
        if word in ENGLISH:
            value = ENGLISH[word]
            if previous in ENGLISH and not (ENGLISH[previous] >= 20 and value < 10 and value):
                return None  # "one two", "twenty twenty"
            section, seen = section + value, True
        elif word[0].isdigit():
            section, seen = section + float(word.replace(",", "")), True
        elif word in ENGLISH_SCALES:
            scale = ENGLISH_SCALES[word]
            if scale in (12, 100):
                section = (section or 1) * scale
            elif previous in ENGLISH_SCALES and not section:
                total *= scale  # "three thousand million"
            elif least and scale >= least and "and" in words:
                return None
            else:
                total, section, least = total + (section or 1) * scale, 0.0, scale
            seen = True
        elif word in _DENOMINATORS:
            before = words[position - 1] if position else ""
            if word in _ORDINALS and before != "one" and (before in ENGLISH or before in ENGLISH_SCALES):
                return None  # "the twenty fifth", unlike "one fifth" and "four fifths"
            ahead = next((ENGLISH_SCALES[w] for w in words[position + 1 :] if w in ENGLISH_SCALES), None)
            share = _DENOMINATORS[word]
            if previous in ENGLISH and not (position >= 2 and words[position - 2] == "and"):
                section -= ENGLISH[previous]
                share *= ENGLISH[previous]  # "two thirds"
            elif not section and total:
                share *= next(ENGLISH_SCALES[w] for w in reversed(words[:position]) if w in ENGLISH_SCALES)
            if ahead and not section and not total:
                return share * ahead  # "half a million"
            section, seen = section + share, True
        elif word == "couple":
            section, seen = section + 2, True
        elif word not in ("a", "an", "and", "of"):
            return None
        if word not in ("a", "an", "and", "of"):
            previous = word
    return total + section if seen else None


_SPOKEN = frozenset([*ENGLISH, "o", "oh"])  # digits behind a point


def _english_point(words: list[str]) -> float | None:
    """ "Ninety-nine point nine", "two point two million": digits after the point, then a scale."""
    at = words.index("point")
    whole, behind = english_value(words[:at]), words[at + 1 :]
    scale = ENGLISH_SCALES.get(behind[-1], 1) if behind else 1
    digits, before = "", 0
    for value in [ENGLISH.get(word, 0) for word in behind if word in _SPOKEN]:
        digits = digits[:-1] + str(value) if before >= 20 and 0 < value < 10 else digits + str(value)  # seventy-one
        before = value
    return None if whole is None or not digits else float(f"{int(whole)}.{digits}") * scale
