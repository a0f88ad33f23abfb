"""Help in Chinese: complete, in lines that fit, and without a trace in English help."""

import re

import click
import pytest
from click.testing import CliRunner

from okr_ai.cli import COMMANDS, group, help_zh
from okr_ai.cli.helping import ChineseContext, columns, in_chinese, wrapped


def command(name: str) -> click.Command:
    found = group.get_command(click.Context(group, info_name="okr-ai"), name)
    assert found is not None
    return found


def options() -> set[str]:
    found = {p.help for name in COMMANDS for p in command(name).params if isinstance(p, click.Option) and p.help}
    return found | {"Show the version and exit.", "Show this message and exit."}


def test_every_command_and_option_is_told_in_chinese_and_nothing_else():
    assert set(help_zh.COMMANDS) == set(COMMANDS)
    assert set(help_zh.OPTIONS) == options()


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("width", [50, 80])
def test_pages_fit_the_terminal(name: str, width: int):
    told = in_chinese(command(name), name)
    text = told.get_help(
        ChineseContext(told, info_name=f"okr-ai {name}", terminal_width=width, **group.context_settings)
    )
    assert text.startswith(f"用法：okr-ai {name} ")
    assert "选项：" in text
    for line in text.splitlines():
        assert columns(line) <= width or len(line.split()) == 1 or line.lstrip().startswith("-"), line
        assert not re.match(r"\s*[，。；：、）]", line), line


def test_the_language_is_the_stated_one_and_leaves_no_trace():
    told = CliRunner().invoke(group, ["review", "--lang", "zh", "-h"], env={"LANG": "C"}).output
    assert "审阅草稿" in told
    assert "显示这份说明后退出。" in told
    told = CliRunner().invoke(group, ["review", "-h"], env={"OKR_AI_LANG": "en"}).output
    assert told.startswith("Usage: ")
    assert not re.search(r"[\u4e00-\u9fff]", told)
    assert command("review").help != in_chinese(command("review"), "review").help


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("把目标，写清楚。", 9, ["把目标，", "写清楚。"]),
        ("用 okr-ai 审阅（草稿）", 11, ["用 okr-ai", "审阅（草", "稿）"]),
        ("longer-than-the-line 字", 8, ["longer-than-the-line", "字"]),
        ("", 8, []),
    ],
)
def test_lines_break_between_words_and_characters(text: str, width: int, lines: list[str]):
    assert list(wrapped(text, width)) == lines
