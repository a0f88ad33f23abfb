"""The one distribution an answer is read off: the networks' where they were trained, the combination's beyond."""

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.combination import Combination, combine
from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.network import network
from okr_ai.forecast.engine.signals import read_signals
from okr_ai.forecast.engine.steady import lines
from okr_ai.forecast.engine.windows import Windows

Floats = NDArray[np.float64]

LONGEST_TRAINED = {4: 8, 7: 120, 12: 24, 52: 26}
"""Steps ahead that training reached, by season; without a season 120."""
FADE = 3.0
"""At so many times as many steps ahead nothing is left of the networks' say."""


def distribution(windows: Windows, *, trained: bool = True) -> Mixture:
    """The distribution of each window's mean, as u from the series' start; `trained`: ask the networks, too."""
    combination = combine(windows)
    mixture, found = _of_the_many(windows, combination, trained=trained), lines(windows, combination.spread)
    return found.added_to(mixture) if found else mixture


def _of_the_many(windows: Windows, combination: Combination, *, trained: bool) -> Mixture:
    trust = trust_in_network(windows) if trained else np.zeros(len(windows.row))
    if not trust.any():
        return combination.distribution(windows.season)
    learnt = network().distribution(read_signals(windows, combination))
    if (trust == 1).all():
        return learnt
    plain = combination.distribution(windows.season)
    return Mixture(
        np.concatenate((learnt.weight * trust[:, None], plain.weight * (1 - trust)[:, None]), axis=1),
        np.concatenate((learnt.centre, plain.centre), axis=1),
        np.concatenate((learnt.scale, plain.scale), axis=1),
    )


def trust_in_network(windows: Windows) -> Floats:
    """(n,): the networks' share; falls from the longest horizon of training on, to 0 at FADE times that."""
    longest = LONGEST_TRAINED.get(windows.past.season, 120)
    beyond = np.log(np.maximum(windows.last / longest, 1.0)) / np.log(FADE)
    return np.asarray(np.minimum(np.maximum(1 - beyond, 0.0), 1.0))
