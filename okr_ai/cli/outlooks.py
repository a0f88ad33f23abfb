"""What the proposals ask the forecaster: where a metric will be at the due date if nothing changes.

Suggesting and forecasting do not know each other; the command line, which knows both, joins them here.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from okr_ai.model import Measure, MetricDefinition, MetricSeries, PastKeyResult
from okr_ai.suggest.targets import GRID, Outlook, OutlookOf
from okr_ai.suggest.uplift import PastOutlookOf

if TYPE_CHECKING:
    from okr_ai.forecast.steps import Steps

LEAST_STEPS = 8  # fewer known values of a metric, and nothing is said of its future


def outlooks(as_of: date, start: date, due: date, definitions: Mapping[str, MetricDefinition]) -> OutlookOf:
    """A function from a series and a measure to its outlook over `start` … `due`, from what was known on `as_of`.

    Its answer is None when fewer than eight values were known. `baseline` is the level on the last known day, or the
    total or average of the latest days known, as many as the period has.
    """
    known: dict[tuple[str, Measure], Outlook | None] = {}

    def outlook_of(series: MetricSeries, measure: Measure) -> Outlook | None:
        key = (series.name, measure)
        if key not in known:
            known[key] = _outlook(series, measure, as_of, start, due, definitions.get(series.name))
        return known[key]

    return outlook_of


def past_outlooks(definitions: Mapping[str, MetricDefinition]) -> PastOutlookOf:
    """A function from a series, a measure and a past key result to what was to be expected before its period."""
    known: dict[tuple[str, Measure, date, date], Outlook | None] = {}

    def outlook_of(series: MetricSeries, measure: Measure, past: PastKeyResult) -> Outlook | None:
        start, end = past.cycle.start, past.cycle.end
        key = (series.name, measure, start, end)
        if key not in known:
            eve = start - timedelta(days=1)
            known[key] = _outlook(series, measure, eve, start, end, definitions.get(series.name))
        return known[key]

    return outlook_of


def _outlook(
    series: MetricSeries, measure: Measure, as_of: date, start: date, due: date, stated: MetricDefinition | None
) -> Outlook | None:
    from okr_ai.forecast.cases import flow_case, level_case
    from okr_ai.forecast.engine.rows import answer_rows
    from okr_ai.forecast.levels import level_on, level_window
    from okr_ai.forecast.period import flow_period, level_period
    from okr_ai.forecast.steps import even_steps

    steps = even_steps(
        series,
        as_of=as_of,
        lag_days=stated.lag_days if stated else 0,
        stated=stated.update_period if stated else None,
        combine="sum" if measure == "total" else "last",
    )
    if len(steps.ends) - steps.missing < LEAST_STEPS or steps.last is None:
        return None
    if measure == "level":
        window = level_window(steps, start)
        case = level_case(steps, level_period(steps, start, due), window)
        baseline = level_on(steps, steps.ends[-1], window)
    else:
        case = flow_case(steps, flow_period(steps, start, due), measure)
        baseline = _before(steps, start, due, measure)
    if baseline is None:
        return None
    levels = answer_rows([case.row(0, "up", 0.0)], GRID)[1][0]
    return Outlook(
        float(baseline), tuple(float(value) for value in case.real(levels)), measure, "series", len(steps.ends)
    )


def _before(steps: "Steps", start: date, due: date, measure: Measure) -> float | None:
    """The total or average of the latest days known, as many as the period has."""
    from okr_ai.forecast.levels import value_over

    last = steps.ends[-1]
    return value_over(steps, last - (due - start), last, measure, 1)
