"""Words of the strategy against words of a key result: high-end and cutting the cost of materials."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView, KeyResultView, ObjectiveView
from okr_ai.rules.wording import WordList

_CLASHES = (
    (
        WordList("高端 奢华 精品 高品质 品质升级 高品位", "premium|high-end|luxury|upmarket"),
        WordList(
            "降低采购成本 采购成本 食材成本 原料成本 大众促销 打折 低价 特价 促销活动 折扣 满减 秒杀 清仓"
            " 大众款 低价款 特价款 优惠券 促销占比",
            "purchasing cost|material cost|discounts|discounted|discounting|promotions|low prices|bargain|flash sales|"
            "clearance|coupon|coupons|markdowns|sale items",
        ),
    ),
    (
        WordList("性价比 低价 平价 极致低价", "low price|affordable|cheapest|best value"),
        WordList("客单价 毛利率 提价 均价", "average order value|gross margin|price increase|average selling price"),
    ),
    (
        WordList("控制成本 节流 降本 收缩", "cut costs|cost cutting|spend less|save costs"),
        WordList("招聘 扩招 新增门店 新开门店", "hire|open new stores|headcount"),
    ),
)


def check(view: DraftsView) -> Iterator[Found]:
    above = {id(child): parent for child, parent in view.links}
    for objective in view.objectives():
        sources: list[ObjectiveView] = [objective]
        if (parent := above.get(id(objective))) is not None:
            sources.append(parent)
        for source in sources:
            for strategy, against in _CLASHES:
                said = strategy.first(source.wording)
                if said is None:
                    continue
                for each in objective.key_results:
                    span = against.first(each.wording)
                    if span is not None and _pursued(each, each.wording.lower[slice(*span)]):
                        yield _clash(source, said, each, span)


def _pursued(view: KeyResultView, words: str) -> bool:
    """Whether the key result goes after what the words name, rather than keeping it within bounds: costs downwards,
    everything else upwards."""
    costs = words.endswith(("成本", "cost"))
    return not view.is_guardrail() and (costs or view.frame.direction != "decrease")


def _clash(source: ObjectiveView, said: tuple[int, int], each: KeyResultView, span: tuple[int, int]) -> Found:
    strategy, words = source.passage.text[slice(*said)], each.passage.text[slice(*span)]
    return each.between(
        *span,
        Bilingual(
            f"'{words}' works against '{strategy}' in {source.objective.id}",
            f"“{words}”和 {source.objective.id} 的“{strategy}”相抵",
        ),
        Bilingual("say how the two go together, or choose", "写明两者怎么兼顾，否则二选一"),
    )


RULE = Rule(
    name="strategy_against_key_result",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Become the premium shop for tea, key_results: [Repeat rate "
        "of members from 22% to 28%, Purchasing cost stays below 40%]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 成为高端茶友的首选, key_results: [会员复购率从22%提升"
        "到28%, 采购成本保持在40%以下]}",
        "cycle: 2026 Q3\nobjectives:\n- {objective: Become the premium shop for tea, key_results: [Share of discounted "
        "orders from 50% down to 20%]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 成为高端茶友的首选, key_results: [打折占比从50%降低到20%]}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Become the premium shop for tea, key_results: [«Purchasing "
        "cost» from 40% to 30%]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 成为高端茶友的首选, key_results: [«采购成本»从40%降低到30%]}",
        "cycle: 2026 Q3\nobjectives:\n- {objective: Become the premium shop for tea, key_results: [Share of "
        "«discounted» orders from 20% to 50%]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 成为高端茶友的首选, key_results: [«秒杀»占比从20%提升到50%]}",
    ),
    doc=Doc(
        Bilingual(
            "A word of strategy in an objective (or its parent) and a key result that pulls the other way.",
            "目标（或上级）里的战略词，和往相反方向走的关键结果。",
        ),
        Bilingual("The key result will be reached and the strategy lost.", "关键结果达成了，战略却丢了。"),
        "articles on OKRs in e-commerce (high-end strategy and cheaper purchasing)",
    ),
)
