"""Forecasts from what people reported: check-ins, a current value, ticked tasks. Or the reason why there is none."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from math import inf

import numpy as np

from okr_ai.forecast.amounts import about, weekly_change
from okr_ai.forecast.answers import LEVELS
from okr_ai.forecast.asked import reports_growth
from okr_ai.forecast.goals import Goal, goal_of
from okr_ai.forecast.growth import Growth, growth_of
from okr_ai.forecast.milestones import (
    counts_things,
    is_milestone,
    is_work,
    lump_of,
    tasks_reason,
    ticked,
    unreported,
    work_to_do,
)
from okr_ai.forecast.outcome import STALE_AFTER_DAYS, blank, elapsed_of, judged
from okr_ai.forecast.pace import PRIOR_DRIFT, Pace, pace_of
from okr_ai.forecast.plans import clock_of, plan_reason
from okr_ai.forecast.prepare import Subject
from okr_ai.forecast.reasons import EARLY, FEW, compound_reason, early_reason, stale_reason, watermelon_reason
from okr_ai.forecast.status import open_chance, status_of
from okr_ai.forecast.steps import Steps, even_steps
from okr_ai.language.formatting import format_date
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import Metric
from okr_ai.language.units import units
from okr_ai.model import Bilingual, Fan, Forecast, MetricSeries, Reason, Status

Points = list[tuple[date, float]]


def reported_forecast(subject: Subject, missing: Reason, *, as_of: date, stale_after_days: int | None) -> Forecast:
    """The forecast of a key result without a series; `missing` says why it has none."""
    points = _check_ins(subject, as_of)
    if not points and is_milestone(subject):
        points = ticked(subject, as_of)
        if not points:
            return unreported(subject, as_of)
    if not points:
        return _without_values(subject, missing, as_of)
    goal = _goal(subject, points, as_of)
    if isinstance(goal, Reason):
        return _without_values(subject, goal, as_of)
    scaled = [(day, value * goal.factor) for day, value in points]
    return _forecast(_Course.of(subject, goal, scaled), as_of, stale_after_days)


def _goal(subject: Subject, points: Points, as_of: date) -> Goal | Reason:
    """The goal of reported values: they are the figure so far, also of a total, and things made are counted from 0.

    A change without a baseline starts from the first report; of one that is reported itself (up 5 % so far) the change
    is the value. Without a number to reach it is done or not.
    """
    told, frame = subject.key_result._replace(measure="level"), subject.frame
    if counts_things(told, frame):
        told, frame = told._replace(baseline=0.0), frame._replace(quantities=(), target_kind="count")
    steps, metric = _steps(points, as_of), _metric(subject)
    if reports_growth(frame, metric) and told.baseline is None:
        told = told._replace(baseline=0.0, unit="%")
        frame = frame._replace(target_kind="absolute", direction="increase", quantities=(), baseline=None)
    goal = goal_of(told, frame, steps, start=subject.start, due=subject.due, metric=metric)
    if isinstance(goal, Reason) and goal.name == "no_baseline":
        told = told._replace(baseline=points[0][1])
        goal = goal_of(told, frame, steps, start=subject.start, due=subject.due, metric=metric)
    if isinstance(goal, Reason) and goal.name == "no_target":
        goal = work_to_do(points)
    return goal


@dataclass(frozen=True, slots=True)
class _Course:
    """The way of a key result: reported points (the baseline first where it is known), the plan and its clock."""

    subject: Subject
    goal: Goal
    points: Points
    begun_at: float
    planned: float
    clock: Callable[[date], float]
    reports: int
    lump: float | None  # of what only grows: how much comes at once

    @classmethod
    def of(cls, subject: Subject, goal: Goal, points: Points) -> "_Course":
        lump = lump_of(subject, goal, points)
        if lump is not None:  # what was counted before the period is not of it
            points = [point for point in points if point[0] >= subject.start] or [(subject.start, 0.0)]
        begun_at = goal.baseline if goal.baseline is not None else points[0][1]
        whole = points
        if goal.baseline is not None and points[0][0] > subject.start:
            whole = [(subject.start, goal.baseline), *points]
        # something to keep, or that was there from the start, has no way to go: a tenth of its size would be usual
        planned = goal.target - begun_at or 0.1 * abs(goal.target) or 1.0
        clock = clock_of(subject.key_result, subject.start, begun_at, subject.due, goal.target)
        return cls(subject, goal, whole, begun_at, planned, clock, len(points), lump)

    def on(self, day: date) -> Pace | Growth:
        """The distribution of the value on `day`."""
        start, due = self.subject.start, self.subject.due
        if self.lump is None:
            there = self.goal.keep or self.goal.met_by(self.begun_at)
            return pace_of(
                self.points,
                start=start,
                due=due,
                day=day,
                planned=self.planned,
                clock=self.clock,
                meant=0.0 if there else PRIOR_DRIFT,
            )
        done = is_work(self.goal)
        return growth_of(
            self.points,
            day=day,
            planned=self.planned / (self.clock(due) - self.clock(start) or 1.0),
            lump=self.lump,
            clock=self.clock,
            whole=not done and all(value == round(value) for _, value in self.points),
            ceiling=self.goal.target if done else inf,
        )

    def quantiles(self, day: date) -> list[float]:
        """Quantiles of the value on `day` at `LEVELS`, within the metric's own bounds: no share is below nothing."""
        found, metric = self.on(day).quantiles(LEVELS), _metric(self.subject)
        values = [value for _, value in self.points]
        if metric is None:
            low = 0.0 if min(*values, self.goal.target, self.begun_at) >= 0 and _counts_up(self) else -inf
            return list(map(float, np.maximum(found, low)))
        low = -inf if metric.low is None else min(metric.low, *values)
        high = inf if metric.high is None or self.goal.unit != "%" else max(metric.high, *values)
        return list(map(float, np.clip(found, low, high)))

    @property
    def reached(self) -> bool:
        """Whether something that only grows has come as far as it was to."""
        return self.lump is not None and self.goal.met_by(self.points[-1][1])


