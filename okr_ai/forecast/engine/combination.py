"""The untrained forecaster: smoothers weighted by their past errors, spread from the same errors."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.windows import Windows

Floats = NDArray[np.float64]

ONE_STEP_TRUST = 0.35
"""How much a one-step error counts beside a window error when smoothers are weighted."""
EVEN_SHARE = 0.15
"""Share of the weight that all smoothers get alike."""
SHAPE = ((0.8, 0.45), (0.2, 1.0))
"""The error distribution: weight and scale of two logistics, as shares of the spread; heavier tails than one."""


@dataclass(frozen=True, slots=True)
class Combination:
    """One row per window, on the scale u without season."""

    weight: Floats
    """(n, smoothers), summing to 1."""
    forecast: Floats
    """(n,): the weighted forecast of the window's mean."""
    inner: Floats
    """Root of the smoothers' weighted error variance."""
    apart: Floats
    """How far the smoothers are from each other (standard deviation)."""

    @property
    def spread(self) -> Floats:
        """Standard deviation of the combination's error."""
        return np.asarray(np.hypot(self.inner, self.apart))

    def distribution(self, season: Floats) -> Mixture:
        """The distribution of each window's mean, given what the season adds to it."""
        share, scale = np.array(SHAPE).T
        ones = np.ones((len(self.forecast), len(share)))
        return Mixture(ones * share, ones * (self.forecast + season)[:, None], self.spread[:, None] * scale)


def combine(windows: Windows) -> Combination:
    """Smoothers weighted by the likelihoods of their past one-step and window errors, kept from being too sure."""
    past = windows.past
    seen = past.recency[windows.row].sum(axis=1)
    log = -0.5 * (
        ONE_STEP_TRUST * seen[:, None] * np.log(past.one_step[windows.row] + 1e-12)
        + windows.trials[:, None] * np.log(windows.variance + 1e-12)
    )
    weight = np.exp(np.maximum(log - log.max(axis=1, keepdims=True), -30.0))
    weight /= weight.sum(axis=1, keepdims=True)
    weight = (weight + EVEN_SHARE / weight.shape[1]) / (1 + EVEN_SHARE)
    forecast = (weight * windows.forecasts).sum(axis=1)
    apart = np.sqrt((weight * (windows.forecasts - forecast[:, None]) ** 2).sum(axis=1))
    return Combination(weight, forecast, np.sqrt((weight * windows.variance).sum(axis=1)), apart)
