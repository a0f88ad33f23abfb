"""A 360-degree review from ratings, in which nobody can be told apart.

A group of fewer than `least` raters is never shown: its ratings go into "others" with those of the other small groups,
and when these are still too few together they are left out of everything, also of the mean over all raters. Otherwise
the hidden group could be worked out from the mean and the groups that are shown. What a person says of themself is
their own and stands apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

LEAST = 3
SELF = "self"
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Rating:
    """One rater's mark (`value`) for a person on one dimension. `group` is how the rater stands to the person."""

    person: str
    group: str
    rater: str
    dimension: str
    value: float


@dataclass(frozen=True, slots=True)
class Group:
    """A group that may be shown: how many raters, and their mean by dimension (None: too few rated that one)."""

    name: str
    raters: int
    means: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A person's review. `own` is the person's own rating, `groups` what may be shown, `overall` the mean over all
    raters in those groups, `hidden` how many raters had to be left out."""

    person: str
    dimensions: tuple[str, ...]
    own: tuple[float | None, ...]
    groups: tuple[Group, ...]
    overall: tuple[float | None, ...]
    hidden: int


def review_ratings(ratings: Iterable[Rating], *, least: int = LEAST) -> tuple[Review, ...]:
    """Each person's review, in the order of the ratings. `least` below 3 counts as 3."""
    least = max(LEAST, least)
    by_person: dict[str, list[Rating]] = {}
    for rating in ratings:
        by_person.setdefault(rating.person, []).append(rating)
    return tuple(_review(person, own, least) for person, own in by_person.items())


def _review(person: str, ratings: Sequence[Rating], least: int) -> Review:
    dimensions = tuple(dict.fromkeys(rating.dimension for rating in ratings))
    own = [rating for rating in ratings if rating.group == SELF]
    by_group: dict[str, list[Rating]] = {}
    for rating in ratings:
        if rating.group != SELF:
            by_group.setdefault(rating.group, []).append(rating)
    small = [rating for group in by_group.values() if _raters(group) < least for rating in group]
    shown = {name: group for name, group in by_group.items() if _raters(group) >= least}
    if _raters(small) >= least:
        shown[OTHERS] = [*shown.get(OTHERS, ()), *small]
        small = []
    groups = tuple(Group(name, _raters(rows), _means(rows, dimensions, least)) for name, rows in shown.items())
    return Review(
        person=person,
        dimensions=dimensions,
        own=_means(own, dimensions, 1),
        groups=groups,
        overall=_overall(groups, shown, dimensions),
        hidden=_raters(small),
    )


def _overall(
    groups: Sequence[Group], shown: dict[str, list[Rating]], dimensions: Sequence[str]
) -> tuple[float | None, ...]:
    """The mean over all raters by dimension, of the cells that are shown only."""
    means: list[float | None] = []
    for i, dimension in enumerate(dimensions):
        open_groups = [group.name for group in groups if group.means[i] is not None]
        values = [one.value for name in open_groups for one in shown[name] if one.dimension == dimension]
        means.append(fmean(values) if values else None)
    return tuple(means)


def _means(ratings: Sequence[Rating], dimensions: Sequence[str], least: int) -> tuple[float | None, ...]:
    means: list[float | None] = []
    for dimension in dimensions:
        rows = [one for one in ratings if one.dimension == dimension]
        means.append(fmean(one.value for one in rows) if rows and _raters(rows) >= least else None)
    return tuple(means)


def _raters(ratings: Iterable[Rating]) -> int:
    return len({(one.group, one.rater) for one in ratings})
