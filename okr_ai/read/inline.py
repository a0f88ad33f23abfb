"""The words of a Markdown line as a reader sees them: without emphasis marks, link targets, comments, what builders of
sites replace ({% note %}, {#name}), and characters that nobody sees."""

import re

from okr_ai.language.lazy import Lazy
from okr_ai.model import Passage, Source
from okr_ai.read.passages import seen

_SPECIAL = re.compile(r"[*_`\[<\\&~{]")
_PIECES = Lazy(
    r"(?P<comment><!--.{0,2000}?-->)|(?P<site>\{%.{0,200}?%\}|\{\#[\w\-]{1,80}\})|(?P<tag></?[a-zA-Z][^<>]{0,200}>)|(?P<link>!?\[(?P<words>[^\[\]]*)\]\([^()\s]*\))"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~])|(?P<entity>&(?:lt|gt|amp|nbsp|quot);)|(?P<pair>\*\*|__|~~|`+|[*_])"
)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&nbsp;": " ", "&quot;": '"'}


def rendered(source: Source, start: int, end: int) -> Passage:
    """The source's characters `start` to `end` without marks and without blanks at the ends."""
    text = source.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not _SPECIAL.search(text, start, end):
        return seen(Passage(text[start:end], source, start))
    out, offsets = _unmarked(text, start, end)
    first, last = 0, len(out)
    while first < last and out[first].isspace():
        first += 1
    while last > first and out[last - 1].isspace():
        last -= 1
    words = "".join(out[first:last])
    if not words:
        return Passage("", source, start)
    if offsets[last - 1] - offsets[first] == last - 1 - first and text.startswith(words, offsets[first]):
        return seen(Passage(words, source, offsets[first]))
    after = offsets[last - 1] + 1 if text[offsets[last - 1]] == words[-1] else offsets[last]
    return seen(Passage(words, source, offsets[first], (*offsets[first:last], after)))


def _unmarked(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """The characters that are words, and the offset of each and of the end."""
    out: list[str] = []
    offsets: list[int] = []

    def keep(begin: int, stop: int) -> None:
        out.extend(text[begin:stop])
        offsets.extend(range(begin, stop))

    pieces = list(_PIECES.finditer(text, start, end))
    paired = _paired(text, pieces, start, end)
    at = start
    for piece in pieces:
        keep(at, piece.start())
        at = piece.end()
        if piece["words"] is not None:
            keep(piece.start("words"), piece.end("words"))
        elif piece["escaped"]:
            keep(piece.start("escaped"), piece.end("escaped"))
        elif piece["entity"]:
            out.append(_ENTITIES[piece["entity"]])
            offsets.append(piece.start())
        elif piece["tag"] and piece["tag"].lower().startswith("<br"):
            out.append(" ")
            offsets.append(piece.start())
        elif (piece["tag"] and not _is_html(piece["tag"])) or (piece["pair"] and piece.start() not in paired):
            keep(piece.start(), piece.end())
    keep(at, end)
    offsets.append(end)
    return out, offsets


_HTML = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "blockquote",
        "br",
        "code",
        "del",
        "div",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "ul",
    ]
)


def _is_html(tag: str) -> bool:
    """Whether `<…>` is an HTML tag: `<value>` and `<metric>` are gaps that people leave in templates."""
    name = re.match(r"</?([a-zA-Z]+)", tag)
    return bool(name and name.group(1).lower() in _HTML)


def _paired(text: str, pieces: list[re.Match[str]], start: int, end: int) -> set[int]:
    """Offsets of the emphasis marks that open or close something; a lone one is a character like any other."""
    paired: set[int] = set()
    waiting: dict[str, int] = {}
    for piece in pieces:
        mark = piece["pair"]
        if not mark:
            continue
        before = text[piece.start() - 1] if piece.start() > start else " "
        after = text[piece.end()] if piece.end() < end else " "
        if mark[0] == "_" and _word(before) and _word(after):  # repeat_customer_rate
            continue
        if mark in waiting and not before.isspace():
            paired |= {waiting.pop(mark), piece.start()}
        elif not after.isspace():
            waiting[mark] = piece.start()
    return paired


def _word(c: str) -> bool:
    return c.isascii() and (c.isalnum() or c == "_")
