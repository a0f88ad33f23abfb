"""Frames of key results in both languages, each read by hand."""

from datetime import date

import pytest

from okr_ai.language import language_of, read_key_result, read_key_results
from okr_ai.language.key_results import BLOCK
from okr_ai.language.periods import reference
from okr_ai.model import Cycle

TODAY = date(2026, 5, 15)

# key result | metric | direction | baseline | target | unit | kind | comparator ("-": none)
FRAMES = """
将用户满意度从80%提升到90% | 用户满意度 | increase | 80 | 90 | % | absolute | -
KR1：新客获取成本从120元降至90元以内 | 新客获取成本 | decrease | 120 | 90 | ¥ | absolute | <=
2. 月活用户数由50万增长到80万 | 月活用户数 | increase | 500000 | 800000 | - | absolute | -
客服首次响应时间缩短50% | 客服首次响应时间 | decrease | - | 50 | % | relative_change | -
将退货率控制在5%以下 | 退货率 | maintain | - | 5 | % | absolute | <=
毛利率不低于35% | 毛利率 | reach | - | 35 | % | absolute | >=
员工离职率低于10% | 员工离职率 | reach | - | 10 | % | absolute | <
单元测试覆盖率 > 80% | 单元测试覆盖率 | reach | - | 80 | % | absolute | >
招聘5名高级后端工程师 | 高级后端工程师 | deliver | - | 5 | 名 | count | -
双11期间GMV突破3000万元 | GMV | reach | - | 30000000 | ¥ | absolute | >=
平均故障恢复时间（MTTR）由60分钟降低到30分钟 | 平均故障恢复时间 | decrease | 60 | 30 | min | absolute | -
核心接口P99延迟小于200ms | 核心接口P99延迟 | reach | - | 200 | ms | absolute | <
代码覆盖率从60%提高20个百分点 | 代码覆盖率 | increase | 60 | 20 | pp | percentage_points | -
Churn stays below 5% | Churn | maintain | - | 5 | % | absolute | <
Defects remain under 3 per build | Defects | maintain | - | 3 | - | absolute | <
老客占比过半 | 老客占比 | reach | - | 50 | % | absolute | >
销售收入翻一番 | 销售收入 | increase | - | 2 | x | multiple | -
活跃用户数翻两番 | 活跃用户数 | increase | - | 4 | x | multiple | -
用户投诉减半 | 用户投诉 | decrease | - | 0.5 | x | multiple | -
付费转化率提升1.5倍 | 付费转化率 | increase | - | 2.5 | x | multiple | -
营收提升到去年的3倍 | 营收 | increase | - | 3 | x | multiple | -
重大安全事故为零 | 重大安全事故 | reach | - | 0 | - | absolute | -
不发生重大数据泄露事件 | 重大数据泄露事件 | reach | - | 0 | - | absolute | -
日均订单量稳定在5000单以上 | 日均订单量 | maintain | - | 5000 | 单 | absolute | >=
通过优化搜索算法，使搜索转化率由3%提升至4.5% | 搜索转化率 | increase | 3 | 4.5 | % | absolute | -
门店数量由100家拓展至150家 | 门店数量 | increase | 100 | 150 | 家 | absolute | -
单元测试覆盖率：60% → 85% | 单元测试覆盖率 | increase | 60 | 85 | % | absolute | -
需求交付周期 | 15天 | 10天
首页加载时间 | 3.2s | ≤1.5s
抖音账号涨粉 5w+ | 抖音账号 | increase | - | 50000 | - | count | >=
用户NPS由32提升到45（当前32）权重40% 信心 5/10 | 用户NPS | increase | 32 | 45 | - | absolute | -
把平均配送时长压缩到30分钟以内 | 平均配送时长 | decrease | - | 30 | min | absolute | <=
配送成本降至每单5元 | 配送成本 | decrease | - | 5 | ¥ | absolute | -
App Store 类目排名前10 | App Store 类目排名 | reach | - | 10 | - | absolute | <=
７日留存率≥２０％ | ７日留存率 | reach | - | 20 | % | absolute | >=
Increase monthly recurring revenue (MRR) from $50k to $80k | monthly recurring revenue | increase | 50000 | 80000 | $ | absolute | -
Reduce average page load time to under 2 seconds | average page load time | decrease | - | 2 | s | absolute | <
Achieve an NPS of 50 or higher | NPS | reach | - | 50 | - | absolute | >=
Maintain 99.9% uptime | uptime | maintain | - | 99.9 | % | absolute | -
Keep customer churn below 3% | customer churn | maintain | - | 3 | % | absolute | <
Cut cloud spend by 25% compared to last quarter | cloud spend | decrease | - | 25 | % | relative_change | -
Double the number of weekly active users | number of weekly active users | increase | - | 2 | x | multiple | -
Cut onboarding time in half | onboarding time | decrease | - | 0.5 | x | multiple | -
Increase trial-to-paid conversion by 5 percentage points | trial-to-paid conversion | increase | - | 5 | pp | percentage_points | -
Conduct 20 customer interviews | customer interviews | deliver | - | 20 | - | count | -
100% of employees complete security training | employees complete security training | reach | - | 100 | % | absolute | -
Reduce P95 latency from 800ms to 300ms | P95 latency | decrease | 800 | 300 | ms | absolute | -
Zero critical security incidents | critical security incidents | reach | - | 0 | - | absolute | -
No critical vulnerabilities in production | critical vulnerabilities in production | reach | - | 0 | - | absolute | -
Improve employee engagement score from 7.2 to 8.0 | employee engagement score | increase | 7.2 | 8 | - | absolute | -
Decrease time to hire from 45 days to 30 days | time to hire | decrease | 45 | 30 | d | absolute | -
Reach 1 million downloads | downloads | reach | - | 1000000 | - | absolute | -
NPS: 35 -> 50 | NPS | increase | 35 | 50 | - | absolute | -
Customer retention: 92% (from 88%) | Customer retention | increase | 88 | 92 | % | absolute | -
10x the number of contributors | number of contributors | increase | - | 10 | x | multiple | -
Test coverage >= 85% | Test coverage | reach | - | 85 | % | absolute | >=
25% increase in qualified leads | qualified leads | increase | - | 25 | % | relative_change | -
Grow retention at 6 months from 50% to 60% | retention at 6 months | increase | 50 | 60 | % | absolute | -
90% of support tickets resolved within 24 hours | support tickets resolved within 24 hours | reach | - | 90 | % | absolute | -
Lower the bounce rate from 60% to 45% by redesigning the landing page | bounce rate | decrease | 60 | 45 | % | absolute | -
Rank in the top 3 for our main keyword | - | reach | - | 3 | - | absolute | <=
"""  # noqa: E501


