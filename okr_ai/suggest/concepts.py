"""Business concepts in both languages: which words name them, and which concepts go with which.

The words are data (`concepts.txt`). A `Concepts` finds the concepts a text is about, in Chinese and in English alike,
so that "make buyers come back" and 复购率 meet in `retention`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add
from os.path import dirname, join

_WORD = re.compile(r"[a-z][a-z0-9]*(?:[.+#'-][a-z0-9]+)*|[0-9]+(?:\.[0-9]+)*[a-z]*")
_NO_ENDING = frozenset({"rating", "ratings", "news"})  # without it they would meet "rate" and "new"
_PLAIN = frozenset("的了和与及或在为至到从由将把使对个以等是有并提升高降低实现完成达上内率数量年月日周季度平均")
_FEW_WORDS, _FAINT = 3.0, 0.05  # of hints: words that count beside those found; what is left out
_LOOSE = 0.3  # how close a concept is by a looser link
_HAN_RUN = re.compile(r"[^\W\x00-\u024f]+")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """An English word without its inflection ("deliveries" -> "delivery", "shipping" -> "ship").

    A few general endings only, so that no two words of different meaning meet; the same for texts and for word lists.
    """
    if word.endswith("'s"):
        word = word[:-2]
    if word in _NO_ENDING:
        return word if word == "news" else word.removesuffix("s")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 2 and any(vowel in base for vowel in "aeiouy"):
            word = base[:-1] if base[-1] == base[-2] and base[-1] not in "ls" else base
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def english_stems(text: str) -> list[str]:
    """The stems of the English words of a normalised text, in order; a hyphen joins no words ("pre-sale" -> two)."""
    words = _WORD.findall(text)
    if "-" in text:
        words = [part for word in words for part in word.split("-") if part]
    return list(map(stem, words))


def han_runs(text: str) -> list[str]:
    """The runs of Chinese characters (and of other letters beyond Latin) in a text."""
    return [] if text.isascii() else _HAN_RUN.findall(text)


class Concepts:
    """Concepts, the words that name them and their neighbours, from lines of
    `name | English words | Chinese words | neighbours`, normalised; `#` starts a remark.

    A concept may have several lines, a word several concepts; a neighbour after `~` is a looser one. `near` maps a
    concept to its neighbours and how close they are (1, or less for a looser link). English words are stemmed when a
    text first holds a word that begins like them: a page needs few of the thousands.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.near: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._chinese: defaultdict[str, list[str]] = defaultdict(list)
        self._waiting: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)  # by their first two letters
        # by their first stem, the stems that follow it and the concepts, the longest first
        self._english: dict[str, list[tuple[list[str], list[str]]]] = {}
        waiting, of_chinese, near = self._waiting, self._chinese, self.near
        for line in lines:
            if not line or line[0] == "#":
                continue
            name, english, chinese, neighbours = map(str.strip, line.split("|"))
            if english:
                for word in english.split(", "):
                    waiting[word[:2]].append((word, name))
            if chinese:
                for word in chinese.split(", "):
                    of_chinese[word].append(name)
            if neighbours:
                mine = near[name]
                for link in neighbours.split(", "):
                    other, closeness = (link[1:], _LOOSE) if link[0] == "~" else (link, 1.0)
                    if closeness > mine.get(other, 0.0):
                        mine[other] = near[other][name] = closeness
        self._longest_chinese = {word[0]: len(word) for word in sorted(self._chinese, key=len)}  # by first character
        self._listed = f" {' '.join(self._chinese)} "
        self._hints: dict[str, dict[str, float]] = {}

    def found_in(self, stems: Sequence[str], runs: Iterable[str]) -> tuple[list[Sequence[str]], dict[str, float]]:
        """The concepts of each word of a text that names some, longest words first, and how strongly the rest of its
        Chinese hints at concepts (0 and up): a compound of another trade shares characters with words that are known.
        """
        named = self._english_in(stems)
        hinted: defaultdict[str, float] = defaultdict(float)
        known_hints = self._hints
        for run in runs:
            for word in self._chinese_in(run, named):
                for piece in (*word, *map(add, word, word[1:])):
                    if (hints := known_hints.get(piece)) is None:
                        hints = self._hint(piece)
                    for name, hint in hints.items():
                        hinted[name] += hint
        return named, hinted

    def _english_in(self, stems: Sequence[str]) -> list[Sequence[str]]:
        if self._waiting:
            for start in {word[:2] for word in stems} & self._waiting.keys():
                self._stem(start)
        named: list[Sequence[str]] = []
        known, end = self._english, 0
        for at, word in enumerate(stems, start=1):
            if word not in known or at <= end:
                continue
            for others, names in known[word]:
                if not others or stems[at : at + len(others)] == others:
                    named.append(names)
                    end = at + len(others)
                    break
        return named

    def _stem(self, start: str) -> None:
        """The words that begin so, taken in by their stems."""
        for words, name in self._waiting.pop(start):
            first, *others = english_stems(words)
            phrases = self._english.setdefault(first, [])
            names = next((names for known, names in phrases if known == others), None)
            if names is None:
                phrases.append((others, [name]))
                phrases.sort(key=lambda phrase: -len(phrase[0]))
            elif name not in names:
                names.append(name)

    def _chinese_in(self, run: str, named: list[Sequence[str]]) -> list[str]:
        """What stands between the known words of Chinese text; the concepts of these, longest first, join `named`."""
        known, longest = self._chinese, self._longest_chinese
        between: list[str] = []
        end = 0
        for at, first in enumerate(run):
            if first not in longest or at < end:
                continue
            for length in range(longest[first], 0, -1):
                word = run[at : at + length]
                if word in known:
                    named.append(known[word])
                    if end < at:
                        between.append(run[end:at])
                    end = at + len(word)
                    break
        if end < len(run):
            between.append(run[end:])
        return between

    def _hint(self, piece: str) -> dict[str, float]:
        """For each concept, how sure a piece of a word is a hint at it: its share of the known words with that piece,
        squared, and drawn to 0 when these are few."""
        if piece in _PLAIN:
            return self._hints.setdefault(piece, {})
        counts: defaultdict[str, float] = defaultdict(float)
        at = self._listed.find(piece)
        while at >= 0:
            end = self._listed.index(" ", at)
            names = self._chinese[self._listed[self._listed.rindex(" ", 0, at) + 1 : end]]
            for name in names:
                counts[name] += 1 / len(names)
            at = self._listed.find(piece, end)
        whole = sum(counts.values())
        shares = {name: count / (whole + _FEW_WORDS) * count / whole for name, count in counts.items()}
        self._hints[piece] = {name: share for name, share in shares.items() if share > _FAINT}
        return self._hints[piece]


@lru_cache(maxsize=1)
def concepts() -> Concepts:
    """The shipped concepts."""
    with open(join(dirname(__file__), "concepts.txt"), encoding="utf-8") as file:
        return Concepts(file.read().splitlines())
