"""What a cycle that is over teaches, as far as its data go: findings with their figures, and what follows from each.

A lesson is a function from what is known to its sentences, listed in LESSONS; None where the data do not speak of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from okr_ai.forecast.status import AT_RISK
from okr_ai.language.formatting import chance_percent
from okr_ai.model import Bilingual, PastKeyResult
from okr_ai.report.content import Item
from okr_ai.report.outcomes import Lesson
from okr_ai.report.voice import Voice, in_both, quoted, short_days

NAMED = 3  # key results named in a sentence
NEAR = 0.7  # of the way: what was hoped for of a stretch
LEAST_EACH = 3  # hits and misses to compare
APART = 0.8  # the share of pairs in which a hit has more (or less) of it than a miss; Vargha and Delaney's A (2000)
MOST_DIFFERENCES = 3


@dataclass(frozen=True, slots=True)
class Over:
    """A cycle that is over, and the key results of cycles before it."""

    items: Sequence[Item]
    past: Sequence[PastKeyResult]

    @property
    def hits(self) -> list[Item]:
        return [item for item in self.items if item.outcome and item.outcome.hit]

    @property
    def misses(self) -> list[Item]:
        return [item for item in self.items if item.outcome and item.outcome.hit is False]


def lessons_of(items: Sequence[Item], past: Sequence[PastKeyResult] = ()) -> tuple[Lesson, ...]:
    """The lessons of a cycle's key results, the most useful first; none while nothing is settled."""
    over = Over(items, past)
    if not over.hits and not over.misses:
        return ()
    found = ((name, tell(over)) for name, tell in LESSONS.items())
    return tuple(Lesson(name, text, in_both("next_" + name)) for name, text in found if text)


def _warned_early(over: Over) -> Bilingual | None:
    """Misses whose chance was low when a quarter of the time was gone, and never rose again."""
    early = [item for item in over.misses if item.outcome and item.outcome.said]
    early = [item for item in early if item.outcome and all(chance < AT_RISK for _, chance in item.outcome.said)]
    if not early:
        return None
    first = min(item.outcome.said[0][0] for item in early if item.outcome)
    ends = [item.forecast.due for item in early if item.forecast.due]
    told = in_both(
        "lesson_warned_early",
        early=len(early),
        misses=len(over.misses),
        day=short_days(first),
        left=(max(ends) - first).days if ends else 0,
    )
    reported = [check_ins for item in early if (check_ins := item.reviewed.key_result.check_ins)]
    silent = [check_ins for check_ins in reported if not any(one.date > first for one in check_ins)]
    return _joined(told, in_both("lesson_silent", silent=len(silent), early=len(reported)) if silent else None)


def _out_of_reach(over: Over) -> Bilingual | None:
    """Misses that were unlikely from the first day, and metrics that were missed before."""
    far = [item for item in over.misses if item.outcome and item.outcome.cause == "target"]
    metrics = {metric: item for item in reversed(over.misses) if (metric := _metric(item))}
    again = [told for metric, item in metrics.items() if (told := _missed(metric, item, over))]
    if not far and not again:
        return None
    first = in_both("lesson_out_of_reach", far=len(far), misses=len(over.misses), names=_names(far)) if far else None
    return _joined(first, *again[:NAMED])


def _missed(metric: str, item: Item, over: Over) -> Bilingual | None:
    """How often the metric's earlier targets were missed, when that was at least twice and more often than not."""
    before = [one for one in over.past if one.metric == metric and (not item.cycle or one.cycle.end < item.cycle.start)]
    known = [one.attainment for one in before if one.attainment is not None]
    missed = [share for share in known if share < 1]
    if len(missed) < 2 or 2 * len(missed) <= len(known):
        return None
    way, counts = median(missed), {"metric": _called(metric, item), "missed": len(missed), "known": len(known)}
    if way < 0:
        return in_both("lesson_fell_before", **counts)
    return in_both("lesson_missed_before", **counts, way=f"{way:.0%}")


def _called_green(over: Over) -> Bilingual | None:
    green = [item for item in over.misses if item.outcome and item.outcome.called_green]
    if not green:
        return None
    return in_both("lesson_called_green", green=len(green), misses=len(over.misses), names=_names(green))


FEATURES: Mapping[str, Callable[[Item], float | None]] = {
    "percent": lambda item: item.outcome.said[0][1] if item.outcome and item.outcome.said else None,
    "check_ins": lambda item: float(len(item.reviewed.key_result.check_ins)),
    "tasks_done": lambda item: _done(item),
    "draft_score": lambda item: item.reviewed.score.value,
}


