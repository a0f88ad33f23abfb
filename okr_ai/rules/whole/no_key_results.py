"""An objective without key results."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    if not view.key_results and view.passage.text.strip():
        yield view.missing(
            Bilingual("no key result says when this objective is reached", "没有关键结果来说明这个目标何时算达成"),
            Bilingual("add three numbers that would convince a doubter", "写上三个能让怀疑者信服的数"),
        )


RULE = Rule(
    name="no_key_results",
    letter="set",
    looks_at="objective",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless«»\n  key_results: []",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦«»\n  key_results: []",
    ),
    doc=Doc(
        Bilingual("An objective that has no key result.", "没有关键结果的目标。"),
        Bilingual("It can be neither followed nor reached.", "既没法跟踪，也没法达成。"),
        "public OKR validators",
    ),
)
