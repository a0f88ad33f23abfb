"""`okr-ai report`: the page that everyone has read before the review meeting."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from okr_ai.cli.inputs import as_of_option, lang_option, metrics_option, stdin_filename_option
from okr_ai.cli.language import chosen_lang
from okr_ai.cli.writing import own_templates, templates_option, write_output
from okr_ai.errors import InputError
from okr_ai.model import Bilingual

if TYPE_CHECKING:
    from okr_ai.report import Report

ENDINGS = (".html", ".htm", ".md", ".markdown", ".xlsx", ".json", ".pdf")


@click.command(
    epilog="Example: okr-ai report examples/gift-shop/2011-q3.en.md --metrics examples/gift-shop/metrics/weekly.csv "
    "--as-of 2011-08-14 -o report.html"
)
@click.argument("drafts", nargs=-1, metavar="[DRAFT|-]...")
@metrics_option
@as_of_option
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
@lang_option
@stdin_filename_option
def command(
    drafts: tuple[str, ...],
    metrics: str | None,
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
    from okr_ai.cli.standing import load_standing
    from okr_ai.report import build_report, calibrate
    from okr_ai.report.history import past_outcomes

    check_ending(output)
    day = as_of or date.today()
    tongue = chosen_lang(lang) if lang not in (None, "auto") else None
    standing = load_standing(drafts, metrics, day, lang=tongue, stdin_filename=stdin_filename)
    report = build_report(
        standing.drafts,
        as_of=day,
        kind=kind,
        lang="zh" if tongue == "zh" else "en" if tongue else None,
        title=title,
        definitions=standing.workspace.definitions,
        series=standing.series,
        previous=_earlier(since) if since else None,
        earlier=standing.earlier() if kind == "retro" else (),
        calibration=calibrate(past_outcomes(standing.workspace.history)),
    )
    write_report(report, output, templates)


def check_ending(output: str) -> None:
    """Raise InputError for a file whose ending says no form of report."""
    if output != "-" and not output.lower().endswith(ENDINGS):
        raise InputError(
            Bilingual("this ending says no form of report", "看不出要写成哪种报告"),
            Bilingual(f"use one of {', '.join(ENDINGS)}", f"请用这些扩展名之一：{'、'.join(ENDINGS)}"),
            path=output,
        )


def _earlier(path: str) -> dict[str, Any]:
    import json

    try:
        data = json.loads(Path(path).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            Bilingual(f"the earlier report cannot be read ({type(error).__name__})", "读不了先前的报告"),
            Bilingual(
                "give a JSON file that `okr-ai report -o FILE.json` or `okr-ai forecast --format json` wrote",
                "请给出 `okr-ai report -o 文件.json` 或 `okr-ai forecast --format json` 写的 JSON 文件",
            ),
            path=path,
        ) from error
    return data if isinstance(data, dict) else {}


def write_report(report: "Report", output: str, folder: Path | None) -> None:
    """Write the report in the form that the file's ending says; `-` is Markdown on standard output."""
    ending = ".md" if output == "-" else Path(output).suffix.lower()
    with own_templates():
        content = _content(report, ending, folder)
    if output == "-":
        click.echo(content, nl=False)
    else:
        write_output(output, content)
        click.echo(output, err=True)


def _content(report: "Report", ending: str, folder: Path | None) -> str | bytes:
    from okr_ai.report import to_html, to_json, to_markdown, to_pdf, to_xlsx
    from okr_ai.report.themes import read_colours

    if ending in (".md", ".markdown"):
        return to_markdown(report, folder=folder)
    if ending == ".xlsx":
        return to_xlsx(report)
    if ending == ".json":
        return to_json(report)
    page = to_html(report, folder=folder, colours=read_colours(folder) if folder else None)
    return to_pdf(page) if ending == ".pdf" else page
