"""What the Tab key offers beside commands and options: files, rules, profiles, templates. Imported by it alone."""

import copy
from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

from okr_ai.errors import InputError

_FILES = ("FILE", "DRAFT", "CSV")  # what stands in the metavar of an option or argument that takes a file


class _File(click.ParamType[str]):
    name = "file"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(incomplete, type="file")]


class _Names(click.ParamType[str]):
    """One of some names, or several parted by commas."""

    name = "name"

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        self.names = names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before, comma, begun = incomplete.rpartition(",")
        try:
            names = self.names()
        except InputError:  # settings or a template that cannot be read: the command itself will say so
            names = ()
        return [CompletionItem(f"{before}{comma}{name}") for name in names if name.startswith(begun)]


def completing(command: click.Command, name: str) -> click.Command:
    """A copy of the command called `name` whose options and arguments know what may stand there."""
    told = copy.copy(command)
    told.params = [_completing(name, param) for param in command.params]
    return told


def _completing(command: str, param: click.Parameter) -> click.Parameter:
    if not isinstance(param.type, click.types.StringParamType):
        return param
    shown = (param.metavar or param.name or "").upper()
    told = copy.copy(param)
    if any(word in shown for word in _FILES):
        told.type = _File()
    elif shown in ("RULES", "RULE=LEVEL") or (command, param.name) == ("rules", "name"):
        told.type = _Names(_rules)
    elif param.name == "profile":
        told.type = _Names(_profiles)
    elif (command, param.name) == ("templates", "words"):
        told.type = _Names(_templates)
    return told


def _rules() -> Iterable[str]:
    from okr_ai.rules.listing import LISTED

    return sorted(rule.name for rule in LISTED)


def _profiles() -> Iterable[str]:
    from okr_ai.rules.profiles import PROFILES

    return PROFILES


def _templates() -> Iterable[str]:
    from okr_ai.cli.inputs import workspace_for
    from okr_ai.suggest.template_files import library_with

    return sorted(library_with(workspace_for().templates).key_results)
