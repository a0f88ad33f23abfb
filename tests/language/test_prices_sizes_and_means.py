"""What a result may cost, how long each thing must be, how well a deed is done and by what means: none is a second
target or part of the name. Each with a near miss, in both languages."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "several"),
    [
        # what the result may cost at most, what must be left of it at least
        ("新增付费学员 4000 人，单客成本不超过 35 元", False),
        ("门店 GMV 由 80 万做到 120 万，获客成本控制在 60 元以内", False),
        ("续签合同额 900 万，毛利率不低于 38%", False),
        ("续签合同额 900 万，毛利率达到 38%", True),
        ("获客成本降到 60 元，履约成本不超过 9 元", True),
        ("新增付费学员 4000 人，投诉率不超过 1%", True),
        ("Win 300 new clubs, with CAC below $70", False),
        ("Win 300 new clubs, cost per signup under $12", False),
        ("Reach $3M in bookings, gross margin at least 40%", False),
        ("Reach $3M in bookings, gross margin of 40%", True),
        ("Cut CAC to $70, cost per lead below $9", True),
        # how long each of them must be
        ("完成 15 篇书评，书评不少于 800 字", False),
        ("完成 8 次试讲，试讲时长不少于 15 分钟", False),
        ("完成 8 次试讲，备课时长不少于 15 分钟", True),
        ("Write 20 essays, essays of at least 800 words", False),
        ("Write 20 essays, speeches of at least 800 words", True),
        # how well it is done
        ("以 98% 的准确率完成 6000 条标注", False),
        ("准确率达到 98%，标注量达到 6000 条", True),
        # how many come to it, how much of it is used; what is given comes to a share
        ("读书会 6 次，参与率 85% 以上", False),
        ("读书会 6 次，复购率 85% 以上", True),
        ("引入智能排班，采纳率 ≥ 45%", False),
        ("上线智能排班，并组织全员考试", True),
        ("为新店长提供导师带教，试用期转正率达93%", False),
        # the same share in stages of the year
        ("前3个月完成档案电子化40%，全年完成100%", False),
        ("前台完成电子化40%，全年培训完成100%", True),
        # money behind a mark that only lists; so much for each person behind a share
        ("新签渠道商9家、回款 300 万", True),
        ("新签渠道商9家、门店", False),
        ("店长培训覆盖率 100%，人均 12 学时", True),
        ("培训店长 80 人，人均 12 学时", False),
    ],
)
def test_several_targets(text: str, several: bool) -> None:
    assert read(text).compound is several


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("以 98% 的准确率完成标注", "准确率"),
        ("98% 的准确率", "准确率"),
        ("与4家高校达成战略合作", "高校"),
        ("通过优化详情页退货率不高于6%", "退货率"),
        ("通过测试用例不少于200个", "测试用例"),
        ("提高跨部门获取信息能力", "跨部门获取信息能力"),
        ("提高点击获取线索", "点击"),
        ("社群自发话题日均 18 条", "社群自发话题"),
        ("开展质量改善项目 9 个", "质量改善项目"),
        ("质量改善率达到 9%", "质量改善率"),
        ("门店促销日 18 天", "门店促销日"),
    ],
)
def test_what_is_measured(text: str, metric: str) -> None:
    found = read(text).metric
    assert found is not None
    assert found.text == metric


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("打造4款爆品", True), ("产出6条爆款短视频", True), ("制作6条爆款视频模板", False), ("产出6条短视频", False)],
)
def test_hits_are_made_by_who_buys_them(text: str, outcome: bool) -> None:
    assert read(text).outcome is outcome


def test_sets_of_three_are_no_figure() -> None:
    assert read("完成选品、话术、排班三件套").target is None
    assert read("采购床品 30 件套").target == 30


@pytest.mark.parametrize(
    ("text", "vague"), [("读完一本非工作相关的书", False), ("整理与会员相关的数据", False), ("整理相关信息", True)]
)
def test_related_to_what(text: str, vague: bool) -> None:
    assert bool(read(text).vague_words) is vague


@pytest.mark.parametrize(
    ("text", "target"), [("社群自发话题日均 18 条", 18), ("户均拜访 3 次", 3), ("每 100 单投诉不超过 2 单", 2)]
)
def test_an_average_is_no_rhythm(text: str, target: float) -> None:
    assert read(text).target == target


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("诉讼成本不超过预算", True), ("结账时间提前到每月第2个工作日", True), ("编制成本预算", False)],
)
def test_results_without_a_figure_are_no_tasks(text: str, outcome: bool) -> None:
    assert read(text).outcome is outcome
