"""One key result taken apart: dates, numbers, cue words and clauses, each with its place."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from okr_ai.language.clauses import Clause, clauses_in
from okr_ai.language.cues import Cue, cues_in
from okr_ai.language.dates import Dated, dates_said
from okr_ai.language.implied import with_implied
from okr_ai.language.joins import joined
from okr_ai.language.lazy import Lazy
from okr_ai.language.leads import settle
from okr_ai.language.no_dates import is_no_date
from okr_ai.language.number_patterns import Number
from okr_ai.language.numbers import numbers_in
from okr_ai.language.periods import Reference
from okr_ai.language.placeholders import own_gaps, placeholders_in
from okr_ai.language.protected import links_and_marker
from okr_ai.language.text import (
    PICTURES,
    characters,
    forget_texts,
    is_picture,
    latin_words,
    normalised,
    without_pictures,
)

if TYPE_CHECKING:
    from okr_ai.language.steps import Step

# No key result is longer. The limit bounds the time on hostile lines, where a pattern may look far ahead at each place.
LONGEST = 4000
FEW = 40  # numbers looked through where one decides for all
_NO_KINDS: frozenset[str] = frozenset()
DATE, KEPT = "\ue000", "\ue001"  # stand where a date or a link was, so that nothing reads it again


class Scan:
    """What was found in a key result, in order. `work` is the text with dates and links masked.

    `fields` are the spans of the fields beside it, which are masked as well. `leads[i]` holds the cues that stand
    straight before number i, the nearest first (至 and 提升 of 「提升至 20%」), `kinds_before[i]` what all of them do;
    `roles[i]` what it does, `verbs[i]` the verb that rules it, and `baseline` the number that says where things stand
    now, the first of several, are filled by `roles.assign`.
    """

    __slots__ = (
        "_clause_starts",
        "_cue_starts",
        "baseline",
        "clauses",
        "cues",
        "dates",
        "fields",
        "kinds_before",
        "leads",
        "numbers",
        "placeholders",
        "plain",
        "reference",
        "roles",
        "text",
        "verbs",
        "work",
    )

    def __init__(
        self,
        text: str,
        plain: str,
        work: str,
        reference: Reference,
        dates: list[Dated],
        numbers: list[Number],
        placeholders: list[tuple[int, int]],
        cues: list[Cue],
        clauses: list[Clause],
        leads: list[list[Cue]],
        _clause_starts: list[int],
        _cue_starts: list[int],
        kinds_before: list[frozenset[str]],
        fields: list[tuple[int, int]],
        baseline: Number | None = None,
    ) -> None:
        self.text = text
        self.plain = plain
        self.work = work
        self.reference = reference
        self.dates = dates
        self.numbers = numbers
        self.placeholders = placeholders
        self.cues = cues
        self.clauses = clauses
        self.leads = leads
        self._clause_starts = _clause_starts
        self._cue_starts = _cue_starts
        self.kinds_before = kinds_before
        self.fields = fields
        self.roles: list[str] = []
        self.verbs: list[Cue | None] = []
        self.baseline = baseline

    @property
    def opening(self) -> Clause:
        """The clause that the text opens with, behind a label in brackets."""
        for clause in self.clauses:
            if clause.kind != "note":
                return clause
        return self.clauses[0]

    def clause_at(self, at: int) -> Clause:
        """The clause around a position."""
        clauses = self.clauses
        return clauses[bisect_right(self._clause_starts, at, 1) - 1] if len(clauses) > 1 else clauses[0]

    def cues_between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin from `start` up to `end`."""
        starts = self._cue_starts
        return self.cues[bisect_left(starts, start) : bisect_left(starts, end)] if starts else []

    def cue_after(self, number: Number) -> Cue | None:
        """The cue straight behind a number (以上, "or more")."""
        end = number.end
        place = bisect_left(self._cue_starts, end)
        if place < len(self.cues) and not (gap := self.work[end : self._cue_starts[place]]).strip(" )*"):
            if gap.strip() and self.cues[place].word == "+":
                return None  # 「（20 分钟）+ 培训」
            return self.cues[place]
        return None


