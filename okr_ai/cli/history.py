"""`okr-ai history`: past key results listed, summarised, added to, and what they say of a draft."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from okr_ai.cli.inputs import (
    as_of_option,
    history_option,
    lang_option,
    load_drafts,
    load_history,
    load_metrics,
    metrics_option,
    workspace_for,
)
from okr_ai.cli.language import chosen_lang
from okr_ai.model import Bilingual, PastKeyResult

if TYPE_CHECKING:
    from okr_ai.suggest.summary import Row
    from okr_ai.workspace import Workspace

_WHAT = ("Objective", "Key result", "Cycle", "Start", "End")
_HEADER = (*_WHAT, "Metric", "Unit", "Baseline", "Target", "Final", "Attainment", "Team")
_TITLES = {
    "metric": Bilingual("by metric", "按指标"),
    "team": Bilingual("by team", "按团队"),
    "ambition": Bilingual("by change wanted", "按目标变化幅度"),
    "wording": Bilingual("by wording", "按写法"),
}


@click.command(epilog="Example: okr-ai history summary --history examples/gift-shop/history/en")
@click.argument("action", type=click.Choice(["list", "summary", "add", "predict"]), default="summary")
@click.argument("drafts", nargs=-1, metavar="[DRAFT]...")
@history_option
@metrics_option
@as_of_option
@lang_option
@click.option("--output", "-o", metavar="FILE", help="For `add`: the CSV file to write to; it is added to.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs.")
def command(
    action: str,
    drafts: tuple[str, ...],
    history: str | None,
    metrics: tuple[str, ...],
    as_of: date | None,
    lang: str | None,
    output: str | None,
    form: str,
) -> None:
    """List or summarise the past key results; add those of a finished DRAFT; predict a DRAFT from them.

    `add` works out what each key result came to from the metrics (or its check-ins) up to --as-of. `predict` tells the
    chance of each key result from the past alone, when at least 20 past attainments are known.
    """

    workspace = workspace_for(drafts)
    tongue = chosen_lang(lang)
    if action == "add":
        rows, left = _finished(drafts, metrics, as_of or date.today(), workspace)
        if rows or output:
            _written(rows, output)
        _tell_left(left, tongue)
        return
    pasts = load_history(history, workspace)
    if action == "predict":
        _predict(drafts, pasts, as_of or date.today(), workspace, form, tongue)
    elif action == "list":
        _list(pasts, form)
    else:
        _summary(pasts, workspace, form, tongue)


def _list(pasts: Sequence[PastKeyResult], form: str) -> None:
    if form == "json":
        shown = [
            {"kr": past.text, "objective": past.objective, "cycle": past.cycle.name, "end": past.cycle.end.isoformat()}
            | {
                name: getattr(past, name)
                for name in ("metric", "baseline", "target", "final", "attainment", "unit", "team")
            }
            for past in pasts
        ]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for past in pasts:
        attained = "-" if past.attainment is None else f"{past.attainment:.0%}"
        click.echo(f"{past.cycle.name or past.cycle.end}\t{attained}\t{past.text}")


def _summary(pasts: Sequence[PastKeyResult], workspace: "Workspace", form: str, lang: str) -> None:
    from okr_ai.language.lexicon import lexicon
    from okr_ai.suggest.summary import ambition_of, by, metric_of, row, wording_of

    if not pasts and form == "text":
        none = Bilingual(
            "there are no past key results yet: name them with --history, or add those of a finished draft with "
            "`okr-ai history add DRAFT --output FILE`",
            "还没有过往的关键结果：请用 --history 指明文件，或用 `okr-ai history add 草稿 --output 文件` 追加",
        )
        click.echo(none.in_lang(lang))
        return
    words = lexicon().with_definitions(workspace.definitions) if workspace.definitions else lexicon()
    whole = row("all", pasts)
    groups = {
        "metric": by(pasts, metric_of(words)),
        "team": by(pasts, lambda past: past.team or ""),
        "ambition": by(pasts, ambition_of),
        "wording": by(pasts, wording_of),
    }
    if form == "json":
        shown = {"all": asdict(whole)} | {name: [asdict(one) for one in rows] for name, rows in groups.items()}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    click.echo(_line(Bilingual("all", "全部").in_lang(lang), whole, lang))
    for name, rows in groups.items():
        if rows:
            click.echo(f"\n{_TITLES[name].in_lang(lang)}")
            for one in rows:
                click.echo("  " + _line(one.name, one, lang))


def _line(name: str, one: "Row", lang: str) -> str:
    mean = "-" if one.mean is None else f"{one.mean:.0%}"
    return Bilingual(
        f"{name}: {one.count} key results, {one.hits} of {one.known} hit, mean attainment {mean}",
        f"{name}：{one.count} 条关键结果，{one.known} 条有结果、达成 {one.hits} 条，平均完成度 {mean}",
    ).in_lang(lang)


def _predict(
    drafts: tuple[str, ...], pasts: Sequence[PastKeyResult], day: date, workspace: "Workspace", form: str, lang: str
) -> None:
    from okr_ai.language import read_key_result
    from okr_ai.language.formatting import chance_percent
    from okr_ai.language.lexicon import lexicon
    from okr_ai.suggest.summary import ENOUGH, predicted

    words = lexicon().with_definitions(workspace.definitions) if workspace.definitions else lexicon()
    texts = []
    for draft in load_drafts(drafts, workspace=workspace, today=day):
        for objective in draft.objectives:
            for key_result in objective.key_results:
                text = key_result.text.text
                frame = read_key_result(text, cycle=draft.cycle_of(objective), today=day, lexicon=words)
                if frame.target is not None:
                    texts.append((text, frame.metric_name or ""))
    over = [past for past in pasts if past.cycle.end <= day]
    found = predicted(texts, over, words)
    if form == "json":
        click.echo(json.dumps(None if found is None else [asdict(one) for one in found], ensure_ascii=False, indent=2))
    elif found is None:
        click.echo(
            Bilingual(
                f"too few past attainments are known to tell: {ENOUGH} are needed",
                f"有结果的过往关键结果太少，无法预测：至少需要 {ENOUGH} 条",
            ).in_lang(lang)
        )
    else:
        for one in found:
            chance, low, high = map(chance_percent, (one.chance, one.low, one.high))
            note = Bilingual(
                f"{chance} ({low} to {high}; {one.on_metric} past ones on this metric)",
                f"{chance}（{low} 到 {high}；同指标过往 {one.on_metric} 条）",
            ).in_lang(lang)
            click.echo(f"{note}  {one.text}")


def _tell_left(left: Sequence[tuple[str, date | None]], lang: str) -> None:
    """Say on standard error which key results were not added, and why."""
    running = [due for _, due in left if due is not None]
    if running:
        said = Bilingual(
            f"not added, as they still run (until {max(running)}): {len(running)}; --as-of names another day",
            f"{len(running)} 条关键结果还没到期（到 {max(running)}），没有追加；可用 --as-of 指定日期",
        )
        click.echo(said.in_lang(lang), err=True)
    if no_figures := [text for text, due in left if due is None]:
        said = Bilingual(
            f"not added, for want of a due date or of figures: {len(no_figures)} ({no_figures[0]} …)",
            f"{len(no_figures)} 条关键结果没有期限或没有数据，没有追加（{no_figures[0]} ……）",
        )
        click.echo(said.in_lang(lang), err=True)


def _finished(
    drafts: tuple[str, ...], metrics: tuple[str, ...], day: date, workspace: "Workspace"
) -> tuple[list[tuple[object, ...]], list[tuple[str, date | None]]]:
    """A row for every key result whose due date is over, with what it came to; and the others' words, with the day on
    which those that still run are over."""
    from okr_ai.forecast import forecast_key_results

    series = load_metrics(metrics, workspace)
    rows: list[tuple[object, ...]] = []
    left: list[tuple[str, date | None]] = []
    for draft in load_drafts(drafts, workspace=workspace, today=day):
        found = forecast_key_results(draft, None, series, as_of=day, definitions=workspace.definitions, fan=False)
        cycles = {kr.id: draft.cycle_of(objective) for objective in draft.objectives for kr in objective.key_results}
        for forecast in found:
            if forecast.due is not None and forecast.due > day:
                left.append((forecast.text, forecast.due))
                continue
            if forecast.due is None or (forecast.current is None and forecast.progress is None):
                left.append((forecast.text, None))
                continue
            cycle = cycles.get(forecast.id)
            start = cycle.start if cycle else forecast.start
            progress = None if forecast.progress is None else round(forecast.progress, 4)
            when = (cycle.name if cycle else "", start, forecast.due)
            figures = (forecast.metric, forecast.unit, forecast.baseline, forecast.target, forecast.current, progress)
            rows.append((forecast.objective, forecast.text, *when, *figures, draft.team))
    return rows, left


def _written(rows: list[tuple[object, ...]], output: str | None) -> None:
    """The rows as CSV, added to the file or printed. A text that a spreadsheet would take for a formula is quoted."""
    import csv
    from io import StringIO
    from pathlib import Path

    fresh = output is None or not Path(output).exists()
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if fresh:
        writer.writerow(_HEADER)
    for cells in rows:
        writer.writerow(map(_cell, cells))
    if output is None:
        click.echo(out.getvalue(), nl=False)
        return
    from okr_ai.saving import append

    append(output, out.getvalue().encode())
    click.echo(f"{output}: {len(rows)}", err=True)


def _cell(value: object) -> object:
    """A text that a spreadsheet would take for a formula begins with an apostrophe; nothing is an empty cell."""
    if isinstance(value, str) and value[:1] in ("=", "+", "@"):
        return f"'{value}"
    return "" if value is None else value
