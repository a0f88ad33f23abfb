"""What is still needed was never reached for that long: it is said, and on what a chance that is not small rests."""

from collections.abc import Callable

import numpy as np
import pytest

from okr_ai.model import Forecast, MetricSeries

One = Callable[..., Forecast]
Weekly = Callable[..., MetricSeries]
UP = {"direction": "increase", "target_kind": "absolute"}
DOWN = {"direction": "decrease", "target_kind": "absolute"}


def told(forecast: Forecast, name: str) -> list[str]:
    return [reason.text.zh for reason in forecast.reasons if reason.name == name]


def rising(slope: float = 0.2) -> np.ndarray:
    """80 weeks along a line, with noise; the quarter's first seven are 73 … 79."""
    return 100 + slope * np.arange(80) + 0.4 * np.random.default_rng(3).standard_normal(80)


def test_a_rise_that_has_to_go_on(forecast_one: One, weekly: Weekly) -> None:
    values = rising()
    # weeks that end on 5 July … 16 August are known, of the first 5 days in 7 count: six left and 3 days of a seventh
    seen = (values[73] * 5 / 7 + values[74:].sum()) / (6 + 5 / 7)
    target = seen + 0.65
    whole = 5 / 7 + 12 + 3 / 7
    needed = (target * whole - seen * (6 + 5 / 7)) / (6 + 3 / 7)
    best = max(values[i : i + 7].mean() for i in range(74))
    assert needed > best
    found = forecast_one(UP | {"baseline": 110.0, "target": float(target)}, weekly(values), measure="average")
    assert found.needed_rate == pytest.approx(needed)
    assert found.p_hit is not None
    assert found.p_hit >= 0.3
    assert "从未达到过" in told(found, "pace")[0]
    [why] = [reason for reason in found.reasons if reason.name == "new_best_needed"]
    assert "its trend going on" in why.text.en
    assert "走势延续" in why.text.zh
    assert why.figures["best"] == pytest.approx(best)


def test_a_falling_target_counts_a_fall_that_goes_on(forecast_one: One, weekly: Weekly) -> None:
    values = rising(-0.2)
    found = forecast_one(
        DOWN | {"baseline": 90.0, "target": float(values[73:].mean()) - 0.5}, weekly(values), measure="average"
    )
    assert "its trend going on" in " ".join(r.text.en for r in found.reasons if r.name == "new_best_needed")


def test_no_word_of_it_where_it_was_reached_before_or_is_out_of_reach(forecast_one: One, weekly: Weekly) -> None:
    values = rising()
    near = forecast_one(UP | {"baseline": 90.0, "target": 110.0}, weekly(values), measure="average")
    assert told(near, "new_best_needed") == []
    assert "从未达到过" not in told(near, "pace")[0]
    far = forecast_one(UP | {"baseline": 90.0, "target": 140.0}, weekly(values), measure="average")
    assert told(far, "new_best_needed") == []
    assert "从未达到过" in told(far, "pace")[0]  # said, but there is no chance to explain


def test_what_is_kept_needs_no_best(forecast_one: One, weekly: Weekly) -> None:
    kept = forecast_one(
        {"direction": "maintain", "comparator": ">=", "target": 117.0, "target_kind": "absolute"}, weekly(rising())
    )
    assert told(kept, "new_best_needed") == []


def test_the_room_that_is_left_is_no_demand(forecast_one: One, weekly: Weekly) -> None:
    """100 from 1 July: 6 weeks and 5 / 7 of one are known, 6 and 3 / 7 to come; 95 of all leave 95 - 5 x 47 / 45."""
    found = forecast_one(UP | {"baseline": 90.0, "target": 95.0}, weekly([100.0] * 80), measure="average")
    assert found.needed_rate == pytest.approx(95 - 5 * 47 / 45)
    assert "平均不低于 89.8 即可" in told(found, "pace")[0]


def test_what_every_step_has_to_keep_is_told_by_its_worst(forecast_one: One, weekly: Weekly) -> None:
    asked = {"direction": "maintain", "comparator": ">=", "target": 90.0, "target_kind": "absolute"}
    values = [100.0] * 76 + [99.0, 93.0, 97.0, 101.0]
    found = forecast_one(asked, weekly(values), text="Keep m above 90 every week")
    assert told(found, "pace") == ["到2026年9月30日每期都须不低于 90；近四周最低 93"]


def test_the_average_of_the_quarter_is_no_level_at_its_end(forecast_one: One, weekly: Weekly) -> None:
    for words, measure in (
        ("Raise the average conversion rate of the quarter to 3%", "average"),
        ("Raise the quarter's average conversion rate to 3%", "average"),
        ("Raise the rate of orders shipped the same day to 3%", "level"),
    ):
        found = forecast_one(
            UP | {"target": 3.0, "unit": "%"}, weekly([2.0 + i % 3 / 10 for i in range(80)]), text=words
        )
        assert (words, found.measure) == (words, measure)
