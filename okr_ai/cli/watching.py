"""`okr-ai review --watch`: again whenever a file that counts has changed."""

import os
import time
from collections.abc import Callable, Iterable

import click

from okr_ai.errors import InputError
from okr_ai.model import Bilingual

_PAUSE = 0.2  # seconds between two looks
_WATCHING = Bilingual("watching; Ctrl-C ends", "正在留意文件的变化；按 Ctrl-C 结束")
Stamp = tuple[int, int, int] | None


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
