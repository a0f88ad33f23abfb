"""What values show of themselves as plain text, as in a Python shell or a log: a short table, like pandas'."""

from collections.abc import Sequence

from okr_ai.model import Bilingual
from okr_ai.rules.formats.people import width_of

MOST = 20
"""Rows that are shown."""
WIDEST = 64
"""Columns that a cell may take."""


def printed(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]], lang: str) -> str:
    """The title and below it the rows under their heads, the columns aligned; of many rows the first ones and how many
    more there are."""
    table = [[_short(cell) for cell in row] for row in (heads, *rows[:MOST])]
    widths = [max(map(width_of, column)) for column in zip(*table, strict=True)]
    lines = [
        "  ".join(cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
    if more := len(rows) - MOST if len(rows) > MOST else 0:
        lines.append(Bilingual(f"… and {more} more", f"……还有{more}条").in_lang(lang))
    return "\n".join([_plain(title), *(lines if rows else ())])


def _plain(value: object) -> str:
    """Its words in one line, nothing in them that moves a terminal's cursor."""
    words = " ".join(str("" if value is None else value).split())
    return words if words.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in words)


def _short(value: object) -> str:
    words = _plain(value)
    if width_of(words) <= WIDEST:
        return words
    kept = 0
    for at, char in enumerate(words):
        kept += width_of(char)
        if kept >= WIDEST:
            return f"{words[:at]}…"
    return words
