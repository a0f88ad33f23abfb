"""What a key result asks of its metric, as numbers: which statistic, between which bounds, from which baseline."""

import re
from dataclasses import dataclass, replace
from datetime import date

from okr_ai.forecast.amounts import about
from okr_ai.forecast.asked import Asked, asked_of, reports_growth, scale_of, unit_of
from okr_ai.forecast.levels import level_on, level_window, value_over, window_before, year_before
from okr_ai.forecast.measures import measure_of
from okr_ai.forecast.steps import Steps
from okr_ai.language.changes import rises_up_to
from okr_ai.language.lexicon import Metric
from okr_ai.model import Bilingual, Frame, KeyResult, Measure, MetricDefinition, Reason

_YEAR_AGO = re.compile(
    r"同比|去年同期|上年同期|year[- ](?:on|over)[- ]year|\byoy\b|same (?:period|quarter|month) last year"
)
_UPWARD = re.compile(r"达[到成至]|突破|超过|reach|hit|attain|achieve|exceed", re.IGNORECASE)
_WORK_DONE = re.compile(r"clos|resolv|solv|handl|process|answer|clear|解决|处理|关闭|办结|清理", re.IGNORECASE)
_EVERY = re.compile(r"始终|任何时候|每天都|每周都|每月都|从不|at all times|every (?:day|week|month)|always|never")


_NO_BASELINE = Reason(
    "no_baseline",
    Bilingual(
        "the target is a change, and neither the draft nor the data give the value it starts from",
        "目标是变化幅度，但草稿和数据都没有给出起点值",
    ),
)


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
    asked = asked_of(key_result, frame, steps, definition)
    if asked is None:
        return _no_target(frame)
    if reports_growth(frame, metric) and key_result.baseline is None:
        asked = replace(asked, baseline=None)
    keep = frame.direction == "maintain" or key_result.lower is not None or key_result.upper is not None
    factor, reasons = scale_of(asked, key_result, frame, steps, definition, metric)
    steps = steps.scaled(factor)
    measure, because = measure_of(
        key_result,
        frame,
        steps,
        target=next(iter(asked.sizes), None),
        length=(due - start).days / steps.rhythm.length,
        keep=keep,
        definition=definition,
        metric=metric,
    )
    unit = unit_of(asked, key_result, frame, definition, metric, converted_share=factor != 1)
    window = level_window(steps, start)
    base, told = _baseline(asked.baseline, frame, steps, start, due, measure, window, unit)
    target = asked.target_from(base, -1.0 if frame.direction == "decrease" else 1.0)
    if target is None:
        return _NO_BASELINE
    bounds = frame if asked.is_level else frame._replace(comparator=None)  # "by at least 20 %" bounds the change
    origin = float(steps.values[0]) if base is None and measure == "level" and steps.ends else base
    lower, upper = _bounds(key_result, bounds, target, asked, metric, origin, measure, keep=keep)
    return Goal(
        measure=measure,
        lower=lower,
        upper=upper,
        target=target,
        target_to=upper if lower is not None and upper is not None else asked.value_to,
        baseline=base,
        unit=unit,
        factor=factor,
        window=window,
        keep=keep,
        every=keep and measure == "average" and bool(_EVERY.search(frame.text.casefold())),
        reasons=(_of_steps(because, measure, window, steps), *reasons, *told),
    )


def _of_steps(because: Reason, measure: Measure, window: int, steps: Steps) -> Reason:
    """The reason for the measure, with the steps that a level is the mean of."""
    if measure != "level" or window == 1:
        return because
    daily = steps.rhythm.days == 1
    en = f"the mean of the last {window} days" if daily else f"the mean of the last {window} weeks, as single ones jump"
    zh = f"取最近 {window} 天的平均" if daily else f"单周波动大，取最近 {window} 周的平均"
    text = Bilingual(f"{because.text.en}; {en}", f"{because.text.zh}；{zh}")
    return replace(because, text=text, figures={**because.figures, "window": window})


def _baseline(
    base: float | None,
    frame: Frame,
    steps: Steps,
    start: date,
    due: date,
    measure: Measure,
    window: int,
    unit: str | None,
) -> tuple[float | None, list[Reason]]:
    """The written baseline; else the period before (or the same one a year ago), for a level the value at the start."""
    if base is not None:
        return base, []
    value, en, zh = _from_history(frame, steps, start, due, measure, window)
    if value is None:
        return None, []
    said = about(value, unit)
    told = Bilingual(
        f"no baseline stated: {said.en} taken from the data ({en})", f"草稿未写基线：取数据中的 {said.zh}（{zh}）"
    )
    return value, [Reason("baseline_from_history", told, {"baseline": value})]


def _from_history(
    frame: Frame, steps: Steps, start: date, due: date, measure: Measure, window: int
) -> tuple[float | None, str, str]:
    """A baseline from the data, and what it is in both languages."""
    if _YEAR_AGO.search(frame.text.casefold()):
        first, last = year_before(start, due)
        return value_over(steps, first, last, measure, window), "the same period a year ago", "去年同期"
    if measure == "level":
        value = level_on(steps, start, window) if steps.ends and steps.ends[0] <= start else None
        return value, "the level when the period began", "周期开始时的水平"
    first, last = window_before(start, due)
    value = value_over(steps, first, last, measure, window)
    if value is not None or steps.last is None or steps.last >= last:
        return value, "the period before", "上一个同长周期"
    behind = last - steps.last  # drafted before that period is over
    value = value_over(steps, first - behind, last - behind, measure, window)
    return value, "as much time up to the last value", "截至最新数据的同长时段"


def _bounds(
    key_result: KeyResult,
    frame: Frame,
    target: float,
    asked: Asked,
    metric: Metric | None,
    base: float | None,
    measure: Measure,
    *,
    keep: bool,
) -> tuple[float | None, float | None]:
    """(lower, upper): by the stated band, the comparator, the way from the baseline, the verb, what is better.

    Of an unknown metric what is to be reached lies above; what is only "to" a value lies the other way from `base`.
    """
    if key_result.lower is not None or key_result.upper is not None:
        return key_result.lower, key_result.upper
    if keep and asked.value_to is not None:
        return min(target, asked.value_to), max(target, asked.value_to)
    if frame.comparator in (">=", ">") or rises_up_to(frame, asked.baseline, metric and metric.better):
        return target, None
    if frame.comparator in ("<=", "<"):
        return None, target
    if not keep and asked.baseline not in (None, target):  # two written numbers outrank the verb
        return (target, None) if target > (asked.baseline or 0.0) else (None, target)
    if frame.direction in ("increase", "decrease"):
        return (target, None) if frame.direction == "increase" else (None, target)
    if measure == "total" and frame.verb and _WORK_DONE.match(frame.verb.text):
        return target, None  # more tickets closed are better, though fewer tickets are
    if metric and metric.better == "down":
        return None, target
    if metric and metric.better == "up":
        return target, None
    upward = keep or base is None or base <= target
    return (target, None) if upward or _UPWARD.match(frame.verb.text if frame.verb else "") else (None, target)


def _no_target(frame: Frame) -> Reason:
    if frame.placeholders:
        words = frame.placeholders[0].text
        return Reason(
            "placeholder",
            Bilingual(f"'{words}' still stands where the target belongs", f"目标值处还是占位符“{words}”"),
        )
    return Reason("no_target", Bilingual("no number to reach", "没有可衡量的目标值"))
