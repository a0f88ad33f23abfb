"""A key result with two targets as one key result for each."""

from copy import copy
from itertools import pairwise

from okr_ai.language import read_key_result
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import lexicon
from okr_ai.read.passages import cut
from okr_ai.rules.looking import metric_of
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import Wording

# what stands between two targets, where the second key result begins behind it
_BETWEEN = Lazy(
    r"[，,；;。、]\s*(?:并且?|同时|且|以及|and\s)?\s*|\s+(?:and|plus|while)\s+|(?:并且?|同时|且|以及)|\s*[+＋/&]\s*"
)


def parts_of(view: KeyResultView) -> tuple[KeyResultView, ...]:
    """A view for each of the targets, in order; none where the words do not tell them apart."""
    targets = [q for q in view.frame.quantities if q.role in ("target", "change", "count")]
    text = view.passage.text
    gaps = [_BETWEEN.search(text, one.end, other.start) for one, other in pairwise(targets)]
    if not gaps or None in gaps:
        return ()
    starts = [0, *(gap.end() for gap in gaps if gap)]
    ends = [*(gap.start() for gap in gaps if gap), None]
    return tuple(_part(view, start, end) for start, end in zip(starts, ends, strict=True))


def _part(view: KeyResultView, start: int, end: int | None) -> KeyResultView:
    """The words from `start` to `end` as a key result of their own; figures beside it go with the one they repeat."""
    words = cut(view.passage, start, end)
    known = lexicon()
    frame = read_key_result(words.text, cycle=view.cycle, today=view.today, lexicon=known)
    key_result = view.key_result._replace(text=words)
    if start > 0 or key_result.target != frame.target:
        key_result = key_result._replace(metric=None, baseline=None, target=None, current=None, unit=None)
    metric = metric_of(key_result, frame, known)
    part = copy(view)
    part.key_result, part.frame, part.wording = key_result, frame, Wording(words.text)
    part.metric, part.definition = metric, None
    return part
