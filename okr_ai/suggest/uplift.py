"""What teams here usually add on top of "if nothing changes", learned from past key results with a series.

Targets are set on the outlook with this added.

For every past key result on a metric with a series: where it ended, in standard normal units, within the forecast that
was possible on the day its period began (0: the middle of it; 1: better than 84 % of what was to be expected). Their
mean, drawn towards 0 as if `_PRIOR` more had ended in the middle, is the usual uplift.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

from okr_ai.model import Measure, MetricSeries, PastKeyResult
from okr_ai.suggest.past import Past
from okr_ai.suggest.targets import GRID, Outlook

ENOUGH_ENDED = 5  # past key results with a series before anything is said
_PRIOR = 8.0  # how many that ended in the middle of the forecast count beside those that were
_MOST = 12  # the newest ones only: each costs a forecast
_NORMAL = NormalDist()

PastOutlooksOf = Callable[[Sequence[tuple[MetricSeries, Measure, PastKeyResult]]], Sequence[Outlook | None]]


@dataclass(frozen=True, slots=True)
class Uplift:
    """The usual uplift in standard normal units (above 0: better than if nothing changed) and from how many."""

    mean: float
    size: int

    def added_to(self, outlook: Outlook, better: str) -> Outlook:
        """The outlook with the usual uplift: where a value had the chance `c` to be reached, its normal quantile is
        moved by the mean, and the whole made wider by what is unsure about the mean. No value lies past the outlook's
        own quantiles."""
        wide, push = (1 + 1 / (self.size + _PRIOR)) ** 0.5, self.mean if better == "up" else -self.mean
        moved = tuple(outlook.value_at(_NORMAL.cdf(wide * _NORMAL.inv_cdf(share) + push)) for share in GRID)
        return replace(outlook, quantiles=moved)


def uplift_from(chances: Iterable[float]) -> Uplift | None:
    """The uplift from the chances, if nothing had changed, of ending where past key results ended or better.

    None for fewer than `ENOUGH_ENDED`.
    """
    above = [-_NORMAL.inv_cdf(chance) for chance in chances]
    if len(above) < ENOUGH_ENDED:
        return None
    return Uplift(sum(above) / (len(above) + _PRIOR), len(above))


def usual_uplift(
    past: Past,
    at_hand: Mapping[str, MetricSeries],
    meant: Mapping[str, tuple[str, Measure]],
    outlooks_of: PastOutlooksOf,
) -> Uplift | None:
    """The uplift over all metrics with a series, from the newest past key results with a known end.

    `meant` tells by metric whether more ("up") or less ("down") is better and how it is measured; metrics that it does
    not name are left out. `outlooks_of` gives, for series with a measure and a past key result each, the outlooks from
    before those key results' periods.
    """
    ended = sorted(
        ((one, metric) for metric in at_hand if metric in meant for one in past.of(metric) if one.final is not None),
        key=lambda pair: (pair[0].cycle.end, pair[1], pair[0].text),
        reverse=True,
    )
    newest = ended[:_MOST]
    before = outlooks_of([(at_hand[metric], meant[metric][1], one) for one, metric in newest])
    return uplift_from(
        outlook.chance_of(one.final, meant[metric][0])
        for (one, metric), outlook in zip(newest, before, strict=True)
        if outlook is not None and one.final is not None
    )
