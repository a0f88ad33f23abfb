"""A change of nothing in particular: 增长30%."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    named = frame.metric is not None and (frame.verb is None or frame.metric.text != frame.verb.text)
    named = named or (frame.metric is not None and frame.direction == "deliver")  # 「跑步 300 公里」
    named = named or frame.metric_name is not None  # 「回款 80 万」: a deed that is called like what it brings
    if named or frame.target is None or view.key_result.metric or frame.target_kind == "count":
        return
    target = next((q for q in frame.quantities if q.role in ("target", "change")), None)
    if target is not None and target.text.rsplit(" ", 1)[-1].upper() not in _METRICS:
        yield view.at(
            target,
            Bilingual(f"'{target.text}' of what?", f"什么的“{target.text}”？"),
            Bilingual("name the metric", "写上指标名"),
        )


_METRICS = frozenset(["RPS", "QPS", "TPS", "FPS"])  # units that are metrics


RULE = Rule(
    name="no_metric",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=("订单量增长30%", "回款80万元", "Grow orders by 30%", "Sustain 600 RPS for an hour"),
    bad=("增长«30%»", "Grow by «30%»"),
    doc=Doc(
        Bilingual("A number and no metric.", "有数值，没有指标名。"),
        Bilingual("Two people will measure two things.", "两个人会各量各的。"),
        "our own reading of public drafts",
    ),
)
