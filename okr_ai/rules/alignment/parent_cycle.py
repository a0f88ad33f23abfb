"""Objectives that are each other's parents."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here, missing
from okr_ai.rules.views import DraftsView, ObjectiveView


def check(view: DraftsView) -> Iterator[Found]:
    above = {id(child): parent for child, parent in view.links}
    told: set[int] = set()
    for start, _ in view.links:
        path: list[ObjectiveView] = [start]
        while (parent := above.get(id(path[-1]))) is not None and all(parent is not each for each in path):
            path.append(parent)
        if parent is not start or id(start) in told:
            continue
        told |= {id(each) for each in path}
        ring = " → ".join(each.objective.id for each in (*path, start))
        message = Bilingual(f"this is its own ancestor: {ring}", f"绕了一圈又回到自己：{ring}")
        suggestion = Bilingual("decide which one is above", "确定谁是上级")
        passage = start.objective.fields.get("parent")
        yield here(passage, message, suggestion) if passage else missing(start.passage, message, suggestion)


RULE = Rule(
    name="parent_cycle",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="error",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1}\n"
        "- {objective: Answer within the hour, id: C2, parent: C1}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1}\n"
        "- {objective: 一小时内答复顾客, id: C2, parent: C1}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1, parent: «C2»}\n"
        "- {objective: Answer within the hour, id: C2, parent: C1}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1, parent: «C2»}\n"
        "- {objective: 一小时内答复顾客, id: C2, parent: C1}",
    ),
    doc=Doc(
        Bilingual("A chain of parents that leads back to where it began.", "沿着上级一路走，又回到原点。"),
        Bilingual("No progress can be rolled up in a circle.", "绕圈的关系没法汇总进度。"),
        "our own",
    ),
)
