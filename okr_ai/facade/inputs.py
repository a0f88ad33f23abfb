"""What the functions accept: days, metrics and history as files, as pandas or as the model's values."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Union

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
    metric); a Series is one metric under its own name, dates as its index. Missing values are left out; names of
    columns and texts of dates are read as in a file.
    """
    from okr_ai.read.metrics import joined, read_metrics

    if metrics is None:
        return joined(read_metrics(file) for file in workspace.metrics)
    if isinstance(metrics, str | Path):
        return read_metrics(metrics)
    if not isinstance(metrics, Mapping):
        if not hasattr(metrics, "index") or not hasattr(metrics, "loc"):
            raise _no_metrics(metrics)
        from okr_ai.facade.series import series_in

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


def history_of(history: History | None, workspace: "Workspace") -> tuple[PastKeyResult, ...]:
    """The past key results in a file or folder, or as given; without any, those that the workspace names."""
    from okr_ai.read import read_history

    if history is None:
        return tuple(kr for file in workspace.history for kr in read_history(file))
    if isinstance(history, str | Path):
        return read_history(history)
    past = tuple(history) if isinstance(history, Iterable) else None
    if past is None or not all(isinstance(each, PastKeyResult) for each in past):
        kind = type(history).__name__
        raise InputError(
            Bilingual(f"a {kind} is no history", f"{kind} 不是历史"),
            Bilingual(
                "give a file or a folder, or what okr_ai.read.read_history returned",
                "请给文件、文件夹，或 okr_ai.read.read_history 的返回值",
            ),
        )
    return past


def lang_of(lang: str | None) -> str | None:
    """zh or en as given, None for the draft's own. Raises InputError for another language."""
    if lang in (None, "zh", "en"):
        return lang
    raise InputError(
        Bilingual(f"there are no messages in '{lang}'", f"没有“{lang}”这种语言的提示"),
        Bilingual("use zh or en", "可用：zh、en"),
    )
