"""Objectives from nothing but data: which metrics moved, stalled or left last year's path, and what to aim at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, pstdev
from typing import Literal

from okr_ai.language.lexicon import Lexicon
from okr_ai.model import Bilingual, MetricSeries
from okr_ai.suggest.fit import topic_fit
from okr_ai.suggest.library import Library, ObjectiveTemplate

Kind = Literal["worse", "below_last_year", "stalled", "better"]
_LEAST = 16  # values known before anything is said
_CLEAR, _FLAT = 1.0, 0.25  # how many spreads a move is clear, or none
_ORDER: tuple[Kind, ...] = ("worse", "below_last_year", "stalled", "better")


@dataclass(frozen=True, slots=True)
class Signal:
    """What one metric did. `strength` counts in spreads of the earlier values, positive for the wanted way."""

    metric: str
    series: str
    kind: Kind
    strength: float
    said: Bilingual


@dataclass(frozen=True, slots=True)
class Option:
    """One whole objective to choose, and the signals that speak for it."""

    objective: str
    template: str
    signals: tuple[Signal, ...]


def signals_of(at_hand: Mapping[str, MetricSeries], lexicon: Lexicon, as_of: date) -> list[Signal]:
    """The signals in the series as known on `as_of`, the most urgent first."""
    found = [_signal(metric, series, lexicon, as_of) for metric, series in at_hand.items()]
    known = [signal for signal in found if signal is not None]
    return sorted(known, key=lambda one: (_ORDER.index(one.kind), -abs(one.strength), one.metric))


def options_from(
    signals: Sequence[Signal], library: Library, lexicon: Lexicon, lang: str, most: int = 5
) -> list[Option]:
    """At most `most` objectives of the library for the signals, each objective once, in the signals' order."""
    chosen: dict[str, list[Signal]] = {}
    for signal in signals:
        template = _objective_for(signal, library, lexicon, lang)
        if template is not None and (template.name in chosen or len(chosen) < most):
            chosen.setdefault(template.name, []).append(signal)
    return [Option(library.objectives[name].text(lang), name, tuple(group)) for name, group in chosen.items()]


def _signal(metric: str, series: MetricSeries, lexicon: Lexicon, as_of: date) -> Signal | None:
    points = [
        (day, value) for day, value in zip(series.dates, series.values, strict=True) if day <= as_of and value == value
    ]
    known = lexicon.get(metric)
    if len(points) < _LEAST or known is None or known.better == "band":
        return None
    size = min(13, len(points) // 3)
    recent = fmean(value for _, value in points[-size:])
    before = [value for _, value in points[-3 * size : -size]]
    spread = pstdev(before) or abs(fmean(before)) * 0.01 or 1.0
    sign = 1 if known.better == "up" else -1
    moved = sign * (recent - fmean(before)) / spread
    year_ago = _a_year_ago(points, size)
    against_year = None if year_ago is None else sign * (recent - year_ago) / spread
    kind: Kind
    if against_year is not None and against_year < -_CLEAR:
        kind, strength = "below_last_year", against_year
    elif moved < -_CLEAR:
        kind, strength = "worse", moved
    elif abs(moved) < _FLAT:
        kind, strength = "stalled", moved
    elif moved > _CLEAR:
        kind, strength = "better", moved
    else:
        return None
    return Signal(metric, series.name, kind, round(strength, 2), _said(known.en, known.zh, kind, size))


def _a_year_ago(points: Sequence[tuple[date, float]], size: int) -> float | None:
    """The mean of the same stretch of the year before; None when it is not known."""
    first, last = points[-size][0] - timedelta(days=364), points[-1][0] - timedelta(days=364)
    values = [value for day, value in points if first <= day <= last]
    return fmean(values) if len(values) >= size // 2 and points[0][0] <= first else None


def _said(en: str, zh: str, kind: Kind, size: int) -> Bilingual:
    words = {
        "worse": Bilingual("got clearly worse than in the stretch before", "比前一段明显变差"),
        "below_last_year": Bilingual("is clearly worse than a year ago", "明显不如去年同期"),
        "stalled": Bilingual("has stalled", "停滞不前"),
        "better": Bilingual("is clearly growing: build on it", "明显向好，值得加码"),
    }[kind]
    return Bilingual(f"{en} {words.en} (last {size} values)", f"{zh}{words.zh}（最近 {size} 个数）")


def _objective_for(signal: Signal, library: Library, lexicon: Lexicon, lang: str) -> ObjectiveTemplate | None:
    """The objective whose key results hold the metric; else the one nearest to the metric's name."""
    objectives = list(library.objectives.values())
    holding = [
        one
        for one in objectives
        if any(
            name in library.key_results and library.key_results[name].metric == signal.metric
            for name in one.key_results
        )
    ]
    known = lexicon.get(signal.metric)
    if known is None or not objectives:
        return holding[0] if holding else None
    near = holding or objectives
    label = known.zh if lang == "zh" else known.en
    fits = topic_fit(label, [one.text(lang) for one in near])
    return max(zip(fits, near, strict=True), key=lambda pair: (pair[0], pair[1].name))[1]
