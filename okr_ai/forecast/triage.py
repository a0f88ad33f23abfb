"""Why a key result is being missed: out of reach from the start, fallen behind since, or moved from outside.

Peers are the other series of the metrics file with the same rhythm. How far each came out of what was to be expected
when the period began is measured by the engine's own distribution of its average since then; peers count for or against
by the sign of their past correlation with the metric. When most of them moved the same way, the outside moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from okr_ai.forecast.cases import Case
from okr_ai.forecast.engine.rows import answer_rows
from okr_ai.forecast.period import flow_period, reachable
from okr_ai.forecast.steps import Floats, Steps
from okr_ai.language.formatting import chance_percent
from okr_ai.model import Bilingual, Reason

OUT_OF_REACH = 0.15  # chance when the period began
HARD, HELD = 0.4, 0.7  # a chance that was low and has not fallen much since: the target, not the work
MOST_PEERS = 30
LEAST_PEERS = 2
LEAST_HISTORY = 12
SURPRISED = 1.0  # standard deviations of the expectation
ALONG = 0.4  # a peer's surprise that counts as moving along
MOST_OF_THEM = 0.6
RELATED = 0.3  # correlation of changes that makes a series a peer


@dataclass(frozen=True, slots=True)
class Surprise:
    """How a series came out since the period began: standard deviations above what was to be expected then."""

    steps: Steps
    size: float


def surprises(asked: Sequence[tuple[Steps, date, date]]) -> list[Surprise | None]:
    """How each of the steps came out over a period that began on a day and lasted to another (or to their last value).

    None where too little is known. One call of the engine.
    """
    cases = [_surprise_case(*one) for one in asked]
    rows = [found[0].row(i, "up", 0.0) for i, found in enumerate(cases) if found]
    if not rows:
        return [None] * len(asked)
    quantiles = iter(answer_rows(rows, (0.1, 0.5, 0.9))[1])
    return [
        Surprise(steps, _above(next(quantiles), found[1])) if found else None
        for (steps, _, _), found in zip(asked, cases, strict=True)
    ]


def _surprise_case(steps: Steps, start: date, due: date) -> tuple[Case, float] | None:
    """The question what the average since `start` was going to be, and what it was."""
    if not steps.ends or steps.ends[-1] < start or not reachable(steps, due):
        return None
    period = flow_period(steps, start, min(due, steps.ends[-1]))
    seen = period.observed[np.isfinite(period.observed)]
    if len(seen) < 2 or np.isfinite(period.history).sum() < LEAST_HISTORY:
        return None
    case = Case(period.history, np.empty(0), len(period.ends), steps.rhythm.season, "average", 1)
    return case, float(seen.mean())


def _above(quantiles: Floats, value: float) -> float:
    """Standard deviations of `value` above the median, from the 10, 50 and 90 % quantiles."""
    low, middle, high = quantiles.tolist()
    return min(max((value - middle) / (high - low) * 2.563, -9.0), 9.0) if high > low else 0.0


def triage(
    own: Surprise | None,
    peers: Sequence[Surprise],
    *,
    p_at_start: float | None,
    p_hit: float,
    wanted: float,
) -> Reason | None:
    """The kind of a (likely) miss; None when nothing can be told. `wanted` is +1 when up is good, -1 when down."""
    hard = p_at_start is not None and p_at_start < HARD and p_hit >= HELD * p_at_start
    if p_at_start is not None and (p_at_start < OUT_OF_REACH or hard):
        chance = _chance(p_at_start)
        return Reason(
            "target_out_of_reach",
            Bilingual(
                f"unlikely from the start: the chance was {chance.en} when the period began; look at the target",
                f"从一开始就很难达成：周期开始时的把握只有{chance.zh}；先复核目标",
            ),
            {"p_at_start": p_at_start},
        )
    along, related = _moved_along(own, peers) if own and own.size * wanted <= -SURPRISED else ([], [])
    if len(related) >= LEAST_PEERS and len(along) >= MOST_OF_THEM * len(related):
        return _outside(along, related)
    return None if p_at_start is None else _fell_behind(p_at_start, p_hit, alone=len(related) >= LEAST_PEERS)


def _outside(along: Sequence[str], related: Sequence[str]) -> Reason:
    names = along[:4]
    return Reason(
        "outside_moved",
        Bilingual(
            f"the outside moved: {len(along)} of {len(related)} related metrics moved along ({', '.join(names)})",
            f"外部环境变化：{len(related)} 个相关指标中有 {len(along)} 个同向变动（{'、'.join(names)}）",
        ),
        {"moved": tuple(along), "peers": len(related)},
    )


def _fell_behind(p_at_start: float, p_hit: float, *, alone: bool) -> Reason:
    en = "fell behind while related metrics did not" if alone else "fell behind since the start"
    zh = "相关指标正常，唯独此项落后" if alone else "开始后执行落后"
    chance = _chance(p_at_start)
    return Reason(
        "fell_behind",
        Bilingual(
            f"{en}: the chance was {chance.en} when the period began; look at the work",
            f"{zh}：周期开始时的把握为{chance.zh}；检查执行情况",
        ),
        {"p_at_start": p_at_start, "p_hit": p_hit},
    )


def _chance(p: float) -> Bilingual:
    """A chance within a sentence: "below 1%" where a table has "<1%"."""
    told = chance_percent(p)
    if told[0] not in "<>":
        return Bilingual(told, f" {told}")
    low = told[0] == "<"
    return Bilingual(f"{'below' if low else 'above'} {told[1:]}", f"{'不到' if low else '超过'} {told[1:]}")


def _moved_along(own: Surprise, peers: Sequence[Surprise]) -> tuple[list[str], list[str]]:
    """The peers that moved as the metric did, and all peers related to it."""
    along, related = [], []
    for peer in peers:
        likeness = correlation(own.steps, peer.steps)
        if abs(likeness) < RELATED:
            continue
        related.append(peer.steps.name)
        if peer.size * np.sign(likeness) * np.sign(own.size) >= ALONG:
            along.append(peer.steps.name)
    return along, related


def correlation(one: Steps, other: Steps) -> float:
    """Correlation of the two series' changes on the steps that both have; 0 with fewer than a dozen.

    Days are taken by the week: nearly all daily metrics share its rhythm.
    """
    beside = other.values
    if one.ends != other.ends:
        values = dict(zip(other.ends, beside.tolist(), strict=True))
        beside = np.array([values.get(end, np.nan) for end in one.ends])
    both = np.array((one.values, beside))
    if one.rhythm.days == 1:
        week = len(one.rhythm.weekdays)
        both = both[:, both.shape[1] % week :].reshape(2, -1, week).mean(axis=2)
    ours, theirs = both[:, 1:] - both[:, :-1]
    known = np.isfinite(ours) & np.isfinite(theirs)
    if known.sum() < LEAST_HISTORY:
        return 0.0
    ours, theirs = ours[known] - ours[known].mean(), theirs[known] - theirs[known].mean()
    scatter = float(np.sqrt((ours * ours).sum()) * np.sqrt((theirs * theirs).sum()))
    return float((ours * theirs).sum()) / scatter if scatter > 0 else 0.0
