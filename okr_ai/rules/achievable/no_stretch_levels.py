"""An aspirational objective with one number each: nobody knows what a good end short of it would be."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView, ObjectiveView

_LEVELS = Lazy(
    r"保底|底线值?|挑战值|力争|冲刺|及格线|门槛值|\bstretch\b|\bcommit(?:ted)?\b|\bfloor\b|\b0\.[3-7]\s*[=:：]|\bminimum\b|\bthreshold\b",
    re.IGNORECASE,
)


def check(view: ObjectiveView) -> Iterator[Found]:
    numbered = [each for each in view.key_results if each.target() is not None and not each.is_guardrail()]
    kinds = {each.key_result.kind for each in numbered}
    aspirational = view.objective.kind == "aspirational" and kinds <= {None, "aspirational"}
    if aspirational and numbered and not any(_has_levels(each) for each in numbered):
        yield view.missing(
            Bilingual(
                "aspirational, but no key result says what a good end short of the target is",
                "标了挑战型，但没有一条写明做到多少算合格、多少算达成",
            ),
            Bilingual("add the level you commit to beside the stretch one", "在挑战值旁边写上保底值"),
        )


def _has_levels(view: KeyResultView) -> bool:
    return bool(_LEVELS.search(view.passage.text)) or any(
        _LEVELS.search(f"{name} {passage.text}") for name, passage in view.key_result.fields.items() if name != "kind"
    )


_EN = "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless{mark}\n  kind: {kind}\n  key_results:\n"
_ZH = "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦{mark}\n  kind: {kind}\n  key_results:\n"

RULE = Rule(
    name="no_stretch_levels",
    letter="A",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        _EN.format(mark="", kind="committed") + "  - Return time from 5 days to 2 days",
        _EN.format(mark="", kind="aspirational") + "  - {kr: Return time from 5 days to 1 day, committed: 3 days}",
        _ZH.format(mark="", kind="承诺") + "  - 退货时长从5天降到2天",
        _ZH.format(mark="", kind="挑战") + "  - 退货时长从5天降到1天（保底3天）",
    ),
    bad=(
        _EN.format(mark="«»", kind="aspirational") + "  - Return time from 5 days to 1 day",
        _ZH.format(mark="«»", kind="挑战") + "  - 退货时长从5天降到1天",
    ),
    doc=Doc(
        Bilingual(
            "An objective marked aspirational whose key results state no second level.",
            "标为挑战型的目标，关键结果里没有第二档数值。",
        ),
        Bilingual(
            "When 70% counts as success, people should know beforehand what 70% is.",
            "七成就算成功的话，事先要说清七成是多少。",
        ),
        "Google's OKR playbook (0.7 of a stretch); OKR tools with ranges of 30 and 70 per cent",
    ),
)
