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
from itertools import chain
from math import fsum, hypot, log, sqrt

from okr_ai.language.text import script_of
from okr_ai.suggest.concepts import concepts
from okr_ai.suggest.features import Bag, bags_of_each, read

_NEAR, _WORDS, _PIECES = 0.45, 0.15, 0.4  # shares of the three likenesses
_BEND = 0.7  # power of the last one: the first pieces that two texts share say more than any others
_PLAINLY = 0.3
_OTHER_SCRIPT = 0.7
_ONE_LINK, _TWO_LINKS = 1.2, 0.7
_FAR = 0.1  # what is less close is left out


def relevance(objective: str, key_results: Sequence[str]) -> list[float]:
    """One number for each key result, 0..1: how well it fits the objective; higher is better, both languages.

    It depends on the texts alone, not on their order. Takes well under a millisecond a text. What is written in the
    other script (traditional or simplified Chinese) is less likely of the same plan, and counts less.
    """
    script = _script_of(objective)
    if len(key_results) == 1:
        return relevance_of_pairs([objective], key_results)
    scores = topic_fit(objective, key_results)
    if script is None:
        return scores
    return [
        score if script_of(text) in (script, None) else score * _OTHER_SCRIPT
        for score, text in zip(scores, key_results, strict=True)
    ]


def relevance_of_pairs(objectives: Sequence[str], key_results: Sequence[str]) -> list[float]:
    """The `relevance` of each key result, alone, to its own objective; many at once take less time each."""
    wanted, given = bags_of_each(objectives), read(key_results)  # key results of others seldom come twice
    near = [_near_likeness_of_two(one.concepts, other.concepts) for one, other in zip(wanted, given, strict=True)]
    words = [_likeness_of_two(one.words, other.words) for one, other in zip(wanted, given, strict=True)]
    pieces = [_likeness_of_two(one.pieces, other.pieces) for one, other in zip(wanted, given, strict=True)]
    return [
        score if script is None or script_of(text) in (script, None) else score * _OTHER_SCRIPT
        for score, script, text in zip(
            map(_added, near, words, pieces), map(_script_of, objectives), key_results, strict=True
        )
    ]


_script_of = lru_cache(maxsize=512)(script_of)  # an objective is asked about again and again


def topic_fit(objective: str, texts: Sequence[str], topics: Sequence[Iterable[str]] = ()) -> list[float]:
    """How much each text is about what the objective is about, 0..1, whoever wrote it.

    `topics` holds, when given, the concepts that each text is known to be about besides those that it names.
    """
    bags = bags_of_each([objective, *texts])
    named = [of_text.concepts for of_text in bags]
    for place, names in enumerate(topics, 1):
        if names := tuple(names):
            named[place] = named[place] | {name: max(1.0, named[place].get(name, 0.0)) for name in names}
    near = _near_likeness(named)
    words = _likeness([of_text.words for of_text in bags])
    pieces = _likeness([of_text.pieces for of_text in bags])
    return list(map(_added, near, words, pieces))


def _added(near: float, words: float, pieces: float) -> float:
    bent: float = pieces**_BEND
    return _NEAR * near + _WORDS * words + _PIECES * bent


def concepts_named(text: str) -> frozenset[str]:
    """The concepts that a text names, or hints at plainly."""
    return frozenset(name for name, strength in bags_of_each([text])[0].concepts.items() if strength >= _PLAINLY)


def share_words(text: str, others: Sequence[str]) -> bool:
    """Whether a text has a word (a pair of Chinese characters) with any of the others in common."""
    own, *given = bags_of_each([text, *others])
    return any(own.words.features & bag.words.features for bag in given)


@cache
def _rarity(texts: int, count: int) -> float:
    """Inverse document frequency of a feature of `count` texts, smoothed towards that of a large collection."""
    return log(1 + (texts + 10) / (count + 0.5))


