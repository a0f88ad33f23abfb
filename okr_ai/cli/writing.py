"""Writing what a command made to the file that was asked for."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from okr_ai.errors import InputError
from okr_ai.model import Bilingual
from okr_ai.saving import save

_Command = TypeVar("_Command", bound=Callable[..., Any])


def write_output(path: str | Path, content: str | bytes) -> None:
    """Write it, UTF-8, over nothing that it was made from. Raises InputError when the file cannot be written; what it
    held before is still there then."""
    context = click.get_current_context(silent=True)
    _refuse_inputs(Path(path), context.meta.get("okr_ai.inputs", ()) if context else ())
    write_over(path, content)


def write_over(path: str | Path, content: str | bytes) -> None:
    """The same for a file that is meant to change."""
    try:
        save(path, content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)
    except OSError as error:
        raise InputError(
            Bilingual(f"it cannot be written ({error.strerror})", f"无法写入（{error.strerror}）"),
            Bilingual("choose another file or folder", "请换一个文件或目录"),
            path=str(path),
        ) from error


def _refuse_inputs(output: Path, inputs: Iterable[str]) -> None:
    if any(output.is_file() and Path(name).is_file() and output.samefile(name) for name in inputs):
        raise InputError(
            Bilingual("this would be written over what it is made from", "这样会覆盖读入的文件"),
            Bilingual("choose another file to write to", "请换一个文件名来写"),
            path=str(output),
        )


def templates_option(help: str) -> Callable[[_Command], _Command]:
    """`--templates DIR`, a folder that must be there."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option("--templates", type=folder, metavar="DIR", help=help)


@contextmanager
def own_templates() -> Iterator[None]:
    """Says in one line what is wrong with a team's own template: its name and line, and what it may not do."""
    try:
        yield
    except Exception as error:
        from jinja2 import TemplateError  # most forms of a report need no templates

        if not isinstance(error, TemplateError):
            raise
        name, line = getattr(error, "name", None), getattr(error, "lineno", None)
        raise InputError(
            Bilingual(f"the template does not work ({error.message})", f"模板有误（{error.message}）"),
            Bilingual(
                "correct it, or start from the shipped one in templates/report",
                "请修正，或从自带的 templates/report 里复制一份再改",
            ),
            path=name or "--templates",
            line=line,
        ) from error
