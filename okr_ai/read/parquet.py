"""Metric series in a Parquet file."""

import io
from datetime import date, datetime
from math import inf
from typing import TYPE_CHECKING, Any

from okr_ai.errors import InputError
from okr_ai.model import Bilingual
from okr_ai.read.metrics import Points, Series, date_of, long_columns
from okr_ai.read.names import field_of
from okr_ai.read.values import LARGEST

if TYPE_CHECKING:
    import pyarrow as pa

_MAX_ROWS = 20_000_000


def parquet_series(content: bytes, path: str) -> Series:
    """The series by name, long or wide as in CSV. Raises InputError for a file or a value that cannot be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(io.BytesIO(content))
        if file.metadata.num_rows > _MAX_ROWS:
            raise _wrong(path, f"more than {_MAX_ROWS:,} rows", f"超过 {_MAX_ROWS:,} 行")
        table = file.read()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _wrong(
            path, f"no readable Parquet ({str(error)[:80]})", f"不是可读取的 Parquet（{str(error)[:80]}）"
        ) from None
    names = list(table.column_names)
    fields = [field_of(name) for name in names]
    if "date" not in fields:
        raise _wrong(path, "no column of dates was found", "没有找到日期列")
    days = [_day(value, path, n) for n, value in enumerate(table.column(fields.index("date")).to_pylist())]
    if long := long_columns(names, fields):
        return _long(table, days, *long, path)
    series: Series = {}
    for n, name in enumerate(names):
        if n != fields.index("date"):
            series[name] = Points()
            for day, value in zip(days, table.column(n).to_pylist(), strict=True):
                if (number := _number(value, path, name)) is not None:
                    series[name].put(day, number)
    return series


def _long(table: "pa.Table", days: list[date], key: int, value: int, path: str) -> Series:
    series: Series = {}
    name = str(table.column_names[value])
    for metric, day, found in zip(table.column(key).to_pylist(), days, table.column(value).to_pylist(), strict=True):
        points = series.setdefault(str(metric), Points())
        if (number := _number(found, path, name)) is not None:
            points.put(day, number)
    return series


def _day(value: Any, path: str, row: int) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = date_of(str(value)) if value is not None else None
    if found is None:
        raise _wrong(
            path, f"row {row + 1}: '{str(value)[:40]}' is no date", f"第 {row + 1} 行：“{str(value)[:40]}”不是日期"
        )
    return found


def _number(value: Any, path: str, column: str) -> float | None:
    if value is None or value != value:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = inf
    if abs(number) > LARGEST:
        raise _wrong(
            path, f"column {column}: '{str(value)[:40]}' is no number", f"列 {column}：“{str(value)[:40]}”不是数字"
        )
    return number


def _wrong(path: str, en: str, zh: str) -> InputError:
    return InputError(
        Bilingual(en, zh),
        Bilingual(
            "give columns metric, date, value, or date and one column per metric",
            "请给出 metric、date、value 三列，或日期加每个指标一列",
        ),
        path=path,
    )
