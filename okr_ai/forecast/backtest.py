"""How good the forecasts would have been on a team's own metrics and past key results.

Every case is forecast as it would have been on a past day, from nothing but the data up to then, and compared with what
happened. Cases are the past key results whose metric is known, and made ones: for each metric and past period, targets
fixed on the first day from the metric's own past changes (their mean plus -0.5, 0, 0.5 and 1 standard deviations).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from okr_ai.forecast.chance import past_changes
from okr_ai.forecast.key_results import forecast_key_results
from okr_ai.forecast.levels import window_before
from okr_ai.forecast.matching import index_series
from okr_ai.forecast.prepare import Ready, Subject, ready
from okr_ai.language.lexicon import lexicon
from okr_ai.model import (
    Comparator,
    Cycle,
    Direction,
    Draft,
    Forecast,
    Frame,
    KeyResult,
    MetricDefinition,
    MetricSeries,
    Objective,
    Passage,
    PastKeyResult,
    Source,
)

if TYPE_CHECKING:
    import pandas as pd

SHARES = (0.0, 0.25, 0.5, 0.75)
SPREADS = (-0.5, 0.0, 0.5, 1.0)
LEAST_PERIODS = 3  # past periods before a made target is fixed
MOST_PERIODS = 8
SETTLED_AFTER = 35  # days after the due date by which the last partial step is in


@dataclass(frozen=True, slots=True)
class _Case:
    """A key result of one past period, with its words read; `made` when the target was made here."""

    key_result: KeyResult
    frame: Frame
    cycle: Cycle
    made: bool


def backtest_cases(
    series: Mapping[str, MetricSeries],
    past: Sequence[PastKeyResult] = (),
    *,
    definitions: Mapping[str, MetricDefinition] | None = None,
    cycle: Cycle | None = None,
    shares: Sequence[float] = SHARES,
    made: bool = True,
    method: str = "auto",
    events: Mapping[str, Sequence[date]] | None = None,
) -> "pd.DataFrame":
    """One row for every key result and every day it was forecast on, in the order of the days.

    `cycle` gives the length of the made periods and where they lie (the last whole quarter of the data without it);
    `shares` are the parts of the period gone on the days of the forecasts; `method` and `events` as of
    `forecast_key_results`. Columns: `metric`, `measure`, `direction`,
    `start`, `due`, `as_of`, `share`, `target`, `made`, `p_hit`, `status`, `expected`, `low80`, `high80`, `low95`,
    `high95`, `progress`, `elapsed`, `final`, `hit`.
    """
    import pandas as pd

    definitions = definitions or {}
    known = {
        (one.metric, one.cycle.start, one.cycle.end, one.target): one
        for one in past
        if one.metric in series and one.target is not None
    }  # the same key result may be told in two languages
    cases = [_past_case(one) for one in known.values()]
    if made:
        cases += _made_cases(series, definitions, cycle or _last_quarter(series))
    rows: list[dict[str, object]] = []
    for period in sorted({(case.cycle.start, case.cycle.end) for case in cases}):
        some = [case for case in cases if (case.cycle.start, case.cycle.end) == period]
        rows += _rows(some, partial(_forecasts, some, series, definitions, method, events), shares)
    return pd.DataFrame(rows, columns=[*_COLUMNS])


_COLUMNS = (
    *("metric", "measure", "direction", "start", "due", "as_of", "share", "target", "made", "p_hit", "status"),
    *("expected", "low80", "high80", "low95", "high95", "progress", "elapsed", "final", "hit"),
)


def _rows(
    cases: Sequence[_Case], forecast: Callable[[date], tuple[Forecast, ...]], shares: Sequence[float]
) -> list[dict[str, object]]:
    """The forecasts of one period's cases on each of its days, with what came of them."""
    start, due = cases[0].cycle.start, cases[0].cycle.end
    ends = forecast(due + timedelta(days=SETTLED_AFTER))
    rows = []
    for share in shares:
        day = start - timedelta(days=1) + timedelta(days=round(share * ((due - start).days + 1)))
        for case, told, end in zip(cases, forecast(day), ends, strict=True):
            if end.status in ("achieved", "missed") and told.p_hit is not None:
                rows.append(_row(case, told, end, share))
    return rows


