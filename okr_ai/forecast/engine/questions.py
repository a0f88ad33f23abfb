"""Every case becomes one question: what will the mean of the future steps `first` to `last` be?

A total or an average still needs a certain mean over the steps that are left; a level is the mean of the last steps
of the period. So one forecaster of window means answers all measures, and what was seen already only shifts and
stretches the answer: final = (known + steps * window mean) / count.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from okr_ai.errors import InputError
from okr_ai.model.words import Bilingual

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LONGEST = 1024
"""Steps of a series that are looked at."""
LONGEST_IN_SEASON = {4: 32, 12: 96, 52: 208}
"""… by season: seasons change, so what is older misleads (tourism series lose 15 per cent of accuracy by it)."""
HUGEST = 1e280
"""Larger values are cut to this, so that sums and squares stay finite."""
MEASURES = ("level", "total", "average")


@dataclass(frozen=True, slots=True)
class Questions:
    """Cases in arrays: `row` says which of the distinct `series` a case looks at; the others have one entry a case."""

    series: list[Floats]
    """Distinct series, oldest value first, finite throughout, possibly empty."""
    season: Ints
    """Steps per cycle of each distinct series."""
    row: Ints
    first: Ints
    """First step asked about, counted from the series' last value (1 = the next step)."""
    last: Ints
    known: Floats
    """Sum of the values of the statistic that were seen already."""
    count: Floats
    """What the sum is divided by to give the statistic."""
    lower: Floats
    """Bounds that no value can pass, infinite where there are none."""
    upper: Floats

    @property
    def steps(self) -> Ints:
        """How many steps of the statistic are still open; 0 when the answer is certain."""
        return self.last - self.first + 1


def read_questions(
    histories: Iterable[object],
    observed: Iterable[object],
    period_len: Iterable[int],
    season: Iterable[int],
    measure: Iterable[str],
    level_window: Iterable[int],
    lower: Iterable[object],
    upper: Iterable[object],
) -> Questions:
    """The cases as questions; equal series are kept once.

    Raises InputError for an unknown measure or a period without steps.
    """
    places: dict[tuple[int, float, bytes], int] = {}
    series: list[Floats] = []
    seasons: list[int] = []
    rows: list[tuple[float, ...]] = []
    for past, seen, length, cycle, how, window, low, high in zip(
        histories, observed, period_len, season, measure, level_window, lower, upper, strict=True
    ):
        length = _positive(length, "period_len")
        values, inside = _joined(past, seen, length)
        least, most = _bounds(low, high, values)
        key = (_cycle(cycle), most, values.tobytes())
        if key not in places:
            places[key] = len(series)
            series.append(values[-LONGEST_IN_SEASON.get(key[0], LONGEST) :])
            seasons.append(key[0])
        start, count = _statistic(how, length, window)
        known = float(values[len(values) - inside + start :].sum()) if inside > start else 0.0
        rows.append((places[key], max(start - inside + 1, 1), length - inside, known, count, least, most))
    columns = np.array(rows, float).reshape(-1, 7).T
    row, first, last = columns[:3].astype(np.int64)
    return Questions(series, np.array(seasons, np.int64), row, first, last, *columns[3:])


def _bounds(lower: object, upper: object, values: Floats) -> tuple[float, float]:
    """The bounds as numbers; infinite where there is none, or where the values themselves pass it."""
    if lower is None and upper is None:
        return -np.inf, np.inf
    least, most = (np.nan if bound is None else float(bound) for bound in (lower, upper))  # type: ignore[arg-type]
    return (
        least if least <= values.min(initial=np.inf) else -np.inf,
        most if most >= values.max(initial=-np.inf) else np.inf,
    )


def _statistic(measure: str, length: int, level_window: int) -> tuple[int, float]:
    """Where in the period the statistic begins, and what its sum is divided by."""
    if measure == "level":
        window = min(_positive(level_window, "level_window"), length)
        return length - window, float(window)
    if measure == "total":
        return 0, 1.0
    if measure == "average":
        return 0, float(length)
    raise InputError(
        Bilingual(f"unknown measure {measure!r}", f"未知的 measure：{measure!r}"),
        Bilingual(f"use one of {', '.join(MEASURES)}", f"请用 {'、'.join(MEASURES)} 之一"),
    )


def _positive(value: object, name: str) -> int:
    number = float(value)  # type: ignore[arg-type]
    if not 1 <= number < 1e9:
        raise InputError(
            Bilingual(f"{name} is {value}", f"{name} 是 {value}"),
            Bilingual(f"give {name} a number of steps of at least 1", f"{name} 应为不小于 1 的步数"),
        )
    return int(number)


def _cycle(season: object) -> int:
    """The season in steps; none (1) when it is missing or longer than can be seen twice."""
    number = float(season)  # type: ignore[arg-type]
    return int(number) if 2 <= number <= LONGEST // 2 else 1


def _joined(past: object, seen: object, length: int) -> tuple[Floats, int]:
    """History and observed values up to the last one that is a number, and how many of them lie inside the period.

    The second is negative when the history's own last values are missing: those steps are then still to be forecast.
    """
    before, within = _floats(past), _floats(seen)[:length]
    values = np.concatenate((before, within))
    there = np.isfinite(values)
    if np.count_nonzero(there) < len(there):
        places = np.flatnonzero(there)
        if not len(places):
            return values[:0], 0
        begin, end = min(int(places[0]), len(before)), int(places[-1]) + 1
        # gaps are bridged by straight lines, so that a total still counts the missing steps
        values = np.interp(np.arange(begin, end), places, values[places])
    else:
        end = len(values)
    return np.minimum(np.maximum(values, -HUGEST), HUGEST), end - len(before)


def _floats(values: object) -> Floats:
    if values is None:
        return np.empty(0)
    array = np.asarray(values, dtype=float)
    if array.ndim == 1:
        return array
    return array.reshape(-1) if array.ndim else array[np.isfinite(array)].reshape(-1)
