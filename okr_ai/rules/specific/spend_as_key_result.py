"""Spending money as a key result."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import words_in_key_result
from okr_ai.rules.rule import Doc, Rule
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "投放预算 投入资金 投入预算 追加预算 花费 花掉 投入费用",
    "spend|invest|allocate budget",
    but_not="no-spend|low-spend|spend per|ad spend|spend from|spend covered|"
    "spend managed|spend under|spend with|spend through|spend on contract|maverick spend|"
    "人均花费|平均花费|花费环比|花费同比|花费不|花费持平|花费时间|花费率|花费占比|花费/|花费、|、花费|/花费",
)

_TIMES = ("s", "min", "h", "day", "days", "week", "weeks", "month", "months", "秒", "分钟", "小时", "天", "周", "月")

_BEFORE_VERB = frozenset("to will we and or not must should can may i they team by p0 p1 p2 q1 q2 q3 q4".split())  # noqa: SIM905


def _names_spend(words: str) -> bool:
    """Whether "spend" is what is measured, "legal spend of $600k", and no call to spend."""
    before, found, _ = words.partition(" spend")
    last = before.rsplit(" ", 1)[-1]
    return bool(found) and last.isalpha() and last not in _BEFORE_VERB


RULE = Rule(
    name="spend_as_key_result",
    letter="S",
    looks_at="key_result",
    check=words_in_key_result(
        WORDS,
        Bilingual("'{words}': money spent is a means, not a result", "“{words}”：花钱是手段，不是结果"),
        Bilingual("say what the money should bring", "写明这笔钱要带来什么"),
        when=lambda view: (
            view.frame.direction not in ("increase", "decrease", "maintain")
            and view.frame.comparator not in ("<", "<=")
            and view.unit() not in _TIMES
            and "time" not in view.wording.english  # time that people spend
            and " of spend" not in view.wording.lower  # "80% of spend under contract"
            and not _names_spend(view.wording.lower)
        ),
    ),
    severity="info",
    good=(
        "把每单获客花费从80元降到60元",
        "Ad spend per new customer from $80 to $60",
        "Spend covered by contracts to 80%",
        "Legal spend of $600k (today $900k)",
        "Warehouse spend stays below €40k a month",
        "Six no-spend weekends",
        "Spend at least 5 hours a week with customers",
        "The time that guests spend waiting falls by half",
        "投放ROI从2.1提升到2.8，花费环比不涨",
        "前5单逐单记账（接口花费/耗时/重试）",
    ),
    bad=("«投入预算»50万做推广", "«Spend» $50,000 on advertising"),
    doc=Doc(
        Bilingual("A key result that consists of spending.", "关键结果就是花钱。"),
        Bilingual("A budget can be used up without any effect.", "预算花完了也可能毫无效果。"),
        "Christina Wodtke, Radical Focus",
    ),
)
