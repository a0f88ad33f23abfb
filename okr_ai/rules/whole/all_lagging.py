"""Only late indicators: by the time they move, the cycle is over."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    stated = [each.key_result.indicator for each in view.key_results]
    if len(stated) >= 2 and all(indicator == "lagging" for indicator in stated):
        yield view.whole(
            Bilingual(
                "all key results are marked lagging: nothing warns early",
                "所有关键结果都标为滞后指标，没有一个能提前预警",
            ),
            Bilingual("add one that moves within weeks", "加一条几周内就会动的先行指标"),
        )


RULE = Rule(
    name="all_lagging",
    letter="set",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, indicator: leading}\n"
        "  - {kr: Return complaints from 5% to 2%, indicator: lagging}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 退货时长从5天降到2天\n  - 退货投诉率从5%降到2%",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: «Make returns painless»\n  key_results:\n"
        "  - {kr: Return satisfaction from 80% to 90%, indicator: lagging}\n"
        "  - {kr: Return complaints from 5% to 2%, indicator: lagging}",
        "cycle: 2026年三季度\nobjectives:\n- objective: «让退货不再麻烦»\n  key_results:\n"
        "  - {kr: 退货满意度从80%提升到90%, indicator: lagging}\n  - {kr: 退货投诉率从5%降到2%, indicator: lagging}",
    ),
    doc=Doc(
        Bilingual("Two or more key results, all marked as lagging.", "两条以上关键结果全部标为滞后指标。"),
        Bilingual("The first bad news then comes with the final result.", "第一个坏消息和最终结果一起到。"),
        "OKR method guides (lead and lag)",
    ),
)
