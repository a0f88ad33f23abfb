"""Readings of key results as strangers write them: participles, limits for a share, attributes, containers, names;
each with a near miss."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "metric", "direction", "target", "kind"),
    [
        # a participle before people says which ones, before things and behind its noun what was done
        ("900 registered members", "registered members", "reach", 900, "absolute"),
        ("12 recorded interviews", None, "deliver", 12, "count"),
        ("25 members trained by June", None, "deliver", 25, "count"),
        # a verb inside a measure's name
        ("已验证订单占比 100%", "已验证订单占比", "reach", 100, "absolute"),
        ("对已发货包裹的漏扫为 0", None, "reach", 0, "absolute"),
        ("完成 100% 的门店巡检", "门店巡检", "deliver", 100, "absolute"),
        # which ones are counted, and how many
        ("每月 30 分钟以上的跑步 12 次", None, None, 12, None),
        ("200 元以上的订单达到 50 笔", "200 元以上的订单", "reach", 50, "absolute"),
        ("80% 以上的客户使用 3 个功能", None, "reach", 80, "absolute"),
        ("20 orders above $10k", "orders", "reach", 20, "absolute"),
        ("12 months of revenue above $10k", None, "reach", 10000, "absolute"),
        # a limit that so many keep, and so many that keep a limit
        ("Answer in under 2 hours for 90% of requests", None, None, 2, "absolute"),
        ("90% of requests answered in under 2 hours", None, "reach", 90, "absolute"),
        # what a container holds
        ("Build a library of 30 gift cards", "gift cards", "deliver", 30, "count"),
        ("Reach a score of 4.5", "score", "reach", 4.5, "absolute"),
        # what is called after a number
        ("Adopt a zero trust architecture", None, "deliver", None, None),
        ("Zero gift cards lost", None, "reach", 0, "absolute"),
        ("Align with NIST 800-53", None, None, None, None),
        ("Support grew 800-900 users", None, None, 800, None),
        # examples say no more of the metric
        ("Publish the shop roadmap including pilots", "shop roadmap", "deliver", None, None),
    ],
)
def test_frame(text: str, metric: str | None, direction: str | None, target: float | None, kind: str | None) -> None:
    frame = read(text)
    assert frame.target == (pytest.approx(target) if target is not None else None)
    assert frame.target_kind == kind or kind is None
    if direction is not None:
        assert frame.direction == direction
    if metric is not None:
        assert frame.metric is not None
        assert frame.metric.text == metric


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Reduce the number of complaints about parcels", True),
        ("Add to the number of meetings", False),
        ("实现 5 个自动化工作流", False),
        ("实现 500 名会员复购", True),
    ],
)
def test_outcome(text: str, outcome: bool) -> None:
    assert read(text).outcome is outcome


@pytest.mark.parametrize(
    ("text", "metric", "direction", "target"),
    [
        # a single character that can be a verb is none inside a word
        ("增值服务收入 300 万", "增值服务收入", "reach", 3000000),
        ("利润增 15%", "利润", "increase", 15),
        ("省级奖项 3 个", "省级奖项", "reach", 3),
        ("省 30% 成本", "成本", "decrease", 30),
        # what stands behind verbs of making is their object, a measure is called after them
        ("搭建平台 2 个", "平台", "deliver", 2),
        ("制定周期不超过 3 天", "制定周期", "reach", 3),
        # what is done, and two deeds
        ("完成门店走访 20 次", "门店走访", "deliver", 20),
        ("完成选题后发布 3 篇文章", "文章", "deliver", 3),
        ("系统可识别 12 种票据", "票据", "deliver", 12),
        ("功能点数 20 个", "功能点数", "reach", 20),
        # among which ones the next number counts
        ("20 家门店中，毛利率达到 30%", "毛利率", "reach", 30),
        ("20 家门店集中改造，毛利率达到 30%", None, None, 20),
        # per head, and a change
        ("人均产值 +30%", "人均产值", "increase", 30),
        ("每 100 单投诉 ≤ 2", None, "reach", 2),
        # a rank to become
        ("Become a top 10 supplier", "supplier", "reach", 10),
        ("Interview top 10 suppliers", None, "deliver", 10),
    ],
)
def test_words_of_one_character_and_objects(
    text: str, metric: str | None, direction: str | None, target: float | None
) -> None:
    frame = read(text)
    assert frame.target == target
    if direction is not None:
        assert frame.direction == direction
    if metric is not None:
        assert frame.metric is not None
        assert frame.metric.text == metric


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("通过访谈，完成选址报告", "选址报告"),
        ("通过 ISO 认证", "ISO 认证"),
        ("Survey all donors and achieve a 4.5/5 average rating", "average rating"),
        ("Donors and members reach 4.5/5", "Donors and members"),
    ],
)
def test_what_the_second_deed_is_about(text: str, metric: str) -> None:
    words = read(text).metric
    assert words is not None
    assert words.text == metric


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Migrate 60% of stores to the new till (now 20%)", False),
        ("Resolve 90% of complaints within a day (now 70%)", True),
        ("会员超过 X 万", True),
        ("课程超过 X 门", False),
    ],
)
def test_outcome_of_shares_and_gaps(text: str, outcome: bool) -> None:
    assert read(text).outcome is outcome


@pytest.mark.parametrize(("text", "specific"), [("Create a donors dashboard", True), ("Create materials", False)])
def test_products_are_specific(text: str, specific: bool) -> None:
    letter = read(text).smart.specific
    assert letter is not None
    assert (letter >= 0.5) is specific


@pytest.mark.parametrize(
    ("text", "direction", "baseline", "target", "kind", "outcome"),
    [
        # what other people do is no deed of one's own
        ("至少 10 位摊主使用后写出评价", "reach", None, 10, None, True),
        ("5 名员工完成安全认证", "deliver", None, 5, None, False),
        ("至少 5 笔团购交易", "reach", None, 5, None, True),
        # a noun of change: of a share of people who report it, and of a measure in times
        ("70% of members report pain reduction", "reach", None, 70, "absolute", True),
        ("Achieve 20% waste reduction", "decrease", None, 20, "relative_change", True),
        ("Achieve 3x output growth", "increase", None, 3, "multiple", True),
        # a race, and runs that are counted
        ("Finish a 5k race by Q4", "deliver", None, None, None, False),
        ("Reach 5k runs a day", "reach", None, 5000, "absolute", None),
        # a rate with training in its name, and training for all
        ("95% of members rate training speed as fast", "reach", None, 95, "absolute", True),
        ("95% of our clerks have gone through safety training", "reach", None, 95, "absolute", False),
    ],
)
def test_whose_deed(
    text: str,
    direction: str | None,
    baseline: float | None,
    target: float | None,
    kind: str | None,
    outcome: bool | None,
) -> None:
    frame = read(text)
    assert frame.baseline == baseline
    assert frame.target == target
    assert frame.direction == direction or direction is None
    assert frame.target_kind == kind or kind is None
    assert frame.outcome is outcome or outcome is None


@pytest.mark.parametrize(("text", "metric"), [("覆盖全区 80% 的门店", "门店"), ("门店达标率 80%", "门店达标率")])
def test_share_of_what(text: str, metric: str) -> None:
    words = read(text).metric
    assert words is not None
    assert words.text == metric


@pytest.mark.parametrize(
    ("text", "metric", "direction", "baseline", "target", "kind"),
    [
        # a bound inside the name of what changes, and two targets
        ("排队 > 10 分钟的投诉减少 50%", "排队 > 10 分钟的投诉", "decrease", None, 50, "relative_change"),
        ("满意度 > 90 分且投诉减少 20%", "满意度", "reach", None, 90, "absolute"),
        ("Orders over $90 up 20%", "Orders over $90", "increase", None, 20, "relative_change"),
        ("Conversion above 5% and waste down 20%", "Conversion", "reach", None, 5, "absolute"),
        # so many times as much as now, and what is counted in times
        ("Support 10x concurrent shoppers", "concurrent shoppers", "deliver", None, 10, "multiple"),
        ("Deliver 5x ROI", "ROI", "reach", None, 5, "absolute"),
        # currencies by their codes
        ("Grow rents from KES 12,000 to KES 18,000", "rents", "increase", 12000, 18000, "absolute"),
        # a name with a colon, and what a colon parts
        ("Increase LTV:CAC ratio to 4", "LTV:CAC ratio", "increase", None, 4, "absolute"),
        ("Waste: cut it to 4 tons", None, "decrease", None, 4, "absolute"),
        # what others do with it
        ("10 local schools adopt the menu", "local schools adopt the menu", "reach", None, 10, "absolute"),
        ("10 menus written", None, "deliver", None, 10, "count"),
        ("仅保留 3 个入口", "入口", "deliver", None, 3, "count"),
    ],
)
def test_bounds_times_and_names(
    text: str, metric: str | None, direction: str, baseline: float | None, target: float, kind: str
) -> None:
    frame = read(text)
    assert (frame.direction, frame.baseline, frame.target, frame.target_kind) == (direction, baseline, target, kind)
    if metric is not None:
        assert frame.metric is not None
        assert frame.metric.text == metric


@pytest.mark.parametrize(
    ("text", "direction", "baseline", "target", "kind", "outcome"),
    [
        ("Reduce waste by a quarter", "decrease", None, 25, "relative_change", True),
        ("Visit 3 farms a quarter", "deliver", None, 3, "count", False),
        # a note in time says nothing of a share's baseline; what a limit of time is measured from does
        ("Achieve 98% punctual parcels (cut delays from 2h to 30 min)", "reach", None, 98, "absolute", True),
        ("80% of parcels ship within 3 days, from 6 days", "decrease", 6, 3, "absolute", True),
        ("Hire and onboard 4 clerks", "deliver", None, 4, "count", False),
        ("Onboard 4 accounts", "reach", None, 4, "absolute", True),
        # 实现 of things made, and of a result
        ("实现 3 个校验规则", "reach", None, 3, "absolute", False),
        ("实现 3 个城市盈利", "reach", None, 3, "absolute", True),
    ],
)
def test_small_words(
    text: str, direction: str, baseline: float | None, target: float, kind: str, outcome: bool
) -> None:
    frame = read(text)
    assert (frame.direction, frame.baseline, frame.target, frame.target_kind) == (direction, baseline, target, kind)
    assert frame.outcome is outcome


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        (
            "Grow the share of members that have renewed the plan from 5% to 9%",
            "share of members that have renewed the plan",
        ),
        ("在测试环境中部署新收银台", "新收银台"),
        ("线上部署率 90%", "线上部署率"),
    ],
)
def test_verbs_in_their_place(text: str, metric: str) -> None:
    words = read(text).metric
    assert words is not None
    assert words.text == metric


@pytest.mark.parametrize(
    ("text", "compound"), [("拆出 3 个任务，每个任务写明负责人", False), ("拆出 3 个任务，每周访谈 5 位客户", True)]
)
def test_a_trait_of_each(text: str, compound: bool) -> None:
    assert read(text).compound is compound


@pytest.mark.parametrize(
    ("text", "metric", "baseline", "target", "comparator"),
    [
        # what a rate counts is no deed, in front of a bound
        ("Cost per lead under $40", "Cost per lead", None, 40, "<"),
        ("Defects per release below 3", "Defects per release", None, 3, "<"),
        # a verb that leads from the name to the number is none of the name
        ("Referrals account for 12% of sign-ups", "Referrals", None, 12, None),
        ("Bring printing cost down from $9 to $6", "printing cost", 9, 6, None),
        ("Hold waste flat at 4%", "waste", None, 4, None),
        ("Double paying readers to 900", "paying readers", None, 900, None),
        ("Share of repeat riders to 30%", "Share of repeat riders", None, 30, None),
        ("Backups finish by 6 am on 97% of days", None, None, 97, None),
        # a noun that could be a verb, in front of what changes it
        ("线上销售增长 20%", "线上销售", None, 20, None),
        ("上门服务累计 800 小时", "上门服务", None, 800, None),
        ("90% 的在线订单 2 小时内送达", "在线订单2小时内送达", None, 90, None),
        ("门票销售额比去年国庆增长 8%", "门票销售额", None, 8, None),
        # a bound on a share of a whole
        ("差旅费不超过收入的 2%", "差旅费", None, 2, "<="),
        ("损耗控制在销售额的 3% 以内", "损耗", None, 3, "<="),
        ("覆盖不少于 80% 的站点", "站点", None, 80, ">="),
        # figures that say which ones are meant
        ("超 30 天未结的工单从 90 单降到 10 单", None, 90, 10, None),
        ("前 10 大客户中 8 家续约", None, None, 8, None),
        ("打开率：当前 21%，目标 30%", "打开率", 21, 30, None),
    ],
)
def test_names_beside_verbs_and_bounds(
    text: str, metric: str | None, baseline: float | None, target: float, comparator: str | None
) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target, frame.comparator) == (baseline, target, comparator)
    if metric is not None:
        assert frame.metric is not None
        assert frame.metric.text.replace(" ", "") == metric.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Ship it before the end of Q3", "2026-09-30"),
        ("Ship it before year end", "2026-12-31"),
        ("Ship it before Q3", "2026-06-30"),
        ("Speed at twice of today's level", None),
        ("周末排队时长从 9 分钟降到 4 分钟", None),
        ("周末前上线预约", "2026-05-17"),
        ("本周末完成盘点", "2026-05-17"),
    ],
)
def test_ends_and_days_that_are_no_deadline(text: str, deadline: str | None) -> None:
    found = read(text).deadline_date
    assert (found and found.isoformat()) == deadline


def test_a_signed_sum_of_money_is_a_change() -> None:
    frame = read("Revenue per visit +$8")
    assert (frame.direction, frame.target, frame.target_kind) == ("increase", 8, "count")


def test_net_retention_may_pass_the_whole() -> None:
    assert not read("净收入留存率 112%").doubts
    assert [doubt.name for doubt in read("会员留存率 112%").doubts] == ["past_scale"]


@pytest.mark.parametrize("text", ["从百分之2 百分之9", "从百分之二 百分之九"])
def test_hundredths_beside_hundredths(text: str) -> None:
    assert [number.value for number in read(text).quantities] == [2, 9]
