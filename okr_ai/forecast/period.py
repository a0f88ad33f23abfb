"""A key result's period laid over a metric's steps: which steps belong to it, and how much of each."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from okr_ai.forecast.steps import Floats, Steps

MAX_FUTURE = 800  # steps ahead; beyond two years of days no target is forecast


@dataclass(frozen=True, slots=True, eq=False)
class Period:
    """The steps of a period, oldest first.

    `ends` and `weights` cover all its steps: the first `len(observed)` are over and in the data (NaN where a value is
    missing among them), the others lie ahead or have not come in yet. A metric that begins later than the period has
    no steps before its first value. `weights` is the share of a step's days that
    belongs to the period: a week that is half in the quarter counts half. `history` is what came before.

    Where occasions are known to move the metric, `history` and `usual` (the observed values) are without them, and
    `factors` bring the usual values of the period's steps back to what is expected; else `usual` is `observed` and the
    factors are 1. `unsure` is how unsure the factors are together, relative to the steps ahead.
    """

    history: Floats
    observed: Floats
    ends: tuple[date, ...]
    weights: Floats
    usual: Floats
    factors: Floats
    unsure: float = 0.0

    @property
    def ahead(self) -> int:
        """Steps still to come."""
        return len(self.ends) - len(self.observed)

    def before_it_began(self) -> "Period":
        """The same period as it stood on its first day."""
        return replace(self, observed=np.empty(0), usual=np.empty(0))

    def first(self, count: int) -> "Period":
        """Its first `count` steps, those observed among them."""
        return replace(self, ends=self.ends[:count], weights=self.weights[:count], factors=self.factors[:count])


def reachable(steps: Steps, due: date) -> bool:
    """Whether a period that ends on `due` has steps of the metric: not all before its data, not too far ahead."""
    rhythm = steps.rhythm
    return rhythm.start_of(steps.ends[0]) <= due and (due - steps.ends[-1]).days <= MAX_FUTURE * rhythm.length


def flow_period(steps: Steps, start: date, due: date) -> Period:
    """The steps that have days in `start` … `due`, each weighted by its share of days there. For totals, averages.

    Call it with a `reachable` due date, or there may be no such steps.
    """
    ends = _ends_through(steps, start, due)
    inside = [(end, first) for end in ends if (first := steps.rhythm.start_of(end)) <= due]
    weights = [((min(end, due) - max(first, start)).days + 1) / ((end - first).days + 1) for end, first in inside]
    return _split(steps, tuple(end for end, _ in inside), np.array(weights))


def level_period(steps: Steps, start: date, due: date) -> Period:
    """The steps that end in `start` … `due`, or the step of the due date. For levels, where the last step counts."""
    inside = tuple(end for end in _ends_through(steps, start, due) if end <= due)
    if not inside:
        inside = (steps.rhythm.end_of(due),)
    return _split(steps, inside, np.ones(len(inside)))


def _ends_through(steps: Steps, start: date, due: date) -> list[date]:
    """Ends of the steps from `start`, or the first one known, up to the one that holds `due`."""
    ends = list(steps.ends)
    room = len(ends) + MAX_FUTURE
    last = steps.rhythm.end_of(due)
    while ends[-1] < last and len(ends) < room:
        ends.append(steps.rhythm.next_end(ends[-1]))
    return ends[bisect_left(ends, start) :]


def _split(steps: Steps, inside: tuple[date, ...], weights: Floats) -> Period:
    """The period's parts. Steps without values between the last known one and the period become NaN history."""
    before = bisect_left(steps.ends, inside[0])
    history = steps.values[:before]
    observed = steps.values[before : before + len(inside)] if steps.ends[-1] >= inside[0] else np.empty(0)
    if not len(observed) and steps.ends[-1] < inside[0]:
        gap, end = 0, steps.rhythm.next_end(steps.ends[-1])
        while end < inside[0] and gap < MAX_FUTURE:
            gap, end = gap + 1, steps.rhythm.next_end(end)
        history = np.concatenate([history, np.full(gap, np.nan)])
    return Period(history, observed, inside, weights, observed, np.ones(len(inside)))
