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
            parts = [part for part in children[id(parent)] if _is_part(part, each)]
            if len(parts) > 1 and all(_adds_up(part) and part.unit() == each.unit() for part in parts):
                yield from _short_of(each, parts)
            elif len(parts) == 1 and metric_key(parts[0]) == metric_key(each):
                yield from _stops_before(each, parts[0])


def _stops_before(whole: KeyResultView, part: KeyResultView) -> Iterator[Found]:
    """The one that carries the whole of it, from the same value on, and does not go as far."""
    start, wanted, reached = whole.baseline(), whole.level(), part.level()
    if start is None or start != part.baseline() or wanted is None or reached is None or whole.unit() != part.unit():
        return
    if (wanted > start) != (wanted > reached) or wanted in (start, reached):
        return
    english, chinese = (format_number(reached, part.unit(), lang) for lang in ("en", "zh"))
    place = part.passage.place()
    yield whole.whole(
        Bilingual(
            f"the one below that moves it ({place.path}:{place.line}) stops at {english}",
            f"下级里只有一条推它（{place.path}:{place.line}），只到{chinese.replace(' ', '')}",
        ),
        Bilingual("say where the rest comes from", "写明差额从哪里来"),
    )


def _is_part(part: KeyResultView, whole: KeyResultView) -> bool:
    """Whether it is the same metric, or that of a segment: 会员GMV of GMV, orders in stores of orders."""
    key, wanted = metric_key(part), metric_key(whole)
    if key is None or wanted is None:
        return False
    same = part.metric is not None and whole.metric is not None and part.metric.name == whole.metric.name
    return key == wanted or (same and (key.endswith(wanted) or _begins(part, whole)))


_WHERE = (" in ", " from ", " of ", " by ", " at ", " via ", " through ", " on ")


def _begins(part: KeyResultView, whole: KeyResultView) -> bool:
    """Whether the part's words are the whole's and then which of them: "orders from members"."""
    words = [view.frame.metric.text.lower().strip() if view.frame.metric else "" for view in (part, whole)]
    return bool(words[1]) and words[0].startswith(tuple(words[1] + where for where in _WHERE))


def _short_of(whole: KeyResultView, parts: list[KeyResultView]) -> Iterator[Found]:
    """The levels compared where the parts make up the whole; their changes where they are only some of it, or where one
    says by how much only."""
    levels = [level for part in parts if (level := part.level()) is not None]
    wanted, total = whole.level() if _adds_up(whole) else None, sum(levels)
    begun, starts = whole.baseline(), [part.baseline() for part in parts]
    known = [start for start in starts if start is not None]
    compared = begun is not None and len(known) == len(parts)
    some = compared and sum(known) < (begun or 0.0) * 0.9
    made_up = compared and abs(sum(known) - (begun or 0.0)) <= (begun or 0.0) * 0.1
    if wanted is None or len(levels) < len(parts):
        changes = [change for part in parts if (change := _change(part)) is not None]
        wanted, total, some = _change(whole) if len(changes) == len(parts) else None, sum(changes), True
    elif some:
        wanted, total = wanted - (begun or 0.0), total - sum(known)
    if wanted is None or not (some or made_up or all(metric_key(part) == metric_key(whole) for part in parts)):
        return
    if total >= wanted * 0.995:
        return

    def said(value: float, lang: str) -> str:
        return format_number(value, whole.unit(), lang)

    yield whole.whole(
        Bilingual(
            f"the {len(parts)} children add {said(total, 'en')}, this asks for {said(wanted, 'en')} more than today",
            f"{len(parts)}个下级一共增加{said(total, 'zh')}，这里要比现在多{said(wanted, 'zh')}",
        )
        if some
        else Bilingual(
            f"the {len(parts)} children add up to {said(total, 'en')}, {said(wanted - total, 'en')} less than this",
            f"{len(parts)}个下级加起来是{said(total, 'zh')}，还差{said(wanted - total, 'zh')}",
        ),
        Bilingual("say where the rest comes from", "写明差额从哪里来"),
    )


def _change(view: KeyResultView) -> float | None:
    """How much more than today's value is asked for, in the metric's unit; None when unknown."""
    if not _adds_up(view):
        return None
    if view.key_result.target is None and view.frame.says_by_how_much():
        return view.frame.target
    baseline, level = view.baseline(), view.level()
    return level - baseline if baseline is not None and level is not None else None


def _adds_up(view: KeyResultView) -> bool:
    """Whether it is something that can be added up: a count or an amount of money (not an average of one)."""
    metric, words = view.metric, view.frame.metric.text.lower() if view.frame.metric else ""
    if any(
        mark in words
        for mark in ("平均", "人均", "单均", "客单价", "单价", "成本", "average", "per ", "mean", "cost", "price")
    ):
        return False
    kind = metric.kind if metric else None
    addable = kind in ("count", "money") or (kind is None and view.frame.target_kind == "count")
    return addable and view.unit() != "%" and view.frame.direction != "decrease"


