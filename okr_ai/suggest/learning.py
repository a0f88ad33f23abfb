"""What the team's past tells of which metrics go with which objectives."""

from collections.abc import Mapping

from okr_ai.suggest.fit import relevance
from okr_ai.suggest.past import Past

_WORTH = 0.3  # of a metric that was set for the same objective before


def learned_metrics(objective: str, past: Past) -> Mapping[str, float]:
    """By metric, how much it went with objectives like this one: the likeness of the nearest, times a weight."""
    texts = sorted({one.objective for group in past.by_metric.values() for one in group if one.objective})
    likeness = dict(zip(texts, relevance(objective, texts), strict=True))
    return {
        metric: _WORTH * max(likeness.get(one.objective, 0.0) for one in group)
        for metric, group in past.by_metric.items()
    }
