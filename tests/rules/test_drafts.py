"""Whole drafts of many fields and styles: sound ones draw no warning, junk ones score low."""

from datetime import date
from pathlib import Path

import pytest

from okr_ai.model import ReviewedDraft
from okr_ai.read import read_draft
from okr_ai.rules import review
from okr_ai.rules.examples import everything
from okr_ai.suggest import relevance

DRAFTS = Path(__file__).parent / "drafts"
GOOD, JUNK = (sorted((DRAFTS / name).iterdir()) for name in ("good", "junk"))
TODAY = date(2026, 7, 1)


def reviewed(path: Path) -> ReviewedDraft:
    (draft,) = review([read_draft(str(path), today=TODAY)], today=TODAY, relevance=relevance)
    return draft


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_sound_drafts_draw_at_most_a_note(path: Path):
    draft = reviewed(path)
    assert [(f.rule, f.text) for f in everything(draft) if f.severity != "info"] == []
    assert len(everything(draft)) <= 2
    assert all(objective.score.value >= 85 for objective in draft.objectives)


@pytest.mark.parametrize("path", JUNK, ids=lambda path: path.name)
def test_junk_scores_below_half(path: Path):
    assert all(objective.score.value < 50 for objective in reviewed(path).objectives)


PLANTED = (
    (
        "让退货的顾客两天内拿到钱",
        ("退款到账时长从5天缩短到2天", "退货审核通过率从82%提升到93%", "退款投诉从每周30起降到10起"),
        "员工离职率从18%降到12%",
    ),
    (
        "Parents find what they look for",
        (
            "Search conversion from 2.1% to 3%",
            "Searches without results from 14% to 5%",
            "Product pages per visit from 3 to 5",
        ),
        "Time to hire from 45 days to 30 days",
    ),
)


@pytest.mark.parametrize(("objective", "own", "stranger"), PLANTED)
def test_a_stranger_among_the_key_results_is_found_and_nothing_else(
    objective: str, own: tuple[str, ...], stranger: str
):
    for key_results, wanted in ((own, []), ((*own, stranger), [stranger]), ((stranger, *own), [stranger])):
        text = "\n".join(
            (f"# 2026 Q3\n\n## O1: {objective}", *(f"- KR{i}: {kr}" for i, kr in enumerate(key_results, 1)))
        )
        (draft,) = review(
            [read_draft("draft.md", content=text.encode(), today=TODAY)], today=TODAY, relevance=relevance
        )
        assert [f.text for f in everything(draft) if f.rule == "unrelated_key_result"] == wanted
