"""`okr-ai report`: the page that everyone has read before the review meeting."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from okr_ai.cli.inputs import speech_options, standing_options
from okr_ai.cli.language import wanted_lang
from okr_ai.cli.writing import own_templates, templates_option, write_output

if TYPE_CHECKING:
    from okr_ai.report import Report
    from okr_ai.report.content import Kind


@click.command(
    epilog="Example: okr-ai report examples/gift-shop/2011-q3.en.md --metrics examples/gift-shop/metrics/weekly.csv "
    "--as-of 2011-08-14 -o report.html"
)
@standing_options
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Where to write it, by its ending: .html, .md, .xlsx, .json, .pdf; `-`: Markdown to standard output.",
)
@click.option(
    "--kind",
    type=click.Choice(["weekly", "monthly", "quarterly", "retro"]),
    default="weekly",
    show_default=True,
    help="Which meeting it is for.",
)
@click.option("--title", metavar="TEXT", help="Whose report it is; the draft's team by default.")
@click.option("--since", metavar="FILE", help="An earlier report's or forecast's JSON: tells what changed since.")
@templates_option("A team's own page templates and colours.toml.")
@speech_options
def command(
    drafts: tuple[str, ...],
    metrics: tuple[str, ...],
    as_of: date | None,
    output: str,
    kind: Any,
    title: str | None,
    since: str | None,
    templates: Path | None,
    lang: str | None,
    stdin_filename: str | None,
) -> None:
    """Write the report for a review meeting: what will be missed, why, and what to decide.

    Judged from what was known on --as-of, later figures are not used. The HTML page is complete in itself: it needs no
    network, and prints well.
    """
    from okr_ai.report.forms import check_ending
    from okr_ai.report.saved import read_saved

    if output != "-":
        check_ending(output)
    previous = read_saved(since) if since else None
    report = report_of(drafts, metrics, as_of, kind, lang, title, stdin_filename, previous)
    write_report(report, output, templates)


def report_of(
    drafts: tuple[str, ...],
    metrics: tuple[str, ...],
    as_of: date | None,
    kind: "Kind",
    lang: str | None,
    title: str | None,
    stdin_filename: str | None,
    previous: dict[str, Any] | None = None,
) -> "Report":
    """The report of the drafts as they stood on that day; at the end of a cycle with what was said on the way."""
    from okr_ai.cli.standing import load_standing
    from okr_ai.report import build_report, calibrate
    from okr_ai.report.history import past_key_results, past_outcomes

    day = as_of or date.today()
    standing = load_standing(drafts, metrics, day, lang=lang, stdin_filename=stdin_filename)
    tongue = wanted_lang(lang)
    over = kind == "retro"
    return build_report(
        standing.drafts,
        as_of=day,
        kind=kind,
        lang="zh" if tongue == "zh" else "en" if tongue else None,
        title=title,
        definitions=standing.workspace.definitions,
        series=standing.series,
        previous=previous,
        earlier=standing.earlier(day) if over else (),
        calibration=calibrate(past_outcomes(standing.workspace.history)),
        past=past_key_results(standing.workspace.history) if over else (),
    )


def write_report(report: "Report", output: str, folder: Path | None) -> None:
    """Write the report in the form that the file's ending says; `-` is Markdown on standard output."""
    from okr_ai.report.forms import check_ending, in_form

    ending = ".md" if output == "-" else check_ending(output)
    with own_templates():
        content = in_form(report, ending, folder)
    if output == "-":
        click.echo(content, nl=False)
    else:
        write_output(output, content)
        click.echo(output, err=True)
