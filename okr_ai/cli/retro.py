"""`okr-ai retro`: the end of a cycle."""

from datetime import date
from pathlib import Path

import click

from okr_ai.cli.inputs import as_of_option, lang_option, metrics_option, stdin_filename_option
from okr_ai.cli.language import chosen_lang
from okr_ai.cli.report import write_report
from okr_ai.cli.writing import templates_option, write_output


@click.command(
    epilog="Example: okr-ai retro examples/gift-shop/2011-q3.en.md --metrics examples/gift-shop/metrics/weekly.csv "
    "--as-of 2011-10-02 -o retro.html --history 2011-q3.csv"
)
@click.argument("drafts", nargs=-1, metavar="[DRAFT|-]...")
@metrics_option
@as_of_option
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
@lang_option
@stdin_filename_option
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
    from okr_ai.cli.standing import load_standing
    from okr_ai.report import build_report, calibrate
    from okr_ai.report.forms import check_ending
    from okr_ai.report.history import history_csv, past_outcomes

    if output != "-":
        check_ending(output)
    day = as_of or date.today()
    tongue = chosen_lang(lang) if lang not in (None, "auto") else None
    standing = load_standing(drafts, metrics, day, lang=tongue, stdin_filename=stdin_filename)
    report = build_report(
        standing.drafts,
        as_of=day,
        kind="retro",
        lang="zh" if tongue == "zh" else "en" if tongue else None,
        title=title,
        definitions=standing.workspace.definitions,
        series=standing.series,
        earlier=standing.earlier(),
        calibration=calibrate(past_outcomes(standing.workspace.history)),
    )
    write_report(report, output, templates)
    if history:
        write_output(history, history_csv(report))
        click.echo(history, err=True)
