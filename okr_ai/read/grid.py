"""Rows and columns of a CSV or a spreadsheet into objectives and key results."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from okr_ai.model import Bilingual, CheckIn, Passage, Place, Task
from okr_ai.read import values
from okr_ai.read.assemble import file_field
from okr_ai.read.desk import Desk
from okr_ai.read.labels import label_of
from okr_ai.read.names import field_of
from okr_ai.read.outline import KrNote, ObjectiveNote
from okr_ai.read.passages import cut
from okr_ai.read.tables import Columns, column_field, columns_of, each_marked, of_each, told_beside, words_beside

Row = Sequence[Passage | None]  # an empty cell is None, a merged one stands in all its places
_HEAD_ROWS = 20  # a table's head stands within so many rows
_SUMS = frozenset("合计 总计 小计 total totals sum 平均 average".split())  # noqa: SIM905
_WEEK = re.compile(r"(?:w|week|wk|第)\s*(\d{1,2})\s*(?:周)?", re.IGNORECASE)
_SHORT_DAY = re.compile(r"\d{1,2}[/.\-]\d{1,2}|\d{1,2}月\d{1,2}[日号]")
_NOTION = re.compile(r"\s*\(https://(?:www\.)?notion\.so/\S*\)$")
_SERIAL = re.compile(r"[345]\d{4}(?:\.\d+)?")


class Words(Protocol):
    """A cell's words that know where they stand: a Passage, or a delimited text's Cell."""

    @property
    def text(self) -> str: ...

    def place(self) -> Place: ...


@dataclass(frozen=True, slots=True)
class Head:
    """A table's head: its columns, the days that columns of values stand for, and the first row below it."""

    columns: Columns
    names: tuple[str, ...]
    below: int
    days: dict[int, date] = field(default_factory=dict)


def find_head(rows: Sequence[Sequence[Words | None]]) -> Head | None:
    """The head of a sheet's table of key results; a second head row below merged cells is joined to it."""
    best: tuple[int, Head] | None = None
    for n, row in enumerate(rows[:_HEAD_ROWS]):
        names = [cell.text if cell else "" for cell in row]
        choices = [(names, n + 1)]
        if n + 1 < len(rows):
            lower = [cell.text if cell else "" for cell in rows[n + 1]]
            lower += [""] * (len(names) - len(lower))
            both = [_below_group(high, low) for high, low in zip(names, lower, strict=False)]
            if sum(1 for name in lower if field_of(name)) >= 2:
                choices.append((both, n + 2))
        for heads, below in choices:
            columns = columns_of(heads)
            known = len({field for name in heads if (field := column_field(name))})
            if columns and known >= 2 and (best is None or known > best[0]):
                best = (known, Head(columns, tuple(heads), below))
    return best[1] if best else None


def _below_group(high: str, low: str) -> str:
    """A column's name from both head rows: 目标 above 编号 and 内容 is 目标编号 and 目标内容."""
    if not low or low == high:
        return high
    of_group = field_of(high) in ("objective", "kr") and field_of(low) in ("id", "text", "owner", "weight")
    return f"{high} {low}" if of_group else low


def see_above(rows: Sequence[Sequence[Words | None]], head: Head, desk: Desk) -> None:
    """Take the cycle from what stands above the head, such as a title."""
    for row in rows[: head.below - 1]:
        for cell in row:
            if cell and desk.cycle is None:
                desk.see_cycle(cell.text)


def grid_objectives(rows: Sequence[Row], head: Head, desk: Desk) -> list[ObjectiveNote]:
    """The objectives of the sheet with their key results."""
    return _Table(rows, head, desk).read()


