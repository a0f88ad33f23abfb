"""What needs no value of today, what is said once more, and what a rewrite and a finding take of the words."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.language.date_fields import read_cycle
from okr_ai.model import ReviewedKeyResult
from okr_ai.read import read_draft
from okr_ai.rules import review

TODAY = date(2026, 7, 1)


def only(key_result: str, title: str = "# 2026 Q3") -> ReviewedKeyResult:
    text = f"{title}\n\n## O1: Make returns painless\n\n- KR1: {key_result}\n"
    (reviewed,) = review([read_draft("x.md", content=text.encode(), today=TODAY)], today=TODAY)
    return reviewed.objectives[0].key_results[0]


def rules_of(key_result: str) -> set[str]:
    return {finding.rule for finding in only(key_result).findings}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Not spend more than 5 hours on data entry", False),
        ("Spend no more than $2,000 on tools", False),
        ("No more than 5 hours of manual work per release", False),
        ("活动预算不超过3万元", False),
        ("巡检频次由每月1次提高到每周1次", False),
        ("Deploys from 2 a month to 1 a week", False),
        ("发版从两周一次到一周一次", False),
        ("Weekly sync with product, 12 weeks in a row", False),
        ("Ship the guide from weekly to 3 times a week", False),
        ("Deploys from weekly to 3 per week", False),
        ("历史欠款清收 120 万", False),
        ("清收历史欠款 120 万", False),
        ("Planning time under 4 hours (6.5h in the spring survey)", False),
        # near misses
        ("Marketing spend per order under $3", True),
        ("Handling time at most 5 hours", True),
        ("发货频次提高到每周3次", True),
        ("满意度达到 90 分", True),
    ],
)
def test_what_is_asked_where_it_starts(text: str, asked: bool) -> None:
    assert ("no_baseline" in rules_of(text)) == asked


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("100% of invoices carry a source, zero unchecked entries", False),
        ("Audit 100% of payouts — no exceptions", False),
        ("发票100%核验，0遗漏", False),
        ("100% of invoices carry a source, zero late payments", True),
        ("订单100%按时发出，0投诉", True),
    ],
)
def test_nothing_left_over_is_all_once_more(text: str, several: bool) -> None:
    assert read_key_result(text).compound is several


@pytest.mark.parametrize(
    ("text", "target", "comparator", "outcome"),
    [
        ("40 hours of pairing", 40.0, None, False),
        ("每天1小时阅读", 1.0, None, False),
        ("每周 5 小时陪伴家人", 5.0, None, False),
        ("We do not hold more than 3 meetings a week", 3.0, "<=", None),
        ("Elevate 3 teams to the new standard", 3.0, None, False),
        ("Elevate CSAT to 92%", 92.0, None, True),
        ("每天1小时内响应", None, None, False),
        ("每天24小时在线客服", None, None, False),
        ("Costs no longer double", None, None, None),
        ("云账单不再年年翻倍", None, None, None),
        ("收入翻倍", 2.0, None, True),
        ("nobody works nights for more than 2 weeks per quarter", 2.0, "<=", None),
        ("half as many complaints", 0.5, None, None),
        ("half of the team", 50.0, None, None),
        ("We do not only serve more than 300 shops", 300.0, ">", None),
    ],
)
def test_amounts_bounds_and_denials(
    text: str, target: float | None, comparator: str | None, outcome: bool | None
) -> None:
    frame = read_key_result(text)
    assert (frame.target, frame.comparator) == (target, comparator)
    assert outcome is None or frame.outcome is outcome


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("7天内吞吐0.8x理论水平", "absolute"),
        ("Win rate 1.2x the industry average", "absolute"),
        ("2x qualified pipeline", "multiple"),
        ("产能2倍", "multiple"),
    ],
)
def test_times_of_something_named(text: str, kind: str) -> None:
    assert read_key_result(text).target_kind == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("任务结束后有微信通知（成功、失败、进度更新）", None),
        ("Payment flow (subscribe, restore, cancel) works end-to-end", None),
        ("（试点）上线新通知", "上线"),
        ("Launch the payment flow (subscribe, restore)", "Launch"),
    ],
)
def test_a_word_in_brackets_is_no_task(text: str, words: str | None) -> None:
    found = [f.text for f in only(text).findings if f.rule == "task_as_key_result"]
    assert found == [words or text]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("March to May 2026", date(2026, 3, 1), date(2026, 5, 31)),
        ("OKRs May through July 2026", date(2026, 5, 1), date(2026, 7, 31)),
        ("The march to victory, May 2026", date(2026, 5, 1), date(2026, 5, 31)),
    ],
)
def test_march_and_may_begin_a_period_where_a_year_ends_it(text: str, start: date, end: date) -> None:
    cycle = read_cycle(text, today=TODAY)
    assert cycle is not None
    assert (cycle.start, cycle.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("保安离职率18%降一半", 18.0, 0.5),
        ("退货率12%，减半", 12.0, 0.5),
        ("reopen rate < 5%, it's 9 now", 9.0, 5.0),
        ("Hit 500 orders now", None, 500.0),
        ("离职率降一半", None, 0.5),
        ("Ids that stand twice: who stated one twice is told", None, None),
    ],
)
def test_where_it_starts_beside_the_change(text: str, baseline: float | None, target: float | None) -> None:
    frame = read_key_result(text)
    assert frame.baseline == baseline
    assert target is None or frame.target == target


@pytest.mark.parametrize(
    ("objective", "found"),
    [
        ("Ship features faster without surprises", False),
        ("Hire engineers sooner", False),
        ("Launch the better app", True),
        ("Ship the new app that people like better", True),
    ],
)
def test_what_is_done_better_is_no_delivery(objective: str, found: bool) -> None:
    text = f"# 2026 Q3\n\n## O1: {objective}\n\n- KR1: Lead time from 9 days to 4 days\n"
    (reviewed,) = review([read_draft("x.md", content=text.encode(), today=TODAY)], today=TODAY)
    assert any(f.rule == "output_as_objective" for f in reviewed.objectives[0].findings) is found


@pytest.mark.parametrize(
    ("text", "rule", "found"),
    [
        ("2 internal promotions", "no_unit", False),
        ("Promotion rate to 50", "no_unit", True),
        ("内推占比翻倍", "unclear_multiple", False),
        ("内推占比增长2倍", "unclear_multiple", True),
        ("客服响应快一点", "task_as_key_result", False),
        ("整理一点资料", "task_as_key_result", True),
        ("标注一致性≥0.8", "task_as_key_result", False),
        ("标注数据集", "task_as_key_result", True),
        ("发版从两周一次到一周一次", "units_differ", False),
        ("发版周期从2周到3次", "units_differ", True),
        ("95% attendance in reception class", "unit_against_metric", False),
    ],
)
def test_words_that_settle_it(text: str, rule: str, found: bool) -> None:
    assert (rule in rules_of(text)) is found


def test_yaml_words_with_a_colon_are_a_key_result() -> None:
    text = """cycle: 2026 Q3
