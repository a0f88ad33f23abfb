"""Readings of so many out of a set, of what is rolled out to a share, of comparisons, and of names in figures; each
with a near miss."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "target", "unit"),
    [
        # days that events are called by, and things counted
        ("1024 程序员节活动参与 260 人", 260, "人"),
        ("1111 大促 GMV 达 2 亿", 2e8, None),
        ("88 会员节成交额 4000 万", 4e7, None),
        ("双 12 大促成交额 6000 万", 6e7, None),
        ("服务 1024 个节点", 1024, "个"),
        ("举办 30 场大促", 30, "场"),
        ("520 名教师参加节前培训", 520, "名"),
        ("节水改造节约 815 元", 815, "¥"),
        # groups of universities, and shops counted
        ("211/985 院校生源占比达到 35%", 35, "%"),
        ("招聘 985、211 应届生 16 名", 16, "名"),
        ("985 高校合作 9 所", 9, "所"),
        ("新签 211 家门店", 211, "家"),
        ("招聘 985 名骑手", 985, "名"),
        ("招聘 211 工程师", 211, None),
        # examinations of two levels, and two words that meet
        ("四六级报名人数 180 人", 180, "人"),
        ("高三一本上线 90 人", 90, "人"),
        # k and w for 千 and 万 of money and people, kilowatts of power
        ("销售额突破 3kw", 3e7, None),
        ("播放量达到 2kw+", 2e7, None),
        ("预算控制在 1.5kw 元以内", 1.5e7, "¥"),
        ("充电桩功率提升至 120kw", 120, "kW"),
        ("用户侧储能装机 500kw", 500, "kW"),
        ("Peak load below 40 kW", 40, "kW"),
        # things that are called after ten thousand
        ("建成 2 个万头猪场", 2, "个"),
        ("融资 3 个亿", 3e8, None),
    ],
)
def test_figures_that_are_names(text: str, target: float, unit: str | None) -> None:
    frame = read(text)
    assert (frame.target, frame.unit) == (pytest.approx(target), unit)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Replace the paper form by an automated one", None),
        ("Swap the old till for a faster one by June", None),
        ("Bring the order forms down to one", 1),
        ("Cut the approval steps to one", 1),
        ("At least one new supplier per region", 1),
    ],
)
def test_one_that_stands_for_a_noun(text: str, target: float | None) -> None:
    assert read(text).target == target


@pytest.mark.parametrize(
    ("text", "metric", "target", "direction", "outcome"),
    [
        ("10 家门店中有 8 家盈利", "盈利", 8, "reach", True),
        ("12 个班级里 9 个达标", "达标", 9, "reach", True),
        ("每 10 个客户中有 7 个愿意推荐", "愿意推荐", 7, "reach", True),
        ("完成 10 家门店中 6 家的改造", "改造", 6, "deliver", False),
        ("改造 8 家门店", "门店", 8, "deliver", False),
        ("签约 20 家，其中 8 家为连锁药房", None, 20, "reach", True),
    ],
)
def test_so_many_of_a_set(text: str, metric: str | None, target: float, direction: str, outcome: bool) -> None:
    frame = read(text)
    assert (frame.target, frame.direction, frame.outcome) == (target, direction, outcome)
    if metric is not None:
        assert frame.metric is not None
        assert frame.metric.text == metric


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # what one brings to them oneself, and what they do with it
        ("Ship the night mode to 100% of riders", False),
        ("Roll out the new till to 60% of shops", False),
        ("New till rolled out to 60% of shops", False),
        ("Enable paperless billing for 90% of accounts", False),
        ("Get 60% of shops using the new till", True),
        ("New till used by 60% of shops", True),
        ("Ship 95% of orders within 24 hours", True),
        ("Cut launch delays to 5% of projects", True),
        ("新收银系统灰度到 50% 门店", False),
        ("新版本推送给 80% 的用户", False),
        ("80% 的门店用上新收银系统", True),
        ("推送点击率提升到 8%", True),
        # a promotion of one's own is the result, others are promoted
        ("Get promoted to head nurse", True),
        ("Be promoted by December", True),
        ("Promote 2 nurses to shift lead", False),
        ("晋升为店长", True),
        ("晋升 2 名店长", False),
        # what is done with all of them, and what customers do
        ("旧系统 14 个模块全部迁完", False),
        ("历史工单 300 件全部清完", False),
        ("客户 30 家完成续签", True),
    ],
)
def test_outcome(text: str, outcome: bool) -> None:
    assert read(text).outcome is outcome


def test_a_promotion_is_no_vague_word() -> None:
    assert not read("Get promoted to head nurse").vague_words
    assert [words.text for words in read("Promote a reading culture").vague_words] == ["Promote"]
    assert [words.text for words in read("出勤率稳中有升").vague_words] == ["稳中有升"]
    assert not read("出勤率升到 97%").vague_words


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("Checklist adopted by 95% of crews", "absolute", "reach"),
        ("Guide read by 40% of new hires", "absolute", "reach"),
        ("Costs reduced by 12% of revenue", "relative_change", "decrease"),
        ("上线人数比去年多 30 人", "count", "increase"),
        ("投诉比上月少 5 起", "count", "decrease"),
        ("获客成本比去年低 20%", "relative_change", "decrease"),
        ("获客成本比同行低 20%", "absolute", "reach"),
        ("男女比例 3:2", "absolute", "reach"),
        ("Gross margin two points better than last year", "percentage_points", "increase"),
        ("Reduce churn to 3% over Q3", "absolute", "decrease"),
        ("Costs 5% better than budget", "relative_change", "decrease"),
        ("Satisfaction 5 points above the industry average", "absolute", "reach"),
        ("Move 9 of the 14 night jobs off the old host", "absolute", "deliver"),
        ("Move 40 customers to annual plans", "count", "increase"),
    ],
)
def test_kind_and_direction(text: str, kind: str, direction: str) -> None:
    frame = read(text)
    assert (frame.target_kind, frame.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("text", "metric", "baseline", "target"),
    [
        # what stands before a colon names what is measured
        ("Guests who rate us 9 or 10: 55%", "Guests who rate us 9 or 10", None, 55),
        ("Parcels waiting more than 3 days: from 14% to 9%", "Parcels waiting more than 3 days", 14, 9),
        ("Orders to returns 5:1", "Orders to returns", None, 5),
        # the measure stands behind the note
        ("核心会员（近 30 天到店）留存率 60%", "核心会员（近 30 天到店）留存率", None, 60),
        ("Regulars (weekly visits) retention at 60%", "Regulars (weekly visits) retention", None, 60),
        ("Raise capacity (seats per room) by 25%", "capacity", None, 25),
        ("开卡转化率（到店到开卡）由 2% 提升到 4%", "开卡转化率", 2, 4),
        # where a comparison begins, and whose deed closes the clause
        ("平均交付周期比上季度快 3 天", "平均交付周期", None, 3),
        ("课程 12 门全部录制完成", "课程", None, 12),
        ("Sign up 40 schools", "schools", None, 40),
        ("Revenue 8% above plan", "Revenue", None, 8),
        ("Sign-up rate at 40%", "Sign-up rate", None, 40),
    ],
)
def test_metric(text: str, metric: str, baseline: float | None, target: float) -> None:
    frame = read(text)
    assert frame.metric is not None
    assert (frame.metric.text, frame.baseline, frame.target) == (metric, baseline, target)


def test_two_figures_in_a_list() -> None:
    frame = read("新品首月销量 5 万件、退货率低于 3%")
    assert (frame.target, frame.compound) == (50000, True)
    assert read("使用 3 次后识别率 ≥ 90%").target == 90
