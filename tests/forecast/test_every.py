"""Keeping every step within bounds, planned curves, key results with several targets."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.forecast.every import alikeness, all_of
from okr_ai.forecast.plans import clock_of, planned_value
from okr_ai.forecast.steps import even_steps
from okr_ai.model import CheckIn, Forecast, KeyResult, MetricSeries, Passage, Source

One = Callable[..., Forecast]
Weekly = Callable[..., MetricSeries]
RNG = np.random.default_rng(11)
KEEP = {"direction": "maintain", "target_kind": "absolute", "comparator": "<=", "unit": "%"}


def names(forecast: Forecast) -> list[str]:
    return [reason.name for reason in forecast.reasons]


def test_all_of_between_independence_and_one_fate() -> None:
    chances, each = np.full(5, 0.9), np.ones(5)
    assert all_of(chances, each, 0.0) == pytest.approx(0.9**5, abs=1e-6)
    assert all_of(chances, each, 0.5) > 0.9**5
    assert all_of(chances, each, 0.97) == pytest.approx(0.9, abs=0.06)
    assert all_of(np.array([0.9]), np.array([5.0]), 0.0) == pytest.approx(0.9**5, abs=1e-6)  # one stands for five


def test_all_of_against_simulation() -> None:
    draws = np.sqrt(0.4) * RNG.standard_normal((200_000, 1)) + np.sqrt(0.6) * RNG.standard_normal((200_000, 4))
    from scipy.special import ndtri

    limits = np.array([0.95, 0.9, 0.85, 0.8])
    truth = float((draws <= ndtri(limits)).all(axis=1).mean())
    assert all_of(limits, np.ones(4), 0.4) == pytest.approx(truth, abs=0.005)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=12), st.floats(0.0, 0.98))
def test_all_is_never_likelier_than_one(chances: list[float], alike: float) -> None:
    joint = all_of(np.array(chances), np.ones(len(chances)), alike)
    assert 0 <= joint <= min(chances) + 1e-12


def test_alikeness(weekly: Weekly) -> None:
    as_of = date(2026, 8, 16)
    assert alikeness(even_steps(weekly(RNG.standard_normal(80)), as_of=as_of)) < 0.3
    assert alikeness(even_steps(weekly(RNG.standard_normal(80).cumsum()), as_of=as_of)) > 0.7
    assert alikeness(even_steps(weekly([5.0] * 20), as_of=as_of)) == 0.5


def test_every_week_is_harder_than_the_average(forecast_one: One, weekly: Weekly) -> None:
    series = weekly(4 + 0.4 * RNG.standard_normal(80))
    average = forecast_one(KEEP | {"target": 4.8}, series, text="Keep the refund rate below 4.8%")
    every = forecast_one(KEEP | {"target": 4.8}, series, text="Keep the refund rate below 4.8% every week")
    if "outside_bounds" not in names(every):
        assert (every.p_hit or 0) < (average.p_hit or 0)
    assert (average.status, average.measure, every.measure) == ("on_track", "average", "average")


def test_one_week_outside_is_a_miss_only_when_every_week_counts(forecast_one: One, weekly: Weekly) -> None:
    values = np.r_[4 + 0.1 * RNG.standard_normal(78), 6.0, 4.0]
    average = forecast_one(KEEP | {"target": 5.0}, weekly(values), text="Keep the refund rate below 5%")
    assert average.status == "on_track"
    (told,) = [reason for reason in average.reasons if reason.name == "outside_bounds"]
    assert told.figures["outside"] == 1
    every = forecast_one(KEEP | {"target": 5.0}, weekly(values), text="每周都把退款率控制在5%以内")
    assert (every.status, every.p_hit) == ("missed", 0.0)
    calm = forecast_one(KEEP | {"target": 9.0}, weekly(values), text="每周都把退款率控制在9%以内")
    assert (calm.status, "outside_bounds" in names(calm)) == ("on_track", False)
    over = weekly(values, last=date(2026, 11, 8))
    done = forecast_one(KEEP | {"target": 9.0}, over, as_of=date(2026, 11, 8), text="每周都把退款率控制在9%以内")
    assert (done.status, done.p_hit) == ("achieved", 1.0)


START, DUE = date(2026, 7, 1), date(2026, 9, 30)


def key_result(*planned: tuple[date, float]) -> KeyResult:
    return KeyResult("k", Passage("t", Source("d", "t"), 0), planned=planned)


def test_a_planned_curve_by_hand() -> None:
    bent = key_result((date(2026, 8, 30), 20.0))
    assert planned_value(bent, START, 0.0, DUE, 100.0, date(2026, 8, 30)) == 20
    assert planned_value(bent, START, 0.0, DUE, 100.0, date(2026, 7, 31)) == 10
    clock = clock_of(bent, START, 0.0, DUE, 100.0)
    assert (clock(START), clock(DUE)) == (0, pytest.approx(13))
    assert clock(date(2026, 8, 30)) == pytest.approx(13 * 0.2)
    straight = clock_of(key_result(), START, 0.0, DUE, 100.0)
    assert straight(date(2026, 7, 8)) == 1


def test_a_late_plan_forgives_a_slow_start(forecast_one: One) -> None:
    told = tuple(CheckIn(START + timedelta(days=7 * i), 2.5 * i) for i in range(1, 9))
    frame = {"direction": "increase", "baseline": 0.0, "target": 100.0, "target_kind": "absolute"}
    plain = forecast_one(frame, check_ins=told, as_of=date(2026, 8, 27))
    bent = forecast_one(frame, check_ins=told, as_of=date(2026, 8, 27), planned=((date(2026, 8, 26), 20.0),))
    assert (plain.p_hit or 0) < 0.05 < 0.3 < (bent.p_hit or 0)
    (plan,) = [reason for reason in bent.reasons if reason.name == "plan"]
    assert (plan.figures["planned"], plan.figures["current"]) == (20, 20)
    assert "on or ahead of plan" in plan.text.en
    behind = forecast_one(frame, check_ins=told, as_of=date(2026, 8, 27), planned=((date(2026, 8, 26), 30.0),))
    assert any("落后于计划" in reason.text.zh for reason in behind.reasons)


def test_a_plan_beside_a_series(forecast_one: One, weekly: Weekly) -> None:
    found = forecast_one(
        {"direction": "increase", "target": 1000.0, "target_kind": "absolute"},
        weekly([70.0] * 60),
        measure="total",
        planned=((date(2026, 8, 16), 500.0),),
    )
    (plan,) = [reason for reason in found.reasons if reason.name == "plan"]
    assert plan.figures == {"planned": 500.0, "current": pytest.approx(470)}


def test_several_targets_are_said(forecast_one: One, weekly: Weekly) -> None:
    frame = {"direction": "increase", "target": 90.0, "compound": True}
    assert "compound" in names(forecast_one(frame, weekly([100.0] * 40)))
