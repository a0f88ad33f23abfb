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
        # levels in times, and so many times as much
        ("Supplier cover from 1.5x to 2.5x", "Supplier cover", "increase", 1.5, 2.5, "absolute"),
        ("投放 ROI ≥ 4 倍", "投放 ROI", "reach", None, 4, "absolute"),
        ("包裹量达到去年的 2 倍", "包裹量", "reach", None, 2, "multiple"),
        # a noun of change that a share measures
        ("Achieve 12% gift revenue growth", None, "increase", None, 12, "relative_change"),
        ("实现 12% 的礼品收入增长", None, "increase", None, 12, "relative_change"),
        ("Achieve a 12% growth rate", None, "reach", None, 12, "absolute"),
        # circumstances, conditions on the way, values told as current
        ("在客流下降 15% 的情况下，成交额不低于 80 万", "成交额", "reach", None, 800000, "absolute"),
        ("三项评分均 ≥ 4.6 分", None, "reach", None, 4.6, "absolute"),
        ("Gift returns | 9% (current) | 6%", "Gift returns", "decrease", 9, 6, "absolute"),
        ("Get stock accuracy to 99% (97% last quarter)", "stock accuracy", "reach", 97, 99, "absolute"),
        # from the values, in one unit
        ("开箱时长由 1.5 分钟优化到 40 秒", "开箱时长", "decrease", 1.5, 40, "absolute"),
        ("Wrap time from 90 to 45 seconds", "Wrap time", "decrease", 90, 45, "absolute"),
        # verbs of change keep their objects; a rate of change is a name
        ("降低成本 15%", "成本", "decrease", None, 15, "relative_change"),
        ("缩短周期 20%", "周期", "decrease", None, 20, "relative_change"),
        ("增长率达到 15%", "增长率", "reach", None, 15, "absolute"),
        # halves, arrows, slips of the pen
        ("把拣货时长砍掉一半", "拣货时长", "decrease", None, 0.5, "multiple"),
        ("一半以上的门店开通自提", None, "reach", None, 50, "absolute"),
        ("Gift orders ↑ 15%", "Gift orders", "increase", None, 15, "relative_change"),
        ("客诉量 ↓ 30%", "客诉量", "decrease", None, 30, "relative_change"),
        ("reduse parcel damage by 15%", "parcel damage", "decrease", None, 15, "relative_change"),
        # words that only hold a marker, nouns that look like verbs
        ("≥90% 订单出现 5 元补贴", None, "reach", None, 90, "absolute"),
        ("搜索进入类目前 10", None, "reach", None, 10, "absolute"),
        ("Shop visits 2x", "Shop visits", "increase", None, 2, "multiple"),
        ("Picks per hour: 60 → 80", "Picks per hour", "increase", 60, 80, "absolute"),
        ("Cost to serve down 10%", "Cost to serve", "decrease", None, 10, "relative_change"),
        ("万元营收能耗下降 4%", "万元营收能耗", "decrease", None, 4, "relative_change"),
        # a date before the verb, a source behind the target
        ("In Q3 grow gift cards by 15%", "gift cards", "increase", None, 15, "relative_change"),
        ("Raise $2m from 30 donors", None, "increase", None, 2000000, "count"),
        ("零预算涨粉 5000", None, "increase", None, 5000, "count"),
        ("大修过程中无安全事故", None, "reach", None, 0, "absolute"),
        ("连续三个月无客诉", "客诉", "reach", None, 0, "absolute"),
        ("每月无理由退货率降到 3%", "每月无理由退货率", "decrease", None, 3, "absolute"),
        # by how much, and to what
        ("Response rate up 8% to 40%", "Response rate", "increase", None, 40, "absolute"),
        ("Churn down a third to 4%", "Churn", "decrease", None, 4, "absolute"),
        ("Conversion 8% to 40%", "Conversion", "increase", 8, 40, "absolute"),
        ("员工流失率同比下降 5 个百分点至 12%", "员工流失率", "decrease", None, 12, "absolute"),
        ("营收同比增长 5% 至 12 万", "营收", "increase", None, 120000, "absolute"),
        # half of it more, half of it less, more than half of it
        ("Lift conversion by half", "conversion", "increase", None, 1.5, "multiple"),
        ("Cut churn by half", "churn", "decrease", None, 0.5, "multiple"),
        ("More than half of revenue from regulars", "revenue from regulars", "reach", None, 50, "absolute"),
        ("老客占比过半", "老客占比", "reach", None, 50, "absolute"),
        ("季度过半时成交 3 单", None, "reach", None, 3, "absolute"),
        # a bound says which ones are counted
        ("Raise the share of orders above $50 to 45%", "share of orders above $50", "increase", None, 45, "absolute"),
        ("把 80% 的投诉解决在 24 小时内", "投诉解决", "reach", None, 80, "absolute"),
        # what each of them does so often
        ("Every rep books at least 8 demos a month", "demos a month", "reach", None, 8, "absolute"),
        ("Every shop reaches 90 NPS", "NPS", "reach", None, 90, "absolute"),
        ("Double signed customers (40 → 80)", "signed customers", "increase", 40, 80, "absolute"),
        ("每周有效通话 50 通以上", "每周有效通话", "reach", None, 50, "absolute"),
        ("考试 50 通过", "考试", "reach", None, 50, "absolute"),
        # a version is none of the values
        ("上线智能推荐 2.0，CTR 提升 15%", "CTR", "increase", None, 15, "relative_change"),
        ("Launch loyalty 2.0 and lift repeat rate by 5pp", "repeat rate", "increase", None, 5, "percentage_points"),
        ("完成代码 2.5 万行", "代码", "deliver", None, 25000, "count"),
        ("618 期间转化率不低于 4.2%", "转化率", "reach", None, 4.2, "absolute"),
        ("Migrate the remaining 14 services", "services", "deliver", None, 14, "count"),
        ("Finish 3 of 5 chapters", "chapters", "deliver", None, 3, "count"),
        ("90% of 24 hour tickets closed", None, "reach", None, 90, "absolute"),
        ("Save managers 3 hours a week", None, "decrease", None, 3, "absolute"),
        # a part, of what and by how much
        ("Cost per contact down a fifth, from £4.60", "Cost per contact", "decrease", 4.6, 20, "relative_change"),
        ("投诉降低三分之一", "投诉", "decrease", None, 100 / 3, "relative_change"),
        ("成本压缩到原来的三分之一", "成本", "decrease", None, 1 / 3, "multiple"),
        ("自有品牌占比达到三分之一", "自有品牌占比", "reach", None, 100 / 3, "absolute"),
        ("Cut the ratio to a third", "ratio", "decrease", None, 1 / 3, "absolute"),
        # how many of how many, told beside a share
        ("认证通过率达到 90%（上季度 12 人中 9 人通过）", "认证通过率", "reach", 75, 90, "absolute"),
        ("Pass rate of 90% (last quarter: 9 of 12)", "Pass rate", "increase", 75, 90, "absolute"),
        ("通过率 90%，12 人中 9 人为新人", "通过率", "reach", None, 90, "absolute"),
        # a step in weeks is no date
        ("Ramp-up for new hires: week 8 → week 5", "Ramp-up for new hires", "decrease", 8, 5, "absolute"),
        ("First sale from week 8 to week 5", "First sale", "decrease", 8, 5, "absolute"),
        ("不良率从 500ppm 降至 120ppm", "不良率", "decrease", 500, 120, "absolute"),
    ],
)
def test_reading(
    text: str, metric: str | None, direction: str, baseline: float | None, target: float, kind: str
) -> None:
    frame = read(text)
    assert (frame.direction, frame.baseline, frame.target_kind) == (direction, baseline, kind)
    assert frame.target == pytest.approx(target)
    if metric is not None:
        assert frame.metric is not None
        assert frame.metric.text == metric


