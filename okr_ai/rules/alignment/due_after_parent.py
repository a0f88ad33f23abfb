"""A child that ends after its parent."""

from collections.abc import Iterator
from datetime import date

from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView, ObjectiveView


def check(view: DraftsView) -> Iterator[Found]:
    for child, parent in view.links:
        end, limit = _end(child), _end(parent)
        if end is not None and limit is not None and end > limit:
            yield child.missing(
                Bilingual(
                    f"this ends on {format_date(end, 'en')}, its parent {parent.objective.id} on "
                    f"{format_date(limit, 'en')}",
                    f"它到{format_date(end, 'zh')}，上级 {parent.objective.id} 到{format_date(limit, 'zh')}就结束了",
                ),
                Bilingual("bring it in line with the parent's date", "把期限和上级对上"),
            )


def _end(view: ObjectiveView) -> date | None:
    cycle = view.draft.cycle
    return view.objective.due or (cycle.end if cycle else None)


RULE = Rule(
    name="due_after_parent",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026\nobjectives:\n- {objective: Make support kind, id: C1}\n=====\ncycle: 2026 Q3\nobjectives:\n"
        "- {objective: Answer within the hour, parent: Make support kind}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1}\n"
        "- {objective: 一小时内答复顾客, parent: C1}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make support kind, id: C1}\n=====\ncycle: 2026 Q4\n"
        "objectives:\n- {objective: Answer within the hour«», parent: Make support kind}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让客服更亲切, id: C1}\n=====\ncycle: 2026年四季度\n"
        "objectives:\n- {objective: 一小时内答复顾客«», parent: 让客服更亲切}",
    ),
    doc=Doc(
        Bilingual("An objective whose date or cycle ends after its parent's.", "目标的期限或周期晚于上级。"),
        Bilingual("It cannot help a parent that is over.", "上级都结束了，它帮不上忙。"),
        "our own",
    ),
)
