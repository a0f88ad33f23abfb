"""A key result that does not serve its objective."""

from collections.abc import Iterator, Sequence
from operator import add

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Example, Found, Rule
from okr_ai.rules.views import KeyResultView, ObjectiveView

# Shares of what the other key results have; below them lie one in six key results of other objectives and one in two
# hundred of an objective's own (public OKRs, also some that were not looked at before). Words alone tell less than a
# known metric of another field: a project's own terms look strange beside the objective.
OBJECTIVE = 0.3  # how near it is to the objective, where its metric tells too
BY_WORDS = 0.25  # how near, where words alone do
OTHERS = 0.3  # of the relevance scale, of words alone: others that have less share few words with the objective too
TOGETHER = 0.55  # that and how near it is to the others, beside how near one of these is to the rest
NEAR = 0.15  # of the relevance scale, 0..1: it has to do with the others
_OF_OBJECTIVE, _OF_OTHERS = 0.05, 0.05  # on the relevance scale: where others have next to nothing, less says nothing
LITTLE = 0.1  # on the relevance scale: an objective whose words have that little to do with the others tells nothing
BELOW, ABOVE = 0.02, 0.3  # of two key results: on the relevance scale, the stranger and the other


def check(view: ObjectiveView) -> Iterator[Found]:
    fits = [each.relevance for each in view.key_results]
    known = [fit for fit in fits if fit is not None]
    if len(known) < 2 or len(known) < len(fits):
        return
    for place, each in enumerate(view.key_results):
        others = _mean(known[:place] + known[place + 1 :])
        near = known[place] / (others + _OF_OBJECTIVE)
        by_words = each.metric is None  # that is known
        if others < LITTLE:
            continue
        if near >= (BY_WORDS if by_words else OBJECTIVE) or (by_words and others < OTHERS):
            continue
        if _may_be_from_elsewhere(each, view) and near + _among_others(view, place) < TOGETHER:
            yield _found(each, view, others)


def _found(each: KeyResultView, view: ObjectiveView, others: float) -> Found:
    return each.whole(
        Bilingual(
            f"by its words this has little to do with the objective '{_short(view.passage.text)}' or its neighbours",
            f"从字面看，这条和目标“{_short(view.passage.text)}”、和同组其他条都没什么关系",
        ),
        Bilingual("say how it serves the objective, or move it to another one", "写明它怎样支撑目标，或移到别的目标下"),
    )._replace(evidence={"relevance": round(each.relevance or 0.0, 3), "others": round(others, 3)})


# whether customers know you, stay and are content, nobody is hurt and each achieves more tells of most objectives,
# whoever's work they are
_ANYWHERE = frozenset(
    (
        *("brand_awareness", "retention_rate", "churn_rate", "renewal_rate", "repurchase_rate"),
        *("nps", "customer_satisfaction", "complaints", "complaint_rate", "safety_incidents", "productivity"),
        *("incidents", "automation_rate"),
    )
)


def _may_be_from_elsewhere(view: KeyResultView, objective: ObjectiveView) -> bool:
    """Whether its metric, where it has one, is of another field of work than every other known metric of the set. A
    guardrail watches what the others may spoil."""
    if view.is_guardrail():
        return False
    if view.metric is None:
        return view.frame.outcome is not False  # of work nobody can tell what it serves before its effect is written
    return view.metric.name not in _ANYWHERE and all(
        each is view or each.metric is None or each.metric.domain != view.metric.domain
        for each in objective.key_results
    )


