"""What the rules are given to look at: drafts with the frames of their key results and what is known around them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from okr_ai.language.changes import rises_up_to
from okr_ai.language.lexicon import Metric
from okr_ai.language.units import in_unit
from okr_ai.model import (
    Bilingual,
    Cycle,
    Draft,
    Frame,
    KeyResult,
    MetricDefinition,
    Objective,
    Passage,
    Quantity,
    TargetChance,
    Words,
)
from okr_ai.rules.numbers import Numbers
from okr_ai.rules.profiles import Profile
from okr_ai.rules.rule import Found, here, missing
from okr_ai.rules.wording import Wording

if TYPE_CHECKING:
    from okr_ai.model import PastKeyResult

Likeness = Callable[[str, Sequence[str]], Sequence[float]]
"""How near each of the texts is to the first in what it is about, 0..1."""

_BOUNDS = {
    "<=": ("以内", "以下", "不超过", "不高于", "不多于", "≤", "<", "at most", "max", "or less", "below", "under"),
    ">=": ("以上", "不低于", "不少于", "≥", ">", "at least", "min.", "or more", "above", "over"),
}


class KeyResultView:
    """One key result: as drafted, as read (`frame`), its metric in the lexicon, and what others said of it.

    `chance` is how the target stands against the metric's own history, `relevance` how well it fits the objective
    (both None when nobody could tell; `best_relevance` is the highest in its set); `cycle` is the draft's.
    """

    __slots__ = (
        "best_relevance",
        "chance",
        "definition",
        "draft",
        "frame",
        "key_result",
        "metric",
        "objective",
        "profile",
        "relevance",
        "today",
        "wording",
    )

    def __init__(
        self,
        key_result: KeyResult,
        frame: Frame,
        wording: Wording,
        objective: Objective,
        draft: Draft,
        profile: Profile,
        today: date,
        metric: Metric | None = None,
        definition: MetricDefinition | None = None,
        chance: TargetChance | None = None,
        relevance: float | None = None,
        best_relevance: float | None = None,
    ) -> None:
        self.key_result = key_result
        self.frame = frame
        self.wording = wording
        self.objective = objective
        self.draft = draft
        self.profile = profile
        self.today = today
        self.metric = metric
        self.definition = definition
        self.chance = chance
        self.relevance = relevance
        self.best_relevance = best_relevance

    @property
    def item(self) -> KeyResult:
        """What it is a view of."""
        return self.key_result

    @property
    def passage(self) -> Passage:
        return self.key_result.text

    @property
    def cycle(self) -> Cycle | None:
        return self.draft.cycle_of(self.objective)

    def at(self, words: Words | Quantity, message: Bilingual, suggestion: Bilingual | None = None) -> Found:
        """Those words of the key result found."""
        return Found(self.passage, words.start, words.end, message, suggestion)

    def at_deadline(self, message: Bilingual, suggestion: Bilingual) -> Iterator[Found]:
        """The field with the date found, else the words of the deadline; nothing where neither is written."""
        field = self.key_result.fields.get("due")
        if self.key_result.due is not None and field is not None:
            yield here(field, message, suggestion)
        elif self.frame.deadline is not None:
            yield self.at(self.frame.deadline, message, suggestion)

    def between(self, start: int, end: int, message: Bilingual, suggestion: Bilingual | None = None) -> Found:
        """The characters from `start` to `end` of the key result found."""
        return Found(self.passage, start, end, message, suggestion)

    def whole(self, message: Bilingual, suggestion: Bilingual | None = None) -> Found:
        return here(self.passage, message, suggestion)

    def missing(self, message: Bilingual, suggestion: Bilingual | None = None) -> Found:
        return missing(self.passage, message, suggestion)

    def baseline(self) -> float | None:
        """Where it starts: as stated beside the key result, else as its words say; in the unit of the levels."""
        value, unit = self.key_result.baseline, self.key_result.unit
        if value is None:
            value, unit = self.frame.baseline, self.frame.baseline_unit
        if value is None or unit is None or unit == (wanted := self.unit_of_levels()):
            return value
        return in_unit(value, unit, wanted)

    def target(self) -> float | None:
        """Where it shall end: as stated beside the key result, else as its words say (in the frame's target kind)."""
        stated = self.key_result.target
        return stated if stated is not None else self.frame.target

    def level(self) -> float | None:
        """The target as a level of the metric, None when the words give a change and the baseline is not known."""
        if self.key_result.target is not None:
            return self.key_result.target
        return self.frame.level(self.baseline(), self.unit_of_levels())

    def comparator(self) -> str | None:
        """The bound that the words set, else the one that the target's field sets (a cell 「0.3% 以内」). Words that
        bound another number than the target's field ("accounts with a score < 50 reached" beside 100 %) set none."""
        if self.frame.comparator is not None and self.target() == self.frame.target:
            metric = self.metric
            risen = rises_up_to(self.frame, self.baseline(), metric and metric.better)
            return None if risen else self.frame.comparator
        if (stated := self.key_result.fields.get("target")) is None:
            return None
        text = stated.text.lower()
        return next((sign for sign, words in _BOUNDS.items() if any(word in text for word in words)), None)

    def unit(self) -> str | None:
        """The unit that is stated beside the key result, else that of the target in its words."""
        return self.key_result.unit or self.frame.unit

    def unit_of_levels(self) -> str | None:
        """The unit of the level to reach, and so of the baseline: not the per cent of a change."""
        stated, frame = self.key_result.unit, self.frame
        if self.key_result.target is not None or frame.target is None:
            return stated or frame.unit or frame.baseline_unit
        if frame.target_kind in ("absolute", "count"):
            return frame.unit or stated or frame.baseline_unit
        return "%" if frame.target_kind == "percentage_points" else frame.baseline_unit or stated

    def better(self) -> str | None:
        """`up`, `down` or `band`: which way the metric gets better, as the team's settings or the lexicon say."""
        if self.definition is not None and self.definition.better:
            return self.definition.better
        return self.metric.better if self.metric is not None else None

    def is_guardrail(self) -> bool:
        """Whether it shall keep something within bounds rather than move it: as stated, as its verb says, or because
        it only bounds a metric that is one by nature (a refund rate at or below 4.5 %)."""
        key_result, frame = self.key_result, self.frame
        if "guardrail" in (key_result.kind, key_result.indicator) or frame.direction == "maintain":
            return True
        if frame.verb is not None and frame.direction in ("increase", "decrease"):
            return False
        if self.metric is None or self.metric.timing != "guardrail" or frame.target is None:
            return False
        today = self.baseline()
        at_most = self.comparator() in ("<", "<=") and (today is None or today <= frame.target)
        return at_most or (self.comparator() in (">", ">=") and (today is None or today >= frame.target))

    def metric_label(self, lang: str) -> str:
        """The metric's words in the key result, else its name in the lexicon; the words of a field that names it where
        the value stands in a field too."""
        named = self.key_result.metric
        if named is not None and "_" not in named and self.frame.target is None and self.target() is not None:
            return named
        if self.frame.metric is not None:
            return self.frame.metric.text.strip()
        if self.metric is not None:
            return self.metric.zh if lang == "zh" else self.metric.en
        return self.key_result.metric or ""

    def due(self) -> date | None:
        """The last day: as stated, else as the words say, else the objective's. The cycle is not looked at."""
        stated = self.key_result.due or self.frame.deadline_date or self.objective.due
        if stated is not None or self.cycle is not None:
            return stated
        return _last_day(self.objective.text.text, self.today)


@lru_cache(64)
def _last_day(objective: str, today: date) -> date | None:
    """The last day that an objective's words name, in a file without a cycle: 「O1：核心服务稳定（2026 Q2）」."""
    if not any(map(str.isdigit, objective)) and not any(word in objective for word in _PERIODS):
        return None
    from okr_ai.language import read_key_result

    dates = read_key_result(objective, today=today).dates
    return max((each.last_day for each in dates if each.last_day >= today), default=None)


_PERIODS = ("年", "月", "季", "底")


class ObjectiveView:
    """One objective with its key results. `likeness` is who judged their relevance, None when nobody did."""

    def __init__(
        self,
        objective: Objective,
        wording: Wording,
        numbers: Numbers,
        draft: Draft,
        profile: Profile,
        today: date,
        key_results: tuple[KeyResultView, ...] = (),
        likeness: Likeness | None = None,
    ) -> None:
        self.objective = objective
        self.wording = wording
        self.numbers = numbers
        self.draft = draft
        self.profile = profile
        self.today = today
        self.key_results = key_results
        self.likeness = likeness

    @property
    def item(self) -> Objective:
        """What it is a view of."""
        return self.objective

    @property
    def passage(self) -> Passage:
        return self.objective.text

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in the objective's words."""
        return self.numbers.of(self.passage.text)

    @cached_property
    def frame(self) -> Frame:
        """The objective's words read like a key result's."""
        from okr_ai.language import read_key_result

        return read_key_result(self.passage.text, cycle=self.draft.cycle_of(self.objective), today=self.today)

    def at(self, span: tuple[int, int], message: Bilingual, suggestion: Bilingual | None = None) -> Found:
        return Found(self.passage, *span, message, suggestion)

    def whole(self, message: Bilingual, suggestion: Bilingual | None = None) -> Found:
        return here(self.passage, message, suggestion)

    def missing(self, message: Bilingual, suggestion: Bilingual | None = None) -> Found:
        return missing(self.passage, message, suggestion)


class DraftView:
    """One file. `top` is the place for what concerns it as a whole: an empty passage at its start. `past` are the key
    results of cycles that are over."""

    __slots__ = ("draft", "objectives", "past", "profile", "today", "top")

    def __init__(
        self,
        draft: Draft,
        profile: Profile,
        today: date,
        top: Passage,
        objectives: tuple[ObjectiveView, ...] = (),
        past: "Sequence[PastKeyResult]" = (),
    ) -> None:
        self.draft = draft
        self.profile = profile
        self.today = today
        self.top = top
        self.objectives = objectives
        self.past = past

    def key_results(self) -> Iterable[KeyResultView]:
        return (view for objective in self.objectives for view in objective.key_results)

    def missing(self, message: Bilingual, suggestion: Bilingual | None = None) -> Found:
        return missing(self.top, message, suggestion)


class DraftsView:
    """All the files reviewed together. `links` are the pairs (objective, the one above it) that could be resolved."""

    __slots__ = ("drafts", "links", "unresolved")

    def __init__(
        self,
        drafts: Sequence[DraftView],
        links: tuple[tuple[ObjectiveView, ObjectiveView], ...] = (),
        unresolved: tuple[ObjectiveView, ...] = (),
    ) -> None:
        self.drafts = drafts
        self.links = links
        self.unresolved = unresolved

    def objectives(self) -> Iterable[ObjectiveView]:
        return (view for draft in self.drafts for view in draft.objectives)
