"""Whatever the series, the dates and the target: an answer that holds together, or a reason why there is none."""

import math
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.forecast import forecast_key_results, target_chance
from okr_ai.model import CheckIn, Cycle, Draft, Forecast, Frame, KeyResult, MetricSeries, Objective, Passage, Source

FIRST = date(2025, 1, 1)
VALUES = st.one_of(
    st.floats(-1e9, 1e9), st.floats(0, 1), st.integers(0, 5).map(float), st.just(0.0), st.sampled_from([1e-9, 1e15])
)
GAPS = st.sampled_from([(1,), (7,), (14,), (30, 31), (91, 92), (1, 3, 9, 20), (0, 7)])


@st.composite
def some_series(draw: st.DrawFn) -> MetricSeries:
    values = draw(st.lists(VALUES, min_size=0, max_size=60))
    gaps = draw(GAPS)
    days, day = [], FIRST
    for i in range(len(values)):
        days.append(day)
        day += timedelta(days=gaps[i % len(gaps)])
    return MetricSeries("m", tuple(days), tuple(values))


FRAMES = st.builds(
    Frame,
    text=st.sampled_from(["Raise m", "每周都把 m 控制在 5 以内", "m 同比提升", "Raise weekly m on average"]),
    lang=st.just("en"),
    direction=st.sampled_from(["increase", "decrease", "maintain", "reach", "deliver", None]),
    baseline=st.one_of(st.none(), VALUES),
    target=st.one_of(st.none(), VALUES),
    target_to=st.one_of(st.none(), VALUES),
    unit=st.sampled_from([None, "%", "h", "单", "¥"]),
    target_kind=st.sampled_from(["absolute", "relative_change", "percentage_points", "multiple", "count", None]),
    comparator=st.sampled_from([None, ">=", "<=", "<"]),
)
MEASURES = st.sampled_from([None, "level", "total", "average"])
DAYS = st.integers(0, 900).map(lambda days: FIRST + timedelta(days=days))


def forecast(
    frame: Frame,
    series: MetricSeries,
    as_of: date,
    start: date,
    length: int,
    measure: str | None,
    *,
    told: bool = False,
) -> Forecast:
    text = Passage(frame.text, Source("d", frame.text), 0)
    check_ins = (
        tuple(CheckIn(day, value) for day, value in zip(series.dates, series.values, strict=True)) if told else ()
    )
    key_result = KeyResult("k", text, metric=None if told else "m", measure=measure, check_ins=check_ins)  # type: ignore[arg-type]
    cycle = Cycle(start, start + timedelta(days=length))
    draft = Draft("d", "json", "zh", Source("d", ""), (Objective("O", text, (key_result,)),), cycle)
    (found,) = forecast_key_results(draft, {"k": frame}, {} if told else {"m": series}, as_of=as_of)
    return found


def holds_together(found: Forecast) -> None:
    assert found.status in ("on_track", "at_risk", "off_track", "achieved", "missed", "no_data")
    assert all(reason.text.en and reason.text.zh for reason in found.reasons)
    if found.status == "no_data":
        assert found.p_hit is None
        assert found.reasons
        return
    assert found.p_hit is not None
    assert 0 <= found.p_hit <= 1
    assert found.expected is not None
    (low95, high95), (low80, high80) = found.intervals["95"], found.intervals["80"]
    assert all(math.isfinite(value) for value in (low95, low80, found.expected, high80, high95))
    slack = 1e-9 * max(abs(low95), abs(high95))
    assert low95 - slack <= low80 <= found.expected + slack
    assert found.expected - slack <= high80 <= high95 + slack


@settings(max_examples=150)
@given(FRAMES, some_series(), DAYS, DAYS, st.sampled_from([0, 13, 30, 91, 365]), MEASURES)
def test_a_series_of_any_kind(
    frame: Frame, series: MetricSeries, as_of: date, start: date, length: int, measure: str | None
) -> None:
    found = forecast(frame, series, as_of, start, length, measure)
    holds_together(found)
    pairs = [(day, value) for day, value in zip(series.dates, series.values, strict=True) if day <= as_of]
    until = MetricSeries("m", tuple(day for day, _ in pairs), tuple(value for _, value in pairs))
    assert forecast(frame, until, as_of, start, length, measure) == found  # what came later was not looked at


@settings(max_examples=60)
@given(FRAMES, some_series(), DAYS, DAYS, st.sampled_from([0, 13, 91]), MEASURES)
def test_check_ins_of_any_kind(
    frame: Frame, series: MetricSeries, as_of: date, start: date, length: int, measure: str | None
) -> None:
    holds_together(forecast(frame, series, as_of, start, length, measure, told=True))


@settings(max_examples=60)
@given(FRAMES, some_series(), DAYS, DAYS, MEASURES)
def test_a_target_against_any_history(
    frame: Frame, series: MetricSeries, as_of: date, start: date, measure: str | None
) -> None:
    key_result = KeyResult("k", Passage(frame.text, Source("d", frame.text), 0), metric="m", measure=measure)  # type: ignore[arg-type]
    cycle = Cycle(start, start + timedelta(days=91))
    found = target_chance(key_result, frame, {"m": series}, cycle=cycle, as_of=as_of)
    if found is not None:
        assert 0 <= found.p_hit <= 1
        assert found.share_reached is None or 0 <= found.share_reached <= 1
        assert (found.share_reached is None) == (not found.past_changes)
