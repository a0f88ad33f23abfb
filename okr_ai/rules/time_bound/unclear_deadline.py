"""A date that can be read in two ways: 9月前, FY26."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

DOUBTS = frozenset(("guessed_year", "unclear_deadline", "before_month", "fiscal_year", "no_such_date"))


def check(view: KeyResultView) -> Iterator[Found]:
    for doubt in view.frame.doubts:
        if doubt.name in DOUBTS and not (doubt.name == "guessed_year" and view.cycle is not None):
            english = " or ".join(reading.en for reading in doubt.readings)
            chinese = "还是".join(reading.zh for reading in doubt.readings)
            yield view.at(
                doubt.words,
                Bilingual(
                    f"'{doubt.words.text}' leaves the day open{': ' + english if english else ''}",
                    f"“{doubt.words.text}”没说清是哪天{'：' + chinese if chinese else ''}",
                ),
                Bilingual("write the day and the year", "写上年月日"),
            )


RULE = Rule(
    name="unclear_deadline",
    letter="T",
    looks_at="key_result",
    check=check,
    severity="info",
    good=("9月30日前，复购率从22%提升到28%", "By 30 September, raise the repeat rate from 22% to 28%"),
    bad=(),
    doc=Doc(
        Bilingual("A date whose last day depends on who reads it.", "最后一天是哪天要看谁来读的日期。"),
        Bilingual("Two people plan for two days a month apart.", "两个人按相差一个月的日子做计划。"),
        "our own reading of public drafts",
    ),
)
