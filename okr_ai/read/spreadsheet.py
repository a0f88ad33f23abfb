"""Drafts in CSV and XLSX files."""

from collections.abc import Iterable, Sequence

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Draft, Source
from okr_ai.read.assemble import make_draft
from okr_ai.read.delimited import Cell, rejoined, rows
from okr_ai.read.desk import Desk
from okr_ai.read.files import MAX_ROWS
from okr_ai.read.grid import Row, find_head, grid_objectives, see_above
from okr_ai.read.outline import ObjectiveNote, finish
from okr_ai.read.row_types import typed_objectives
from okr_ai.read.wide_rows import labelled_rows, narrowed


def read_csv(source: Source, desk: Desk) -> Draft:
    """The draft in a CSV text. Raises InputError when it has no column of objectives or key results."""
    written = list(rows(source))
    notes = _objectives([_whole_rows(written, _passages(written), desk)], desk)
    return make_draft(desk, "csv", source, finish(notes, desk))


def _passages(written: Iterable[Sequence[Cell]]) -> list[Row]:
    return [[cell.passage() if cell.text.strip() else None for cell in row] for row in written]


def _whole_rows(written: Sequence[list[Cell]], table: list[Row], desk: Desk) -> list[Row]:
    """The table with its rows made whole that a comma inside a text parts; what stays too long is told."""
    head = find_head(table) if len({len(row) for row in table}) > 1 else None
    if head is None:
        return table
    width, left = len(head.names), []
    for n in range(head.below, len(table)):
        if any(table[n][width:]):
            (table[n],) = _passages([rejoined(written[n], width)])
            left += [cell for cell in table[n][width:] if cell][:1]
    if left:
        more = (
            Bilingual(f" (and in {len(left) - 1} more)", f"（另有{len(left) - 1}行）")
            if left[1:]
            else Bilingual("", "")
        )
        desk.problem(
            left[0],
            Bilingual(
                f"this row has more cells than the head's {width}{more.en}: is a comma inside a text?",
                f"这一行的单元格比表头的{width}列多{more.zh}：是不是文字里有逗号？",
            ),
            Bilingual('put such a text in quotes: "…, …"', '请给这样的文字加上引号："……,……"'),
        )
    return table


def read_xlsx(path: str, content: bytes, desk: Desk) -> Draft:
    """The draft in a workbook's visible sheets. Raises InputError when none has columns of OKRs."""
    from okr_ai.read.xlsx import read_sheets

    notes = _objectives(read_sheets(path, content), desk)
    return make_draft(desk, "xlsx", Source(path, ""), finish(notes, desk))


def _objectives(sheets: Sequence[Sequence[Row]], desk: Desk) -> list[ObjectiveNote]:
    desk.strict = True
    found: list[ObjectiveNote] = []
    sheets = [narrowed(sheet) for sheet in sheets]
    heads = [(sheet, head) for sheet in sheets if (head := find_head(sheet))]
    if not heads:
        for sheet in sheets:
            found += labelled_rows(sheet, desk)
    if not heads and not found:
        raise InputError(
            Bilingual("no columns of objectives or key results were found", "没有找到目标或关键结果列"),
            Bilingual(
                "name the columns: objective, key result, baseline, target, owner, due",
                "请给列命名：目标、关键结果、基线值、目标值、负责人、截止日期",
            ),
            path=desk.path,
            line=1,
            column=1,
        )
    for sheet, head in heads:
        if len(sheet) > MAX_ROWS:
            raise InputError(
                Bilingual(f"the table has more than {MAX_ROWS:,} rows", f"表格超过 {MAX_ROWS:,} 行"),
                Bilingual("split the file", "请拆分文件"),
                path=desk.path,
            )
        see_above(sheet, head, desk)
        typed = typed_objectives(sheet, head, desk)
        found += grid_objectives(sheet, head, desk) if typed is None else typed
    return found