def rows() -> list[list[str]]:
    lines = [line.rsplit(" | ", 7) for line in FRAMES.strip().split("\n")]
    return [line for line in lines if len(line) == 8]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_frame(row: list[str]) -> None:
    text, metric, direction, baseline, target, unit, kind, comparator = row
    frame = read_key_result(text, today=TODAY)
    if metric != "-":
        assert frame.metric is not None
        assert frame.metric.text == metric
    assert frame.direction == direction
    assert frame.baseline == (None if baseline == "-" else float(baseline))
    assert frame.target == float(target)
    assert frame.unit == (None if unit == "-" else unit)
    assert frame.target_kind == kind
    assert frame.comparator == (None if comparator == "-" else comparator)


@pytest.mark.parametrize(
    ("text", "baseline", "target", "unit"),
    [
        ("需求交付周期 | 15天 | 10天", 15, 10, "d"),
        ("首页加载时间 | 3.2s | ≤1.5s", 3.2, 1.5, "s"),
        ("NPS | 20 | 35 |", 20, 35, None),
        ("| 复购率 | 18% | 25% |", 18, 25, "%"),
    ],
)
def test_table_rows(text: str, baseline: float, target: float, unit: str | None) -> None:
    frame = read_key_result(text, today=TODAY)
    assert (frame.baseline, frame.target, frame.unit) == (baseline, target, unit)


