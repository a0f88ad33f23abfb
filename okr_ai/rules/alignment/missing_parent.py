"""A parent that is nowhere to be found."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here, missing
from okr_ai.rules.views import DraftsView


def check(view: DraftsView) -> Iterator[Found]:
    if not view.links and len(view.drafts) < 2 and sum(len(draft.objectives) for draft in view.drafts) < 2:
        return
    for child in view.unresolved:
        stated = (child.objective.parent or "").strip()
        passage = child.objective.fields.get("parent")
        message = Bilingual(f"no objective '{stated}' in the files given", f"给出的文件里没有“{stated}”这个目标")
        suggestion = Bilingual(
            "correct the name, or review the parent's file together with this one", "改正名称，或把上级的文件一起检查"
        )
        yield here(passage, message, suggestion) if passage else missing(child.passage, message, suggestion)


RULE = Rule(
    name="missing_parent",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1}\n"
        "- {objective: Answer within the hour, parent: C1}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让客服更亲切\n=====\ncycle: 2026年三季度\nobjectives:\n"
        "- {objective: 一小时内答复顾客, parent: 让客服更亲切}",
        "cycle: 2026 Q3\nobjectives:\n- {objective: Answer within the hour, parent: a goal in another file}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1}\n"
        "- {objective: Answer within the hour, parent: «C7»}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1}\n"
        "- {objective: 一小时内答复顾客, parent: «C7»}",
    ),
    doc=Doc(
        Bilingual(
            "A parent that is neither an id nor the words of an objective or key result in the files reviewed "
            "together.",
            "上级既不是一起检查的文件里的编号，也不是其中目标或关键结果的文字。",
        ),
        Bilingual(
            "The tree breaks there, and whatever hangs below counts for nothing.",
            "对齐关系在这里断开，下面的都算不上支撑。",
        ),
        "alignment checks of public OKR tools (there: exact text only)",
    ),
)
