"""Occasions laid on a key result's period: past ones taken out, those ahead put back, and said in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from okr_ai.forecast.effects import Effect, effects_of, exposure, factors
from okr_ai.forecast.occasions import AT_HOME, Occasion, occasions
from okr_ai.forecast.period import Period
from okr_ai.forecast.steps import Steps
from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual, Reason


@dataclass(frozen=True, slots=True)
class Calendar:
    """The language whose occasions are at home, and a team's own events with their days."""

    lang: str = "en"
    own: Mapping[str, Sequence[date]] | None = None


NO_EVENTS = Calendar()


def with_occasions(
    steps: Steps, period: Period, due: date, calendar: Calendar, *, flow: bool
) -> tuple[Period, list[Reason]]:
    """The period with the occasions that this metric's past shows, and reasons for those among the days ahead.

    `flow`: the metric counts things or money.
    """
    if not period.ahead or not steps.ends:
        return period, []
    around = occasions(steps.rhythm.start_of(steps.ends[0]), due, calendar.own)
    effects = effects_of(steps, around, own=tuple(calendar.own or ()), flow=flow)
    ahead = [one for one in around if one.last > steps.ends[-1]]
    reasons = _reasons(steps, period, ahead, effects, calendar)
    if not effects:
        return period, reasons
    past, _ = factors(steps, steps.ends, around, effects)
    clean = dict(zip(steps.ends, (steps.values / past).tolist(), strict=True))
    coming, unsure = factors(steps, period.ends, around, effects)
    seen = len(period.observed)
    weights = period.weights[seen:]
    known = sum(1 for end in steps.ends if end < period.ends[0])
    history = period.history.copy()
    history[:known] = [clean[end] for end in steps.ends[:known]]
    total = float((weights * coming[seen:]).sum())
    return replace(
        period,
        history=history,
        usual=np.array([clean[end] for end in period.ends[:seen]]),
        factors=coming,
        unsure=float((weights * unsure[seen:]).sum()) / total if total > 0 else 0.0,
    ), reasons


def _reasons(
    steps: Steps, period: Period, ahead: Sequence[Occasion], effects: Mapping[str, Effect], calendar: Calendar
) -> list[Reason]:
    """Known effects of occasions ahead, and occasions at home whose effect is not known: a risk by name."""
    shares = exposure(steps, period.ends[len(period.observed) :], ahead)
    there = [one for one, share in zip(ahead, shares, strict=True) if share.sum() > 0]
    home = AT_HOME.get(calendar.lang, frozenset()) | set(calendar.own or ())
    found = [_known(one, effects[one.kind]) for one in there if one.kind in effects]
    unknown = {one.label.en: one for one in there if one.kind not in effects and one.kind in home}
    if unknown and not (steps.rhythm.months and steps.rhythm.season > 1 and len(steps.ends) >= 24):
        found.append(_unknown(list(unknown.values())))
    return found


def _known(one: Occasion, effect: Effect) -> Reason:
    day = one.first
    more = effect.size > 0
    return Reason(
        "event_ahead",
        Bilingual(
            f"{one.label.en} lies ahead (from {format_date(day, 'en')}): counted with {effect.size:+.0%} on its days, "
            f"as seen {effect.times} time(s) before",
            f"前方有{one.label.zh}（{format_date(day, 'zh')}起）：按过去 {effect.times} 次的表现，"
            f"当期计{'增' if more else '减'} {abs(effect.size):.0%}",
        ),
        {"event": one.kind, "size": effect.size, "times": effect.times, "from": day},
    )


def _unknown(some: Sequence[Occasion]) -> Reason:
    return Reason(
        "event_unknown",
        Bilingual(
            f"{', '.join(one.label.en for one in some)} ahead; this metric's past shows no effect: not counted, a risk",
            f"前方有{'、'.join(one.label.zh for one in some)}，历史数据看不出影响：未计入，属于风险",
        ),
        {"events": tuple(one.kind for one in some)},
    )
