"""A small grid of exponential smoothers, run over all series at once.

Every smoother is a linear filter: level and slope after a block of steps are a fixed matrix times the values of the
block plus a fixed matrix times the state before it. So a block is one matrix product instead of a loop over its steps
(Hyndman, Koehler, Ord and Snyder 2008, chapter 3, give the recursion; the blocks are only its algebra).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

BLOCK = 16
"""Steps per matrix product; padded series are a multiple of it long."""
CACHED = 256
"""Blocks that are completed at once: more of them fall out of the processor's cache."""


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
    from_level: Singles
    """(size, 2, BLOCK): level and slope after each step, from the level before the block …"""
    from_slope: Singles
    """… and from the slope before it."""
    from_itself: Singles
    """(2 * size,): over a whole block, levels from levels and (from the last smoother to the first) slopes from
    slopes …"""
    from_other: Singles
    """… and levels from slopes, slopes from levels."""


def _blocks(grid: Grid) -> Blocks:
    values = np.zeros((grid.size, 2, BLOCK, BLOCK))
    state = np.zeros((grid.size, 2, 2, BLOCK))  # from level or slope, to level or slope, step
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
    from_level, from_slope = state.astype(np.float32).swapaxes(0, 1)
    level, slope = from_level[..., -1], from_slope[..., -1]
    return Blocks(
        np.ascontiguousarray(flat, np.float32),
        from_level.copy(),
        from_slope.copy(),
        np.concatenate((level[:, 0], slope[::-1, 1])),
        np.concatenate((slope[:, 0], level[::-1, 1])),
    )


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
    if blocks > 1:
        level, slope = _carried(out[:, :-1, :, :, -1])
        later, some = out[:, 1:], max(CACHED // blocks, 1)
        for begin in range(0, n, some):
            part = slice(begin, begin + some)
            later[part] += level[part] * BLOCKS.from_level + slope[part] * BLOCKS.from_slope
    ordered = out.transpose(3, 0, 2, 1, 4).reshape(2, n, size, steps)
    return ordered[0], ordered[1]


def _carried(ends: Singles) -> tuple[Singles, Singles]:
    """Level and slope at the end of every block, (n, blocks, size, 1, 1), from what its own values alone lead to."""
    n, blocks, size = ends.shape[:3]
    # levels, then slopes from the last smoother to the first: read backwards, each stands beside its counterpart
    both = np.concatenate((ends[..., 0], ends[:, :, ::-1, 1]), axis=2)
    # numpy is much faster over single rows than over rows of one row
    rows = both.reshape(blocks, -1) if n == 1 else both.swapaxes(0, 1)
    one, other = np.empty((2, *rows.shape[1:]), np.float32)
    for before, turned, after in zip(rows, rows[..., ::-1], rows[1:], strict=False):
        np.multiply(before, BLOCKS.from_itself, out=one)
        np.multiply(turned, BLOCKS.from_other, out=other)
        np.add(one, other, out=one)
        np.add(after, one, out=after)
    return both[:, :, :size, None, None], both[:, :, : size - 1 : -1, None, None]
