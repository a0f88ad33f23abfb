"""The one distribution an answer is read off: the networks' where they were trained, the combination's beyond."""

import math

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.engine.combination import Combination, combine
from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.network import network
from okr_ai.forecast.engine.signals import read_signals
from okr_ai.forecast.engine.steady import lines
from okr_ai.forecast.engine.windows import Windows

Floats = NDArray[np.float64]

MOST = 0.95
"""The networks' largest share. With the rest left to the combination, intervals hold what they promise and series of
sources that were left out of training are forecast a little better, for less than .0001 of Brier score on others."""
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
    plain = combination.distribution(windows.season)
    share = network_share(windows) if trained else np.zeros(len(windows.row))
    if not np.count_nonzero(share):
        return plain
    return pooled(network().distribution(read_signals(windows, combination)), plain, share)


def pooled(learnt: Mixture, plain: Mixture, share: Floats) -> Mixture:
    """Both distributions as one, `share` (n,) of it learnt."""
    return Mixture(
        np.concatenate((learnt.weight * share[:, None], plain.weight * (1 - share)[:, None]), axis=1),
        np.concatenate((learnt.centre, plain.centre), axis=1),
        np.concatenate((learnt.scale, plain.scale), axis=1),
    )


def network_share(windows: Windows) -> Floats:
    """(n,): the networks' share; falls from the longest horizon of training on, to 0 at FADE times that."""
    longest = LONGEST_TRAINED.get(windows.past.season, 120)
    if np.maximum.reduce(windows.last) <= longest:
        return np.full(len(windows.last), MOST)
    beyond = np.log(np.maximum(windows.last / longest, 1.0)) / math.log(FADE)
    return np.asarray(MOST * np.maximum(1 - beyond, 0.0))
