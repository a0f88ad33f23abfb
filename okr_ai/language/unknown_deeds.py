"""A verb that no word list knows, found by its place: the one word before a count of things."""

from okr_ai.language.adverbs import behind_staff
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.judge import words
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import Scan
from okr_ai.language.units import unit_at

_UNKNOWN = frozenset({"deliver", "unknown"})
_DEED_ZH = Lazy(
    r"[\s\-*\ue000\ue001]*(?:[^，,。；;\d]{0,12}(?:(?<![功产性效技职智节才机潜])能够?|可以?)|[仅只])?([^\W\x00-\u024f]{2})\s*"
)  # 「栽种」, 「系统能检测」
_DEED_EN = Lazy(r"[\s\-*\ue001]*([a-z]{2,}[^s\W])\s*")
_NO_DEED = frozenset(
    [
        "the",
        "all",
        "over",
        "about",
        "total",
        "average",
        "just",
        "nearly",
        "only",
        "around",
        "these",
        "our",
        "their",
        "first",
        "final",
        "least",
        "most",
        "some",
        "and",
        "each",
        "every",
        "than",
        "have",
        "has",
        "with",
    ]
)
_SAYS_MORE = VERBS | {"post_ge", "post_le", "each"}
_NOUN = Lazy(r"\s?(?:[^\W\x00-\u024f]{2}|[书稿课店树歌](?=\s*(?:$|[，,。；;]))|[a-z][a-z\-]+(?![a-z]))")


def unknown_deed(scan: Scan, place: int, number: Number, clause: Clause) -> Cue | None:
    """The one word before a count of things, where it names no measure: 「栽种 300 棵树苗」, "fit 60 trucks with
    trackers"."""
    start = behind_staff(scan.work, clause.start) if place else clause.start
    if number.dimension not in ("", "count") or (place and scan.numbers[place - 1].start >= start):
        return None
    first = min([number.start, *(cue.start for cue in scan.leads[place])])
    chinese = number.unit is not None and not number.unit.isascii()
    word = (_DEED_ZH if chinese else _DEED_EN).fullmatch(scan.work, start, first)
    if word is None or word[1] in _NO_DEED or not _NOUN.match(scan.work, number.end, clause.end):
        return None
    at, end = word.span(1)
    unit = unit_at(scan.work, at)
    if unit is not None and unit[1] == end:
        return None  # 「门店 20 家盈利」
    if scan.text[at:end].isupper() or _names_measure(word[1]) or scan.cues_between(at, end):
        return None
    behind = scan.cue_after(number)
    return None if behind is not None and behind.kinds & _SAYS_MORE else Cue(at, end, word[1], _UNKNOWN)


def _names_measure(word: str) -> bool:
    return any(words(section).is_in(word) for section in ("people", "result", "measure", "broad"))
