"""What the proposals ask the forecaster: where a metric will be at the due date if nothing changes.

Suggesting and forecasting do not know each other; the command line, which knows both, joins them here.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from okr_ai.model import Measure, MetricDefinition, MetricSeries, PastKeyResult, Reason
from okr_ai.suggest.targets import GRID, Outlook, OutlookOf
from okr_ai.suggest.uplift import PastOutlooksOf

if TYPE_CHECKING:
    from okr_ai.forecast.cases import Case
    from okr_ai.forecast.steps import Steps

LEAST_STEPS = 8  # fewer known values of a metric, and nothing is said of its future


def outlooks(as_of: date, start: date, due: date, definitions: Mapping[str, MetricDefinition]) -> OutlookOf:
    """A function from a series and a measure to its outlook over `start` … `due`, from what was known on `as_of`.

    Its answer is None when fewer than eight values were known, and a Reason when the series had ended long before.
    `baseline` is the level on the last known day, or the total or average of the latest days known, as many as the
    period has.
    """
    known: dict[tuple[str, Measure], Outlook | Reason | None] = {}

    def outlook_of(series: MetricSeries, measure: Measure) -> Outlook | Reason | None:
        key = (series.name, measure)
        if key not in known:
            asked = _asked(series, measure, as_of, start, due, definitions.get(series.name))
            known[key] = _answers([asked])[0] if isinstance(asked, _Asked) else asked
        return known[key]

    return outlook_of


def past_outlooks(definitions: Mapping[str, MetricDefinition]) -> PastOutlooksOf:
    """A function from series, each with a measure and a past key result, to what was to be expected of each before its
    period (None: too little was known). One call of the forecaster for all of them."""
    known: dict[tuple[str, Measure, date, date], Outlook | None] = {}

    def outlooks_of(asked: Sequence[tuple[MetricSeries, Measure, PastKeyResult]]) -> list[Outlook | None]:
        keys = [(series.name, measure, past.cycle.start, past.cycle.end) for series, measure, past in asked]
        new: dict[tuple[str, Measure, date, date], _Asked] = {}
        for key, (series, measure, _) in zip(keys, asked, strict=True):
            if key not in known:
                eve = key[2] - timedelta(days=1)
                question = _asked(series, measure, eve, key[2], key[3], definitions.get(series.name))
                known[key] = None
                if isinstance(question, _Asked):
                    new[key] = question
        known.update(zip(new, _answers(list(new.values())), strict=True))
        return [known[key] for key in keys]

    return outlooks_of


def still_measured(
    series: Mapping[str, MetricSeries],
    as_of: date,
    start: date,
    due: date,
    definitions: Mapping[str, MetricDefinition],
) -> tuple[dict[str, MetricSeries], list[Reason]]:
    """The series that tell of `start` … `due`, and the reasons why the others, ended long before `as_of`, do not."""
    from okr_ai.forecast.silence import ended

    gone = {name: ended(_steps(one, as_of, definitions.get(name)), start, due, as_of) for name, one in series.items()}
    return {name: one for name, one in series.items() if gone[name] is None}, [why for why in gone.values() if why]


class _Asked(NamedTuple):
    """A question to the forecaster, with what the outlook holds beside its answer."""

    case: "Case"
    baseline: float
    measure: Measure
    size: int


def _answers(asked: Sequence[_Asked]) -> list[Outlook]:
    from okr_ai.forecast.engine.rows import answer_rows

    if not asked:
        return []
    found = answer_rows([one.case.row(i, "up", 0.0) for i, one in enumerate(asked)], GRID)[1]
    return [
        Outlook(one.baseline, tuple(one.case.real(levels).tolist()), one.measure, "series", one.size)
        for one, levels in zip(asked, found, strict=True)
    ]


def _asked(
    series: MetricSeries, measure: Measure, as_of: date, start: date, due: date, stated: MetricDefinition | None
) -> _Asked | Reason | None:
    from okr_ai.forecast.cases import flow_case, level_case
    from okr_ai.forecast.levels import level_on, level_window
    from okr_ai.forecast.period import flow_period, level_period
    from okr_ai.forecast.silence import ended

    steps = _steps(series, as_of, stated, combine="sum" if measure == "total" else "last")
    if silence := ended(steps, start, due, as_of):
        return silence
    if len(steps.ends) - steps.missing < LEAST_STEPS or steps.last is None:
        return None
    if measure == "level":
        window = level_window(steps, start)
        case = level_case(steps, level_period(steps, start, due), window)
        baseline = level_on(steps, steps.ends[-1], window)
    else:
        case = flow_case(steps, flow_period(steps, start, due), measure)
        baseline = _before(steps, start, due, measure)
    return None if baseline is None else _Asked(case, float(baseline), measure, len(steps.ends))


def _steps(series: MetricSeries, as_of: date, stated: MetricDefinition | None, combine: str = "last") -> "Steps":
    from okr_ai.forecast.steps import even_steps

    lag, period = (stated.lag_days, stated.update_period) if stated else (0, None)
    return even_steps(series, as_of=as_of, lag_days=lag, stated=period, combine=combine)


def _before(steps: "Steps", start: date, due: date, measure: Measure) -> float | None:
    """The total or average of the latest days known, as many as the period has."""
    from okr_ai.forecast.levels import value_over

    last = steps.ends[-1]
    return value_over(steps, last - (due - start), last, measure, 1)
