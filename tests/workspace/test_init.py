"""`okr-ai init`: what it writes can be reviewed, forecast and loaded as it is, and nothing is ever overwritten."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from okr_ai.cli import group
from okr_ai.cli.init import command, quarter_of
from okr_ai.cli.inputs import load_drafts, load_history, load_metrics
from okr_ai.workspace import find_workspace


def init(folder: Path, lang: str) -> list[Path]:
    done = CliRunner().invoke(command, [str(folder), "--lang", lang, "--today", "2026-08-10"])
    assert done.exit_code == 0, done.output
    return [Path(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_it_writes_loads(tmp_path: Path, lang: str) -> None:
    written = init(tmp_path / "team", lang)
    names = [str(path.relative_to(tmp_path / "team")) for path in written]
    assert names == ["okr-ai.toml", "okr/2026-q3.md", "metrics/weekly.csv", "history/history.csv"]
    assert "{" not in written[1].read_text(encoding="utf-8")
    workspace = find_workspace(tmp_path / "team")
    assert workspace.lang == lang
    assert workspace.cycle
    assert (workspace.cycle.start, workspace.cycle.end) == (date(2026, 7, 1), date(2026, 9, 30))
    (draft,) = load_drafts((), workspace=workspace, today=date(2026, 8, 10))
    assert (draft.lang, draft.cycle and draft.cycle.end, draft.problems) == (lang, date(2026, 9, 30), ())
    key_results = draft.objectives[0].key_results
    assert len(key_results) == 3
    assert all(kr.owner and kr.source and kr.update_period == "weekly" for kr in key_results)
    assert key_results[1].tasks[0].due == date(2026, 8, 16)
    series = load_metrics((), workspace)
    assert {kr.metric for kr in key_results if kr.metric} == set(series) == set(workspace.definitions)
    assert all(s.dates[-1] == date(2026, 6, 30) and len(s.dates) == 8 for s in series.values())
    assert load_history(None, workspace) == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_it_writes_passes_review(tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path, lang)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(group, ["review", "--format", "json", "--today", "2026-07-01"])
    assert done.exit_code == 0, done.output
    summary = json.loads(done.stdout)["summary"]
    assert (summary["errors"], summary["warnings"]) == (0, 0)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "okr-ai.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert tmp_path / "okr-ai.toml" not in init(tmp_path, "zh")
    assert (tmp_path / "okr-ai.toml").read_text(encoding="utf-8") == 'lang = "en"\n'
    assert init(tmp_path, "zh") == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "okr").write_text("a file where a folder should be", encoding="utf-8")
    done = CliRunner().invoke(command, [str(tmp_path), "--lang", "en"])
    assert done.exit_code != 0
    assert "cannot be written" in str(done.exception)


@pytest.mark.parametrize(
    ("day", "start", "end", "names"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31), ("2026年第一季度", "2026 Q1")),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31), ("2026年第四季度", "2026 Q4")),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31), ("2028年第一季度", "2028 Q1")),
    ],
)
def test_quarters(day: date, start: date, end: date, names: tuple[str, str]) -> None:
    for lang, name in zip(("zh", "en"), names, strict=True):
        cycle = quarter_of(day, lang)
        assert (cycle.start, cycle.end, cycle.name) == (start, end, name)
