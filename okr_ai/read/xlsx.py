"""The cells of an XLSX file as words with their places.

python-calamine reads them; what it does not tell (how numbers are shown, which formulas have no value) and what it does
not refuse (bombs) is looked up in the archive first.
"""

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import Any

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Passage, Source
from okr_ai.read.grid import Row
from okr_ai.read.passages import seen
from okr_ai.read.xlsx_looks import Form, Looks, forms_of, looks_of

MAX_MEMBERS = 2_000
MAX_UNPACKED = 200 * 2**20
MAX_RATIO = 200  # sheets of repeated words reach about 100
MAX_CELLS = 2_000_000
MAX_MERGED = 100_000

_SHEET = re.compile(rb'<(?:\w+:)?sheet\b[^<>]*?\bname="([^"]*)"[^<>]*?\br:id="([^"]+)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_ID, _TARGET = re.compile(rb'\bId="([^"]+)"'), re.compile(rb'\bTarget="([^"]+)"')


def read_sheets(path: str, content: bytes) -> list[list[Row]]:
    """The rows of each visible sheet, merged cells filled. Raises InputError when it is none, or too large."""
    import python_calamine

    looks = _inspected(path, content)
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [s.name for s in workbook.sheets_metadata if s.visible == python_calamine.SheetVisibleEnum.Visible]
        return [_rows(path, workbook.get_sheet_by_name(name), looks.get(name, {})) for name in shown]
    except InputError:
        raise
    except python_calamine.PasswordError:
        raise _refused(
            path, "the workbook has a password", "工作簿设有密码", "save it without one", "请另存为无密码的文件"
        ) from None
    except Exception:  # calamine's errors have no common class
        raise _no_workbook(path) from None


def _rows(path: str, sheet: Any, looks: Looks) -> list[Row]:
    rows: list[list[Passage | None]] = []
    for r, values in enumerate(sheet.to_python(skip_empty_area=False)):
        row: list[Passage | None] = []
        for c, value in enumerate(values):
            words = _words(value, looks.get((r, c)))
            row.append(Passage(words, Source(path, words, sheet.name, cell_name(r, c), r + 1), 0) if words else None)
        rows.append(row)
    for (r0, c0), (r1, c1) in (sheet.merged_cell_ranges or [])[:MAX_MERGED]:
        if r0 < len(rows) and c0 < len(rows[r0]) and (first := rows[r0][c0]):
            for row in rows[r0 : r1 + 1]:
                row[c0 : c1 + 1] = [first] * len(row[c0 : c1 + 1])
    return list(rows)


def cell_name(row: int, column: int) -> str:
    """`B7` for row 6 and column 1, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


_NOWHERE = Source("", "")


def _words(value: Any, look: Form | str | None) -> str:
    """A cell's value as people see it: 451.0 -> "451", 0.12 shown as per cent -> "12%", a day -> "2026-09-30", a
    duration -> "42h"; an error or a formula without a value as it stands there."""
    if isinstance(look, str):
        return look
    if isinstance(value, str):
        return seen(Passage(value.strip(), _NOWHERE, 0)).text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:.10g}h"
    if isinstance(value, date | time):
        return str(value)
    return look.shown(value) if look else f"{value:.15g}"


def _inspected(path: str, content: bytes) -> dict[str, Looks]:
    """How the cells of each sheet are shown, by its name. Refuses archives that are bombs."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            sizes = [_unpacked(content, m) for m in members[: MAX_MEMBERS + 1]]
            if len(members) > MAX_MEMBERS or sum(sizes) > MAX_UNPACKED or -1 in sizes:
                raise _too_large(path)
            return _looks(path, archive)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError, RuntimeError, OSError):
        raise _no_workbook(path) from None


def _unpacked(content: bytes, member: zipfile.ZipInfo) -> int:
    """How many bytes the member really unpacks to (its own word for it may lie); -1 when that is a bomb."""
    head = member.header_offset
    begin = (
        head
        + 30
        + int.from_bytes(content[head + 26 : head + 28], "little")
        + int.from_bytes(content[head + 28 : head + 30], "little")
    )
    packed = content[begin : begin + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        return len(packed)
    unpacker = zlib.decompressobj(-15)
    size = 0
    while packed and not unpacker.eof:
        size += len(unpacker.decompress(packed, 2**20))
        packed = unpacker.unconsumed_tail
        if size > MAX_UNPACKED or (size > 2**22 and size > MAX_RATIO * max(member.compress_size, 1)):
            return -1
    if size != member.file_size:
        raise zipfile.BadZipFile("sizes differ")
    return size


def _looks(path: str, archive: zipfile.ZipFile) -> dict[str, Looks]:
    has_styles = "xl/styles.xml" in archive.namelist()
    forms = forms_of(archive.read("xl/styles.xml")) if has_styles else {}
    found = {}
    for sheet, name in _sheet_files(archive).items():
        found[sheet], far = looks_of(archive.read(name), forms)
        if far.rows * far.columns > MAX_CELLS:
            raise _too_far(path, sheet, cell_name(far.rows - 1, far.columns - 1))
    return found


def _sheet_files(archive: zipfile.ZipFile) -> dict[str, str]:
    """The member that holds each sheet, by the sheet's name."""
    from html import unescape

    names = set(archive.namelist())
    relations = {}
    for match in _RELATION.finditer(archive.read("xl/_rels/workbook.xml.rels")):
        ident, target = _ID.search(match[0]), _TARGET.search(match[0])
        if ident and target:
            relations[ident[1]] = target[1].decode("utf-8", "replace")
    files = {}
    for match in _SHEET.finditer(archive.read("xl/workbook.xml")):
        goal = relations.get(match[2], "")
        file = goal.lstrip("/") if goal.startswith("/") else f"xl/{goal}"
        if file in names:
            files[unescape(match[1].decode("utf-8", "replace"))] = file
    return files


def _refused(path: str, en: str, zh: str, do_en: str, do_zh: str) -> InputError:
    return InputError(Bilingual(en, zh), Bilingual(do_en, do_zh), path=path)


def _too_large(path: str) -> InputError:
    return _refused(
        path,
        "the workbook unpacks to more than can be read",
        "工作簿解压后过大",
        "keep the sheets of OKRs only",
        "请只保留 OKR 所在的工作表",
    )


def _too_far(path: str, sheet: str, corner: str) -> InputError:
    return _refused(
        path,
        f"the cells of sheet '{sheet}' reach as far as {corner}: more than can be read",
        f"工作表“{sheet}”的单元格一直到 {corner}，读不了这么多",
        "delete the rows and columns beyond the table",
        "请删除表格以外的行和列",
    )


def _no_workbook(path: str) -> InputError:
    return _refused(
        path,
        "this is no readable .xlsx workbook",
        "不是可读取的 .xlsx 工作簿",
        "save it again as .xlsx",
        "请重新另存为 .xlsx",
    )
