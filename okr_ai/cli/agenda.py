"""`okr-ai agenda`: the meeting on one page."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from okr_ai.cli.inputs import speech_options, standing_options
from okr_ai.cli.language import wanted_lang
from okr_ai.cli.writing import own_templates, templates_option, write_output


@click.command(
    epilog="Example: okr-ai agenda examples/gift-shop/2011-q3.en.md --metrics examples/gift-shop/metrics/weekly.csv "
    "--as-of 2011-08-14"
)
@standing_options
@click.option(
    "--kind", type=click.Choice(["weekly", "monthly"]), default="weekly", show_default=True, help="How far ahead."
)
@click.option("-o", "--output", metavar="FILE.md", help="Write there instead of standard output.")
@click.option("--title", metavar="TEXT", help="Whose meeting it is; the draft's team by default.")
@templates_option("A team's own agenda.md.j2.")
@speech_options
def command(
    drafts: tuple[str, ...],
    metrics: tuple[str, ...],
    as_of: date | None,
    kind: Any,
    output: str | None,
    title: str | None,
    templates: Path | None,
    lang: str | None,
    stdin_filename: str | None,
) -> None:
    """Write the agenda of a review meeting: what to decide, late and due tasks, missing figures.

    Tasks that are likely to be late are warned of early: no owner or date, a date after the key result's, or most of
    them still open while the key result is failing.
    """
    from okr_ai.cli.standing import load_standing
    from okr_ai.report import build_report
    from okr_ai.report.agenda import to_agenda

    day = as_of or date.today()
    standing = load_standing(drafts, metrics, day, lang=lang, stdin_filename=stdin_filename)
    tongue = wanted_lang(lang)
    report = build_report(
        standing.drafts, as_of=day, kind=kind, lang="zh" if tongue == "zh" else "en" if tongue else None, title=title
    )
    with own_templates():
        text = to_agenda(report, folder=templates)
    if output:
        write_output(output, text)
        click.echo(output, err=True)
    else:
        click.echo(text, nl=False)
