"""General ways of writing key results, each with a near miss: brackets, signs, rates, deeds with effects, limits."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "metric", "direction", "baseline", "target", "kind"),
    [
        # a sentence goes on behind its brackets
        ("Raise seat use (seats per room) by 20%", "seat use", "increase", None, 20, "relative_change"),
        ("Reduce refunds (gifts only) by 30% vs. plan", "refunds", "decrease", None, 30, "relative_change"),
        # a signed figure behind the metric is a change, a negative value beside a marker is a level
        ("Parcel damage -40%", "Parcel damage", "decrease", None, 40, "relative_change"),
        ("Basket size +12%", "Basket size", "increase", None, 12, "relative_change"),
        ("Team eNPS 10 (now -5)", "Team eNPS", "increase", -5, 10, "absolute"),
        # so often a day is no multiple, three times as much is
        ("Restock frequency | 2x/week | 5x/week", "Restock frequency", "increase", 2, 5, "absolute"),
        ("Repeat orders 3x", "Repeat orders", "increase", None, 3, "multiple"),
        ("Hosting bill | $900/month | $600/month", "Hosting bill", "decrease", 900, 600, "absolute"),
        ("投诉量由每周 120 件降到 80 件", "投诉量", "decrease", 120, 80, "absolute"),
        # comparisons
        ("Get 15% fewer returns", "returns", "decrease", None, 15, "relative_change"),
        # the noun behind "with" is measured
        ("Open the new hub with 98% on-time parcels", "on-time parcels", "deliver", None, 98, "absolute"),
        # a limit of time, not a deadline
        ("Keep gift-wrapping time within 3 days", "gift-wrapping time", "maintain", None, 3, "absolute"),
        ("Cut picking time from 70 min to under an hour", "picking time", "decrease", 70, 1, "absolute"),
        # where it stands today
        ("Cut picking time to 40 min (today: 70 min)", "picking time", "decrease", 70, 40, "absolute"),
        ("Reduce checkout to 2 steps instead of 5", "checkout", "decrease", 5, 2, "absolute"),
        # a price at a volume; a clock time; a trait
        ("Unit cost under $12 at 5k units", "Unit cost", "reach", None, 12, "absolute"),
        ("日报 8:30 前送达率 97%", "日报 8:30 前送达率", "reach", None, 97, "absolute"),
        ("12315 热线接通率 96%", None, "reach", None, 96, "absolute"),
        ("单件成本降到原来的一半", "单件成本", "decrease", None, 0.5, "multiple"),
        ("推广获取 3 万名新会员", "新会员", "reach", None, 30000, "absolute"),
        ("回款 800 万", "回款", "reach", None, 8000000, "absolute"),
        ("营收做到 2.5 个亿", "营收", "reach", None, 250000000, "absolute"),
        ("零预算涨粉 5000", None, "increase", None, 5000, "count"),
        ("大修过程中无安全事故", None, "reach", None, 0, "absolute"),
    ],
)
def test_reading(
    text: str, metric: str | None, direction: str, baseline: float | None, target: float, kind: str
) -> None:
    frame = read(text)
    assert (frame.direction, frame.baseline, frame.target, frame.target_kind) == (direction, baseline, target, kind)
    if metric is not None:
        assert frame.metric is not None
        assert frame.metric.text == metric


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Hold 6 tasting evenings", "deliver"),
        ("Hold churn below 4%", "maintain"),
        ("Deliver 9 training sessions", "deliver"),
        ("Deliver $200k in savings", "reach"),
        ("Add a returns dashboard", "deliver"),
        ("Add 40 new retailers", "increase"),
        ("Collect feedback on packaging", "deliver"),
        ("Meet the packaging standard", "reach"),
        ("Delivery score improves", "increase"),
        ("让买家更省心", "increase"),
        ("研发效率提升", "increase"),
    ],
)
def test_direction(text: str, direction: str) -> None:
    assert read(text).direction == direction


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("完成 300 个订单", True),
        ("完成 6 场培训", False),
        ("Switch carriers with zero lost parcels", True),
        ("Switch 100% of parcels to the new carrier", False),
        ("培养 3 名店长", False),
        ("白皮书下载突破 900 次", True),
        ("发布白皮书 2 份", False),
    ],
)
def test_outcome(text: str, outcome: bool) -> None:
    assert read(text).outcome is outcome


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("粉丝增长 30%，并新增 8 家经销商", True),
        ("粉丝增长 30%，达到 13 万", False),
        ("举办 5 场沙龙，累计触达 900 人", True),
        ("申请专利 6 项，其中发明 2 项", False),
        ("每周跑步 3 次，每次不少于 4 公里", False),
        ("建立会员等级，将复购率提升至 30%", False),
        ("Read 12 books and write a review of each", True),
        ("Launch 2 gift sets to 10k shoppers", False),
        ("Close $2M in orders, of which $500k abroad", False),
        ("Reach 92% precision, checked against samples", False),
    ],
)
def test_compound(text: str, compound: bool) -> None:
    assert read(text).compound is compound


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Launch the gift finder within 6 weeks", True),
        ("80% of parcels shipped within 2 days", False),
        ("Keep review turnaround within 2 days", False),
    ],
)
def test_limits_are_no_deadlines(text: str, due: bool) -> None:
    assert (read(text).deadline is not None) is due


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("订单量增长 2 倍", "times"),
        ("9月前上线新站", "before_month"),
        ("Reach 30 m of ribbon sold", "lone_m"),
        ("好评率达到 120%", "past_scale"),
        ("客诉率从 3% 提升到 1%", "direction_against_values"),
        ("订单数超过 500", "exclusive_bound"),
    ],
)
def test_doubts(text: str, name: str) -> None:
    assert name in {doubt.name for doubt in read(text).doubts}


@pytest.mark.parametrize(
    "text", ["订单量增长到 2 倍", "9月30日前上线新站", "Reach 30M sales", "好评率达到 98%", "客诉率从 3% 降到 1%"]
)
def test_no_doubt(text: str) -> None:
    assert read(text).doubts == ()


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("Cut reminder emails from 9 to 4 per order", True), ("Write 9 reminder emails", False), ("新开门店 4 家", False)],
)
def test_less_work_is_a_result(text: str, outcome: bool) -> None:
    assert read(text).outcome is outcome
