"""The lines of a Markdown or plain-text draft, each with what it is and where its words stand.

A reader of its own, by lines: it keeps exact characters, knows the list marks people write in Chinese (1、（1）①), and
costs nothing at start-up (docs/decisions/markdown-reader.md).
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal

from okr_ai.errors import InputError
from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual, Passage, Source
from okr_ai.read.files import MAX_LINE, MAX_LINES
from okr_ai.read.inline import rendered

Kind = Literal["heading", "item", "text", "quote", "row", "blank"]


class Block:
    """One line. `depth` is a heading's level, or how far an item stands in: (columns, rank of its mark).

    `cells` are a table row's; `head` says that the row is its table's first.
    """

    __slots__ = ("bold", "cells", "checked", "head", "indent", "kind", "passage", "rank")

    def __init__(
        self,
        kind: Kind,
        passage: Passage,
        indent: int = 0,
        rank: int = 0,
        checked: bool | None = None,
        cells: tuple[Passage, ...] = (),
        head: bool = False,
        bold: bool = False,
    ) -> None:
        self.kind = kind
        self.passage = passage
        self.indent = indent
        self.rank = rank
        self.checked = checked
        self.cells = cells
        self.head = head
        self.bold = bold


_LINE_END = re.compile(r"\r\n|\n|\r")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+|(?=[^\s#\w]|[^\W\x00-\x7f]|O\d|KR\d)|$)")
_FENCE = Lazy(r"\s*(`{3,}|~{3,})", needs="```|~~~")
_MARK = Lazy(  # but for bullets, which nearly all lists have
    r"(?:(?P<dot>[•·●○◦▪■◆▶►\uf000-\uf0ff]|[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?(?=[ \t\u3000]))"
    r"|(?P<han>[一二三四五六七八九十]{1,3}(?:[、.．]|是(?=[^\w\s]?[^\W\d\x00-\x7f]{2})))|(?P<hanb>[（(][一二三四五六七八九十]{1,3}[)）]、?)"
    r"|(?P<num>\d{1,3}(?:[.](?=[ \t\u3000*“「]|[^\W\x00-\x7f])|[．、]|[)）](?=\s|[^\s\d])))"
    r"|(?P<numb>[（(]\d{1,3}[)）]、?)|(?P<circle>[①-⑳])|(?P<letter>[a-zA-Z][.)](?=[ \t])))[ \t\u3000]*"
)
# "1.1 …", "2.3.1、…": a mark where a document numbers an outline so, which has a first one; else "1.5 hours" is words
_BEHIND_NUMBER = (  # no unit and no more figures
    r"(?:[.．、:：)）]|(?=[ \t\u3000])|(?=[^\W\x00-\x7f]|[A-Z]{3}))[ \t\u3000]*+"
    r"(?![\d万亿千百倍折成%％]|个(?!人)|小时|分钟|秒(?!杀)|天(?![猫津])|元(?!旦)|月(?![活均度销])|年(?![度轻会货终])"
    r"|(?i:million|billion|hours?|minutes?|days?|weeks?|months?|years?|points?|stars?|times|pts|pp|[kmx])\b)"
)
_FIRST_NUMBER = Lazy(r"(?m)^[ \t\u3000]*(?:[-*+•·][ \t]+)?\d{1,2}\.1" + _BEHIND_NUMBER, needs=".1")
_NUMBERED = Lazy(r"\d{1,2}(?:\.\d{1,2}){1,2}+" + _BEHIND_NUMBER)
_TREE = "│├└┃┣┗"  # a tree drawn with lines, as commands and chats show it
_BRANCH = Lazy(r"[│┃ \t\xa0]*[├└┣┗][─━\- ]+")
# Word's bullets, by the level of their list, are letters of symbol fonts once their words are pasted as plain text
_WORD_MARKS = {"Ø": "dot", "ü": "dot", "v": "dot", "q": "dot", "o": "inner", "§": "innermost"}
_WIDE = ("\t", "  ", "\xa0\xa0", " \xa0", "\xa0 ")  # … with a tab or several blanks behind them
_RANKS = {"han": 0, "hanb": 1, "num": 2, "numbers": 3, "numb": 4, "circle": 5, "letter": 6, "bullet": 7, "dot": 7}
_RANKS |= {"inner": 8, "innermost": 9}
_BOX = Lazy(r"\[([ xX√✓✔])\][ \t\u3000]+", needs="[")
_BLANKS = " \t\u3000"
_RULED = "-*_="
_COLUMNS = {" ": 1, "\t": 4, "\u3000": 2, "\xa0": 1, "\u200b": 0, "\u2060": 0, "\ufeff": 0}


def blocks(source: Source, start: int = 0, *, fenced: bool = False) -> Iterator[Block]:
    """The lines from the offset `start` on. HTML comments are left out, and what code fences hold, but where `fenced`
    asks for it.

    Raises InputError when there is more than any person writes.
    """
    lines = _lines(source, start)
    text = source.text
    fences, tables, comments, bars = "```" in text or "~~~" in text, "<table" in text, "<!--" in text, "|" in text
    wiki = bars and "{|" in text
    numbered = _FIRST_NUMBER.search(text, start) is not None
    fence = ""
    comment = table = False
    behind = 0  # where the last table of HTML or MediaWiki ends
    for n, (at, end) in enumerate(lines):
        if end <= behind:
            continue
        line = text[at:end]
        if comment:
            comment = "-->" not in line
            continue
        if fence:
            fence = "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
            if not (fenced and fence):
                continue
        if fences and not fence and (opened := _FENCE.match(line)):
            fence = opened.group(1)
            continue
        if tables and "<table" in line and (behind := text.find("</table>", at) + 8) > 8:
            from okr_ai.read.html_tables import table_rows  # few drafts hold one

            yield from table_rows(source, at, behind)
            continue
        if wiki and line.lstrip(" \t:")[:2] == "{|":
            from okr_ai.read.wiki_tables import wiki_end, wiki_rows

            behind = wiki_end(text, end)
            yield from wiki_rows(source, end, behind)
            continue
        if comments and (begin := line.rfind("<!--")) >= 0 and line.find("-->", begin) < 0:
            comment = True
            end = at + begin
        bar = bars and "|" in line
        head = bar and (
            (n + 1 < len(lines) and _delimits(text[slice(*lines[n + 1])])) or (not table and _is_wiki_head(line))
        )
        table = bar and (table or head)
        yield _block(source, at, end, table, head, numbered)


def _lines(source: Source, start: int) -> list[tuple[int, int]]:
    """Start and end of each line, without its end mark."""
    lines: list[tuple[int, int]] = []
    text, at = source.text, start
    for match in _LINE_END.finditer(text, start):
        lines.append((at, match.start()))
        at = match.end()
    if at < len(text) or not lines:
        lines.append((at, len(text)))
    for n, (at, end) in enumerate(lines):
        if end - at > MAX_LINE or n >= MAX_LINES:
            raise _too_long(source, at, many=n >= MAX_LINES)
    return lines


def _too_long(source: Source, at: int, *, many: bool) -> InputError:
    from okr_ai.read.nodes import error_at

    if many:
        what = Bilingual(f"the file has more than {MAX_LINES:,} lines", f"文件超过 {MAX_LINES:,} 行")
        return error_at(source, at, what, Bilingual("split it into smaller files", "请拆成较小的文件"))
    what = Bilingual(f"this line is longer than {MAX_LINE:,} characters", f"这一行超过 {MAX_LINE:,} 个字符")
    return error_at(source, at, what, Bilingual("break it up", "请把它拆成几行"))


def _block(source: Source, at: int, end: int, table: bool, head: bool, numbered: bool) -> Block:
    """One line. `table`: it belongs to one; `head`: it is its first row; `numbered`: an outline is numbered."""
    text = source.text
    indent = 0
    kind: Kind = "text"
    while at < end and text[at] in _COLUMNS:
        indent += _COLUMNS[text[at]]
        at += 1
    if at < end and text[at] in _TREE and (branch := _BRANCH.match(text, at, end)):
        return Block("item", rendered(source, branch.end(), end), indent + branch.end() - at, _RANKS["dot"])
    while at < end and text[at] == ">":
        kind = "quote"
        at += 1
        while at < end and text[at] in _COLUMNS:
            at += 1
    if at == end or (kind == "text" and text[at] in _RULED and _is_rule(text[at:end])):
        return Block("blank", Passage("", source, at))
    if table and _delimits(text[at:end]):
        return Block("row", Passage("", source, at))
    if table:
        return Block("row", rendered(source, at, end), cells=_cells(source, at, end), head=head)
    if kind == "text" and text[at] == "#" and indent < 4 and (heading := _HEADING.match(text, at, end)):
        return _heading(source, heading, end)
    if kind == "text" and text[at] == "h" and text[at + 2 : at + 4] == ". " and text[at + 1] in "123456":
        return Block("heading", rendered(source, at + 4, end), int(text[at + 1]))  # h2. as wikis write it
    if kind == "text" and text[at] == "=" and (level := _wiki_heading(text[at:end].rstrip())):
        return Block("heading", rendered(source, at + level, at + len(text[at:end].rstrip()) - level), level)
    if kind == "text" and (mark := _mark(text, at, end, numbered)):
        mark_kind, at = mark
        inner = _HEADING.match(text, at, end) if text[at : at + 1] == "#" else None
        if inner and text[inner.end() - 1] in _BLANKS:  # "- ## Returns"
            return _heading(source, inner, end)
        checked = None
        if box := _BOX.match(text, at, end):
            checked, at = box.group(1) != " ", box.end()
        words = rendered(source, at, end)
        return Block("item", words, indent, _RANKS[mark_kind], checked, bold=_is_bold(text, at, end))
    return Block(kind, rendered(source, at, end), indent, bold=_is_bold(text, at, end))


def _heading(source: Source, mark: re.Match[str], end: int) -> Block:
    words = rendered(source, mark.end(), _closing(source.text, mark.end(), end))
    return Block("heading", words, len(mark[1]))


def _mark(text: str, at: int, end: int, numbered: bool) -> tuple[str, int] | None:
    """The kind of list mark that stands at `at`, and where the words behind it begin."""
    if numbered and (number := _NUMBERED.match(text, at, end)):
        return "numbers", number.end()
    first, second = text[at], text[at + 1 : min(at + 2, end)]
    if first in "-*+":
        if not second or second not in _BLANKS:
            return None
        at += 2
        while at < end and text[at] in _BLANKS:
            at += 1
        behind = _NUMBERED.match(text, at, end) if numbered else None
        return "bullet", behind.end() if behind else at
    if first in _WORD_MARKS and second and second in "\t \xa0" and text.startswith(_WIDE, at + 1, end):
        return _WORD_MARKS[first], end - len(text[at + 1 : end].lstrip())
    if first.isascii() and first.isalpha() and second not in (".", ")"):
        return None
    match = _MARK.match(text, at, end)
    return None if match is None else (str(match.lastgroup), match.end())


_NUMBER_BEFORE = Lazy(r"(\d{1,3})[.．、)）][ \t\u3000]*$")


def number_before(words: Passage) -> int:
    """The number of the list mark that stands before the words, 0 where there is none."""
    mark = _NUMBER_BEFORE.search(words.source.text[max(words.start - 12, 0) : words.start])
    return int(mark[1]) if mark else 0


def _wiki_heading(line: str) -> int:
    """The level of `== Objectives ==`, 0 for any other line."""
    level = len(line) - len(line.lstrip("="))
    return level if level <= 6 and len(line) > 2 * level and line.endswith("=" * level) else 0


def _closing(text: str, at: int, end: int) -> int:
    """Where a heading's words end, its closing #s left out."""
    words = text[at:end].rstrip()
    bare = words.rstrip("#")
    return at + (len(bare) if len(bare) < len(words) and (not bare or bare[-1].isspace()) else len(words))


