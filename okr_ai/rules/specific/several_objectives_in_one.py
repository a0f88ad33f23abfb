"""Two objectives in one sentence."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView
from okr_ai.rules.wording import opening

_CHANGE_ZH = r"(?:提升|提高|降低|减少|增加|扩大|拓展|缩短|加快|改善|优化|打造|建立|建设|完善|推进|控制|实现|开拓)"
_TWO_ZH = Lazy(
    rf"(?:\d{{4}}年|今年|本年度?|本季度?|[上下]半年|[一二三四]季度|q[1-4])?[，,]?{_CHANGE_ZH}[^。；;]{{1,20}}?(?:并且?|同时|以及|，|,|、|；|;|\+){{1,2}}\s*(?={_CHANGE_ZH})",
    needs="并|同时|以及|，|,|、|；|;|+",
)
_CHANGE_EN = (
    r"(?:increase|improve|reduce|grow|raise|decrease|boost|cut|lower|expand|"
    r"launch|build|strengthen|accelerate|scale|open|recruit|attract|hire|retain|enhance|optimi[sz]e|streamline|double)"
)
_TWO_EN = Lazy(
    rf"\b{_CHANGE_EN}\b[^.;]{{1,60}}?(?:\band\b|;|\bas well as\b|\bwhile\b)\s+(?={_CHANGE_EN}\b)",
    re.IGNORECASE,
    needs="and|;|as well as|while",
)


# 「优化成本结构，提升盈利」: the work behind the comma's result is its means
_BY_WORK = Lazy(
    r"[^，,。；;、]{0,8}?(?:优化|完善|改善|推进|建立|建设|打造)[^，,。；;、并且同\d]{2,16}[，,]"
    r"(?:提升|提高|降低|减少|增加|扩大|缩短|加快|实现)[^，,。；;、并且同]{2,16}$",
    needs="优化|完善|改善|推进|建立|建设|打造",
)


def check(view: ObjectiveView) -> Iterator[Found]:
    text = view.passage.text
    start = opening(text)
    first = _TWO_ZH.match(text, start) or _TWO_EN.match(text, start)
    if first and not _BY_WORK.match(text, start):
        yield view.at(
            (first.end(), len(text.rstrip())),
            Bilingual(
                f"a second objective begins here: '{text[first.end() :].strip()}'",
                f"从这里起是第二个目标：“{text[first.end() :].strip()}”",
            ),
            Bilingual("choose one, or make two objectives of it", "选一个，或者拆成两个目标"),
        )


RULE = Rule(
    name="several_objectives_in_one",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "让顾客买得放心、退得省心",
        "提升复购，让增长不再靠补贴",
        "优化仓储布局，降低物流成本",
        "Make buying and returning equally easy",
        "Grow revenue from customers who come back and stay",
    ),
    bad=(
        "提升活跃度并«降低成本同时拓展海外»",
        "提升活跃度，«降低物流成本»",
        "Increase retention and «reduce support costs»",
    ),
    doc=Doc(
        Bilingual("Two verbs of change joined in one objective.", "一个目标里用“并、同时、以及”连着两件事。"),
        Bilingual(
            "When one half succeeds and the other fails, nobody can say how the objective stands.",
            "一半成了、一半没成时，谁也说不清目标完成得怎样。",
        ),
        "our own reading of public drafts; warnings about metric-stuffed objectives in product guides",
    ),
)
