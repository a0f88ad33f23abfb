"""Two objectives pull one metric in opposite directions."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.alignment.claims import Claim, shared_metrics
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftsView, KeyResultView, ObjectiveView
from okr_ai.rules.ways import way


def check(view: DraftsView) -> Iterator[Found]:
    for claims in shared_metrics(view):
        seen: dict[int, list[Claim]] = {1: [], -1: []}
        for objective, each in claims:
            if towards := way(each):
                against = next((claim for claim in seen[-towards] if claim[0] is not objective), None)
                if against:
                    yield _found(each, *against)
                seen[towards].append((objective, each))


def _found(view: KeyResultView, objective: ObjectiveView, other: KeyResultView) -> Found:
    place = other.passage.place()
    return view.whole(
        Bilingual(
            f"{objective.objective.id} ({place.path}:{place.line}) pulls {view.metric_label('en')} the other way",
            f"{objective.objective.id}（{place.path}:{place.line}）要把“{view.metric_label('zh')}”往相反方向推",
        ),
        Bilingual("agree on one direction", "先商定一个方向"),
    )


RULE = Rule(
    name="opposite_directions",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Win new homes\n"
        "  key_results: [Average order value from $65 to $60]\n"
        "- objective: Sell to offices\n  key_results: [Orders of offices from 200 to 300]",
        "cycle: 2026年三季度\nobjectives:\n- objective: 打动新家庭\n  key_results: [客单价从80元提升到90元]\n"
        "- objective: 卖给公司客户\n  key_results: [订单量从200单提升到300单]",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Win new homes\n"
        "  key_results: [Average order value from $65 to $60]\n"
        "- objective: Sell to offices\n  key_results: [«Average order value from $65 to $90»]",
        "cycle: 2026年三季度\nobjectives:\n- objective: 打动新家庭\n  key_results: [客单价从80元降低到70元]\n"
        "- objective: 卖给公司客户\n  key_results: [«客单价从80元提升到100元»]",
    ),
    doc=Doc(
        Bilingual(
            "Two key results about one metric with opposite ways, under different objectives.",
            "不同目标下，两条关键结果让同一指标往相反方向走。",
        ),
        Bilingual("One of them can only win by the other's loss.", "一方的成功就是另一方的失败。"),
        "cascade checks of public OKR tools",
    ),
)
