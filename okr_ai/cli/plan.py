"""`okr-ai plan`: key results turned into draft tasks."""

import json
import os
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from okr_ai.cli.inputs import Day, as_of_option, lang_option, load_drafts, stdin_filename_option, workspace_for
from okr_ai.cli.language import chosen_lang, wanted_lang
from okr_ai.cli.usage import misuse
from okr_ai.errors import InputError
from okr_ai.model import Bilingual

if TYPE_CHECKING:
    from okr_ai.suggest.planning import PlannedTask
    from okr_ai.workspace import Workspace


@click.command(epilog='Example: okr-ai plan "Raise the repurchase rate from 18% to 22% by 30 Sep 2026" --format csv')
@click.argument("source", metavar="KEY_RESULT|DRAFT|-")
@as_of_option
@lang_option
@stdin_filename_option
@click.option("--due", type=Day(), metavar="DATE", help="The last day; by default the key result's or the cycle's.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "csv", "json"]),
    default="markdown",
    help="Check-lists or tables.",
)
def command(
    source: str, as_of: date | None, lang: str | None, stdin_filename: str | None, due: date | None, form: str
) -> None:
    """Turn a KEY_RESULT, or all of a DRAFT, into draft tasks with department, role and date.

    The tasks come from the template of the key result's metric; their dates lie inside the cycle.
    """
    from okr_ai.read.drafts import FORMS
    from okr_ai.suggest.planning import as_checklist, as_csv

    if not source.strip():
        raise misuse("the key result is empty", "关键结果是空的", "say what should be reached", "请写明要达到什么结果")
    # os.path, because a KEY_RESULT may be longer than any path and that is no error
    named = os.path.exists(source) or source.endswith(tuple(FORMS))
    workspace = workspace_for([source] if named else [])
    day = as_of or date.today()
    texts: list[tuple[str, date | None, date | None]] = []
    if source == "-" or named:
        for draft in load_drafts([source], workspace=workspace, stdin_filename=stdin_filename, today=day):
            for objective in draft.objectives:
                cycle = draft.cycle_of(objective)
                start, end = (cycle.start, cycle.end) if cycle else (None, None)
                texts += [(kr.text.text, start, kr.due or end) for kr in objective.key_results]
    else:
        texts.append((source, None, None))
    tasks, tongue = _planned(texts, day, due, lang, workspace)
    if form == "json":
        click.echo(
            json.dumps([asdict(task) | {"due": task.due.isoformat()} for task in tasks], ensure_ascii=False, indent=2)
        )
    else:
        click.echo(as_csv(tasks, tongue) if form == "csv" else as_checklist(tasks, tongue), nl=form != "csv")


def _planned(
    texts: list[tuple[str, date | None, date | None]],
    day: date,
    due: date | None,
    lang: str | None,
    workspace: "Workspace",
) -> "tuple[list[PlannedTask], str]":
    """The tasks of all key results whose metric has a template, and the language they are in."""
    from okr_ai.cli.suggest import period_for
    from okr_ai.language import read_key_result
    from okr_ai.language.lexicon import lexicon
    from okr_ai.suggest.planning import plan
    from okr_ai.suggest.template_files import library_with

    library = library_with(workspace.templates)
    words = lexicon().with_definitions(workspace.definitions) if workspace.definitions else lexicon()
    tasks: list[PlannedTask] = []
    tongue = chosen_lang(lang)
    for text, start, stated in texts:
        frame = read_key_result(text, cycle=workspace.cycle, today=day, lexicon=words)
        if wanted_lang(lang) is None:
            tongue = "en" if frame.lang == "en" else "zh"
        template = library.of_metric(frame.metric_name or "")
        if template is None and frame.metric is not None:
            template = library.labelled(frame.metric.text)
        if template is None:
            click.echo(Bilingual(f"no template for: {text}", f"没有对应模板：{text}").in_lang(tongue), err=True)
            continue
        first, last = period_for(day, due or frame.deadline_date or stated, workspace.cycle)
        begin = start or first
        tasks += plan(text, template, max(begin, day) if day <= last else begin, last, tongue)
    if not tasks:
        raise InputError(
            Bilingual("no key result has a template to plan from", "没有任何关键结果能对应到模板"),
            Bilingual("see `okr-ai templates`", "可用 `okr-ai templates` 查看模板"),
        )
    return tasks, tongue
