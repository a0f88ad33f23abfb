"""Large ambitions with resources that the draft itself calls none."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "零预算 0预算 无预算 没有预算 不增加预算 不增加人手 不加人 没有人手 无人力 零投入",
    "zero budget|no budget|without budget|no extra budget|no additional budget|no headcount|no extra staff|zero cost",
)


def check(view: KeyResultView) -> Iterator[Found]:
    span = WORDS.first(view.wording)
    times = _times(view) if span else None
    if span and times is not None and times >= 2:
        words = view.passage.text[slice(*span)]
        yield view.between(
            *span,
            Bilingual(f"'{words}' beside {times:.2g} times today's value", f"“{words}”，却要做到现在的{times:.2g}倍"),
            Bilingual("say what it is to be done with, or lower the target", "写明靠什么做到，或降低目标值"),
        )


def _times(view: KeyResultView) -> float | None:
    """The target over today's value, None when unknown."""
    frame, baseline, level = view.frame, view.baseline(), view.level()
    if baseline and level:
        return level / baseline
    if frame.target_kind == "multiple":
        return frame.target
    share = frame.change_in_per_cent()
    return 1 + share / 100 if share else None


RULE = Rule(
    name="no_means",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="info",
    good=("不增加预算，把转化率从2%提升到2.4%", "Raise conversion from 2% to 2.4% with no extra budget"),
    bad=("«不增加预算»，把新客户从200人增加到1000人", "Grow new customers from 200 to 1,000 with «no budget»"),
    doc=Doc(
        Bilingual(
            "A target of twice today's value or more, with words that rule out budget or people.",
            "目标是现在的两倍以上，又写明不给预算或人手。",
        ),
        Bilingual(
            "A wish is not a plan; the team reads that nobody thought about it.",
            "愿望不是计划，团队一看就知道没人想过怎么做。",
        ),
        "articles on OKRs in e-commerce (resources must fit the ambition)",
    ),
)
