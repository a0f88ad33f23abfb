"""A deadline that lies outside the cycle."""

from collections.abc import Iterator

from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    cycle, due = view.cycle, view.key_result.due or view.frame.deadline_date
    if cycle is None or due is None or cycle.start <= due <= cycle.end:
        return
    late = due > cycle.end
    message = Bilingual(
        f"{format_date(due, 'en')} is {'after the end' if late else 'before the beginning'} of the cycle "
        f"({format_date(cycle.end if late else cycle.start, 'en')})",
        f"{format_date(due, 'zh')}在周"
        f"期{'结束之后' if late else '开始之前'}（{format_date(cycle.end if late else cycle.start, 'zh')}）",
    )
    suggestion = Bilingual("choose what can be seen within the cycle", "换成本周期内看得到的结果或日期")
    yield from view.at_deadline(message, suggestion)


RULE = Rule(
    name="deadline_outside_cycle",
    letter="T",
    looks_at="key_result",
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
