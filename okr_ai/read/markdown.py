"""A Markdown or plain-text draft: headings, bullets, labels (`O1：`, `KR1：`), tables and the notes beside them."""

import re
from typing import TYPE_CHECKING

from okr_ai.language.lazy import Lazy
from okr_ai.model import Draft, Passage, Source
from okr_ai.read.assemble import Desk, file_field, make_draft
from okr_ai.read.blocks import Block, blocks
from okr_ai.read.labels import Label, Section, field_in, label_of, section_of
from okr_ai.read.notes import fields_in_line, fields_of_notes
from okr_ai.read.outline import KrNote, ObjectiveNote, finish, task_of
from okr_ai.read.passages import joined

if TYPE_CHECKING:
    from okr_ai.read.tables import Columns

_TEAM = Lazy(r".{1,20}(?:团队|部门|小组|事业部|部|\b[Tt]eam)")
_INTRODUCES = Lazy(r"[:：]$|^\d+(?:\.\d+)+\s")  # "we did this:", "4.3 Implementation"
_FRONT = Lazy(r"---[ \t]*(?:\r\n|\r|\n)(.*?)(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)", re.DOTALL)


def read_markdown(source: Source, desk: Desk) -> Draft:
    """The draft in the text. Lines that are no OKRs are left alone; `objectives` is empty when there are none."""
    fields: dict[str, Passage] = {}
    start = _front_matter(source, desk, fields)
    lines = list(blocks(source, start))
    labels = [label_of(b.passage) if b.kind != "row" else None for b in lines]
    if any(labels) or any(_marks(block) for block in lines):
        walk = _Walk(source, desk, fields, any(label and label.kind == "objective" for label in labels))
        for block, label in zip(lines, labels, strict=True):
            walk.line(block, label)
        notes = walk.objectives
    else:
        from okr_ai.read.unmarked import read_unmarked  # few drafts need it

        notes = read_unmarked(lines, source, desk, fields)
    return make_draft(desk, "markdown", source, finish(notes, desk), fields)


def _columns(head: Block) -> "Columns | None":
    from okr_ai.read.tables import columns_of  # most drafts hold no table

    return columns_of([cell.text for cell in head.cells])


def _marks(block: Block) -> bool:
    """Whether a line without a label says where OKRs stand: a heading like 关键结果, or a table's head."""
    if block.kind == "row":
        return block.head and _columns(block) is not None
    return block.kind in ("heading", "text") and section_of(block.passage.text.rstrip(":： ")) in (
        "objectives",
        "key_results",
    )


def _front_matter(source: Source, desk: Desk, fields: dict[str, Passage]) -> int:
    """Read the YAML between the first line's --- and the next one's; the offset after it."""
    if not source.text.startswith("---"):
        return 0
    match = _FRONT.match(source.text)
    if not match or ":" not in match.group(1):
        return 0
    from okr_ai.read.nodes import Entries, Scalar
    from okr_ai.read.yaml_nodes import read_yaml

    root = read_yaml(source, match.end(1))
    for key, value in root if isinstance(root, Entries) else ():
        if isinstance(value, Scalar) and not value.is_null():
            file_field(fields, key.text, value.passage)
    if "cycle" in fields:
        desk.see_cycle(fields["cycle"].text)
    return match.end()


