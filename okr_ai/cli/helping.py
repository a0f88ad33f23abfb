"""Help pages in Chinese: click's own, with the words of `help_zh` and lines wrapped by the columns they take."""

import copy
import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from unicodedata import east_asian_width

import click

from okr_ai.cli.help_zh import COMMANDS, OPTIONS

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_LINE_END = re.compile(r"(?<=[^\x00-\x7f])\n\s*(?=[^\x00-\x7f])")  # parts no Chinese words
_DEFAULT = re.compile(r"\[default: (.*)\]")
# what a line may end before: a word, a Chinese character with the marks that follow it, a blank
_PIECES = re.compile(r"\[[^\s\]]*\]|[!-~]+[，。；：、）》”]*|[（《“]*[^\s!-~][，。；：、）》”]*|\s+")
_NARROWEST = 10  # columns for words beside the names of options


class ChineseHelp(click.HelpFormatter):
    """Writes usage, headings and lists the way click does, in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        for paragraph in re.split(r"\n\s*\n", text):
            for line in wrapped(" ".join(_LINE_END.sub("", paragraph).split()), self.width - self.current_indent):
                self.write(f"{'':>{self.current_indent}}{line}\n")
            self.write("\n")
        self.buffer.pop()  # the empty line behind the last paragraph

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = tuple(rows)
        widest = min(max((columns(name) for name, _ in rows), default=0), col_max) + col_spacing
        left = max(self.width - self.current_indent - widest, _NARROWEST)
        for name, words in rows:
            self.write(f"{'':>{self.current_indent}}{name}")
            lines = list(wrapped(_DEFAULT.sub(r"[默认：\1]", OPTIONS.get(words, words)), left))
            if columns(name) > widest - col_spacing:
                self.write("\n")
                gap = widest + self.current_indent
            else:
                gap = widest - columns(name)
            self.write(f"{'':>{gap if lines else 0}}{lines[0] if lines else ''}\n")
            for line in lines[1:]:
                self.write(f"{'':>{widest + self.current_indent}}{line}\n")


class ChineseContext(click.Context):
    formatter_class = ChineseHelp


def in_chinese(command: click.Command, name: str) -> click.Command:
    """A copy of the command called `name` whose help is in Chinese."""
    told = copy.copy(command)
    told.context_class = ChineseContext
    told.help = cleandoc(COMMANDS[name]) if name in COMMANDS else command.help
    told.short_help = told.help and told.help.partition("\n")[0]
    told.epilog = command.epilog and command.epilog.replace("Example: ", "示例：")
    told.params = [_option(param) for param in command.params]
    return told


def _option(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or param.help not in OPTIONS:
        return param
    told = copy.copy(param)
    told.help = OPTIONS[param.help]
    return told


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of at most so many columns, broken between words and between Chinese characters, no mark at a line's start.

    A word that is longer has its own line.
    """
    line = ""
    for piece in _PIECES.findall(text):
        if line and columns(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()