objectives:
  - objective: Every child in class
    key_results:
      - Breakfast club: 40 places, 80% full
      - {kr: Lates per week from 40 to 20}
      - owner: Ann
"""
    draft = read_draft("x.yaml", content=text.encode(), today=TODAY)
    key_results = draft.objectives[0].key_results
    assert [kr.text.text for kr in key_results][:2] == [
        "Breakfast club: 40 places, 80% full",
        "Lates per week from 40 to 20",
    ]
    words = key_results[0].text
    assert text[words.span().start : words.span().end] == words.text
    assert key_results[2].owner == "Ann"


def test_a_blank_is_no_owner_and_a_named_cycle_that_cannot_be_read_is_told_once() -> None:
    text = """cycle: autumn term
objectives:
  - objective: Every child in class
    owner: ____
    key_results:
      - Lates per week from 40 to 20
"""
    draft = read_draft("x.yaml", content=text.encode(), today=TODAY)
    assert draft.objectives[0].owner is None
    (reviewed,) = review([draft], today=TODAY)
    assert [f.rule for f in reviewed.findings if f.rule in ("no_time_frame", "unreadable_part")] == ["unreadable_part"]


def test_the_brackets_say_when_a_fiscal_quarter_is() -> None:
    cycle = read_cycle("Horizon: Q2 FY26-27 (Jul - Sep 2026)", today=TODAY)
    assert cycle is not None
    assert (cycle.start, cycle.end) == (date(2026, 7, 1), date(2026, 9, 30))
    cycle = read_cycle("Q2 2026 (draft of July)", today=TODAY)
    assert cycle is not None
    assert cycle.start == date(2026, 4, 1)


def in_table(cell: str, baseline: str) -> set[str]:
    text = "# 2026 Q3\n\n## O1: Calm rotas\n\n| Key result | Baseline | Target |\n|---|---|---|\n"
    text += f"| Repairs | {baseline} | {cell} |\n"
    (reviewed,) = review([read_draft("x.md", content=text.encode(), today=TODAY)], today=TODAY)
    return {finding.rule for finding in reviewed.objectives[0].key_results[0].findings}


@pytest.mark.parametrize("cell", ["Reduce by 50%", "降低50%"])
def test_a_cell_that_says_a_change_is_a_target(cell: str) -> None:
    assert not {"no_number", "task_as_key_result"} & in_table(cell, "[TBD]")
    assert "no_baseline" in in_table(cell, "[TBD]")
    assert "no_baseline" not in in_table(cell, "40")
    assert "no_number" in in_table("much better", "[TBD]")
    assert "task_as_key_result" not in in_table("much better", "[TBD]")
