"""Committed or aspirational? Most say it, this one does not."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftView


def check(view: DraftView) -> Iterator[Found]:
    without = [each for each in view.objectives if not each.objective.kind]
    have = len(view.objectives) - len(without)
    if have < 1 or have < len(without):
        return
    for each in without:
        if not any(key_result.key_result.kind for key_result in each.key_results):
            yield each.missing(
                Bilingual(
                    "committed or aspirational, strategic or tactical? The others say it",
                    "承诺型还是挑战型、战略还是战术？其他目标都写了",
                ),
                Bilingual("add the kind", "补上类型"),
            )


RULE = Rule(
    name="kind_missing",
    letter="A",
    looks_at="draft",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n- objective: Make support kind",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让退货不再麻烦, kind: 承诺}\n"
        "- {objective: 让客服更亲切, kind: 挑战}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- {objective: Make returns painless, kind: committed}\n"
        "- objective: Make support kind«»",
        "cycle: 2026年三季度\nobjectives:\n- {objective: 让退货不再麻烦, kind: 承诺}\n- objective: 让客服更亲切«»",
    ),
    doc=Doc(
        Bilingual(
            "An objective without a kind, where at least as many others state theirs.", "别的目标写了类型，这个没写。"
        ),
        Bilingual(
            "70% of a promise is a failure, 70% of a stretch is a success.",
            "承诺型完成七成是失败，挑战型完成七成是成功。",
        ),
        "Google's OKR playbook; articles on OKRs in e-commerce (strategic and tactical OKRs)",
    ),
)
