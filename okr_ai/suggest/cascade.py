"""A company's key result split over departments along a driver tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import prod

from okr_ai.errors import InputError
from okr_ai.language.formatting import format_number
from okr_ai.language.lexicon import Lexicon
from okr_ai.model import Bilingual
from okr_ai.suggest.candidates import plain_template, turned
from okr_ai.suggest.library import KeyResultTemplate, Library
from okr_ai.suggest.phrasing import change_text, keep_text
from okr_ai.suggest.splitting import CannotSplit, Driver, shares, split
from okr_ai.suggest.targets import Outlook
from okr_ai.suggest.trees import Part, Tree


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known of one driver: where it stands, its unit, its outlook if there is one, and what the user fixed."""

    baseline: float
    unit: str | None = None
    outlook: Outlook | None = None
    share: float | None = None
    locked: bool = False
    low: float | None = None
    high: float | None = None
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """A department's key result. `p_hit` is its chance if nothing changes (None: no history), `share` the part of the
    change that it carries."""

    text: str
    metric: str
    owner: str
    unit: str | None
    baseline: float
    target: float
    due: date
    share: float
    p_hit: float | None
    series: str | None


@dataclass(frozen=True, slots=True)
class Cascade:
    """The children, and the chance that all of them are hit: if they were independent, and its bounds whatever they
    are (Fréchet). None when a child has no chance."""

    tree: str
    metric: str
    baseline: float
    target: float
    children: tuple[Child, ...]
    p_all: float | None
    p_all_bounds: tuple[float, float] | None


def cascade(
    tree: Tree,
    baseline: float,
    target: float,
    stands: Mapping[str, Stand],
    *,
    library: Library,
    lexicon: Lexicon,
    start: date,
    due: date,
    lang: str,
) -> Cascade:
    """`target` split over the tree's parts, each a key result of the department that answers for it.

    A part's weight is what the user gave it, else how far the metric usually moves the wanted way (from its outlook),
    else the same for all. Raises InputError when a part's baseline is missing or the bounds do not allow the target.
    """
    for part in tree.parts:
        if part.metric not in stands:
            called = _called(part.metric, lexicon)
            raise InputError(
                Bilingual(f"nothing is known of {called.en}", f"不知道{called.zh}的现值"),
                Bilingual(
                    f"name its series with --metrics, or its value with --base {part.metric}=NUMBER",
                    f"请用 --metrics 提供序列，或用 --base {part.metric}=数值",
                ),
                path=tree.name,
            )
    drivers = [_driver(part, stands[part.metric], tree, lexicon, target >= baseline) for part in tree.parts]
    try:
        targets = split(baseline, target, drivers, tree.how)
    except CannotSplit as error:
        reach = format_number(error.reachable, None, lang)
        raise InputError(
            Bilingual(f"the bounds allow {reach} at most", f"在给定上下限内最多到 {reach}"),
            Bilingual("loosen a lock or a bound, or lower the target", "请放宽锁定或上下限，或调整目标"),
            path=tree.name,
        ) from error
    except ValueError as error:
        raise InputError(
            Bilingual(f"it cannot be split: {error}", "无法拆分：乘积的各项都必须大于 0"),
            Bilingual("check the baselines", "请检查各项现值"),
            path=tree.name,
        ) from error
    carried = shares(drivers, targets, tree.how)
    children = tuple(
        _child(part, stands[part.metric], share, value, library, lexicon, start, due, lang)
        for part, share, value in zip(tree.parts, carried, targets, strict=True)
    )
    return Cascade(tree.name, tree.metric, baseline, target, children, *_chance_of_all(children))


def _called(name: str, lexicon: Lexicon) -> Bilingual:
    """A metric in words, with the name that options and files know it by."""
    metric = lexicon.get(name)
    if metric is None:
        return Bilingual(name, f" {name} ")
    return Bilingual(metric.en if metric.en == name else f"{metric.en} ({name})", f"{metric.zh}（{name}）")


def _driver(part: Part, stand: Stand, tree: Tree, lexicon: Lexicon, upward: bool) -> Driver:
    metric = lexicon.get(part.metric)
    low = stand.low if stand.low is not None else metric.low if metric and metric.low is not None else float("-inf")
    high = stand.high if stand.high is not None else metric.high if metric and metric.high is not None else float("inf")
    if stand.locked:
        return Driver(part.metric, stand.baseline, 0.0, stand.baseline, stand.baseline, part.sign)
    weight = stand.share if stand.share is not None else _usual_move(stand, tree, upward == (part.sign > 0))
    return Driver(part.metric, stand.baseline, weight, low, high, part.sign)


def _usual_move(stand: Stand, tree: Tree, upward: bool) -> float:
    """How far the metric moves the wanted way in one of ten such periods: as a share (product) or in its unit (sum).

    Without an outlook: the same for all of a product, in proportion to their size in a sum.
    """
    size = abs(stand.baseline)
    if stand.outlook is None or not size:
        return 1.0 if tree.how == "product" else max(size, 1e-9)
    edge = stand.outlook.value_at(0.9 if upward else 0.1)
    move = max((edge - stand.baseline) * (1 if upward else -1), 0.01 * size)
    return move / size if tree.how == "product" else move


def _child(
    part: Part,
    stand: Stand,
    share: float,
    target: float,
    library: Library,
    lexicon: Lexicon,
    start: date,
    due: date,
    lang: str,
) -> Child:
    template = turned(template_for(part.metric, library, lexicon), target >= stand.baseline)
    before, after = _as_said(stand.baseline), _as_said(target)
    if before == after:
        text = keep_text(template, after, stand.unit, start, due, lang)
    else:
        text = change_text(template, before, after, stand.unit, start, due, lang)
    chance = round(stand.outlook.chance_of(target, template.better), 3) if stand.outlook else None
    owner = part.owner.in_lang(lang)
    return Child(text, part.metric, owner, stand.unit, stand.baseline, target, due, share, chance, stand.series)


def _as_said(value: float) -> float:
    """Four significant figures for the sentence; the exact value stands beside it."""
    return float(f"{value:.4g}") if abs(value) < 10_000 else float(f"{value:.5g}")


def template_for(metric: str, library: Library, lexicon: Lexicon) -> KeyResultTemplate:
    """The library's template for a metric, else a plain one made of its names."""
    template = library.of_metric(metric)
    if template is not None:
        return template
    known = lexicon.get(metric)
    if known is None:
        raise InputError(
            Bilingual(f"no metric is called '{metric}'", f"没有名为“{metric}”的指标"),
            Bilingual("define it in okr-ai.toml under [metrics]", "请在 okr-ai.toml 的 [metrics] 中定义"),
        )
    return plain_template(known)


def _chance_of_all(children: tuple[Child, ...]) -> tuple[float | None, tuple[float, float] | None]:
    chances = [child.p_hit for child in children]
    known = [chance for chance in chances if chance is not None]
    if len(known) < len(chances):
        return None, None
    return round(prod(known), 3), (round(max(0.0, sum(known) - len(known) + 1), 3), round(min(known), 3))
