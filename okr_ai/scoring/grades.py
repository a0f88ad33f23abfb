"""The score of one key result, 0 to 1, by what kind of promise it was."""

from dataclasses import dataclass
from typing import Literal

from okr_ai.model import Forecast, KeyResult

Kind = Literal["committed", "aspirational", "guardrail", "learning", "milestone"]

# what counts as good: a commitment is kept or not; of a stretch seven tenths are what was hoped for (Grove; Doerr)
GOOD: dict[str, float] = {"committed": 1.0, "aspirational": 0.7, "guardrail": 1.0, "learning": 0.7, "milestone": 1.0}
Way = Literal["distance", "so far", "band", "hit or not", "check-points", "tasks", "no figures", "no baseline"]


@dataclass(frozen=True, slots=True)
class Grade:
    """A key result's score.

    `degree` is the share of the way from baseline to target as it is (below 0: the wrong way, above 1: beyond), None
    where there is no way to measure, only hit or not. `score` is what counts, 0..1; None without figures, and without a
    baseline while the cycle runs and the target is not met. `good`: the score that is good for its kind was reached.
    `owner_score` is what its owner gives it, on the same scale. `way` says how the score was found. A guardrail's score
    is 0 or 1 and never enters a mean.
    """

    id: str
    text: str
    kind: Kind
    owner: str | None
    weight: float | None
    degree: float | None
    score: float | None
    good: bool | None
    owner_score: float | None
    way: Way

    @property
    def is_guardrail(self) -> bool:
        return self.kind == "guardrail"


def kind_of(key_result: KeyResult) -> Kind:
    """The stated kind; a guardrail indicator is a guardrail; everything else counts as aspirational unless stated."""
    if key_result.kind in GOOD:
        return key_result.kind  # type: ignore[return-value] # one of the keys of GOOD
    return "guardrail" if key_result.indicator == "guardrail" else "aspirational"


def grade(key_result: KeyResult, forecast: Forecast) -> Grade:
    """The grade of a key result from where its forecast says that it stands (`current`, at the end: the outcome)."""
    kind = kind_of(key_result)
    degree, way = _degree(key_result, forecast, kind)
    open_still = _is_running(forecast) and not _holds(forecast, degree)
    if way == "hit or not" and forecast.baseline is None and kind != "guardrail" and open_still:
        way = "no baseline"  # how far it came cannot be told, and that it is not there yet is no 0
    if way in ("no figures", "no baseline"):
        score = None
    elif kind == "guardrail" or degree is None:
        score = float(_holds(forecast, degree))
    else:
        score = min(1.0, max(0.0, degree))
    return Grade(
        id=key_result.id,
        text=key_result.text.text,
        kind=kind,
        owner=key_result.owner or forecast.owner,
        weight=key_result.weight,
        degree=degree,
        score=score,
        good=None if score is None else score >= GOOD[kind] - 1e-9,
        owner_score=key_result.score,
        way=way,
    )


def _degree(key_result: KeyResult, forecast: Forecast, kind: Kind) -> tuple[float | None, Way]:
    if kind == "milestone" and key_result.planned and forecast.current is not None:
        return _check_points(key_result, forecast), "check-points"
    if key_result.tasks and (forecast.current is None or forecast.target is None):
        return sum(task.done for task in key_result.tasks) / len(key_result.tasks), "tasks"
    current, target, baseline = forecast.current, forecast.target, forecast.baseline
    if current is None or target is None:
        return None, "no figures"
    if forecast.direction == "band" or forecast.target_to is not None:
        return None, "band"
    if forecast.measure == "total" and target > 0 and forecast.direction == "up":
        if _is_running(forecast):
            return current / target, "so far"  # its baseline is an earlier period's total, not where this one began
        baseline = baseline or 0.0  # a total without one is counted from nothing
    if baseline is None or baseline == target:
        return None, "hit or not"
    return (current - baseline) / (target - baseline), "distance"


def _is_running(forecast: Forecast) -> bool:
    return forecast.due is None or forecast.as_of <= forecast.due


def _check_points(key_result: KeyResult, forecast: Forecast) -> float:
    """The share of the planned check-points whose value has been reached."""
    current = forecast.current or 0.0
    values = [value for _, value in key_result.planned]
    start = forecast.baseline if forecast.baseline is not None else 0.0
    falling = values[-1] < start
    return sum(current <= value if falling else current >= value for value in values) / len(values)


def _holds(forecast: Forecast, degree: float | None) -> bool:
    """Whether the target is met as things stand."""
    current, target = forecast.current, forecast.target
    if current is None or target is None:
        return degree is not None and degree >= 1.0
    if forecast.target_to is not None:
        low, high = sorted((target, forecast.target_to))
        return low <= current <= high
    return current <= target if forecast.direction == "down" else current >= target
