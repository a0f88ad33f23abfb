"""Chinese key results as strangers write them: how far without a name, reports beside targets, dates inside words,
time spent, states, numbers still missing; each with a near miss."""

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
        # what is changed, and how far
        ("降低缺货率，从 9% 降到 4%", False),
        ("提高续费率，从每月 61% 提升至 70%", False),
        ("提升团队满意度，达到 88 分", False),
        ("选修 2 门课程或读完 1 本教材", False),
        ("选修 2 门课程，读完 1 本教材", True),
        ("好评率和复购率分别达到 96% 和 30%", True),
        ("分别在成都、西安开 2 家店", False),
        ("回访前 20% 的会员 50 位", False),
        ("加盟商培训中，合格人数环比提升 30%", False),
        ("降低缺货率，客单价从 90 元提到 110 元", True),
        ("完成选品培训，达到 95% 通过率", True),
        # the same in other words
        ("到店率提升至 62%，较去年同期增长 8%", False),
        ("营业额达到 900 万，同比增长 12%", False),
        ("营业额达到 900 万，毛利同比增长 12%", True),
        ("差评率从 6% 降到 3%，实际降到 3.4%", False),
        ("差评率从 6% 降到 3%，实际成交 400 单", True),
        ("门店好评率达到 96%，✓已达成", False),
        # numbers that are still missing
        ("会员收入超过 X 万，占比提升至 Y%", True),
        ("会员收入提升至 X 万，较上年增长 Y%", False),
        ("会员收入超过 X 万", False),
    ],
)
def test_compound(text: str, several: bool) -> None:
    assert read(text).compound is several


@pytest.mark.parametrize(
    ("text", "baseline", "target", "unit"),
    [
        # days behind the deal's, where two are named; one is a name
        ("月结周期从 T+8 缩短到 T+4", 8, 4, "d"),
        ("结算周期缩短到 T+1（目前 T+3）", 3, 1, "d"),
        ("T+1 到账率达到 98%", None, 98, "%"),
        # how old the things are that are counted
        ("逾期 90 天以上应收账款余额降到 900 万元", None, 900e4, "¥"),
        ("空置 60 天以上车位从 40 个降到 12 个", 40, 12, "个"),
        ("保质期 90 天以上", None, 90, "d"),
        # all of them
        ("门店巡检全覆盖", None, 100, "%"),
        ("全覆盖门店从 30 家到 52 家", 30, 52, "家"),
        # about today's value
        ("现金可撑 12 个月（现在大概 7 个月）", 7, 12, "month"),
        ("会员从 2 万干到 5 万", 2e4, 5e4, None),
    ],
)
def test_values_of_speech(text: str, baseline: float | None, target: float, unit: str | None) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target, frame.unit) == (baseline, target, unit)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("“两金”占比压降至 35% 以下", "“两金”占比"),
        ("“两金占比”压降至 35% 以下", "两金占比"),
        ("逾期 90 天以上应收账款余额减少 200 万元", "逾期 90 天以上应收账款余额"),
    ],
)
def test_metric_with_marks(text: str, metric: str) -> None:
    found = read(text).metric
    assert found is not None
    assert found.text == metric


