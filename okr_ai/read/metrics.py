"""Metric series from CSV, XLSX or Parquet, long (`metric,date,value`, `kr_id,date,value`) or wide (a column each)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, MetricSeries, Source
from okr_ai.read import values
from okr_ai.read.delimited import Cell, rows, sniffed
from okr_ai.read.files import MAX_DATA, is_zip, read_bytes, read_text, refuse_oversize
from okr_ai.read.names import field_of

_EMPTY = frozenset(
    ("", "nan", "na", "n/a", "null", "none", "-", "—", "–", "/", "#n/a", "#div/0!", "空", "无", "暂无", "缺失")
)
HEAD_ROWS = 10  # a table's head stands within so many rows
_SUMS = frozenset("合计 总计 小计 total totals sum average 平均".split())  # noqa: SIM905 # of a row below the days
_GROUPED = re.compile(r"\s*[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s*[%€$£¥]?\s*", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}")


class Days(dict[str, date]):
    """The days of a table by the words they were read from, and which part came first in those like 9/30/2026."""

    def __init__(self) -> None:
        super().__init__()
        self.day_first = self.month_first = False


class Points(dict[date, float]):
    """A series' values by day; `again` are the days that were given another value."""

    def __init__(self) -> None:
        super().__init__()
        self.again: set[date] = set()

    def put(self, day: date, value: float) -> None:
        if self.get(day, value) != value:
            self.again.add(day)
        self[day] = value


Series = dict[str, Points]


def read_metrics(path: str | Path, *, content: bytes | None = None) -> dict[str, MetricSeries]:
    """Every series in the file by its name, dates ascending; of two values for one day the later row counts.

    Empty cells and NaN are left out. Per cent stays as written (12% -> 12), thousands separators are read.
    Raises InputError with file, line and column for a value or a date that is none.
    """
    name = str(path)
    if content is None:
        content = read_bytes(path, MAX_DATA)
    refuse_oversize(content, MAX_DATA, name)
    if content.startswith(b"PAR1"):
        from okr_ai.read.parquet import parquet_series

        series = parquet_series(content, name)
    elif is_zip(content):
        from okr_ai.read.metric_sheets import sheet_series

        series = sheet_series(content, name)
    else:
        series = _csv_series(read_text(name, content, MAX_DATA))
    return {
        metric: MetricSeries(metric, days, tuple(points[d] for d in days), name, tuple(sorted(points.again)))
        for metric, points in series.items()
        for days in [tuple(sorted(points))]
    }


def joined(files: Iterable[Mapping[str, MetricSeries]]) -> dict[str, MetricSeries]:
    """The series of several files: of one that several hold all days, of a day the later file's value."""
    found: dict[str, MetricSeries] = {}
    for file in files:
        for name, series in file.items():
            earlier = found.get(name)
            if earlier is not None:
                points = dict(zip(earlier.dates, earlier.values, strict=True))
                points |= zip(series.dates, series.values, strict=True)
                days = tuple(sorted(points))
                again = tuple(sorted({*earlier.repeated, *series.repeated}))
                series = MetricSeries(name, days, tuple(points[day] for day in days), series.path, again)
            found[name] = series
    return found


# What settles which sign is a file's decimal sign: 98,5 and 1.234,56 can only be commas, 98.5 and 1,234.56 only points.
_COMMAS = re.compile(r"(?<![\d.,])\d+(?:\.\d{3})*,\d{1,2}(?![\d.,])", re.ASCII)
_POINTS = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*\.\d{1,2}(?![\d.,])", re.ASCII)


def _has_decimal_commas(text: str) -> bool:
    """Whether the numbers are written like 1.234,56, as tables parted by semicolons have them where that is usual."""
    return sniffed(text) == ";" and bool(_COMMAS.search(text)) and not _POINTS.search(text)


