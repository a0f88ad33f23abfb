"""The chance that every step of a period keeps within bounds, from the chances of the single steps.

Steps of one metric go together: what is unusual now wears off slowly, and what is thought of its level may be wrong for
all of them. So joint paths are drawn. Each path's step has the chance that the engine gives it alone (a Gaussian copula
of the horizons: Pinson et al., Wind Energy 12, 2009); its course is that of a level of which each surprise changes a
part and which drifts back (damped exponential smoothing: Hyndman et al., Forecasting with Exponential Smoothing, 2008),
fitted to the metric's own past; a fifth of the variance is the same for the whole path.
"""

from dataclasses import dataclass

import numpy as np

from okr_ai.forecast.cases import Case
from okr_ai.forecast.goals import Goal
from okr_ai.forecast.period import Period
from okr_ai.forecast.steps import Floats, Steps

MOST_STEPS = 30  # asked one by one; of more, evenly spread ones
PATHS = 4096
SHARED = 0.2
"""Of a path's variance, for what is wrong about the level all along. On 2,543 cases of real series .1, .2, .3 and .4
scored .1187, .1176, .1174 and .1180 (Brier)."""
WEIGHTS = np.linspace(0.05, 1.0, 11)
DAMPINGS = np.array([0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0])
LATEST, LEAST, WARM = (
    150,
    8,
    4,
)  # values that the memory is fitted to, that it takes, and that come before the first error


@dataclass(frozen=True, slots=True)
class Memory:
    """How a metric's level goes on: the part `weight` of a surprise stays in it, and of that `damping` a step."""

    weight: float
    damping: float


def step_cases(steps: Steps, period: Period, bounds: tuple[float, float]) -> list[tuple[Case, int]]:
    """A case for each of some steps ahead (the value of that step alone), the last one among them, and how many steps
    ahead it is. `bounds` are the metric's own.
    """
    seen = len(period.observed)
    places = np.unique(np.linspace(seen + 1, len(period.ends), min(period.ahead, MOST_STEPS)).round().astype(int))

    def single(k: int) -> Case:
        stretch, season = float(period.factors[k - 1]), steps.rhythm.season
        return Case(period.history, period.usual, k, season, "level", 1, stretch=stretch, bounds=bounds)

    return [(single(k), k - seen) for k in places.tolist()]


def breaches(period: Period, goal: Goal) -> int:
    """How many of the observed steps lie outside the goal's bounds."""
    return sum(1 for value in period.observed.tolist() if value == value and not goal.met_by(value))


def all_of(chances: Floats, ahead: Floats, memory: Memory) -> float:
    """P(all steps keep within bounds), from the chances of those that are so many steps `ahead` (rising); the limits of
    the ones between are taken from their neighbours. The paths drawn are always the same."""
    from scipy.special import ndtri

    if ahead[-1] == 1:
        return float(chances[0])
    limits = np.interp(np.arange(1, ahead[-1] + 1), ahead, ndtri(np.clip(1 - chances, 1e-12, 1 - 1e-12)))
    random = np.random.default_rng(7)
    even = ndtri((np.arange(PATHS) + 0.5) / PATHS)  # stratified draws (McKay et al., Technometrics 21, 1979)
    always, level, spread = random.permutation(even), np.zeros(PATHS), 0.0
    within = np.ones(PATHS, bool)
    for limit in limits.tolist():
        news, kept = random.permutation(even), memory.damping * level
        value = (kept + news) / np.sqrt(1 + memory.damping**2 * spread)
        within &= np.sqrt(1 - SHARED) * value + np.sqrt(SHARED) * always >= limit
        level = kept + memory.weight * news
        spread = memory.damping**2 * spread + memory.weight**2
    return min(float(within.mean()), float(chances.min()))


def memory_of(steps: Steps) -> Memory:
    """The memory with the least squared one-step errors on the last values, their season taken out."""
    values = _without_season(steps)
    values = values[np.isfinite(values)][-LATEST:]
    if len(values) < LEAST:
        return Memory(0.5, 1.0)
    values = values - values.mean()
    weight, damping = (grid.ravel() for grid in np.meshgrid(WEIGHTS, DAMPINGS, indexing="ij"))
    level, squares = np.full(len(weight), values[:WARM].mean()), np.zeros(len(weight))
    for place, value in enumerate(values.tolist()):
        error = value - damping * level
        squares += error**2 if place >= WARM else 0.0
        level = damping * level + weight * error
    best = int(squares.argmin())
    return Memory(float(weight[best]), float(damping[best]))


def _without_season(steps: Steps) -> Floats:
    """The values less the mean of their place in the season, where two seasons are known; weeks of a year are too many
    to be told from noise."""
    season, values = steps.rhythm.season, steps.values
    if not 1 < season <= 12 or len(values) < 2 * season:
        return values
    values = values.copy()
    for place in range(season):
        own = values[place::season]
        if np.isfinite(own).any():
            values[place::season] = own - np.nanmean(own)
    return values