@pytest.mark.parametrize(
    ("text", "baseline", "target", "kind"),
    [
        ("坪效增长 8% 到 12%", None, 8, "relative_change"),
        ("损耗降低 2% 到 4%", None, 2, "relative_change"),
        ("损耗率降低 4% 到 2%", 4, 2, "absolute"),
        ("入会率提升 8% 到 12%", 8, 12, "absolute"),
        ("客单价提高 80 元到 95 元", 80, 95, "absolute"),
        ("选品周期缩短至 20 天，当前值为 32 天", 32, 20, "absolute"),
        ("差评率从 6% 降到 3%，实际降到 3.4%", 6, 3, "absolute"),
        # what is used, and what is to come of it
        ("拿出工资的 20% 做定投，年化收益不低于 6%", None, 6, "absolute"),
        ("拿下早餐市场的 20%，毛利率不低于 6%", None, 20, "absolute"),
        ("使用预算 15% 进行测试投放，回报不低于 2 倍", None, 2, "absolute"),
        # of so many things so many at least
        ("试读 8 篇稿件，至少 6 篇能直接采用", None, 6, None),
        ("举办 5 场沙龙，至少 4 场在线下", None, 5, "count"),
        # a clause that says of which time
        ("新会员在入会后 7 天内，下单比例从 30% 提高到 45%", 30, 45, "absolute"),
        # what is spent on it, and how long it takes
        ("每天花 20 分钟练字", None, 20, None),
        ("20 分钟完成全部门店对账", None, 20, None),
        ("2 周完成门店搬迁", None, None, None),
        # a version's name
        ("推出“店长手册 2.0”，培训 40 名店长", None, 40, "count"),
        ("上线积分商城 2.0 版，复购率达到 30%", None, 30, "absolute"),
        ("将口味评分提升到“4.0”", None, 4, "absolute"),
        ("口味评分提升到 4.0", None, 4, "absolute"),
    ],
)
def test_values(text: str, baseline: float | None, target: float | None, kind: str | None) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target) == (baseline, target)
    assert frame.target_kind == kind or kind is None


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("回本周期缩短至 9 个月", None),
        ("运输成本周环比下降 5%", None),
        ("完成本月选品 30 款", "本月"),
        ("收回本季度货款 80 万", "本季度"),
        ("8 月起每月新增加盟店 3 家", None),
        ("8 月起草加盟合同", "8 月"),
        ("8 月底新增加盟店 3 家", "8 月底"),
        ("3 年以上店长离职率低于 10%", None),
        ("3 个月内店长离职率低于 10%", "3 个月内"),
        ("今日头条粉丝达到 5 万", None),
        ("新菜单上线后 3 个月内点单 2 万份", "3 个月内"),
        ("会员入会后 7 天内下单率达到 30%", None),
        ("今日完成 5 单", "今日"),
    ],
)
def test_deadline(text: str, deadline: str | None) -> None:
    found = read(text).deadline
    assert (found.text if found else None) == deadline


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("回本周期缩短至 9 个月", "回本周期"),
        ("预制菜增加值达到 40 亿元", "预制菜增加值"),
        ("8 月起每月新增加盟店 3 家", "每月新增加盟店"),
        ("食安投诉清零", "食安投诉"),
        ("今年要读 30 本书", "书"),
        ("跑步 300 公里", "跑步"),
        ("获取 8 万用户", "用户"),
        ("门店口碑显著提升", "门店口碑"),
        ("门店变更完成 3 次", "门店变更"),
        ("获取 8 万付费用户", "付费用户"),
        ("新增 500 会员", "会员"),
        ("今日头条粉丝达到 5 万", "今日头条粉丝"),
    ],
)
def test_metric(text: str, metric: str) -> None:
    found = read(text).metric
    assert found is not None
    assert found.text == metric


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("每天练字 20 分钟", False),
        ("每天人均排队时长 20 分钟", True),
        ("每周停电不超过 20 分钟", True),
        ("每条视频评论数达到 60 条", True),
        ("每周发布视频 3 条", False),
        ("收银系统稳定", True),
        ("稳定收银系统", None),
        ("人才梯队更加完善", True),
        ("完善人才梯队", False),
        ("引导 40% 的会员开通自动续费", True),
        ("开拓 3 家企业客户", True),
        ("开拓 3 条配送线路", False),
        ("覆盖 80% 的核心接口", False),
        ("覆盖 80% 的社区门店", True),
        ("今年要读 30 本书", False),
        ("完善会员权益，续费率提升 x%", True),
    ],
)
def test_outcome(text: str, result: bool | None) -> None:
    assert read(text).outcome is result or result is None


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("建立巡店制度，加强现场管理", ["加强"]),
        ("定期与加盟商沟通", ["定期"]),
        ("发布门店布局优化建议", []),
        ("优化门店布局", ["优化"]),
        ("基本医疗保险参保率达到 98%", []),
        ("基本完成门店改造", ["基本"]),
        ("完成食材质量评估", []),
        ("提升食材质量", ["提升", "质量"]),
    ],
)
def test_vague(text: str, vague: list[str]) -> None:
    assert [word.text for word in read(text).vague_words] == vague
