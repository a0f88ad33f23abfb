"""What a metric's level, total or average was over some past days."""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import date, timedelta

import numpy as np

from okr_ai.forecast.period import flow_period
from okr_ai.forecast.steps import Floats, Steps
from okr_ai.model import Measure

JUMPY = -0.3
"""Autocorrelation of a series' changes below which its steps scatter around a slow level: -0.5 is pure noise around a
fixed level, 0 a random walk (where the last value says everything)."""

LEAST_MOVES = 15  # that tell how a series moves


def level_window(steps: Steps, start: date) -> int:
    """How many steps a level is the mean of, judged by what was known before `start`.

    A week of days; four weeks of a weekly metric that jumps from week to week; else the last step alone. So too where
    the metric moves on by more than it jumps (users registered so far): a mean would lag behind it.
    """
    if steps.rhythm.days != 1 and steps.rhythm.name != "weekly":
        return 1
    count = bisect_left(steps.ends, start)
    known = steps.values[:count][np.isfinite(steps.values[:count])][-52:]
    moves = np.diff(known)
    if len(moves) >= LEAST_MOVES and abs(moves.mean()) > moves.std() > 0:
        return 1
    if steps.rhythm.days == 1:
        return len(steps.rhythm.weekdays)
    return 4 if _jumpy(known, moves) else 1


def _jumpy(known: Floats, moves: Floats) -> bool:
    if len(moves) < LEAST_MOVES:
        return False
    moves = moves - moves.mean()
    scatter = float((moves**2).sum())
    return scatter > 1e-12 * float((known**2).sum()) and float((moves[1:] * moves[:-1]).sum()) < JUMPY * scatter


def filled(values: Floats, steps: Steps, measure: Measure) -> Floats:
    """`values` without gaps, for sums: a day had nothing where the metric's past lets expect it, else a step without a
    value was like the others. For an average every gap is like the others. All missing: zeros.
    """
    known = values[np.isfinite(values)]
    nothing = len(known) == 0 or (measure == "total" and steps.nothing_is_empty)
    return np.where(np.isfinite(values), values, 0.0 if nothing else known.mean())


def value_over(steps: Steps, start: date, due: date, measure: Measure, window: int) -> float | None:
    """The metric's total or average over `start` … `due`, or its level at the end of it; None where not (all) known."""
    if not steps.ends:
        return None
    if measure == "level":
        return level_on(steps, due, window)
    if steps.rhythm.start_of(steps.ends[0]) > start or steps.ends[-1] < due:
        return None
    period = flow_period(steps, start, due)
    values = filled(period.observed, steps, measure)
    total = float((values * period.weights).sum())
    return total if measure == "total" else total / float(period.weights.sum())


def level_on(steps: Steps, day: date, window: int) -> float | None:
    """The level on `day`: the mean of the last `window` known steps that were over by then."""
    count = bisect_right(steps.ends, day)
    known = steps.values[:count][np.isfinite(steps.values[:count])][-window:]
    return float(known.mean()) if len(known) else None


def window_before(start: date, due: date, count: int = 1) -> tuple[date, date]:
    """The period of the same length `count` periods earlier; whole months stay whole months (Q3 -> Q2)."""
    months = (due.year - start.year) * 12 + due.month - start.month + 1
    if start.day == 1 and due.day == monthrange(due.year, due.month)[1]:
        first = _months_later(start, -months * count)
        return first, _months_later(first, months) - timedelta(days=1)
    length = (due - start + timedelta(days=1)) * count
    return start - length, due - length


def year_before(start: date, due: date) -> tuple[date, date]:
    """The same period a year earlier."""
    return _same_day(start, -1), _same_day(due, -1)


def _months_later(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _same_day(day: date, years: int) -> date:
    last = monthrange(day.year + years, day.month)[1]
    at_month_end = day.day == monthrange(day.year, day.month)[1]
    return day.replace(year=day.year + years, day=last if at_month_end else min(day.day, last))
