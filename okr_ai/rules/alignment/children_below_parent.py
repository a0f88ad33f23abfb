"""The children's numbers do not add up to the parent's."""

from collections.abc import Iterator

from okr_ai.language.formatting import format_number
from okr_ai.model import Bilingual
from okr_ai.rules.alignment.claims import metric_key
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView, KeyResultView


def check(view: DraftsView) -> Iterator[Found]:
    children: dict[int, list[KeyResultView]] = {}
    for child, parent in view.links:
        children.setdefault(id(parent), []).extend(child.key_results)
    for parent in {id(parent): parent for _, parent in view.links}.values():
        for each in parent.key_results:
            wanted, key = _amount(each), metric_key(each)
            parts = [part for part in children[id(parent)] if key is not None and metric_key(part) == key]
            amounts = [_amount(part) for part in parts]
            if wanted is None or len(parts) < 2 or None in amounts or any(p.unit() != each.unit() for p in parts):
                continue
            total = sum(amount or 0.0 for amount in amounts)
            if total < wanted * 0.995:
                yield each.whole(
                    Bilingual(
                        f"the {len(parts)} children add up to {format_number(total, each.unit(), 'en')}, "
                        f"{format_number(wanted - total, each.unit(), 'en')} less than this",
                        f"{len(parts)}个下级加起来是{format_number(total, each.unit(), 'zh')}，还"
                        f"差{format_number(wanted - total, each.unit(), 'zh')}",
                    ),
                    Bilingual("say where the rest comes from", "写明差额从哪里来"),
                )


def _amount(view: KeyResultView) -> float | None:
    """The target of something that can be added up: a count or an amount of money (not an average of one)."""
    metric, words = view.metric, view.frame.metric.text.lower() if view.frame.metric else ""
    if any(
        mark in words
        for mark in ("平均", "人均", "单均", "客单价", "单价", "成本", "average", "per ", "mean", "cost", "price")
    ):
        return None
    kind = metric.kind if metric else None
    addable = kind in ("count", "money") or (kind is None and view.frame.target_kind == "count")
    return view.level() if addable and view.unit() != "%" and view.frame.direction != "decrease" else None


RULE = Rule(
    name="children_below_parent",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Sell more, id: C1, key_results: [Revenue from $2M to $3M]}\n"
        "- {objective: Sell to homes, parent: C1, key_results: [Revenue from $1M to $1.8M]}\n"
        "- {objective: Sell to offices, parent: C1, key_results: [Revenue from $1M to $1.2M]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 卖得更好, id: C1, key_results: [客单价从80元提升到90元]}\n"
        "- {objective: 卖给家庭, parent: C1, key_results: [客单价从70元提升到80元]}\n"
        "- {objective: 卖给公司, parent: C1, key_results: [客单价从90元提升到95元]}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Sell more, id: C1, key_results: [«Revenue from $2M to $3M»]}\n"
        "- {objective: Sell to homes, parent: C1, key_results: [Revenue from $1M to $1.5M]}\n"
        "- {objective: Sell to offices, parent: C1, key_results: [Revenue from $1M to $1.2M]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 卖得更好, id: C1, key_results: [«销售额从200万元提升"
        "到300万元»]}\n"
        "- {objective: 卖给家庭, parent: C1, key_results: [销售额从100万元提升到150万元]}\n"
        "- {objective: 卖给公司, parent: C1, key_results: [销售额从100万元提升到120万元]}",
    ),
    doc=Doc(
        Bilingual(
            "Two or more children with the parent's metric, a count or an amount, whose targets add up to less.",
            "两个以上下级与上级是同一个数量或金额指标，目标值之和小于上级。",
        ),
        Bilingual("All children can succeed and the parent still fail.", "下级全部达成，上级还是落空。"),
        "our own",
    ),
)
