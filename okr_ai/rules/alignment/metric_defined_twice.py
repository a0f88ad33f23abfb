"""One metric, two definitions."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.alignment.claims import metric_key
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import DraftsView, KeyResultView


def check(view: DraftsView) -> Iterator[Found]:
    seen: dict[str, KeyResultView] = {}
    for draft in view.drafts:
        for each in draft.key_results():
            key, passage = metric_key(each), each.key_result.fields.get("definition")
            if key is None or passage is None or not each.key_result.definition:
                continue
            first = seen.setdefault(key, each)
            if _plain(first.key_result.definition or "") != _plain(each.key_result.definition):
                place = first.passage.place()
                yield here(
                    passage,
                    Bilingual(
                        f"{each.metric_label('en')} is calculated differently in {place.path}:{place.line}",
                        f"“{each.metric_label('zh')}”在 {place.path}:{place.line} 是另一种算法",
                    ),
                    Bilingual("agree on one definition and put it into the settings file", "统一口径，写进设置文件"),
                )


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


RULE = Rule(
    name="metric_defined_twice",
    letter="alignment",
    looks_at="drafts",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make support kind\n  key_results:\n"
        "  - {kr: Answer rate from 40% to 60%, definition: answered / received}\n"
        "- objective: Make sales kind\n  key_results:\n"
        "  - {kr: Answer rate from 50% to 60%, definition: Answered / received}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让客服更亲切\n  key_results:\n"
        "  - {kr: 答复率从40%提升到60%, definition: 已答复除以收到}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make support kind\n  key_results:\n"
        "  - {kr: Answer rate from 40% to 60%, definition: answered / received}\n"
        "- objective: Make sales kind\n  key_results:\n"
        "  - {kr: Answer rate from 50% to 60%, definition: «answered the same day / received»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让客服更亲切\n  key_results:\n"
        "  - {kr: 答复率从40%提升到60%, definition: 已答复除以收到}\n"
        "- objective: 让销售更亲切\n  key_results:\n  - {kr: 答复率从50%提升到60%, definition: «当天答复除以收到»}",
    ),
    doc=Doc(
        Bilingual(
            "Two key results with one metric and different definitions.", "同一指标的两条关键结果写了不同的算法。"
        ),
        Bilingual("The two numbers will stand in one table and mean two things.", "两个数放在一张表里，意思却不一样。"),
        "our own",
    ),
)
