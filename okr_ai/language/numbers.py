"""Numbers with their units: digits, 万 and 亿, k and M, numerals and number words, per cent, fractions, money.

One alternation finds where a number begins; what stands around it (currency before, scale and unit behind) is looked
up in the tables. Positions are those of the text, which `normalised` keeps.
"""

import re

from okr_ai.language.figures import from_figures, from_plain_figures, plain_figures
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import (
    BEGIN,
    BEGIN_PLAIN,
    BEGIN_WORDLESS,
    CURRENCY_CODES,
    FIGURES,
    FIGURES_WITHOUT_SCALE,
    NUMBER_WORDS,
    NUMERALS,
    OTHER_FIGURES,
    PREFIX,
    SCALES,
    SHARE,
    VULGAR,
    WORDS,
    Number,
)
from okr_ai.language.numbers_zh import from_numerals, not_numbers, part_of
from okr_ai.language.numerals import ENGLISH, english_value
from okr_ai.language.protected import OF_WEEK, is_rank
from okr_ai.language.tables import end_of_word
from okr_ai.language.text import characters, latin_words, normalised
from okr_ai.language.units import unit_at, units
from okr_ai.language.units_behind import add_unit


def numbers_in(text: str, original: str | None = None) -> list[Number]:
    """Every number of a `normalised` text in order; `original` (its capitals) tells M from m."""
    found: list[Number] = []
    original = text if original is None else original
    at, shares = 0, "分之" in text
    begin = BEGIN.search
    if latin_words(text).isdisjoint(NUMBER_WORDS):
        begin = (BEGIN_PLAIN if OTHER_FIGURES.isdisjoint(characters(text)) else BEGIN_WORDLESS).search
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
    add_unit(number, text, currency)
    if number.unit == "€" and number.value < 1000 and currency is None and _EUROS.match(text, number.start):
        number.value = float(round(number.value * 1000))
    if text[number.start - 1 : number.start] == "+" and text.endswith(("t+", "d+"), 0, number.start):
        number.start, number.unit, number.dimension = number.start - 2, "d", "time"  # days behind the deal's: T+4
    if number.unit in (None, "名", "位", "强") and is_rank(text, number.start):
        number.bound, number.bare = "<=", False
    return number


_EUROS = Lazy(r"\d{1,3}\.\d{3}(?=\s?(?:€|eur))")  # "50.000 €", as it is written where people pay in euros


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
    if written == "one" and _STANDS_FOR.search(match.string, 0, end) and _NO_NOUN.match(match.string, end):
        return None  # "replace it by an automated one"
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
_STANDS_FOR = Lazy(
    r"(?<![a-z])(?:an?|the)\s(?:[a-z\-]+\s)?(?!(?:of|to|from|by|in|into|for|at|on|with|than|least|most|only|just|per|and|or"
    r"|are|is|be|about|plus|number|level|phase|step|tier|day|week|part)\s)[a-z\-]+\sone$"
)
_NO_NOUN = Lazy(
    r"\s*(?:$|[.,;:)]|\ue000|(?:by|in|on|for|that|which|with|before|after|until|and|to|at|from|so|within|across|when|as)(?![a-z]))"
)
_MEASURES = frozenset(["weight", "length", "time"])  # 二分之一千克


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
