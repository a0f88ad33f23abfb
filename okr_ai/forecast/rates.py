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
    beyond: bool = False  # what is needed was never reached for that long
    rising: bool = False  # the latest such stretch came nearer to it than the one before


def rates_of(
    steps: Steps,
    period: Period,
    measure: Measure,
    *,
    current: float | None,
    target: float,
    up: bool,
    target_to: float | None = None,
) -> Rates:
    """Rates towards `target`; `current` is the level now, or the total or average so far. `target_to`: of a band."""
    left = period.ahead
    a_week = 7 / steps.rhythm.length
    recent_steps = max(2, round(RECENT_DAYS / steps.rhythm.length))
    known = filled(steps.values, steps, measure)
    best, place, beyond, rising = None, None, False, False
    if measure == "level":
        weeks = (period.ends[-1] - steps.last).days / 7 if steps.last else 0.0  # to the last step that counts
        needed = (target - (current or 0.0)) / weeks if weeks > 0 else None
        recent = _change(known, min(recent_steps, len(known) - 1)) * a_week
        if 0 < left < len(known):
            moves = (known[left:] - known[:-left]) / left * a_week
            place = int(moves.argmax() if up else moves.argmin())
            best, place, beyond, rising = float(moves[place]), place + left, *_against(moves, needed, left, up=up)
        return Rates(needed, recent if len(known) > 1 else None, best, _day(steps, place), beyond=beyond, rising=rising)
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
        best, place, beyond, rising = float(sums[place]), place + left - 1, *_against(sums, needed, left, up=up)
    if target_to is not None:  # between two bounds, nothing is the better the further it goes
        return Rates(needed, recent, best, _day(steps, place), needed_to if measure == "average" else None)
    return Rates(needed, recent, best, _day(steps, place), beyond=beyond, rising=rising)


def _against(stretches: Floats, needed: float | None, left: int, *, up: bool) -> tuple[bool, bool]:
    """Whether what is needed lies beyond all past stretches, and whether they have been getting nearer to it."""
    if needed is None:
        return False, False
    most = float(stretches.max() if up else stretches.min())
    beyond = (needed > most if up else needed < most) and abs(needed - most) > 1e-9 * abs(most)
    earlier = float(stretches[-1 - left]) if len(stretches) > left else float(stretches[0])
    return beyond, float(stretches[-1]) > earlier if up else float(stretches[-1]) < earlier


def _change(values: Floats, over: int) -> float:
    """Change a step, over the last so many steps."""
    return float(values[-1] - values[-1 - over]) / over if over > 0 else 0.0


def _day(steps: Steps, place: int | None) -> date | None:
    return steps.ends[place] if place is not None else None
