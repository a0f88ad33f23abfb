"""The rows of a table whose cells may span several rows or columns, as HTML and MediaWiki write them."""

import re

from okr_ai.language.lazy import Lazy
from okr_ai.model import Passage, Source
from okr_ai.read.blocks import Block
from okr_ai.read.inline import rendered
from okr_ai.read.passages import joined
from okr_ai.read.tables import columns_of

_SPAN = Lazy(r"(?P<way>row|col)span\s{0,3}=\s{0,3}[\"']?(?P<count>\d{1,3})", re.IGNORECASE)
_BREAK = Lazy(r"</(?:p|li|div|blockquote)>|<br\s{0,3}/?>|[\r\n]+", re.IGNORECASE)
_HEAD_ROWS = 3  # a title may stand above the names of the columns


class SpannedRows:
    """Rows in the making. Below the first row of a cell that spans several, and right of the first column of one that
    spans several, its place is empty; such places are no more than `room` (the table's length in characters), so that a
    small file cannot become a huge table."""

    def __init__(self, source: Source, room: int) -> None:
        self.source, self.room = source, room
        self.rows: list[Block] = []
        self.cells: list[Passage] = []
        self.below: dict[int, int] = {}  # column -> how many more rows a cell of it spans

    def cell(self, start: int, end: int, attributes: str) -> None:
        """Add the cell between two offsets; `attributes` may say how far it spans."""
        self.fill(start)
        spans = {found["way"].lower(): int(found["count"]) for found in _SPAN.finditer(attributes)}
        place, width = len(self.cells), min(max(spans.get("col", 1), 1), 1 + self.room)
        more_rows = min(max(spans.get("row", 1), 1) - 1, (self.room - width + 1) // width)
        self.room -= width * (1 + more_rows) - 1
        self.cells.append(_words(self.source, start, end))
        self.cells += [Passage("", self.source, end)] * (width - 1)
        if more_rows:
            self.below |= dict.fromkeys(range(place, place + width), more_rows)

    def end_row(self, at: int) -> None:
        """Begin a new row, when the last one holds anything."""
        if self.cells:
            self.fill(at)
            self.rows.append(Block("row", self.cells[0], cells=tuple(self.cells)))
            self.cells = []

    def fill(self, at: int) -> None:
        """Leave the next columns empty that a cell above still spans."""
        while self.below.get(len(self.cells)):
            self.below[len(self.cells)] -= 1
            self.cells.append(Passage("", self.source, at))

    def headed(self) -> list[Block]:
        """The rows, the one that names the columns marked as their head."""
        named = (row for row in self.rows[:_HEAD_ROWS] if columns_of([cell.text for cell in row.cells]))
        if head := next(named, None):
            head.head = True
        return self.rows


def _words(source: Source, start: int, end: int) -> Passage:
    """A cell's words, its lines and paragraphs parted by blanks."""
    lines, at = [], start
    for gap in _BREAK.finditer(source.text, start, end):
        lines.append(rendered(source, at, gap.start()))
        at = gap.end()
    lines = [line for line in [*lines, rendered(source, at, end)] if line.text]
    return joined(lines, " ") if lines else Passage("", source, start)