RULE = Rule(
    name="children_below_parent",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Sell more, id: C1, key_results: [Revenue from $2M to $3M]}\n"
        "- {objective: Sell to homes, parent: C1, key_results: [Grow revenue by $0.7M]}\n"
        "- {objective: Sell to offices, parent: C1, key_results: [Grow revenue by $0.5M]}",
        "cycle: 2026 Q3\nobjectives:\n- {objective: Sell more, id: C1, key_results: [Revenue from $2M to $3M]}\n"
        "- {objective: Sell to homes, parent: C1, key_results: [Revenue from $1M to $1.8M]}\n"
        "- {objective: Sell to offices, parent: C1, key_results: [Revenue from $1M to $1.2M]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 卖得更好, id: C1, key_results: [客单价从80元提升到90元]}\n"
        "- {objective: 卖给家庭, parent: C1, key_results: [客单价从70元提升到80元]}\n"
        "- {objective: 卖给公司, parent: C1, key_results: [客单价从90元提升到95元]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 卖得更好, id: C1, key_results: [GMV从800万元提升到1000万元]}\n"
        "- {objective: 会员更活跃, parent: C1, key_results: [会员GMV从300万元提升到420万元]}\n"
        "- {objective: 活动更有效, parent: C1, key_results: [活动GMV从200万元提升到290万元]}",
        "cycle: 2026 Q3\nobjectives:\n"
        "- {objective: Carry less stock, id: C1, key_results: [Stock days from 52 to 45]}\n"
        "- {objective: Order what sells, parent: C1, key_results: [Stock days from 52 to 45]}\n"
        "- {objective: Win homes, id: C2, key_results: [Revenue from $2M to $3M]}\n"
        "- {objective: Win offices, parent: C2, key_results: [Revenue from $0.5M to $1M]}",
        "cycle: 2026年三季度\nobjectives:\n"
        "- {objective: 压货更少, id: C1, key_results: [库存周转天数从52天降到45天]}\n"
        "- {objective: 进好卖的货, parent: C1, key_results: [库存周转天数从52天降到44天]}",
    ),
    bad=(
        "cycle: 2026年三季度\nobjectives:\n- {objective: 卖得更好, id: C1, key_results: [«销售额增加300万元»]}\n"
        "- {objective: 卖给家庭, parent: C1, key_results: [销售额增加150万元]}\n"
        "- {objective: 卖给公司, parent: C1, key_results: [销售额增加100万元]}",
        "cycle: 2026 Q3\nobjectives:\n- {objective: Sell more, id: C1, key_results: [«Revenue from $2M to $3M»]}\n"
        "- {objective: Sell to homes, parent: C1, key_results: [Revenue from $1M to $1.5M]}\n"
        "- {objective: Sell to offices, parent: C1, key_results: [Revenue from $1M to $1.2M]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 卖得更好, id: C1, key_results: [«销售额从200万元提升"
        "到300万元»]}\n"
        "- {objective: 卖给家庭, parent: C1, key_results: [销售额从100万元提升到150万元]}\n"
        "- {objective: 卖给公司, parent: C1, key_results: [销售额从100万元提升到120万元]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 卖得更好, id: C1, key_results: [«GMV从800万元提升"
        "到1000万元»]}\n"
        "- {objective: 会员更活跃, parent: C1, key_results: [会员GMV从300万元提升到350万元]}\n"
        "- {objective: 活动更有效, parent: C1, key_results: [活动GMV从200万元提升到230万元]}",
        "cycle: 2026 Q3\nobjectives:\n- {objective: Sell more, id: C1, key_results: [«Revenue from $8M to $10M»]}\n"
        "- {objective: Members come back, parent: C1, key_results: [Member revenue from $3M to $3.5M]}\n"
        "- {objective: Campaigns pay, parent: C1, key_results: [Campaign revenue from $2M to $2.3M]}",
        "cycle: 2026 Q3\nobjectives:\n- {objective: Sell more, id: C1, key_results: [«Orders from 1000 to 1200»]}\n"
        "- {objective: Stores feel like home, parent: C1, key_results: [Orders in stores from 400 to 430]}\n"
        "- {objective: Pages open at once, parent: C1, key_results: [Orders on the web from 600 to 700]}",
        "cycle: 2026年三季度\nobjectives:\n"
        "- {objective: 卖得更好, id: C1, key_results: [«订单量从1000单提升到1200单»]}\n"
        "- {objective: 门店更有家的感觉, parent: C1, key_results: [门店订单量从400单提升到430单]}\n"
        "- {objective: 网店秒开, parent: C1, key_results: [网店订单量从600单提升到700单]}",
        "cycle: 2026 Q3\nobjectives:\n"
        "- {objective: Carry less stock, id: C1, key_results: [«Stock days from 52 to 45»]}\n"
        "- {objective: Order what sells, parent: C1, key_results: [Stock days from 52 to 48]}",
        "cycle: 2026年三季度\nobjectives:\n"
        "- {objective: 压货更少, id: C1, key_results: [«库存周转天数从52天降到45天»]}\n"
        "- {objective: 进好卖的货, parent: C1, key_results: [库存周转天数从52天降到47天]}",
    ),
    doc=Doc(
        Bilingual(
            "Two or more children with the parent's metric, a count or an amount, whose targets add up to less; or the "
            "one child that moves the parent's metric from the same value on and stops before.",
            "两个以上下级与上级是同一个数量或金额指标，目标值之和小于上级；或只有一个下级推同一个指标，从同一现状起，"
            "却到不了上级的目标值。",
        ),
        Bilingual("All children can succeed and the parent still fail.", "下级全部达成，上级还是落空。"),
        "our own",
    ),
)
