"""Why a key result is missed: the target, the work, or the outside."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from okr_ai.forecast.steps import Steps, even_steps
from okr_ai.forecast.triage import Surprise, correlation, surprises, triage
from okr_ai.model import Forecast, MetricSeries

AS_OF = date(2026, 8, 16)
RNG = np.random.default_rng(5)
SHARED = RNG.standard_normal(80).cumsum()


@pytest.fixture
def steps(weekly: Callable[..., MetricSeries]) -> Callable[..., Steps]:
    return lambda values, name="m": even_steps(weekly(values, name=name), as_of=AS_OF)


def test_out_of_reach_from_the_start() -> None:
    for then, now in ((0.05, 0.01), (0.35, 0.28)):
        reason = triage(None, (), p_at_start=then, p_hit=now, wanted=1)
        assert reason is not None
        assert reason.name == "target_out_of_reach"


def test_fell_behind() -> None:
    reason = triage(None, (), p_at_start=0.6, p_hit=0.1, wanted=1)
    assert reason is not None
    assert (reason.name, reason.figures["p_at_start"]) == ("fell_behind", 0.6)
    assert triage(None, (), p_at_start=None, p_hit=0.1, wanted=1) is None
    sure = triage(None, (), p_at_start=0.998, p_hit=0.1, wanted=1)
    assert sure is not None
    assert "chance was above 99% when" in sure.text.en
    assert "把握为超过 99%" in sure.text.zh


def test_the_outside_moved_when_related_metrics_did(steps: Callable[..., Steps]) -> None:
    own = Surprise(steps(100 + 5 * SHARED + RNG.standard_normal(80)), -2.0)
    along = [Surprise(steps(50 + 2 * SHARED + RNG.standard_normal(80), name), -1.5) for name in ("a", "b")]
    opposite = Surprise(steps(80 - 3 * SHARED + RNG.standard_normal(80), "c"), 1.5)
    stranger = Surprise(steps(RNG.standard_normal(80), "d"), -3.0)
    reason = triage(own, [*along, opposite, stranger], p_at_start=0.6, p_hit=0.1, wanted=1)
    assert reason is not None
    assert (reason.name, reason.figures) == ("outside_moved", {"moved": ("a", "b", "c"), "peers": 3})
    still = [replace(peer, size=0.1) for peer in along]
    alone = triage(own, still, p_at_start=0.6, p_hit=0.1, wanted=1)
    assert alone is not None
    assert (alone.name, "related metrics did not" in alone.text.en) == ("fell_behind", True)
    assert triage(replace(own, size=2.0), along, p_at_start=0.6, p_hit=0.1, wanted=1).name == "fell_behind"  # type: ignore[union-attr]


def test_correlation_of_changes(steps: Callable[..., Steps]) -> None:
    one, other = steps(SHARED), steps(-SHARED + 0.1 * RNG.standard_normal(80))
    assert correlation(one, other) < -0.9
    assert correlation(one, steps([1.0] * 80)) == 0
    assert correlation(one, steps(SHARED[:10])) == 0


def test_the_rhythm_of_the_week_relates_no_metrics() -> None:
    days = tuple(date(2026, 3, 2) + timedelta(days=i) for i in range(140))
    week = np.array([40.0 * (day.weekday() >= 5) for day in days])

    def daily(values: np.ndarray) -> Steps:
        return even_steps(MetricSeries("d", days, tuple((values + week).tolist())), as_of=AS_OF)

    own, shared = RNG.standard_normal(140), RNG.standard_normal(140).cumsum()
    assert abs(correlation(daily(own), daily(RNG.standard_normal(140)))) < 0.6  # of 19 changes
    assert correlation(daily(own + 5 * shared), daily(5 * shared)) > 0.9


def test_surprises_by_the_engine(steps: Callable[..., Steps]) -> None:
    flat, down = 100 + RNG.standard_normal(80), np.r_[100 + RNG.standard_normal(73), 80 + RNG.standard_normal(7)]
    start, due = date(2026, 7, 1), date(2026, 9, 30)
    usual, fallen, short = surprises(
        [(steps(flat), start, due), (steps(down), start, due), (steps(flat[:5]), start, due)]
    )
    assert usual is not None
    assert fallen is not None
    assert (abs(usual.size) < 2, fallen.size < -3, short) == (True, True, None)


def test_a_draft_says_it(forecast_one: Callable[..., Forecast], weekly: Callable[..., MetricSeries]) -> None:
    values = np.r_[100 + RNG.standard_normal(73), 80 + RNG.standard_normal(7)]
    found = forecast_one({"direction": "increase", "target": 99.0}, weekly(values), measure="average")
    assert "fell_behind" in [reason.name for reason in found.reasons]
    high = forecast_one({"direction": "increase", "target": 150.0}, weekly(values), measure="average")
    assert "target_out_of_reach" in [reason.name for reason in high.reasons]


def test_a_metric_that_began_after_the_period_surprises_nobody(steps: Callable[..., Steps]) -> None:
    young = steps(np.arange(20.0), "young")  # its first week is in 2026
    assert surprises([(young, date(2025, 1, 1), date(2025, 3, 31))]) == [None]
