"""Units: a series brought to the unit its target is written in, visibly."""

import re
from datetime import date
from math import isfinite, log

import numpy as np

from okr_ai.forecast.steps import Steps, median
from okr_ai.language.formatting import format_date, format_number, round_as_people_write
from okr_ai.language.numbers import read_number
from okr_ai.language.units import units
from okr_ai.model import Bilingual, Reason

WHOLE_FROM = 100
_PER = {
    1.0: re.compile(r"每[日天]|日均|日[活销订]|daily|(?:per|a) day"),
    7.0: re.compile(r"每周|周均|周[活销订下新]|weekly|(?:per|a) week"),
    30.44: re.compile(r"每月|月均|月度|月[活销订]|monthly|(?:per|a) month"),
}


def amount(value: float, unit: str | None) -> Bilingual:
    """`value` as people write it, in both languages."""
    return Bilingual(format_number(value, unit, "en"), format_number(value, unit, "zh"))


def about(value: float, unit: str | None, *, whole: bool = False) -> Bilingual:
    """`value` rounded as people write estimates, in both languages; from ten up nobody speaks of parts of what is
    counted (`whole`, or a unit that counts)."""
    return amount(rounded(value, unit, whole=whole), unit)


def so_many(count: int, noun: str) -> str:
    """English for a number of things: "1 day", "2 days"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def day_in_words(day: date) -> Bilingual:
    """A day as people write it, in both languages."""
    return Bilingual(format_date(day, "en"), format_date(day, "zh"))


def weekly_change(change: float, unit: str | None, *, whole: bool = False) -> Bilingual:
    """A level's change a week in words: "a rise of 11 a week", "每周下降 9.2"."""
    if change == 0:
        return Bilingual("no change", "没有变化")
    size, up = about(abs(change), unit, whole=whole), change > 0
    return Bilingual(f"a {'rise' if up else 'fall'} of {size.en} a week", f"每周{'上升' if up else '下降'} {size.zh}")


def rounded(value: float, unit: str | None, *, whole: bool = False) -> float:
    """`value` rounded as people write estimates; a share near 100 % by what it lacks of it (99.87 stays)."""
    if unit == "%" and 90 < value < 100:
        return round(100 - round_as_people_write(100 - value), 6)
    value = round_as_people_write(value)
    known = units().get(unit or "")
    counts = whole or (known is not None and known.dimension == "count")
    return float(round(value)) if counts and isfinite(value) and abs(value) >= 10 else value


def counts_whole(target: float | None, unit: str | None) -> bool:
    """Whether a target without a unit is a count of whole things: 400, not 4.5 or 92."""
    if unit is not None or target is None or not isfinite(target):
        return False
    return float(target).is_integer() and abs(target) >= WHOLE_FROM


def unit_factor(
    steps: Steps, series_unit: str | None, unit: str | None, goals: list[float], *, share: bool
) -> tuple[float, Reason | None]:
    """What to multiply the series by so that it is in `unit`, and a reason to show when that is not 1.

    Known units convert (days to hours, 万元 to 元). Shares are told apart by size: values up to 1 whose hundredfold
    lies nearer to the numbers of the key result (`goals`) are fractions. `share`: the metric is a share or the unit %.
    """
    stated = _sized(series_unit)
    wanted = _sized(unit)
    if stated and wanted and stated[1] == wanted[1] and stated[1] not in ("share", "count"):
        factor = stated[0] / wanted[0]
        return factor, _shown(steps, factor, f"{series_unit} -> {unit}") if factor != 1 else None
    if stated and not wanted and stated[0] != 1 and stated[1] in ("money", "number", "count"):
        return stated[0], _shown(steps, stated[0], f"{series_unit}")
    if share or unit in ("%", "pp"):
        return _share_factor(steps, goals)
    return 1.0, None


