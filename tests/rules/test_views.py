"""What rules are given to look at: levels, guardrails, metrics that are only mentioned, parents."""

from datetime import date

import pytest

from okr_ai.language.lexicon import lexicon
from okr_ai.model import Bilingual
from okr_ai.read import read_draft
from okr_ai.rules.looking import look_at_draft, look_at_drafts
from okr_ai.rules.numbers import may_hold_long_number
from okr_ai.rules.profiles import PROFILES
from okr_ai.rules.rewriting import rewrite
from okr_ai.rules.views import DraftView, KeyResultView

TODAY = date(2026, 7, 1)


def draft(text: str, path: str = "x.yaml") -> DraftView:
    read = read_draft(path, content=text.encode(), today=TODAY)
    return look_at_draft(read, PROFILES["seed"], TODAY, lexicon(), {})


def key_result(text: str) -> KeyResultView:
    text = text if text.startswith("{") else f'"{text}"'
    view = draft(f"cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n  - {text}\n")
    return view.objectives[0].key_results[0]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("复购率从22%提升到28%", 28.0),
        ("订单量从200单增长20%", 240.0),
        ("退货成本从50元降低20%", 40.0),
        ("转化率从2%提升1个百分点", 3.0),
        ("订单量增长20%", None),
        ("{kr: 复购率提升, target: 30}", 30.0),
        ("客单价从180元提高20元", 200.0),
        ("客单价从180元提高到200元", 200.0),
        ("Cut the AWS bill by $30k from $120k", 90000.0),
        ("NPS提升10分", None),
        ("配送时长从4小时缩短30分钟", 210.0),  # in the target's unit, minutes
        ("配送时长从4小时缩短到30分钟", 30.0),
        ("{kr: 订单量增长20%, baseline: 500}", 600.0),
        ("提高复购率", None),
    ],
)
def test_the_level_that_a_target_means(text: str, level: float | None):
    found = key_result(text).level()
    assert found == (pytest.approx(level) if level is not None else None)


@pytest.mark.parametrize(
    ("text", "guardrail"),
    [
        ("退款率保持在5%以下", True),
        ("退款率不高于5%", True),
        ("退款率不高于5%（当前4.6%）", True),
        ("退款率不高于5%（当前9%）", False),
        ("退款率从9%降到5%", False),
        ("退款率降低到5%以下", False),
        ("Raise gross margin to at least 35%", False),
        ("Gross margin of at least 35%", True),
        ("{kr: 复购率达到30%, kind: guardrail}", True),
        ("复购率达到30%", False),
    ],
)
def test_guardrails_are_told_from_targets(text: str, guardrail: bool):
    assert key_result(text).is_guardrail() == guardrail


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("核心供应商数从12家增加到20家", "supplier_count"),
        ("供应商对账差异从3.2%降到0.8%", None),
        ("Raise the conversion rate of fitting-room visitors from 38% to 46%", "conversion_rate"),
        ("新客转化率从3%提升到5%", "conversion_rate"),
    ],
)
def test_a_metric_that_is_only_mentioned_is_not_the_metric(text: str, metric: str | None):
    found = key_result(text).metric
    assert (found.name if found else None) == metric


def test_the_rewrite_puts_the_authors_numbers_in_order():
    view = key_result("{kr: 2026年8月31日前，退货时长从5天降到2天, source: 订单库}")
    assert rewrite(view).zh == "到2026年8月31日，把退货时长从5天降低到2天（数据来自订单库）"
    assert (
        rewrite(key_result("Return time from 5 days to 2 days")).en
        == "Return time from 5 days to 2 days by 30 Sep 2026"
    )


