"""Which key results could serve an objective: templates, what the team measures, and what it set before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from math import log, sqrt
from re import compile as regex

from okr_ai.language.lexicon import Lexicon, Metric
from okr_ai.language.numbers import read_number
from okr_ai.language.text import normalised
from okr_ai.model import MetricDefinition, MetricSeries
from okr_ai.suggest.fit import concepts_named, topic_fit
from okr_ai.suggest.learning import library_metrics
from okr_ai.suggest.library import Better, KeyResultTemplate, Library, Wording
from okr_ai.suggest.past import Past, metric_called

_AS_IN_LIBRARY = 0.4  # of the likeness of a library's objective that the metric is a key result of
_DOMAIN, _OF_DOMAIN = 0.5, 3  # of the mean fit of a domain's best three
# Who is asked for one of two is not served by the other: a shop's regulars come back, or strangers find it.
_RIVALS = ({"retention", "loyalty_program"}, {"acquisition"})
# Who is hired is no topic: "hire engineers" asks for nothing of what engineers do.
_HIRED = {"developer", "sales_team", "support", "design", "leadership", "finance"}
_RIVAL = 0.5  # what is left of the fit of such a one
# Days that much happens on are an occasion, no topic, where the objective asks that something holds on them.
_OCCASION = regex(
    "大促期间|大促|双十一|双11|双十二|双12|618|年货节|旺季|春节|国庆|"
    "(?:(?:on|over|during|through|for) )?(?:peak season|black friday|cyber monday|prime day|the holidays|christmas)"
)
_HOLDS = {"reliability", "performance", "incident", "security", "safety", "support", "after_sales"} | {
    *("fulfilment", "logistics", "delivery", "inventory")
}
_WITH_SERIES, _WITH_PAST = 0.10, 0.06  # what having numbers is worth beside fit (0..1)
_UNIT_ENDINGS = {"pct": "%", "percent": "%", "gbp": "£", "usd": "$", "eur": "€", "cny": "¥", "rmb": "¥"} | {
    "hours": "h",
    "days": "d",
    "minutes": "min",
    "seconds": "s",
    "ms": "ms",
}


_COMES_IN = regex(r"新增|^新(?!闻|品|能源|鲜)|\bnew\b")
_RATING = regex("评分|得分|分数|星级|score|rating|stars")
_OTHER_PARTS = regex(r"per[ _]?\d|每千|每万|千分|万分")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A template with the numbers at hand for it; `fit` (0 and up) to the objective, `score` what it is ranked by,
    `sides` the concepts of the objective that it is about."""

    template: KeyResultTemplate
    fit: float
    score: float
    series: MetricSeries | None = None
    has_past: bool = False
    sides: frozenset[str] = frozenset()

    @property
    def has_numbers(self) -> bool:
        return self.series is not None or self.has_past


def series_by_metric(
    series: Mapping[str, MetricSeries], definitions: Mapping[str, MetricDefinition], lexicon: Lexicon
) -> dict[str, MetricSeries]:
    """The series by the lexicon's name of what they measure; of two for one metric the first by name stands."""
    found: dict[str, MetricSeries] = {}
    for name in sorted(series):
        stated = definitions.get(name)
        called = stated.label if stated and stated.label else name
        metric = metric_called(called, lexicon)
        found.setdefault(called if _is_another(called, lexicon.get(metric)) else metric, series[name])
    return found


def _is_another(called: str, metric: Metric | None) -> bool:
    """Whether a series is not the metric that its name holds: new members are no members, and so many per thousand no
    per cent."""
    if metric is None:
        return False
    if metric.kind == "rate":
        return bool(_OTHER_PARTS.search(called.lower()))
    words = called.lower().replace("_", " ")
    return metric.kind == "count" and bool(_COMES_IN.search(words)) and not _COMES_IN.search(f"{metric.zh} {metric.en}")


