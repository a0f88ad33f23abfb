"""Periods that stand where no cycle is read from: behind one objective, or as a season or months in the title."""

from datetime import date

import pytest

from okr_ai.read.drafts import read_draft
from okr_ai.rules.reviewing import review

TODAY = date(2026, 5, 15)


def rules_of(draft: str) -> set[str]:
    (reviewed,) = review([read_draft("d.md", content=draft.encode(), today=TODAY)], today=TODAY)
    return {finding.rule for finding in reviewed.findings} | {
        finding.rule for objective in reviewed.objectives for each in objective.key_results for finding in each.findings
    }


@pytest.mark.parametrize("title", ["语文组 2026 秋", "测试组 2026.7-9", "教研组 2026年7月-9月"])
def test_a_season_or_months_in_the_title_say_by_when(title: str) -> None:
    rest = "\n\n## O1：让学员学得会\n- KR1：完课率从50%到60%\n"
    assert "no_time_frame" not in rules_of(f"# {title}{rest}")
    assert "no_time_frame" in rules_of(f"# 语文组{rest}")


@pytest.mark.parametrize(
    ("first", "second", "period"),
    [
        ("让退货不再麻烦", "让买家愿意回来", "（2026 Q3）"),
        ("Make returns painless", "Bring buyers back", "(2026 Q3)"),
    ],
)
def test_a_period_behind_the_first_objective_goes_for_the_page(first: str, second: str, period: str) -> None:
    def page(behind: str) -> str:
        below = "\n- KR1: NPS 30 -> 40\n- KR2: CSAT 80% -> 90%\n"
        return f"## O1: {first}{behind}{below}\n## O2: {second}\n- KR1: NPS 10 -> 20\n"

    assert "no_deadline" not in rules_of(page(f" {period}"))
    assert {"no_time_frame"} <= rules_of(page(""))


@pytest.mark.parametrize(("label", "words"), [("O", "让社群自己转起来"), ("O：", "让社群自己转起来")])
def test_a_letter_before_chinese_words_is_a_label(label: str, words: str) -> None:
    draft = read_draft("d.txt", content=f"2026 Q3\n{label} {words}\nKR 话题从3条到9条\n".encode(), today=TODAY)
    assert [(each.text.text, len(each.key_results)) for each in draft.objectives] == [(words, 1)]
