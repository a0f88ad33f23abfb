"""What rules take of the author's words: whether they are work, the metric's name, what it is compared with."""

from functools import lru_cache

from okr_ai.language.formatting import format_number
from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.views import KeyResultView


def is_work(view: KeyResultView) -> bool:
    """Whether the words say what shall be done; a metric with its target beside it is none of that."""
    stated = view.key_result
    measured = view.metric is not None or (stated.metric is not None and stated.unit is not None)
    return view.frame.outcome is False and not (stated.target is not None and measured)


_PEOPLE = frozenset(
    [
        "customers",
        "users",
        "employees",
        "people",
        "team",
        "teams",
        "staff",
        "everyone",
        "members",
        "merchants",
        "sellers",
    ]
)


_BESIDE = Lazy(r" |ly$")  # English words that stand beside a noun: "ahead of plan", "significantly"


# words of a clause, and none of the name of a measure
_FINITE = frozenset("must should will shall can take takes is are was were has have".split())  # noqa: SIM905
_LEADING = ("from ", "by ", "in ", "at ", "to ", "on ", "with ", "within ", "for ", "no ", "没有")
_BOUNDING = ("不高于", "不低于", "不超过", "不少于")


def _is_clause(label: str) -> bool:
    """Whether the words are no name: "no supplier above 20%", "everyone takes", 投诉量不高于每万次曝光."""
    plain = label.lower()
    clause = plain.startswith(_LEADING) or not _FINITE.isdisjoint(plain.split())
    return clause or any(word in plain for word in _BOUNDING)


_SCOPE = Lazy(r"[（(][^（()）]{1,16}[)）]\s?$")


def _with_scope(view: KeyResultView, label: str) -> str:
    """The label with the bracket before it that says which: （考研）未报名学员转工单率."""
    metric, text = view.frame.metric, view.frame.text
    if metric is None or not metric.text.startswith(label) or text[: metric.start].rstrip()[-1:] not in _CLOSING:
        return label
    scope = _SCOPE.search(text, 0, metric.start)
    return f"{scope[0]}{label}" if scope else label


_CLOSING = frozenset(")）")
_EFFORTS, _NAMES_BEHIND = ("负责", "牵头", "统筹", "承担"), "人率度单项"


@lru_cache(maxsize=8)  # no_number and a rewrite ask in turn
def metric_words(view: KeyResultView, lang: str) -> str:
    """The metric's words without those that leave open how much; nothing for work to be done."""
    if is_work(view):
        return ""
    label = view.metric_label(lang)
    if label.startswith("s ") and f"'{label}" in view.frame.text.replace("’", "'"):
        label = label[2:]  # "this quarter's revenue" without the date
    if label.startswith(_EFFORTS) and label[2:3] not in _NAMES_BEHIND:
        label = label[2:]  # 负责模型性能
    for words in view.frame.vague_words:
        if label.endswith(words.text) and not (words.text.isascii() and _BESIDE.search(words.text)):
            return ""  # 用户体验, "code quality": without it 用户 alone is no metric
        if label.startswith(f"{words.text} of "):
            return ""  # "quality of the search"
        if words.text in label.strip()[1:-1] and not label.startswith(words.text) and not words.text.isascii():
            return ""  # 评分问卷易于理解和操作: the words around it do not belong together
    for words in view.frame.vague_words:
        label = label.replace(words.text, "")
    label = " ".join(label.split()).split(" from ")[0]  # "release frequency from weekly to daily"
    if label.count('"') == 1:  # '"slow app" reviews'
        label = "" if ' "' in label or label[0] == '"' else f'"{label}'
    if _is_clause(label):
        return ""
    metric = view.frame.metric
    if metric and any(metric.start == gap.start for gap in view.frame.placeholders):
        return ""  # Y%
    label = _with_scope(view, label)
    return "" if label.lower() in _PEOPLE and label != view.metric_label(lang) else label


_COMPARED = Lazy(r"(?:比|较(?!去年|上年|上[季月期周]|同期))[^，,。；;]{1,20}[高低多少快慢长短]$")


def compares_two(view: KeyResultView) -> bool:
    """Whether the target says by how much one thing shall be higher or lower than another: 退货率比老品低2个百分点."""
    frame = view.frame
    label = frame.metric.text if frame.metric else ""
    return frame.target is not None and ("比" in label or "较" in label) and bool(_COMPARED.search(label))


def by_history(view: KeyResultView) -> Bilingual | None:
    """Where the metric stands today by its own history, where that is known."""
    if view.chance is None:
        return None
    value = float(f"{view.chance.baseline:.3g}")
    en, zh = (format_number(value, view.unit_of_levels(), lang) for lang in ("en", "zh"))
    return Bilingual(en, zh.replace(" ", ""))
