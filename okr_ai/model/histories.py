"""What is known of the past: metric series and the key results of cycles that are over, as they were read."""

from datetime import date
from typing import NamedTuple

from okr_ai.model.drafts import Cycle
from okr_ai.model.places import Place


class MetricSeries(NamedTuple):
    """A metric's history: `values[i]` was measured for the day, week or month that ends on `dates[i]`, oldest first.

    Of `repeated` days the file held several different values; the last one stands.
    """

    name: str
    dates: tuple[date, ...]
    values: tuple[float, ...]
    path: str = ""
    repeated: tuple[date, ...] = ()


class PastKeyResult(NamedTuple):
    """A key result of a cycle that is over. `attainment` is the share of the way from baseline to target, 1.0 = hit."""

    text: str
    objective: str
    cycle: Cycle
    metric: str | None = None
    baseline: float | None = None
    target: float | None = None
    final: float | None = None
    attainment: float | None = None
    unit: str | None = None
    team: str | None = None
    owner: str | None = None
    kind: str | None = None
    place: Place | None = None