_NET = Lazy(r"净|盈亏|增幅|\b(?:net|change|balance)\b", re.IGNORECASE)


def _counts_up(course: _Course) -> bool:
    """Whether a metric that the lexicon does not know is of things or of time, by its unit: fewer than none there are
    only of what may shrink by more than it grows (net 12 people)."""
    unit = course.goal.unit
    if unit is None or unit in ("%", "pp") or _NET.search(course.subject.frame.text):
        return False
    known = units().get(unit.casefold())
    return known is None or known.dimension in ("count", "time")


def _metric(subject: Subject) -> Metric | None:
    from okr_ai.language.lexicon import lexicon

    return lexicon().get(subject.frame.metric_name or "")


def _check_ins(subject: Subject, as_of: date) -> Points:
    """Reported values up to `as_of`, one a day (the last one stands); the draft's current value when there is none."""
    told = {c.date: c.value for c in subject.key_result.check_ins if c.value is not None and c.date <= as_of}
    if not told and subject.key_result.current is not None:
        told = {as_of: subject.key_result.current}
    return sorted(told.items())


def _steps(points: Points, as_of: date) -> Steps:
    days, values = zip(*points, strict=True)
    return even_steps(MetricSeries("check-ins", days, values), as_of=as_of, stated="weekly")


def _forecast(course: _Course, as_of: date, stale_after_days: int | None) -> Forecast:
    subject, goal = course.subject, course.goal
    last_day, current = course.points[-1]
    over = course.reached or (as_of > subject.due and last_day >= subject.start)
    end = course.on(max(subject.due, last_day))
    p_hit = float(goal.met_by(current)) if over else open_chance(end.chance(goal.lower, goal.upper))
    quantiles = [current] * len(LEVELS) if over else course.quantiles(max(subject.due, last_day))
    stale = not over and (as_of - last_day).days > (stale_after_days or STALE_AFTER_DAYS)
    status = status_of(p_hit, certain=over, stale=stale)
    weeks = (subject.due - last_day).days / 7
    return replace(
        judged(blank(subject, as_of), goal, quantiles),
        status=status,
        measure=subject.key_result.measure or goal.measure,
        current=current,
        p_hit=p_hit,
        progress=_progress(goal, current),
        needed_rate=(goal.target - current) / weeks if weeks > 0 else None,
        recent_rate=_recent(course.points),
        last_observation=last_day,
        stale=stale,
        reasons=_reasons(course, status, as_of, over=over, stale=stale),
        method="pace: check-ins",
        history=tuple(course.points),
        fan=None if over else _fan(course),
    )


