"""Write what the documentation shows of the program, from the program: docs/commands.md and the marked parts of README.

    python docs/generate.py            write
    python docs/generate.py --check    exit 1 and name the files that are out of date

A part of a page between `<!-- begin NAME -->` and `<!-- end NAME -->` is the output of NAME's command.
"""

import argparse
import contextlib
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import NoneType
from typing import NoReturn

import click
from click.testing import CliRunner

from okr_ai.cli import COMMANDS, group
from okr_ai.rules import RULES
from okr_ai.rules.explaining import pages as rule_pages

ROOT = Path(__file__).resolve().parent.parent
SHOP = ROOT / "examples" / "gift-shop"
WIDTH = 100

# the name of a marked part -> the command whose output it is, as a person types it in examples/gift-shop
REVIEW = "okr-ai review 2011-q3.{lang}.md --metrics metrics/weekly.csv --today 2011-06-30"
SUGGEST = 'okr-ai suggest "{objective}" --history history/{lang} --as-of 2011-06-30 -n 3'
FORECAST = "okr-ai forecast 2011-q3.{lang}.md --metrics metrics/weekly.csv --as-of 2011-08-14"
BACKTEST = "okr-ai backtest --metrics metrics/weekly.csv --until 2011-08-14 --lang {lang}"
STEPS = {
    "review": REVIEW,
    "review-head": f"{REVIEW} | head -n 32",
    "suggest": SUGGEST,
    "suggest-head": f"{SUGGEST} | head -n 9",
    "forecast": FORECAST,
    "forecast-head": f"{FORECAST} | head -n 37",
    "backtest": BACKTEST,
    "backtest-head": f"{BACKTEST} | head -n 8",
    "outcome": f"{FORECAST} --format json | python outcome.py --lang {{lang}}",
}
OBJECTIVES = {
    "en": "Regular customers come back more often and buy more each time",
    "zh": "让老客户来得更勤、每单买得更多",
}
SHOWN = {
    f"{step}.{lang}": command.format(lang=lang, objective=objective)
    for lang, objective in OBJECTIVES.items()
    for step, command in STEPS.items()
}
PAGES = ("README.md", "README.zh.md", "docs/tutorial.md", "docs/tutorial.zh.md")


@cache
def output_of(command: str) -> str:
    """What the command prints where there is no terminal, in examples/gift-shop.

    okr-ai's commands run in this process, which saves them their start; what follows a pipe gets their output.
    """
    first, _, then = command.partition(" | ")
    if then.startswith("head -n "):
        return "\n".join(output_of(first).splitlines()[: int(then.split()[-1])])
    if then:
        arguments = [sys.executable, *shlex.split(then)[1:]]
        piped = subprocess.run(arguments, input=output_of(first), cwd=SHOP, capture_output=True, encoding="utf-8")
        return piped.stdout if piped.returncode == 0 else _failed(command, piped.stderr)
    with contextlib.chdir(SHOP):
        environment = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "OKR_AI_LANG": "en"}
        done = CliRunner().invoke(group, shlex.split(first)[1:], env=environment)
    if done.exit_code not in (0, 1) or not isinstance(done.exception, SystemExit | NoneType):
        return _failed(command, f"{done.output}{done.exception!r}")
    return done.stdout


def _failed(command: str, said: str) -> NoReturn:
    raise RuntimeError(f"{command}\n{said}")


def with_outputs(page: str) -> str:
    """The page with every marked part replaced by what its command prints today."""
    for name, command in SHOWN.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        if begin in page:
            head, _, rest = page.partition(begin)
            _, marker, tail = rest.partition(end)
            if not marker:
                raise RuntimeError(f"no {end}")
            lines = "\n".join(line.rstrip() for line in output_of(command).rstrip().splitlines())
            page = f"{head}{begin}```console\n$ {command}\n{lines}\n```\n{end}{tail}"
    return page


def commands_page() -> str:
    """docs/commands.md: every command's own --help."""
    parts = [
        "# Commands",
        "",
        "Written by `docs/generate.py` from each command's `--help`. Every command takes `-` for standard",
        "input where it takes a file, prints data on standard output and everything else on standard error,",
        "and exits 0 (fine), 1 (it found what it looks for) or 2 (it could not do its job: one line says where,",
        "what, and what to do).",
        "",
    ]
    for name in COMMANDS:
        context = click.Context(group, info_name="okr-ai", terminal_width=WIDTH, **group.context_settings)
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context, terminal_width=WIDTH, max_content_width=WIDTH)
        parts += [f"## okr-ai {name}", "", "```text", command.get_help(inner).rstrip(), "```", ""]
        if isinstance(command, click.Group):
            for sub_name in command.list_commands(inner):
                sub = command.get_command(inner, sub_name)
                assert sub is not None
                deeper = click.Context(
                    sub, info_name=sub_name, parent=inner, terminal_width=WIDTH, max_content_width=WIDTH
                )
                parts += [f"### okr-ai {name} {sub_name}", "", "```text", sub.get_help(deeper).rstrip(), "```", ""]
    return "\n".join(parts)


def pages() -> dict[Path, str]:
    """Every generated page and what must stand in it."""
    written = {ROOT / "docs" / "commands.md": commands_page()}
    written |= {ROOT / "docs" / "rules" / name: text for name, text in rule_pages(RULES).items()}
    for name in PAGES:
        path = ROOT / name
        if path.exists():
            written[path] = with_outputs(path.read_text(encoding="utf-8"))
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is out of date")
    check = parser.parse_args().check
    old = []
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            old.append(path.relative_to(ROOT).as_posix())
            if not check:
                path.write_text(text, encoding="utf-8", newline="")
    print("\n".join(old) or "up to date")
    if check and old:
        sys.exit("out of date: run `make docs-generated`")


if __name__ == "__main__":
    main()
