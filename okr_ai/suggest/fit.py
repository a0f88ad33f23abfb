"""How well key results fit an objective: concepts first, then the words themselves.

Two texts of one plan seldom share words, often concepts ("keep buyers" and 复购率). Each text becomes three weighted
bags: the concepts it names or hints at with what lies one or two links from them, its words (English stems, pairs of
Chinese characters), and pieces of its words (for what no list of concepts holds, names above all, however inflected).
Each is compared by cosine, and the three are added. A feature weighs by its rarity among the texts at hand (inverse
document frequency, Spärck Jones 1972), smoothed so that three key results are not judged by what happens to be rare
among three. The shares were set with benchmarks/relevance.py, also with a third of the concepts' words taken away at
random (as texts of another field would find them), so that they do not lean on words known beforehand.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from math import log, sqrt
from re import compile as regex
from typing import NamedTuple

from okr_ai.language.text import normalised
from okr_ai.suggest.concepts import Concepts, concepts, english_stems

_HAN_RUN = regex(r"[^\W\x00-\u024f]+")
_LATIN_RUN = regex(r"[a-z]+")
_NEAR, _WORDS, _PIECES = 0.45, 0.15, 0.4  # shares of the three likenesses
_BEND = 0.7  # power of the last one: the first pieces that two texts share say more than any others
_PLAINLY = 0.3
_HINTS = 0.4  # what a hint at a concept counts beside its name
_ONE_LINK, _TWO_LINKS = 1.2, 0.7
_FAR = 0.1  # what is less close is left out
_MOST = 1.5  # of one concept, however often a text names it
# words that say nothing of the topic
_STOP = frozenset(
    """a an the of to in on for by and or with from at is are be as that this it our we their your all each per via
    into than more less least most its will have has not no new can which who up down over under within while until
    的 了 和 与 及 或 在 为 至 到 从 由 将 把 使 对 个 以 等 是 有 并 提升 提高 降低 实现 完成 达到 以上 以内""".split()  # noqa: SIM905
)


def relevance(objective: str, key_results: Sequence[str]) -> list[float]:
    """One number for each key result, 0..1: how well it fits the objective; higher is better, both languages.

    It depends on the texts alone, not on their order. Takes well under a millisecond a text.
    """
    return relevance_with_topics(objective, key_results, [()] * len(key_results))


def relevance_with_topics(objective: str, texts: Sequence[str], topics: Sequence[Iterable[str]]) -> list[float]:
    """As `relevance`, for texts that are known to be about some concepts besides those that they name."""
    bags_of_each = [_bags_of(text) for text in (objective, *texts)]
    named = [bags.concepts for bags in bags_of_each]
    for place, names in enumerate(topics, 1):
        if names := tuple(names):
            named[place] = named[place] | {name: max(1.0, named[place].get(name, 0.0)) for name in names}
    scores = [0.0] * len(texts)
    for share, power, bags in (
        (_NEAR, 1.0, [_spread(bag) for bag in _weighted(named)]),
        (_WORDS, 1.0, _weighted([bags.words for bags in bags_of_each])),
        (_PIECES, _BEND, _weighted([bags.pieces for bags in bags_of_each])),
    ):
        likeness = _likeness(bags[0], bags[1:])
        scores = [score + share * like**power for score, like in zip(scores, likeness, strict=True)]
    return scores


def concepts_named(text: str) -> frozenset[str]:
    """The concepts that a text names, or hints at plainly."""
    return frozenset(name for name, strength in _bags_of(text).concepts.items() if strength >= _PLAINLY)


class _Bags(NamedTuple):
    """What a text is compared by, and how strongly each stands in it."""

    concepts: dict[str, float]
    words: dict[str, float]
    pieces: dict[str, float]


@lru_cache(maxsize=4096)
def _bags_of(text: str) -> _Bags:
    """The bags of a text; kept, as templates and key results are compared with many objectives."""
    plain = normalised(text)
    return _Bags(_concepts_of(plain, concepts()), _words_of(plain), _pieces_of(plain))


def _concepts_of(text: str, known: Concepts) -> dict[str, float]:
    """How strongly a normalised text names each concept, or hints at it; a word of several gives each its share."""
    strength: dict[str, float] = {}
    for _, names in known.found_in(text):
        for name in names:
            strength[name] = min(_MOST, strength.get(name, 0.0) + 1 / sqrt(len(names)))
    for name, hint in known.hinted_in(text).items():
        strength[name] = min(_MOST, strength.get(name, 0.0) + min(1.0, _HINTS * hint))
    return strength


def _words_of(text: str) -> dict[str, float]:
    """English stems and Chinese character pairs of a normalised text, without words that say nothing of the topic."""
    counts: Counter[str] = Counter(word for word in english_stems(text) if word not in _STOP and not word[0].isdigit())
    for run in _HAN_RUN.findall(text):
        counts.update(pair for pair in (run[i : i + 2] for i in range(len(run) - 1)) if pair not in _STOP)
    return {word: 1 + log(count) for word, count in counts.items()}


def _pieces_of(text: str) -> dict[str, float]:
    """One to three Chinese characters, three to five letters of one English word with its edges, normalised text."""
    pieces: list[str] = []
    for run in _HAN_RUN.findall(text):
        pieces += [run[at : at + size] for size in (1, 2, 3) for at in range(len(run) - size + 1)]
    for word in _LATIN_RUN.findall(text.lower()):
        pieces += _pieces_of_word(word)
    return {piece: 1 + log(count) if count > 1 else 1.0 for piece, count in Counter(pieces).items()}


@lru_cache(maxsize=8192)
def _pieces_of_word(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(edged[at : at + size] for size in (3, 4, 5) for at in range(len(edged) - size + 1))


def _rarity(bags: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Inverse document frequency of each feature, smoothed towards that of a large collection."""
    bags = list(bags)
    frequency = Counter(chain.from_iterable(bags))
    by_count = {count: log(1 + (len(bags) + 10) / (count + 0.5)) for count in set(frequency.values())}
    return {feature: by_count[count] for feature, count in frequency.items()}


