"""Tenfold within a cycle (judged without history)."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if view.chance is not None or view.is_guardrail():
        return
    times = _times(view)
    if times is None or times < view.profile.hard_multiple or (view.cycle is not None and view.cycle.days() > 200):
        return
    target = next((q for q in frame.quantities if q.role in ("change", "target")), None)
    if target is not None:
        yield view.at(
            target,
            Bilingual(
                f"{times:.3g} times today's value within the cycle (no history was given to compare with)",
                f"一个周期内做到现在的{times:.3g}倍（没有历史数据可比）",
            ),
            Bilingual(
                "say what makes it possible, or compare with the metric's history: --metrics FILE",
                "写明凭什么能做到，或用 --metrics 给出历史数据",
            ),
        )


def _times(view: KeyResultView) -> float | None:
    """Target over baseline where more is better; None when unknown, or from so small a start that it says nothing."""
    frame = view.frame
    if frame.target is None or frame.direction == "decrease" or view.better() == "down":
        return None
    level = frame.level(frame.baseline)
    if frame.target_kind == "multiple":
        return frame.target
    if (share := frame.change_in_per_cent()) is not None:
        return 1 + share / 100
    if (
        frame.target_kind in ("absolute", "count")
        and level is not None
        and frame.baseline
        and frame.unit == (frame.baseline_unit or frame.unit)
    ):
        small = frame.unit != "%" and abs(frame.baseline) < 20
        return None if small else level / frame.baseline
    return None


RULE = Rule(
    name="huge_change",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "日活从10万提升到15万",
        "付费客户从2家增加到30家",
        "Grow daily users from 100k to 150k",
        "Paying customers from 2 to 30",
    ),
    bad=("一个月内用户数从5万提升到«50万»", "Grow users from 50k to «500k» within a month"),
    doc=Doc(
        Bilingual(
            "A growth by `hard_multiple` or more within a cycle of at most half a year, when no history was given.",
            "没有历史数据时，在不超过半年的周期里增长到 `hard_multiple` 倍以上。",
        ),
        Bilingual(
            "People stop trying when a target has nothing to do with what they know.",
            "目标和经验毫不沾边，人就不再努力。",
        ),
        "articles on OKRs in e-commerce (ten times the users in a month)",
    ),
)
