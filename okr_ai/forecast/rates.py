"""How fast a key result has to move from here, how fast it moved lately, and the fastest it ever moved for that long.

For a level: its change a week. For a total: what comes in a week. For an average: the mean value itself.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from okr_ai.forecast.levels import filled
from okr_ai.forecast.period import Period
from okr_ai.forecast.steps import Floats, Steps
from okr_ai.model import Measure

RECENT_DAYS = 28


@dataclass(frozen=True, slots=True)
class Rates:
    """`recent`: the last four weeks (at least two steps); `best`: over as many steps as are left, up to `best_on`."""

    needed: float | None
    recent: float | None
    best: float | None
    best_on: date | None
    needed_to: float | None = None  # the upper end of what an average has to be, for a band


def rates_of(
    steps: Steps,
    period: Period,
    measure: Measure,
    *,
    current: float | None,
    target: float,
    up: bool,
    due: date,
    target_to: float | None = None,
) -> Rates:
    """Rates towards `target`; `current` is the level now, or the total or average so far. `target_to`: of a band."""
    left = period.ahead
    a_week = 7 / steps.rhythm.length
    recent_steps = max(2, round(RECENT_DAYS / steps.rhythm.length))
    known = filled(steps.values, steps, measure)
    best, place = None, None
    if measure == "level":
        weeks = (due - (steps.last or due)).days / 7
        needed = (target - (current or 0.0)) / weeks if weeks > 0 else None
        recent = _change(known, min(recent_steps, len(known) - 1)) * a_week
        if 0 < left < len(known):
            moves = (known[left:] - known[:-left]) / left * a_week
            place = int(moves.argmax() if up else moves.argmin())
            best, place = float(moves[place]), place + left
        return Rates(needed, recent if len(known) > 1 else None, best, _day(steps, place))
    ahead = float(period.weights[len(period.observed) :].sum())
    done = (current or 0.0) * (float(period.weights[: len(period.observed)].sum()) if measure == "average" else 1.0)
    share = float(period.weights.sum()) if measure == "average" else 1.0
    scale = 1.0 if measure == "average" else a_week
    needed, needed_to = (
        None if bound is None or ahead <= 0 else (bound * share - done) / ahead * scale for bound in (target, target_to)
    )
    recent = float(known[-recent_steps:].mean()) * scale
    if 0 < left <= len(known):
        sums = np.convolve(known, np.ones(left), "valid") / left * scale
        place = int(sums.argmax() if up else sums.argmin())
        best, place = float(sums[place]), place + left - 1
    return Rates(needed, recent, best, _day(steps, place), needed_to if measure == "average" else None)


def _change(values: Floats, over: int) -> float:
    """Change a step, over the last so many steps."""
    return float(values[-1] - values[-1 - over]) / over if over > 0 else 0.0


def _day(steps: Steps, place: int | None) -> date | None:
    return steps.ends[place] if place is not None else None