@pytest.mark.parametrize(
    ("text", "metric", "outcome"),
    [
        ("差评率低于行业均值", "差评率", True),
        ("满意度优于竞品", "满意度", True),
        ("Churn below the industry average", "Churn", True),
        ("Response time faster than last year", "Response time", True),
        ("完成低于行业均值的分析报告", "低于行业均值的分析报告", False),
        ("Ship checkout 2.0", "checkout 2.0", False),
    ],
)
def test_without_a_figure(text: str, metric: str, outcome: bool) -> None:
    frame = read(text)
    assert frame.metric is not None
    assert (frame.metric.text, frame.target, frame.outcome) == (metric, None, outcome)


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
        ("Claims settled within 10 days: 80%", False),
        ("九成买家在两天内完成首单", False),
        ("10年期保单占比 < 5%", False),
        ("3个月礼盒销售额突破 30 万", True),
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
        ("3月底前上线新站", "year_guessed"),
        ("FY26 礼盒收入 300 万", "fiscal_year"),
    ],
)
def test_doubts(text: str, name: str) -> None:
    assert name in {doubt.name for doubt in read(text).doubts}


@pytest.mark.parametrize(
    "text",
    [
        "订单量增长到 2 倍",
        "9月30日前上线新站",
        "Reach 30M sales",
        "好评率达到 98%",
        "客诉率从 3% 降到 1%",
        "2027年3月底前上线新站",
    ],
)
def test_no_doubt(text: str) -> None:
    assert read(text).doubts == ()


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("Cut reminder emails from 9 to 4 per order", True), ("Write 9 reminder emails", False), ("新开门店 4 家", False)],
)
def test_less_work_is_a_result(text: str, outcome: bool) -> None:
    assert read(text).outcome is outcome
