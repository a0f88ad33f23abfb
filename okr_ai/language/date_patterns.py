"""How a date phrase is held and how its pieces are read; the phrases of each language stand in their own modules."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from okr_ai.language.lazy import Lazy
from okr_ai.language.numerals import ENGLISH, chinese_value
from okr_ai.language.periods import Period, Reference

FULL_YEAR = r"(?:(?:19|20|21)\d\d|[一二][\w○][〇零○一二三四五六七八九]{2})"
ANY_YEAR = (
    rf"(?:{FULL_YEAR}\s?年?(?:度|的)?|(?<!\d)\d\d\s?年|(?<![a-z])fy\s?(?:20)?\d\d(?:财年)?|(?:今|明|去|后|本|次"
    rf"|当|前)年(?:度|的)?|(?:上|下)一个?年度|(?<!\d)(?:20)?\d\d财年|本财年)"
)
# Stands in a pattern's words where a year may come first: where a text says none, the words compile without it.
YEAR = "@year@"
_WITH_YEAR, _WITHOUT_YEAR = rf"(?P<year>{ANY_YEAR})?\s?", r"(?P<year>(?!))?\s?"
# So do these where a text holds no Chinese numeral: a set of Chinese characters takes long to compile.
NUMERALS = "一二两三四五六七八九十"
MONTH, DAY, COUNT, NUMERAL = "@month@", "@day@", "@count@", "@numeral@"
_PIECES = {  # with Chinese numerals, and without
    MONTH: (r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])", r"(?:1[0-2]|0?[1-9])"),
    DAY: (
        r"(?:[12]\d|3[01]|0?[1-9]|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十一?|[一二三四五六七八九])",
        r"(?:[12]\d|3[01]|0?[1-9])",
    ),
    COUNT: (rf"(?:\d{{1,3}}|(?:[一两二三]?百零?)?[{NUMERALS}]{{1,3}}|[一两二三]百)", r"\d{1,3}"),
    NUMERAL: (NUMERALS, ""),
}


_ONES = "一二三四五六七八九"


class Pattern(NamedTuple):
    """A kind of date phrase: its words (named groups inside) and what they mean, None when they are no date after all.

    `hints` are the families of trigger words (see `dates`), one of which every such phrase holds, `needs` (parted by
    `|`) more pieces of which it holds one: a pattern is only compiled and tried where both occur.
    """

    name: str
    hints: str
    words: str
    read: Callable[[re.Match[str], Reference], Period | None]
    needs: str = ""

    def compiled(self, *, with_year: bool, with_numerals: bool) -> Lazy:
        """Its words, compiled when they are first tried."""
        words = self.words.replace(YEAR, _WITH_YEAR if with_year else _WITHOUT_YEAR)
        for piece, (chinese, figures) in _PIECES.items():
            words = words.replace(piece, chinese if with_numerals else figures)
        return Lazy(words)


def got(match: re.Match[str], name: str) -> str | None:
    """What the group caught; None also when this phrase has no such group."""
    return match[name] if name in match.re.groupindex else None


@lru_cache(maxsize=1024)  # a draft names the same days and months again and again
def small_number(words: str | None) -> int | None:
    """1-4 digits, Chinese numerals or an English number word as a whole number."""
    if not words:
        return None
    if words.isdigit():
        return int(words)
    if words in ENGLISH:
        return ENGLISH[words]
    value = chinese_value(words) if not words.isascii() else None
    return None if value is None else int(value)


def rough_count(words: str) -> tuple[int, int] | None:
    """两三, 三四: at least so many and at most so many; None for any other numerals."""
    numerals = [_ONES.find(each) for each in words.replace("两", "二")]
    rough = len(numerals) == 2 and numerals[0] >= 0 and numerals[1] == numerals[0] + 1
    return (numerals[0] + 1, numerals[1] + 1) if rough else None


def year_of(words: str | None, ref: Reference) -> int | None:
    """2026, 二〇二六, 26, fy26, 今年, next year -> the year; None when nothing is written."""
    return _year_of(words, ref.day.year) if words else None


@lru_cache(maxsize=1024)
def _year_of(words: str, this_year: int) -> int | None:
    relative = {
        "今": 0,
        "本": 0,
        "当": 0,
        "明": 1,
        "次": 1,
        "来": 1,
        "去": -1,
        "前": -2,
        "这": 0,
        "上": -1,
        "下": 1,
        "后": 2,
        "大后": 3,
        "大前": -3,
        "this": 0,
        "next": 1,
        "last": -1,
    }
    for word, shift in relative.items():
        if words.startswith(word):
            return this_year + shift
    figures = re.sub(r"[^\d〇零○一二三四五六七八九]", "", words)
    number = int(figures) if figures.isdigit() and figures.isascii() else small_number(figures)
    if number is None:
        return None
    return number if number > 99 else number + (2000 if number < 50 else 1900)
