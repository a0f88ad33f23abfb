"""HTML tables in Markdown drafts, as wikis and online documents export them."""

from datetime import date

import pytest

from okr_ai.errors import InputError
from okr_ai.model import Draft, Source
from okr_ai.read import read_draft
from okr_ai.read.html_tables import table_rows

HOME = """\
# 2026 家庭 OKR

<table>
  <thead><tr><th>Objective 目标</th><th>Key Results 关键结果</th><th>备注</th></tr></thead>
  <tbody>
    <tr><td rowspan=3>O1 钱花得明白</td>
        <td rowspan="2">KR1：年存款超过 20 万，<br>
          其中定投 5 万</td><td>不含车</td></tr>
    <tr><td></td></tr>
    <tr><td><p><b>KR2：</b>非工资收入占比到 10%</p></td><td></td></tr>
    <tr><td>O2 多陪家人</td><td>KR1：每月至少 4 小时陪孩子</td><td>x</td></tr>
  </tbody>
</table>

## O3：少生病
- KR1：每周运动 3 次
"""


def read(text: str) -> Draft:
    return read_draft("draft.md", content=text.encode(), today=date(2026, 7, 10))


def shape(draft: Draft) -> dict[str, list[str]]:
    return {o.text.text: [k.text.text for k in o.key_results] for o in draft.objectives}


def test_rows_that_share_an_objective() -> None:
    draft = read(HOME)
    assert shape(draft) == {
        "钱花得明白": ["年存款超过 20 万， 其中定投 5 万", "非工资收入占比到 10%"],
        "多陪家人": ["每月至少 4 小时陪孩子"],
        "少生病": ["每周运动 3 次"],
    }
    first = draft.objectives[0].key_results[0].text
    assert first.place().line == 7
    span = first.span()
    assert HOME[span.start : span.end].startswith("年存款超过")
    assert HOME[span.start : span.end].endswith("5 万")


def test_a_title_above_the_names_and_wide_cells() -> None:
    text = "<table><tr><td colspan=4>Team goals</td></tr><tr><td><b>Key Result</b></td><td colspan='2'>Owner</td>"
    text += "<td>Target</td></tr><tr><td>NPS &gt; 40</td><td>Ann</td><td>Bob</td><td>41</td></tr></table>"
    draft = read(f"## Objective 1: Happy readers\n\n{text}\n")
    key_result = draft.objectives[0].key_results[0]
    assert (key_result.text.text, key_result.owner, key_result.target) == ("NPS > 40", "Ann", 41)


@pytest.mark.parametrize("table", ["<table><tr><td>Room</td><td>12</td></tr></table>", "<table><tr><td>KR", "<table>"])
def test_other_tables_and_broken_ones_are_left_alone(table: str) -> None:
    assert shape(read(f"## O1: Easy returns\n- KR1: NPS to 40\n\n{table}\n")) == {"Easy returns": ["NPS to 40"]}
    with pytest.raises(InputError):
        read(f"{table}\n")


@pytest.mark.parametrize(
    "rows", ["<td colspan=999>x</td>\n" * 2_000, ("<tr><td colspan=999 rowspan=999>x" + "<tr><td>y\n" * 98) * 9]
)
def test_spans_make_no_huge_table_of_a_small_one(rows: str) -> None:
    text = f"<table>\n<tr>{rows}</tr></table>\n"
    cells = sum(len(row.cells) for row in table_rows(Source("draft.md", text), 0, len(text)))
    assert cells - text.count("<td") <= len(text)
