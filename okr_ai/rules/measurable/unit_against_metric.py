"""A unit that the metric cannot have: 订单量至30%."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_TIMES = frozenset(("ms", "s", "min", "h", "d", "week", "month"))


def check(view: KeyResultView) -> Iterator[Found]:
    metric, frame = view.metric, view.frame
    if metric is None or frame.target_kind != "absolute" or frame.unit is None or frame.target is None:
        return
    if frame.metric is not None and not _is_the_metric(frame.metric.text, metric.kind):
        return
    target = next((q for q in frame.quantities if q.role == "target"), None)
    if target is None or view.wording.lower[target.end :].lstrip().startswith(("of ", "的")):
        return  # "70% of users …": a share of them is what is measured
    unit = frame.unit
    if metric.kind in ("count", "money", "duration") and unit == "%" and metric.unit != "%":
        instead = Bilingual("give the level, or say by how many per cent it shall change", "写绝对值，或写成“增长……%”")
    elif (
        metric.kind == "duration"
        and unit not in _TIMES
        and metric.unit in _TIMES
        and not unit.isascii()
        and unit not in ("年",)
    ):
        instead = Bilingual("give a time", "写成时长")
    elif metric.kind == "rate" and unit in _TIMES and not any(q.unit == "%" for q in frame.quantities):
        instead = Bilingual("give a share in per cent", "写成百分数")
    else:
        return
    yield view.at(
        target,
        Bilingual(
            f"'{target.text}' does not fit {view.metric_label('en')}",
            f"“{target.text}”和指标“{view.metric_label('zh')}”对不上",
        ),
        instead,
    )


def _is_the_metric(words: str, kind: str) -> bool:
    """A word for a share or a satisfaction around the metric makes another metric of it."""
    return kind == "rate" or not any(
        mark in words.lower()
        for mark in (
            "率",
            "占比",
            "比例",
            "份额",
            "满意",
            "覆盖",
            "准确",
            "完整",
            "达成",
            "完成",
            "rate",
            "share",
            "ratio",
            "percent",
            "proportion",
            "coverage",
            "accuracy",
            "satisfaction",
            "growth",
            "增长",
            "增幅",
            "同比",
            "环比",
            "%",
            "度",
            "of ",
        )
    )


RULE = Rule(
    name="unit_against_metric",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "订单量增长30%",
        "下单转化率提升到30%",
        "订单完成率达到98%",
        "Grow orders by 30%",
        "Raise the order completion rate to 98%",
    ),
    bad=("增加订单量至«30%»", "Increase orders to «30%»"),
    doc=Doc(
        Bilingual(
            "A count, an amount or a time with a per cent level, or a rate with a time.",
            "数量、金额、时长写成百分数水平，或比率写成时长。",
        ),
        Bilingual(
            "Was growth meant, or another metric? The numbers cannot be followed before that is settled.",
            "到底是增幅还是另一个指标？不弄清就没法跟踪。",
        ),
        "articles on OKRs in e-commerce (增加订单量至30%)",
    ),
)
