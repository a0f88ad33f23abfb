"""Scores by hand: weighted mean of what could be judged, less points, capped."""

from datetime import date

import pytest

from okr_ai.model import Finding, Place, Smart, TargetChance
from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.rules.scoring import key_result_score, objective_score
from okr_ai.rules.smart import achievable

PLACE = Place("x.md", 1, 1, 1, 2)


def finding(rule: str, severity: str = "warning") -> Finding:
    return Finding(rule, "M", severity, "message", PLACE, "w")  # type: ignore[arg-type]


def score(smart: Smart, *findings: Finding, caps=None, points=None):
    return key_result_score(smart, findings, caps or {}, points or {})


def test_weighted_mean_of_all_letters():
    # (30·1 + 25·0.8 + 20·0.5 + 15·1 + 10·0) / 100 = 75
    assert score(Smart(0.8, 1.0, 0.5, 1.0, 0.0)).value == 75.0


def test_a_letter_that_was_not_judged_is_left_out():
    # (30·1 + 25·0.8 + 10·1) / 65 = 92.3
    counted = score(Smart(specific=0.8, measurable=1.0, time_bound=1.0))
    assert counted.value == 92.3
    assert counted.start == 92.3


def test_nothing_judged_scores_nothing():
    assert score(Smart()).value == 0.0


def test_points_come_off_once_for_each_rule():
    found = (finding("a"), finding("a"), finding("b", "error"), finding("c", "info"))
    counted = score(Smart(measurable=1.0), *found)
    assert counted.value == 100 - 6 - 15 - 1
    assert dict(counted.penalties) == {"a": 6, "b": 15, "c": 1}


def test_rules_with_their_own_points():
    assert score(Smart(measurable=1.0), finding("a", "info"), points={"a": 8.0}).value == 92.0


def test_the_lowest_cap_counts_and_only_when_it_bites():
    capped = score(
        Smart(measurable=1.0), finding("a", "info"), finding("b", "info"), caps={"a": 69.0, "b": 59.0, "c": 0.0}
    )
    assert capped.value == 59.0
    assert capped.cap == ("b", 59.0)
    low = score(Smart(measurable=0.2), finding("a", "info"), caps={"a": 69.0})
    assert low.cap is None
    assert low.value == 19.0


def test_never_below_zero():
    assert score(Smart(measurable=0.0), finding("a", "error"), finding("b", "error")).value == 0.0


def test_an_objective_is_the_mean_of_its_key_results_less_its_own_points():
    parts = [score(Smart(measurable=1.0, specific=1.0)), score(Smart(measurable=0.5))]
    whole = objective_score(parts, [finding("many")], {}, {})
    assert whole.start == 75.0
    assert whole.value == 69.0
    assert whole.smart == Smart(specific=1.0, measurable=0.75)


def test_an_objective_without_key_results_scores_nothing():
    assert objective_score([], [], {}, {}).value == 0.0


@pytest.mark.parametrize(
    ("p_hit", "share", "value"),
    [
        (0.4, 0.0, 1.0),
        (0.7, 0.0, 1.0),
        (1.0, 1.0, 0.3),
        (0.85, 0.5, 0.65),
        (0.05, 0.0, 0.5),
        (0.0, 0.0, 0.0),
        (0.01, 0.2, 1.0),
    ],
)
def test_achievable_is_best_between_given_and_never_seen(p_hit: float, share: float, value: float):
    chance = TargetChance(p_hit, 1.0, 2.0, 1.0, (0.5, 1.5), share, 2, "history")
    assert achievable(chance) == pytest.approx(value)


@pytest.mark.parametrize(("heading", "measurable"), [("现状", 1.0), ("起点", 1.0), ("备注", 0.8)])
def test_where_it_starts_counts_whatever_its_column_is_called(heading: str, measurable: float):
    table = f"| 目标 | 关键结果 | {heading} | 目标值 |\n|---|---|---|---|\n| 送得快 | 单均物流成本 | 6.8元 | 5.9元 |\n"
    (reviewed,) = review([read_draft("q4.md", content=table.encode())], today=date(2026, 10, 1))
    assert reviewed.objectives[0].key_results[0].score.smart.measurable == measurable


@pytest.mark.parametrize(
    ("text", "measurable"),
    [
        ("退货时长缩短到2天", 0.8),  # no_baseline asks where it stands
        ("NPS提升10分", 0.8),
        ("新增供应商20家", 1.0),
        ("退货率控制在5%以内", 1.0),
        ("重大投诉为零", 1.0),
        ("进入区域销量前三", 1.0),
        ("Sign 3 customers", 1.0),
        ("Raise NPS to 45", 0.8),
    ],
)
def test_points_are_lost_for_a_baseline_only_where_one_is_asked_for(text: str, measurable: float) -> None:
    content = f"# 2026 Q3\n## O1: Make returns painless\n- KR1: {text}\n".encode()
    found = review([read_draft("x.md", content=content)], today=date(2026, 7, 1))[0].objectives[0].key_results[0]
    assert found.score.smart.measurable == measurable
    assert (measurable < 1) == any(finding.rule == "no_baseline" for finding in found.findings)
