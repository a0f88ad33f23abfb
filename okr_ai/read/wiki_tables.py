"""MediaWiki tables: `{|` … `|}`, a line `|-` between rows, `!` before names of columns and `|` before cells."""

import re

from okr_ai.language.lazy import Lazy
from okr_ai.model import Source
from okr_ai.read.blocks import Block
from okr_ai.read.spanned import SpannedRows

_END = Lazy(r"^[ \t]*\|\}|(?=^=+[^=\r\n])", re.MULTILINE)  # a table that nobody closed ends at the next heading
_LINE = Lazy(r"^[ \t]*(?P<mark>\|[-+]|[|!])", re.MULTILINE)
_NEXT = {"|": Lazy(r"\|\|"), "!": Lazy(r"\|\||!!")}
_ATTRIBUTES = Lazy(r"(?P<words>[^|\[\]{}\r\n]{0,300}=[^|\[\]{}\r\n]{0,300})\|(?!\|)")


def wiki_end(text: str, start: int) -> int:
    """Where the table that begins at `start` ends."""
    found = _END.search(text, start)
    return found.end() if found else len(text)


def wiki_rows(source: Source, start: int, end: int) -> list[Block]:
    """The rows of the MediaWiki table between two offsets; a caption and what columns look like are left out."""
    text = source.text
    table = SpannedRows(source, end - start)
    stop = end - 2 if text.endswith("|}", start, end) else end
    marks = list(_LINE.finditer(text, start, stop))
    for n, mark in enumerate(marks):
        behind = marks[n + 1].start() if n + 1 < len(marks) else stop
        if mark["mark"] == "|-":
            table.end_row(mark.start())
        elif mark["mark"] != "|+":
            at = mark.end()
            for gap in [*_NEXT[mark["mark"]].finditer(text, at, behind), None]:
                cell_end = gap.start() if gap else behind
                attributes = _ATTRIBUTES.match(text, at, cell_end)
                table.cell(attributes.end() if attributes else at, cell_end, attributes["words"] if attributes else "")
                at = gap.end() if gap else behind
    table.end_row(end)
    return table.headed()
