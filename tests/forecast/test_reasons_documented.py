"""Every reason a forecast can give has its line in the docs, and none is there that no code gives."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_docs_list_exactly_the_reasons_there_are() -> None:
    given = set()
    for path in (ROOT / "okr_ai" / "forecast").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                assert isinstance(node.args[0], ast.Constant), path
                given.add(node.args[0].value)
    page = (ROOT / "docs" / "forecast-reasons.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| ([a-z_]+) \|", page, re.MULTILINE)) - {"name"} == given
