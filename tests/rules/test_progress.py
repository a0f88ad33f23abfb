"""A long review says how far it is, and leaves nothing behind."""

import pytest

from okr_ai.cli import progress


@pytest.mark.parametrize(("lang", "line"), [("en", "reading key results 1 / 2"), ("zh", "正在读关键结果 1 / 2")])
def test_after_the_first_second_it_counts_and_clears_the_line(
    lang: str, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    told = progress.counted(2, lang)
    told(1)
    told(1)
    assert capsys.readouterr().err == f"\r{line}\r\x1b[K"


def test_a_short_one_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    told = progress.counted(2, "en")
    told(1)
    told(1)
    assert capsys.readouterr().err == ""
