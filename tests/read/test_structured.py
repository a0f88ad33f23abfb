"""JSON and YAML drafts: the published form, what else people write, and errors with their place."""

import json
from datetime import date

import pytest

from okr_ai.errors import InputError
from okr_ai.model import CheckIn, Draft
from okr_ai.read import read_draft, values


def read(text: str, name: str) -> Draft:
    return read_draft(name, content=text.encode(), today=date(2026, 7, 10))


def texts(draft: Draft) -> dict[str, list[str]]:
    return {o.text.text: [k.text.text for k in o.key_results] for o in draft.objectives}


CONTRACT = {
    "cycle": {"start": "2026-07-01", "end": "2026-09-30"},
    "objectives": [
        {
            "objective": "让老客户愿意再来",
            "id": "G1",
            "owner": "Ann",
            "parent": "C1",
            "key_results": [
                "NPS from 22 to 40",
                {
                    "kr": "90天复购率提升",
                    "id": "k9",
                    "metric": "repeat_rate",
                    "owner": "Ben",
                    "due": "2026-09-15",
                    "baseline": 18,
                    "target": 25.5,
                    "measure": "average",
                    "check_ins": [
                        {"date": "2026-07-12", "value": 19},
                        {"date": "2026-07-05", "value": 18.5, "note": "slow"},
                    ],
                    "colour": "red",
                },
            ],
        }
    ],
}


