"""A proposal said in other words: kept only when our own reader reads the very same thing in it.

Whoever rephrases (a language model, a colleague) may change the sentence, not what it commits to. Figures must stand
as they stood, and metric, direction, baseline, target, unit, bound and date be read alike; anything else drops it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from okr_ai.language import read_key_result
from okr_ai.language.lexicon import Lexicon
from okr_ai.language.text import language_of
from okr_ai.model import Bilingual, Cycle, Frame, Suggestion

_FIGURE = re.compile(r"\d(?:[\d,.:/-]*\d)?")
_LONGEST = 300  # characters of a key result
_SAME = (  # what must be read alike, and what it is called
    ("direction", Bilingual("the direction", "方向")),
    ("baseline", Bilingual("the baseline", "基线")),
    ("baseline_unit", Bilingual("the baseline's unit", "基线单位")),
    ("target", Bilingual("the target", "目标值")),
    ("target_to", Bilingual("the target's upper end", "目标上限")),
    ("unit", Bilingual("the unit", "单位")),
    ("target_kind", Bilingual("the kind of target", "目标类型")),
    ("comparator", Bilingual("the bound", "上下限")),
    ("deadline_date", Bilingual("the date", "日期")),
    ("compound", Bilingual("the number of targets", "目标个数")),
)


@dataclass(frozen=True, slots=True)
class Reworded:
    """Proposals after rewording, and for each rewrite that was dropped its number (from 1) and why."""

    suggestions: tuple[Suggestion, ...]
    dropped: tuple[tuple[int, Bilingual], ...]


def reworded(
    suggestions: Sequence[Suggestion],
    rewrites: Sequence[str],
    lexicon: Lexicon,
    *,
    cycle: Cycle,
    passes: Callable[[str, str], bool] = lambda before, after: True,
) -> Reworded:
    """The proposals in the words of `rewrites` (one each, in order), where these say the same.

    `passes(before, after)` has the last word: whether the review has no more against `after` than against `before`.
    """
    kept, dropped = [], []
    for number, (one, rewrite) in enumerate(zip(suggestions, rewrites, strict=True), 1):
        said = rewrite.strip()
        fault = difference(one.text, said, lexicon, cycle)
        if fault is None and said != one.text and not passes(one.text, said):
            fault = Bilingual("the review objects to it", "评审规则不通过")
        if fault is not None:
            dropped.append((number, fault))
        kept.append(one if fault is not None else replace(one, text=said))
    return Reworded(tuple(kept), tuple(dropped))


def difference(before: str, after: str, lexicon: Lexicon, cycle: Cycle) -> Bilingual | None:
    """What `after` says otherwise than `before`; None when both are read alike."""
    if not after or len(after) > _LONGEST or not after.isprintable():
        return Bilingual("it is empty, too long, or not one plain line", "内容为空、过长或不是一行普通文字")
    if language_of(after) != language_of(before):
        return Bilingual("it is in another language", "换了语言")
    if sorted(_FIGURE.findall(before)) != sorted(_FIGURE.findall(after)):
        return Bilingual("the figures changed", "数字有变化")
    was, now = (read_key_result(text, lexicon=lexicon, cycle=cycle, today=cycle.start) for text in (before, after))
    if _metric(was) != _metric(now):
        return Bilingual("the metric changed", "指标有变化")
    for name, called in _SAME:
        if getattr(was, name) != getattr(now, name):
            return Bilingual(f"{called.en} changed", f"{called.zh}有变化")
    if _quantities(was) != _quantities(now) or _gaps(was) != _gaps(now):
        return Bilingual("a number or a gap was added, lost or changed", "数字或待填处有增减或变化")
    return None


def _metric(frame: Frame) -> str | None:
    """The lexicon's name of the metric, else its words as they stand."""
    return frame.metric_name or (frame.metric.text.casefold() if frame.metric else None)


def _quantities(frame: Frame) -> list[tuple[float, float | None, str, str]]:
    return sorted((one.value, one.value_to, one.unit or "", one.role) for one in frame.quantities)


def _gaps(frame: Frame) -> list[str]:
    return sorted(words.text for words in frame.placeholders)
