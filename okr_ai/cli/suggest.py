"""`okr-ai suggest`: key results for an objective, with targets at a stated chance."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from okr_ai.cli.inputs import (
    Day,
    as_of_option,
    history_option,
    lang_option,
    load_drafts,
    load_history,
    load_metrics,
    metrics_option,
    read_stdin,
    workspace_for,
)
from okr_ai.cli.language import chosen_lang, wanted_lang
from okr_ai.cli.usage import misuse
from okr_ai.errors import InputError
from okr_ai.model import Bilingual

if TYPE_CHECKING:
    from okr_ai.cli.rewordings import Reword
    from okr_ai.language.lexicon import Lexicon
    from okr_ai.model import Cycle, MetricSeries, PastKeyResult, Suggestion
    from okr_ai.suggest.from_data import Option
    from okr_ai.workspace import Workspace


_NO_FIT = Bilingual(
    "nothing known fits these words; the proposals below are of common concerns only",
    "没有与这句话相符的模板或指标；下面只是常见的关注点",
)


@click.command(
    epilog='Example: okr-ai suggest "Members find every return worth their while" --history past.csv '
    "--metrics metrics.csv --as-of 2026-06-30"
)
@click.argument("objective", required=False, metavar="OBJECTIVE|-")
@click.option("--draft", metavar="FILE", help="A draft whose key results are there already: no copies of them.")
@click.option("--objectives", is_flag=True, help="Propose whole objectives from the metrics alone.")
@history_option
@metrics_option
@as_of_option
@lang_option
@click.option("-n", "count", type=click.IntRange(1, 20), default=5, show_default=True, help="How many at most.")
@click.option("--due", type=Day(), metavar="DATE", help="The last day; by default the end of the cycle or quarter.")
@click.option("--chance", type=click.FloatRange(0.03, 0.97), metavar="P", help="All targets at this chance (0.7).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs.")
@click.option("--wording", is_flag=True, help="Have a language model rephrase; the only option that sends anything.")
@click.option("--wording-url", envvar="OKR_AI_WORDING_URL", metavar="URL", help="An OpenAI-compatible endpoint (…/v1).")
@click.option("--wording-model", envvar="OKR_AI_WORDING_MODEL", metavar="NAME", help="The model to ask for.")
@click.option("--wording-seconds", type=click.FloatRange(0.1, 600), default=30, help="How long to wait for it.")
def command(
    objective: str | None,
    draft: str | None,
    objectives: bool,
    history: str | None,
    metrics: tuple[str, ...],
    as_of: date | None,
    lang: str | None,
    count: int,
    due: date | None,
    chance: float | None,
    form: str,
    wording: bool,
    **model: Any,
) -> None:
    """Propose key results for OBJECTIVE from templates and your own past.

    Targets come from the metric's own history: committed is reached in about 80 % of such cases, target in about 50 %,
    stretch in about 25 %, with what teams here usually add where five or more past key results tell of it. Without
    history no number is made up: the gap is marked.

    --wording sends the objective and the proposed sentences to a language model of your choice and takes its words
    where every number, unit, metric, direction and date stayed. Its key is read from OKR_AI_WORDING_KEY only.
    """
    workspace = workspace_for([draft] if draft else [])
    objective = _stated(objective, objectives)
    day, tongue = as_of or date.today(), _tongue(lang, objective)
    period = period_for(day, due, workspace.cycle)
    series = load_metrics(metrics, workspace)
    propose = _proposer(
        workspace,
        as_of=day,
        start=period[0],
        due=period[1],
        lang=tongue,
        history=load_history(history, workspace),
        series=series,
        chance=chance,
        present=_present(draft, day, workspace),
    )
    reword = _rewording(workspace, period, tongue, **model) if wording else None
    asked: list[tuple[str, tuple[str, ...], int]]
    if objective is not None:
        asked = [(objective, (), count)]
    else:
        asked = [
            (option.objective, tuple(signal.said.in_lang(tongue) for signal in option.signals), min(count, 3))
            for option in _options(series, workspace, day, period, tongue)
        ]
    answers = []
    for text, why, most in asked:
        found = propose(text, most)
        answers.append((text, why, reword(text, found) if reword else found))
    if form == "json":
        click.echo(_as_json(answers, one=objective is not None))
    else:
        click.echo("\n\n".join("\n".join(as_lines(*answer, tongue)) for answer in answers))


def _stated(objective: str | None, proposed: bool) -> str | None:
    """The objective in words, from standard input for `-`; None when objectives are to be proposed."""
    if (objective is None) != proposed:
        raise misuse(
            "there is no objective, or one too many",
            "没有给出目标，或多给了一个",
            "give an OBJECTIVE, or --objectives to have them proposed from the metrics",
            "请写出目标，或用 --objectives 从指标里提出目标",
        )
    if objective == "-":
        from okr_ai.read.files import MAX_DRAFT, decode

        objective = decode(read_stdin(MAX_DRAFT), "<stdin>").strip()
    if objective is not None and not objective.strip():
        raise misuse(
            "the objective is empty",
            "目标是空的",
            "say in one sentence what should be different at the end",
            "请用一句话写明到期末会有什么不同",
        )
    return objective


def _tongue(lang: str | None, objective: str | None) -> str:
    """The language asked for, else the objective's."""
    from okr_ai.language.text import language_of

    said = wanted_lang(lang) or (language_of(objective) if objective else chosen_lang(lang))
    return "en" if said == "en" else "zh"


