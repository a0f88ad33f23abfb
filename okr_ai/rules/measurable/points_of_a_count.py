"""Percentage points of something that is no percentage."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame, metric = view.frame, view.metric
    if frame.target_kind != "percentage_points" or metric is None or metric.kind not in ("count", "money", "duration"):
        return
    words = frame.metric.text.lower() if frame.metric else ""
    if any(
        mark in words
        for mark in ("率", "占比", "比例", "份额", "增速", "增长", "rate", "share", "margin", "growth", "ratio")
    ):
        return
    target = next((q for q in frame.quantities if q.role in ("change", "target")), None)
    if target is not None:
        yield view.at(
            target,
            Bilingual(
                f"{view.metric_label('en')} is no percentage and cannot move by '{target.text}'",
                f"“{view.metric_label('zh')}”不是百分比，谈不上“{target.text}”",
            ),
            Bilingual("write by how many per cent, or from where to where", "写增长百分之几，或从多少到多少"),
        )


RULE = Rule(
    name="points_of_a_count",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=("转化率提升2个百分点", "销售额增速提高3个百分点", "Raise conversion by 2 percentage points"),
    bad=("订单量提升«5个百分点»", "Grow orders by «5 percentage points»"),
    doc=Doc(
        Bilingual("A count, an amount or a time that moves by percentage points.", "数量、金额或时长按“百分点”变化。"),
        Bilingual("The target cannot be worked out.", "目标值算不出来。"),
        "usage note of China's National Bureau of Statistics on per cent and percentage points",
    ),
)