def _among_others(view: ObjectiveView, place: int) -> float:
    """How near the key result at `place` is to the others, beside how near the one of these that fits the objective
    best is to the rest; 1 where it shares a word with one of them, or says too little. Of two, neither need be the
    stranger: 0 where both have a metric, one next to no relevance and the other much."""
    each = view.key_results[place]
    others = [other for other in view.key_results if other is not each]
    if len(others) == 1:
        plain = (each.relevance or 0.0) < BELOW and (others[0].relevance or 0.0) > ABOVE
        return 0.0 if plain and each.metric is not None and others[0].metric is not None else 1.0
    words = _words(each)
    if 0 < len(words) < _FEW and each.metric is None and not each.wording.text.isascii():
        return 1.0  # 「筹建周期 60 天→45 天」: too few words to tell by
    if each.metric is None and _shares_character(each, view):
        return 1.0
    if view.likeness is None or not words or not all(words.isdisjoint(_words(other)) for other in others):
        return 1.0
    near = _mean(view.likeness(each.passage.text, [other.passage.text for other in others]))
    if near > NEAR:
        return 1.0
    best = max(others, key=lambda other: other.relevance or 0.0)
    rest = [other.passage.text for other in others if other is not best]
    return near / (_mean(view.likeness(best.passage.text, rest)) + _OF_OTHERS)


_FEW = 3  # pairs of Chinese characters
# what says nothing of the topic
_STOP = frozenset(
    """the of to in on for by and or with from at is are be as that this it our we their your all each per via into
    than more less most its will have has not no new can which who up down over under within while until increase
    reduce improve decrease raise achieve keep maintain launch reach grow percent least day days week month
    提升 提高 减少 增加 实现 完成 季度 控制 保持 上线 每周 每月 时长 周期""".split()  # noqa: SIM905
)
_STOP_CHARACTERS = frozenset("从到由至为降升增减达的了和与在超过低高不以内个天缩短")


def _words(view: KeyResultView) -> frozenset[str]:
    """English words by their beginnings, and pairs of Chinese characters."""
    text = view.wording.lower
    words = {word[:6] for word in view.wording.english - _STOP if len(word) > 1}
    if not text.isascii():
        pairs = {pair for pair in map(add, text, text[1:]) if not pair.isascii() and pair.isalpha()}
        words |= {pair for pair in pairs - _STOP if _STOP_CHARACTERS.isdisjoint(pair)}
    return frozenset(words)


_PLAIN_CHARACTERS = frozenset(
    "率度数量额值人次个名项的之一二三四五六七八九十新老大小好更全高低快多少成工作业务用户客产品市场公司部门团队目标提升做让"
    "有不是在年月周日季上下中前后内外以到从为与和及或其每各性化力能可要进出来去过会本主要关键重点实现完成推进建设开展管理服务"
)


def _shares_character(each: KeyResultView, view: ObjectiveView) -> bool:
    """「家校更同心」, 「家访覆盖率」: compounds of one character speak of one thing."""
    words = each.frame.metric.text if each.frame.metric is not None else ""
    shared = {*words} & {*view.passage.text} - _PLAIN_CHARACTERS - _STOP_CHARACTERS
    return any(not char.isascii() and char.isalpha() for char in shared)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


