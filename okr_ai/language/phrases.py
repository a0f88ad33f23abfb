"""Finding thousands of known words in a text, quick to set up: an alternation of them all takes longer to compile."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from threading import Lock

from okr_ai.language.tables import by_first_character

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_FIRST_WORD = re.compile(r"[a-z]+")


_LAST = "\U0010ffff"  # no word holds it
_MANY = 200  # texts: a pattern of the very characters that words begin with pays for its compilation


def start_of(word: str) -> str:
    """What a normalised word is waiting by until a text begins a word so: two letters, or its first character."""
    return word[:2] if "a" <= word[0] <= "z" and "a" <= word[1:2] <= "z" else word[0]


class Phrases:
    """A set of words and phrases, normalised. Latin ones match as whole words, others anywhere; the longest wins.

    `forms` gives the forms of a word; `turned` has, by a `start_of` that some of them have and their word has not, what
    such words begin with ("ro": "rise"). Words are taken in when a text first holds what they start with: a page needs
    few of the thousands.
    """

    def __init__(
        self,
        words: Iterable[str],
        *,
        plurals: bool = False,
        forms: Callable[[str], Iterable[str]] | None = None,
        turned: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self._waiting = sorted(words)  # those that start alike stand together: quicker than to part them all
        self._taken: set[str] = set()  # starts
        self._forms = forms
        self._turned = turned or {}
        self._words: set[str] = set()
        # the words by their first word, the lengths of the others by their first character; the longest first
        self._latin: dict[str, list[str]] = {}
        self._other: dict[str, list[int]] = {}
        self._known: set[str] = set()  # what these begin with, with a plural s too
        self._plurals = plurals
        signs = {word[0] for word in (*self._between("", "a"), *self._between("{", "\x80"))}
        plain = "".join(map(re.escape, sorted(signs)))
        # a word behind a hyphen is caught with it, and so not known
        self._start = re.compile(rf"-?[a-z]+|[^\x00-\x7f]{'|[' + plain + ']' if plain else ''}")
        self._looks, self._is_ready = 0, False
        self._lock = Lock()

    def _between(self, first: str, last: str) -> list[str]:
        """The words from `first` up to `last`, without it, in the order of their characters."""
        return self._waiting[bisect_left(self._waiting, first) : bisect_left(self._waiting, last)]

    def _starting(self, start: str) -> list[str]:
        """The words whose `start_of` it is, and those with forms that start so."""
        words = self._between(start, start + _LAST)
        if len(start) == 1 and "a" <= start <= "z":  # a letter with no other behind it
            words = [word for word in words if not "a" <= word[1:2] <= "z"]
        for first in self._turned.get(start, ()):
            words += self._between(first, first + "!")  # all that follows a word is a space
        return words

    def _take_in(self, start: str) -> None:
        """The words that start so."""
        if start in self._taken:
            return  # another thread has just done it
        if words := self._starting(start):
            known = {form for word in words for form in self._forms(word)} if self._forms else set(words)
            known -= self._words  # those of several starts
            self._words |= known
            if "a" <= start[0] <= "z":
                for word in sorted(known, key=len, reverse=True):
                    first = word if word.isascii() and word.isalpha() else _FIRST_WORD.findall(word)[0]
                    self._latin.setdefault(first, []).append(word)
                    self._known.update((first, f"{first}s") if self._plurals else (first,))
            else:
                self._known.add(start)
                self._other[start] = sorted(set(map(len, known)), reverse=True)
        self._taken.add(start)

    def _prepare(self, plain: str) -> None:
        """Takes in what the text needs; after many texts, all there is. Of several threads one does it, the others
        wait: a word's forms are known with all that they can be, or not at all."""
        self._looks += 1
        if self._looks <= _MANY:
            if needed := {first[:2] for first in self._start.findall(plain)} - self._taken:
                with self._lock:
                    for start in needed:
                        self._take_in(start)
            return
        with self._lock:
            starts = {*map(start_of, self._waiting), *self._turned}
            for start in starts:
                self._take_in(start)
        if firsts := "".join(map(re.escape, sorted(start for start in starts if not "a" <= start[0] <= "z"))):
            # a set first, which the search can skip to: two thirds of the time of one alternative after the other
            self._start = re.compile(rf"[a-z\-{firsts}](?:(?<=[a-z\-])[a-z]+)?")
        self._is_ready = True

    def find(self, plain: str) -> list[tuple[int, int, str]]:
        """Start, end (with a plural s) and the known word, leftmost and longest first, never overlapping."""
        found: list[tuple[int, int, str]] = []
        at, looked, latin, other = 0, 0, self._latin, self._other
        if not self._is_ready:
            self._prepare(plain)
        # without places: most are not needed, and a match takes longer
        for first in filter(self._known.__contains__, self._start.findall(plain)):
            if first in other:
                start = plain.find(first, looked) if first != "-" else _bare_hyphen(plain, looked)
                looked = start + 1
                if start >= at:
                    for size in other[first]:
                        word = plain[start : start + size]
                        if word in self._words:
                            at = start + len(word)
                            found.append((start, at, word))
                            break
                continue
            words = latin.get(first) or latin[first[:-1]]
            start = _alone_at(plain, first, looked)
            looked = start + len(first)
            if start < at:
                continue
            for word in words:
                if word == first:  # all the letters there are
                    at = looked
                elif plain.startswith(word, start) and (end := self._end(plain, start + len(word))):
                    at = end
                else:
                    continue
                found.append((start, at, word))
                break
        return found

    def _end(self, plain: str, end: int) -> int:
        """Where a word that reaches to `end` ends with its plural s; 0 when letters follow: it is a part of another."""
        if not "a" <= plain[end : end + 1] <= "z":
            return end
        if self._plurals:
            for ending in ("es", "s"):
                if plain.startswith(ending, end) and not "a" <= plain[end + len(ending) : end + len(ending) + 1] <= "z":
                    return end + len(ending)
        return 0


