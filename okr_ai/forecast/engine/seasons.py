"""Shrunken seasonal indices of many series at once."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def seasonal_indices(x: Floats, n: Ints, season: int) -> tuple[Floats, Floats]:
    """Additive index per phase (n, season) and how much of it was believed (n,), 0 for series shorter than two cycles.

    Phase p holds the steps last, last - season, … shifted back by p. `x` is right-aligned; `n` counts the true steps of
    each row. Classical decomposition (centred moving average, mean per phase), each row's indices then shrunk by how
    much larger their variance is than the error of a phase mean (James-Stein).
    """
    enough = n >= 2 * season
    count = np.count_nonzero(enough) if season > 1 else 0
    if 0 < count == len(n):
        return _estimated(x, n, season)
    indices, belief = np.zeros((len(x), season)), np.zeros(len(x))
    if count:
        indices[enough], belief[enough] = _estimated(x[enough], n[enough], season)
    return indices, belief


def _estimated(x: Floats, n: Ints, season: int) -> tuple[Floats, Floats]:
    rows, steps = x.shape
    cycles, half = -(-steps // season), season // 2
    apart = np.zeros((rows, cycles * season))
    there = np.zeros(apart.shape)
    middle = slice(apart.shape[1] - steps + half, apart.shape[1] - half)
    there[:, middle] = np.arange(half, steps - half) >= (steps - n + half)[:, None]
    np.multiply(_detrended(x, season), there[:, middle], out=apart[:, middle])
    # (rows, cycles, phase), the last phase being the last step of a cycle that ends with the series
    by_phase = (rows, cycles, season)
    apart, there = np.reshape(apart, by_phase), np.reshape(there, by_phase)
    # a moving average leaves out half a cycle at either end: still at least one value of each phase
    seen = n - 2 * half
    mean = np.add.reduce(apart, axis=1) / np.add.reduce(there, axis=1)
    rest = ((apart - mean[:, None]) * there).reshape(rows, -1)
    noise = np.vecdot(rest, rest) / np.maximum(seen - season, 1)
    mean = mean[:, ::-1] - (np.add.reduce(mean, axis=1) / season)[:, None]
    per_phase = seen / season
    variance = np.vecdot(mean, mean) / season
    # with about one value a phase the noise cannot be measured: take half of the variance for noise
    noise = np.where(per_phase < 1.6, np.maximum(noise, 0.5 * variance), noise)
    between = np.maximum(variance * (season / (season - 1)), 1e-12)
    belief = np.maximum(1 - noise / per_phase / between, 0.0)
    return mean * belief[:, None], belief


def _detrended(x: Floats, season: int) -> Floats:
    """x minus its centred moving average over one cycle, for the steps that have half a cycle on either side."""
    rows, steps = x.shape
    sums, half = np.zeros((rows, steps + 1)), season // 2
    x.cumsum(axis=1, out=sums[:, 1:])
    if season % 2:
        whole = sums[:, season:] - sums[:, :-season]
    else:
        ends = x[:, : steps - season] + x[:, season:]
        whole = sums[:, season:steps] - sums[:, 1 : steps - season + 1] + ends / 2
    return np.asarray(x[:, half : steps - half] - whole / season)
