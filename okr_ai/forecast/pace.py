"""What a few reported values say: the pace so far, carried to the due date, with the width that few values deserve.

A random walk with drift. Weekly steps scatter with a variance, and drift, whose priors come from the plan alone: the
planned pace is |target - baseline| / weeks. Before any value the drift is thought to be 0.6 of the planned pace, give
or take 0.7 of it (key results fall short more often than not), and the scatter such that over the period it comes to
half of the planned way. Values move both, as in any conjugate normal model; the outcome is Student-t, its degrees of
freedom growing with the values.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt

import numpy as np

from okr_ai.forecast.steps import Floats

PRIOR_DRIFT, PRIOR_SPREAD = 0.6, 0.7  # in planned paces
PRIOR_SCATTER = 0.5  # over the whole period, in planned ways
PRIOR_VALUES = 2.0  # how many changes the prior scatter is worth


@dataclass(frozen=True, slots=True)
class Pace:
    """The outcome's distribution on the due date: Student-t with `freedom` degrees around `middle`, scale `spread`."""

    middle: float
    spread: float
    freedom: float
    drift: float  # change a week
    values: int

    def chance(self, lower: float | None, upper: float | None) -> float:
        """P(lower <= outcome <= upper)."""
        from scipy.special import stdtr

        if self.spread == 0:
            return float((lower is None or self.middle >= lower) and (upper is None or self.middle <= upper))
        below = 0.0 if lower is None else float(stdtr(self.freedom, (lower - self.middle) / self.spread))
        above = 1.0 if upper is None else float(stdtr(self.freedom, (upper - self.middle) / self.spread))
        return max(0.0, above - below)

    def quantiles(self, levels: Sequence[float]) -> Floats:
        from scipy.special import stdtrit

        return self.middle + self.spread * np.asarray(stdtrit(self.freedom, np.asarray(levels)), float)


def pace_of(
    points: Sequence[tuple[date, float]],
    *,
    start: date,
    due: date,
    day: date,
    planned: float,
    clock: Callable[[date], float] | None = None,
    meant: float = PRIOR_DRIFT,
) -> Pace:
    """The distribution on `day` from reported `points` (ascending; the first may be the baseline at `start`).

    `planned` is the whole way planned from `start` to `due`, with its sign (where there is none, a change of the
    metric's usual size). `clock` tells weeks since `start`, by the calendar when None: a plan that is not a straight
    line has a clock of its own, in which its pace is even. `meant` is the drift thought of before any value, in planned
    paces: 0 for what is only to stay. Raises ValueError without points.
    """
    if not points:
        raise ValueError("no points")
    weeks = (due - start).days / 7
    time = clock or (lambda day: (day - start).days / 7)
    plan = planned / max(weeks, 1.0)
    pairs = [(a, b) for a, b in pairwise(points) if b[0] > a[0]]
    gaps = np.array([(b[0] - a[0]).days / 7 for a, b in pairs])
    paces = np.array([time(b[0]) - time(a[0]) for a, b in pairs])  # what the plan makes of each gap
    moves = np.array([b[1] - a[1] for a, b in pairs])
    # least squares of moves = rate * paces, each move's variance growing with its gap
    seen = float((paces**2 / gaps).sum())
    rate = float((moves * paces / gaps).sum()) / seen if seen > 0 else 0.0
    squares = float(((moves - rate * paces) ** 2 / gaps).sum())
    usual = (PRIOR_SCATTER * planned) ** 2 / max(weeks, 1.0)
    scatter = (PRIOR_VALUES * usual + squares) / (PRIOR_VALUES + max(len(moves) - 1, 0))
    prior_precision = 1 / max((PRIOR_SPREAD * plan) ** 2, 1e-300)
    precision = prior_precision + seen / max(scatter, 1e-300)
    drift = (meant * plan * prior_precision + rate * seen / max(scatter, 1e-300)) / precision
    last_day, last = points[-1]
    ahead, pace_ahead = max((day - last_day).days / 7, 0.0), max(time(day) - time(last_day), 0.0)
    spread = sqrt(scatter * ahead + pace_ahead**2 / precision)
    return Pace(last + drift * pace_ahead, spread, PRIOR_VALUES + len(moves), drift, len(points))
