"""A confidence so high that the target cannot be ambitious."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.achievable.confidence import share_of
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    share, passage = share_of(view), view.key_result.fields.get("confidence")
    if share is None or passage is None or view.is_guardrail() or view.key_result.kind == "committed":
        return
    if share > view.profile.confidence[1]:
        yield here(
            passage,
            Bilingual(
                f"confidence {passage.text}: nearly sure before it begins", f"信心{passage.text}：还没开始就几乎确定"
            ),
            Bilingual("raise the target, or mark the key result as committed", "把目标值提高，或标明是承诺型"),
        )


RULE = Rule(
    name="too_sure",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, confidence: 0.6}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, confidence: 6}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, confidence: «0.95»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, confidence: «0.95»}",
    ),
    doc=Doc(
        Bilingual("A stated confidence above the profile's `confidence`.", "写明的信心高于口径的 `confidence` 上限。"),
        Bilingual("Half to two thirds is where a target pulls.", "五成到六七成把握的目标才有拉力。"),
        "Christina Wodtke (5 of 10); OKR method guides (above 0.9 is sandbagging)",
    ),
)