def _is_rule(words: str) -> bool:
    """Whether this is a line across the page (---, ***) or under a heading (===)."""
    bare = words.replace(" ", "").replace("\t", "")
    return len(bare) >= 3 and bare[0] in _RULED and not bare.strip(bare[0])


def _is_bold(text: str, at: int, end: int) -> bool:
    if text[at : at + 1] not in "*_" and not text[at].isspace():
        return False
    words = text[at:end].strip()
    return len(words) > 4 and words[:2] in ("**", "__") and words.endswith(words[:2])


def _delimits(text: str) -> bool:
    """Whether this is the line of dashes under a table's head."""
    words = text.strip()
    return "-" in words and "|" in words and not words.strip("|-: \t")


def _is_wiki_head(line: str) -> bool:
    """Whether this is a table's head as wikis write it: ||Key result||Target||."""
    words = line.strip()
    return words[:2] == "||" == words[-2:] and bool(words.strip("| "))


def _cells(source: Source, at: int, end: int) -> tuple[Passage, ...]:
    """A row's cells: what stands between bars that are not escaped and not in code."""
    text = source.text
    while end > at and text[end - 1].isspace():
        end -= 1
    if text[at : at + 2] == "||" and _is_wiki_head(text[at:end]):
        names = text[at + 2 : end - 2].split("||")
        starts = accumulate((len(name) + 2 for name in names), initial=at + 2)
        return tuple(rendered(source, start, start + len(name)) for start, name in zip(starts, names, strict=False))
    if text[at] == "|":
        at += 1
    cells, begin, code = [], at, False
    for i in range(at, end):
        if text[i] == "`":
            code = not code
        elif text[i] == "|" and text[i - 1] != "\\" and not code:
            cells.append(rendered(source, begin, i))
            begin = i + 1
    if begin < end:
        cells.append(rendered(source, begin, end))
    return tuple(cells)
