"""Fewer key results than the profile asks for."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    count, fewest = len(view.key_results), view.profile.key_results[0]
    if 0 < count < fewest:
        yield view.missing(
            Bilingual(
                f"{count} key result{'s' if count > 1 else ''}; {fewest} to {view.profile.key_results[1]} are usual",
                f"只有{count}条关键结果，一般是{fewest}到{view.profile.key_results[1]}条",
            ),
            Bilingual(
                "ask what else would have to be true for the objective to be reached", "想一想：目标达成还需要看到什么"
            ),
        )


RULE = Rule(
    name="few_key_results",
    letter="set",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days\n"
        "  - Return complaints from 5% to 2%\n  - Return cost from $8 to $6",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 退货时长从5天降到2天\n  - 退货投诉率从5%降到2%\n  - 每单退货运费从8元降到6元",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless«»\n  key_results:\n"
        "  - Return time from 5 days to 2 days",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦«»\n  key_results:\n  - 退货时长从5天降到2天",
    ),
    doc=Doc(
        Bilingual("Fewer key results than the profile's `key_results`.", "关键结果少于口径的 `key_results`。"),
        Bilingual("One number seldom tells whether an objective was reached.", "单靠一个数很难说明目标是否达成。"),
        "articles on OKRs in e-commerce (three to five, or two to three); Google re:Work; Radical Focus (three)",
    ),
)
