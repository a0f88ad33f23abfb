"""A small grid of exponential smoothers, run over all series at once.

Every smoother is a linear filter: level and slope after a block of steps are a fixed matrix times the values of the
block plus a fixed matrix times the state before it. So a block is one matrix product instead of a loop over its steps
(Hyndman, Koehler, Ord and Snyder 2008, chapter 3, give the recursion; the blocks are only its algebra).
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

BLOCK = 16
"""Steps per matrix product; padded series are a multiple of it long."""


class Grid:
    """Smoothers with level weight alpha, slope weight beta and damping phi (beta = phi = 0: no slope)."""

    def __init__(self, alpha: Floats, beta: Floats, phi: Floats) -> None:
        self.alpha, self.beta, self.phi = alpha, beta, phi
        self.size = len(alpha)
        """How many smoothers there are."""
        self.level_only: NDArray[np.bool_] = phi == 0
        """True for smoothers without a slope."""
        self._endless = phi / (1 - phi)  # phi + phi^2 + …
        self._squared = alpha * alpha

    def slope_weight(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """(n, size): how many slopes are added to the level on average over the steps first..last ahead."""
        # sum over j <= k of phi + … + phi^j = endless * (k - endless * (1 - phi^k))
        faded = self.phi ** np.array((first - 1, last), float)[:, :, None]
        lost = self._endless * (faded[0] - faded[1])
        return np.asarray(self._endless * (1 - lost / (last - first + 1)[:, None]))

    def window_variance(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """(n, size): variance of the mean of the steps first..last ahead, per variance of one-step errors; no slopes.

        The error of step k is e_k + alpha (e_1 + … + e_(k-1)), so each earlier error counts in every later step.
        """
        rest = last - first
        share = 1 / (rest + 1)
        more = rest * share
        squared = first - 1 + more * (2 * rest + 1) / 6
        return np.asarray(self._squared * squared[:, None] + self.alpha * more[:, None] + share[:, None])


def _grid() -> Grid:
    levels = [(alpha, 0.0, 0.0) for alpha in (0.05, 0.2, 0.5, 1.0)]
    trends = [(alpha, alpha * share, phi) for alpha in (0.15, 0.4, 0.8) for share, phi in ((0.1, 0.97), (0.2, 0.85))]
    alpha, beta, phi = np.array(levels + trends).T
    return Grid(alpha, beta, phi)


GRID = _grid()


@dataclass(frozen=True, slots=True)
class Blocks:
    """The matrices of a grid: what the values of a block and the state before it lead to."""

    values: Singles
    """(BLOCK, size * 2 * BLOCK): level and slope after each step, from the block's values."""
    state: Singles
    """(size, 2, 2, BLOCK): [from level or slope, to level or slope, step]."""


def _blocks(grid: Grid) -> Blocks:
    values = np.zeros((grid.size, 2, BLOCK, BLOCK))
    state = np.zeros((grid.size, 2, 2, BLOCK))
    for k, (alpha, beta, phi) in enumerate(zip(grid.alpha, grid.beta, grid.phi, strict=True)):
        # level' = level + phi slope + alpha e, slope' = phi slope + beta e, e = value - level - phi slope
        step = np.array([[1 - alpha, phi * (1 - alpha)], [-beta, phi * (1 - beta)]])
        gain = np.array([alpha, beta])
        power = np.eye(2)
        for age in range(BLOCK):
            reached = power @ gain
            for j in range(BLOCK - age):
                values[k, :, j + age, j] = reached
            power = power @ step
            state[k, :, :, age] = power.T
    flat = values.transpose(3, 0, 1, 2).reshape(BLOCK, -1)
    return Blocks(np.ascontiguousarray(flat, np.float32), state.astype(np.float32))


BLOCKS = _blocks(GRID)


def smooth(x: Floats) -> tuple[Singles, Singles]:
    """Level and slope of every smoother after every step: two arrays (n, size, steps).

    `x` is (n, steps), steps a multiple of BLOCK, zero in the padding on the left and measured from each series' first
    value: so every smoother starts at that value with no slope, and padding leaves it there.
    """
    n, steps = x.shape
    blocks, size = steps // BLOCK, GRID.size
    moved = x.astype(np.float32).reshape(n * blocks, BLOCK) @ BLOCKS.values
    out = moved.reshape(n, blocks, size, 2, BLOCK)
    from_level, from_slope = BLOCKS.state[:, 0], BLOCKS.state[:, 1]
    for before, block in pairwise(out.swapaxes(0, 1)):
        state = before[:, :, :, -1:]
        block += state[:, :, :1] * from_level + state[:, :, 1:] * from_slope
    ordered = out.transpose(3, 0, 2, 1, 4).reshape(2, n, size, steps)
    return ordered[0], ordered[1]
