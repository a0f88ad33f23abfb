"""A forecast's fields from a prepared key result and the engine's answer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from okr_ai.forecast.answers import Answer
from okr_ai.forecast.every import breaches
from okr_ai.forecast.goals import Goal
from okr_ai.forecast.levels import filled, level_on
from okr_ai.forecast.needed import pace_reason
from okr_ai.forecast.new_best import new_best_reason
from okr_ai.forecast.plans import plan_reason
from okr_ai.forecast.prepare import Ready, Subject
from okr_ai.forecast.rates import Rates, rates_of
from okr_ai.forecast.reasons import (
    compound_reason,
    data_reasons,
    kept_reason,
    last_value_reason,
    stale_reason,
    watermelon_reason,
)
from okr_ai.forecast.signs import signs_of
from okr_ai.forecast.status import open_chance, status_of
from okr_ai.model import Fan, Forecast, Reason

HISTORY_STEPS = 120  # shown in charts
STALE_AFTER_DAYS = 14


def engine_forecast(
    item: Ready, answer: Answer, *, as_of: date, stale_after_days: int | None, miss: Reason | None
) -> Forecast:
    """The whole forecast of a key result that has a series; `miss` says why it is likely missed."""
    subject, goal, steps = item.subject, item.goal, item.steps
    current = current_value(item)
    certain = is_certain(item, current)
    stale = item.period.ahead > 0 and not certain and is_stale(item, as_of, stale_after_days)
    p_hit = answer.p_hit if certain else open_chance(answer.p_hit)
    status = status_of(p_hit, certain=certain, stale=stale)
    rates = rates_of(
        steps,
        item.period,
        goal.measure,
        current=current,
        target=goal.target,
        target_to=goal.upper if goal.direction == "band" else None,
        up=goal.direction != "down",
    )
    reasons = _reasons(item, current, rates, p_hit, miss, stale, as_of, certain=certain)
    seen = watermelon_reason(subject.key_result, status, as_of)
    return replace(
        judged(blank(subject, as_of), goal, answer.quantiles.tolist()),
        status=status,
        metric=steps.name,
        current=current,
        p_hit=p_hit,
        progress=progress_of(item, current),
        needed_rate=rates.needed,
        recent_rate=rates.recent,
        last_observation=steps.last,
        stale=stale,
        reasons=(*reasons, seen) if seen else reasons,
        method=f"{answer.method}: {steps.rhythm.name}, {int(np.isfinite(steps.values).sum())} values",
        history=_history(item),
        fan=_fan(answer),
    )


def blank(subject: Subject, as_of: date) -> Forecast:
    """A forecast that knows no more than the draft: `no_data`."""
    return Forecast(
        id=subject.key_result.id,
        text=subject.key_result.text.text,
        as_of=as_of,
        status="no_data",
        start=subject.start,
        due=subject.due,
        elapsed=elapsed_of(subject.start, subject.due, as_of),
        method="none",
        objective=subject.objective.text.text,
        owner=subject.key_result.owner or subject.objective.owner,
    )


def judged(forecast: Forecast, goal: Goal, quantiles: Sequence[float]) -> Forecast:
    """`forecast` with its goal, and with the final statistic's quantiles at `LEVELS`."""
    low95, low80, middle, high80, high95 = quantiles
    return replace(
        forecast,
        measure=goal.measure,
        direction=goal.direction,
        unit=goal.unit,
        baseline=goal.baseline,
        target=goal.target,
        target_to=goal.target_to,
        expected=middle,
        intervals={"80": (low80, high80), "95": (low95, high95)},
    )


def current_value(item: Ready) -> float | None:
    """The level now, or the total or average of the period so far (None before its first step is over)."""
    steps, period, goal = item.steps, item.period, item.goal
    if goal.measure == "level":
        return level_on(steps, min(steps.ends[-1], period.ends[-1]), goal.window)
    if not len(period.observed):
        return None
    seen = filled(period.observed, steps, goal.measure)
    weights = period.weights[: len(seen)] * (1.0 if item.sizes is None else item.sizes[: len(seen)])
    total = float((seen * weights).sum())
    return total if goal.measure == "total" else total / float(weights.sum())