def _with_points(table: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
    """The rows with decimal points for commas where a cell is a number; its place is kept."""
    for row in table:
        yield [
            cell._replace(text=cell.text.replace(".", "").replace(",", ".")) if _GROUPED.fullmatch(cell.text) else cell
            for cell in row
        ]


def _csv_series(source: Source) -> Series:
    table = rows(source)
    if _has_decimal_commas(source.text):
        table = _with_points(table)
    return series_of(table, source.path)


def series_of(table: Iterator[list[Cell]], path: str) -> Series:
    """The series by name in a table, long or wide, whose head may stand below a title. Raises NoTable where it has no
    dates or no values."""
    above = list(islice(table, HEAD_ROWS))
    if not above:
        raise _no_table(path, "the file is empty", "文件是空的")
    for n, head in enumerate(above):
        names = [cell.text.strip() for cell in head]
        fields = [field_of(name) for name in names]
        if "date" in fields and (n == 0 or sum(map(bool, names)) > 1):
            break
    else:
        raise _no_table(path, "no column of dates was found", "没有找到日期列")
    at = fields.index("date")
    below = chain(above[n + 1 :], table)
    if long := long_columns(names, fields):
        return _long(below, at, *long)
    wide = {n: name for n, name in enumerate(names) if n != at and name}
    if not wide:
        raise _no_table(path, "no column of values was found", "没有找到数值列")
    for n, name in wide.items():
        if names.index(name) < n:
            raise head[n].error(
                f"two columns are called '{name[:40]}'",
                f"有两列都叫“{name[:40]}”",
                "give each a name of its own",
                "请给每一列起不同的名字",
            )
    return _wide(below, at, wide)


def long_columns(names: Sequence[str], fields: Sequence[str | None]) -> tuple[int, int] | None:
    """Where the metric's name and the value stand in a long table, or None when the table is wide."""
    if "value" not in fields:
        return None
    value = fields.index("value")
    for wanted in ("metric", "id", "kr"):
        if wanted in fields:
            return fields.index(wanted), value
    return None


def _long(table: Iterator[list[Cell]], at: int, key: int, value: int) -> Series:
    series: Series = {}
    days = Days()
    for row in table:
        if len(row) <= max(at, key, value):
            raise _short_row(row)
        words = row[value].text.strip()
        if (words.lower() in _EMPTY and not row[at].text.strip()) or _sums_up(row[at]):
            continue
        name = row[key].text.strip()
        if not name:
            raise row[key].error("the metric's name is missing", "缺少指标名", "write it here", "请补上")
        day = _day(row[at], days)
        number = _number(row[value])
        points = series.setdefault(name, Points())
        if number is not None:
            points.put(day, number)
    return series


def _wide(table: Iterator[list[Cell]], at: int, names: dict[int, str]) -> Series:
    series: Series = {name: Points() for name in names.values()}
    days = Days()
    for row in table:
        if len(row) <= at:
            raise _short_row(row)
        if not any(cell.text.strip() for cell in row) or _sums_up(row[at]):
            continue
        day = _day(row[at], days)
        for n, name in names.items():
            if n < len(row) and (number := _number(row[n])) is not None:
                series[name].put(day, number)
    return series


def _sums_up(cell: Cell) -> bool:
    return cell.text[:1].isalpha() and cell.text.strip().lower() in _SUMS


def _day(cell: Cell, known: Days) -> date:
    words = cell.text.strip()
    if (found := known.get(words)) is None:
        found = date_of(words)
        if found is None:
            raise cell.error(
                f"'{words[:40]}' is no date",
                f"“{words[:40]}”不是日期",
                "write it like 2026-09-30",
                "请写成 2026-09-30 这样",
            )
        known[words] = found
        if slashed := _SLASHED.match(words):
            known.day_first |= int(slashed[1]) > 12
            known.month_first |= int(slashed[1]) <= 12 and slashed[1] != slashed[2]
            if known.day_first and known.month_first:
                raise cell.error(
                    f"'{words}' and dates above it do not agree on whether the day or the month comes first",
                    f"“{words}”与上面的日期对不上：有的日在前，有的月在前",
                    "write them like 2026-09-30",
                    "请写成 2026-09-30 这样",
                )
    return found


def date_of(words: str) -> date | None:
    """The day a table names: year first, 9/30/2026 (month before day), 30 Sep 2026, 2026-W39, 2026-09 (its last day).

    A year must stand in it: a table is read the same on every day.
    """
    if found := values.iso_day(words):
        return found
    if len(words) > 40 or not _YEAR.search(words):
        return None
    if week := _WEEK.fullmatch(words):
        try:
            return date.fromisocalendar(int(week[1]), int(week[2]), 7)
        except ValueError:
            return None
    from okr_ai.language.date_fields import read_date

    phrase = read_date(words)
    return phrase.last_day if phrase else None


def _number(cell: Cell) -> float | None:
    words = cell.text.strip()
    try:
        number = float(words) if "_" not in words else None
    except ValueError:
        number = None
    if number is None:
        if words.lower() in _EMPTY:
            return None
        read = values.number(words)
        number = read[0] if read else None
    if number is None or abs(number) > values.LARGEST:
        raise cell.error(
            f"'{words[:40]}' is no number",
            f"“{words[:40]}”不是数字",
            "correct or empty the cell",
            "请改正或留空",
        )
    return None if number != number else number


class NoTable(InputError):
    """There are no columns of metrics."""


def _no_table(path: str, en: str, zh: str) -> NoTable:
    return NoTable(
        Bilingual(en, zh),
        Bilingual(
            "give columns metric,date,value, or date and one column per metric",
            "请给出 metric,date,value 三列，或日期加每个指标一列",
        ),
        path=path,
        line=1,
        column=1,
    )


def _short_row(row: list[Cell]) -> InputError:
    return row[-1].error("this row has too few cells", "这一行的单元格不够", "fill it up", "请补全")
