"""Standard input, output and error that are closed, full or read by somebody who has had enough: never a traceback."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

OKR_AI = f"{shlex.quote(sys.executable)} -m okr_ai"
DRAFT = "# 2026 Q4\n\n## O1: Buyers return\n\n- KR1: NPS from 22 to 40\n- KR2: Improve the site\n"


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("{} review d.md > /dev/full", 2, "okr-ai review: the system says: No space left on device; "),
        ("{} rules > /dev/full", 2, "okr-ai rules: the system says: No space left on device; "),
        ("{} review d.md <&- > /dev/null", 1, ""),
        ("{} review d.md >&-", 1, ""),
        ("{} review d.md 2>&- > /dev/null", 1, ""),
        ("{} review no.md 2>&-", 2, ""),
        ("{} review - <&-", 2, "<stdin>: the file is empty; "),
        ("{} parse - <&-", 0, ""),
        ("yes 'NPS from 22 to 40' | head -n 9000 | {} parse - | head -n 1 > /dev/null; exit ${{PIPESTATUS[2]}}", 0, ""),
    ],
)
def test_streams(tmp_path: Path, typed: str, code: int, said: str) -> None:
    if "/dev/full" in typed and not os.path.exists("/dev/full"):
        pytest.skip("this system has no full device")
    (tmp_path / "d.md").write_text(DRAFT, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", typed.format(OKR_AI)],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        timeout=300,
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == bool(said)
