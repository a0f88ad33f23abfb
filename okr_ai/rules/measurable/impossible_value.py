"""A value beyond the metric's scale: a rate of 120 %, 95 of 90 points, a fall by 150 %."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual, Frame, Quantity
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView

# a share of a plan, of the past or of costs may well be beyond 100 %
_UNBOUNDED = (
    "净", "完成", "达成", "增长", "增幅", "增速", "回报", "利润", "产出", "周转", "覆盖倍",
    "net ", "attainment", "achievement", "completion", "growth", "return on", "roi", "roas", "nrr",
    "turnover", "of plan", "of target",
)  # fmt: skip


# shares that end at 100 % whatever they are shares of
_OF_WHOLE = (
    "准时率", "及时率", "合格率", "通过率", "准确率", "成功率", "合规率", "出勤率", "正确率", "可用率",
    "on-time", "on time", "accuracy", "pass rate", "success rate", "availability",
)  # fmt: skip
_SCALE = Lazy(
    r"(?:满分\s?)?(\d{1,3})\s?分制|满分\s?(?:为|是)?\s?(\d{1,3})|out of (\d{1,3})|(\d{1,3})[- ]point scale",
    re.IGNORECASE,
    needs="分制|满分|out of|point scale",
)


def check(view: KeyResultView) -> Iterator[Found]:
    told: set[str] = set()
    for quantity in view.frame.quantities:
        if view.frame.compound and quantity.role in told:
            continue  # the second target is another metric's
        told.add(quantity.role)
        if quantity.role == "change":
            beyond = _fall(view.frame, quantity)
        elif quantity.role == "baseline" or (quantity.role == "target" and view.frame.target_kind in _LEVELS):
            beyond = _beyond(view, quantity.value, quantity.unit)
        else:
            continue
        if beyond is not None:
            below = quantity.value < 0 and quantity.text[:1] in "-−－"
            yield view.at(quantity, _said(quantity.text, beyond), _by(quantity.text[1:]) if below else _CHECK)
    for name, value in (("baseline", view.key_result.baseline), ("target", view.key_result.target)):
        if value is None or (field := view.key_result.fields.get(name)) is None:
            continue
        if (beyond := _beyond(view, value, view.key_result.unit)) is not None:
            yield here(field, _said(field.text, beyond), _CHECK)


_LEVELS = ("absolute", "count")
_CHECK = Bilingual("check the number and its unit", "核对数值和单位")


def _by(amount: str) -> Bilingual:
    """What to write where a level below zero was meant as a change."""
    return Bilingual(
        f"if it shall fall by {amount.strip()}, write that", f"如果是要降{amount.strip()}，就写“降低{amount.strip()}”"
    )


def _said(words: str, beyond: Bilingual) -> Bilingual:
    return Bilingual(f"'{words}' cannot be: {beyond.en}", f"“{words}”不可能：{beyond.zh}")


def _fall(frame: Frame, change: Quantity) -> Bilingual | None:
    if frame.direction == "decrease" and change.unit == "%" and change.value > 100:
        return Bilingual("nothing can fall by more than 100%", "降幅超不过100%")
    return None


# what is paid or spent
_SPENT = ("cost", "price", "spend", "expense", "成本", "费用", "单价", "客单", "支出", "花费")


def _below_zero(view: KeyResultView) -> Bilingual | None:
    """Why a money metric cannot be below zero: "Cost to serve: -$2.10" means by how much it shall fall."""
    metric, words = view.metric, view.frame.metric
    name = words.text if words else ""
    if metric is None:
        spent = any(word in name.lower() for word in _SPENT)
    else:
        spent = metric.kind == "money" and metric.low == 0
    if not spent:
        return None
    return Bilingual(f"{name or 'this'} is never below zero", f"{name or '它'}不会低于0")


def _beyond(view: KeyResultView, value: float, unit: str | None) -> Bilingual | None:
    """Where the metric's scale ends, as the draft or the lexicon has it, when the value lies beyond."""
    if unit in (None, "分") and (stated := _SCALE.search(view.passage.text)) is not None:
        end = float(next(filter(None, stated.groups())))
        return Bilingual(f"the scale ends at {end:g}", f"满分是{end:g}分") if value > end else None
    metric, words = view.metric, view.frame.metric
    if value < 0 and (below := _below_zero(view)):
        return below
    if metric is None and not (unit == "%" and value > 100):
        return None
    if metric is not None and (words is None or metric.kind not in ("rate", "score", "index")):
        return None
    about = f"{words.text if words else ''} {view.key_result.metric or ''}".lower()
    if any(mark in about for mark in _UNBOUNDED):
        return None
    if metric is None:
        whole = any(mark in about for mark in _OF_WHOLE)
        return Bilingual("a share of the whole ends at 100%", "占整体的比例最高是100%") if whole else None
    if view.key_result.metric is None and metric.name != view.frame.metric_name:
        return None
    if unit != metric.unit and not (unit == "%" and metric.kind == "rate"):
        return None
    if metric.high is not None and value > metric.high:
        return Bilingual(f"{metric.en} ends at {metric.high:g}", f"{metric.zh}最高是{metric.high:g}")
    if metric.low is not None and value < metric.low:
        return Bilingual(f"{metric.en} begins at {metric.low:g}", f"{metric.zh}最低是{metric.low:g}")
    return None


RULE = Rule(
    name="impossible_value",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="error",
    good=(
        "复购率从22%提升到28%",
        "收入增长120%",
        "净收入留存率达到120%",
        "服务评分从4.7分提升到4.9分（5分制）",
        "Support rating from 4.1 to 4.6 out of 5",
        "复购率提升到25%，客服评分满分10分",
        "Store rating from 80 to 92",
        "Operating profit from -$2M to $1M",
        "经营现金流从-300万元转为0",
        "Raise the repeat purchase rate to 28%",
        "Grow revenue by 120%",
    ),
    bad=(
        "复购率提升到«120%»",
        "服务评分从4.7分提升到«5.6分»（5分制）",
        "Invoices paid on time from 90% to «107%»",
        "NPS from 45 to «120»",
        "投诉量降低«150%»",
        "Raise the repeat purchase rate to «120%»",
        "Cut complaints by «150%»",
        "Cost to serve: «-$2.10»",
        "获客成本达到«-20元»",
    ),
    doc=Doc(
        Bilingual("A value that the metric's scale does not have.", "超出指标取值范围的数。"),
        Bilingual("A slip in number, unit or metric.", "数值、单位或指标写错了。"),
        "natural scales of the metric lexicon; your settings may widen them (`lower`, `upper`)",
    ),
    cap=49.0,
)
