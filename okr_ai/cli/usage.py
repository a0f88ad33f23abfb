"""A command line that cannot be understood, told like every other error: one line, in the language asked for."""

import re
from collections.abc import Sequence
from typing import Any

import click

from okr_ai.cli.language import chosen_lang, stated_in
from okr_ai.errors import InputError
from okr_ai.model import Bilingual

_VALUE = re.compile(r"'([^']*)'|(\S+) is not in the range")
_PATH = re.compile(r"(?:File|Directory|Path) '(.*)' does not exist", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((.*)\)")


def misuse(en: str, zh: str, do_en: str, do_zh: str, command: str | None = None) -> InputError:
    """The error for options or arguments that do not fit; `command` is the one that runs unless it is named."""
    context = click.get_current_context(silent=True)
    path = f"okr-ai {command}" if command else _path(context)
    return InputError(Bilingual(en, zh), Bilingual(do_en, do_zh), path=path)


def in_one_line(error: click.ClickException, arguments: Sequence[str]) -> str:
    """What click found wrong with the `arguments`, in the language that `--lang` among them, or the environment, asks
    for."""
    lang = chosen_lang(stated_in(arguments))
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = _path(context) if context else running(arguments)
    what, do = _said(error)
    see = Bilingual(f"see `{path} --help`", f"用法见 `{path} --help`")
    return InputError(what, do or see, path=path).in_lang(lang)


def running(arguments: Sequence[str]) -> str:
    """The command that these arguments call: `okr-ai review`."""
    from okr_ai.cli import COMMANDS

    return f"okr-ai {arguments[0]}" if arguments and arguments[0] in COMMANDS else "okr-ai"


def _path(context: click.Context | None) -> str:
    words = context.command_path.split()[1:] if context else []
    return " ".join(["okr-ai", *words])


def _said(error: click.ClickException) -> tuple[Bilingual, Bilingual | None]:
    """What is wrong, and what to do where more can be said than to look at the help."""
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        do = Bilingual(f"did you mean {near}?", f"是不是 {near}？") if near else None
        return Bilingual(f"there is no option {error.option_name}", f"没有选项 {error.option_name}"), do
    if isinstance(error, click.MissingParameter):
        return Bilingual(f"{_name(error)} is missing", f"缺少 {_name(error)}"), None
    if isinstance(error, click.BadOptionUsage):
        return Bilingual(f"{error.option_name} needs a value", f"{error.option_name} 后面要有值"), None
    if isinstance(error, click.BadParameter) and (path := _PATH.match(error.message)):
        what = Bilingual(f"{_name(error)}: there is no '{path[1]}'", f"{_name(error)}：没有“{path[1]}”")
        return what, Bilingual("check the path", "请检查路径")
    if isinstance(error, click.BadParameter):
        value = _VALUE.match(error.message)
        shown = f"'{value[1] or value[2]}'" if value else "this"
        shown_zh = f"“{value[1] or value[2]}”" if value else "这样"
        what = Bilingual(f"{_name(error)} cannot be {shown}", f"{_name(error)} 不能是{shown_zh}")
        return what, _fitting(error.param.type) if error.param else None
    message = error.format_message()
    if more := _TOO_MANY.match(message):
        return Bilingual(f"too many arguments: {more[1]}", f"多余的参数：{more[1]}"), None
    return Bilingual(message, f"命令行无法理解（{message}）"), None


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    return error.param.opts[0] if isinstance(error.param, click.Option) else error.param.make_metavar(error.ctx)  # type: ignore[arg-type]


def _fitting(kind: "click.ParamType[Any]") -> Bilingual | None:
    """What may stand there instead."""
    if isinstance(kind, click.Choice):
        return Bilingual(f"use {', '.join(kind.choices)}", f"可用的有：{'、'.join(kind.choices)}")
    if isinstance(kind, click.DateTime):
        return Bilingual("write it like 2026-09-30", "请写成 2026-09-30 这样")
    if isinstance(kind, click.IntRange | click.FloatRange):
        if kind.max is None:
            return Bilingual(f"write a number from {kind.min} on", f"请写不小于 {kind.min} 的数")
        return Bilingual(f"write a number from {kind.min} to {kind.max}", f"请写 {kind.min} 到 {kind.max} 之间的数")
    return None
