"""Drafts without any label: a heading followed by bullets, or bullets with bullets under them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from okr_ai.model import Passage, Source
from okr_ai.read.assemble import file_field
from okr_ai.read.blocks import Block
from okr_ai.read.desk import Desk
from okr_ai.read.labels import field_in, section_of, unmarked
from okr_ai.read.names import field_of
from okr_ai.read.notes import fields_in_line
from okr_ai.read.outline import KrNote, ObjectiveNote, add_note, task_of
from okr_ai.read.passages import cut
from okr_ai.read.plain_lines import goes_on, may_be_meant, tell_of, with_next_line

_LONGEST = 200  # characters; what is longer is prose
_ENDS = "。！？!?"


@dataclass(slots=True)
class _Item:
    block: Block
    below: list["_Item"] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    """A heading (or the line above a list, of level 7) and the list below it."""

    head: Passage | None
    items: list[_Item] = field(default_factory=list)
    level: int = 7

    def nests(self) -> bool:
        """Whether most of its items have key results below themselves."""
        items = self.usable()
        return sum(map(_has_results, items)) * 2 > len(items)

    def usable(self) -> list[_Item]:
        return [item for item in self.items if not is_prose(item.block.passage.text)]


def read_unmarked(
    lines: Sequence[Block], source: Source, desk: Desk, fields: dict[str, Passage]
) -> list[ObjectiveNote]:
    """The objectives of a document in which no line says that it is one. Prose is no objective and no key result."""
    found: list[ObjectiveNote] = []
    parts = [part for whole in _parts(lines, desk, fields) for part in _led(whole)]
    flat = {part.level for part in parts if part.head and part.usable() and not part.nests()}
    for part in parts:
        # a heading is the objective where its like are; else the items that have some below them
        if part.head is None or (part.nests() and part.level not in flat):
            found += [_objective(item.block.passage, item.below, desk) for item in part.usable() if _has_results(item)]
        elif part.usable():
            found.append(_objective(part.head, part.usable(), desk))
    return [o for o in found if o.key_results]


def _led(part: _Part) -> Iterator[_Part]:
    """The part, or a part for each of its items that a list with other marks follows: "- Growth", "1. …", "2. …"."""
    ranks = [item.block.rank for item in part.items]
    starts = [n for n, rank in enumerate(ranks) if rank == ranks[0]]
    ends = [*starts[1:], len(ranks)]
    led = all(
        end - start > 2 and len(set(ranks[start + 1 : end])) == 1 for start, end in zip(starts, ends, strict=True)
    )
    if part.head is not None or not starts or not led or any(item.below for item in part.items):
        yield part
        return
    for start, end in zip(starts, ends, strict=True):
        yield _Part(part.items[start].block.passage, part.items[start + 1 : end])


def is_prose(text: str) -> bool:
    """Whether the words are sentences of an article and no key result."""
    explains = text[-1:] in _ENDS and any(c in text for c in ":：") and not any(c.isdigit() for c in text)
    return explains or len(text) > _LONGEST or any(c in text[:-1] for c in _ENDS) or text.endswith((":", "："))


def is_note(text: str) -> bool:
    """Whether what stands before the colon says what the rest is about: `Background: …`, `Data: …`."""
    about, colon, _ = text.replace("：", ":").partition(":")
    return colon != "" and not any(map(str.isdigit, about))


def changes_what_it_names(text: str) -> bool:
    """Whether what stands before the colon is a metric that goes from one value to another ("Crash rate: 2% to 1%"),
    or leaves the number open ("TBD: …")."""
    from okr_ai.language import read_key_result

    about, _, _ = text.replace("：", ":").partition(":")
    frame = read_key_result(text)
    if frame.placeholders:
        return frame.placeholders[0].start == 0
    metric = frame.metric
    named = metric is not None and metric.end <= len(about) and field_of(about.strip()) is None
    return named and None not in (frame.baseline, frame.target)


def _drop(part: _Part, item: _Item) -> None:
    for items in (part.items, *(other.below for other in part.items)):
        if item in items:
            items.remove(item)


def _parts(lines: Sequence[Block], desk: Desk, fields: dict[str, Passage]) -> Iterator[_Part]:
    part = _Part(None)
    stack: list[tuple[tuple[int, int], _Item]] = []
    skip = False
    last: _Item | None = None  # the item that the line before was, or went on with
    for block in lines:
        words = block.passage
        if last and block.kind == "text" and words.text and _belongs(block, part, last, desk):
            continue
        last = None
        if block.kind == "heading" or (block.kind == "text" and block.indent == 0 and words.text):
            if block.kind == "text" and (found := field_in(words)):
                if found[0] == "cycle":
                    (desk.see_cycle if part.items else desk.state_cycle)(found[1].text)
                file_field(fields, *found)
                continue
            if block.kind == "text" and stack and is_prose(words.text.rstrip(":：")):
                _drop(part, stack[-1][1])  # a numbered line above sentences is an article's heading
            if part.items:
                yield part
                part = _Part(None)
            stack = []
            skip = section_of(words.text) in ("other", "tasks")
            is_title = desk.is_title(words.text)
            if is_title or block.kind == "heading":
                desk.see_cycle(words.text)
            usable = not is_title and not skip and (block.kind == "heading" or not is_prose(words.text.rstrip(":：")))
            part = _Part(words if usable else None, level=block.indent if block.kind == "heading" else 7)
        elif block.kind == "item" and not skip and words.text:
            at = (block.indent, block.rank)
            first = part.items[0].block if part.items else block
            if at == (first.indent, first.rank):
                stack = []  # as far in as the first of all, whatever marks stand between
            while stack and stack[-1][0] >= at:
                stack.pop()
            item = _Item(block)
            (stack[-1][1].below if stack else part.items).append(item)
            stack.append((at, item))
            last = item
    if part.items:
        yield part


def _belongs(block: Block, part: _Part, last: _Item, desk: Desk) -> bool:
    """Whether a plain line straight below an item goes on with its words, or is told of as it may be another one, and
    opens no part of its own."""
    above, words = last.block.passage, block.passage
    if section_of(words.text.rstrip(":： ")) is not None or fields_in_line(words):
        return False
    if block.indent > 0 or goes_on(above.text, words.text):
        last.block.passage = with_next_line(above, words)
        return True
    if part.level < 7 and may_be_meant(words.text, near=False, between=False):
        tell_of(words, desk)
        return True
    return False


def _has_results(item: _Item) -> bool:
    """Whether below the item stand key results: lines that are neither fields nor tasks."""
    return any(i.block.checked is None and not field_in(i.block.passage) for i in item.below)


def _without_number(head: Passage) -> Passage:
    """A heading's words without its own number: 「一、降库存」, "2. Grow"; whole where it begins with a value (3.5)."""
    words = unmarked(head.text)
    numbered = head.text[:1].isalnum() and len(words) < len(head.text) and not words[:1].isdigit()
    return cut(head, len(head.text) - len(words.lstrip())) if numbered and words.strip() else head


def _objective(head: Passage, items: Sequence[_Item], desk: Desk) -> ObjectiveNote:
    note = ObjectiveNote(_without_number(head))
    for item in items:
        words = item.block.passage
        if found := fields_in_line(words):
            for name, value in found:
                file_field(note.fields, name, value)
            continue
        if is_prose(words.text):
            continue
        kr = KrNote(words, loose=True, checked=item.block.checked)
        _below(item, kr, desk)
        note.key_results.append(kr)
    return note


def _below(item: _Item, kr: KrNote, desk: Desk) -> None:
    """Keep as tasks, fields or a note what stands below a key result, however deep."""
    waiting = item.below[::-1]
    while waiting:
        inner = waiting.pop()
        waiting += reversed(inner.below)
        if inner.block.checked is not None:
            kr.tasks.append(task_of(inner.block, desk))
        elif found := fields_in_line(inner.block.passage):
            for name, value in found:
                file_field(kr.fields, "target" if name == "objective" else name, value)
        else:
            add_note(kr.fields, inner.block.passage)
