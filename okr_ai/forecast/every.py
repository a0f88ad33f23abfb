"""The chance that every step of a period keeps within bounds, from the chances of the single steps.

Steps of one metric are alike: when one is high, so are its neighbours. They are joined by a one-factor Gaussian copula
whose correlation is the metric's own lag-one autocorrelation (Vasicek's formula, as for joint defaults of loans);
independence would be far too gloomy, and the worst single step too hopeful.
"""

import numpy as np

from okr_ai.forecast.cases import Case
from okr_ai.forecast.goals import Goal
from okr_ai.forecast.period import Period
from okr_ai.forecast.steps import Floats, Steps

MOST_STEPS = 30  # asked one by one; of more, evenly spread ones, each standing for its neighbours
NODES = 40


def step_cases(steps: Steps, period: Period, bounds: tuple[float, float]) -> list[tuple[Case, float]]:
    """A case for each step ahead (the value of that step alone), and how many steps it stands for.

    `bounds` are the metric's own.
    """
    seen = len(period.observed)
    places = np.unique(np.linspace(seen + 1, len(period.ends), min(period.ahead, MOST_STEPS)).round().astype(int))
    each = period.ahead / max(len(places), 1)

    def single(k: int) -> Case:
        stretch, season = float(period.factors[k - 1]), steps.rhythm.season
        return Case(period.history, period.usual, k, season, "level", 1, stretch=stretch, bounds=bounds)

    return [(single(k), each) for k in places.tolist()]


def breaches(period: Period, goal: Goal) -> int:
    """How many of the observed steps lie outside the goal's bounds."""
    return sum(1 for value in period.observed.tolist() if value == value and not goal.met_by(value))


def all_of(chances: Floats, each: Floats, alike: float) -> float:
    """P(all steps keep within bounds) from single steps' chances, what `each` stands for, and their correlation."""
    from scipy.special import ndtr, ndtri

    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    limits = ndtri(np.clip(chances, 1e-12, 1 - 1e-12))[:, None]
    given = ndtr((limits - np.sqrt(alike) * nodes) / np.sqrt(1 - alike))
    joint = np.exp((each[:, None] * np.log(np.maximum(given, 1e-300))).sum(axis=0))
    return float(min(max((weights * joint).sum() / weights.sum(), 0.0), chances.min()))


def alikeness(steps: Steps) -> float:
    """The lag-one autocorrelation of the last hundred values, 0 .. 0.98."""
    known = steps.values[np.isfinite(steps.values)][-100:]
    known = known - known.mean()
    scatter = float((known**2).sum())
    if len(known) < 4 or scatter == 0:
        return 0.5
    return min(max(float((known[1:] * known[:-1]).sum()) / scatter, 0.0), 0.98)
