"""`okr_ai.report` has what the command has: check-ins, calibration, what changed, own templates, every form."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

import okr_ai
from okr_ai.errors import InputError
from okr_ai.model import CheckIn
from okr_ai.workspace import CHECK_INS as NAME
from okr_ai.workspace.check_ins import Record, record

SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"


@pytest.fixture
def workspace(tmp_path):
    """A workspace without metrics, so that nothing has to be forecast: a draft and a check-in."""
    (tmp_path / "okr-ai.toml").write_text('cycle = "2011 Q3"\n[paths]\nhistory = ["past.csv"]\n', encoding="utf-8")
    shutil.copy(SHOP / "2011-q3.en.md", tmp_path / "okr.md")
    said = CheckIn(date(2011, 8, 1), 2.4, note="the courier changed")
    words = "Cut the time from order to dispatch from 3 days to 2 days by 15 September"
    record(tmp_path / NAME, Record("a", "2011-08-01T00:00:00Z", "okr.md", "O3-KR3", words, said))
    return tmp_path


def test_recorded_check_ins_are_read(workspace):
    found = {one.id: one.check_ins for one in okr_ai.read(workspace / "okr.md").key_results}
    assert [one.note for own in found.values() for one in own] == ["the courier changed"]


def test_it_tells_what_changed_and_how_far_to_trust(workspace):
    rows = "\n".join(f"O,Raise sales {i},2011 Q{1 + i % 2},{100 * (i % 2)}%,0.{i}" for i in range(1, 9))
    head = "Objective,Key result,Cycle,Attainment,Said at 50%\n"
    (workspace / "past.csv").write_text(head + rows + "\n", encoding="utf-8")
    first = workspace / "first.json"
    okr_ai.report(workspace / "okr.md", as_of="2011-07-31", path=first)
    made = okr_ai.report(workspace / "okr.md", as_of="2011-08-14", previous=first, title="Ours")
    assert made.title == "Ours"
    assert "Since 31 Jul" in made.html
    assert made.content.calibration.count == 8
    data = json.loads(first.read_bytes())
    again = okr_ai.report(workspace / "okr.md", as_of="2011-08-14", previous=data, title="Ours")
    assert again.html == made.html


def test_its_ending_says_its_form_and_templates_are_ours(workspace):
    own = workspace / "own"
    own.mkdir()
    (own / "page.md.j2").write_text("{{ heading }}: ours", encoding="utf-8")
    (own / "colours.toml").write_text('[light]\nlink = "#7a1f1f"\n', encoding="utf-8")
    made = okr_ai.report(workspace / "okr.md", as_of="2011-08-14", templates=own, path=workspace / "a.md")
    assert (workspace / "a.md").read_text(encoding="utf-8").endswith(": ours\n")
    assert "#7a1f1f" in str(made)
    made.save(workspace / "a.xlsx")
    assert (workspace / "a.xlsx").read_bytes().startswith(b"PK")
    with pytest.raises(InputError, match="no form of report"):
        made.save(workspace / "a.docx")


def test_a_retrospective_tells_what_was_said(workspace):
    made = okr_ai.report(workspace / "okr.md", as_of="2011-10-02", kind="retro")
    assert all(item.outcome is not None for item in made.content.items)
