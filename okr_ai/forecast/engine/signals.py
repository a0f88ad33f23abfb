"""What the networks see of a window: candidate centres, and scale-free signs of how far to trust each of them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.combination import Combination
from okr_ai.forecast.engine.smoothing import GRID
from okr_ai.forecast.engine.windows import Past, Windows, picked
from okr_ai.forecast.engine.years import YearAgo, year_ago

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FEW = 8
"""Steps that count as late."""
LATEST = 3
"""Past errors that count as the latest; where there were fewer, the missing ones count as zero."""
FAR = 4.0
"""Signs are kept within this."""
CANDIDATES = 13
YEARLY = 3
"""So many of the candidates, the last ones, need a year of history."""
RATIOS = 5
"""So many of the quotients of errors, the first ones, are seen as logarithms, where 0 / 0 counts as 1."""
LEVEL_ONLY = GRID.level_only.astype(float)


class Signals(NamedTuple):
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
    relative = np.where(there, _within((candidates - centre[:, None]) / spread[:, None], FAR + 1), 0.0)
    rough, character = _character(windows.past)
    signs = (
        np.tanh(relative / 2),
        there[:, -YEARLY:],
        character.take(windows.row, axis=0),
        _amounts(windows, trends),
        _errors(windows, combination, trends, year, rough[windows.row]),
    )
    return Signals(centre, spread, relative, there, np.concatenate(signs, axis=1))


class Trends(NamedTuple):
    """Simple descriptions of a series at its end, one row per window, without season."""

    ahead: Floats
    """Steps to the window's middle."""
    last: Floats
    drift: Floats
    """Change per step from the first value to the last."""
    level: Floats
    """Where the smoothers without slope are."""
    slope: Floats
    """Of the least-squares line."""
    late_slope: Floats
    """… through the late steps alone."""
    line: Floats
    """Where these lines lead to."""
    late_line: Floats
    mean: Floats
    """Of the values, not of their logarithms: higher for a series that jumps."""
    late_mean: Floats


def _trends(windows: Windows, combination: Combination) -> Trends:
    past, row, n = windows.past, windows.row, windows.past.n
    steps, late = past.u.shape[1], max(12, past.season) if past.season < 52 else 13
    # one column for all steps, one for the late ones
    counts = np.array((n, np.minimum(n, late))).T
    sums = past.adjusted @ _line_sums(steps, late)
    total, middle = sums[:, :2], (counts - 1) / 2
    slopes = (sums[:, 2:] + middle * total) / np.maximum(counts * (counts * counts - 1) / 12, 1e-9)
    ahead = (windows.first + windows.last) / 2
    at_end = total / counts + slopes * middle
    lines = at_end.take(row, axis=0) + slopes.take(row, axis=0) * ahead[:, None]
    begun = picked(past.sums, np.arange(len(n)), steps - counts)
    means = windows.scales.of_means(((past.sums[:, -1:] - begun) / counts).take(row, axis=0))
    weight, last = combination.weight * LEVEL_ONLY, past.adjusted[:, -1]
    return Trends(
        ahead,
        last[row],
        (last / np.maximum(n - 1, 1))[row],
        np.vecdot(weight, windows.forecasts) / np.add.reduce(weight, axis=1),
        *slopes.T.take(row, axis=1),
        *lines.T,
        *means.T,
    )


@lru_cache(64)
def _line_sums(steps: int, late: int) -> Floats:
    """(steps, 4): makes of a series its sum, that of its last `late` steps, and both weighted by steps from the end."""
    place = np.arange(1.0 - steps, 1.0)
    counted = np.array((place > -steps, place > -late)).T
    return np.concatenate((counted, counted * place[:, None]), axis=1)


def _candidates(windows: Windows, combination: Combination, t: Trends, year: YearAgo) -> Floats:
    """(n, CANDIDATES): what the window's mean might be, NaN where a candidate needs more history."""
    plain = (
        combination.forecast,
        t.level,
        t.level + 0.5 * t.slope * t.ahead,  # the theta method (Hyndman and Billah 2003)
        t.line,
        t.late_line,
        t.last,
        t.last + t.drift * t.ahead,
        t.mean,
        t.late_mean,
    )
    raw = (windows.past.u[windows.row, -1], year.same, year.grown, year.yearly)
    return np.concatenate((_beside(plain) + windows.season[:, None], _beside(raw)), axis=1)


