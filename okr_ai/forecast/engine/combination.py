"""The untrained forecaster: smoothers weighted by their past errors, spread from the combination's past errors."""

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.windows import Windows

Floats = NDArray[np.float64]

ONE_STEP_TRUST = 0.35
"""How much a one-step error counts beside a window error when smoothers are weighted."""
EVEN_SHARE = 0.15
"""Share of the weight that all smoothers get alike."""
SHAPE = ((0.8, 0.45), (0.2, 1.0))
"""The error distribution: weight and scale of two logistics, as shares of the spread; heavier tails than one."""


def weights(windows: Windows) -> Floats:
    """(n, smoothers), summing to 1: likelihoods of past one-step and window errors, kept from being too sure."""
    past = windows.past
    one_step = past.one_step[windows.row]
    seen = past.recency[windows.row].sum(axis=1)
    log = -0.5 * (
        ONE_STEP_TRUST * seen[:, None] * np.log(one_step + 1e-12)
        + windows.trials[:, None] * np.log(windows.variance + 1e-12)
    )
    weight = np.exp(np.maximum(log - log.max(axis=1, keepdims=True), -30.0))
    weight /= weight.sum(axis=1, keepdims=True)
    size = weight.shape[1]
    result: Floats = (weight + EVEN_SHARE / size) / (1 + EVEN_SHARE)
    return result


def combine(windows: Windows) -> Mixture:
    """The distribution of each window's mean on its scale, measured from the series' `start`."""
    weight = weights(windows)
    centre = (weight * windows.forecasts).sum(axis=1)
    apart = (weight * (windows.forecasts - centre[:, None]) ** 2).sum(axis=1)
    spread = np.sqrt((weight * windows.variance).sum(axis=1) + apart)
    share, scale = np.array(SHAPE).T
    centre = centre + windows.season
    return Mixture(
        np.broadcast_to(share, (len(centre), len(share))),
        np.repeat(centre[:, None], len(share), axis=1),
        spread[:, None] * scale,
    )
