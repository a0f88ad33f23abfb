"""Tables whose rows say what they are by a type or a parent: exports of Viva Goals (Ally), Betterworks, Quantive."""

from collections.abc import Sequence
from typing import Literal

from okr_ai.model import Bilingual, Passage, Task
from okr_ai.read.assemble import file_field
from okr_ai.read.desk import Desk
from okr_ai.read.grid import Head, Row
from okr_ai.read.names import field_of, spelled
from okr_ai.read.outline import KrNote, ObjectiveNote
from okr_ai.read.passages import cut
from okr_ai.read.tables import column_field

Role = Literal["objective", "key_result", "task"]
_ROLES: dict[str, Role] = {
    **dict.fromkeys(("objective", "goal", "o", "目标", "company objective", "team objective", "big rock"), "objective"),
    **dict.fromkeys(
        (
            "key result",
            "kr",
            "kpi",
            "metric",
            "milestone",
            "target",
            "outcome",
            "measure",
            "关键结果",
            "关键成果",
            "指标",
        ),
        "key_result",
    ),
    **dict.fromkeys(("task", "initiative", "project", "action", "任务", "举措", "项目"), "task"),
}
_TITLES = (
    "title",
    "objective title",
    "name",
    "objective",
    "goal",
    "标题",
    "名称",
    "text",
    "content",
    "内容",
    "summary",
    "概要",
)


def typed_objectives(rows: Sequence[Row], head: Head, desk: Desk) -> list[ObjectiveNote] | None:
    """The objectives of such a table, or None when it is another kind of table."""
    table = _Typed(rows, head, desk)
    return table.read() if table.is_typed() else None


class _Typed:
    def __init__(self, rows: Sequence[Row], head: Head, desk: Desk) -> None:
        self.rows = [row for row in rows[head.below :] if any(row)]
        self.desk = desk
        self.at: dict[str, int] = {}
        for n, name in enumerate(head.names):
            if field := column_field(name):
                self.at.setdefault(field.removeprefix("objective "), n)
        if "kind" not in self.at and "level" in self.at and self.are_roles(self.at["level"]):
            self.at["kind"] = self.at.pop("level")  # "Level" holds Objective and Key Result, no company or team
        titles = {spelled(name): n for n, name in reversed(list(enumerate(head.names)))}
        self.title = next((titles[word] for word in _TITLES if word in titles), None)
        others = [n for n, name in enumerate(head.names) if field_of(name) == "text" and n != self.title]
        self.note = others[0] if others else None
        self.objectives: list[ObjectiveNote] = []
        self.by_id: dict[str, ObjectiveNote | KrNote] = {}
        self.last_kr: KrNote | None = None

    def cell(self, row: Row, field: str) -> Passage | None:
        n = self.at.get(field)
        return row[n] if n is not None and n < len(row) else None

    def are_roles(self, column: int) -> bool:
        """Whether a column says of each row whether it is an objective or a key result."""
        cells = [row[column] for row in self.rows if column < len(row)]
        roles = [_ROLES.get(spelled(cell.text)) for cell in cells if cell]
        return "objective" in roles and None not in roles

    def is_typed(self) -> bool:
        """Whether most rows say what they are, or rows name other rows as their parents."""
        if self.title is None or "kr" in self.at:
            return False
        if any(self.role_word(row) == "objective" for row in self.rows):
            return True
        ids = {cell.text for row in self.rows if (cell := self.cell(row, "id"))}
        return any((cell := self.cell(row, "parent")) and _first(cell) in ids for row in self.rows)

    def role_word(self, row: Row) -> Role | None:
        cell = self.cell(row, "kind")
        return _ROLES.get(spelled(cell.text)) if cell else None

    def read(self) -> list[ObjectiveNote]:
        parents = {_first(cell) for row in self.rows if (cell := self.cell(row, "parent"))}
        late: list[tuple[Row, Role]] = []
        for row in self.rows:
            title = row[self.title] if self.title is not None and self.title < len(row) else None
            if title is None:
                filled = next(cell for cell in row if cell)
                self.desk.problem(
                    filled,
                    Bilingual("this row has no title", "这一行没有标题"),
                    Bilingual("write it, or remove the row", "请补上，或删除这一行"),
                )
                continue
            role = self.role_word(row) or self.role_by_place(row, parents)
            if role == "objective":
                self.objective(row, title)
            elif (parent := self.cell(row, "parent")) and _first(parent) not in self.by_id:
                late.append((row, role))  # its parent may stand further down
            else:
                self.child(row, title, role)
        for row, role in late:
            title = row[self.title] if self.title is not None else None
            if title:
                self.child(row, title, role)
        return self.objectives

    def role_by_place(self, row: Row, parents: set[str]) -> Role:
        ident = self.cell(row, "id")
        if (ident and ident.text in parents) or not self.cell(row, "parent"):
            return "objective"
        return "key_result"

    def fields(self, row: Row) -> dict[str, Passage]:
        found: dict[str, Passage] = {}
        for field, n in self.at.items():
            cell = row[n] if n < len(row) else None
            if cell and n != self.title and field not in ("parent", "kind"):
                file_field(found, field, cell)
        note = row[self.note] if self.note is not None and self.note < len(row) else None
        if note:
            found["note"] = note
        if "cycle" in found:
            self.desk.see_cycle(found["cycle"].text)
        return found

    def objective(self, row: Row, title: Passage) -> None:
        note = ObjectiveNote(cut(title, 0), fields=self.fields(row))
        if parent := self.cell(row, "parent"):
            note.fields["parent"] = parent
        self.objectives.append(note)
        self.know(note)

    def know(self, note: ObjectiveNote | KrNote) -> None:
        self.by_id.setdefault(note.text.text, note)
        if ident := note.fields.get("id"):
            self.by_id[ident.text] = note

    def child(self, row: Row, title: Passage, role: Role) -> None:
        """A key result or task under the row it names as its parent, else under the one before it."""
        parent = self.cell(row, "parent")
        above = self.by_id.get(_first(parent)) if parent else None
        if parent and above is None:
            self.desk.problem(
                parent,
                Bilingual(f"no row is called '{_first(parent)[:40]}'", f"没有名为“{_first(parent)[:40]}”的行"),
                Bilingual("name a row's id or title", "请写某一行的编号或标题"),
            )
        if role == "task" or (isinstance(above, KrNote) and role != "key_result"):
            kr = above if isinstance(above, KrNote) else self.last_kr
            owner = self.cell(row, "owner")
            if kr:
                kr.tasks.append(Task(title.text, owner.text if owner else None, place=title.place()))
            return
        if not isinstance(above, ObjectiveNote):
            if not self.objectives:
                self.objectives.append(ObjectiveNote(Passage("", title.source, title.span().start)))
            above = self.objectives[-1]
        note = KrNote(cut(title, 0), fields=self.fields(row))
        above.key_results.append(note)
        self.last_kr = note
        self.know(note)


def _first(parent: Passage) -> str:
    """The first of several parents, which stand on lines of their own."""
    return parent.text.split("\n")[0].strip()
