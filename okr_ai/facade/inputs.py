"""What the functions accept: days, metrics and history as files, as pandas or as the model's values."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, Union

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, MetricSeries, PastKeyResult

if TYPE_CHECKING:
    import pandas as pd

    from okr_ai.workspace import Workspace

Day: TypeAlias = date | str
Metrics: TypeAlias = Union[str, Path, Mapping[str, MetricSeries], "pd.DataFrame", "pd.Series[float]"]
History: TypeAlias = str | Path | Iterable[PastKeyResult]


def day_of(value: Day | None) -> date | None:
    """The day, from a date, a datetime, a pandas Timestamp, a NumPy datetime64, or "2026-09-30". Raises InputError for
    anything else."""
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.date() if value == value else "NaT"  # pandas' one is a datetime that equals nothing
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10] if type(value).__name__ == "datetime64" else value)
    except (TypeError, ValueError):
        raise InputError(
            Bilingual(f"'{value}' is no date", f"“{value}”不是日期"),
            Bilingual("write it like 2026-09-30", "请写成 2026-09-30 这样"),
        ) from None


def path_of(value: object) -> str | Path:
    """A draft's path as given. Raises InputError for what is none."""
    if isinstance(value, str | Path):
        return value
    kind = type(value).__name__
    raise InputError(
        Bilingual(f"a {kind} is no draft", f"{kind} 不是草稿"),
        Bilingual("give a file's path, or what okr.read returned", "请给文件路径，或 okr.read 的返回值"),
    )


def sentence_of(value: object, name: str, name_zh: str) -> str:
    """An objective's or a key result's words as given. Raises InputError for what is no text, or an empty one."""
    if isinstance(value, str) and value.strip():
        return value
    kind = "an empty text" if isinstance(value, str) else f"a {type(value).__name__}"
    kind_zh = "空文字" if isinstance(value, str) else type(value).__name__
    raise InputError(
        Bilingual(f"{kind} is no {name}", f"{kind_zh}不是{name_zh}"),
        Bilingual(f"write the {name} as one sentence", f"请把{name_zh}写成一句话"),
    )


def metrics_of(metrics: Metrics | None, workspace: "Workspace") -> dict[str, MetricSeries]:
    """The series by name; without any, those in the files that the workspace names.

    A DataFrame is long (`metric`, `date`, `value`) or wide (dates as its index or in a column `date`, then a column per
    metric); a Series is one metric under its own name, dates as its index. Missing values are left out.
    """
    from okr_ai.read.metrics import joined, read_metrics

    if metrics is None:
        return joined(read_metrics(file) for file in workspace.metrics)
    if isinstance(metrics, str | Path):
        return read_metrics(metrics)
    if not isinstance(metrics, Mapping):
        if not hasattr(metrics, "index") or not hasattr(metrics, "loc"):
            raise _no_metrics(metrics)
        return series_in(metrics)
    for series in metrics.values():
        if not isinstance(series, MetricSeries):
            raise _no_metrics(series)
    return dict(metrics)


def _no_metrics(given: object) -> InputError:
    kind = type(given).__name__
    return InputError(
        Bilingual(f"a {kind} holds no metrics", f"{kind} 里读不出指标"),
        Bilingual(
            "give a file, a pandas DataFrame or Series, or MetricSeries by name",
            "请给文件、pandas 的 DataFrame 或 Series，或按名称给出 MetricSeries",
        ),
    )


def series_in(table: Any) -> dict[str, MetricSeries]:
    """The series in a pandas DataFrame or Series; see `metrics_of`. Raises InputError when there are no dates in it."""
    import pandas as pd

    frame = table.to_frame(name=table.name or "value") if isinstance(table, pd.Series) else table
    if isinstance(frame.index, pd.DatetimeIndex | pd.PeriodIndex) or frame.index.name == "date":
        frame = frame.rename_axis("date").reset_index()
    if "date" not in frame.columns:
        raise InputError(
            Bilingual("the table has no dates", "表里没有日期"),
            Bilingual("name a column 'date' or set dates as the index", "请把日期列命名为 date，或把日期设为索引"),
        )
    if {"metric", "value"} <= set(frame.columns):
        long = frame[["metric", "date", "value"]]
    else:
        long = frame.melt(id_vars="date", var_name="metric")
    days = long["date"].dt.to_timestamp(how="end") if isinstance(long["date"].dtype, pd.PeriodDtype) else long["date"]
    try:
        long = long.assign(date=pd.to_datetime(days).dt.date, value=pd.to_numeric(long["value"]))
    except (TypeError, ValueError) as error:  # pandas says which value, and then gives advice for programmers
        what = str(error).partition(". You might")[0]
        raise InputError(
            Bilingual(f"the table holds a value or date that is none ({what})", f"表里有读不懂的数值或日期（{what}）"),
            Bilingual("correct it or leave it out", "请改正或去掉"),
        ) from None
    _refuse_undated(long)
    long = long.dropna()
    _refuse_too_large(long)
    long = long.drop_duplicates(["metric", "date"], keep="last").sort_values("date")
    return {
        str(name): MetricSeries(str(name), tuple(part["date"]), tuple(part["value"].astype(float)))
        for name, part in long.groupby("metric", sort=False)
    }


def _refuse_undated(long: Any) -> None:
    """Raises InputError for a value whose date is missing: left out in silence, it would look like no data."""
    undated = long[long["date"].isna() & long["value"].notna()]
    if len(undated):
        metric, value = undated.iloc[0][["metric", "value"]]
        raise InputError(
            Bilingual(f"{metric}: the value {value:g} has no date", f"{metric}：数值 {value:g} 没有日期"),
            Bilingual("give its date or leave the row out", "请补上日期或去掉这一行"),
        )


def _refuse_too_large(long: Any) -> None:
    """Raises InputError for a value that no metric can have, such as an infinite one."""
    from okr_ai.read.values import LARGEST

    wrong = long[long["value"].abs() > LARGEST]
    if len(wrong):
        metric, day, value = wrong.iloc[0][["metric", "date", "value"]]
        raise InputError(
            Bilingual(f"{metric}, {day}: {value:g} is no value", f"{metric}（{day}）：{value:g} 不是有效数值"),
            Bilingual("correct it or leave it out", "请改正或去掉"),
        )


def history_of(history: History | None, workspace: "Workspace") -> tuple[PastKeyResult, ...]:
    """The past key results in a file or folder, or as given; without any, those that the workspace names."""
    from okr_ai.read import read_history

    if history is None:
        return tuple(kr for file in workspace.history for kr in read_history(file))
    if isinstance(history, str | Path):
        return read_history(history)
    return tuple(history)
