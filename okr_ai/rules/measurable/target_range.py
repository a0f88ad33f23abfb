"""A range as a target: 提升20%-30%."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if frame.target_to is None or frame.direction == "maintain" or view.better() == "band" or view.is_guardrail():
        return
    target = next(
        (q for q in frame.quantities if q.role in ("target", "change", "count") and q.value_to is not None), None
    )
    if target is not None and not _is_band(frame.text, target.start):
        yield view.at(
            target,
            Bilingual(
                f"'{target.text}' is two targets: from which on is it reached?",
                f"“{target.text}”是两个目标值：到哪个算达成？",
            ),
            Bilingual(
                "take the lower one as committed and the upper one as stretch", "把低的写成承诺值，高的写成挑战值"
            ),
        )


_BAND = ("between", "介于", "在", "位于", "区间", "范围")


def _is_band(text: str, start: int) -> bool:
    """Whether the words before the range say that all of it will do: "between 72 and 78%", 「介于 3% 和 5%」."""
    return text[:start].rstrip(" $€£¥").lower().endswith(_BAND)


RULE = Rule(
    name="target_range",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "库存周转天数保持在30-40天",
        "订单量增长20%",
        "Keep stock cover between 30 and 40 days",
        "Grow orders by 20%",
        "Match rate between 72 and 78%",
        "匹配率介于72%和78%",
    ),
    bad=("订单量增长«20%-30%»", "Grow orders by «20-30%»"),
    doc=Doc(
        Bilingual(
            "A target with a lower and an upper end, where more is simply better.",
            "目标值写成区间，而指标其实越高（或越低）越好。",
        ),
        Bilingual(
            "The lower end will be quoted when it is missed and the upper end when it is planned.",
            "汇报时引用下限，规划时引用上限。",
        ),
        "our own reading of public drafts",
    ),
)
