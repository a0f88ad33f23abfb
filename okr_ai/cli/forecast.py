"""`okr-ai forecast`: how likely each key result of a draft is to be hit."""

import json
import sys
from datetime import date

import click

from okr_ai.cli.inputs import (
    as_of_option,
    lang_option,
    load_drafts,
    load_metrics,
    method_option,
    metrics_option,
    stdin_filename_option,
    workspace_for,
)
from okr_ai.cli.language import chosen_lang, wanted_lang


@click.command(
    epilog="Example: okr-ai forecast examples/gift-shop/2011-q3.en.md --metrics examples/gift-shop/metrics/weekly.csv "
    "--as-of 2011-08-14"
)
@click.argument("drafts", nargs=-1, metavar="[DRAFT|-]...")
@metrics_option
@as_of_option
@lang_option
@stdin_filename_option
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="For people, or programs."
)
@click.option(
    "--fail-on",
    type=click.Choice(["at_risk", "off_track"]),
    help="Exit 1 when a key result is that bad or worse.",
)
@click.option("--stale-after", type=click.IntRange(1), metavar="DAYS", help="Data older than this count as silence.")
@method_option
@click.option("--verbose", "-v", is_flag=True, help="Also say how each figure was reckoned.")
@click.pass_context
def command(
    ctx: click.Context,
    drafts: tuple[str, ...],
    metrics: tuple[str, ...],
    as_of: date | None,
    lang: str | None,
    stdin_filename: str | None,
    form: str,
    fail_on: str | None,
    stale_after: int | None,
    method: str | None,
    verbose: bool,
) -> None:
    """Say how likely each key result is to be hit, what to expect, and why.

    Judges by the metrics' values up to --as-of and nothing later; key results without a metric by their check-ins.
    """

    from okr_ai.forecast import forecast_key_results
    from okr_ai.forecast.shown import COLOURS, as_json, table_lines
    from okr_ai.forecast.status import SEVERITY

    workspace = workspace_for(drafts)
    day = as_of or date.today()
    read = load_drafts(drafts, workspace=workspace, stdin_filename=stdin_filename, today=day)
    series = load_metrics(metrics, workspace)
    found = [
        (forecast, wanted_lang(lang) or draft.lang)
        for draft in read
        for forecast in forecast_key_results(
            draft,
            None,
            series,
            as_of=day,
            definitions=workspace.definitions,
            events=workspace.events,
            fiscal_start=workspace.fiscal_start,
            stale_after_days=stale_after or workspace.stale_after_days,
            method=method or workspace.method or "auto",
            methods={} if method else workspace.methods,
            fan=False,
        )
    ]
    if form == "json":
        listed = [as_json(forecast, tongue) for forecast, tongue in found]
        click.echo(json.dumps({"as_of": day.isoformat(), "key_results": listed}, ensure_ascii=False, indent=2))
    else:
        tongue = found[0][1] if found else chosen_lang(lang)
        for status, line in table_lines(
            [forecast for forecast, _ in found], tongue, everything=verbose, columns=_columns()
        ):
            click.secho(line, fg=COLOURS[status] if status else None)
    worst = max((SEVERITY[forecast.status] for forecast, _ in found), default=0)
    if fail_on and worst >= SEVERITY["at_risk" if fail_on == "at_risk" else "off_track"]:
        ctx.exit(1)


def _columns() -> int | None:
    """How wide the terminal is that a person looks at; None for a file or a pipe."""
    from shutil import get_terminal_size

    return max(40, get_terminal_size().columns) if sys.stdout.isatty() else None