def _row(case: _Case, told: Forecast, end: Forecast, share: float) -> dict[str, object]:
    low80, high80 = told.intervals["80"]
    low95, high95 = told.intervals["95"]
    values = (
        *(told.metric, told.measure, told.direction, told.start, told.due, told.as_of, share, told.target, case.made),
        *(told.p_hit, told.status, told.expected, low80, high80, low95, high95, told.progress, told.elapsed),
        *(end.current, end.status == "achieved"),
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _forecasts(
    cases: Sequence[_Case],
    series: Mapping[str, MetricSeries],
    definitions: Mapping[str, MetricDefinition],
    method: str,
    events: Mapping[str, Sequence[date]] | None,
    as_of: date,
) -> tuple[Forecast, ...]:
    objective = Objective("O", _passage(""), tuple(case.key_result for case in cases))
    draft = Draft("backtest", "history", "en", Source("", ""), (objective,), cases[0].cycle)
    frames = {case.key_result.id: case.frame for case in cases}
    return forecast_key_results(
        draft, frames, series, as_of=as_of, definitions=definitions, events=events, method=method, fan=False
    )


def _past_case(past: PastKeyResult) -> _Case:
    from okr_ai.language import read_key_result

    frame = read_key_result(past.text, cycle=past.cycle, today=past.cycle.start)
    ident = f"{past.cycle.name} {past.objective} {past.text}"
    key_result = KeyResult(
        ident, _passage(past.text), metric=past.metric, baseline=past.baseline, target=past.target, unit=past.unit
    )
    return _Case(key_result, frame, past.cycle, made=False)


def _made_cases(
    series: Mapping[str, MetricSeries], definitions: Mapping[str, MetricDefinition], last: Cycle
) -> list[_Case]:
    """Targets of past periods, fixed on each one's first day by what was known then."""
    words = lexicon().with_definitions(definitions) if definitions else lexicon()
    index = index_series(series, definitions, words)
    cases = []
    for count in range(MOST_PERIODS):
        start, due = window_before(last.start, last.end, count) if count else (last.start, last.end)
        for name in series:
            metric = words.get(words.name_of(name.replace("_", " ")) or "")
            falling = (metric.better if metric else "up") == "down"
            probe = KeyResult("probe", _passage(name), metric=name)
            way: Direction = "decrease" if falling else "increase"
            frame = Frame(name, "en", direction=way, target=10.0, unit="%", target_kind="relative_change")
            subject = Subject(Objective("O", _passage("")), probe, frame, start, due)
            item = ready(subject, series, index, words, as_of=start - timedelta(days=1))
            if isinstance(item, Ready) and item.goal.baseline is not None:
                cases += _targets(item, Cycle(start, due))
    return cases


def _targets(item: Ready, cycle: Cycle) -> list[_Case]:
    changes, periods = past_changes(item)
    if periods < LEAST_PERIODS or item.goal.baseline is None:
        return []
    sign = -1.0 if item.goal.direction == "down" else 1.0
    found = []
    for spread in SPREADS:
        target = item.goal.baseline + float(np.mean(changes)) + sign * spread * float(np.std(changes))
        key_result = KeyResult(
            f"{item.match.name} {cycle.start} {spread}",
            item.subject.key_result.text,
            metric=item.match.name,
            baseline=item.goal.baseline,
            target=target,
            measure=item.goal.measure,
        )
        frame = Frame(key_result.text.text, "en", direction=item.subject.frame.direction, comparator=_bound(sign))
        found.append(_Case(key_result, frame, cycle, made=True))
    return found


def _bound(sign: float) -> Comparator:
    return ">=" if sign > 0 else "<="


def _last_quarter(series: Mapping[str, MetricSeries]) -> Cycle:
    """The last calendar quarter that all of the data's end covers, with the weeks after it that settle it."""
    from okr_ai.forecast.prepare import quarter_of

    ends = [one.dates[-1] for one in series.values() if one.dates]
    day = (max(ends) if ends else date(2000, 1, 1)) - timedelta(days=6)
    first, last = quarter_of(day)
    if last > day:
        first, last = quarter_of(first - timedelta(days=1))
    return Cycle(first, last)


def _passage(text: str) -> Passage:
    return Passage(text, Source("", text), 0)
