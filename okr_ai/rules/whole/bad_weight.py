"""A weight that cannot be one."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    weight, passage = view.key_result.weight, view.key_result.fields.get("weight")
    if passage is None or not passage.text.strip() or (weight is not None and 0 <= weight <= 100):
        return
    yield here(
        passage,
        Bilingual(f"'{passage.text}' is no weight", f"“{passage.text}”不是权重"),
        Bilingual("write a share between 0 and 1, or a per cent", "写0到1之间的数，或百分数"),
    )


RULE = Rule(
    name="bad_weight",
    letter="set",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, weight: 0.6}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, weight: 60%}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, weight: «high»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, weight: «高»}",
    ),
    doc=Doc(
        Bilingual("A stated weight that is no number from 0 to 100.", "权重不是0到100之间的数。"),
        Bilingual(
            "Progress leaves the key result out or lets it swallow the rest.", "算进度时要么漏掉它，要么被它盖过。"
        ),
        "Feishu's OKR interface",
    ),
)
