"""Soon, 尽快, 近期: a time without a date."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "尽快 尽早 近期 早日 未来一段时间 不久 适时 择机 后续 第一时间 短期内 中长期",
    "soon|asap|as soon as possible|shortly|later this year|in the near future|eventually|in due course|at some point|"
    "sometime|when possible|in the coming months|over time",
    but_not="后续跟进率|尽快响应率|not as soon|later this year's",
)


def check(view: KeyResultView) -> Iterator[Found]:
    if view.frame.deadline is not None or view.key_result.due is not None:
        return
    for start, end in WORDS.find(view.wording):
        words = view.passage.text[start:end]
        yield view.between(
            start,
            end,
            Bilingual(f"'{words}' is no date", f"“{words}”不是日期"),
            Bilingual("write the day or the quarter", "写上日期或季度"),
        )


RULE = Rule(
    name="vague_time",
    letter="T",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=("9月30日前上线自助退货，退货时长从5天降到2天", "Cut return time from 5 days to 2 days by 30 September"),
    bad=("«尽快»把退货时长降到2天", "Cut return time to 2 days «as soon as possible»"),
    doc=Doc(
        Bilingual("A word for some time ahead and no date.", "用“尽快、近期”代替日期。"),
        Bilingual("It is never late.", "这样的事永远不算晚。"),
        "OKR scoring guides (soon counts as no date)",
    ),
)
