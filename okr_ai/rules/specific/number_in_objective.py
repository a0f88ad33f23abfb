"""A target inside the objective."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    quantities = view.quantities
    compared = any(quantity.role == "baseline" for quantity in quantities)
    for quantity in quantities:
        if quantity.text.startswith("一") and quantity.value == 1:
            continue  # 少跑一趟, 新一代: a manner of speaking
        if quantity.role in ("baseline", "target", "change") and (quantity.unit or compared):
            yield view.at(
                (quantity.start, quantity.end),
                Bilingual(f"'{quantity.text}' is a target inside the objective", f"目标里写了指标值“{quantity.text}”"),
                Bilingual(
                    "move the number to a key result; the objective says what it is good for",
                    "把数字放到关键结果里，目标只写要达到的局面",
                ),
            )


RULE = Rule(
    name="number_in_objective",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "成为跨境买家最放心的店铺",
        "2026年让618大促不再丢单",
        "让群众办事少跑一趟",
        "Own the first 30 days of a new buyer",
        "A Q3 that customers remember",
    ),
    bad=("年度客户满意度达到«90%»", "Grow revenue by «25%»"),
    doc=Doc(
        Bilingual("A baseline, target or change written in the objective.", "目标里直接写了现状值、目标值或变化幅度。"),
        Bilingual(
            "The number then has two places that can disagree, and the objective no longer says why it matters.",
            "数字有了两处出处，容易不一致；目标也不再说明为什么重要。",
        ),
        "Christina Wodtke, Radical Focus; many teams do it on purpose, so the severity is a matter of profile",
    ),
)
