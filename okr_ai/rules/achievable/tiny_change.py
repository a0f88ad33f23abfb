"""A change of a per cent or two a cycle (judged without history)."""

from collections.abc import Iterator

from okr_ai.language.formatting import format_number
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if view.chance is not None or view.is_guardrail() or frame.outcome is False:
        return
    change = _relative_change(view)
    if change is None or not 0 < abs(change) < view.profile.easy_change:
        return
    target = next((q for q in frame.quantities if q.role in ("change", "target")), None)
    if target is not None:
        yield view.at(
            target,
            Bilingual(
                f"a change of {format_number(abs(change), '%', 'en')} may come by itself (no history was given to "
                "compare with)",
                f"变化只有{format_number(abs(change), '%', 'zh')}，什么都不做也可能达到（没有历史数据可比）",
            ),
            Bilingual(
                "compare with what the metric does anyway: --metrics FILE",
                "用 --metrics 给出历史数据，看它平时会变多少",
            ),
        )


def _relative_change(view: KeyResultView) -> float | None:
    """Per cent of the baseline; None when unknown or when the metric is near its natural end (99.5 % -> 99.9 %)."""
    frame, metric = view.frame, view.metric
    if frame.target is None:
        return None
    if frame.target_kind == "relative_change":
        return frame.change_in_per_cent()
    level = frame.level(frame.baseline)
    if (
        frame.target_kind not in ("absolute", "count")
        or level is None
        or not frame.baseline
        or frame.unit != (frame.baseline_unit or frame.unit)
    ):
        return None
    if frame.unit == "%" and max(frame.baseline, level) > 90:
        return None
    if metric is not None and metric.high is not None and max(frame.baseline, level) > 0.9 * metric.high:
        return None
    return 100 * (level - frame.baseline) / abs(frame.baseline)


RULE = Rule(
    name="tiny_change",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="info",
    good=("销售额增长20%", "可用性从99.5%提升到99.9%", "Grow revenue by 20%", "Raise availability from 99.5% to 99.9%"),
    bad=("季度销售额增长«1%»", "Grow quarterly revenue by «1%»"),
    doc=Doc(
        Bilingual(
            "A relative change below `easy_change` per cent, when no history was given.",
            "没有历史数据时，相对变化小于 `easy_change`%。",
        ),
        Bilingual("Most metrics move that much without anybody's doing.", "多数指标不用人管也会动这么多。"),
        "articles on OKRs in e-commerce (+1% on the quarter before)",
    ),
)
