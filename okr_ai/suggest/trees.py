"""Driver trees: of which metrics a metric is the product or the sum, and who answers for each."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from okr_ai.errors import InputError
from okr_ai.model import Bilingual
from okr_ai.resources import templates
from okr_ai.suggest.splitting import How


@dataclass(frozen=True, slots=True)
class Part:
    """One driver: its metric and who answers for it. `sign` -1: it divides (product) or is taken off (sum)."""

    metric: str
    owner: Bilingual
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Tree:
    """A metric and the drivers it comes about from."""

    name: str
    metric: str
    how: How
    parts: tuple[Part, ...]


def trees_with(own: Sequence[Path] = (), stated: Mapping[str, Mapping[str, Any]] | None = None) -> dict[str, Tree]:
    """The shipped trees by name, those in `trees/` of a team's own template folders, and those `stated` in its
    settings; of the same name the later wins, and own ones come first.

    Raises InputError with the file for a tree that cannot be used.
    """
    found = {name: _tree(table) for name, table in (stated or {}).items()}
    for folder in reversed(own):
        for file in sorted(folder.glob("trees/*.toml"), reverse=True):
            found = found | {tree.name: tree for tree in _trees(file, str(file)) if tree.name not in found}
    return found | {tree.name: tree for tree in _shipped() if tree.name not in found}


@lru_cache(maxsize=1)
def _shipped() -> tuple[Tree, ...]:
    folder = templates() / "okr" / "trees"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(tree for file in files if file.name.endswith(".toml") for tree in _trees(file, file.name))


def _trees(file: Traversable | Path, path: str) -> list[Tree]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return [_tree(each) for each in table["tree"]]
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise InputError(
            Bilingual(f"not a file of driver trees ({error})", f"不是可用的驱动树文件（{error}）"),
            Bilingual("see templates/README.md for the form", "格式见 templates/README.md"),
            path=path,
        ) from error


def _tree(table: Mapping[str, Any]) -> Tree:
    how = table["how"]
    if how not in ("sum", "product"):
        raise ValueError(f"how = '{how}' is neither sum nor product")
    parts = tuple(
        Part(str(part["metric"]), Bilingual(str(part["en"]), str(part["zh"])), -1 if part.get("sign") == -1 else 1)
        for part in table["parts"]
    )
    if len(parts) < 2:
        raise ValueError("a tree needs two parts or more")
    return Tree(str(table["name"]), str(table["metric"]), how, parts)
