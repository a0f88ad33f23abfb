"""A file with a section for each quarter: limits of a cycle hold for each of its sections."""

from datetime import date

from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.rules.examples import everything

TODAY = date(2026, 1, 10)


def names(text: str) -> set[str]:
    (reviewed,) = review([read_draft("d.md", content=text.encode(), today=TODAY)], today=TODAY)
    return {finding.rule for finding in everything(reviewed)}


def sections(quarters: str, each: int, goal: str, result: str) -> str:
    return "".join(
        f"## Q{quarter} 2026\n" + "".join(f"### O{n}: {goal} {n}\n- KR1: {result}\n" for n in range(1, each + 1))
        for quarter in quarters
    )


def test_objectives_are_counted_for_each_cycle() -> None:
    title = "# Quarterly OKRs (Q1 2026 to Q3 2027)\n"
    for goal, result in (("Make step painless", "Repeat rate from 18% to 25%"), ("让客户省心", "复购率从18%到25%")):
        found = names(title + sections("1234", 2, goal, result))
        assert not {"many_objectives", "cycle_too_long"} & found
        assert "many_objectives" in names(title + sections("1", 6, goal, result))


def test_a_period_behind_other_words_wins_over_the_title() -> None:
    for title, period in (
        ("# OKR 2026 Q1", "Data team | Prepared by: Ann | Period: March — May 2026"),
        ("# 2026年一季度OKR", "数据组 ｜ 周期：2026年3月—5月"),
    ):
        for line in (f"> {period}", period):
            draft = read_draft("d.md", content=f"{title}\n\n{line}\n\n## O1: Go\n- KR1: a\n".encode(), today=TODAY)
            assert draft.cycle is not None
            assert draft.cycle_of(draft.objectives[0]) == draft.cycle
            assert (draft.cycle.start, draft.cycle.end) == (date(2026, 3, 1), date(2026, 5, 31))


def test_a_table_of_kpis_is_no_list_of_key_results() -> None:
    text = "# 2026 Q1\n## O1: Calm mornings\n- KR1: Overtime from 9 to 3 hours\n"
    text += "## KPIs\n| KPI | Target |\n|---|---|\n| Freshness | 24h |\n"
    (objective,) = read_draft("d.md", content=text.encode()).objectives
    assert len(objective.key_results) == 1
    alone = "# 2026 Q1\n## O1: Calm mornings\n### Key metrics\n| Metric | Target |\n|---|---|\n| Overtime | 3h |\n"
    (objective,) = read_draft("d.md", content=alone.encode()).objectives
    assert len(objective.key_results) == 1
