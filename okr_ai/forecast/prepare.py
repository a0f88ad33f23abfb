"""A key result made ready to be forecast: its period, its series as even steps, its goal, the engine's question."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import inf

import numpy as np

from okr_ai.forecast.calendar_effects import NO_EVENTS, Calendar, with_occasions
from okr_ai.forecast.cases import Case, flow_case, level_case
from okr_ai.forecast.goals import Goal, goal_of
from okr_ai.forecast.matching import Match, SeriesIndex, match_series
from okr_ai.forecast.measures import is_running
from okr_ai.forecast.period import Period, flow_period, level_period, reachable
from okr_ai.forecast.silence import ended
from okr_ai.forecast.steps import Floats, Steps, even_steps
from okr_ai.language.formatting import format_date
from okr_ai.language.lexicon import Lexicon, Metric
from okr_ai.model import Bilingual, Cycle, Frame, KeyResult, MetricDefinition, MetricSeries, Objective, Reason


@dataclass(frozen=True, slots=True)
class Subject:
    """A key result with its words read and its period known."""

    objective: Objective
    key_result: KeyResult
    frame: Frame
    start: date
    due: date


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A subject with a goal and with steps to forecast from, all in the goal's unit, known on `as_of`."""

    subject: Subject
    match: Match
    goal: Goal
    steps: Steps
    period: Period
    definition: MetricDefinition | None
    bounds: tuple[float, float] = (-inf, inf)  # of the metric itself: a share lies within 0 and 100
    sizes: Floats | None = field(default=None, repr=False)  # a quotient's divisors over the period's steps
    calendar: Calendar = NO_EVENTS

    def case(self, period: Period | None = None) -> Case:
        """The engine's question; for another stretch of the period (as it began, its first steps) with `period`."""
        part = period or self.period
        if self.goal.measure == "level":
            return level_case(self.steps, part, self.goal.window, self.bounds)
        sizes = None if self.sizes is None else self.sizes[: len(part.ends)]
        return flow_case(self.steps, part, self.goal.measure, sizes, self.bounds)

    def clipped(self, quantiles: Floats) -> Floats:
        """Quantiles of the final statistic within the metric's own bounds; a running count does not fall."""
        if self.goal.measure == "total":
            return quantiles
        low, high = self.bounds
        running = self.goal.measure == "level" and is_running(self.steps)
        return np.clip(quantiles, float(self.steps.values[-1]) if running else low, high)


def subject_of(objective: Objective, key_result: KeyResult, frame: Frame, cycle: Cycle | None, as_of: date) -> Subject:
    """The key result's period: the draft's cycle, else the quarter of its due date or of `as_of`."""
    due = key_result.due or frame.deadline_date or (cycle.end if cycle else None)
    if cycle and (due is None or due >= cycle.start):
        return Subject(objective, key_result, frame, cycle.start, due or cycle.end)
    first, last = quarter_of(due or as_of)
    return Subject(objective, key_result, frame, first, due or last)


def quarter_of(day: date) -> tuple[date, date]:
    """First and last day of the calendar quarter that holds `day`."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    following = date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)
    return first, following - timedelta(days=1)


def ready(
    subject: Subject,
    series: Mapping[str, MetricSeries],
    index: SeriesIndex,
    lexicon: Lexicon,
    *,
    as_of: date,
    calendar: Calendar = NO_EVENTS,
) -> Ready | Reason:
    """The subject laid on its series, or the reason why the metrics do not tell about it."""
    found = match_series(subject.key_result, subject.frame, index)
    if isinstance(found, Reason):
        return found
    definition = index.definitions.get(found.name)
    if definition is None and subject.key_result.metric:
        definition = index.definitions.get(subject.key_result.metric)
    steps, sizes = _steps_of(found, series, definition, subject.key_result, as_of)
    if not steps.ends:
        return _nothing_yet(found.name, as_of)
    if silence := ended(steps, subject.start, subject.due, as_of):
        return silence
    if not reachable(steps, subject.due):
        return _out_of_reach(steps, subject.due)
    metric = _metric(found, subject.frame, index, lexicon)
    goal = goal_of(
        subject.key_result,
        subject.frame,
        steps,
        start=subject.start,
        due=subject.due,
        definition=definition,
        metric=metric,
    )
    if isinstance(goal, Reason):
        return goal
    if goal.measure == "total" and not steps.rhythm.regular:
        steps, sizes = _steps_of(found, series, definition, subject.key_result, as_of, combine="sum")
    steps = steps.scaled(goal.factor)
    lay = level_period if goal.measure == "level" else flow_period
    flow = metric.kind in ("count", "money") if metric else goal.measure == "total"
    period, events = with_occasions(steps, lay(steps, subject.start, subject.due), subject.due, calendar, flow=flow)
    goal = replace(goal, reasons=(*events, *goal.reasons))
    divisors = _divisors(period, sizes) if sizes is not None and goal.measure == "average" else None
    bounds = _bounds(goal, steps, definition, metric)
    return Ready(subject, found, goal, steps, period, definition, bounds, divisors, calendar)


def _metric(match: Match, frame: Frame, index: SeriesIndex, lexicon: Lexicon) -> Metric | None:
    """What the lexicon knows of the metric: by the series' name, else (or for a quotient) by the draft's words."""
    if match.divisor is None:
        known = lexicon.get(match.name) or lexicon.get(index.metric_of.get(match.name, ""))
        if known:
            return known
    return lexicon.get(frame.metric_name or "")


def _bounds(
    goal: Goal, steps: Steps, definition: MetricDefinition | None, metric: Metric | None
) -> tuple[float, float]:
    """The metric's own bounds in the goal's unit: as the settings state them, else a share's; never inside the data."""
    low, high = -inf, inf
    if definition and (definition.lower is not None or definition.upper is not None):
        low = goal.factor * definition.lower if definition.lower is not None else low
        high = goal.factor * definition.upper if definition.upper is not None else high
    elif metric and metric.kind == "rate" and goal.unit == "%":
        low, high = (metric.low if metric.low is not None else low), (metric.high if metric.high is not None else high)
    return min(low, float(np.nanmin(steps.values))), max(high, float(np.nanmax(steps.values)))


