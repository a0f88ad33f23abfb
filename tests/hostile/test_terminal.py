"""What a draft holds cannot take over the terminal that shows it."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from okr_ai.cli.terminal import Terminal


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
    stream = StringIO()
    Terminal(stream).write(text)
    assert stream.getvalue() == shown


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