class _Walk:
    """Goes over the lines of a document with marks, and knows what the last ones opened."""

    def __init__(self, source: Source, desk: Desk, fields: dict[str, Passage], labelled: bool) -> None:
        self.source, self.desk, self.fields, self.labelled = source, desk, fields, labelled
        self.objectives: list[ObjectiveNote] = []
        self.objective: ObjectiveNote | None = None
        self.objective_at = (-1, -1)  # where it stands in: (columns, rank of the mark)
        self.objective_level = 7  # the level of its heading, 7 when it is no heading
        self.kr: KrNote | None = None
        self.kr_at = (-1, -1)
        self.section: Section | None = None
        self.candidate: Passage | None = None  # what is the objective when no label says so
        self.team: Passage | None = None
        self.columns: Columns | None = None
        self.open: KrNote | ObjectiveNote | None = None  # what an indented next line goes on with
        self.waiting: Label | None = None  # a label whose words stand on the next line

    def line(self, block: Block, label: Label | None) -> None:
        if block.kind == "row":
            self.row(block)
            return
        self.columns = None
        if block.kind == "blank":
            self.open = None
        elif label and not self.is_target(block, label):
            self.label(block, label)
        elif self.waiting:
            label, self.waiting = self.waiting, None
            self.label(block, Label(label.kind, label.id, label.notes, block.passage))
        elif block.kind == "heading":
            self.heading(block)
        elif block.kind == "item":
            self.item(block)
        else:
            self.text(block)

    # labels

    def is_target(self, block: Block, label: Label) -> bool:
        """`目标：25%` below a key result is its target, no objective."""
        return (
            label.kind == "objective" and label.id is None and self.kr is not None and self.is_below(block, self.kr_at)
        )

    def label(self, block: Block, label: Label) -> None:
        if not label.words.text:
            if label.id:
                self.waiting = label
            else:
                self.section = "objectives" if label.kind == "objective" else "key_results"
            return
        if label.kind == "objective":
            self.open_objective(block, label.words, label.id, label.notes)
        else:
            self.open_key_result(block, KrNote(label.words, label.id, checked=block.checked), label.notes)

    def open_objective(
        self, block: Block, words: Passage, ident: str | None = None, notes: Passage | None = None
    ) -> None:
        self.objective = ObjectiveNote(words, ident)
        if self.team:
            self.objective.fields["team"] = self.team
        if notes:
            self.objective.fields |= dict(fields_of_notes(notes))
        self.objectives.append(self.objective)
        self.objective_at = self.stands(block)
        self.objective_level = block.indent if block.kind == "heading" else 7
        self.kr, self.section, self.open, self.candidate = None, None, self.objective, None

    def open_key_result(self, block: Block, note: KrNote, notes: Passage | None = None) -> None:
        if self.objective is None or (not self.labelled and self.candidate is not None):
            text = self.candidate or Passage("", self.source, note.text.span().start)
            at, level = self.objective_at, self.objective_level
            self.open_objective(block, text)
            self.objective_at, self.objective_level = at, level
        assert self.objective is not None
        if notes:
            note.fields |= dict(fields_of_notes(notes))
        self.objective.key_results.append(note)
        self.kr, self.kr_at, self.open = note, self.stands(block), note

    def stands(self, block: Block) -> tuple[int, int]:
        """How far in a line stands; what stands further in is below it."""
        if block.kind == "heading":
            return (-1, -1)
        return (block.indent, block.rank if block.kind == "item" else -1)

    def is_below(self, block: Block, at: tuple[int, int]) -> bool:
        if block.kind == "heading":
            return False
        return self.stands(block) > at if block.kind == "item" else block.indent > at[0]

    # headings

    def heading(self, block: Block) -> None:
        words = block.passage.text
        self.kr = self.open = None
        section = section_of(words)
        stays = section in ("key_results", "tasks") or block.indent > self.objective_level
        if section == "objectives" or not stays:
            self.objective = None
        self.section = section or ("other" if self.objective else None)
        if section:
            return
        self.desk.see_cycle(words)
        is_title = self.desk.is_title(words)
        if _TEAM.fullmatch(words):
            self.team = block.passage
        elif words and not is_title:
            self.candidate = block.passage
            self.objective_level = block.indent if self.objective is None else self.objective_level

    # items

    def item(self, block: Block) -> None:
        if self.kr and self.is_below(block, self.kr_at):
            self.below_key_result(block, self.kr)
        elif section := section_of(block.passage.text.rstrip(":： ")):
            self.section = section
        elif self.section == "objectives":
            if not self.objective or not self.is_below(block, self.objective_at):
                self.open_objective(block, block.passage)
                self.section = "objectives"
            else:
                self.loose(block)
        elif self.section == "tasks":
            if self.objective and self.objective.key_results:
                self.objective.key_results[-1].tasks.append(task_of(block, self.desk))
        elif found := field_in(block.passage):
            self.field(found)
        elif (
            self.objective and self.is_below(block, self.objective_at) and self.section in (None, "key_results")
        ) or self.section == "key_results":
            self.loose(block)
        elif not self.labelled:
            self.candidate = block.passage
            self.objective_at = self.stands(block)

    def loose(self, block: Block) -> None:
        """An item without a label where key results stand."""
        note = KrNote(block.passage, loose=self.section != "key_results", checked=block.checked)
        self.open_key_result(block, note)

    def below_key_result(self, block: Block, kr: KrNote) -> None:
        words = block.passage
        if block.checked is not None or self.section == "tasks":
            kr.tasks.append(task_of(block, self.desk))
        elif found := fields_in_line(words):
            for name, value in found:
                self.put_target(kr, name, value)
        elif section_of(words.text.rstrip(":： ")) == "tasks":
            self.section = "tasks"
        elif words.text:
            kr.fields.setdefault("note", words)

    def put_target(self, kr: KrNote, name: str, value: Passage) -> None:
        file_field(kr.fields, "target" if name == "objective" else name, value)

    # plain lines

    def text(self, block: Block) -> None:
        words = block.passage
        if block.kind == "quote":
            return
        if found := fields_in_line(words):
            below = self.kr if self.kr and (self.open is self.kr or self.is_below(block, self.kr_at)) else None
            for name, value in found:
                if below:
                    self.put_target(below, name, value)
                else:
                    self.field((name, value))
        elif section := section_of(words.text.rstrip(":： ")):
            self.section = section
        elif self.open and block.indent > 0:
            self.go_on(words)
        elif self.section == "objectives" and not self.objective:
            self.open_objective(block, words)
        else:
            self.prose(block)

    def go_on(self, words: Passage) -> None:
        """An indented line goes on with the key result or objective above it."""
        assert self.open is not None
        above = self.open.text.text
        chinese = above[-1:] >= "\u2e80" and words.text[:1] >= "\u2e80" and "@" not in above[-20:]
        self.open.text = joined([self.open.text, words], "" if chinese else " ")

    def prose(self, block: Block) -> None:
        self.open = None
        words = block.passage.text
        if _INTRODUCES.search(words) and self.section == "key_results":
            self.section = "other"  # what follows is another list
        if self.objective is None and self.desk.cycle is None and len(words) <= 60 and self.desk.is_title(words):
            self.desk.see_cycle(words)
            return
        if not self.labelled and (block.bold or len(words) <= 80) and words[-1:] not in "。.！!":
            self.candidate = block.passage

    def field(self, found: tuple[str, Passage]) -> None:
        """A field of the objective, or of the whole file before the first one."""
        name, value = found
        if name == "cycle":
            self.desk.see_cycle(value.text)
        if self.objective is None or name == "cycle":
            file_field(self.fields, name, value)
        else:
            file_field(self.objective.fields, name, value)

    # tables

    def row(self, block: Block) -> None:
        if block.head:
            self.columns = _columns(block)
            return
        if self.columns is None or not block.cells:
            return
        columns, cells = self.columns, block.cells
        words = [c.text for c in cells]
        if columns.objective is not None and columns.objective < len(cells) and words[columns.objective]:
            self.table_objective(block, cells[columns.objective])
        kr = cells[columns.kr] if columns.kr is not None and columns.kr < len(cells) else None
        if kr is None or not kr.text:
            return
        label = label_of(kr)
        if label and label.kind == "objective" and label.words.text:
            self.open_objective(block, label.words, label.id, label.notes)
            return
        if columns.objective is None and sum(map(bool, words)) == 1 and kr.source.text[: kr.start].endswith("**"):
            self.open_objective(block, kr)  # a bold row without values stands above its key results
            return
        note = KrNote(label.words if label and label.words.text else kr, label.id if label else None)
        for name, value in columns.row_fields(cells).items():
            file_field(note.fields, name, value)
        self.open_key_result(block, note, label.notes if label else None)

    def table_objective(self, block: Block, cell: Passage) -> None:
        label = label_of(cell)
        words = label.words if label and label.words.text else cell
        if self.objective is None or self.objective.text.text != words.text:
            self.open_objective(block, words, label.id if label else None)
