"""Where page templates are looked up and run: a team's own before the shipped ones, in Jinja2's sandbox."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader, StrictUndefined
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


@lru_cache(maxsize=8)
def environment(
    folder: Path | None = None, *, autoescape: bool = True, finalize: Callable[[Any], str] | None = None
) -> Sandbox:
    """Where the templates of `folder` and then the shipped ones are found; each is compiled once for all reports."""
    own = [FileSystemLoader(folder)] if folder else []
    return Sandbox(
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
