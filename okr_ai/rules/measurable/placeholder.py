"""A gap of the template where a number should stand: X%, TBD, 待定."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    text, gaps = view.passage.text, view.frame.placeholders
    if not gaps:
        return
    ends = [gap.end + (text[gap.end : gap.end + 1] in ("%", "％") and gap.end < len(text)) for gap in gaps]
    said = list(dict.fromkeys(text[gap.start : end] for gap, end in zip(gaps, ends, strict=True)))
    english, chinese = ", ".join(f"'{each}'" for each in said), "".join(f"“{each}”" for each in said)
    message = (
        Bilingual(f"{english} stands where a number should", f"{chinese}的位置上应该是一个数")
        if len(gaps) == 1
        else Bilingual(f"{english}: {len(gaps)} gaps where numbers should stand", f"{chinese}：{len(gaps)}处都应该是数")
    )
    yield view.between(
        gaps[0].start,
        ends[0],
        message,
        Bilingual("fill in the number, or say by when it will be known", "填上数值，或者写明什么时候能定下来"),
    )


RULE = Rule(
    name="placeholder",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="error",
    good=("Model X 的退货率从5%降到2%", "投诉率降到2%", "Cut returns of Model X from 5% to 2%"),
    bad=("客户投诉率降低«Z%»", "复购率提升到«XX%»", "Raise the repeat rate to «X%»", "Cut returns to «TBD»"),
    doc=Doc(
        Bilingual("X%, XX, TBD, 待定 and the like.", "X%、XX、TBD、待定之类的占位符。"),
        Bilingual("It looks measurable and is not.", "看着可衡量，其实没有目标值。"),
        "articles' own examples (X小时, Y%); drafts merged with their gaps in public repositories",
    ),
    cap=59.0,
)
