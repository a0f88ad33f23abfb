"""The rows of a Markdown table while its document is being walked through."""

import re
from typing import TYPE_CHECKING

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual, Passage
from okr_ai.read.assemble import file_field
from okr_ai.read.blocks import Block
from okr_ai.read.inline import rendered
from okr_ai.read.labels import Label, label_of, parted
from okr_ai.read.names import field_of
from okr_ai.read.outline import KrNote
from okr_ai.read.tables import Columns, column_field, columns_of, each_marked, of_each, told_beside, words_beside

if TYPE_CHECKING:
    from okr_ai.read.walk import Walk


def head_of(block: Block) -> Columns | None:
    """What the columns of the table are that this row heads, or None when it holds no key results.

    Under another name than theirs the first column holds key results only beside targets or baselines: stages with
    their progress, and metrics with their results, are reports.
    """
    columns = columns_of([cell.text for cell in block.cells])
    if columns is None or columns.objective is not None or columns.kr is None:
        return columns
    name, has_numbers = block.cells[columns.kr].text, {"target", "baseline"} & set(columns.fields.values())
    return columns if has_numbers or not name or field_of(name) == "kr" else None


def head_below(block: Block) -> Columns | None:
    """The same for a row below a title that fills the table's first row: one of nothing but names of columns."""
    names = [cell.text for cell in block.cells if cell.text]
    if len(names) < 3 or not all(column_field(name) or "目标" in name for name in names):
        return None
    return head_of(block)


def objective_at_head(block: Block) -> Label | None:
    """The objective that a table's first row is, with its label and nothing else: |Objective #1: Growth| |."""
    first = block.cells[0] if block.cells else None
    label = label_of(first) if first and not any(cell.text for cell in block.cells[1:]) else None
    named = label is not None and label.kind == "objective" and label.id is not None and bool(label.words.text)
    return label if named else None


def below_objective(walk: "Walk", block: Block) -> Columns | None:
    """The columns of a table whose first row is an objective, which is opened; None where it is not."""
    if (label := objective_at_head(block)) is None:
        return None
    walk.open_objective(block, label.words, label.id, label.notes)
    return Columns(0, None, {})


def take_row(walk: "Walk", block: Block, columns: Columns) -> None:
    """Add the row's key result, with the objective it names, to what `walk` has met."""
    cells = block.cells
    words = [c.text for c in cells]
    if columns.objective is not None and columns.objective < len(cells) and words[columns.objective]:
        _objective(walk, block, cells[columns.objective], listed=columns.kr is None)
    kr = cells[columns.kr] if columns.kr is not None and columns.kr < len(cells) else None
    fields: dict[str, Passage] = {}
    for name, value in columns.row_fields(cells).items():
        file_field(fields, name, value)
    if kr is None or not kr.text:
        _tell_of_nameless(walk, fields)
        return
    label = label_of(kr)
    if label and label.kind == "objective" and label.words.text:
        walk.open_objective(block, label.words, label.id, label.notes)
        return
    told = told_beside(columns, cells)
    if told and told[0] == "O":
        walk.open_objective(block, kr, told[1])
        walk.objectives[-1].fields |= {
            name: cell for name, cell in fields.items() if name in ("owner", "weight", "due")
        }
        return
    if columns.objective is None and sum(map(bool, words)) == 1 and kr.source.text[: kr.start].endswith("**"):
        walk.open_objective(block, kr)  # a bold row without values stands above its key results
        return
    named = words_beside(kr, fields)
    counted = named is None and label is None and kr.text.isdigit() and bool(fields)
    if named or counted or (label and not label.words.text):  # only its number stands here: its words are elsewhere
        ident = label.id if label else kr.text.strip(" .)、）:：")
        if named is None and (known := _labelled(walk, ident)):  # or above: a table of weights at the end
            known.fields |= {field: value for field, value in fields.items() if field not in known.fields}
            return
        note = KrNote(fields.pop(named) if named else kr, ident, fields=fields)
    else:
        ident = label.id if label else told[1] if told else None
        note = KrNote(label.words if label else kr, ident, fields=fields)
        if len(parts := _several(kr, label)) > 1:  # all of an objective's in one cell
            for part in parts:
                each = label_of(part)
                several = KrNote(each.words if each else part, each.id if each else None, fields=of_each(fields))
                walk.open_key_result(block, several, each.notes if each else None)
            if walk.objective and "weight" in fields:
                walk.objective.fields.setdefault("weight", fields["weight"])
            return
    walk.open_key_result(block, note, label.notes if label else None)


_BREAK = Lazy(r"<br\s{0,4}/?>", re.IGNORECASE, needs="<br")


def _several(cell: Passage, label: Label | None) -> list[Passage]:
    """The key results in one cell: each with a label of its own, or numbered with breaks between them."""
    parts = list(parted(cell, label)) if label else [cell]
    text, span = cell.source.text, cell.span()
    if len(parts) > 1 or "<" not in text[span.start : span.end]:
        return parts
    breaks = [found.span() for found in _BREAK.finditer(text, span.start, span.end)]
    starts, ends = [span.start, *(end for _, end in breaks)], [*(start for start, _ in breaks), span.end]
    lines = [rendered(cell.source, *each) for each in zip(starts, ends, strict=True)]
    return each_marked([line for line in lines if line.text]) or parts


def _labelled(walk: "Walk", label: str | None) -> KrNote | None:
    """The key result of the objective at hand that has the label, or has the label's number in a column of numbers."""
    known = walk.objective.key_results if walk.objective else ()
    return next(
        (kr for n, kr in enumerate(known, 1) if label in (kr.label, *((f"KR{n}", str(n)) if kr.label is None else ()))),
        None,
    )


def _tell_of_nameless(walk: "Walk", fields: dict[str, Passage]) -> None:
    if value := fields.get("target") or fields.get("baseline"):
        walk.desk.problem(
            value,
            Bilingual("this row names no key result", "这一行没有写关键结果"),
            Bilingual("write it, or remove the row", "请补上，或删除这一行"),
        )


def _objective(walk: "Walk", block: Block, cell: Passage, *, listed: bool) -> None:
    label = label_of(cell)
    words = label.words if label and label.words.text else cell
    if walk.objective is None or walk.objective.text.text != words.text:
        walk.open_objective(block, words, label.id if label else None)
        walk.objectives[-1].listed = listed
