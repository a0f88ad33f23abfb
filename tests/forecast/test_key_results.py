"""Forecasts of whole drafts: statuses, figures and reasons, on made-up series and on the gift shop's real ones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from okr_ai.forecast import forecast_key_results
from okr_ai.forecast.engine.rows import Floats, answer_rows
from okr_ai.forecast.prepare import quarter_of
from okr_ai.forecast.shown import figures, table_lines
from okr_ai.model import (
    CheckIn,
    Cycle,
    Draft,
    Forecast,
    Frame,
    KeyResult,
    MetricDefinition,
    MetricSeries,
    Objective,
    Passage,
    Quantity,
    Source,
    Task,
    Words,
)
from okr_ai.read import read_draft

One = Callable[..., Forecast]
Weekly = Callable[..., MetricSeries]
UP = {"direction": "increase", "target_kind": "absolute"}
DOWN = {"direction": "decrease", "target_kind": "absolute"}


def names(forecast: Forecast) -> list[str]:
    return [reason.name for reason in forecast.reasons]


def rng_walk(level: float, noise: float, count: int = 80, seed: int = 1) -> np.ndarray:
    return level + noise * np.random.default_rng(seed).standard_normal(count)


@pytest.mark.parametrize(("target", "status"), [(90, "on_track"), (101, "at_risk"), (115, "off_track")])
def test_a_steady_level_and_three_targets(forecast_one: One, weekly: Weekly, target: float, status: str) -> None:
    found = forecast_one(UP | {"baseline": 80.0, "target": float(target)}, weekly(rng_walk(100, 3)), measure="level")
    assert found.status == status
    assert found.expected == pytest.approx(100, abs=3)
    low, high = found.intervals["80"]
    assert found.intervals["95"][0] < low < found.expected < high < found.intervals["95"][1]


@pytest.mark.parametrize(
    ("text", "unit", "from_zero"),
    [
        ("Raise what is read to 40 articles", "articles", True),
        ("被读到的提升到40篇", "篇", True),
        ("Raise what is read to 40", None, False),
        ("Raise the net intake to 40 people", "people", False),
        ("净增提升到40人", "人", False),
        ("Raise the result to $40", "$", False),
    ],
)
def test_reports_of_things_are_shown_no_range_below_none(
    forecast_one: One, text: str, unit: str | None, from_zero: bool
) -> None:
    told = (CheckIn(date(2026, 7, 10), 30.0), CheckIn(date(2026, 7, 30), 6.0))
    found = forecast_one(UP | {"target": 40.0, "baseline": 20.0, "unit": unit}, text=text, check_ins=told)
    low = found.intervals["95"][0]
    assert (low == 0) if from_zero else (low < 0), found.intervals


def test_a_falling_target_is_as_natural_as_a_rising_one(forecast_one: One, weekly: Weekly) -> None:
    series = weekly(rng_walk(100, 3))
    good = forecast_one(DOWN | {"baseline": 130.0, "target": 110.0}, series, measure="level")
    bad = forecast_one(DOWN | {"baseline": 130.0, "target": 90.0}, series, measure="level")
    assert (good.direction, good.status, bad.status) == ("down", "on_track", "off_track")
    assert good.progress == pytest.approx((good.current - 130) / (110 - 130))
    assert good.progress > 1  # beyond the target, and shown so
    assert good.needed_rate is not None
    assert good.needed_rate > 0  # it could even rise


def test_the_wrong_way_is_negative_progress(forecast_one: One, weekly: Weekly) -> None:
    found = forecast_one(UP | {"baseline": 120.0, "target": 130.0}, weekly(rng_walk(100, 1)), measure="level")
    assert found.progress is not None
    assert found.progress < -1


def test_a_total_adds_up_and_is_achieved_when_nothing_can_undo_it(forecast_one: One, weekly: Weekly) -> None:
    series = weekly([70.0] * 60)
    found = forecast_one(UP | {"target": 1000.0}, series, measure="total")
    # 1 to 5 July are 5 days of 10 each, then six weeks up to 16 August
    assert found.current == pytest.approx(50 + 6 * 70)
    assert found.needed_rate == pytest.approx((1000 - 470) / (6 + 3 / 7))
    assert found.recent_rate == pytest.approx(70)
    assert found.expected == pytest.approx(920, rel=0.01)
    assert found.progress == pytest.approx(0.47)
    done = forecast_one(UP | {"target": 450.0}, series, measure="total")
    assert (done.status, done.p_hit) == ("achieved", 1.0)
    spent = forecast_one(DOWN | {"target": 450.0}, series, measure="total")
    assert (spent.status, spent.p_hit) == ("missed", 0.0)
    below_zero = weekly([70.0] * 30 + [-70.0] + [70.0] * 29)
    assert forecast_one(UP | {"target": 450.0}, below_zero, measure="total").status != "achieved"


def test_a_target_reached_in_mid_period_is_not_achieved_yet(forecast_one: One, weekly: Weekly) -> None:
    found = forecast_one(UP | {"baseline": 50.0, "target": 90.0}, weekly(rng_walk(100, 1)), measure="level")
    assert (found.status, found.progress is not None and found.progress > 1) == ("on_track", True)


def test_flat_data_claim_no_certainty_while_the_period_lasts(forecast_one: One, weekly: Weekly) -> None:
    for target, least, most in ((120.0, 0.0, 0.01), (90.0, 0.99, 1.0)):
        found = forecast_one(UP | {"baseline": 80.0, "target": target}, weekly([100.0] * 60), measure="level")
        assert least < (found.p_hit or 0) < most
    (pace,) = [reason for reason in found.reasons if reason.name == "pace"]
    assert "already there: can take a fall of 1.7 a week until 27 Sep 2026" in pace.text.en
    assert "brought no change" in pace.text.en
    assert "已达到目标水平" in pace.text.zh


def test_a_level_at_its_target_has_to_stay_there(forecast_one: One, weekly: Weekly) -> None:
    found = forecast_one(UP | {"baseline": 80.0, "target": 100.0}, weekly([100.0] * 60), measure="level")
    (pace,) = [reason for reason in found.reasons if reason.name == "pace"]
    assert pace.text.en.startswith("already there: has to stay until 27 Sep 2026")
    assert pace.text.zh.startswith("已达到目标水平：须保持到2026年9月27日")


def test_why_an_outcome_stands_before_the_due_date_is_told(forecast_one: One) -> None:
    """Once a quarter, on 5 July last: the next value comes on 4 October, after the quarter."""
    days = tuple(date(2026, 7, 5) - timedelta(91 * i) for i in range(8, -1, -1))
    found = forecast_one(
        UP | {"baseline": 32.0, "target": 38.0}, MetricSeries("nps", days, (31.0,) * 9), measure="level"
    )
    (told,) = [reason for reason in found.reasons if reason.name == "last_value"]
    assert found.status == "missed"
    assert "next value comes after the due date" in told.text.en
    assert "要到截止日之后" in told.text.zh


def test_a_period_that_is_over_is_judged_by_its_data(forecast_one: One, weekly: Weekly) -> None:
    series = weekly(np.arange(1, 81), last=date(2026, 11, 8))
    hit = forecast_one(UP | {"target": 74.0}, series, as_of=date(2026, 11, 8), measure="level")
    assert (hit.status, hit.current, hit.p_hit) == ("achieved", 74.0, 1.0)  # the week that ends on 27 September
    assert hit.needed_rate is None
    missed = forecast_one(UP | {"target": 75.0}, series, as_of=date(2026, 11, 8), measure="level")
    assert (missed.status, missed.p_hit, missed.stale) == ("missed", 0.0, False)


def test_within_a_band(forecast_one: One, weekly: Weekly) -> None:
    series = weekly(rng_walk(100, 3))
    inside = forecast_one({"direction": "maintain", "target": 90.0, "target_to": 110.0}, series)
    assert (inside.direction, inside.status, inside.target, inside.target_to) == ("band", "on_track", 90, 110)
    above = forecast_one({"direction": "maintain", "target": 80.0, "target_to": 90.0}, series)
    assert above.status == "off_track"
    assert inside.progress is None


def test_later_data_change_nothing(forecast_one: One, weekly: Weekly) -> None:
    values = rng_walk(100, 10, 80)
    frame = UP | {"target": 1300.0}
    before = forecast_one(frame, weekly(values[:70], last=date(2026, 8, 16)), measure="total")
    rest = weekly(np.r_[values[:70], [1e6] * 10], last=date(2026, 10, 25))._replace(name="m")
    assert forecast_one(frame, rest, measure="total") == before


def test_silence_is_not_green(forecast_one: One, weekly: Weekly) -> None:
    series = weekly(rng_walk(100, 1), last=date(2026, 7, 19))
    fresh = forecast_one(UP | {"target": 90.0}, series, as_of=date(2026, 8, 2), measure="level")
    assert (fresh.stale, fresh.status) == (False, "on_track")
    stale = forecast_one(UP | {"target": 90.0}, series, as_of=date(2026, 8, 3), measure="level")
    assert (stale.stale, stale.status, stale.last_observation) == (True, "at_risk", date(2026, 7, 19))
    assert "stale" in names(stale)
    told = next(reason.text for reason in stale.reasons if reason.name == "stale")
    assert "not counted" not in told.en
    days = {"check_ins": tuple(CheckIn(date(2026, month, 2), 95.0) for month in (6, 8, 9))}
    reported = forecast_one(UP | {"target": 90.0}, series, as_of=date(2026, 8, 3), measure="level", **days)
    told = next(reason.text for reason in reported.reasons if reason.name == "stale")
    assert "the check-in of 2 Aug 2026 is not counted" in told.en
    assert "2026年8月2日的进度记录没有计入" in told.zh
    late = {"m": MetricDefinition("m", lag_days=14)}
    assert not forecast_one(UP | {"target": 90.0}, series, as_of=date(2026, 8, 3), definitions=late).stale


def test_a_month_is_not_stale_after_two_weeks(forecast_one: One) -> None:
    days = [date(2025, month, 28) for month in range(1, 13)] + [date(2026, month, 28) for month in range(1, 8)]
    ends = tuple((day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1) for day in days)
    series = MetricSeries("m", ends, tuple(100.0 + i for i in range(len(ends))))
    found = forecast_one(UP | {"target": 110.0}, series, as_of=date(2026, 8, 30), measure="level")
    assert (found.stale, found.last_observation, found.method.split(",")[0]) == (
        False,
        date(2026, 7, 31),
        "auto: monthly",
    )


def test_a_quotient_weighs_its_weeks(forecast_one: One, weekly: Weekly) -> None:
    orders = weekly([10.0] * 60 + [10, 10, 10, 30, 10, 10, 10], name="orders")
    visits = weekly([100.0] * 60 + [100, 100, 100, 100, 100, 100, 100], name="visits")
    found = forecast_one(
        UP | {"target": 12.0, "unit": "%"}, (orders, visits), metric="orders / visits * 100", measure="average"
    )
    assert found.metric == "orders / visits"
    # 5/7 of the first week, then the three weeks of 10 %, one of 30 %, three of 10 %: less 3 weeks before July
    assert found.current == pytest.approx(10 + 20 / (6 + 5 / 7))


def test_check_ins_alone_are_too_early_then_tell(forecast_one: One) -> None:
    frame = UP | {"baseline": 0.0, "target": 100.0}
    early = forecast_one(frame, check_ins=(CheckIn(date(2026, 7, 8), 2.0),), as_of=date(2026, 7, 10))
    assert "too_early" in names(early)
    assert 0.05 < (early.p_hit or 0) < 0.6
    told = tuple(CheckIn(date(2026, 7, 1) + timedelta(days=7 * i), 11.0 * i) for i in range(1, 9))
    late = forecast_one(frame, check_ins=told, as_of=date(2026, 8, 28))
    assert (late.status, late.current, late.method) == ("on_track", 88.0, "pace: check-ins")
    assert "too_early" not in names(late)
    pace = next(reason for reason in late.reasons if reason.name == "pace")
    assert "needs a rise of 2.4 a week until 30 Sep 2026; lately the reports showed a rise of 11 a week" in pace.text.en
    assert "需每周上升 2.4；近期上报每周上升 11" in pace.text.zh
    sparse = forecast_one(frame, check_ins=told[2::3], as_of=date(2026, 8, 28))
    assert "few_values" in names(sparse)
    assert "too_early" not in names(sparse)
    assert late.needed_rate == pytest.approx(12 / (35 / 7))
    assert late.recent_rate == pytest.approx(11)
    future = forecast_one(frame, check_ins=(*told, CheckIn(date(2026, 9, 20), 5.0)), as_of=date(2026, 8, 28))
    assert future == late


def test_reported_green_but_red(forecast_one: One, weekly: Weekly) -> None:
    frame = UP | {"baseline": 80.0, "target": 120.0}
    series = weekly(rng_walk(100, 1))
    green = (CheckIn(date(2026, 8, 10), 100.0, status="On track"),)
    assert "reported_better_than_data" in names(forecast_one(frame, series, measure="level", check_ins=green))
    sure = (CheckIn(date(2026, 8, 10), 100.0, confidence=8),)
    assert "reported_better_than_data" in names(forecast_one(frame, series, measure="level", check_ins=sure))
    for honest in ("at risk", "not on track", "不正常", "off track"):
        told = (CheckIn(date(2026, 8, 10), 100.0, status=honest),)
        assert "reported_better_than_data" not in names(forecast_one(frame, series, measure="level", check_ins=told))


def test_a_milestone_by_check_ins_and_by_tasks(forecast_one: One) -> None:
    deliver = {"direction": "deliver"}
    done = forecast_one(deliver, check_ins=(CheckIn(date(2026, 8, 1), 1.0),), as_of=date(2026, 10, 1))
    assert (done.status, done.target) == ("achieved", 1.0)
    half = forecast_one(deliver, check_ins=(CheckIn(date(2026, 8, 1), 50.0),), as_of=date(2026, 10, 1))
    assert (half.status, half.target, half.unit) == ("missed", 100.0, "%")
    tasks = (Task("a", done=True), Task("b", due=date(2026, 8, 1)), Task("c"))
    found = forecast_one(deliver, tasks=tasks)
    assert (found.status, found.current) == ("off_track", pytest.approx(100 / 3))
    (reason,) = [reason for reason in found.reasons if reason.name == "tasks"]
    assert reason.figures == {"done": 1, "tasks": 3, "overdue": 1}


def test_things_made_are_counted_from_nothing(forecast_one: One) -> None:
    quantities = (Quantity("20", 0, 2, 20.0, None, "change"),)
    frame = {"direction": "increase", "target": 20.0, "target_kind": "count", "quantities": quantities}
    found = forecast_one(frame, check_ins=(CheckIn(date(2026, 8, 1), 6.0),))
    assert (found.baseline, found.target, found.current, found.progress) == (0, 20, 6, 0.3)


def test_a_change_starts_from_the_first_report(forecast_one: One) -> None:
    frame = {"direction": "increase", "target": 20.0, "target_kind": "relative_change", "unit": "%"}
    told = (CheckIn(date(2026, 7, 10), 50.0), CheckIn(date(2026, 8, 10), 55.0))
    found = forecast_one(frame, check_ins=told)
    assert (found.baseline, found.target, found.progress) == (50, 60, 0.5)


def test_a_milestone_reported_at_nothing_is_in_per_cent(forecast_one: One) -> None:
    told = tuple(CheckIn(date(2026, 7, day), 0.0) for day in (1, 8, 15))
    found = forecast_one({"direction": "deliver"}, check_ins=told, as_of=date(2026, 7, 20))
    assert (found.target, found.unit) == (100.0, "%")
    assert found.intervals["95"][1] > 10


@pytest.mark.parametrize(
    ("text", "name", "now", "direction"),
    [
        ("Reach an NPS of 42", "nps", 44.0, "up"),
        ("NPS达到42", "nps", 44.0, "up"),
        ("Bring the churn rate to 42%", "churn_rate", 40.0, "down"),
        ("Reach 42 bakeries", None, 44.0, "up"),
        ("开店数达到42", None, 44.0, "up"),
        ("Bring the pile to 42", None, 60.0, "down"),
        ("Bring the pile to 42", None, 30.0, "up"),
    ],
)
def test_what_is_reached_already_stays_reached(
    forecast_one: One, text: str, name: str | None, now: float, direction: str
) -> None:
    verb = next(word for word in ("Reach", "达到", "Bring") if word in text)
    words = Words(verb, text.index(verb), text.index(verb) + len(verb))
    frame = {"direction": "reach", "target": 42.0, "target_kind": "absolute", "metric_name": name, "verb": words}
    told = (CheckIn(date(2026, 7, 2), now),)
    found = forecast_one(frame, check_ins=told, text=text)
    assert found.direction == direction
    if now != 60 and now != 30:
        assert found.p_hit is not None
        assert found.p_hit > 0.5
        assert found.expected == pytest.approx(now)


def test_a_placeholder_is_not_judged_by_its_reports(forecast_one: One) -> None:
    frame = {"direction": "increase", "placeholders": (Words("X%", 0, 2),)}
    found = forecast_one(frame, check_ins=(CheckIn(date(2026, 8, 1), 6.0),))
    assert (found.status, names(found)) == ("no_data", ["placeholder"])


def test_nothing_to_judge_by_says_so(forecast_one: One) -> None:
    found = forecast_one(UP | {"target": 5.0})
    assert (found.status, found.p_hit, found.intervals, found.stale) == ("no_data", None, {}, False)
    assert "metric_unknown" in names(found)


def test_a_part_of_todays_value_is_told_in_per_cent(forecast_one: One) -> None:
    by_a_third = forecast_one({"direction": "decrease", "target": 1 / 3, "target_kind": "relative_change"})
    assert (by_a_third.target, by_a_third.unit) == (pytest.approx(100 / 3), "%")
    by_20_per_cent = forecast_one(
        {"direction": "decrease", "target": 20.0, "unit": "%", "target_kind": "relative_change"}
    )
    assert (by_20_per_cent.target, by_20_per_cent.unit) == (20.0, "%")


def test_without_a_cycle_the_quarter_of_the_due_date_counts(weekly: Weekly) -> None:
    text = Passage("t", Source("d", "t"), 0)
    key_result = KeyResult("k", text, metric="m", due=date(2026, 8, 31), measure="level")
    draft = Draft("d", "json", "en", Source("d", ""), (Objective("O", text, (key_result,)),))
    frames = {"k": Frame("t", "en", direction="increase", target=90.0)}
    (found,) = forecast_key_results(draft, frames, {"m": weekly(rng_walk(100, 1))}, as_of=date(2026, 8, 16))
    assert (found.start, found.due, found.status) == (date(2026, 7, 1), date(2026, 8, 31), "on_track")


SHOP = {
    "average_order_value_gbp": ("average", UP | {"baseline": 451.0, "target": 500.0}),
    "customers": ("level", UP | {"baseline": 274.0, "target": 300.0}),
    "new_customers": ("total", UP | {"baseline": 337.0, "target": 400.0}),
    "revenue_gbp": ("total", UP | {"baseline": 2.03e6, "target": 2.3e6}),
    "cancel_rate_pct": ("level", DOWN | {"baseline": 16.5, "target": 13.0}),
}


def shop_forecasts(shop: Mapping[str, MetricSeries], as_of: date) -> dict[str | None, Forecast]:
    text = Passage("t", Source("d", "t"), 0)
    key_results = tuple(KeyResult(name, text, metric=name, measure=how) for name, (how, _) in SHOP.items())  # type: ignore[arg-type]
    cycle = Cycle(date(2011, 7, 1), date(2011, 9, 30))
    draft = Draft("d", "json", "en", Source("d", ""), (Objective("O", text, key_results),), cycle)
    frames = {name: Frame("t", "en", **frame) for name, (_, frame) in SHOP.items()}  # type: ignore[arg-type]
    return {found.metric: found for found in forecast_key_results(draft, frames, shop, as_of=as_of)}


def test_the_gift_shop_in_mid_quarter_and_after(shop: Mapping[str, MetricSeries]) -> None:
    seen = {
        name: MetricSeries(name, one.dates[: (n := sum(day <= date(2011, 8, 14) for day in one.dates))], one.values[:n])
        for name, one in shop.items()
    }
    now = shop_forecasts(shop, date(2011, 8, 14))
    assert now == shop_forecasts(seen, date(2011, 8, 14))  # what came later was not looked at
    after = shop_forecasts(shop, date(2011, 10, 9))
    assert all(found.status in ("achieved", "missed") for found in after.values())
    for name, found in now.items():
        low, high = found.intervals["95"]
        assert low <= (after[name].current or 0) <= high, name
        assert found.fan is not None
        assert list(found.fan.q50) == sorted(found.fan.q50) or found.measure != "total"
    assert {now["new_customers"].status, now["cancel_rate_pct"].status} == {"off_track"}
    assert {after["new_customers"].status, after["cancel_rate_pct"].status} == {"missed"}
    # by hand, from the file: 3/7 of 134,920.16 and the six weeks to 14 August
    assert now["revenue_gbp"].current == pytest.approx(1_064_347.40, abs=0.01)


def test_two_hundred_key_results_are_one_batch(shop: Mapping[str, MetricSeries]) -> None:
    text = Passage("t", Source("d", "t"), 0)
    key_results = tuple(KeyResult(f"k{i}", text, metric="orders", measure="total") for i in range(200))
    frames = {f"k{i}": Frame("t", "en", direction="increase", target=4000.0 + 10 * i) for i in range(200)}
    cycle = Cycle(date(2011, 7, 1), date(2011, 9, 30))
    draft = Draft("d", "json", "en", Source("d", ""), (Objective("O", text, key_results),), cycle)
    found = forecast_key_results(draft, frames, shop, as_of=date(2011, 8, 14))
    chances = [forecast.p_hit or 0.0 for forecast in found]
    assert chances == sorted(chances, reverse=True)  # a higher target is never likelier
    assert chances[0] > 0.6 > chances[-1]


@pytest.mark.parametrize(
    ("name", "definition", "bounds"),
    [
        ("conversion_rate", None, (0.0, 100.0)),
        ("conversion_rate", MetricDefinition("conversion_rate", upper=60.0), (-np.inf, 60.0)),
        ("m", MetricDefinition("m", lower=5.0, upper=60.0), (5.0, 60.0)),
        ("m", MetricDefinition("m", upper=30.0), (-np.inf, 45.0)),  # the data say that it can be more
        ("m", None, (-np.inf, np.inf)),
    ],
)
def test_the_engine_is_told_the_bounds(
    forecast_one: One,
    weekly: Weekly,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    definition: MetricDefinition | None,
    bounds: tuple[float, float],
) -> None:
    asked: list[Mapping[str, Any]] = []

    def noting(rows: Sequence[Mapping[str, Any]], levels: Sequence[float]) -> tuple[Floats, Floats]:
        asked.extend(rows)
        return answer_rows(rows, levels)

    monkeypatch.setattr("okr_ai.forecast.answers.answer_rows", noting)
    series = weekly(np.r_[rng_walk(42, 0.2), 45.0], name=name)
    frame = UP | {"target": 55.0, "unit": "%"}
    found = forecast_one(frame, series, definitions={name: definition} if definition else None, measure="level")
    assert {(row["lower"], row["upper"]) for row in asked} == {bounds}
    assert max(found.intervals["95"]) <= bounds[1]


@pytest.mark.parametrize("due", [date(2024, 1, 31), date(2042, 1, 31)])
@pytest.mark.parametrize("measure", ["level", "average", "total"])
def test_a_due_date_out_of_reach(forecast_one: One, weekly: Weekly, due: date, measure: str) -> None:
    found = forecast_one(UP | {"target": 90.0}, weekly(rng_walk(100, 1)), due=due, measure=measure)
    assert (found.status, found.p_hit) == ("no_data", None)
    assert "out_of_reach" in names(found)


@pytest.mark.parametrize("measure", ["level", "average", "total"])
def test_a_series_that_ended_long_ago(forecast_one: One, weekly: Weekly, measure: str) -> None:
    day = date(2026, 8, 16)
    for silent, known in ((182, True), (189, False)):  # two cycles of 92 days are 184
        series = weekly(rng_walk(100, 1), last=day - timedelta(silent))
        found = forecast_one(UP | {"target": 90.0}, series, as_of=day, measure=measure)
        assert ("series_ended" not in names(found)) is known
        assert (found.p_hit is not None) is known


@pytest.mark.parametrize("measure", [None, "level", "total"])
def test_a_target_of_no_size_beside_the_data(forecast_one: One, weekly: Weekly, measure: str | None) -> None:
    for text in ("Raise m", "Raise weekly m"):
        for target in (5e-324, 1e308):
            found = forecast_one(UP | {"target": target, "unit": "%"}, weekly([1e9] * 30), text=text, measure=measure)
            assert found.p_hit == pytest.approx(float(target < 1), abs=0.01)


def test_few_values_are_told_and_a_narrow_range_is_seen(forecast_one: One, weekly: Weekly) -> None:
    asked = UP | {"baseline": 40.0, "target": 50.0}
    for count, told in ((1, True), (3, True), (4, False)):
        assert ("few_values" in names(forecast_one(asked, weekly([42.0] * count), measure="level"))) == told
    reached = forecast_one(UP | {"target": 50.0}, weekly([60.0]), measure="total")  # one value was enough
    assert (reached.status, "few_values" in names(reached)) == ("achieved", False)
    narrow = replace(forecast_one(asked, weekly([42.0] * 9), measure="level"), expected=27603.0)
    shown = figures(replace(narrow, intervals={"80": (27563.0, 27638.0)}), "en")
    assert (shown.expected, shown.interval) == ("27.6K", "27.56K … 27.64K")
    assert figures(replace(narrow, intervals={"80": (27603.0, 27603.0)}), "en").interval == "27.6K … 27.6K"


def test_a_changed_rhythm_is_told(forecast_one: One) -> None:
    first = date(2025, 8, 17)
    days = [first + timedelta(days=7 * i) for i in range(45)]
    days += [days[-1] + timedelta(days=i + 1) for i in range(48)]
    series = MetricSeries("m", tuple(days), tuple([700.0] * 45 + rng_walk(100, 4, 48).tolist()))
    found = forecast_one(UP | {"target": 9000.0}, series, measure="total")
    assert "rhythm_changed" in names(found)
    assert found.recent_rate == pytest.approx(700, abs=30)
    assert found.expected == pytest.approx(9200, rel=0.05)


@pytest.mark.parametrize(("days", "en", "zh"), [(7, "last four weeks", "近四周"), (91, "two quarters", "近两个季度")])
def test_the_recent_rate_says_how_recent(forecast_one: One, days: int, en: str, zh: str) -> None:
    ends = [date(2021, 6, 30) if days == 91 else date(2026, 4, 5)]
    while len(ends) < 20:
        after = ends[-1] + timedelta(days=days)
        ends.append(after if days == 7 else quarter_of(after + timedelta(days=5))[0] - timedelta(days=1))
    series = MetricSeries("m", tuple(ends), tuple(rng_walk(20, 1, 20).tolist()))
    found = forecast_one(UP | {"baseline": 19.0, "target": 25.0}, series, measure="level")
    pace = next(reason.text for reason in found.reasons if reason.name == "pace")
    assert en in pace.en
    assert zh in pace.zh


def test_a_section_for_each_quarter_gives_its_key_results_their_due_date() -> None:
    text = (
        "# OKR 2026\n## 2026 Q3\n### O1: Buyers come back\n- KR1: Repeat rate from 22% to 28% (currently 25%)\n"
        "## 2026 Q4\n### O2: A calm peak season\n- KR1: Returns from 8% to 6% (currently 7%)\n"
    )
    draft = read_draft("year.md", content=text.encode(), today=date(2026, 11, 1))
    over, running = forecast_key_results(draft, None, {}, as_of=date(2026, 11, 1))
    assert (over.due, over.status) == (date(2026, 9, 30), "missed")
    assert (running.start, running.due) == (date(2026, 10, 1), date(2026, 12, 31))
    assert running.p_hit is not None
    assert 0.02 < running.p_hit < 0.98


@pytest.mark.parametrize(
    ("words", "target", "direction"),
    [
        ("GMV增长30%（当前5%）", 30.0, "up"),  # of an amount of money 5 % can only be the growth so far
        ("获客成本降低20%（当前12%）", 20.0, "up"),
        ("退货率降低20%（当前8%）", 6.4, "down"),  # a share may stand at 8 %
        ("订单量增长20%（当前500单）", 600.0, "up"),
    ],
)
def test_a_value_in_per_cent_beside_growth(words: str, target: float, direction: str) -> None:
    text = f"# 2026 Q4\n## O1: 让生意更好\n- KR1: {words}\n"
    draft = read_draft("q4.md", content=text.encode(), today=date(2026, 11, 1))
    found = forecast_key_results(draft, None, {}, as_of=date(2026, 11, 1))[0]
    assert (found.target, found.direction) == (pytest.approx(target), direction)


@pytest.mark.parametrize(
    ("words", "target", "unit"),
    [
        ("配送时长缩短到30分钟（当前3.8小时）", 0.5, "h"),  # as it is reported
        ("配送时长从4小时缩短30分钟（当前3.8小时）", 3.5, "h"),
        ("配送时长从4小时缩短30分钟", 210.0, "min"),
        ("Cut delivery time from 4 hours to 30 minutes (currently 3.8 hours)", 0.5, "h"),
        ("Increase average order value by £20 (currently £182)", 202.0, "£"),
    ],
)
def test_targets_are_in_the_unit_that_is_reported(words: str, target: float, unit: str) -> None:
    text = f"# 2026 Q4\n## O1: Deliver faster\n- KR1: {words}\n"
    draft = read_draft("q4.md", content=text.encode(), today=date(2026, 11, 1))
    draft = draft._replace(
        objectives=(
            draft.objectives[0]._replace(
                key_results=tuple(
                    each if each.current is not None else each._replace(check_ins=(CheckIn(date(2026, 10, 20), 235.0),))
                    for each in draft.objectives[0].key_results
                )
            ),
        )
    )
    found = forecast_key_results(draft, None, {}, as_of=date(2026, 11, 1))[0]
    assert (found.target, found.unit) == (pytest.approx(target), unit)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_reasons_fit_the_terminal(forecast_one: One, weekly: Weekly, lang: str) -> None:
    found = forecast_one(UP | {"target": 90.0, "unit": "articles"}, weekly(rng_walk(100, 9)), measure="level")
    long = [line for _, line in table_lines([found], lang, everything=True)]
    fitted = [line for _, line in table_lines([found], lang, everything=True, columns=50)]

    def width(line: str) -> int:
        return sum(1 + (ord(char) > 0x2E7F) for char in line)

    reasons = fitted[next(n for n, line in enumerate(fitted) if line.startswith("  · ")) :]
    assert max(map(width, reasons)) <= 50 < max(map(width, long))
    assert "".join("".join(fitted).split()) == "".join("".join(long).split())
    assert figures(found, lang).interval.count("articles") == 1
