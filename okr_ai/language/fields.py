"""Fields that people write beside a key result: "| owner: team 3", 「；进度：20%」, "(source: Mixpanel 2.0)".

What they say is no part of what is measured, and their figures are no values of it. Dates are left to `dates`, weights
and confidence behind the key result, in the usual words for them, to their cues.
"""

from okr_ai.language.joins import joined
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.numbers import numbers_in

Span = tuple[int, int]

_LABELS = {  # what a field is about, and the labels that say so; `far` and `rated` tell how far the key result is
    "owner": "owner, owners, kr owner, owned by, dri, pic, resp, responsible, lead, assignee, accountable,"
    " 负责人, 责任人, 主责, 主责人, 牵头, 牵头人, 跟进人, 对接人, 经办, 经办人",
    "source": "source, data source, src, data, measured by, measured via, measured in, tracked by, tracked via,"
    " tracked in, 数据来源, 数据源, 来源, 口径, 数据口径, 统计口径, 取数, 数据, 统计方式, 衡量方式",
    "rhythm": "cadence, frequency, review, check-in, update, updated, reported,"
    " 频率, 更新频率, 跟踪频率, 复盘频率, 更新, 复盘, 检视, 回顾, 汇报",
    "far": "progress, status, priority, prio, 进度, 进展, 当前进度, 当前进展, 状态, 优先级",
    "rated": "done, completion, % complete, type, kr type, level, score, grade,"
    " 完成度, 级别, 等级, 类型, 分类, 难度, 得分, 评分, 自评, 自评分",
    "weight": "wt, w, importance, 比重, 重要度, 占比权重",
    "weight cue": "weight, weighting, 权重",
    "confidence": "conf, conf level, cl, likelihood, 信心度, 把握度, 达成概率",
    "confidence cue": "confidence, confidence level, 信心, 信心指数, 信心值, 置信度, 把握",
}
_KINDS = {label.strip(): kind for kind, labels in _LABELS.items() for label in labels.split(",")}
_BEGUN = frozenset([f"{label}:"[:2] for label in _KINDS] + ["w ", "w="])
_LONGEST = 52  # of a field
_OF_NAMES = frozenset({"owner", "source", "rhythm", "far", "rated"})
_OF_FIGURES = frozenset(_LABELS) - {"owner", "source", "rhythm"}
_NEVER_MEASURED = _OF_FIGURES - {"rated"} | {"owner"}

_FIGURE = Lazy(r"\d+(?:\.\d+)?\s?(?:%|/\s?\d+|分|成)?|p\d|[一两二三四五六七八九]成")
_NAME = Lazy(r"@?[^\d/+→≥≤]{1,24}|(?:team|squad|group)\s\d+|[a-z][a-z ]{0,20}\d[\d.]*")  # "mixpanel 2.0", "ga4"
_SAID = Lazy(r"([^\d:=]{1,24}?)\s?[:=]\s?([^:=]+)")
_SAID_BARELY = Lazy(
    r"(\D{1,24}?)(\s?)(\d\S*(?:\s(?:%|/\s?\d+))?|p\d|[一两二三四五六七八九]成|(?:team|squad|group)\s\d+)"
)
_UP_TO_SPACE = Lazy(r"\s*[^\s\d:=]+(?:\s?[:=]\s?|\s?(?=\d|[一二三四五六七八九]成))\S+(?=\s+\S)")
_DIGIT, _LETTER = Lazy(r"\d"), Lazy(r"[^\W\d_]")
_PARTING = str.maketrans(dict.fromkeys(",，;。|()[]{}<>「」【】〔〕《》·•#", "\n"))
_LESS = tuple(",，([{<「【〔《。")  # marks behind what may be measured: "score: 45, up from 30", 「得分：45（现 30）」


def fields_in(work: str) -> list[Span]:
    """The spans of the fields in a text with its dates masked; none where no figure stands outside them."""
    parted = work.translate(_PARTING).replace(" - ", " \n ").replace("--", "\n\n").replace(" / ", " \n ")
    parted = parted.replace("conf. ", "conf: ").replace("resp. ", "resp: ").replace(". ", "\n ")
    first, *others = parted.split("\n")
    end = _end_at_head(first, work)
    spans, at = [(0, end)] if end else [], len(first) + 1
    for part in others:
        kind = _kind_of(part)
        if kind and not kind.endswith(" cue"):
            spans.append((at + len(part) - len(part.lstrip()), at + len(part.rstrip())))
        at += len(part) + 1
    if not spans and (said := _REPORT.search(work)):
        spans.append(said.span("report"))
    outside = _outside(work, spans) if spans else ""
    return spans if _DIGIT.search(outside) and _LETTER.search(outside) else []


# where it stands, told behind an arrow: 「从 30% 提升到 35% → 本周达到 32%（+1%）」
_REPORT = Lazy(
    r"(?<=\d)(?P<told>[^→]{0,24}?(?:到|至|为|(?<![a-z])to(?![a-z])|→|->|=>)[^\d→]{0,8}\d[^→]{0,12}?)(?:→|->|=>)\s?"
    r"(?P<report>(?:[本这上]周|[本这上]个?月|目前|当前|现在?|已"
    r"|(?:this|last) (?:week|month)|now|currently|today|so far)(?![a-z]).*)"
)


def _end_at_head(part: str, work: str) -> int:
    """Where the field ends that the text opens with, 0 when it opens with none: a label may name what is measured."""
    if kind := _kind_of(part):
        return len(part) if kind in _NEVER_MEASURED or not work.startswith(_LESS, len(part)) else 0
    head = _UP_TO_SPACE.match(part) if part.lstrip()[:2] in _BEGUN else None
    return head.end() if head and _kind_of(head[0]) in _NEVER_MEASURED else 0


def _kind_of(part: str) -> str | None:
    """What a stretch between marks is about when it is a label and what belongs to one, nothing else."""
    part = part.strip(" .*_")
    if len(part) > _LONGEST or part[:2] not in _BEGUN:
        return None
    if said := _SAID.fullmatch(part):
        label, value = said[1].rstrip("."), said[2]
    elif (said := _SAID_BARELY.fullmatch(part)) and (said[2] or said[1] > "\u024f"):
        label, value = said[1].rstrip("."), said[3]
    else:
        return None
    kind = _KINDS.get(label)
    if (kind in _OF_FIGURES and _FIGURE.fullmatch(value)) or (kind in _OF_NAMES and _NAME.fullmatch(value)):
        return kind
    return None


def _outside(work: str, spans: list[Span]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts.append(work[at:start])
        at = end
    return "".join([*parts, work[at:]])


def numbers_of_fields(text: str, plain: str, spans: list[Span]) -> list[tuple[Number, str]]:
    """The numbers that the fields hold, and what each does there: weight, confidence, else condition."""
    found = []
    for start, end in spans:
        role = (_kind_of(plain[start:end]) or "").removesuffix(" cue")
        if role not in ("weight", "confidence"):
            role = "condition"
        alone = " " * start + plain[start:end]
        found += [(number, role) for number in joined(numbers_in(alone, text), alone)]
    return found
