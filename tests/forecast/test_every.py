"""Keeping every step within bounds, planned curves, key results with several targets."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtri

from okr_ai.forecast.every import SHARED, Memory, all_of, memory_of
from okr_ai.forecast.plans import clock_of, planned_value
from okr_ai.forecast.steps import even_steps
from okr_ai.model import CheckIn, Forecast, KeyResult, MetricSeries, Passage, Source

One = Callable[..., Forecast]
Weekly = Callable[..., MetricSeries]
RNG = np.random.default_rng(11)
KEEP = {"direction": "maintain", "target_kind": "absolute", "comparator": "<=", "unit": "%"}


def names(forecast: Forecast) -> list[str]:
    return [reason.name for reason in forecast.reasons]


def joint(errors: np.ndarray, chances: np.ndarray) -> float:
    """The share of simulated paths (rows of standard normal errors) that keep within every step's limit."""
    paths = np.sqrt(1 - SHARED) * errors + np.sqrt(SHARED) * RNG.standard_normal((len(errors), 1))
    return float((paths >= ndtri(1 - chances)).all(axis=1).mean())


def test_all_of_against_simulated_walks_and_noise() -> None:
    chances = np.array([0.97, 0.95, 0.9, 0.9, 0.85])
    noise = RNG.standard_normal((100_000, 5))
    walk = noise.cumsum(axis=1) / np.sqrt(np.arange(1, 6))
    ahead = np.arange(1, 6)
    for errors, memory in ((noise, Memory(0.0, 1.0)), (walk, Memory(1.0, 1.0))):
        assert all_of(chances, ahead, memory) == pytest.approx(joint(errors, chances), abs=0.012)
    assert np.prod(chances) < all_of(chances, ahead, Memory(0.0, 1.0)) < all_of(chances, ahead, Memory(1.0, 1.0))


def test_a_level_that_wears_off_by_hand() -> None:
    """Weight 0.5, damping 0.8: the second error is 0.4 of the first surprise and the second one: they correlate by
    0.4 / sqrt(1.16) = 0.371, and with a fifth shared by 0.2 + 0.8 x 0.371. P(both above 0) = 1/4 + asin(r) / 2 pi."""
    wanted = 0.25 + np.arcsin(0.2 + 0.8 * 0.4 / 1.16**0.5) / (2 * np.pi)
    assert all_of(np.array([0.5, 0.5]), np.array([1, 2]), Memory(0.5, 0.8)) == pytest.approx(wanted, abs=0.01)


def test_steps_between_those_asked_count_too() -> None:
    few, many = np.array([1, 11, 21]), np.arange(1, 22)
    noise = Memory(0.0, 1.0)
    assert all_of(np.full(3, 0.97), few, noise) == all_of(np.full(21, 0.97), many, noise)
    assert all_of(np.array([0.7]), np.array([1]), noise) == 0.7


@settings(max_examples=50)
@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=12), st.floats(0.05, 1.0), st.floats(0.0, 0.3))
def test_all_is_never_likelier_than_one_and_rises_with_each(chances: list[float], weight: float, more: float) -> None:
    ahead, memory = np.arange(1, len(chances) + 1), Memory(weight, 0.9)
    found = all_of(np.array(chances), ahead, memory)
    assert 0 <= found <= min(chances) + 1e-12
    assert found <= all_of(np.minimum(np.array(chances) + more, 1.0), ahead, memory)


def test_memory(weekly: Weekly) -> None:
    as_of = date(2026, 8, 16)
    assert memory_of(even_steps(weekly(RNG.standard_normal(120)), as_of=as_of)).weight < 0.3
    walk = memory_of(even_steps(weekly(RNG.standard_normal(120).cumsum()), as_of=as_of))
    assert (walk.weight > 0.7, walk.damping > 0.85) == (True, True)
    assert memory_of(even_steps(weekly([5.0] * 5), as_of=as_of)) == Memory(0.5, 1.0)


def test_the_pattern_of_the_week_is_no_memory() -> None:
    days = tuple(date(2026, 1, 5) + timedelta(days=i) for i in range(140))
    noise = np.random.default_rng(4).standard_normal(140)
    values = tuple(100 + 20 * (day.weekday() >= 5) + each for day, each in zip(days, noise.tolist(), strict=True))
    found = memory_of(even_steps(MetricSeries("m", days, values), as_of=days[-1]))
    assert found.weight < 0.3


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
