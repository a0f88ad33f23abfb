"""What can be done in mid-cycle about a key result that is off its track, or far ahead: options with numbers.

Nothing is changed here. Moving a target needs a stated reason, and the old target stays on record.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean
from typing import Literal

from okr_ai.errors import InputError
from okr_ai.language.formatting import chance_percent, format_number, round_as_people_write
from okr_ai.model import Bilingual, Forecast
from okr_ai.suggest.targets import Outlook, target_at

Kind = Literal["recover", "retarget", "split", "stop"]
_AHEAD = 0.95  # a chance from which on a key result, met in its greater part, is far ahead
_HOPELESS = 0.05
_TELLING = 4  # so many earlier stretches say something of what can be done
_LIKELY = (0.3, 0.8)  # the old chance a new target is set at lies within these


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One thing to do, in words, with the figures behind them."""

    kind: Kind
    text: Bilingual
    figures: dict[str, float | int | None] = field(default_factory=dict)


def adjustments(forecast: Forecast, outlook: Outlook | None, chance_before: float | None) -> tuple[Adjustment, ...]:
    """The options for one key result; none for one that is on track, over, or without data.

    `outlook` is its metric's distribution at the due date as seen now, `chance_before` the chance the target had at the
    start. Far ahead: the target is met, or nearly, with much time left.
    """
    if forecast.target is None or forecast.p_hit is None or forecast.direction not in ("up", "down"):
        return ()
    if forecast.status in ("at_risk", "off_track"):
        behind = [_recover(forecast), _retarget(forecast, outlook, chance_before), _stop(forecast)]
        return tuple(option for option in behind if option is not None)
    if _far_ahead(forecast):
        ahead = [_raise(forecast, outlook), _split(forecast)]
        return tuple(option for option in ahead if option is not None)
    return ()


def _far_ahead(forecast: Forecast) -> bool:
    time_left = 1 - (forecast.elapsed if forecast.elapsed is not None else 1.0)
    done = forecast.progress is not None and forecast.progress >= 0.9
    return time_left > 0.2 and done and (forecast.p_hit or 0.0) >= _AHEAD


def _recover(forecast: Forecast) -> Adjustment | None:
    needed, recent = forecast.needed_rate, forecast.recent_rate
    if needed is None:
        return None
    if forecast.measure == "level" and (needed <= 0 if forecast.direction == "up" else needed >= 0):
        return _hold(forecast, needed)
    reached, stretches = how_often_reached(forecast, needed)
    unit = "pp" if forecast.unit == "%" and forecast.measure == "level" else forecast.unit  # a pace is a change
    pace = _pace(needed, unit)
    mean = forecast.measure == "average"
    en, zh = f"{pace.en} a week is needed", f"每周需要 {pace.zh}"
    if mean:
        most = forecast.direction == "down"
        en = f"an average of {'at most ' if most else ''}{pace.en} is needed from now on"
        zh = f"余下时间平均{'不能高于' if most else '需达到'} {pace.zh}"
    if recent is not None:
        came = _pace(recent, unit)
        en += f", the last weeks {'averaged' if mean else 'brought'} {came.en}"
        zh += f"，最近平均为 {came.zh}" if mean else f"，最近每周为 {came.zh}"
    if stretches >= _TELLING:
        what = Bilingual("that average", "这个平均值") if mean else Bilingual("that pace", "这个速度")
        en += f"; {what.en} was kept in {reached} of the {stretches} earlier stretches of this length"
        zh += f"；此前 {stretches} 段同样长的时间里有 {reached} 段达到过{what.zh}"
    return Adjustment(
        "recover",
        Bilingual(f"Recover: {en}.", f"追赶：{zh}。"),
        {"needed_rate": needed, "recent_rate": recent, "reached": reached, "stretches": stretches},
    )


def _hold(forecast: Forecast, needed: float) -> Adjustment:
    """What is left to do where the level is the target's already, though it may not stay there."""
    chance = chance_percent(forecast.p_hit or 0.0)
    return Adjustment(
        "recover",
        Bilingual(
            f"Hold: it is where it should be; {chance} chance that it still is at the end if nothing changes.",
            f"守住：现在已达到目标水平；一切照旧的话，到期末仍能达到的把握为 {chance}。",
        ),
        {"needed_rate": needed, "recent_rate": forecast.recent_rate},
    )


def how_often_reached(forecast: Forecast, needed: float) -> tuple[int, int]:
    """(times, stretches): in how many stretches as long as what is left the metric kept the needed pace.

    The pace of a level is its change a week, of an average the mean. Stretches end on each day of the history that the
    forecast carries; a total carries none from before its period.
    """
    if forecast.due is None or forecast.measure not in ("level", "average"):
        return 0, 0
    left = (forecast.due - forecast.as_of).days
    paces = (_rates if forecast.measure == "level" else _means)(forecast.history, left) if left > 0 else []
    up = forecast.direction == "up"
    return sum(1 for pace in paces if (pace >= needed if up else pace <= needed)), len(paces)


def _rates(history: Sequence[tuple[date, float]], length: int) -> list[float]:
    """Change a week over every stretch of at least `length` days, from the nearest earlier point known."""
    rates = []
    for first, last in _stretches(history, length):
        days = (history[last][0] - history[first][0]).days
        rates.append((history[last][1] - history[first][1]) / days * 7)
    return rates


def _means(history: Sequence[tuple[date, float]], length: int) -> list[float]:
    """The mean over every stretch of at least `length` days, its first point left out."""
    return [fmean(value for _, value in history[first + 1 : last + 1]) for first, last in _stretches(history, length)]


