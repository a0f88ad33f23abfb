"""What a key result asks of its metric, as numbers."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from okr_ai.forecast.goals import Goal, goal_of
from okr_ai.forecast.steps import even_steps
from okr_ai.language import read_key_result
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Frame, KeyResult, MetricDefinition, MetricSeries, Passage, Quantity, Reason, Source, Words

START, DUE = date(2026, 7, 1), date(2026, 9, 30)


@pytest.fixture
def goal(weekly: Callable[..., MetricSeries]) -> Callable[..., Goal]:
    """goal(values, frame fields, key result fields): the goal in 2026 Q3, values up to 28 June (a Sunday)."""

    def build(
        values: list[float],
        frame: dict[str, object],
        *,
        text: str = "Raise m",
        name: str = "m",
        metric: str | None = None,
        definition: MetricDefinition | None = None,
        last: date = date(2026, 6, 28),
        **fields: object,
    ) -> Goal:
        steps = even_steps(weekly(values, last=last, name=name), as_of=last)
        key_result = KeyResult("k", Passage(text, Source("d", text), 0), **fields)  # type: ignore[arg-type]
        found = goal_of(
            key_result,
            Frame(text=text, lang="en", **frame),  # type: ignore[arg-type]
            steps,
            start=START,
            due=DUE,
            definition=definition,
            metric=lexicon().get(metric) if metric else None,
        )
        assert isinstance(found, Goal), found
        return found

    return build


RATE = [20.0] * 30
FLOW = [100.0] * 30


@pytest.mark.parametrize(
    ("frame", "bounds"),
    [
        ({"direction": "increase", "baseline": 20, "target": 25, "unit": "%"}, (25, None)),
        ({"direction": "decrease", "baseline": 20, "target": 15, "unit": "%"}, (None, 15)),
        ({"direction": "increase", "target": 2, "comparator": "<=", "unit": "h"}, (None, 2)),  # speed up to 2 h
        ({"direction": "reach", "target": 90, "comparator": ">="}, (90, None)),
        ({"direction": "reach", "target": 15}, (None, 15)),  # from 20 on it can only be meant downwards
        ({"direction": "reach", "target": 30}, (30, None)),
        ({"direction": "maintain", "target": 18, "target_to": 22, "unit": "%"}, (18, 22)),
        ({"direction": "increase", "target": 22, "target_to": 25, "unit": "%"}, (22, None)),
        ({"direction": "maintain", "target": 25, "comparator": "<", "unit": "%"}, (None, 25)),
    ],
)
def test_bounds(goal: Callable[..., Goal], frame: dict[str, object], bounds: tuple[float | None, float | None]) -> None:
    found = goal(RATE, {"target_kind": "absolute"} | frame)
    assert (found.lower, found.upper) == bounds


@pytest.mark.parametrize(
    ("kind", "direction", "target", "value"),
    [
        ("relative_change", "increase", 20, 24),
        ("relative_change", "decrease", 20, 16),
        ("percentage_points", "increase", 3, 23),
        ("percentage_points", "decrease", 3, 17),
        ("multiple", "increase", 2, 40),
        ("multiple", "decrease", 0.5, 10),
    ],
)
def test_changes_start_from_the_baseline(
    goal: Callable[..., Goal], kind: str, direction: str, target: float, value: float
) -> None:
    frame = {"target_kind": kind, "direction": direction, "target": target, "unit": "%"}
    from_data = goal(RATE, frame, metric="retention_rate")
    assert (from_data.target, from_data.baseline, from_data.measure) == (pytest.approx(value), 20, "level")
    assert from_data.direction == ("up" if direction == "increase" else "down")
    assert "baseline_from_history" in [reason.name for reason in from_data.reasons]
    stated = goal(RATE, frame | {"baseline": 10.0, "baseline_unit": "%"}, metric="retention_rate")
    assert stated.target == pytest.approx({24: 12, 16: 8, 23: 13, 17: 7, 40: 20, 10: 5}[int(value)])
    assert "baseline_from_history" not in [reason.name for reason in stated.reasons]


def test_basis_points_are_hundredths(goal: Callable[..., Goal]) -> None:
    frame = {"target_kind": "percentage_points", "direction": "increase", "target": 150, "unit": "bps"}
    assert goal(RATE, frame, metric="retention_rate").target == pytest.approx(21.5)


def test_by_at_least_bounds_the_change_not_the_level(goal: Callable[..., Goal]) -> None:
    frame = {"target_kind": "relative_change", "direction": "decrease", "target": 20, "unit": "%", "comparator": ">="}
    assert goal(RATE, frame, metric="churn_rate").direction == "down"


def test_a_plain_change_is_added(goal: Callable[..., Goal]) -> None:
    quantities = (Quantity("500", 0, 3, 500.0, None, "change"),)
    frame = {"target_kind": "absolute", "direction": "increase", "target": 500.0, "quantities": quantities}
    assert goal(FLOW, frame, measure="level").target == 600


def test_new_ones_on_a_running_count_are_added(goal: Callable[..., Goal]) -> None:
    running = [float(value) for value in range(76, 106)]
    quantities = (Quantity("20", 0, 2, 20.0, None, "change"),)
    frame = {"target_kind": "count", "direction": "increase", "target": 20.0, "quantities": quantities}
    frame["verb"] = Words("新增", 0, 2)
    assert (goal(running, frame).measure, goal(running, frame).target) == ("level", 125)
    flow = goal([2.0] * 30, frame, name="new_suppliers", metric="new_customers")
    assert (flow.measure, flow.target) == ("total", 20)


def test_a_quarters_total_is_told_from_a_weekly_level_by_size(goal: Callable[..., Goal]) -> None:
    frame: dict[str, object] = {"direction": "increase", "target_kind": "absolute"}
    assert goal(FLOW, frame | {"target": 1400.0}, metric="orders").measure == "total"  # 13.1 weeks of 100
    assert goal(FLOW, frame | {"target": 130.0}, metric="orders").measure == "level"
    change: dict[str, object] = {"direction": "increase", "target_kind": "relative_change", "target": 10.0, "unit": "%"}
    total = goal(FLOW, change, metric="orders")
    assert (total.measure, total.baseline) == ("total", pytest.approx(100 * 91 / 7))  # April to June


def test_the_same_period_a_year_ago(goal: Callable[..., Goal]) -> None:
    frame = {"direction": "increase", "target_kind": "relative_change", "target": 10.0, "unit": "%"}
    found = goal([50.0] * 42 + [100.0] * 38, frame, text="订单量同比提升10%", metric="orders")
    assert found.baseline == pytest.approx(50 * 92 / 7)


@pytest.mark.parametrize(
    ("text", "metric", "fields", "measure"),
    [
        ("Raise orders to 100 in total", "orders", {}, "total"),
        ("累计订单量达到100单", "orders", {}, "total"),
        ("日均订单量达到100单", "orders", {}, "average"),
        ("Average order value of 100 over the quarter", "average_order_value", {}, "average"),
        ("Orders of 100 over the quarter", "orders", {}, "total"),
        ("Raise the average order value to 100", "average_order_value", {}, "level"),
        ("Raise retention", "retention_rate", {}, "level"),
        ("Raise retention", "retention_rate", {"measure": "average"}, "average"),
    ],
)
def test_measure_by_words_and_kind(
    goal: Callable[..., Goal], text: str, metric: str, fields: dict[str, object], measure: str
) -> None:
    frame = {"direction": "reach", "target": 100.0, "target_kind": "absolute"}
    assert goal(FLOW, frame, text=text, metric=metric, name="series", **fields).measure == measure


def test_settings_and_draft_outrank_the_words(goal: Callable[..., Goal]) -> None:
    frame = {"direction": "reach", "target": 100.0, "target_kind": "absolute"}
    stated = MetricDefinition("m", measure="total")
    assert goal(FLOW, frame, definition=stated).measure == "total"
    assert goal(FLOW, frame, definition=stated, measure="average").measure == "average"


def test_keeping_means_the_average_unless_every_week_is_asked(goal: Callable[..., Goal]) -> None:
    frame = {"direction": "maintain", "target": 25.0, "comparator": "<=", "target_kind": "absolute", "unit": "%"}
    kept = goal(RATE, frame, text="Keep the refund rate below 25%", metric="refund_rate")
    assert (kept.measure, kept.keep, kept.every) == ("average", True, False)
    assert goal(RATE, frame, text="每周都把退款率控制在25%以内", metric="refund_rate").every


def test_a_stated_band_and_stated_numbers(goal: Callable[..., Goal]) -> None:
    band = goal(RATE, {}, lower=18.0, upper=22.0)
    assert (band.direction, band.lower, band.upper, band.target, band.target_to) == ("band", 18, 22, 18, 22)
    assert goal(RATE, {}, lower=18.0).direction == "up"
    assert goal(RATE, {}, upper=22.0).direction == "down"
    stated = goal(RATE, {"target": 5.0, "target_kind": "relative_change", "unit": "%"}, target=30.0, baseline=20.0)
    assert (stated.lower, stated.baseline) == (30, 20)
    assert stated.met_by(30)
    assert not stated.met_by(29.9)


@pytest.mark.parametrize(
    ("values", "frame", "definition", "factor"),
    [
        ([0.20] * 30, {"target": 23.0, "unit": "%"}, None, 100),  # fractions, target in per cent
        ([0.20] * 30, {"target": 0.5, "unit": "%", "baseline": 0.2}, None, 1),  # both below one per cent
        ([0.006] * 30, {"target": 0.5, "unit": "%"}, None, 100),
        ([23.0] * 30, {"target": 0.25}, None, 0.01),  # per cent, target as a fraction
        ([23.0] * 30, {"target": 25.0, "unit": "%"}, None, 1),
        ([2.0] * 30, {"target": 24.0, "unit": "h"}, MetricDefinition("m", unit="d"), 24),
        ([50.0] * 30, {"target": 5e5, "unit": "¥"}, MetricDefinition("m", unit="万元"), 10_000),
        ([0.0] * 30, {"target": 5.0, "unit": "%"}, None, 1),
        ([3.1] * 30, {"target": 30.0, "baseline": 3.2, "unit": "min", "baseline_unit": "h"}, None, 60),
        ([152.0] * 30, {"target": 2e6, "baseline": 1.5e6, "unit": "¥", "baseline_unit": "¥"}, None, 10_000),
        ([3.1] * 30, {"target": 2.0, "baseline": 3.2, "unit": "h", "baseline_unit": "h"}, None, 1),
        (
            [16000.0] * 30,
            {"target": 2e6, "baseline": 1.5e6, "unit": "¥", "baseline_unit": "¥"},
            None,
            1,
        ),  # no unit's step
    ],
)
def test_units_are_brought_together_and_it_is_said(
    goal: Callable[..., Goal],
    values: list[float],
    frame: dict[str, object],
    definition: MetricDefinition | None,
    factor: float,
) -> None:
    unit_free = "unit" not in frame
    found = goal(
        values,
        {"target_kind": "absolute", "direction": "reach"} | frame,
        definition=definition,
        metric="conversion_rate" if unit_free else None,
    )
    assert found.factor == pytest.approx(factor)
    assert ("unit_converted" in [reason.name for reason in found.reasons]) == (factor != 1)


@pytest.mark.parametrize(
    ("text", "target", "factor"),
    [
        ("Raise weekly orders to 300", 300.0, 7),
        ("周订单量提升至300单", 300.0, 7),
        ("Raise orders to 1,300 per month", 1300.0, 30.44),
        ("Raise weekly orders to 45", 45.0, 1),  # it is the day's, whatever the words
        ("Raise orders to 300", 300.0, 1),
    ],
)
def test_daily_values_against_a_weekly_target(text: str, target: float, factor: float) -> None:
    days = tuple(date(2026, 5, 1) + timedelta(days=i) for i in range(58))
    steps = even_steps(MetricSeries("orders", days, (40.0,) * 58), as_of=date(2026, 6, 30))
    frame = Frame(text, "en", direction="increase", target=target, target_kind="absolute")
    key_result = KeyResult("k", Passage(text, Source("d", text), 0))
    found = goal_of(key_result, frame, steps, start=START, due=DUE, metric=lexicon().get("orders"))
    assert isinstance(found, Goal)
    assert found.factor == pytest.approx(factor)
    if factor > 1:
        assert found.measure == "level"


def test_a_baseline_in_another_unit_is_converted(goal: Callable[..., Goal]) -> None:
    frame = {"direction": "decrease", "baseline": 2.0, "baseline_unit": "week", "target": 3.0, "unit": "d"}
    assert goal([14.0] * 30, frame | {"target_kind": "absolute"}).baseline == 14


@pytest.mark.parametrize(
    ("frame", "name"),
    [
        ({}, "no_target"),
        ({"placeholders": (Passage("X%", Source("", "X%"), 0),)}, "placeholder"),
        ({"target": 20.0, "target_kind": "relative_change", "unit": "%"}, "no_baseline"),
    ],
)
def test_what_cannot_be_judged_says_why(
    weekly: Callable[..., MetricSeries], frame: dict[str, object], name: str
) -> None:
    steps = even_steps(weekly([5.0] * 3, last=date(2026, 7, 26)), as_of=date(2026, 7, 26))
    key_result = KeyResult("k", Passage("t", Source("d", "t"), 0), measure="total")
    found = goal_of(key_result, Frame(text="t", lang="en", **frame), steps, start=START, due=DUE)  # type: ignore[arg-type]
    assert isinstance(found, Reason)
    assert found.name == name
    assert found.text.zh
    assert found.text.en


@pytest.mark.parametrize(
    ("verb", "bounds"), [("Close", (1500, None)), ("处理", (1500, None)), ("Get to", (None, 1500))]
)
def test_work_done_is_better_the_more(goal: Callable[..., Goal], verb: str, bounds: tuple[float | None, ...]) -> None:
    """Fewer tickets are better, and more of them closed."""
    frame = {"direction": "reach", "target": 1500, "target_kind": "absolute", "verb": Words(verb, 0, len(verb))}
    found = goal(FLOW, frame, metric="tickets")
    assert found.measure == "total"
    assert (found.lower, found.upper) == bounds


@pytest.mark.parametrize(("name", "measure"), [("gmv", "average"), ("日均gmv", "total")])
def test_a_daily_average_is_an_average_of_days(goal: Callable[..., Goal], name: str, measure: str) -> None:
    frame = {"direction": "increase", "target": 20, "target_kind": "relative_change", "unit": "%"}
    found = goal(FLOW, frame | {"metric": Words("日均GMV", 0, 5)}, text="日均GMV提升20%", name=name, metric="gmv")
    assert found.measure == measure


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Cut escalations from 14 to 9", "%"),
        ("Cut escalations per 1,000 tickets from 14 to 9", None),
        ("Cut escalations per thousand tickets from 14 to 9", None),
        ("每千单升级数从 14 降至 9", None),
        ("每万单升级数从 14 降至 9", None),
        ("每单升级率从 14 降至 9", "%"),
    ],
)
def test_so_many_per_thousand_are_no_per_cent(goal: Callable[..., Goal], text: str, unit: str | None) -> None:
    frame = {"direction": "decrease", "baseline": 14, "target": 9, "target_kind": "absolute"}
    assert goal([14.0] * 30, frame, text=text, metric="escalation_rate").unit == unit


def test_a_cell_below_what_the_words_rise_up_to(goal: Callable[..., Goal]) -> None:
    frame = {"direction": "reach", "target": 92, "comparator": "<="}
    risen = goal([80.0] * 30, frame, text="Answers rated good up to 92", baseline=80)
    assert (risen.lower, risen.upper) == (92, None)
    held = goal([80.0] * 30, frame, text="Answers rated good at most 92", baseline=80)
    assert (held.lower, held.upper) == (None, 92)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Raise weekly orders from 100 to 150", "level"),
        ("Reach 150 orders a week", "level"),
        ("Orders reach 150/week", "level"),
        ("每周订单量从100提升到150", "level"),
        ("周订单量从100提升到150", "level"),
        ("订单量达到每周150单", "level"),
        ("订单量达到150单/周", "level"),
        ("Get 150 orders, checked weekly", "total"),
        ("Take 150 orders within a week of the launch", "total"),
        ("Reach 150 orders with weekly promotions", "total"),
        ("Reach 150 monthly orders", "total"),
        ("通过每周直播，订单量达到150", "total"),
        ("周边商品的订单量达到150", "total"),
    ],
)
@pytest.mark.parametrize("values", [[2.0] * 30, [0.0] * 30, [-100.0] * 30])
def test_words_of_the_step(goal: Callable[..., Goal], text: str, measure: str, values: list[float]) -> None:
    """Orders a week are no sum of a quarter, however small the values are; work done weekly says nothing of it."""
    frame = read_key_result(text)._asdict()
    found = goal(values, {k: v for k, v in frame.items() if k not in ("text", "lang")}, text=text, metric="orders")
    assert found.measure == measure
