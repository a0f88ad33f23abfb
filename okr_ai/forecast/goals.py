"""What a key result asks of its metric, as numbers: which statistic, between which bounds, from which baseline."""

import re
from dataclasses import dataclass, replace
from datetime import date

from okr_ai.forecast.amounts import amount, converted, points, unit_factor
from okr_ai.forecast.levels import level_on, level_window, value_over, window_before, year_before
from okr_ai.forecast.measures import measure_of
from okr_ai.forecast.steps import Steps
from okr_ai.language.lexicon import Metric
from okr_ai.model import Bilingual, Frame, KeyResult, Measure, MetricDefinition, Reason

_YEAR_AGO = re.compile(
    r"同比|去年同期|上年同期|year[- ](?:on|over)[- ]year|\byoy\b|same (?:period|quarter|month) last year"
)
_ADD = re.compile(r"新增|新签|增加|发展|拓展|add|win|sign|acquire|gain")
_NEW = re.compile(r"\bnew\b|new_|新")
_EVERY = re.compile(r"始终|任何时候|每天都|每周都|每月都|从不|at all times|every (?:day|week|month)|always|never")


@dataclass(frozen=True, slots=True)
class Goal:
    """A key result is hit when `lower` <= its final statistic <= `upper` (None: no bound on that side).

    All numbers are in `unit`, the series times `factor`. `target` is the bound to reach (`target_to` the other one of
    a band), `keep` says that the metric is to stay there, `every` that each step has to, not the average alone.
    A level is the mean of the last `window` steps.
    """

    measure: Measure
    lower: float | None
    upper: float | None
    target: float
    target_to: float | None
    baseline: float | None
    unit: str | None
    factor: float = 1.0
    window: int = 1
    keep: bool = False
    every: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def direction(self) -> str:
        """`up`, `down` or `band`."""
        if self.lower is not None and self.upper is not None:
            return "band"
        return "up" if self.lower is not None else "down"

    def met_by(self, value: float) -> bool:
        """Whether a final statistic of `value` hits it."""
        return (self.lower is None or value >= self.lower) and (self.upper is None or value <= self.upper)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The draft's target before it is laid on the metric."""

    value: float
    value_to: float | None
    kind: str  # a TargetKind, or: change ("by 500"), new ("add 20": 20 more, or 20 in a series of new ones)
    unit: str | None


def goal_of(
    key_result: KeyResult,
    frame: Frame,
    steps: Steps,
    *,
    start: date,
    due: date,
    definition: MetricDefinition | None = None,
    metric: Metric | None = None,
) -> Goal | Reason:
    """The goal over `start` … `due`, or the reason why the key result has none that can be judged by numbers."""
    asked = _asked(key_result, frame)
    if asked is None:
        return _no_target(frame)
    keep = frame.direction == "maintain" or key_result.lower is not None or key_result.upper is not None
    unit = key_result.unit or asked.unit or frame.unit
    base = key_result.baseline if key_result.baseline is not None else frame.baseline
    if base is not None and key_result.baseline is None:
        base = converted(base, frame.baseline_unit, unit)
    if asked.kind == "new":
        flow = _NEW.search(f"{steps.name} {definition.label if definition else ''}".casefold())
        asked = replace(asked, kind="count" if flow else "change")
    is_level = asked.kind in ("absolute", "count")
    sizes = [value for value in ((asked.value if is_level else None), base) if value is not None]
    share = bool(metric and metric.kind == "rate") or asked.kind == "percentage_points"
    stated_unit = definition.unit if definition else None
    scale_unit = unit if is_level else key_result.unit or frame.baseline_unit
    factor, shown = unit_factor(
        steps, stated_unit, scale_unit, sizes or ([asked.value * 100] if share else []), share=share
    )
    steps = steps.scaled(factor)
    length = (due - start).days / steps.rhythm.length
    measure, because = measure_of(
        key_result,
        frame,
        steps,
        target=next(iter(sizes), None),
        length=length,
        keep=keep,
        definition=definition,
        metric=metric,
    )
    reasons = [reason for reason in (because, shown) if reason]
    if not is_level:
        unit = key_result.unit or frame.baseline_unit or stated_unit or (metric.unit if metric else None)
        unit = "%" if asked.kind == "percentage_points" else unit
    unit = unit or stated_unit or (metric.unit if metric and metric.kind == "rate" and factor == 1 else None)
    window, written = level_window(steps, start), base
    year_ago = bool(_YEAR_AGO.search(frame.text.casefold()))
    base, told = _baseline(base, steps, start, due, measure, window, year_ago=year_ago)
    reasons += [replace_unit(told, base, unit)] if told and base is not None else []
    target = _target(asked, base, frame, measure)
    if target is None:
        return Reason(
            "no_baseline",
            Bilingual(
                "the target is a change, and neither the draft nor the data give the value it starts from",
                "目标是变化幅度，但草稿和数据都没有给出起点值",
            ),
        )
    bounds = frame if is_level else replace(frame, comparator=None)  # "by at least 20 %" bounds the change
    lower, upper = _bounds(key_result, bounds, target, asked.value_to, written, metric, steps, keep=keep)
    return Goal(
        measure,
        lower,
        upper,
        target,
        upper if lower is not None and upper is not None else asked.value_to,
        base,
        unit,
        factor,
        window,
        keep,
        keep and measure == "average" and bool(_EVERY.search(frame.text.casefold())),
        tuple(reasons),
    )


