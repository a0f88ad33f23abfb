"""DataFrames, and small HTML tables for notebooks: escaped, no scripts, readable in light and dark."""

from collections.abc import Iterable, Sequence
from html import escape as html_escape
from typing import TYPE_CHECKING, Any

from okr_ai.language.direction import SHOWN

if TYPE_CHECKING:
    import pandas as pd

_TABLE = 'style="border-collapse:collapse;font-variant-numeric:tabular-nums"'
_CELL = 'style="padding:.25em .7em;text-align:left;vertical-align:top;border-bottom:1px solid #8884"'


def frame(rows: list[dict[str, Any]], columns: list[str]) -> "pd.DataFrame":
    """A DataFrame with these columns, also of no rows."""
    import pandas as pd

    return pd.DataFrame(rows, columns=columns)


class Html(str):
    """HTML that is already escaped."""


def escape(words: str) -> str:
    """The words as HTML that shows them and does nothing else."""
    return html_escape(words).translate(SHOWN)


def cell(value: object) -> str:
    """The value as HTML: `Html` as it is, None empty, anything else escaped."""
    return value if isinstance(value, Html) else "" if value is None else escape(str(value))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str = "") -> Html:
    """An HTML table; every cell is escaped unless it is `Html`."""
    head = "".join(f"<th {_CELL}>{escape(name)}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td {_CELL}>{cell(value)}</td>" for value in row) + "</tr>" for row in rows)
    title = f'<caption style="text-align:left;font-weight:600">{escape(caption)}</caption>' if caption else ""
    return Html(f"<table {_TABLE}>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def tag(words: str, colour: str) -> Html:
    """A word with a coloured dot; the colour never says more than the word."""
    dot = f'<span aria-hidden="true" style="color:{escape(colour)}">●</span>'
    return Html(f"{dot} {escape(words)}")


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Html:
    """`text` with the characters of `spans` underlined; overlapping ones are joined."""
    parts, at = [], 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        parts += [
            escape(text[at:start]),
            '<u style="text-decoration:underline wavy #c2410c">',
            escape(text[start:end]),
            "</u>",
        ]
        at = end
    return Html("".join([*parts, escape(text[at:])]))
