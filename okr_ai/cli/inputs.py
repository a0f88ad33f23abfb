"""What the commands read: drafts, metrics, history and the workspace's settings, and the options they share."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from okr_ai.cli.language import settings_say, wanted_lang
from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Draft
from okr_ai.read.files import MAX_DATA, MAX_DRAFT, refuse_oversize
from okr_ai.read.folders import read_each

if TYPE_CHECKING:
    from pathlib import Path

    from okr_ai.model import MetricSeries, PastKeyResult
    from okr_ai.workspace import Workspace

_Command = TypeVar("_Command", bound=Callable[..., Any])
STDIN = "-"


class Day(click.ParamType[date]):
    """A day on the command line: 2026-09-30."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from okr_ai.read.values import iso_day

        if (day := iso_day(str(value))) is None:
            from okr_ai.cli.usage import misuse

            raise misuse(
                f"'{value}' is no date", f"“{value}”不是日期", "write it like 2026-09-30", "请写成 2026-09-30 这样"
            )
        return day


lang_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en", "auto"]),
    default=None,
    help="Language of the messages; the draft's own by default.",
)
metrics_option = click.option(
    "--metrics",
    multiple=True,
    metavar="FILE",
    help="Metric series: CSV, XLSX or Parquet, long or wide; `-` for standard input. May be repeated.",
)
history_option = click.option(
    "--history", metavar="FILE", help="Past key results: CSV, XLSX, YAML or JSON, or a folder of them."
)
as_of_option = click.option("--as-of", type=Day(), metavar="DATE", help="What was known on this day; today by default.")
method_option = click.option(
    "--method",
    type=click.Choice(["auto", "pace", "naive", "ets", "theta", "arima"]),
    help="The forecaster: okr-ai's own, the plain pace, or a textbook model of statsmodels.",
)
today_option = click.option(
    "--today", type=Day(), metavar="DATE", help="The day that relative dates count from; today by default."
)
stdin_filename_option = click.option(
    "--stdin-filename", metavar="NAME", help="The name that standard input goes by; its ending tells the form."
)


def standing_options(command: _Command) -> _Command:
    """Of the commands that tell how drafts stand: the drafts, `--metrics` and `--as-of`."""
    drafts = click.argument("drafts", nargs=-1, metavar="[DRAFT|-]...")
    return drafts(metrics_option(as_of_option(command)))


def speech_options(command: _Command) -> _Command:
    """`--lang`, and how standard input is called."""
    return lang_option(stdin_filename_option(command))


def workspace_for(drafts: Sequence[str] = ()) -> "Workspace":
    """The workspace nearest to the first draft that is named; where that has none, the current folder's.

    Raises InputError for settings that cannot be.
    """
    from okr_ai.workspace import find_workspace, load_workspace, settings_above

    named = next((path for path in drafts if path != STDIN), None)
    settings = settings_above(named) if named else None
    found = load_workspace(settings) if settings else find_workspace(os.getcwd())
    settings_say(found.lang)
    return found


def read_stdin(limit: int, name: str = "<stdin>") -> bytes:
    """All of standard input. Raises InputError when it is longer than `limit` bytes."""
    content = sys.stdin.buffer.read(limit + 1)
    refuse_oversize(content, limit, name)
    return content


def load_drafts(
    paths: Sequence[str],
    *,
    workspace: "Workspace | None" = None,
    stdin_filename: str | None = None,
    today: date | None = None,
    tell: bool = True,
) -> tuple[Draft, ...]:
    """The drafts in these files (`-`: standard input) and folders; without paths, those that the workspace names.

    A draft that states no cycle gets the workspace's, and what `okr-ai checkin` recorded stands among its check-ins.
    What could not be read in them, and ids that stand twice, are told on standard error, but for who does not `tell`: a
    review has findings of its own.
    Raises InputError for the first that cannot be read.
    """
    from okr_ai.read import read_draft

    cycle = workspace.cycle if workspace else None
    fiscal = workspace.fiscal_start if workspace else 1

    def read(path: str) -> Draft:
        name = (stdin_filename or "<stdin>") if path == STDIN else path
        content = read_stdin(MAX_DRAFT, name) if path == STDIN else None
        return read_draft(name, content=content, today=today, cycle=cycle, fiscal_start=fiscal)

    drafts = read_each(paths or _drafts_of(workspace), read)
    remember_inputs(draft.path for draft in drafts)
    for draft in drafts if tell else ():
        for problem in draft.problems:
            click.echo(problem.in_lang(wanted_lang() or draft.lang), err=True)
    return with_check_ins(drafts, workspace) if workspace else tuple(drafts)


