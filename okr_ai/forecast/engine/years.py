"""What the same window did a year (or a cycle) before, and how well that would have served in the past."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.windows import Past, Windows

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

YEARS = {7: 364}
"""Steps after which a whole year comes round, where the season itself is shorter."""
LATELY = {364: 28}
"""Steps over which growth on the year before is taken, where a quarter of the year is too long."""


@dataclass(frozen=True, slots=True)
class YearAgo:
    """One row per window, on the scale u; NaN where the series is too short."""

    same: Floats
    """The window's mean a year before."""
    grown: Floats
    """… moved by how much the latest steps differ from theirs a year before."""
    yearly: Floats
    """… moved by how much the whole latest year differs from the one before."""
    rms: Floats
    """Root mean square error of `grown` at past origins, 0 where there were none."""
    bias: Floats
    trials: Floats
    """At how many (weighted) origins it was tried."""


def year_ago(windows: Windows) -> YearAgo:
    """The candidates of every window."""
    past, row = windows.past, windows.row
    n, steps = past.n[row], past.u.shape[1]
    year = YEARS.get(past.season, past.season)
    back = year * -(-windows.last // year)
    if past.season < 2 or (n <= back - windows.first).all():
        none, zero = np.full(len(row), np.nan), np.zeros(len(row))
        return YearAgo(none, none, none, zero, zero, zero)
    lately = np.minimum(np.maximum(n - back, 1), LATELY.get(year, max(2, year // 4)))
    now = np.full(len(row), steps - 1)
    # the origin that counts first, then those at which it is tried out
    before, grown = _seen(windows, np.concatenate((now[:, None], windows.origin), axis=1), back, lately)
    same, growth = before[:, 0], grown[:, 0]
    before, grown = before[:, 1:], grown[:, 1:]
    longer = _growth(past, row, now, np.full(len(row), year), np.full(len(row), year), n >= 2 * year)
    tried = (windows.weight > 0) & np.isfinite(grown)
    begin = np.where(tried, windows.origin + windows.first[:, None], 0)
    end = np.where(tried, windows.origin + windows.last[:, None] + 1, 1)
    errors = np.where(tried, past.mean_of(row, begin, end) - before - grown, 0.0)
    weight = windows.weight * tried
    total = weight.sum(axis=1)
    rms = np.sqrt((weight * errors**2).sum(axis=1) / np.maximum(total, 1e-9))
    bias = (weight * errors).sum(axis=1) / np.maximum(total, 1e-9)
    return YearAgo(same, same + growth, same + longer, rms, bias, total)


def _seen(windows: Windows, origin: Ints, back: Ints, lately: Ints) -> tuple[Floats, Floats]:
    """At each origin (n, origins): the window's mean a year before and the growth since, NaN where not seen."""
    past, row = windows.past, windows.row
    begun = (past.u.shape[1] - past.n[row])[:, None]
    begin = origin - back[:, None] + windows.first[:, None]
    there = begin >= begun
    end = np.where(there, begin + (windows.last - windows.first + 1)[:, None], 1)
    same = np.where(there, past.mean_of(row, np.where(there, begin, 0), end), np.nan)
    enough = there & (origin - back[:, None] - lately[:, None] + 1 >= begun)
    spread = np.broadcast_to(lately[:, None], origin.shape)
    return same, _growth(past, row, origin, np.broadcast_to(back[:, None], origin.shape), spread, enough)


def _growth(past: Past, row: Ints, origin: Ints, back: Ints, width: Ints, there: NDArray[np.bool_]) -> Floats:
    """Mean of the `width` steps up to each origin minus that of those `back` steps before; NaN where not `there`."""
    width, back = np.where(there, width, 1), np.where(there, back, 0)
    end = np.where(there, origin + 1, 1)
    now = past.mean_of(row, end - width, end)
    then = past.mean_of(row, end - width - back, end - back)
    return np.where(there, now - then, np.nan)
