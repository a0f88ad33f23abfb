"""Objectives' scores from their key results': mean, weighted, worst, or with the objectives that serve them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Literal

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Forecast, KeyResult, Objective
from okr_ai.scoring.grades import Grade, grade

Rollup = Literal["mean", "weighted", "worst", "children"]
WHOLES = (1.0, 10.0, 100.0)  # shares, points, per cent
MOST_POINTS = 10.0  # weights that are all alike say nothing and need no sum, unless they are per cent: 60, 60
TOLERANCE = 0.005  # of the sum of weights: three decimals, as the common systems keep them


@dataclass(frozen=True, slots=True)
class ObjectiveScore:
    """An objective's score and its key results' grades. `broken` are the guardrails that did not hold: they stand
    beside the score, since a mean would hide them. `owner_score` is rolled up in the same way from the owners'."""

    id: str
    text: str
    weight: float | None
    score: float | None
    owner_score: float | None
    grades: tuple[Grade, ...]
    broken: tuple[Grade, ...]
    judged: int  # how many of the key results have a score


def score_objectives(
    objectives: Sequence[Objective], forecasts: Mapping[str, Forecast], *, rollup: Rollup | None = None
) -> tuple[ObjectiveScore, ...]:
    """Every objective's score. `rollup` None: weighted where weights are stated, else the mean.

    Raises InputError, with its place, for an objective whose weights do not add up to 1 or 100 or are stated for some
    of its key results only.
    """
    own = [_own(objective, forecasts, rollup) for objective in objectives]
    return tuple(_with_children(objectives, own)) if rollup == "children" else tuple(own)


def set_score(scores: Sequence[ObjectiveScore]) -> float | None:
    """The score of the whole set: the mean of the objectives', weighted where all state a weight."""
    judged = [(one.weight, one.score) for one in scores if one.score is not None]
    if not judged:
        return None
    weights = [weight for weight, _ in judged if weight is not None and weight > 0]
    if len(weights) == len(judged):
        return sum(w * score for w, (_, score) in zip(weights, judged, strict=True)) / sum(weights)
    return fmean(score for _, score in judged)


def weights_of(objective: Objective) -> tuple[float, ...] | None:
    """The key results' weights as shares of 1, guardrails' included; None when none is stated."""
    krs = objective.key_results
    stated = [kr for kr in krs if kr.weight is not None]
    if not stated:
        return None
    if len(stated) < len(krs):
        missing = next(kr for kr in krs if kr.weight is None)
        raise _weights_error(
            missing,
            Bilingual("it has no weight, others of its objective have", "同一目标下其他关键结果有权重，它没有"),
            Bilingual("give every key result a weight, or none", "请给每个关键结果都写权重，或都不写"),
        )
    weights = [kr.weight or 0.0 for kr in krs]
    total = sum(weights)
    alike = len(set(weights)) == 1 and 0 < weights[0] <= MOST_POINTS
    if min(weights) < 0 or not (alike or any(abs(total / whole - 1) <= TOLERANCE for whole in WHOLES)):
        raise _weights_error(
            stated[0],
            Bilingual(f"the weights of its objective add up to {total:g}", f"该目标下的权重合计为 {total:g}"),
            Bilingual("make them add up to 1 or 100", "请调整到合计 1 或 100"),
        )
    return tuple(weight / total for weight in weights)


def rolled_up(scores: Sequence[tuple[float, float | None]], rollup: Rollup | None) -> float | None:
    """One score from (weight, score) pairs; pairs without a score are left out. None when none has one."""
    known = [(weight, score) for weight, score in scores if score is not None]
    if not known:
        return None
    if rollup == "worst":
        return min(score for _, score in known)
    if rollup == "mean":
        return fmean(score for _, score in known)
    total = sum(weight for weight, _ in known)
    return sum(weight * score for weight, score in known) / total if total else fmean(score for _, score in known)


def _own(objective: Objective, forecasts: Mapping[str, Forecast], rollup: Rollup | None) -> ObjectiveScore:
    grades = [grade(kr, forecasts[kr.id]) for kr in objective.key_results if kr.id in forecasts]
    weighed = weights_of(objective) if rollup not in ("mean", "worst") else None
    weights = weighed or (1.0,) * len(objective.key_results)
    by_id = dict(zip((kr.id for kr in objective.key_results), weights, strict=True))
    counted = [(by_id[one.id], one) for one in grades if not one.is_guardrail]
    return ObjectiveScore(
        id=objective.id,
        text=objective.text.text,
        weight=objective.weight,
        score=rolled_up([(weight, one.score) for weight, one in counted], rollup),
        owner_score=rolled_up([(weight, one.owner_score) for weight, one in counted], rollup),
        grades=tuple(grades),
        broken=tuple(one for one in grades if one.is_guardrail and one.score == 0.0),
        judged=sum(one.score is not None for one in grades),
    )


def _with_children(objectives: Sequence[Objective], own: Sequence[ObjectiveScore]) -> list[ObjectiveScore]:
    """Each score as the mean of the objective's own and those of the objectives that name it as their parent."""
    names = {name: i for i, one in enumerate(objectives) for name in (one.text.text.strip(), one.id)}
    children: dict[int, list[int]] = {}
    for i, objective in enumerate(objectives):
        parent = names.get((objective.parent or "").strip())
        if parent is not None and parent != i:
            children.setdefault(parent, []).append(i)
    done: dict[int, float | None] = {}

    def score_of(i: int, path: frozenset[int]) -> float | None:
        if i not in done:
            below = [score_of(child, path | {i}) for child in children.get(i, ()) if child not in path]
            known = [score for score in (own[i].score, *below) if score is not None]
            done[i] = fmean(known) if known else None
        return done[i]

    return [replace(one, score=score_of(i, frozenset({i}))) for i, one in enumerate(own)]


def _weights_error(key_result: KeyResult, what: Bilingual, do: Bilingual) -> InputError:
    place = key_result.fields.get("weight", key_result.text).place()
    return InputError(
        what, do, path=place.path, line=place.line, column=place.column, sheet=place.sheet, cell=place.cell
    )
