"""More key results than anybody can keep in mind."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    count, most = len(view.key_results), view.profile.key_results[1]
    if count > most:
        yield view.missing(
            Bilingual(
                f"{count} key results; at most {most} keep the focus", f"有{count}条关键结果，最多{most}条才聚得住焦"
            ),
            Bilingual("keep those that decide; watch the rest as health metrics", "只留决定性的几条，其余放进健康指标"),
        )


_EN = "".join(f"  - Step {i} completion time from {i + 4} days to {i} days\n" for i in range(1, 7)).rstrip()
_ZH = "".join(f"  - 第{i}步处理时长从{i + 4}天降到{i}天\n" for i in range(1, 7)).rstrip()
RULE = Rule(
    name="many_key_results",
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
        f"cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless«»\n  key_results:\n{_EN}",
        f"cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦«»\n  key_results:\n{_ZH}",
    ),
    doc=Doc(
        Bilingual("More key results than the profile's `key_results`.", "关键结果多于口径的 `key_results`。"),
        Bilingual("What is everywhere in focus is nowhere in focus.", "处处是重点，就没有重点。"),
        "articles on OKRs in e-commerce (three to five, or two to three); Google re:Work; Radical Focus (three)",
    ),
)
