"""Workbooks as people make them: formats that hold the unit, failing formulas, a column for each key result, lists."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import pytest
import xlsxwriter

from okr_ai.errors import InputError
from okr_ai.model import Draft, KeyResult
from okr_ai.read import read_draft
from okr_ai.read.xlsx_looks import Form, form_of

HEAD = ("目标", "关键结果", "当前值", "目标值")


def workbook(rows: Sequence[Sequence[object]], formats: Mapping[int, str] | None = None) -> bytes:
    """The rows as a workbook; the numbers of some rows have formats. A text that begins with = is a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Q4")
    for r, row in enumerate(rows):
        look = book.add_format({"num_format": formats[r]}) if formats and r in formats else None
        for c, value in enumerate(row):
            if value is not None:
                sheet.write(r, c, value, look)
    book.close()
    return out.getvalue()


def read(content: bytes | str, path: str = "a.xlsx") -> Draft:
    raw = content.encode() if isinstance(content, str) else content
    return read_draft(path, content=raw, today=date(2026, 10, 8))


def shape(draft: Draft) -> dict[str, list[str]]:
    return {o.text.text: [k.text.text for k in o.key_results] for o in draft.objectives}


def only(draft: Draft) -> KeyResult:
    return draft.objectives[0].key_results[0]


@pytest.mark.parametrize(
    ("form", "values", "read_as"),
    [
        ('0.0"万"', (80, 150), (800_000, 1_500_000, None)),
        ('#,##0"元"', (86, 110), (86, 110, "¥")),
        ('0!.0,"万"', (123_456, 300_000), (123_456, 300_000, None)),  # shown in thousands: the value is whole
        ('0"天"', (3, 1), (3, 1, "d")),
        ("[$¥-804]#,##0.00", (45_000, 20_000), (45_000, 20_000, "¥")),
        ('0"%"', (70, 85), (70, 85, "%")),  # a sign beside the number, no share of one
        ("0\\%", (70, 85), (70, 85, "%")),
        ("0.0%;[Red]-0.0%", (0.12, 0.08), (12, 8, "%")),
        ("[<1]0.0%;0", (0.2, 0.35), (20, 35, "%")),
        ('_-"£"* #,##0.00_-', (5, 4), (5, 4, "£")),
        ("#,##0.00_);(#,##0.00)", (5, 4), (5, 4, None)),
        ('0 "items or so"', (5, 4), (5, 4, None)),  # words that are no unit
    ],
)
def test_the_unit_in_a_format_counts(form: str, values: tuple[float, float], read_as: tuple[object, ...]) -> None:
    key_result = only(read(workbook([HEAD, ("省心", "退货", *values)], {1: form})))
    assert (key_result.current, key_result.target, key_result.unit) == read_as


def test_forms() -> None:
    assert form_of("General") == form_of("@") == Form()
    assert form_of('yyyy"年"m"月"d"日"') == Form()
    assert form_of("0.00E+00").percent is False
    assert Form(before="£").shown(-5) == "-£5"


