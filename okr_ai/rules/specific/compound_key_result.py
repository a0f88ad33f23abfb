"""Two targets in one key result."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.relevant.tied_to_pay import WORDS
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    if not view.frame.compound:
        return
    targets = [q for q in view.frame.quantities if q.role in ("target", "change", "count")]
    if any(_is_means(view, quantity.start) for quantity in targets):
        return  # the other clause says how
    if len(targets) == 1 and any(word in view.wording.lower for word in _MEASURING):
        return  # the other clause says how it is measured
    if WORDS.find(view.wording):
        return  # the other clause says what is paid for it: tied_to_pay tells of it
    second = targets[1] if len(targets) > 1 else None
    message = Bilingual("this key result asks for two things", "这条关键结果里说了两件事")
    suggestion = Bilingual("make two key results of it, each with its own score", "拆成两条，各自打分")
    if second is None:
        yield view.whole(message, suggestion)
    elif second.text == targets[0].text:
        said = Bilingual(
            f"'{second.text}' is asked for twice, each time of something else", f"两件不同的事都要达到“{second.text}”"
        )
        yield view.at(second, said, suggestion)
    else:
        yield view.at(
            second,
            Bilingual(
                f"'{second.text}' is a second target beside '{targets[0].text}'",
                f"“{targets[0].text}”之外又有第二个目标值“{second.text}”",
            ),
            suggestion,
        )


_MEASURING = ("调研", "调查", "测量", "统计", "抽查", "measured", "surveyed", "tracked", "checked")
_MEANS = ("通过", "通過", "借助", "藉助", "依靠", "凭借", "憑藉", "靠")


def _is_means(view: KeyResultView, place: int) -> bool:
    """Whether the number at `place` stands in a clause that says how: 通过新增3个仓库, "by adding 3 warehouses"."""
    text = view.wording.lower[:place]
    clause = text[max(text.rfind(mark) for mark in "，,；;。") + 1 :].lstrip()
    if clause.startswith(_MEANS):
        return True
    said = clause.rpartition(" by ")[2].split(" ", 1)[0] if " by " in clause else ""
    return said.endswith("ing") or " via " in clause or " through " in clause


RULE = Rule(
    name="compound_key_result",
    letter="S",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "销售额增长50%，达到1.2亿元",
        "供应商NPS从21提升到45，每月调研一次",
        "客户健康分低于60的账户数从35个降到10个",
        "Searches with no result from 9% to 3%",
        "通过新增3个仓库，把送达时间从4天缩短到2天",
        "Grow revenue by 50% to $12M",
        "Cut delivery time from 4 days to 2 days by adding 3 warehouses",
        "销售额达到500万，团队奖金池提取5%",
        "Reach $2M in sales; 10% bonus for everybody",
    ),
    bad=("日活提升到5万，满意度达到«90%»", "Grow DAU to 50k and NPS to «60»", "«日活提升到5万，并上线会员体系»"),
    doc=Doc(
        Bilingual(
            "Two independent targets; a means or the same figure said twice does not count.",
            "两个互不相干的目标值；手段和同一数字的另一种说法不算。",
        ),
        Bilingual("With one reached and one missed there is no honest score.", "一个达成一个落空，就没法如实打分。"),
        "double-barrelled questions in survey design; OKR guides on independent key results",
    ),
)
