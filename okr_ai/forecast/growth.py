"""What reports say of something that only ever grows: things won or made, the done share of a piece of work.

The amount that comes in is a gamma-Poisson process. Its pace, as a share of the planned one, has a gamma prior (around
0.85, by which one in three is hit) that the reports move; it comes in lumps, whose size is told by how
unevenly the reports grew. What is still to come is negative binomial for whole numbers, gamma else: never negative.
Gelman et al., Bayesian Data Analysis (2013), section 2.6; lumps as the dispersion of quasi-Poisson models.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, inf, log

import numpy as np

from okr_ai.forecast.steps import Floats

PRIOR_PACE, PRIOR_SHAPE = 0.85, 2.0  # mean of the pace in planned paces, and the gamma's shape: give or take 0.6
BEND = 0.3  # work goes as time to a power, whose logarithm differs by this much: it begins slowly, or ends slowly
MOST_BENT = 1.6  # logarithm of the share of the time that was seen; with less the prior tells
PRIOR_CHANGES = 3.0  # how many reported changes the prior lump is worth
MOST_COUNTED = 1000  # of more that are to come, whole numbers are as good as any


@dataclass(frozen=True, slots=True)
class Growth:
    """The amount on a day: `last` and what comes on top, of mean `more` and variance `variance`; at most `ceiling`."""

    last: float
    more: float
    variance: float
    whole: bool
    ceiling: float = inf

    def chance(self, lower: float | None, upper: float | None) -> float:
        """P(lower <= amount <= upper)."""
        below = 0.0 if lower is None else self._below(lower)
        above = 1.0 if upper is None or upper >= self.ceiling else self._up_to(upper - self.last)
        return max(0.0, above - below)

    def quantiles(self, levels: Sequence[float]) -> Floats:
        from scipy.special import gammaincinv

        wanted = np.asarray(levels, float)
        if self.more <= 0:
            return np.full(len(wanted), min(self.last, self.ceiling))
        if self._counts:
            most = ceil(self.more + 12 * self.variance**0.5) + 1
            reached = np.array([self._up_to(count) for count in range(most)])
            found = np.searchsorted(reached, wanted).astype(float)
        else:
            found = gammaincinv(self.more**2 / self.variance, wanted) * self.variance / self.more
        return np.minimum(self.last + found, self.ceiling)

    @property
    def _counts(self) -> bool:
        return self.whole and self.more <= MOST_COUNTED

    def _below(self, bound: float) -> float:
        """P(amount < bound)."""
        needed = bound - self.last
        if needed <= 0:
            return 0.0
        return self._up_to(ceil(needed - 1e-9) - 1) if self._counts else self._up_to(needed)

    def _up_to(self, more: float) -> float:
        """P(what comes on top <= `more`)."""
        from scipy.special import betainc, gammainc

        if more < 0 or self.more <= 0:
            return float(more >= 0)
        if not self._counts:
            return float(gammainc(self.more**2 / self.variance, more * self.more / self.variance))
        shape = self.more**2 / max(self.variance - self.more, 1e-9)
        return float(betainc(shape, floor(more) + 1, shape / (shape + self.more)))


def growth_of(
    points: Sequence[tuple[date, float]],
    *,
    day: date,
    planned: float,
    lump: float,
    clock: Callable[[date], float],
    whole: bool,
    ceiling: float = inf,
) -> Growth:
    """The amount on `day` from reported `points` (ascending; the first is what there was when the period began).

    `planned` is what the plan brings in one unit of `clock` time; `lump` what comes at once, until the reports tell.
    A report below the one before is a correction: the last one stands. Raises ValueError without points.
    """
    if not points:
        raise ValueError("no points")
    pairs = [(planned * (clock(b[0]) - clock(a[0])), b[1] - a[1]) for a, b in pairwise(points)]
    expected, came = (np.array([pair[i] for pair in pairs if pair[0] > 0]) for i in (0, 1))
    grown, plan = max(float(came.sum()), 0.0), float(expected.sum())
    uneven = float(((came - grown / plan * expected) ** 2 / (grown / plan * expected)).sum()) if grown > 0 else 0.0
    size = (PRIOR_CHANGES * lump + uneven) / (PRIOR_CHANGES + max(len(came) - 1, 0))
    shape = PRIOR_SHAPE + grown / size
    pace = shape / (PRIOR_SHAPE / PRIOR_PACE + plan / size)
    last_day, last = points[-1]
    seen, whole_time = clock(last_day) - clock(points[0][0]), clock(day) - clock(points[0][0])
    more = pace * planned * max(whole_time - seen, 0.0)
    bent = BEND * min(log(whole_time / seen) if 0 < seen < whole_time else 0.0, MOST_BENT)
    spread = (bent * (last - points[0][1] + more)) ** 2 if more > 0 else 0.0
    return Growth(last, more, more * size + more**2 / shape + spread, whole, ceiling)
