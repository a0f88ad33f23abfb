"""What rules are given to look at: levels, guardrails, metrics that are only mentioned, parents."""

from datetime import date

import pytest

from okr_ai.language.lexicon import lexicon
from okr_ai.read import read_draft
from okr_ai.rules.looking import _head, look_at_draft, look_at_drafts
from okr_ai.rules.numbers import may_hold_long_number
from okr_ai.rules.profiles import PROFILES
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


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("number of returns per order", "returns"),
        ("time to hire", "time"),
        ("sign-up flow", "sign-up flow"),
        ("activation", "activation"),
        ("退款率（月）", "退款率"),
        ("退款率", "退款率"),
    ],
)
def test_what_is_measured_stands_before_the_first_joint(words: str, head: str) -> None:
    assert _head(words) == head
