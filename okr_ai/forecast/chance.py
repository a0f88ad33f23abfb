"""How a drafted target stands against its metric's own history, before anybody has worked for it."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from okr_ai.forecast.answers import ask_engine
from okr_ai.forecast.levels import filled
from okr_ai.forecast.matching import index_series
from okr_ai.forecast.prepare import Ready, ready, subject_of
from okr_ai.forecast.steps import Floats
from okr_ai.language.lexicon import Lexicon
from okr_ai.language.lexicon import lexicon as shipped_lexicon
from okr_ai.model import (
    Cycle,
    Draft,
    Frame,
    KeyResult,
    MetricDefinition,
    MetricSeries,
    Objective,
    Reason,
    TargetChance,
)


def target_chances(
    draft: Draft,
    frames: Sequence[Frame],
    series: Mapping[str, MetricSeries],
    *,
    as_of: date,
    definitions: Mapping[str, MetricDefinition] | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[TargetChance | Reason | None, ...]:
    """How each key result's target stands, in the draft's order, whose `frames` are the words as read.

    `p_hit` is the chance if nothing changes, from data up to `as_of`. A change is from one period to the next of the
    same length (of levels, totals or averages, as the key result is judged); the periods slide by a quarter of their
    length, and `periods` counts those that do not overlap. A Reason where the metrics do not tell about the key result
    or it has no number to reach; None where it wants something kept as it is or has no baseline.
    """
    definitions = definitions or {}
    words = lexicon or (shipped_lexicon().with_definitions(definitions) if definitions else shipped_lexicon())
    index = index_series(series, definitions, words)
    pairs = [(objective, key_result) for objective in draft.objectives for key_result in objective.key_results]
    found = [
        ready(subject_of(*pair, frame, draft.cycle_of(pair[0]), as_of), series, index, words, as_of=as_of)
        for pair, frame in zip(pairs, frames, strict=True)
    ]
    answers = ask_engine([item for item in found if isinstance(item, Ready) and _asks_for_change(item)], fan=False)
    return tuple(
        item if isinstance(item, Reason) else _told(item, answers[id(item)].p_hit) if id(item) in answers else None
        for item in found
    )


def target_chance(
    key_result: KeyResult,
    frame: Frame,
    series: Mapping[str, MetricSeries],
    *,
    cycle: Cycle | None,
    as_of: date,
    definitions: Mapping[str, MetricDefinition] | None = None,
    lexicon: Lexicon | None = None,
) -> TargetChance | None:
    """The same of a single key result; None also where there is a reason why there is none."""
    objective = Objective("", key_result.text, (key_result,))
    draft = Draft("", "", "en", key_result.text.source, (objective,), cycle)
    found = target_chances(draft, [frame], series, as_of=as_of, definitions=definitions, lexicon=lexicon)[0]
    return found if isinstance(found, TargetChance) else None


def _asks_for_change(item: Ready) -> bool:
    return item.goal.baseline is not None and not item.goal.keep and item.goal.direction != "band"


def _told(item: Ready, p_hit: float) -> TargetChance:
    goal = item.goal
    sign = 1.0 if goal.direction == "up" else -1.0
    changes, periods = past_changes(item)
    wanted = sign * (goal.target - (goal.baseline or 0.0))
    signed = tuple((sign * changes).tolist())
    return TargetChance(
        p_hit=p_hit,
        baseline=goal.baseline or 0.0,
        target=goal.target,
        wanted_change=wanted,
        past_changes=signed,
        share_reached=sum(change >= wanted for change in signed) / len(signed) if signed else None,
        periods=periods,
        method=f"auto: {item.steps.rhythm.name}, {int(np.isfinite(item.steps.values).sum())} values",
        series=item.match.name,
    )


def past_changes(item: Ready) -> tuple[Floats, int]:
    """Changes between neighbouring past periods of the key result's length, oldest first; how many do not overlap."""
    steps, goal = item.steps, item.goal
    length = max(len(item.period.ends), 1)
    values = filled(steps.values, steps, goal.measure)
    window = goal.window if goal.measure == "level" else length
    if len(values) < window + length:
        return np.empty(0), 0
    sums = np.convolve(values, np.ones(window), "valid")
    stretch = float(item.period.weights.sum()) / length if goal.measure == "total" else 1 / window
    statistic = sums * stretch
    changes = statistic[length:] - statistic[:-length]
    return changes[:: -max(1, length // 4)][::-1], len(changes) // length + 1 if len(changes) else 0
