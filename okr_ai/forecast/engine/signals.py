"""What the network sees of a window: candidate centres, and scale-free signs of how far to trust each of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.combination import Combination
from okr_ai.forecast.engine.smoothing import GRID
from okr_ai.forecast.engine.windows import Past, Windows
from okr_ai.forecast.engine.years import year_ago

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

FEW = 8
"""Steps that count as late."""


@dataclass(frozen=True, slots=True)
class Signals:
    """One row per window. Centre and spread are on the series' scale, inputs are free of any scale."""

    centre: Floats
    """(n,): the untrained combination's centre."""
    spread: Floats
    """(n,): its spread; everything the network says is in this unit."""
    candidates: Floats
    """(n, candidates): (candidate - centre) / spread, 0 where there is none."""
    there: Flags
    """(n, candidates): whether the candidate exists."""
    inputs: Floats
    """(n, inputs)."""


def read_signals(windows: Windows, combination: Combination) -> Signals:
    """The signals of every window."""
    past, row = windows.past, windows.row
    weight, forecast, spread = combination.weight, combination.forecast, combination.spread
    centre = forecast + windows.season
    one_step = np.sqrt((weight * past.one_step[row]).sum(axis=1))
    ses_weight = weight * GRID.level_only
    ses = (ses_weight * windows.forecasts).sum(axis=1) / ses_weight.sum(axis=1)
    year = year_ago(windows)

    ahead = (windows.first + windows.last) / 2
    n = past.n[row].astype(float)
    last = past.adjusted[row, -1]
    drift = last / np.maximum(n - 1, 1)
    whole, late = (_line(past, width) for width in (past.u.shape[1], _cycle(past)))
    slope, late_slope = whole[1][row], late[1][row]
    plain = (
        forecast,
        ses,
        ses + 0.5 * slope * ahead,
        whole[0][row] + slope * ((n - 1) / 2 + ahead),
        late[0][row] + late_slope * ((np.minimum(n, _cycle(past)) - 1) / 2 + ahead),
        last,
        last + drift * ahead,
        whole[0][row],
        late[0][row],
    )
    seasonal = np.stack(plain, axis=1) + windows.season[:, None]
    raw = np.stack((past.u[row, -1], year.same, year.grown, year.yearly), axis=1)
    candidates = np.concatenate((seasonal, raw), axis=1)
    there = np.isfinite(candidates)
    apart_by = np.where(there, (candidates - centre[:, None]) / spread[:, None], 0.0)
    apart_by = np.clip(apart_by, -5.0, 5.0)

    rms, bias, latest, skew, worst = _record(windows, weight)
    character = _character(past)[row]
    roughness = character[:, 0]
    columns = [
        _ratio(spread, one_step),
        _ratio(one_step, roughness),
        *character[:, 1:].T,
        np.log(one_step + 1e-6) / 2,
        np.log(spread + 1e-6) / 2,
        _ratio(rms, spread),
        combination.apart / spread,
        _share(bias, spread) / 2,
        _share(latest, spread) / 2,
        skew / 3,
        _ratio(worst, spread),
        np.log1p(windows.trials),
        np.log(n) / 3,
        np.log(windows.last) / 3,
        np.log(ahead) / 3,
        np.log(windows.last - windows.first + 1) / 3,
        _share(drift, one_step),
        _share(slope, one_step),
        _share(late_slope, one_step) / 2,
        _share(last - ses, one_step) / 2,
        past.belief[row],
        _share(past.indices[row].std(axis=1), one_step) / 2,
        _share(windows.season, one_step) / 2,
        np.log(np.clip(n / past.season, 0.1, 20)) * (past.season > 1),
        _ratio(year.rms, spread) * (year.trials > 0),
        _share(year.bias, spread) / 2,
        np.log1p(year.trials),
    ]
    inputs = np.concatenate((np.tanh(apart_by / 2), there[:, -3:], np.stack(columns, axis=1)), axis=1)
    return Signals(centre, spread, apart_by, there, inputs)


def _cycle(past: Past) -> int:
    return max(12, past.season) if past.season < 52 else 13


def _record(windows: Windows, weight: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Of the combination's errors at past origins: root mean square, mean, latest mean, skewness, the largest."""
    errors = np.einsum("nkt,nk->nt", windows.errors, weight.astype(np.float32)).astype(float)
    share = windows.weight / np.maximum(windows.weight.sum(axis=1, keepdims=True), 1e-9)
    rms = np.sqrt((share * errors**2).sum(axis=1))
    bias = (share * errors).sum(axis=1)
    skew = (share * np.clip(errors / np.maximum(rms, 1e-12)[:, None], -4, 4) ** 3).sum(axis=1)
    return rms, bias, errors[:, :3].mean(axis=1), np.clip(skew, -6, 6), np.abs(errors).max(axis=1)


def _character(past: Past) -> Floats:
    """(n, 7) signs of each series: roughness; and how typical, how even, how echoing, how whole its changes are."""
    steps = past.u.shape[1]
    changes = np.diff(past.adjusted, axis=1)
    count = np.maximum(past.n - 1, 1)
    squares = (changes**2).sum(axis=1)
    rough = np.sqrt(squares / count) + 1e-6
    # padding has changes of zero on the left of the sorted sizes
    sizes = np.sort(np.abs(changes), axis=1)
    middle = np.clip(steps - 1 - (count + 1) // 2, 0, steps - 2)
    typical = 1.4826 * sizes[np.arange(len(sizes)), middle] + 1e-6
    late = np.sqrt((changes[:, -FEW:] ** 2).sum(axis=1) / np.minimum(count, FEW)) + 1e-6
    echo = (changes[:, 1:] * changes[:, :-1]).sum(axis=1) / np.maximum(squares, 1e-12)
    inside = np.arange(steps)[None, :] >= (steps - past.n)[:, None]
    zeros = ((past.sizes == 0) & inside).sum(axis=1) / past.n
    grain = np.where(past.whole, np.minimum(1 / past.scales.unit, 1.0), 0.0)
    signs = (rough, _ratio(typical, rough), _ratio(late, rough), echo, zeros, grain, past.scales.shift > 0)
    return np.stack([np.asarray(sign, float) for sign in signs], axis=1)


def _line(past: Past, width: int) -> tuple[Floats, Floats]:
    """Mean and least-squares slope of each series' last `width` steps, or all there are."""
    steps = past.u.shape[1]
    width = min(width, steps)
    n = np.minimum(past.n, width)
    x = past.adjusted[:, steps - width :]
    place = np.arange(width)[None, :] - (width - (n + 1) / 2)[:, None]
    inside = np.arange(width)[None, :] >= (width - n)[:, None]
    place *= inside
    mean = (x * inside).sum(axis=1) / n
    slope = (place * x).sum(axis=1) / np.maximum((place**2).sum(axis=1), 1e-9)
    return mean, slope


def _ratio(a: Floats, b: Floats) -> Floats:
    """Logarithm of a / b, kept within -4..4; 0 / 0 counts as 1."""
    return np.asarray(np.clip(np.log((a + 1e-9) / (b + 1e-9)), -4.0, 4.0))


def _share(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.clip(a / b, -4.0, 4.0))
