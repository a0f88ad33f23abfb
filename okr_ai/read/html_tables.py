"""HTML tables inside a Markdown draft, as exports of wikis and online documents hold them."""

import re

from okr_ai.language.lazy import Lazy
from okr_ai.model import Source
from okr_ai.read.blocks import Block
from okr_ai.read.spanned import SpannedRows

_TAG = Lazy(r"<(?P<end>/?)(?P<name>table|tr|td|th)(?![a-z])(?P<rest>[^<>]{0,300})>", re.IGNORECASE)


def table_rows(source: Source, start: int, end: int) -> list[Block]:
    """The rows of the HTML table between two offsets."""
    table = SpannedRows(source, end - start)
    open_cell: re.Match[str] | None = None
    for tag in _TAG.finditer(source.text, start, end):
        if open_cell:
            table.cell(open_cell.end(), tag.start(), open_cell["rest"])
            open_cell = None
        if tag["name"].lower() in ("td", "th") and not tag["end"]:
            open_cell = tag
        elif tag["name"].lower() in ("tr", "table"):
            table.end_row(tag.start())
    return table.headed()
