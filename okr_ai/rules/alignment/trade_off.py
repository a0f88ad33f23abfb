"""Two teams push metrics that pay for each other, and nobody watches the price."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.alignment.claims import team_of
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView, KeyResultView
from okr_ai.rules.ways import way

# one shall rise (+1) or fall (-1) while the other does: names of the lexicon, and what is likely to suffer
_PAIRS = (
    ("acquisition_cost", -1, "new_customers", 1),
    ("marketing_spend", -1, "new_customers", 1),
    ("response_time", -1, "support_cost", -1),
    ("delivery_time", -1, "delivery_cost", -1),
    ("delivery_time", -1, "logistics_cost", -1),
    ("fulfilment_time", -1, "fulfilment_cost", -1),
    ("discount_rate", -1, "new_customers", 1),
    ("stockout_rate", -1, "inventory_days", -1),
    ("stockout_rate", -1, "inventory_turnover", 1),
    ("gross_margin", 1, "conversion_rate", 1),
)


def check(view: DraftsView) -> Iterator[Found]:
    pushed: dict[tuple[str, int], dict[str, KeyResultView]] = {}  # the first of each team
    for objective in view.objectives():
        for each in objective.key_results:
            if each.metric is not None and each.target() is not None and not each.is_guardrail():
                pushed.setdefault((each.metric.name, way(each)), {}).setdefault(team_of(objective), each)
    for first, up, second, down in _PAIRS:
        paid, paying = pushed.get((second, down), {}), pushed.get((first, up), {})
        pairs = ((each, other) for team, each in paid.items() for against, other in paying.items() if team != against)
        for each, other in pairs:
            yield _found(each, other)
            break


def _found(view: KeyResultView, other: KeyResultView) -> Found:
    place = other.passage.place()
    return view.whole(
        Bilingual(
            f"this and {other.metric_label('en')} ({place.path}:{place.line}) pay for each other",
            f"这条和“{other.metric_label('zh')}”（{place.path}:{place.line}）此消彼长",
        ),
        Bilingual("let the two teams agree on a guardrail", "两个团队商定一条护栏指标"),
    )


RULE = Rule(
    name="trade_off",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Win new homes, team: Growth, key_results: [New customers "
        "from 200 to 300, Acquisition cost from $40 to $35]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 打动新家庭, team: 增长, key_results: [新客户数从200人提"
        "升到300人]}\n"
        "- {objective: 让客服更快, team: 客服, key_results: [响应时间从4小时缩短到1小时]}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Win new homes, team: Growth, key_results: [«New customers "
        "from 200 to 300»]}\n"
        "- {objective: Spend less, team: Finance, key_results: [Acquisition cost from $40 to $25]}",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 打动新家庭, team: 增长, key_results: [«新客户数从200人提"
        "升到300人»]}\n"
        "- {objective: 花得更省, team: 财务, key_results: [获客成本从40元降低到25元]}",
    ),
    doc=Doc(
        Bilingual(
            "Two teams push two metrics of which one is usually bought with the other.",
            "两个团队各推一个指标，而这两个指标通常此消彼长。",
        ),
        Bilingual(
            "Each team succeeds at the other's expense until they meet in the review.",
            "各自的成功由对方买单，直到复盘时才发现。",
        ),
        "cascade checks of public OKR tools; articles on OKRs in e-commerce",
    ),
)