def _reasons(course: _Course, status: Status, as_of: date, *, over: bool, stale: bool) -> tuple[Reason, ...]:
    subject, goal, (last_day, current) = course.subject, course.goal, course.points[-1]
    elapsed = elapsed_of(subject.start, subject.due, as_of)
    ticked_only = is_milestone(subject) and not _check_ins(subject, as_of)
    early = not over and not ticked_only and (elapsed < EARLY or course.reports < FEW)
    start, due = subject.start, subject.due
    found = (
        None if over else _pace(course),
        stale_reason(last_day, as_of) if stale else None,
        tasks_reason(subject, as_of, judged_by=ticked_only) if subject.key_result.tasks else None,
        early_reason(course.reports, elapsed) if early else None,
        plan_reason(subject.key_result, start, course.begun_at, due, goal.target, last_day, current, goal.unit),
        compound_reason(subject.frame),
        None if status == "at_risk" and (early or stale) else watermelon_reason(subject.key_result, status, as_of),
        *goal.reasons,
    )
    return tuple(reason for reason in found if reason and reason.name != "measure")


def _pace(course: _Course) -> Reason | None:
    """The rate needed against that of the reports so far; None when nothing is left to do, or to compare with."""
    goal, due, (last_day, current) = course.goal, course.subject.due, course.points[-1]
    weeks, recent = (due - last_day).days / 7, _recent(course.points)
    if recent is None or weeks <= 0 or goal.keep or goal.met_by(current):
        return None
    unit = "pp" if goal.unit == "%" else goal.unit
    needed = (goal.target - current) / weeks
    come = course.lump is not None and not is_work(goal)
    wanted, seen = (_coming(each, unit) if come else weekly_change(each, unit) for each in (needed, recent))
    return Reason(
        "pace",
        Bilingual(
            f"needs {wanted.en} until {format_date(due, 'en')}; lately the reports showed {seen.en}",
            f"到{format_date(due, 'zh')}需{wanted.zh}；近期上报{seen.zh}",
        ),
        {"needed": needed, "recent": recent},
    )


def _coming(rate: float, unit: str | None) -> Bilingual:
    """What comes in a week, of things that are counted."""
    size = about(rate, unit)
    return Bilingual(f"{size.en} a week", f"每周 {size.zh}")


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


def _fan(course: _Course) -> Fan | None:
    last_day = course.points[-1][0]
    days = (course.subject.due - last_day).days
    if days <= 0:
        return None
    dates = sorted({date.fromordinal(last_day.toordinal() + round(days * share / 4)) for share in (1, 2, 3, 4)})
    rows = [course.quantiles(day) for day in dates]
    return Fan(tuple(dates), *(tuple(column) for column in zip(*rows, strict=True)))


def _without_values(subject: Subject, missing: Reason, as_of: date) -> Forecast:
    """No values at all: no forecast, what is missing, and how far the tasks are."""
    key_result, frame = subject.key_result, subject.frame
    target, unit = frame.target, frame.unit
    if unit is None and (share := frame.change_in_per_cent()) is not None:
        target, unit = share, "%"  # "by a third" is no 0.33
    return replace(
        blank(subject, as_of),
        baseline=key_result.baseline if key_result.baseline is not None else frame.baseline,
        target=key_result.target if key_result.target is not None else target,
        unit=key_result.unit or (unit if key_result.target is None else frame.unit),
        reasons=(missing, tasks_reason(subject, as_of)) if key_result.tasks else (missing,),
    )
