"""What the team's past and the template library tell of which metrics go with which objectives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from okr_ai.language.text import normalised
from okr_ai.suggest.fit import topic_fit
from okr_ai.suggest.library import Library
from okr_ai.suggest.past import Past

_WORTH = 0.3  # of a metric that was set for the same objective before
_FEW = 300  # so many objectives are compared one by one; of more, those nearest by their characters
_NEAREST = 60


@dataclass(frozen=True, slots=True)
class ObjectiveIndex:
    """Past objectives with the metrics that were set for them; with many, their characters as a sparse matrix."""

    metrics_of: Mapping[str, frozenset[str]]
    texts: tuple[str, ...]
    vectoriser: Any = field(default=None, repr=False)
    matrix: Any = field(default=None, repr=False)


def index_objectives(past: Past) -> ObjectiveIndex:
    """The objectives of the past, ready to be searched: 100,000 take a few seconds."""
    metrics: dict[str, set[str]] = {}
    for metric, group in past.by_metric.items():
        for one in group:
            if one.objective:
                metrics.setdefault(one.objective, set()).add(metric)
    texts = tuple(sorted(metrics))
    frozen = {text: frozenset(names) for text, names in metrics.items()}
    if len(texts) <= _FEW:
        return ObjectiveIndex(frozen, texts)
    from sklearn.feature_extraction.text import HashingVectorizer

    vectoriser = HashingVectorizer(
        analyzer="char", ngram_range=(2, 2), n_features=2**18, alternate_sign=False, lowercase=False
    )
    return ObjectiveIndex(frozen, texts, vectoriser, vectoriser.transform(map(normalised, texts)))


def learned_metrics(objective: str, index: ObjectiveIndex) -> dict[str, float]:
    """By metric, how much it went with objectives like this one: the likeness of the nearest, times a weight."""
    texts = list(index.texts) if index.matrix is None else _nearest(objective, index)
    learned: dict[str, float] = {}
    for text, likeness in zip(texts, topic_fit(objective, texts), strict=True):
        for metric in index.metrics_of[text]:
            learned[metric] = max(learned.get(metric, 0.0), _WORTH * likeness)
    return learned


def library_metrics(objective: str, library: Library, lang: str) -> dict[str, float]:
    """By metric, how like this one the library's objectives are that it is a key result of (0..1)."""
    templates = list(library.objectives.values())
    found: dict[str, float] = {}
    for template, likeness in zip(templates, topic_fit(objective, [one.text(lang) for one in templates]), strict=True):
        for name in template.key_results:
            if name in library.key_results:
                metric = library.key_results[name].metric
                found[metric] = max(found.get(metric, 0.0), likeness)
    return found


def _nearest(objective: str, index: ObjectiveIndex) -> list[str]:
    """The objectives most like this one by their characters, ties by text."""
    wanted = index.vectoriser.transform([normalised(objective)])
    likeness = (index.matrix @ wanted.T).toarray().ravel()
    ranked = likeness.argsort(kind="stable")[::-1][:_NEAREST]
    return [index.texts[place] for place in sorted(ranked)]
