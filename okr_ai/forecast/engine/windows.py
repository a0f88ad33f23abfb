"""What the past says about one window of future steps: forecasts of every smoother, and how wrong they were before."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.scales import Scales, fit_scales
from okr_ai.forecast.engine.seasons import seasonal_indices
from okr_ai.forecast.engine.smoothing import BLOCK, GRID, Singles, smooth

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ORIGINS = 160
"""At most so many past origins are tried per series."""
VAGUE_SPREAD = 0.2
"""One-step spread believed before anything is seen (20 per cent), …"""
VAGUE_STEPS = 4.0
"""… with the weight of this many steps, falling with the square of the series' length."""
EXPECTED_TRIALS = 1.5
"""Weight, in past windows, of the window spread that the one-step errors let expect."""


@dataclass(frozen=True, slots=True)
class Past:
    """Series of one season on their scales, right-aligned; u is measured from each series' first value (`start`)."""

    n: Ints
    season: int
    scales: Scales
    start: Floats
    u: Floats
    """(n, steps), zero in the padding."""
    sums: Floats
    """(n, steps + 1): running sums of the values without the season."""
    adjusted: Floats
    """u without the season."""
    indices: Floats
    belief: Floats
    level: Singles
    """(n, smoothers, steps)."""
    slope: Singles
    recency: Floats
    """(n, steps): weight of a step's error, falling with age, zero in the padding."""
    one_step: Floats
    """(n, smoothers): mean squared error one step ahead."""
    sizes: Floats
    """(n, steps): the values' sizes (see Scales), with season."""
    size_sums: Floats
    """(n, steps + 1): running sums of them, without the padding."""
    rough: Floats
    """(n,): root mean square change from step to step, without season."""
    whole: NDArray[np.bool_]
    """Whether every value is a whole number."""

    def level_of(self, row: Ints, mean: Floats) -> Floats:
        """u of mean values without season, taken from `sums`; of the shape of `mean` (n, …)."""
        shape = (len(row),) + (1,) * (mean.ndim - 1)
        sign, linear = self.scales.sign[row].reshape(shape), self.scales.linear[row].reshape(shape)
        return np.where(linear, mean, sign * np.log(np.maximum(mean, 1e-300)))

    def mean_of(self, row: Ints, begin: Ints, end: Ints) -> Floats:
        """Mean of the values (with season) over the steps begin..end - 1 (indices), as u; of the shape of `begin`."""
        at = row.reshape(row.shape + (1,) * (begin.ndim - 1))
        mean = (self.size_sums[at, end] - self.size_sums[at, begin]) / (end - begin)
        # a mean lost in the rounding of the running sums must not become infinite
        u = self.scales.take(row).of_sizes(mean) - self.start[at]
        return np.minimum(np.maximum(u, -1e4), 1e4)


