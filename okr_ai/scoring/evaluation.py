"""An evaluation in several parts: key results as computed, contribution and growth as judged by people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from okr_ai.errors import InputError
from okr_ai.model import Bilingual
from okr_ai.scoring.grades import Grade

PAY = Bilingual(
    "Tying OKR scores to pay has known harms: targets get lower, bad news later, and work outside the key results "
    "is left undone. Use this to talk about the work; decide pay on more than this figure.",
    "把 OKR 得分与薪酬挂钩有公认的害处：目标越定越低，坏消息越报越晚，关键结果之外的工作没人做。"
    "请用它来讨论工作；薪酬不要只看这个分数。",
)


@dataclass(frozen=True, slots=True)
class Shares:
    """How much each part counts; together 1."""

    okr: float = 0.7
    contribution: float = 0.2
    growth: float = 0.1

    def __post_init__(self) -> None:
        total = self.okr + self.contribution + self.growth
        if min(self.okr, self.contribution, self.growth) < 0 or abs(total - 1) > 0.005:
            raise InputError(
                Bilingual(f"the shares add up to {100 * total:g}%", f"各部分占比合计为 {100 * total:g}%"),
                Bilingual("make them add up to 100%", "请调整到合计 100%"),
                path="shares",
            )


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One person's parts, each 0..1, and the total; a part that is missing leaves the total None."""

    person: str
    okr: float | None
    contribution: float | None
    growth: float | None
    total: float | None
    key_results: int


def evaluate(
    grades: Sequence[Grade], judged: Mapping[str, tuple[float | None, float | None]], shares: Shares | None = None
) -> tuple[Evaluation, ...]:
    """Everyone who owns a key result or was judged, in that order; `judged` holds (contribution, growth), 0..1.

    The OKR part is the mean score of the person's key results, weighted as stated; guardrails do not enter.
    """
    shares = shares or Shares()
    people = dict.fromkeys([one.owner for one in grades if one.owner] + list(judged))
    return tuple(_evaluation(person, grades, *judged.get(person, (None, None)), shares) for person in people)


def _evaluation(
    person: str, grades: Sequence[Grade], contribution: float | None, growth: float | None, shares: Shares
) -> Evaluation:
    own = [one for one in grades if one.owner == person and one.score is not None and not one.is_guardrail]
    okr = _mean(own)
    parts = ((shares.okr, okr), (shares.contribution, contribution), (shares.growth, growth))
    known = [(share, value) for share, value in parts if value is not None and share > 0]
    complete = sum(share for share, _ in parts if share > 0) - sum(share for share, _ in known) < 1e-9
    total = sum(share * value for share, value in known) if complete else None
    return Evaluation(person, okr, contribution, growth, total, len(own))


def _mean(grades: Sequence[Grade]) -> float | None:
    if not grades:
        return None
    weights = [one.weight for one in grades if one.weight is not None and one.weight > 0]
    scores = [one.score or 0.0 for one in grades]
    if len(weights) == len(grades):
        return sum(weight * score for weight, score in zip(weights, scores, strict=True)) / sum(weights)
    return fmean(scores)