def check_contract(draft: Draft) -> None:
    assert draft.cycle
    assert (draft.cycle.start, draft.cycle.end) == (date(2026, 7, 1), date(2026, 9, 30))
    (objective,) = draft.objectives
    assert (objective.id, objective.owner, objective.parent) == ("G1", "Ann", "C1")
    plain, full = objective.key_results
    assert (plain.id, plain.text.text) == ("G1-KR1", "NPS from 22 to 40")
    assert (full.id, full.metric, full.owner, full.due) == ("k9", "repeat_rate", "Ben", date(2026, 9, 15))
    assert (full.baseline, full.target, full.measure) == (18, 25.5, "average")
    assert [(c.date, c.value, c.note) for c in full.check_ins] == [
        (date(2026, 7, 5), 18.5, "slow"),
        (date(2026, 7, 12), 19, None),
    ]
    assert full.fields["colour"].text == "red"
    assert draft.problems == ()


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_the_contract_in_json(indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(CONTRACT, indent=indent, ensure_ascii=ascii_only)
    draft = read(text, "draft.json")
    check_contract(draft)
    kr = draft.objectives[0].key_results[0].text
    lines = text.split("\n")
    place = kr.place()
    assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == "NPS from 22 to 40"


def test_the_contract_in_yaml() -> None:
    import yaml

    check_contract(read(yaml.safe_dump(CONTRACT, allow_unicode=True, sort_keys=False), "draft.yaml"))
    check_contract(read(yaml.safe_dump(CONTRACT, default_style='"'), "draft.yml"))


def test_the_form_is_told_by_the_text_on_standard_input() -> None:
    check_contract(read(json.dumps(CONTRACT), "<stdin>"))
    assert texts(read("objectives:\n  - objective: x\n    key_results: [a]\n", "<stdin>")) == {"x": ["a"]}
    assert texts(read("O1: x\n- KR1: a\n", "<stdin>")) == {"x": ["a"]}


YAML_ZH = """\
# 增长团队
周期: 2026年三季度
团队: 增长团队
objectives:
  - 目标: 让老客户愿意再来   # 注释
    负责人: 张三
    权重: 60%
    关键结果:
      - KR1: 90天复购率从18%提升至25%
      - 关键结果: "退货率 \\u63a7制在5%\\
                  以内"
        起始值: 8%
        目标值: 5%
        截止日期: 9月15日
        信心: 6/10
        check_ins:
          2026-07-05: 7.8%
          2026-07-12: 7.5
        tasks:
          - 与仓库对账
          - {title: 换包装, owner: 李四, due: 2026-08-01, done: true}
      - >-
        次日达覆盖率
        从30%提升至50%
  - O2: 第二个
    key_results:
"""


def test_yaml_in_chinese() -> None:
    draft = read(YAML_ZH, "draft.yaml")
    assert (draft.team, draft.cycle and draft.cycle.end) == ("增长团队", date(2026, 9, 30))
    one, two = draft.objectives
    assert (one.id, one.owner, one.weight, one.team) == ("O1", "张三", 60, "增长团队")
    assert (two.id, two.text.text, two.key_results) == ("O2", "第二个", ())
    assert [k.id for k in one.key_results] == ["O1-KR1", "O1-KR2", "O1-KR3"]
    second = one.key_results[1]
    assert second.text.text == "退货率 控制在5%以内"
    assert (second.baseline, second.target, second.unit, second.due) == (8, 5, "%", date(2026, 9, 15))
    assert second.confidence == pytest.approx(0.6)
    assert [(c.date, c.value) for c in second.check_ins] == [(date(2026, 7, 5), 7.8), (date(2026, 7, 12), 7.5)]
    assert [(t.title, t.owner, t.due, t.done) for t in second.tasks] == [
        ("与仓库对账", None, None, False),
        ("换包装", "李四", date(2026, 8, 1), True),
    ]
    assert one.key_results[2].text.text == "次日达覆盖率 从30%提升至50%"


def test_yaml_scalars_stay_as_written() -> None:
    draft = read(
        "objectives:\n- objective: no\n  key_results: [12:30, 1.10, 2026-12-31, 0x1F, ~]\n".replace(", ~", ""), "d.yaml"
    )
    assert texts(draft) == {"no": ["12:30", "1.10", "2026-12-31", "0x1F"]}


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (  # list of sets with other names, the present value beside the target
            '{"okr_sets":[{"objective":"A","key_results":[{"description":"b","metric":"NPS",'
            '"target_value":40,"current_value":22}]}]}',
            "a.json",
            {"A": ["b"]},
        ),
        (  # a cascade: metadata, company, teams
            '{"metadata":{"quarter":"2026 Q3"},"company":{"objectives":[{"id":"C1","title":"A",'
            '"key_results":[{"id":"k","title":"b"}]}]},'
            '"teams":[{"team":"Ops","objectives":[{"title":"C","key_results":["d"]}]}]}',
            "b.json",
            {"A": ["b"], "C": ["d"]},
        ),
        ("- objective: A\n  keyResults:\n  - {title: b, startValue: 1, targetValue: 2}\n", "c.yaml", {"A": ["b"]}),
        (
            "scope: team\nobjectives:\n- {objective_id: x, objective: A, key_results: [{kr_id: y,"
            " description: b}]}\n", "d.yml", {"A": ["b"]}),
        ("objectives:\n  O1:\n    objective: A\n    krs: {KR1: b, KR2: {kr: c}}\n", "e.yaml", {"A": ["b", "c"]}),
        ("objective: A\nkey_results: [b]\n", "f.yaml", {"A": ["b"]}),
        ('["A", {"objective": "B"}]', "g.json", {"A": [], "B": []}),
        ("teams:\n  运营: {objectives: [{objective: A, key_results: [b]}]}\n", "h.yaml", {"A": ["b"]}),
    ],
)  # fmt: skip
def test_other_shapes(text: str, name: str, found: dict[str, list[str]]) -> None:
    assert texts(read(text, name)) == found


def test_teams_and_values_of_other_shapes() -> None:
    draft = read(
        '{"teams":[{"team":"Ops","objectives":[{"title":"C","key_results":[{"title":"d",'
        '"current":"1.2万","target":"￥2万"}]}]}]}',
        "a.json",
    )
    (objective,) = draft.objectives
    assert objective.team == "Ops"
    assert (objective.key_results[0].current, objective.key_results[0].target) == (12_000, 20_000)


