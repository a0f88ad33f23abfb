"""What an occasion does to a metric, learned from the metric's own past, and only when the past holds it.

A step's usual value is the mean of the steps around it that no occasion touches (for days: the same weekday in the
weeks around). An occurrence's effect is the relative deviation from that, by least squares on the share of each step's
days that it covers. Occurrences are combined as normal measurements with a spread between years, and shrunk to nothing
by a normal prior: of one clear occurrence less than a half counts, of three alike four fifths. Months hold parts of
several occasions, which are fitted together there; those with a fixed date are part of the season, and only those that
move are learned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.effect_sizes import Sizes, apart, projection, together
from okr_ai.forecast.occasions import MOVING, Occasion
from okr_ai.forecast.rhythm import Rhythm
from okr_ai.forecast.steps import Floats, Steps, median

Flags = NDArray[np.bool_]

PRIOR_FLOW, PRIOR_RATE = 0.3, 0.1  # standard deviation of effects on counts and money, and on rates and scores
"""Relative to the usual value. The same occasion is believed to differ by as much between years at first."""
AROUND = 8  # steps to each side that tell the usual value (weeks for days)
CLEAR = 3.0  # standard deviations of the noise an effect must be from nothing: a dozen occasions are looked at
LEAST_SIZE = 0.03
WHOLE = 0.9  # of a step's days: a rate's effect is not told from a step that is only partly touched
MOST_MONTHS = 100  # the latest that hold occasions: more than ten years
LOWEST = 0.05  # of the usual value; an effect never takes all of it


@dataclass(frozen=True, slots=True)
class Effect:
    """An occasion's effect: `size` 0.45 is 45 % above the usual value, give or take `spread` for a new occurrence."""

    size: float
    spread: float
    times: int


def effects_of(
    steps: Steps, occasions: Sequence[Occasion], *, own: Sequence[str] = (), flow: bool = True
) -> dict[str, Effect]:
    """The effects by kind of occasion that this metric's past shows, clear of its noise and worth counting.

    A month holds a feast of fixed date every year, as part of its season: monthly steps show only the moving ones and
    the team's `own`. `flow`: the metric counts things or money. One that falls below zero has none.
    """
    if np.isfinite(steps.values).sum() < 2 * AROUND or float(np.nanmin(steps.values)) < 0:
        return {}
    if steps.rhythm.months:
        occasions = [one for one in occasions if one.kind in MOVING or one.kind in own]
    if not occasions:
        return {}
    prior, least = (PRIOR_FLOW, 0.0) if flow else (PRIOR_RATE, WHOLE)
    occasions = tuple(occasions)
    laid = _laid(steps.rhythm, steps.ends, occasions, least)
    usual = _usual(steps, laid.calm & np.isfinite(steps.values))
    with np.errstate(divide="ignore", invalid="ignore"):
        off = np.where(usual > 0, steps.values / usual - 1, np.nan)
    known = np.isfinite(off)
    around = off[laid.calm & known]
    if len(around) < AROUND:
        return {}
    noise = max(1.4826 * median(np.abs(around - median(around))), 0.01) ** 2
    if steps.rhythm.months:
        return _in_months(steps, occasions, off, noise, prior, least)
    return laid.effects(np.where(known, off, 0.0), known, noise, prior)


@dataclass(frozen=True, slots=True, eq=False)
class _Laid:
    """Occasions laid on steps: what every metric with these steps has in common.

    `calm` steps hold none. For each occurrence `places` are the steps that tell of it, and `shares` how much of their
    days it covers (0: there is none in this place). `kinds` has for each kind its occurrences (-1: no more).
    """

    calm: Flags
    places: NDArray[np.int64]
    shares: Floats
    kinds: tuple[str, ...]
    members: NDArray[np.int64]

    def effects(self, off: Floats, known: Flags, noise: float, prior: float) -> dict[str, Effect]:
        """The kinds' effects on a metric that is by `off` away from its usual value, where that is `known`.

        An occurrence's own is the least-squares one; a kind's takes them as normal measurements.
        """
        shares = self.shares * known[self.places]
        weight = (shares**2).sum(axis=1)
        seen = (weight > 0)[self.members] & (self.members >= 0)
        size = ((shares * off[self.places]).sum(axis=1) / np.where(weight > 0, weight, 1.0))[self.members] * seen
        weight = weight[self.members] * seen
        clear = np.abs((weight * size).sum(axis=1)) >= CLEAR * np.sqrt(noise * weight.sum(axis=1))
        found = apart(size, weight, clear, noise, prior)
        return _clear_ones(self.kinds, found, seen.sum(axis=1) * clear)


