"""A long review says how far it is, and leaves nothing behind."""

import pytest

from okr_ai.cli import progress
from okr_ai.read import read_draft

DRAFT = """## O1: Make returns painless

- Return time from 5 days to 2 days

## O2: 让退货不再麻烦

- 退货时长从5天降到2天
"""


def fits(objective: str, key_results: object) -> list[float]:
    return [0.5]


@pytest.mark.parametrize(("lang", "line"), [("en", "reading key results 1 / 2"), ("zh", "正在读关键结果 1 / 2")])
def test_after_the_first_second_it_counts_and_clears_the_line(
    lang: str, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    judged = progress.counted(fits, [read_draft("draft.md", content=DRAFT.encode())], lang)
    assert judged("Make returns painless", ["a"]) == [0.5]
    assert judged("让退货不再麻烦", ["b"]) == [0.5]
    assert capsys.readouterr().err == f"\r{line}\r\x1b[K"


def test_a_short_one_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    judged = progress.counted(fits, [read_draft("draft.md", content=DRAFT.encode())], "en")
    judged("Make returns painless", ["a"])
    judged("让退货不再麻烦", ["b"])
    assert capsys.readouterr().err == ""
