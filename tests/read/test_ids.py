"""Ids that stand twice: nothing is lost, and who stated one twice is told."""

from okr_ai.model import Draft
from okr_ai.read import read_draft


def read(text: str, name: str) -> Draft:
    return read_draft(name, content=text.encode())


def ids(draft: Draft) -> dict[str, list[str]]:
    return {o.id: [kr.id for kr in o.key_results] for o in draft.objectives}


def told(draft: Draft) -> list[tuple[int, str]]:
    return [(p.place.line, p.what.en) for p in draft.problems if p.rule == "duplicate_id"]


def test_an_id_stated_twice_is_told_and_both_are_kept() -> None:
    draft = read(
        "objectives:\n- objective: Buyers come back\n  id: x\n  key_results:\n  - {kr: NPS from 22 to 40, id: a}\n"
        "  - {kr: Churn from 4% to 2%, id: a}\n  - {kr: Refunds in 2 days, id: a}\n- {objective: Sell more, id: x}\n",
        "d.yaml",
    )
    assert ids(draft) == {"x": ["a", "a~2", "a~3"], "x~2": []}
    assert told(draft) == [
        (6, "the id 'a' is taken by line 5"),
        (7, "the id 'a' is taken by line 5"),
        (8, "the id 'x' is taken by line 2"),
    ]
    line = draft.problems[0].in_lang("zh")
    assert line == "d.yaml:6:10: 编号“a”在第 5 行已经用过；请换一个编号；在此之前它的编号是“a~2”"


def test_ids_may_stand_in_brackets_and_in_lines_of_their_own() -> None:
    draft = read(
        "# Company OKRs 2026 Q4\n## O1: Buyers come back (id: C1)\n- KR1: NPS from 22 to 40 (ID: nps)\n"
        "## O2：顾客放心（编号：C2，上级：C1）\n- KR1：退货率从12%降到9%\n  - 编号：R1\n"
        "## O3: Sell more\nid: C3\n- KR1: Orders from 100 to 120\n",
        "d.md",
    )
    assert ids(draft) == {"C1": ["nps"], "C2": ["R1"], "C3": ["C3-KR1"]}
    assert draft.objectives[1].parent == "C1"
    assert not draft.problems


def test_words_after_id_are_no_id() -> None:
    draft = read("## O1: Buyers come back\n- KR1: Fraud from 4% to 2%\n  - id: checks of new accounts\n", "d.md")
    assert ids(draft) == {"O1": ["O1-KR1"]}


def test_one_label_twice_below_one_objective_is_told() -> None:
    draft = read("# O1: Buyers come back\n- KR1: NPS from 22 to 40\n- KR1: Churn from 4% to 2%\n", "d.md")
    assert ids(draft) == {"O1": ["O1-KR1", "O1-KR1~2"]}
    assert told(draft) == [(3, "the id 'O1-KR1' is taken by line 2")]


def test_numbers_that_start_anew_below_another_team_are_no_mistake() -> None:
    draft = read(
        "# Sales\n## O1: Sell more\n- KR1.1: 20 orders\n# Support\n## O1: Answer fast\n- KR1.1: 2 hours\n", "d.md"
    )
    assert ids(draft) == {"O1": ["KR1.1"], "O1~2": ["KR1.1~2"]}
    assert told(draft) == []


def test_rows_of_a_table_with_one_id() -> None:
    draft = read("objective,kr,id\nSell more,20 orders,1\nSell more,30 calls,1\n", "d.csv")
    assert ids(draft) == {"O1": ["1", "1~2"]}
    assert told(draft) == [(3, "the id '1' is taken by line 2")]