class _Table:
    def __init__(self, rows: Sequence[Row], head: Head, desk: Desk) -> None:
        self.rows, self.head, self.desk = rows, head, desk
        self.columns = head.columns
        self.days = value_days(head, desk)
        self.tell_of_undated()
        self.objectives: list[ObjectiveNote] = []
        self.cell: Passage | None = None  # the objective's cell, which a merged one shares with the rows below
        self.kr_cell: Passage | None = None

    def read(self) -> list[ObjectiveNote]:
        for row in self.rows[self.head.below :]:
            if any(row):
                self.row(row)
        return self.objectives

    def tell_of_undated(self) -> None:
        """Keep that columns of weeks or of days without a year hold values that no cycle gives a day."""
        if self.desk.cycle or self.desk.assumed:
            return
        for n, name in enumerate(self.head.names):
            is_day = _WEEK.fullmatch(name.strip()) or (_SHORT_DAY.fullmatch(name.strip()) and n not in self.days)
            if is_day and (cell := self.at(self.rows[self.head.below - 1], n)):
                self.desk.problem(
                    cell,
                    Bilingual(f"no cycle says which day '{name}' is", f"没有写明周期，不知道“{name}”是哪一天"),
                    Bilingual("write the cycle above the table: 2026 Q4", "请在表格上方写出周期，如 2026 Q4"),
                )
                return

    def at(self, row: Row, column: int | None) -> Passage | None:
        return row[column] if column is not None and column < len(row) else None

    def row(self, row: Row) -> None:
        objective, kr = self.at(row, self.columns.objective), self.at(row, self.columns.kr)
        before = self.cell
        if (objective and objective.text.strip().lower() in _SUMS) or (kr and kr.text.strip().lower() in _SUMS):
            return
        if objective and objective.text:
            self.objective(objective)
        fields = {
            name: as_day(cell) if name.endswith(("due", "start")) else cell
            for name, cell in self.columns.row_fields(row).items()
            if not self.is_day(name)
        }
        filled = [cell for cell in row if cell and cell.text]
        if kr is not None and values.is_formula(kr.text):
            self.desk.problem(kr, *values.no_number(kr.text))
            return
        if "cycle" in fields:
            self.desk.see_cycle(fields["cycle"].text)
        if kr is None or not kr.text:
            own = self.columns.kr is None or self.cell is not before
            self.without_key_result(fields, filled, objective if own else None)
            return
        if kr is self.kr_cell:  # merged over several rows: one for each of its tasks
            self.task(fields)
            return
        if self.columns.objective is None and len(filled) == 1 and self.is_title(kr):
            self.objective(kr)
            return
        self.kr_cell = kr
        told = told_beside(self.columns, row)
        if told and told[0] == "O":
            self.objective(kr, told[1])
            for name, value in fields.items():
                file_field(self.objectives[-1].fields, name, value)
            return
        if named := words_beside(kr, fields):
            self.key_result(fields.pop(named), fields, row, kr)
            return
        lines = _lines_of(kr)
        if len(lines) > 1 and self.objectives and "weight" in fields:
            self.objectives[-1].fields.setdefault("weight", fields["weight"])
        for text in lines:
            self.key_result(text, fields if len(lines) == 1 else of_each(fields), row)

    def is_day(self, name: str) -> bool:
        return any(self.head.names[n] == name for n in self.days)

    def is_title(self, cell: Passage) -> bool:
        """Whether a row's only cell is an objective above its key results and no key result itself."""
        label = label_of(cell)
        return not (label and label.kind == "key_result")

    def objective(self, cell: Passage, ident: str | None = None) -> None:
        if cell is self.cell or (self.cell and cell.text == self.cell.text):
            return
        self.cell = cell
        label = label_of(cell)
        words = _without_link(label.words if label and label.words.text else cut(cell, 0))
        self.objectives.append(ObjectiveNote(words, label.id if label else ident))
        self.kr_cell = None

    def key_result(self, text: Passage, fields: dict[str, Passage], row: Row, number: Passage | None = None) -> None:
        """Add a key result; `number` is a cell that only numbers it."""
        label = label_of(text)
        if label and label.kind == "objective" and label.words.text and self.columns.objective is None:
            self.objective(text)
            for name, value in fields.items():
                file_field(self.objectives[-1].fields, name, value)
            return
        if not self.objectives:
            self.objectives.append(ObjectiveNote(Passage("", text.source, text.span().start)))
        ident = number.text.strip() if number else label.id if label else None
        note = KrNote(label.words if label and label.words.text else text, ident)
        for name, value in fields.items():
            if name == "tasks":
                continue
            if name.startswith("objective "):
                file_field(self.objectives[-1].fields, name.removeprefix("objective "), value)
            else:
                file_field(note.fields, name, value)
        note.check_ins = list(self.check_ins(row))
        self.objectives[-1].key_results.append(note)
        self.task(fields)

    def without_key_result(self, fields: dict[str, Passage], filled: list[Passage], objective: Passage | None) -> None:
        """A row that names no key result: the first one of an `objective`, one more task, a title, or a mistake."""
        if "tasks" in fields and self.objectives and self.objectives[-1].key_results:
            self.task(fields)
        elif objective is not None and objective.text:
            for name, value in fields.items():
                file_field(self.objectives[-1].fields, name.removeprefix("objective "), value)
        elif len(filled) == 1 and self.columns.objective is None and self.is_title(filled[0]):
            if label_of(filled[0]):
                self.objective(filled[0])
        elif fields:
            self.desk.problem(
                next(iter(fields.values())),
                Bilingual("this row names no key result", "这一行没有写关键结果"),
                Bilingual("write it, or remove the row", "请补上，或删除这一行"),
            )

    def task(self, fields: dict[str, Passage]) -> None:
        if (title := fields.get("tasks")) and self.objectives and self.objectives[-1].key_results:
            owner = fields.get("owner")
            tasks = self.objectives[-1].key_results[-1].tasks
            for line in _lines_of(title):
                tasks.append(Task(line.text, owner.text if owner else None, place=line.place()))

    def check_ins(self, row: Row) -> Iterator[CheckIn]:
        for column, day in self.days.items():
            if (cell := self.at(row, column)) and cell.text:
                if (read := values.number(cell.text)) is None:
                    self.desk.problem(cell, *values.no_number(cell.text))
                else:
                    yield CheckIn(day, read[0], place=cell.place())


