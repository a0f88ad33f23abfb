"""All targets are the same round change: +20 %, +20 %, +20 %."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    changes = [change for each in view.key_results if (change := each.frame.change_in_per_cent()) is not None]
    if len(changes) >= 3 and len(changes) == len(view.key_results) and len(set(changes)) == 1:
        yield view.whole(
            Bilingual(
                f"every key result asks for {changes[0]:g}%: were the metrics looked at?",
                f"每条都是{changes[0]:g}%，看过各个指标的情况吗？",
            ),
            Bilingual("set each target from its own metric's history", "按各指标自己的历史分别定目标"),
        )


RULE = Rule(
    name="round_changes",
    letter="A",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Grow orders by 20%\n  - Grow average order value by 8%\n  - Cut delivery cost by 12%",
        "cycle: 2026年三季度\nobjectives:\n- objective: 卖得更好\n  key_results:\n  - 订单量增长20%\n"
        "  - 客单价增长8%\n  - 配送成本降低12%",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: «Sell more to people who stay»\n  key_results:\n"
        "  - Grow orders by 20%\n  - Grow average order value by 20%\n  - Cut delivery cost by 20%",
        "cycle: 2026年三季度\nobjectives:\n- objective: «卖给愿意再来的人»\n  key_results:\n  - 订单量增长20%\n"
        "  - 客单价增长20%\n  - 配送成本降低20%",
    ),
    doc=Doc(
        Bilingual(
            "Three or more key results that all ask for the same relative change.",
            "三条以上关键结果要求同样的变化幅度。",
        ),
        Bilingual(
            "Metrics do not move alike; some of these targets are given and some out of reach.",
            "指标的脾气各不相同，同样的幅度有的白送、有的够不着。",
        ),
        "our own reading of public drafts",
    ),
)
