"""Finding thousands of known words in a text, quick to set up: an alternation of them all takes longer to compile."""

import re
from collections.abc import Iterable

_FIRST_WORD = re.compile(r"[a-z]+")


class Phrases:
    """A set of words and phrases, normalised. Latin ones match as whole words, others anywhere; the longest wins."""

    def __init__(self, words: Iterable[str], *, plurals: bool = False) -> None:
        latin: dict[str, list[str]] = {}
        other: dict[str, set[int]] = {}
        self._words = frozenset(words)
        for word in self._words:
            if first := _FIRST_WORD.match(word):
                latin.setdefault(first[0], []).append(word)
            else:
                other.setdefault(word[0], set()).add(len(word))
        self._latin = {first: tuple(sorted(found, key=len, reverse=True)) for first, found in latin.items()}
        self._other = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in other.items()}
        self._plurals = plurals
        self._end = re.compile(r"(?:e?s)?(?![a-z])") if plurals else re.compile(r"(?![a-z])")
        firsts = "".join(re.escape(char) for char in self._other)
        self._start = re.compile(rf"(?<![a-z\-])[a-z]+{'|[' + firsts + ']' if firsts else ''}")

    def find(self, plain: str) -> list[tuple[int, int, str]]:
        """Start, end (with a plural s) and the known word, leftmost and longest first, never overlapping."""
        found: list[tuple[int, int, str]] = []
        at, latin, other, plurals = 0, self._latin, self._other, self._plurals
        for match in self._start.finditer(plain):
            start = match.start()
            if start < at:
                continue
            first = match[0]
            sizes = other.get(first)
            if sizes is not None:
                for size in sizes:
                    word = plain[start : start + size]
                    if word in self._words:
                        at = start + len(word)
                        found.append((start, at, word))
                        break
                continue
            words = latin.get(first)
            if words is None and plurals and first[-1] == "s":
                words = latin.get(first[:-1])
            for word in words or ():
                if plain.startswith(word, start) and (end := self._end.match(plain, start + len(word))):
                    at = end.end()
                    found.append((start, at, word))
                    break
        return found


class WordList:
    """Words to look for one by one: Chinese ones anywhere, Latin ones with no letter beside them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._latin = tuple(word for word in self._words if word.isascii())
        self._chinese = tuple(word for word in self._words if not word.isascii())

    def __contains__(self, words: str) -> bool:
        return words in self._words

    def is_in(self, plain: str, start: int = 0) -> bool:
        """Whether one of the words stands in the text from `start` on."""
        if not plain.isascii():
            for word in self._chinese:
                if plain.find(word, start) >= 0:
                    return True
        return any(_alone(plain, word, start) for word in self._latin if word in plain)

    def begins(self, plain: str) -> bool:
        """Whether the text begins with one of the words."""
        if plain.startswith(self._chinese):
            return True
        return plain.startswith(self._latin) and any(
            plain.startswith(word) and not "a" <= plain[len(word) : len(word) + 1] <= "z" for word in self._latin
        )


def _alone(plain: str, word: str, start: int) -> bool:
    at = plain.find(word, start)
    while at >= 0:
        end = at + len(word)
        if not ("a" <= plain[at - 1 : at] <= "z" or "a" <= plain[end : end + 1] <= "z"):
            return True
        at = plain.find(word, at + 1)
    return False
