"""All prepared key results asked of the engine in one batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from okr_ai.forecast.cases import Case
from okr_ai.forecast.engine.rows import answer_rows
from okr_ai.forecast.every import all_of, breaches, memory_of, step_cases
from okr_ai.forecast.period import Period
from okr_ai.forecast.prepare import Ready
from okr_ai.forecast.steps import Floats

LEVELS = (0.025, 0.1, 0.5, 0.9, 0.975)  # of the quantiles behind expected value, intervals and fan
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
    plans = [_plan(item, case, rows, fan=fan) for item, case in zip(items, _cases(items), strict=True)]
    if not rows:
        return {}
    chances, quantiles = answer_rows(rows, LEVELS)
    return {id(item): _answer(item, plan, chances, quantiles) for item, plan in zip(items, plans, strict=True)}


def _cases(items: Sequence[Ready]) -> list[Case]:
    """The items' questions; where occasions ahead are unsure, the distribution is drawn out by that much."""
    cases = [item.case() for item in items]
    places = [i for i, item in enumerate(items) if item.period.unsure > 0]
    if not places:
        return cases
    _, asked = answer_rows([cases[i].row(i, "up", 0.0) for i in places], (0.1, 0.5, 0.9))
    for i, quantiles in zip(places, asked, strict=True):
        low, middle, high = cases[i].real(quantiles).tolist()
        spread, doubt = (high - low) / 2.563, items[i].period.unsure * abs(middle - cases[i].done)
        factor = float(np.hypot(1.0, doubt / spread)) if spread > 0 else 1.0
        cases[i] = cases[i].widened(middle, factor)
    return cases


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which rows of the batch belong to one key result."""

    case: Case
    now: tuple[int, ...]
    start: tuple[int, ...]
    fan: tuple[tuple[date, int, Case], ...]
    every: tuple[tuple[tuple[int, ...], int], ...] = ()  # rows of each step, how many steps ahead it is


def _plan(item: Ready, case: Case, rows: list[dict[str, object]], *, fan: bool) -> _Plan:
    start_case = _at_start(item)
    now = _ask(case, item, rows)
    start = _ask(start_case, item, rows) if start_case else ()
    points = []
    for count in _fan_counts(item.period) if fan else ():
        part = item.case(item.period.first(count))
        whole = count == len(item.period.ends)  # the engine is asked for that already
        points.append((item.period.ends[count - 1], now[0] if whole else _ask(part, item, rows)[0], part))
    every = []
    if item.goal.every:
        every = [(_ask(one, item, rows), ahead) for one, ahead in step_cases(item.steps, item.period, item.bounds)]
    return _Plan(case, now, start, tuple(points), tuple(every))


def _ask(case: Case, item: Ready, rows: list[dict[str, object]]) -> tuple[int, ...]:
    """Adds the case's rows, one for each bound of the goal; their numbers."""
    numbers = []
    for direction, bound in (("up", item.goal.lower), ("down", item.goal.upper)):
        if bound is not None:
            numbers.append(len(rows))
            rows.append(case.row(len(rows), direction, bound))
    return tuple(numbers)


def _answer(item: Ready, plan: _Plan, chances: Floats, quantiles: Floats) -> Answer:
    asked = ((plan.case, plan.now[0]), *((case, row) for _, row, case in plan.fan))
    whole, *fan = item.clipped(np.array([case.real(quantiles[row]) for case, row in asked]))
    return Answer(
        _every(item, plan, chances) if item.goal.every else _both(chances, plan.now),
        _both(chances, plan.start) if plan.start else None,
        whole,
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
    return all_of(single, np.array([ahead for _, ahead in plan.every]), memory_of(item.steps))


def _both(chances: Floats, rows: tuple[int, ...]) -> float:
    """P(lower <= x <= upper) from P(x >= lower) and P(x <= upper)."""
    return float(min(max(chances[list(rows)].sum() - (len(rows) - 1), 0.0), 1.0))


def _at_start(item: Ready) -> Case | None:
    """The same question as it stood on the first day, None when the period began without history."""
    if not len(item.period.observed) or np.isfinite(item.period.history).sum() < 2:
        return None
    return item.case(item.period.before_it_began())


def _fan_counts(period: Period) -> list[int]:
    """How many of the period's steps each point of the fan covers: some of those ahead, always the last."""
    seen, whole = len(period.observed), len(period.ends)
    return sorted({round(count) for count in np.linspace(seen + 1, whole, FAN_POINTS)}) if whole > seen else []
