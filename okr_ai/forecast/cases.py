"""A question to the array engine, and its answer brought back to the period's real statistic.

The engine counts whole steps. Weeks that lie half in the period, and a metric that is a quotient, make the statistic a
weighted sum; but seen from today it is always `shift + stretch * the engine's statistic`, so chances and quantiles
carry over unchanged.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from okr_ai.forecast.levels import filled
from okr_ai.forecast.period import Period
from okr_ai.forecast.steps import Floats, Steps
from okr_ai.model import Measure

Bounds = tuple[float, float]
NO_BOUNDS: Bounds = (-inf, inf)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One engine case. The real statistic is `shift + stretch * engine statistic`, with `stretch` > 0; `done` is what
    it would be if nothing came of the steps ahead."""

    history: Floats
    observed: Floats
    period_len: int
    season: int
    measure: Measure
    level_window: int
    shift: float = 0.0
    stretch: float = 1.0
    done: float = 0.0
    bounds: Bounds = NO_BOUNDS  # that no value of the metric can pass

    def row(self, task_id: int, direction: str, target: float) -> dict[str, object]:
        """The engine's row for P(statistic >= `target`) (`up`) or P(<=) (`down`)."""
        return {
            "task_id": task_id,
            "history": self.history,
            "observed": self.observed,
            "period_len": self.period_len,
            "season": self.season,
            "measure": self.measure,
            "level_window": self.level_window,
            "direction": direction,
            "target": (target - self.shift) / self.stretch,
            "lower": self.bounds[0],
            "upper": self.bounds[1],
        }

    def widened(self, middle: float, factor: float) -> "Case":
        """The same case with its distribution drawn out around `middle` (in real units) by `factor`."""
        return replace(self, shift=middle + factor * (self.shift - middle), stretch=factor * self.stretch)

    def real(self, values: Sequence[float] | Floats) -> Floats:
        """The engine's quantiles as quantiles of the real statistic."""
        return self.shift + self.stretch * np.asarray(values, float)


def level_case(steps: Steps, period: Period, window: int, bounds: Bounds = NO_BOUNDS) -> Case:
    """The level at the end of the period: the mean of its last `window` steps."""
    count, seen = len(period.ends), len(period.observed)
    observed, before = period.usual, period.history
    if window > count:  # the level reaches back before the period
        borrowed = min(window - count, len(before))
        observed, before = np.concatenate([before[-borrowed:], observed]), before[: len(before) - borrowed]
        count += borrowed
    last = slice(max(len(period.ends) - window, 0), None)
    ahead = period.factors[max(seen, last.start) :]
    stretch = float(ahead.mean()) if len(ahead) else 1.0
    done, usual = period.observed[last], period.usual[last]
    shift = float(np.nansum(done - stretch * usual)) / window if len(done) else 0.0
    return Case(
        before,
        observed,
        count,
        steps.rhythm.season,
        "level",
        window,
        shift,
        stretch,
        float(np.nansum(done)) / window if len(done) else 0.0,
        bounds,
    )


def flow_case(
    steps: Steps, period: Period, measure: Measure, sizes: Floats | None = None, bounds: Bounds = NO_BOUNDS
) -> Case:
    """The total or average over the period, its partial steps counted by their share.

    For a quotient of two series `sizes` holds the divisor of every step of the period (those ahead as expected): the
    quotient over a period is the mean of its steps' quotients weighted by their divisors.
    """
    seen, usual = filled(period.observed, steps, measure), filled(period.usual, steps, measure)
    weights = period.weights if sizes is None else period.weights * sizes
    done, ahead = weights[: len(seen)], (weights * period.factors)[len(seen) :]
    known, plain = float((done * seen).sum()), float(usual.sum())
    per_step = float(ahead.mean()) if len(ahead) else 1.0
    whole = 1.0 if measure == "total" else float(weights.sum())
    engine_whole = 1.0 if measure == "total" else float(len(period.ends))
    # total = known + per_step * (engine's sum - plain), and the engine's sum is its statistic times engine_whole
    shift = (known - per_step * plain) / whole
    history = period.history
    if measure == "total" and steps.nothing_is_empty:
        history = filled(history, steps, measure)
    return Case(
        history,
        usual,
        len(period.ends),
        steps.rhythm.season,
        measure,
        1,
        shift,
        per_step * engine_whole / whole,
        known / whole,
        bounds,
    )
