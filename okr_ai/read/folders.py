"""The drafts in folders: the files that people write by hand."""

import os
from collections.abc import Callable, Iterable
from typing import TypeVar

from okr_ai.errors import InputError, NoObjectives
from okr_ai.model import Bilingual

_Read = TypeVar("_Read")
_WRITTEN = (".md", ".markdown", ".yaml", ".yml")  # a table may as well be metrics or history
_MOST = 2000  # files; more is hardly a folder of OKRs


def read_each(paths: Iterable[str], read: Callable[[str], _Read]) -> list[_Read]:
    """What `read` makes of each file, each once; in the place of a folder, of the Markdown and YAML drafts in and below
    it: files without OKRs, such as a README, are passed over.

    Raises what `read` raises, and InputError for a folder without a draft or with too many files.
    """
    made: dict[str, _Read] = {}
    for path in paths:
        if not os.path.isdir(path):
            if path not in made:
                made[path] = read(path)
            continue
        found = False
        for file in written_in(path):
            try:
                if file not in made:
                    made[file] = read(file)
                found = True
            except NoObjectives:
                continue
        if not found:
            raise InputError(
                Bilingual("no Markdown or YAML draft is in this folder", "这个文件夹里没有 Markdown 或 YAML 草稿"),
                Bilingual("name files of other forms one by one", "其他格式的文件请逐个写出"),
                path=path,
            )
    return list(made.values())


def written_in(path: str) -> list[str]:
    """The Markdown and YAML files in and below a folder, sorted, but hidden ones and those behind links to folders; of
    what is no folder, itself. Raises InputError for too many, and for a folder that may not be looked into."""
    if not os.path.isdir(path):
        return [path]
    found: list[str] = []
    for place, folders, files in os.walk(path, onerror=_refused):
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
                path=path,
            )
    return found


def _refused(error: OSError) -> None:
    if isinstance(error, FileNotFoundError):  # it went away meanwhile
        return
    raise InputError(
        Bilingual(f"the folder cannot be read ({error.strerror})", f"文件夹无法读取（{error.strerror}）"),
        Bilingual("check the path and who may read it", "请检查路径和读取权限"),
        path=str(error.filename),
    )
