"""An objective that is a thing to deliver."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.deliveries import opening_delivery
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    span = opening_delivery(view.wording)
    if span:
        verb = view.passage.text[slice(*span)]
        yield view.at(
            span,
            Bilingual(
                f"'{verb}' makes the objective a thing to deliver, not a change",
                f"“{verb}”让目标成了要交付的东西，而不是要带来的变化",
            ),
            Bilingual(
                "say who gets what out of it; the delivery itself is a task or a milestone",
                "写明这件事让谁得到什么；交付本身放到任务或里程碑里",
            ),
        )


RULE = Rule(
    name="output_as_objective",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "Research that gets used",
        "让会员觉得每次回来都值得",
        "发布会后的热度变成订单",
        "上线率不再拖累交付",
        "Make mobile the way customers choose to reach us",
        "Release notes that customers read",
        "Launch days without sleepless nights",
    ),
    bad=("«上线»新会员系统", "«搭建»数据平台", "«Launch» the new app", "«Migrate» to the new billing system"),
    doc=Doc(
        Bilingual("An objective that begins with a verb of delivery.", "目标以交付类动词开头。"),
        Bilingual(
            "A thing can be delivered on time and change nothing; the objective then looks reached and is not.",
            "东西按时交付了，情况却可能毫无变化，目标看似达成，其实没有。",
        ),
        "OKR guides from Google re:Work on (outcomes, not activities); several public validators",
    ),
)
