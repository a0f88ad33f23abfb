"""A target with more figures than anybody can steer: 37.482%."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    for quantity in view.frame.quantities:
        if quantity.role not in ("target", "change") or "." not in quantity.text or abs(quantity.value) >= 99:
            continue
        decimals = quantity.text.partition(".")[2]
        if len(decimals) >= 3 and decimals[:3].isdigit() and abs(quantity.value) >= 1:
            yield view.at(
                quantity,
                Bilingual(
                    f"'{quantity.text}' is more exact than anybody can steer", f"“{quantity.text}”精确得没人能控制"
                ),
                Bilingual("round it to what you can measure", "按能测到的精度取整"),
            )


RULE = Rule(
    name="false_precision",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=("转化率提升到3.75%", "可用性达到99.995%", "Raise conversion to 3.75%", "Availability of 99.995%"),
    bad=("转化率提升到«37.482%»", "Raise conversion to «37.482%»"),
    doc=Doc(
        Bilingual("Three or more decimals in a target.", "目标值有三位以上小数。"),
        Bilingual(
            "It pretends a precision that the metric's own noise swallows.", "指标本身的波动早就盖过了这点精度。"
        ),
        "our own reading of public drafts",
    ),
)
