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