@pytest.mark.parametrize(
    ("text", "rewritten"),
    [
        (  # the change that was asked for stays
            "退货时长缩短30%",
            "到2026年9月30日，把退货时长缩短30%（从〈待补：现状〉到〈待补：目标〉）",
        ),
        (  # the number of trainings is no level of what they shall bring
            "Run 6 trainings",
            "<metric that 'Run 6 trainings' moves?> from <baseline?> to <target?> by 30 Sep 2026",
        ),
        (  # a contradiction becomes a question
            "NPS from 50 to 30",
            "NPS from <baseline: 50?> to <target: 30?> by 30 Sep 2026",
        ),
        (  # a bound stays a bound
            "退货率不超过6%",
            "到2026年9月30日，退货率始终不高于6%（现状〈待补：现状〉）",
        ),
        (  # one that is moved is bounded too
            "退货时长缩短到2天以内",
            "到2026年9月30日，把退货时长从〈待补：现状〉缩短到2天以下",
        ),
        (  # a change in the metric's own unit is no level
            "Increase AOV by $20",
            "AOV up $20, from <baseline?> to <target?> by 30 Sep 2026",
        ),
        (  # each value in the unit that the author gave it
            "首响时长从2小时缩短到15分钟",
            "到2026年9月30日，把首响时长从2小时降低到15分钟",
        ),
        (  # a level of what changes by a share is no share
            "订单量从200单增长20%",
            "到2026年9月30日，把订单量从200单提升到240单",
        ),
        (
            "转化率从2%提升1个百分点",
            "到2026年9月30日，把转化率从2%提升到3%",
        ),
        (  # the verb says neither way, the metric is better lower
            "优化获客成本到80元",
            "到2026年9月30日，把获客成本从〈待补：现状〉降低到80元",
        ),
        (  # what is won counts from zero
            "新增供应商20家",
            "到2026年9月30日，新增20家供应商",
        ),
        (
            "Sign 3 KA customers as soon as possible",
            "Sign 3 KA customers by 30 Sep 2026",
        ),
        (  # a share of those who do something keeps their sentence
            "Reply to at least 90% of reviews within 24 hours",
            "Reply to at least 90% of reviews within 24 hours by 30 Sep 2026 (today <baseline?>)",
        ),
        (
            "不少于 90% 的SKU完成价格复核",
            "到2026年9月30日，90%以上的SKU完成价格复核（现状〈待补：现状〉）",
        ),
        (  # what the target is a share of
            "Ad spend below 12% of revenue by end of August",
            "Ad spend from <baseline?> to at most 12% of revenue by 31 Aug 2026",
        ),
        (
            "Cut complaints by a third",
            "Complaints down by a third, from <baseline?> to <target?> by 30 Sep 2026",
        ),
        (
            "退款时长减半",
            "到2026年9月30日，把退款时长降低到原来的一半（从〈待补：现状〉到〈待补：目标〉）",
        ),
        (  # lower than something else, not lower than today
            "新品退货率比老品低 2 个百分点",
            "到2026年9月30日，新品退货率比老品低2个百分点",
        ),
        (  # a place among others
            "进入区域销量前三",
            "到2026年9月30日，区域销量排名从〈待补：现状〉升到前3名",
        ),
        (  # of two targets none is dropped
            "退货时长从5天降到2天，退货率不超过6%",
            "1）到2026年9月30日，把退货时长从5天降低到2天；2）到2026年9月30日，退货率始终不高于6%（现状〈待补：现状〉）",
        ),
        (
            "NPS from 20 to 30 and return time from 5 days to 2 days",
            "1) NPS from 20 to 30 by 30 Sep 2026; 2) Return time from 5 days to 2 days by 30 Sep 2026",
        ),
        (  # a figure that says nothing without the measure before it
            "数据需求平均响应时长从3天降到1.5天，P90不超过3天",
            "1）到2026年9月30日，把数据需求平均响应时长从3天降低到1.5天；"
            "2）到2026年9月30日，把数据需求响应时长P90从〈待补：现状〉降低到3天以下",
        ),
        (
            "Average checkout latency from 900 ms to 400 ms, p95 under 1.2 s",
            "1) Average checkout latency from 900 ms to 400 ms by 30 Sep 2026; "
            "2) Checkout latency p95 from <baseline?> to at most 1.2 seconds by 30 Sep 2026",
        ),
        (  # a measure of its own that begins like one
            "退货时长从5天降到2天，平均客单价从80元提升到95元",
            "1）到2026年9月30日，把退货时长从5天降低到2天；2）到2026年9月30日，把平均客单价从80元提升到95元",
        ),
        (  # work beside a target: its words stand in the gap
            "抖音粉丝数达到10万，发布5条爆款视频",
            "1）到2026年9月30日，把抖音粉丝数从〈待补：现状〉提升到10万；"
            "2）到2026年9月30日，把〈待补：“发布5条爆款视频”要改变的指标〉从〈待补：现状〉变到〈待补：目标〉",
        ),
        (
            "10k followers on TikTok, 5 viral videos",
            "1) Followers on TikTok from <baseline?> to 10K by 30 Sep 2026; "
            "2) <metric that '5 viral videos' moves?> from <baseline?> to <target?> by 30 Sep 2026",
        ),
    ],
)
def test_a_rewrite_keeps_what_was_meant(text: str, rewritten: str):
    assert rewrite(key_result(text)) == Bilingual(rewritten, rewritten)  # in the language of the key result


def test_parents_by_id_by_words_and_by_a_key_result():
    top = draft(
        "cycle: 2026 Q3\nobjectives:\n- {id: C1, objective: Make support kind, key_results: [NPS from 30 to 50]}\n",
        "a.yaml",
    )
    below = draft(
        "cycle: 2026 Q3\nobjectives:\n- {id: O1, objective: Answer soon, parent: c1}\n"
        "- {id: O2, objective: Answer well, parent: make support kind.}\n"
        "- {id: O3, objective: Ask often, parent: NPS from 30 to 50}\n"
        "- {id: O4, objective: Sleep, parent: O1}\n- {id: O5, objective: Dream, parent: nothing}\n",
        "b.yaml",
    )
    view = look_at_drafts([top, below])
    links = {child.objective.id: parent.objective.text.text for child, parent in view.links}
    assert links == {
        "O1": "Make support kind",
        "O2": "Make support kind",
        "O3": "Make support kind",
        "O4": "Answer soon",
    }
    assert [each.objective.id for each in view.unresolved] == ["O5"]


def test_files_that_number_from_one_again_mean_their_own_first():
    one = draft("cycle: 2026 Q3\nobjectives:\n- {id: O1, objective: Make support kind}\n", "a.yaml")
    two = draft(
        "objectives:\n- {id: O1, objective: Answer, parent: O1}\n- {id: O2, objective: Ask, parent: O1}\n",
        "b.yaml",
    )
    links = {child.passage.text: parent.passage.text for child, parent in look_at_drafts([one, two]).links}
    assert links == {"Answer": "Make support kind", "Ask": "Answer"}


def test_the_numbers_of_objectives_are_those_read_alone():
    words = ["年度客户满意度达到90%", "Grow revenue by 25%", "让顾客安心", "Own the first 30 days of a new buyer"]
    listed = "".join(f"- objective: {each}\n  key_results: [NPS from 30 to 50]\n" for each in words)
    for objective in draft(f"cycle: 2026 Q3\nobjectives:\n{listed}").objectives:
        assert objective.quantities == objective.frame.quantities


@pytest.mark.parametrize("lead", range(12))
def test_a_long_number_is_seen_wherever_it_stands(lead: int):
    assert may_hold_long_number("a" * lead + "13800138000" + "b" * lead)
    assert not may_hold_long_number("a" * lead)
