"""A date that can be read in two ways: 9月前, before September."""

from collections.abc import Iterator

from okr_ai.language.periods_en import MONTHS
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_DIGITS = frozenset("0123456789一二三四五六七八九十")


def check(view: KeyResultView) -> Iterator[Found]:
    words = view.frame.deadline
    if words is None or not _is_before_a_month(words.text):
        return
    yield view.at(
        words,
        Bilingual(
            f"'{words.text}': up to the first day of that month, or to its end?",
            f"“{words.text}”：到那个月的月初，还是月底？",
        ),
        Bilingual("write the day", "写上具体日期"),
    )


def _is_before_a_month(text: str) -> bool:
    """「9月前」, "before September": no day, and nothing that says the month's end."""
    plain = text.strip().lower()
    if plain.startswith("before "):
        return plain.removeprefix("before ").split(" ")[0].strip(".,") in MONTHS and not any(
            c.isdigit() for c in plain[-3:]
        )
    head, month, tail = plain.partition("月")
    return bool(month) and tail in ("前", "之前", "以前", "份前", "份之前") and bool(head) and head[-1] in _DIGITS


RULE = Rule(
    name="unclear_deadline",
    letter="T",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "9月底前，复购率从22%提升到28%",
        "9月15日前，复购率从22%提升到28%",
        "Raise the repeat rate from 22% to 28% before 15 September",
    ),
    bad=("«9月前»，复购率从22%提升到28%", "Raise the repeat rate from 22% to 28% «before September»"),
    doc=Doc(
        Bilingual("A month with 'before' and no day.", "只写“几月前”，没有写到哪天。"),
        Bilingual("Two people plan for two days a month apart.", "两个人会按相差一个月的日子做计划。"),
        "our own reading of public drafts",
    ),
)
