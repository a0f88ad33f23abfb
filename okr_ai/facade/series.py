"""Metric series in a pandas DataFrame or Series."""

from datetime import date, datetime
from typing import Any

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, MetricSeries


def series_in(table: Any) -> dict[str, MetricSeries]:
    """The series in a DataFrame, long or wide, or in a Series; see `okr_ai.facade.inputs.metrics_of`.

    Columns may have the names that they may have in a file. Raises InputError, which names the metric, the day and the
    value, for what is no table of metrics.
    """
    import pandas as pd

    long = _long(_with_dates(table))
    long = long[long["value"].notna()]
    nameless = long[long["metric"].isna()]
    if len(nameless):
        raise _told(f"the value {_short(nameless['value'].iloc[0])} has no metric", "有数值没有写指标名", _LEAVE_OUT)
    undated = long[long["date"].isna()]
    if len(undated):
        name, value = undated.iloc[0][["metric", "value"]]
        raise _told(
            f"{name}: the value {_short(value)} has no date", f"{name}：数值 {_short(value)} 没有日期", _DATE_IT
        )
    long = long.assign(date=_days(long["date"]))
    values = pd.to_numeric(long["value"], errors="coerce") if _may_be_numbers(long["value"]) else None
    _refuse_wrong(long, values)
    long = long.assign(value=values).drop_duplicates(["metric", "date"], keep="last").sort_values("date")
    return {
        str(name): MetricSeries(str(name), tuple(part["date"]), tuple(part["value"].astype(float)))
        for name, part in long.groupby("metric", sort=False, observed=True)
    }


_LEAVE_OUT = Bilingual("correct it or leave it out", "请改正或去掉")
_DATE_IT = Bilingual("give its date or leave the row out", "请补上日期或去掉这一行")
_ISO = Bilingual("write it like 2026-09-30", "请写成 2026-09-30 这样")


def _told(en: str, zh: str, do: Bilingual) -> InputError:
    return InputError(Bilingual(en, zh), do)


def _short(value: object) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _with_dates(table: Any) -> Any:
    """The table with a column `date`, and `metric` and `value` where it has both, whatever they are called."""
    import pandas as pd

    from okr_ai.read.names import field_of

    frame = table.to_frame(name=table.name or "value") if isinstance(table, pd.Series) else table
    if isinstance(frame.columns, pd.MultiIndex):
        raise _told(
            "the table has several rows of column names",
            "表的列名有好几层",
            Bilingual("give each column one name", "请让每列只有一个名称"),
        )
    if isinstance(frame.index, pd.DatetimeIndex | pd.PeriodIndex):
        frame = frame.rename_axis("date").reset_index()
    elif any(field_of(str(name)) in ("date", "metric") for name in frame.index.names):
        frame = frame.reset_index()
    if len(twice := frame.columns[frame.columns.duplicated()]):
        raise _told(
            f"two columns are called '{twice[0]}'",
            f"有两列都叫“{twice[0]}”",
            Bilingual("rename one or leave it out", "请改名或去掉一列"),
        )
    called = {name: [c for c in frame.columns if c == name] or _called(frame, name) for name in _COLUMNS}
    if len(called["date"]) != 1:
        raise _told(
            "the table has no dates",
            "表里没有日期",
            Bilingual("name a column 'date' or set dates as the index", "请把日期列命名为 date，或把日期设为索引"),
        )
    names = _COLUMNS if all(len(found) == 1 for found in called.values()) else ("date",)
    return frame.rename(columns={called[name][0]: name for name in names})


_COLUMNS = ("date", "metric", "value")


def _called(frame: Any, name: str) -> list[Any]:
    from okr_ai.read.names import field_of

    return [column for column in frame.columns if field_of(str(column)) == name]


def _long(frame: Any) -> Any:
    """One row a value: `metric`, `date`, `value`."""
    import pandas as pd

    if {"metric", "value"} <= set(frame.columns):
        return frame[["metric", "date", "value"]]
    wide = frame.set_index("date")
    parts = [pd.DataFrame({"metric": name, "date": wide.index, "value": wide[name].array}) for name in wide.columns]
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=["metric", "date", "value"])


def _days(column: Any) -> Any:
    """The days of a column; texts are read as in a file. Raises InputError for what is no date."""
    import pandas as pd

    from okr_ai.read.metrics import date_of

    if isinstance(column.dtype, pd.PeriodDtype):
        return column.dt.to_timestamp(how="end").dt.date
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.dt.date
    days: dict[object, date] = {}
    for value in column.unique():
        day = date_of(value.strip()) if isinstance(value, str) else _day(value)
        if day is None:
            raise _told(f"'{_short(value)}' is no date", f"“{_short(value)}”不是日期", _ISO)
        days[value] = day
    return column.map(days)


def _day(value: object) -> date | None:
    """The day of a date, a datetime (also pandas') or a Period."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    end = getattr(value, "end_time", None)  # of a Period
    return end.date() if isinstance(end, datetime) else None


def _may_be_numbers(values: Any) -> bool:
    """Whether the values are no dates, durations or complex numbers, which pandas would count as some number."""
    import pandas as pd

    kind = pd.api.types.infer_dtype(values, skipna=True)
    return not kind.startswith(("datetime", "date", "timedelta", "complex", "period", "interval"))


def _refuse_wrong(long: Any, values: Any) -> None:
    """Raise InputError for a value that is no number, or one that no metric can have, such as an infinite one."""
    from okr_ai.read.values import LARGEST

    wrong = long if values is None else long[values.isna() | (values.abs() > LARGEST)]
    if len(wrong):
        name, day, value = wrong.iloc[0][["metric", "date", "value"]]
        raise _told(
            f"{name}, {day}: '{_short(value)}' is no value",
            f"{name}（{day}）：“{_short(value)}”不是有效数值",
            _LEAVE_OUT,
        )
