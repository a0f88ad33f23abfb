"""One character to one character: the form of a text in which words are looked up, and its language."""

import re
from functools import cache, lru_cache
from typing import Literal

from okr_ai.language.tables import lines_of
from okr_ai.model import Lang

_DASHES = "–—−‐‑‒―﹣"
_TILDES = "～〜∼˜〰"
_SPACES = "\u00a0\u3000\u2002\u2003\u2009\u202f\u2007\u2008\t"
# All white space: what `\s` finds.
SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# Not folded: 「，」 (「$20，300元」 is two amounts) and 「。」; capital numerals (伍, 肆) are read only inside a
# number.
_KEPT = "，"


@cache
def _two_scripts() -> tuple[str, str]:
    """The traditional characters by which a text tells its script, and the simplified ones for each of them."""
    pairs = "".join(lines_of("traditional.txt")).replace(" ", "")
    return pairs[::2], pairs[1::2]


_LONG = 10_000  # characters: each is looked up by itself up to here
_MOST = 20_000  # characters noted; a text of all there are must not fill the memory


class _Folding(dict[int, int]):
    """What each character becomes. One that stays is noted when first met: `str.translate` makes an exception of every
    character that it does not find, for Chinese text the dearest part of it."""

    def __missing__(self, code: int) -> int:
        if len(self) < _MOST:
            self[code] = code
        return code


@cache
def _folding() -> _Folding:
    folding = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
    folding |= {ord(dash): ord("-") for dash in _DASHES} | {ord(tilde): ord("~") for tilde in _TILDES}
    folding |= {ord(space): 0x20 for space in _SPACES} | {
        ord("￥"): ord("¥"),
        ord("￡"): ord("£"),
        ord("’"): ord("'"),
        ord("﹪"): ord("%"),
        ord("∶"): ord(":"),
        ord("μ"): ord("µ"),  # the Greek letter, the sign of units
    }
    folding |= str.maketrans(*_two_scripts())
    for code, plain in list(folding.items()):  # full-width capitals come out small too
        if 0x41 <= plain <= 0x5A:
            folding[code] = plain + 0x20
    return _Folding(folding | {code: code + 0x20 for code in range(0x41, 0x5B)})


def normalised(text: str) -> str:
    """The text with width, dashes, spaces, traditional characters and ASCII capitals folded, character by character.

    The length never changes, so every span of the result is a span of the text.
    """
    if text.isascii():
        return text.lower().replace("\t", " ")
    if len(text) < _LONG:
        return _folded(text)
    folding = _folding()
    for char in set(text):  # a text has far fewer characters that differ; what one becomes stays as it is
        if (code := ord(char)) != (plain := folding[code]):
            text = text.replace(char, chr(plain))
    return text


def is_picture(char: str) -> bool:
    """Whether it is an emoji or a symbol, or what joins them: 🎯, ✅."""
    return char > "\u22ff" and not char.isalnum() and (char < "\u2e80" or char > "\uffef" or char == "\ufe0f")


PICTURES = "\U0001f000"  # pictures from here on stand behind the words, stars and ticks may say something


def without_pictures(plain: str) -> str:
    """The text with the emoji before and behind its words blank: 🎯, ✅."""
    start = next((at for at, char in enumerate(plain) if not is_picture(char)), len(plain))
    end = len(plain)
    while end > start and plain[end - 1] > PICTURES:
        end -= 1
    return " " * start + plain[start:end] + " " * (len(plain) - end)


@lru_cache(maxsize=512)  # the readers of one text ask in turn
def _folded(text: str) -> str:
    return text.translate(_folding())


def script_of(text: str) -> Literal["traditional", "simplified"] | None:
    """In which script Chinese text is written; None when no character tells, or as many tell one as the other."""
    if text.isascii():
        return None
    of_one, of_the_other = _of_one_script()
    known = set(text)
    traditional, simplified = len(known & of_one), len(known & of_the_other)
    if traditional == simplified:
        return None
    return "traditional" if traditional > simplified else "simplified"


@cache
def _of_one_script() -> tuple[frozenset[str], frozenset[str]]:
    """Characters of traditional script alone, and of simplified script alone."""
    traditional, simplified = map(frozenset, _two_scripts())
    return traditional - simplified, simplified - traditional


_LETTERS_ALONE = bytes(code if ord("a") <= code <= ord("z") else ord(" ") for code in range(256))


@lru_cache(maxsize=512)
def characters(plain: str) -> frozenset[str]:
    """The characters that occur in a text; kept as `latin_words` are.

    Most readers tell by them that they need not look any further: without 年, 月, 周 … there is no Chinese date.
    """
    return frozenset(plain)


@lru_cache(maxsize=512)
def latin_words(plain: str) -> frozenset[str]:
    """The Latin words of a `normalised` text; kept for the readers that look at one text in turn."""
    # a third quicker than a pattern
    return frozenset(plain.encode("ascii", "replace").translate(_LETTERS_ALONE).decode("ascii").split())


def forget_texts() -> None:
    """Forget what `characters` and `latin_words` keep, before another block of texts is read."""
    characters.cache_clear()
    latin_words.cache_clear()


_LATIN = re.compile(r"[A-Za-z]{2,}\S*")


_HIGH_BYTES = bytes([*range(0x34, 0x4D), *range(0x4E, 0xA0)])  # of the Chinese characters in UTF-16


def chinese_characters(text: str) -> int:
    """How many Chinese characters the text holds."""
    high = text.encode("utf-16-be", "surrogatepass")[::2]
    rare = len([char for char in text if "\u4d00" <= char <= "\u4dbf"]) if b"\x4d" in high else 0
    return len(high) - len(high.translate(None, _HIGH_BYTES)) + rare


def language_of(text: str) -> Lang:
    """`zh`, `en`, or `mixed` when a Latin text holds only a few Chinese characters.

    Chinese with names and abbreviations in it (「DAU 提升至 5 万」) is Chinese: one Chinese character says as much as
    a Latin word.
    """
    if text.isascii():
        return "en"
    chinese = chinese_characters(text)
    if not chinese:
        return "en"
    if 3 * chinese >= len(text):
        return "zh"  # a Latin word takes two characters
    # no pattern holds the range of Chinese characters: it alone takes milliseconds to compile
    parted = "".join([" " if "\u4e00" <= char <= "\u9fff" else char for char in text])
    return "zh" if chinese >= len(_LATIN.findall(parted)) else "mixed"
