"""What a review comes back with: findings and scores."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from okr_ai.model.drafts import Draft, KeyResult, Objective
from okr_ai.model.frames import Frame, Smart
from okr_ai.model.places import Place
from okr_ai.model.words import Letter, Severity


class Finding(NamedTuple):
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


class Score(NamedTuple):
    """0..100 with the sum shown: `value` is 100 times the weighted mean of the judged letters less `penalties`."""

    value: float
    smart: Smart
    penalties: tuple[tuple[str, float], ...] = ()  # rule, points taken off
    cap: tuple[str, float] | None = None  # the rule that caps the score, and at what
    start: float = 0.0  # what the penalties are taken from


class ReviewedKeyResult(NamedTuple):
    key_result: KeyResult
    frame: Frame
    score: Score
    findings: tuple[Finding, ...] = ()
    rewrite: str | None = None  # a better wording, with the author's own numbers and the gaps marked


class ReviewedObjective(NamedTuple):
    objective: Objective
    score: Score
    findings: tuple[Finding, ...] = ()
    key_results: tuple[ReviewedKeyResult, ...] = ()


class ReviewedDraft(NamedTuple):
    draft: Draft
    findings: tuple[Finding, ...] = ()  # of the file as a whole
    objectives: tuple[ReviewedObjective, ...] = ()
    silenced: tuple[Finding, ...] = ()  # by a comment in the draft


class TargetChance(NamedTuple):
    """How a target stands against its metric's own history, judged without knowing what the team will do.

    `p_hit` is the chance if nothing changes. `past_changes` are the metric's changes over periods of the same length,
    signed so that the wanted way is positive; `wanted_change` is what the target asks; `share_reached` is how many of
    `past_changes` were at least as large. `series` names the history.
    """

    p_hit: float
    baseline: float
    target: float
    wanted_change: float
    past_changes: tuple[float, ...]
    share_reached: float | None
    periods: int
    method: str
    series: str = ""
