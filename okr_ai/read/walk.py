"""A walk over the lines of a document in which labels, headings or tables say where OKRs stand."""

from typing import TYPE_CHECKING

from okr_ai.language.lazy import Lazy
from okr_ai.model import Cycle, Passage, Source
from okr_ai.read.assemble import file_field
from okr_ai.read.blocks import Block, number_before
from okr_ai.read.desk import Desk
from okr_ai.read.labels import Label, Section, field_in, level_in, section_of, team_in, team_of_title
from okr_ai.read.notes import fields_in_line, fields_of_notes
from okr_ai.read.outline import KrNote, ObjectiveNote, add_note, task_of
from okr_ai.read.passages import cut
from okr_ai.read.plain_lines import PassedOver, may_be_meant, take_text, tell_of_heading
from okr_ai.read.remarks import defines, may_be_target, speaks_of_others

if TYPE_CHECKING:
    from okr_ai.read.tables import Columns

_BRACKETED = Lazy(r"[（(\[]([^（(\[）)\]]+)[）)\]]", needs="（|(|[")

_OBJECTIVES_OWN = frozenset(("due", "owner", "weight", "confidence", "parent", "kind"))


def _is_okr(label: str | None) -> bool:
    return label is not None and label[:3].lower() == "okr"


def _lists_measures(heading: str) -> bool:
    from okr_ai.read.beside import lists_measures  # most headings come before the first key result

    return lists_measures(heading)


