"""Reading a Markdown draft loads no reader of another form and nothing heavy."""

import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "gift-shop" / "2011-q3.zh.md"
SCRIPT = """
import sys
from okr_ai.read import read_draft
draft = read_draft(sys.argv[1])
assert len(draft.objectives) == 3, draft
print("\\n".join(sys.modules))
"""
NOT_LOADED = {
    *("yaml", "json", "csv", "tomllib", "zipfile", "python_calamine", "pandas", "numpy", "pyarrow", "difflib"),
    *(f"okr_ai.read.{name}" for name in ("yaml_nodes", "json_nodes", "xlsx", "parquet", "structured", "history")),
}


def test_a_markdown_draft_loads_little() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(EXAMPLE)], capture_output=True, text=True, check=True)
    assert NOT_LOADED.isdisjoint(done.stdout.split())
