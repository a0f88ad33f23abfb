"""The cells of a CSV text (comma, semicolon, tab or bar) with exact places; quoted cells may hold line breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Passage, Source
from okr_ai.read.nodes import error_at

MAX_CELLS = 5_000_000
MAX_COLUMNS = 5_000
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and where it begins and ends in the source (inside its quotes)."""

    text: str
    start: int
    end: int

    def passage(self, source: Source) -> Passage:
        """The cell without blanks at its ends, as a passage."""
        text, start = self.text, self.start
        lead = len(text) - len(text.lstrip())
        words = text.strip()
        if self.end - start == len(text):
            return Passage(words, source, start + lead)
        offsets = []
        at = start
        for c in text:  # "" stands for one quote
            offsets.append(at)
            at += 2 if c == '"' and source.text[at : at + 2] == '""' else 1
        offsets.append(self.end)
        return Passage(words, source, start + lead, tuple(offsets[lead : lead + len(words) + 1]))

    def error(self, source: Source, en: str, zh: str, do_en: str, do_zh: str) -> InputError:
        """The error that says what is wrong with this cell."""
        lead = len(self.text) - len(self.text.lstrip())
        return error_at(source, self.start + lead, Bilingual(en, zh), Bilingual(do_en, do_zh))


def rows(source: Source, delimiter: str | None = None) -> Iterator[list[Cell]]:
    """The rows of the text, blank lines left out. Raises InputError for a quote that is never closed."""
    text = source.text
    mark = delimiter or sniffed(text)
    plain = re.compile(rf"[^{re.escape(mark)}\r\n]*")
    quoted = re.compile(r'[ ]*"((?:[^"]|"")*+)"[ \t]*')
    at, size, count = 0, len(text), 0
    row: list[Cell] = []
    while at < size or row:
        match = quoted.match(text, at) if text.startswith('"', at) or text.startswith(' "', at) else None
        if match and (match.end() == size or text[match.end()] in mark + "\r\n"):
            inner = match.group(1)
            row.append(Cell(inner.replace('""', '"') if '""' in inner else inner, match.start(1), match.end(1)))
            at = match.end()
        elif text.startswith('"', at) and match is None:
            raise error_at(
                source,
                at,
                Bilingual("this quote is never closed", "这个引号没有闭合"),
                Bilingual('close it with ", and write " inside as ""', '请用 " 闭合，内部的 " 写成 ""'),
            )
        else:
            match = plain.match(text, at)
            end = match.end() if match else at
            row.append(Cell(text[at:end], at, end))
            at = end
        count += 1
        if count > MAX_CELLS or len(row) > MAX_COLUMNS:
            raise error_at(
                source,
                at,
                Bilingual("the table is too large", "表格过大"),
                Bilingual(
                    f"give at most {MAX_CELLS:,} cells in {MAX_COLUMNS:,} columns",
                    f"至多 {MAX_CELLS:,} 个单元格、{MAX_COLUMNS:,} 列",
                ),
            )
        if at < size and text[at] == mark:
            at += 1
            if at < size:
                continue
            row.append(Cell("", at, at))
        if at < size:
            at += 2 if text.startswith("\r\n", at) else 1
        if len(row) > 1 or row[0].text.strip():
            yield row
        row = []


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
