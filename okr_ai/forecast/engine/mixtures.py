"""Mixtures of logistic distributions: everything that is said about a window is read off one of these."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CLOSEST = 1e-13
"""… or this, on a scale where 1e-9 is only rounding."""
ROUNDS = 80
"""At most so many steps towards a quantile; most need five."""
CLOSE = 1e-3
"""A quantile is found after a step this small, in units of its mixture's narrowest part: what is left to go is about
the square of that."""


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
        logit, goal = np.log(level) - np.log1p(-level), 2 * level - 1
        apart = self.centre + self.scale * logit[:, None]
        low, high = apart.min(axis=1), apart.max(axis=1)
        close = np.maximum(CLOSE * self.scale.min(axis=1), CLOSEST)
        u = (self.weight * apart).sum(axis=1)
        weight, centre, half = self.weight, self.centre, 0.5 / self.scale
        found = u.copy()
        left = np.arange(len(u))
        for _ in range(ROUNDS):
            bent = np.tanh((u[:, None] - centre) * half)
            # P(value <= u) is (1 + share) / 2, its logit 2 artanh share, and that rises by 2 density / (1 - share^2)
            share = np.minimum(np.maximum((weight * bent).sum(axis=1), -1 + 1e-16), 1 - 1e-16)
            density = np.maximum((weight * half * (1 - bent * bent)).sum(axis=1), 1e-300)
            under = share < goal
            low, high = np.where(under, u, low), np.where(under, high, u)
            step = u - (np.arctanh(share) - 0.5 * logit) * (1 - share * share) / density
            moved = np.where((step >= low) & (step <= high), step, 0.5 * (low + high))
            found[left] = moved
            go = np.abs(moved - u) > close
            if not go.any():
                break
            u = moved
            if not go.all():
                left, logit, goal, close, u = left[go], logit[go], goal[go], close[go], u[go]
                low, high, weight, centre, half = low[go], high[go], weight[go], centre[go], half[go]
        return np.asarray(found)
