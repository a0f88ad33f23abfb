"""Key results that are the steps of one plan: phase one, phase two."""

import re
from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView

_STEP = r"第?[一二三四五1-5]\s*(?:阶段|期|步)|(?:phase|stage|step)\s*(?:[1-5]|one|two|three|i{1,3})\b"
_MARKS = ("阶段", "期", "步", "phase", "stage", "step")


def check(view: ObjectiveView) -> Iterator[Found]:
    steps = []
    for each in view.key_results:
        if each.frame.outcome is True or not any(mark in each.wording.lower for mark in _MARKS):
            continue
        if match := re.search(_STEP, each.wording.lower):
            steps.append((each, match))
    if len(steps) >= 2:
        each, match = steps[1]
        yield each.between(
            match.start(),
            match.end(),
            Bilingual(
                f"'{match[0]}' waits for the step before it: this is a plan, not a set of results",
                f"“{match[0]}”要等上一步：这是计划，不是一组结果",
            ),
            Bilingual("keep the plan elsewhere and measure what it brings", "把计划放到别处，这里写它带来的结果"),
        )


RULE = Rule(
    name="steps_of_a_plan",
    letter="set",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Time in stage 1 from 5 days to 2 days\n  - Time in stage 2 from 3 days to 1 day",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 第一阶段审核时长从5天降到2天\n  - 第二阶段审核时长从3天降到1天",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Complete phase 1 of the returns platform\n  - Complete «phase 2» of the returns platform",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 完成退货平台第一阶段开发\n  - 完成退货平台«第二阶段»开发",
    ),
    doc=Doc(
        Bilingual(
            "Two or more deliveries numbered as phases under one objective.", "同一目标下两条以上按阶段编号的交付。"
        ),
        Bilingual("If the first step slips, all key results fall together.", "第一步一拖，所有关键结果一起落空。"),
        "our own reading of public drafts",
    ),
)
