"""A per cent sign at one end only: 从22提升到28%."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Quantity
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if (
        frame.target_kind != "absolute"
        or frame.comparator is not None
        or frame.baseline is None
        or frame.target is None
    ):
        return
    first = next((q for q in frame.quantities if q.role == "baseline"), None)
    last = next((q for q in frame.quantities if q.role == "target"), None)
    if first is None or last is None or _signed(first) == _signed(last):
        return
    bare = last if _signed(first) else first
    if bare is first and last.text.rstrip()[:-1].endswith(" "):
        return  # "17 → 25 %": a sign that stands apart is the unit of both
    if view.passage.text[bare.end : bare.end + 1] in (":", "："):
        return  # a time of day
    if not _is_bare(bare.text) or not 1 <= bare.value <= 100:  # 0.22 -> 28 % may be a share: not settled
        return
    yield view.at(
        bare,
        Bilingual(f"'{bare.text}' has no per cent sign, the other end has one", f"“{bare.text}”没有百分号，另一端有"),
        Bilingual(f"write {bare.text}%", f"写成 {bare.text}%"),
    )._replace(fix=f"{bare.text}%")


def _is_bare(text: str) -> bool:
    return all(character.isdigit() or character == "." for character in text)


def _signed(quantity: Quantity) -> bool:
    return quantity.text.rstrip().endswith(("%", "％"))


RULE = Rule(
    name="missing_per_cent_sign",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "复购率从22%提升到28%",
        "转化率从0.22提升到28%",
        "Conversion 17 → 25 %",
        "Raise the repeat rate from 22% to 28%",
    ),
    bad=("复购率从«22»提升到28%", "Raise the repeat rate from «22» to 28%"),
    doc=Doc(
        Bilingual(
            "A per cent sign at the baseline or the target only. `--fix` adds the other.",
            "现状值和目标值只有一个带百分号。`--fix` 会补上另一个。",
        ),
        Bilingual("Read to the letter, the change is a hundredfold one.", "按字面读，变化差一百倍。"),
        "our own reading of public drafts",
    ),
)