RULE = Rule(
    name="unrelated_key_result",
    letter="R",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        Example(  # customers who stay
            "cycle: 2026 Q3\nobjectives:\n- objective: Teams make it part of their week\n  key_results:\n"
            "  - Support tickets from 140 to 80\n  - Day-30 retention from 24% to 32%",
            relevance=(0.9, 0.01),
        ),
        Example(
            "cycle: 2026年三季度\nobjectives:\n- objective: 扩大华东市场份额\n  key_results:\n"
            "  - 华东市场占有率从12%提升到18%\n  - 华东新签商家从80家增加到200家",
            relevance=(0.9, 0.6),
        ),
        Example(  # customers who know you
            "cycle: 2026 Q3\nobjectives:\n- objective: More families rent a cargo bike for the first time\n"
            "  key_results:\n  - First-time renters from 80 to 200\n  - Aided brand awareness from 12% to 20%",
            relevance=(0.9, 0.01),
        ),
        Example(  # one field of work
            "cycle: 2026 Q3\nobjectives:\n- objective: Make deployments boring\n  key_results:\n"
            "  - Failed deployments from 14% to 5%\n  - Pipeline duration from 34 minutes to 12 minutes",
            relevance=(0.7, 0.0),
        ),
        Example(
            "cycle: 2026年三季度\nobjectives:\n- objective: 让部署不再惊心动魄\n  key_results:\n"
            "  - 部署失败率从14%降到5%\n  - 流水线平均时长从34分钟降到12分钟",
            relevance=(0.7, 0.0),
        ),
        Example(
            "cycle: 2026 Q3\nobjectives:\n- objective: Win the east coast\n  key_results:\n"
            "  - Market share from 12% to 18%\n  - New merchants from 80 to 200",
            relevance=(0.12, 0.3),
        ),
        Example(  # what is done, whose effect is not written yet
            "cycle: 2026年三季度\nobjectives:\n- objective: 让退货的顾客两天内拿到钱\n  key_results:\n"
            "  - 退款到账时长从5天缩短到2天\n  - 每月和仓库同事打一场篮球\n  - 退款投诉从每周30起降到10起",
            relevance=(0.42, 0.03, 0.35),
            likeness=(0.3, 0.04, 0.3),
        ),
        Example(  # nobody is hurt
            "cycle: 2026 Q3\nobjectives:\n- objective: Crews like to work here\n  key_results:\n"
            "  - Overtime from 9 hours to 4 hours a week\n  - Safety incidents from 6 to 0",
            relevance=(0.9, 0.01),
        ),
        Example(  # far from the objective's words, near to its neighbours
            "cycle: 2026年三季度\nobjectives:\n- objective: 让新会员第一个月就离不开我们\n  key_results:\n"
            "  - 会员首月下单率从41%提升到55%\n  - 首单优惠券核销率从18%提升到30%\n  - 优惠券领取人数从2万增加到3万",
            relevance=(0.31, 0.12, 0.02),
            likeness=(0.1, 0.3, 0.3),
        ),
        Example(
            "cycle: 2026 Q3\nobjectives:\n- objective: New members cannot do without us after a month\n  key_results:\n"
            "  - First-month order rate from 41% to 55%\n  - Coupon redemption from 18% to 30%\n"
            "  - Coupons claimed from 20,000 to 30,000",
            relevance=(0.31, 0.12, 0.02),
            likeness=(0.1, 0.3, 0.3),
        ),
    ),
    bad=(
        Example(
            "cycle: 2026年三季度\nobjectives:\n- objective: 让退货的顾客两天内拿到钱\n  key_results:\n"
            "  - 退款到账时长从5天缩短到2天\n  - «办公用品采购成本从8万元降到6万元»\n  - 退款投诉从每周30起降到10起",
            relevance=(0.42, 0.03, 0.35),
            likeness=(0.3, 0.04, 0.3),
        ),
        Example(
            "cycle: 2026 Q3\nobjectives:\n- objective: Buyers who return goods have their money in two days\n"
            "  key_results:\n  - Refund time from 5 days to 2 days\n"
            "  - «Cost of office supplies from $8,000 to $6,000»\n"
            "  - Refund complaints from 30 to 10 a week",
            relevance=(0.42, 0.03, 0.35),
            likeness=(0.3, 0.04, 0.3),
        ),
        Example(
            "cycle: 2026年三季度\nobjectives:\n- objective: 扩大华东市场份额\n  key_results:\n"
            "  - 华东市场占有率从12%提升到18%\n  - «内部审批时长从3天缩短到1天»",
            relevance=(0.9, 0.01),
        ),
        Example(
            "cycle: 2026 Q3\nobjectives:\n- objective: Win market share on the east coast\n  key_results:\n"
            "  - East coast market share from 12% to 18%\n  - «Internal approval time from 3 days to 1 day»",
            relevance=(0.9, 0.01),
        ),
    ),
    doc=Doc(
        Bilingual(
            "A key result that has far less to do with the objective than its neighbours, and far less with these than "
            "they with each other, by metrics and words.",
            "与目标的关联远不如同组其他条、和其他条的关联也远不如它们彼此之间的关键结果，依据是指标和用词。",
        ),
        Bilingual(
            "It may be worth doing, but reaching it says nothing about the objective.",
            "它也许值得做，但达成了也说明不了目标。",
        ),
        "articles on OKRs in e-commerce (an office process under market share)",
    ),
)