@pytest.mark.parametrize(
    "text",
    [
        "提高用户满意度",
        "上线会员中心",
        "完成XX系统的开发",
        "转化率提升X%",
        "找到一个兴趣",
        "Q3末完成ISO27001认证",
        "发布 v2.0 版本",
        "Improve onboarding",
        "Ship v2.0 of the SDK",
        "Increase NPS to X",
        "Win one of them",
        "TBD",
        "",
    ],
)
def test_no_target(text: str) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.target is None
    assert frame.smart.measurable is not None
    assert frame.smart.measurable < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "转化率提升X%",
        "提升至XX万",
        "目标待定",
        "Increase NPS to X",
        "Grow revenue to $XX",
        "from 40% to TBD",
        "达到__%",
        "增长 <数值>",
    ],
)
def test_placeholder(text: str) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.placeholders
    assert frame.target is None
    for words in frame.placeholders:
        assert text[words.start : words.end] == words.text


@pytest.mark.parametrize(
    ("text", "words", "last"),
    [
        ("Q3末上线会员中心", "Q3末", "2026-09-30"),
        ("在11月30日前完成系统切换", "11月30日前", "2026-11-30"),
        ("3个月内将客诉率降低到1%以下", "3个月内", "2026-08-15"),
        ("3个月销售额突破300万", "3个月", "2026-08-15"),
        ("双11前备货完成率达到100%", "双11前", "2026-11-10"),
        ("Launch in 3 markets by September 30", "by September 30", "2026-09-30"),
        ("Raise NPS to 50 within 3 months", "within 3 months", "2026-08-15"),
        ("Hire 4 engineers by end of Q2", "by end of Q2", "2026-06-30"),
        ("付费客户 20 家（W8）", "W8", "2026-07-09"),
    ],
)
def test_deadline(text: str, words: str, last: str) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.deadline is not None
    assert frame.deadline_date is not None
    assert (frame.deadline.text, frame.deadline_date.isoformat()) == (words, last)
    assert frame.smart.time_bound == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "90天复购率达到30%",
        "24小时内响应率达到95%",
        "每周发布3篇文章",
        "营收比去年增长30%",
        "订单量环比12月增长10%",
        "618期间GMV突破500万",
        "Answer 90% of tickets within 24 hours",
        "Publish 2 posts per month",
        "DAU up 20% versus last year",
        "7日留存率≥20%",
    ],
)
def test_no_deadline(text: str) -> None:
    assert read_key_result(text, today=TODAY).deadline is None


def test_deadline_counts_from_the_cycle() -> None:
    cycle = Cycle(date(2026, 7, 1), date(2026, 9, 30))
    assert read_key_result("两个月内上线", cycle=cycle).deadline_date == date(2026, 8, 31)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("复购率提升至30%", True),
        ("客户投诉减少20%", True),
        ("招聘5名工程师", False),
        ("举办3场沙龙", False),
        ("上线会员中心", False),
        ("培训完成率达到100%", False),
        ("Reduce churn to 3%", True),
        ("Reduce errors", True),
        ("Publish 12 posts", False),
        ("Hire 3 engineers", False),
        ("Launch the new site", False),
        ("Reach 500 paying customers", True),
        ("Improve inventory management", False),
    ],
)
def test_outcome(text: str, outcome: bool) -> None:
    assert read_key_result(text, today=TODAY).outcome is outcome


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("日活达到5万，留存率达到40%", True),
        ("粉丝增长50%并新增10家供应商", True),
        ("编译通过，集成测试通过", True),
        ("DAU to 50k and NPS to 60", True),
        ("Automate training and ensure that 100% of staff attend", True),
        ("营收增长50%，达到1.2亿", False),
        ("通过上线自助退货把退货时长从5天降到2天", False),
        ("从80%提升到90%", False),
        ("客单价提升20%（目标￥200）", False),
        ("Grow revenue by $500k to $4M", False),
        ("Cut costs by 20% by automating invoices", False),
    ],
)
def test_compound(text: str, compound: bool) -> None:
    assert read_key_result(text, today=TODAY).compound is compound


