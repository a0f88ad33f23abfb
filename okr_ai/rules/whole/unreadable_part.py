"""A part of the file that could not be read while the rest could."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftView


def check(view: DraftView) -> Iterator[Found]:
    for problem in view.draft.problems:
        if problem.rule == "unreadable_part":
            yield view.missing(problem.what, problem.do)._replace(place=problem.place)


RULE = Rule(
    name="unreadable_part",
    letter="set",
    looks_at="draft",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, due: 2026-09-30}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, due: 2026-09-30}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, due: «whenever»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, due: «看情况»}",
    ),
    doc=Doc(
        Bilingual("A row, field or date that the reader could make nothing of.", "读不懂的行、栏目或日期。"),
        Bilingual(
            "What is not read is not reviewed, and silence would look like approval.",
            "没读进来的内容没有被检查，不提醒就像默认没问题。",
        ),
        "imports of real OKR files",
    ),
)
