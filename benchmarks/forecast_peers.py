"""What other forecasters say of the same cases: pace, drift, and statsforecast's automatic models where installed."""

import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LONGEST_SEASON = 24
"""AutoETS takes no longer season; such series go to the models without one."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Means and standard deviations of the steps ahead."""

    mean: Floats
    deviation: Floats

    def window(self, first: int, last: int) -> tuple[float, float]:
        """Mean and deviation of the steps' mean from first to last (1 = the next step).

        Errors add up as in a random walk: two steps share the variance of the earlier one.
        """
        part = self.deviation[first - 1 : last]
        shared = np.minimum(part[:, None], part[None, :]) ** 2
        return float(self.mean[first - 1 : last].mean()), float(np.sqrt(shared.mean()))


Forecaster = Callable[[Floats, int, int], Steps]
"""From values, steps ahead and season."""


def pace(case: "pd.Series[float]") -> float:
    """A chance from the straight line that OKR products draw; from the last period where nothing is seen yet."""
    seen, length = len(case.observed), int(case.period_len)
    if case.measure == "level":
        now = case.observed[-1] if seen else case.history[-1]
        start = case.history[-1] if len(case.history) else now
        expected = start + (now - start) * length / seen if seen else now
    else:
        values = case.observed if seen else case.history[-length:]
        expected = np.mean(values) * (length if case.measure == "total" else 1)
    size = max(abs(case.target), abs(expected), 1e-12)
    lead = (expected - case.target) / size * (1 if case.direction == "up" else -1)
    return float(1 / (1 + np.exp(-8 * lead)))


def drift(values: Floats, ahead: int, season: int) -> Steps:
    """Random walk with drift and normal errors (Hyndman and Athanasopoulos 2021, section 5.2)."""
    changes = np.diff(values) if len(values) > 1 else np.zeros(1)
    k = np.arange(1, ahead + 1)
    deviation = changes.std(ddof=1) if len(changes) > 1 else abs(values[-1]) + 1e-9
    return Steps(values[-1] + k * changes.mean(), deviation * np.sqrt(k * (1 + k / max(len(changes), 1))) + 1e-12)


def statsforecast_models() -> dict[str, Forecaster]:
    """AutoETS, AutoTheta and AutoARIMA by name; none where statsforecast is not installed."""
    try:
        from statsforecast.models import AutoARIMA, AutoETS, AutoTheta
    except ImportError:
        return {}

    def forecaster(model: Callable[..., object]) -> Forecaster:
        def forecast(values: Floats, ahead: int, season: int) -> Steps:
            usable = season if season <= LONGEST_SEASON and len(values) >= 2 * season else 1
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = model(season_length=usable).forecast(y=values, h=ahead, level=[80])  # type: ignore[attr-defined]
            width = (np.asarray(found["hi-80"]) - np.asarray(found["lo-80"])) / 2
            return Steps(np.asarray(found["mean"], float), np.maximum(width / 1.2815515594, 1e-12))

        return forecast

    return {"AutoETS": forecaster(AutoETS), "AutoTheta": forecaster(AutoTheta), "AutoARIMA": forecaster(AutoARIMA)}


def chances(forecast: Forecaster, cases: pd.DataFrame) -> tuple[Floats, float]:
    """P(hit) of each case under normal errors (NaN where the model failed), and CPU milliseconds per fit."""
    found: dict[bytes, Steps | None] = {}
    result, spent = np.full(len(cases), np.nan), 0.0
    for number, case in enumerate(cases.itertuples()):
        values = np.concatenate((case.history, case.observed)).astype(float)
        seen, length = len(case.observed), int(case.period_len)
        key = values.tobytes() + bytes([length % 256, int(case.season) % 256])
        if key not in found:
            began = time.process_time()
            try:
                found[key] = forecast(values, length - seen, int(case.season))
            except Exception:
                found[key] = None
            spent += time.process_time() - began
        steps = found[key]
        if steps is None:
            continue
        start = length - min(int(case.level_window), length) if case.measure == "level" else 0
        count = length - start if case.measure == "level" else length if case.measure == "average" else 1
        first = max(start - seen + 1, 1)
        needed = (case.target * count - np.sum(case.observed[start:])) / (length - seen - first + 1)
        mean, deviation = steps.window(first, length - seen)
        above = 0.5 * (1 + np.tanh(0.7978846 * ((z := (mean - needed) / deviation) + 0.044715 * z**3)))
        result[number] = above if case.direction == "up" else 1 - above
    return result, 1000 * spent / max(len(found), 1)
