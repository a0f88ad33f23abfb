"""From drafts to what the rules look at: every key result read once, parents resolved once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice, repeat
from typing import TYPE_CHECKING, NamedTuple

from okr_ai.language import read_key_results
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import Lexicon, Metric
from okr_ai.language.periods import Reference, reference
from okr_ai.language.text import normalised
from okr_ai.model import Draft, Frame, KeyResult, MetricDefinition, Objective, Passage, TargetChance
from okr_ai.rules.numbers import Numbers
from okr_ai.rules.profiles import Profile
from okr_ai.rules.views import DraftsView, DraftView, KeyResultView, ObjectiveView
from okr_ai.rules.wording import Wording, without_notes

if TYPE_CHECKING:
    from okr_ai.model import PastKeyResult

Chances = Callable[[Draft, Sequence[Frame]], Sequence[TargetChance | None]]
Relevance = Callable[[str, Sequence[str]], Sequence[float]]
Part = Sequence[tuple[Draft, Objective]]  # objectives that are looked at together, and whose they are


class Reading(NamedTuple):
    """What the words of one key result say: plain values, which one process can send another."""

    frame: Frame
    metric: str | None  # the lexicon's name of it
    relevance: float | None


class Look:
    """How drafts are looked at: what day it is, which metrics are known, who tells of relevance."""

    def __init__(
        self,
        profile: Profile,
        today: date,
        known: Lexicon,
        definitions: Mapping[str, MetricDefinition],
        relevance: Relevance | None = None,
        fiscal_start: int = 1,
    ) -> None:
        self.profile = profile
        self.today = today
        self.known = known
        self.definitions = definitions
        self.relevance = relevance
        self.fiscal_start = fiscal_start

    def read(self, part: Part) -> list[Reading]:
        """A reading of each key result, in order: their words are read together."""
        texts = [key_result.text.text for _, objective in part for key_result in objective.key_results]
        counted_from = self._references(part)
        references = [
            day for day, (_, objective) in zip(counted_from, part, strict=True) for _ in objective.key_results
        ]
        frames = iter(read_key_results(texts, references, self.known))
        readings = []
        for _, objective in part:
            for key_result, fit in zip(objective.key_results, self._fits(objective), strict=True):
                frame = next(frames)
                metric = metric_of(key_result, frame, self.known)
                readings.append(Reading(frame, metric.name if metric else None, fit))
        return readings

    def views(
        self, part: Part, readings: Iterable[Reading], chances: Iterable[TargetChance | None] | None = None
    ) -> list[ObjectiveView]:
        """The objectives' views, of key results read as `readings` has them in order, with the chances of each."""
        left = zip(readings, repeat(None) if chances is None else chances, strict=False)
        numbers = Numbers([objective.text.text for _, objective in part], self._references(part))
        return [self._view(draft, objective, numbers, left) for draft, objective in part]

    def _view(
        self,
        draft: Draft,
        objective: Objective,
        numbers: Numbers,
        left: Iterator[tuple[Reading, TargetChance | None]],
    ) -> ObjectiveView:
        read = list(islice(left, len(objective.key_results)))
        fits = [reading.relevance for reading, _ in read if reading.relevance is not None]
        best = max(fits, default=None)
        wording = Wording(objective.text.text)
        key_results = tuple(
            [
                self._key_result(draft, objective, key_result, reading, chance, best)
                for key_result, (reading, chance) in zip(objective.key_results, read, strict=True)
            ]
        )
        return ObjectiveView(objective, wording, numbers, draft, self.profile, self.today, key_results, self.relevance)

    def _key_result(
        self,
        draft: Draft,
        objective: Objective,
        key_result: KeyResult,
        reading: Reading,
        chance: TargetChance | None,
        best: float | None,
    ) -> KeyResultView:
        metric = reading.metric
        return KeyResultView(
            key_result,
            reading.frame,
            Wording(key_result.text.text),
            objective,
            draft,
            self.profile,
            self.today,
            self.known.get(metric) if metric else None,
            self.definitions.get(key_result.metric or "") or (self.definitions.get(metric) if metric else None),
            chance,
            reading.relevance,
            best,
        )

    def whole(
        self, draft: Draft, objectives: Iterable[ObjectiveView], past: "Sequence[PastKeyResult]" = ()
    ) -> DraftView:
        """The draft with the views of all its objectives."""
        top = Passage("", draft.source, 0)
        return DraftView(draft, self.profile, self.today, top, tuple(objectives), past)

    def _references(self, part: Part) -> list[Reference]:
        """What the dates of each objective count from."""
        cycles = [draft.cycle_of(objective) for draft, objective in part]
        of_cycle = {cycle: reference(cycle, self.today, self.fiscal_start) for cycle in set(cycles)}
        return [of_cycle[cycle] for cycle in cycles]

    def _fits(self, objective: Objective) -> Sequence[float | None]:
        """How well each of its key results fits the objective; None where nobody can tell."""
        texts = [key_result.text.text for key_result in objective.key_results]
        if self.relevance is None or not texts or not objective.text.text.strip():
            return [None] * len(texts)
        return self.relevance(objective.text.text, texts)