@pytest.mark.parametrize(("word", "times"), [("threefold", 3), ("fivefold", 5), ("tenfold", 10), ("ten-fold", 10)])
def test_so_many_fold(word: str, times: int) -> None:
    frame = read_key_result(f"Grow followers {word} in a month", today=TODAY)
    assert (frame.target, frame.target_kind, frame.metric and frame.metric.text) == (times, "multiple", "followers")


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("复购率提升5个百分点，从20%到25%", 20, 25),
        ("直播间GMV增长60%，从3200万到5120万", 32_000_000, 51_200_000),
        ("Cut onboarding time by half, from 10 days to 5 days", 10, 5),
        ("首单到二单的平均间隔从41天缩短到28天", 41, 28),  # 二单 is the second order, no two of them
    ],
)
def test_a_change_said_once_more_as_two_values(text: str, baseline: float, target: float) -> None:
    frame = read_key_result(text, today=TODAY)
    assert (frame.baseline, frame.target, frame.target_kind) == (baseline, target, "absolute")


def test_by_x_to_y_keeps_the_level() -> None:
    frame = read_key_result("Grow revenue by $500k to $4M", today=TODAY)
    assert (frame.target, frame.target_kind) == (4_000_000, "absolute")
    assert [q.role for q in frame.quantities] == ["change", "target"]


@pytest.mark.parametrize(
    ("text", "change", "due"),
    [
        ("Grow revenue by 1/3", 1 / 3, None),
        ("Grow revenue by 1/3 by Q4", 1 / 3, date(2026, 12, 31)),
        ("Cut defects to 3 by 1/3", 3, date(2027, 1, 3)),
        ("Launch the app by 1/3", None, date(2027, 1, 3)),
    ],
)
def test_by_a_part_is_a_change_and_no_day(text: str, change: float | None, due: date | None) -> None:
    frame = read_key_result(text, today=TODAY)
    assert (frame.target, frame.deadline_date) == (change, due)


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Improve precision by 5%", True),
        ("Raise recall@50 by 5%", True),
        ("Raise accuracy of the forecast by 5%", True),
        ("Cut the product recall costs by 5%", False),
        ("Raise precision tooling sales by 5%", False),
    ],
)
def test_measures_of_a_model_are_percentages(text: str, doubtful: bool) -> None:
    names = [doubt.name for doubt in read_key_result(text, today=TODAY).doubts]
    assert ("change_of_percentage" in names) is doubtful


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Establish partnerships with 10 institutes", True),
        ("Research partnerships with 10 institutes", False),
        ("与 10 家机构建立合作", True),
        ("与 10 家机构沟通合作", False),
    ],
)
def test_what_others_have_to_agree_to_is_a_result(text: str, result: bool) -> None:
    assert read_key_result(text, today=TODAY).outcome is result


def test_change_of_a_percentage_is_doubtful() -> None:
    (doubt,) = read_key_result("转化率提升20%", today=TODAY).doubts
    assert doubt.name == "change_of_percentage"
    assert doubt.words.text == "20%"
    assert len(doubt.readings) == 2
    assert read_key_result("转化率提升至20%", today=TODAY).doubts == ()
    for times_or_marks in ("库存周转率提升20%", "满意度评分提升20%", "Stock turnover up 20%", "Corporate sales up 20%"):
        assert read_key_result(times_or_marks, today=TODAY).doubts == ()
    assert read_key_result("订单量提升20%", today=TODAY).doubts == ()


