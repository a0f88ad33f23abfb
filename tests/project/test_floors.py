"""The house: a file imports from its own part or from floors below, never sideways between parts, never upward."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "okr_ai"
FLOORS = {
    "model": 0,
    "errors": 1,
    "resources": 1,
    "saving": 1,
    "sharing": 1,
    "language": 2,
    "read": 3,
    "workspace": 4,
    "rules": 5,
    "forecast": 5,
    "suggest": 5,
    "scoring": 5,
    "report": 6,
    "cli": 7,
    "facade": 8,
}
FACADE = {"__init__", "__main__"}  # the two files that belong to no floor: they may import any part
ODD_NAMES = {"utils", "util", "common", "helpers", "helper", "manager", "managers", "misc", "base"}
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """`okr_ai/rules/x.py` -> rules, `okr_ai/errors.py` -> errors."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported, also inside functions, under TYPE_CHECKING and by a string."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom():
                assert node.level == 0, f"line {node.lineno}: relative import"
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
            case ast.Call(
                func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield node.lineno, name


def climbs(path: Path, source: str) -> list[str]:
    """The imports of a file that go up or sideways, as `file:line -> part`."""
    own = part_of(path)
    if own in FACADE:
        return []
    found = []
    for line, name in imported(ast.parse(source)):
        pieces = name.split(".")
        if pieces[0] != "okr_ai" or len(pieces) < 2 or pieces[1] in (own, "__version__"):
            continue
        other = pieces[1]
        if other not in FLOORS or FLOORS[other] >= FLOORS[own]:
            found.append(f"{path.relative_to(ROOT)}:{line} -> {other}")
    return found


def test_no_import_goes_up_or_sideways():
    wrong = [where for path in FILES for where in climbs(path, path.read_text(encoding="utf-8"))]
    assert not wrong, "\n".join(wrong)


def test_every_part_has_a_floor():
    assert {part_of(path) for path in FILES} <= FLOORS.keys() | FACADE


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("model/x.py", "from okr_ai.errors import InputError"),
        ("rules/x.py", "from okr_ai.forecast import target_chance"),
        ("suggest/x.py", "def f():\n    import okr_ai.rules.rule"),
        (
            "read/x.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from okr_ai.workspace import Workspace",
        ),
        ("read/x.py", "from okr_ai import workspace"),
        ("language/x.py", "from importlib import import_module\nimport_module('okr_ai.cli.review')"),
    ],
)
def test_the_test_sees_climbing(file, source):
    assert climbs(PACKAGE / file, source)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("rules/x.py", "from okr_ai.rules.rule import Rule\nfrom okr_ai.model import Finding"),
        ("cli/x.py", "from okr_ai import __version__\nfrom okr_ai.report import render"),
        ("forecast/x.py", "import numpy as np\nfrom okr_ai.language.formatting import format_number"),
        ("__init__.py", "from okr_ai.rules import review"),
    ],
)
def test_the_test_lets_pass_what_goes_down(file, source):
    assert not climbs(PACKAGE / file, source)


def test_names_say_what_is_inside():
    odd = [
        str(path.relative_to(ROOT)) for path in FILES if {*path.relative_to(PACKAGE).with_suffix("").parts} & ODD_NAMES
    ]
    assert not odd
