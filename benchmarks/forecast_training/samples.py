"""What the networks learn from: the signals of a window, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import repeat

import numpy as np
import pandas as pd
from forecast_training.series import Series
from numpy.typing import NDArray

from okr_ai.forecast.engine.batches import chunks, look_at
from okr_ai.forecast.engine.combination import combine
from okr_ai.forecast.engine.questions import Questions, read_questions
from okr_ai.forecast.engine.signals import read_signals

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Flags = NDArray[np.bool_]

ASKED = ("history", "observed", "period_len", "season", "measure", "level_window")
FARTHEST = 12.0
"""Outcomes and thresholds are kept within so many spreads."""
LONGEST = {52: 26, 12: 24, 7: 120, 4: 8}
"""Steps ahead that windows reach, by season."""


@dataclass(frozen=True, slots=True)
class Samples:
    """One row per window; outcome and threshold are in spreads of the untrained combination around its centre."""

    source: NDArray[np.str_]
    fold: NDArray[np.int64]
    inputs: Singles
    candidates: Singles
    there: Flags
    outcome: Singles
    threshold: Singles
    """Where the case's target lies, NaN where there was no target."""
    above: Singles
    """1 where the final statistic was on the upper side of the target, NaN where there was no target."""
    weight: Singles

    def take(self, rows: NDArray[np.generic]) -> "Samples":
        """These rows."""
        return Samples(*(getattr(self, field.name)[rows] for field in fields(self)))

    def weighing(self, weight: float) -> "Samples":
        """The same with another weight."""
        changed = {field.name: getattr(self, field.name) for field in fields(self)}
        return Samples(**{**changed, "weight": np.full_like(self.weight, weight)})


def together(parts: Sequence[Samples]) -> Samples:
    """All rows of all parts."""
    return Samples(*(np.concatenate([getattr(p, field.name) for p in parts]) for field in fields(Samples)))


def from_cases(cases: pd.DataFrame) -> Samples:
    """Samples of cases with `final`, `source`, `fold` and, where there was a target, also direction and hit."""
    questions = read_questions(
        *(cases[name].tolist() for name in ASKED), repeat(None, len(cases)), repeat(None, len(cases))
    )
    final = cases["final"].to_numpy(float)
    target = cases["target"].to_numpy(float) if "target" in cases else np.full(len(cases), np.nan)
    up = (cases["direction"] == "up").to_numpy() if "direction" in cases else np.ones(len(cases), bool)
    hit = cases["hit"].to_numpy(float) if "hit" in cases else np.full(len(cases), np.nan)
    parts = []
    for rows in chunks(questions):
        if len(questions.series[questions.row[rows[0]]]):
            parts.append((rows, _signals(questions, rows, final[rows], target[rows], up[rows])))
    order = np.argsort(np.concatenate([rows for rows, _ in parts]))
    columns = [np.concatenate(column)[order] for column in zip(*(part for _, part in parts), strict=True)]
    kept = np.sort(np.concatenate([rows for rows, _ in parts]))
    above = np.where(up, hit, 1 - hit)[kept].astype(np.float32)
    source = cases["source"].to_numpy(str)[kept]
    return Samples(source, cases["fold"].to_numpy(int)[kept], *columns, above, np.ones(len(kept), np.float32))


def _signals(
    questions: Questions, rows: NDArray[np.int64], final: Floats, target: Floats, up: Flags
) -> tuple[NDArray[np.generic], ...]:
    windows, finals = look_at(questions, rows)
    signals = read_signals(windows, combine(windows))

    def placed(u: Floats) -> Singles:
        with np.errstate(over="ignore"):
            z = (u - signals.centre) / signals.spread
        return np.asarray(np.clip(z, -FARTHEST, FARTHEST), np.float32)

    inputs, candidates = signals.inputs.astype(np.float32), signals.candidates.astype(np.float32)
    mean = (final * finals.count - finals.known) / np.maximum(finals.steps, 1)
    came, threshold = placed(finals.place(mean)), placed(np.nan_to_num(finals.place(finals.needed(target, up))))
    threshold = np.where(np.isnan(target), np.float32(np.nan), threshold)
    return inputs, candidates, signals.there, came, threshold


def windows_of(series: Sequence[Series], each: int, seed: int) -> pd.DataFrame:
    """`each` cases without target per series: random ends, lengths (half of them short) and windows ahead."""
    random = np.random.default_rng(seed)
    rows = []
    for one in series:
        values, length = one.values, len(one.values)
        for _ in range(each if length >= 4 else 0):
            last = int(np.exp(random.uniform(0, np.log(min(LONGEST[one.season], length // 2) + 0.99))))
            end = int(random.integers(1, length - last + 1))
            history = end if random.random() < 0.5 else int(min(end, np.exp(random.uniform(0, np.log(60)))))
            if random.random() < 0.4:
                width = min(7 if one.season == 7 else 1, last)
            else:
                width = last if random.random() < 0.6 else int(random.integers(1, last + 1))
            season = one.season if random.random() < 0.95 else 1
            ahead = values[end : end + last]
            rows.append((one.source, one.fold, values[end - history : end], last, season, width, ahead[-width:].mean()))
    names = ["source", "fold", "history", "period_len", "season", "level_window", "final"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(observed=[np.empty(0)] * len(table), measure="level")


def shortened(cases: pd.DataFrame, longest: int, seed: int) -> pd.DataFrame:
    """The cases with only the last 1 to `longest` steps of their history."""
    random = np.random.default_rng(seed)
    kept = np.exp(random.uniform(0, np.log(longest + 0.99), len(cases))).astype(int)
    return cases.assign(history=[history[-k:] for history, k in zip(cases.history, kept, strict=True)])
