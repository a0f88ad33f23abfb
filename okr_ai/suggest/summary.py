"""What a team's past key results say: how often they were hit, by metric, team, ambition and wording."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

from okr_ai.language.lexicon import Lexicon
from okr_ai.model import PastKeyResult
from okr_ai.suggest.past import HIT, first_metric, metric_called

_FIGURE = re.compile(r"\d[\d,.]*")
ENOUGH = 20  # past key results with a known attainment before a chance is told
_PRIOR = 8.0  # how many key results the team's overall hit rate counts for beside those on the metric itself


@dataclass(frozen=True, slots=True)
class Row:
    """One group: how many key results, how many of those with a known attainment were hit, their mean attainment
    (each counted between 0 and 1)."""

    name: str
    count: int
    known: int
    hits: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The chance that a key result is hit, from the past alone, with the range that holds 80 % of the belief."""

    text: str
    metric: str
    chance: float
    low: float
    high: float
    on_metric: int


def row(name: str, pasts: Sequence[PastKeyResult]) -> Row:
    """The figures of one group."""
    attained = [past.attainment for past in pasts if past.attainment is not None]
    mean = sum(min(max(value, 0.0), 1.0) for value in attained) / len(attained) if attained else None
    return Row(name, len(pasts), len(attained), sum(value >= HIT for value in attained), mean)


def by(pasts: Iterable[PastKeyResult], name_of: Callable[[PastKeyResult], str]) -> list[Row]:
    """The groups that `name_of` makes, the largest first; what has no name is left out."""
    groups: dict[str, list[PastKeyResult]] = {}
    for past in pasts:
        if name := name_of(past):
            groups.setdefault(name, []).append(past)
    return sorted((row(name, group) for name, group in groups.items()), key=lambda one: (-one.count, one.name))


def metric_of(lexicon: Lexicon) -> Callable[[PastKeyResult], str]:
    """The lexicon's name of a past key result's metric, else the metric's own name."""
    return lambda past: metric_called(past.metric, lexicon) if past.metric else first_metric(past.text, lexicon)


def ambition_of(past: PastKeyResult) -> str:
    """How large a change was wanted, as a share of the baseline: up to 5 %, 5 to 20 %, above."""
    if past.baseline is None or past.target is None or past.baseline == 0:
        return ""
    change = abs(past.target - past.baseline) / abs(past.baseline)
    return "<= 5 %" if change <= 0.05 else "5-20 %" if change <= 0.2 else "> 20 %"


def wording_of(past: PastKeyResult) -> str:
    """Whether the text itself holds a number to reach, and a number to start from."""
    figures = len(_FIGURE.findall(past.text))
    return "from-to" if figures >= 2 else "target only" if figures == 1 else "no number"


def predicted(
    drafts: Sequence[tuple[str, str]], pasts: Sequence[PastKeyResult], lexicon: Lexicon
) -> list[Outcome] | None:
    """The chance of each (text, metric) of a draft; None when fewer than `ENOUGH` past attainments are known.

    Beta-binomial: the team's overall hit rate counts as `_PRIOR` key results, those on the same metric as themselves;
    the range is that of the Beta distribution.
    """
    overall = row("", pasts)
    if overall.known < ENOUGH:
        return None
    rate = (overall.hits + 0.5) / (overall.known + 1)
    rows = {one.name: one for one in by(pasts, metric_of(lexicon))}
    outcomes = []
    for text, metric in drafts:
        own = rows.get(metric)
        hits, known = (own.hits, own.known) if own else (0, 0)
        a, b = _PRIOR * rate + hits, _PRIOR * (1 - rate) + known - hits
        low, high = (_beta_quantile(a, b, share) for share in (0.1, 0.9))
        outcomes.append(Outcome(text, metric, a / (a + b), low, high, known))
    return outcomes


def _beta_quantile(a: float, b: float, share: float, steps: int = 2000) -> float:
    """The quantile of a Beta distribution, by adding up its density on a grid (to within 1 / steps)."""
    scale = lgamma(a + b) - lgamma(a) - lgamma(b)
    middles = [(step + 0.5) / steps for step in range(steps)]
    density = [exp(scale + (a - 1) * log(x) + (b - 1) * log(1 - x)) for x in middles]
    wanted, reached = share * sum(density), 0.0
    for x, value in zip(middles, density, strict=True):
        reached += value
        if reached >= wanted:
            return x
    return middles[-1]
