"""The metrics people set targets for: names and synonyms in both languages, what is better, scale, partners."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from okr_ai.language.phrases import Phrases
from okr_ai.language.tables import lines_of
from okr_ai.language.text import normalised
from okr_ai.model import MetricDefinition

Kind = Literal["rate", "count", "money", "duration", "score", "ratio", "index"]
Better = Literal["up", "down", "band"]
Timing = Literal["lead", "lag", "guardrail"]


class Metric(NamedTuple):
    """One metric. `zh` and `en` are its names for people, `synonyms` all other words for it in both languages.

    `low` and `high` bound its natural scale (0 and 100 of a share in per cent) where it has bounds. `guardrails` are
    the names of metrics that suffer when this one is pushed alone. `timing`: whether it moves early (lead), late
    (lag), or is mostly kept from getting worse (guardrail).
    """

    name: str
    zh: str
    en: str
    synonyms: tuple[str, ...]
    kind: Kind
    better: Better
    unit: str | None
    low: float | None
    high: float | None
    guardrails: tuple[str, ...]
    timing: Timing
    domain: str


# What may follow the words that say what a phrase is about.
_ENDS = re.compile(
    r"[\s）)]*$|\s*[（(]|\s(?:of|for|per|in|on|at|from|by|with|within|among|across|against|as|to|using|who|that|resolved|during|over|under|score)\s"
    r"|(?:评分|水平|指标|数值|数|值|分|总数|总量|总额|规模|情况)$"
)


# what stands before the whole that a share is of: "markdown as a share of revenue" is no revenue
_PARTS = ("share of ", "percentage of ", "percent of ", "proportion of ", "part of ", "% of ", "fraction of ")
_NEGATIONS = ("不", "未", "非")  # 不及格率, 未成交率: better the other way
_MANY = 8192  # words that are remembered


class Lexicon:
    """Metrics by name and by the words people use for them. Later ones win over earlier ones with the same words."""

    def __init__(self, metrics: tuple[Metric, ...], fold: Callable[[str], str] = normalised) -> None:
        self.metrics = metrics
        self._fold = fold
        self._by_name = {metric.name: metric for metric in metrics}
        self._by_words: dict[str, Metric] | None = None
        self._phrases: Phrases | None = None
        self._named: dict[str, str | None] = {}  # what `name_of` said of words: a team names the same metrics often

    def get(self, name: str) -> Metric | None:
        """The metric of that name ("repurchase_rate")."""
        return self._by_name.get(name)

    @property
    def by_words(self) -> Mapping[str, Metric]:
        """Every name and synonym, normalised, and its metric."""
        if self._by_words is None:
            words: list[str] = []
            named: list[Metric] = []
            for metric in self.metrics:
                words += (metric.name.replace("_", " "), *metric.synonyms, metric.en, metric.zh)
                named += [metric] * (len(words) - len(named))
            self._by_words = dict(zip(_all_folded(words, self._fold), named, strict=True))
        return self._by_words

    def find(self, text: str) -> list[tuple[Metric, int, int]]:
        """The metrics named in a text with their places, the longest words first where several fit; never
        overlapping."""
        return self.find_normalised(normalised(text))

    def find_normalised(self, plain: str) -> list[tuple[Metric, int, int]]:
        """As `find`, for a text that is `normalised` already."""
        known = self.by_words
        if self._phrases is None:
            self._phrases = Phrases(known, plurals=True)
        return [(known[word], start, end) for start, end, word in self._phrases.find(plain)]

    def name_of(self, text: str) -> str | None:
        """The name of the metric that the words stand for: all of them, else the first that they end with or are about.

        「老客户复购率」 is a repurchase rate and "revenue from partners" revenue; 「订单处理流程」 counts no orders.
        """
        try:
            return self._named[text]
        except KeyError:  # asked for in one go: another thread may forget them all
            name = self._name_of(normalised(text).strip())
        if len(self._named) >= _MANY:
            self._named.clear()
        self._named[text] = name
        return name

    def _name_of(self, plain: str) -> str | None:
        if metric := self.by_words.get(plain):
            return metric.name
        heads = [
            metric
            for metric, start, end in self.find_normalised(plain)
            if _ENDS.match(plain, end)
            and not plain.endswith(_PARTS, 0, start)
            and not plain.endswith(_NEGATIONS, 0, start)
            and not _takes_part(plain, start)
        ]
        if not heads:
            return None
        first, rates = heads[0], [metric for metric in heads[1:] if metric.kind in ("rate", "score")]
        return (rates[0] if first.kind == "count" and rates else first).name  # "tickets resolved within SLA"

    def with_definitions(self, definitions: Mapping[str, MetricDefinition]) -> "Lexicon":
        """This lexicon with a team's own metrics: known ones keep their name and take over what the team states.

        A metric is known when the series' name, its label or a synonym is one of the lexicon's words for it.
        """
        changed = {metric.name: metric for metric in self.metrics}
        taken: set[str] = set()
        for name, stated in definitions.items():
            known = self._known(name, stated)
            own = known.name if known and known.name not in taken else name
            taken.add(own)
            changed[own] = _stated(own, name, stated, known)
        return Lexicon(tuple(changed.values()))

    def _known(self, name: str, stated: MetricDefinition) -> Metric | None:
        if metric := self.get(name):
            return metric
        called = (stated.label or "", *stated.synonyms, name.replace("_", " "))
        return next((metric for words in called if (metric := self.by_words.get(normalised(words).strip()))), None)


def _takes_part(plain: str, start: int) -> bool:
    """Whether the words from `start` name the whole of a share: 「研发费用占营收」 is no revenue."""
    at = plain.rfind("占", 0, start)
    return at >= 0 and plain[at + 1] not in "比有"


def _all_folded(words: list[str], fold: Callable[[str], str]) -> list[str]:
    """The words folded, in one go where none holds the mark between them."""
    plain = fold("\n".join(words)).split("\n")
    return plain if len(plain) == len(words) else [fold(each) for each in words]


_BETTER: dict[str, Better] = {"up": "up", "down": "down", "band": "band"}


def _stated(own: str, name: str, stated: MetricDefinition, known: Metric | None) -> Metric:
    """The metric called `own` as the team's settings have it for the series `name`."""
    better: Better = known.better if known else "up"
    better = _BETTER.get(stated.better or "", better)
    unit = stated.unit if stated.unit is not None else known.unit if known else None
    kind: Kind = known.kind if known else "rate" if unit == "%" else "count"
    return Metric(
        name=own,
        zh=_name_in(stated, chinese=True) or (known.zh if known else stated.label or name),
        en=_name_in(stated, chinese=False) or (known.en if known else stated.label or name),
        synonyms=(*(known.synonyms if known else ()), name, stated.label or name, *stated.synonyms),
        kind=kind,
        better=better,
        unit=unit,
        low=stated.lower if stated.lower is not None else known.low if known else None,
        high=stated.upper if stated.upper is not None else known.high if known else None,
        guardrails=known.guardrails if known else (),
        timing=known.timing if known else "lag",
        domain=known.domain if known else "own",
    )


def _name_in(stated: MetricDefinition, *, chinese: bool) -> str | None:
    """What the team calls the metric in that language: its label, else the first synonym in it."""
    words = (stated.label, *stated.synonyms)
    return next((one for one in words if one and chinese != one.isascii()), None)


@cache  # of some hundred metrics there are a dozen
def _scale(cell: str) -> tuple[float | None, float | None]:
    low, _, high = cell.partition("..")
    return float(low) if low else None, float(high) if high else None


def _words(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(", ")) if cell else ()


def _read() -> tuple[Metric, ...]:
    metrics, domain = [], ""
    for line in lines_of("metrics.txt"):
        if line[0] == "[":
            domain = line[1:-1]
            continue
        name, zh, en, kind, better, unit, scale, guardrails, timing = line.split(" | ")
        chinese, english = _words(zh), _words(en)
        known = (name, chinese[0], english[0], chinese[1:] + english[1:], kind, better, unit or None)
        # half the time of naming each value
        metrics.append(Metric._make((*known, *_scale(scale), _words(guardrails), timing, domain)))
    return tuple(metrics)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon (`data/metrics.txt`)."""
    return Lexicon(_read(), str.lower)  # its words need no other folding
