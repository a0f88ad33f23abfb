"""How likely a key result on a metric is hit, from how often those before were: by metric and over all.

A hierarchical model: every metric has a hit rate of its own, drawn from Beta(mean * strength, (1 - mean) * strength);
mean and strength are the team's and unknown. They are weighed over a grid by how well they explain the past (the
beta-binomial likelihood; Gelman et al., Bayesian Data Analysis, 3rd ed., 5.3), so that few key results, or metrics that
differ much, give a chance near the middle and a wide range.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, lgamma, log

_MEANS = tuple((step + 0.5) / 20 for step in range(20))
_STRENGTHS = (2.0, 5.0, 12.0, 30.0, 100.0)
_BEFORE = (3.0, 3.0)  # what is thought of the mean before any past: near the middle, anything possible
_GRID = 400  # steps of the range
_LIGHT = 1e-4  # what weighs less is left out


@dataclass(frozen=True, slots=True)
class Belief:
    """What is thought of hit rates: Beta distributions (a, b) with their weights, which add up to 1."""

    parts: tuple[tuple[float, float, float], ...]

    def given(self, hits: int, known: int) -> "Belief":
        """The same for a metric of which `hits` of `known` were hit, when these were not among the past yet told."""
        logs = [log(weight) + _log_beta(a + hits, b + known - hits) - _log_beta(a, b) for weight, a, b in self.parts]
        shares = _shares(logs)
        return Belief(
            tuple((share, a + hits, b + known - hits) for share, (_, a, b) in zip(shares, self.parts, strict=True))
        )

    @property
    def chance(self) -> float:
        """The chance that the next key result is hit."""
        return sum(weight * a / (a + b) for weight, a, b in self.parts)

    def range_of(self, share: float) -> tuple[float, float]:
        """The hit rates between which `share` of the belief lies, as much below as above; to within 1 / 400."""
        middles = [(step + 0.5) / _GRID for step in range(_GRID)]
        heaviest = max(weight for weight, _, _ in self.parts)
        parts = [(weight, a, b) for weight, a, b in self.parts if weight > _LIGHT * heaviest]
        density = [0.0] * _GRID
        for weight, a, b in parts:
            scale = log(weight) - _log_beta(a, b)
            for place, x in enumerate(middles):
                density[place] += exp(scale + (a - 1) * log(x) + (b - 1) * log(1 - x))
        whole, reached = sum(density), 0.0
        ends: list[float] = []
        wanted = [(1 - share) / 2 * whole, (1 + share) / 2 * whole]
        for x, value in zip(middles, density, strict=True):
            reached += value
            while len(ends) < 2 and reached >= wanted[len(ends)]:
                ends.append(x)
        return ends[0], ends[-1]


def belief_from(groups: Iterable[tuple[int, int]]) -> Belief:
    """What is thought of a metric's hit rate after (hits, known) of other metrics of the team."""
    alike = Counter(groups)
    logs, pairs = [], []
    for mean in _MEANS:
        before = (_BEFORE[0] - 1) * log(mean) + (_BEFORE[1] - 1) * log(1 - mean)
        for strength in _STRENGTHS:
            a, b = mean * strength, (1 - mean) * strength
            told = sum(
                count * (_log_beta(a + hits, b + known - hits) - _log_beta(a, b))
                for (hits, known), count in alike.items()
            )
            logs.append(before + told)
            pairs.append((a, b))
    return Belief(tuple((share, a, b) for share, (a, b) in zip(_shares(logs), pairs, strict=True)))


def _shares(logs: list[float]) -> list[float]:
    """The weights with these logarithms, adding up to 1; never 0, so that their logarithms exist."""
    top = max(logs)
    weights = [max(exp(one - top), 1e-300) for one in logs]
    whole = sum(weights)
    return [weight / whole for weight in weights]


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
