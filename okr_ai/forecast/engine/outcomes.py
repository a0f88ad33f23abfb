"""From the distribution of a window's mean to the final statistic: chances and quantiles of one distribution."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.scales import Scales

Floats = NDArray[np.float64]

ROUNDING = 1e-12
"""Relative size of a difference between target and certain result that is only rounding."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """final = (known + steps * window mean) / count, one per row; where steps is 0 the result is certain."""

    mixture: Mixture
    scales: Scales
    start: Floats
    known: Floats
    steps: Floats
    count: Floats

    def chance(self, target: Floats, up: NDArray[np.bool_]) -> Floats:
        """P(final >= target) where `up`, else P(final <= target); NaN where the target is NaN."""
        open_ = self.steps > 0
        with np.errstate(over="ignore", invalid="ignore"):
            needed = (target * self.count - self.known) / np.where(open_, self.steps, 1.0)
            below = self.mixture.below(np.nan_to_num(self.scales.forward(needed) - self.start, nan=0.0))
            # the mass that lies beyond zero is put on zero
            positive = ~self.scales.linear & (self.scales.sign > 0)
            negative = ~self.scales.linear & (self.scales.sign < 0)
            below = np.where(positive & ((needed < 0) | (up & (needed == 0))), 0.0, below)
            below = np.where(negative & ((needed > 0) | (~up & (needed == 0))), 1.0, below)
            chance = np.where(up, 1.0 - below, below)
            certain = np.where(up, needed <= self._slack(), needed >= -self._slack())
        return np.where(np.isnan(target), np.nan, np.where(open_, chance, certain))

    def _slack(self) -> Floats:
        return ROUNDING * np.maximum(np.abs(self.known), np.finfo(float).tiny)

    def quantiles(self, levels: Floats) -> Floats:
        """(n, levels): quantiles of the final statistic."""
        mean = self.scales.backward(self.mixture.quantiles(levels) + self.start[:, None])
        with np.errstate(over="ignore"):
            final = (self.known[:, None] + self.steps[:, None] * mean) / self.count[:, None]
        return np.clip(final, -1e300, 1e300)