def _weighted(bags: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """The bags with each feature weighted by its rarity among them."""
    rarity = _rarity(bags)
    return [{feature: value * rarity[feature] for feature, value in bag.items()} for bag in bags]


def _spread(bag: Mapping[str, float]) -> dict[str, float]:
    """The bag and, more weakly, what its concepts are linked to; of several ways to a concept the strongest counts."""
    spread: dict[str, float] = {}
    for name, value in bag.items():
        for other, closeness in _reach(name).items():
            if value * closeness > spread.get(other, 0.0):
                spread[other] = value * closeness
    return spread


@cache
def _reach(name: str) -> dict[str, float]:
    """How close each concept is that lies at most two links away; the more links a concept has, the less each says."""
    reach = {name: 1.0}
    for other, first in _links(name):
        reach[other] = max(reach.get(other, 0.0), _ONE_LINK * first)
        for third, second in _links(other):
            reach[third] = max(reach.get(third, 0.0), _TWO_LINKS * first * second)
    return {other: closeness for other, closeness in reach.items() if closeness >= _FAR}


@cache
def _links(name: str) -> tuple[tuple[str, float], ...]:
    links = concepts().near.get(name, {})
    whole = sqrt(sum(links.values()))
    return tuple((other, closeness / whole) for other, closeness in links.items())


def _likeness(wanted: Mapping[str, float], bags: Iterable[Mapping[str, float]]) -> list[float]:
    """The cosine of each bag with the wanted one; 0 where they share nothing."""
    size = _length(wanted)
    likeness = []
    for bag in bags:
        shared = sum([value * bag[feature] for feature, value in wanted.items() if feature in bag])
        likeness.append(shared / (size * _length(bag)) if shared else 0.0)
    return likeness


def _length(bag: Mapping[str, float]) -> float:
    return sqrt(sum([value * value for value in bag.values()]))
