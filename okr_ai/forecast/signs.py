"""What stands out in a metric's recent past: an unusual value, a shift with its date, a trend that turned, the season.

Each is a plain statistic on even steps, its threshold beside it. They explain; the chance does not depend on them.
"""

from bisect import bisect_right
from datetime import date, timedelta
from math import ceil

import numpy as np

from okr_ai.forecast.amounts import about
from okr_ai.forecast.calendar_effects import NO_EVENTS, Calendar, calm, occasion_in
from okr_ai.forecast.occasions import Occasion
from okr_ai.forecast.steps import Floats, Steps, median
from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual, Reason

FAR_OFF, FAR_OFF_TIMES, FAR_OFF_LEAST, FAR_OFF_LOOKS_BACK = 8.0, 2.0, 8, 28
UNUSUAL = 4.0  # robust standard deviations from the median of the steps before
LINE_BEATS_LEVEL = 0.6  # of how far values lie off their median: off their line, where they have one
SHIFT_LOOKS_BACK, SHIFT_LEAST, SHIFT_T, SHIFT_BEATS_LINE = 40, 4, 5.0, 0.8
SHIFT_SINCE_DAYS = 28  # before the period; older shifts were known when the target was set
TURN_NOW, TURN_BEFORE, TURN_T = 6, 12, 2.5
SEASON_LEAST = 0.1  # change of the mean that is worth a word


def signs_of(
    steps: Steps, unit: str | None, *, as_of: date, start: date, due: date, calendar: Calendar = NO_EVENTS
) -> list[Reason]:
    """Reasons in the metric's past since shortly before `start`, the most telling first."""
    values = without_weekdays(steps)
    known = np.flatnonzero(np.isfinite(values))
    if len(known) < 8:
        return []
    ends, values = [steps.ends[i] for i in known], values[known]
    shift = shift_in(values)
    if shift is not None and ends[shift] < start - timedelta(days=SHIFT_SINCE_DAYS):
        shift = None
    found: list[Reason] = []
    now = None
    if shift is not None:
        now = None if _shifts_without(steps, ends, values, calendar) else occasion_in(steps, ends[shift:], calendar)
        found.append(_shift_reason(ends[shift], values, shift, unit, now))
    elif (turned := turned_in(values)) and turned_in(values[calm(steps, ends, calendar)]) == turned:
        found.append(_turn_reason(turned, ends[-TURN_NOW]))
    if now is None and (usual := unusual_last(values, shift)) is not None:
        now = occasion_in(steps, ends[-1:], calendar)
        found.append(_unusual_reason(ends[-1], float(steps.values[known[-1]]), usual, unit, now))
    season = season_ahead(steps, as_of=as_of, due=due)
    if season is not None and abs(season) >= SEASON_LEAST:
        found.append(_season_reason(season))
    return found


def without_weekdays(steps: Steps) -> Floats:
    """Daily values with the usual pattern of the week taken out; other rhythms as they are."""
    values = steps.values
    if steps.rhythm.days != 1 or np.isfinite(values).sum() < 28:
        return values
    weekdays = np.array([end.weekday() for end in steps.ends])
    whole = np.nanmean(values)
    adjusted = values.copy()
    for weekday in steps.rhythm.weekdays:
        these = weekdays == weekday
        if np.isfinite(values[these]).any():
            adjusted[these] += whole - np.nanmean(values[these])
    return adjusted


def _shifts_without(steps: Steps, ends: list[date], values: Floats, calendar: Calendar) -> bool:
    """Whether the level shifted even without the steps that an occasion touches."""
    return shift_in(values[calm(steps, ends, calendar)]) is not None


def unusual_last(values: Floats, shift: int | None = None) -> float | None:
    """The median that the last value is far away from, None when it is not; of the values since a shift, if any. What
    goes on like the values before it, however far it has come, is not unusual."""
    before = values[-14:-1] if shift is None else values[max(0, shift - 13) : shift]
    since = before if shift is None else values[shift:-1]
    if not len(since):
        return None
    middle = median(since)
    spread = 1.4826 * median(np.abs(before - median(before)))
    if spread <= 0 or abs(values[-1] - middle) <= UNUSUAL * spread:
        return None
    return None if _goes_on(values[-len(since) - 1 :]) else middle


