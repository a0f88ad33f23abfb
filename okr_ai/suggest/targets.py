"""Targets at a stated chance, read off the distribution of a metric at the due date.

The chance and the target come from one distribution, so they cannot disagree: a target is the quantile at which the
chance is met, rounded as people write numbers, and the chance told is that of the rounded target.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import Literal

from okr_ai.language.formatting import round_as_people_write
from okr_ai.model import Measure, MetricSeries, Reason, TargetOption

Level = Literal["committed", "target", "stretch"]
CHANCES: tuple[tuple[Level, float], ...] = (("committed", 0.8), ("target", 0.5), ("stretch", 0.25))
GRID = tuple(round(step / 40, 3) for step in range(1, 40))  # 2.5 % … 97.5 %


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a metric will be at the due date if nothing changes.

    `baseline` is what it is now (its level, or the total of the period before, of the same length), `quantiles` its
    distribution at the chances of `GRID`, rising. `source` says where it comes from: the metric's own `series`, or the
    team's `past` key results; `size` is how many observations or key results that was.
    """

    baseline: float
    quantiles: tuple[float, ...]
    measure: Measure
    source: Literal["series", "past"] = "series"
    size: int = 0

    def value_at(self, share: float) -> float:
        """The value below which the metric ends with chance `share`, linear between the quantiles known."""
        share = min(max(share, GRID[0]), GRID[-1])
        at = min(bisect_right(GRID, share), len(GRID) - 1)
        low, high = GRID[at - 1], GRID[at]
        weight = (share - low) / (high - low)
        return self.quantiles[at - 1] * (1 - weight) + self.quantiles[at] * weight

    def chance_of(self, target: float, better: str) -> float:
        """The chance to end at `target` or on its better side; never nearer to 0 or 1 than the quantiles reach."""
        at = bisect_left(self.quantiles, target) if better == "up" else bisect_right(self.quantiles, target)
        if at == 0:
            below = GRID[0]
        elif at == len(GRID):
            below = GRID[-1]
        else:
            low, high = self.quantiles[at - 1], self.quantiles[at]
            below = GRID[at - 1] + (target - low) / (high - low) * (GRID[at] - GRID[at - 1])
        return 1 - below if better == "up" else below

    def within(self, low: float | None, high: float | None) -> "Outlook":
        """The same on a metric's scale: what would lie beyond an end of it lies at the end."""
        bottom, top = -inf if low is None else low, inf if high is None else high
        return replace(self, quantiles=tuple(min(max(value, bottom), top) for value in self.quantiles))


OutlookOf = Callable[[MetricSeries, Measure], Outlook | Reason | None]
"""The answer is a Reason where the series is no ground for an outlook any more, None where it is not yet."""


def level_named(chance: float) -> Level:
    """What a target with this chance is called."""
    return "committed" if chance >= 0.65 else "target" if chance >= 0.4 else "stretch"


def target_at(outlook: Outlook, chance: float, better: str) -> TargetOption | None:
    """The target that is reached with about this chance, rounded as people write; None when there is none.

    The level is named after the chance asked for, `p_hit` is the chance of the rounded target.
    """
    value = outlook.value_at(1 - chance if better == "up" else chance)
    if not isfinite(value):
        return None
    rounded = round_as_people_write(value)
    if not outlook.quantiles[0] <= rounded <= outlook.quantiles[-1]:
        rounded = value  # rounding must not leave the metric's scale
    return TargetOption(level_named(chance), rounded, round(outlook.chance_of(rounded, better), 3))


def outlook_from_changes(changes: Sequence[float], baseline: float, measure: Measure, *, relative: bool) -> Outlook:
    """A distribution made of what the team's past key results changed, put on today's baseline.

    `changes` are at least two; quantiles by Hazen's plotting positions (i - 0.5) / n, linear between them and flat
    beyond, so that no target lies past what was ever seen.
    """
    ordered = sorted(changes)
    ends = [baseline * (1 + change) if relative else baseline + change for change in ordered]
    if relative and baseline < 0:
        ends.sort()
    positions = [(index + 0.5) / len(ends) for index in range(len(ends))]
    quantiles = []
    for share in GRID:
        at = bisect_right(positions, share)
        if at == 0 or at == len(ends):
            quantiles.append(ends[0] if at == 0 else ends[-1])
            continue
        weight = (share - positions[at - 1]) / (positions[at] - positions[at - 1])
        quantiles.append(ends[at - 1] * (1 - weight) + ends[at] * weight)
    return Outlook(baseline, tuple(quantiles), measure, "past", len(ends))
