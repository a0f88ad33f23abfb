"""`okr-ai suggest`: key results for an objective, with targets at a stated chance."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from okr_ai.cli.inputs import (
    Day,
    as_of_option,
    history_option,
    lang_option,
    load_history,
    load_metrics,
    metrics_option,
    read_stdin,
)
from okr_ai.cli.language import chosen_lang

if TYPE_CHECKING:
    from okr_ai.model import Cycle, Suggestion


@click.command(
    epilog='Example: okr-ai suggest "Members find every return worth their while" --history past.csv '
    "--metrics metrics.csv --as-of 2026-06-30"
)
@click.argument("objective", metavar="OBJECTIVE|-")
@history_option
@metrics_option
@as_of_option
@lang_option
@click.option("-n", "count", type=click.IntRange(1, 20), default=5, show_default=True, help="How many at most.")
@click.option("--due", type=Day(), metavar="DATE", help="The last day; by default the end of the cycle or quarter.")
@click.option("--chance", type=click.FloatRange(0.03, 0.97), metavar="P", help="All targets at this chance (0.7).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs.")
def command(
    objective: str,
    history: str | None,
    metrics: str | None,
    as_of: date | None,
    lang: str | None,
    count: int,
    due: date | None,
    chance: float | None,
    form: str,
) -> None:
    """Propose key results for OBJECTIVE from templates and your own past.

    Targets come from the metric's own history: committed is reached in about 80 % of such cases if nothing changes,
    target in about 50 %, stretch in about 25 %. Without history no number is made up: the gap is marked.
    """
    from pathlib import Path

    from okr_ai.cli.outlooks import outlooks
    from okr_ai.language.text import language_of
    from okr_ai.read.files import MAX_DRAFT, decode
    from okr_ai.suggest.proposing import suggest
    from okr_ai.suggest.template_files import library_with
    from okr_ai.workspace import find_workspace

    workspace = find_workspace(Path.cwd())
    if objective == "-":
        objective = decode(read_stdin(MAX_DRAFT), "<stdin>").strip()
    day = as_of or date.today()
    tongue = chosen_lang(lang) if lang not in (None, "auto") else "zh" if language_of(objective) != "en" else "en"
    start, last = period_for(day, due, workspace.cycle)
    found = suggest(
        objective,
        as_of=day,
        start=start,
        due=last,
        lang=tongue,
        n=count,
        history=load_history(history, workspace),
        series=load_metrics(metrics, workspace),
        outlook_of=outlooks(day, start, last, workspace.definitions),
        chance=chance,
        library=library_with(workspace.templates),
        definitions=workspace.definitions,
    )
    if form == "json":
        shown = {"objective": objective, "suggestions": [as_json(one) for one in found]}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for line in as_lines(objective, found, tongue):
            click.echo(line)


def period_for(as_of: date, due: date | None, cycle: "Cycle | None") -> tuple[date, date]:
    """First and last day of the period that targets are for.

    The workspace's cycle while it lasts; else the quarter that is to come, or the running one in its first half. A due
    date outside of these ends a period that begins the day after `as_of`.
    """
    if cycle and as_of < cycle.end and (due is None or cycle.start <= due <= cycle.end):
        return cycle.start, due or cycle.end
    first = date(as_of.year, (as_of.month - 1) // 3 * 3 + 1, 1)
    last = _quarter_end(first)
    if (last - as_of).days < 45:
        first, last = last + timedelta(days=1), _quarter_end(last + timedelta(days=1))
    if due is None or first <= due <= last:
        return first, due or last
    return as_of + timedelta(days=1), due


def _quarter_end(first: date) -> date:
    following = date(first.year + (first.month > 9), (first.month + 2) % 12 + 1, 1)
    return following - timedelta(days=1)


def as_json(one: "Suggestion") -> dict[str, Any]:
    """A proposal as contract section 5 has it, with the other targets to choose from."""
    shown = asdict(one)
    shown["due"] = one.due.isoformat() if one.due else None
    shown["evidence"] = [{"kr": past.kr, "cycle": past.cycle, "attainment": past.attainment} for past in one.evidence]
    return shown


def as_lines(objective: str, found: "Sequence[Suggestion]", lang: str) -> list[str]:
    """The proposals for people."""
    from okr_ai.suggest.shown import proposal_lines

    lines = [objective, ""]
    for number, one in enumerate(found, 1):
        lines += [*proposal_lines(number, one, lang), ""]
    return lines[:-1]
