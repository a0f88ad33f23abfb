"""Occasions laid on a key result's period: past ones taken out, those ahead put back, and said in words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from okr_ai.forecast.amounts import so_many
from okr_ai.forecast.effects import Effect, effects_of, exposure, factors
from okr_ai.forecast.occasions import AT_HOME, Occasion, occasions
from okr_ai.forecast.period import Period
from okr_ai.forecast.steps import Steps
from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual, Reason

KNOWN_WELL = 2
"""Times that the past must hold an occasion for it to be known to do nothing."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The language whose occasions are at home, a team's own events with their days, and the day asked about: data may
    lag behind it, and what is over by then is no risk any more."""

    lang: str = "en"
    own: Mapping[str, Sequence[date]] | None = None
    today: date | None = None


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
    reasons = _reasons(steps, period, around, effects, calendar)
    if not effects:
        return period, reasons
    past, _ = factors(steps, steps.ends, around, effects)
    clean = dict(zip(steps.ends, (steps.values / past).tolist(), strict=True))
    coming, unsure = factors(steps, period.ends, around, effects)
    seen = len(period.observed)
    weights = period.weights[seen:]
    known = bisect_left(steps.ends, period.ends[0])
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


def occasion_in(steps: Steps, ends: Sequence[date], calendar: Calendar) -> Occasion | None:
    """The occasion at home, or of the team's own, that covers most of these steps; None when none touches them."""
    there = _at_home(steps, ends, calendar)
    covered = exposure(steps.rhythm, tuple(ends), tuple(there)).sum(axis=1)
    return there[int(covered.argmax())] if there else None


def calm(steps: Steps, ends: Sequence[date], calendar: Calendar) -> NDArray[np.bool_]:
    """Which of these steps no occasion at home, or of the team's own, touches."""
    return np.asarray(exposure(steps.rhythm, tuple(ends), tuple(_at_home(steps, ends, calendar))).sum(axis=0) == 0)


def _at_home(steps: Steps, ends: Sequence[date], calendar: Calendar) -> list[Occasion]:
    """The occasions that can stand out in single steps: of days or weeks, as every month holds one or the other."""
    if steps.rhythm.months:
        return []
    home = AT_HOME.get(calendar.lang, frozenset()) | set(calendar.own or ())
    return [one for one in occasions(steps.rhythm.start_of(ends[0]), ends[-1], calendar.own) if one.kind in home]


def _reasons(
    steps: Steps, period: Period, around: Sequence[Occasion], effects: Mapping[str, Effect], calendar: Calendar
) -> list[Reason]:
    """Known effects of occasions ahead, and occasions at home whose effect is not known: a risk by name.

    One that the metric's past held twice and more without an effect is no risk.
    """
    ahead = [one for one in around if one.last > steps.ends[-1]]
    shares = exposure(steps.rhythm, period.ends[len(period.observed) :], tuple(ahead))
    there = [one for one, share in zip(ahead, shares, strict=True) if share.sum() > 0]
    home = AT_HOME.get(calendar.lang, frozenset()) | set(calendar.own or ())
    today = calendar.today or steps.ends[-1]
    found = [_known(one, effects[one.kind], today) for one in there if one.kind in effects]
    coming = [one for one in there if one.kind in home and one.last > today]
    held = Counter(one.kind for one in around if one.last <= steps.ends[-1])
    unknown = {one.label.en: one for one in coming if one.kind not in effects and held[one.kind] < KNOWN_WELL}
    if unknown and not (steps.rhythm.months and len(steps.ends) >= 2 * steps.rhythm.season > 2):
        found.append(_unknown(list(unknown.values())))
    return found


def _known(one: Occasion, effect: Effect, today: date) -> Reason:
    day = Bilingual(format_date(one.first, "en"), format_date(one.first, "zh"))
    if one.last <= today:
        en = f"{one.label.en} (from {day.en}) is over, its data are still to come"
        zh = f"{one.label.zh}（{day.zh}起）已过、数据未到"
    elif one.first <= today:
        en, zh = f"{one.label.en} is under way (since {day.en})", f"正值{one.label.zh}（{day.zh}起）"
    else:
        en, zh = f"{one.label.en} lies ahead (from {day.en})", f"前方有{one.label.zh}（{day.zh}起）"
    return Reason(
        "event_ahead",
        Bilingual(
            f"{en}: counted with {effect.size:+.0%} on its days, as seen {so_many(effect.times, 'time')} before",
            f"{zh}：按过去 {effect.times} 次的表现，当期计{'增' if effect.size > 0 else '减'} {abs(effect.size):.0%}",
        ),
        {"event": one.kind, "size": effect.size, "times": effect.times, "from": one.first},
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
