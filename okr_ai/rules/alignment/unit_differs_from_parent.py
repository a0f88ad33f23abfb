"""Parent and child measure one metric in two units."""

from collections.abc import Iterator

from okr_ai.language.formatting import format_number
from okr_ai.model import Bilingual
from okr_ai.rules.alignment.claims import metric_key
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView, KeyResultView

_TIMES = frozenset(("ms", "s", "min", "h", "d", "week", "month", "quarter", "year"))


def check(view: DraftsView) -> Iterator[Found]:
    for child, parent in view.links:
        above = {
            metric_key(each): each for each in parent.key_results if each.frame.target_kind in ("absolute", "count")
        }
        for each in child.key_results:
            other = above.get(metric_key(each)) if metric_key(each) else None
            if (
                other is None
                or each.frame.target_kind not in ("absolute", "count")
                or not each.unit()
                or not other.unit()
            ):
                continue
            if each.unit() != other.unit() and not {each.unit(), other.unit()} <= _TIMES:
                theirs, ours = _named(other, "en"), _named(each, "en")
                yield each.whole(
                    Bilingual(
                        f"the parent {parent.objective.id} measures this in {theirs}, here it is {ours}",
                        f"上级 {parent.objective.id} 用“{_named(other, 'zh')}”衡量，这里用“{_named(each, 'zh')}”",
                    ),
                    Bilingual("use the parent's unit", "和上级用同一个单位"),
                )


def _named(view: KeyResultView, lang: str) -> str:
    """What people call the unit of the values: 天, "points"."""
    return format_number(2, view.unit(), lang).replace("2", "").strip() or view.unit() or ""


RULE = Rule(
    name="unit_differs_from_parent",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Please customers, id: C1, key_results: [Satisfaction from "
        "80% to 90%]}\n"
        "- {objective: Make support kind, parent: C1, key_results: [Satisfaction from 75% to 88%]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让顾客满意, id: C1, key_results: [满意度从80%提升到90%]}\n"
        "- {objective: 让客服更亲切, parent: C1, key_results: [满意度从75%提升到88%]}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Please customers, id: C1, key_results: [Satisfaction from "
        "80% to 90%]}\n"
        "- {objective: Make support kind, parent: C1, key_results: [«Satisfaction from 75 points to 88 points»]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让顾客满意, id: C1, key_results: [满意度从80%提升到90%]}\n"
        "- {objective: 让客服更亲切, parent: C1, key_results: [«满意度从75分提升到88分»]}",
    ),
    doc=Doc(
        Bilingual(
            "A metric that parent and child measure in units that cannot be compared.",
            "上下级的同一指标用了没法比较的单位。",
        ),
        Bilingual("The child's progress cannot be added to the parent's.", "下级的进度没法汇总到上级。"),
        "our own",
    ),
)
