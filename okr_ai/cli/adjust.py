"""`okr-ai adjust`: what to do in mid-cycle about key results that are off track or far ahead."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from math import prod
from typing import TYPE_CHECKING, Any

import click

from okr_ai.cli.inputs import (
    as_of_option,
    lang_option,
    load_drafts,
    load_metrics,
    metrics_option,
    stdin_filename_option,
    workspace_for,
)
from okr_ai.cli.language import wanted_lang
from okr_ai.cli.usage import misuse
from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Draft, Forecast, MetricSeries, Reason

if TYPE_CHECKING:
    from okr_ai.suggest.adjusting import Adjustment, Move
    from okr_ai.suggest.targets import Outlook
    from okr_ai.workspace import Workspace


@click.command(
    epilog="Example: okr-ai adjust examples/gift-shop/2011-q3.en.md --metrics examples/gift-shop/metrics/weekly.csv "
    "--as-of 2011-08-14"
)
@click.argument("drafts", nargs=-1, metavar="[DRAFT|-]...")
@metrics_option
@as_of_option
@lang_option
@stdin_filename_option
@click.option("--retarget", metavar="ID=NUMBER", help="Move one target; needs --reason. Prints the record to keep.")
@click.option("--reason", default="", metavar="TEXT", help="Why the target is moved.")
@click.option("--apply", "write", is_flag=True, help="Write the moved target into the draft, the old one beside it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs.")
def command(
    drafts: tuple[str, ...],
    metrics: tuple[str, ...],
    as_of: date | None,
    lang: str | None,
    stdin_filename: str | None,
    retarget: str | None,
    reason: str,
    write: bool,
    form: str,
) -> None:
    """Options with numbers for each key result that is off track or far ahead: recover, re-target, split off, stop.

    No target is moved silently: --retarget needs --reason, and the record it prints keeps the old target. With --apply
    the draft's file is changed too (Markdown, YAML, JSON): the new number stands in place of the old one, which is kept
    behind the key result with the day and the reason. Where that is not safe, nothing is written and it says what to
    change.
    """

    from okr_ai.suggest.adjusting import adjustments

    workspace = workspace_for(drafts)
    day = as_of or date.today()
    read = load_drafts(drafts, workspace=workspace, stdin_filename=stdin_filename, today=day)
    series = load_metrics(metrics, workspace)
    tongue = wanted_lang(lang) or read[0].lang
    now = [forecast for draft in read for forecast in _forecasts(draft, series, day, workspace)]
    if write and retarget is None:
        raise misuse(
            "--apply without --retarget moves nothing",
            "只写 --apply 而没有 --retarget，什么也不会改",
            "name a key result with --retarget",
            "请用 --retarget 指明关键结果",
        )
    if retarget is not None:
        forecast, record = _moved(now, retarget, day, reason)
        file = _written(read, forecast, record, workspace) if write else None
        shown = asdict(record) | {"on": day.isoformat()} | ({"written": file} if file else {})
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    before = _chances_at_start(read, series, workspace)
    found = [
        (forecast, adjustments(forecast, _outlook_of(forecast, series, day, workspace), before.get(forecast.id)))
        for forecast in now
    ]
    found = [(forecast, options) for forecast, options in found if options]
    if form == "json":
        click.echo(json.dumps([_as_json(*each, tongue) for each in found], ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo(_nothing(now).in_lang(tongue))
    for forecast, options in found:
        click.echo(f"{forecast.id} {forecast.text}")
        for option in options:
            click.echo(f"  - {option.text.in_lang(tongue)}")


def _nothing(now: list[Forecast]) -> Bilingual:
    """What to say where no key result has options: how many could not be judged at all."""
    unknown = sum(forecast.p_hit is None and forecast.status == "no_data" for forecast in now)
    if not unknown:
        return Bilingual("nothing to adjust", "没有需要调整的关键结果")
    return Bilingual(
        f"nothing to adjust that can be judged; {unknown} of {len(now)} key results have no data: `okr-ai forecast` "
        "says why",
        f"能判断的关键结果里没有需要调整的；{len(now)} 条中有 {unknown} 条没有数据，原因见 `okr-ai forecast`",
    )


def _forecasts(
    draft: Draft, series: Mapping[str, MetricSeries], day: date, workspace: "Workspace"
) -> tuple[Forecast, ...]:
    from okr_ai.forecast import forecast_key_results

    return forecast_key_results(draft, None, series, as_of=day, definitions=workspace.definitions, fan=False)


def _chances_at_start(
    read: tuple[Draft, ...], series: Mapping[str, MetricSeries], workspace: "Workspace"
) -> dict[str, float]:
    """By id, the chance each target had on the eve of its cycle, from what was known then."""
    from datetime import timedelta

    chances: dict[str, float] = {}
    for draft in read:
        if draft.cycle is None:
            continue
        eve = draft.cycle.start - timedelta(days=1)
        for forecast in _forecasts(draft, series, eve, workspace):
            if forecast.p_hit is not None:
                chances[forecast.id] = forecast.p_hit
    return chances


def _outlook_of(
    forecast: Forecast, series: Mapping[str, MetricSeries], day: date, workspace: "Workspace"
) -> "Outlook | None":
    """The metric's distribution at the due date as seen now, in the key result's own measure."""
    from okr_ai.cli.outlooks import outlooks

    known = series.get(forecast.metric or "")
    if known is None or not (forecast.measure and forecast.start and forecast.due):
        return None
    factor = prod(  # the forecast has brought the series to the target's unit (0.93 -> 93 %), and says so
        float(reason.figures["factor"] or 1) for reason in forecast.reasons if reason.name == "unit_converted"
    )
    known = known._replace(values=tuple(value * factor for value in known.values))
    found = outlooks(day, forecast.start, forecast.due, workspace.definitions)(known, forecast.measure)
    return None if isinstance(found, Reason) else found


def _moved(now: list[Forecast], retarget: str, day: date, reason: str) -> "tuple[Forecast, Move]":
    """The key result whose target is moved, and the record of it."""
    from okr_ai.language.numbers import read_number
    from okr_ai.suggest.adjusting import move

    name, _, value = retarget.partition("=")
    read = read_number(value)
    found = next((forecast for forecast in now if forecast.id == name.strip()), None)
    if read is None:
        raise InputError(
            Bilingual(f"'{retarget}' names no key result and new target", f"“{retarget}”不是“编号=新目标”"),
            Bilingual("write it as ID=NUMBER", "请写成 编号=数值"),
        )
    if found is None:
        raise InputError(
            Bilingual(f"no key result has the id '{name.strip()}'", f"没有编号为“{name.strip()}”的关键结果"),
            Bilingual(f"there are: {', '.join(f.id for f in now)}", f"可用的有：{'、'.join(f.id for f in now)}"),
        )
    return found, move(found, read[0], day, reason)


def _written(read: tuple[Draft, ...], forecast: Forecast, record: "Move", workspace: "Workspace") -> str:
    """The file that the moved target was written into. Raises InputError, with what to change by hand, when it cannot
    be done safely: then the file is as it was."""
    from pathlib import Path

    from okr_ai.cli.writing import write_over
    from okr_ai.language import read_key_result
    from okr_ai.language.lexicon import lexicon
    from okr_ai.suggest.moving import edited, moved_words

    words = lexicon().with_definitions(workspace.definitions) if workspace.definitions else lexicon()
    draft, found = next(
        (draft, one)
        for draft in read
        for objective in draft.objectives
        for one in objective.key_results
        if one.id == forecast.id and one.text.text == forecast.text
    )
    mark = b"\xef\xbb\xbf"
    content = Path(draft.path).read_bytes() if Path(draft.path).is_file() else b""
    try:
        new = edited(draft, found, record, content.removeprefix(mark).decode(), words)
    except UnicodeDecodeError:
        new = None
    if new is None:
        value = record.new_target
        frame = read_key_result(found.text.text, cycle=draft.cycle, today=record.on, lexicon=words)
        said = "".join(next(iter(moved_words(found.text.text, frame, record)), (found.text.text, f" -> {value:g}")))
        place = found.text.place()
        raise InputError(
            Bilingual("the target cannot be changed safely in this file", "在这个文件里改目标不保险，未做改动"),
            Bilingual(f"write by hand: {said}", f"请手工改成：{said}"),
            path=draft.path,
            line=place.line,
            column=place.column,
        )
    write_over(draft.path, mark * content.startswith(mark) + new.encode())
    return draft.path


def _as_json(forecast: Forecast, options: "tuple[Adjustment, ...]", lang: str) -> dict[str, Any]:
    return {
        "id": forecast.id,
        "text": forecast.text,
        "status": forecast.status,
        "p_hit": forecast.p_hit,
        "options": [
            {"kind": option.kind, "text": option.text.in_lang(lang), "figures": option.figures} for option in options
        ],
    }
