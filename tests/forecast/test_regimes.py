"""Metrics that changed how often they are measured."""

from datetime import date, timedelta

import pytest

from okr_ai.forecast.regimes import measured_alike
from okr_ai.forecast.steps import even_steps
from okr_ai.model import MetricSeries

FIRST = date(2025, 1, 5)


def laid(*stretches: tuple[int, int]) -> list[date]:
    """Days: so many gaps of so many days, one stretch after the other."""
    days = [FIRST]
    for count, gap in stretches:
        for _ in range(count):
            days.append(days[-1] + timedelta(days=gap))
    return days


def test_weeks_then_days_are_read_as_days_once_there_are_enough() -> None:
    days = laid((40, 7), (60, 1))
    series = MetricSeries("orders", tuple(days), tuple([700.0] * 41 + [100.0] * 60))
    steps = even_steps(series, as_of=days[-1])
    assert steps.rhythm.name == "daily"
    assert set(steps.values.tolist()) == {100.0}
    assert steps.change is not None
    assert (steps.change.since, steps.change.left_out) == (days[41], 41)
    early = even_steps(series, as_of=days[50])
    assert early.rhythm.name == "weekly"
    assert set(early.values.tolist()) == {700.0}
    assert early.change is not None
    assert not early.change.counts_since


def test_days_then_weeks_are_read_as_weeks() -> None:
    days = laid((60, 1), (8, 7))
    after, change = measured_alike(days)
    assert list(after) == days[61:]
    assert change is not None
    assert change.counts_since


@pytest.mark.parametrize(
    "stretches",
    [
        ((60, 1),),
        ((60, 1), (1, 30), (60, 1)),  # a long break
        ((30, 7), (2, 14), (30, 7)),  # weeks left out
        ((30, 7), (3, 1)),  # a few extra days
        ((5, 1), (1, 3)) * 12,  # weekends
        ((1, 3), (1, 9), (1, 30), (1, 2)) * 6,  # whenever somebody thought of it
    ],
)
def test_gaps_are_no_change(stretches: tuple[tuple[int, int], ...]) -> None:
    days = laid(*stretches)
    assert measured_alike(days) == (days, None)


def test_nothing_and_one_day() -> None:
    assert measured_alike([]) == ([], None)
    assert measured_alike([FIRST]) == ([FIRST], None)