def _stretches(history: Sequence[tuple[date, float]], length: int) -> Iterator[tuple[int, int]]:
    """(first, last) places of stretches of at least `length` days, the shortest that ends on each day."""
    first = 0
    for last, (day, _) in enumerate(history):
        while first + 1 < last and (day - history[first + 1][0]).days >= length:
            first += 1
        if first < last and (day - history[first][0]).days >= length:
            yield first, last


def _retarget(forecast: Forecast, outlook: Outlook | None, chance_before: float | None) -> Adjustment | None:
    if outlook is None or forecast.direction is None or forecast.target is None:
        return None
    low, high = _LIKELY
    chance = min(max(chance_before if chance_before is not None else 0.5, low), high)
    option = target_at(outlook, chance, forecast.direction)
    if option is None or option.target == forecast.target:
        return None
    if (option.target > forecast.target) == (forecast.direction == "up"):
        return None  # a target behind its track is not raised
    if _is_no_advance(forecast, option.target):
        return None
    old, new = (_both(value, forecast) for value in (forecast.target, option.target))
    before = None if chance_before is None else chance_percent(chance_before)
    return Adjustment(
        "retarget",
        Bilingual(
            f"Re-target: {new.en} instead of {old.en}; its chance now is {chance_percent(option.p_hit)}"
            + (f", the old target's was {before} at the start" if before else "")
            + ". State the reason; the old target stays on record.",
            f"调整目标：由 {old.zh} 改为 {new.zh}，现在把握 {chance_percent(option.p_hit)}"
            + (f"（原目标在期初为 {before}）" if before else "")
            + "。须写明理由，原目标保留在记录里。",
        ),
        {"old_target": forecast.target, "new_target": option.target, "p_hit": option.p_hit, "p_before": chance_before},
    )


def _is_no_advance(forecast: Forecast, target: float) -> bool:
    """Whether the target lies where the key result began, or worse. A total that is compared with the period before,
    as no baseline is stated, may be less than that one and still worth a plan."""
    if forecast.baseline is None:
        return False
    if forecast.measure == "total" and any(reason.name == "baseline_from_history" for reason in forecast.reasons):
        return False
    return target == forecast.baseline or (target < forecast.baseline) == (forecast.direction == "up")


def _stop(forecast: Forecast) -> Adjustment | None:
    if forecast.p_hit is None or forecast.p_hit > _HOPELESS:
        return None
    chance = chance_percent(forecast.p_hit)
    return Adjustment(
        "stop",
        Bilingual(
            f"Stop: {chance} chance if nothing changes; free the people for what can still be reached.",
            f"停止：若一切照旧只有 {chance} 的把握；把人手放到还够得着的目标上。",
        ),
        {"p_hit": forecast.p_hit},
    )


def _raise(forecast: Forecast, outlook: Outlook | None) -> Adjustment | None:
    if outlook is None or forecast.direction is None or forecast.target is None:
        return None
    option = target_at(outlook, 0.5, forecast.direction)
    if option is None or (option.target <= forecast.target) == (forecast.direction == "up"):
        return None
    old, new = (_both(value, forecast) for value in (forecast.target, option.target))
    return Adjustment(
        "retarget",
        Bilingual(
            f"Re-target: {new.en} instead of {old.en} would be an even bet. State the reason; the old target stays "
            "on record.",
            f"上调目标：由 {old.zh} 改为 {new.zh}，把握约五成。须写明理由，原目标保留在记录里。",
        ),
        {"old_target": forecast.target, "new_target": option.target, "p_hit": option.p_hit},
    )


def _split(forecast: Forecast) -> Adjustment:
    name = forecast.metric or forecast.id
    return Adjustment(
        "split",
        Bilingual(
            f"Split off: {name} outgrew its plan; make what drives it an objective of its own, with people and "
            "a guardrail.",
            f"拆出新目标：{name} 超出计划；把带动它的事单列为目标，配人并设护栏指标。",
        ),
        {"progress": forecast.progress, "elapsed": forecast.elapsed},
    )


@dataclass(frozen=True, slots=True)
class Move:
    """A target moved in mid-cycle, as it is put on record."""

    key_result: str
    old_target: float
    new_target: float
    on: date
    reason: str


def move(forecast: Forecast, new_target: float, on: date, reason: str) -> Move:
    """The record of a moved target. Raises InputError without a reason: no goal is moved silently."""
    if not reason.strip():
        raise InputError(
            Bilingual(
                f"the target of {forecast.id} is to be moved without a reason",
                f"{forecast.id} 的目标要调整，但没有写明理由",
            ),
            Bilingual("state it with --reason", "请用 --reason 写明理由"),
        )
    if forecast.target is None:
        raise InputError(
            Bilingual(f"{forecast.id} has no target to move", f"{forecast.id} 没有可调整的目标"),
            Bilingual("give it a target first", "请先给出目标"),
        )
    return Move(forecast.text, forecast.target, new_target, on, reason.strip())


def _pace(value: float, unit: str | None) -> Bilingual:
    """A pace, rounded as the forecast says it."""
    return Bilingual(*(format_number(round_as_people_write(value), unit, lang) for lang in ("en", "zh")))


def _both(value: float, forecast: Forecast) -> Bilingual:
    return Bilingual(
        format_number(_short(value), forecast.unit, "en"), format_number(_short(value), forecast.unit, "zh")
    )


def _short(value: float) -> float:
    return float(f"{value:.4g}")
