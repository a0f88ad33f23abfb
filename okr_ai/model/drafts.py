"""Drafts of OKRs as they were read, and what a team's settings say of its metrics."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from okr_ai.model.places import Passage, Place, Source
from okr_ai.model.words import Bilingual, Lang, Measure


class Cycle(NamedTuple):
    """The period an OKR set is for; both days belong to it. `name` as people call it ("2026 Q3")."""

    start: date
    end: date
    name: str = ""

    def days(self) -> int:
        return (self.end - self.start).days + 1


class CheckIn(NamedTuple):
    """One reported value of a key result on a day. `status` is what the owner said of it."""

    date: date
    value: float | None
    confidence: float | None = None
    status: str | None = None
    note: str | None = None
    place: Place | None = None


class Task(NamedTuple):
    """Work that serves a key result."""

    title: str
    owner: str | None = None
    due: date | None = None
    done: bool = False
    place: Place | None = None


class KeyResult(NamedTuple):
    """A key result as drafted: its words (read further in a Frame) and what the draft states beside them.

    `metric` is the series' name in the metrics file. `fields` holds every stated field's own words and place by its
    canonical name (owner, due, metric, baseline, target, measure, unit, weight, confidence, kind, indicator, source,
    definition, update_period, …), also those that could not be read as a number or a date.
    """

    id: str
    text: Passage
    metric: str | None = None
    owner: str | None = None
    due: date | None = None
    baseline: float | None = None
    target: float | None = None
    unit: str | None = None
    measure: Measure | None = None
    weight: float | None = None
    confidence: float | None = None
    kind: str | None = None  # committed, aspirational, guardrail, learning, milestone
    indicator: str | None = None  # leading, lagging, guardrail
    source: str | None = None  # where the data come from
    definition: str | None = None  # how the metric is calculated
    update_period: str | None = None  # daily, weekly, monthly, quarterly
    lower: float | None = None  # a band to stay within
    upper: float | None = None
    score: float | None = None
    current: float | None = None  # the value the draft itself states as today's
    planned: tuple[tuple[date, float], ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    tasks: tuple[Task, ...] = ()
    fields: Mapping[str, Passage] = {}


class Objective(NamedTuple):
    """An objective and its key results. `parent` is the id or the words of the objective (or key result) above it;
    `cycle` is its own where it is not the file's: a file may have a section for each quarter."""

    id: str
    text: Passage
    key_results: tuple[KeyResult, ...] = ()
    owner: str | None = None
    team: str | None = None
    level: str | None = None  # company, department, team, person
    kind: str | None = None  # strategic, tactical, committed, aspirational, learning
    parent: str | None = None
    due: date | None = None
    weight: float | None = None
    confidence: float | None = None
    fields: Mapping[str, Passage] = {}
    cycle: Cycle | None = None


class Problem(NamedTuple):
    """Something in a file that could not be read while the rest could. `rule` is the one that tells of it."""

    what: Bilingual
    do: Bilingual
    place: Place
    rule: str = "unreadable_part"

    def in_lang(self, lang: str) -> str:
        """One line for people: where it is, what is wrong, what to do."""
        place = self.place
        where = place.cell or f"{place.line}:{place.column}"
        if place.cell and place.sheet:
            where = f"{place.sheet}!{place.cell}"
        joint = "；" if lang == "zh" else "; "
        return f"{place.path}:{where}: {self.what.in_lang(lang)}{joint}{self.do.in_lang(lang)}"


class Draft(NamedTuple):
    """One file of OKRs. `form` is markdown, yaml, json, csv or xlsx; `fields`: the file's own."""

    path: str
    form: str
    lang: Lang
    source: Source
    objectives: tuple[Objective, ...] = ()
    cycle: Cycle | None = None
    team: str | None = None
    problems: tuple[Problem, ...] = ()
    fields: Mapping[str, Passage] = {}

    def cycle_of(self, objective: Objective) -> Cycle | None:
        """The objective's own cycle, else the file's."""
        return objective.cycle or self.cycle


class MetricDefinition(NamedTuple):
    """What a team's settings say of one metric. `better` is up, down or band; `lag_days` is how late its data come."""

    name: str
    label: str | None = None
    synonyms: tuple[str, ...] = ()
    unit: str | None = None
    better: str | None = None
    definition: str | Bilingual | None = None
    source: str | Bilingual | None = None
    update_period: str | None = None
    measure: Measure | None = None
    lag_days: int = 0
    lower: float | None = None  # the metric's own bounds, e.g. 0 and 100
    upper: float | None = None

    def called_in(self, lang: str) -> str | None:
        """What the team calls it in that language: the label, else the first synonym in it, else the label."""
        names = [name for name in (self.label, *self.synonyms) if name]
        return next((name for name in names if name.isascii() == (lang == "en")), self.label)
