"""A unit that the metric cannot have: 订单量至30%."""

from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import Metric
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_TIMES = frozenset(("ms", "s", "min", "h", "d", "week", "month"))
# a word for a share or a satisfaction around the metric makes another metric of it; turnover is of staff, too
_OTHERS = (
    "率", "占比", "比例", "份额", "满意", "覆盖", "准确", "完整", "达成", "完成", "增长", "增幅", "同比", "环比", "度",
    "rate", "share", "ratio", "percent", "proportion", "coverage", "accuracy", "satisfaction", "growth", "%", "of ",
    "降幅", "节省", "节约", "turnover", "attendance", "reduction", "decrease", "increase", "improvement", "saving",
)  # fmt: skip


_DONE_TO = Lazy(r"(?:^|\s)[a-z]{3,}ed(?![a-z])")  # "stores audited: 95%", "reopened tickets": the share of them


def check(view: KeyResultView) -> Iterator[Found]:
    metric, frame = view.metric, view.frame
    if metric is None or frame.metric is None or frame.target_kind != "absolute" or frame.unit is None:
        return
    target = next((q for q in frame.quantities if q.role == "target"), None)
    if target is None or view.wording.lower[target.end :].lstrip().startswith(("of ", "的")):
        return  # "70% of users …": a share of them is what is measured
    if view.wording.lower[: target.start].rstrip().endswith("的"):
        return  # 「存下收入的20%」
    words = view.wording.lower[frame.metric.start : max(frame.metric.end, target.start)]
    if metric.kind != "rate" and (any(other in words for other in _OTHERS) or _DONE_TO.search(words)):
        return
    instead = _instead(view, metric)
    if instead is not None:
        yield view.at(
            target,
            Bilingual(
                f"'{target.text}' does not fit {view.metric_label('en')}",
                f"“{target.text}”和指标“{view.metric_label('zh')}”对不上",
            ),
            instead,
        )


def _instead(view: KeyResultView, metric: Metric) -> Bilingual | None:
    """What to write instead of the unit, None when the metric can have it."""
    unit = view.frame.unit or ""
    if metric.kind in ("count", "money", "duration") and unit == "%" and metric.unit != "%":
        return Bilingual("give the level, or say by how many per cent it should change", "写绝对值，或写成“增长……%”")
    if metric.kind == "duration" and metric.unit in _TIMES and not unit.isascii() and unit != "年":
        return Bilingual("give a time", "写成时长")
    if (
        metric.kind == "rate"
        and (unit in _TIMES or (unit == "分" and metric.high == 100 and not _is_graded(view)))
        and not any(q.unit == "%" for q in view.frame.quantities)
    ):
        return Bilingual("give a share in per cent", "写成百分数")
    return None


def _is_graded(view: KeyResultView) -> bool:
    """「抽检准确率从 86 分提到 92 分」: they give points for it."""
    return any(quantity.role == "baseline" and quantity.unit == "分" for quantity in view.frame.quantities)


RULE = Rule(
    name="unit_against_metric",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "订单量增长30%",
        "下单转化率提升到30%",
        "抽检准确率从86分提到92分",
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
