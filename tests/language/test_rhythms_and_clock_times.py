"""Rhythms that change, times of day, amounts that are earned, betterments with a measure behind them, windows that
begin with a newcomer, so long in a row. Each with a near miss, in both languages where both say it."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "metric", "baseline", "target"),
    [
        # so often now, so often then: figures of two rhythms do not compare
        ("站会从每周一次改为每天一次", "站会", None, 1),
        ("盘点由每季度一次改为每月一次", "盘点", None, 1),
        ("发版频率从每月 1 次改成每周 1 次", "发版频率", None, 1),
        ("部署频率：平均每天 ≥ 2 次（当前每周 3 次）", "部署频率", None, 2),
        ("部署频率：平均每天 ≥ 2 次（当前 1 次）", "部署频率", 1, 2),
        ("Deploy frequency: average 2 a day", "Deploy frequency", None, 2),
        ("Raise menu changes from 1 per quarter to 2 per month", "menu changes", None, 2),
        ("新菜从每月 2 道增加到每月 4 道", "新菜", 2, 4),
        ("Raise menu changes from 2 a month to 4 a month", "menu changes", 2, 4),
        # one thing in so long a time is counted, an article is not
        ("每月读完一本书", "书", None, 1),
        ("读完一本书", "一本书", None, None),
        ("每周一开例会", "例会", None, None),
        ("Sleep 7.5 hours a night", "Sleep", None, 7.5),
        ("Sleep from 6 to 7.5 hours a night", "Sleep", 6, 7.5),
        ("Nights in the hotel from 30 to 45", "Nights in the hotel", 30, 45),
        # so long in a row
        ("连续六周，每周步行超过 30 公里", "每周步行", None, 30),
        ("连续两次测评达到 90 分", "测评", None, 90),
        ("连续记账 30 天", "记账", None, 30),
        # a bound behind the arrow
        ("退货率：6% → ≤ 3%", "退货率", 6, 3),
        ("Churn: 6% → < 3%", "Churn", 6, 3),
        ("退货率 6%，不超过 8%", "退货率", None, 6),
        ("Churn at most 6%", "Churn", None, 6),
        # a level of now without its figure
        ("完课率从当前水平提升到 ≥ 60%", "完课率", None, 60),
        # who does something in so short a time
        ("90% 的报修在 2 小时内到场", "报修", None, 90),
        ("80% 的展品在三号馆展出", "展品在三号馆展出", None, 80),
    ],
)
def test_rhythms(text: str, metric: str, baseline: float | None, target: float | None) -> None:
    frame = read(text)
    assert frame.metric is not None
    assert frame.metric.text.endswith(metric)
    assert (frame.baseline, frame.target) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("11:30 睡觉", None),
        ("每晚22:30后不看手机", None),
        ("工作日 18:30 下班", None),
        ("每天早上 7:00 起床", None),
        ("每天 6:30 跑步 5 公里", 5),
        ("晚上 11:30 前入睡的天数达到 25 天", 25),
        ("Store opens at 7:30 on 25 days", 25),
        ("投入产出比 1:20", 20),
        ("师生比达到 1:12", 12),
        ("Pipeline to quota 3:10", 0.3),
    ],
)
def test_times_of_day_are_no_ratios(text: str, target: float | None) -> None:
    assert read(text).target == target


@pytest.mark.parametrize(
    ("text", "direction", "outcome", "metric"),
    [
        # what is earned, and what is made
        ("完成销售额 500 万", "reach", True, "销售额"),
        ("完成回款 300 万", "reach", True, "回款"),
        ("完成 800 万元营收", "reach", True, "营收"),
        ("完成预算 500 万", "deliver", False, "预算"),
        ("完成 3 份销售额报表", "deliver", False, "销售额报表"),
        # what is measured for each, and what each team does
        ("人均阅读 3 篇/天", "reach", True, "人均阅读"),
        ("人均复述卡片数/周 ≥ 3", "reach", True, "人均复述卡片数/周"),
        ("团队阅读 30 篇论文", "deliver", False, "论文"),
        # nothing amiss, seconds
        ("操作手册零冲突", "reach", True, "操作手册"),
        ("编写操作手册 12 份", "deliver", False, "操作手册"),
        ("页面内容绘制（首屏）≤ 1.8s", "reach", True, "页面内容绘制"),
        # at most so many faults
        ("质检遗漏的问题少于 3 个", "reach", True, "质检遗漏的问题"),
        ("上线后的严重缺陷少于 3 个", "reach", True, "上线后的严重缺陷"),
        ("修复缺陷不少于 20 个", "deliver", False, "缺陷"),
        # a measure behind a betterment
        ("优化下单流程，减少等待时长", "decrease", True, "等待时长"),
        ("推动排班优化，降低人工成本", "decrease", True, "人工成本"),
        ("优化下单流程，提升体验", "increase", False, "下单流程"),
        ("搭建看板，提升协作效率", "deliver", False, "看板"),
        # compared with what was
        ("优化配送成本结构，较上周期下降 10%", "decrease", True, "配送成本结构"),
        ("优化物流成本，比去年降低 8%", "decrease", True, "物流成本"),
        ("将复购率（Repurchase Rate）从X提升到Y", "increase", True, "复购率"),
    ],
)
def test_deeds_and_measures(text: str, direction: str, outcome: bool, metric: str) -> None:
    frame = read(text)
    assert frame.metric is not None
    assert (frame.direction, frame.outcome, frame.metric.text) == (direction, outcome, metric)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("新用户 7 日内完成首单 ≥ 40%", None),
        ("让新会员三个月内续约率达到 80%", None),
        ("三个月内新会员达到 80 家", "三个月内"),
        ("发展新会员 3 个月内达到 500 人", "3 个月内"),
        ("用户留存（W4）≥ 30%", None),
        ("Retention (W4) above 30%", None),
        ("用户留存 ≥ 30%（W4）", "W4"),
        ("Retention above 30% (W4)", "W4"),
        ("建立供应商名录（供三季度招标使用）", None),
        ("上线供应商名录（三季度）", "三季度"),
    ],
)
def test_windows_and_cohorts_are_no_deadlines(text: str, deadline: str | None) -> None:
    found = read(text).deadline
    assert (found.text if found else None) == deadline


@pytest.mark.parametrize(
    ("text", "metric", "several"),
    [
        ("小程序上线 + 日活 ≥ 100", "日活", True),
        ("Kiosk launched + occupancy above 40%", "occupancy", True),
        ("小程序上线 + 5 家试点食堂", "试点食堂", True),
        ("Kiosk launched + 400 first visits", "first visits", True),
        ("堂食 + 外卖订单 ≥ 400", "堂食 + 外卖订单", False),
    ],
)
def test_a_plus_behind_a_deed_parts(text: str, metric: str, several: bool) -> None:
    frame = read(text)
    assert frame.metric is not None
    assert (frame.metric.text, frame.compound) == (metric, several)
