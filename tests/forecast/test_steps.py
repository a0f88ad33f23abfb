"""A metric's values as even steps, from what was known on a day."""

from datetime import date, timedelta

import numpy as np
import pytest

from okr_ai.forecast.levels import filled
from okr_ai.forecast.steps import even_steps
from okr_ai.model import MetricSeries


def series(*pairs: tuple[str, float]) -> MetricSeries:
    return MetricSeries("m", tuple(date.fromisoformat(day) for day, _ in pairs), tuple(value for _, value in pairs))


WEEKS = series(("2026-07-05", 1), ("2026-07-12", 2), ("2026-07-26", 4), ("2026-08-02", 5), ("2026-08-09", 6))


def test_a_missing_week_is_nan_and_counted() -> None:
    steps = even_steps(WEEKS, as_of=date(2026, 8, 9))
    assert steps.ends[2] == date(2026, 7, 19)
    np.testing.assert_array_equal(steps.values, [1, 2, np.nan, 4, 5, 6])
    assert (steps.missing, steps.last) == (1, date(2026, 8, 9))


def test_nothing_after_the_day_asked_about_is_seen() -> None:
    until = even_steps(WEEKS, as_of=date(2026, 8, 8))
    assert until.last == date(2026, 8, 2)
    changed = MetricSeries("m", WEEKS.dates, (*WEEKS.values[:-1], 999.0))
    np.testing.assert_array_equal(even_steps(changed, as_of=date(2026, 8, 8)).values, until.values)


def test_late_data_are_left_out_until_they_are_final() -> None:
    steps = even_steps(WEEKS, as_of=date(2026, 8, 9), lag_days=3)
    assert (steps.last, steps.unfinished) == (date(2026, 8, 2), date(2026, 8, 9))
    assert even_steps(WEEKS, as_of=date(2026, 8, 12), lag_days=3).unfinished is None


def test_the_last_value_of_a_day_stands() -> None:
    steps = even_steps(series(("2026-07-05", 1), ("2026-07-12", 2), ("2026-07-12", 3)), as_of=date(2026, 7, 31))
    assert (steps.values.tolist(), steps.repeated) == ([1, 3], 1)


def test_a_month_dated_by_its_first_day_is_known_when_it_is_over() -> None:
    months = series(("2026-05-01", 1), ("2026-06-01", 2), ("2026-07-01", 3), ("2026-08-01", 4))
    steps = even_steps(months, as_of=date(2026, 8, 15))
    assert (steps.ends[-1], steps.values.tolist(), steps.unfinished) == (date(2026, 7, 31), [1, 2, 3], date(2026, 8, 1))


def test_a_month_to_date_is_left_out() -> None:
    months = series(("2026-05-31", 10), ("2026-06-30", 11), ("2026-07-31", 12), ("2026-08-31", 11), ("2026-09-15", 5))
    steps = even_steps(months, as_of=date(2026, 9, 20))
    assert (steps.values.tolist(), steps.unfinished) == ([10, 11, 12, 11], date(2026, 9, 15))


def test_uneven_values_of_one_step_combine() -> None:
    told = series(("2026-07-01", 5), ("2026-07-03", 7), ("2026-07-10", 9), ("2026-07-19", 1), ("2026-07-28", 3))
    assert even_steps(told, as_of=date(2026, 7, 31)).values[0] == 7
    assert even_steps(told, as_of=date(2026, 7, 31), combine="sum").values[0] == 12
    assert even_steps(told, as_of=date(2026, 7, 31), combine="mean").values[0] == 6


def test_no_values_no_steps() -> None:
    steps = even_steps(WEEKS, as_of=date(2026, 1, 1))
    assert (steps.ends, steps.last, len(steps.values)) == ((), None, 0)
    assert even_steps(series(("2026-07-05", float("nan"))), as_of=date(2026, 8, 1)).last is None


def test_ten_years_of_days_keep_the_newest() -> None:
    first = date(2016, 1, 1)
    days = tuple(first + timedelta(days=i) for i in range(3650))
    steps = even_steps(MetricSeries("m", days, tuple(map(float, range(3650)))), as_of=date(2030, 1, 1))
    assert (len(steps.ends), steps.values[-1]) == (2000, 3649)


@pytest.mark.parametrize(
    ("usual", "weekend", "zero", "empty"),
    [
        (300.0, True, False, False),  # never 0, open every day: rows were lost
        (300.0, False, False, True),  # closed on weekends, so also on other days
        (300.0, True, True, False),  # zeros are written
        (3.0, True, False, True),  # so few that some days have none
    ],
)
def test_a_missing_day_is_judged_by_the_metric_s_past(usual: float, weekend: bool, zero: bool, empty: bool) -> None:
    days = [date(2026, 1, 5) + timedelta(days=i) for i in range(120)]
    days = [day for day in days if (weekend or day.weekday() < 5) and not date(2026, 4, 7) <= day <= date(2026, 4, 9)]
    values = [usual + day.day % 3 for day in days]
    if zero:
        values[10] = 0.0
    steps = even_steps(MetricSeries("m", tuple(days), tuple(values)), as_of=days[-1])
    assert steps.missing == 3
    assert steps.nothing_is_empty is empty
    total = filled(steps.values, steps, "total").sum()
    assert bool(total == pytest.approx(sum(values))) is empty
