"""Metric series in the visible sheets of a workbook."""

from collections.abc import Iterator, Sequence

from okr_ai.errors import InputError
from okr_ai.model import Source
from okr_ai.read.delimited import Cell
from okr_ai.read.grid import Row, as_day
from okr_ai.read.metrics import NoTable, Series, series_of
from okr_ai.read.names import field_of
from okr_ai.read.xlsx import read_sheets


def sheet_series(content: bytes, path: str) -> Series:
    """The series by name from each sheet that holds some, long or wide as in CSV. Raises InputError where none does, or
    for a value that cannot be read."""
    found: Series = {}
    refused: InputError | None = None
    for sheet in read_sheets(path, content):
        try:
            for name, points in series_of(_cells(sheet, path), path).items():
                found.setdefault(name, points).update(points)
        except NoTable as error:
            refused = refused or error
    if not found and refused:
        raise refused
    return found


def _cells(sheet: Sequence[Row], path: str) -> Iterator[list[Cell]]:
    days: list[int] = []
    for row in sheet:
        if any(row):
            days = days or [n for n, cell in enumerate(row) if cell and field_of(cell.text) == "date"]
            plain = [as_day(cell) if cell and n in days else cell for n, cell in enumerate(row)]
            yield [
                Cell(cell.text, 0, len(cell.text), cell.source) if cell else Cell("", 0, 0, Source(path, ""))
                for cell in plain
            ]
