"""Which way a key result's metric shall go: as its numbers say, as its verb says, and which way is better."""

import re
from functools import lru_cache

from okr_ai.language.cues import cues_in
from okr_ai.language.lazy import Lazy, one_of
from okr_ai.language.text import normalised
from okr_ai.model import Words
from okr_ai.rules.views import KeyResultView

# 投诉率降低：从2%到5%
_BEFORE_A_COLON = Lazy(rf"(提升|提高|增长|增加|降低|减少|下降|缩短)\s*{one_of('：:，,')}\s*[从由]", needs="：|:|，|,")
_EITHER_WAY = ("improv", "enhanc", "optimi", "mov", "shift", "改善", "优化", "改进", "改良")


def way(view: KeyResultView) -> int:
    """+1 when the metric shall rise, -1 when it shall fall, 0 when the words do not say."""
    baseline, level = view.baseline(), view.level()
    if baseline is not None and level is not None and baseline != level:
        return 1 if level > baseline else -1
    return {"increase": 1, "decrease": -1}.get(view.frame.direction or "", 0)


def numbers_way(view: KeyResultView) -> int:
    """+1 when the words, else the fields, give two values and the second is higher, -1 when it is lower, else 0."""
    frame, stated = view.frame, view.key_result
    baseline, target = frame.baseline, frame.target
    if target is None and stated.baseline is not None and stated.target is not None:
        return (stated.target > stated.baseline) - (stated.target < stated.baseline)
    if baseline is None or target is None or frame.target_kind not in ("absolute", "count") or frame.says_by_how_much():
        return 0
    if (frame.baseline_unit or frame.unit) != frame.unit:
        return 0
    return (target > baseline) - (target < baseline)


def verb_way(view: KeyResultView) -> tuple[int, Words | None]:
    """+1 for a verb of rising, -1 for one of falling (and for a rank that rises), and the verb; 0 for one that says
    neither (改善, improve)."""
    verb = view.frame.verb
    if before := _BEFORE_A_COLON.search(view.frame.text):
        verb = Words(before[1], *before.span(1))
    if verb is None or (plain := normalised(verb.text)).startswith(_EITHER_WAY) or plain == "savings":
        return 0, verb  # of savings one wants more: the noun names what is counted
    said = _way_of(plain)
    metric = view.frame.metric.text.lower() if view.frame.metric is not None else ""
    return -1 if said > 0 and metric.endswith(_RANKS) else said, verb


_RANKS = ("排名", "名次", "位次", "rank", "ranking", " position", " place")  # one that rises has the lower number


@lru_cache(maxsize=512)  # a few verbs are in most key results
def _way_of(verb: str) -> int:
    kinds = {kind for cue in cues_in(verb) for kind in cue.kinds}
    return ("up" in kinds) - ("down" in kinds)


# Of a thing that one wants more of, what went wrong: failed deployments, 流失客户.
_GONE_WRONG = Lazy(
    r"失败|高风险|高危|红灯|红牌|预警|沉睡|亏损|闲置|空置|欠费|错|漏|未|丢|误|流失|超时|逾期|拒|弃|废|无效"
    r"|(?<![a-z])(?:fail|lost|miss|abandon|cancel|late|delay|overdue|unpaid|wast|broken|reject|churn|without|un[a-z]+ed|no(?![a-z])|non)"
)


_SPENT_ON_WORK = Lazy(
    r"time spent (?:waiting|searching|doing|by"
    r"|on (?!(?:the |our |your |each |a )?(?:web|site|page|app|platform|product|content)))",
    needs="spent",
)
_UNWANTED = (  # a bad stock, and of what one wants less used
    "缺货", "缺料", "断货", "滞销", "破损", "损坏", "过期", "不合格", "expired", "damaged", "defect", "out-of-stock",
    "抗菌", "抗生", "激素", "镇静", "塑料", "一次性筷", "一次性餐", "纸质", "手工", "手动", "人工处理", "人工介入",
    "人工干预", "人工审核", "药占比", "antibiotic", "opioid", "sedative", "plastic", "paper", "single-use",
)  # fmt: skip
# "deflect 30% of tickets", 「拦截 90% 的欺诈订单」: a share of what is unwanted that is dealt with.
_DEALT_WITH = Lazy(
    r"(?<![a-z])(?:deflect|resolve|answer|prevent|avoid|automate|close|catch|block|divert|recover)(?:s|d|ed)?\s"
    r"(?:at least\s|over\s)?\d[\d.]*\s?%\sof\s"
    r"|(?:拦截|解决|处理|化解|避免|挽回|分流|修复)(?:了|掉)?(?:至少|超过)?\s?\d[\d.]*\s?%\s?(?:以上)?的",
    re.IGNORECASE,
    needs="of|的",
)


_SPEEDS = ("速度", "speed")
_SPARED = ("saved ", "avoided ", "prevented ", "避免", "挽回", "减少的")  # "£180k in saved churn"


