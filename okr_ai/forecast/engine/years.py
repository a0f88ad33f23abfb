"""What the same window did a year (or a cycle) before, and how well that would have served in the past."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.windows import Windows

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
    n, steps = past.n[row][:, None], past.u.shape[1]
    first, last = windows.first[:, None], windows.last[:, None]
    year = YEARS.get(past.season, past.season)
    back = year * -(-last // year)
    if past.season < 2 or (n <= back - first).all():
        none, zero = np.full(len(row), np.nan), np.zeros(len(row))
        return YearAgo(none, none, none, zero, zero, zero)
    width, begun = last - first + 1, steps - n
    lately = np.minimum(np.maximum(n - back, 1), LATELY.get(year, max(2, year // 4)))
    # the origin that counts first, then those at which it is tried out
    origin = np.concatenate((np.full((len(row), 1), steps - 1), windows.origin), axis=1)
    before, late = origin - back + first, origin + 1 - lately
    seen = before >= begun
    enough = seen & (late - back >= begun)
    tried = (windows.weight > 0) & enough[:, 1:]
    latest, long = np.full(n.shape, steps - year), n >= 2 * year
    same, now, then, this_year, year_before, actual = _means(
        windows,
        (before, width, seen),
        (late, lately, enough),
        (late - back, lately, enough),
        (latest, year, long),
        (latest - year, year, long),
        (windows.origin + first, width, tried),
    )
    grown = same + now - then
    errors = np.where(tried, actual - grown[:, 1:], 0.0)
    weight = windows.weight * tried
    total = weight.sum(axis=1)
    rms = np.sqrt((weight * errors**2).sum(axis=1) / np.maximum(total, 1e-9))
    bias = (weight * errors).sum(axis=1) / np.maximum(total, 1e-9)
    yearly = same[:, 0] + this_year[:, 0] - year_before[:, 0]
    return YearAgo(same[:, 0], grown[:, 0], yearly, rms, bias, total)


def _means(windows: Windows, *spans: tuple[Ints, Ints | int, NDArray[np.bool_]]) -> list[Floats]:
    """Mean u of spans of steps, each given by where it begins (n, …), its width and whether it is there, else NaN.

    All in one call, as for a single window the calls cost more than the numbers.
    """
    begin = np.concatenate([np.where(there, begin, 0) for begin, _, there in spans], axis=1)
    width = np.concatenate([np.where(there, width, 1) for _, width, there in spans], axis=1)
    there = np.concatenate([there for *_, there in spans], axis=1)
    means = np.where(there, windows.past.mean_of(windows.row, begin, begin + width), np.nan)
    found, at = [], 0
    for _, _, part in spans:
        found.append(means[:, at : at + part.shape[1]])
        at += part.shape[1]
    return found
