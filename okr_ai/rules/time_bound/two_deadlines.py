"""The table says one date and the words another."""

from collections.abc import Iterator

from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    stated, said, words = view.key_result.due, view.frame.deadline_date, view.frame.deadline
    if stated is None or said is None or words is None or abs((stated - said).days) <= 1:
        return
    if view.key_result.fields.get("due") is None:
        return
    if view.frame.target is None and (words.text.lower().startswith(("within ", "in ")) or words.text.endswith("内")):
        return  # "activation within 7 days", 「7天内重复进线率」, beside its values: a window of the metric
    yield view.at(
        words,
        Bilingual(
            f"the words say {format_date(said, 'en')}, the date beside them {format_date(stated, 'en')}",
            f"正文写的是{format_date(said, 'zh')}，旁边写的是{format_date(stated, 'zh')}",
        ),
        Bilingual("make the two agree", "改成一致"),
    )


RULE = Rule(
    name="two_deadlines",
    letter="T",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days by 31 August, due: 2026-08-31}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, due: 2026-08-31}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 7天内重复进线率, baseline: 19, target: 12, unit: '%', due: 2026-09-30}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days «by 31 August», due: 2026-09-30}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: «8月31日前»退货时长从5天降到2天, due: 2026-09-30}",
    ),
    doc=Doc(
        Bilingual("A stated due date that differs from the one in the words.", "期限栏和正文里的日期不一致。"),
        Bilingual("The forecast follows one, the team the other.", "预测按一个算，团队按另一个做。"),
        "our own reading of public drafts",
    ),
)
