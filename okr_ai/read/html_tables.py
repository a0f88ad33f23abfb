"""HTML tables inside a Markdown draft, as exports of wikis and online documents hold them."""

import re

from okr_ai.language.lazy import Lazy
from okr_ai.model import Passage, Source
from okr_ai.read.blocks import Block
from okr_ai.read.inline import rendered
from okr_ai.read.passages import joined
from okr_ai.read.tables import columns_of

_TAG = Lazy(r"<(?P<end>/?)(?P<name>table|tr|td|th)(?![a-z])(?P<rest>[^<>]{0,300})>", re.IGNORECASE)
_SPAN = Lazy(r"(?P<way>row|col)span\s{0,3}=\s{0,3}[\"']?(?P<count>\d{1,3})", re.IGNORECASE)
_BREAK = Lazy(r"</(?:p|li|div|blockquote)>|<br\s{0,3}/?>|[\r\n]+", re.IGNORECASE)
_HEAD_ROWS = 3  # a title may stand above the names of the columns


def table_rows(source: Source, start: int, end: int) -> list[Block]:
    """The rows of the HTML table between two offsets. Below the first row of a cell that spans several, and right of
    the first column of one that spans several, its place is empty; such places are no more than the table has
    characters, so that a small file cannot become a huge table."""
    rows: list[Block] = []
    cells: list[Passage] = []
    open_cell: re.Match[str] | None = None
    below: dict[int, int] = {}  # column -> how many more rows a cell of it spans
    room = end - start
    for tag in _TAG.finditer(source.text, start, end):
        if open_cell:
            _fill(cells, below, source, tag.start())
            spans = {found["way"].lower(): int(found["count"]) for found in _SPAN.finditer(open_cell["rest"])}
            place, width = len(cells), min(max(spans.get("col", 1), 1), 1 + room)
            more_rows = min(max(spans.get("row", 1), 1) - 1, (room - width + 1) // width)
            room -= width * (1 + more_rows) - 1
            cells.append(_cell(source, open_cell.end(), tag.start()))
            cells += [Passage("", source, tag.start())] * (width - 1)
            if more_rows:
                below |= dict.fromkeys(range(place, place + width), more_rows)
            open_cell = None
        if tag["name"].lower() in ("td", "th") and not tag["end"]:
            open_cell = tag
        elif cells and tag["name"].lower() in ("tr", "table"):
            _fill(cells, below, source, tag.start())
            rows.append(Block("row", cells[0], cells=tuple(cells)))
            cells = []
    named = (row for row in rows[:_HEAD_ROWS] if columns_of([cell.text for cell in row.cells]))
    if head := next(named, None):
        head.head = True
    return rows


def _fill(cells: list[Passage], below: dict[int, int], source: Source, at: int) -> None:
    """Leave the next columns empty that a cell above still spans."""
    while below.get(len(cells)):
        below[len(cells)] -= 1
        cells.append(Passage("", source, at))


def _cell(source: Source, start: int, end: int) -> Passage:
    """A cell's words, its lines and paragraphs parted by blanks."""
    lines, at = [], start
    for gap in _BREAK.finditer(source.text, start, end):
        lines.append(rendered(source, at, gap.start()))
        at = gap.end()
    lines = [line for line in [*lines, rendered(source, at, end)] if line.text]
    return joined(lines, " ") if lines else Passage("", source, start)