def test_side_notes_are_no_targets() -> None:
    frame = read_key_result("用户NPS提升到45（当前32）权重40% 信心 5/10", today=TODAY)
    assert [(q.text, q.role) for q in frame.quantities] == [
        ("45", "target"),
        ("32", "baseline"),
        ("40%", "weight"),
        ("5/10", "confidence"),
    ]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("DAU 提升到 5 万", "zh"),
        ("Grow DAU", "en"),
        ("", "en"),
        ("1 2 3", "en"),
        ("Make the 抖音 channel grow to five thousand daily active people", "mixed"),
    ],
)
def test_language(text: str, lang: str) -> None:
    assert language_of(text) == lang


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("显著提升品牌影响力", "显著"),
        ("Significantly better support", "better"),
        ("Dramatically shorten onboarding", "Dramatically"),
        ("优化流程", "优化"),
        ("Improve quality", "Improve"),
    ],
)
def test_vague_words(text: str, word: str) -> None:
    frame = read_key_result(text, today=TODAY)
    assert word in [words.text for words in frame.vague_words]
    assert frame.smart.specific is not None
    assert frame.smart.specific < 0.5


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("净利润率从-3%提升到2%", -3, 2),
        ("NPS从-12提升到10", -12, 10),
        ("利润率由-5%至-2%", -5, -2),
        ("Net margin from -5% to 3%", -5, 3),
    ],
)
def test_values_below_zero(text: str, baseline: float, target: float) -> None:
    frame = read_key_result(text, today=TODAY)
    assert (frame.baseline, frame.target) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("First answer under 10 minutes for 80% of tickets (now 55%)", 55, 80),
        ("首次响应时间低于10分钟的工单占80%（目前55%）", 55, 80),
    ],
)
def test_a_share_today_goes_with_the_share_to_come(text: str, baseline: float, target: float) -> None:
    frame = read_key_result(text, today=TODAY)
    assert (frame.baseline, frame.target, frame.unit) == (baseline, target, "%")


@pytest.mark.parametrize(
    ("text", "unit", "target"),
    [
        ("Cut lead time to 3 days for 80% of orders (from 6 days)", "d", 3),
        ("80%的订单发货时间从6天缩短到3天", "d", 3),
        ("满意度达到90分，好评率达到80%（目前55%）", "分", 90),
    ],
)
def test_a_share_of_what_is_meant_is_no_target(text: str, unit: str, target: float) -> None:
    frame = read_key_result(text, today=TODAY)
    assert (frame.unit, frame.target) == (unit, target)


IN_Q4 = Cycle(date(2026, 10, 1), date(2026, 12, 31), "2026 Q4")


@pytest.mark.parametrize(
    ("text", "metric", "baseline", "target"),
    [
        ("客服满意度做到 95%，8月为 91%", "客服满意度", 91, 95),
        ("缺货率控制在 2% 以内（Q3 实际 3.4%）", "缺货率", 3.4, 2),
        ("会场成交额达到 800 万元，去年同期 620 万元", "会场成交额", 6_200_000, 8_000_000),
        ("去年客单价 240 元，今年做到 280 元", "客单价", 240, 280),
        ("Lift repeat orders to 5,200 (Q3: 4,100)", "repeat orders", 4100, 5200),
        ("CSAT to 4.7 (last quarter it was 4.4)", "CSAT", 4.4, 4.7),
        ("Reach 40% repeat buyers, up from 33% in August", "repeat buyers", 33, 40),
    ],
)
def test_a_value_of_a_time_that_is_over_is_the_baseline_and_no_deadline(text, metric, baseline, target):
    frame = read_key_result(text, cycle=IN_Q4)
    assert frame.metric is not None
    assert (frame.metric.text, frame.baseline, frame.target) == (metric, baseline, target)
    assert frame.deadline_date in (None, date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("11月客单价达到300元，12月达到320元", date(2026, 11, 30)),  # two steps, both still to come
        ("9月底前，次日达占比提高到 62%", date(2027, 9, 30)),  # no other value: a deadline, however late
        ("2027年3月底达到 62%，2027年1月 58%", date(2027, 3, 31)),  # the year is said
    ],
)
def test_a_value_of_a_time_to_come_is_no_baseline(text, due):
    frame = read_key_result(text, cycle=IN_Q4)
    assert frame.baseline is None
    assert frame.deadline_date == due


def test_many_are_read_as_each_alone() -> None:
    cycle = Cycle(date(2026, 7, 1), date(2026, 9, 30))
    kinds = ["将复购率从 20% 提升至 {}%", "Ship {} features by end of Q3", "9月底前新增 {} 家门店", "优化流程", ""]
    texts = [kinds[n % len(kinds)].format(n) for n in range(2 * BLOCK + 7)]
    days = [date(2026, 1 + n % 12, 3) for n in range(len(texts))]
    references = [reference(cycle if n % 3 else None, day) for n, day in enumerate(days)]
    alone = [read_key_result(text, cycle=ref.cycle, today=ref.day) for text, ref in zip(texts, references, strict=True)]
    assert read_key_results(texts, references) == alone
    assert read_key_results([], []) == []
