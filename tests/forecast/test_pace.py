"""Forecasts from a few reported values."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.forecast.pace import pace_of

START, DUE = date(2026, 7, 1), date(2026, 9, 30)


def points(*values: float, every: int = 7) -> list[tuple[date, float]]:
    return [(START + timedelta(days=every * i), float(value)) for i, value in enumerate(values)]


def test_before_any_change_it_is_the_plan_at_six_tenths_and_wide() -> None:
    pace = pace_of(points(0), start=START, due=DUE, day=DUE, planned=100)
    assert pace.middle == pytest.approx(60)  # drift 0.6 of the plan for all thirteen weeks
    assert 0.2 < pace.chance(100, None) < 0.4


def test_steady_progress_is_believed_more_and_more() -> None:
    chances = []
    for weeks in (2, 5, 9):
        told = points(*[8 * i for i in range(weeks + 1)])  # 8 a week; 100 needs 7.7
        chances.append(pace_of(told, start=START, due=DUE, day=DUE, planned=100).chance(100, None))
    assert chances == sorted(chances)
    assert chances[-1] > 0.5


def test_no_movement_is_a_falling_chance() -> None:
    still = [pace_of(points(*[0] * n), start=START, due=DUE, day=DUE, planned=100).chance(100, None) for n in (2, 5, 9)]
    assert still == sorted(still, reverse=True)
    assert still[-1] < 0.02


def test_what_is_only_to_stay_is_thought_to_stay() -> None:
    pace = pace_of(points(44), start=START, due=DUE, day=DUE, planned=-2, meant=0)
    assert (pace.middle, pace.chance(44, None)) == (44, pytest.approx(0.5))


def test_a_falling_target_mirrors_a_rising_one() -> None:
    up = pace_of(points(0, 5, 12), start=START, due=DUE, day=DUE, planned=100)
    down = pace_of(points(0, -5, -12), start=START, due=DUE, day=DUE, planned=-100)
    assert up.chance(80, None) == pytest.approx(down.chance(None, -80))
    assert up.middle == pytest.approx(-down.middle)


def test_on_the_last_day_it_is_certain() -> None:
    told = [*points(0, 50), (DUE, 99.0)]
    pace = pace_of(told, start=START, due=DUE, day=DUE, planned=100)
    assert (pace.chance(100, None), pace.chance(99, None), pace.quantiles([0.1])[0]) == (0.0, 1.0, 99.0)
    with pytest.raises(ValueError, match="no points"):
        pace_of([], start=START, due=DUE, day=DUE, planned=100)


@settings(max_examples=50)
@given(
    st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8),
    st.floats(-1e6, 1e6).filter(lambda x: abs(x) > 1e-3),
    st.floats(-2e6, 2e6),
    st.floats(0, 1e6),
)
def test_chances_fall_with_the_target_and_agree_with_the_quantiles(
    values: list[float], planned: float, target: float, more: float
) -> None:
    pace = pace_of(points(*values), start=START, due=DUE, day=DUE, planned=planned)
    assert pace.chance(target, None) >= pace.chance(target + more, None)
    assert pace.chance(target, None) + pace.chance(None, target) == pytest.approx(1)
    low, high = pace.quantiles([0.1, 0.9])
    assert pace.chance(low, high) == pytest.approx(0.8, abs=1e-6)
