"""Forecasts from what people reported: check-ins, a current value in the draft. Or no forecast, with the reason."""

from collections.abc import Callable
from datetime import date

from okr_ai.forecast.goals import Goal, goal_of
from okr_ai.forecast.outcome import STALE_AFTER_DAYS, elapsed_of
from okr_ai.forecast.pace import pace_of
from okr_ai.forecast.plans import clock_of, plan_reason
from okr_ai.forecast.prepare import Subject
from okr_ai.forecast.reasons import EARLY, FEW, early_reason, stale_reason, watermelon_reason
from okr_ai.forecast.status import status_of
from okr_ai.forecast.steps import Steps, even_steps
from okr_ai.model import Bilingual, Fan, Forecast, MetricSeries, Reason

Points = list[tuple[date, float]]


def reported_forecast(subject: Subject, missing: Reason, *, as_of: date, stale_after_days: int | None) -> Forecast:
    """The forecast of a key result without a series; `missing` says why it has none."""
    points = _check_ins(subject, as_of)
    if not points:
        return _without_values(subject, missing, as_of)
    steps = _steps(points, as_of)
    goal = goal_of(subject.key_result, subject.frame, steps, start=subject.start, due=subject.due)
    if isinstance(goal, Reason):
        goal = _milestone(points)
    return _from_points(subject, goal, points, as_of, stale_after_days, method="pace: check-ins")


def _check_ins(subject: Subject, as_of: date) -> Points:
    """Reported values up to `as_of`, one a day (the last one stands); the draft's current value when there is none."""
    told = {c.date: c.value for c in subject.key_result.check_ins if c.value is not None and c.date <= as_of}
    if not told and subject.key_result.current is not None:
        told = {as_of: subject.key_result.current}
    return sorted(told.items())


def _steps(points: Points, as_of: date) -> Steps:
    days, values = zip(*points, strict=True)
    return even_steps(MetricSeries("check-ins", days, values), as_of=as_of, stated="weekly")


def _milestone(points: Points) -> Goal:
    """Done or not: reported as 0/1, or in per cent."""
    whole = 1.0 if max(abs(value) for _, value in points) <= 1 else 100.0
    return Goal("level", whole, None, whole, None, 0.0, "%" if whole == 100 else None)


def _from_points(
    subject: Subject, goal: Goal, points: Points, as_of: date, stale_after_days: int | None, *, method: str
) -> Forecast:
    points = [(day, value * goal.factor) for day, value in points]
    last_day, current = points[-1]
    baseline = goal.baseline
    if baseline is not None and points[0][0] > subject.start:
        points = [(subject.start, baseline), *points]
    start_value = baseline if baseline is not None else points[0][1]
    planned = goal.target - start_value
    if planned == 0:  # something to keep: changes of a tenth of its size would be usual
        planned = 0.1 * abs(goal.target) or 1.0
    day = max(subject.due, last_day)
    key_result = subject.key_result
    clock = clock_of(key_result, subject.start, start_value, subject.due, goal.target)
    pace = pace_of(points, start=subject.start, due=subject.due, day=day, planned=planned, clock=clock)
    elapsed = elapsed_of(subject.start, subject.due, as_of)
    over = as_of > subject.due and last_day >= subject.start
    p_hit = float(goal.met_by(current)) if over else pace.chance(goal.lower, goal.upper)
    stale = not over and (as_of - last_day).days > (stale_after_days or STALE_AFTER_DAYS)
    status = status_of(p_hit, certain=over, stale=stale)
    low95, low80, middle, high80, high95 = (
        [current] * 5 if over else pace.quantiles([0.025, 0.1, 0.5, 0.9, 0.975]).tolist()
    )
    reasons = list(goal.reasons)
    values = len(_check_ins(subject, as_of)) or 1
    if not over and (elapsed < EARLY or values < FEW):
        reasons.insert(0, early_reason(values, elapsed))
    if stale:
        reasons.insert(0, stale_reason(last_day, as_of))
    plan = plan_reason(key_result, subject.start, start_value, subject.due, goal.target, last_day, current, goal.unit)
    seen = [reason for reason in (plan, watermelon_reason(key_result, status, as_of)) if reason]
    weeks = (subject.due - last_day).days / 7
    return Forecast(
        id=subject.key_result.id,
        text=subject.key_result.text.text,
        as_of=as_of,
        status=status,
        metric=None,
        measure=goal.measure,
        direction=goal.direction,
        unit=goal.unit,
        baseline=baseline,
        current=current,
        target=goal.target,
        target_to=goal.target_to,
        start=subject.start,
        due=subject.due,
        p_hit=p_hit,
        expected=middle,
        intervals={"80": (low80, high80), "95": (low95, high95)},
        progress=_progress(goal, current),
        elapsed=elapsed,
        needed_rate=(goal.target - current) / weeks if weeks > 0 else None,
        recent_rate=_recent(points),
        last_observation=last_day,
        stale=stale,
        reasons=(*reasons, *seen),
        method=method,
        objective=subject.objective.text.text,
        owner=subject.key_result.owner or subject.objective.owner,
        history=tuple(points),
        fan=None if over else _fan(points, subject, planned, clock),
    )


