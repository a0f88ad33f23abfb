"""A unit with a slip of the pen: 百份点, precent, 20%%."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_SPELLINGS = {
    "百份点": "百分点",
    "百份之": "百分之",
    "白分之": "百分之",
    "白分点": "百分点",
    "个点百分": "个百分点",
    "precentage": "percentage",
    "percantage": "percentage",
    "precent": "percent",
    "pecent": "percent",
    "%%": "%",
    "％％": "%",
    "％%": "%",
    "%％": "%",
}


def check(view: KeyResultView) -> Iterator[Found]:
    text = view.wording.lower
    found = {
        text.find(wrong): wrong for wrong in reversed(_SPELLINGS) if wrong in text
    }  # of two at one place the longer
    for at, wrong in sorted(found.items()):
        right, end = _SPELLINGS[wrong], at + len(wrong)
        written = view.passage.text[at:end]
        yield view.between(
            at,
            end,
            Bilingual(f"'{written}' is misspelt", f"“{written}”写错了"),
            Bilingual(f"write {right}", f"写成“{right}”"),
        )._replace(fix=right)


RULE = Rule(
    name="unit_spelling",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=("转化率提升2个百分点", "Raise conversion by 2 percentage points"),
    bad=("转化率提升2个«百份点»", "转化率提升到20«%%»", "Raise conversion by 2 «precentage» points"),
    doc=Doc(
        Bilingual(
            "A misspelt per cent or percentage point. `--fix` corrects it.", "百分数、百分点写错字。`--fix` 会改正。"
        ),
        Bilingual("Neither people nor programs find the number's unit.", "人和程序都认不出这个数的单位。"),
        "our own",
    ),
)
