"""An objective that only keeps what there is."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "继续做好 继续保持 维持现状 日常 维持 常规", "maintain|continue to|keep doing|business as usual|day-to-day|keep up"
)


def check(view: ObjectiveView) -> Iterator[Found]:
    span = WORDS.opens(view.wording)
    if span:
        words = view.passage.text[slice(*span)]
        yield view.at(
            span,
            Bilingual(f"'{words}' describes daily business, not a change", f"“{words}”说的是日常工作，不是变化"),
            Bilingual(
                "watch daily business with metrics; spend the objective on what should become different",
                "日常工作用指标看住就行；目标留给要变得不同的事",
            ),
        )


RULE = Rule(
    name="business_as_usual",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=("让日常发货不再出错", "让老顾客继续信任我们的质量", "Shops that never have to maintain price lists by hand"),
    bad=("«继续做好»日常发货", "«维持»现有渠道", "«Maintain» the current service level"),
    doc=Doc(
        Bilingual("An objective that begins with keeping or continuing.", "目标以“维持、继续做好、日常”开头。"),
        Bilingual(
            "OKRs are for change; business as usual belongs into health metrics, where it does not take "
            "attention away.",
            "OKR 用来推动变化；日常工作放进健康指标，才不会分散注意力。",
        ),
        "Google's OKR playbook, business-as-usual trap",
    ),
)
