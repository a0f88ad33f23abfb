"""Looking for words of both languages in a text, without a regular expression per rule (start-up must stay light)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import add

from okr_ai.language.lazy import Lazy
from okr_ai.language.text import is_picture, normalised

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
        hits = self.find(wording)
        lead = opening(wording.text) if hits else 0
        return next((span for span in hits if span[0] == lead), None)


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


_MARKS = " \t「『“\"'[(（【*_`~-·•"
# 「【P0】」, 「（P1）」, "Q3: ", 「2026 Q3 」
_TAGS = Lazy(
    r"\s*(?:(?:[\[【][^\[\]【】]{1,8}[\]】]|[(（]\s?[Pp]\d\s?[)）]|(?:20\d\d\s?年?\s?)?[Qq][1-4](?:\s?[:：]|(?=\s)))\s*)+"
)


_OPENS_TAG = frozenset("[【(（Qq2")


def opening(text: str) -> int:
    """Where the words begin, behind list marks, opening quotes and tags."""
    start = 0
    while is_picture(text[start : start + 1]):
        start += 1  # "🎯 Hire a head of sales"
    start += len(text[start:]) - len(text[start:].lstrip()) if start else 0
    if text[start : start + 1] in _OPENS_TAG and (tags := _TAGS.match(text, start)):
        start = tags.end()
    return start + len(text[start:]) - len(text[start:].lstrip(_MARKS))


_NOTE = Lazy(
    r"\s*(?:[(（\[【](?:[^()（）\[\]【】]*[:：][^()（）\[\]【】]*|[Pp]\d|[Qq][1-4]|[Hh][12]|\d{1,3}\s?%|承诺型?|挑战型?|愿景型?|必达"
    r"|committed|aspirational|stretch|draft|wip|new|tbc|on track|at risk|in progress|done"
    r"|(?:20\d\d\s)?q[1-4](?:\s20\d\d)?|(?:权重|weight)\s?\d+\s?%?|(?:截止|截至|due|by)[^()（）\[\]【】]{1,20})[)）\]】]|\s@\S{1,20}|\s[-–—]\s?\d{1,3}\s?%)"
    r"[\s。.!！;；]*$",
    re.IGNORECASE,
)


def own_words(text: str) -> str:
    """The words alone, without the tags before them and the notes behind: 「【P0】做好客服（负责人：张三）」."""
    text = text[opening(text) :].rstrip(" 。.!！;；")
    while is_picture(text[-1:]):
        text = text[:-1].rstrip(" 。.!！;；")
    while text[-1:] in ")）]】%" or " @" in text:
        if not (note := _NOTE.search(text)):
            break
        text = text[: note.start()].rstrip(" 。.!！;；")
    return text


_PURPOSE = Lazy(
    r"[，,]\s?(?:以(?:此|便)?|从而|来)?(?:支撑|助力|支持|服务|保障)[^，,。；;]{0,10}(?:目标|增长|发展|战略|业绩)$"
    r"| (?:to (?:support|drive|enable|fuel)|in support of)\s(?:[a-z\-]+\s){0,3}"
    r"(?:growth|goals?|strategy|business|targets?)$"
    r"| (?:by|before|in|until) (?:the end of\s)?(?:\d{1,2}\s)?"
    r"(?:q[1-4]|(?:the\s)?year|quarter|20\d\d|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber)[\s\d,]*$"
    r"| (?:this|next) (?:quarter|year|cycle|half|month)$",
    re.IGNORECASE,
    needs=" this | next |支撑|助力|支持|服务|保障| to support| to drive| to enable| to fuel|in support of| by | before "
    "| in | until ",
)


def without_purpose(text: str) -> str:
    """The words without what they are good for in general and by when: 「…，支撑全年增长目标」, "… by 30 September"."""
    return text[: found.start()] if (found := _PURPOSE.search(text)) else text


def without_notes(text: str) -> str:
    """The words before the fields in brackets at their end: "Make support kind (id: C1)"."""
    while text.endswith((")", "）", "]", "】")):
        start = max(map(text.rfind, "(（[【"))
        if start <= 0 or not any(colon in text[start:] for colon in ":："):
            break
        text = text[:start].rstrip()
    return text
