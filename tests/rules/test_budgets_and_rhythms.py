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
        # near misses
        ("Marketing spend per order under $3", True),
        ("Handling time at most 5 hours", True),
        ("发货频次提高到每周3次", True),
        ("满意度达到 90 分", True),
    ],
)
def test_what_is_asked_where_it_starts(text: str, asked: bool) -> None:
    assert ("no_baseline" in rules_of(text)) == asked


def test_rhythms_that_differ_are_not_rewritten() -> None:
    assert only("巡检频次由每月1次提高到每周1次").rewrite is None


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
    ("text", "rewrite"),
    [
        (
            "recall: 65% of patients seen in the last 12 months have an appointment (we're at 48)",
            "Recall from 48% to 65% of patients by 30 Sep 2026",
        ),
        (
            "Ensure 90% of changes show human-readable reasons.",
            "Ensure 90% of changes show human-readable reasons by 30 Sep 2026 (today <baseline?>)",
        ),
    ],
)
def test_tails_of_rewrites_are_whole(text: str, rewrite: str) -> None:
    assert only(text).rewrite == rewrite


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
