"""What a rewrite keeps of the author's words: the metric's name, a share's sentence, what a target is of or per."""

import re
from functools import lru_cache

from okr_ai.language.formatting import format_number
from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import is_puzzling


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


def _whole_bracket(view: KeyResultView, label: str) -> str:
    """The label with the bracket that it lost: （考研）未报名学员转工单率."""
    if ")" not in label and "）" not in label:
        return label
    metric = view.frame.metric
    closed = sum(map(label.count, ")）")) - sum(map(label.count, "(（"))
    if metric is None or closed != 1 or metric.start == 0 or not metric.text.startswith(label):
        return label
    opening = view.frame.text[metric.start - 1]
    return f"{opening}{label}" if opening in "(（" else ""


_EFFORTS, _NAMES_BEHIND = ("负责", "牵头", "统筹", "承担"), "人率度单项"


@lru_cache(maxsize=8)  # a rewrite asks several times
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
    label = _whole_bracket(view, label)
    return "" if label.lower() in _PEOPLE and label != view.metric_label(lang) else label


_COMPARED = Lazy(r"比[^，,。；;]{1,20}[高低多少快慢长短]$")
_TAIL = Lazy(
    r"/\s?[^\W\d_]{1,6}"
    r"|\s(?:(?:of|per)\s(?=[a-z])|(?:for|in|on)\s(?:at least\s)?\d[\d.]*\s?%\s?of\s)[^,.;:()|\d，。；]*",
    re.IGNORECASE,
)
_BEHIND = ("/", " of ", " per ", " for ", " in ", " on ")  # how that begins
_WINDOW = Lazy(
    r"(?:\s(?:[a-z]+ed|seen|made|sent))?\s(?:in|over|within|during)\s?(?:the\s(?:last|past|first))?$", re.IGNORECASE
)
_CLAUSE = Lazy(r"[^,;:()|，；。（—–]*")
_JOINT = Lazy(
    r"(?:\s+(?:by|before|until|till|in|at|on|up|from|to|within|through|via|and|with|while|or|than|the)|[到从由至在于])$",
    re.IGNORECASE,
)
_BOUNDS = Lazy(
    r"(?:at least|at most|over|more than|less than|under|up to|不少于|不低于|不超过|超过|至少|至多|≥|>=|>|≤|<=|<)\s*$",
    re.IGNORECASE,
)


def compares_two(view: KeyResultView) -> bool:
    """Whether the target says by how much one thing shall be higher or lower than another: 退货率比老品低2个百分点."""
    frame = view.frame
    label = frame.metric.text if frame.metric else ""
    return frame.target is not None and "比" in label and bool(_COMPARED.search(label))


def tail_of(view: KeyResultView) -> str:
    """What the target is a share of or is counted by, straight behind it: " of MRR", " for 95% of calls"."""
    target = next((q for q in view.frame.quantities if q.role == "target" and q.value == view.target()), None)
    if target is None or view.level() is None or not view.frame.text.startswith(_BEHIND, target.end):
        return ""
    found = _TAIL.match(view.frame.text, target.end)
    tail = _before_other(view, found.start(), found.end()) if found else ""
    if found and view.frame.text[found.end() : found.end() + 1].isdigit():
        window = next((q for q in view.frame.quantities if q.start == found.end() and q.role == "condition"), None)
        whole = view.frame.text[found.start() : window.end] if window else ""  # " of orders sent within 48h"
        tail = whole or _WINDOW.sub("", tail)  # "of patients seen in the last" 12 months
    metric = metric_words(view, "en").lower()
    return "" if tail.strip().lower() in metric or metric in tail.lower() or len(tail) > 60 else tail


def _before_other(view: KeyResultView, start: int, end: int) -> str:
    """The words from `start` to `end`, but for a date or a baseline in them and what leads to it."""
    frame = view.frame
    ends = [q.start for q in frame.quantities if q.role == "baseline" and q.start >= start]
    ends += [day.start for day in frame.dates if day.start >= start and not frame.text[day.end : end].strip()]
    words = frame.text[start : min([end, *ends])].rstrip()
    while joint := _JOINT.search(words):
        words = words[: joint.start()].rstrip()
    return words


_PARTS = Lazy(
    r"[\s,，;；(（]+((?:incl(?:\.|uding\b)|of which\b|其中|包括|含)(?![^\s\w])[^;；。()（）]{2,60})",
    re.IGNORECASE,
    needs="incl|of which|其中|包括|含",
)


def parts_named(view: KeyResultView) -> str:
    """What the words say of a part of the target, behind it: "incl. 30% from new products", 其中新品300万."""
    target = next((q for q in view.frame.quantities if q.role in ("target", "count", "change")), None)
    found = _PARTS.search(view.frame.text, target.end) if target else None
    if found is None:
        return ""
    words = _before_other(view, found.start(1), found.end(1)).rstrip(" ,，.")
    return words if any(map(str.isdigit, words)) else ""


def share_of(view: KeyResultView, doubtful: bool) -> tuple[str, str] | None:
    """The words before and behind a target that is the share of those who do something, "Reply to 90% of reviews in
    a day"; None where the share has a name (转化率)."""
    frame = view.frame
    if doubtful or frame.unit != "%" or frame.direction != "reach" or view.key_result.target is not None:
        return None
    target = next((q for q in frame.quantities if q.role == "target" and q.value == frame.target), None)
    metric = metric_words(view, "zh")
    if target is None or not metric or view.level() is None or is_puzzling(view):
        return None
    behind = frame.text[target.end :].lstrip()
    before = frame.text[: target.start]
    while bound := _BOUNDS.search(before):
        before = before[: bound.start()]
    joint = next((joint for joint in ("of ", "的") if behind.startswith(joint)), "")
    if not behind.removeprefix(joint).lstrip().startswith(metric) or not (joint or not (before or metric.isascii())):
        return None
    start = len(frame.text) - len(behind) + len(joint)
    rest = _CLAUSE.match(frame.text, start)
    words = _before_other(view, start, rest.end() if rest else start).strip(" .")
    dated = any(day.start < target.start for day in frame.dates) or (frame.deadline and frame.deadline.text in words)
    return (before.strip(), words) if words and not dated else None


def by_history(view: KeyResultView) -> Bilingual | None:
    """Where the metric stands today by its own history, where that is known."""
    if view.chance is None:
        return None
    value = float(f"{view.chance.baseline:.3g}")
    en, zh = (format_number(value, view.unit_of_levels(), lang) for lang in ("en", "zh"))
    return Bilingual(en, zh.replace(" ", ""))
