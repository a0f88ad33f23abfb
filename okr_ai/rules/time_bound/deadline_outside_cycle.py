"""A deadline that lies outside the cycle."""

from collections.abc import Iterator

from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual
from okr_ai.rules.gates import is_due_outside_cycle
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftView, KeyResultView


def check(view: DraftView) -> Iterator[Found]:
    outside = [each for each in view.key_results() if is_due_outside_cycle(each)]
    for late in (False, True):
        same = [each for each in outside if _is_late(each) is late]
        for each in same[:1] if len(same) > _FEW else same:
            yield from _told(each, late, len(same) - 1 if len(same) > _FEW else 0)


_FEW = 2  # of more the first says it for all: then it is the cycle that is wrong, or what the words count from


def _is_late(view: KeyResultView) -> bool:
    cycle, due = view.cycle, view.key_result.due or view.frame.deadline_date
    return cycle is not None and due is not None and due > cycle.end


def _told(view: KeyResultView, late: bool, others: int) -> Iterator[Found]:
    cycle, due = view.cycle, view.key_result.due or view.frame.deadline_date
    if cycle is None or due is None:
        return
    edge = cycle.end if late else cycle.start
    more = Bilingual(f"; so are {others} more" if others else "", f"，另有{others}条也是" if others else "")
    message = Bilingual(
        f"{format_date(due, 'en')} is {'after the end' if late else 'before the beginning'} of the cycle "
        f"({format_date(edge, 'en')}){more.en}",
        f"{format_date(due, 'zh')}在周期{'结束之后' if late else '开始之前'}（{format_date(edge, 'zh')}）{more.zh}",
    )
    suggestion = Bilingual("choose what can be seen within the cycle", "换成本周期内看得到的结果或日期")
    if others:
        suggestion = Bilingual(
            "write the cycle that these dates belong to, or choose what can be seen within this one",
            "把周期写成这些日期所在的周期，或换成本周期内看得到的结果",
        )
    yield from view.at_deadline(message, suggestion)


RULE = Rule(
    name="deadline_outside_cycle",
    letter="T",
    looks_at="draft",
    check=check,
    severity="warning",
    good=("9月30日前，复购率从22%提升到28%", "By 15 August, raise the repeat rate from 22% to 28%"),
    bad=("«2026年12月31日前»，复购率从22%提升到28%", "Raise the repeat rate from 22% to 28% «by 31 December 2026»"),
    doc=Doc(
        Bilingual("A date after the end or before the beginning of the draft's cycle.", "日期在草稿周期之外。"),
        Bilingual(
            "At the end of the cycle it can be neither reached nor missed.", "周期结束时，它既不算达成也不算落空。"
        ),
        "OKR tools' advice on deadlines; articles on OKRs in e-commerce (half a year within a quarter)",
    ),
)
