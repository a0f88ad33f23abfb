"""Sheets that are no table with a column of key results: one column for each of them, or a list in the cells."""

import re
from collections.abc import Sequence
from typing import TypeVar

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual, Passage, Source
from okr_ai.read.assemble import file_field
from okr_ai.read.desk import Desk
from okr_ai.read.grid import Row
from okr_ai.read.labels import Label, label_of
from okr_ai.read.names import field_of
from okr_ai.read.outline import KrNote, ObjectiveNote
from okr_ai.read.passages import cut

_NUMBERED = Lazy(r"(?P<name>KR|Key Result|关键结果|关键成果)\s?[#-]?(?P<number>\d|[一二三四五六])", re.IGNORECASE)
_HEAD_ROWS = 20
_Cell = TypeVar("_Cell")


def narrowed(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with one column of key results where they had several (目标 | KR1 | KR2 | KR3): a row for each. Rows of
    other sheets stay as they are."""
    for n, row in enumerate(rows[:_HEAD_ROWS]):
        marks = {at: mark for at, cell in enumerate(row) if cell and (mark := _NUMBERED.fullmatch(cell.text.strip()))}
        numbers = {mark["number"] for mark in marks.values()}
        if len(marks) < 2 or len(numbers) < len(marks):
            continue
        first, *others = marks
        if not any(cell and field_of(cell.text) == "objective" for cell in row):
            return rows
        head = list(_without(row, others))
        if cell := row[first]:
            head[first] = cut(cell, 0, marks[first].end("name"))
        below = [part for each in rows[n + 1 :] for part in _one_each(each, first, others)]
        return [*rows[:n], head, *below]
    return rows


def _one_each(row: Row, first: int, others: Sequence[int]) -> list[Row]:
    """The row for its first key result, and again for each of the others that it has."""
    base = list(_without(row, others))
    found: list[Row] = [base]
    for other in others:
        cell = row[other] if other < len(row) else None
        if cell and cell.text:
            found.append([*base[:first], cell, *base[first + 1 :]])
    return found


def _without(row: Sequence[_Cell], columns: Sequence[int]) -> Sequence[_Cell]:
    return [cell for at, cell in enumerate(row) if at not in columns]


def labelled_rows(rows: Sequence[Row], desk: Desk) -> list[ObjectiveNote]:
    """The OKRs of a sheet that holds a list: each row's first words begin with a label (O1：…), or are one that stands
    beside its words. Fields may stand below (负责人 | 张三); other cells behind the words are told of."""
    found: list[ObjectiveNote] = []
    behind: list[Passage] = []
    for row in rows:
        filled = [cell for cell in row if cell and cell.text.strip()]
        labelled = _labelled(filled) if filled else None
        if labelled is None:
            _other(filled, found, desk)
            continue
        if labelled.kind == "objective":
            found.append(ObjectiveNote(labelled.words, labelled.id))
        elif found:
            found[-1].key_results.append(KrNote(labelled.words, labelled.id))
        behind += filled[filled.index(labelled.words) + 1 if labelled.words in filled else 1 :]
    if not any(note.key_results for note in found):
        return []
    for cell in behind:
        desk.problem(
            cell,
            Bilingual("no head says what this cell is: it was not read", "没有表头说明这个单元格是什么，没有读入"),
            Bilingual(
                "name the columns in a first row, or put words with a comma in quotes",
                "请在首行写上各列的名称；文字里有逗号的请加引号",
            ),
        )
    return found


def _other(filled: Sequence[Passage], found: Sequence[ObjectiveNote], desk: Desk) -> None:
    """A row without a label: a field of what stands above it, or a title with the cycle above all."""
    if not found:
        for cell in filled:
            desk.see_cycle(cell.text)
    elif len(filled) > 1 and (field := field_of(filled[0].text)):
        above = found[-1].key_results[-1] if found[-1].key_results else found[-1]
        file_field(above.fields, field, filled[1])


def _labelled(filled: Sequence[Passage]) -> Label | None:
    """The label that a row begins with and its words, which may stand in the next cell."""
    first = filled[0]
    label = label_of(first) or label_of(Passage(f"{first.text.strip()}:", Source("", ""), 0))
    if label is None or (label.words.text and label.id is None and label.kind == "objective"):
        return None
    if not label.words.text:
        return label._replace(words=filled[1]) if len(filled) > 1 and label.id else None
    return label
