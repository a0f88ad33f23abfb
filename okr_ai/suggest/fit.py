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
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, repeat
from math import fsum, hypot, log, sqrt
from operator import add, mul
from re import compile as regex
from typing import NamedTuple

from okr_ai.language.text import normalised, script_of
from okr_ai.suggest.concepts import Concepts, concepts, english_stems, han_runs

_LATIN_RUN = regex(r"[a-z]+")
_NEAR, _WORDS, _PIECES = 0.45, 0.15, 0.4  # shares of the three likenesses
_BEND = 0.7  # power of the last one: the first pieces that two texts share say more than any others
_PLAINLY = 0.3
_HINTS = 0.4  # what a hint at a concept counts beside its name
_ONE_LINK, _TWO_LINKS = 1.2, 0.7
_FAR = 0.1  # what is less close is left out
_OTHER_SCRIPT = 0.7
_MOST = 1.5  # of one concept, however often a text names it
# words that say nothing of the topic
_STOP = frozenset(
    """a an the of to in on for by and or with from at is are be as that this it our we their your all each per via
    into than more less least most its will have has not no new can which who up down over under within while until
    的 了 和 与 及 或 在 为 至 到 从 由 将 把 使 对 个 以 等 是 有 并 提升 提高 降低 实现 完成 达到 以上 以内""".split()  # noqa: SIM905
)


def relevance(objective: str, key_results: Sequence[str]) -> list[float]:
    """One number for each key result, 0..1: how well it fits the objective; higher is better, both languages.

    It depends on the texts alone, not on their order. Takes well under a millisecond a text. What is written in the
    other script (traditional or simplified Chinese) is less likely of the same plan, and counts less.
    """
    script = _script_of(objective)
    if len(key_results) == 1:  # as `okr-ai parse` asks, whose key results seldom come twice
        scores = [_fit_of_two(_bags_of(objective), _read(key_results[0]))]
    else:
        scores = topic_fit(objective, key_results)
    if script is None:
        return scores
    return [
        score if script_of(text) in (script, None) else score * _OTHER_SCRIPT
        for score, text in zip(scores, key_results, strict=True)
    ]


_script_of = lru_cache(maxsize=512)(script_of)  # an objective is asked about again and again


def topic_fit(objective: str, texts: Sequence[str], topics: Sequence[Iterable[str]] = ()) -> list[float]:
    """How much each text is about what the objective is about, 0..1, whoever wrote it.

    `topics` holds, when given, the concepts that each text is known to be about besides those that it names.
    """
    bags_of_each = [_bags_of(text) for text in (objective, *texts)]
    named = [bags.concepts for bags in bags_of_each]
    for place, names in enumerate(topics, 1):
        if names := tuple(names):
            named[place] = named[place] | {name: max(1.0, named[place].get(name, 0.0)) for name in names}
    near = _near_likeness(named)
    words = _likeness([bags.words for bags in bags_of_each])
    pieces = _likeness([bags.pieces for bags in bags_of_each])
    return list(map(_added, near, words, pieces))


def _added(near: float, words: float, pieces: float) -> float:
    bent: float = pieces**_BEND
    return _NEAR * near + _WORDS * words + _PIECES * bent


def concepts_named(text: str) -> frozenset[str]:
    """The concepts that a text names, or hints at plainly."""
    return frozenset(name for name, strength in _bags_of(text).concepts.items() if strength >= _PLAINLY)


class _Bag(NamedTuple):
    """Features of a text, how strongly those stand in it that occur more than once (the others: 1), the sum of all
    squares."""

    features: frozenset[str]
    repeated: dict[str, float]
    square: float

    def strength(self, feature: str) -> float:
        """How strongly one of the features stands in the text."""
        return self.repeated.get(feature, 1.0)


class _Bags(NamedTuple):
    """What a text is compared by."""

    concepts: dict[str, float]
    words: _Bag
    pieces: _Bag


def _read(text: str) -> _Bags:
    """The bags of a text."""
    plain = normalised(text)
    stems, runs = english_stems(plain), han_runs(plain)
    pairs = [list(map(add, run, run[1:])) for run in runs]
    words = _words_of(stems, pairs)
    return _Bags(_concepts_of(stems, runs, concepts()), words, _pieces_of(plain, runs, pairs))


# Kept, as objectives, templates and key results of the past are compared with many texts.
_bags_of = lru_cache(maxsize=4096)(_read)


def _concepts_of(stems: list[str], runs: list[str], known: Concepts) -> dict[str, float]:
    """How strongly a text names each concept, or hints at it; a word of several gives each its share."""
    strength: dict[str, float] = {}
    so_far = strength.get
    named, hints = known.found_in(stems, runs)
    for names in named:
        share = 1 / sqrt(len(names))
        for name in names:
            strength[name] = so_far(name, 0.0) + share
    for name, strong in strength.items():
        if strong > _MOST:
            strength[name] = _MOST
    for name, hint in hints.items():
        strength[name] = min(_MOST, so_far(name, 0.0) + min(1.0, _HINTS * hint))
    return strength


def _words_of(stems: list[str], pairs: Iterable[list[str]]) -> _Bag:
    """English stems and Chinese character pairs, without figures and words that say nothing of the topic."""
    words = [word for word in stems if word >= "a" and word not in _STOP]
    for pairs_of_run in pairs:
        words += [pair for pair in pairs_of_run if pair not in _STOP]
    return _counted(words)


