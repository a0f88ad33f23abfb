"""Where page templates are looked up and run: a team's own before the shipped ones, in Jinja2's sandbox."""

import os
import sys
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, FileSystemLoader, FunctionLoader, StrictUndefined, __version__
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from okr_ai.resources import templates


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, asked once for each attribute of a type: its answer depends on nothing else, and asking anew
    for every value took a quarter of a page's time."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        key = (type(obj), attr)
        if key not in self._safe:
            self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return self._safe[key]


class Compiled(BytecodeCache):
    """Compiled templates in `__pycache__` beside the shipped ones, as Python keeps its own: compiling them takes a
    tenth of a report's time. Where nothing can be written there, they are compiled anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "__pycache__"

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            kept = self._file(bucket).read_bytes()
        except OSError:
            return
        try:
            bucket.load_bytecode(BytesIO(kept))  # drops what was made by another Python, or of another text
        except Exception:  # a damaged file (a full disk, a copy cut short) may raise anything: compiled anew
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        try:
            self._folder.mkdir(exist_ok=True)
            unfinished = self._folder / f"{bucket.key}.{os.getpid()}"  # another process never sees half a file
            with unfinished.open("wb") as file:
                bucket.write_bytecode(file)
            unfinished.replace(self._file(bucket))
        except OSError:
            return

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}-jinja-{__version__}"


@lru_cache(maxsize=8)
def environment(
    folder: Path | None = None, *, autoescape: bool = True, finalize: Callable[[Any], str] | None = None
) -> Sandbox:
    """Where the templates of `folder` and then the shipped ones are found; each is compiled once for all reports."""
    own = [FileSystemLoader(folder)] if folder else []
    shipped = templates() / "report"
    return Sandbox(
        bytecode_cache=Compiled(shipped) if isinstance(shipped, Path) and not own else None,
        loader=ChoiceLoader([*own, FunctionLoader(_shipped)]),
        autoescape=autoescape,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shipped(name: str) -> str | None:
    """The text of a shipped report template; None when there is no such."""
    source = templates().joinpath("report", name)
    return source.read_text(encoding="utf-8") if source.is_file() else None
