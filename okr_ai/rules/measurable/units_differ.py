"""Baseline and target in two units: 从80%提升到90分."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_FAMILIES = (
    frozenset(("ms", "s", "min", "h", "d", "week", "month", "quarter", "year")),
    frozenset(("%", "‰", "pp", "bps")),
)


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    before, after = frame.baseline_unit, frame.unit
    if before is None or after is None or before == after or frame.target_kind not in ("absolute", "count"):
        return
    kinds = [next((i for i, family in enumerate(_FAMILIES) if unit in family), None) for unit in (before, after)]
    if kinds[0] == kinds[1]:  # both times, or both counted in words of their own (家, 个)
        return
    target = next((q for q in frame.quantities if q.role == "target"), None)
    baseline = next((q for q in frame.quantities if q.role == "baseline"), None)
    if target is not None and baseline is not None:
        yield view.at(
            target,
            Bilingual(
                f"'{target.text}' and '{baseline.text}' are not on one scale",
                f"“{baseline.text}”和“{target.text}”不是同一把尺子",
            ),
            Bilingual("give both in one unit", "两个数用同一个单位"),
        )


RULE = Rule(
    name="units_differ",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=("处理时间从2周缩短到3天", "满意度从80分提升到90分", "Cut lead time from 2 weeks to 3 days"),
    bad=("满意度从80%提升到«90分»", "Raise satisfaction from 80% to «90 points»"),
    doc=Doc(
        Bilingual("A baseline and a target in units that cannot be compared.", "现状值和目标值的单位没法比较。"),
        Bilingual("The change cannot be worked out.", "变化幅度算不出来。"),
        "our own reading of public drafts",
    ),
)
