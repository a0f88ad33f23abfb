"""An objective above that nobody below supports."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.alignment.levels import level_of
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView


def check(view: DraftsView) -> Iterator[Found]:
    supported = {id(parent) for _, parent in view.links}
    levels = {level_of(parent) for _, parent in view.links} - {None}
    for each in view.objectives():
        if id(each) not in supported and level_of(each) in levels and not each.objective.parent:
            yield each.missing(
                Bilingual("no objective below supports this one", "下面没有目标支撑它"),
                Bilingual("ask which team moves it, or drop it", "想清楚由哪个团队推动，否则去掉"),
            )


RULE = Rule(
    name="unsupported_parent",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1, level: company}\n"
        "- {objective: Answer within the hour, level: team, parent: C1}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, level: company}\n"
        "- {objective: 让退货不再麻烦, level: company}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1, level: company}\n"
        "- {objective: Make returns painless«», level: company}\n"
        "- {objective: Answer within the hour, level: team, parent: C1}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1, level: company}\n"
        "- {objective: 让退货不再麻烦«», level: company}\n"
        "- {objective: 一小时内答复顾客, level: team, parent: C1}",
    ),
    doc=Doc(
        Bilingual(
            "A top objective without children, while others on its level have some.", "同层的目标都有下级支撑，它没有。"
        ),
        Bilingual("What nobody takes up does not happen.", "没人接的目标不会自己发生。"),
        "alignment checks of public OKR tools",
    ),
)
