"""How far past forecasts could be trusted: what was said against what happened."""

from collections.abc import Sequence
from dataclasses import dataclass

BINS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.0))


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts whose chance lay between `low` and `high`: how many, their mean chance, the share that was hit."""

    low: float
    high: float
    count: int
    forecast: float
    happened: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """`brier` is the mean squared error of the chances (0 is perfect, 0.25 is a coin), `base` that of always saying
    the share that was hit; `bins` leave out the empty ones."""

    count: int
    hits: int
    brier: float
    base: float
    bins: tuple[Bin, ...]


def calibrate(outcomes: Sequence[tuple[float, bool]]) -> Calibration | None:
    """The calibration of (chance, was it hit) pairs; None when there are none.

    Brier (1950), Verification of forecasts expressed in terms of probability, Monthly Weather Review 78.
    """
    if not outcomes:
        return None
    count, hits = len(outcomes), sum(hit for _, hit in outcomes)
    share = hits / count
    bins = []
    for low, high in BINS:
        inside = [(chance, hit) for chance, hit in outcomes if low <= chance < high or chance == high == 1.0]
        if inside:
            forecast = sum(chance for chance, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), forecast, sum(hit for _, hit in inside) / len(inside)))
    return Calibration(
        count=count,
        hits=hits,
        brier=sum((chance - hit) ** 2 for chance, hit in outcomes) / count,
        base=share * (1 - share),
        bins=tuple(bins),
    )