def better_way(view: KeyResultView) -> int:
    """+1 when the metric is better higher, -1 when lower, 0 when it is not known or a band."""
    better = {"up": 1, "down": -1}.get(view.better() or "", 0)
    if better < 0 and view.frame.metric is not None and view.frame.metric.text.lower().endswith(_SPEEDS):
        return 1  # 「页面加载速度」 is the same as the loading time in the lexicon, the other way round
    if better < 0 and _is_share_within(view):
        return 1
    if better < 0 and view.frame.metric is not None and view.frame.metric.text.lower().startswith(_SPARED):
        return 0
    if better < 0 and "%" in view.frame.text and _DEALT_WITH.search(view.frame.text):
        return 0
    label = view.metric_label("en").lower() if better > 0 else ""
    if "time spent" in label and _SPENT_ON_WORK.search(label):
        return 0  # on messages or waiting it is no use of a product
    if better > 0 and (_GONE_WRONG.search(label) or any(word in label for word in _UNWANTED)):
        return 0
    return better


def _is_share_within(view: KeyResultView) -> bool:
    """ "LCP < 2.5 s for 75% of visits": in how many cases a time stays within its bound."""
    frame = view.frame
    if frame.unit != "%" or frame.target_kind != "absolute" or frame.metric is None or view.metric is None:
        return False
    return view.metric.kind == "duration" and any(map(str.isdigit, frame.metric.text))


@lru_cache(maxsize=8)  # a rewrite asks several times
def is_puzzling(view: KeyResultView) -> bool:
    """Whether the two values cannot both be meant: they go against the verb or to where the metric is worse, or they
    are the same. A bound may well lie on the worse side of today's value."""
    if view.comparator() is not None or view.is_guardrail():
        return False
    numbers = numbers_way(view)
    if not numbers:
        return view.baseline() is not None and view.baseline() == view.level()
    return numbers * verb_way(view)[0] < 0 or numbers * better_way(view) < 0


def bounds_something_else(view: KeyResultView) -> bool:
    """Whether the number in the words belongs to the metric's name ("bells answered within 3 minutes" beside 61 % and
    85 %): the fields are in another unit."""
    stated, said = view.key_result.unit, view.frame.unit
    if view.key_result.target is None:
        return False
    if stated is None:  # "backlog older than 7 days", 340 and 100
        return said in _OF_TIME and view.key_result.baseline is not None and _is_aged(view)
    if (
        said is not None
        and stated == said
        and view.key_result.baseline is not None
        and _NARROWED.match(view.frame.text)
    ):
        return view.frame.baseline is None
    return stated != said if said is not None else _bounds_a_group(view)


# "Share of projects with 80%+ of logs from the app": which of them are counted
_NARROWED = Lazy(
    r"\W*(?:share|proportion|percentage|portion|%|per cent|fraction) of [^,.;:\d]{2,60}?"
    r" (?:with|where|that|whose|which|who|in which|having|at|above|below|over|under)\s[^,.;:]{0,24}\d",
    re.IGNORECASE,
    needs=" of ",
)


_OF_TIME = frozenset(["min", "h", "d", "week", "month", "year"])


_AGED = ("than", "over", "past", "beyond", "within", "超过", "超", "逾")


def _is_aged(view: KeyResultView) -> bool:
    target = next((q for q in view.frame.quantities if q.role == "target"), None)
    return target is not None and view.passage.text[: target.start].rstrip().lower().endswith(_AGED)


def _bounds_a_group(view: KeyResultView) -> bool:
    """Whether the number stands in brackets with a bound: (score < 50) says who is counted."""
    target = next((q for q in view.frame.quantities if q.role == "target"), None)
    if target is None or view.frame.comparator is None:
        return False
    before = view.passage.text[: target.start]
    return max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))


_SPEEDING_UP = ("加快", "加速", "提速", "accelerat", "speed", "faster ", "quicker ")
_GROWS = Lazy(r"增长|扩[张大]|growth|expansion|adoption", re.IGNORECASE)
_NO_WORK = Lazy(  # a time or a speed already
    r"(?:时间|时长|周期|时效|速度|效率|进度|节奏|[率度])$|\b(?:of|times?|speed|cycles?|rate|pace|velocity|latency)\b",
    re.IGNORECASE,
)


def takes_less_time(view: KeyResultView) -> bool:
    """Whether the words speed up a piece of work and name no figure of it: 加快退款处理, "faster claims handling"; not
    what shall grow faster, nor a known measure of which more is better."""
    frame = view.frame
    if view.target() is not None or frame.metric is None or frame.outcome is False:
        return False
    verb = normalised(frame.verb.text if frame.verb else frame.text)
    if not verb.startswith(_SPEEDING_UP):
        return False
    if _NO_WORK.search(frame.metric.text) or _GROWS.search(frame.text):
        return False
    return view.metric is None or view.better() == "down"
