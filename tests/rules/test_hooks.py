"""The files that other tools read: pre-commit hooks and the GitHub action call commands and options that exist."""

import re
from pathlib import Path

import pytest
import yaml

from okr_ai.cli.review import FORMATS, command

ROOT = Path(__file__).parents[2]
OPTIONS = {name for option in command.params for name in option.opts}


def hooks() -> list[dict[str, object]]:
    return yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_hooks_call_review_with_options_that_exist():
    for hook in hooks():
        words = str(hook["entry"]).split()
        assert words[:2] == ["okr-ai", "review"]
        assert {word for word in words if word.startswith("--")} <= OPTIONS
        assert {"id", "name", "language", "files"} <= hook.keys()


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("okr.md", True),
        ("okrs/2026-q3.yaml", True),
        ("teams/okr-2026-q3.yml", True),
        ("teams/okrs-2026/retail.md", True),
        ("OKR.md", True),
        ("plans/2026Q4-OKR.md", True),
        ("市场部OKR（终稿）.md", True),
        ("2026 Q4 OKRs/sales.yaml", True),
        ("README.md", False),
        ("book.md", False),
        ("okr.toml", False),
        ("okrs/README.md", False),
        ("okrs/readme.zh.md", False),
    ],
)
def test_hooks_look_at_files_of_okrs(path: str, wanted: bool):
    for hook in hooks():
        is_excluded = re.search(str(hook["exclude"]), path)
        assert (bool(re.search(str(hook["files"]), path)) and not is_excluded) == wanted


def test_the_action_calls_review_with_options_and_forms_that_exist():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    lines = "\n".join(step.get("run", "") for step in action["runs"]["steps"])
    calls = [line for line in lines.split("\n") if "okr-ai review" in line]
    assert len(calls) == 3
    for call in calls:
        assert {word for word in call.split() if word.startswith("--")} <= OPTIONS
        assert re.search(r"--format (\w+)", call)[1] in FORMATS  # type: ignore[index]
    for name in re.findall(r"inputs\.([\w-]+)", str(action["runs"])):
        assert name in action["inputs"]
