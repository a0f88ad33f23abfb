"""Every command that the documentation shows runs: in a copy of the gift shop, or on the files that the page writes."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [
    *(DOCS / name for name in ("tutorial.md", "tutorial.zh.md", "reports.md")),
    *sorted((DOCS / "howto").glob("*.md")),
]
BLOCK = re.compile(r"(?:<!-- (?P<what>file|in): (?P<name>\S+) -->\n)?```(?P<form>\w+)\n(?P<body>.*?)\n```", re.S)


def steps(page: Path) -> Iterator[tuple[str, str, str]]:
    """("file", name, text) and ("run", "", command) in the page's order."""
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["what"] == "file":
            yield "file", block["name"], block["body"] + "\n"
        elif block["form"] == "console":
            yield from (("run", "", line[2:]) for line in block["body"].splitlines() if line.startswith("$ "))


def workplace(page: Path, folder: Path) -> Path:
    """Where the page's commands are typed: a copy of the gift shop, or an empty folder."""
    if page.stem.startswith("tutorial") or "<!-- in: examples/gift-shop -->" in page.read_text(encoding="utf-8"):
        return Path(shutil.copytree(ROOT / "examples" / "gift-shop", folder / "gift-shop"))
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_commands_run(page, tmp_path):
    here = workplace(page, tmp_path)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for what, name, text in steps(page):
        if what == "file":
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_text(text, encoding="utf-8")
            continue
        done = subprocess.run(
            text, shell=True, cwd=here, env={**os.environ, "PATH": path}, capture_output=True, encoding="utf-8"
        )
        assert done.returncode in (0, 1), f"{text}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr, f"{text}\n{done.stderr}"


def test_links_between_pages_lead_somewhere():
    broken = []
    for page in [ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} -> {target}")
    assert not broken
