"""An objective that only says that a metric should move."""

from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import lexicon
from okr_ai.language.text import normalised
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView
from okr_ai.rules.wording import WordList, own_words, without_purpose

_MOVES = WordList(
    "提升 提高 降低 减少 增加 扩大 增长 加快 缩短 改善 优化",
    "increase|improve|reduce|grow|raise|decrease|boost|cut|lower|maximize",
)


_HOW = ("持续", "稳步", "不断", "大幅", "显著", "全面", "进一步", "快速", "明显")


def check(view: ObjectiveView) -> Iterator[Found]:
    metric = _moved(view) or _moving(view)
    if metric is not None:
        yield view.whole(
            Bilingual(
                f"the objective only says that {metric} should move, not what for",
                f"目标只说“{metric}”要变，没说为了什么",
            ),
            Bilingual("say who will notice what", "写明谁会因此感受到什么不同"),
        )


def _moved(view: ObjectiveView) -> str | None:
    """The metric behind a verb, where nothing else stands: 提升GMV, "Increase our revenue"."""
    span = _MOVES.opens(view.wording)
    metric = view.frame.metric if span is not None else None
    if span is None or metric is None or metric.start < span[1]:
        return None
    if not _is_known(metric.text) and (view.frame.metric_name is None or metric.text.count(" ") != 1):
        return None  # "donor retention" is one, too
    words = without_purpose(own_words(view.passage.text))
    left = view.passage.text[span[1] : metric.start] + words[words.find(metric.text) + len(metric.text) :]
    return metric.text if not left.strip(" 的了。.!！").removeprefix("the").removeprefix("our") else None


def _moving(view: ObjectiveView) -> str | None:
    """The metric before a Chinese verb, where nothing else stands: 采购成本持续优化."""
    words = without_purpose(own_words(view.passage.text)).rstrip(" ，,。")
    verb = next((verb for verb in _MOVES.zh if words.endswith(verb)), None)
    if verb is None:
        return None
    name = words.removesuffix(verb)
    for how in _HOW:
        name = name.removesuffix(how)
    return name if name and _is_known(_OF_PLACE.sub("", name)) else None


# 「华南区营收增长」: whose it is says not what for
_OF_PLACE = Lazy(
    r"^(?:华[东南北中]|[西东][南北]|全国|海外|国内|线[上下]|全?公司|集团|整体|部门|团队)(?:[大片地]?区域?|市场)?"
)


def _is_known(name: str) -> bool:
    return normalised(name).strip(" .。") in lexicon().by_words


RULE = Rule(
    name="metric_as_objective",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "用复购而不是补贴拉动增长",
        "提升老客户复购，让增长不靠补贴",
        "让老客户的复购率稳步提升",
        "包装成本由供应商一起优化",
        "Grow revenue from customers who come back",
        "Make returns painless",
    ),
    bad=("«提升GMV»", "«提高转化率»", "«采购成本持续优化»", "«华南区营收增长»", "«Increase revenue»"),
    doc=Doc(
        Bilingual(
            "A verb of change and the name of a metric, nothing else.", "目标只有“提升/降低＋指标”，没有别的内容。"
        ),
        Bilingual(
            "It repeats a key result and gives nobody a reason to choose one way of moving the metric over another.",
            "这等于重复一条关键结果，没法帮人判断用哪种方式去动这个指标。",
        ),
        "method notes of public OKR tools",
    ),
)
