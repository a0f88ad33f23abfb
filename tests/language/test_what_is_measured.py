"""What a key result measures, where a bound, an age or a verb stands in its name."""

from datetime import date

import pytest

from okr_ai.language import read_key_result

TODAY = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("text", "metric", "target"),
    [
        # what lies below a share of something else
        ("Overtime below 4% of hours", "Overtime", 4),
        ("Rework under 2% of output", "Rework", 2),
        ("Vaccinate at least 80% of calves", "calves", 80),
        ("Staff turnover in the bakery under 20%", "Staff turnover in the bakery", 20),
        ("Staff 3 new bakeries", "new bakeries", 3),
        # 内 that begins a word, and bounds nothing
        ("发布4份内部手册", "内部手册", 4),
        ("组织6次内训", "内训", 6),
        ("30天内转正率达到95%", "转正率", 95),
        ("完成360评估，参与率95%", "参与率", 95),
        ("Ratio of trainees to permanent staff below 20%", "Ratio of trainees to permanent staff", 20),
        ("Cost to serve one table below $9", "Cost to serve one table", 9),
        # how old what is counted is
        ("Loaves > 2 days old ≤ 40", "Loaves > 2 days old", 40),
        ("Invoices > 30 days overdue below 12", "Invoices > 30 days overdue", 12),
        ("Bread no more than 2 days old", "Bread", 2),
        # so many of the first, to be worked on
        ("Fix the top 10 causes of returns", "causes of returns", 10),
        ("Sales of the top 10 shops up 5%", "Sales of the top 10 shops", 5),
        ("Reach the top 10 in the app store", "app store", 10),
        # who brings in what
        ("The web shop contributes ≥ $40k MRR", "MRR", 40_000),
        ("毛利率守住 30% 的底线", "毛利率", 30),
        ("客诉率保持 2% 的水平", "客诉率", 2),
        ("覆盖 80% 的门店", "门店", 80),
        # an English name in a Chinese sentence, whose last word could be a verb
        ("ASIN listing优化100个", "ASIN listing", 100),
        ("user interview完成20场", "user interview", 20),
        ("SEO release每月发布4篇", "SEO release", 4),
        ("review 优化方案5份", "优化方案", 5),
        ("首响时长 30 秒、满意度 95%", "首响时长", 30),
        ("30 秒响应率 95%", "30 秒响应率", 95),
    ],
)
def test_metric_and_target(text: str, metric: str, target: float) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.metric is not None
    assert (frame.metric.text, frame.target) == (metric, target)


def test_a_note_of_where_the_last_quarter_ended() -> None:
    assert read_key_result("Bake 1,800 loaves a day (Q3 ended at 1,240)", today=TODAY).baseline == 1240


@pytest.mark.parametrize(
    ("text", "metric", "outcome"),
    [
        ("加强对各门店的成本培训", "对各门店的成本培训", False),
        ("加强退货率分析", "退货率分析", False),
        ("强化库存周转率考核", "库存周转率考核", False),
        ("加强成本管控", "成本管控", False),
        ("Improve cost training", "cost training", False),
        ("老系统 14 个模块完成迁移", "模块", False),
        ("旧接口 30 个完成改造", "旧接口", False),
        # near misses: a measure, and a change at the end
        ("First reply within 2 hours of booking", "First reply", True),
        ("推动退货率下降", "退货率", True),
        ("提升销售预测准确率", "销售预测准确率", True),
        ("Improve forecast accuracy", "forecast accuracy", True),
        ("提高复购率", "复购率", True),
    ],
)
def test_what_is_done_about_a_measure_is_work(text: str, metric: str, outcome: bool) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.metric is not None
    assert (frame.metric.text, frame.outcome) == (metric, outcome)


@pytest.mark.parametrize(
    ("text", "metric", "deadline"),
    [
        ("97% uptime for three months running", "uptime", None),
        ("Maintain CSAT above 90% for two quarters running", "CSAT", None),
        ("Reach 45 NPS for three consecutive months", "NPS", None),
        ("连续三个月满意度不低于90%", "满意度", None),
        ("满意度连续三个月不低于90%", "满意度", None),
        ("连续 2 个季度 NPS 达到 40", "NPS", None),
        ("出勤率稳中有升", "出勤率", None),
        # near misses
        ("Reach NPS 45 in two months", "NPS", "in two months"),
        ("连续签到用户达到5万", "连续签到用户", None),
    ],
)
def test_how_long_something_lasts_is_no_part_of_its_name(text: str, metric: str, deadline: str | None) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.metric is not None
    assert (frame.metric.text, frame.deadline.text if frame.deadline else None) == (metric, deadline)