def _alone_at(plain: str, first: str, since: int) -> int:
    """Where the word stands next with no letter or hyphen before it and no letter behind it."""
    at = plain.find(first, since)
    while (at and ((before := plain[at - 1]) == "-" or "a" <= before <= "z")) or (
        "a" <= plain[at + len(first) : at + len(first) + 1] <= "z"
    ):
        at = plain.find(first, at + 1)
    return at


def _bare_hyphen(plain: str, since: int) -> int:
    """Where a hyphen stands next that is no part of a word."""
    at = plain.find("-", since)
    while "a" <= plain[at + 1 : at + 2] <= "z":
        at = plain.find("-", at + 1)
    return at


class WordList:
    """Words to look for one by one: Chinese ones anywhere, Latin ones with no letter beside them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        latin = [word for word in self._words if word.isascii()]
        self._chinese = tuple(word for word in self._words if not word.isascii())
        self._single = frozenset(word for word in latin if word.isalpha())
        self._several = tuple(word for word in latin if not word.isalpha())
        self._by_first = by_first_character(self._chinese)

    @cached_property
    def _all_by_first(self) -> dict[str, tuple[str, ...]]:
        return by_first_character(self._words)

    def __contains__(self, words: str) -> bool:
        return words in self._words

    def is_in(self, plain: str, start: int = 0) -> bool:
        """Whether one of the words stands in the text from `start` on."""
        if not plain.isascii():
            chars = set(plain)
            for first in self._by_first.keys() & chars:
                for word in self._by_first[first]:
                    if plain.find(word, start) >= 0:
                        return True
            if chars.isdisjoint(_LETTERS):
                return False
        words = self._single.intersection(_FIRST_WORD.findall(plain))
        for word in words:
            if _alone(plain, word, start):
                return True
        return any(_alone(plain, word, start) for word in self._several if word in plain)

    def begins(self, plain: str) -> bool:
        """Whether the text begins with one of the words."""
        for word in self._all_by_first.get(plain[:1], ()):
            if plain.startswith(word) and not (word.isascii() and "a" <= plain[len(word) : len(word) + 1] <= "z"):
                return True
        return False

    def ends(self, plain: str) -> bool:
        """Whether the text ends with one of the words."""
        return plain.endswith(self._chinese) or plain.rpartition(" ")[2] in self._words


def _alone(plain: str, word: str, start: int) -> bool:
    at = plain.find(word, start)
    while at >= 0:
        end = at + len(word)
        if not ("a" <= plain[at - 1 : at] <= "z" or "a" <= plain[end : end + 1] <= "z"):
            return True
        at = plain.find(word, at + 1)
    return False