def _steps_of(
    match: Match,
    series: Mapping[str, MetricSeries],
    definition: MetricDefinition | None,
    key_result: KeyResult,
    as_of: date,
    combine: str = "last",
) -> tuple[Steps, Mapping[date, float] | None]:
    """The even steps of a series, or of a quotient with its divisor by step."""
    lag = definition.lag_days if definition else 0
    stated = key_result.update_period or (definition.update_period if definition else None)
    top = even_steps(series[match.name], as_of=as_of, lag_days=lag, stated=stated, combine=combine)
    if match.divisor is None or not top.ends:
        return top, None
    bottom = even_steps(series[match.divisor], as_of=as_of, lag_days=lag, stated=stated, combine=combine)
    below = dict(zip(bottom.ends, bottom.values.tolist(), strict=True))
    ends = [end for end in top.ends if np.isfinite(below.get(end, np.nan)) and below[end] > 0]
    if not ends:
        return replace(top, ends=(), values=np.empty(0)), None
    kept = top.ends[top.ends.index(ends[0]) : top.ends.index(ends[-1]) + 1]
    divided = [
        value / below[end] if below.get(end, 0.0) > 0 else np.nan
        for end, value in zip(top.ends, top.values.tolist(), strict=True)
        if end in kept
    ]
    values = np.array(divided) * (100 if match.percent else 1)
    name = f"{match.name} / {match.divisor}"
    return replace(top, name=name, ends=kept, values=values, missing=int(np.isnan(values).sum())), below


def _divisors(period: Period, below: Mapping[date, float]) -> Floats:
    """The divisor of each of the period's steps; those ahead are taken to be like the last four known."""
    known = [value for value in below.values() if np.isfinite(value)]
    expected = float(np.mean(known[-4:]))
    seen = period.ends[: len(period.observed)]
    return np.array([below.get(end, expected) for end in seen] + [expected] * period.ahead)


def _nothing_yet(name: str, as_of: date) -> Reason:
    return Reason(
        "no_values_yet",
        Bilingual(
            f"the series '{name}' has no values up to {format_date(as_of, 'en')}",
            f"截至{format_date(as_of, 'zh')}，序列“{name}”还没有数据",
        ),
        {"metric": name},
    )


def _out_of_reach(steps: Steps, due: date) -> Reason:
    name, day = steps.name, Bilingual(format_date(due, "en"), format_date(due, "zh"))
    if due > steps.ends[-1]:
        text = Bilingual(
            f"the due date {day.en} lies too far ahead of the data of the series '{name}' to say anything",
            f"截止日{day.zh}离序列“{name}”的现有数据太远，无从判断",
        )
    else:
        first = steps.rhythm.start_of(steps.ends[0])
        text = Bilingual(
            f"the series '{name}' begins on {format_date(first, 'en')}, after the due date {day.en}",
            f"序列“{name}”从{format_date(first, 'zh')}才有数据，晚于截止日{day.zh}",
        )
    return Reason("out_of_reach", text, {"metric": name})
