"""Mixtures of logistic distributions: everything that is said about a window is read off one of these."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HALVINGS = 60


@dataclass(frozen=True, slots=True)
class Mixture:
    """One distribution per row: parts (n, parts) with weights that sum to 1, centres and scales > 0."""

    weight: Floats
    centre: Floats
    scale: Floats

    def below(self, u: Floats) -> Floats:
        """P(value <= u), for u (n,) or (n, points); the same shape comes back."""
        points = u.reshape(len(u), -1)
        z = (points[:, :, None] - self.centre[:, None, :]) / self.scale[:, None, :]
        p: Floats = (self.weight[:, None, :] * (0.5 + 0.5 * np.tanh(0.5 * z))).sum(axis=2)
        return np.asarray(p.reshape(u.shape))

    def quantiles(self, levels: Floats) -> Floats:
        """(n, levels): the values below which the levels' shares lie, by bisection between the parts' own quantiles."""
        logit = np.log(levels) - np.log1p(-levels)
        apart = self.centre[:, None, :] + self.scale[:, None, :] * logit[None, :, None]
        low, high = apart.min(axis=2), apart.max(axis=2)
        for _ in range(HALVINGS):
            middle = 0.5 * (low + high)
            short = self.below(middle) < levels
            low = np.where(short, middle, low)
            high = np.where(short, high, middle)
        return np.asarray(0.5 * (low + high))
