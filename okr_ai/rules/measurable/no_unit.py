"""A bare number for a metric that has several scales."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_KINDS = {
    "rate": ("per cent or a share?", "是百分数还是小数？"),
    "money": ("which currency?", "什么币种？"),
    "duration": ("hours or days?", "小时还是天？"),
}
_NAMED = Lazy(
    r"\b(?:days|hours|minutes|weeks|months|d[sip]o)\b|天数|日数|小时数|分钟数|秒数|周数|月数",
    re.IGNORECASE,
    needs="days|hours|minutes|weeks|months|dso|dio|dpo|数",
)
_BARE = ("factor", "coefficient", "index", "multiplier", "系数", "指数", "因子")  # have no unit
_RETURNS = frozenset(["marketing_roi", "roas"])


def check(view: KeyResultView) -> Iterator[Found]:
    metric, frame = view.metric, view.frame
    kind = metric.kind if metric is not None else "rate" if _is_share(view) else ""
    if kind not in _KINDS or frame.target_kind != "absolute" or view.unit():
        return
    if target_counts(view) or (kind == "rate" and _counts_cases(view)):
        return
    if frame.baseline_unit or frame.compound or (view.definition and view.definition.unit):
        return  # of two targets nobody can tell which one the metric's name means
    if kind == "money":
        return  # in one country's draft the currency goes without saying
    if kind == "duration" and frame.metric is not None and _NAMED.search(frame.metric.text):
        return  # 「周转天数」, "days sales outstanding", DSO
    target = next((q for q in frame.quantities if q.role == "target"), None)
    if frame.metric is not None and frame.metric.text.lower().endswith(_BARE):
        return
    if target is not None and metric is not None and metric.name in _RETURNS and target.value < 10:
        return  # an ROI of 2.5 is what comes back for what was spent
    if target is not None and kind == "rate" and target.value > 100:
        return  # "adoption: 50M → 100M subscribers" counts who adopted
    if target is not None and target.unit is None and target.value != 0 and ":" not in target.text:  # 1:3 is a ratio
        english, chinese = _KINDS[kind]
        yield view.at(
            target,
            Bilingual(f"'{target.text}' has no unit: {english}", f"“{target.text}”没有单位：{chinese}"),
            Bilingual("add the unit", "补上单位"),
        )


def _is_share(view: KeyResultView) -> bool:
    """Whether the words name a share: 「退货原因“不符”占比」, "share of idle servers"."""
    said = view.frame.metric.text.lower() if view.frame.metric is not None else ""
    return said.endswith(_SHARES) or said.startswith(_SHARES_OF)


_SHARES = ("占比", "份额")
_SHARES_OF = ("share of ", "percentage of ", "proportion of ")
_CASES = Lazy(
    r"(?:errors|stockouts|incidents|complaints|returns|refunds|defects|accidents|injuries|cancellations|no-shows|failures"
    r"|falls|escalations|breaches|outages|absences|departures|leavers|dropouts|drop-outs|referrals|renewals)"
    r"(?:\s(?:per|a|each|in|on|from|at|by|for|of)\s.*)?$"
)


def _counts_cases(view: KeyResultView) -> bool:
    """Whether the words name cases, "medication errors", "stockouts per store", whose rate the lexicon knows."""
    words = view.frame.metric
    return words is not None and _CASES.search(words.text.lower().strip()) is not None


def target_counts(view: KeyResultView) -> bool:
    """Whether the number counts what the metric's words name behind it ("2 internal promotions"), or from how many it
    comes ("referrals from 30 members")."""
    metric, target = view.frame.metric, next((q for q in view.frame.quantities if q.role == "target"), None)
    if metric is None or target is None:
        return False
    return 0 <= metric.start - target.end <= 1 or view.wording.lower.endswith(" from ", 0, target.start)


RULE = Rule(
    name="no_unit",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "转化率提升到3%",
        "复购率从20%提升到30",
        "自有品牌占比提升到30%",
        "NPS达到50",
        "Raise the conversion rate to 3%",
        "Raise NPS to 50",
        "Adoption: 50M → 100M subscribers",
        "Stockouts per store from 9 to 3",
    ),
    bad=(
        "转化率提升到«50»",
        "自有品牌占比提升到«30»",
        "Raise the conversion rate to «50»",
        "Bring the share of idle servers down to «8»",
    ),
    doc=Doc(
        Bilingual("A share or a duration whose target is a bare number.", "比率或时长指标的目标值没写单位。"),
        Bilingual("0.5, 50 and 50% are then three readings of one wish.", "0.5、50 和 50% 会被读成三个意思。"),
        "our own reading of public drafts",
    ),
)
