"""How a drafted target stands against its metric's own history, before anybody has worked for it."""

from collections.abc import Mapping
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
    Frame,
    KeyResult,
    MetricDefinition,
    MetricSeries,
    Objective,
    TargetChance,
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
    """The chance of the target if nothing changes, from data up to `as_of`, and the metric's past changes.

    A change is from one period to the next of the same length (of levels, totals or averages, as the key result is
    judged); the periods slide by a quarter of their length, and `periods` counts those that do not overlap. None when
    the metrics do not tell about the key result, it has no number to reach, or it wants something kept as it is.
    """
    definitions = definitions or {}
    words = lexicon or (shipped_lexicon().with_definitions(definitions) if definitions else shipped_lexicon())
    subject = subject_of(Objective("", key_result.text), key_result, frame, cycle, as_of)
    item = ready(subject, series, index_series(series, definitions, words), words, as_of=as_of)
    if not isinstance(item, Ready) or item.goal.baseline is None or item.goal.keep or item.goal.direction == "band":
        return None
    goal = item.goal
    sign = 1.0 if goal.direction == "up" else -1.0
    changes, periods = past_changes(item)
    wanted = sign * (goal.target - (goal.baseline or 0.0))
    signed = tuple((sign * changes).tolist())
    reached = sum(change >= wanted for change in signed) / len(signed) if signed else None
    return TargetChance(
        p_hit=ask_engine([item], fan=False)[id(item)].p_hit,
        baseline=goal.baseline or 0.0,
        target=goal.target,
        wanted_change=wanted,
        past_changes=signed,
        share_reached=reached,
        periods=periods,
        method=f"auto: {item.steps.rhythm.name}, {int(np.isfinite(item.steps.values).sum())} values",
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
