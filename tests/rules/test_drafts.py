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
