"""`make demo`'s own script runs, in both languages, and ends with a report that exists."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_demo_runs(lang, tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "examples/demo.py"), "--lang", lang, "--out", str(tmp_path)],
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert done.stderr == ""
    for command in ("okr-ai review", "okr-ai suggest", "okr-ai forecast", "okr-ai report"):
        assert f"$ {command}" in done.stdout
    assert f"| python outcome.py --lang {lang}" in done.stdout
    assert "Brier" in done.stdout
    report = Path(done.stdout.strip().splitlines()[-1].partition(": " if lang == "en" else "：")[2])
    assert report.suffix == ".html"
    assert report.parent == tmp_path
    assert report.stat().st_size > 10_000
    assert "Traceback" not in done.stdout
