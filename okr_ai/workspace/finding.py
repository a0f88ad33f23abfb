"""Finding the settings: the nearest `okr-ai.toml`, or `[tool.okr-ai]` in a `pyproject.toml`, upward."""

from collections.abc import Mapping
from os.path import isdir
from pathlib import Path
from typing import Any

from okr_ai.errors import InputError
from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.read.files import decode, read_bytes
from okr_ai.workspace.settings import Workspace

NAME = "okr-ai.toml"
_MAX_SETTINGS = 2**20
_PLACE = Lazy(r"\s*\(at line (\d+), column (\d+)\)|\s*\(at end of document\)")


def find_workspace(start: Path) -> Workspace:
    """The settings that hold for the folder (or file) `start`; the defaults when there are none above it.

    Raises InputError with the line for a key that does not exist or a value that cannot be.
    """
    file = settings_above(start)
    return Workspace(_folder(start)) if file is None else load_workspace(file)


def settings_above(start: Path) -> Path | None:
    """The settings file nearest to the folder (or file) `start`, in it or above it."""
    folder = _folder(start)
    for place in (folder, *folder.parents):
        if (file := place / NAME).is_file():
            return file
        project = place / "pyproject.toml"
        if project.is_file() and b"tool.okr-ai" in read_bytes(project, _MAX_SETTINGS):
            return project
    return None


def _folder(start: Path) -> Path:
    place = start.absolute()
    return place if isdir(place) else place.parent  # unlike Path.is_dir it takes any name, also one too long


def load_workspace(file: Path) -> Workspace:
    """The settings in this file. Raises InputError as `find_workspace` does."""
    from okr_ai.workspace.reading import read_settings

    text = decode(read_bytes(file, _MAX_SETTINGS), str(file))
    table: Any = _toml(text, file)
    prefix = ""
    if file.name == "pyproject.toml":
        table, prefix = table.get("tool", {}).get("okr-ai", {}), "tool.okr-ai"
    return read_settings(table, file.absolute(), text, prefix)


def _toml(text: str, file: Path) -> Mapping[str, Any]:
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
