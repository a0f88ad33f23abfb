"""A period laid over steps, and levels, totals and averages of past days."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest

from okr_ai.forecast.levels import filled, level_on, level_window, value_over, window_before, year_before
from okr_ai.forecast.period import flow_period, level_period, reachable
from okr_ai.forecast.steps import even_steps
from okr_ai.model import MetricSeries

START, DUE = date(2026, 7, 1), date(2026, 9, 30)  # Wednesday … Wednesday


def test_weeks_at_the_edges_count_by_their_days(weekly: Callable[..., MetricSeries]) -> None:
    steps = even_steps(weekly(range(1, 21)), as_of=date(2026, 8, 16))
    period = flow_period(steps, START, DUE)
    assert (period.ends[0], period.ends[-1]) == (date(2026, 7, 5), date(2026, 10, 4))
    assert period.weights[0] == pytest.approx(5 / 7)  # 1 to 5 July
    assert period.weights[-1] == pytest.approx(3 / 7)  # 28 to 30 September
    assert period.weights.sum() * 7 == pytest.approx(92)
    assert (len(period.history), period.observed.tolist(), period.ahead) == (13, [14, 15, 16, 17, 18, 19, 20], 7)


def test_a_level_counts_the_steps_that_end_inside(weekly: Callable[..., MetricSeries]) -> None:
    period = level_period(even_steps(weekly(range(1, 21)), as_of=date(2026, 8, 16)), START, DUE)
    assert (period.ends[0], period.ends[-1], period.ahead) == (date(2026, 7, 5), date(2026, 9, 27), 6)


def test_a_period_shorter_than_a_step_takes_the_step_of_its_end(weekly: Callable[..., MetricSeries]) -> None:
    steps = even_steps(weekly(range(1, 21)), as_of=date(2026, 8, 16))
    assert level_period(steps, date(2026, 8, 18), date(2026, 8, 20)).ends == (date(2026, 8, 23),)


def test_steps_between_the_last_value_and_the_period_are_missing_history(weekly: Callable[..., MetricSeries]) -> None:
    steps = even_steps(weekly([1, 2, 3], last=date(2026, 6, 14)), as_of=date(2026, 6, 14))
    period = flow_period(steps, START, DUE)
    np.testing.assert_array_equal(period.history, [1, 2, 3, np.nan, np.nan])  # 21 and 28 June
    assert len(period.observed) == 0


def test_a_metric_born_inside_the_period(weekly: Callable[..., MetricSeries]) -> None:
    steps = even_steps(weekly([1, 2], last=date(2026, 7, 26)), as_of=date(2026, 7, 26))
    period = flow_period(steps, START, DUE)
    assert len(period.history) == 0
    assert (period.ends[0], period.observed.tolist()) == (date(2026, 7, 19), [1, 2])


def test_a_period_that_is_over_has_nothing_ahead(weekly: Callable[..., MetricSeries]) -> None:
    steps = even_steps(weekly(range(1, 40), last=date(2026, 12, 27)), as_of=date(2026, 12, 31))
    assert flow_period(steps, START, DUE).ahead == 0
    assert level_period(steps, START, DUE).ahead == 0


def test_totals_and_averages_by_hand(weekly: Callable[..., MetricSeries]) -> None:
    steps = even_steps(weekly([7, 14, 21, 28], last=date(2026, 7, 26)), as_of=date(2026, 7, 26))
    # 8 to 21 July: 5 days of the week of 14, the week of 21, 2 days of the week of 28
    assert value_over(steps, date(2026, 7, 8), date(2026, 7, 21), "total", 1) == pytest.approx(10 + 21 + 8)
    assert value_over(steps, date(2026, 7, 8), date(2026, 7, 21), "average", 1) == pytest.approx(39 / 2)
    assert value_over(steps, date(2026, 7, 8), date(2026, 7, 21), "level", 1) == 21
    assert value_over(steps, date(2026, 7, 8), date(2026, 8, 1), "total", 1) is None  # not over
    assert value_over(steps, date(2026, 6, 1), date(2026, 7, 21), "total", 1) is None  # not all known
    assert level_on(steps, date(2026, 7, 1), 1) is None
    assert level_on(steps, date(2026, 7, 25), 2) == 17.5


def test_a_gap_is_nothing_in_a_daily_total_and_like_the_rest_elsewhere(weekly: Callable[..., MetricSeries]) -> None:
    days = tuple(date(2026, 7, day) for day in (1, 2, 3, 5))
    daily = even_steps(MetricSeries("d", days, (1.0, 2.0, 3.0, 6.0)), as_of=date(2026, 7, 31))
    assert filled(daily.values, daily, "total").tolist() == [1, 2, 3, 0, 6]
    assert filled(daily.values, daily, "average").tolist() == [1, 2, 3, 3, 6]
    weeks = even_steps(weekly([1, 2, 1, np.nan, 3, 3]), as_of=date(2026, 8, 16))
    assert filled(weeks.values, weeks, "total").tolist() == [1, 2, 1, 2, 3, 3]


def test_periods_before() -> None:
    assert window_before(START, DUE) == (date(2026, 4, 1), date(2026, 6, 30))
    assert window_before(date(2026, 1, 1), date(2026, 3, 31), 2) == (date(2025, 7, 1), date(2025, 9, 30))
    assert window_before(date(2026, 7, 6), date(2026, 7, 19)) == (date(2026, 6, 22), date(2026, 7, 5))
    assert year_before(date(2024, 2, 29), date(2024, 3, 31)) == (date(2023, 2, 28), date(2023, 3, 31))


def test_a_jumpy_week_needs_four(weekly: Callable[..., MetricSeries]) -> None:
    noise = [10 + (-1) ** i for i in range(30)]
    assert level_window(even_steps(weekly(noise), as_of=date(2026, 8, 16)), START) == 4
    assert level_window(even_steps(weekly(np.arange(30) ** 1.5), as_of=date(2026, 8, 16)), START) == 1
    assert level_window(even_steps(weekly(noise[:12]), as_of=date(2026, 8, 16)), START) == 1  # too few to tell
    assert level_window(even_steps(weekly([5] * 30), as_of=date(2026, 8, 16)), START) == 1


def test_what_moves_on_by_more_than_it_jumps_is_read_at_its_last_step(weekly: Callable[..., MetricSeries]) -> None:
    """Registered users, 310 more a week give or take 60: the mean of four weeks would lag 465 behind."""
    users = [50_000 + 310 * i + 30 * (-1) ** i for i in range(30)]
    steps = even_steps(weekly(users), as_of=date(2026, 8, 16))
    assert level_window(steps, START) == 1
    assert level_on(steps, steps.ends[-1], 1) == users[-1]
    slow = [50_000 + 31 * i + 30 * (-1) ** i for i in range(30)]  # 31 a week amid jumps of 60
    assert level_window(even_steps(weekly(slow), as_of=date(2026, 8, 16)), START) == 4
    days = tuple(date(2026, 5, 1) + timedelta(i) for i in range(80))
    counted = MetricSeries("users", days, tuple(1_000.0 + 40 * i + (i % 7) for i in range(80)))
    assert level_window(even_steps(counted, as_of=date(2026, 7, 19)), START) == 1
    visits = MetricSeries("visits", days, tuple(1_000.0 + i + 50 * (i % 7) for i in range(80)))
    assert level_window(even_steps(visits, as_of=date(2026, 7, 19)), START) == 7


def test_what_a_due_date_can_be_forecast_for(weekly: Callable[..., MetricSeries]) -> None:
    steps = even_steps(weekly(range(1, 21)), as_of=date(2026, 8, 16))  # 30 March … 16 August 2026
    assert not reachable(steps, date(2026, 3, 29))
    assert reachable(steps, date(2026, 3, 30))
    assert reachable(steps, date(2026, 8, 16) + timedelta(weeks=800))
    assert not reachable(steps, date(2026, 8, 17) + timedelta(weeks=800))
