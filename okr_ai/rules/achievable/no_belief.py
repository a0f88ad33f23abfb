"""A confidence so low that nobody believes in the target."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.achievable.confidence import share_of
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    share, passage = share_of(view), view.key_result.fields.get("confidence")
    if share is not None and passage is not None and share < view.profile.confidence[0]:
        yield here(
            passage,
            Bilingual(
                f"confidence {passage.text}: the owners do not believe in it", f"信心{passage.text}：负责人自己都不信"
            ),
            Bilingual("lower the target, or say what would have to be true", "降低目标值，或写明要满足什么前提"),
        )


RULE = Rule(
    name="no_belief",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, confidence: 0.5}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, confidence: 5}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 1 hour, confidence: «0.1»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到1小时, confidence: «0.1»}",
    ),
    doc=Doc(
        Bilingual("A stated confidence below the profile's `confidence`.", "写明的信心低于口径的 `confidence` 下限。"),
        Bilingual("A target nobody believes in is dropped in the second week.", "没人相信的目标第二周就被丢下了。"),
        "OKR method guides (below 0.25 is fantasy)",
    ),
)