def _pieces_of(plain: str, runs: list[str], pairs: list[list[str]]) -> _Bag:
    """One to three Chinese characters, three to five letters of one English word with its edges, normalised text."""
    pieces = list(chain.from_iterable(map(_pieces_of_word, _LATIN_RUN.findall(plain.lower()))))
    for run, pairs_of_run in zip(runs, pairs, strict=True):
        pieces += run
        pieces += pairs_of_run
        pieces += map(add, pairs_of_run, run[2:])
    return _counted(pieces)


@lru_cache(maxsize=8192)
def _pieces_of_word(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(edged[at : at + size] for size in (3, 4, 5) for at in range(len(edged) - size + 1))


_NONE: dict[str, float] = {}


def _counted(features: list[str]) -> _Bag:
    """The features by the logarithm of how often they occur."""
    known = frozenset(features)
    if len(known) == len(features):
        return _Bag(known, _NONE, float(len(known)))
    repeated = {feature: 1 + log(count) for feature, count in Counter(features).items() if count > 1}
    return _Bag(known, repeated, len(known) + sum([strength * strength - 1 for strength in repeated.values()]))


@cache
def _rarity(texts: int, count: int) -> float:
    """Inverse document frequency of a feature of `count` texts, smoothed towards that of a large collection."""
    return log(1 + (texts + 10) / (count + 0.5))


def _likeness(bags: Sequence[_Bag]) -> list[float]:
    """The cosine of each further bag with the first, each feature weighted by its rarity among them; 0 where they share
    nothing.

    Features of one bag only count by their squares alone; the others are looked at one by one.
    """
    texts, once = len(bags), _rarity(len(bags), 1) ** 2
    frequency = Counter(chain.from_iterable([bag.features for bag in bags]))
    weights = {feature: _rarity(texts, count) ** 2 for feature, count in frequency.items() if count > 1}
    wanted = {feature: weights[feature] * bags[0].strength(feature) for feature in bags[0].features & weights.keys()}

    def length(bag: _Bag) -> float:
        less = [(once - weights[feature]) * bag.strength(feature) ** 2 for feature in bag.features & weights.keys()]
        return sqrt(once * bag.square - fsum(less))

    size = length(bags[0]) if wanted else 0.0
    likeness = []
    for bag in bags[1:]:
        product = fsum([wanted[feature] * bag.strength(feature) for feature in bag.features & wanted.keys()])
        likeness.append(product / (size * length(bag)) if product else 0.0)
    return likeness


def _near_likeness(named: Sequence[Mapping[str, float]]) -> list[float]:
    """The cosine of each further text's concepts, weighted by their rarity and spread to what they are linked to, with
    those of the first."""
    texts, frequency = len(named), Counter(chain.from_iterable(named))
    rarity = {name: _rarity(texts, count) for name, count in frequency.items()}
    wanted, *others = [_spread(tuple([(name, value * rarity[name]) for name, value in bag.items()])) for bag in named]
    return [_cosine(wanted, bag) for bag in others]


_Spread = tuple[dict[str, float], float]  # a bag and its length


@lru_cache(maxsize=4096)
def _spread(bag: tuple[tuple[str, float], ...]) -> _Spread:
    """The bag and, more weakly, what its concepts are linked to.

    Of several ways to a concept the strongest counts. Kept: an objective is asked about again and again.
    """
    if not bag:
        return {}, 0.0
    first, value = bag[0]
    spread = {other: value * closeness for other, closeness in _reach(first).items()}
    for name, value in bag[1:]:
        for other, closeness in _reach(name).items():
            strength = value * closeness
            if other not in spread or strength > spread[other]:
                spread[other] = strength
    return spread, hypot(*spread.values())


def _cosine(one: _Spread, other: _Spread) -> float:
    (wanted, size), (given, length) = one, other
    product = sum(map(mul, given.values(), map(wanted.get, given, repeat(0.0))))
    return product / (size * length) if product else 0.0


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


# Of two texts there are but two rarities: of what both hold and, which may as well count as 1, of what one holds.
_SHARED = _rarity(2, 2) / _rarity(2, 1)
_SHARED_SQUARE = _SHARED * _SHARED


def _fit_of_two(wanted: _Bags, given: _Bags) -> float:
    """The `topic_fit` of one text."""
    return _added(
        _near_likeness_of_two(wanted.concepts, given.concepts),
        _likeness_of_two(wanted.words, given.words),
        _likeness_of_two(wanted.pieces, given.pieces),
    )


def _likeness_of_two(wanted: _Bag, given: _Bag) -> float:
    """The `_likeness` of one bag to the first."""
    shared = wanted.features & given.features
    if not shared:
        return 0.0
    ours, theirs = list(map(wanted.strength, shared)), list(map(given.strength, shared))
    less = 1 - _SHARED_SQUARE
    size = wanted.square - less * fsum(map(mul, ours, ours))
    length = given.square - less * fsum(map(mul, theirs, theirs))
    return _SHARED_SQUARE * fsum(map(mul, ours, theirs)) / sqrt(size * length)


def _near_likeness_of_two(wanted: Mapping[str, float], given: Mapping[str, float]) -> float:
    """The `_near_likeness` of one text's concepts to the first's."""
    if not wanted or not given:
        return 0.0
    shared = wanted.keys() & given.keys()
    return _cosine(_spread_beside(wanted, shared), _spread_beside(given, shared))


def _spread_beside(bag: Mapping[str, float], shared: Container[str]) -> _Spread:
    if not shared:
        return _spread(tuple(bag.items()))
    return _spread(tuple([(name, value * _SHARED if name in shared else value) for name, value in bag.items()]))