def is_certain(item: Ready, current: float | None) -> bool:
    """Whether nothing can change the outcome: the period is over, or a total that never falls has passed its bound."""
    goal = item.goal
    if item.period.ahead == 0 or (goal.every and breaches(item.period, goal) > 0):
        return True
    if goal.measure != "total" or current is None or float(np.nanmin(item.steps.values)) < 0:
        return False
    return current > goal.upper if goal.upper is not None else goal.lower is not None and current >= goal.lower


def progress_of(item: Ready, current: float | None) -> float | None:
    """The share of the way to the target; for a total, of the target itself; for something to keep, None."""
    goal = item.goal
    if current is None or goal.keep or goal.direction == "band":
        return None
    if goal.measure == "total":
        return current / goal.target if goal.target else None
    if goal.baseline is None or goal.baseline == goal.target:
        return None
    return (current - goal.baseline) / (goal.target - goal.baseline)


def elapsed_of(start: date, due: date, as_of: date) -> float:
    """The share of the period's days that is gone on `as_of`, 0..1."""
    return min(max(((as_of - start).days + 1) / ((due - start).days + 1), 0.0), 1.0)


def is_stale(item: Ready, as_of: date, stale_after_days: int | None) -> bool:
    """Whether the last value is older than the setting allows (two weeks, or two steps where those are longer)."""
    lag = item.definition.lag_days if item.definition else 0
    allowed = stale_after_days or max(STALE_AFTER_DAYS, 2 * item.steps.rhythm.length)
    return item.steps.last is not None and (as_of - item.steps.last).days > allowed + lag


def _reasons(
    item: Ready,
    current: float | None,
    rates: Rates,
    p_hit: float,
    miss: Reason | None,
    stale: bool,
    as_of: date,
    *,
    certain: bool,
) -> tuple[Reason, ...]:
    found: list[Reason | None] = []
    if not certain:
        found += [pace_reason(item, rates), new_best_reason(item, rates, p_hit, as_of)]
    elif item.period.ahead == 0 and as_of < item.subject.due and item.steps.last:
        found.append(last_value_reason(item.steps.last))
    found.append(miss)
    found.append(kept_reason(item))
    found.append(compound_reason(item.subject.frame))
    found.append(_plan(item, current))
    if stale and item.steps.last:
        found.append(stale_reason(item.steps.last, as_of, _reported_since(item, item.steps.last, as_of)))
    start, due = item.subject.start, item.subject.due
    unit, calendar = item.goal.unit, item.calendar
    signs = [] if certain else signs_of(item.steps, unit, as_of=as_of, start=start, due=due, calendar=calendar)
    return (*filter(None, found), *signs, *item.goal.reasons, *data_reasons(item, certain=certain))


def _reported_since(item: Ready, last: date, as_of: date) -> date | None:
    """The day of the newest check-in with a value after the series' `last` one; None without one."""
    check_ins = item.subject.key_result.check_ins
    return max((one.date for one in check_ins if one.value is not None and last < one.date <= as_of), default=None)


def _plan(item: Ready, current: float | None) -> Reason | None:
    """Where the draft's check-points are against what is."""
    subject, goal = item.subject, item.goal
    base = 0.0 if goal.measure == "total" else goal.baseline
    day = item.steps.last or subject.start
    return plan_reason(subject.key_result, subject.start, base, subject.due, goal.target, day, current, goal.unit)


def _history(item: Ready) -> tuple[tuple[date, float], ...]:
    """What a chart shows: the metric's past; for a total, the running total inside the period."""
    steps, period = item.steps, item.period
    if item.goal.measure == "total":
        seen = filled(period.observed, steps, "total") * period.weights[: len(period.observed)]
        running = np.cumsum(seen).tolist()
        before = (item.subject.start - timedelta(days=1), 0.0)
        return (before, *zip(period.ends, running, strict=False))
    pairs = [(end, value) for end, value in zip(steps.ends, steps.values.tolist(), strict=True) if value == value]
    return tuple(pairs[-HISTORY_STEPS:])


def _fan(answer: Answer) -> Fan | None:
    if answer.fan is None:
        return None
    columns = [tuple(column) for column in answer.fan.T.tolist()]
    return Fan(answer.fan_dates, *columns)
