"""What a draft holds cannot take over the terminal that shows it."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from okr_ai.cli import Guarded
from okr_ai.cli.terminal import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m 复购率\t90%\r\n", "\x1b[31mred\x1b[0m 复购率\t90%\r\n"),
        ("\x1b]0;title\x07", "\ufffd]0;title\ufffd"),
        ("\x1b[2J\x1b[1;1H", "\ufffd[2J\ufffd[1;1H"),
        ("good\rbad", "good\ufffdbad"),
        ("90\u202e%01\u2066", "90\ufffd%01\ufffd"),
        ("\x9b2J\x00\x7f", "\ufffd2J\ufffd\ufffd"),
    ],
)
def test_only_colours_pass(text: str, shown: str) -> None:
    assert harmless(text, terminal=True) == shown


def test_a_pipe_gets_it_spelled_out_and_json_stays_what_it_was() -> None:
    stream = StringIO()
    Guarded(stream).write("复购率\t90%\r\nQ4 \x1b]0;a\x07 \u202e9%\n")
    assert stream.getvalue() == "复购率\t90%\r\nQ4 \\u001b]0;a\\u0007 \\u202e9%\n"
    said = {"kr": "90\u202e%\x7f\x85 \x1b[2J\u2066", "metric": "复购率"}
    stream = StringIO()
    Guarded(stream).write(json.dumps(said, ensure_ascii=False))
    assert "\u202e" not in stream.getvalue()
    assert json.loads(stream.getvalue()) == said


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown", "sarif", "junit"])
def test_a_review_that_is_piped(tmp_path: Path, form: str) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# 2026 Q3\n\n## O1: Regulars return\n- KR1: Raise \x1b]0;owned\x07 trust\u202e\n", "utf-8")
    command = [sys.executable, "-m", "okr_ai", "review", "draft.md", "--format", form]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert "few_key_results" in done.stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)


def test_a_diff_that_is_piped_is_what_patch_needs(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# 2026 Q3\n\n## O1: Regulars\u202e return\n- KR1: Trust from ２２% to 30%\n", "utf-8")
    command = [sys.executable, "-m", "okr_ai", "review", "draft.md", "--diff"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert " ## O1: Regulars\u202e return" in done.stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no pseudo terminals here")
def test_a_review_on_a_terminal(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# 2026 Q3\n\n## O1: Regulars return\n- KR1: Raise \x1b]0;owned\x07 trust\u202e\n", "utf-8")
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", "from okr_ai.cli import main; main()", "review", str(draft)]
    with subprocess.Popen(command, stdout=theirs, stdin=subprocess.DEVNULL) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    assert process.returncode == 0
    assert b"owned" in shown
    assert b"\x1b]" not in shown
    assert b"\x07" not in shown
    assert "\u202e".encode() not in shown
