"""Files as people bring them: pasted from Word, numbered half by hand, with heads over two rows, out of an API."""

import json
from datetime import date

from okr_ai.model import Draft
from okr_ai.read import read_draft


def read(text: str, name: str = "d.md") -> Draft:
    return read_draft(name, content=text.encode(), today=date(2026, 10, 1))


def shape(draft: Draft) -> dict[str, list[str]]:
    return {o.text.text: [k.text.text for k in o.key_results] for o in draft.objectives}


def test_words_bullets_are_marks_by_the_level_of_their_list() -> None:
    draft = read(
        "O1. Spend less for each sale\n·\tCAC from €41 to €32\no\treuse old creatives\n§\task Ann\n·\tROAS 4\n"
    )
    assert shape(draft) == {"Spend less for each sale": ["CAC from €41 to €32", "ROAS 4"]}
    assert draft.objectives[0].key_results[0].fields["note"].text == "reuse old creatives; ask Ann"


def test_words_bullets_stand_for_key_results_too() -> None:
    for mark in ("o\t", "o   ", "§\xa0\xa0", "Ø\t", "ü\t", "v\t", "q\t", "\uf0b7\t", "\uf0a7 ", "\uf0d8"):
        draft = read(f"O1：降低获客成本\n{mark}获客成本从 41 元降到 32 元\n{mark}投放回报率达到 4\n")
        assert shape(draft) == {"降低获客成本": ["获客成本从 41 元降到 32 元", "投放回报率达到 4"]}, mark


def test_a_letter_before_one_blank_is_a_word() -> None:
    draft = read("O1: Sell abroad\nKR1: Reach 500 orders from\no Porto and Lisbon\nKR2: v 2 costs 5 euros\n")
    assert shape(draft) == {"Sell abroad": ["Reach 500 orders from o Porto and Lisbon", "v 2 costs 5 euros"]}


def test_a_number_that_goes_on_is_the_next_key_result_whatever_its_mark() -> None:
    text = "目标一：把复购做成习惯\n关键结果：\n1、复购率从18%提升到25%\n2、月活从12万提高到20万\n（3）投诉率降低30%\n"
    assert len(read(text).objectives[0].key_results) == 3
    # numbers that begin anew stand below the last one
    text = (
        "O1: Buyers return\nKR:\n1. Repurchase from 18% to 25%\n2. NPS from 20 to 40\n(1) ask buyers\n(2) ask again\n"
    )
    draft = read(text)
    assert shape(draft) == {"Buyers return": ["Repurchase from 18% to 25%", "NPS from 20 to 40"]}
    assert draft.objectives[0].key_results[1].fields["note"].text == "ask buyers; ask again"


def test_a_table_of_weights_may_name_key_results_by_their_place() -> None:
    head = "## Objective: Ship reliable releases\n\n| # | Key Result | Baseline | Target |\n|---|---|---|---|\n"
    rows = "| 1 | Change failure rate | 18% | 8% |\n| 2 | Deploys a week | 3 | 10 |\n"
    weights = "\n### Weights\n\n| Key Result | Weight |\n|---|---|\n| 1 | 60% |\n| 2 | 40% |\n"
    draft = read(head + rows + weights)
    assert [(k.text.text, k.weight) for k in draft.objectives[0].key_results] == [
        ("Change failure rate", 60),
        ("Deploys a week", 40),
    ]


def test_a_team_is_named_without_its_quarter() -> None:
    for title, team in (
        ("Q4 2026 – Support team", "Support team"),
        ("2026年Q4 客服部", "客服部"),
        ("客服部", "客服部"),
        ("4 Seasons team", "4 Seasons team"),
    ):
        draft = read(f"# {title}\n\n## O1: Customers get help fast\n- KR1: Reply from 4 h to 1 h\n")
        assert draft.objectives[0].team == team, title


def test_a_group_of_columns_gives_them_its_name() -> None:
    head = "目标,目标,关键结果,数值,数值\n编号,内容,关键结果,起始值,目标值\n"
    draft = read(head + "O1,做成样板市场,动销门店数,320,500\nO1,做成样板市场,铺货率,62%,80%\n", "d.csv")
    assert [(o.id, o.text.text) for o in draft.objectives] == [("O1", "做成样板市场")]
    assert shape(draft) == {"做成样板市场": ["动销门店数", "铺货率"]}
    head = "Objective,Objective,Key result,Key result,Key result\nID,Title,Title,Baseline,Target\n"
    draft = read(head + "A,Win the north,Active shops,320,500\n", "d.csv")
    assert shape(draft) == {"Win the north": ["Active shops"]}
    assert draft.objectives[0].id == "A"
    assert draft.objectives[0].key_results[0].baseline == 320


def test_feishu_s_newer_weight_counts() -> None:
    for names in (("weight", "kr_weight"), ("kr_weight", "weight")):
        kr = {"id": "k", "content": "NPS 从 22 提升到 40"} | {name: 33 if name == "kr_weight" else 0 for name in names}
        okrs = {
            "okr_list": [{"name": "2026 年 10 月 - 12 月", "objective_list": [{"content": "口碑", "kr_list": [kr]}]}]
        }
        draft = read(json.dumps(okrs), "okr.json")
        assert draft.objectives[0].key_results[0].weight == 33


def test_a_comma_in_braces_of_yaml_parts_no_words() -> None:
    draft = read(
        """objectives:
- objective: Sell more
  key_results:
  - {kr: Raise orders from 4,500 to 5,000, owner: Ben}
  - {kr: Raise NPS, CSAT and CES from 4 to 5, due: 2026-12-01, note: }
  - {kr: 订单量从 4,500 提升至 5,000, 目标: "5,000"}
""",
        "d.yaml",
    )
    krs = draft.objectives[0].key_results
    assert [k.text.text for k in krs] == [
        "Raise orders from 4,500 to 5,000",
        "Raise NPS, CSAT and CES from 4 to 5",
        "订单量从 4,500 提升至 5,000",
    ]
    assert (krs[0].owner, krs[1].due, krs[2].target) == ("Ben", date(2026, 12, 1), 5000)
    place = krs[0].text.place()
    assert (place.line, place.column, place.end_column) == (4, 10, 42)


def test_a_comma_in_brackets_of_yaml_parts_no_figure() -> None:
    text = "objectives:\n- objective: Sell more\n  key_results: [Orders from 4,500 to 5,000, NPS from 20 to 40]\n"
    assert shape(read(text, "d.yaml")) == {"Sell more": ["Orders from 4,500 to 5,000", "NPS from 20 to 40"]}
    # a blank behind the comma begins another item, as do bare numbers
    text = "objectives:\n- objective: Sell more\n  key_results: [NPS of 40, 500 shops opened, Top 10, 250 users]\n"
    assert shape(read(text, "d.yaml")) == {"Sell more": ["NPS of 40", "500 shops opened", "Top 10", "250 users"]}