def per_step_factor(steps: Steps, text: str, size: float) -> tuple[float, Reason | None]:
    """The factor from values per step to values per day, week or month, where the words name one and it fits better.

    "300 orders a week" on daily data: seven times the day's. Only when `size` (a number of the key result) is nearer
    to the converted values than to those as they are.
    """
    known = steps.values[np.isfinite(steps.values)][-26:]
    if steps.rhythm.length > 31 or not len(known) or known.mean() <= 0 or size <= 0:
        return 1.0, None
    for days, pattern in _PER.items():
        factor = days / steps.rhythm.length
        off = log(size) - log(known.mean())
        if abs(log(factor)) > 0.7 and pattern.search(text) and abs(off - log(factor)) < abs(off):
            return factor, _shown(steps, factor, f"per {steps.rhythm.length:.3g} days -> per {days:.3g} days")
    return 1.0, None


_TIMES, _MAGNITUDES = (24.0, 60.0, 1440.0, 3600.0, 86400.0), (1e3, 1e4, 1e6, 1e8)


def factor_by_size(steps: Steps, unit: str | None, baseline: float | None) -> tuple[float, Reason | None]:
    """The factor from the series to the draft's unit where nobody says in which unit the series is.

    A stated baseline tells: 3.2 hours in the draft and values around 3.2 are hours although the target is in minutes;
    150万 and values around 150 are 万. Only a factor of units closes such a gap, so that no other gap is closed.
    """
    known = steps.values[np.isfinite(steps.values)][-8:]
    recent = median(known) if len(known) else 0.0
    if baseline is None or baseline <= 0 or recent <= 0:
        return 1.0, None
    sized, gap = _sized(unit), log(baseline) - log(recent)
    factors = _TIMES if sized and sized[1] == "time" else _MAGNITUDES if not sized or sized[1] in _COUNTED else ()
    for factor in (each for one in factors for each in (one, 1 / one)):
        if abs(gap - log(factor)) < _SAME_SIZE:
            return factor, _shown(steps, factor, f"{recent:.3g} -> {format_number(recent * factor, unit, 'en')}")
    return 1.0, None


_SAME_SIZE = log(1.3)
_COUNTED = ("money", "number", "count")


def converted(value: float, unit: str | None, wanted: str | None) -> float:
    """`value` in `wanted`, when both units are known and of one kind; else as it is."""
    own, other = _sized(unit), _sized(wanted)
    if own and other and own[1] == other[1]:
        return value * own[0] / other[0]
    return value


def points(value: float, unit: str | None) -> float:
    """A change in percentage points (basis points are a hundredth)."""
    known = units().get((unit or "").casefold())
    return value * known.size if known and known.dimension == "points" else value


def _share_factor(steps: Steps, goals: list[float]) -> tuple[float, Reason | None]:
    known = np.abs(steps.values[np.isfinite(steps.values)])
    goals = [abs(goal) for goal in goals if goal]
    if not len(known) or not goals or known.max() == 0:
        return 1.0, None
    middle = median(known) or float(known.mean()) or float(known.max())
    off = log(middle) - log(goals[0])  # their quotient could be too small for a number
    if known.max() <= 1 and abs(off + log(100)) < abs(off):
        return 100.0, _shown(steps, 100.0, f"{known[-1]:.3g} -> {100 * known[-1]:.3g} %")
    if max(goals) <= 1 and abs(off - log(100)) < abs(off):
        return 0.01, _shown(steps, 0.01, f"{known[-1]:.3g} % -> {known[-1] / 100:.3g}")
    return 1.0, None


def _sized(unit: str | None) -> tuple[float, str] | None:
    """A unit's size and kind: "万元" -> (10000, money), "h" -> (3600, time), "k" -> (1000, number)."""
    if not unit:
        return None
    read = read_number(f"1{unit}") or read_number(f"1 {unit}")
    if not read:
        return None
    magnitude, name = read
    if name is None:
        return (magnitude, "number") if magnitude != 1 else None
    known = units().get(name.casefold())
    return (magnitude * known.size, known.dimension) if known else (magnitude, "count")


def _shown(steps: Steps, factor: float, how: str) -> Reason:
    return Reason(
        "unit_converted",
        Bilingual(
            f"the series '{steps.name}' was multiplied by {factor:g} to be in the target's unit ({how})",
            f"序列“{steps.name}”已乘以 {factor:g}，与目标单位一致（{how}）",
        ),
        {"factor": factor},
    )