def _likeness(bags: Sequence[Bag]) -> list[float]:
    """The cosine of each further bag with the first, each feature weighted by its rarity among them; 0 where they share
    nothing.

    Features of one bag only count by their squares alone; the others are looked at one by one.
    """
    texts, once = len(bags), _rarity(len(bags), 1) ** 2
    met = set(bags[0].features)
    common: set[str] = set()
    for bag in bags[1:]:
        common |= met & bag.features
        met |= bag.features
    shared = [bag.features & common for bag in bags]
    frequency = Counter(chain.from_iterable(shared))
    weights = {feature: _rarity(texts, count) ** 2 for feature, count in frequency.items()}
    first = bags[0].repeated.get
    wanted = {feature: weights[feature] * first(feature, 1.0) for feature in shared[0]}

    def length(bag: Bag, features: Iterable[str]) -> float:
        strength = bag.repeated.get
        less = [(once - weights[feature]) * strength(feature, 1.0) ** 2 for feature in features]
        return sqrt(once * bag.square - fsum(less))

    size = length(bags[0], shared[0]) if wanted else 0.0
    likeness = []
    for bag, features in zip(bags[1:], shared[1:], strict=True):
        strength = bag.repeated.get
        product = fsum([wanted[feature] * strength(feature, 1.0) for feature in features if feature in wanted])
        likeness.append(product / (size * length(bag, features)) if product else 0.0)
    return likeness


# Of two texts there are but two rarities: of what both hold and, which may as well count as 1, of what one holds.
_SHARED = _rarity(2, 2) / _rarity(2, 1)
_SHARED_SQUARE = _SHARED * _SHARED


def _likeness_of_two(wanted: Bag, given: Bag) -> float:
    """The `_likeness` of one bag to the first."""
    shared = wanted.features & given.features
    if not shared:
        return 0.0
    product = size = length = float(len(shared))  # of what is shared: were nothing repeated
    ours, theirs = wanted.repeated, given.repeated
    if ours or theirs:
        strong, also = [name for name in ours if name in shared], [name for name in theirs if name in shared]
        size += fsum([ours[name] ** 2 - 1 for name in strong])
        length += fsum([theirs[name] ** 2 - 1 for name in also])
        both = [ours[name] * theirs.get(name, 1.0) - 1 for name in strong]
        product += fsum(both + [theirs[name] - 1 for name in also if name not in ours])
    less = 1 - _SHARED_SQUARE
    return _SHARED_SQUARE * product / sqrt((wanted.square - less * size) * (given.square - less * length))


def _near_likeness(named: Sequence[Mapping[str, float]]) -> list[float]:
    """The cosine of each further text's concepts, weighted by their rarity and spread to what they are linked to, with
    those of the first."""
    texts, frequency = len(named), Counter(chain.from_iterable(named))
    rarities = {name: _rarity(texts, count) for name, count in frequency.items()}
    wanted, *others = [_spread(tuple([(name, value * rarities[name]) for name, value in bag.items()])) for bag in named]
    return [_cosine(wanted, bag) for bag in others]


def _near_likeness_of_two(wanted: Mapping[str, float], given: Mapping[str, float]) -> float:
    """The `_near_likeness` of one text's concepts to the first's."""
    if not wanted or not given:
        return 0.0
    shared = wanted.keys() & given.keys()
    return _cosine(_spread_beside(wanted, shared), _spread_beside(given, shared))


_Spread = tuple[dict[str, float], float]  # a bag and its length


def _spread_beside(bag: Mapping[str, float], shared: Container[str]) -> _Spread:
    if not shared:
        return _spread(tuple(bag.items()))
    return _spread(tuple([(name, value * _SHARED if name in shared else value) for name, value in bag.items()]))


@lru_cache(maxsize=4096)
def _spread(bag: tuple[tuple[str, float], ...]) -> _Spread:
    """The bag and, more weakly, what its concepts are linked to.

    Of several ways to a concept the strongest counts. Kept: an objective is asked about again and again.
    """
    if not bag:
        return {}, 0.0
    spread = _reached(*bag[0]).copy()
    so_far = spread.get
    for name, value in bag[1:]:
        for other, strength in _reached(name, value).items():
            if strength > so_far(other, 0.0):
                spread[other] = strength
    return spread, hypot(*spread.values())


def _cosine(one: _Spread, other: _Spread) -> float:
    (wanted, size), (given, length) = one, other
    product = sum([strength * wanted[name] for name, strength in given.items() if name in wanted])
    return product / (size * length) if product else 0.0


@lru_cache(maxsize=2048)
def _reached(name: str, value: float) -> dict[str, float]:
    """What a concept of some strength gives each that it reaches; most strengths are of a few values."""
    return {other: value * closeness for other, closeness in _reach(name).items()}


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
