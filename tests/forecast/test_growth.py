"""Counts of things won, and milestones: what only ever grows."""

from datetime import date, timedelta

import numpy as np
import pytest

from okr_ai.forecast.growth import Growth, growth_of
from okr_ai.model import CheckIn, Task

START = date(2026, 7, 1)
COUNT = {"target": 20.0, "target_kind": "count", "direction": "deliver"}


def weeks(day: date) -> float:
    return (day - START).days / 7


def told(*values: float, gap: int = 7) -> tuple[CheckIn, ...]:
    return tuple(CheckIn(START + timedelta(days=gap * (i + 1)), value) for i, value in enumerate(values))


def names(forecast: object) -> list[str]:
    return [reason.name for reason in forecast.reasons]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("whole", "more", "variance"), [(True, 7.0, 21.0), (True, 7.0, 7.0), (False, 7.0, 21.0)])
def test_chances_agree_with_quantiles(whole: bool, more: float, variance: float) -> None:
    growth = Growth(5.0, more, variance, whole)
    quantiles = growth.quantiles((0.025, 0.1, 0.5, 0.9, 0.975))
    assert quantiles.min() >= 5.0
    assert list(quantiles) == sorted(quantiles)
    for level, value in zip((0.025, 0.1, 0.5, 0.9, 0.975), quantiles, strict=True):
        assert growth.chance(None, value) >= level - 1e-9
        if whole:
            assert value == round(value)
            assert growth.chance(value, None) >= 1 - level - 1e-9
            assert growth.chance(value + 1, None) == pytest.approx(1 - growth.chance(None, value))
    chances = [growth.chance(float(bound), None) for bound in range(3, 40)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == chances[2] == 1.0


def test_it_is_the_negative_binomial_of_its_mean_and_variance() -> None:
    drawn = np.random.default_rng(3).negative_binomial(7.0**2 / (21.0 - 7.0), 7.0 / 21.0, 200_000)
    growth = Growth(0.0, 7.0, 21.0, whole=True)
    for bound in (1, 4, 8, 15):
        assert growth.chance(bound, None) == pytest.approx(np.mean(drawn >= bound), abs=0.005)


def test_many_are_counted_as_an_amount_and_nothing_left_is_certain() -> None:
    many = Growth(0.0, 50_000.0, 50_000.0 * 30, whole=True)
    assert many.quantiles((0.5,))[0] == pytest.approx(50_000, rel=0.01)
    over = Growth(12.0, 0.0, 0.0, whole=True)
    assert (over.chance(12.0, None), over.chance(13.0, None)) == (1.0, 0.0)
    assert over.quantiles((0.1, 0.9)).tolist() == [12.0, 12.0]


def test_a_correction_takes_nothing_away() -> None:
    points = [(START, 0.0), (START + timedelta(14), 8.0), (START + timedelta(28), 7.0)]
    found = growth_of(points, day=START + timedelta(91), planned=1.5, lump=1.5, clock=weeks, whole=True)
    assert found.last == 7.0
    assert found.more > 0
    with pytest.raises(ValueError, match="points"):
        growth_of([], day=START, planned=1.0, lump=1.0, clock=weeks, whole=True)


def test_deliverables_never_shrink_and_are_whole(forecast_one) -> None:  # type: ignore[no-untyped-def]
    slow = forecast_one(COUNT, check_ins=told(1, 2, 2, 4, 5, 6), text="Sign 20 customers")
    fast = forecast_one(COUNT, check_ins=told(3, 5, 8, 10, 12, 14), text="Sign 20 customers")
    for one, last in ((slow, 6), (fast, 14)):
        assert one.intervals["95"][0] >= last
        assert one.expected == round(one.expected)
        assert one.baseline == 0.0
    assert slow.p_hit < 0.2 < 0.8 < fast.p_hit


def test_won_things_count_from_zero_whatever_their_kind(forecast_one) -> None:  # type: ignore[no-untyped-def]
    from okr_ai.language import read_key_result

    for words in ("Sign 20 wholesale customers", "签下 20 家批发客户"):
        frame = read_key_result(words)
        asked = {"target": frame.target, "target_kind": frame.target_kind, "direction": frame.direction}
        found = forecast_one(asked | {"verb": frame.verb}, check_ins=told(2, 3, 5, 7, 8, 10), text=words)
        assert found.baseline == 0.0
        assert found.intervals["95"][0] >= 10


def test_all_won_is_achieved_before_the_day(forecast_one) -> None:  # type: ignore[no-untyped-def]
    found = forecast_one(COUNT, check_ins=told(8, 15, 20), text="Sign 20 customers")
    assert (found.status, found.p_hit) == ("achieved", 1.0)


def test_a_milestone_stays_within_its_work(forecast_one) -> None:  # type: ignore[no-untyped-def]
    found = forecast_one({"direction": "deliver"}, check_ins=told(10, 25, 40, 55, 65, 80), text="Launch the site")
    assert (found.target, found.unit) == (100.0, "%")
    assert found.intervals["95"][0] >= 80
    assert found.intervals["95"][1] == 100.0
    assert found.p_hit > 0.7
    late = forecast_one({"direction": "deliver"}, check_ins=told(5, 5, 10, 10, 15, 15), text="Launch the site")
    assert late.p_hit < 0.15


def test_a_milestone_without_a_word_is_judged_by_its_tasks_and_its_date(forecast_one) -> None:  # type: ignore[no-untyped-def]
    frame = {"direction": "deliver"}
    day = date(2026, 8, 16)
    tasks = tuple(Task(f"t{i}", done=i < 1) for i in range(8))
    behind = forecast_one(frame, tasks=tasks, as_of=day, text="Launch the site")
    assert behind.status == "off_track"
    assert "tasks" in names(behind)
    ahead = forecast_one(frame, tasks=tuple(Task(f"t{i}", done=i < 7) for i in range(8)), as_of=day, text="x")
    assert ahead.p_hit > 0.7
    early = forecast_one(frame, as_of=date(2026, 7, 10), text="Launch the site")
    assert (early.status, early.p_hit, names(early)) == ("no_data", None, ["milestone_unreported"])
    silent = forecast_one(frame, as_of=day + timedelta(10), text="Launch the site")
    assert (silent.status, silent.stale) == ("no_data", True)
    over = forecast_one(frame, as_of=date(2026, 9, 5), due=date(2026, 8, 31), text="Launch the site")
    assert (over.status, over.p_hit, names(over)) == ("off_track", 0.0, ["milestone_overdue"])
    assert "5" in over.reasons[0].text.zh


def test_no_milestone_without_something_to_deliver(forecast_one) -> None:  # type: ignore[no-untyped-def]
    found = forecast_one({"direction": "increase"}, as_of=date(2026, 9, 20), text="Raise brand awareness")
    assert (found.status, names(found)) == ("no_data", ["metric_unknown"])


def test_what_was_counted_before_the_period_is_not_of_it(forecast_one) -> None:  # type: ignore[no-untyped-def]
    before = (CheckIn(date(2026, 6, 20), 100.0),)
    own = told(2, 5, 7, 9)
    assert forecast_one(COUNT, check_ins=before + own).p_hit == forecast_one(COUNT, check_ins=own).p_hit


def test_a_reported_share_stays_within_its_bounds(forecast_one) -> None:  # type: ignore[no-untyped-def]
    frame = {"metric_name": "churn_rate", "baseline": 5.0, "target": 3.0, "unit": "%", "direction": "decrease"}
    found = forecast_one(frame | {"target_kind": "absolute"}, check_ins=told(4.5, 2.8, 2.0, 1.5), text="Cut churn")
    assert found.intervals["95"][0] == 0.0
    assert found.p_hit > 0.9
