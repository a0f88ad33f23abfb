"""`okr-ai cascade`: a company's key result split over departments along a driver tree."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import click

from okr_ai.cli.inputs import Day, as_of_option, lang_option, load_metrics, metrics_option, workspace_for
from okr_ai.cli.language import settings_say, wanted_lang
from okr_ai.cli.usage import misuse
from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Cycle, Frame, MetricSeries, Reason

if TYPE_CHECKING:
    from okr_ai.language.lexicon import Lexicon
    from okr_ai.suggest.cascade import Cascade, Stand
    from okr_ai.suggest.library import Library
    from okr_ai.suggest.targets import OutlookOf
    from okr_ai.suggest.trees import Tree
    from okr_ai.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of the drivers, by metric: where they stand, their weights, how far they may go, what stays."""

    bases: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    bounds: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)
    locks: frozenset[str] = frozenset()


@click.command(
    epilog='Example: okr-ai cascade "Grow quarterly sales from £2.05M to £2.3M by 30 Sep 2011" '
    "--metrics examples/gift-shop/metrics/weekly.csv --as-of 2011-06-30 --format markdown"
)
@click.argument("key_result", metavar="KEY_RESULT")
@metrics_option
@as_of_option
@lang_option
@click.option("--tree", "name", metavar="NAME", help="The driver tree; by default the first of the metric.")
@click.option("--due", type=Day(), metavar="DATE", help="The last day; by default the key result's own.")
@click.option("--base", "bases", multiple=True, metavar="METRIC=NUMBER", help="Where a driver stands.")
@click.option("--share", "shares", multiple=True, metavar="METRIC=WEIGHT", help="How much of the change it carries.")
@click.option("--lock", "locks", multiple=True, metavar="METRIC", help="A driver that stays as it is.")
@click.option("--bound", "bounds", multiple=True, metavar="METRIC=LOW..HIGH", help="How far a driver may go.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="For people, or as a draft.",
)
def command(
    key_result: str,
    metrics: tuple[str, ...],
    as_of: date | None,
    lang: str | None,
    name: str | None,
    due: date | None,
    bases: tuple[str, ...],
    shares: tuple[str, ...],
    locks: tuple[str, ...],
    bounds: tuple[str, ...],
    form: str,
) -> None:
    """Split KEY_RESULT over departments: sums and products are kept exactly.

    Each driver carries what it usually moves in such a period, unless --share says otherwise; locked and bounded
    drivers leave their part to the others. Trees: templates/okr/trees, `trees/` in your own templates folder, and
    `[trees.NAME]` in okr-ai.toml.
    """
    from okr_ai.suggest.drafts import cascade_draft, cascade_lines, cascade_markdown

    workspace = workspace_for()
    given = Given(_numbers(bases, "--base"), _numbers(shares, "--share"), _bounds(bounds), frozenset(locks))
    tongue = wanted_lang(lang)
    series = load_metrics(metrics, workspace)
    found, cycle, tongue = cascade_of(
        key_result, series, workspace, as_of or date.today(), given=given, name=name, due=due, lang=tongue
    )
    if form == "json":
        shown = cascade_draft(found, key_result, cycle, tongue)
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo(cascade_markdown(found, key_result, cycle, tongue))
    else:
        click.echo("\n".join(cascade_lines(found, key_result, tongue)))


def cascade_of(
    key_result: str,
    series: Mapping[str, MetricSeries],
    workspace: "Workspace",
    day: date,
    *,
    given: Given,
    name: str | None = None,
    due: date | None = None,
    lang: str | None = None,
) -> "tuple[Cascade, Cycle, str]":
    """A key result split along its driver tree, the period it is for, and the language it is told in.

    Raises InputError for a key result that does not say from what to what, and when there is no tree for it.
    """
    from okr_ai.cli.outlooks import outlooks
    from okr_ai.cli.suggest import period_for
    from okr_ai.language import read_key_result
    from okr_ai.language.lexicon import lexicon
    from okr_ai.suggest.cascade import cascade
    from okr_ai.suggest.template_files import library_with
    from okr_ai.suggest.trees import trees_with

    words = lexicon().with_definitions(workspace.definitions) if workspace.definitions else lexicon()
    frame = read_key_result(key_result, cycle=workspace.cycle, today=day, lexicon=words)
    lang = lang or ("en" if frame.lang == "en" else "zh")
    settings_say(lang)  # what is wrong is told in the key result's language, too
    start, last = period_for(day, due or frame.deadline_date, workspace.cycle)
    tree = _tree(name, frame, key_result, trees_with(workspace.templates, workspace.trees))
    library = library_with(workspace.templates)
    look = outlooks(day, start, last, workspace.definitions)
    stands = _stands(tree, series, given, look, workspace, words, library, lang)
    baseline, target = _ends(frame, key_result)
    found = cascade(tree, baseline, target, stands, library=library, lexicon=words, start=start, due=last, lang=lang)
    return found, Cycle(start, last), lang


