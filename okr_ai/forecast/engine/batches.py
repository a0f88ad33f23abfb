"""Many questions at once: in chunks of like season and length, so that memory stays flat whatever their number."""

import os
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.finals import Finals
from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.outlook import distribution
from okr_ai.forecast.engine.questions import HUGEST, Questions
from okr_ai.forecast.engine.scales import Scales
from okr_ai.forecast.engine.windows import Windows, look_ahead, read_past

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

CHUNK = 100_000
"""Questions times steps that are worked on at once: about 60 MB at the peak."""
MANY = 4
"""From so many chunks on, they are shared out among the cores."""


def predict(
    questions: Questions, target: Floats, up: Flags, levels: Floats, *, trained: bool = True
) -> tuple[Floats, Floats]:
    """The chance of each question's target and the quantiles (cases, levels) of its final statistic."""
    chance = np.empty(len(questions.row))
    quantiles = np.empty((len(questions.row), len(levels)))

    def answer(cases: Ints) -> None:
        if len(questions.series[questions.row[cases[0]]]):
            windows, finals = look_at(questions, cases)
            mixture = distribution(windows, trained=trained)
        else:
            mixture, finals = _nothing_known(questions, cases, target[cases])
        chance[cases] = finals.chance(mixture, target[cases], up[cases])
        quantiles[cases] = finals.quantiles(mixture, levels)

    parts = list(chunks(questions))
    cores = _cores() if len(parts) >= MANY else 1
    if cores == 1:
        for cases in parts:
            answer(cases)
    else:
        from concurrent.futures import ThreadPoolExecutor

        from threadpoolctl import threadpool_limits

        # the matrix products must not start threads of their own beside these
        with threadpool_limits(1, "blas"), ThreadPoolExecutor(cores) as pool:
            list(pool.map(answer, parts))
    return chance, quantiles


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chunks(questions: Questions) -> Iterator[Ints]:
    """Case numbers, each chunk of one season and of like lengths; cases without any value have chunks of their own."""
    if len(questions.row) == 1:
        yield np.zeros(1, np.int64)
        return
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


def look_at(questions: Questions, cases: Ints) -> tuple[Windows, Finals]:
    """What the past says about the windows of one chunk's cases, and what their means make of the final statistics."""
    row, upper = questions.row[cases], questions.upper[cases]
    # a chunk has the cases of one series side by side
    new = np.empty(len(row), bool)
    new[0], new[1:] = True, row[1:] != row[:-1]
    distinct, inverse = row[new], new.cumsum() - 1
    past = read_past([questions.series[r] for r in distinct], int(questions.season[distinct[0]]), upper[new])
    first, last = questions.first[cases], questions.last[cases]
    windows = look_ahead(past, inverse, first, np.maximum(first, last))
    scales = windows.scales
    finals = Finals(
        scales=scales,
        start=past.start[inverse],
        known=questions.known[cases],
        steps=(last - first + 1).astype(float),
        count=questions.count[cases],
        lower=np.maximum(questions.lower[cases], scales.least),
        upper=np.minimum(upper, scales.most),
        whole=past.whole[inverse],
    )
    return windows, finals


def _nothing_known(questions: Questions, cases: Ints, target: Floats) -> tuple[Mixture, Finals]:
    """Without a single value only the target says what size the metric might have: a very wide guess around zero."""
    ones, none = np.ones(len(target)), np.zeros(len(target))
    steps, count = questions.steps[cases].astype(float), questions.count[cases]
    size = np.clip(np.abs(np.nan_to_num(target)), 1.0, HUGEST) * count / np.maximum(steps, 1)
    finals = Finals(
        scales=Scales(ones, none, none, size, linear=ones > 0),
        start=none,
        known=none,
        steps=steps,
        count=count,
        lower=questions.lower[cases],
        upper=questions.upper[cases],
        whole=none > 0,
    )
    return Mixture(ones[:, None], none[:, None], 10.0 * ones[:, None]), finals
