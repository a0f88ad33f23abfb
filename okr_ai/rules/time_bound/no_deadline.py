"""A key result without a date where most others have one, in a file without a cycle."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.time_bound.no_time_frame import dated
from okr_ai.rules.views import DraftView


def check(view: DraftView) -> Iterator[Found]:
    key_results = list(view.key_results())
    if view.draft.cycle is not None or sum(map(dated, key_results)) * 2 < len(key_results):
        return  # no_time_frame says it once, where most have none
    if any(_CYCLE_BEHIND.search(objective.passage.text) for objective in view.objectives if objective.frame.dates):
        return  # 「O1：…（2026 Q3）」: the page's cycle, though it stands behind one objective
    for objective in view.objectives:
        if objective.frame.dates:
            continue
        for each in objective.key_results:
            if not dated(each) and not each.is_guardrail():
                yield each.missing(
                    Bilingual("by when? Others in this file have a date", "到什么时候？同一文件里别的条目写了日期"),
                    Bilingual("add the date, or name the cycle in the title", "补上日期，或在标题里写上周期"),
                )


_CYCLE_BEHIND = Lazy(
    r"[（(]\s?(?:20\d\d|2\d|fy)[^（(）)]{0,4}?\s?(?:q[1-4]|h[12]|[上下]半年|第?[一二三四]季度|[春秋]季学期|年)\s?[)）]\s*$",
    re.IGNORECASE,
    needs=")|）",
)


RULE = Rule(
    name="no_deadline",
    letter="T",
    looks_at="draft",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days by 15 August\n  - Return complaints from 5% to 2%",
        "objectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 2026年9月30日前，退货时长从5天降到2天",
        "objectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 2026年9月30日前，退货时长从5天降到2天\n"
        "  - 退货投诉率从5%降到2%\n  - 每单退货运费从8元降到6元",
    ),
    bad=(
        "objectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days by 15 August 2026\n  - Return complaints from 5% to 2%«»",
        "objectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 2026年8月15日前，退货时长从5天降到2天\n"
        "  - 退货投诉率从5%降到2%«»",
    ),
    doc=Doc(
        Bilingual(
            "No date, while at least half of the file's key results have one and the file names no cycle.",
            "同一文件至少一半的条目写了日期、文件又没有周期，这条却没写。",
        ),
        Bilingual(
            "Readers cannot tell whether the neighbour's date goes for it too.",
            "读的人不知道别的条目的日期对它算不算数。",
        ),
        "the T of SMART",
    ),
)
