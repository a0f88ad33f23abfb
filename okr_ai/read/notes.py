"""What people note beside a key result: （负责人：张三，权重40%，信心 5/10；截止 9/30）, [owner: Ann], @ann."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Passage
from okr_ai.read.labels import field_in
from okr_ai.read.names import field_of
from okr_ai.read.passages import cut

_BRACKETS = Lazy(r"[（(\[【]([^（(\[【）)\]】]{1,200})[）)\]】]")
_SPLIT = Lazy(r"[，,；;、|｜]\s*|\s{2,}")
_AT = re.compile(r"(?<![\w.])@(\w[\w.\-]{0,40})")
# a name without a colon before its value: 权重40%, 信心 5/10, owner Ann, due 9/30
_BARE = Lazy(
    r"(?P<name>权重|權重|信心指数|信心指數|信心值|信心|负责人|責任人|责任人|截止日期|截止时间|截止|当前值|当前|目前|现状|基线|目标值|得分|评分|优先级|类型|"
    r"weight|confidence|owner|due|deadline|by|current|currently|baseline|score|grade)\s{0,8}(?:[为是=]|is\s|at\s)?\s{0,8}(?P<value>\S.*)",
    re.IGNORECASE,
)
# the same without brackets, where nothing else can be meant: "…提升到25%，权重40% 信心 5/10"
_LOOSE = Lazy(
    r"(?<![^\s，,；;、|｜）)])(?P<name>权重|權重|weight|信心(?:指数|指數|值|度)?|confidence)\s{0,2}[:：为是=]?\s{0,2}"
    r"(?P<value>\d{1,3}(?:\.\d{1,2})?\s?%|\d{1,2}/10)(?![^\s，,；;、。|｜])",
    re.IGNORECASE,
    needs="权重|權重|weight|信心|confidence",
)
_MARKS = Lazy(r"(?P<priority>P\d)|KR\d{3,6}|#\d{1,6}")  # [P0], and trackers' own numbers (KR123), (#1053)
_VALUED = frozenset({"weight", "confidence", "due", "current", "baseline", "target", "score"})
_WORDS = {
    "committed": "kind",
    "aspirational": "kind",
    "stretch": "kind",
    "承诺型": "kind",
    "挑战型": "kind",
    "guardrail": "indicator",
}
_WORDS |= {
    "护栏": "indicator",
    "护栏指标": "indicator",
    "先行指标": "indicator",
    "滞后指标": "indicator",
    "leading": "indicator",
}
_WORDS |= {
    "lagging": "indicator",
    "里程碑": "kind",
    "milestone": "kind",
    "每周更新": "update_period",
    "每日更新": "update_period",
}


def fields_beside(passage: Passage) -> dict[str, Passage]:
    """The fields that brackets, @names, weights and confidence in the words state, by the model's names.

    The words stay as they are.
    """
    fields: dict[str, Passage] = {}
    text = passage.text
    if "@" in text:
        for match in _AT.finditer(text):
            fields.setdefault("owner", cut(passage, match.start(1), match.end(1)))
    if "（" in text or "(" in text or "[" in text or "【" in text:
        for match in _BRACKETS.finditer(text):
            for name, value in fields_of_notes(cut(passage, match.start(1), match.end(1))):
                fields.setdefault(name, value)
    for match in _LOOSE.finditer(text) if "%" in text or "/10" in text else ():
        fields.setdefault(field_of(match["name"]) or "", cut(passage, match.start("value"), match.end("value")))
    return fields


def fields_of_notes(notes: Passage) -> Iterator[tuple[str, Passage]]:
    """The fields in the words between brackets, split at commas and semicolons."""
    at = 0
    for gap in [*_SPLIT.finditer(notes.text), None]:
        end = gap.start() if gap else len(notes.text)
        if found := _field(cut(notes, at, end)):
            yield found
        at = gap.end() if gap else end


def fields_in_line(words: Passage) -> list[tuple[str, Passage]]:
    """The fields of a line that begins with one, else none: "负责人：张三，截止：9/30", "Owner: Ann | Due: 9/30"."""
    first = field_in(words)
    if first is None or not first[1].text:
        return []
    starts = [0]
    for gap in _SPLIT.finditer(words.text):
        if field_in(cut(words, gap.end())):
            starts.append(gap.end())
    if len(starts) == 1:
        return [(first[0], _without_joint(first[1]))]
    found = []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        if named := field_in(cut(words, start, end)):
            found.append((named[0], _without_joint(named[1])))
    return found


def _without_joint(value: Passage) -> Passage:
    return cut(value, 0, len(value.text.rstrip("，,；;、|｜ ")))


def _field(piece: Passage) -> tuple[str, Passage] | None:
    if mark := _MARKS.fullmatch(piece.text):
        return ("priority" if mark["priority"] else "id"), piece
    if found := field_in(piece):
        return found if found[1].text else None
    if name := _WORDS.get(piece.text.strip().lower()):
        return name, piece
    match = _BARE.match(piece.text)
    if not match:
        return None
    field = {"currently": "current", "by": "due"}.get(match["name"].lower()) or field_of(match["name"])
    if field in _VALUED and not any(c.isdigit() for c in match["value"]):
        return None
    return (field, cut(piece, match.start("value"))) if field else None
