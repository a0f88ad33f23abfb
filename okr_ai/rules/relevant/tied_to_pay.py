"""Pay or punishment tied to a key result."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Passage, Words
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import DraftView, KeyResultView
from okr_ai.rules.wording import Wording, WordList

WORDS = WordList(
    "奖金 绩效工资 扣分 扣款 罚款 提成 年终奖 奖金池 绩效系数 末位淘汰",
    "bonus|bonuses|pay rise|salary increase|compensation|penalty|performance rating",
    but_not="奖金活动|签到奖金|sign-up bonus|signup bonus|welcome bonus|compensation rate|penalty rate|"
    "提成率|罚款率|罚款金额|罚款次数|penalty fees|sales compensation plan",
)


def check(view: DraftView) -> Iterator[Found]:
    for text, wording, measured in _texts(view):
        for start, end in WORDS.find(wording):
            words = text.text[start:end]
            if measured is not None and measured.start <= start < measured.end and words in _PAID_OUT:
                continue
            yield Found(
                text,
                start,
                end,
                Bilingual(
                    f"'{words}': pay tied to OKRs makes people aim low", f"“{words}”：和收入挂钩，大家就会把目标定低"
                ),
                Bilingual(
                    "keep pay out of the draft, or accept that targets will be safe ones",
                    "把收入规则放到别处；若要挂钩，要知道目标会趋于保守",
                ),
            )


def is_pay(view: KeyResultView) -> bool:
    """Whether what the key result moves is pay: 奖金池提取5%, "10% bonus for everybody"."""
    metric = view.frame.metric
    return metric is not None and bool(WORDS.find(Wording(metric.text)))


_PAID_OUT = frozenset(("扣分", "扣款", "罚款", "penalty"))  # 「供应商质量扣款从 20 万降到 8 万」: what is measured


def _texts(view: DraftView) -> Iterator[tuple[Passage, Wording, Words | None]]:
    for objective in view.objectives:
        yield objective.passage, objective.wording, None
        for each in objective.key_results:
            yield each.passage, each.wording, each.frame.metric if each.baseline() is not None else None


RULE = Rule(
    name="tied_to_pay",
    letter="R",
    looks_at="draft",
    check=check,
    severity="warning",
    good=(
        "复购率从22%提升到28%",
        "供应商质量扣款从20万元降到8万元",
        "签到奖金活动的参与率达到20%",
        "Welcome bonus redemption from 10% to 20%",
    ),
    bad=(
        "复购率达到28%，完成后发放«奖金»",
        "复购率达到28%，否则«扣款»200元",
        "Repeat rate of 28%, tied to the team's «bonus»",
    ),
    doc=Doc(
        Bilingual(
            "Words of pay or punishment in an objective or key result.", "目标或关键结果里写了奖金、扣分之类的内容。"
        ),
        Bilingual(
            "Ambitious targets and pay for reaching them do not live together: the targets give way.",
            "有挑战的目标和按达成率发钱很难并存，最后让步的是目标。",
        ),
        "Google's OKR playbook; some articles on OKRs do tie rewards to OKRs, hence a warning and no error",
    ),
)
