"""What a text is compared with others by: the concepts that it names, its words, and pieces of these."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, islice
from math import fsum, log, sqrt
from operator import add, itemgetter
from re import compile as regex

from okr_ai.language.text import normalised
from okr_ai.suggest.concepts import concepts, han_runs, stems_of, written_words

_LATIN_RUN = regex(r"[a-z]+")
_HINTS = 0.4  # what a hint at a concept counts beside its name
_MOST = 1.5  # of one concept, however often a text names it
# words that say nothing of the topic
_STOP = frozenset(
    """a an the of to in on for by and or with from at is are be as that this it our we their your all each per via
    into than more less least most its will have has not no new can which who up down over under within while until
    的 了 和 与 及 或 在 为 至 到 从 由 将 把 使 对 个 以 等 是 有 并 提升 提高 降低 实现 完成 达到 以上 以内""".split()  # noqa: SIM905
)


class Bag:
    """Features of a text, how strongly those stand in it that occur more than once (the others: 1), the sum of all
    squares."""

    __slots__ = ("features", "repeated", "square")

    def __init__(self, features: set[str], repeated: dict[str, float], square: float) -> None:
        self.features = features
        self.repeated = repeated
        self.square = square


class Bags:
    """What a text is compared by."""

    __slots__ = ("concepts", "pieces", "words")

    def __init__(self, concepts: dict[str, float], words: Bag, pieces: Bag) -> None:
        self.concepts = concepts
        self.words = words
        self.pieces = pieces


# What an English word, or a figure, adds to the features of its text: its stems (several if it has hyphens), those of
# them that are no figures and say something of the topic, its pieces, and the pieces that it holds once more.
_Word = tuple[tuple[str, ...], tuple[str, ...], frozenset[str], tuple[str, ...]]
_STEMS, _TOPICAL = itemgetter(0), itemgetter(1)


def read(texts: Sequence[str]) -> list[Bags]:
    """The bags of each text. Step by step over all: what one step needs stays at hand for the next text."""
    plain = list(map(normalised, texts))
    words = [list(map(_word, written_words(text))) for text in plain]
    runs = list(map(han_runs, plain))
    pairs = [[list(map(add, run, run[1:])) for run in runs_of_text] for runs_of_text in runs]
    stems = [list(chain.from_iterable(map(_STEMS, words_of_text))) for words_of_text in words]
    named = list(map(_concepts_of, stems, runs, pairs))
    bags_of_words = list(map(_words_of, words, pairs))
    return list(map(Bags, named, bags_of_words, map(_pieces_of, words, runs, pairs)))


_MOST_KEPT = 4096  # texts
_kept: dict[str, Bags] = {}


def bags_of_each(texts: Sequence[str]) -> list[Bags]:
    """The bags of each text; kept, as objectives, templates and past key results are compared with many texts."""
    bags = {text: known for text in texts if (known := _kept.get(text))}
    if unread := [text for text in dict.fromkeys(texts) if text not in bags]:
        new = dict(zip(unread, read(unread), strict=True))
        bags |= new
        if len(_kept) + len(new) > _MOST_KEPT:
            _kept.clear()
        _kept.update(islice(new.items(), _MOST_KEPT))
    return [bags[text] for text in texts]


@lru_cache(maxsize=8192)
def _word(written: str) -> _Word:
    stems = stems_of(written)
    topical = tuple([stem for stem in stems if stem >= "a" and stem not in _STOP])
    pieces = [
        edged[at : at + size]
        for edged in [f" {run} " for run in _LATIN_RUN.findall(written)]
        for size in (3, 4, 5)
        for at in range(len(edged) - size + 1)
    ]
    distinct = frozenset(pieces)
    return stems, topical, distinct, () if len(distinct) == len(pieces) else tuple(_again(pieces))


def _concepts_of(stems: list[str], runs: Sequence[str], pairs: Sequence[Sequence[str]]) -> dict[str, float]:
    """How strongly a text names each concept, or hints at it; a word of several gives each its share."""
    strength: dict[str, float] = {}
    so_far = strength.get
    named, hints = concepts().found_in(stems, runs, pairs)
    for names in named:
        share = 1 / sqrt(len(names))
        for name in names:
            strength[name] = so_far(name, 0.0) + share
    if strength and max(strength.values()) > _MOST:
        strength.update([(name, _MOST) for name, strong in strength.items() if strong > _MOST])
    for name, hint in hints.items():
        strength[name] = min(_MOST, so_far(name, 0.0) + min(1.0, _HINTS * hint))
    return strength


def _words_of(words: Sequence[_Word], pairs: Sequence[Sequence[str]]) -> Bag:
    """English stems and Chinese character pairs, without figures and words that say nothing of the topic."""
    features = list(chain.from_iterable(map(_TOPICAL, words)))
    for pairs_of_run in pairs:
        features += [pair for pair in pairs_of_run if pair not in _STOP]
    known = set(features)
    return _bag(known, _again(features) if len(known) < len(features) else [])


def _pieces_of(words: Sequence[_Word], runs: Sequence[str], pairs: Sequence[Sequence[str]]) -> Bag:
    """Three to five letters of one English word with its edges, one to three Chinese characters."""
    known: set[str] = set()  # `set[str]()` takes ten times as long
    again: list[str] = []
    for _, _, pieces, twice in words:
        if pieces:  # a figure has none
            if not known.isdisjoint(pieces):
                again += known & pieces
            again += twice
            known |= pieces
    if runs:
        chinese = list(chain.from_iterable(runs))
        for run, pairs_of_run in zip(runs, pairs, strict=True):
            chinese += pairs_of_run
            chinese += map(add, pairs_of_run, run[2:])
        latin = len(known)
        known.update(chinese)
        if len(known) < latin + len(chinese):
            again += _again(chinese)
    return _bag(known, again)


def _again(features: Sequence[str]) -> list[str]:
    """The features that occurred before in the sequence, once for each time."""
    known: set[str] = set()
    return [feature for feature in features if feature in known or known.add(feature)]  # type: ignore[func-returns-value]


_NONE: dict[str, float] = {}
_TWICE = 1 + log(2)


def _bag(known: set[str], again: Sequence[str]) -> Bag:
    """The features by the logarithm of how often they occur; `again` holds each once for each time after the first."""
    if not again:
        return Bag(known, _NONE, float(len(known)))
    repeated = dict.fromkeys(again, _TWICE)
    if len(repeated) < len(again):
        repeated = {feature: 1 + log(1 + times) for feature, times in Counter(again).items()}
    strengths = repeated.values()
    return Bag(known, repeated, len(known) + fsum([strength * strength - 1 for strength in strengths]))
