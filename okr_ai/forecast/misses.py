"""The reasons for likely misses of a whole draft, with the other series of the metrics file as witnesses."""

from collections.abc import Mapping, Sequence
from datetime import date

from okr_ai.forecast.answers import Answer
from okr_ai.forecast.prepare import Ready
from okr_ai.forecast.status import AT_RISK, open_chance
from okr_ai.forecast.steps import Steps, even_steps
from okr_ai.forecast.triage import MOST_PEERS, Surprise, surprises, triage
from okr_ai.model import MetricDefinition, MetricSeries, Reason

EARLIEST = 0.15  # of the period; before that nothing can have fallen behind


def reasons_of_misses(
    items: Sequence[Ready],
    answers: Mapping[int, Answer],
    series: Mapping[str, MetricSeries],
    definitions: Mapping[str, MetricDefinition],
    *,
    as_of: date,
) -> Mapping[int, Reason]:
    """The triage of every item that is likely missed, by `id` of the item. Two calls of the engine at most."""
    missing = [item for item in items if answers[id(item)].p_hit < AT_RISK]
    if not missing:
        return {}
    others = _others(series, definitions, as_of)
    periods = list({(item.subject.start, item.subject.due) for item in missing})
    asked = [(item.steps, item.subject.start, item.subject.due) for item in missing]
    asked += [(steps, start, due) for start, due in periods for steps in others]
    told = surprises(asked)
    own, rest = told[: len(missing)], told[len(missing) :]
    by_period = {
        period: [one for one in rest[i * len(others) : (i + 1) * len(others)] if one]
        for i, period in enumerate(periods)
    }
    found = {}
    for item, surprise in zip(missing, own, strict=True):
        reason = _triage(item, surprise, by_period[item.subject.start, item.subject.due], answers[id(item)], as_of)
        if reason:
            found[id(item)] = reason
    return found


def _triage(
    item: Ready, own: Surprise | None, others: Sequence[Surprise], answer: Answer, as_of: date
) -> Reason | None:
    gone = (as_of - item.subject.start).days / max((item.subject.due - item.subject.start).days, 1)
    if gone < EARLIEST:
        own = None
    names = {item.match.name, item.match.divisor}
    peers = [one for one in others if one.steps.name not in names and one.steps.rhythm == item.steps.rhythm]
    return triage(
        own,
        peers,
        p_at_start=None if answer.p_at_start is None else open_chance(answer.p_at_start),
        p_hit=answer.p_hit,
        wanted={"up": 1.0, "down": -1.0}.get(item.goal.direction, 0.0),
    )


def _others(
    series: Mapping[str, MetricSeries], definitions: Mapping[str, MetricDefinition], as_of: date
) -> list[Steps]:
    found = []
    for name in list(series)[:MOST_PEERS]:
        stated = definitions.get(name)
        steps = even_steps(series[name], as_of=as_of, lag_days=stated.lag_days if stated else 0)
        if steps.ends:
            found.append(steps)
    return found
