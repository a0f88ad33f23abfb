"""Baseline and target are one value."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if view.is_guardrail() or frame.target_kind not in ("absolute", "count", None) or frame.target_to is not None:
        return
    baseline, target = view.baseline(), view.target()
    if baseline is None or baseline != target or (frame.baseline_unit or frame.unit) != frame.unit:
        return
    if view.comparator() is not None and frame.direction not in ("increase", "decrease"):
        return  # a bound to stay within
    words = next((q for q in frame.quantities if q.role == "target"), None)
    message = Bilingual("baseline and target are the same: nothing would change", "现状值和目标值相同，等于不用变")
    suggestion = Bilingual(
        "correct one of them, or call it a guardrail (keep at …)", "改正其中一个；若是护栏指标，写成“保持在……”"
    )
    yield view.at(words, message, suggestion) if words else view.whole(message, suggestion)


RULE = Rule(
    name="same_value",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="error",
    good=(
        "退货率保持在2%以下",
        "退货率从3%降到2%",
        "客服满意度不低于4.5分（当前4.5分）",
        "Keep the return rate below 2%",
        "Cut the return rate from 3% to 2%",
    ),
    bad=("复购率从30%提升到«30%»", "Raise the repeat rate from 30% to «30%»"),
    doc=Doc(
        Bilingual("A change from a value to the same value.", "从某个值“变”到同一个值。"),
        Bilingual(
            "Progress cannot be computed, and the key result is reached before it begins.",
            "进度没法算，还没开始就已经达成。",
        ),
        "public validators; issue threads of OKR tools where progress stayed at 0 %",
    ),
    cap=49.0,
)
