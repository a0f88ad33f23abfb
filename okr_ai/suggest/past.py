"""A team's past key results as evidence: by metric, how often they were hit, and what they changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite

from okr_ai.language.lexicon import Lexicon
from okr_ai.model import Evidence, PastKeyResult

HIT = 1.0
_NEWEST = 500  # of one metric: enough for a distribution
LEVEL_KINDS = ("rate", "score", "index")


def metric_called(words: str, lexicon: Lexicon) -> str:
    """The lexicon's name for a metric that a file or a person calls `words`; their own words when it knows none.

    A unit at the end ("revenue_gbp", "repeat_rate_pct") is no part of the name, unless a team's metric is called so.
    """
    if whole := lexicon.by_words.get(words.lower()):
        return whole.name
    spaced = words.replace("_", " ").strip()
    parts = spaced.split()
    for stop in range(len(parts), 0, -1):
        if (
            name := lexicon.get("_".join(parts[:stop])) or lexicon.by_words.get(" ".join(parts[:stop]).lower())
        ) is not None:
            return name.name
    return lexicon.name_of(spaced) or words


@dataclass(frozen=True, slots=True)
class Past:
    """Past key results that were over on the day asked about, by the lexicon's name of their metric, newest first."""

    by_metric: Mapping[str, tuple[PastKeyResult, ...]]
    size: int

    def of(self, metric: str) -> tuple[PastKeyResult, ...]:
        return self.by_metric.get(metric, ())

    def hit_rate(self, metric: str) -> tuple[int, int]:
        """How many key results on this metric were hit, and of how many it is known."""
        known = [past.attainment for past in self.of(metric) if past.attainment is not None]
        return sum(1 for attainment in known if attainment >= HIT), len(known)

    def evidence(self, metric: str, most: int = 3) -> tuple[Evidence, ...]:
        """The newest past key results on this metric, with their attainment."""
        return tuple(
            Evidence(past.text, past.cycle.name or f"{past.cycle.start}/{past.cycle.end}", past.attainment, past.place)
            for past in self.of(metric)[:most]
        )

    def last_final(self, metric: str) -> float | None:
        """What the metric was at the end of the newest cycle that tells."""
        return next((past.final for past in self.of(metric) if past.final is not None), None)

    def changes(self, metric: str, kind: str) -> list[float]:
        """What the newest past key results on this metric changed: in points for rates and scores, else by share."""
        changes = [_change(past, kind) for past in self.of(metric)[:_NEWEST]]
        return [change for change in changes if change is not None]


def _change(past: PastKeyResult, kind: str) -> float | None:
    if past.baseline is None or past.final is None:
        return None
    change = past.final - past.baseline
    if kind not in LEVEL_KINDS:
        change = change / abs(past.baseline) if past.baseline else float("nan")
    return change if isfinite(change) else None


def past_of(history: Iterable[PastKeyResult], as_of: date, lexicon: Lexicon) -> Past:
    """The past that was known on `as_of`: key results of cycles that had ended by then."""
    names: dict[str, str] = {}
    groups: dict[str, list[PastKeyResult]] = {}
    size = 0
    for past in history:
        if past.cycle.end > as_of:
            continue
        size += 1
        words = past.metric or past.text
        name = names.get(words)
        if name is None:
            name = names[words] = metric_called(words, lexicon) if past.metric else first_metric(words, lexicon)
        if name:
            groups.setdefault(name, []).append(past)
    ordered = {
        name: tuple(sorted(group, key=lambda past: (past.cycle.end, past.text), reverse=True))
        for name, group in groups.items()
    }
    return Past(ordered, size)


def first_metric(text: str, lexicon: Lexicon) -> str:
    """The metric that a key result's words name first; a whole reading would be too slow for a long past."""
    found = lexicon.find(text)
    return found[0][0].name if found else ""
