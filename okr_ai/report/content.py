"""What a report says: every key result with its forecast, sorted by risk, and what each asks the meeting to decide."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from okr_ai.model import (
    Cycle,
    Finding,
    Forecast,
    ReviewedKeyResult,
    ReviewedObjective,
    Status,
)
from okr_ai.report.calibration import Calibration
from okr_ai.report.changes import Change
from okr_ai.report.decisions import CONTRADICTED, Decision
from okr_ai.report.outcomes import Lesson, Outcome
from okr_ai.scoring.grades import Grade, kind_of

Kind = Literal["weekly", "monthly", "quarterly", "retro"]

# the worst first; a missed one can no longer be saved, so what can still be saved stands above it
BY_RISK: tuple[Status, ...] = ("off_track", "at_risk", "missed", "no_data", "on_track", "achieved")
LARGE = 400  # with more key results than this a page has to stay light to open at once, and a workbook too:
IN_DETAIL = 100  # then only so many, the riskiest, are told in detail
RISK: Mapping[Status, int] = {status: rank for rank, status in enumerate(BY_RISK)}


@dataclass(frozen=True, slots=True)
class Item:
    """One key result as the report tells it. `number` is "1.2" (objective, key result) and makes the anchor."""

    number: str
    reviewed: ReviewedKeyResult
    objective: ReviewedObjective
    team: str | None
    forecast: Forecast
    decision: Decision | None
    blocking: tuple[Finding, ...]  # findings for which its outcome could not be judged
    change: Change | None = None
    outcome: Outcome | None = None  # at the end of a cycle
    grade: Grade | None = None
    cycle: Cycle | None = None

    @property
    def anchor(self) -> str:
        return "kr-" + self.number.replace(".", "-")

    @property
    def owner(self) -> str | None:
        return self.reviewed.key_result.owner or self.forecast.owner or self.objective.objective.owner

    @property
    def stake(self) -> str | None:
        """`committed` or `guardrail` for what was promised or must not break, else None."""
        kind = kind_of(self.reviewed.key_result)
        return kind if kind in ("committed", "guardrail") else None

    @property
    def weight(self) -> float:
        weight = self.reviewed.key_result.weight
        return weight if weight is not None and weight > 0 else 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """An objective, or a team, with its key results: the roll-up."""

    number: str
    name: str
    items: tuple[Item, ...]
    reviewed: ReviewedObjective | None = None
    score: float | None = None

    @property
    def status(self) -> Status:
        """The worst status among the key results; `no_data` when there are none."""
        return min((item.forecast.status for item in self.items), key=RISK.__getitem__, default="no_data")

    @property
    def expected_hits(self) -> float | None:
        """How many of the judged key results are to be expected hit: the sum of their chances. None: none judged."""
        chances = [chance for item in self.items if (chance := chance_of(item.forecast)) is not None]
        return sum(chances) if chances else None

    @property
    def judged(self) -> int:
        return sum(chance_of(item.forecast) is not None for item in self.items)

    @property
    def progress(self) -> float | None:
        """Weighted mean of the key results' progress, each held within 0..1."""
        known = [(item.weight, item.forecast.progress) for item in self.items if item.forecast.progress is not None]
        total = sum(weight for weight, _ in known)
        return sum(weight * min(1.0, max(0.0, progress)) for weight, progress in known) / total if known else None

    @property
    def counts(self) -> Mapping[Status, int]:
        return count_statuses(self.items)


@dataclass(frozen=True, slots=True)
class MetricNote:
    """Where one metric's figures come from and what they mean."""

    name: str
    label: str | None
    definition: str | None
    source: str | None
    update_period: str | None
    first_day: date | None
    last_day: date | None
    points: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says, in no language yet. `items` are sorted by risk, `objectives` stand as drafted."""

    kind: Kind
    lang: Literal["zh", "en"]
    title: str
    as_of: date
    cycle: Cycle | None
    items: tuple[Item, ...]
    objectives: tuple[Group, ...]
    teams: tuple[Group, ...]
    tree: tuple[tuple[int, Group], ...]  # depth below the objective it serves, objective
    metrics: tuple[MetricNote, ...]
    findings: tuple[Finding, ...]  # of the files and the objectives, not of single key results
    since: date | None = None  # the day of the report that `change` compares with
    calibration: Calibration | None = None
    files: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    counts: Mapping[Status, int] = field(default_factory=dict)
    lessons: tuple[Lesson, ...] = ()  # at the end of a cycle

    @property
    def decisions(self) -> tuple[Item, ...]:
        """The key results that ask the meeting for something, by risk."""
        return tuple(item for item in self.items if item.decision)

    @property
    def is_large(self) -> bool:
        return len(self.items) > LARGE

    @property
    def detailed(self) -> tuple[Item, ...]:
        """The key results that are told in detail: all, or the riskiest of a large report."""
        return self.items[:IN_DETAIL] if self.is_large else self.items

    @property
    def expected_hits(self) -> float | None:
        return Group("", "", self.items).expected_hits

    @property
    def judged(self) -> int:
        return Group("", "", self.items).judged

    @property
    def elapsed(self) -> float | None:
        """The share of the cycle gone on the day of the report."""
        if self.cycle is None:
            return None
        gone = (self.as_of - self.cycle.start).days + 1
        return min(1.0, max(0.0, gone / self.cycle.days()))


def chance_of(forecast: Forecast) -> float | None:
    """The chance of a hit; 1 or 0 once that is settled, None where it could not be judged."""
    if forecast.p_hit is not None:
        return forecast.p_hit
    return {"achieved": 1.0, "missed": 0.0}.get(forecast.status)


def count_statuses(items: Sequence[Item]) -> dict[Status, int]:
    """How many of each status, the worst first, without the absent ones."""
    found = Counter(item.forecast.status for item in items)
    return {status: found[status] for status in RISK if found[status]}


def risk_order(item: Item) -> tuple[int, float, int, float]:
    """Sorts the worst first: by status, then by chance. Of those equal to a hundredth first what is reported as going
    well, then what was promised or must not break, then the rest."""
    chance = chance_of(item.forecast)
    chance = 1.0 if chance is None else chance
    told_well = any(reason.name == CONTRADICTED for reason in item.forecast.reasons)
    stake = 0 if told_well else 1 if item.stake else 2
    return RISK[item.forecast.status], round(chance, 2), stake, chance
