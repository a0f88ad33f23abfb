"""What in a key result can be read in more than one way, or contradicts itself (research rules R2, R4, R7, R12, R18)."""

from okr_ai.language.scan import Scan
from okr_ai.model import Bilingual, Doubt, Frame, Words


def doubts_of(scan: Scan, frame: Frame) -> tuple[Doubt, ...]:
    """The doubts about a key result, each with the words it hangs on."""
    found: list[Doubt] = []
    number = next((q for q in frame.quantities if q.value == frame.target and q.role in ("target", "change")), None)
    if number is None:
        return ()
    words = Words(number.text, number.start, number.end)
    name = frame.metric.text if frame.metric else ""
    if frame.target_kind == "relative_change" and frame.unit == "%" and is_share(name):
        value = f"{number.value:g}"
        found.append(
            Doubt(
                "change_of_percentage",
                words,
                (
                    Bilingual(
                        f"{value} % of today's value (20 % -> {20 * (1 + number.value / 100):g} %)",
                        f"按原值的 {value}% 变化（20% → {20 * (1 + number.value / 100):g}%）",
                    ),
                    Bilingual(
                        f"{value} percentage points (20 % -> {20 + number.value:g} %)",
                        f"变化 {value} 个百分点（20% → {20 + number.value:g}%）",
                    ),
                ),
            )
        )
    return tuple(found)


def is_share(metric: str) -> bool:
    """Whether the metric is itself a percentage (率, 占比, 份额, rate, share, margin …)."""
    words = metric.lower()
    return any(
        word in words
        for word in ("率", "占比", "份额", "比例", "比重", "满意度", "rate", "share", "margin", "ratio", "percentage")
    )