@pytest.mark.parametrize(
    ("text", "metric", "gap"),
    [
        ("新客首单转化率做到两位数", "新客首单转化率", "两位数"),
        ("投诉量降到个位数", "投诉量", "个位数"),
        ("Bring open bugs down to single digits", "open bugs", "single digits"),
        ("Achieve double-digit revenue growth", "revenue growth", "double-digit"),
        ("实现 X% 的营收增长", "营收", "X"),
        ("签约 XX 家客户", "客户", "XX"),
        ("Get X% of users to renew", "users to renew", "X"),
        # near misses: two teachers, a number of seats, a code of six digits
        ("招聘两位数学老师", "两位数学老师", None),
        ("部门席位数达到 30 个", "部门席位数", None),
        ("Add a 6-digit code to the login", "6-digit code to the login", None),
    ],
)
def test_a_missing_number_leaves_the_metric_its_name(text: str, metric: str, gap: str | None) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.metric is not None
    assert (frame.metric.text, next((words.text for words in frame.placeholders), None)) == (metric, gap)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("系统 0 宕机", "宕机"),
        ("生产环境零事故", "事故"),
        ("线上零 P0 故障", "P0 故障"),
        ("故障数降到 0", "故障数"),
        ("库存差异为 0", "库存差异"),
    ],
)
def test_none_of_what_nobody_wants(text: str, metric: str) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.metric is not None
    assert (frame.metric.text, frame.target) == (metric, 0)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("运营部把复购率提升到 30%", "复购率"),
        ("通过优化选品将毛利率由 30% 提高到 35%", "毛利率"),
        ("面向新用户将次日留存从 30% 提升到 40%", "次日留存"),
        ("以会员日为抓手将会员消费占比提升到 60%", "会员消费占比"),
        ("通过优化把转化率提升到 X%", "转化率"),
        ("将用户体验提升到行业领先", "用户体验"),
        ("客服团队将首次响应时间大幅缩短", "首次响应时间"),
        # 将 before the verb itself, and both inside words
        ("在售 SKU 将达到 500 个", "在售 SKU"),
        ("客户满意度将持续提升至 90%", "客户满意度"),
        ("即将到期合同续签率达到 90%", "即将到期合同续签率"),
        ("一把手工程完成率 100%", "一把手工程完成率"),
        ("把握度达到 80%", "把握度"),
    ],
)
def test_what_stands_before_a_fronted_object_is_no_part_of_the_name(text: str, metric: str) -> None:
    assert (words := read_key_result(text).metric) is not None
    assert words.text == metric


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("目标客户转化率提升至 20%", "目标客户转化率"),
        ("50家目标客户签约", "目标客户签约"),
        ("目标客群覆盖率提升至 60%", "目标客群覆盖率"),
        # the word that leads to a value
        ("目标客户满意度 90%", "客户满意度"),
        ("目标市场份额提升至 8%", "市场份额"),
        ("目标GMV 1亿", "GMV"),
    ],
)
def test_whom_one_aims_at_is_part_of_the_name(text: str, metric: str) -> None:
    assert (words := read_key_result(text).metric) is not None
    assert words.text == metric


@pytest.mark.parametrize(
    ("text", "metric", "outcome"),
    [
        ("通过线下活动，回款 3000 万元", "回款", True),
        ("借助会员日活动客单价提升 20%，达到 98 元", "借助会员日活动客单价", True),
        ("运营部新签 20 家渠道商", "渠道商", True),
        ("销售额，3000 万元", "销售额", True),
        ("门店新增 20 家", "门店", None),
    ],
)
def test_means_and_who_does_it_are_no_name(text: str, metric: str, outcome: bool | None) -> None:
    frame = read_key_result(text)
    assert frame.metric is not None
    assert frame.metric.text == metric
    assert outcome is None or frame.outcome is outcome