def _progress(goal: Goal, current: float) -> float | None:
    if goal.baseline is None or goal.keep or goal.baseline == goal.target:
        return None
    return (current - goal.baseline) / (goal.target - goal.baseline)


def _recent(points: Points) -> float | None:
    """Change a week since the report nearest to four weeks before the last one."""
    last_day, last = points[-1]
    earlier = [(abs((last_day - day).days - 28), day, value) for day, value in points[:-1]]
    if not earlier:
        return None
    _, day, value = min(earlier)
    return (last - value) / ((last_day - day).days / 7)


def _fan(points: Points, subject: Subject, planned: float, clock: Callable[[date], float]) -> Fan | None:
    last_day = points[-1][0]
    days = (subject.due - last_day).days
    if days <= 0:
        return None
    dates = sorted({date.fromordinal(last_day.toordinal() + round(days * share / 4)) for share in (1, 2, 3, 4)})
    rows = []
    for day in dates:
        part = pace_of(points, start=subject.start, due=subject.due, day=day, planned=planned, clock=clock)
        rows.append(part.quantiles([0.025, 0.1, 0.5, 0.9, 0.975]).tolist())
    return Fan(tuple(dates), *(tuple(column) for column in zip(*rows, strict=True)))


def _without_values(subject: Subject, missing: Reason, as_of: date) -> Forecast:
    """No values at all: what the tasks say, else no forecast and what is missing."""
    key_result = subject.key_result
    reasons = [missing]
    if key_result.tasks:
        reasons.append(_tasks(subject, as_of))
    return Forecast(
        id=key_result.id,
        text=key_result.text.text,
        as_of=as_of,
        status="no_data",
        baseline=key_result.baseline if key_result.baseline is not None else subject.frame.baseline,
        target=key_result.target if key_result.target is not None else subject.frame.target,
        unit=key_result.unit or subject.frame.unit,
        start=subject.start,
        due=subject.due,
        elapsed=elapsed_of(subject.start, subject.due, as_of),
        reasons=tuple(reasons),
        method="none",
        objective=subject.objective.text.text,
        owner=key_result.owner or subject.objective.owner,
    )


def _tasks(subject: Subject, as_of: date) -> Reason:
    tasks = subject.key_result.tasks
    done = sum(task.done for task in tasks)
    late = sum(1 for task in tasks if not task.done and task.due is not None and task.due < as_of)
    return Reason(
        "tasks",
        Bilingual(
            f"{done} of {len(tasks)} tasks done, {late} overdue; tasks do not show whether the result is reached",
            f"任务完成 {done}/{len(tasks)}，逾期 {late} 个；任务完成不代表结果达成",
        ),
        {"done": done, "tasks": len(tasks), "overdue": late},
    )
