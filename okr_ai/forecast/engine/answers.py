"""The way in: cases as a DataFrame, answers as a DataFrame or an array."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from okr_ai.errors import InputError
from okr_ai.forecast.engine.rows import ASKED, OPTIONAL, answer_columns
from okr_ai.model.words import Bilingual

Floats = NDArray[np.float64]

QUANTILES = {"q025": 0.025, "q10": 0.1, "q50": 0.5, "q90": 0.9, "q975": 0.975}
NAMES = (*((name, None) for name in ASKED), *OPTIONAL.items())
LEVELS = np.array(list(QUANTILES.values()))
ANSWERS = pd.Index(["task_id", "p_hit", *QUANTILES])


def forecast_cases(cases: pd.DataFrame, *, trained: bool = True) -> pd.DataFrame:
    """How likely each case's target is to be hit, and quantiles of its final statistic; one row each, in order.

    In: `task_id`; `history` (floats, oldest first, before the period); `observed` (floats inside the period so far);
    `period_len` in steps; `season` in steps per cycle (1: none); `measure` level, total or average; `level_window`
    (a level is the mean of the last so many steps); `direction` up (hit when the statistic is >= target) or down (<=);
    `target`. Optional: `lower` and `upper`, bounds that no value of the metric can pass (0 and 100 for a percentage); a
    series that was never negative stays so without being told.
    Out: `task_id`, `p_hit`, `q025`, `q10`, `q50`, `q90`, `q975`, all read off one distribution: they cannot disagree.
    `trained=False` answers by the plain combination of smoothers alone.
    Missing values are bridged; without a single value the answer is very wide; a NaN target has a NaN chance.
    Raises InputError for a missing column, an unknown measure or direction, or a period without steps.
    """
    _require(cases, ("task_id", *ASKED, "direction", "target"))
    chance, quantiles = _answers(cases, LEVELS, trained)
    # a column that is there already is set in less time than one is inserted
    figures = np.concatenate((chance[:, None], chance[:, None], quantiles), axis=1)
    answers = pd.DataFrame(figures, index=pd.RangeIndex(len(cases)), columns=ANSWERS, copy=False)
    answers.isetitem(0, cases["task_id"].array)
    return answers


def forecast_quantiles(cases: pd.DataFrame, levels: Sequence[float], *, trained: bool = True) -> Floats:
    """(cases, levels): quantiles of each case's final statistic, of the same distribution as `forecast_cases`' chances.

    `direction` and `target` are not needed. Raises InputError for levels outside 0..1 (exclusive).
    """
    _require(cases, ASKED)
    wanted = np.asarray(levels, float).reshape(-1)
    if not ((wanted > 0) & (wanted < 1)).all():
        raise InputError(
            Bilingual(
                f"not all levels lie between 0 and 1: {list(levels)}", f"levels 不都在 0 与 1 之间：{list(levels)}"
            ),
            Bilingual("give shares such as 0.1 and 0.9", "请给出 0.1、0.9 这样的比例"),
        )
    return _answers(cases, wanted, trained)[1]


def _answers(cases: pd.DataFrame, levels: Floats, trained: bool) -> tuple[Floats, Floats]:
    columns = _columns(cases)
    columns["target"] = [np.nan if value is pd.NA else value for value in columns["target"]]
    return answer_columns(columns, levels, trained=trained)


def _columns(cases: pd.DataFrame) -> dict[str, list[Any]]:
    """What is asked, one list a column, in the order of ASKED and OPTIONAL; what is left out is filled."""
    there = cases.columns
    if len(cases) == 1:
        # single values come in a tenth of the time that columns take
        value, place = cases.iat, {name: i for i, name in enumerate(there.tolist())}
        return {name: [value[0, place[name]] if name in place else filling] for name, filling in NAMES}
    return {name: cases[name].tolist() if name in there else [filling] * len(cases) for name, filling in NAMES}


def _require(cases: pd.DataFrame, names: Sequence[str]) -> None:
    missing = [name for name in names if name not in cases.columns]
    if missing:
        raise InputError(
            Bilingual(f"the cases have no column {', '.join(missing)}", f"缺少列：{'、'.join(missing)}"),
            Bilingual(f"give the columns {', '.join(names)}", f"请给出这些列：{'、'.join(names)}"),
        )
