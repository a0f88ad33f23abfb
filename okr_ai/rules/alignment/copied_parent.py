"""An objective that repeats the one above it word for word."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView
from okr_ai.rules.wording import without_notes

ALIKE = 0.85


def check(view: DraftsView) -> Iterator[Found]:
    for child, parent in view.links:
        if _likeness(*(without_notes(each.wording.lower) for each in (child, parent))) >= ALIKE:
            yield child.at(
                (0, len(without_notes(child.passage.text))),
                Bilingual(
                    f"this repeats its parent {parent.objective.id}", f"和上级 {parent.objective.id} 几乎一字不差"
                ),
                Bilingual(
                    "say what this team changes so that the parent comes true", "写本团队要改变什么，才能让上级目标成真"
                ),
            )


def _likeness(one: str, other: str) -> float:
    """Share of character pairs in common, 0..1."""
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in ("".join(one.split()), "".join(other.split()))]
    return 2 * len(pairs[0] & pairs[1]) / max(len(pairs[0]) + len(pairs[1]), 1)


RULE = Rule(
    name="copied_parent",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1}\n"
        "- {objective: Answer every customer within the hour, parent: C1}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1}\n"
        "- {objective: 一小时内答复每位顾客, parent: C1}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make our support kind, id: C1}\n"
        "- {objective: «Make our support kind!», parent: C1}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1}\n"
        "- {objective: «让客服更亲切。», parent: C1}",
    ),
    doc=Doc(
        Bilingual("An objective with nearly the words of its parent.", "和上级目标的文字几乎相同。"),
        Bilingual(
            "Copying an objective downward looks like alignment and decides nothing.",
            "把上级目标抄一遍看着像对齐，其实什么都没定。",
        ),
        "PM guides (cascading theatre)",
    ),
)
