"""Many questions at once: in chunks of like season and length, so that memory stays flat whatever their number."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.combination import combine
from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.outcomes import Outcomes
from okr_ai.forecast.engine.questions import HUGEST, Questions
from okr_ai.forecast.engine.scales import Scales
from okr_ai.forecast.engine.windows import look_ahead, read_past

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

CHUNK = 200_000
"""Questions times steps that are worked on at once: about 100 MB at the peak."""


def predict(questions: Questions, target: Floats, up: Flags, levels: Floats) -> tuple[Floats, Floats]:
    """The chance of each question's target and the quantiles (cases, levels) of its final statistic."""
    chance = np.empty(len(questions.row))
    quantiles = np.empty((len(questions.row), len(levels)))
    for cases in _chunks(questions):
        outcomes = _outcomes(questions, cases, target[cases])
        chance[cases] = outcomes.chance(target[cases], up[cases])
        quantiles[cases] = outcomes.quantiles(levels)
    return chance, quantiles


def _chunks(questions: Questions) -> Iterator[Ints]:
    """Case numbers, each chunk of one season and of like lengths."""
    length = np.array([len(s) for s in questions.series], np.int64)[questions.row]
    season = np.where(length > 0, questions.season[questions.row], 0)
    order = np.lexsort((questions.row, length, season))
    begin = 0
    while begin < len(order):
        alike = int(np.searchsorted(season[order], season[order[begin]], side="right"))
        # as many as fit when all are as long as the last one
        room = np.flatnonzero(np.arange(1, alike - begin + 1) * length[order[begin:alike]] > CHUNK)
        end = begin + max(int(room[0]), 1) if len(room) else alike
        yield order[begin:end]
        begin = end


def _outcomes(questions: Questions, cases: Ints, target: Floats) -> Outcomes:
    row, steps = questions.row[cases], questions.steps[cases]
    known, count = questions.known[cases], questions.count[cases]
    if not len(questions.series[row[0]]):
        return _nothing_known(target, known, steps, count)
    distinct, inverse = np.unique(row, return_inverse=True)
    past = read_past([questions.series[r] for r in distinct], int(questions.season[distinct[0]]))
    first, last = questions.first[cases], np.maximum(questions.last[cases], questions.first[cases])
    mixture = combine(look_ahead(past, inverse, first, last))
    return Outcomes(mixture, past.scales.take(inverse), past.start[inverse], known, steps.astype(float), count)


def _nothing_known(target: Floats, known: Floats, steps: Ints, count: Floats) -> Outcomes:
    """Without a single value only the target says what size the metric might have: a very wide guess around zero."""
    ones = np.ones(len(target))
    size = np.clip(np.abs(np.nan_to_num(target)), 1.0, HUGEST) * count / np.maximum(steps, 1)
    mixture = Mixture(ones[:, None], 0.0 * ones[:, None], 10.0 * ones[:, None])
    scales = Scales(ones, 0.0 * ones, size, np.ones(len(target), bool))
    return Outcomes(mixture, scales, 0.0 * ones, known, steps.astype(float), count)
