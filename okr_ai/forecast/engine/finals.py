"""From the distribution of a window's mean to the final statistic: chances and quantiles of one distribution."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.scales import Scales

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

ROUNDING = 1e-9
"""Relative size of what is only rounding."""


@dataclass(frozen=True, slots=True)
class Finals:
    """final = sum / count with sum = known + steps * window mean, one per row; certain where steps is 0.

    The window's mean stays between `lower` and `upper`: mass beyond a bound lies on it. Where `whole`, every value was
    a whole number, so the sum is one, too: it takes the mass of the half step on either side.
    """

    scales: Scales
    start: Floats
    known: Floats
    steps: Floats
    count: Floats
    lower: Floats
    upper: Floats
    whole: Flags

    def needed(self, target: Floats, up: Flags) -> Floats:
        """The window mean at which the target is just hit, but for rounding."""
        side = np.where(up, 1.0, -1.0)
        total = target * self.count
        slack = ROUNDING * np.minimum(np.maximum(np.abs(total), np.abs(self.known)), 1e300)
        just = side * total - slack
        least = side * np.where(self.whole, np.ceil(just) - 0.5, just)
        return np.asarray((least - self.known) / np.maximum(self.steps, 1.0))

    def place(self, mean: Floats) -> Floats:
        """Window means on the scale that mixtures speak of: u from the series' start."""
        return self.scales.forward(mean) - self.start

    def chance(self, mixture: Mixture, target: Floats, up: Flags) -> Floats:
        """P(final >= target) where `up`, else P(final <= target); NaN where the target is NaN."""
        with np.errstate(over="ignore", invalid="ignore"):
            mean = self.needed(target, up)
            below = mixture.below(self.place(mean))
            gap = target * self.count - self.known
        certain = np.where(up, gap, -gap) <= ROUNDING * np.abs(self.known)
        sure = np.where(up, mean <= self.lower, mean >= self.upper)
        never = np.where(up, mean > self.upper, mean < self.lower)
        chance = np.where(up, 1.0 - below, below)
        chance = np.where(self.steps > 0, np.where(never, 0.0, np.where(sure, 1.0, chance)), certain)
        return np.where(np.isnan(target), np.nan, chance)

    def quantiles(self, mixture: Mixture, levels: Floats) -> Floats:
        """(n, levels): quantiles of the final statistic."""
        mean = self.scales.backward(mixture.quantiles(levels) + self.start[:, None])
        mean = np.minimum(np.maximum(mean, self.lower[:, None]), self.upper[:, None])
        with np.errstate(over="ignore"):
            total = self.known[:, None] + self.steps[:, None] * mean
            total = np.where(self.whole[:, None], np.rint(total), total)
            return np.minimum(np.maximum(total / self.count[:, None], -1e300), 1e300)
