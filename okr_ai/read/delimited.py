"""The cells of a CSV text (comma, semicolon, tab or bar) with exact places; quoted cells may hold line breaks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Passage, Place, Source
from okr_ai.read.nodes import error_at
from okr_ai.read.passages import seen

MAX_CELLS = 5_000_000
MAX_COLUMNS = 5_000
_LINE_END = re.compile(r"\r\n|\n|\r")
_QUOTED = re.compile(r' *"((?:[^"]|"")*+)" *')
_IN_TEXT, _THOUSANDS = re.compile(r"[^\W\d].*(?<!\d)\d{1,3}$"), re.compile(r"\d{3}(?!\d)")
_DELIMITERS = ",;\t|"


class Cell(NamedTuple):
    """A cell's text as written, its quotes resolved, and where it begins and ends in the source (inside its quotes)."""

    text: str
    start: int
    end: int
    source: Source

    def passage(self) -> Passage:
        """The cell without blanks at its ends, as a passage."""
        text, start, source = self.text, self.start, self.source
        words = text.strip()
        lead = 0 if len(words) == len(text) else len(text) - len(text.lstrip())
        if self.end - start == len(text):
            return seen(Passage(words, source, start + lead))
        offsets = []
        at = start
        for c in text:  # "" stands for one quote
            offsets.append(at)
            at += 2 if c == '"' and source.text[at : at + 2] == '""' else 1
        offsets.append(self.end)
        return seen(Passage(words, source, start + lead, tuple(offsets[lead : lead + len(words) + 1])))

    def place(self) -> Place:
        """Where the cell's words stand, for people."""
        return self.passage().place()

    def error(self, en: str, zh: str, do_en: str, do_zh: str) -> InputError:
        """The error that says what is wrong with this cell."""
        return error_at(self.source, self.passage().span().start, Bilingual(en, zh), Bilingual(do_en, do_zh))


def rows(source: Source, delimiter: str | None = None) -> Iterator[list[Cell]]:
    """The rows of the text, blank lines left out. Raises InputError for a quote that is never closed."""
    text, mark = source.text, delimiter or sniffed(source.text)
    at = count = 0
    for line_end in _line_ends(text):
        if line_end < at:  # inside a quoted cell of the row before
            continue
        if text.find('"', at, line_end) < 0:
            row = _plain_cells(source, text[at:line_end], at, mark)
            end = line_end
        else:
            row, end = _quoted_cells(source, at, mark)
        count += len(row)
        if count > MAX_CELLS or len(row) > MAX_COLUMNS:
            raise _too_large(source, at)
        if len(row) > 1 or row[0].text.strip():
            yield row
        at = end + (2 if text.startswith("\r\n", end) else 1)


def _line_ends(text: str) -> Iterator[int]:
    yield from (match.start() for match in _LINE_END.finditer(text))
    if text and text[-1] not in "\r\n":
        yield len(text)


def _plain_cells(source: Source, line: str, at: int, mark: str) -> list[Cell]:
    """The cells of a line without quotes, which begins at the offset `at`."""
    cells = []
    for words in line.split(mark):
        cells.append(Cell(words, at, at + len(words), source))
        at += len(words) + 1
    return cells


def _quoted_cells(source: Source, at: int, mark: str) -> tuple[list[Cell], int]:
    """The cells of the row that begins at the offset `at`, and where it ends; quoted cells may go over lines."""
    text, size = source.text, len(source.text)
    ends = mark + "\r\n"
    cells: list[Cell] = []
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted and (quoted.end() == size or text[quoted.end()] in ends):
            inner = quoted[1]
            cells.append(Cell(inner.replace('""', '"'), quoted.start(1), quoted.end(1), source))
            at = quoted.end()
        elif quoted is None and text.startswith('"', at):
            raise _never_closed(source, at)
        else:
            begin = at
            while at < size and text[at] not in ends:
                at += 1
            cells.append(Cell(text[begin:at], begin, at, source))
        if at >= size or text[at] != mark:
            return cells, at
        at += 1


def _never_closed(source: Source, at: int) -> InputError:
    return error_at(
        source,
        at,
        Bilingual("this quote is never closed", "这个引号没有闭合"),
        Bilingual('close it with ", and write " inside as ""', '请用 " 闭合，内部的 " 写成 ""'),
    )


def _too_large(source: Source, at: int) -> InputError:
    return error_at(
        source,
        at,
        Bilingual("the table is too large", "表格过大"),
        Bilingual(
            f"give at most {MAX_CELLS:,} cells in {MAX_COLUMNS:,} columns",
            f"至多 {MAX_CELLS:,} 个单元格、{MAX_COLUMNS:,} 列",
        ),
    )


def rejoined(cells: list[Cell], width: int) -> list[Cell]:
    """A row of more cells than its table has columns, with the figures in its texts joined again that their own
    commas part ("from 1|200 to 1|500"); as it is where that does not make it fit."""
    joined = cells[:1]
    for cell in cells[1:]:
        last = joined[-1]
        if _THOUSANDS.match(cell.text) and _IN_TEXT.search(last.text) and cell.start == last.end + 1:
            joined[-1] = Cell(cell.source.text[last.start : cell.end], last.start, cell.end, cell.source)
        else:
            joined.append(cell)
    return joined if len(joined) == width else cells


def sniffed(text: str) -> str:
    """The delimiter: the one that stands most often in the first line, outside quotes; a comma when none does."""
    counts = dict.fromkeys(_DELIMITERS, 0)
    inside = False
    for c in text[:20_000]:
        if c == '"':
            inside = not inside
        elif not inside:
            if c in "\r\n" and any(counts.values()):
                break
            if c in counts:
                counts[c] += 1
    return max(_DELIMITERS, key=lambda d: counts[d])
