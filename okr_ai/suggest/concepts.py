"""Business concepts in both languages: which words name them, and which concepts go with which.

The words are data (`concepts.txt`). A `Concepts` finds the concepts a text is about, in Chinese and in English alike,
so that "make buyers come back" and 复购率 meet in `retention`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from okr_ai.language.text import normalised

_WORD = re.compile(r"[a-z][a-z0-9]*(?:[.+#'-][a-z0-9]+)*|[0-9]+(?:\.[0-9]+)*[a-z]*")
_LOOSE = 0.3  # how close a concept is by a looser link
_HAN_RUN = re.compile(r"[^\W\x00-\u024f]+")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """An English word without its inflection ("deliveries" -> "delivery", "shipping" -> "ship").

    A few general endings only, so that no two words of different meaning meet; the same for texts and for word lists.
    """
    if word.endswith("'s"):
        word = word[:-2]
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
    return [stem(part) for word in _WORD.findall(text) for part in word.split("-") if part]


class Concepts(NamedTuple):
    """Concepts, the words that name them and their neighbours.

    `english` maps a tuple of stems, `chinese` some characters, to the names of the concepts that they stand for; `near`
    a concept to its neighbours and how close they are (1, or less for a looser link).
    """

    english: Mapping[tuple[str, ...], tuple[str, ...]]
    chinese: Mapping[str, tuple[str, ...]]
    near: Mapping[str, Mapping[str, float]]
    longest_phrase: int
    longest_chinese: int

    def found_in(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """(words, concepts) for every naming of concepts in a normalised text, longest words first."""
        return [*self._english_in(text), *self._chinese_in(text)]

    def _english_in(self, text: str) -> Iterable[tuple[str, tuple[str, ...]]]:
        stems, at = english_stems(text), 0
        while at < len(stems):
            for size in range(min(self.longest_phrase, len(stems) - at), 0, -1):
                names = self.english.get(tuple(stems[at : at + size]))
                if names:
                    yield " ".join(stems[at : at + size]), names
                    at += size
                    break
            else:
                at += 1

    def _chinese_in(self, text: str) -> Iterable[tuple[str, tuple[str, ...]]]:
        for run in _HAN_RUN.findall(text):
            at = 0
            while at < len(run):
                for size in range(min(self.longest_chinese, len(run) - at), 0, -1):
                    names = self.chinese.get(run[at : at + size])
                    if names:
                        yield run[at : at + size], names
                        at += size
                        break
                else:
                    at += 1


@lru_cache(maxsize=1)
def concepts() -> Concepts:
    """The shipped concepts."""
    return concepts_from(Path(__file__).with_name("concepts.txt").read_text(encoding="utf-8").splitlines())


def concepts_from(lines: Iterable[str]) -> Concepts:
    """Concepts from lines of `name | English words | Chinese words | neighbours`; `#` starts a remark.

    A concept may have several lines; a neighbour after `~` is a looser one.
    """
    english: dict[tuple[str, ...], list[str]] = {}
    chinese: dict[str, list[str]] = {}
    near: dict[str, dict[str, float]] = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        name, en_words, zh_words, neighbours = (part.strip() for part in line.split("|"))
        for words in (*normalised(en_words).split(","), *normalised(zh_words).split(",")):
            key = words.strip()
            if key.isascii():
                stems = [stem(key)] if key.isalpha() else english_stems(key)  # most are one word
                named = english.setdefault(tuple(stems), [])
            elif _HAN_RUN.fullmatch(key):
                named = chinese.setdefault(key, [])
            else:
                named = english.setdefault(tuple(english_stems(key)), [])
            if name not in named:
                named.append(name)
        for link in filter(None, (part.strip() for part in neighbours.split(","))):
            other, closeness = link.lstrip("~"), _LOOSE if link.startswith("~") else 1.0
            for one, two in ((name, other), (other, name)):
                known = near.setdefault(one, {})
                known[two] = max(closeness, known.get(two, 0.0))
    english.pop((), None)
    return Concepts(
        {words: tuple(names) for words, names in english.items()},
        {words: tuple(names) for words, names in chinese.items()},
        near,
        max(map(len, english), default=1),
        max(map(len, chinese), default=1),
    )
