"""Forecasts of a draft's key results: every one prepared, all asked in one batch, each answer put into words."""

from collections.abc import Mapping, Sequence
from datetime import date

from okr_ai.forecast.answers import Answer
from okr_ai.forecast.calendar_effects import Calendar
from okr_ai.forecast.matching import index_series
from okr_ai.forecast.methods import answer_all
from okr_ai.forecast.misses import reasons_of_misses
from okr_ai.forecast.outcome import engine_forecast
from okr_ai.forecast.prepare import Ready, Subject, ready, subject_of
from okr_ai.forecast.reported import reported_forecast
from okr_ai.language.lexicon import Lexicon
from okr_ai.language.lexicon import lexicon as shipped_lexicon
from okr_ai.model import Cycle, Draft, Forecast, Frame, KeyResult, MetricDefinition, MetricSeries, Reason


def forecast_key_results(
    draft: Draft,
    frames: Mapping[str, Frame] | None,
    series: Mapping[str, MetricSeries],
    *,
    as_of: date,
    definitions: Mapping[str, MetricDefinition] | None = None,
    lexicon: Lexicon | None = None,
    events: Mapping[str, Sequence[date]] | None = None,
    stale_after_days: int | None = None,
    method: str = "auto",
    methods: Mapping[str, str] | None = None,
    fiscal_start: int = 1,
    fan: bool = True,
) -> tuple[Forecast, ...]:
    """One forecast for every key result of `draft`, in its order, from what was known on `as_of` and nothing later.

    `frames` holds key results' words as read, by id; what is missing (or of another text) is read here. `definitions`
    are the settings' metrics, `events` a team's own events with their days, past and to come. A key result without a
    series of its own is judged by its check-ins, or not at all (`no_data`, with the reason). Data are stale after
    `stale_after_days`; without it after two weeks, or after two of the metric's own steps where those are longer.
    `method` is the forecaster (auto, pace, naive, ets, theta, arima), `methods` the one of single metrics;
    `fiscal_start` the month in which the fiscal year begins. `fan`: also the quantiles on the way.
    """
    definitions = definitions or {}
    words = lexicon or (shipped_lexicon().with_definitions(definitions) if definitions else shipped_lexicon())
    index = index_series(series, definitions, words)
    subjects = [
        subject_of(objective, key_result, _frame(key_result, frames, cycle, as_of, words, fiscal_start), cycle, as_of)
        for objective, cycle in ((each, draft.cycle_of(each)) for each in draft.objectives)
        for key_result in objective.key_results
    ]
    calendar = Calendar("zh" if draft.lang in ("zh", "mixed") else "en", events, as_of)
    prepared = [ready(subject, series, index, words, as_of=as_of, calendar=calendar) for subject in subjects]
    items = [item for item in prepared if isinstance(item, Ready)]
    answers = answer_all(items, method, methods or {}, fan=fan)
    misses = reasons_of_misses(items, answers, series, definitions, as_of=as_of)
    return tuple(
        _forecast(subject, item, answers, misses, as_of, stale_after_days)
        for subject, item in zip(subjects, prepared, strict=True)
    )


def _forecast(
    subject: Subject,
    item: Ready | Reason,
    answers: Mapping[int, Answer],
    misses: Mapping[int, Reason],
    as_of: date,
    stale_after_days: int | None,
) -> Forecast:
    if isinstance(item, Ready):
        return engine_forecast(
            item,
            answers[id(item)],
            as_of=as_of,
            stale_after_days=stale_after_days,
            miss=misses.get(id(item)),
        )
    return reported_forecast(subject, item, as_of=as_of, stale_after_days=stale_after_days)


def _frame(
    key_result: KeyResult,
    frames: Mapping[str, Frame] | None,
    cycle: Cycle | None,
    as_of: date,
    words: Lexicon,
    fiscal_start: int,
) -> Frame:
    text = key_result.text.text
    given = (frames or {}).get(key_result.id)
    if given is not None and given.text == text:
        return given
    from okr_ai.language import read_key_result

    today = cycle.start if cycle else as_of
    return read_key_result(text, cycle=cycle, today=today, fiscal_start=fiscal_start, lexicon=words)
