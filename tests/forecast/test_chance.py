"""How a drafted target stands against its metric's own history."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from okr_ai.forecast import target_chance
from okr_ai.model import Cycle, Frame, KeyResult, MetricSeries, Passage, Source, TargetChance

Q3 = Cycle(date(2026, 7, 1), date(2026, 9, 30))
EVE = date(2026, 6, 28)


def chance(
    series: Mapping[str, MetricSeries], as_of: date = EVE, cycle: Cycle = Q3, metric: str = "m", **frame: object
) -> TargetChance | None:
    measure = frame.pop("measure", "level")
    key_result = KeyResult("k", Passage("t", Source("d", "t"), 0), metric=metric, measure=measure)  # type: ignore[arg-type]
    read = Frame("t", "en", **({"direction": "increase", "target_kind": "absolute"} | frame))  # type: ignore[arg-type]
    return target_chance(key_result, read, series, cycle=cycle, as_of=as_of)


def test_past_changes_by_hand(weekly: Callable[..., MetricSeries]) -> None:
    series = {"m": weekly([float(i * i) for i in range(66)], last=EVE)}
    found = chance(series, target=5000.0)
    assert found is not None
    assert (found.baseline, found.target, found.wanted_change) == (65**2, 5000, 5000 - 65**2)
    # 13 weeks end in the quarter; levels a quarter apart, the last one from week 52 to week 65
    assert found.past_changes[-1] == pytest.approx(65**2 - 52**2)
    assert found.past_changes[-2] == pytest.approx(62**2 - 49**2)  # slid by a quarter of a quarter
    assert found.share_reached == sum(change >= 775 for change in found.past_changes) / len(found.past_changes)
    assert found.periods == 5  # 66 weeks hold five quarters


def test_the_wanted_way_is_positive(weekly: Callable[..., MetricSeries]) -> None:
    falling = {"m": weekly([300.0 - 2 * i for i in range(66)], last=EVE)}
    found = chance(falling, direction="decrease", target=150.0)
    assert found is not None
    assert found.wanted_change == pytest.approx(170 - 150)
    assert all(change == pytest.approx(26) for change in found.past_changes)
    assert found.share_reached == 1
    hard = chance(falling, direction="decrease", target=50.0)
    assert hard is not None
    assert hard.share_reached == 0
    assert hard.p_hit < 0.1 < found.p_hit


def test_totals_are_compared_with_totals(weekly: Callable[..., MetricSeries]) -> None:
    found = chance({"m": weekly([100.0] * 66, last=EVE)}, measure="total", target=1400.0)
    assert found is not None
    assert found.baseline == pytest.approx(1300)  # 91 days of spring: 13 weeks
    assert all(change == pytest.approx(0, abs=1e-6) for change in found.past_changes)


def test_the_shops_stretch_targets_are_unlikely(shop: Mapping[str, MetricSeries]) -> None:
    cycle, eve = Cycle(date(2011, 7, 1), date(2011, 9, 30)), date(2011, 6, 26)
    chances = [
        found.p_hit
        for target in (250.0, 300.0, 600.0)
        if (found := chance(shop, eve, cycle, "new_customers", measure="total", target=target))
    ]
    assert len(chances) == 3
    assert chances[0] > chances[1] > 0.3 > chances[2]


def test_nothing_is_said_where_nothing_can_be(weekly: Callable[..., MetricSeries]) -> None:
    series = {"m": weekly([100.0] * 66, last=EVE)}
    assert chance(series, metric="other", target=5.0) is None
    assert chance(series) is None
    assert chance(series, direction="maintain", target=90.0) is None
    short = chance({"m": weekly([100.0, 101.0, 99.0], last=EVE)}, target=120.0)
    assert short is not None
    assert (short.past_changes, short.share_reached, short.periods) == ((), None, 0)
