"""Every key result of the objective is something to do."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.left_unsaid import numbers_below
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView, ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    if len(view.key_results) >= 2 and all(map(_is_output, view.key_results)):
        yield view.whole(
            Bilingual(
                f"all {len(view.key_results)} key results are things to do: this is a to-do list",
                f"{len(view.key_results)}条关键结果全是要做的事，这是任务清单",
            ),
            Bilingual("add the one number that tells whether the doing helped", "至少加一个能说明“做了有没有用”的数"),
        )


def _is_output(view: KeyResultView) -> bool:
    """Something to do; a metric with its target beside it (in a table) or values below it is none, however short its
    words."""
    return view.frame.outcome is False and view.key_result.target is None and not numbers_below(view)


RULE = Rule(
    name="all_outputs",
    letter="set",
    looks_at="objective",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Launch self-service returns\n  - Return time from 5 days to 2 days",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 上线自助退货\n"
        "  - 退货时长从5天降到2天",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: «Make returns painless»\n  key_results:\n"
        "  - Launch self-service returns\n  - Publish 5 help articles",
        "cycle: 2026年三季度\nobjectives:\n- objective: «让退货不再麻烦»\n  key_results:\n  - 上线自助退货\n"
        "  - 完成5场培训",
    ),
    doc=Doc(
        Bilingual(
            "An objective with two or more key results, none of them an outcome.",
            "目标下有两条以上关键结果，没有一条是结果。",
        ),
        Bilingual("Everything can be ticked off and nothing be better.", "事情全勾掉了，情况可能一点没变好。"),
        "OKR guides on roadmaps disguised as OKRs",
    ),
)
