"""The files of a folder that may be drafts: those that people write by hand."""

import os
from collections.abc import Iterable

from okr_ai.errors import InputError
from okr_ai.model import Bilingual

_WRITTEN = (".md", ".markdown", ".yaml", ".yml")  # a table may as well be metrics or history
_MOST = 2000  # files; more is hardly a folder of OKRs


def with_folders_opened(paths: Iterable[str]) -> dict[str, bool]:
    """The files of `paths`, each once, in the place of a folder the Markdown and YAML files in and below it, sorted;
    with whether a folder, not a person, named it. Hidden files and folders stay out, and links to folders.

    Raises InputError for a folder with too many.
    """
    named: dict[str, bool] = {}
    for path in paths:
        if os.path.isdir(path):
            for file in _written_in(path):
                named.setdefault(file, True)
        else:
            named[path] = False
    return named


def _written_in(folder: str) -> list[str]:
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            os.path.join(place, name).removeprefix(f".{os.sep}")
            for name in sorted(files)
            if name.lower().endswith(_WRITTEN) and not name.startswith(".")
        ]
        if len(found) > _MOST:
            raise InputError(
                Bilingual(f"there are more than {_MOST} files in this folder", f"这个文件夹里的文件超过 {_MOST} 个"),
                Bilingual("name the folder of the OKRs", "请指明 OKR 所在的文件夹"),
                path=folder,
            )
    return found


def no_drafts(folder: str) -> InputError:
    """What is wrong with a folder that holds no draft."""
    return InputError(
        Bilingual("no Markdown or YAML draft is in this folder", "这个文件夹里没有 Markdown 或 YAML 草稿"),
        Bilingual("name files of other forms one by one", "其他格式的文件请逐个写出"),
        path=folder,
    )
