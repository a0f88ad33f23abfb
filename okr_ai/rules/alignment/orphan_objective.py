"""An objective that hangs on nothing, among others that hang on something."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.alignment.levels import level_of
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView


def check(view: DraftsView) -> Iterator[Found]:
    if not view.links:
        return
    above = {id(parent) for _, parent in view.links}
    tops = [parent for _, parent in view.links if not parent.objective.parent]
    highest = min((level for parent in tops if (level := level_of(parent)) is not None), default=None)
    files = {id(child.draft) for child, _ in view.links}
    for each in view.objectives():
        level = level_of(each)
        if each.objective.parent or id(each) in above or not each.passage.text.strip():
            continue
        if (level is not None and level == highest) or (level is None and id(each.draft) not in files):
            continue
        yield each.missing(
            Bilingual("this hangs on no objective above it, others do", "没有写上级目标，别的目标都写了"),
            Bilingual(
                "name its parent, or say that it stands alone on purpose", "写上支撑哪个上级目标，或说明是有意单列"
            ),
        )


RULE = Rule(
    name="orphan_objective",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make returns painless, level: company}\n"
        "- {objective: Make support kind, level: company}\n"
        "- {objective: Answer within the hour, level: team, parent: Make support kind}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n- objective: 让客服更亲切",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, level: company}\n"
        "- {objective: Answer within the hour, level: team, parent: Make support kind}\n"
        "- {objective: Paint the office«», level: team}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, level: 公司}\n"
        "- {objective: 一小时内答复顾客, level: 团队, parent: 让客服更亲切}\n"
        "- {objective: 把办公室刷一遍«», level: 团队}",
    ),
    doc=Doc(
        Bilingual(
            "An objective below the top without a parent, while others of its file have one.",
            "不是最高层、又没有上级的目标，而同一文件的其他目标有。",
        ),
        Bilingual("Nobody knows what would be missing without it.", "没人知道少了它会缺什么。"),
        "alignment checks of public OKR tools",
    ),
)
