"""Every key result with the same confidence."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import DraftView


def check(view: DraftView) -> Iterator[Found]:
    stated = [each for each in view.key_results() if each.key_result.confidence is not None]
    values = {each.key_result.confidence for each in stated}
    if len(stated) >= 5 and len(values) == 1 and values != {0.5}:
        passage = stated[0].key_result.fields.get("confidence")
        if passage is not None:
            yield here(
                passage,
                Bilingual(
                    f"all {len(stated)} confidences are {passage.text}: were they thought about?",
                    f"{len(stated)}条信心值全是{passage.text}，有认真估过吗？",
                ),
                Bilingual("estimate each key result on its own", "逐条估计"),
            )


_EN = "".join(f"  - {{kr: Step {i} time from {i + 4} days to {i} days, confidence: 7}}\n" for i in range(2, 6)).rstrip()
_ZH = "".join(f"  - {{kr: 第{i}步处理时长从{i + 4}天降到{i}天, confidence: 7}}\n" for i in range(2, 6)).rstrip()
RULE = Rule(
    name="equal_confidence",
    letter="set",
    looks_at="draft",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        f"  - {{kr: Return time from 5 days to 2 days, confidence: 6}}\n{_EN}",
        f"cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n{_ZH}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        f"  - {{kr: Return time from 5 days to 2 days, confidence: «7»}}\n{_EN}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        f"  - {{kr: 退货时长从5天降到2天, confidence: «7»}}\n{_ZH}",
    ),
    doc=Doc(
        Bilingual(
            "Five or more key results that all state one confidence (other than even odds).",
            "五条以上关键结果写着同一个信心值（对半开除外）。",
        ),
        Bilingual("A figure filled in by copying warns of nothing.", "复制来的数起不到预警作用。"),
        "prompt validators in public tools",
    ),
)
