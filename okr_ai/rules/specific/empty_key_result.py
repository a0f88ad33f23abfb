"""A key result without words."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    text = view.passage.text.strip(" .。-—…:：")
    priority_alone = len(text) == 2 and text[0] in "Pp" and text[1] in "0123456789Xx"
    if not text or priority_alone or text.lower() in ("key result", "kr", "关键结果"):
        yield view.whole(
            Bilingual("this key result is empty", "这条关键结果是空的"),
            Bilingual(
                "write the metric, from where to where, by when, or delete the line",
                "写上指标、从多少到多少、何时完成，或者删掉这一行",
            ),
        )


RULE = Rule(
    name="empty_key_result",
    letter="S",
    looks_at="key_result",
    check=check,
    severity="error",
    good=("复购率从22%提升到28%", "Key results reviewed weekly: from 0% to 100%"),
    bad=("«关键结果»", "«Key Result»", "«P1 -»"),
    doc=Doc(
        Bilingual("A key result that was never filled in.", "没有填写的关键结果。"),
        Bilingual(
            "Templates get merged with their gaps; then the set looks complete and is not.",
            "模板连同空位一起提交，看着完整，其实不是。",
        ),
        "drafts merged with the words Key Result 1, 2, 3 in public OKR repositories",
    ),
    cap=0.0,
)