def _in_months(
    steps: Steps, occasions: tuple[Occasion, ...], off: Floats, noise: float, prior: float, least: float
) -> dict[str, Effect]:
    """The same for months, which hold parts of several occasions: all kinds at once, clear of the noise together.

    `off` is NaN where it is not known.
    """
    shares = exposure(steps.rhythm, steps.ends, occasions)
    shares = np.where(shares >= least, shares, 0.0)
    places = np.flatnonzero(np.isfinite(off) & (shares.sum(axis=0) > 0))[-MOST_MONTHS:]
    there = np.flatnonzero(shares[:, places].sum(axis=1) > 0)
    if not len(there):
        return {}
    shares, off = shares[np.ix_(there, places)], off[places]
    kinds = tuple(dict.fromkeys(occasions[i].kind for i in there.tolist()))
    of = np.array([[occasions[i].kind == kind for i in there.tolist()] for kind in kinds], float)
    along = projection(of @ shares)
    rank = float(np.trace(along))
    tail = (CLEAR + (2 * rank - 1) ** 0.5) ** 2 / 2  # of the chi-square distribution, by Fisher's approximation
    if off @ along @ off < noise * tail:
        return {}
    months = np.array([steps.ends[i].month for i in places.tolist()])
    return _clear_ones(kinds, together(off, shares, of, months, noise, prior), of.sum(axis=1))


def _clear_ones(kinds: Sequence[str], found: Sizes, times: Floats) -> dict[str, Effect]:
    """Those of the kinds seen `times` whose effect is larger than its doubt."""
    mean = np.maximum(found.mean, LOWEST - 1)
    spread = np.sqrt(found.doubt**2 + found.between)
    return {
        kinds[i]: Effect(float(mean[i]), float(spread[i]), int(times[i]))
        for i in np.flatnonzero((times > 0) & (np.abs(mean) >= np.maximum(found.doubt, LEAST_SIZE))).tolist()
    }


@lru_cache(maxsize=64)
def _laid(rhythm: Rhythm, ends: tuple[date, ...], occasions: tuple[Occasion, ...], least: float) -> _Laid:
    """`least`: the share of a step's days from which it tells of an occasion."""
    shares = exposure(rhythm, ends, occasions)
    lengths = np.array([(one.last - one.first).days + 1 for one in occasions], float)[:, None]
    owner = (shares / lengths).argmax(axis=0)  # where two meet, the shorter one
    telling = (owner == np.arange(len(occasions))[:, None]) & (shares >= least) & (shares > 0)
    most = max(int(telling.sum(axis=1).max()), 1)
    places = np.argsort(~telling, axis=1, kind="stable")[:, :most]
    kinds = tuple(dict.fromkeys(one.kind for one in occasions))
    own = [[i for i, one in enumerate(occasions) if one.kind == kind] for kind in kinds]
    longest = max(map(len, own))
    return _Laid(
        calm=shares.sum(axis=0) == 0,
        places=places,
        shares=np.take_along_axis(np.where(telling, shares, 0.0), places, axis=1),
        kinds=kinds,
        members=np.array([one + [-1] * (longest - len(one)) for one in own]),
    )


@lru_cache(maxsize=64)
def exposure(rhythm: Rhythm, ends: tuple[date, ...], occasions: tuple[Occasion, ...]) -> Floats:
    """(occasions, steps): the share of each step's days that each occasion covers."""
    firsts = np.array([rhythm.start_of(end).toordinal() for end in ends], float)
    lasts = np.array([end.toordinal() for end in ends], float)
    begin = np.array([one.first.toordinal() for one in occasions], float)[:, None]
    end = np.array([one.last.toordinal() for one in occasions], float)[:, None]
    days = np.clip(np.minimum(lasts, end) - np.maximum(firsts, begin) + 1, 0, None)
    return np.asarray(days / (lasts - firsts + 1), float)


def factors(
    steps: Steps, ends: Sequence[date], occasions: Sequence[Occasion], effects: Mapping[str, Effect]
) -> tuple[Floats, Floats]:
    """For each step what its usual value is to be multiplied by, and the uncertainty of that."""
    shares = exposure(steps.rhythm, tuple(ends), tuple(occasions))
    sizes = np.array([effects[one.kind].size if one.kind in effects else 0.0 for one in occasions])
    spreads = np.array([effects[one.kind].spread if one.kind in effects else 0.0 for one in occasions])
    return np.maximum(1 + sizes @ shares, LOWEST), np.asarray(np.sqrt((spreads**2) @ (shares**2)), float)


def _usual(steps: Steps, calm: Flags) -> Floats:
    """Each step's usual value: the mean of the nearest calm steps before and after it; NaN without both."""
    stride = len(steps.rhythm.weekdays) if steps.rhythm.days == 1 else 1
    places, there = _neighbours(len(calm), stride)
    near = there & calm[places]
    near &= near.cumsum(axis=1) <= AROUND // 2
    total, count = np.where(near, steps.values[places], 0.0).sum(axis=1), near.sum(axis=1)
    sides = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return np.asarray((sides[0] + sides[1]) / 2, float)


@lru_cache(maxsize=64)
def _neighbours(count: int, stride: int) -> tuple[NDArray[np.int64], Flags]:
    """(2, AROUND, count): the places of each step's neighbours to both sides, nearest first, and which exist."""
    away = stride * np.arange(1, AROUND + 1)[:, None]
    places = np.arange(count) + np.array((-away, away))
    there = (places >= 0) & (places < count)
    return np.where(there, places, 0), there
