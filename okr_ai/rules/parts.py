"""A key result with two targets as one key result for each."""

import re
from collections.abc import Sequence
from copy import copy
from datetime import date
from itertools import pairwise

from okr_ai.language import read_key_results
from okr_ai.language.cues import VERBS, cues_in
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import Lexicon
from okr_ai.language.periods import reference
from okr_ai.model import Frame, Passage
from okr_ai.read.passages import cut
from okr_ai.rules.deliveries import counts_new_ones
from okr_ai.rules.looking import metric_of
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import Wording

_TARGETS = ("target", "change", "count")
# what stands between two targets, where the second key result begins behind it
_BETWEEN = Lazy(
    r"[，,；;。、]\s*(?:并且?|同时|且|以及|(?:and|with|while|plus)\s)?\s*|\s+(?:and|plus|while)\s+|(?:并且?|同时|且|以及)|\s*[+＋/&]\s*"
)


def split(views: Sequence[KeyResultView], known: Lexicon, fiscal_start: int = 1) -> list[tuple[KeyResultView, ...]]:
    """For each key result a view for each of its targets, in order; none where the words do not tell them apart."""
    words = [_words_of_parts(view) for view in views]
    texts = [_named(view, part.text) for view, parts in zip(views, words, strict=True) for part in parts]
    references = [
        reference(view.cycle, view.today, fiscal_start) for view, parts in zip(views, words, strict=True) for _ in parts
    ]
    frames = iter(read_key_results(texts, references, known))
    return [
        tuple([_part(view, part, next(frames), known, first=n == 0) for n, part in enumerate(parts)])
        for view, parts in zip(views, words, strict=True)
    ]


# a figure that says nothing without the measure before it
_STATISTIC = Lazy(
    r"(?:p\d\d(?:\.\d)?|中位数|平均值|均值|峰值|最大值|最长|最高|median|average|mean|peak|maximum)"
    r"(?=\s*(?:[<>≤≥=从由不低高小大少超为达控]|below|under|at\s|above|over|no\s|from|to\s))",
    re.IGNORECASE,
)
_OTHER_STATISTIC = Lazy(r"平均|人均|(?:median|average|mean)\s+|\s*\(?p\d\d\)?", re.IGNORECASE)


def _named(view: KeyResultView, text: str) -> str:
    """The words of a part, behind the measure of the first one where they only name a figure of it (「平均响应时长降到
    1 天，P90 不超过 3 天」), and behind its verb where they only say how many more (「招 2 名工程师，3 名设计师」)."""
    metric, verb = view.frame.metric, view.frame.verb
    if text[:1].isdigit() and verb and counts_new_ones(view.frame) and view.frame.text.startswith(verb.text):
        return f"{verb.text} {text}" if text.isascii() else f"{verb.text}{text}"
    if metric is None or not _STATISTIC.match(text):
        return text
    measure = _OTHER_STATISTIC.sub("", metric.text)
    return f"{measure} {text}" if measure[-1:].isascii() else f"{measure}{text}"


def _words_of_parts(view: KeyResultView) -> list[Passage]:
    targets = [q for q in view.frame.quantities if q.role in _TARGETS]
    text = view.passage.text
    gaps = [_BETWEEN.search(text, one.end, other.start) for one, other in pairwise(targets)]
    if not gaps or None in gaps:
        return []
    starts = [0, *(gap.end() for gap in gaps if gap)]
    ends = [*(gap.start() for gap in gaps if gap), None]
    return [cut(view.passage, start, end) for start, end in zip(starts, ends, strict=True)]


def _part(view: KeyResultView, words: Passage, frame: Frame, known: Lexicon, *, first: bool) -> KeyResultView:
    """The words as a key result of their own; figures beside it go with the one they repeat."""
    due = view.key_result.due or (frame.deadline_date is None and _due_of_all(view)) or None
    key_result = view.key_result._replace(text=words, due=due)
    if not first or key_result.target != frame.target:
        key_result = key_result._replace(metric=None, baseline=None, target=None, current=None, unit=None)
    part = copy(view)
    part.key_result, part.frame, part.wording = key_result, frame, Wording(words.text)
    part.metric, part.definition = metric_of(key_result, frame, known), None
    return part


def _due_of_all(view: KeyResultView) -> date | None:
    """The day that a key result names before its first target or at its end: it goes for all of them."""
    due, text = view.frame.deadline, view.frame.text.rstrip(" .。!！")
    first = next((q.start for q in view.frame.quantities if q.role in _TARGETS), 0)
    return view.frame.deadline_date if due and (due.end <= first or due.end >= len(text)) else None


# "4.5/5 for phone", "2,500 on YouTube", "none above 2 days": what is measured stands in the part before
_VALUE = Lazy(r"[$€£¥]?\d[\d.,/]*\s?[%kKmM+]?\s+(?:for|on|in|at|among)\s|none\s", re.IGNORECASE)
_DOING = Lazy(r"([a-z]{3,})ing(?=\s)")  # "while growing rides": a key result of its own says grow


def begins_with_value(part: KeyResultView) -> bool:
    """Whether the part says no more than a value and for whom."""
    return _VALUE.match(part.frame.text) is not None


def on_its_own(text: str, english: bool) -> str:
    """The words of a part as a sentence that stands alone."""
    said = text.strip(" ,，;；.。")
    if not english:
        return said
    if opening := _DOING.match(said):
        stem = opening[1]
        verb = next((verb for verb in (stem, f"{stem}e", stem[:-1]) if _is_verb(verb)), opening[0])
        said = f"{verb}{said[opening.end() :]}"
    return said if said[1:2].isupper() else f"{said[:1].upper()}{said[1:]}"


def _is_verb(word: str) -> bool:
    return any(cue.kinds & VERBS and cue.word == word for cue in cues_in(word))
