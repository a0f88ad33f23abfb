"""`okr-ai retro`: the end of a cycle."""

from datetime import date
from pathlib import Path

import click

from okr_ai.cli.inputs import speech_options, standing_options
from okr_ai.cli.report import report_of, write_report
from okr_ai.cli.writing import templates_option, write_output
from okr_ai.errors import InputError
from okr_ai.model import Bilingual


@click.command(
    epilog="Example: okr-ai retro examples/gift-shop/2011-q3.en.md --metrics examples/gift-shop/metrics/weekly.csv "
    "--as-of 2011-10-02 -o retro.html --history 2011-q3.csv"
)
@standing_options
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    metavar="FILE",
    help="Where to write it: .html, .md, .xlsx, .json; `-`: Markdown.",
)
@click.option("--history", metavar="FILE.csv", help="Also write the cycle as history, for the next one to learn from.")
@click.option("--title", metavar="TEXT", help="Whose cycle it is; the draft's team by default.")
@templates_option("A team's own page templates and colours.toml.")
@speech_options
def command(
    drafts: tuple[str, ...],
    metrics: tuple[str, ...],
    as_of: date | None,
    output: str,
    history: str | None,
    title: str | None,
    templates: Path | None,
    lang: str | None,
    stdin_filename: str | None,
) -> None:
    """Look back at a cycle that is over: scores, what forecasts had said and what happened, and why each miss.

    The earlier forecasts are made anew from what was known at a quarter, half and three quarters of the cycle. The
    history file holds the outcomes and these chances: suggestions, rules and the report's calibration read it.
    """
    from okr_ai.report.forms import check_ending
    from okr_ai.report.history import history_csv

    if output != "-":
        check_ending(output)
    report = report_of(drafts, metrics, as_of, "retro", lang, title, stdin_filename)
    written = history_csv(report)
    if history:
        _refuse_to_forget(history, written)
    write_report(report, output, templates)
    if history:
        write_output(history, written)
        click.echo(history, err=True)


def _refuse_to_forget(file: str, written: str) -> None:
    """Raise InputError where the file holds other cycles, which would be lost."""
    from okr_ai.read.history import read_history

    if not Path(file).is_file():
        return
    new = {kr.cycle.start for kr in read_history(file, content=written.encode())}
    if lost := [kr.cycle for kr in read_history(file) if kr.cycle.start not in new]:
        day = f"{lost[0].start:%Y-%m-%d}"
        raise InputError(
            Bilingual(f"this file holds the cycle from {day} as well", f"这个文件里还有 {day} 开始的周期"),
            Bilingual("write each cycle to a file of its own, in one folder", "请每个周期写一个文件，放在同一个文件夹"),
            path=file,
        )
