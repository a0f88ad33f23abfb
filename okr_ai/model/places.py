"""Places in what was read.

A draft's words keep where they stand: a `Passage` is some words of a `Source`, and `source.words(passage.span())`
cuts out what was written there. Lines and columns are worked out from that at the edge, by `Source.place`.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of a text."""

    start: int
    end: int


class Place(NamedTuple):
    """Where words stand, for people: lines and columns from 1 in characters, the end not included."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    sheet: str | None = None
    cell: str | None = None


_LINE_END = re.compile(r"\r\n|\n|\r")


@lru_cache(maxsize=32)
def _line_starts(text: str) -> list[int]:
    """Offsets of the lines' first characters. A line ends at LF, CRLF or CR and nowhere else."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


class Source(NamedTuple):
    """A text as it was read, without its byte order mark: a whole file, or one spreadsheet cell (`row` from 1)."""

    path: str
    text: str
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None

    def __repr__(self) -> str:
        """Without the text, which may be a whole file."""
        return f"Source({self.path!r}, sheet={self.sheet!r}, cell={self.cell!r})"

    def place(self, span: Span) -> Place:
        """The lines and columns of `span`. In a spreadsheet the line is the cell's row; columns count in the cell."""
        if self.cell:
            row = self.row or 1
            return Place(self.path, row, span.start + 1, row, span.end + 1, self.sheet, self.cell)
        starts = _line_starts(self.text)
        first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end) - 1
        return Place(
            self.path,
            first + 1,
            span.start - starts[first] + 1,
            last + 1,
            span.end - starts[last] + 1,
            self.sheet,
            self.cell,
        )

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its end; nothing when there is none."""
        starts = _line_starts(self.text)
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def words(self, span: Span) -> str:
        """Exactly what was written at `span`."""
        return self.text[span.start : span.end]

    def at(self, place: Place) -> str:
        """What is written at a place of this file; nothing for one in a cell or in another file."""
        if place.cell or place.path != self.path:
            return ""
        starts = _line_starts(self.text)
        first, last = starts[place.line - 1], starts[place.end_line - 1]
        return self.text[first + place.column - 1 : last + place.end_column - 1]


class Passage(NamedTuple):
    """Words of a draft and where they stand.

    `offsets` is None when `text` stands in the source to the letter; otherwise (escapes, folded lines) it holds, for
    each character of `text` and one past its end, the offset in the source where that character begins.
    """

    text: str
    source: Source
    start: int
    offsets: tuple[int, ...] | None = None

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source's characters behind `text[start:end]`."""
        end = len(self.text) if end is None else end
        if self.offsets is None:
            return Span(self.start + start, self.start + end)
        if start == end:
            return Span(self.offsets[start], self.offsets[start])
        # marks left out after the last character (a closing **) do not belong to the words; its own escape does
        last, after, c = self.offsets[end - 1], self.offsets[end], self.text[end - 1]
        written = self.source.text[last:after]
        stop = last + 1 if written[:1] == c and written != c + c else after
        return Span(self.offsets[start], stop)

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Where `text[start:end]` stands, for people."""
        return self.source.place(self.span(start, end))

    def __str__(self) -> str:
        return self.text
