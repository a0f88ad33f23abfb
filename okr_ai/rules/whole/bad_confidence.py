"""A confidence that fits no scale."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.achievable.confidence import share_of
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView

_WORDS = frozenset(
    ("high", "medium", "low", "高", "中", "低", "较高", "较低", "中等", "green", "yellow", "red", "绿", "黄", "红")
)


def check(view: KeyResultView) -> Iterator[Found]:
    passage = view.key_result.fields.get("confidence")
    if (
        passage is None
        or not passage.text.strip()
        or passage.text.strip().lower() in _WORDS
        or share_of(view) is not None
    ):
        return
    yield here(
        passage,
        Bilingual(f"'{passage.text}' is no confidence", f"“{passage.text}”不是信心值"),
        Bilingual("write 0 to 1, 0 to 10, or a per cent", "写0到1、0到10，或百分数"),
    )


RULE = Rule(
    name="bad_confidence",
    letter="set",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, confidence: 0.6}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, confidence: 中}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, confidence: «400»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, confidence: «400»}",
    ),
    doc=Doc(
        Bilingual("A stated confidence beyond 0 to 1, 0 to 10 and 0 to 100 %.", "信心值不在0到1、0到10、0到100%之内。"),
        Bilingual("Nobody can compare it from week to week.", "没法逐周比较。"),
        "scales of OKR tools",
    ),
)
