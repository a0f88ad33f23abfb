"""Units as they are written: money, time, shares, sizes, and the measure words of Chinese."""

from functools import cache
from typing import NamedTuple

from okr_ai.language.lazy import Lazy, one_of
from okr_ai.language.tables import by_first_character, rows_of, sections_of


class Unit(NamedTuple):
    name: str
    dimension: str
    size: float


_OF_SIGNS = "%‰‱$€£¥₹₩₪₽₺₱฿₫₦¢℃㎡×"
_LATIN_UNIT = Lazy(rf"[ \-]?(([a-zµ]+\$?|{one_of(_OF_SIGNS)}|°c?)(?:[ \-][a-z]+)?)")
_LATIN_FIRST = frozenset(_OF_SIGNS + "-µ°")


_SQUARE, _SQUARED = ("²", "2"), ("m", "km", "cm")
_JOINING = frozenset(" -")  # "% points"
_SIGNS = frozenset("$€£¥₹₩₪₽₺₱฿₫₦")
_NONE: tuple[tuple[int, ...], tuple[str, ...]] = (), ()


@cache
def units() -> dict[str, Unit]:
    """Every written form of a unit -> the unit. Count words (个, 家) keep their own name."""
    found: dict[str, Unit] = {}
    for name, dimension, size, forms in rows_of("units.txt"):
        for form in forms.split(", "):
            found[form] = Unit(form if name == "*" else name, dimension, float(size))
    return found


def in_unit(value: float, unit: str | None, wanted: str | None) -> float:
    """`value` in `wanted` where both measure a time, a size, a length or a weight (2 h -> 120 min), else as it is."""
    own, other = units().get((unit or "").lower()), units().get((wanted or "").lower())
    if own is None or other is None or own.dimension != other.dimension:
        return value
    return value * own.size / other.size if own.dimension in ("time", "size", "length", "weight") else value


@cache
def _chinese_units() -> dict[str, tuple[tuple[int, ...], tuple[str, ...]]]:
    """First character -> the lengths of the units that begin with it, longest first, and words that are none."""
    lengths: dict[str, set[int]] = {}
    for form in units():
        if not form.isascii():
            lengths.setdefault(form[0], set()).add(len(form))
    words = by_first_character(sections_of("not_numbers.txt")["not_units"])
    return {first: (tuple(sorted(sizes, reverse=True)), words.get(first, ())) for first, sizes in lengths.items()}


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit written at `at` (spaces or a hyphen allowed before it) and where it ends."""
    length = len(text)
    start = at + 1 if at < length and text[at] == " " else at
    if start >= length:
        return None
    first = text[start]
    if first == " ":
        return unit_at(text, start) if start > at else None
    known = units()
    if first >= "\u2e80":
        sizes, others = _chinese_units().get(first, _NONE)
        if others and text.startswith(others, start):
            return None
        for size in sizes:
            unit = known.get(text[start : start + size])
            if unit and start + size <= length:
                return unit, start + size
        return None
    if first == "%" and text[start + 1 : start + 2] not in _JOINING:
        return known["%"], start + 1  # the pattern's answer for the commonest unit of all
    found = _LATIN_UNIT.match(text, at) if "a" <= first <= "z" or first in _LATIN_FIRST else None
    if not found:
        return None
    words, one = found.groups()
    behind = text[found.end(2) : found.end(2) + 2]
    if one in _SQUARED and behind[:1] in _SQUARE and not behind[1:].isalnum():
        return known[one + "²"], found.end(2) + 1
    if one in _SIGNS and behind[:1].isdigit():
        return None  # "$10-$20": the next amount's sign
    if words in known:
        return known[words], found.end()
    if one in known and one != "won":
        return known[one], found.end(2)
    return None
