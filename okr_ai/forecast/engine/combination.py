"""The untrained forecaster: smoothers weighted by their past errors, spread from the same errors."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.windows import Windows

Floats = NDArray[np.float64]

ONE_STEP_TRUST = 0.35
"""How much a one-step error counts beside a window error when smoothers are weighted."""
EVEN_SHARE = 0.15
"""Share of the weight that all smoothers get alike."""
SHARE, SCALE = np.array(((0.8, 0.2), (0.45, 1.0)))
"""The error distribution: weight and scale of two logistics, as shares of the spread; heavier tails than one."""


class Combination(NamedTuple):
    """One row per window, on the scale u without season."""

    weight: Floats
    """(n, smoothers), summing to 1."""
    forecast: Floats
    """(n,): the weighted forecast of the window's mean."""
    spread: Floats
    """Standard deviation of the combination's error."""
    apart: Floats
    """How far the smoothers are from each other (standard deviation)."""

    def distribution(self, season: Floats) -> Mixture:
        """The distribution of each window's mean, given what the season adds to it."""
        shape = np.zeros((len(season), len(SHARE)))
        return Mixture(shape + SHARE, shape + (self.forecast + season)[:, None], self.spread[:, None] * SCALE)


def combine(windows: Windows) -> Combination:
    """Smoothers weighted by the likelihoods of their past one-step and window errors, kept from being too sure."""
    past, row = windows.past, windows.row
    seen = ONE_STEP_TRUST * np.add.reduce(past.recency, axis=1)
    one_step = seen[:, None] * np.log(past.one_step + 1e-12)
    log = -0.5 * (one_step.take(row, axis=0) + windows.trials[:, None] * np.log(windows.variance + 1e-12))
    weight = np.exp(np.maximum(log - np.maximum.reduce(log, axis=1)[:, None], -30.0))
    weight /= np.add.reduce(weight, axis=1)[:, None]
    weight = (weight + EVEN_SHARE / weight.shape[1]) / (1 + EVEN_SHARE)
    forecast = np.vecdot(weight, windows.forecasts)
    between = np.vecdot(weight, np.square(windows.forecasts - forecast[:, None]))
    spread = np.sqrt(np.vecdot(weight, windows.variance) + between)
    return Combination(weight, forecast, spread, np.sqrt(between))
