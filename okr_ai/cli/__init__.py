"""The `okr-ai` command. Each subcommand is one file, imported only when it is called, so that light ones start fast."""

import sys
from importlib import import_module

import click

from okr_ai import __version__
from okr_ai.cli.language import chosen_lang
from okr_ai.errors import InputError

# command -> the module that holds it as `command`, in the order `okr-ai --help` shows them
COMMANDS = {
    "init": "okr_ai.cli.init",
    "review": "okr_ai.cli.review",
    "rules": "okr_ai.cli.rules",
    "parse": "okr_ai.cli.parse",
    "suggest": "okr_ai.cli.suggest",
    "templates": "okr_ai.cli.templates",
    "history": "okr_ai.cli.history",
    "cascade": "okr_ai.cli.cascade",
    "plan": "okr_ai.cli.plan",
    "adjust": "okr_ai.cli.adjust",
    "forecast": "okr_ai.cli.forecast",
    "watch-list": "okr_ai.cli.watch_list",
    "backtest": "okr_ai.cli.backtest",
    "report": "okr_ai.cli.report",
    "schema": "okr_ai.cli.schema",
    "agenda": "okr_ai.cli.agenda",
    "checkin": "okr_ai.cli.checkin",
    "score": "okr_ai.cli.score",
    "retro": "okr_ai.cli.retro",
}


class LazyGroup(click.Group):
    """A group whose commands are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else f" There are: {', '.join(COMMANDS)}."
            ctx.fail(f"No such command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="okr-ai")
def group() -> None:
    """Write better OKRs and know early which key results will be missed. 写好 OKR，及早知道哪些关键结果会落空。"""


def main() -> None:
    """Run the command line: exit 0 fine, 1 found what it looks for, 2 could not do its job (one line says why)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = group(standalone_mode=False)
    except InputError as error:
        click.echo(error.in_lang(chosen_lang()), err=True)
        code = 2
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:  # the reader (head, less) has had enough
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
