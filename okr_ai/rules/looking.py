"""From drafts to what the rules look at: every key result read once, parents resolved once."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from okr_ai.language import read_key_results
from okr_ai.language.lexicon import Lexicon, Metric
from okr_ai.language.periods import reference
from okr_ai.language.text import normalised
from okr_ai.model import Draft, Frame, KeyResult, MetricDefinition, Objective, Passage, PastKeyResult, TargetChance
from okr_ai.rules.numbers import Numbers
from okr_ai.rules.profiles import Profile
from okr_ai.rules.views import DraftsView, DraftView, KeyResultView, ObjectiveView
from okr_ai.rules.wording import Wording


def look_at_draft(
    draft: Draft,
    profile: Profile,
    today: date,
    known: Lexicon,
    definitions: Mapping[str, MetricDefinition],
    chances: Callable[[Draft, Sequence[Frame]], Sequence[TargetChance | None]] | None = None,
    relevance: Callable[[str, Sequence[str]], Sequence[float]] | None = None,
    fiscal_start: int = 1,
    past: Sequence[PastKeyResult] = (),
) -> DraftView:
    """The draft with each key result's frame, metric, chance and relevance."""
    counted_from = reference(draft.cycle, today, fiscal_start)
    words = [key_result.text.text for objective in draft.objectives for key_result in objective.key_results]
    read = read_key_results(words, [counted_from] * len(words), known)
    frames, chance = iter(read), iter(chances(draft, read) if chances is not None else [None] * len(words))
    numbers = Numbers([objective.text.text for objective in draft.objectives], counted_from)

    def look_at(objective: Objective) -> ObjectiveView:
        texts = [key_result.text.text for key_result in objective.key_results]
        fits: Sequence[float | None] = [None] * len(texts)
        if relevance is not None and texts and objective.text.text.strip():
            fits = relevance(objective.text.text, texts)
        best = max((fit for fit in fits if fit is not None), default=None)
        return ObjectiveView(
            objective,
            Wording(objective.text.text),
            numbers,
            draft,
            profile,
            today,
            tuple(see(objective, each, fit, best) for each, fit in zip(objective.key_results, fits, strict=True)),
            relevance,
        )

    def see(objective: Objective, key_result: KeyResult, fit: float | None, best: float | None) -> KeyResultView:
        text = key_result.text.text
        frame = next(frames)
        return KeyResultView(
            key_result,
            frame,
            Wording(text),
            objective,
            draft,
            profile,
            today,
            metric := metric_of(key_result, frame, known),
            definitions.get(key_result.metric or "") or (definitions.get(metric.name) if metric else None),
            next(chance),
            fit,
            best,
        )

    return DraftView(
        draft, profile, today, Passage("", draft.source, 0), tuple(look_at(each) for each in draft.objectives), past
    )


def metric_of(key_result: KeyResult, frame: Frame, known: Lexicon) -> Metric | None:
    """The metric that the key result is about; None when its words only mention one: the reconciliation differences of
    suppliers are no number of suppliers."""
    if key_result.metric and (named := known.name_of(key_result.metric.replace("_", " "))):
        return known.get(named)
    if frame.metric is None:
        return known.get(frame.metric_name) if frame.metric_name else None
    words = normalised(frame.metric.text).strip()
    head = _head(words)
    metric = known.get((frame.metric_name if head == words else known.name_of(head)) or "")
    if metric is None:
        return None
    return metric if head.rstrip("s").endswith(_endings(metric.name, metric.zh, metric.en, metric.synonyms)) else None


@lru_cache(maxsize=1024)
def _endings(name: str, zh: str, en: str, synonyms: tuple[str, ...]) -> tuple[str, ...]:
    """A metric's names as words may end with them, without a plural s."""
    return tuple(normalised(each).rstrip("s") for each in (zh, en, name.replace("_", " "), *synonyms))


_JOINTS = re.compile(r" (?:of|for|from|per|in|among|at|by|with|on|to|over|across)\b|[(（]")
_COUNTING = ("number", "count", "amount", "total", "volume")


def _head(words: str) -> str:
    """The words that name what is measured: in English those before "of", "per", …; in Chinese all of them."""
    before, _, after = words.partition(" of ")
    if after and before.removeprefix("the ").endswith(_COUNTING):
        words = after
    return _JOINTS.split(words, maxsplit=1)[0].strip()


def look_at_drafts(drafts: Sequence[DraftView]) -> DraftsView:
    """The drafts together, each objective's parent found by words or id, an objective's before a key result's."""
    texts: dict[str, ObjectiveView] = {}
    ids: dict[str, ObjectiveView] = {}
    for objective in (objective for draft in drafts for objective in draft.objectives):
        texts.setdefault(_plain(objective.passage.text), objective)
        ids.setdefault(_plain(objective.objective.id), objective)
    for objective in (objective for draft in drafts for objective in draft.objectives):
        for key_result in objective.key_results:
            texts.setdefault(_plain(key_result.passage.text), objective)
            ids.setdefault(_plain(key_result.key_result.id), objective)
    links, unresolved = [], []
    for draft in drafts:
        own = {_plain(objective.objective.id): objective for objective in draft.objectives}
        for objective in draft.objectives:
            name = _plain(objective.objective.parent or "")
            if not name:
                continue
            near = own.get(name)  # files number from O1 again: the child's own file first, unless that is the child
            parent = texts.get(name) or (near if near is not objective else None) or ids.get(name)
            if parent is None:
                unresolved.append(objective)
            else:
                links.append((objective, parent))
    return DraftsView(drafts, tuple(links), tuple(unresolved))


def _plain(text: str) -> str:
    return "".join(text.lower().split()).strip(".。!！;；")
