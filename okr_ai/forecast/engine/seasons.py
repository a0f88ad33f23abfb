"""Shrunken seasonal indices of many series at once."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def seasonal_indices(x: Floats, n: NDArray[np.int64], season: int) -> tuple[Floats, Floats]:
    """Additive index per phase (n, season) and how much of it was believed (n,), 0 for series shorter than two cycles.

    Phase p holds the steps last, last - season, … shifted back by p. `x` is right-aligned; `n` counts the true steps of
    each row. Classical decomposition (centred moving average, mean per phase), each row's indices then shrunk by how
    much larger their variance is than the error of a phase mean (James-Stein).
    """
    indices, belief = np.zeros((len(x), season)), np.zeros(len(x))
    enough = n >= 2 * season
    if season < 2 or not enough.any():
        return indices, belief
    indices[enough], belief[enough] = _estimated(x[enough], n[enough], season)
    return indices, belief


def _estimated(x: Floats, n: NDArray[np.int64], season: int) -> tuple[Floats, Floats]:
    rows, steps = x.shape
    cycles = -(-steps // season)
    apart = np.full((rows, cycles * season), np.nan)
    apart[:, -steps:] = _detrended(x, n, season)
    # (rows, cycles, phase), phase 0 being the last step of a cycle that ends with the series
    apart = apart.reshape(rows, cycles, season)[:, :, ::-1]
    there = np.isfinite(apart)
    times = there.sum(axis=1)
    filled = np.where(there, apart, 0.0)
    mean = filled.sum(axis=1) / np.maximum(times, 1)
    within = ((apart - mean[:, None]) ** 2 * there).sum(axis=(1, 2), where=there)
    noise = within / np.maximum(np.maximum(times - 1, 0).sum(axis=1), 1)
    mean -= mean.mean(axis=1, keepdims=True)
    per_phase = times.mean(axis=1)
    between = mean.var(axis=1) * season / (season - 1)
    # with about one value a phase the noise cannot be measured: take half of the variance for noise
    noise = np.where(per_phase < 1.6, np.maximum(noise, 0.5 * mean.var(axis=1)), noise)
    belief = np.clip(1 - noise / np.maximum(per_phase, 1) / np.maximum(between, 1e-12), 0.0, 1.0)
    return mean * belief[:, None], belief


def _detrended(x: Floats, n: NDArray[np.int64], season: int) -> Floats:
    """x minus its centred moving average over one cycle; NaN where the cycle is not whole."""
    rows, steps = x.shape
    sums = np.concatenate((np.zeros((rows, 1)), np.cumsum(x, axis=1)), axis=1)
    half = season // 2
    middle = np.arange(half, steps - half)
    if season % 2:
        mean = (sums[:, middle + half + 1] - sums[:, middle - half]) / season
    else:
        ends = x[:, middle - half] + x[:, middle + half]
        mean = (sums[:, middle + half] - sums[:, middle - half + 1] + ends / 2) / season
    result = np.full(x.shape, np.nan)
    result[:, middle] = x[:, middle] - mean
    result[np.arange(steps)[None, :] < (steps - n + half)[:, None]] = np.nan
    return result