def test_fields_that_cannot_be_read_are_problems_and_the_rest_is_read() -> None:
    draft = read(
        "objectives:\n- objective: A\n  due: someday\n  key_results:\n  - {kr: b, target: lots, baseline: TBD}\n"
        "  - {kr: c, check_ins: [{date: 2026-07-05, value: many}, {date: x, value: 1},"
        " {date: 2026-07-06, value: 3}]}\n",
        "a.yaml",
    )
    places = sorted((p.place.line, p.place.column, p.what.en) for p in draft.problems)
    assert places == [
        (3, 8, "'someday' is no date"),
        (5, 21, "'lots' is no number"),
        (6, 51, "'many' is no number"),
        (6, 65, "'x' is no date"),
    ]
    b, c = draft.objectives[0].key_results
    assert (b.target, b.baseline, b.fields["target"].text) == (None, None, "lots")
    assert [(k.date, k.value) for k in c.check_ins] == [(date(2026, 7, 6), 3)]


def test_items_that_are_none_are_problems_and_the_rest_is_read() -> None:
    draft = read(
        '{"objectives": [null, [1], {"objective": "A", "key_results": ["b", null, ["c"], '
        '{"kr": "d", "check_ins": [7]}]}]}',
        "a.json",
    )
    assert texts(draft) == {"A": ["b", "d"]}
    assert sorted((p.place.column, p.what.en) for p in draft.problems) == [
        (17, "objective: this is not a text, or objective and key_results"),
        (23, "objective: this is not a text, or objective and key_results"),
        (68, "key result: this is not a text, or kr and its fields"),
        (74, "key result: this is not a text, or kr and its fields"),
        (107, "a check-in: this is not a date and a value"),
    ]


def test_an_owner_may_be_a_list() -> None:
    draft = read('{"objectives":[{"objective":"A","owner":["Ann","Ben"],"key_results":[]}]}', "a.json")
    owner = draft.objectives[0].fields["owner"]
    assert owner.text == "Ann, Ben"
    assert owner.source.words(owner.span()) == 'Ann","Ben'


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('{"objectives": 5}', (1, 16), "objectives"),
        ('{"objectives": "x"}', (1, 17), "objectives"),
        ('{"objectives": [[1]]}', (1, 17), "objective"),
        ('{"objectives": [{"objective": "a", "key_results": "b"}]}', (1, 52), "key_results"),
        ('{"cycle": {"start": "x", "end": "2026-09-30"}, "objectives": []}', (1, 22), "no date"),
        ('{"cycle": {"start": "2026-09-30", "end": "2026-07-01"}, "objectives": []}', (1, 11), "ends before"),
        ('{"cycle": [1], "objectives": []}', (1, 11), "cycle"),
        ('{"objectives": [\n  {"objective": "a",}\n]}', (2, 21), "key in double quotes"),
        ('{"objectives": [1 2]}', (1, 19), "',' or ']'"),
        ('{"objectives": [', (1, 17), "ends"),
        ('{"a": "b\nc"}', (1, 7), "no end on its line"),
        ('{"a": "\\x"}', (1, 8), "escape"),
        ('{"a": 01}', (1, 7), "value"),
        ('{"a": NaN}', (1, 7), "value"),
        ("{'a': 1}", (1, 2), "key in double quotes"),
        ('{"objectives": []} x', (1, 20), "after the end"),
        ("42", (1, 1), "no objectives"),
        ('{"name": "x"}', (1, 1), "no objectives"),
    ],
)
def test_json_errors_name_the_place(text: str, place: tuple[int, int], says: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text, "a.json")
    assert (caught.value.line, caught.value.column) == place
    assert says in caught.value.in_lang("en")
    assert caught.value.in_lang("zh") != caught.value.in_lang("en")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("objectives:\n  - objective: a\n   key_results: []\n", 3, "no YAML"),
        ("objectives:\n\t- a\n", 2, "no YAML"),
        ("objectives: &a [x]\nmore: *a\n", 1, "anchors"),
        ("objectives: *a\n", 1, "anchors"),
        ("objectives: !!python/object:os.system [x]\n", 1, "tag"),
        ("objectives:\n- !include secret\n", 2, "tag"),
        ("? [a, b]\n: c\n", 1, "key"),
        ("a: 1\n---\nb: 2\n", 2, "second YAML document"),
        ("objectives: " + "[" * 60 + "]" * 60, 1, "levels deep"),
        ("objectives: [" * 3, 1, "no YAML"),
    ],
)
def test_yaml_errors_name_the_place(text: str, line: int, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text, "a.yaml")
    assert caught.value.line == line
    assert says in caught.value.in_lang("en")
    assert "\n" not in caught.value.in_lang("zh")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.json", '{"objectives": [{"objective": "Buyers return", "objective": "Buyers stay"}]}', (1, 49)),
        ("a.yaml", "objectives:\n- objective: 让老客回来\n  objective: 让新客留下\n", (3, 3)),
    ],
)
def test_a_key_that_stands_twice_is_refused_as_one_value_would_be_lost(
    name: str, text: str, place: tuple[int, int]
) -> None:
    with pytest.raises(InputError) as raised:
        read(text, name)
    assert (raised.value.line, raised.value.column) == place
    assert "'objective' stands twice" in raised.value.in_lang("en")


