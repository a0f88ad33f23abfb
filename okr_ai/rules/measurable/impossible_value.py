"""A value beyond the metric's scale: a rate of 120 %, 95 of 90 points, a fall by 150 %."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Quantity
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

# a share of a plan, of the past or of costs may well be beyond 100 %
_UNBOUNDED = (
    "净", "完成", "达成", "增长", "增幅", "增速", "回报", "利润", "产出", "周转", "覆盖倍",
    "net ", "attainment", "achievement", "completion", "growth", "return on", "roi", "roas", "nrr",
    "turnover", "of plan", "of target",
)  # fmt: skip


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    for quantity in frame.quantities:
        if quantity.role not in ("baseline", "target", "change"):
            continue
        beyond = _beyond(view, quantity)
        if beyond is not None:
            yield view.at(
                quantity,
                Bilingual(f"'{quantity.text}' cannot be: {beyond.en}", f"“{quantity.text}”不可能：{beyond.zh}"),
                Bilingual("check the number and its unit", "核对数值和单位"),
            )


def _beyond(view: KeyResultView, quantity: Quantity) -> Bilingual | None:
    frame, metric = view.frame, view.metric
    if quantity.role == "change":
        if frame.direction == "decrease" and quantity.unit == "%" and quantity.value > 100:
            return Bilingual("nothing can fall by more than 100%", "降幅超不过100%")
        return None
    if quantity.role == "target" and frame.target_kind not in ("absolute", "count"):
        return None
    if metric is None or metric.name != frame.metric_name or frame.metric is None:
        return None
    same_scale = quantity.unit == metric.unit or (quantity.unit == "%" and metric.kind == "rate")
    if not same_scale or metric.kind not in ("rate", "score"):
        return None
    about = frame.metric.text.lower()
    if any(mark in about for mark in _UNBOUNDED):
        return None
    if metric.high is not None and quantity.value > metric.high:
        return Bilingual(f"{metric.en} ends at {metric.high:g}", f"{metric.zh}最高是{metric.high:g}")
    if metric.low is not None and quantity.value < metric.low:
        return Bilingual(f"{metric.en} begins at {metric.low:g}", f"{metric.zh}最低是{metric.low:g}")
    return None


RULE = Rule(
    name="impossible_value",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="error",
    good=(
        "复购率从22%提升到28%",
        "收入增长120%",
        "净收入留存率达到120%",
        "Raise the repeat purchase rate to 28%",
        "Grow revenue by 120%",
    ),
    bad=(
        "复购率提升到«120%»",
        "投诉量降低«150%»",
        "Raise the repeat purchase rate to «120%»",
        "Cut complaints by «150%»",
    ),
    doc=Doc(
        Bilingual("A value that the metric's scale does not have.", "超出指标取值范围的数。"),
        Bilingual("A slip in number, unit or metric.", "数值、单位或指标写错了。"),
        "natural scales of the metric lexicon; your settings may widen them (`lower`, `upper`)",
    ),
    cap=49.0,
)
