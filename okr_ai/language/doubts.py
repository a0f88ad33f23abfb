"""What in a key result can be read in more than one way, or contradicts itself (research rules R2, R4, R7, R12,
R18)."""

from okr_ai.language.scan import Scan
from okr_ai.model import Bilingual, Doubt, TargetKind, Words


def doubts_of(scan: Scan, place: int | None, kind: TargetKind | None, metric: str) -> tuple[Doubt, ...]:
    """The doubts about a key result whose target is number `place`, each with the words it hangs on."""
    if place is None:
        return ()
    number = scan.numbers[place]
    words = Words(scan.text[number.start : number.end], number.start, number.end)
    found = []
    if kind == "relative_change" and number.unit == "%" and is_share(metric):
        found.append(_change_of_percentage(words, number.value))
    return tuple(found)


def _change_of_percentage(words: Words, value: float) -> Doubt:
    """R2: 「转化率提升20%」 can be 20 % of what it is now, or 20 points."""
    share, points = f"{20 * (1 + value / 100):g}", f"{20 + value:g}"
    return Doubt(
        "change_of_percentage",
        words,
        (
            Bilingual(f"{value:g} % of today's value (20 % -> {share} %)", f"按原值变化 {value:g}%（20% → {share}%）"),
            Bilingual(
                f"{value:g} percentage points (20 % -> {points} %)", f"变化 {value:g} 个百分点（20% → {points}%）"
            ),
        ),
    )


def is_share(metric: str) -> bool:
    """Whether the metric is itself a percentage (率, 占比, 份额, rate, share, margin …)."""
    words = metric.lower()
    return any(
        word in words
        for word in ("率", "占比", "份额", "比例", "比重", "满意度", "rate", "share", "margin", "ratio", "percentage")
    )
