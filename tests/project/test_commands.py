"""Every command explains itself, with an example, and the page made from that is up to date."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from okr_ai.cli import COMMANDS, group

ROOT = Path(__file__).parents[2]


def command(name: str) -> click.Command:
    found = group.get_command(click.Context(group, info_name="okr-ai"), name)
    assert found is not None
    return found


def leaves() -> list[tuple[str, click.Command]]:
    """Every command with its full name; a group's own commands one by one."""
    found = []
    for name in COMMANDS:
        one = command(name)
        if isinstance(one, click.Group):
            found += [(f"{name} {sub}", one.commands[sub]) for sub in one.commands]
        found.append((name, one))
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name):
    text = command(name).get_help(
        click.Context(command(name), info_name=name, max_content_width=100, **group.context_settings)
    )
    assert re.search(rf"okr-ai {name}\b", text.partition("\n")[2]), "the help shows no example of a call"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name):
    silent = [p.name for p in command(name).params if isinstance(p, click.Option) and not (p.help or p.hidden)]
    assert not silent


def test_every_command_has_words():
    assert not [name for name, one in leaves() if not (one.help or one.short_help)]


def test_every_command_file_is_listed():
    files = {path.stem for path in (ROOT / "okr_ai/cli").glob("*.py")}
    modules = {name.replace("-", "_") for name in COMMANDS}
    assert modules <= files
    defining = {
        path.stem
        for path in (ROOT / "okr_ai/cli").glob("*.py")
        if re.search(r"^(def command\b|command = )", path.read_text(encoding="utf-8"), re.M)
    }
    assert defining == modules


def test_the_list_of_commands_fits_a_terminal_and_speaks_both_languages():
    for lang, head, word in (("en", "Commands:\n", "Record how"), ("zh", "命令：\n", "记录一个")):
        told = CliRunner().invoke(group, ["--help"], env={"OKR_AI_LANG": lang, "COLUMNS": "80"}).output
        listed = told.partition(head)[2].splitlines()  # one line each: nothing is wrapped or cut
        assert [line.split()[0] for line in listed] == list(COMMANDS)
        assert word in told
