"""`okr-ai review --watch`: again whenever a file that counts has changed."""

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from okr_ai.cli.inputs import STDIN
from okr_ai.cli.language import chosen_lang
from okr_ai.cli.usage import misuse
from okr_ai.errors import InputError
from okr_ai.model import Bilingual
from okr_ai.read.folders import written_in

if TYPE_CHECKING:
    from okr_ai.cli.review import Task

_PAUSE = 0.2  # seconds between two looks
_WATCHING = Bilingual("watching; Ctrl-C ends", "正在留意文件的变化；按 Ctrl-C 结束")
Stamp = tuple[int, int, int] | None


def watch_review(asked: "Callable[[], Task]", by_settings: bool, *, edits: bool) -> None:
    """Write the review at once and after each change of what it is made from, until interrupted.

    `asked` is what was asked for with the settings as they are then: they may change, and where they name the drafts
    (`by_settings`), new files may match their patterns. Raises UsageError where more than to look was asked for
    (`edits` of drafts, a baseline to write) or standard input was named.
    """
    task = asked()
    if edits or task.write_baseline:
        raise misuse(
            "--watch only shows the review",
            "--watch 只显示审阅结果",
            "leave out --fix, --diff and --write-baseline",
            "请去掉 --fix、--diff、--write-baseline",
        )
    if STDIN in (*task.paths, *task.metrics):
        raise misuse("standard input cannot be watched", "标准输入没法留意变化", "name the file", "请写出文件名")
    paths, seen = task.paths, time.monotonic()

    def show() -> None:
        now = asked()
        now.write(now.text(now.without_known(now.reviewed())))

    others = [str(file) for file in (task.workspace.path, *task.metrics, task.history, task.baseline) if file]

    def files() -> list[str]:
        nonlocal paths, seen
        if by_settings and time.monotonic() - seen >= 1:  # looking for new files takes longer than at known ones
            seen = time.monotonic()
            with suppress(InputError):  # settings that are being written: what they named before
                paths = asked().paths
        return [*others, *(file for path in paths for file in written_in(path))]

    watch(files, show, chosen_lang(task.lang))


def watch(files: Callable[[], Iterable[str]], show: Callable[[], None], lang: str) -> None:
    """Call `show` at once and after each change of the `files` that there are then, until interrupted.

    Later errors of input are told and waited out: a file may be away for a moment while an editor saves it.
    Raises InputError when there is one from the start.
    """
    seen = _stamps(files())
    show()
    click.echo(_WATCHING.in_lang(lang), err=True)
    while True:
        time.sleep(_PAUSE)
        now = _stamps(files())
        if now == seen:
            continue
        time.sleep(_PAUSE)
        while (settled := _stamps(files())) != now:  # an editor empties the file, then writes it
            now = settled
            time.sleep(_PAUSE)
        changed = ", ".join(file for file in {**seen, **now} if seen.get(file) != now.get(file))
        click.echo(f"\n{time.strftime('%H:%M:%S')} {changed}", err=True)
        seen = now
        try:
            show()
        except InputError as error:
            click.echo(error.in_lang(lang), err=True)


def _stamps(files: Iterable[str]) -> dict[str, Stamp]:
    """When each file was written, its size, and which file it is; None where there is none."""
    return {file: _stamp(file) for file in files}


def _stamp(file: str) -> Stamp:
    try:
        found = os.stat(file)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