def remember_inputs(paths: "Iterable[str | Path]") -> None:
    """Keep what a command was made from, so that nothing is written over it."""
    context = click.get_current_context(silent=True)
    if context:
        context.meta.setdefault("okr_ai.inputs", []).extend(map(str, paths))


def _drafts_of(workspace: "Workspace | None") -> list[str]:
    """The drafts that the settings name. Raises InputError where they name none."""
    if workspace and workspace.drafts:
        return [from_here(path) for path in workspace.drafts]
    if workspace and workspace.path:
        raise InputError(
            Bilingual("the settings name no draft that is there", "设置里没有写明存在的草稿"),
            Bilingual("name a file, or correct [paths] drafts", "请写出文件名，或改正 [paths] 的 drafts"),
            path=str(workspace.path),
        )
    raise InputError(
        Bilingual("no draft was given", "没有给出草稿"),
        Bilingual(
            "name a file, `-` for standard input, or run `okr-ai init`",
            "请写出文件名，`-` 表示标准输入，或运行 `okr-ai init`",
        ),
    )


def from_here(path: "Path") -> str:
    """A file of the workspace as whoever stands in the current folder would name it: below it without its folders."""
    here = os.path.join(os.getcwd(), "")
    return str(path).removeprefix(here)


def with_check_ins(drafts: Sequence[Draft], workspace: "Workspace") -> tuple[Draft, ...]:
    """The drafts with the check-ins that were recorded in the workspace."""
    from okr_ai.workspace import CHECK_INS

    if not os.path.exists(os.path.join(workspace.folder, CHECK_INS)):
        return tuple(drafts)
    from okr_ai.workspace import check_ins

    records, damaged = check_ins.recorded(workspace.root / CHECK_INS)
    if damaged:
        _tell_of_damaged(damaged, from_here(workspace.root / CHECK_INS))
    return tuple(check_ins.with_recorded(draft, records, workspace.root) for draft in drafts)


def _tell_of_damaged(lines: Sequence[int], file: str) -> None:
    more = f" (+{len(lines) - 1})" if len(lines) > 1 else ""
    told = Bilingual(
        f"{file}:{lines[0]}:1: this line holds no check-in{more}; correct it, or delete it",
        f"{file}:{lines[0]}:1：这一行不是进度记录{more}；请改正或删掉",
    )
    click.echo(told.in_lang(wanted_lang() or "en"), err=True)


def load_metrics(paths: Sequence[str], workspace: "Workspace | None" = None) -> "dict[str, MetricSeries]":
    """The series in these files (`-`: standard input); without paths, those in the workspace's metric files."""
    from okr_ai.read.metrics import joined, read_metrics

    remember_inputs(paths or (workspace.metrics if workspace else ()))
    if not paths:
        return joined(read_metrics(file) for file in (workspace.metrics if workspace else ()))
    return joined(
        read_metrics("<stdin>", content=read_stdin(MAX_DATA)) if path == STDIN else read_metrics(path) for path in paths
    )


def load_history(path: str | None, workspace: "Workspace | None" = None) -> "tuple[PastKeyResult, ...]":
    """The past key results in the file or folder, or in those that the workspace names."""
    from okr_ai.read.history import read_history

    if path is not None:
        remember_inputs([path])
        return read_history(path)
    return tuple(kr for file in (workspace.history if workspace else ()) for kr in read_history(file))
