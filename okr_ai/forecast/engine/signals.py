"""What the networks see of a window: candidate centres, and scale-free signs of how far to trust each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.combination import Combination
from okr_ai.forecast.engine.smoothing import GRID
from okr_ai.forecast.engine.windows import Past, Windows
from okr_ai.forecast.engine.years import YearAgo, year_ago

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Pairs = Sequence[tuple[Floats, Floats]]

FEW = 8
"""Steps that count as late."""
FAR = 4.0
"""Signs are kept within this."""
CANDIDATES = 13
YEARLY = 3
"""So many of the candidates, the last ones, need a year of history."""


@dataclass(frozen=True, slots=True)
class Signals:
    """One row per window. Centre and spread are on the series' scale, inputs are free of any scale."""

    centre: Floats
    """(n,): the untrained combination's centre."""
    spread: Floats
    """(n,): its spread; everything the networks say is in this unit."""
    candidates: Floats
    """(n, CANDIDATES): (candidate - centre) / spread, 0 where there is none."""
    there: Flags
    """(n, CANDIDATES): whether the candidate exists."""
    inputs: Floats
    """(n, inputs)."""


def read_signals(windows: Windows, combination: Combination) -> Signals:
    """The signals of every window."""
    centre, spread = combination.forecast + windows.season, combination.spread
    year, trends = year_ago(windows), _trends(windows, combination)
    candidates = _candidates(windows, combination, trends, year)
    there = np.isfinite(candidates)
    with np.errstate(invalid="ignore"):
        relative = _within((candidates - centre[:, None]) / spread[:, None], FAR + 1)
    relative[~there] = 0.0
    signs = (
        np.tanh(relative / 2),
        there[:, -YEARLY:],
        _character(windows.past)[windows.row],
        _amounts(windows),
        _errors(windows, combination, trends, year),
    )
    return Signals(centre, spread, relative, there, np.concatenate(signs, axis=1))


@dataclass(frozen=True, slots=True)
class Trends:
    """Simple descriptions of a series at its end, one row per window, without season."""

    ahead: Floats
    """Steps to the window's middle."""
    last: Floats
    drift: Floats
    """Change per step from the first value to the last."""
    level: Floats
    """Where the smoothers without slope are."""
    mean: Floats
    slope: Floats
    late_mean: Floats
    late_slope: Floats
    late_steps: Floats
    plain_mean: Floats
    """Of the values, not of their logarithms: higher for a series that jumps."""
    plain_late_mean: Floats


def _trends(windows: Windows, combination: Combination) -> Trends:
    past, row = windows.past, windows.row
    late = max(12, past.season) if past.season < 52 else 13
    mean, slope = _line(past, past.u.shape[1])
    late_mean, late_slope = _line(past, late)
    weight = combination.weight * GRID.level_only
    last = past.adjusted[:, -1]
    late_steps = np.minimum(past.n, late)
    late_sum = past.sums[:, -1] - past.sums[np.arange(len(past.n)), past.u.shape[1] - late_steps]
    means = past.level_of(row, _beside((past.sums[:, -1] / past.n, late_sum / late_steps))[row])
    return Trends(
        ahead=(windows.first + windows.last) / 2,
        last=last[row],
        drift=(last / np.maximum(past.n - 1, 1))[row],
        level=(weight * windows.forecasts).sum(axis=1) / weight.sum(axis=1),
        mean=mean[row],
        slope=slope[row],
        late_mean=late_mean[row],
        late_slope=late_slope[row],
        late_steps=late_steps[row],
        plain_mean=means[:, 0],
        plain_late_mean=means[:, 1],
    )


def _candidates(windows: Windows, combination: Combination, t: Trends, year: YearAgo) -> Floats:
    """(n, CANDIDATES): what the window's mean might be, NaN where a candidate needs more history."""
    past, row = windows.past, windows.row
    plain = (
        combination.forecast,
        t.level,
        t.level + 0.5 * t.slope * t.ahead,  # the theta method (Hyndman and Billah 2003)
        t.mean + t.slope * ((past.n[row] - 1) / 2 + t.ahead),
        t.late_mean + t.late_slope * ((t.late_steps - 1) / 2 + t.ahead),
        t.last,
        t.last + t.drift * t.ahead,
        t.plain_mean,
        t.plain_late_mean,
    )
    raw = (past.u[row, -1], year.same, year.grown, year.yearly)
    return np.concatenate((_beside(plain) + windows.season[:, None], _beside(raw)), axis=1)


def _amounts(windows: Windows) -> Floats:
    """How much there is to see, and how far ahead."""
    past, row = windows.past, windows.row
    n = past.n[row].astype(float)
    whole = _beside((n, windows.last, (windows.first + windows.last) / 2, windows.last - windows.first + 1))
    cycles = np.log(_within(n / past.season, 20.0)) * (past.season > 1)
    columns = (np.log1p(windows.trials), past.belief[row], np.maximum(cycles, -2.5))
    return np.concatenate((np.log(whole) / 3, _beside(columns)), axis=1)


