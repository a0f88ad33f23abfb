"""The language that the settings ask for, in every command that speaks."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from okr_ai.cli import group

ENGLISH = "# 2026 Q4\n\nO1: Customers come back\n- KR1: Raise weekly orders from 100 to 150\n"
CHINESE = "# 2026年四季度\n\nO1：让顾客愿意再来\n- KR1：周订单量从 100 单提升至 150 单\n"
COMMANDS = ("review", "forecast", "score", "agenda", "adjust", "retro")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("OKR_AI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "en.md").write_text(ENGLISH, "utf-8")
    (tmp_path / "zh.md").write_text(CHINESE, "utf-8")
    rows = "".join(f"orders,2026-0{month}-{day:02},120\n" for month in (8, 9) for day in (2, 9, 16, 23, 30))
    (tmp_path / "m.csv").write_text("metric,date,value\n" + rows, "utf-8")
    return tmp_path


def _said(command: str, draft: str, *more: str) -> str:
    known = () if command == "review" else ("--metrics", "m.csv", "--as-of", "2026-10-10")
    return CliRunner().invoke(group, [command, draft, *known, *more]).output.replace("关键结果 ", "")


def _is_chinese(said: str) -> bool:
    return any(word in said for word in ("未评", "状态", "得分", "议程", "复盘", "追赶", "没有需要调整"))


@pytest.mark.parametrize("command", COMMANDS)
def test_settings_decide_over_the_draft(workspace: Path, command: str) -> None:
    assert not _is_chinese(_said(command, "en.md"))
    assert _is_chinese(_said(command, "zh.md"))
    (workspace / "okr-ai.toml").write_text('lang = "zh"\n', "utf-8")
    assert _is_chinese(_said(command, "en.md"))
    (workspace / "okr-ai.toml").write_text('lang = "en"\n', "utf-8")
    assert not _is_chinese(_said(command, "zh.md"))
    (workspace / "okr-ai.toml").write_text('lang = "auto"\n', "utf-8")
    assert _is_chinese(_said(command, "zh.md"))


@pytest.mark.parametrize("command", COMMANDS)
def test_an_option_decides_over_the_settings(workspace: Path, command: str) -> None:
    (workspace / "okr-ai.toml").write_text('lang = "zh"\n', "utf-8")
    assert not _is_chinese(_said(command, "en.md", "--lang", "en"))
    assert not _is_chinese(_said(command, "en.md", "--lang", "auto"))


def test_errors_and_tables_follow_the_settings(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from okr_ai.cli import main

    (workspace / "okr-ai.toml").write_text('lang = "zh"\n', "utf-8")
    for arguments, told in (([], "没有这个文件"), (["--lang", "en"], "there is no such file")):
        monkeypatch.setattr("sys.argv", ["okr-ai", "forecast", "gone.md", *arguments])
        with pytest.raises(SystemExit) as code:
            main()
        assert code.value.code == 2
        assert told in capfd.readouterr().err


def test_rules_are_listed_in_the_language_of_the_settings(workspace: Path) -> None:
    assert "activity_count" in (said := CliRunner().invoke(group, ["rules"]).output)
    assert "目标值" not in said
    (workspace / "okr-ai.toml").write_text('lang = "zh"\n', "utf-8")
    assert "目标值" in CliRunner().invoke(group, ["rules"]).output


def test_a_workspace_without_a_past_says_so(workspace: Path) -> None:
    (workspace / "okr-ai.toml").write_text('lang = "zh"\n', "utf-8")
    said = CliRunner().invoke(group, ["history", "summary"]).output
    assert said.startswith("还没有过往的关键结果")
    assert said.count("\n") == 1
    assert CliRunner().invoke(group, ["history", "summary", "--lang", "en"]).output.startswith("there are no past")


def test_the_workspaces_drafts_are_named_from_where_one_stands(workspace: Path) -> None:
    (workspace / "okr-ai.toml").write_text('[paths]\ndrafts = ["en.md"]\n', "utf-8")
    assert CliRunner().invoke(group, ["review"]).output.startswith("en.md\n")


def test_a_folder_is_planned_draft_by_draft(workspace: Path) -> None:
    (workspace / "plans").mkdir()
    (workspace / "plans" / "a.md").write_text("# 2026 Q4\n\nO1: Back\n- KR1: Raise NPS from 20 to 40\n", "utf-8")
    assert "Raise NPS" in CliRunner().invoke(group, ["plan", "plans", "--as-of", "2026-10-10"]).output


@pytest.mark.parametrize(
    ("objective", "note"),
    [
        ("asdf qwer", "nothing known fits"),
        ("哈哈哈", "没有与这句话相符"),
        ("今天天气不错", "没有与这句话相符"),
        ("把宇宙装进冰箱", "没有与这句话相符"),
        ("Rain in Spain", "nothing known fits"),
        ("系统稳得让人忘记运维", ""),
        ("打赢双11", ""),
        ("患者少排队", ""),
        ("Customers come back", ""),
        ("让顾客愿意再来", ""),
        ("Cut the backlog", ""),
    ],
)
def test_words_that_nothing_fits_are_told(workspace: Path, objective: str, note: str) -> None:
    said = CliRunner().invoke(group, ["suggest", objective, "--as-of", "2026-10-10"])
    assert "1. " in said.stdout
    assert note in said.stderr
    assert bool(note) == bool(said.stderr)
