"""The score of a key result and of an objective, as a sum that can be shown.

A key result: 100 times the weighted mean of the SMART letters that could be judged, less points for each finding, not
above the cap of any rule that found something. A letter that nobody could judge is left out; it is never filled in.
An objective: the mean of its key results (100 without any), less points for the findings about the objective itself.
"""

from collections.abc import Iterable, Mapping

from okr_ai.model import Finding, Score, Smart

WEIGHTS: Mapping[str, float] = {"measurable": 30, "specific": 25, "achievable": 20, "relevant": 15, "time_bound": 10}
Caps = Mapping[str, float]
POINTS: Mapping[str, float] = {"error": 15, "warning": 6, "info": 1}


def key_result_score(smart: Smart, findings: Iterable[Finding], caps: Caps, points: Caps) -> Score:
    """0..100 from the letters and the findings; `caps` and `points` are those of rules that have their own."""
    total = reached = 0.0
    for letter, weight in WEIGHTS.items():
        if (value := getattr(smart, letter)) is not None:
            total += weight
            reached += weight * value
    return _less(100 * reached / total if total else 0.0, smart, findings, caps, points)


def objective_score(scores: list[Score], findings: Iterable[Finding], caps: Caps, points: Caps) -> Score:
    """0..100 from the key results' scores and the objective's own findings; `smart` is the mean of what was judged."""
    start = sum(score.value for score in scores) / len(scores) if scores else 0.0
    means = {letter: _mean([getattr(score.smart, letter) for score in scores]) for letter in WEIGHTS}
    return _less(start, Smart(**means), findings, caps, points)


def _less(start: float, smart: Smart, findings: Iterable[Finding], caps: Caps, points: Caps) -> Score:
    penalties: dict[str, float] = {}
    for finding in findings:  # a rule that finds several words in one text takes its points off once
        penalties[finding.rule] = max(
            penalties.get(finding.rule, 0), points.get(finding.rule, POINTS[finding.severity])
        )
    if not penalties:
        value = round(start, 1)
        return Score(value, smart, (), None, value)
    value = max(0.0, start - sum(penalties.values()))
    cap = min(((rule, caps[rule]) for rule in penalties if rule in caps), key=lambda pair: pair[1], default=None)
    if cap is not None and value > cap[1]:
        value = cap[1]
    else:
        cap = None
    return Score(round(value, 1), smart, tuple(penalties.items()), cap, round(start, 1))


def _mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
