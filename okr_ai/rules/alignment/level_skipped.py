"""A person's objective that hangs on the company's directly."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.alignment.levels import NAMES, level_of
from okr_ai.rules.rule import Doc, Found, Rule, here, missing
from okr_ai.rules.views import DraftsView


def check(view: DraftsView) -> Iterator[Found]:
    levels = {level for each in view.objectives() if (level := level_of(each)) is not None}
    for child, parent in view.links:
        low, high = level_of(child), level_of(parent)
        if low is None or high is None:
            continue
        between = [level for level in levels if high < level < low]
        if low < high:
            message = Bilingual(
                f"a {NAMES[low][0]} objective below a {NAMES[high][0]} one",
                f"{NAMES[low][1]}目标挂在了{NAMES[high][1]}目标下面",
            )
        elif between:
            name = NAMES[between[0]]
            message = Bilingual(f"the {name[0]} level between is skipped", f"跳过了中间的{name[1]}一层")
        else:
            continue
        suggestion = Bilingual("hang it on the level above", "挂到上一层的目标上")
        passage = child.objective.fields.get("parent")
        yield here(passage, message, suggestion) if passage else missing(child.passage, message, suggestion)


RULE = Rule(
    name="level_skipped",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1, level: company}\n"
        "- {objective: Answer within the hour, id: C2, level: team, parent: C1}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1, level: company}\n"
        "- {objective: 一小时内答复顾客, id: C2, level: team, parent: C1}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1, level: company}\n"
        "- {objective: Answer within the hour, id: C2, level: team, parent: C1}\n"
        "- {objective: Learn the products by heart, level: person, parent: «C1»}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1, level: company}\n"
        "- {objective: 一小时内答复顾客, id: C2, level: team, parent: C1}\n"
        "- {objective: 把商品知识背熟, level: person, parent: «C1»}",
    ),
    doc=Doc(
        Bilingual(
            "A parent more than one level up, where the draft has objectives on the level between; or a parent "
            "below its child.",
            "上级隔了一层，而中间那层本来有目标；或上下级写反了。",
        ),
        Bilingual("The level between does not know what is done in its name.", "中间一层不知道有人在替它做什么。"),
        "alignment checks of public OKR tools",
    ),
)
