"""Lines as teams write them: the findings that are due, and none beside them."""

from datetime import date
from pathlib import Path

import pytest

from okr_ai.language import read_key_result
from okr_ai.read import read_draft
from okr_ai.rules import review

TODAY = date(2026, 12, 10)
BESIDE = {"few_key_results", "no_owner", "no_guardrail", "undefined_metric", "huge_change", "tiny_change"}


def _rules(path: Path, line: str) -> set[str]:
    path.write_text(
        f"# Our team, Q1 2027 OKRs\n\n## O1: Make people want to come back soon\n\n- {line}\n", encoding="utf-8"
    )
    draft = review([read_draft(str(path), today=TODAY)], today=TODAY)[0]
    return {x.rule for kr in draft.objectives[0].key_results for x in kr.findings} - BESIDE


@pytest.mark.parametrize(
    ("line", "baseline"),
    [
        # a value in brackets of a month that is over, whatever stands between
        ("80% of pupils reach an age of 13+ by June 2027 (54% in September)", 54),
        ("2027年6月前合格率达到80%（9月为54%）", 54),
        ("80% by June 2027 (90% in September 2027)", None),  # the next stage
        ("Grow to 40% by June 2027 (60% by September)", None),
        # alone in brackets, on the way to the target
        ("35% of accounts with reports (12%)", 12),
        ("Churn cut to 5% (8%)", 8),
        ("复购率达到 35%（12%）", 12),
        ("Uptime of 99% (99.5%)", None),  # a stretch beyond it
        ("复购率达到 35%（+12%）", None),
        ("Serve 30 shops (12 new)", None),
        # a clause that says nothing but a value and "today"
        ("MFA on 100% of admin accounts; 72% today.", 72),
        ("NPS of 50, 31 today", 31),
        ("Write 5 pages, read 2 papers today", None),
        ("Sleep score 80 (last one: 17)", 17),
        # a value that we have, that is there, so far, as of a day, the average of a year
        ("Members: 900 by summer (we're at 410)", 410),
        ("Members: 900 by summer (we had 410 in May)", 410),
        ("Members at 900 (there are about 410)", 410),
        ("Members at 900 (410 so far)", 410),
        ("Members at 900 – 410 at present", 410),
        ("Members at 900 (as of 12 Nov: 410)", 410),
        ("Members at 900 (410 as of October)", 410),
        ("Members at 900 (2025 average: 410)", 410),
        ("Members at 900 (base 410)", 410),
        ("Members at 900 (of whom 410 new)", None),
        ("Members at 900 (in 410 towns)", None),
    ],
)
def test_where_things_stand(line: str, baseline: float | None) -> None:
    assert read_key_result(line, today=TODAY).baseline == baseline


@pytest.mark.parametrize(
    ("line", "values"),
    [
        # a score whose last figure and scale look like a fraction
        ("Rating of 4.1/5", (None, 4.1)),
        ("CSAT from 7.1/10 to 8.5/10", (7.1, 8.5)),
        ("评分从 3.1/5 提升到 4.1/5", (3.1, 4.1)),
        ("GPA from 3.2/4 to 3.6/4", (3.2, 3.6)),
        ("平均绩点达到 3.25/4", (None, 3.25)),
        ("Cut errors to 1/5", (None, 0.2)),
        ("3/4 of shops open on Sundays", (None, 75)),
        # two scores are no range of scores
        ("Manager satisfaction 7.1/10 to 8.5/10", (7.1, 8.5)),
        ("Rating 4.1/5 to 4.6/5", (4.1, 4.6)),
        ("Satisfaction between 7 and 8 of 10", (None, 7)),
    ],
)
def test_scores_out_of_a_scale(line: str, values: tuple[float | None, float]) -> None:
    frame = read_key_result(line, today=TODAY)
    assert (frame.baseline, frame.target) == values


@pytest.mark.parametrize(
    ("line", "several"),
    [
        ("Run 3x a week, 30 runs in all", False),
        ("Post 3x a week, 200 followers in all", True),
        ("Bill per customer cut by a fifth, $5.10 to $4.08", False),
        ("Bill per customer cut by a third, $5.10 to $4.08", True),
        ("费用砍掉三分之一，从 30 万降到 20 万", False),
        ("费用砍掉三分之一，客诉从 30 件降到 12 件", True),
        ("35% of accounts with ≥ 3 scheduled reports", False),
        ("35% of accounts with SSO and 3 reports each week by 40 teams", True),
    ],
)
def test_one_target_or_two(line: str, several: bool) -> None:
    assert read_key_result(line, today=TODAY).compound is several


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("Lapsed donors won back – 150", set()),
        ("15 contracts signed", set()),
        ("40 grants won per month", {"no_baseline"}),  # so many a month is a level
        ("20 hours of conversation with Marta", set()),
        ("Satisfaction of guests at 8.5", {"no_baseline"}),
        ("Move from A2 to B1 in Spanish", set()),
        ("法语口语从 A2 到 B1", set()),
        ("Move from Slack to Teams", {"task_as_key_result", "no_number"}),
        ("Pass DELE B1", {"no_number"}),
        ("Pass the files on", {"task_as_key_result", "no_number"}),
    ],
)
def test_what_is_told(line: str, rules: set[str], tmp_path: Path) -> None:
    assert _rules(tmp_path / "draft.md", line) == rules


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Q1 2027 – Fundraising, Riverside Food Bank", True),
        ("Platform reliability (Q1'27)", True),
        ("2027年一季度——增长团队要做的三件事", True),
        ("门店运营中心华东大区的安排（2027 Q1）", True),
        ("Q3 2026 – churn was bad. We change it.", False),
        ("Q3 2026 was hard for all of us", False),
        ("三季度很难，我们要改", False),
    ],
)
def test_the_line_above_names_the_period(title: str, names: bool, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(f"{title}\n\nO: Keep our shelves full all year\n- Shelves full from 3% to 5%\n", encoding="utf-8")
    assert (read_draft(str(path), today=TODAY).cycle is not None) is names