def value_days(head: Head, desk: Desk) -> dict[int, date]:
    """The columns that hold a value per day or week, with the day each stands for: 2026-07-05, 7/5, W3, 第3周."""
    from okr_ai.read.metrics import date_of

    days: dict[int, date] = {}
    cycle = desk.cycle or desk.assumed
    for n, name in enumerate(head.names):
        if n in (head.columns.kr, head.columns.objective) or field_of(name):
            continue
        week = _WEEK.fullmatch(name.strip())
        if week and cycle:
            days[n] = cycle.start + timedelta(days=7 * int(week[1]) - 1)
        elif not week and name[:1].isdigit():
            found = date_of(name) or (values.day(name, cycle=cycle, today=desk.today) if cycle else None)
            if found:
                days[n] = found
    return days


def _lines_of(cell: Passage) -> list[Passage]:
    """The cell's words, or each of its lines when they are numbered or marked one by one."""
    if "\n" not in cell.text:
        return [cut(cell, 0)]
    starts = [0] + [m.end() for m in re.finditer(r"[\r\n]+", cell.text)]
    lines = [cut(cell, a, b) for a, b in zip(starts, [*starts[1:], None], strict=True)]
    return each_marked([line for line in lines if line.text]) or [cut(cell, 0)]


def _without_link(words: Passage) -> Passage:
    """What Notion writes for a relation, "Buyers return (https://www.notion.so/…)", without the link."""
    link = _NOTION.search(words.text)
    return cut(words, 0, link.start()) if link else words


def as_day(cell: Passage) -> Passage:
    """An Excel serial number as the day it stands for; everything else as it is."""
    if not _SERIAL.fullmatch(cell.text) or cell.source.cell is None:
        return cell
    day = date(1899, 12, 30) + timedelta(days=int(float(cell.text)))
    words = day.isoformat()
    return Passage(words, cell.source, 0, tuple(min(n, len(cell.text)) for n in range(len(words) + 1)))