def _goes_on(values: Floats) -> bool:
    """Whether the last value lies on the way of those before it: near the line of their median slope (Theil 1950, Sen
    1968), where that tells them clearly better than one level does."""
    before = values[:-1]
    if len(before) < 6:
        return False
    across = np.arange(len(before))
    first, second = np.triu_indices(len(before), 1)
    slope = median((before[second] - before[first]) / (second - first))
    rest = before - slope * across
    start = median(rest)
    off, off_level = (median(np.abs(each - median(each))) for each in (rest, before))
    near = max(UNUSUAL * 1.4826 * off, abs(slope))
    return off < LINE_BEATS_LEVEL * off_level and abs(values[-1] - start - slope * len(before)) <= near


def far_off_inside(steps: Steps, start: date, calendar: Calendar) -> tuple[date, float, float] | None:
    """Day, value and usual value of the step since `start`, the last one not counted, that lies farthest off: eight
    robust standard deviations and twice the size of the median of the 28 before it. None without one; those that an
    occasion touches are none."""
    known = np.flatnonzero(np.isfinite(steps.values))
    inside = [place for place in known[:-1].tolist() if steps.ends[place] >= start]
    found, farthest = None, 0.0
    for place in inside:
        value, before = float(steps.values[place]), steps.values[known[known < place][-FAR_OFF_LOOKS_BACK:]]
        if len(before) < FAR_OFF_LEAST:
            continue
        middle = median(before)
        spread, off = 1.4826 * median(np.abs(before - middle)), abs(value - middle)
        if off > max(FAR_OFF * spread, FAR_OFF_TIMES * abs(middle), farthest) and spread > 0:
            found, farthest = (steps.ends[place], value, middle), off
    return None if found is None or occasion_in(steps, (found[0],), calendar) else found


def shift_in(values: Floats) -> int | None:
    """Where the level shifted, as the place of the first value after it; None when it did not.

    Among all splits of the last 40 values the one with the largest t statistic of the difference of means, where it is
    above 5 and two flat levels describe the values clearly better than one straight line.
    """
    back = min(len(values), SHIFT_LOOKS_BACK)
    part = values[-back:] - values[-back:].mean()
    if back < 2 * SHIFT_LEAST or not part.any():
        return None
    splits = np.arange(SHIFT_LEAST, back - SHIFT_LEAST + 1)
    sums, squared = part.cumsum(), (part**2).cumsum()
    first, second = sums[splits - 1] / splits, (sums[-1] - sums[splits - 1]) / (back - splits)
    left = squared[-1] - splits * first**2 - (back - splits) * second**2  # squares around the two means
    scatter = np.sqrt(np.maximum(left, 1e-12 * squared[-1]) / (back - 2) * (1 / splits + 1 / (back - splits)))
    t = np.abs(second - first) / np.maximum(scatter, 1e-300)
    place = int(t.argmax())
    across = np.arange(back) - (back - 1) / 2
    line = float(squared[-1] - (across * part).sum() ** 2 / (across**2).sum())  # squares around the straight line
    if t[place] < SHIFT_T or left[place] > SHIFT_BEATS_LINE * line:
        return None
    return len(values) - back + int(splits[place])


def turned_in(values: Floats) -> str | None:
    """`down` when the last six values fall after twelve that rose, `up` the other way round, else None."""
    if len(values) < TURN_NOW + TURN_BEFORE:
        return None
    now, before = _slope_t(values[-TURN_NOW:]), _slope_t(values[-TURN_NOW - TURN_BEFORE : -TURN_NOW])
    if min(abs(now), abs(before)) < TURN_T or now * before >= 0:
        return None
    return "up" if now > 0 else "down"