def look_at_draft(
    draft: Draft,
    profile: Profile,
    today: date,
    known: Lexicon,
    definitions: Mapping[str, MetricDefinition],
    chances: Chances | None = None,
    relevance: Relevance | None = None,
    fiscal_start: int = 1,
    past: "Sequence[PastKeyResult]" = (),
) -> DraftView:
    """The draft with each key result's frame, metric, chance and relevance."""
    look = Look(profile, today, known, definitions, relevance, fiscal_start)
    part = [(draft, objective) for objective in draft.objectives]
    readings = look.read(part)
    said = chances(draft, [reading.frame for reading in readings]) if chances is not None else None
    return look.whole(draft, look.views(part, readings, said), past)


def metric_of(key_result: KeyResult, frame: Frame, known: Lexicon) -> Metric | None:
    """The metric that the key result is about; None when its words only mention one (the reconciliation differences of
    suppliers are no number of suppliers), and when both its values are per cent of what the lexicon counts in money: a
    turnover from 5% to 3% is that of staff."""
    metric = _named(key_result, frame, known)
    unit = frame.unit if frame.baseline is None else frame.baseline_unit
    in_per_cent = "%" in (unit, key_result.unit)
    two = None not in (frame.baseline, frame.target) or None not in (key_result.baseline, key_result.target)
    return None if metric is not None and metric.kind == "money" and in_per_cent and two else metric


def _named(key_result: KeyResult, frame: Frame, known: Lexicon) -> Metric | None:
    if key_result.metric and (named := known.name_of(key_result.metric.replace("_", " "))):
        return known.get(named)
    if frame.metric is None:
        return known.get(frame.metric_name) if frame.metric_name else None
    words = normalised(frame.metric.text).strip()
    if whole := known.by_words.get(words):
        return whole  # "time to hire", "share of voice"
    head = _head(words)
    metric = known.get((frame.metric_name if head == words else known.name_of(head)) or "")
    if metric is None:
        return None
    return metric if head.rstrip("s").endswith(_endings(metric.name, metric.zh, metric.en, metric.synonyms)) else None


@lru_cache(maxsize=1024)
def _endings(name: str, zh: str, en: str, synonyms: tuple[str, ...]) -> tuple[str, ...]:
    """A metric's names as words may end with them, without a plural s."""
    return tuple(normalised(each).rstrip("s") for each in (zh, en, name.replace("_", " "), *synonyms))


_JOINT = Lazy(
    r" (?:of|for|from|per|in|among|at|by|with|on|to|over|across|between|who|that|which|where|when)\b|[(（]",
    needs=" |(|（",
)
_COUNTING = ("number", "count", "amount", "total", "volume")


def _head(words: str) -> str:
    """The words that name what is measured: in English those before "of", "per", …; in Chinese all of them."""
    before, _, after = words.partition(" of ")
    if after and before.removeprefix("the ").endswith(_COUNTING):
        words = after
    joint = _JOINT.search(words)
    return (words[: joint.start()] if joint else words).strip()


def look_at_drafts(drafts: Sequence[DraftView]) -> DraftsView:
    """The drafts together, each objective's parent found by words or id, an objective's before a key result's."""
    texts: dict[str, ObjectiveView] = {}
    ids: dict[str, ObjectiveView] = {}
    for objective in (objective for draft in drafts for objective in draft.objectives):
        texts.setdefault(_plain(without_notes(objective.passage.text)), objective)
        ids.setdefault(_plain(objective.objective.id), objective)
    for objective in (objective for draft in drafts for objective in draft.objectives):
        for key_result in objective.key_results:
            texts.setdefault(_plain(without_notes(key_result.passage.text)), objective)
            ids.setdefault(_plain(key_result.key_result.id), objective)
    links, unresolved = [], []
    for draft in drafts:
        own = {_plain(objective.objective.id): objective for objective in draft.objectives}
        for objective in draft.objectives:
            name = _plain(without_notes(objective.objective.parent or ""))
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
