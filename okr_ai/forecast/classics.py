"""Textbook forecasters to compare with: naive, exponential smoothing, theta, ARIMA. Each gives sample paths.

The models are statsmodels'; a positive series is modelled in logarithms. They see one series at a time and cost 50 to
1000 times what the engine costs; `--method` and the settings switch to them.
"""

import warnings
from collections.abc import Callable
from itertools import product

import numpy as np

from okr_ai.forecast.steps import Floats

PATHS = 2000
LEAST = 8  # known values; below that every method is naive
LONGEST_SEASON = 24  # longer ones are left to the engine, statsmodels takes minutes
MOST_VALUES = 300  # the newest ones; fitting more takes long and changes little
ARIMA_ORDERS = ((0, 1, 1), (1, 1, 1), (1, 0, 0))


def sample_paths(values: Floats, season: int, steps: int, method: str) -> Floats:
    """(2000, steps) equally likely continuations of `values` (gaps bridged) by `naive`, `ets`, `theta` or `arima`.

    The same input gives the same paths. A model that cannot be fitted gives way to naive. Raises KeyError for another
    method, ValueError without values.
    """
    from statsmodels.tools import sm_exceptions  # noqa: F401  its import sets warning filters, ours must come later
    from threadpoolctl import threadpool_limits

    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        raise ValueError("no values")
    whole = np.interp(np.arange(known[0], known[-1] + 1), known, values[known])[-MOST_VALUES:]
    logs = bool((whole > 0).all())
    series = np.log(whole) if logs else whole
    model = MODELS[method] if len(series) >= LEAST and np.ptp(series) > 0 else naive
    rng = np.random.default_rng(0)
    # single threads: the matrices are tiny, and waking threads for them takes fifty times as long
    with warnings.catch_warnings(), np.errstate(all="ignore"), threadpool_limits(1):
        warnings.simplefilter("ignore")  # convergence: an unconverged fit is still a fit, a failed one raises
        try:
            paths = model(series, season, steps, rng)
        except (ValueError, np.linalg.LinAlgError, IndexError):
            paths = naive(series, season, steps, rng)
    if not np.isfinite(paths).all():
        paths = naive(series, season, steps, rng)
    if logs:  # no further than a thousandfold either way
        paths = np.exp(np.clip(paths, series.min() - 7, series.max() + 7))
    return paths


def naive(series: Floats, season: int, steps: int, rng: "np.random.Generator") -> Floats:
    """The last value (the last season's, where two seasons are there) plus past changes drawn at random."""
    lag = season if season > 1 and len(series) >= 2 * season else 1
    base = series[-lag:][np.arange(steps) % lag]
    changes = series[lag:] - series[:-lag]
    if not len(changes):
        return np.tile(base, (PATHS, 1))
    drawn = rng.choice(changes - changes.mean(), size=(PATHS, steps))
    if lag == 1:
        return np.asarray(base + np.cumsum(drawn, axis=1), float)
    seasons = np.stack(
        [drawn[:, i::lag].cumsum(axis=1)[:, j] for j, i in (divmod(k, lag) for k in range(steps))], axis=1
    )
    return np.asarray(base + seasons, float)


def ets(series: Floats, season: int, steps: int, rng: "np.random.Generator") -> Floats:
    """The additive exponential smoothing model with the lowest AICc. Hyndman et al., IJF 18 (2002)."""
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    seasonal = [None, "add"] if 1 < season <= LONGEST_SEASON and len(series) >= 2 * season + 2 else [None]
    fits = [
        ETSModel(series, trend=trend, damped_trend=bool(trend), seasonal=way, seasonal_periods=season if way else None)
        .fit(disp=False)
        for trend, way in product((None, "add"), seasonal)
    ]  # fmt: skip
    best = min(fits, key=lambda fit: float(fit.aicc))
    errors = rng.normal(0.0, np.sqrt(best.mse), (steps, PATHS))
    return (
        np.asarray(best.simulate(steps, anchor="end", repetitions=PATHS, random_errors=errors), float)
        .reshape(steps, PATHS)
        .T
    )


def theta(series: Floats, season: int, steps: int, rng: "np.random.Generator") -> Floats:
    """The theta method. Assimakopoulos and Nikolopoulos, IJF 16 (2000); its errors as of the equivalent IMA(1, 1)."""
    from statsmodels.tsa.forecasting.theta import ThetaModel

    seasonal = 1 < season <= LONGEST_SEASON and len(series) >= 2 * season
    fit = ThetaModel(series, period=season if seasonal else 1, deseasonalize=seasonal).fit()
    alpha = float(fit.params.iloc[1])
    weights = np.r_[1.0, np.full(steps - 1, alpha)]
    return _around(np.asarray(fit.forecast(steps), float), weights, float(fit.sigma2), rng)


def arima(series: Floats, season: int, steps: int, rng: "np.random.Generator") -> Floats:
    """The ARIMA of a small set with the lowest AICc, with a seasonal moving average where two seasons are there."""
    from statsmodels.tsa.arima.model import ARIMA

    seasonal = (0, 1, 1, season) if 1 < season <= LONGEST_SEASON and len(series) >= 2 * season + 5 else (0, 0, 0, 0)
    fits = [ARIMA(series, order=order, seasonal_order=seasonal).fit() for order in ARIMA_ORDERS]
    best = min(fits, key=lambda fit: float(fit.aicc))
    weights = np.asarray(best.impulse_responses(steps - 1), float).reshape(-1)[:steps]
    return _around(np.asarray(best.forecast(steps), float), weights, float(best.params[-1]), rng)


def _around(middle: Floats, weights: Floats, variance: float, rng: "np.random.Generator") -> Floats:
    """Paths of a linear model: its forecast plus normal errors that live on with `weights`, its own step's first."""
    steps = len(middle)
    errors = rng.normal(0.0, np.sqrt(max(variance, 0.0)), (PATHS, steps))
    return np.asarray(middle + np.stack([errors[:, : k + 1] @ weights[k::-1] for k in range(steps)], axis=1), float)


MODELS: dict[str, Callable[[Floats, int, int, "np.random.Generator"], Floats]] = {
    "naive": naive,
    "ets": ets,
    "theta": theta,
    "arima": arima,
}
