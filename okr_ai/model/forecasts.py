"""What a forecast comes back with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from okr_ai.model.words import Bilingual, Measure, Status


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason behind a forecast: a name for programs, words for people, the figures in them."""

    name: str
    text: Bilingual
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fan:
    """The forecast's quantiles at future dates, for a chart; one entry per date in each."""

    dates: tuple[date, ...]
    q025: tuple[float, ...]
    q10: tuple[float, ...]
    q50: tuple[float, ...]
    q90: tuple[float, ...]
    q975: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """How likely one key result is to be hit, from what was known on `as_of`.

    `direction` is `up` (hit when the final statistic >= target), `down` (<=) or `band`. `expected` is its median,
    `intervals` its central 80 % and 95 %. `progress` is the share of the way from baseline to target (may be below 0
    or above 1), `elapsed` the share of the period gone, rates are change per week. `history` and `fan` serve charts:
    for a total both are running totals inside the period.
    """

    id: str
    text: str
    as_of: date
    status: Status
    metric: str | None = None
    measure: Measure | None = None
    direction: str | None = None
    unit: str | None = None
    baseline: float | None = None
    current: float | None = None
    target: float | None = None
    target_to: float | None = None
    start: date | None = None
    due: date | None = None
    p_hit: float | None = None
    expected: float | None = None
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    progress: float | None = None
    elapsed: float | None = None
    needed_rate: float | None = None
    recent_rate: float | None = None
    last_observation: date | None = None
    stale: bool = False
    reasons: tuple[Reason, ...] = ()
    method: str = ""
    objective: str = ""
    owner: str | None = None
    history: tuple[tuple[date, float], ...] = field(default=(), repr=False)
    fan: Fan | None = field(default=None, repr=False)
