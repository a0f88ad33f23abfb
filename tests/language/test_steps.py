"""Steps from one place of an order to another, from loss to profit: there the words are figures, elsewhere names."""

import pytest

from okr_ai.language import read_key_result

RANKED = [
    ("排名从第 9 名提升到第 4 名", "排名"),
    ("搜索排名从第9位升至第4位", "搜索排名"),
    ("行业排名由第 9 名进入前 4 名", "行业排名"),
    ("全国排名由第九提升至第四", "全国排名"),
    ("类目排名：第 9 → 第 4", "类目排名"),
    ("销量排名从 9 名提升到 4 名", "销量排名"),
    ("Search position from #9 to #4", "Search position"),
    ("Category ranking: 9th -> 4th", "Category ranking"),
    ("League table place from 9th place to 4th place", "League table place"),
    ("App store ranking from #9 to top 4", "App store ranking"),
]


@pytest.mark.parametrize(("text", "metric"), RANKED)
def test_a_rank_is_reached_or_bettered(text, metric):
    kr = read_key_result(text)
    assert kr.metric
    assert (kr.metric.text, kr.baseline, kr.target, kr.comparator) == (metric, 9, 4, "<=")
    assert all(text[number.start : number.end] == number.text for number in kr.quantities)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("首个 PR 合并时间从入职第 9 天提前到第 4 天", "首个 PR 合并时间"),
        ("首单时间从注册后第 9 天提前到第 4 天", "首单时间"),
        ("First merged PR from day 9 to day 4", "First merged PR"),
        ("Month-end close: working day 9 → working day 4", "Month-end close"),
    ],
)
def test_a_day_comes_earlier(text, metric):
    kr = read_key_result(text)
    assert kr.metric
    assert (kr.metric.text, kr.baseline, kr.target, kr.unit, kr.direction) == (metric, 9, 4, "d", "decrease")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("从第一阶段推进到第二阶段", None),
        ("从第 3 名到第 1 名的客户都要回访", None),
        ("第 3 期培训从 20 人增加到 30 人", 30),
        ("Move from phase 1 to phase 2", None),
        ("Day 1 to day 7 retention from 20% to 30%", 30),
        ("Top 10 to top 5 suppliers audited", None),
        ("Take week 4 retention from 20% to 25%", 25),
    ],
)
def test_elsewhere_a_place_is_a_name(text, target):
    assert read_key_result(text).target == target


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("物流投诉率从万 5 降到万 2", 0.05, 0.02),
        ("费率由万3.5降至万2.5", 0.035, 0.025),
        ("差错率控制在万1以内", None, 0.01),
        ("曝光点击率提升，曝光从 5 万到 20 万", 50_000, 200_000),
    ],
)
def test_so_many_of_ten_thousand(text, baseline, target):
    kr = read_key_result(text)
    assert (kr.baseline, kr.target) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "metric", "baseline", "target"),
    [
        ("净利润由亏损 200 万转为盈利 50 万", "净利润", -2_000_000, 500_000),
        ("月度利润从亏20万做到赚5万", "月度利润", -200_000, 50_000),
        ("亏损从 200 万收窄到 50 万", "亏损", 2_000_000, 500_000),
        ("Turn a £200k loss into a £50k profit", "profit", -200_000, 50_000),
        ("From a $2M loss to $500k profit", "profit", -2_000_000, 500_000),
        ("Cut the loss from $2M to $500k", "loss", 2_000_000, 500_000),
        ("Weight loss from 5 kg to 8 kg", "Weight loss", 5, 8),
    ],
)
def test_a_loss_becomes_a_profit(text, metric, baseline, target):
    kr = read_key_result(text)
    assert kr.metric
    assert (kr.metric.text, kr.baseline, kr.target) == (metric, baseline, target)
