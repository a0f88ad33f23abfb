"""A target that today's value meets already."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.left_unsaid import in_other_rhythm
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import bounds_something_else


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if view.is_guardrail() or frame.target_kind not in ("absolute", "count") or frame.target_to is not None:
        return
    start = view.key_result.current if view.key_result.current is not None else view.baseline()
    target = view.level()
    if in_other_rhythm(view):
        return  # 「每天 2 次（当前每周 3 次）」
    if bounds_something_else(view) or view.key_result.kind == "committed":  # a promise to keep it there
        return
    if start is None or target is None or start == target or (frame.baseline_unit or frame.unit) != frame.unit:
        return
    comparator = view.comparator()
    at_least, at_most = comparator in (">=", ">"), comparator in ("<=", "<")
    if not ((at_least and start > target) or (at_most and start < target)):
        return
    words = next((q for q in frame.quantities if q.role == "target"), None)
    message = Bilingual("today's value is past this target already", "现状值已经超过了这个目标值")
    suggestion = Bilingual("check which of the two numbers is the target", "核对两个数里哪个才是目标值")
    yield view.at(words, message, suggestion) if words else view.whole(message, suggestion)


RULE = Rule(
    name="already_reached",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026年三季度\nobjectives:\n- objective: 让志愿者愿意再来\n  key_results:\n"
        "  - {kr: 志愿者满意度不低于4.2分（当前4.3分）, kind: 承诺}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make nights calm\n  key_results:\n"
        "  - {kr: Call bells answered within 3 minutes, baseline: 61%, target: 85%}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Keep accounts healthy\n  key_results:\n"
        "  - {kr: Accounts with a score below 50 that were called, baseline: 0%, target: 100%}",
        "复购率达到30%（当前25%）",
        "投诉率不超过2%（当前5%）",
        "Repeat purchase rate of at least 30% (currently 25%)",
    ),
    bad=("复购率不低于«25%»（当前30%）", "Repeat purchase rate of at least «25%» (currently 30%)"),
    doc=Doc(
        Bilingual("A baseline that meets the stated bound already.", "现状值已经满足写明的界限。"),
        Bilingual(
            "There is nothing left to do, or the two numbers changed places.", "要么不用做了，要么两个数写反了。"
        ),
        "issue threads of OKR tools whose progress broke on it",
    ),
)
