"""Only rates in the set: a rate can rise while everything shrinks."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView
from okr_ai.rules.ways import way

_CONVERSIONS = frozenset(
    ("conversion_rate", "activation_rate", "win_rate", "repurchase_rate", "click_through_rate", "roas", "roi")
)


def check(view: ObjectiveView) -> Iterator[Found]:
    metrics = [each.metric for each in view.key_results]
    if len(metrics) < 2 or any(metric is None or metric.kind in ("count", "money") for metric in metrics):
        return
    for each in view.key_results:
        metric, falls = each.metric, each.frame.direction in ("maintain", "decrease") or way(each) < 0
        if metric is not None and metric.name in _CONVERSIONS and not falls:
            label = each.frame.metric
            message = Bilingual(
                f"{each.metric_label('en')} also rises when fewer people come in",
                f"进来的人变少，“{each.metric_label('zh')}”也会上升",
            )
            suggestion = Bilingual(
                "add the volume beside it, as a guardrail at least", "旁边加上量的指标，至少作为护栏"
            )
            yield each.at(label, message, suggestion) if label else each.whole(message, suggestion)


RULE = Rule(
    name="ratio_without_volume",
    letter="M",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Turn visitors into buyers\n  key_results:\n"
        "  - Conversion rate from 2% to 3%\n  - Weekly orders from 500 to 700",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让逛的人愿意买\n  key_results:\n  - 转化率从2%提升到3%\n"
        "  - 订单量从500单提升到700单",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Turn visitors into buyers\n  key_results:\n"
        "  - «Conversion rate» from 2% to 3%\n  - Refund rate from 5% to 3%",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让逛的人愿意买\n  key_results:\n"
        "  - «转化率»从2%提升到3%\n  - 退款率从5%降到3%",
    ),
    doc=Doc(
        Bilingual("A conversion rate in a set that holds rates only.", "一组关键结果全是比率，其中有转化类指标。"),
        Bilingual("The quickest way to a better rate is a smaller denominator.", "提高比率最快的办法是缩小分母。"),
        "public OKR checklists (numerator and denominator)",
    ),
)
