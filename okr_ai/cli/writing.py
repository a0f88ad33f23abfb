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
    """Write it, UTF-8. Raises InputError when the file cannot be written; what it held before is still there then."""
    try:
        save(path, content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)
    except OSError as error:
        raise InputError(
            Bilingual(f"it cannot be written ({error.strerror})", f"无法写入（{error.strerror}）"),
            Bilingual("choose another file or folder", "请换一个文件或目录"),
            path=str(path),
        ) from error


def refuse_inputs(output: str, inputs: Iterable[str]) -> None:
    """Raise InputError when what is made would be written over one of the files it was made from."""
    written = Path(output)
    if any(written.exists() and Path(name).exists() and written.samefile(name) for name in inputs):
        raise InputError(
            Bilingual("this would overwrite the draft itself", "这样会覆盖草稿本身"),
            Bilingual("choose another file for -o", "请给 -o 换一个文件"),
            path=output,
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
