"""A Markdown or plain-text draft: headings, bullets, labels (`O1：`, `KR1：`), tables and the notes beside them."""

import re
from collections.abc import Iterator, Sequence

from okr_ai.language.lazy import Lazy
from okr_ai.model import Draft, Passage, Source
from okr_ai.read.assemble import file_named, make_draft
from okr_ai.read.blocks import Block, blocks
from okr_ai.read.desk import Desk
from okr_ai.read.labels import Label, field_in, label_of, parted, section_of, team_in
from okr_ai.read.outline import ObjectiveNote, finish
from okr_ai.read.passages import cut
from okr_ai.read.walk import Walk

# before a heading's label: a picture (🎯), or the heading's own number (一、 2. （三）)
_MARK = Lazy(r"(?:[^\w\s(（\[【]{1,4}|[一二三四五六七八九十\d]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）])\s*")
_BRACKETED = Lazy(
    r"(?:目标|目標|关键结果|Objective|Goal|Key Result)\s?[（(]((?:O|KR)\s?\d{1,2})[)）]", re.IGNORECASE, needs="（|("
)
_FRONT = Lazy(r"---[ \t]*(?:\r\n|\r|\n)(.*?)(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)", re.DOTALL)


def read_markdown(source: Source, desk: Desk) -> Draft:
    """The draft in the text. Lines that are no OKRs are left alone; `objectives` is empty when there are none."""
    fields: dict[str, Passage] = {}
    start = _front_matter(source, desk, fields)
    notes = _notes(list(blocks(source, start)), source, desk, fields)
    if not any(note.key_results for note in notes) and ("```" in source.text or "~~~" in source.text):
        fenced = _notes(list(blocks(source, start, fenced=True)), source, desk, fields)  # pasted as code
        notes = fenced if any(note.key_results for note in fenced) else notes
    return make_draft(desk, "markdown", source, finish(notes, desk), fields)


def _notes(lines: Sequence[Block], source: Source, desk: Desk, fields: dict[str, Passage]) -> list[ObjectiveNote]:
    """The objectives that the lines hold."""
    labels = _labels(lines)
    if any(label and "KR" in label.words.text for label in labels):
        parts = [part for block, label in zip(lines, labels, strict=True) for part in _parted(block, label)]
        if len(parts) > len(lines):
            lines, labels = parts, _labels(parts)
    if "KR " in source.text and sum(block.passage.text[:3] == "KR " for block in lines) > 1:
        from okr_ai.read.bare_labels import bare_labels  # few drafts need it

        labels = bare_labels(lines, labels)
    if any(labels) or any(_marks(block) for block in lines):
        lines = list(_titled(lines, labels))
        walk = Walk(source, desk, fields, any(label and label.kind == "objective" for label in labels))
        for block, label in zip(lines, labels, strict=True):
            walk.line(block, label)
        walk.passed.settle(between=False)
        fields |= walk.pending
        return walk.objectives
    from okr_ai.read.unmarked import read_unmarked  # few drafts need it

    return read_unmarked(lines, source, desk, fields)


def _parted(block: Block, label: Label | None) -> Iterator[Block]:
    """The line, or a line for each label in it: "O1 … KR1 … KR2 …"."""
    first, *more = parted(block.passage, label) if label else (block.passage,)
    yield Block(block.kind, first, block.indent, block.rank) if more else block
    for words in more:
        yield Block("text", words, block.indent)


_TEAMS_OKR = Lazy(
    r".{0,16}(?:团队|部门|小组|事业部|部|组|公司|中心|集团|个人|\b(?:team|squad|department|company))(?:级|层面)?的?\s?OKRs?",
    re.IGNORECASE,
    needs="okr",
)


def _titled(lines: Sequence[Block], labels: Sequence[Label | None]) -> Iterator[Block]:
    """The lines, with a heading for each plain line or item above an objective that only says whose it is: 研发部OKR,
    "2. Growth team OKRs", and a team's name alone."""
    below: Label | None = None
    turned: list[Block] = []
    for block, label in zip(reversed(lines), reversed(labels), strict=True):
        whose = label is None and block.kind in ("item", "text") and below is not None and below.kind == "objective"
        if whose and (_TEAMS_OKR.fullmatch(block.passage.text) or _is_team(block.passage)):
            block = Block("heading", block.passage, 6)
        turned.append(block)
        below = below if block.kind == "blank" else label
    return reversed(turned)


_LONGEST_TEAM = 16  # columns: more is a sentence that ends in 团队


def _is_team(words: Passage) -> bool:
    text = words.text
    return (
        sum(2 - char.isascii() for char in text) <= _LONGEST_TEAM and field_in(words) is None and bool(team_in(words))
    )


def _labels(lines: Sequence[Block]) -> list[Label | None]:
    """The label each line begins with. A quoted `> 目标：…` is one only where no line of the text itself is."""
    labels = [_label(block) for block in lines]
    if any(label and label.kind == "objective" and lines[n].kind != "quote" for n, label in enumerate(labels)):
        for n, label in enumerate(labels):
            if label and label.id is None and lines[n].kind == "quote":
                labels[n] = None
    return labels


def _label(block: Block) -> Label | None:
    if block.kind == "row":
        return None
    label = label_of(block.passage)
    begun = block.passage.text[:6]
    if label is not None or (block.kind != "heading" and (begun[:1].isalnum() or begun[:1] in "(（")):
        return label
    may_be_marked = not begun[:1].isalnum() or any(char in begun for char in "、.．)）")
    mark = _MARK.match(block.passage.text) if may_be_marked else None
    words = cut(block.passage, mark.end()) if mark else block.passage
    if bracketed := _BRACKETED.fullmatch(words.text):
        words = cut(words, bracketed.start(1), bracketed.end(1))
    return label_of(words) if words is not block.passage else None


def _marks(block: Block) -> bool:
    """Whether a line without a label says where OKRs stand: a heading like 关键结果, or a table's head."""
    if block.kind == "row":
        from okr_ai.read.table_rows import head_below, head_of, objective_at_head  # most drafts hold no table

        if block.head and objective_at_head(block):
            return True
        return (head_of if block.head else head_below)(block) is not None
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
            file_named(fields, key.text, value.passage)
    if "cycle" in fields:
        desk.state_cycle(fields["cycle"].text)
    elif "text" in fields:
        desk.see_cycle(fields["text"].text)
    return match.end()
