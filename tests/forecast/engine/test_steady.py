"""Lines without noise: believed as long as they have held, and only them."""

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from okr_ai.forecast import forecast_cases, forecast_quantiles


def asked(history: NDArray[np.float64], target: float, direction: str = "up", **changed: object) -> pd.DataFrame:
    """One case: the level after 13 steps."""
    case = {"task_id": "a", "history": history, "observed": [], "period_len": 13, "season": 52, "measure": "level"}
    return pd.DataFrame([{**case, "level_window": 1, "direction": direction, "target": target, **changed}])


def chance(history: NDArray[np.float64], target: float, direction: str = "up", **changed: object) -> float:
    """The chance of that case."""
    return float(forecast_cases(asked(history, target, direction, **changed)).p_hit[0])


def noise(steps: int, size: float) -> NDArray[np.float64]:
    """Normal noise."""
    return np.random.default_rng(3).normal(0, size, steps)


FALL = np.linspace(300, 170, 66)
"""Falls by two a step: 144 after 13 more."""


@pytest.mark.parametrize("size", [0.0, 0.05, 0.2])
@pytest.mark.parametrize("trained", [True, False])
def test_a_line_with_hardly_any_noise_goes_on(size: float, trained: bool) -> None:
    cases = pd.concat([asked(FALL + noise(66, size), target, "down") for target in (150.0, 138.0)])
    reached, missed = forecast_cases(cases, trained=trained).p_hit
    assert reached > 0.8
    assert missed < 0.05
    assert abs(forecast_quantiles(cases, [0.5], trained=trained)[0, 0] - 144) < 1


def test_rising_lines_growth_by_a_fixed_rate_and_mirrored_lines_go_on_too() -> None:
    assert chance(500 - FALL, 350) > 0.8
    assert chance(500 - FALL, 360) < 0.05
    growth = 50 * 1.015 ** np.arange(60) * np.exp(noise(60, 0.0005))
    assert chance(growth, 50 * 1.015**71) > 0.8
    assert chance(growth, 50 * 1.015**73) < 0.1
    assert chance(-FALL, -150) > 0.8
    assert chance(FALL - 200, -50, "down") > 0.8
    assert chance(FALL - 200, -62, "down") < 0.05


def test_totals_and_averages_of_a_line() -> None:
    ahead = 170 - 2 * np.arange(1, 14)
    for measure, final in (("average", ahead.mean()), ("total", ahead.sum())):
        assert chance(FALL, 1.005 * final, "down", measure=measure) > 0.8
        assert chance(FALL, 0.98 * final, "down", measure=measure) < 0.1


def test_a_noisy_line_is_left_to_the_others() -> None:
    sure, unsure = chance(FALL + noise(66, 0.1), 150, "down"), chance(FALL + noise(66, 6), 150, "down")
    assert unsure < 0.5 < sure


def test_a_line_is_believed_as_far_as_it_has_held() -> None:
    by_length = [chance(np.arange(1.0, n + 1) + 100, 112 + n) for n in (3, 8, 20, 60, 200)]
    assert by_length == sorted(by_length)
    assert by_length[0] < 0.5 < 0.85 < by_length[-1]
    far = chance(np.arange(1.0, 21) + 100, 120 + 50, period_len=52)
    assert far < by_length[2]


@pytest.mark.parametrize("value", [97.3, 97.0, 1 / 3, -4.25, 1e-6, 3e12])
@pytest.mark.parametrize("measure", ["level", "total", "average"])
def test_a_series_that_never_moved_stays_where_it_is(value: float, measure: str) -> None:
    history, times = np.full(30, value), 13 if measure == "total" else 1
    for direction, sign in (("up", 1), ("down", -1)):
        same = chance(history, value * times, direction, measure=measure)
        beyond = chance(history, value * times + sign * abs(value * times) * 0.05, direction, measure=measure)
        assert same > 0.75
        assert beyond < 0.1
    inside = asked(history, value * times, measure=measure, observed=[value] * 6)
    assert forecast_cases(inside).p_hit[0] > chance(history, value * times, measure=measure) - 1e-9


def test_one_step_away_from_the_constant_ends_the_certainty() -> None:
    assert chance(np.r_[np.full(29, 97.3), 97.9], 97.3) < 0.99
    assert chance(np.r_[np.full(29, 97.3), 90.0], 97.3) < 0.5


def test_other_cases_in_the_batch_are_not_touched() -> None:
    walk = 100 * np.exp(noise(80, 0.05).cumsum())
    alone = forecast_cases(asked(walk, 100))
    beside = forecast_cases(pd.concat([asked(FALL, 150), asked(walk, 100), asked(np.full(80, 3.3), 3.3)]))
    assert np.abs(alone.iloc[0, 1:].to_numpy(float) / beside.iloc[1, 1:].to_numpy(float) - 1).max() < 1e-6
