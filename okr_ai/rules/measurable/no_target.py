"""A start without an end."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.left_unsaid import climbs_scale
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if frame.baseline is None or view.target() is not None or frame.placeholders or climbs_scale(view):
        return
    baseline = next((q for q in frame.quantities if q.role in ("baseline", "current")), None)
    if baseline is not None:
        yield view.at(
            baseline,
            Bilingual(f"from '{baseline.text}' to where?", f"从“{baseline.text}”到多少？"),
            Bilingual("add the value to reach", "补上目标值"),
        )


RULE = Rule(
    name="no_target",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="error",
    good=("订单确认时间从48小时缩短到12小时", "Cut order confirmation from 48 hours to 12"),
    bad=("订单确认时间从«48小时»大幅缩短", "Cut order confirmation from «48 hours»"),
    doc=Doc(
        Bilingual("A baseline and no target.", "有现状值，没有目标值。"),
        Bilingual("Any change at all would count as reached.", "随便动一点都能算达成。"),
        "OKR method guides (from X to Y)",
    ),
)