def read_past(series: list[Floats], season: int, upper: Floats) -> Past:
    """The series (none of them empty) with their upper bounds, padded, scaled, without their season, smoothed."""
    n = np.array([len(s) for s in series], np.int64)
    steps = int(-(-n.max() // BLOCK) * BLOCK)
    values = np.empty((len(series), steps))
    for row, one in zip(values, series, strict=True):
        row[: steps - len(one)] = one[0]
        row[steps - len(one) :] = one
    age = steps - 1 - np.arange(steps)
    mask = age[None, :] < n[:, None]
    scales = fit_scales(values, mask, upper)
    u = scales.forward(values)
    indices, belief = seasonal_indices(u, n, season)
    adjusted = u - indices[:, age % season]
    start = adjusted[np.arange(len(n)), steps - n]
    u -= start[:, None]
    adjusted = np.where(mask, adjusted - start[:, None], 0.0)
    level, slope = smooth(adjusted)
    recency = np.exp(-age / np.maximum(0.7 * n, 10.0)[:, None]) * mask
    sums = _running(np.where(scales.linear[:, None], adjusted, np.exp(scales.sign[:, None] * adjusted)) * mask)
    one_step = _one_step_errors(adjusted, n, level, slope, recency)
    sizes = scales.sizes(values)
    whole = (values == np.rint(values)).all(axis=1)
    changes = adjusted[:, 1:] - adjusted[:, :-1]
    return Past(
        n=n,
        season=season,
        scales=scales,
        start=start,
        u=u,
        sums=sums,
        adjusted=adjusted,
        indices=indices,
        belief=belief,
        level=level,
        slope=slope,
        recency=recency,
        one_step=one_step,
        sizes=sizes,
        size_sums=_running(sizes * mask),
        rough=np.sqrt((changes * changes).sum(axis=1) / np.maximum(n - 1, 1)),
        whole=whole,
    )


def _running(values: Floats) -> Floats:
    """Running sums along each row, starting with zero."""
    sums = np.empty((len(values), values.shape[1] + 1))
    sums[:, 0] = 0.0
    values.cumsum(axis=1, out=sums[:, 1:])
    return sums


def _one_step_errors(adjusted: Floats, n: Ints, level: Singles, slope: Singles, recency: Floats) -> Floats:
    steps = adjusted.shape[1]
    phi = GRID.phi.astype(np.float32)[:, None]
    errors = adjusted[:, None, 1:].astype(np.float32) - level[:, :, :-1] - phi * slope[:, :, :-1]
    young = np.arange(steps)[None, :] - (steps - n)[:, None] >= np.minimum(np.maximum(n // 3, 1), 3)[:, None]
    weight = (recency * young)[:, 1:]
    squared = np.einsum("nkt,nt->nk", errors * errors, weight.astype(np.float32))
    believed = VAGUE_STEPS / n**2
    total = weight.sum(axis=1) + believed
    result: Floats = (squared + (VAGUE_SPREAD**2 * believed)[:, None]) / total[:, None]
    return result


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows first..last ahead of series in a Past, one per row; forecasts are of the mean of u without its season."""

    past: Past
    row: Ints
    first: Ints
    last: Ints
    forecasts: Floats
    """(n, smoothers)."""
    errors: Singles
    """(n, smoothers, origins): window mean minus forecast at past origins, zero where there was none."""
    origin: Ints
    """(n, origins): index of each origin, latest first; 0 where there was none."""
    weight: Floats
    """(n, origins): recency of each origin, zero where there was none."""
    variance: Floats
    """(n, smoothers): mean squared window error, shrunk to what the one-step errors let expect."""
    trials: Floats
    """(n,): about how many independent past windows there were."""
    season: Floats
    """(n,): what the season adds to the window's mean."""


def look_ahead(past: Past, row: Ints, first: Ints, last: Ints) -> Windows:
    """Forecasts of each row's window, and their errors at up to ORIGINS past origins whose windows were seen."""
    steps = past.u.shape[1]
    n, level, slope = past.n[row], past.level, past.slope
    growth = GRID.slope_weight(first, last)
    forecasts = level[row, :, -1] + growth * slope[row, :, -1]

    stride = -(-n // ORIGINS)
    warm = np.minimum(4, n // 3)
    tries = np.maximum(-(-(n - last - warm) // stride), 0)
    count = max(int(tries.max(initial=0)), 1)
    tried = np.arange(count)[None, :] < tries[:, None]
    origin = np.where(tried, (steps - 1 - last)[:, None] - stride[:, None] * np.arange(count)[None, :], 0)
    sums = past.sums[row[:, None], np.where(tried, origin + last[:, None] + 1, 0)]
    sums = sums - past.sums[row[:, None], np.where(tried, origin + first[:, None], 0)]
    actual = past.level_of(row, sums / (last - first + 1)[:, None]).astype(np.float32)
    at = (row[:, None, None], np.arange(GRID.size)[None, :, None], origin[:, None, :])
    errors = actual[:, None, :] - (level[at] + growth.astype(np.float32)[:, :, None] * slope[at])
    errors *= tried[:, None, :]
    weight = past.recency[row[:, None], origin] * tried

    total = weight.sum(axis=1)
    squared = np.einsum("nkt,nt->nk", errors * errors, weight.astype(np.float32))
    trials = total * stride / np.maximum(0.5 * last, 1.0)
    expected = past.one_step[row] * GRID.window_variance(first, last)
    seen = squared / np.maximum(total, 1e-9)[:, None]
    variance = (seen * trials[:, None] + expected * EXPECTED_TRIALS) / (trials + EXPECTED_TRIALS)[:, None]
    season = seasonal_part(past, row, first, last)
    return Windows(past, row, first, last, forecasts, errors, origin, weight, variance, trials, season)


def seasonal_part(past: Past, row: Ints, first: Ints, last: Ints) -> Floats:
    """What the season adds to the mean over the window: the log of the mean factor, or the mean on a linear scale."""
    season, sign, linear = past.season, past.scales.sign[row], past.scales.linear[row]
    # phase of k steps ahead is -k mod season; column j holds k = j + 1
    index = past.indices[row][:, (-np.arange(1, season + 1)) % season]
    part = np.where(linear[:, None], index, np.exp(sign[:, None] * index))
    sums = _running(part)
    rows = np.arange(len(row))
    k = np.array((last, first - 1))
    end, before = (k // season) * sums[:, -1] + sums[rows, k % season]
    mean: Floats = (end - before) / (last - first + 1)
    return np.where(linear, mean, sign * np.log(np.maximum(mean, 1e-300)))
