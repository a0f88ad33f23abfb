"""A metric's history as even steps, from the values known on a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isfinite
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.regimes import Change, measured_alike
from okr_ai.forecast.rhythm import Rhythm, dated_by_first_day, rhythm_of
from okr_ai.model import MetricSeries

Floats = NDArray[np.float64]

MAX_STEPS = 2000  # older steps say nothing about the coming ones; 5 years of days, 38 years of weeks
FEW_A_DAY = 7.0  # exp(-7) is a thousandth
LEAST_SHARE = 0.05  # of the usual day: where a day came that low, another may have had nothing


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """A metric's even steps, oldest first: `values[i]` is of the step that ends on `ends[i]`, NaN where none came.

    The last value is never NaN. `last` is the day up to which values are known (None: no values); `repeated` days had
    several values (the last one stands), `unfinished` is the first day whose value was left out because its step was
    not over, or may still change, on the day asked about. `nothing_is_empty`: a day without a row had nothing, as its
    source writes no zeros; else its row was lost. `change`: of how often it is measured, on one side of which all lies.
    """

    name: str
    rhythm: Rhythm
    ends: tuple[date, ...]
    values: Floats
    last: date | None = None
    repeated: int = 0
    missing: int = 0
    unfinished: date | None = None
    nothing_is_empty: bool = False
    change: Change | None = None

    def scaled(self, factor: float) -> "Steps":
        """The same steps in another unit."""
        return replace(self, values=self.values * factor)


def _latest(values: Sequence[float]) -> float:
    return values[-1]


COMBINE: dict[str, Callable[[Sequence[float]], float]] = {"last": _latest, "sum": sum, "mean": fmean}


def even_steps(
    series: MetricSeries,
    *,
    as_of: date,
    lag_days: int = 0,
    stated: str | None = None,
    combine: str = "last",
) -> Steps:
    """`series` as even steps, from nothing but its values dated on or before `as_of`.

    Values of the last `lag_days` days may still change and are left out; so is a step that is not over by then.
    Monthly and quarterly values dated on the first of a month stand for the month or quarter they open. Several values
    in one step (uneven check-ins) become one by `combine`: last, sum or mean. Values that are no numbers are skipped.
    Of a metric that changed how often it is measured, only one side of the change is read.
    """
    known, repeated = _known_on(series, as_of)
    days, change = measured_alike(sorted(known))
    rhythm = rhythm_of(days, stated)
    sure = as_of - timedelta(days=lag_days)
    by_first_day = bool(rhythm.months) and dated_by_first_day(days)
    groups: dict[date, list[float]] = {}
    last: date | None = None
    unfinished: date | None = None
    for day in days:
        end = rhythm.end_of(day)
        known_on = end if by_first_day or rhythm.regular else day
        if known_on <= sure:
            groups.setdefault(end, []).append(known[day])
            last = known_on
        else:
            unfinished = unfinished or day
    if not groups:
        return Steps(series.name, rhythm, (), np.empty(0), None, repeated, 0, unfinished, change=change)
    ends = [min(groups)]
    newest = max(groups)
    while ends[-1] < newest:
        ends.append(rhythm.next_end(ends[-1]))
    ends = ends[-MAX_STEPS:]
    values = np.array([COMBINE[combine](groups[end]) if end in groups else np.nan for end in ends])
    return Steps(
        series.name,
        rhythm,
        tuple(ends),
        values,
        last,
        repeated,
        int(np.isnan(values).sum()),
        unfinished,
        _nothing_is_empty(rhythm, values),
        change,
    )


def _known_on(series: MetricSeries, as_of: date) -> tuple[dict[date, float], int]:
    """The last value of each day up to `as_of`, and how many values stood beside another one of their day."""
    known: dict[date, float] = {}
    repeated = sum(1 for day in series.repeated if day <= as_of)
    for day, value in zip(series.dates, series.values, strict=True):
        if day <= as_of and value is not None and isfinite(value):
            repeated += day in known
            known[day] = float(value)
    return known, repeated


def _nothing_is_empty(rhythm: Rhythm, values: Floats) -> bool:
    """Whether a day that is missing had nothing: no zero was ever written, and days with nothing are to be expected,
    as the business closes on some weekdays, or counts so little that some days have none (1 in 1000 by chance)."""
    known = values[np.isfinite(values)]
    if rhythm.days != 1 or not (known > 0).all():
        return False
    few = bool((known == np.round(known)).all()) and float(known.mean()) < FEW_A_DAY
    return len(rhythm.weekdays) < 7 or few or float(known.min()) < LEAST_SHARE * float(np.median(known))
