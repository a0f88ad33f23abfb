"""A metric's history as even steps, from the values known on a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
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
    several values (the last one stands; `kept` is the latest such day and its value),
    `unfinished` is the first day whose value was left out because its step was
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
    kept: tuple[date, float] | None = None

    def scaled(self, factor: float) -> "Steps":
        """The same steps in another unit."""
        return self if factor == 1 else replace(self, values=self.values * factor)


COMBINE: dict[str, Callable[[Sequence[float]], float]] = {"sum": sum, "mean": fmean}


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
    known, again = _known_on(series, as_of)
    days = tuple(sorted(known))
    grid = _grid(days, stated, as_of - timedelta(days=lag_days))
    values = _on_grid(grid, [known[day] for day in days], combine)
    return Steps(
        series.name,
        grid.rhythm,
        grid.ends,
        values,
        grid.last,
        len(again),
        int(np.isnan(values).sum()),
        grid.unfinished,
        bool(grid.ends) and _nothing_is_empty(grid.rhythm, values),
        grid.change,
        (max(again), known[max(again)]) if again else None,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """The even steps of some days: of the days in `used`, `places` says in which step each lies."""

    rhythm: Rhythm
    ends: tuple[date, ...]
    used: slice
    places: NDArray[np.int64]
    last: date | None = None
    unfinished: date | None = None
    change: Change | None = None


@lru_cache(maxsize=64)  # the metrics of a file mostly share their days
def _grid(days: tuple[date, ...], stated: str | None, sure: date) -> _Grid:
    """The steps of ascending days that were over by the day `sure`, the newest MAX_STEPS of them."""
    alike, change = measured_alike(days)
    rhythm = rhythm_of(alike, stated)
    by_first_day = bool(rhythm.months) and dated_by_first_day(alike)
    held = [rhythm.end_of(day) for day in alike]
    known_on = held if by_first_day or rhythm.regular else alike
    count = sum(1 for day in known_on if day <= sure)
    unfinished = alike[count] if count < len(alike) else None
    if not count:
        return _Grid(rhythm, (), slice(0), np.empty(0, np.int64), None, unfinished, change)
    ends = [held[0]]
    while ends[-1] < held[count - 1]:
        ends.append(rhythm.next_end(ends[-1]))
    ends = ends[-MAX_STEPS:]
    place = {end: i for i, end in enumerate(ends)}
    old, first = sum(1 for end in held[:count] if end < ends[0]), days.index(alike[0])
    places = np.array([place[end] for end in held[old:count]])
    return _Grid(
        rhythm, tuple(ends), slice(first + old, first + count), places, known_on[count - 1], unfinished, change
    )


def _on_grid(grid: _Grid, values: Sequence[float], combine: str) -> Floats:
    """The steps' values from those of all days, NaN where none came."""
    found = np.full(len(grid.ends), np.nan)
    if combine == "last":
        found[grid.places] = values[grid.used]  # of several in one step the last one stays
        return found
    groups: dict[int, list[float]] = {}
    for place, value in zip(grid.places.tolist(), values[grid.used], strict=True):
        groups.setdefault(place, []).append(value)
    for place, several in groups.items():
        found[place] = COMBINE[combine](several)
    return found


def _known_on(series: MetricSeries, as_of: date) -> tuple[dict[date, float], list[date]]:
    """The last value of each day up to `as_of`, and the days of the values that stood beside another one of theirs."""
    known: dict[date, float] = {}
    again = [day for day in series.repeated if day <= as_of]
    for day, value in zip(series.dates, series.values, strict=True):
        if day <= as_of and value is not None and isfinite(value):
            if day in known:
                again.append(day)
            known[day] = float(value)
    return known, [day for day in again if day in known]


def _nothing_is_empty(rhythm: Rhythm, values: Floats) -> bool:
    """Whether a day that is missing had nothing: no zero was ever written, and days with nothing are to be expected,
    as the business closes on some weekdays, or counts so little that some days have none (1 in 1000 by chance)."""
    known = values[np.isfinite(values)]
    if rhythm.days != 1 or not (known > 0).all():
        return False
    few = bool((known == np.round(known)).all()) and float(known.mean()) < FEW_A_DAY
    return len(rhythm.weekdays) < 7 or few or float(known.min()) < LEAST_SHARE * median(known)


def median(values: Floats) -> float:
    """The median; np.median imports numpy's masked arrays, and takes five times as long for a few values."""
    ordered, half = np.sort(values), len(values) // 2
    return float(ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2)
