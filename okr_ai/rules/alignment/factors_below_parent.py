"""The children's rates do not multiply to the parent's growth: revenue from visitors, conversion and basket."""

from collections.abc import Iterable, Iterator, Mapping

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView, KeyResultView

# a product -> sets of factors that make it up (names of the lexicon)
_PRODUCTS: dict[str, tuple[frozenset[str], ...]] = {
    name: (
        frozenset(("orders", "average_order_value")),
        frozenset(("visitors", "conversion_rate", "average_order_value")),
        frozenset(("traffic", "conversion_rate", "average_order_value")),
        frozenset(("customers", "average_order_value")),
    )
    for name in ("gmv", "revenue", "sales")
} | {"orders": (frozenset(("visitors", "conversion_rate")), frozenset(("traffic", "conversion_rate")))}


def check(view: DraftsView) -> Iterator[Found]:
    children: dict[int, list[KeyResultView]] = {}
    for child, parent in view.links:
        children.setdefault(id(parent), []).extend(child.key_results)
    for parent in {id(parent): parent for _, parent in view.links}.values():
        for each in parent.key_results:
            wanted = _growth(each)
            sets = _PRODUCTS.get(each.metric.name, ()) if each.metric else ()
            parts = {part.metric.name: part for part in children[id(parent)] if part.metric}
            growths = {name: growth for name, part in parts.items() if (growth := _growth(part))}
            for factors in sets:
                if wanted is None or not factors <= growths.keys():
                    continue
                product = 1.0
                for name in factors:
                    product *= growths[name]
                if product < wanted * 0.99:
                    yield each.whole(
                        Bilingual(
                            f"below it {_factors(parts, growths, factors, 'en')} give {product - 1:+.0%}; this "
                            f"asks for {wanted - 1:+.0%}",
                            f"下级的{_factors(parts, growths, factors, 'zh')}，相乘是{product - 1:+.0%}；"
                            f"这里要{wanted - 1:+.0%}",
                        ),
                        Bilingual(
                            "raise a factor, or say where the rest comes from", "提高其中一个因子，或写明差额从哪里来"
                        ),
                    )
                    break


def _factors(
    parts: Mapping[str, KeyResultView], growths: Mapping[str, float], factors: Iterable[str], lang: str
) -> str:
    """ "visitors +5% × conversion rate +10%", 访客数+5%、转化率+10%, in the drafts' order."""
    named = [name for name in parts if name in factors]
    joint, gap = ("、", "") if lang == "zh" else (" × ", " ")
    return joint.join(f"{parts[name].metric_label(lang)}{gap}{growths[name] - 1:+.0%}" for name in named)


def _growth(view: KeyResultView) -> float | None:
    """Target over baseline, None when unknown."""
    frame, baseline, level = view.frame, view.baseline(), view.level()
    if baseline and level and baseline > 0:
        return level / baseline
    if frame.target is None or view.key_result.target is not None:
        return None
    if (share := frame.change_in_per_cent()) is not None:
        return 1 + (-1 if frame.direction == "decrease" else 1) * share / 100
    return frame.target if frame.target_kind == "multiple" else None


RULE = Rule(
    name="factors_below_parent",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Sell more, id: C1, key_results: [Revenue from $2M to $2.4M]}\n"
        "- {objective: Sell often, parent: C1, key_results: [Orders from 1000 to 1100]}\n"
        "- {objective: Sell baskets, parent: C1, key_results: [Average order value from $50 to $55]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 卖得更好, id: C1, key_results: [销售额增长20%]}\n"
        "- {objective: 卖得更勤, parent: C1, key_results: [订单量增长15%]}\n"
        "- {objective: 每单更多, parent: C1, key_results: [客单价增长5%]}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Sell more, id: C1, key_results: [«Revenue from $2M to $3M»]}\n"
        "- {objective: Sell often, parent: C1, key_results: [Orders from 1000 to 1100]}\n"
        "- {objective: Sell baskets, parent: C1, key_results: [Average order value from $50 to $55]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 卖得更好, id: C1, key_results: [«销售额增长50%»]}\n"
        "- {objective: 卖得更勤, parent: C1, key_results: [订单量增长10%]}\n"
        "- {objective: 每单更多, parent: C1, key_results: [客单价增长10%]}",
    ),
    doc=Doc(
        Bilingual(
            "A parent's revenue or orders and children with all its factors, whose growths multiply to less.",
            "上级是销售额或订单量，下级写齐了它的各个因子，但增幅相乘达不到上级的增幅。",
        ),
        Bilingual(
            "10% more orders of 10% more value are 21% more revenue, not 50%.",
            "订单多10%、客单价高10%，销售额多21%，不是50%。",
        ),
        "our own",
    ),
)
