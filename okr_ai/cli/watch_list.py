"""`okr-ai watch-list`: what turned worse since the last run."""

import json
from datetime import date

import click

from okr_ai.cli.inputs import (
    as_of_option,
    lang_option,
    load_drafts,
    load_metrics,
    method_option,
    metrics_option,
    workspace_for,
)
from okr_ai.cli.language import wanted_lang


@click.command(
    epilog="Example: okr-ai watch-list examples/gift-shop/2011-q3.en.md "
    "--metrics examples/gift-shop/metrics/weekly.csv "
    "--as-of 2011-08-14 --state /tmp/watch.json"
)
@click.argument("drafts", nargs=-1, metavar="[DRAFT]...")
@metrics_option
@as_of_option
@lang_option
@click.option(
    "--state",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="What the last run saw; .okr-ai-watch.json beside the settings by default.",
)
@method_option
@click.option("--dry-run", is_flag=True, help="Compare, but leave the state as it is.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs.")
@click.pass_context
def command(
    ctx: click.Context,
    drafts: tuple[str, ...],
    metrics: tuple[str, ...],
    as_of: date | None,
    lang: str | None,
    state: str | None,
    method: str | None,
    dry_run: bool,
    form: str,
) -> None:
    """List the key results that turned worse since the last run, for a daily or weekly job.

    Exits 1 when a key result fell to a worse status, lost 20 points of chance, went silent, or is new and not on track.
    Another --method sees other chances: give each a --state of its own.
    """
    from pathlib import Path

    from okr_ai.cli.standing import forecasts_of
    from okr_ai.forecast.shown import as_json
    from okr_ai.forecast.watch import BAD, changes, digest, read_state, state_of, write_state

    workspace = workspace_for(drafts)
    day = as_of or date.today()
    path = Path(state) if state else workspace.root / ".okr-ai-watch.json"
    before = read_state(path)
    read = load_drafts(drafts, workspace=workspace, today=day)
    series = load_metrics(metrics, workspace)
    now = {
        f"{draft.path}#{forecast.id}": forecast
        for draft in read
        for forecast in forecasts_of(draft, None, series, workspace, day, fan=False, method=method)
    }
    found = changes(before, now)
    tongue = wanted_lang(lang) or read[0].lang
    if form == "json":
        told = [
            {"kind": change.kind, "before": change.before and change.before.status} | as_json(change.forecast, tongue)
            for change in found
        ]
        click.echo(json.dumps({"as_of": day.isoformat(), "changes": told}, ensure_ascii=False, indent=2))
    else:
        click.echo(digest(found, tongue, day.isoformat()))
    if not dry_run:
        write_state(path, state_of(now), day.isoformat())
    if any(change.kind in BAD for change in found):
        ctx.exit(1)
