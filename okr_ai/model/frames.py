"""What one key result says."""

from datetime import date
from typing import NamedTuple

from okr_ai.model.words import Bilingual, Comparator, Direction, Lang, TargetKind


class Words(NamedTuple):
    """Some characters of a key result: `kr[start:end] == text`."""

    text: str
    start: int
    end: int


class Quantity(NamedTuple):
    """A number as read. `value_to` is the upper end of a range; `role` is what it does in the key result: baseline,
    target, change, condition, period, weight, confidence, current, count, other."""

    text: str
    start: int
    end: int
    value: float
    unit: str | None
    role: str
    value_to: float | None = None


class DatePhrase(NamedTuple):
    """A date or a period as read, with its first and last day."""

    text: str
    start: int
    end: int
    first_day: date
    last_day: date


class Doubt(NamedTuple):
    """Something in a key result that can be read in more than one way, or contradicts itself."""

    name: str  # e.g. change_of_percentage, times, guessed_year
    words: Words
    readings: tuple[Bilingual, ...] = ()


class Smart(NamedTuple):
    """How far each letter is met, 0..1; None where it could not be judged."""

    specific: float | None = None
    measurable: float | None = None
    achievable: float | None = None
    relevant: float | None = None
    time_bound: float | None = None


_UNJUDGED = Smart()


class Frame(NamedTuple):
    """What one key result says. Numbers have their magnitudes written out; per cent stays as written (10 % -> 10).

    `metric_name` is the lexicon's name of the metric ("repeat_purchase_rate") when it is known.
    `target_to` is the upper end when the target is a range. `verb` is the word that gave the direction.
    """

    text: str
    lang: Lang
    metric: Words | None = None
    metric_name: str | None = None
    direction: Direction | None = None
    verb: Words | None = None
    baseline: float | None = None
    baseline_unit: str | None = None
    target: float | None = None
    target_to: float | None = None
    unit: str | None = None
    target_kind: TargetKind | None = None
    comparator: Comparator | None = None
    deadline: Words | None = None
    deadline_date: date | None = None
    outcome: bool | None = None
    compound: bool = False
    vague_words: tuple[Words, ...] = ()
    placeholders: tuple[Words, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DatePhrase, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    smart: Smart = _UNJUDGED

    def says_by_how_much(self) -> bool:
        """Whether the target is a change in the metric's own unit: 提高20元, "by $20"."""
        return self.target_kind in ("absolute", "count") and any(
            quantity.role == "change" and quantity.value == self.target for quantity in self.quantities
        )

    def change_in_per_cent(self) -> float | None:
        """How much of today's value the target is a change by: 10 for 提升10%, 33.3 for "by a third"; else None."""
        if self.target is None or self.target_kind != "relative_change":
            return None
        return self.target if self.unit is not None or not 0 < self.target < 1 else 100 * self.target

    def level(self, baseline: float | None, unit: str | None = None) -> float | None:
        """The target as a level of the metric, None where the words give a change and where it starts from is not
        known. `unit` is that of `baseline`, without it the one that the words give it."""
        if self.target is None:
            return None
        by_amount = self.says_by_how_much()
        if self.target_kind in ("absolute", "count") and not by_amount:
            return self.target
        if baseline is None or (by_amount and (unit or self.baseline_unit or self.unit) != self.unit):
            return None
        if self.target_kind == "multiple":
            return baseline * self.target
        share = self.change_in_per_cent()
        change = self.target if share is None else baseline * share / 100
        return baseline - change if self.direction == "decrease" else baseline + change
