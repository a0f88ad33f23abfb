"""Business concepts in both languages: which words name them, and which concepts go with which.

The words are data (`concepts.txt`). A `Concepts` finds the concepts a text is about, in Chinese and in English alike,
so that "make buyers come back" and 复购率 meet in `retention`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, takewhile
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


def stems_of(word: str) -> tuple[str, ...]:
    """The stems of an English word as it is written; a hyphen joins no words ("pre-sale" -> two)."""
    return tuple([stem(part) for part in word.split("-") if part])


def written_words(text: str) -> list[str]:
    """The English words and the figures of a normalised text, as they are written."""
    return _WORD.findall(text)


def han_runs(text: str) -> list[str]:
    """The runs of Chinese characters (and of other letters beyond Latin) in a text."""
    return [] if text.isascii() else _HAN_RUN.findall(text)


class Concepts:
    """Concepts, the words that name them and their neighbours, from lines of
    `name | English words | Chinese words | neighbours`, normalised; `#` starts a remark.

    A concept may have several lines, a word several concepts; a neighbour after `~` is a looser one. `near` maps a
    concept to its neighbours and how close they are (1, or less for a looser link)."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.near: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._chinese: defaultdict[str, list[str]] = defaultdict(list)
        self._english = _Phrases()
        waiting, of_chinese, near = self._english.waiting, self._chinese, self.near
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
                    if link[0] != "~":
                        mine[link] = near[link][name] = 1.0
                    elif (other := link[1:]) not in mine:
                        mine[other] = near[other][name] = _LOOSE
        by_length = sorted(self._chinese, key=len)
        self._longest = {word[:2]: len(word) for word in by_length}  # by the two characters that they begin with
        self._single = frozenset(takewhile(lambda word: len(word) == 1, by_length))
        self._words_with: dict[str, list[str]] = {}  # Chinese words by a character
        self._listed = f" {' '.join(self._chinese)} "
        self._hints = _Hints(self._hints_of)

    def found_in(
        self, stems: list[str], runs: Sequence[str], pairs: Sequence[Sequence[str]]
    ) -> tuple[list[Sequence[str]], dict[str, float]]:
        """The concepts of each word of a text that names some, longest words first, and how strongly the rest of its
        Chinese hints at concepts (0 and up): a compound of another trade shares characters with words that are known.

        `pairs` are those of neighbouring characters in each run of Chinese.
        """
        named = self._english_in(stems) if stems else []
        hinted: dict[str, float] = {}
        so_far, hints_of = hinted.get, self._hints.__getitem__
        for run, pairs_of_run in zip(runs, pairs, strict=True):
            for start, end in self._chinese_in(run, pairs_of_run, named):
                for hints in filter(None, map(hints_of, chain(run[start:end], pairs_of_run[start : end - 1]))):
                    for name, hint in hints.items():
                        hinted[name] = so_far(name, 0.0) + hint
        return named, hinted

    def _english_in(self, stems: list[str]) -> list[Sequence[str]]:
        phrases = list(map(self._english.__getitem__, stems))
        named: list[Sequence[str]] = []
        end = 0
        for at, known in enumerate(phrases):
            if not known or at < end:
                continue
            behind = stems[at + 1 : at + 2]
            for others, names in known:
                if not others or (others[:1] == behind and others == stems[at + 1 : at + 1 + len(others)]):
                    named.append(names)
                    end = at + 1 + len(others)
                    break
        return named

    def _chinese_in(self, run: str, pairs: Sequence[str], named: list[Sequence[str]]) -> list[tuple[int, int]]:
        """Where something stands between the known words of Chinese text; the concepts of these, longest first, join
        `named`."""
        known, longest = self._chinese, self._longest
        begins = [at for at, pair in enumerate(pairs) if pair in longest]
        if not self._single.isdisjoint(run):
            begins = sorted({*begins, *(at for at, first in enumerate(run) if first in self._single)})
        between = []
        end = 0
        for at in begins:
            if at < end:
                continue
            for length in range(longest.get(run[at : at + 2], 1), 0, -1):
                if (word := run[at : at + length]) in known:
                    named.append(known[word])
                    if end < at:
                        between.append((end, at))
                    end = at + len(word)
                    break
        if end < len(run):
            between.append((end, len(run)))
        return between

    def _hints_of(self, piece: str) -> dict[str, float]:
        """For each concept, how sure a piece of a word is a hint at it: its share of the known words with that piece,
        squared, and drawn to 0 when these are few."""
        if piece in _PLAIN:
            return {}
        counts: defaultdict[str, float] = defaultdict(float)
        for word in self._with(piece[0]):
            if piece in word:
                names = self._chinese[word]
                for name in names:
                    counts[name] += 1 / len(names)
        whole = sum(counts.values())
        shares = {name: count / (whole + _FEW_WORDS) * count / whole for name, count in counts.items()}
        return {name: share for name, share in shares.items() if share > _FAINT}

    def _with(self, char: str) -> list[str]:
        """The Chinese words with a character, as listed."""
        if (words := self._words_with.get(char)) is None:
            words, at, listed = [], self._listed.find(char), self._listed
            while at >= 0:
                end = listed.index(" ", at)
                words.append(listed[listed.rindex(" ", 0, at) + 1 : end])
                at = listed.find(char, end)
            self._words_with[char] = words
        return words


_MOST = 50_000  # stems kept, known or not; pieces of Chinese words as well


class _Phrases(dict[str, list[tuple[list[str], list[str]]]]):
    """By the first stem of English words that name concepts: the stems that follow it and the concepts, the longest
    first. Words are stemmed when one that begins like them is first met."""

    def __init__(self) -> None:
        self.waiting: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)  # by their first two letters

    def __missing__(self, stem: str) -> list[tuple[list[str], list[str]]]:
        for words, name in self.waiting.pop(stem[:2], ()):
            self._take_in(words, name)
        for mark in "-&" if len(stem) == 1 else "":  # e-commerce, r&d
            for words, name in self.waiting.pop(stem + mark, ()):
                self._take_in(words, name)
        if stem not in self and len(self) < _MOST:
            self[stem] = []
        return self.get(stem, [])

    def _take_in(self, words: str, name: str) -> None:
        first, *others = [part for word in written_words(words) for part in stems_of(word)]
        if first not in self:  # `setdefault` would ask `__missing__` again where this is compiled
            self[first] = []
        phrases = self[first]
        names = next((names for known, names in phrases if known == others), None)
        if names is None:
            phrases.append((others, [name]))
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        elif name not in names:
            names.append(name)


class _Hints(dict[str, dict[str, float]]):
    """Hints at concepts by pieces of Chinese words, worked out when a piece is first met."""

    def __init__(self, hints_of: Callable[[str], dict[str, float]]) -> None:
        self._hints_of = hints_of

    def __missing__(self, piece: str) -> dict[str, float]:
        hints = self._hints_of(piece)
        if len(self) < _MOST:
            self[piece] = hints
        return hints


@lru_cache(maxsize=1)
def concepts() -> Concepts:
    """The shipped concepts."""
    with open(join(dirname(__file__), "concepts.txt"), "rb") as file:  # decoded in one go: it takes a third of the time
        return Concepts(file.read().decode().splitlines())