def _done(item: Item) -> float | None:
    """The share of its tasks that are done; None without tasks."""
    tasks = item.reviewed.key_result.tasks
    return sum(task.done for task in tasks) / len(tasks) if tasks else None


def _differences(over: Over) -> Bilingual | None:
    """What hits and misses differed in most clearly."""
    found = []
    for name, of in FEATURES.items():
        hits, misses = _known(over.hits, of), _known(over.misses, of)
        if min(len(hits), len(misses)) >= LEAST_EACH and (gap := abs(_above(hits, misses) - 0.5)) >= APART - 0.5:
            found.append((gap, name, median(hits), median(misses)))
    if not found:
        return None
    found.sort(reverse=True)
    told = [_difference(name, hit, miss) for _, name, hit, miss in found[:MOST_DIFFERENCES]]
    return in_both("lesson_differences", told=Bilingual("; ".join(t.en for t in told), "；".join(t.zh for t in told)))


def _known(items: Iterable[Item], of: Callable[[Item], float | None]) -> list[float]:
    return [value for item in items if (value := of(item)) is not None]


def _above(ones: Sequence[float], others: Sequence[float]) -> float:
    """The share of pairs in which the one is above the other, ties counting half."""
    pairs = [(one > other) + 0.5 * (one == other) for one in ones for other in others]
    return sum(pairs) / len(pairs)


def _difference(name: str, hit: float, miss: float) -> Bilingual:
    if name == "percent":
        return in_both("differed_percent", hit=chance_percent(hit), miss=chance_percent(miss))
    form = ".0%" if name == "tasks_done" else "g"
    return in_both("differed_" + name, hit=format(hit, form), miss=format(miss, form))


def _teams(over: Over) -> Bilingual | None:
    """How many of each team's settled key results were hit, the best first."""
    counts: dict[str, list[bool]] = {}
    for item in over.items:
        if item.team and item.outcome and item.outcome.hit is not None:
            counts.setdefault(item.team, []).append(item.outcome.hit)
    if len(counts) < 2 or len({sum(hits) / len(hits) for hits in counts.values()}) < 2:
        return None
    ranked = sorted(counts.items(), key=lambda one: -sum(one[1]) / len(one[1]))
    told = [in_both("team_hits", team=team, hits=sum(hits), settled=len(hits)) for team, hits in ranked]
    return in_both("lesson_teams", told=Bilingual(", ".join(t.en for t in told), "，".join(t.zh for t in told)))


def _calls(over: Over) -> Bilingual | None:
    """How the forecasts of a quarter of the time came true."""
    outcomes = [item.outcome for item in (*over.hits, *over.misses) if item.outcome and item.outcome.said]
    said = [(one.said[0][1], bool(one.hit)) for one in outcomes]
    if len(said) < 2 * LEAST_EACH:
        return None
    low, high = ([hit for chance, hit in said if (chance >= 0.5) == likely] for likely in (False, True))
    return in_both("lesson_calls", low=len(low), missed=low.count(False), high=len(high), hit=high.count(True))


def _near(over: Over) -> Bilingual | None:
    near = [item for item in over.misses if item.grade and NEAR <= (item.grade.degree or 0.0) < 1]
    return in_both("lesson_near", near=len(near), names=_names(near)) if near else None


def _unsettled(over: Over) -> Bilingual | None:
    unseen = [item for item in over.items if not item.outcome or item.outcome.hit is None]
    return (
        in_both("lesson_unsettled", unseen=len(unseen), total=len(over.items), names=_names(unseen)) if unseen else None
    )


LESSONS: Mapping[str, Callable[[Over], Bilingual | None]] = {
    "warned_early": _warned_early,
    "out_of_reach": _out_of_reach,
    "called_green": _called_green,
    "differences": _differences,
    "near": _near,
    "teams": _teams,
    "calls": _calls,
    "unsettled": _unsettled,
}


def _metric(item: Item) -> str | None:
    return item.forecast.metric or item.reviewed.key_result.metric


def _called(metric: str, item: Item) -> Bilingual:
    """The metric in the draft's own words, which readers know, or its name."""
    words = item.reviewed.frame.metric
    return quoted(words.text if words else metric)


def _names(items: Sequence[Item]) -> Bilingual:
    """The first few by their words, and how many more there are."""
    words, more = [item.forecast.text for item in items[:NAMED]], len(items) - NAMED
    both = Bilingual("; ".join(words), "；".join(words))
    return in_both("and_more", names=both, more=more) if more > 0 else both


def _joined(*parts: Bilingual | None) -> Bilingual:
    told = [part for part in parts if part]
    return Bilingual(*(Voice(lang).sentences([part.in_lang(lang) for part in told]) for lang in ("en", "zh")))