def _proposer(
    workspace: "Workspace",
    *,
    as_of: date,
    start: date,
    due: date,
    history: "Sequence[PastKeyResult]",
    **asked: Any,
) -> "Callable[[str, int], tuple[Suggestion, ...]]":
    """A function from an objective and a number to at most so many proposals; the past is read once for all. That
    nothing fits the objective's words is told on standard error."""
    from okr_ai.cli.outlooks import outlooks, past_outlooks
    from okr_ai.suggest.proposing import known_history, nothing_fits, suggest
    from okr_ai.suggest.template_files import library_with

    library, words = library_with(workspace.templates), _words(workspace)
    known = known_history(history, as_of, words)
    look, before = outlooks(as_of, start, due, workspace.definitions), past_outlooks(workspace.definitions)
    given: dict[str, Any] = {"history": known, "library": library, "definitions": workspace.definitions}

    def propose(objective: str, most: int) -> "tuple[Suggestion, ...]":
        if nothing_fits(objective, lang=asked["lang"], series=asked["series"], lexicon=words, **given):
            click.echo(_NO_FIT.in_lang(asked["lang"]), err=True)
        return suggest(
            objective,
            as_of=as_of,
            start=start,
            due=due,
            n=most,
            outlook_of=look,
            past_outlooks_of=before,
            **given,
            **asked,
        )

    return propose


def _as_json(answers: "Sequence[tuple[str, tuple[str, ...], tuple[Suggestion, ...]]]", *, one: bool) -> str:
    """What contract section 5 has for one objective, or the list of proposed ones with what speaks for each."""
    listed = [
        {"objective": text, "why": why, "suggestions": [as_json(each) for each in found]}
        for text, why, found in answers
    ]
    shown = {name: listed[0][name] for name in ("objective", "suggestions")} if one else {"options": listed}
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _rewording(
    workspace: "Workspace",
    period: tuple[date, date],
    lang: str,
    *,
    wording_url: str | None,
    wording_model: str | None,
    wording_seconds: float,
) -> "Reword":
    """How proposals get a language model's words. Raises InputError when nobody can be asked."""
    import os

    from okr_ai.cli.rewordings import rewording
    from okr_ai.suggest.language_model import endpoint

    where = endpoint(wording_url, wording_model, os.environ.get("OKR_AI_WORDING_KEY"), wording_seconds)
    return rewording(where, _words(workspace), *period, lang)


def _words(workspace: "Workspace") -> "Lexicon":
    from okr_ai.language.lexicon import lexicon

    return lexicon().with_definitions(workspace.definitions) if workspace.definitions else lexicon()


def _present(draft: str | None, day: date, workspace: "Workspace") -> list[str]:
    """The texts of the key results that the draft holds."""
    if draft is None:
        return []
    read = load_drafts([draft], workspace=workspace, today=day)
    return [one.text.text for each in read for objective in each.objectives for one in objective.key_results]


def _options(
    series: "Mapping[str, MetricSeries]", workspace: "Workspace", day: date, period: tuple[date, date], lang: str
) -> "list[Option]":
    """Objectives that the metrics speak for; which of them ended too long ago to speak is told on standard error.
    Raises InputError when they tell nothing."""
    from okr_ai.cli.outlooks import still_measured
    from okr_ai.suggest.candidates import series_by_metric
    from okr_ai.suggest.from_data import options_from, signals_of
    from okr_ai.suggest.template_files import library_with

    words = _words(workspace)
    series, gone = still_measured(series, day, *period, workspace.definitions)
    for reason in gone:
        click.echo(reason.text.in_lang(lang), err=True)
    signals = signals_of(series_by_metric(series, workspace.definitions, words), words, day)
    options = options_from(signals, library_with(workspace.templates), words, lang)
    if not options:
        raise InputError(
            Bilingual("the metrics show nothing to aim at yet", "从指标里还看不出该定什么目标"),
            Bilingual("give --metrics with 16 values or more each", "请用 --metrics 提供每项至少 16 个数的指标"),
        )
    return options


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


def as_lines(objective: str, why: Sequence[str], found: "Sequence[Suggestion]", lang: str) -> list[str]:
    """An objective, what speaks for it, and its proposals, for people."""
    from okr_ai.suggest.shown import proposal_lines

    lines = [objective, *why, ""]
    for number, one in enumerate(found, 1):
        lines += [*proposal_lines(number, one, lang), ""]
    return lines[:-1]
