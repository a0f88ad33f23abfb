"""A cycle of more than a year."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule, here, missing
from okr_ai.rules.views import DraftView

_LONGEST = 370  # days: a year and what rounds it


def check(view: DraftView) -> Iterator[Found]:
    cycle = view.draft.cycle
    if cycle is None or cycle.days() <= _LONGEST:
        return
    if any(own and own.days() <= _LONGEST for own in (each.objective.cycle for each in view.objectives)):
        return  # a file of several quarters, each section with its own
    message = Bilingual(
        f"a cycle of {cycle.days()} days is a plan, not an OKR cycle", f"{cycle.days()}天的周期是规划，不是 OKR 周期"
    )
    suggestion = Bilingual("set OKRs for a quarter or a year", "按季度或年度定 OKR")
    passage = view.draft.fields.get("cycle")
    yield here(passage, message, suggestion) if passage else missing(view.top, message, suggestion)


RULE = Rule(
    name="cycle_too_long",
    letter="T",
    looks_at="draft",
    check=check,
    severity="info",
    good=(
        "cycle: 2026\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
    ),
    bad=(
        '«»{"cycle": {"start": "2026-01-01", "end": "2028-12-31"}, "objectives": [{"objective": "Make returns '
        'painless", '
        '"key_results": ["Return time from 5 days to 2 days"]}]}',
        '«»{"cycle": {"start": "2026-01-01", "end": "2028-12-31"}, "objectives": [{"objective": "让退货不再麻烦", '
        '"key_results": ["退货时长从5天降到2天"]}]}',
    ),
    doc=Doc(
        Bilingual("A cycle longer than a year.", "周期超过一年。"),
        Bilingual("What cannot be corrected within the year is not steered.", "一年之内都没机会调整，就谈不上跟踪。"),
        "Measure What Matters (quarterly and annual OKRs)",
    ),
)
