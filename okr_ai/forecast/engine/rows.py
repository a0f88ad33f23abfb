"""The way in without pandas, whose import takes as long as forecasting hundreds of key results: cases as plain rows."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from okr_ai.errors import InputError
from okr_ai.forecast.engine.batches import predict
from okr_ai.forecast.engine.questions import read_questions
from okr_ai.model.words import Bilingual

Floats = NDArray[np.float64]

ASKED = ("history", "observed", "period_len", "season", "measure", "level_window")
OPTIONAL: dict[str, Any] = {"lower": None, "upper": None, "target": np.nan, "direction": "up"}
"""… and what is taken where it is not given."""
SLICE = 20_000
"""Cases that are read at once."""


def answer_rows(rows: Sequence[Mapping[str, Any]], levels: Sequence[float]) -> tuple[Floats, Floats]:
    """(cases,), (cases, levels): the chance of each case's target and quantiles of its final statistic.

    The rows hold what `forecast_cases` asks for, `direction` and `target` only where a chance is wanted.
    """
    columns = {name: [row[name] for row in rows] for name in ASKED}
    columns |= {name: [row.get(name, filling) for row in rows] for name, filling in OPTIONAL.items()}
    return answer_columns(columns, np.asarray(levels, float))


def answer_columns(columns: Mapping[str, list[Any]], levels: Floats, *, trained: bool = True) -> tuple[Floats, Floats]:
    """The same from lists, one for each name of ASKED and OPTIONAL, in that order."""
    asked = dict(columns)
    target, up = np.array(asked.pop("target"), float), _up(asked.pop("direction"))
    chance, quantiles = np.empty(len(target)), np.empty((len(target), len(levels)))
    for begin in range(0, len(target), SLICE):
        part = slice(begin, begin + SLICE)
        questions = read_questions(*(column[part] for column in asked.values()))
        chance[part], quantiles[part] = predict(questions, target[part], up[part], levels, trained=trained)
    return chance, quantiles


def _up(directions: list[Any]) -> NDArray[np.bool_]:
    for direction in directions:
        if direction not in ("up", "down"):
            raise InputError(
                Bilingual(f"unknown direction {direction!r}", f"未知的 direction：{direction!r}"),
                Bilingual("use up or down", "请用 up 或 down"),
            )
    return np.array([direction == "up" for direction in directions], bool)
