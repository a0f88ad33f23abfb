"""All prepared key results asked of the engine in one batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from okr_ai.forecast.cases import QUANTILES, Case, flow_case, level_case
from okr_ai.forecast.engine import forecast_cases, forecast_quantiles
from okr_ai.forecast.every import alikeness, all_of, breaches, step_cases
from okr_ai.forecast.period import Period
from okr_ai.forecast.prepare import Ready
from okr_ai.forecast.steps import Floats

FAN_POINTS = 6  # dates of a fan; charts draw straight lines between them


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """P(hit) now and as it stood when the period began; the final statistic's quantiles; the fan's, one row a date.

    `method` is the forecaster that gave it."""

    p_hit: float
    p_at_start: float | None
    quantiles: Floats
    fan_dates: tuple[date, ...] = ()
    fan: Floats | None = None
    method: str = "auto"


def ask_engine(items: Sequence[Ready], *, fan: bool = True) -> Mapping[int, Answer]:
    """The engine's answers by `id` of the item, in one call (two when occasions lie ahead)."""
    rows: list[dict[str, object]] = []
    sure = _with_doubt(items)
    plans = [_plan(item, rows, fan=fan) for item in sure]
    if not rows:
        return {}
    table = forecast_cases(pd.DataFrame(rows))
    chances = table["p_hit"].to_numpy(float)
    quantiles = table[list(QUANTILES)].to_numpy(float)
    answers = [_answer(item, plan, chances, quantiles) for item, plan in zip(sure, plans, strict=True)]
    return {id(item): answer for item, answer in zip(items, answers, strict=True)}


def _with_doubt(items: Sequence[Ready]) -> list[Ready]:
    """The items, those whose occasions ahead are unsure with their distribution drawn out by that much."""
    places = [i for i, item in enumerate(items) if item.period.unsure > 0]
    found = list(items)
    if not places:
        return found
    asked = pd.DataFrame([items[i].case.row(i, "up", 0.0) for i in places])
    for i, quantiles in zip(places, forecast_quantiles(asked, (0.1, 0.5, 0.9)), strict=True):
        case = items[i].case
        low, middle, high = case.real(quantiles).tolist()
        spread, doubt = (high - low) / 2.563, items[i].period.unsure * abs(middle - case.done)
        factor = float(np.hypot(1.0, doubt / spread)) if spread > 0 else 1.0
        found[i] = replace(items[i], case=case.widened(middle, factor))
    return found


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which rows of the batch belong to one key result."""

    now: tuple[int, ...]
    start: tuple[int, ...]
    start_case: Case | None
    fan: tuple[tuple[date, int, Case], ...]
    every: tuple[tuple[tuple[int, ...], float], ...] = ()  # rows of each step ahead, how many steps it stands for


def _plan(item: Ready, rows: list[dict[str, object]], *, fan: bool) -> _Plan:
    start_case = _at_start(item)
    now = _ask(item.case, item, rows)
    start = _ask(start_case, item, rows) if start_case else ()
    points = []
    for count in _fan_counts(item.period) if fan else ():
        case = _until(item, count)
        points.append((item.period.ends[count - 1], _ask(case, item, rows)[0], case))
    every = []
    if item.goal.every:
        every = [(_ask(case, item, rows), each) for case, each in step_cases(item.steps, item.period)]
    return _Plan(now, start, start_case, tuple(points), tuple(every))


def _ask(case: Case, item: Ready, rows: list[dict[str, object]]) -> tuple[int, ...]:
    """Adds the case's rows, one for each bound of the goal; their numbers."""
    numbers = []
    for direction, bound in (("up", item.goal.lower), ("down", item.goal.upper)):
        if bound is not None:
            numbers.append(len(rows))
            rows.append(case.row(len(rows), direction, bound))
    return tuple(numbers)


def _answer(item: Ready, plan: _Plan, chances: Floats, quantiles: Floats) -> Answer:
    fan = [np.clip(case.real(quantiles[row]), *item.bounds) for _, row, case in plan.fan]
    return Answer(
        _every(item, plan, chances) if item.goal.every else _both(chances, plan.now),
        _both(chances, plan.start) if plan.start else None,
        np.clip(item.case.real(quantiles[plan.now[0]]), *item.bounds),
        tuple(day for day, _, _ in plan.fan),
        np.array(fan) if fan else None,
    )


def _every(item: Ready, plan: _Plan, chances: Floats) -> float:
    """P(no step outside the bounds), those behind included."""
    if breaches(item.period, item.goal):
        return 0.0
    if not plan.every:
        return 1.0
    single = np.array([_both(chances, rows) for rows, _ in plan.every])
    return all_of(single, np.array([each for _, each in plan.every]), alikeness(item.steps))


def _both(chances: Floats, rows: tuple[int, ...]) -> float:
    """P(lower <= x <= upper) from P(x >= lower) and P(x <= upper)."""
    return float(min(max(chances[list(rows)].sum() - (len(rows) - 1), 0.0), 1.0))


def _at_start(item: Ready) -> Case | None:
    """The same question as it stood on the first day, None when the period began without history."""
    period = item.period
    if not len(period.observed) or np.isfinite(period.history).sum() < 2:
        return None
    before = period.before_it_began()
    if item.goal.measure == "level":
        return level_case(item.steps, before, item.goal.window)
    return flow_case(item.steps, before, item.goal.measure, item.sizes)


def _fan_counts(period: Period) -> list[int]:
    """How many of the period's steps each point of the fan covers: some of those ahead, always the last."""
    seen, whole = len(period.observed), len(period.ends)
    return sorted({round(count) for count in np.linspace(seen + 1, whole, FAN_POINTS)}) if whole > seen else []


def _until(item: Ready, count: int) -> Case:
    """The same statistic, over the period's first `count` steps."""
    part = item.period.first(count)
    if item.goal.measure == "level":
        return level_case(item.steps, part, item.goal.window)
    return flow_case(item.steps, part, item.goal.measure, None if item.sizes is None else item.sizes[:count])