def season_ahead(steps: Steps, *, as_of: date, due: date) -> float | None:
    """How much higher the same days ahead were a year ago than the four weeks before them (0.2: by 20 %)."""
    year, weeks = timedelta(days=364), timedelta(days=ceil(28 + steps.rhythm.length / 2))
    then = bisect_right(steps.ends, as_of - year)
    ahead = steps.values[then : bisect_right(steps.ends, due - year)]
    before = steps.values[bisect_right(steps.ends, as_of - year - weeks) : then]
    if not np.isfinite(ahead).any() or not np.isfinite(before).any() or due <= as_of:
        return None
    low = float(np.nanmean(before))
    return float(np.nanmean(ahead)) / low - 1 if low > 0 else None


def _slope_t(values: Floats) -> float:
    """t statistic of a straight line's slope."""
    across = np.arange(len(values)) - (len(values) - 1) / 2
    slope = float((across * values).sum() / (across**2).sum())
    rest = values - values.mean() - slope * across
    scatter = np.sqrt(float((rest**2).sum()) / (len(values) - 2) / float((across**2).sum()))
    return slope / scatter if scatter > 0 else (np.sign(slope) * np.inf if slope else 0.0)


def _shift_reason(day: date, values: Floats, place: int, unit: str | None, now: Occasion | None) -> Reason:
    before = float(values[max(0, place - SHIFT_LOOKS_BACK) : place].mean())
    after = float(values[place:].mean())
    old, new = about(before, unit), about(after, unit)
    if now:
        text = Bilingual(
            f"{now.label.en} lies in the values since {format_date(day, 'en')} (about {new.en}, {old.en} before): "
            "do not take them for the new level",
            f"{format_date(day, 'zh')}以来的值（约 {new.zh}，此前约 {old.zh}）正值{now.label.zh}：不宜当作新的常态",
        )
        return Reason("event_now", text, {"date": day, "before": before, "after": after, "event": now.kind})
    return Reason(
        "level_shift",
        Bilingual(
            f"the level shifted around {format_date(day, 'en')}: from about {old.en} to about {new.en}",
            f"{format_date(day, 'zh')}前后水平发生变化：由约 {old.zh} 变为约 {new.zh}",
        ),
        {"date": day, "before": before, "after": after},
    )


def _turn_reason(way: str, since: date) -> Reason:
    down = way == "down"
    return Reason(
        "trend_turned",
        Bilingual(
            f"the trend turned {way} around {format_date(since, 'en')}, after {'rising' if down else 'falling'}",
            f"{format_date(since, 'zh')}前后趋势由{'升转降' if down else '降转升'}",
        ),
        {"way": way, "since": since},
    )


def _unusual_reason(day: date, value: float, usual: float, unit: str | None, now: Occasion | None) -> Reason:
    got, middle = about(value, unit), about(usual, unit)
    figures = {"date": day, "value": value, "usual": usual}
    if now:
        text = Bilingual(
            f"{now.label.en} lies in the last value ({got.en}, {format_date(day, 'en')}; usually {middle.en}): "
            "do not take it for the new level",
            f"最近一次的值（{got.zh}，{format_date(day, 'zh')}）正值{now.label.zh}，平常约 {middle.zh}："
            "不宜当作新的常态",
        )
        return Reason("event_now", text, figures | {"event": now.kind})
    return Reason(
        "unusual_value",
        Bilingual(
            f"the last value ({got.en}, {format_date(day, 'en')}) is far from the usual {middle.en}: check it",
            f"最近一次的值（{got.zh}，{format_date(day, 'zh')}）明显偏离平常的 {middle.zh}：请核对数据",
        ),
        figures,
    )


def _season_reason(season: float) -> Reason:
    more = season > 0
    return Reason(
        "season",
        Bilingual(
            f"a year ago the days still ahead were {abs(season):.0%} {'higher' if more else 'lower'} "
            "than the weeks before them",
            f"去年同期，剩余时段比此前四周{'高' if more else '低'} {abs(season):.0%}",
        ),
        {"change": season},
    )
