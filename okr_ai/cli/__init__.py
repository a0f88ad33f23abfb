"""The `okr-ai` command. Each subcommand is one file, imported only when it is called, so that light ones start fast."""

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, TextIO

import click

from okr_ai import __version__
from okr_ai.cli.language import chosen_lang, in_settings, stated_in
from okr_ai.errors import InputError
from okr_ai.model import Bilingual

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# command -> what it is for, in the order `okr-ai --help` shows them; each stands in the module of its name as `command`
COMMANDS = {
    "init": Bilingual(
        "Start a workspace: settings, a first draft, skeletons", "新建工作区：设置、第一份草稿、数据样表"
    ),
    "review": Bilingual(
        "Review drafts: which words are wrong, and a score", "审阅草稿：哪几个字有问题、怎么改、多少分"
    ),
    "rules": Bilingual("List the rules, or explain one with examples", "列出规则，或解释其中一条并举例"),
    "parse": Bilingual("Read key results, one a line, into JSON", "逐行读关键结果，输出 JSON"),
    "suggest": Bilingual("Propose key results for an objective", "为一个目标建议关键结果"),
    "templates": Bilingual("List, search or show key result templates", "列出、搜索或查看关键结果模板"),
    "history": Bilingual("List, sum up, add to or predict from the past", "过往关键结果：列出、汇总、追加、据此预测"),
    "cascade": Bilingual("Split a key result over departments", "把一个关键结果分解到各部门"),
    "plan": Bilingual("Turn key results into draft tasks", "把关键结果变成任务草案"),
    "adjust": Bilingual("Options for what is off track or far ahead", "对落后或大幅超前的，给出带数字的调整选项"),
    "forecast": Bilingual("How likely each key result is to be hit, and why", "每个关键结果达成的把握和原因"),
    "watch-list": Bilingual("What turned worse since the last run", "上次运行以来变差的关键结果"),
    "backtest": Bilingual("Forecast the past, and score the forecasts", "在过去的数据上检验预测准不准"),
    "report": Bilingual("Write the report for a review meeting", "生成复盘会用的报告"),
    "schema": Bilingual("Print the JSON Schema of YAML and JSON drafts", "输出 YAML、JSON 草稿的 JSON Schema"),
    "agenda": Bilingual("Write the agenda of a review meeting", "生成复盘会议程"),
    "checkin": Bilingual("Record how a key result stands", "记录一个关键结果的进度"),
    "score": Bilingual("Score key results and roll them up", "给关键结果评分并逐级汇总"),
    "retro": Bilingual("Look back at a cycle that is over", "复盘已结束的周期"),
}


class _ReaderHasEnough(Exception):
    """Whoever read standard output (head, less) has closed it. No OSError: click would take it for a fault."""


class LazyGroup(click.Group):
    """A group whose commands are imported on first use."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _ReaderHasEnough from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"okr_ai.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the table above: click would import every module to ask for its words."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words.in_lang(chosen_lang())) for name, words in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if ctx.resilient_parsing:  # the Tab key
            return self.completing(ctx, args)
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from difflib import get_close_matches

            from okr_ai.cli.usage import misuse

            near = get_close_matches(args[0], COMMANDS, n=1)
            raise misuse(
                f"there is no command '{args[0]}'",
                f"没有命令“{args[0]}”",
                f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(COMMANDS)}",
                f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(COMMANDS)}",
            )
        name, command, rest = super().resolve_command(ctx, args)
        if name and command and {"-h", "--help"} & set(rest) and chosen_lang(stated_in(rest)) == "zh":
            from okr_ai.cli.helping import in_chinese

            command = in_chinese(command, name)
        return name, command, rest

    def completing(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        if name and command:
            from okr_ai.cli.completing import completing

            command = completing(command, name)
            if chosen_lang() == "zh":
                from okr_ai.cli.helping import in_chinese

                command = in_chinese(command, name)
        return name, command, rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands with their words from the table above."""
        from click.shell_completion import CompletionItem

        lang = chosen_lang()
        named = [(name, words) for name, words in COMMANDS.items() if name.startswith(incomplete)]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [CompletionItem(name, help=words.in_lang(lang)) for name, words in named] + options

    def get_help(self, ctx: click.Context) -> str:
        if chosen_lang() == "zh":
            from okr_ai.cli.helping import ChineseHelp

            ctx.formatter_class = ChineseHelp
        return super().get_help(ctx)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="okr-ai", message="%(prog)s, version %(version)s")
def group() -> None:
    """Write better OKRs and know early which key results will be missed. 写好 OKR，及早知道哪些关键结果会落空。"""


class Guarded:
    """Standard output or error, on which what a draft holds does no harm; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        if not all(map(str.isprintable, text.split("\n"))):
            from okr_ai.cli.terminal import harmless  # few texts need it

            text = harmless(text, terminal=self.stream.isatty())
        return self.stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def _open_streams() -> None:
    """Standard input, output and error: there, in UTF-8, and safe for a terminal."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started this
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 # stays open to the end
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        setattr(sys, name, Guarded(stream))


def _told(error: OSError) -> InputError:
    """What the system refused, where no reader or writer has said more: a full disk above all."""
    from errno import ENOSPC

    from okr_ai.cli.usage import running

    says = error.strerror or str(error)
    check = Bilingual("check the path and who may use it", "请检查路径和权限")
    return InputError(
        Bilingual(f"the system says: {says}", f"系统报错：{says}"),
        Bilingual("make room, or choose another place", "请腾出空间，或换一个位置") if error.errno == ENOSPC else check,
        path=str(error.filename or running(sys.argv[1:])),
    )


def _let_go_of_the_rest() -> None:
    """Write what is left for standard output, or drop it where it cannot be written: on its way out the interpreter
    would try once more, complain and exit with 120."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def main() -> None:
    """Run the command line: exit 0 fine, 1 found what it looks for, 2 could not do its job (one line says why)."""
    # what is imported and read lives to the end: looking for garbage in it took a tenth of a small command's time, and
    # a third of a large one's
    gc.set_threshold(100_000)
    _open_streams()
    remembered: dict[str, str] = {}  # what the settings say, once they are read
    try:
        code = group(prog_name="okr-ai", standalone_mode=False, obj=remembered)
        sys.stdout.flush()
    except InputError as error:
        if not error.path:  # what the command line itself says
            from okr_ai.cli.usage import running

            error.path = running(sys.argv[1:])
        click.echo(error.in_lang(chosen_lang(stated_in(sys.argv[1:]) or in_settings(remembered))), err=True)
        code = 2
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = 2
    except click.ClickException as error:
        from okr_ai.cli.usage import in_one_line

        click.echo(in_one_line(error, sys.argv[1:]), err=True)
        code = 2
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except (BrokenPipeError, _ReaderHasEnough):
        code = 0
    except OSError as error:
        click.echo(_told(error).in_lang(chosen_lang(stated_in(sys.argv[1:]) or in_settings(remembered))), err=True)
        code = 2
    _let_go_of_the_rest()
    gc.freeze()  # else the interpreter, on its way out, looks through all there is for garbage: a sixth of a review
    sys.exit(code if isinstance(code, int) else 0)