def _masked(plain: str, spans: list[tuple[int, int]], mark: str) -> str:
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [plain[at:start], mark * (end - start)]
            at = end
    return "".join(parts) + plain[at:]


_QUOTED = Lazy(r'"[^"]{1,80}"|“[^”]{1,80}”|「[^」]{1,80}」')


def _quoted(work: str, values: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What stands in quotes and holds no value: names, whose words do nothing here ("tickets on \"finding files\"")."""
    spans = [match.span() for match in _QUOTED.finditer(work)]
    return [(start, end) for start, end in spans if not any(start < at < end for at, _ in values)]


def scanned(texts: Sequence[str], references: Sequence[Reference]) -> list[Scan]:
    """Take key results apart; every position is one of the text. Only its first `LONGEST` characters are read.

    One kind of thing is looked for in all texts before the next: see `key_results.BLOCK`.
    """
    forget_texts()  # those of the block before
    plains = [normalised(text[:LONGEST]) for text in texts]
    plains = [without_pictures(plain) if is_picture(plain[:1]) or plain[-1:] > PICTURES else plain for plain in plains]
    dates = [dates_said(plain, reference) for plain, reference in zip(plains, references, strict=True)]
    works = [_without_dates(plain, found) if found else plain for plain, found in zip(plains, dates, strict=True)]
    works = [work.replace("+/-", "  ±") if "+/-" in work else work for work in works]
    works = [_masked(work, kept, KEPT) if (kept := links_and_marker(work)) else work for work in works]
    steps = {place: _with_steps(work) for place, work in enumerate(works) if _may_hold_steps(work)}
    for place, step in steps.items():
        works[place] = step.work
    placeholders = [placeholders_in(work) for work in works]
    if any(placeholders):
        works = [_without_gaps(work) if found else work for work, found in zip(works, placeholders, strict=True)]
    fields = [
        _fields_in(work) if _may_hold_field(plain) else _NO_FIELDS for work, plain in zip(works, plains, strict=True)
    ]
    if any(fields):
        works = [_masked(work, found, KEPT) if found else work for work, found in zip(works, fields, strict=True)]
    written = [numbers_in(work, text) for work, text in zip(works, texts, strict=True)]
    if any(placeholders):
        each = zip(written, works, placeholders, strict=True)
        written = [_counted(found, work, gaps) if gaps else found for found, work, gaps in each]
    written = [joined(found, work) for found, work in zip(written, works, strict=True)]
    for place, step in steps.items():
        _settle_step(written[place], step)
    numbers = [with_implied(found, work) for found, work in zip(written, works, strict=True)]
    cues = [cues_in(work) for work in works]
    clauses = [clauses_in(work) for work in works]
    return list(map(_settled, texts, plains, works, references, dates, numbers, placeholders, fields, cues, clauses))


def _without_dates(plain: str, dates: list[Dated]) -> str:
    """The text with its dates masked; those that say how long something may take are taken from the list."""
    dates[:] = [found for found in dates if not is_no_date(plain, found)]
    return _masked(plain, [(found.start, found.end) for found in dates], DATE)


# What tells, of a text's words and characters, that it may hold a field: words of English labels, which want a colon or
# another mark; the ends of Chinese labels before a colon, and characters of those that want none.
_LABELS = frozenset(
    """owner owners owned dri pic resp responsible lead assignee accountable progress status done completion complete
    source src data measured tracked cadence frequency review check updated update reported priority prio type level
    score grade weight weighting wt w importance confidence conf cl likelihood""".split()  # noqa: SIM905
)
_MARKS = frozenset(":=|([{<;")
_ENDS_OF_LABELS = frozenset(
    """责人 任人 主责 牵头 头人 进人 接人 经办 办人 来源 据源 口径 取数 数据 方式 频率 更新 复盘 检视 回顾 汇报 进度
    进展 状态 先级 成度 级别 等级 类型 分类 难度 得分 评分 自评 比重 要度 权重 心度 握度 概率 信心 指数 心值
    信度 把握""".split()  # noqa: SIM905
)
_LABELLED = frozenset("态信权难")
# in words behind an arrow
_REPORTS = ("周", "月", "目前", "当前", "现", "已", "week", "month", "now", "currently", "today", "so far")


def _may_hold_field(plain: str) -> bool:
    if ("→" in plain or "->" in plain) and any(word in plain for word in _REPORTS):
        return True
    if not _LABELS.isdisjoint(latin_words(plain)):
        return not _MARKS.isdisjoint(characters(plain))
    if plain.isascii():
        return False
    if ":" in plain and not _ENDS_OF_LABELS.isdisjoint([part[-2:] for part in plain.split(":")]):
        return True
    return not _LABELLED.isdisjoint(characters(plain))


_NO_FIELDS: list[tuple[int, int]] = []


def _fields_in(work: str) -> list[tuple[int, int]]:
    from okr_ai.language.fields import fields_in  # few texts may hold any

    return fields_in(work)


_IN_ORDER = frozenset(["day", "week", "rank", "ranking", "ranked", "position", "place", "page", "top", "loss"])
_NTH = Lazy(r"\dth |\d(?:st|nd|rd) |#\d")


def _may_hold_steps(work: str) -> bool:
    """Whether places of an order, or a loss and a profit, may stand in the text with a step between them."""
    if "第" in work or "排名" in work or "亏" in work or "由负" in work:
        return any(mark in work for mark in ("从", "由", "自", "→", "->"))
    if "率" in work and "万" in work:
        return True
    if not ("→" in work or "->" in work or " to " in work or " into " in work):
        return False
    return not _IN_ORDER.isdisjoint(latin_words(work)) or _NTH.search(work) is not None


def _with_steps(work: str) -> "Step":
    from okr_ai.language.steps import with_steps  # few texts hold any

    return with_steps(work)


def _settle_step(numbers: list[Number], step: "Step") -> None:
    for number in numbers:
        if number.start == step.rank:
            number.bound, number.bare = "<=", False
        elif number.start == step.loss:
            number.value = -number.value


def _without_gaps(work: str) -> str:
    """The text with the gaps of a rewrite masked: where a date belongs, as a date is."""
    for start, end, dated in own_gaps(work):
        work = _masked(work, [(start, end)], DATE if dated else KEPT)
    return work


def _counted(numbers: list[Number], work: str, gaps: list[tuple[int, int]]) -> list[Number]:
    """The numbers but for the 万 of 「XX 万元」, whose figure is missing."""
    ends = {end for _, end in gaps}
    return [number for number in numbers if not (number.start in ends and work[number.start] in "百千万亿")]


def _settled(
    text: str,
    plain: str,
    work: str,
    reference: Reference,
    dates: list[Dated],
    numbers: list[Number],
    placeholders: list[tuple[int, int]],
    fields: list[tuple[int, int]],
    cues: list[Cue],
    clauses: list[Clause],
) -> Scan:
    values = [(number.start, number.end) for number in numbers]
    if placeholders:
        values += placeholders
    starts = [cue.start for cue in cues]
    if cues:
        spans = values + _quoted(work, values) if '"' in work or "“" in work or "「" in work else values
        if inside := _inside(starts, spans):
            cues = [cue for place, cue in enumerate(cues) if place not in inside]
            starts = [cue.start for cue in cues]
    leads = settle(cues, starts, work, clauses, values)
    if placeholders:
        del leads[len(numbers) :]
    known = [cue for cue in cues if cue.kinds]
    if len(known) < len(cues):
        cues, starts = known, [cue.start for cue in known]
    return Scan(
        text, plain, work, reference, dates, numbers, placeholders, cues, clauses, leads,
        [clause.start for clause in clauses] if len(clauses) > 1 else [clauses[0].start], starts,
        [_kinds_of(chain) if chain else _NO_KINDS for chain in leads], fields,
    )  # fmt: skip


def _inside(starts: list[int], values: list[tuple[int, int]]) -> list[int]:
    """Which of the cues that start there begin inside a value."""
    inside: list[int] = []
    for start, end in values:
        place = bisect_left(starts, start)
        if place < len(starts) and starts[place] < end:
            inside += range(place, bisect_left(starts, end))
    return inside


def _kinds_of(chain: list[Cue]) -> frozenset[str]:
    if len(chain) == 1:
        return chain[0].kinds
    return chain[0].kinds.union(*[cue.kinds for cue in chain[1:]])
