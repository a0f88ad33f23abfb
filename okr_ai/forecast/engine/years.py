"""What the same window did a year (or a cycle) before, and how well that would have served in the past."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.windows import Windows

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

YEARS = {7: 364}
"""Steps after which a whole year comes round, where the season itself is shorter."""
LATELY = {364: 28}
"""Steps over which growth on the year before is taken, where a quarter of the year is too long."""


class YearAgo(NamedTuple):
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
    past, n = windows.past, windows.n[:, None]
    rows, steps = len(n), past.u.shape[1]
    first, last = windows.first[:, None], windows.last[:, None]
    year = YEARS.get(past.season, past.season)
    back = year * -(-last // year)
    if past.season < 2 or not np.count_nonzero(n > back - first):
        none, zero = np.full(rows, np.nan), np.zeros(rows)
        return YearAgo(none, none, none, zero, zero, zero)
    lately = np.minimum(np.maximum(n - back, 1), LATELY.get(year, max(2, year // 4)))
    # the origin that counts first, then those at which it is tried out
    origin = np.empty((rows, 1, 1 + windows.origin.shape[1]), np.int64)
    origin[:, 0, 0], origin[:, 0, 1:] = steps - 1, windows.origin
    # of each origin the window a year before, the latest steps, theirs a year before, and the window itself
    shift = np.concatenate((first - back, 1 - lately, 1 - lately - back, first), axis=1)
    width = np.concatenate((last - first + 1, lately, lately, last - first + 1), axis=1)
    (same, now, then, actual), (this_year, year_before) = _means(windows, origin + shift[:, :, None], width, year)
    seen = origin[:, 0] + shift[:, :1] >= steps - n
    enough = seen & (origin[:, 0] + shift[:, 2:3] >= steps - n)
    grown = same + now - then
    errors, weight = actual[:, 1:] - grown[:, 1:], windows.weight * enough[:, 1:]
    total = np.add.reduce(weight, axis=1)
    count = np.maximum(total, 1e-9)
    whole = seen[:, 0] & (windows.n >= 2 * year)
    return YearAgo(
        same=np.where(seen[:, 0], same[:, 0], np.nan),
        grown=np.where(enough[:, 0], grown[:, 0], np.nan),
        yearly=np.where(whole, same[:, 0] + this_year - year_before, np.nan),
        rms=np.sqrt(np.vecdot(weight, errors * errors) / count),
        bias=np.vecdot(weight, errors) / count,
        trials=total,
    )


def _means(windows: Windows, begin: Ints, width: Ints, year: int) -> tuple[Floats, Floats]:
    """Mean u of spans, (spans, rows, origins) for begin (rows, spans, origins) and width (rows, spans), and of the
    latest whole year and the one before, (2, rows).

    All in one call, as for a single window the calls cost more than the numbers.
    """
    rows, spans, origins = begin.shape
    steps = windows.past.u.shape[1]
    begins, widths = np.empty((2, rows, spans * origins + 2), np.int64)
    begins[:, :-2], begins[:, -2:] = begin.reshape(rows, -1), (steps - year, steps - 2 * year)
    widths[:, :-2], widths[:, -2:] = width.repeat(origins, axis=1), year
    means = windows.mean_of(begins, widths)
    return means[:, :-2].reshape(begin.shape).transpose(1, 0, 2), means[:, -2:].T
