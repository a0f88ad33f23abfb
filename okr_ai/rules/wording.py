"""Looking for words of both languages in a text, without a regular expression per rule (start-up must stay light)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import add

from okr_ai.language.text import normalised

_ENGLISH = re.compile(r"[a-z]+(?:['’][a-z]*)*")
_IN_WORDS: dict[str, set[str]] = {}  # pieces of Latin letters alone, by the two that they begin with
_ANYWHERE: dict[str, set[str]] = {}  # all others, by their first character


def seek(pieces: frozenset[str]) -> None:
    """Have every text looked through for these pieces (lower case) too: see `Wording.pieces`."""
    for piece in pieces:
        if piece.isascii() and piece.isalpha():
            _IN_WORDS.setdefault(piece[:2], set()).add(piece)
        else:
            _ANYWHERE.setdefault(piece[0], set()).add(piece)
    _in_word.cache_clear()


@lru_cache(maxsize=4096)  # the words of a long draft return
def _in_word(word: str) -> list[str]:
    """The pieces of Latin letters that stand in an English word."""
    starts = _IN_WORDS.keys() & {*word, *map(add, word, word[1:])}
    return [piece for start in starts for piece in _IN_WORDS[start] if piece in word]


class Wording:
    """A text made ready for word lists: lower case, its English words, and which of the pieces sought stand in it."""

    __slots__ = ("_english", "_pieces", "lower", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = normalised(text)  # small letters, simplified characters, one for one
        self._english: frozenset[str] | None = None
        self._pieces: frozenset[str] | None = None

    @property
    def english(self) -> frozenset[str]:
        """The English words in the text."""
        if self._english is None:
            self._english = frozenset(_ENGLISH.findall(self.lower))
        return self._english

    @property
    def pieces(self) -> frozenset[str]:
        """Which of the pieces that anybody seeks stand in the text: one look for all of them."""
        if self._pieces is None:
            lower, words = self.lower, self.english
            found = [piece for char in _ANYWHERE.keys() & set(lower) for piece in _ANYWHERE[char] if piece in lower]
            for word in words:
                found += _in_word(word)
            self._pieces = frozenset(found)
        return self._pieces


class WordList:
    """Words to look for: Chinese ones parted by spaces, English words and phrases parted by `|`.

    `but_not` holds longer words (of both languages, parted by `|`) inside which a hit does not count.
    """

    __slots__ = ("but_not", "phrases", "words", "zh")

    def __init__(self, zh: str = "", en: str = "", but_not: str = "") -> None:
        english = [entry for entry in en.lower().split("|") if entry]
        self.zh = tuple(zh.split())
        self.words = frozenset(entry for entry in english if entry.isalpha())
        self.phrases = tuple(entry for entry in english if not entry.isalpha())
        self.but_not = tuple(entry for entry in but_not.lower().split("|") if entry)

    def find(self, wording: Wording) -> list[tuple[int, int]]:
        """Places of the words, in order, longest first at one place, none inside another."""
        hits: list[tuple[int, int]] = []
        lower = wording.lower
        if not lower.isascii():
            for word in self.zh:
                if word in lower:
                    hits += _each(lower, word)
        for word in self.words & wording.english:
            hits += (span for span in _each(lower, word) if _stands_alone(lower, *span))
        for phrase in self.phrases:
            if phrase in lower:
                hits += (span for span in _each(lower, phrase) if _stands_alone(lower, *span))
        if not hits:
            return hits
        return _apart(hits, [span for word in self.but_not if word in lower for span in _each(lower, word)])

    def first(self, wording: Wording) -> tuple[int, int] | None:
        """The first place of any of the words."""
        hits = self.find(wording)
        return hits[0] if hits else None

    def opens(self, wording: Wording) -> tuple[int, int] | None:
        """The word that the text begins with, white space, brackets and list marks aside."""
        lead = len(wording.text) - len(wording.text.lstrip(" \t「『“\"'[(（【*_~`-·•"))
        return next((span for span in self.find(wording) if span[0] == lead), None)


def _each(text: str, word: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """No Latin letter or digit right before or after (a Chinese character may stand there)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not ((before.isascii() and before.isalnum()) or before == "_") and not (after.isascii() and after.isalnum())


def _apart(hits: list[tuple[int, int]], guards: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(hits, key=lambda span: (span[0], -span[1])):
        if kept and start < kept[-1][1]:
            continue
        if not any(first <= start and end <= last for first, last in guards):
            kept.append((start, end))
    return kept


def without_notes(text: str) -> str:
    """The words before the fields in brackets at their end: "Make support kind (id: C1)"."""
    while text.endswith((")", "）", "]", "】")):
        start = max(map(text.rfind, "(（[【"))
        if start <= 0 or not any(colon in text[start:] for colon in ":："):
            break
        text = text[:start].rstrip()
    return text
