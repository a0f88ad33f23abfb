"""A key result that does not serve its objective."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Example, Found, Rule
from okr_ai.rules.views import KeyResultView, ObjectiveView

BELOW = 0.02  # of the relevance scale, 0..1
ABOVE = 0.3  # what the best of its siblings must have


def check(view: ObjectiveView) -> Iterator[Found]:
    for each in view.key_results:
        fit, best = each.relevance, each.best_relevance
        if fit is not None and best is not None and fit < BELOW and best > ABOVE and _from_elsewhere(each, view):
            yield each.whole(
                Bilingual(
                    f"this shares nothing with the objective '{_short(view.passage.text)}', its neighbours do",
                    f"这条和目标“{_short(view.passage.text)}”看不出关系，同组其他条有",
                ),
                Bilingual(
                    "say how it serves the objective, or move it to another one", "写明它怎样支撑目标，或移到别的目标下"
                ),
            )._replace(evidence={"relevance": round(fit, 3), "best": round(best, 3)})


# whether customers know you, stay and are content tells of most objectives, whoever's work they are
_ANYWHERE = frozenset(
    (
        *("brand_awareness", "retention_rate", "churn_rate", "renewal_rate", "repurchase_rate"),
        *("nps", "customer_satisfaction"),
    )
)


def _from_elsewhere(view: KeyResultView, objective: ObjectiveView) -> bool:
    """Whether its metric belongs to another field of work than every other metric of the set. Words alone say too
    little: a neighbour may serve the objective without sharing one."""
    if view.metric is None or view.metric.name in _ANYWHERE:
        return False
    others = {each.metric.domain for each in objective.key_results if each is not view and each.metric is not None}
    return bool(others) and view.metric.domain not in others


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
    ),
    bad=(
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
            "A key result from another field of work than its neighbours that shares nothing with the objective, by "
            "metrics, words and what your own past pairs together.",
            "和同组其他条不属于同一类工作，又与目标没有关联的关键结果，依据是指标、用词和你们过去的搭配。",
        ),
        Bilingual(
            "It may be worth doing, but reaching it says nothing about the objective.",
            "它也许值得做，但达成了也说明不了目标。",
        ),
        "articles on OKRs in e-commerce (an office process under market share)",
    ),
)
