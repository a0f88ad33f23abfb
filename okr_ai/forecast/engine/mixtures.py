"""Mixtures of logistic distributions: everything that is said about a window is read off one of these."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 80
"""At most so many steps towards a quantile; most need five."""
CLOSE = 1e-5
"""A quantile is found after a step this small, in units of its mixture's narrowest part: what is left to go is about the
square of that."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """One distribution per row: parts (n, parts) with weights that sum to 1, centres and scales > 0."""

    weight: Floats
    centre: Floats
    scale: Floats

    def below(self, u: Floats) -> Floats:
        """P(value <= u) for u (n,)."""
        z = (u[:, None] - self.centre) / self.scale
        below = (self.weight * (0.5 + 0.5 * np.tanh(0.5 * z))).sum(axis=1)
        # rounding must not lead out of 0..1
        return np.asarray(np.minimum(np.maximum(below, 0.0), 1.0))

    def quantiles(self, levels: Floats) -> Floats:
        """(n, levels): the values below which the levels' shares lie."""
        size = len(levels)
        row = np.repeat(np.arange(len(self.weight)), size)
        flat = Mixture(self.weight[row], self.centre[row], self.scale[row])
        return np.asarray(flat._quantile(np.tile(levels, len(self.weight))).reshape(-1, size))

    def _quantile(self, level: Floats) -> Floats:
        """One level per row, by Newton's method on the logit scale, where one logistic is a straight line.

        The parts' own quantiles enclose the answer; a step that leaves the enclosure is replaced by its middle.
        """
        logit = np.log(level) - np.log1p(-level)
        apart = self.centre + self.scale * logit[:, None]
        low, high = apart.min(axis=1), apart.max(axis=1)
        close = CLOSE * self.scale.min(axis=1)
        u = (self.weight * apart).sum(axis=1)
        found = u.copy()
        left = np.arange(len(u))
        part = self
        for _ in range(ROUNDS):
            half = 0.5 * np.tanh(0.5 * (u[:, None] - part.centre) / part.scale)
            share = (part.weight * (0.5 + half)).sum(axis=1)
            density = (part.weight * (0.25 - half**2) / part.scale).sum(axis=1)
            inside = np.minimum(np.maximum(share, 1e-300), 1 - 1e-16)
            steepness = np.maximum(density, 1e-300) / (inside * (1 - inside))
            low, high = np.where(share < level, u, low), np.where(share < level, high, u)
            step = u - (np.log(inside) - np.log1p(-inside) - logit) / steepness
            moved = np.where((step >= low) & (step <= high), step, 0.5 * (low + high))
            found[left] = moved
            go = (np.abs(moved - u) > close) & (high - low > close)
            if not go.any():
                break
            if not go.all():
                left, level, logit, close = left[go], level[go], logit[go], close[go]
                low, high, moved = low[go], high[go], moved[go]
                part = Mixture(part.weight[go], part.centre[go], part.scale[go])
            u = moved
        return np.asarray(found)
