"""A deadline that is over while the cycle still runs."""

from collections.abc import Iterator

from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    cycle, due = view.cycle, view.key_result.due or view.frame.deadline_date
    if due is None or cycle is None or not (cycle.start <= due < view.today <= cycle.end) or view.key_result.check_ins:
        return
    message = Bilingual(f"{format_date(due, 'en')} is over", f"{format_date(due, 'zh')}已经过了")
    suggestion = Bilingual("report the result, or set a date that lies ahead", "填上结果，或改成还没到的日期")
    yield from view.at_deadline(message, suggestion)


RULE = Rule(
    name="deadline_past",
    letter="T",
    looks_at="key_result",
    check=check,
    severity="info",
    good=("9月30日前，复购率从22%提升到28%", "By 30 September, raise the repeat rate from 22% to 28%"),
    bad=("«7月5日前»，复购率从22%提升到28%", "«By 5 July», raise the repeat rate from 22% to 28%"),
    doc=Doc(
        Bilingual(
            "A date before today, in a cycle that still runs, without a check-in.",
            "周期还没结束，期限已过，也没有更新记录。",
        ),
        Bilingual("Nobody looks at a key result whose time is over.", "过期的关键结果没人再看。"),
        "issue threads of OKR tools (overdue milestones went unnoticed)",
    ),
)
