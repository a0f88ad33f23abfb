"""Series that follow one straight line, level or sloping, so closely that only a break in it could lead elsewhere.

The smoothers damp every trend and the networks have learnt that trends bend, so both are far too unsure of a line
without noise. That it goes on is believed as far as the rule of succession (Laplace) goes: a line that held for n steps
holds for the next k with a chance of n / (n + k). Only the rest of the mass is left to the other forecasters.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.windows import Past, Windows, picked

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CLEAR, DOUBTFUL = 0.03, 0.1
"""A line counts in full when its error is below the first share of the other forecasters' spread, from the second on
not at all."""
BOW = 0.05
"""A series is only looked at when its middle is this close to the straight line between its ends."""
LOGISTIC = np.sqrt(3) / np.pi
"""Scale of a logistic distribution with standard deviation 1."""
NARROWEST = 1e-11
"""Least error of a line: far below what counts as rounding."""


class Lines(NamedTuple):
    """What lines say of the windows that follow one; `row` are those windows."""

    row: Ints
    weight: Floats
    centre: Floats
    """On the scale u from the series' start, with season."""
    scale: Floats

    def added_to(self, mixture: Mixture) -> Mixture:
        """The mixture with one more part, which weighs nothing where there is no line."""
        weight, centre = np.zeros(len(mixture.weight)), mixture.centre[:, 0].copy()
        scale = mixture.scale[:, 0].copy()
        weight[self.row], centre[self.row], scale[self.row] = self.weight, self.centre, self.scale
        return Mixture(
            np.concatenate((mixture.weight * (1 - weight)[:, None], weight[:, None]), axis=1),
            np.concatenate((mixture.centre, centre[:, None]), axis=1),
            np.concatenate((mixture.scale, scale[:, None]), axis=1),
        )


def lines(windows: Windows, spread: Floats) -> Lines | None:
    """The windows whose series is a line, plain or of logarithms; `spread` is that of the other forecasters."""
    past = windows.past
    candidates = np.flatnonzero(_straight(past))
    if not len(candidates):
        return None
    place = np.full(len(past.n), -1)
    place[candidates] = np.arange(len(candidates))
    row = np.flatnonzero(place[windows.row] >= 0)
    series, at = windows.row[row], place[windows.row[row]]
    first, last, n = windows.first[row], windows.last[row], past.n[series]
    scales, start = past.scales.take(series), past.start[series]

    inside = past.inside[candidates]
    plain, error = _ahead(past.sizes[candidates], inside, past.n[candidates], at, first, last)
    middle = scales.of_sizes(plain) - start
    with np.errstate(invalid="ignore"):
        above, below = scales.of_sizes(plain + error), scales.of_sizes(plain - error)
        error = np.where(np.isfinite(below), (above - below) / 2, np.inf)
    bent, other = _ahead(past.u[candidates], inside, past.n[candidates], at, first, last)
    by_logs = other < error
    centre, error = np.where(by_logs, bent, middle), np.where(by_logs, other, error)

    ratio = np.log(np.maximum(error / spread[row], NARROWEST))
    clear = (np.log(DOUBTFUL) - ratio) / np.log(DOUBTFUL / CLEAR)
    held = np.maximum(n - 2, 0)
    weight = np.minimum(np.maximum(clear, 0.0), 1.0) * held / (held + last)
    kept = (weight > 0) & np.isfinite(centre)
    if not kept.any():
        return None
    return Lines(row[kept], weight[kept], centre[kept], np.maximum(LOGISTIC * error[kept], NARROWEST))


def _straight(past: Past) -> NDArray[np.bool_]:
    """Whether the middle of each series lies near the straight line between its ends, by plain values or logarithms."""
    n, rows, steps = past.n, np.arange(len(past.n)), past.u.shape[1]
    # the first step, the middle one or the two in the middle, and the last
    places = steps - np.array((n, n // 2 + 1, (n + 1) // 2, rows * 0 + 1)).T
    first, early, late, last = np.array((picked(past.sizes, rows, places), picked(past.u, rows, places))).T
    bow, allowed = np.abs(early + late - first - last), np.abs(last - first) * (2 * BOW) + 2 * NARROWEST
    straight = np.logical_or.reduce(bow <= allowed, axis=1) & (n > 2)
    return np.asarray(straight)


def _ahead(x: Floats, inside: Floats, n: Ints, at: Ints, first: Ints, last: Ints) -> tuple[Floats, Floats]:
    """The least-squares line through each series, carried on to the windows of `at`: means and standard errors."""
    steps = x.shape[1]
    place = (np.arange(steps) - (steps - (n + 1) / 2)[:, None]) * inside
    mean = np.vecdot(x, inside) / n
    wide = np.vecdot(place, place)
    slope = np.vecdot(place, x) / wide
    rest = (x - mean[:, None] - slope[:, None] * place) * inside
    noise = np.vecdot(rest, rest) / np.maximum(n - 2, 1)
    away = (n[at] - 1) / 2 + (first + last) / 2
    error = np.sqrt(noise[at] * (1 / (last - first + 1) + 1 / n[at] + away**2 / wide[at]))
    return mean[at] + slope[at] * away, error
