"""A growth, speed or cost target with nothing to keep it honest."""

from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Bilingual
from okr_ai.rules.relevant.vanity_metric import WORDS as VANITY
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView, ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    if len(view.key_results) < 2 or any(each.is_guardrail() for each in view.key_results):
        return
    pushed = [each for each in view.key_results if _pushed(each)]
    if not pushed:
        return
    named = {each.metric.name for each in view.key_results if each.metric is not None}
    for each in view.key_results:  # also what stands second: 「客单价提升10%，续费率不低于65%」
        named.update(metric.name for metric, *_ in lexicon().find(each.wording.text))
    if any(each.metric and named.intersection(each.metric.guardrails) for each in pushed):
        return
    if all(each.metric and each.metric.kind == "duration" for each in pushed) and any(
        map(_watches_quality, view.key_results)
    ):
        return
    if named & _EARNED and all(each.metric and each.metric.kind == "money" for each in pushed):
        return  # what is left of the money is watched
    if len({_kind(each) for each in view.key_results} - {None}) > 1 and len(pushed) < len(view.key_results) / 2:
        return
    first = pushed[0]
    words = first.frame.metric
    message = Bilingual(
        f"pushing {first.metric_label('en')} alone can hurt something that nobody watches here",
        f"光推“{first.metric_label('zh')}”，别的变差了这里也没人看着",
    )
    suggestion = Bilingual(
        "add a key result for what could suffer from it: quality, cost, or the people who do the work",
        "加一条护栏指标，看住会跟着变差的东西：质量、成本，或者干活的人",
    )
    if first.metric is not None and _is_that_metric(first):
        suffer = [found for name in first.metric.guardrails[:2] if (found := lexicon().get(name))]
        suggestion = Bilingual(
            f"add a key result that keeps {' or '.join(each.en for each in suffer)} from getting worse",
            f"加一条护栏指标，例如{'或'.join(each.zh for each in suffer)}不变差",
        )
    yield first.at(words, message, suggestion) if words else first.whole(message, suggestion)


_QUALITY = (
    "accura",
    "relevan",
    "quality",
    "correct",
    "error",
    "satisf",
    "csat",
    "准确",
    "正确",
    "质量",
    "差错",
    "满意",
)


def _watches_quality(view: KeyResultView) -> bool:
    """Whether it is a measure of how well the thing is done that shall go faster: "search relevance score > 0.85"."""
    words = view.frame.metric
    if words is None or view.target() is None or view.frame.outcome is False:
        return False
    return any(word in words.text.lower() for word in _QUALITY)


def _kind(view: KeyResultView) -> str | None:
    return view.metric.kind if view.metric else "rate" if view.unit() == "%" else None


_BRACKETS = Lazy(r"[(（\[][^)）\]]*[)）\]]", needs="(|（|[")
# how often and how a metric is counted; any other word makes it another one: "lead time to answer a letter"
_HOW_COUNTED = Lazy(
    r"(?:number|amount|total|average|avg|mean|median|p\d\d|daily|weekly|monthly|quarterly|annual|yearly|new|net|our|the"
    r"|of|per|day|week|month|quarter|year|a|an|in|online)(?![a-z])"
    r"|总|平均|中位|每|单|日|周|月|季度|年度?|均|新增|净|累计|数量?|额|的|线上|全部",
)


def _is_that_metric(view: KeyResultView) -> bool:
    """Whether the words name the lexicon's metric itself, whose partners then fit."""
    words = view.frame.metric
    if words is None or view.metric is None:
        return False
    plain = _BRACKETS.sub("", words.text).strip().lower()
    for metric, start, end in lexicon().find(plain):
        if metric.name == view.metric.name:
            rest = _HOW_COUNTED.sub("", plain[:start] + " " + plain[end:])
            return not any(map(str.isalnum, rest))
    return False


_EARNED = frozenset(("profit", "gross_profit", "gross_margin", "operating_margin", "net_margin"))


def _pushed(view: KeyResultView) -> bool:
    """More of a volume or an amount, or less time, of a metric with partners that suffer from it."""
    metric = view.metric
    return (
        metric is not None
        and bool(metric.guardrails)
        and metric.timing != "guardrail"
        and VANITY.first(view.wording) is None  # vanity_metric asks for another metric
        and view.target() is not None
        and view.frame.outcome is not False  # "run 15 training sessions": work, no visits
        and not (
            metric.kind == "count" and view.unit() == "%" and view.frame.target_kind == "absolute"
        )  # a share of them
        and (
            (metric.kind in ("count", "money") and metric.better == "up" and view.frame.direction != "decrease")
            or (metric.kind == "duration" and view.frame.direction != "increase")
        )
    )


RULE = Rule(
    name="no_guardrail",
    letter="set",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Sell more to people who stay\n  key_results:\n"
        "  - GMV from $2M to $3M\n  - Refund rate stays below 5%",
        "cycle: 2026年三季度\nobjectives:\n- objective: 卖给愿意再来的人\n  key_results:\n"
        "  - GMV从200万元提升到300万元\n  - 退款率保持在5%以下",
        "cycle: 2026年四季度\nobjectives:\n- objective: 让会员愿意一直留下来\n  key_results:\n"
        "  - 付费会员数从12万提升到20万\n  - 会员客单价从180元提升到200元，续费率不低于65%",
        "cycle: 2026年四季度\nobjectives:\n- objective: 卖给愿意再来的人\n  key_results:\n"
        "  - 营收从200万元提升到300万元\n  - 净利润从18万元提升到30万元",
        "cycle: 2026 Q4\nobjectives:\n- objective: Sell more to people who stay\n  key_results:\n"
        "  - Revenue from $2M to $3M\n  - Profit from $180k to $300k",
        "cycle: 2026 Q4\nobjectives:\n- objective: People find what they look for\n  key_results:\n"
        "  - Search latency from 800 ms to 200 ms\n  - Search relevance score from 0.72 to 0.85",
        "cycle: 2026年四季度\nobjectives:\n- objective: 让顾客一次就得到答复\n  key_results:\n"
        "  - 首次响应时长从30分钟缩短到12分钟\n  - 答复准确率从82%提升到95%",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Sell more to people who stay\n  key_results:\n"
        "  - «GMV» from $2M to $3M\n  - Orders from 20,000 to 30,000",
        "cycle: 2026年三季度\nobjectives:\n- objective: 卖给愿意再来的人\n  key_results:\n"
        "  - «GMV»从200万元提升到300万元\n  - 订单量从2万单提升到3万单",
    ),
    doc=Doc(
        Bilingual(
            "A set that pushes volume, money or speed, without any metric that would suffer from overdoing it.",
            "一组关键结果推量、推钱或推速度，却没有一个能看出副作用的指标。",
        ),
        Bilingual(
            "GMV can be bought with discounts, and speed with mistakes.", "GMV 可以靠打折买来，速度可以靠出错换来。"
        ),
        "Andy Grove's paired indicators; PM guides; the metric lexicon names the partners",
    ),
)
