"""The planned curve of a key result: check-points where the draft gives them, else a straight line."""

from collections.abc import Callable
from datetime import date

import numpy as np

from okr_ai.forecast.amounts import about
from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual, KeyResult, Reason


def planned_value(key_result: KeyResult, start: date, base: float, due: date, target: float, day: date) -> float:
    """What the plan has for `day`: between the baseline on the first day, the check-points, and the target."""
    points = {start: base, due: target} | dict(key_result.planned)
    days = sorted(points)
    return float(np.interp(day.toordinal(), [one.toordinal() for one in days], [points[one] for one in days]))


def clock_of(key_result: KeyResult, start: date, base: float, due: date, target: float) -> Callable[[date], float]:
    """Weeks since `start` as the plan counts them: where it plans much, much time passes. The calendar's own without a
    plan, or when the plan does not lead anywhere."""
    weeks = max((due - start).days / 7, 1.0)

    def calendar(day: date) -> float:
        return (day - start).days / 7

    if not key_result.planned or base == target:
        return calendar

    def planned(day: date) -> float:
        return weeks * (planned_value(key_result, start, base, due, target, day) - base) / (target - base)

    return planned


def plan_reason(
    key_result: KeyResult, start: date, base: float | None, due: date, target: float, day: date, current: float | None,
    unit: str | None,
) -> Reason | None:  # fmt: skip
    """Where the plan's check-points are against what is; None without a plan."""
    if not key_result.planned or current is None:
        return None
    plan = planned_value(key_result, start, 0.0 if base is None else base, due, target, day)
    ahead = (current - plan) * (1 if base is None or target >= base else -1) >= 0
    said, is_ = about(plan, unit), about(current, unit)
    return Reason(
        "plan",
        Bilingual(
            f"the plan has {said.en} on {format_date(day, 'en')}, it is {is_.en}: "
            f"{'on or ahead of' if ahead else 'behind'} plan",
            f"计划{format_date(day, 'zh')}应为 {said.zh}，实际 {is_.zh}：{'符合或领先计划' if ahead else '落后于计划'}",
        ),
        {"planned": plan, "current": current},
    )
