"""What the past says about one window of future steps: forecasts of every smoother, and how wrong they were before."""

from functools import lru_cache
from typing import NamedTuple

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
PHI = GRID.phi.astype(np.float32)[:, None]
SMOOTHERS = np.arange(GRID.size)[:, None]


class Past(NamedTuple):
    """Series of one season on their scales, right-aligned; u is measured from each series' first value (`start`)."""

    n: Ints
    season: int
    scales: Scales
    start: Floats
    inside: Floats
    """(n, steps): 0 in the padding, else 1."""
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
    whole: NDArray[np.bool_]
    """Whether every value is a whole number."""


def read_past(series: list[Floats], season: int, upper: Floats) -> Past:
    """The series (none of them empty) with their upper bounds, padded, scaled, without their season, smoothed."""
    lengths = [len(one) for one in series]
    n, steps = np.array(lengths, np.int64), -(-max(lengths) // BLOCK) * BLOCK
    values = np.empty((len(series), steps))
    for row, one in zip(values, series, strict=True):
        row[: steps - len(one)] = one[0]
        row[steps - len(one) :] = one
    age = np.arange(steps - 1, -1, -1)
    inside = (age < n[:, None]).astype(float)
    scales = fit_scales(values, inside, upper)
    sizes = scales.sizes(values)
    u = scales.of_sizes(sizes)
    indices, belief = seasonal_indices(u, n, season)
    adjusted = u - indices.take(age % season, axis=1)
    start = picked(adjusted, np.arange(len(n)), steps - n)
    u -= start[:, None]
    adjusted -= start[:, None]
    adjusted *= inside
    level, slope = smooth(adjusted)
    recency = np.exp(age / np.minimum(-0.7 * n, -10.0)[:, None]) * inside
    with np.errstate(over="ignore"):
        plain = np.where(scales.linear[:, None], adjusted, np.exp(scales.sign[:, None] * adjusted))
    return Past(
        n=n,
        season=season,
        scales=scales,
        start=start,
        inside=inside,
        u=u,
        sums=_running(plain * inside),
        adjusted=adjusted,
        indices=indices,
        belief=belief,
        level=level,
        slope=slope,
        recency=recency,
        one_step=_one_step_errors(adjusted, n, level, slope, recency),
        sizes=sizes,
        size_sums=_running(sizes * inside),
        whole=np.logical_and.reduce(values == np.rint(values), axis=1),
    )


def picked(table: Floats, row: Ints, place: Ints) -> Floats:
    """table[row, place] for row (n,) and place (n,) or (n, k): one flat index is followed much faster than two."""
    begin = row * table.shape[1]
    return np.asarray(table.reshape(-1).take(place + (begin[:, None] if place.ndim > 1 else begin)))


def _running(values: Floats) -> Floats:
    """Running sums along each row, starting with zero."""
    sums = np.empty((len(values), values.shape[1] + 1))
    sums[:, 0] = 0.0
    np.add.accumulate(values, axis=1, out=sums[:, 1:])
    return sums


def _one_step_errors(adjusted: Floats, n: Ints, level: Singles, slope: Singles, recency: Floats) -> Floats:
    errors = adjusted[:, None, 1:].astype(np.float32) - level[:, :, :-1] - PHI * slope[:, :, :-1]
    errors *= errors
    # the first errors of a series say nothing
    settled = n - np.minimum(np.maximum(n // 3, 1), 3)
    steps = adjusted.shape[1]
    weight = recency[:, 1:] * (np.arange(steps - 2, -1, -1) < settled[:, None])
    squared = np.einsum("nkt,nt->nk", errors, weight.astype(np.float32))
    believed = VAGUE_STEPS / n**2
    total = np.add.reduce(weight, axis=1) + believed
    result: Floats = (squared.astype(float) + (VAGUE_SPREAD**2 * believed)[:, None]) / total[:, None]
    return result


class Windows(NamedTuple):
    """Windows first..last ahead of series in a Past, one per row; forecasts are of the mean of u without its season."""

    past: Past
    row: Ints
    n: Ints
    """Steps of each row's series."""
    scales: Scales
    """… and its scale."""
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

    def mean_of(self, begin: Ints, width: Ints) -> Floats:
        """Mean of each row's values (with season), as u, over `width` steps from `begin` (rows, spans; indices) on.

        What lies before the first step or after the last counts as zero.
        """
        sums, steps = self.past.size_sums, self.past.u.shape[1]
        mean = picked(sums, self.row, np.minimum(np.maximum(begin + width, 0), steps))
        mean -= picked(sums, self.row, np.minimum(np.maximum(begin, 0), steps))
        mean /= width
        u = self.scales.of_sizes(mean)
        u -= self.past.start[self.row][:, None]
        # a mean lost in the rounding of the running sums must not become infinite
        return np.minimum(np.maximum(u, -1e4, out=u), 1e4, out=u)


def look_ahead(past: Past, row: Ints, first: Ints, last: Ints) -> Windows:
    """Forecasts of each row's window, and their errors at up to ORIGINS past origins whose windows were seen."""
    steps = past.u.shape[1]
    n, scales, width = past.n[row], past.scales.take(row), last - first + 1
    growth, noise = _weights(first, last)
    level, slope = past.level[:, :, -1].astype(float), past.slope[:, :, -1].astype(float)
    forecasts = level.take(row, axis=0) + growth * slope.take(row, axis=0)

    stride = -(-n // ORIGINS)
    tries = -((last + np.minimum(4, n // 3) - n) // stride)
    number = np.arange(max(int(np.maximum.reduce(tries)), 1))
    tried = number < tries[:, None]
    # where the origins' windows end; where there is none, window and origin lie before the first step
    end = (steps - stride[:, None] * number) * tried
    origin = np.maximum(end - (last + 1)[:, None], 0)
    sums = picked(past.sums, row, end) - picked(past.sums, row, np.maximum(end - width[:, None], 0))
    actual = scales.of_means(sums / width[:, None]).astype(np.float32)
    errors = actual[:, None, :] - _past_forecasts(past, row, origin, growth)
    errors *= tried[:, None, :]
    weight = picked(past.recency, row, origin) * tried

    total = np.add.reduce(weight, axis=1)
    squared = np.einsum("nkt,nt->nk", errors * errors, weight.astype(np.float32))
    trials = total * stride / np.maximum(0.5 * last, 1.0)
    expected = past.one_step.take(row, axis=0) * noise
    seen = squared.astype(float) / np.maximum(total, 1e-9)[:, None]
    variance = (seen * trials[:, None] + expected * EXPECTED_TRIALS) / (trials + EXPECTED_TRIALS)[:, None]
    season = _seasonal_part(past, row, first, last, scales)
    return Windows(past, row, n, scales, first, last, forecasts, errors, origin, weight, variance, trials, season)


def _weights(first: Ints, last: Ints) -> tuple[Floats, Floats]:
    """(n, smoothers): slopes added to the level on average over each window, and the variance of its mean."""
    if len(first) == 1:
        return _weights_of_one(int(first[0]), int(last[0]))
    return GRID.slope_weight(first, last), GRID.window_variance(first, last)


@lru_cache(4096)
def _weights_of_one(first: int, last: int) -> tuple[Floats, Floats]:
    window = np.array([first]), np.array([last])
    return GRID.slope_weight(*window), GRID.window_variance(*window)


def _past_forecasts(past: Past, row: Ints, origin: Ints, growth: Floats) -> Singles:
    """(n, smoothers, origins): what the smoothers said at the origins of the window's mean."""
    at = ((row * GRID.size)[:, None, None] + SMOOTHERS) * past.u.shape[1] + origin[:, None, :]
    forecasts: Singles = past.slope.reshape(-1).take(at)
    forecasts *= growth.astype(np.float32)[:, :, None]
    forecasts += past.level.reshape(-1).take(at)
    return forecasts


def _seasonal_part(past: Past, row: Ints, first: Ints, last: Ints, scales: Scales) -> Floats:
    """What the season adds to the mean over the window: the log of the mean factor, or the mean on a linear scale."""
    if not np.count_nonzero(past.belief):
        return np.zeros(len(row))
    # phase of k steps ahead is -k mod season; column j holds k = j + 1
    index = past.indices[:, ::-1]
    sums = _running(np.where(past.scales.linear[:, None], index, np.exp(past.scales.sign[:, None] * index)))
    cycles, rest = np.divmod(np.array((first - 1, last)), past.season)
    before, end = cycles * sums[row, -1] + sums[row, rest]
    return scales.of_means((end - before) / (last - first + 1))
