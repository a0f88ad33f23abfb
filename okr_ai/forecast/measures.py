"""Whether a key result speaks of a metric's level at the end, of its total over the period, or of its average.

In this order: what the draft states; what the settings state; a key result that keeps something as it is means the
average of the period; words such as 累计 or "on average". Then by the kind of metric: rates, scores, durations and
stocks (members, active users) are levels. Counts and money that the words ask for by the series' own step ("weekly
orders", 每周订单) are levels, too. Others are ambiguous (50,000 orders a quarter, or a week?), so the numbers decide:
a target or baseline nearer to the metric's recent total over a period of this length than to its recent level means the
total. Without a number to compare, a flow of counts or money means the total.
"""

import re
from math import log

import numpy as np

from okr_ai.forecast.steps import Steps
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import Metric
from okr_ai.model import Bilingual, Frame, KeyResult, Measure, MetricDefinition, Reason

_TOTAL = re.compile(r"累计|累积|合计|共计|总计|总量|总额|总数|in total|\btotal\b|cumulative")
_AVERAGE = re.compile(r"平均|日均|周均|月均|on average|\baverage\b|\bavg\b|\bmean\b")
_PER_STEP = re.compile(r"日均|周均|月均")
_WHOLE = re.compile(
    r"季度平均|全季度|整个季度|整季|全年|整年|over the (?:whole )?(?:quarter|year|half|month|period)|"
    r"\b(?:average|mean)\b[^.;,]*\b(?:of|across) the (?:whole )?(?:quarter|year|half|month|period)|"
    r"\b(?:quarter'?s|quarterly|yearly|annual) (?:average|mean)\b"
)
_STOCK = re.compile(
    r"活跃|会员|粉丝|库存|在职|存量|余额|关注者|订阅者|在线|用户数|"
    r"\b(?:active|members?|followers?|subscribers?|subscriptions?|inventory|stock|headcount|balance|users|backlog|mrr|arr)\b"
)
_EACH = re.compile(
    r"客单价|单价|人均|均价|每单|单均|\b(?:average|avg|mean|median|per|cost|price|rate|ratio|share|score)\b"
)
_LEVELS = frozenset({"rate", "duration", "score", "ratio", "index"})


def measure_of(
    key_result: KeyResult,
    frame: Frame,
    steps: Steps,
    *,
    target: float | None,
    length: float,
    keep: bool,
    definition: MetricDefinition | None,
    metric: Metric | None,
) -> tuple[Measure, Reason]:
    """The measure and the reason for it. `target` is a level or a total to reach (None when it is a change); `length`
    is how many of the metric's steps the period has."""
    if key_result.measure:
        return key_result.measure, _because(key_result.measure, "stated in the draft", "草稿写明")
    if definition and definition.measure:
        return definition.measure, _because(definition.measure, "stated in the settings", "设置中写明")
    if keep:
        return "average", _because("average", "to be kept over the whole period", "要求整个周期保持")
    named = _names_of(frame, steps, metric)
    each = bool(metric and metric.kind in _LEVELS) or bool(_EACH.search(named))
    text = frame.text.casefold()
    if (_AVERAGE.search(text) and not _AVERAGE.search(named)) or (
        _PER_STEP.search(text) and not _PER_STEP.search(steps.name)
    ):
        return "average", _because("average", "the words say average", "文字写的是平均")
    if _WHOLE.search(text) and not is_running(steps):
        whole: Measure = "average" if each or frame.unit == "%" else "total"
        return whole, _because(whole, "the words speak of the whole period", "文字指整个周期")
    if each or (frame.unit in ("%", "pp") and frame.target_kind in (None, "absolute", "percentage_points")):
        return "level", _because("level", "a rate or a value each", "比率或单位数值")
    if is_running(steps):
        return "level", _because("level", "the series is a running count", "序列本身是累计值")
    if _by_the_step(frame, steps):
        return "level", _because("level", "the words speak of one step of the series", "文字指序列的单个时段")
    if _TOTAL.search(text):
        return "total", _because("total", "the words say total", "文字写的是累计")
    nearer = _nearer(steps, target, length)
    if nearer:
        return nearer, _because(nearer, "what the target's size fits", "与目标数值的量级相符")
    if _STOCK.search(named) or not metric or metric.kind not in ("count", "money"):
        return "level", _because("level", "the value at the end", "看期末值")
    return "total", _because("total", "what comes in over the period", "周期内累加")


def _patterns(often: str, step: str, zh: str, zh_alone: str) -> tuple[Lazy, Lazy, Lazy]:
    """What the words of a metric begin or end with, what stands behind its target, and what before."""
    each = rf"(?:(?:per|a|each|every)\s|/\s?){step}\b"
    every = rf"(?:每个?|单){zh}"
    return (
        Lazy(rf"(?:(?:the|our|total|number of)\s)*{often}\b|{every}|{zh_alone}|.*\s?{each}$"),
        Lazy(rf"\s*(?:(?!in\b|within\b|over\b|once\b|with\b)[a-z]+\s){{0,2}}{each}|\w?/{zh}"),
        Lazy(rf"{every}(?:达?[到至成]|不[少低]于|至少|超过)?\s?$"),
    )


_BY_STEP = {
    "daily": _patterns("daily", "day", "[日天]", "日(?![常期历志用程本报均元])"),
    "weekly": _patterns("weekly", "week", "周", "周(?![边转期岁年围末均知])"),
    "monthly": _patterns("monthly", "month", "月", "月(?![份初末底均饼])"),
}


def _by_the_step(frame: Frame, steps: Steps) -> bool:
    """Whether the metric or its target is told by the step of the series: "weekly orders", 每周150单; words elsewhere
    ("5,000 orders, checked weekly") tell how the work is done."""
    if steps.rhythm.name not in _BY_STEP:
        return False
    of_metric, behind, before = _BY_STEP[steps.rhythm.name]
    if frame.metric and of_metric.match(frame.metric.text.casefold()):
        return True
    text = frame.text.casefold()
    targets = [one for one in frame.quantities if one.role == "target"]
    return any(behind.match(text[one.end :]) or before.search(text[: one.start]) for one in targets)


def _names_of(frame: Frame, steps: Steps, metric: Metric | None) -> str:
    words = [steps.name.replace("_", " "), frame.metric.text if frame.metric else ""]
    if metric:
        words += [metric.en, metric.zh]
    return " ".join(words).casefold()


def is_running(steps: Steps) -> bool:
    """Whether the series only grows (more than by a shift or two), as a count does that is never set back."""
    moves = np.diff(steps.values[np.isfinite(steps.values)])
    return len(moves) >= 5 and bool((moves >= 0).all()) and int((moves > 0).sum()) >= 3


def _nearer(steps: Steps, target: float | None, length: float) -> Measure | None:
    """What `target` is nearer to, by ratio: the recent level, or the recent total over `length` steps."""
    known = steps.values[np.isfinite(steps.values)][-max(4, round(length)) :]
    if target is None or target <= 0 or len(known) == 0 or known.mean() <= 0 or length < 2:
        return None
    off_level = log(target) - log(known.mean())
    return "level" if abs(off_level) <= abs(off_level - log(length)) else "total"


def _because(measure: Measure, en: str, zh: str) -> Reason:
    name = {
        "level": Bilingual("level at the end", "期末值"),
        "total": Bilingual("total over the period", "周期累计"),
        "average": Bilingual("average over the period", "周期平均"),
    }[measure]
    return Reason("measure", Bilingual(f"read as {name.en}: {en}", f"按{name.zh}判断：{zh}"), {"measure": measure})