def candidates_for(
    objective: str,
    library: Library,
    at_hand: Mapping[str, MetricSeries],
    past: Past,
    lexicon: Lexicon,
    lang: str,
    learned: Mapping[str, float],
) -> list[Candidate]:
    """Every metric once, the best first: by fit, then whether there are numbers, then by name.

    `learned` is, by metric, how much it went with such objectives in the team's past (0..1).
    """
    templates = {template.metric: template for template in library.key_results.values()}
    for metric in {*at_hand, *past.by_metric} - set(templates):
        if known := lexicon.get(metric):
            templates[metric] = plain_template(known)
    objective = _without_occasion(objective)
    chosen = list(templates.values())
    texts = [f"{template.wording(lang).label} {template.wording(lang).text}" for template in chosen]
    fits = _fits(objective, chosen, texts, library_metrics(objective, library, lang))
    asked, found = concepts_named(objective), []
    for template, fit, text in zip(chosen, fits, texts, strict=True):
        about = concepts_named(text) | set(template.topics)
        rival = is_rival(asked, set(template.topics)) or is_work_of_hired(asked, about)
        fit = fit * _RIVAL if rival else fit
        series, has_past = at_hand.get(template.metric), bool(past.of(template.metric))
        series = series and in_per_cent(series, template)
        score = fit + _WITH_SERIES * (series is not None) + _WITH_PAST * has_past
        score += 0.0 if rival else learned.get(template.metric, 0.0)
        found.append(Candidate(template, fit, score, series, has_past, asked & about))
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.template.name))


def is_rival(asked: AbstractSet[str], topics: AbstractSet[str]) -> bool:
    """Whether the objective names one of two rival concerns and the key result is about the other alone."""
    return any(
        asked & wanted and not asked & other and topics & other and not topics & wanted
        for wanted, other in (_RIVALS, _RIVALS[::-1])
    )


def is_work_of_hired(asked: AbstractSet[str], about: AbstractSet[str]) -> bool:
    """Whether the objective is to hire people and the key result is about what such people do."""
    return "hiring" in asked and bool(asked & about & _HIRED) and not about & {"hiring", "team", "talent"}


def names_occasion(objective: str) -> bool:
    """Whether the objective names days that much happens on: Double 11, the holidays."""
    return _OCCASION.search(normalised(objective)) is not None


def _without_occasion(objective: str) -> str:
    """The objective without the days on which something shall hold; as it is where nothing else is said to hold."""
    rest = _OCCASION.sub(" ", normalised(objective))
    return rest if rest != normalised(objective) and concepts_named(rest) & _HOLDS else objective


def _fits(
    objective: str, templates: Sequence[KeyResultTemplate], texts: Sequence[str], in_library: Mapping[str, float]
) -> list[float]:
    """How well each fits: by its own words, by the library's objectives that it serves, and by how well its domain fits
    as a whole (a single word may meet a stranger, three of a domain seldom do)."""
    likeness = topic_fit(objective, texts, [template.topics for template in templates])
    own = [
        like + _AS_IN_LIBRARY * in_library.get(template.metric, 0.0)
        for like, template in zip(likeness, templates, strict=True)
    ]
    of_domain: defaultdict[str, list[float]] = defaultdict(list)
    for template, fit in zip(templates, own, strict=True):
        of_domain[template.domain].append(fit)
    whole = {domain: sum(sorted(fits)[-_OF_DOMAIN:]) / _OF_DOMAIN for domain, fits in of_domain.items()}
    return [fit + _DOMAIN * whole[template.domain] for fit, template in zip(own, templates, strict=True)]


