"""Second targets that a word joins to the first, and what only looks like one; names beside possessives, headings and
means. Each with a near miss, in both languages."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "several"),
    [
        # another figure of other things behind "and"
        ("Gather 200 ratings plus 30 photo stories", True),
        ("Earn 15 pilots and $300k ARR", True),
        ("Gather 200 ratings and stories", False),
        ("谈下 6 家门店和 80 万订单", True),
        ("谈下 6 家门店和仓库", False),
        ("招募 4 名讲师、2 名助教", False),
        # a share with its own name
        ("Reach $2M ARR with gross retention of 91%", True),
        ("订单准点率 95% 且包装完好率 99%", True),
        ("营收 3000 万、毛利率 30%", True),
        ("试用 / 付费用户 300 人", False),
        ("访客 3000 人 / 获客成本 ≤ 20 元", True),
        # so many of each, the sum, a part
        ("Hold 6 meetups with at least 40 guests each", False),
        ("Hold 6 meetups with over 40 guests per event", False),
        ("Print 4 catalogues, 16 in total", False),
        ("Open 5 kiosks, 2 of them at stations", False),
        ("新增学员 300 人，总数达到 900 人", False),
        # what was gathered at the meetings; what is made sure of
        ("组织5场行业专家座谈会，完成专家意见汇总报告", False),
        ("抖音粉丝达到10万，完成运营手册", True),
        ("上线新系统，确保可用性99.9%", False),
        ("上线新系统，确保可用性99.9%，投诉率低于1%", True),
        ("新增会员1万人，确保满意度95%", True),
        # who the counted ones are
        ("Hire 12 apprentices, 50% women", False),
        ("Sign 20 suppliers, at least 8 local", False),
        ("Hire 12 apprentices, 50% women in leadership", True),
        # two orders without a figure
        ("Translate the guide and submit the application", True),
        ("Translate the guide and the application", False),
        ("Draft and submit the application", False),
        ("Shorten checkout by half and triple referrals", True),
        # the deeds of those who are counted
        ("70% of tenants pay on time and renew the lease", False),
        ("Visit 20 tenants and renew the lease", True),
        # under what conditions, what for, what it is good at
        ("在人手不变的前提下，人均接待量达到 40 单", False),
        ("差评率降到 1%，改善入住体验", False),
        ("差评率降到 1%，降低退订率", True),
        ("整理 30 份菜谱，覆盖四季", False),
        ("整理 30 份菜谱，帮助新厨师上手", False),
        ("通过 HACCP 认证，抽检合格率 100%", True),
        ("通过加强抽检，合格率达到 99%", False),
        # the way between two values said once more
        ("瘦身 4 公斤，从 70 公斤到 66 公斤", False),
        ("平均分提高 6 分，由 74 分到 80 分", False),
        # figures of names
        ("下单接口 99 线控制在 200 毫秒以内", False),
        ("Answer chats in under 2 minutes, 24/7", False),
    ],
)
def test_compound(text: str, several: bool) -> None:
    assert read(text).compound is several


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        # up to the next figure
        ("Hit 4.7 store rating and 35% weekly retention", "store rating"),
        ("收获 50 条好评和 8 篇游记", "好评"),
        # what somebody has is no deed
        ("Regular guests' share reaches 45%", "Regular guests' share"),
        ("Regular guests share 45 photos", "photos"),
        # the heading says where, unless it is the metric
        ("North region: 96% SLA", "SLA"),
        ("North region: $2M bookings", "bookings"),
        ("Revenue: $2M bookings", "Revenue"),
        ("西北大区：回款 300 万", "回款"),
        ("西北大区：95% 准时交付率", "准时交付率"),
        ("准时交付率：95%", "准时交付率"),
        # by what means, and which ones
        ("Answer 60% of calls with a voice bot", "calls"),
        ("60% of calls with a follow-up note", "calls with a follow-up note"),
        ("Reach 60% of guests with a loyalty card", "guests with a loyalty card"),
        # who does it, and what it is done to
        ("The bakery team ships 98% of orders before noon", "orders"),
        ("Our guides book 40 tours", "tours"),
        ("Playbooks adopted by 80% of teams", "Playbooks adopted"),
        # since when
        ("Win 400 subscribers within 30 days of launch", "subscribers"),
    ],
)
def test_metric(text: str, metric: str) -> None:
    found = read(text).metric
    assert found is not None
    assert found.text == metric


@pytest.mark.parametrize(
    ("words", "name"), [("研发费用占营收", None), ("直播销售额占全店销售额", None), ("全店销售额", "sales")]
)
def test_a_share_is_not_called_by_its_whole(words: str, name: str | None) -> None:
    assert lexicon().name_of(words) == name


@pytest.mark.parametrize(
    ("text", "baseline", "target", "several"),
    [
        # so many of what is used for it are no target
        ("通过新增3个仓库，把送达时间从4天缩短到2天", 4, 2, False),
        ("通過新增兩個渠道，每個崗位簡歷從10份提升到30份", 10, 30, False),
        ("借助5场直播，复购率达到28%", None, 28, False),
        ("By adding two channels, grow applications from 10 to 30", 10, 30, False),
        ("By opening 5 stores, reach revenue of $2M", None, 2_000_000, False),
        # the results behind them are
        ("通过新增2个渠道，简历量提升到30份，到岗率提升到50%", None, 30, True),
        ("通过率从60%提升至80%，平均时长降至3天", 60, 80, True),
        ("通过2项国家级认证，客户续约率达到95%", None, 2, True),
        ("By 30 June, cut returns from 8% to 5% and complaints to 2%", 8, 5, True),
    ],
)
def test_a_count_of_means(text: str, baseline: float | None, target: float, several: bool) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target, frame.compound) == (baseline, target, several)


@pytest.mark.parametrize(
    ("text", "baseline", "target", "several"),
    [
        # the baseline is that of the target which is read
        ("直播间GMV增长60%，客单价从100元到160元", 100, 160, True),
        ("减少3人，人效从12万提升到15万", 120_000, 150_000, True),
        ("新增200个客户，从300个到500个", 300, 500, True),
        ("Improve 20 landing pages, CVR from 8% to 10%", 8, 10, True),
        ("Cut returns by 10%, from 5% to 4.5%", 5, 4.5, False),
        ("满意度 90 分，好评率 80%（目前 55%）", None, 90, True),
        # so many things are no step towards a share
        ("优化200个详情页，转化率从8%到10%", None, 200, True),
        ("Listing优化200个，CVR从8%到10%", None, 200, True),
    ],
)
def test_what_the_baseline_belongs_to(text: str, baseline: float | None, target: float, several: bool) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target, frame.compound) == (baseline, target, several)


TWO_ZH = [
    ("复购率提升至 20%", "客单价提升到 98 元"),
    ("NPS 达到 40", "投诉率降到 1% 以下"),
    ("新增客户 30 家", "回款 500 万元"),
    ("上线 3 个功能", "次月留存达到 35%"),
    ("日活从 1 万增长到 2 万", "人均时长从 10 分钟提升到 15 分钟"),
]
TWO_EN = [
    ("Raise retention to 40%", "cut churn to 2%"),
    ("Reach 500 users", "NPS of 40"),
    ("Sign 20 customers", "generate $2M in pipeline"),
    ("Publish 5 articles", "win 200 backlinks"),
]


@pytest.mark.parametrize("joint", ["，", "；", "，并", "，同时", "，且", "。", "，以及"])
@pytest.mark.parametrize(("first", "second"), TWO_ZH)
def test_two_targets_in_chinese(first: str, joint: str, second: str) -> None:
    assert read_key_result(first + joint + second).compound


@pytest.mark.parametrize("joint", [" and ", "; ", ", and ", ", while we ", ". ", " + "])
@pytest.mark.parametrize(("first", "second"), TWO_EN)
def test_two_targets_in_english(first: str, joint: str, second: str) -> None:
    assert read_key_result(first + joint + second).compound


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("在 20 家门店试点，好评率达到 95%", 95),
        ("将 5 个核心接口的 P95 降到 200ms 以内", 200),
        ("签约 20 家客户，其中 KA 客户 5 家", 20),
        ("读书会 12 场，人均阅读 3 本", 12),
        ("GMV 增长 50%，达到 1.2 亿", 50),
        ("通过 3 场直播，新增粉丝 2 万", 20_000),
        ("针对 200 家沉睡门店，月动销率达到 60%", 60),
        ("Run 12 workshops with at least 30 attendees each", 12),
        ("Sign 20 customers including 5 enterprise accounts", 20),
        ("Average 4.5 stars over 200+ reviews", 4.5),
    ],
)
def test_one_target_with_other_figures(text: str, target: float) -> None:
    frame = read_key_result(text)
    assert (frame.target, frame.compound) == (target, False)
