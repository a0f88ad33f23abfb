"""What is told once for all, what is no fault where the words say so, and what a title says of the time."""

from datetime import date

import pytest

from okr_ai.model import ReviewedDraft
from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.rules.formats.markdown import as_markdown
from okr_ai.rules.formats.people import as_text

TODAY = date(2026, 7, 1)


def reviewed(text: str) -> ReviewedDraft:
    (draft,) = review([read_draft("x.md", content=text.encode(), today=TODAY)], today=TODAY)
    return draft


def rules_of(text: str) -> list[str]:
    draft = reviewed(text)
    found = [*draft.findings]
    for objective in draft.objectives:
        found += [*objective.findings, *(each for kr in objective.key_results for each in kr.findings)]
    return [finding.rule for finding in found]


def only(key_result: str) -> list[str]:
    return rules_of(f"# 2026 Q3\n\n## O1: Make returns painless\n\n- KR1: {key_result}\n")


LINES = [
    "Return time from 5 days to 2 days by 15 January 2027",
    "Refund errors from 8% to 2% by 31 January 2027",
    "Return cost from $8 to $6 by 20 January 2027",
]


def test_many_days_outside_the_cycle_are_told_once() -> None:
    head = "# 2026 Q3\n\n## O1: Make returns painless\n\n"
    assert rules_of(head + "".join(f"- {line}\n" for line in LINES)).count("deadline_outside_cycle") == 1
    assert rules_of(head + "".join(f"- {line}\n" for line in LINES[:2])).count("deadline_outside_cycle") == 2
    head = "# 2026年三季度\n\n## O1：让退货不再麻烦\n\n"
    lines = "- 2027年1月15日前，退货时长从5天降到2天\n- 2027年1月31日前，退款差错率从8%降到2%\n"
    lines += "- 2027年1月20日前，退货成本从8元降到6元\n"
    assert rules_of(head + lines).count("deadline_outside_cycle") == 1
    (told,) = [
        finding
        for kr in reviewed(head + lines).objectives[0].key_results
        for finding in kr.findings
        if finding.rule == "deadline_outside_cycle"
    ]
    assert "另有2条也是" in told.message


def test_an_objective_without_owner_is_told_once() -> None:
    text = (
        "# 2026 Q3\n\n## O1: Make returns painless\n**Owner**: Ann\n\n- Return time from 5 days to 2 days\n"
        "- Refund errors from 8% to 2%\n- Return cost from $8 to $6\n\n## O2: Parcels arrive whole\n\n"
        "- Damage rate from 3% to 1%\n- Complaints on packing from 40 to 10\n"
    )
    assert rules_of(text).count("no_owner") == 1


@pytest.mark.parametrize(
    ("text", "rule", "found"),
    [
        ("Match rate between 72 and 78%", "target_range", False),
        ("Grow the match rate by 5-8%", "target_range", True),
        ("Regretted attrition down to 6% (was 13% in H1)", "target_changed", False),
        ("Return time from 5 days to 3 days (originally 2 days)", "target_changed", True),
        ("Budget policy signed by all 5 product leads", "no_baseline", False),
        ("Budget policy known to 5 product leads", "no_baseline", True),
        ("Forecast accuracy from ±30% to ±10%", "verb_against_metric", False),
        ("Forecast accuracy from 30% to 10%", "verb_against_metric", True),
        ("Publish structured data on 4/4 pages", "task_as_key_result", True),
        ("Every starter passes the scanner test", "task_as_key_result", False),
        ("Every starter passes the scanner test", "no_number", False),
        ("Every starter passes the scanner test", "no_baseline", True),
        ("每个新人通过扫描枪测试", "task_as_key_result", False),
    ],
)
def test_what_the_words_settle(text: str, rule: str, found: bool) -> None:
    assert (rule in only(text)) is found


def test_how_many_is_asked_where_all_are_meant() -> None:
    for text, said in (("Every starter passes the scanner test", "100%"), ("每个新人通过扫描枪测试", "100%")):
        draft = reviewed(f"# 2026 Q3\n\n## O1: Make returns painless\n\n- KR1: {text}\n")
        (finding,) = [each for each in draft.objectives[0].key_results[0].findings if each.rule == "no_baseline"]
        assert said in finding.message


def test_one_s_own_plan_is_not_shared_out() -> None:
    head = "| Objective | Key result | Owner | Quarter |\n|---|---|---|---|\n"
    rows = "".join(f"| Get fit | Step {n} time from {n + 4} to {n} min | {{}} | 2026 Q3 |\n" for n in range(1, 9))
    assert "busy_owner" in rules_of(head + rows.replace("{}", "Ann"))
    assert "busy_owner" not in rules_of(head + rows.replace("{}", "Me"))
    assert "busy_owner" not in rules_of(head + rows.replace("{}", "我"))


@pytest.mark.parametrize(
    "title",
    [
        "# Places\n**Spring 2026 · Q2 2026 (90 days)**",
        "## 2. Objectives & metrics — 2026",
        "# Museum: goals for the season, due 30 September 2026",
        "# OKR 与指标 — 2026",
        "# 博物馆：2026年9月30日前要做到",
    ],
)
def test_a_title_says_until_when(title: str) -> None:
    draft = reviewed(f"{title}\n\n## O1: Make returns painless\n\n- KR1: Return time from 5 days to 2 days\n")
    assert "no_time_frame" not in [finding.rule for finding in draft.findings]
    assert draft.objectives[0].key_results[0].score.smart.time_bound == 1.0


def test_a_name_with_a_year_is_no_period() -> None:
    draft = reviewed("# The 2026 story\n\n## O1: Make returns painless\n\n- KR1: Return time from 5 days to 2 days\n")
    assert "no_time_frame" in [finding.rule for finding in draft.findings]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("优化退货流程", ["soft_verb", "no_number"]),
        ("上线会员小程序", ["task_as_key_result", "no_number"]),
        ("Significantly raise loyalty", ["vague_quantifier", "no_number"]),
        ("复购率", ["no_number"]),
    ],
)
def test_that_a_number_is_missing_is_one_remark_for_people_and_two_findings_for_programs(
    text: str, rules: list[str]
) -> None:
    draft = reviewed(f"# 2026 Q3\n\n## O1：让客户愿意回来\n\n- KR1：{text}\n")
    found = draft.objectives[0].key_results[0].findings
    assert {each.rule for each in found} == set(rules)
    letters = {each.rule: each.letter for each in found}
    told = as_text([draft], lang="zh")
    assert f"错误 {'，'.join(f'{rule} ({letters[rule]})' for rule in rules)}\n" in told
    assert told.count("no_number (M)") == 1
    assert f"🔴 5 {', '.join(f'`{rule}`' for rule in rules)} " in as_markdown([draft])