def test_half_a_surrogate_pair_is_no_character() -> None:
    draft = read('{"objectives":[{"objective":"a\\ud83d\\ude00b\\ud800c","key_results":[]}]}', "a.json")
    assert draft.objectives[0].text.text == "a\U0001f600b\ufffdc"


def test_check_ins_are_values_of_the_model() -> None:
    draft = read(
        '{"objectives":[{"objective":"A","key_results":[{"kr":"b","check_ins":[["2026-07-05", 1]]}]}]}', "a.json"
    )
    (check_in,) = draft.objectives[0].key_results[0].check_ins
    assert isinstance(check_in, CheckIn)
    assert check_in.place
    assert check_in.place.column == 73


@pytest.mark.parametrize("huge", ["1e101", "9" * 120, "-2e100%"])
def test_values_that_no_metric_can_have_are_no_numbers(huge: str) -> None:
    assert values.number(huge) is None
    assert values.number("1e100") == (1e100, None)


def test_objectives_below_keys_of_ones_own_are_found() -> None:
    text = (
        "name: Shop\nprojects:\n- name: Web\n  okr:\n    q3:\n      Objective: Buyers come back\n"
        "      KeyResults:\n      - Metric: NPS from 22 to 40\n"
    )
    draft = read_draft("own.yaml", content=text.encode())
    assert [(o.text.text, o.team, [k.text.text for k in o.key_results]) for o in draft.objectives] == [
        ("Buyers come back", "Web", ["NPS from 22 to 40"])
    ]
    text = "company_okrs:\n- objective: Buyers come back\n  key_results: [NPS from 22 to 40]\n"
    assert len(read_draft("own.yaml", content=text.encode()).objectives) == 1


def test_two_values_of_one_day_are_told() -> None:
    text = (
        "objectives:\n- objective: Sell more\n  key_results:\n  - kr: Orders from 10 to 20\n    check_ins:\n"
        "    - {date: 2026-07-05, value: 12}\n    - {date: 2026-07-05, value: 14}\n"
        "    - {date: 2026-07-06, value: 14}\n"
    )
    (problem,) = read_draft("d.yaml", content=text.encode()).problems
    assert problem.in_lang("en") == "d.yaml:7:14: 2026-07-05 has two values: 14 counts, not 12; keep one of them"


def test_labels_in_the_words_are_none_of_them() -> None:
    text = """
objectives:
- objective: "Objective 2: Sell more"
  key_results:
  - "Key Result 1: Orders from 100 to 120"
  - {kr: "KR2：退货率从9%降到6%", id: R}
  - 目标客户数从20家到30家
"""
    draft = read_draft("draft.yaml", content=text.encode(), today=date(2026, 7, 10))
    (objective,) = draft.objectives
    assert (objective.id, objective.text.text) == ("O2", "Sell more")
    assert [(kr.id, kr.text.text) for kr in objective.key_results] == [
        ("O2-KR1", "Orders from 100 to 120"),
        ("R", "退货率从9%降到6%"),
        ("O2-KR3", "目标客户数从20家到30家"),
    ]