def in_per_cent(series: MetricSeries, template: KeyResultTemplate) -> MetricSeries:
    """The series with shares such as 0.93 as 93 where the template counts in per cent: when no value is above 1 and
    its middle is then nearer to the template's example. A name that ends in "pct" has said what it is."""
    sizes = sorted(abs(value) for value in series.values if value == value and value)
    said = _UNIT_ENDINGS.get(series.name.rsplit("_", 1)[-1].lower()) == "%"
    if template.unit != "%" or said or not sizes or sizes[-1] > 1 or not all(template.example):
        return series
    off = log(sizes[len(sizes) // 2] / sqrt(template.example[0] * template.example[1]))
    return series._replace(values=tuple(100 * value for value in series.values)) if off < -log(100) / 2 else series


def in_team_words(
    template: KeyResultTemplate, series: MetricSeries | None, stated: MetricDefinition | None
) -> KeyResultTemplate:
    """The template with the Chinese name that the team's settings or file give the metric, in place of its own: a
    24小时发货率 is no 当日发货率."""
    name = (stated.label if stated else None) or (series.name if series else "")
    if not _HAN.search(name):
        return template
    return replace(
        template, zh=replace(template.zh, label=name, text=template.zh.text.replace(template.zh.label, name))
    )


_HAN = regex(r"[\u4e00-\u9fff]")


def plain_template(metric: Metric) -> KeyResultTemplate:
    """A template for a metric of the lexicon that the library has none for."""
    up = metric.better != "down"
    low, high = (50.0, 60.0) if metric.unit == "%" else (1.0, 2.0)  # a share without an example: 0.02 is 2 %
    return KeyResultTemplate(
        name=metric.name,
        domain=metric.domain,
        metric=metric.name,
        role=metric.timing,
        better="up" if up else "down",
        unit="money" if metric.kind == "money" else metric.unit,
        measure="total" if metric.kind in ("count", "money") else "level",
        update="weekly",
        topics=(),
        pairs_with=metric.guardrails,
        example=(low, high) if up else (high, low),
        en=_plain_wording(metric.en, up, "en"),
        zh=_plain_wording(metric.zh, up, "zh"),
    )


def turned(template: KeyResultTemplate, up: bool) -> KeyResultTemplate:
    """The template for a target above (or below) the baseline: plain words when its own say the opposite."""
    if (template.better == "up") == up:
        return template
    better: Better = "up" if up else "down"
    en, zh = _plain_wording(template.en.label, up, "en"), _plain_wording(template.zh.label, up, "zh")
    return replace(template, better=better, en=en, zh=zh)


def _plain_wording(label: str, up: bool, lang: str) -> Wording:
    if lang == "zh":
        return Wording(label, f"到{{due}}，{label}从{{baseline}}{'提升' if up else '降'}到{{target}}")
    return Wording(label, f"{'Raise' if up else 'Cut'} {label} from {{baseline}} to {{target}} by {{due}}")


def unit_of(candidate: Candidate, definitions: Mapping[str, MetricDefinition], past: Past) -> str | None:
    """The unit of a candidate's numbers: as stated, by the series' name, by the past, else the template's.

    An amount of money whose currency nobody states has none.
    """
    name = candidate.series.name if candidate.series else ""
    stated = definitions.get(name)
    if stated and stated.unit:
        return _short(stated.unit)
    ending = name.rsplit("_", 1)[-1].lower()
    if ending in _UNIT_ENDINGS:
        return _UNIT_ENDINGS[ending]
    for past_one in past.of(candidate.template.metric):
        if past_one.unit:
            return _short(past_one.unit)
    if candidate.series and candidate.template.unit == "%" and _is_rating(candidate.series):
        return None
    return None if candidate.template.unit == "money" else candidate.template.unit


def _is_rating(series: MetricSeries) -> bool:
    """Whether a series that is called a score holds points of five or ten, no per cent."""
    values = [abs(value) for value in series.values if value == value]
    return bool(values) and 1 < max(values) <= 10 and bool(_RATING.search(series.name.lower()))


def _short(unit: str) -> str:
    """The reader's short form of a unit ("英镑" -> "£"); as it is when the reader knows none."""
    read = read_number(f"1{unit}")
    return read[1] if read and read[1] else unit


def without(candidates: Iterable[Candidate], metrics: Iterable[str]) -> list[Candidate]:
    """The candidates whose metric is not among `metrics`."""
    taken = set(metrics)
    return [candidate for candidate in candidates if candidate.template.metric not in taken]