def _amounts(windows: Windows, t: Trends) -> Floats:
    """How much there is to see, and how far ahead."""
    n, season = windows.n, windows.past.season
    cycles = np.minimum(n / season, 20.0)
    logs = np.log(_beside((n, windows.last, t.ahead, windows.last - windows.first + 1, cycles)))
    cycles = np.maximum(logs[:, -1], -2.5) if season > 1 else np.zeros(len(n))
    columns = (np.log1p(windows.trials), windows.past.belief[windows.row], cycles)
    return np.concatenate((logs[:, :-1] / 3, _beside(columns)), axis=1)


def _errors(windows: Windows, combination: Combination, t: Trends, year: YearAgo, rough: Floats) -> Floats:
    """Sizes of the past errors, and trends in units of them."""
    past, row = windows.past, windows.row
    one_step = np.sqrt(np.vecdot(combination.weight, past.one_step.take(row, axis=0)))
    spread = combination.spread
    rms, bias, latest, skew, worst = _record(windows, combination)
    pairs = (
        (spread, one_step),
        (one_step, rough),
        (rms, spread),
        (worst, spread),
        (year.rms, spread),
        (combination.apart, spread),
        (bias / 2, spread),
        (latest / 2, spread),
        (year.bias / 2, spread),
        (t.drift, one_step),
        (t.slope, one_step),
        (t.late_slope / 2, one_step),
        ((t.last - t.level) / 2, one_step),
        # the indices' mean is zero
        (np.sqrt(np.vecdot(past.indices, past.indices) / past.season)[row] / 2, one_step),
        (windows.season / 2, one_step),
    )
    both = np.array(pairs).transpose(1, 2, 0)
    both[:, :, :RATIOS] += 1e-9
    quotients = both[0] / both[1]
    quotients[:, :RATIOS] = np.log(quotients[:, :RATIOS])
    quotients = _within(quotients, FAR)
    quotients[:, RATIOS - 1] *= year.trials > 0
    sizes = np.log(_beside((one_step, spread)) + 1e-6) / 2
    return np.concatenate((quotients, sizes, _beside((skew / 3, np.log1p(year.trials)))), axis=1)


def _record(windows: Windows, combination: Combination) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Of the combination's errors at past origins: root mean square, mean, latest mean, skewness, the largest."""
    errors = np.einsum("nkt,nk->nt", windows.errors, combination.weight.astype(np.float32)).astype(float)
    share = windows.weight / np.maximum(np.add.reduce(windows.weight, axis=1), 1e-9)[:, None]
    rms = np.sqrt(np.vecdot(share, errors * errors))
    shape = _within(errors / np.maximum(rms, 1e-12)[:, None], FAR)
    skew = np.vecdot(share, shape * shape * shape)
    return (
        rms,
        np.vecdot(share, errors),
        # a batch has as many columns as its longest series needs: how many there are must not count
        np.add.reduce(errors[:, :LATEST], axis=1) / LATEST,
        _within(skew, 6.0),
        np.maximum.reduce(np.abs(errors), axis=1),
    )


def _character(past: Past) -> tuple[Floats, Floats]:
    """How rough each series is (root mean square change), and signs of it: how typical and how late its changes are,
    how they echo; zeros, grain, and its scale."""
    n, steps = past.n, past.u.shape[1]
    changes = past.adjusted[:, 1:] - past.adjusted[:, :-1]
    count = np.maximum(n - 1, 1)
    squared, late = np.vecdot(changes, changes), changes[:, -FEW:]
    rough = np.sqrt(squared / count)
    # padding has changes of zero, on the left of the sorted sizes
    sizes = np.sort(np.abs(changes), axis=1)
    typical = 1.4826 * picked(sizes, np.arange(len(n)), np.maximum(steps - 1 - (count + 1) // 2, 0))
    latest = np.sqrt(np.vecdot(late, late) / np.minimum(count, FEW))
    echo = np.vecdot(changes[:, 1:], changes[:, :-1]) / np.maximum(squared, 1e-12)
    zeros = np.vecdot(past.sizes == 0, past.inside) / n
    grain = past.whole / np.maximum(past.scales.unit, 1.0)
    ratios = _within(np.log((_beside((typical, latest)) + 1e-9) / (rough + 1e-9)[:, None]), FAR)
    rest = _beside((echo, zeros, grain, past.scales.shift > 0, past.scales.linear))
    return rough, np.concatenate((ratios, rest), axis=1)


def _beside(columns: Sequence[NDArray[np.generic]]) -> Floats:
    """The columns as one array (n, columns); np.stack takes ten times as long for a single row."""
    return np.array(columns, float).T


def _within(x: Floats, most: float) -> Floats:
    return np.asarray(np.minimum(np.maximum(x, -most), most))
