"""What a draft asks of a metric, before it is laid on the metric's own values."""

import re
from dataclasses import dataclass, replace

from okr_ai.forecast.amounts import converted, factor_by_size, per_step_factor, points, unit_factor
from okr_ai.forecast.steps import Steps
from okr_ai.language.lexicon import Metric
from okr_ai.model import Frame, KeyResult, MetricDefinition, Reason

_ADD = re.compile(r"新增|新签|增加|发展|拓展|add|win|sign|acquire|gain")
# 「每千单投诉」 and "defects per 1,000 units" are counted in other parts than per cent
_PER_MANY = re.compile(
    r"\bper (?:\d[\d,]*|thousand|million|hundred thousand)\b|每(?:\d[\d,]*\s*)?[千万亿]|[千万]分", re.I
)
_NEW = re.compile(r"\bnew\b|new_|新")


@dataclass(frozen=True, slots=True)
class Asked:
    """The target as written: a value to reach, or a change of some kind from `baseline` (None: not written).

    `kind` is a TargetKind, or `change` ("by 500"), or `new` ("add 20": 20 more, or 20 of a series of new ones).
    """

    value: float
    kind: str
    unit: str | None
    value_to: float | None = None
    baseline: float | None = None

    @property
    def is_level(self) -> bool:
        """Whether `value` is to be reached itself."""
        return self.kind in ("absolute", "count")

    @property
    def has_own_unit(self) -> bool:
        """Whether the number is in the metric's unit: a value to reach, or a change by so much."""
        return self.is_level or self.kind == "change"

    @property
    def sizes(self) -> list[float]:
        """The numbers that are of the metric's own size: the value to reach, the baseline."""
        return [value for value in ((self.value if self.is_level else None), self.baseline) if value is not None]

    def target_from(self, base: float | None, sign: float) -> float | None:
        """The value to reach, going the way of `sign` from `base`; None for a change from an unknown baseline."""
        if self.is_level:
            return self.value
        if base is None:
            return None
        if self.kind == "relative_change":
            return base + sign * abs(base) * self.value / 100
        return base * self.value if self.kind == "multiple" else base + sign * self.value


def asked_of(key_result: KeyResult, frame: Frame, steps: Steps, definition: MetricDefinition | None) -> Asked | None:
    """What is asked: by the stated fields first; when they repeat the number in the words, the words say what kind of
    number it is. None without a number."""
    asked = _written(key_result, frame)
    if asked is None:
        return None
    if asked.kind == "new":
        flow = _NEW.search(f"{steps.name} {definition.label if definition else ''}".casefold())
        asked = replace(asked, kind="count" if flow else "change")
    unit = key_result.unit or asked.unit or frame.unit
    base = key_result.baseline
    if base is None and frame.baseline is not None:
        base = converted(frame.baseline, frame.baseline_unit, unit)
    if asked.has_own_unit:  # 「缩短到30分钟（当前3.8小时）」 is judged in hours
        value_to = None if asked.value_to is None else converted(asked.value_to, asked.unit, unit)
        asked = replace(asked, value=converted(asked.value, asked.unit, unit), value_to=value_to)
    return replace(asked, unit=unit, baseline=base)


def reports_growth(frame: Frame, metric: Metric | None) -> bool:
    """Whether the value beside a change in per cent says how far the change has come, as it is none of the metric's:
    GMV增长30%（当前5%）."""
    share = metric is None or metric.kind in ("rate", "ratio", "index")
    return frame.target_kind == "relative_change" and frame.baseline_unit == "%" and not share


def _written(key_result: KeyResult, frame: Frame) -> Asked | None:
    bound = key_result.lower if key_result.lower is not None else key_result.upper
    unit = key_result.unit or frame.unit
    if bound is not None:
        return Asked(bound, "absolute", unit, key_result.upper)
    if key_result.target is not None and key_result.target != frame.target:
        return Asked(key_result.target, "absolute", unit)
    if frame.target is None:
        return None
    kind: str = frame.target_kind or "absolute"
    if frame.says_by_how_much():
        kind = "new" if frame.verb and _ADD.match(frame.verb.text.casefold()) else "change"
    value = points(frame.target, frame.unit) if kind == "percentage_points" else frame.target
    value = frame.change_in_per_cent() or value
    return Asked(value, kind, frame.unit, frame.target_to)


def scale_of(
    asked: Asked,
    key_result: KeyResult,
    frame: Frame,
    steps: Steps,
    definition: MetricDefinition | None,
    metric: Metric | None,
) -> tuple[float, list[Reason]]:
    """What the series is to be multiplied by to be in the draft's unit, and what to say of it."""
    share = bool(metric and metric.kind == "rate") or asked.kind == "percentage_points"
    sizes = asked.sizes or ([asked.value * 100] if share else [])
    unit = (asked.unit if asked.has_own_unit else None) or key_result.unit or frame.baseline_unit
    factor, shown = unit_factor(steps, definition.unit if definition else None, unit, sizes, share=share)
    if shown is None and asked.sizes and not share:
        factor, shown = per_step_factor(steps, frame.text.casefold(), asked.sizes[0])
    if shown is None and factor == 1 and not share and not (definition and definition.unit):
        factor, shown = factor_by_size(steps, unit, asked.baseline)
    return factor, [shown] if shown else []


def unit_of(
    asked: Asked,
    key_result: KeyResult,
    frame: Frame,
    definition: MetricDefinition | None,
    metric: Metric | None,
    *,
    converted_share: bool,
) -> str | None:
    """The unit that the goal's numbers are in: as written, else the settings', else the lexicon's for a share."""
    if asked.kind == "percentage_points":
        return "%"
    stated = definition.unit if definition else None
    if not asked.is_level:
        written = (asked.unit if asked.has_own_unit else None) or key_result.unit or frame.baseline_unit
        return written or stated or (metric.unit if metric else None)
    share = metric is not None and metric.kind == "rate" and not _PER_MANY.search(frame.text)
    known = metric.unit if metric and share and not converted_share else None
    return asked.unit or stated or known
