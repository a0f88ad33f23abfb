"""What proposing key results comes back with."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from okr_ai.model.places import Place
from okr_ai.model.words import Measure


@dataclass(frozen=True, slots=True)
class Evidence:
    """A past key result that speaks for (or against) a proposal."""

    kr: str
    cycle: str
    attainment: float | None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TargetOption:
    """A target that can be chosen and the chance that it is reached."""

    level: Literal["committed", "target", "stretch"]
    target: float
    p_hit: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed key result. `p_hit` is the chance that the target is reached; None: no history.

    `options` are the targets at other chances, `series` the metrics file's series behind the numbers. The chances count
    on what teams here usually add to what happens anyway, where their past tells; `p_hit_unchanged` is then the
    target's chance if nothing changes (None: `p_hit` is that).
    """

    text: str
    metric: str
    unit: str | None
    baseline: float | None
    target: float | None
    due: date | None
    level: Literal["committed", "target", "stretch"]
    p_hit: float | None
    role: Literal["lead", "lag", "guardrail"]
    template: str
    evidence: tuple[Evidence, ...]
    why: str
    options: tuple[TargetOption, ...] = ()
    series: str | None = None
    measure: Measure | None = None
    p_hit_unchanged: float | None = None
