"""Labels: which words begin with one, and what may stand in between its letters."""

import pytest

from okr_ai.model import Passage, Source
from okr_ai.read import read_draft
from okr_ai.read.labels import label_of

UNSEEN = ("\u200b", "\u2060", "\ufeff")


@pytest.mark.parametrize("char", UNSEEN)
def test_characters_that_nobody_sees_hide_no_label(char: str) -> None:
    markdown = f"## O{char}1：让顾客回来\n{char}- K{char}R1：复购率从18%提升到2{char}5%\n- KR2：投诉率降到2%\n"
    draft = read_draft("d.md", content=markdown.encode())
    (objective,) = draft.objectives
    assert objective.text.text == "让顾客回来"
    assert [kr.text.text for kr in objective.key_results] == ["复购率从18%提升到25%", "投诉率降到2%"]
    span = objective.key_results[0].text.span()
    assert markdown[span.start : span.end] == f"复购率从18%提升到2{char}5%"
    table = f"目{char}标,关键结果,{char}目标值\nO{char}1 让顾客回来,{char}K{char}R1：复购率,25%\n"
    yaml = f"objectives:\n- objective: {char}让顾客回来\n  key_results:\n  - 'K{char}R1：复购率'\n"
    json = f'{{"objectives": [{{"objective": "让{char}顾客回来", "key_results": ["K{char}R1：复购率"]}}]}}'
    for path, text in (("d.csv", table), ("d.yaml", yaml), ("d.json", json)):
        (objective,) = read_draft(path, content=text.encode()).objectives
        assert objective.text.text == "让顾客回来"
        assert [kr.text.text for kr in objective.key_results] == ["复购率"]


def test_numbers_of_trackers_are_labels() -> None:
    for words, kind, ident in (
        ("KR1000：复购率到25%", "key_result", "KR1000"),
        ("KR10423 Repeat rate to 25%", "key_result", "KR10423"),
        ("KR999: x", "key_result", "KR999"),
    ):
        label = label_of(Passage(words, Source("d", words), 0))
        assert label is not None
        assert (label.kind, label.id) == (kind, ident)
    for words in ("KR 2026 plan", "目标2026年翻一番", "Key result 2026 was good", "KR1234567 x"):
        assert label_of(Passage(words, Source("d", words), 0)) is None


def test_a_letter_may_stand_before_the_number() -> None:
    text = "Objective A: Read with joy\n   KR A1: Loans from 3 to 6\n   KR A2: Visits from 1 to 2\n"
    text += "OBJ-T2: Calm evenings\n   KR1: Calls from 9 to 4\n"
    first, second = read_draft("d.txt", content=text.encode()).objectives
    assert (first.text.text, [kr.text.text for kr in first.key_results]) == (
        "Read with joy",
        ["Loans from 3 to 6", "Visits from 1 to 2"],
    )
    assert second.text.text == "Calm evenings"
    for words in ("KR a3 paper is out", "Key result B2B sales grow", "O2B: sales"):
        label = label_of(Passage(words, Source("d", words), 0))
        assert label is None or label.words.text == words[4:], words
