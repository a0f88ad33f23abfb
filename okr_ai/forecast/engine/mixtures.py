"""Mixtures of logistic distributions: everything that is said about a window is read off one of these."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CLOSEST = 1e-13
"""… or this, on a scale where 1e-9 is only rounding."""
ROUNDS = 80
"""At most so many steps towards a quantile; most need five."""
PATIENT = 8
"""After so many, every other step halves the enclosure: Newton's alone can go to and fro about a narrow part."""
CLOSE = 1e-3
"""A quantile is found after a step this small, in units of its mixture's narrowest part: what is left to go is about
the square of that."""

WORTHWHILE = 50
"""Among more quantiles than this, those that are found are left out of further steps."""


class Mixture(NamedTuple):
    """One distribution per row: parts (n, parts) with weights that sum to 1, centres and scales > 0."""

    weight: Floats
    centre: Floats
    scale: Floats

    def below(self, u: Floats) -> Floats:
        """P(value <= u) for u (n,)."""
        below = np.vecdot(self.weight, 0.5 + 0.5 * np.tanh(0.5 * ((u[:, None] - self.centre) / self.scale)))
        # rounding must not lead out of 0..1
        return np.asarray(np.minimum(np.maximum(below, 0.0), 1.0))

    def quantiles(self, levels: Floats) -> Floats:
        """(n, levels): the values below which the levels' shares lie."""
        size = len(levels)
        flat = Mixture(*(part.repeat(size, axis=0) for part in self))
        return np.asarray(flat._quantile(levels[None].repeat(len(self.weight), axis=0).reshape(-1)).reshape(-1, size))

    def _quantile(self, level: Floats) -> Floats:
        """One level per row, by Newton's method on the logit scale, where one logistic is a straight line.

        The parts' own quantiles enclose the answer; a step that leaves the enclosure, or the latest of too many, is
        replaced by its middle.
        """
        logit, goal = np.log(level) - np.log1p(-level), 2 * level - 1
        apart = self.centre + self.scale * logit[:, None]
        low: Floats = np.minimum.reduce(apart, axis=1)
        high: Floats = np.maximum.reduce(apart, axis=1)
        close = np.maximum(CLOSE * np.minimum.reduce(self.scale, axis=1), CLOSEST)
        u, half_logit = np.vecdot(self.weight, apart), 0.5 * logit
        weight, centre, half = self.weight, self.centre, 0.5 / self.scale
        height = weight * half
        found, left, going = np.empty(len(u)), np.arange(len(u)), np.ones(len(u), bool)
        for count in range(ROUNDS):
            bent = np.tanh((u[:, None] - centre) * half)
            # P(value <= u) is (1 + share) / 2, its logit 2 artanh share, and that rises by 2 density / (1 - share^2)
            share = np.minimum(np.maximum(np.vecdot(weight, bent), -1 + 1e-16), 1 - 1e-16)
            density = np.maximum(np.vecdot(height, 1 - bent * bent), 1e-300)
            under = share < goal
            low, high = np.where(under, u, low), np.where(under, high, u)
            moved = u - (np.arctanh(share) - half_logit) * (1 - share * share) / density
            inside = (moved >= low) & (moved <= high) & (count < PATIENT or count % 2 == 0)
            near = close
            if np.count_nonzero(inside) < len(u):
                # what is left after half the way is as much again, not its square
                moved, near = np.where(inside, moved, 0.5 * (low + high)), close * inside
            moved = np.where(going, moved, u)
            going = np.abs(moved - u) > near
            u = moved
            number = np.count_nonzero(going)
            if not number:
                break
            if WORTHWHILE < len(u) > 2 * number:
                found[left] = u
                left, half_logit, goal, close, u = left[going], half_logit[going], goal[going], close[going], u[going]
                weight, height, centre, half = weight[going], height[going], centre[going], half[going]
                low, high, going = low[going], high[going], going[going]
        found[left] = u
        return found
