"""Weights of an objective's key results that do not make a whole."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    weighted = [each for each in view.key_results if each.key_result.weight is not None]
    weights = [each.key_result.weight or 0 for each in weighted]
    total = sum(weights)
    if len(weighted) < 2 or (len(weighted) != len(view.key_results) and total <= 100):
        return  # those without a weight may have the rest
    alike = len(set(weights)) == 1 and 0 < weights[0] <= 10  # as good as none; above ten they are per cent
    if alike or any(abs(total / whole - 1) <= 0.005 for whole in (1, 10, 100)):  # shares, points, per cent
        return
    passage = weighted[-1].key_result.fields.get("weight")
    message = Bilingual(f"the weights add up to {total:g}", f"权重加起来是{total:g}")
    suggestion = Bilingual("let them add up to 1 or 100%", "让权重合计为1或100%")
    yield here(passage, message, suggestion) if passage else view.missing(message, suggestion)


RULE = Rule(
    name="weights_do_not_add_up",
    letter="set",
    looks_at="objective",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, weight: 0.6}\n  - {kr: Return cost from $8 to $6, weight: 0.4}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, weight: 3}\n  - {kr: Return cost from $8 to $6, weight: 3}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, weight: 60%}\n  - {kr: 每单退货运费从8元降到6元, weight: 40%}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退款到账时长从5天降到2天\n"
        "  - {kr: 退货时长从5天降到2天, weight: 50%}\n  - {kr: 每单退货运费从8元降到6元, weight: 40%}",
    ),
    bad=(
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退款到账时长从5天降到2天\n"
        "  - {kr: 退货时长从5天降到2天, weight: 80%}\n  - {kr: 每单退货运费从8元降到6元, weight: «40%»}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, weight: 0.6}\n  - {kr: Return cost from $8 to $6, weight: «0.3»}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, weight: 60%}\n  - {kr: Return cost from $8 to $6, weight: «60%»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, weight: 0.6}\n  - {kr: 每单退货运费从8元降到6元, weight: «0.3»}",
    ),
    doc=Doc(
        Bilingual(
            "Every key result has a weight, and they add up neither to 1 nor to 100; or some have, and these add up to "
            "more than 100 already.",
            "每条关键结果都有权重，合计却不是1，也不是100；或只有几条写了，合计已超过100。",
        ),
        Bilingual("The objective's progress is then wrong by the difference.", "目标进度会差出这一截。"),
        "Feishu's OKR interface requires weights that add up to 1",
    ),
)
