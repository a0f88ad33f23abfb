"""How a workbook shows its cells: what python-calamine does not tell of them, looked up in the archive's XML.

Formats that show a number as per cent or with words beside it (`0.0"万"`, `[$¥-804]#,##0`), cells whose formula failed,
and formulas that were written by a program and never calculated.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from okr_ai.read import values

_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"([^<>]*)>')
_STYLE = re.compile(rb'\bs="(\d{1,5})"')
_FORMAT = re.compile(rb'<(?:\w+:)?numFmt\b[^<>]*?numFmtId="(\d+)"[^<>]*?formatCode="([^"]*)"')
_XF = re.compile(rb'<(?:\w+:)?xf\b[^<>]*?numFmtId="(\d+)"')
_VALUE = re.compile(rb"[^<>]*>\s*<(?:\w+:)?f\b[^<>]*(?:/>|>([^<]*)</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v>([^<]*)</)?")
_PIECE = re.compile(r'"([^"]*)"|[\\!](.)|[_*].|\[\$([^\]\-]*)[^\]]*\]|\[[^\]]*\]|([0#?.,]+)|(%)|(;)|(.)', re.DOTALL)
_PERCENT = frozenset((9, 10))  # 0% and 0.00%, built in
_LARGE = frozenset("万 千 亿 百万 千万 k K m M bn B".split())  # noqa: SIM905


class Form(NamedTuple):
    """A number's format: as per cent, or between words."""

    percent: bool = False
    before: str = ""
    after: str = ""

    def shown(self, value: float) -> str:
        """The value as people see it: 0.12 as "12%", 80 as "80万"; without words that make it no number to us."""
        if self.percent:
            return f"{value * 100:.10g}%"
        words = f"{'-' if value < 0 else ''}{self.before}{abs(value):.15g}{self.after}"
        return words if values.number(words) else f"{value:.15g}"


Looks = Mapping[tuple[int, int], Form | str]  # by row and column from 0; words stand for a cell without a value


class Far(NamedTuple):
    """How far a sheet's cells reach: rows, columns."""

    rows: int
    columns: int


def looks_of(sheet: bytes, forms: Mapping[int, Form]) -> tuple[Looks, Far]:
    """What is special about the cells of a sheet's XML, whose styles have these `forms`."""
    found: dict[tuple[int, int], Form | str] = {}
    rows = columns = 0
    failing, counting = b't="e"' in sheet, b"<f" in sheet or b":f" in sheet
    for match in _CELL.finditer(sheet):
        row, column = int(match[2]), column_number(match[1])
        rows, columns = max(rows, row), max(columns, column)
        style = _STYLE.search(match[3]) or _STYLE.search(match[0])
        if style and (form := forms.get(int(style[1]))):
            found[row - 1, column - 1] = form
        if counting and (words := _without_value(sheet, match, failing=failing)):
            found[row - 1, column - 1] = words
    return found, Far(rows, columns)


def _without_value(sheet: bytes, cell: re.Match[bytes], *, failing: bool) -> str:
    """The error that a cell with a formula shows, or the formula where no value was saved; else nothing."""
    formula = _VALUE.match(sheet, cell.end() - 1)
    if formula is None:
        return ""
    value = unescape((formula[2] or b"").decode("utf-8", "replace"))
    if failing and b't="e"' in cell[0]:
        return value
    told = formula[1] if not value and b't="str"' not in cell[0] else b""  # "" is what some formulas say
    return f"={unescape(told.decode('utf-8', 'replace'))}" if told else ""


def forms_of(styles: bytes) -> dict[int, Form]:
    """The forms by the number of the cell style, for those that say more than a number."""
    formats = {int(m[1]): form_of(unescape(m[2].decode("utf-8", "replace"))) for m in _FORMAT.finditer(styles)}
    formats |= dict.fromkeys(_PERCENT, Form(percent=True))
    begin = styles.find(b"<cellXfs")
    used = _XF.finditer(styles, begin, styles.find(b"</cellXfs", begin)) if begin >= 0 else iter(())
    numbered: Iterator[tuple[int, Form | None]] = ((n, formats.get(int(m[1]))) for n, m in enumerate(used))
    return {n: form for n, form in numbered if form is not None and form != Form()}


def form_of(code: str) -> Form:
    """The form that a format's code gives numbers above zero."""
    before, after, digits = "", "", ""
    for quoted, escaped, currency, placeholders, percent, ends, _ in _PIECE.findall(code):
        if ends:
            break
        if percent:
            return Form(percent=True)
        if placeholders:
            digits, after = placeholders, ""
        elif digits:
            after += quoted or escaped or currency
        else:
            before += quoted or escaped or currency
    if not digits.strip(".,"):
        return Form()
    scaled = digits.endswith(",")  # shown in thousands: the words beside it are part of that
    after = after.strip()
    return Form(before=before.strip(), after="" if scaled and after in _LARGE else after)


def column_number(letters: bytes) -> int:
    """1 for A, 28 for AB."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