def _asked(key_result: KeyResult, frame: Frame) -> _Asked | None:
    """The stated field first; when it repeats the number in the words, the words say what kind of number it is."""
    if key_result.lower is not None or key_result.upper is not None:
        value = key_result.lower if key_result.lower is not None else key_result.upper
        assert value is not None
        return _Asked(value, key_result.upper, "absolute", key_result.unit or frame.unit)
    if key_result.target is not None and key_result.target != frame.target:
        return _Asked(key_result.target, None, "absolute", key_result.unit or frame.unit)
    if frame.target is None:
        return None
    kind = frame.target_kind or "absolute"
    by_so_much = any(q.role == "change" and q.value == frame.target for q in frame.quantities)
    value = points(frame.target, frame.unit) if kind == "percentage_points" else frame.target
    if kind in ("absolute", "count") and by_so_much:
        kind_of = "new" if frame.verb and _ADD.match(frame.verb.text.casefold()) else "change"
        return _Asked(value, frame.target_to, kind_of, frame.unit)
    return _Asked(value, frame.target_to, kind, frame.unit)


def _baseline(
    base: float | None, steps: Steps, start: date, due: date, measure: Measure, window: int, *, year_ago: bool
) -> tuple[float | None, Reason | None]:
    """The stated baseline; else the period before (or the same one a year ago), for a level the value at the start."""
    if base is not None:
        return base, None
    if year_ago:
        first, last = year_before(start, due)
        value, en, zh = value_over(steps, first, last, measure, window), "the same period a year ago", "去年同期"
    elif measure == "level":
        value = level_on(steps, start, window) if steps.ends and steps.ends[0] <= start else None
        en, zh = "the level when the period began", "周期开始时的水平"
    else:
        first, last = window_before(start, due)
        value, en, zh = value_over(steps, first, last, measure, window), "the period before", "上一个同长周期"
        if value is None and steps.last:  # drafted before that period is over
            behind = last - steps.last
            value = value_over(steps, first - behind, last - behind, measure, window) if behind.days > 0 else None
            en, zh = "as much time up to the last value", "截至最新数据的同长时段"
    if value is None:
        return None, None
    return value, Reason("baseline_from_history", Bilingual(en, zh), {"baseline": value})


def replace_unit(reason: Reason, base: float, unit: str | None) -> Reason:
    """The baseline's reason with its value in words."""
    said = amount(base, unit)
    text = Bilingual(
        f"no baseline stated: {said.en} taken from the data ({reason.text.en})",
        f"草稿未写基线：取数据中的 {said.zh}（{reason.text.zh}）",
    )
    return replace(reason, text=text)


def _target(asked: _Asked, base: float | None, frame: Frame, measure: Measure) -> float | None:
    """The value to reach, None when it is a change from an unknown baseline."""
    sign = -1.0 if frame.direction == "decrease" else 1.0
    if asked.kind in ("absolute", "count"):
        return asked.value
    if base is None:
        return None
    if asked.kind == "relative_change":
        return base + sign * abs(base) * asked.value / 100
    if asked.kind == "multiple":
        return base * asked.value
    return base + sign * asked.value  # percentage points, or a plain change


def _bounds(
    key_result: KeyResult,
    frame: Frame,
    target: float,
    target_to: float | None,
    base: float | None,
    metric: Metric | None,
    steps: Steps,
    *,
    keep: bool,
) -> tuple[float | None, float | None]:
    """(lower, upper): by the stated band, the comparator, the way from the baseline, the verb, what is better."""
    if key_result.lower is not None or key_result.upper is not None:
        return key_result.lower, key_result.upper
    if keep and target_to is not None:
        return min(target, target_to), max(target, target_to)
    if frame.comparator in (">=", ">"):
        return target, None
    if frame.comparator in ("<=", "<"):
        return None, target
    if not keep and base is not None and base != target:  # two written numbers outrank the verb
        return (target, None) if target > base else (None, target)
    if frame.direction in ("increase", "decrease"):
        return (target, None) if frame.direction == "increase" else (None, target)
    if metric and metric.better == "down":
        return None, target
    if metric and metric.better == "up":
        return target, None
    level = level_on(steps, steps.ends[-1], 1) if steps.ends else None
    return (None, target) if level is not None and not keep and level > target else (target, None)


def _no_target(frame: Frame) -> Reason:
    if frame.placeholders:
        words = frame.placeholders[0].text
        return Reason(
            "placeholder",
            Bilingual(f"'{words}' still stands where the target belongs", f"目标值处还是占位符“{words}”"),
        )
    return Reason("no_target", Bilingual("no number to reach", "没有可衡量的目标值"))