def test_formulas_without_a_value_and_failing_ones_are_told() -> None:
    rows = [HEAD, ("省心", "退货时长", 5, "=C2-3"), (None, "退货投诉", "=1/0", 9), (None, '="退"&"货"', 1, 2)]
    content = workbook(rows)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    sheet = sheet.replace(b"<f>1/0</f><v>0</v>", b"<f>1/0</f><v>#DIV/0!</v>").replace(b'r="C3"', b'r="C3" t="e"')
    members["xl/worksheets/sheet1.xml"] = sheet.replace(b"</f><v>0</v>", b"</f><v/>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    draft = read(out.getvalue())
    assert shape(draft) == {"省心": ["退货时长", "退货投诉"]}
    assert {(p.place.cell, p.what.en) for p in draft.problems} == {
        ("D2", "the formula '=C2-3' has no saved value"),
        ("C3", "the formula here fails: #DIV/0!"),
        ("B4", 'the formula \'="退"&"货"\' has no saved value'),
    }
    assert only(draft).target is None
    fine = read(workbook([HEAD, ("省心", "退货时长", 5, "=C2-3")]))  # with the value that was saved, 0
    assert (only(fine).target, fine.problems) == (0, ())


def test_a_stray_cell_far_away_is_named() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Q4")
    sheet.write_row(0, 0, HEAD)
    sheet.write("XFD1048576", "x")
    book.close()
    with pytest.raises(InputError, match="'Q4' reach as far as XFD1048576"):
        read(out.getvalue())


WIDE = [
    ("姓名", "目标", "KR1", "KR2", "KR3", "负责人"),
    ("甲", "让新客第一单满意", "首单好评率到95%", "首单退货率降到4%", None, "张三"),
    ("乙", "让仓库不加班", "加班时长从12小时降到4小时", None, "拣货错误率0.5%以内", "李四"),
]


def test_a_column_for_each_key_result() -> None:
    draft = read(workbook([("2026年四季度OKR",), *WIDE]))
    assert shape(draft) == {
        "让新客第一单满意": ["首单好评率到95%", "首单退货率降到4%"],
        "让仓库不加班": ["加班时长从12小时降到4小时", "拣货错误率0.5%以内"],
    }
    assert [kr.owner for o in draft.objectives for kr in o.key_results] == ["张三", "张三", "李四", "李四"]
    assert draft.objectives[1].key_results[1].text.place().cell == "E4"
    english = "Objective,Key Result 1,Key Result 2,Owner\nCalm mornings,Overtime to 3 h,Sick days to 4,Ann\n"
    assert shape(read(english, "a.csv")) == {"Calm mornings": ["Overtime to 3 h", "Sick days to 4"]}


def test_near_misses_of_such_columns() -> None:
    one = "目标,KR1\n省心,退货率降到4%\n"
    with pytest.raises(InputError, match="no columns"):
        read(one, "a.csv")
    numbers = "目标,关键结果,目标值\n省心,退货率,KR1\n"  # words of a cell, no head
    assert shape(read(numbers, "a.csv")) == {"省心": ["退货率"]}


def test_a_list_in_a_sheet() -> None:
    beside = [("部门", "客服部"), ("周期", "2026Q4"), ("目标1", "让顾客少等"), ("KR1", "响应时长从4小时降到1小时")]
    beside += [("负责人", "王五"), ("KR2", "放弃率从9%降到4%"), ("O2", "让客服愿意留下"), ("KR1", "离职率降到18%")]
    draft = read(workbook(beside))
    assert shape(draft) == {
        "让顾客少等": ["响应时长从4小时降到1小时", "放弃率从9%降到4%"],
        "让客服愿意留下": ["离职率降到18%"],
    }
    assert only(draft).owner == "王五"
    assert draft.cycle is not None
    assert draft.cycle.start == date(2026, 10, 1)
    inside = "O1: Calm mornings\nKR1: Overtime to 3 hours,,\nKR2: Revenue to 1,200\n"
    draft = read(inside, "a.csv")
    assert shape(draft) == {"Calm mornings": ["Overtime to 3 hours", "Revenue to 1"]}
    (problem,) = draft.problems
    assert (problem.place.line, problem.place.column) == (3, 19)
    assert "was not read" in problem.what.en


def test_a_column_called_level_may_say_what_rows_are() -> None:
    text = (
        "Level,ID,Title,Owner,Start,Target\nObjective,O1,Calm mornings,Ann,,\nKey Result,KR1,Overtime hours,Bob,9,3\n"
    )
    assert shape(read(text, "a.csv")) == {"Calm mornings": ["Overtime hours"]}
    teams = "Level,Objective,Key Result,Target\nCompany,Calm mornings,Overtime hours,3\nTeam,Waste less,Returns,6\n"
    assert shape(read(teams, "a.csv")) == {"Calm mornings": ["Overtime hours"], "Waste less": ["Returns"]}


def test_a_column_of_key_results_under_a_name_of_its_own() -> None:
    head = "| 目标 | 怎么算做到了 | 现在 | 年底目标 | 谁管 |\n|---|---|---|---|---|\n"
    assert shape(read(f"# 2027年\n{head}| 少打药 | 用药次数 | 11次 | 不超过8次 | 技术员 |\n", "a.md")) == {
        "少打药": ["用药次数"]
    }
    plain = "目标,负责人,现状,目标值\n少打药,技术员,11,8\n"  # no words of a key result at all
    assert all(not objective.key_results for objective in read(plain, "a.csv").objectives)


def test_groups_below_the_heading_of_key_results() -> None:
    text = "### Objective\nThe pipeline is right.\n### Key Results\n#### Detection\n| KR | Target |\n|---|---|\n"
    text += "| KR1 | Precision to 90% |\n\n#### Speed\n- KR2: Review time from 40 to 10 seconds\n"
    text += "### Objective\nAnyone can use it.\n### Key Results\n- Success from 60% to 90%\n"
    assert shape(read(text, "a.md")) == {
        "The pipeline is right.": ["Precision to 90%", "Review time from 40 to 10 seconds"],
        "Anyone can use it.": ["Success from 60% to 90%"],
    }


@pytest.mark.parametrize(
    "line", ["Subject: Q4 OKRs - clinic (first pass, sorry for the mess, all)", "主题：第四季度OKR初稿"]
)
def test_the_subject_of_a_mail_is_a_title(line: str) -> None:
    draft = read(f"{line}\n\nO1. Fewer empty chairs\n - no-shows from 14% to 8%\n", "a.txt")
    assert draft.cycle is not None
    assert draft.cycle.start == date(2026, 10, 1)
