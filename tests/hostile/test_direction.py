"""Marks that turn the direction of writing are shown on pages and do not act there."""

import re
from pathlib import Path

import pytest

import okr_ai
from okr_ai.rules.formats import rendered

ACTING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.md"
    file.write_text("# 2026 Q3\n\n## O1: Regulars\u202e return\n- KR1: Raise\u2067 trust from 3 to 4\n", "utf-8")
    return file


def test_reports(draft: Path) -> None:
    for ending in ("html", "md"):
        page = draft.with_suffix(f".out.{ending}")
        okr_ai.report(draft, as_of="2026-08-01", path=page)
        text = page.read_text("utf-8")
        assert not ACTING.search(text)
        assert "[U+202E] return" in text


def test_reviews(draft: Path) -> None:
    reviewed = okr_ai.review(draft, today="2026-08-01")
    for page in (rendered([reviewed.reviewed], "markdown"), reviewed._repr_html_()):
        assert not ACTING.search(page)
        assert "[U+2067]" in page
