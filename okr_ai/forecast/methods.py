"""The forecaster of a key result: the engine (`auto`), the plain pace, or a textbook model."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from okr_ai.errors import InputError
from okr_ai.forecast.answers import FAN_POINTS, LEVELS, Answer, ask_engine
from okr_ai.forecast.classics import MODELS, sample_paths
from okr_ai.forecast.levels import filled
from okr_ai.forecast.pace import pace_of
from okr_ai.forecast.prepare import Ready
from okr_ai.forecast.steps import Floats
from okr_ai.model import Bilingual

METHODS = ("auto", "pace", *MODELS)


def known_method(name: str) -> str:
    """`name` when it is a method. Raises InputError otherwise."""
    if name not in METHODS:
        raise InputError(
            Bilingual(f"there is no method '{name}'", f"没有名为“{name}”的预测方法"),
            Bilingual(f"use one of {', '.join(METHODS)}", f"可用的有：{'、'.join(METHODS)}"),
        )
    return name


def answer_all(
    items: Sequence[Ready], method: str, by_metric: Mapping[str, str], *, fan: bool = True
) -> Mapping[int, Answer]:
    """The answers by `id` of the item: the engine's in one batch, of those with another method one by one."""
    chosen = {id(item): known_method(by_metric.get(item.match.name, method)) for item in items}
    answers = dict(ask_engine([item for item in items if chosen[id(item)] == "auto"], fan=fan))
    for item in items:
        if chosen[id(item)] != "auto":
            answer = answer_by(chosen[id(item)], item, fan=fan)
            answers[id(item)] = replace(answer, method=chosen[id(item)])
    return answers


def answer_by(method: str, item: Ready, *, fan: bool = True) -> Answer:
    """The answer of `pace` or a textbook model to one key result."""
    if item.period.ahead == 0:
        return _certain(item)
    return _by_pace(item, fan=fan) if method == "pace" else _by_paths(method, item, fan=fan)


def _certain(item: Ready) -> Answer:
    value = float(_statistic(item, np.empty((1, 0)), len(item.period.ends))[0])
    return Answer(float(item.goal.met_by(value)), None, np.full(len(LEVELS), value))


def _by_paths(method: str, item: Ready, *, fan: bool) -> Answer:
    period = item.period
    values = np.concatenate([period.history, period.usual])
    known = np.flatnonzero(np.isfinite(values))
    behind = len(values) - int(known[-1]) - 1  # steps before the period that have not come in
    paths = sample_paths(values, item.steps.rhythm.season, behind + period.ahead, method)[:, behind:]
    paths = paths * period.factors[len(period.observed) :]
    ends = _statistic(item, paths, len(period.ends))
    hits = np.mean([item.goal.met_by(value) for value in ends.tolist()])
    counts = _fan_counts(item) if fan else []
    rows = [item.clipped(np.quantile(_statistic(item, paths, count), LEVELS)) for count in counts]
    return Answer(
        float(hits),
        None,
        item.clipped(np.quantile(ends, LEVELS)),
        tuple(period.ends[count - 1] for count in counts),
        np.array(rows) if rows else None,
    )


def _statistic(item: Ready, paths: Floats, count: int) -> Floats:
    """The statistic of the period's first `count` steps on every path of its steps ahead."""
    period, goal = item.period, item.goal
    seen = period.observed if goal.measure == "level" else filled(period.observed, item.steps, goal.measure)
    whole = np.concatenate([np.tile(seen, (len(paths), 1)), paths], axis=1)[:, :count]
    if goal.measure == "level":
        before = np.tile(period.history[-goal.window :], (len(paths), 1))
        return np.asarray(np.nanmean(np.concatenate([before, whole], axis=1)[:, -goal.window :], axis=1), float)
    weights = (period.weights if item.sizes is None else period.weights * item.sizes)[:count]
    total = whole @ weights
    return np.asarray(total if goal.measure == "total" else total / weights.sum(), float)


def _by_pace(item: Ready, *, fan: bool) -> Answer:
    """The pace so far carried on, as for reported values; totals and averages by what has come in."""
    period, goal, subject = item.period, item.goal, item.subject
    whole = float(period.weights.sum()) if goal.measure == "average" else 1.0
    if goal.measure == "level":
        base = goal.baseline if goal.baseline is not None else float(item.steps.values[0])
        seen = [
            (day, value) for day, value in zip(period.ends, period.observed.tolist(), strict=False) if value == value
        ]
        points, planned = [(subject.start, base), *seen], goal.target - base
    else:
        came = filled(period.observed, item.steps, goal.measure) * period.weights[: len(period.observed)]
        running = zip(period.ends, np.cumsum(came).tolist(), strict=False)
        points, planned = [(subject.start - timedelta(days=1), 0.0), *running], goal.target * whole
    planned = planned or 0.1 * abs(goal.target) or 1.0
    last = max(subject.due, points[-1][0])

    def at(day: date) -> Floats:
        pace = pace_of(points, start=subject.start, due=subject.due, day=day, planned=planned)
        return pace.quantiles(LEVELS) / whole

    end = pace_of(points, start=subject.start, due=subject.due, day=last, planned=planned)
    lower = None if goal.lower is None else goal.lower * whole
    upper = None if goal.upper is None else goal.upper * whole
    days = tuple(period.ends[count - 1] for count in _fan_counts(item)) if fan else ()
    rows = np.array([at(min(day, last)) for day in days]) if days else None
    return Answer(end.chance(lower, upper), None, item.clipped(at(last)), days, rows)


def _fan_counts(item: Ready) -> list[int]:
    seen, whole = len(item.period.observed), len(item.period.ends)
    return sorted({round(count) for count in np.linspace(seen + 1, whole, FAN_POINTS)})
