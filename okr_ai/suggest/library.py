"""The template library: key results and objectives to start from, in both languages, by domain.

A library is read from TOML files: the shipped ones under `templates/okr/`, then a team's own of the same form. Each
file is one domain; `templates/README.md` tells the form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from okr_ai.model import Measure

Role = Literal["lead", "lag", "guardrail"]
Better = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A key result template in one language: the metric as it is called in a sentence, the sentence with its slots,
    how the metric is measured, where its data come from, and typical tasks ("department, role: what")."""

    label: str
    text: str
    measures: str = ""
    source: str = ""
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyResultTemplate:
    """One key result to start from.

    `metric` is the lexicon's name; `unit` is the reader's short form, or `money` (the team's currency); `example` is a
    baseline and a target that make the filled sentence pass the rules. `topics` are concepts it serves, `pairs_with`
    the names of templates that belong beside it.
    """

    name: str
    domain: str
    metric: str
    role: Role
    better: Better
    unit: str | None
    measure: Measure
    update: str
    topics: tuple[str, ...]
    pairs_with: tuple[str, ...]
    example: tuple[float, float]
    en: Wording
    zh: Wording
    path: str = ""
    line: int = 0

    def wording(self, lang: str) -> Wording:
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class ObjectiveTemplate:
    """One objective to start from, with the names of key result templates that carry it."""

    name: str
    domain: str
    en: str
    zh: str
    key_results: tuple[str, ...]
    path: str = ""
    line: int = 0

    def text(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Domain:
    """One field of business with its templates."""

    name: str
    en: str
    zh: str
    key_results: tuple[KeyResultTemplate, ...]
    objectives: tuple[ObjectiveTemplate, ...]

    def title(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


_MOSTLY = 0.6  # so much of the longer of two names, and it is the same one


class Library:
    """Domains with their templates. Of two templates with one name the later (a team's own) stands."""

    def __init__(self, domains: Sequence[Domain]) -> None:
        self.domains = tuple(domains)
        self.key_results: Mapping[str, KeyResultTemplate] = {t.name: t for d in domains for t in d.key_results}
        self.objectives: Mapping[str, ObjectiveTemplate] = {t.name: t for d in domains for t in d.objectives}

    def of_metric(self, metric: str) -> KeyResultTemplate | None:
        """The template of a lexicon metric; the last one stands, so that a team's own wins."""
        found = [template for template in self.key_results.values() if template.metric == metric]
        return found[-1] if found else None

    def labelled(self, words: str) -> KeyResultTemplate | None:
        """The template whose label stands in the words of a metric, or holds them and little more ("first response
        time" of "median first response time"); the nearest in length, None without one."""
        said = words.casefold().strip().removeprefix("the ")
        found = []
        for template in self.key_results.values():
            for label in {template.wording(lang).label.casefold() for lang in ("en", "zh")}:
                shorter, longer = sorted((said, label), key=len)
                if shorter and shorter in longer and len(shorter) >= _MOSTLY * len(longer):
                    found.append((len(longer) - len(shorter), template))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def domain(self, name: str) -> Domain | None:
        return next((domain for domain in reversed(self.domains) if domain.name == name), None)