def _errors(windows: Windows, combination: Combination, t: Trends, year: YearAgo) -> Floats:
    """Sizes of the past errors, and trends in units of them."""
    past, row = windows.past, windows.row
    one_step = np.sqrt((combination.weight * past.one_step[row]).sum(axis=1))
    spread, rough = combination.spread, past.rough[row]
    rms, bias, latest, skew, worst = _record(windows, combination)
    ratios = _ratios(
        ((spread, one_step), (one_step, rough), (rms, spread), (worst, spread), (year.rms, spread)),
    )
    ratios[:, -1] *= year.trials > 0
    shares = _shares(
        (
            (combination.apart, spread),
            (bias / 2, spread),
            (latest / 2, spread),
            (year.bias / 2, spread),
            (t.drift, one_step),
            (t.slope, one_step),
            (t.late_slope / 2, one_step),
            ((t.last - t.level) / 2, one_step),
            # the indices' mean is zero
            (np.sqrt((past.indices**2).sum(axis=1) / past.season)[row] / 2, one_step),
            (windows.season / 2, one_step),
        )
    )
    sizes = np.log(_beside((one_step, spread)) + 1e-6) / 2
    rest = _beside((skew / 3, np.log1p(year.trials)))
    return np.concatenate((ratios, shares, sizes, rest), axis=1)


def _record(windows: Windows, combination: Combination) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Of the combination's errors at past origins: root mean square, mean, latest mean, skewness, the largest."""
    errors = np.einsum("nkt,nk->nt", windows.errors, combination.weight.astype(np.float32)).astype(float)
    share = windows.weight / np.maximum(windows.weight.sum(axis=1, keepdims=True), 1e-9)
    rms = np.sqrt((share * errors**2).sum(axis=1))
    skew = (share * _within(errors / np.maximum(rms, 1e-12)[:, None], FAR) ** 3).sum(axis=1)
    bias = (share * errors).sum(axis=1)
    latest = errors[:, :3]
    return rms, bias, latest.sum(axis=1) / latest.shape[1], _within(skew, 6.0), np.abs(errors).max(axis=1)


def _character(past: Past) -> Floats:
    """Signs of each series: how typical, how late, how echoing its changes are; zeros, grain, and its scale."""
    steps = past.u.shape[1]
    changes = past.adjusted[:, 1:] - past.adjusted[:, :-1]
    squares = changes * changes
    count = np.maximum(past.n - 1, 1)
    # padding has changes of zero, on the left of the sorted sizes
    sizes = np.sort(np.abs(changes), axis=1)
    middle = np.maximum(steps - 1 - (count + 1) // 2, 0)
    typical = 1.4826 * sizes[np.arange(len(sizes)), middle]
    late = np.sqrt(squares[:, -FEW:].sum(axis=1) / np.minimum(count, FEW))
    echo = (changes[:, 1:] * changes[:, :-1]).sum(axis=1) / np.maximum(squares.sum(axis=1), 1e-12)
    inside = np.arange(steps)[None, :] >= (steps - past.n)[:, None]
    zeros = ((past.sizes == 0) & inside).sum(axis=1) / past.n
    grain = np.where(past.whole, 1 / np.maximum(past.scales.unit, 1.0), 0.0)
    ratios = _ratios(((typical, past.rough), (late, past.rough)))
    rest = _beside((echo, zeros, grain, past.scales.shift > 0, past.scales.linear))
    return np.concatenate((ratios, rest), axis=1)


def _line(past: Past, width: int) -> tuple[Floats, Floats]:
    """Mean and least-squares slope of each series' last `width` steps, or all there are."""
    steps = past.u.shape[1]
    width = min(width, steps)
    n = np.minimum(past.n, width)
    x = past.adjusted[:, steps - width :]
    inside = np.arange(width)[None, :] >= (width - n)[:, None]
    place = (np.arange(width)[None, :] - (width - (n + 1) / 2)[:, None]) * inside
    mean = (x * inside).sum(axis=1) / n
    slope = (place * x).sum(axis=1) / np.maximum((place**2).sum(axis=1), 1e-9)
    return mean, slope


def _ratios(pairs: Pairs) -> Floats:
    """Logarithms of each pair's ratio, one column each; 0 / 0 counts as 1."""
    above, under = (_beside(side) + 1e-9 for side in zip(*pairs, strict=True))
    return _within(np.log(above / under), FAR)


def _shares(pairs: Pairs) -> Floats:
    """Each pair's quotient, one column each."""
    above, under = (_beside(side) for side in zip(*pairs, strict=True))
    return _within(above / under, FAR)


def _beside(columns: Sequence[NDArray[np.generic]]) -> Floats:
    """The columns as one array (n, columns); np.stack takes ten times as long for a single row."""
    return np.array(columns, float).T


def _within(x: Floats, most: float) -> Floats:
    return np.asarray(np.minimum(np.maximum(x, -most), most))
