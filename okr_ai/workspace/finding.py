"""Finding the settings: the nearest `okr-ai.toml`, or `[tool.okr-ai]` in a `pyproject.toml`, upward."""

import os
from collections.abc import Mapping
from os.path import dirname, isdir, isfile, join
from typing import TYPE_CHECKING, Any

from okr_ai.errors import InputError
from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.read.files import decode, read_bytes
from okr_ai.workspace.settings import Workspace

if TYPE_CHECKING:
    from pathlib import Path

NAME = "okr-ai.toml"
_MAX_SETTINGS = 2**20
_PLACE = Lazy(r"\s*\(at line (\d+), column (\d+)\)|\s*\(at end of document\)")


# names are texts here as long as no settings are found: a review of a page would feel the import of pathlib


def find_workspace(start: "str | Path") -> Workspace:
    """The settings that hold for the folder (or file) `start`; the defaults when there are none above it.

    Raises InputError with the line for a key that does not exist or a value that cannot be.
    """
    file = settings_above(start)
    return Workspace(_folder(start)) if file is None else load_workspace(file)


def settings_above(start: "str | Path") -> str | None:
    """The settings file nearest to the folder (or file) `start`, in it or above it."""
    place, below = _folder(start), ""
    while place != below:
        if isfile(file := join(place, NAME)):
            return file
        project = join(place, "pyproject.toml")
        if isfile(project) and b"tool.okr-ai" in read_bytes(project, _MAX_SETTINGS):
            return project
        place, below = dirname(place), place
    return None


def _folder(start: "str | Path") -> str:
    place = join(os.getcwd(), start)
    return place if isdir(place) else dirname(place)


def load_workspace(file: "str | Path") -> Workspace:
    """The settings in this file. Raises InputError as `find_workspace` does."""
    from pathlib import Path

    from okr_ai.workspace.reading import read_settings

    file = Path(file)

    text = decode(read_bytes(file, _MAX_SETTINGS), str(file))
    table: Any = _toml(text, file)
    prefix = ""
    if file.name == "pyproject.toml":
        table, prefix = table.get("tool", {}).get("okr-ai", {}), "tool.okr-ai"
    return read_settings(table, file.absolute(), text, prefix)


def _toml(text: str, file: "Path") -> Mapping[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = str(error)
        place = _PLACE.search(message)
        line, column = (text.count("\n") + 1, 1)  # "at end of document"
        if place and place[1]:
            line, column = int(place[1]), int(place[2])
        reason = _PLACE.sub("", message)
        if isinstance(error, RecursionError):
            line, reason = 1, "nested too deep"
        raise InputError(
            Bilingual(f"this is no TOML ({reason})", f"不是有效的 TOML（{reason}）"),
            Bilingual("correct it here; texts stand in quotes", "请修正此处；文字要加引号"),
            path=str(file),
            line=line,
            column=column,
        ) from None
