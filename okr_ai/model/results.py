"""What the parts of the tool come back with: findings and scores, forecasts, suggestions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from okr_ai.model.drafts import Draft, KeyResult, Objective
from okr_ai.model.frames import Frame, Smart
from okr_ai.model.places import Place
from okr_ai.model.words import Bilingual, Letter, Measure, Severity, Status


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the draft's exact words, what is wrong with them and what to write instead."""

    rule: str
    letter: Letter
    severity: Severity
    message: str
    place: Place
    text: str
    suggestion: str | None = None
    evidence: Mapping[str, Any] | None = None
    fix: str | None = None  # what may safely stand there instead of `text`


@dataclass(frozen=True, slots=True)
class Score:
    """0..100 with the sum shown: `value` is 100 times the weighted mean of the judged letters less `penalties`."""

    value: float
    smart: Smart
    penalties: tuple[tuple[str, float], ...] = ()  # rule, points taken off
    cap: tuple[str, float] | None = None  # the rule that caps the score, and at what
    start: float = 0.0  # what the penalties are taken from


@dataclass(frozen=True, slots=True)
class ReviewedKeyResult:
    key_result: KeyResult
    frame: Frame
    score: Score
    findings: tuple[Finding, ...] = ()
    rewrite: str | None = None  # a better wording, with the author's own numbers and the gaps marked


@dataclass(frozen=True, slots=True)
class ReviewedObjective:
    objective: Objective
    score: Score
    findings: tuple[Finding, ...] = ()
    key_results: tuple[ReviewedKeyResult, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedDraft:
    draft: Draft
    findings: tuple[Finding, ...] = ()  # of the file as a whole
    objectives: tuple[ReviewedObjective, ...] = ()
    silenced: tuple[Finding, ...] = ()  # by a comment in the draft


@dataclass(frozen=True, slots=True)
class TargetChance:
    """How a target stands against its metric's own history, judged without knowing what the team will do.

    `p_hit` is the chance if nothing changes. `past_changes` are the metric's changes over periods of the same length,
    signed so that the wanted way is positive; `wanted_change` is what the target asks; `share_reached` is how many of
    `past_changes` were at least as large.
    """

    p_hit: float
    baseline: float
    target: float
    wanted_change: float
    past_changes: tuple[float, ...]
    share_reached: float | None
    periods: int
    method: str


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """A past key result that speaks for (or against) a proposal."""

    kr: str
    cycle: str
    attainment: float | None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TargetOption:
    """A target that can be chosen and the chance that it is reached if nothing changes."""

    level: Literal["committed", "target", "stretch"]
    target: float
    p_hit: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed key result. `p_hit` is the chance that the target is reached if nothing changes; None: no history.

    `options` are the targets at other chances, `series` the metrics file's series behind the numbers.
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
