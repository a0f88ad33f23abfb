"""What a team's past key results say: how often they were hit, by metric, team, ambition and wording."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from okr_ai.language.lexicon import Lexicon
from okr_ai.model import PastKeyResult
from okr_ai.suggest.hit_rates import belief_from
from okr_ai.suggest.past import HIT, first_metric, metric_called

_FIGURE = re.compile(r"\d[\d,.]*")
ENOUGH = 20  # past key results with a known attainment before a chance is told


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

    Key results on the same metric count for themselves, those on others, or on none that is known, for the team
    (`okr_ai.suggest.hit_rates`).
    """
    called = metric_of(lexicon)
    rows = {one.name: (one.hits, one.known) for one in by(pasts, called)}
    single = [(one.hits, one.known) for one in (row("", [past]) for past in pasts if not called(past))]
    if sum(known for _, known in (*rows.values(), *single)) < ENOUGH:
        return None
    outcomes = []
    for text, metric in drafts:
        hits, known = rows.get(metric, (0, 0))
        belief = belief_from([*single, *(counts for name, counts in rows.items() if name != metric)]).given(hits, known)
        outcomes.append(Outcome(text, metric, belief.chance, *belief.range_of(0.8), known))
    return outcomes