class Walk:
    """Goes over the lines of a document with marks, and knows what the last ones opened."""

    def __init__(self, source: Source, desk: Desk, fields: dict[str, Passage], labelled: bool) -> None:
        self.source, self.desk, self.fields, self.labelled = source, desk, fields, labelled
        self.objectives: list[ObjectiveNote] = []
        self.objective: ObjectiveNote | None = None
        self.objective_at = (-1, -1)  # where it stands in: (columns, rank of the mark)
        self.objective_level = 7  # the level of its heading, or of the one it stands under
        self.heading_level = 7
        self.kr: KrNote | None = None
        self.kr_at = (-1, -1)
        self.section: Section | None = None
        self.section_level = 0  # of the heading that announced it
        self.candidate: Passage | None = None  # what is the objective when no label says so
        self.unlabelled: Passage | None = None  # a heading without a label beside those of the objectives
        self.cycle: Cycle | None = None  # of the section
        self.cycle_level = 0  # of the heading that names it
        self.pending: dict[str, Passage] = {}  # fields below a heading that may yet be an objective
        self.team: Passage | None = None
        self.level: Passage | None = None
        self.columns: Columns | None = None
        self.measures = False  # whether tables here list what is watched beside the key results
        self.open: KrNote | ObjectiveNote | None = None  # what an indented next line goes on with
        self.waiting: Label | None = None  # a label whose words stand on the next line
        self.passed = PassedOver(desk)  # plain lines since the last key result

    def line(self, block: Block, label: Label | None) -> None:
        if block.kind == "row":
            self.row(block)
            return
        self.columns = None
        if defines(block):
            return
        if label and (speaks_of_others(block, label) or (self.kr_above(block) and may_be_target(block, label))):
            label = None
        if label and label.kind == "key_result" and self.section in ("other", "tasks") and not self.objective:
            return  # "## 问题和挑战", "KR2 仍高于目标": a report on it
        if block.kind == "blank":
            self.open, self.passed.near = None, False
        elif self.waiting and self.waited_for(block, label):
            return
        elif label:
            self.label(block, label)
        elif block.kind == "heading":
            self.heading(block)
        elif block.kind == "item":
            self.item(block)
        else:
            take_text(self, block)

    def kr_above(self, block: Block) -> bool:
        """Whether the line stands below the last key result."""
        return self.kr is not None and self.is_below(block, self.kr_at)

    # labels

    def waited_for(self, block: Block, label: Label | None) -> bool:
        """Whether this line holds the words of the label above it: `O1`, or `## Objective 1 (Growth)` and a bold line.

        Where none come, the label's brackets or the label itself are all the words there are.
        """
        waiting, self.waiting = self.waiting, None
        assert waiting is not None
        is_words = block.kind in ("text", "item") and label is None and not fields_in_line(block.passage)
        if waiting.notes:
            is_words = is_words and block.bold
        if is_words and section_of(block.passage.text.rstrip(":： ")) is None:
            self.label(block, Label(waiting.kind, waiting.id, None, block.passage))
            return True
        if waiting.kind == "objective" and label and label.kind == "objective" and label.id is None:
            self.label(block, Label(label.kind, waiting.id, label.notes, label.words))
            return True
        if waiting.kind == "objective":
            self.open_objective(block, waiting.notes or waiting.words, waiting.id)
            self.objective_at, self.objective_level = (-1, -1), self.heading_level
        return False

    def label(self, block: Block, label: Label) -> None:
        if block.kind == "heading":
            self.heading_level = block.indent
            if label.kind == "objective" and (bracketed := _BRACKETED.fullmatch(label.words.text)):
                start, end = bracketed.span(1)
                label = Label(label.kind, label.id, cut(label.words, start, end), cut(label.words, end + 1))
        if not label.words.text or (label.id is None and section_of(label.words.text) in ("objectives", "key_results")):
            if label.id:
                self.waiting = label
                self.kr = self.open = None
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
        self.passed.settle(between=False)
        above = self.objectives[-1] if self.objectives else None
        if above and not above.key_results and _is_okr(above.label) and not _is_okr(ident):
            self.objectives.pop()  # "## OKR 1: Growth" stands above the objective's own line
            ident = ident or above.label
        self.objective = ObjectiveNote(words, ident)
        self.objective.cycle = self.cycle
        if words is self.candidate:
            self.objective.fields |= self.pending
        else:
            self.fields |= self.pending
        self.pending = {}
        if self.team:
            self.objective.fields["team"] = self.team
        if level := self.level or self.fields.get("level"):
            self.objective.fields["level"] = level
        if notes:
            self.objective.fields |= dict(fields_of_notes(notes))
        self.objectives.append(self.objective)
        self.objective_at = self.stands(block)
        self.objective_level = self.heading_level
        self.kr, self.section, self.open, self.candidate = None, None, self.objective, None

    def open_key_result(self, block: Block, note: KrNote, notes: Passage | None = None) -> None:
        if self.objective is None or (not self.labelled and self.candidate is not None):
            text = self.candidate or Passage("", self.source, note.text.span().start)
            at, level, section = self.objective_at, self.objective_level, self.section
            self.open_objective(block, text)
            self.objective_at, self.objective_level, self.section = at, level, section
        assert self.objective is not None
        if notes:
            note.fields |= dict(fields_of_notes(notes))
        self.passed.settle(between=True)
        self.objective.key_results.append(note)
        self.kr, self.kr_at, self.open, self.passed.near = note, self.stands(block), note, True

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
        self.passed.settle(between=False)
        self.kr = self.open = self.unlabelled = None
        self.heading_level = block.indent
        section = section_of(words)
        self.measures = any(each.key_results for each in self.objectives) and _lists_measures(words)
        if section is None and self.section == "key_results" and self.objective and block.indent > self.section_level:
            return  # "#### Detection" below "### Key Results": a group of them
        self.section_level = block.indent
        stays = section in ("key_results", "tasks") or block.indent > self.objective_level
        if section == "objectives" or not stays:
            self.objective = None
        self.section = section or ("other" if self.objective else None)
        if section == "other" or block.indent < self.cycle_level:
            self.cycle, self.cycle_level = None, 0
        if section:
            return
        if cycle := self.desk.section_cycle(words):
            self.cycle, self.cycle_level = cycle, block.indent
        is_title = self.desk.is_title(words)
        self.level = level_in(block.passage) or self.level
        if team := team_in(block.passage) or (team_of_title(block.passage) if is_title else None):
            self.team = team
        elif words and not is_title:
            beside = self.objective is None and self.objective_at == (-1, -1) and block.indent == self.objective_level
            self.unlabelled = block.passage if beside and self.labelled and self.objectives else None
            self.candidate = block.passage
            self.fields |= self.pending
            self.pending = {}
            self.objective_level = block.indent if self.objective is None else self.objective_level

    # items

    def item(self, block: Block) -> None:
        if self.kr and self.is_below(block, self.kr_at) and not self.counts_on(block, self.kr):
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
            (self.objective and self.is_below(block, self.objective_at) and self.section in (None, "key_results"))
            or self.section == "key_results"
            or self.follows_objective(block)
        ):
            self.loose(block)
        else:
            if self.unlabelled and may_be_meant(block.passage.text, near=False, between=False):
                tell_of_heading(self.unlabelled, self.desk)
                self.unlabelled = None
            self.kr = self.open = None  # what stands further in belongs to this item
            self.candidate = block.passage
            if not self.labelled:
                self.objective_at = self.stands(block)

    def counts_on(self, block: Block, kr: KrNote) -> bool:
        """Whether the item has the number after the last key result's, though another mark: 1、 2、（3）."""
        if block.indent != self.kr_at[0] or not (number := number_before(block.passage)):
            return False
        return number == number_before(kr.text) + 1 > 1

    def follows_objective(self, block: Block) -> bool:
        """Whether the item has another mark than the objective that no key result stands below yet: • O: …, ① …"""
        columns, rank = self.objective_at
        empty = self.objective is not None and all(kr.loose for kr in self.objective.key_results)
        return empty and self.section is None and block.indent == columns and block.rank != rank

    def loose(self, block: Block) -> None:
        """An item without a label where key results stand."""
        note = KrNote(block.passage, loose=self.section != "key_results", checked=block.checked)
        self.open_key_result(block, note)

    def below_key_result(self, block: Block, kr: KrNote) -> None:
        words = block.passage
        self.open = None
        if block.checked is not None or self.section == "tasks":
            kr.tasks.append(task_of(block, self.desk))
        elif found := fields_in_line(words):
            for name, value in found:
                self.put_target(kr, name, value)
        elif section_of(words.text.rstrip(":： ")) == "tasks":
            self.section = "tasks"
        elif words.text:
            add_note(kr.fields, words)

    def put_target(self, kr: KrNote, name: str, value: Passage) -> None:
        file_field(kr.fields, "target" if name == "objective" else name, value)

    # fields

    def field(self, found: tuple[str, Passage]) -> None:
        """A field of the objective, or of the whole file before the first one."""
        name, value = found
        if name == "cycle" and self.objective:
            self.desk.see_cycle(value.text)
        elif name == "cycle" and not self.desk.cycle_is_stated:
            self.desk.state_cycle(value.text)
            self.cycle = None if self.desk.cycle_is_stated else self.cycle  # it wins over the title's
        if self.objective is None and self.candidate is not None and name in _OBJECTIVES_OWN:
            file_field(self.pending, name, value)
        elif self.objective is None or name == "cycle":
            file_field(self.fields, name, value)
        else:
            file_field(self.objective.fields, name, value)

    # tables

    def row(self, block: Block) -> None:
        from okr_ai.read.table_rows import below_objective, head_below, head_of, take_row

        if block.head:
            self.columns = None if self.measures else head_of(block)
            if self.columns is None:
                self.columns = below_objective(self, block)
            for cell in block.cells if self.columns is None else ():
                self.desk.see_cycle(cell.text)  # a title above the names of the columns
        elif self.columns is None and (columns := head_below(block)):
            self.columns = columns
        elif self.columns is not None and block.cells:
            take_row(self, block, self.columns)
