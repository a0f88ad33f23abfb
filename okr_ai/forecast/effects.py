"""What an occasion does to a metric, learned from the metric's own past, and only when the past holds it.

A step's usual value is the mean of the steps around it that no occasion touches (for days: the same weekday in the
weeks around). An occurrence's effect is the relative deviation from that, by least squares on the share of each step's
days that it covers. Occurrences are combined as normal measurements with a spread between years, and shrunk to nothing
by a normal prior: of one clear occurrence less than a half counts, of three almost three quarters. In months, occasions
with a fixed date are part of the season, and only those that move are learned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from okr_ai.forecast.occasions import MOVING, Occasion
from okr_ai.forecast.rhythm import Rhythm
from okr_ai.forecast.steps import Floats, Steps

PRIOR_FLOW, PRIOR_RATE = 0.3, 0.1  # standard deviation of effects on counts and money, and on rates and scores
"""Relative to the usual value. The same occasion differs between years by as much: one alone may have been anything."""
AROUND = 8  # steps to each side that tell the usual value (weeks for days)
CLEAR = 3.0  # standard deviations of the noise an effect must be from nothing: a dozen occasions are looked at
LEAST_SIZE = 0.03
WHOLE = 0.9  # of a step's days: a rate's effect is not told from a step that is only partly touched
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
    shares = exposure(steps, steps.ends, occasions)
    calm = shares.sum(axis=0) == 0
    usual = _usual(steps, calm & np.isfinite(steps.values))
    with np.errstate(divide="ignore", invalid="ignore"):
        off = np.where(usual > 0, steps.values / usual - 1, np.nan)
    around = off[calm & np.isfinite(off)]
    if len(around) < AROUND:
        return {}
    noise = max(1.4826 * float(np.median(np.abs(around - np.median(around)))), 0.01) ** 2
    lengths = np.array([(one.last - one.first).days + 1 for one in occasions], float)[:, None]
    owner = (shares / lengths).argmax(axis=0)  # where two meet, the shorter one
    found = {}
    for kind in {one.kind for one in occasions}:
        seen = [
            _seen(shares[i], off, (owner == i) & (shares[i] >= least))
            for i, one in enumerate(occasions)
            if one.kind == kind
        ]
        effect, doubt, clear = _combined([one for one in seen if one], noise, prior)
        if clear and abs(effect.size) >= max(doubt, LEAST_SIZE):
            found[kind] = effect
    return found


def exposure(steps: Steps, ends: Sequence[date], occasions: Sequence[Occasion]) -> Floats:
    """(occasions, steps): the share of each step's days that each occasion covers."""
    firsts, lasts = _spans(steps.rhythm, tuple(ends))
    begin = np.array([one.first.toordinal() for one in occasions], float)[:, None]
    end = np.array([one.last.toordinal() for one in occasions], float)[:, None]
    days = np.clip(np.minimum(lasts, end) - np.maximum(firsts, begin) + 1, 0, None)
    return np.asarray(days / (lasts - firsts + 1), float)


@lru_cache(maxsize=64)  # the metrics of a file mostly share their steps
def _spans(rhythm: Rhythm, ends: tuple[date, ...]) -> tuple[Floats, Floats]:
    """First and last days of the steps, as ordinals."""
    firsts = np.array([rhythm.start_of(end).toordinal() for end in ends], float)
    return firsts, np.array([end.toordinal() for end in ends], float)


def factors(
    steps: Steps, ends: Sequence[date], occasions: Sequence[Occasion], effects: Mapping[str, Effect]
) -> tuple[Floats, Floats]:
    """For each step what its usual value is to be multiplied by, and the uncertainty of that."""
    shares = exposure(steps, ends, occasions)
    sizes = np.array([effects[one.kind].size if one.kind in effects else 0.0 for one in occasions])
    spreads = np.array([effects[one.kind].spread if one.kind in effects else 0.0 for one in occasions])
    return np.maximum(1 + sizes @ shares, LOWEST), np.asarray(np.sqrt((spreads**2) @ (shares**2)), float)


def _usual(steps: Steps, calm: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> Floats:
    """Each step's usual value: the mean of what the calm steps before and after it show; NaN without both."""
    stride = len(steps.rhythm.weekdays) if steps.rhythm.days == 1 else 1
    sides = []
    for sign in (-1, 1):
        total, count = np.zeros(len(calm)), np.zeros(len(calm))
        for k in range(1, AROUND + 1):
            shift = sign * k * stride
            if abs(shift) >= len(calm):
                break
            there = slice(max(0, -shift), len(calm) - max(0, shift))
            here = slice(max(0, shift), len(calm) + min(0, shift))
            near = (count[there] < AROUND / 2) & calm[here]
            total[there] += np.where(near, np.nan_to_num(steps.values[here]), 0.0)
            count[there] += near
        sides.append(np.where(count > 0, total / np.maximum(count, 1), np.nan))
    return np.asarray(np.mean(sides, axis=0), float)


def _seen(
    share: Floats, off: Floats, owned: "np.ndarray[tuple[int], np.dtype[np.bool_]]"
) -> tuple[float, float] | None:
    """One occurrence's effect and the sum of its squared shares, None when the data do not hold it."""
    use = owned & np.isfinite(off) & (share > 0)
    weight = float((share[use] ** 2).sum())
    return (float((share[use] * off[use]).sum()) / weight, weight) if weight > 0 else None


def _combined(seen: Sequence[tuple[float, float]], noise: float, prior: float) -> tuple[Effect, float, bool]:
    """The effect of all occurrences, how unsure its mean is, and whether they are clear of the noise."""
    sizes, shares = (np.array([one[i] for one in seen]) for i in (0, 1))
    weights = 1 / (noise / shares + prior**2)
    precision = float(weights.sum()) + 1 / prior**2
    doubt = precision**-0.5
    size = float((weights * sizes).sum()) / precision
    clear = abs(float((shares * sizes).sum())) >= CLEAR * float(np.sqrt(noise * shares.sum()))
    return Effect(max(size, LOWEST - 1), float(np.hypot(doubt, prior)), len(seen)), doubt, clear and len(seen) > 0
