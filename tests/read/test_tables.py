"""Drafts in CSV and XLSX: heads in both languages, merged cells, two head rows, weekly columns, shown per cents."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.errors import InputError
from okr_ai.model import Draft, Source
from okr_ai.read import read_draft
from okr_ai.read.delimited import rows, sniffed
from okr_ai.read.xlsx import cell_name

TODAY = date(2026, 7, 10)
CSV_ZH = '''\
目标,关键结果,起始值,目标值,当前值,权重,负责人,截止日期,备注,2026-07-05,2026/7/12
O1：提升复购,"KR1：90天复购率, 含""新客""",18%,25%,20%,40%,张三,2026/9/30,,18.2%,19
,KR2：次月留存率,30%,很多,,60%,李四,9月30日,"多行
备注",,x
让物流更快,平均送达时间,4天,2天,3.5天,1,王五,三季度末,,,
,,5,6,,,,,,,
合计,,,,,,,,,,
'''
CSV_EN = (
    "Objective;Key result;Baseline;Target;Owner;Due date\n"
    "Delight;NPS of buyers;22;40;Ann;2026-09-30\nDelight;Returns;8%;5%;Ben;\n"
)


def read(content: str | bytes, name: str = "okr.csv") -> Draft:
    return read_draft(name, content=content.encode() if isinstance(content, str) else content, today=TODAY)


def shape(draft: Draft) -> dict[str, list[str]]:
    return {o.text.text: [k.text.text for k in o.key_results] for o in draft.objectives}


def test_csv_in_chinese() -> None:
    draft = read(CSV_ZH)
    assert shape(draft) == {"提升复购": ['90天复购率, 含"新客"', "次月留存率"], "让物流更快": ["平均送达时间"]}
    first, second = draft.objectives[0].key_results
    assert (first.id, first.baseline, first.target, first.current, first.unit) == ("O1-KR1", 18, 25, 20, "%")
    assert (first.owner, first.weight, first.due) == ("张三", 40, date(2026, 9, 30))
    assert [(c.date, c.value) for c in first.check_ins] == [(date(2026, 7, 5), 18.2), (date(2026, 7, 12), 19)]
    assert second.fields["note"].text == "多行\n备注"
    places = [(p.place.line, p.place.column, p.what.en) for p in draft.problems]
    assert sorted(places) == [
        (3, 16, "'很多' is no number"),
        (4, 6, "'x' is no number"),
        (6, 3, "this row names no key result"),
    ]


def test_csv_places_look_through_quotes() -> None:
    text = read(CSV_ZH).objectives[0].key_results[0].text
    begin = text.text.index("新客")
    assert text.source.words(text.span(begin, begin + 2)) == "新客"
    assert text.source.words(text.span()) == '90天复购率, 含""新客""'
    assert (text.place().line, text.place().column) == (2, 14)


def test_csv_with_semicolons_and_repeated_objectives() -> None:
    draft = read(CSV_EN)
    assert shape(draft) == {"Delight": ["NPS of buyers", "Returns"]}
    assert draft.objectives[0].key_results[1].due is None


def test_csv_in_gb18030_and_utf16() -> None:
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        assert shape(read(CSV_ZH.encode(encoding))) == shape(read(CSV_ZH))


def test_notion_export_has_no_objectives() -> None:
    draft = read("Name,Initial value,Current value,Target value,Metric,Lead\nNPS of buyers,22,25,40,nps,Ann\n")
    assert shape(draft) == {"": ["NPS of buyers"]}
    (kr,) = draft.objectives[0].key_results
    assert (kr.baseline, kr.current, kr.target, kr.metric, kr.owner) == (22, 25, 40, "nps", "Ann")


def test_several_key_results_in_one_cell() -> None:
    draft = read(
        '目标,关键结果\n复购,"KR1：复购率到25%\nKR2：NPS到40"\n物流,"1、送达2天\n2、破损1%"\n口碑,"一句话\n分成两行"\n'
    )
    assert shape(draft) == {
        "复购": ["复购率到25%", "NPS到40"],
        "物流": ["送达2天", "破损1%"],
        "口碑": ["一句话\n分成两行"],
    }
    assert draft.objectives[0].key_results[1].text.place().line == 3


def test_tasks_in_rows_of_their_own() -> None:
    draft = read("目标,关键结果,任务,负责人\n复购,复购率到25%,改会员页,张三\n,,发优惠券,李四\n")
    (kr,) = draft.objectives[0].key_results
    assert [(t.title, t.owner) for t in kr.tasks] == [("改会员页", "张三"), ("发优惠券", "李四")]


def test_objective_columns_beside_key_result_columns() -> None:
    draft = read("目标,目标权重,目标负责人,关键结果,KR权重,KR负责人\n复购,60%,张三,复购率到25%,30%,李四\n")
    (objective,) = draft.objectives
    assert (objective.weight, objective.owner) == (60, "张三")
    assert (objective.key_results[0].weight, objective.key_results[0].owner) == (30, "李四")


def workbook(tmp_path: Path) -> bytes:
    file = tmp_path / "okr.xlsx"
    book = xlsxwriter.Workbook(str(file))
    percent, day = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "yyyy/m/d"})
    notes = book.add_worksheet("说明")
    notes.write("A1", "请按模板填写")
    sheet = book.add_worksheet("三季度 & OKR")
    sheet.merge_range("A1:H1", "2026年三季度 增长团队 OKR")
    for cells, head in {
        "A2:A3": "目标",
        "B2:B3": "关键结果",
        "C2:E2": "数值",
        "F2:F3": "负责人",
        "G2:G3": "截止日期",
    }.items():
        sheet.merge_range(cells, head)
    for n, head in enumerate(("起始值", "目标值", "当前值")):
        sheet.write(2, 2 + n, head)
    sheet.write("H3", "第2周")
    sheet.merge_range("A4:A5", "让老客户愿意再来")
    sheet.write_row("B4", ["90天复购率"])
    for cell, value in {"C4": 0.18, "D4": 0.255, "E4": 0.2, "H4": 0.19}.items():
        sheet.write(cell, value, percent)
    sheet.write("F4", "张三")
    sheet.write_datetime("G4", datetime(2026, 9, 15), day)
    sheet.write_row("B5", ["客单价", 100, 120.5, "约 101 元"])
    sheet.write("G5", 46280)
    sheet.write_row("A6", ["让物流更快", "平均送达天数", 4, 2])
    hidden = book.add_worksheet("旧")
    hidden.write_row("A1", ["目标", "关键结果"])
    hidden.write_row("A2", ["旧目标", "旧结果"])
    hidden.hide()
    book.close()
    return file.read_bytes()


def test_xlsx(tmp_path: Path) -> None:
    draft = read(workbook(tmp_path), "okr.xlsx")
    assert draft.cycle
    assert draft.cycle.end == date(2026, 9, 30)
    assert shape(draft) == {"让老客户愿意再来": ["90天复购率", "客单价"], "让物流更快": ["平均送达天数"]}
    first, second = draft.objectives[0].key_results
    assert (first.baseline, first.target, first.current, first.unit) == (18, 25.5, 20, "%")
    assert (first.owner, first.due) == ("张三", date(2026, 9, 15))
    assert [(c.date, c.value) for c in first.check_ins] == [(date(2026, 7, 14), 19)]
    assert (second.target, second.current, second.due) == (120.5, 101, date(2026, 9, 15))
    place = first.text.place()
    assert (place.sheet, place.cell, place.line, place.column) == ("三季度 & OKR", "B4", 4, 1)
    assert first.text.source.words(first.text.span()) == "90天复购率"


def test_xlsx_on_standard_input(tmp_path: Path) -> None:
    assert len(read(workbook(tmp_path), "<stdin>").objectives) == 2


def test_cell_names() -> None:
    assert [cell_name(r, c) for r, c in ((0, 0), (6, 25), (0, 26), (99, 701), (0, 702))] == [
        "A1",
        "Z7",
        "AA1",
        "ZZ100",
        "AAA1",
    ]


def test_a_table_without_heads_is_refused() -> None:
    with pytest.raises(InputError, match="no columns"):
        read("a,b\n1,2\n")


def test_a_workbook_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    raw = bytearray(workbook(tmp_path))
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
        sheet = archive.getinfo("xl/worksheets/sheet2.xml")
        size = sheet.file_size.to_bytes(4, "little")
    at = raw.rfind(size)  # in the central directory
    raw[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(InputError, match="no readable"):
        read(bytes(raw), "okr.xlsx")


def cells(text: str, delimiter: str | None = None) -> list[list[str]]:
    return [[c.text for c in row] for row in rows(Source("x", text), delimiter)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\r\n1\t\r\n\r\n", [["a", "b"], ["1", ""]]),
        ('"a,1",b\r"x\r\ny","z""z"', [["a,1", "b"], ["x\r\ny", 'z"z']]),
        ('a"b,c', [['a"b', "c"]]),
        ('a,"b" c\n', [["a", '"b" c']]),
        ("a|b\n", [["a", "b"]]),
        ("a,b,\n,,\n", [["a", "b", ""], ["", "", ""]]),
        ("", []),
    ],
)
def test_cells_of_delimited_text(text: str, found: list[list[str]]) -> None:
    assert cells(text) == found


def test_a_quote_that_is_never_closed_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        cells('a,b\n1,"two\nthree')
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_the_delimiter_is_told_from_the_first_line() -> None:
    assert [sniffed(t) for t in ("a,b;c,d", "a;b\n1,2;3,4,5", "a\tb", "x", '"a;b;c",d')] == [",", ";", "\t", ",", ","]


@settings(max_examples=150)
@given(
    st.lists(
        st.lists(st.text(st.sampled_from('a1,;"\n\r 中'), max_size=5), min_size=2, max_size=4), min_size=1, max_size=4
    )
)
def test_cells_are_read_as_the_csv_module_wrote_them(table: list[list[str]]) -> None:
    import csv

    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    source = Source("x", out.getvalue())
    found = list(rows(source, ","))
    assert [[c.text for c in row] for row in found] == table
    for row in found:
        for cell in row:
            passage = cell.passage()
            assert passage.text == cell.text.strip()
            assert source.words(passage.span()).replace('""', '"') == passage.text


def test_a_number_with_a_note_or_two_units() -> None:
    text = (
        "kr,baseline,target\n人效,85单/人天,110单/人天\n触达率,0%,100%（每月至少一次）\n"
        "visitors,0,500/mo\nphotos,12/41 done,n/a\n"
    )
    draft = read_draft("d.csv", content=text.encode())
    assert [(kr.baseline, kr.target) for kr in draft.objectives[0].key_results] == [
        (85, 110),
        (0, 100),
        (0, 500),
        (None, None),
    ]


def test_values_of_a_row_are_in_one_unit() -> None:
    draft = read_draft(
        "d.md",
        content=(
            "## O1: Customers get an answer\n| Key result | Baseline | Target | Current |\n|---|---|---|---|\n"
            "| First reply | 6 h | 90 min | 5 h |\n| Build size | 1.2 GB | 800 MB | |\n| 送达时长 | 3天 | 36小时 | |\n"
            "| Price | $40 | €30 | |\n| Churn | 6 | 4% | |\n"
        ).encode(),
    )
    read = [(kr.baseline, kr.target, kr.current, kr.unit) for kr in draft.objectives[0].key_results]
    assert read == [
        (360, 90, 300, "min"),
        (1200, 800, None, "MB"),
        (72, 36, None, "h"),
        (40, 30, None, "€"),  # what one is worth in the other nobody says
        (6, 4, None, "%"),
    ]


def test_quoted_cells_of_text_parted_by_tabs() -> None:
    text = (
        'Objective\tKey result\tNote\nBuyers return\t"NPS from 22\nto 40"\t"she said ""yes"""\n\tReturns below 5%\t\n'
    )
    draft = read(text, "a.tsv")
    assert shape(draft) == {"Buyers return": ["NPS from 22\nto 40", "Returns below 5%"]}
    assert draft.objectives[0].key_results[0].fields["note"].text == 'she said "yes"'


def test_a_row_without_a_key_result_below_a_merged_objective(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("Q3")
    sheet.write_row("A1", ["Objective", "Key result", "Baseline", "Target", "Note"])
    sheet.merge_range("A2:A4", "Buyers return")
    sheet.write_row("B2", ["NPS", 22, 40])
    sheet.write_row("C3", [1, 2])
    sheet.write("E4", "ask Ann")
    book.close()
    draft = read(file.read_bytes(), "a.xlsx")
    assert shape(draft) == {"Buyers return": ["NPS"]}
    assert [p.in_lang("en").partition(";")[0] for p in draft.problems] == [
        "a.xlsx:Q3!C3: this row names no key result",
        "a.xlsx:Q3!E4: this row names no key result",
    ]


def test_numbers_of_rows_are_no_ids() -> None:
    draft = read("序号,目标,关键结果\n1,让退货不再麻烦,退货时长从5天降到2天\n1,让老客回来,NPS到40\n", "a.csv")
    assert [k.id for o in draft.objectives for k in o.key_results] == ["O1-KR1", "O2-KR1"]
    assert draft.problems == ()


def test_weeks_of_no_cycle_are_told() -> None:
    text = "Objective,Key result,W1,W2\nBuyers return,NPS to 40,22,\n"
    assert [p.what.en for p in read(text, "a.csv").problems] == ["no cycle says which day 'W1' is"]
    assert read("2026 Q3,,,\n" + text, "a.csv").problems == ()


def test_links_of_relations_are_no_words() -> None:
    draft = read(
        "Name,Objective,Target value\nNPS,Buyers return (https://www.notion.so/Buyers-1a2b?pvs=21),40\n", "a.csv"
    )
    assert shape(draft) == {"Buyers return": ["NPS"]}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("目标,关键结果,目标值\n让退货不再麻烦,退货时长从5天降到2天,2\n", "csv"),
        ('"Objective"\t"Key result"\nBuyers return\tNPS to 40\n', "csv"),
        ("Objectives, key results\n\nO1: Buyers return\n- KR1: NPS to 40, then 50\n", "markdown"),
        ("# Objectives, key results\nO1: Buyers return\n- KR1: NPS to 40, then 50\n", "markdown"),
        ("O1: Buyers return, and stay\n- KR1: NPS to 40, then 50\n", "markdown"),
        ("teams:\n  - team: Shop\n    objectives: [{objective: Buyers return, key_results: [NPS to 40]}]\n", "yaml"),
        ("Teams:\n\nO1: Buyers return\n- KR1: NPS to 40\n", "markdown"),
    ],
)
def test_the_form_of_a_text_without_a_name(text: str, form: str) -> None:
    assert read(text, "<stdin>").form == form


@pytest.mark.parametrize(
    ("words", "unit", "cells", "read"),
    [
        ("CSAT up to 92%", "%", "0.86,0.92,0.88", (86, 92, 88)),
        ("客户满意度提升至92%", "%", "0.86,0.92,0.88", (86, 92, 88)),
        ("Error rate below 0.5%", "%", "0.9,0.5,0.7", (0.9, 0.5, 0.7)),  # near misses: the words say the same number,
        ("Error rate from 50% to 0.5%", "%", "50,0.5,0.7", (50, 0.5, 0.7)),
        ("Raise the error budget", "%", "0.9,0.5,0.7", (0.9, 0.5, 0.7)),  # or none,
        ("转化率从3%提升至5%", "%", "3,5,4", (3, 5, 4)),  # or the cells are per cent as they stand
        ("Ratio of 92% to 0.92", "", "0.86,0.92,0.88", (0.86, 0.92, 0.88)),
    ],
)
def test_shares_in_cells_whose_words_are_per_cent(
    words: str, unit: str, cells: str, read: tuple[float, float, float]
) -> None:
    text = f"Objective,Key result,Unit,Baseline,Target,Current\nGlad customers,{words},{unit},{cells}\n"
    (found,) = read_draft("d.csv", content=text.encode(), today=TODAY).objectives[0].key_results
    assert (found.baseline, found.target, found.current) == pytest.approx(read)


def test_an_objective_may_head_a_table_of_its_key_results() -> None:
    text = "## OKRs\n\n| **Objective #1: Readers come back** | |\n|-|-|\n| **KR1.1**: Loans from 3 to 6 | On target |\n"
    text += "| **KR 1.2**: Visits from 1 to 2 | Started |\n"
    (objective,) = read(text, "d.md").objectives
    assert objective.text.text == "Readers come back"
    assert [(kr.id, kr.text.text) for kr in objective.key_results] == [
        ("KR1.1", "Loans from 3 to 6"),
        ("KR1.2", "Visits from 1 to 2"),
    ]
    with pytest.raises(InputError):
        read("## Notes\n\n| **Visits** | |\n|-|-|\n| Loans from 3 to 6 | On target |\n", "d.md")


def test_a_figures_own_commas_part_no_row() -> None:
    """Unquoted, '1,200 to 1,500' makes three cells of one; they fit the head again only when joined."""
    text = "objective,key result,owner\nGuests return,Raise weekly orders from 1,200 to 1,500,Ann\n"
    (objective,) = read(text, "a.csv").objectives
    (key_result,) = objective.key_results
    assert key_result.text.text == "Raise weekly orders from 1,200 to 1,500"
    assert (key_result.owner, text[key_result.text.start :][:12]) == ("Ann", "Raise weekly")
    money = "目标,关键结果,负责人\n让生意变大,营业额从1,200,000元提升到1,500,000元,小艾\n"
    assert read(money, "a.csv").objectives[0].key_results[0].text.text == "营业额从1,200,000元提升到1,500,000元"
    plain = "objective,key result,baseline,target\nGuests return,Raise orders,80,100\n"
    assert [kr.target for kr in read(plain, "a.csv").objectives[0].key_results] == [100]


def test_a_row_longer_than_its_head_is_told() -> None:
    text = "目标,关键结果,负责人\n让用户满意,满意度从80%提升到90%,复购率从18%提升到25%,小艾\n"
    text += "让用户满意,NPS从20提升到30,小本,\n"
    (problem,) = read(text, "a.csv").problems
    assert "比表头的3列多" in problem.what.zh
    assert "more cells than the head's 3" in problem.what.en
    assert problem.place.line == 2
    noted = (
        "objective,key result\nGuests return,Raise NPS from 20 to 30,see note\nStaff stay,Cut turnover to 8%,see note\n"
    )
    (problem,) = read(noted, "a.csv").problems
    assert "(and in 1 more)" in problem.what.en