def _tree(name: str | None, frame: Frame, text: str, trees: "Mapping[str, Tree]") -> "Tree":
    if name is not None and name in trees:
        return trees[name]
    fitting = [tree for tree in trees.values() if name is None and tree.metric == frame.metric_name]
    if fitting:
        return fitting[0]
    listed = ", ".join(trees)
    asked = name or (frame.metric and frame.metric.text)
    raise InputError(
        Bilingual(f"there is no driver tree for '{asked}'", f"没有“{asked}”的驱动树")
        if asked
        else Bilingual(f"no metric is named in '{text}'", f"“{text}”里没有写明指标"),
        Bilingual(f"choose one with --tree: {listed}", f"请用 --tree 选择：{listed}"),
    )


def _ends(frame: Frame, text: str) -> tuple[float, float]:
    """The baseline and the level to reach that the key result states, also as a change from that baseline."""
    level = frame.level(frame.baseline)
    if frame.baseline is None or level is None:
        raise InputError(
            Bilingual(f"'{text}' does not say from what to what", f"“{text}”没有写明从多少到多少"),
            Bilingual("write it as 'X from 100 to 120 by 30 Sep'", "请写成“到9月30日，X从100提升到120”"),
        )
    return frame.baseline, level


def _stands(
    tree: "Tree",
    series: Mapping[str, MetricSeries],
    given: Given,
    look: "OutlookOf",
    workspace: "Workspace",
    words: "Lexicon",
    library: "Library",
    lang: str,
) -> "dict[str, Stand]":
    """What is known of the tree's parts, from the series and from the options; a series that ended long ago, and is
    not used, is told on standard error."""
    from okr_ai.suggest.candidates import Candidate, series_by_metric, unit_of
    from okr_ai.suggest.cascade import Stand, template_for
    from okr_ai.suggest.past import Past

    known = series_by_metric(series, workspace.definitions, words)
    stands: dict[str, Stand] = {}
    for part in tree.parts:
        template = template_for(part.metric, library, words)
        found = known.get(part.metric)
        outlook = look(found, template.measure) if found else None
        if isinstance(outlook, Reason):
            click.echo(outlook.text.in_lang(lang), err=True)
            outlook = None
        baseline = given.bases.get(part.metric, outlook.baseline if outlook else None)
        if baseline is None:
            continue
        low, high = given.bounds.get(part.metric, (None, None))
        stands[part.metric] = Stand(
            baseline,
            unit=unit_of(Candidate(template, 0, 0, found), workspace.definitions, Past({}, 0)),
            outlook=outlook,
            share=given.shares.get(part.metric),
            locked=part.metric in given.locks,
            low=low,
            high=high,
            series=found.name if found else None,
        )
    return stands


def _numbers(pairs: tuple[str, ...], option: str) -> dict[str, float]:
    return {name: _number(value, option) for name, value in (_pair(pair, option) for pair in pairs)}


def _bounds(pairs: tuple[str, ...]) -> dict[str, tuple[float | None, float | None]]:
    found: dict[str, tuple[float | None, float | None]] = {}
    for name, value in (_pair(pair, "--bound") for pair in pairs):
        low, dots, high = value.partition("..")
        if not dots:
            raise misuse(
                f"'{value}' is no range",
                f"“{value}”不是范围",
                "write it as 10..20, ..20 or 10..",
                "请写成 10..20、..20 或 10..",
            )
        found[name] = (_number(low, "--bound") if low else None, _number(high, "--bound") if high else None)
    return found


def _pair(text: str, option: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not value:
        raise misuse(
            f"{option}: '{text}' names no metric and value",
            f"{option}：“{text}”没有写明指标和值",
            "write METRIC=VALUE",
            "请写成 指标=值",
        )
    return name.strip(), value.strip()


def _number(text: str, option: str) -> float:
    from okr_ai.language.numbers import read_number

    read = read_number(text)
    if read is None:
        raise misuse(f"{option}: '{text}' is no number", f"{option}：“{text}”不是数", "write a number", "请写一个数")
    return read[0]
