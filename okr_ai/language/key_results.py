"""The frame of one key result: what is measured, from where to where, by when."""

import re
from dataclasses import replace
from datetime import date

from okr_ai.language import judge
from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.deadlines import deadline_of
from okr_ai.language.doubts import doubts_of
from okr_ai.language.lexicon import Lexicon
from okr_ai.language.lexicon import lexicon as shipped_lexicon
from okr_ai.language.metric_words import metric_span
from okr_ai.language.numbers import Number
from okr_ai.language.periods import reference
from okr_ai.language.roles import after, assign, before, verb_before
from okr_ai.language.scan import Scan, scanned
from okr_ai.language.text import language_of
from okr_ai.model import Comparator, Cycle, DatePhrase, Direction, Frame, Quantity, TargetKind, Words

_DIRECTIONS: tuple[tuple[str, Direction], ...] = (
    ("up", "increase"), ("down", "decrease"), ("keep", "maintain"), ("reach", "reach"), ("deliver", "deliver"), ("soft", "increase"),
)
_COMPARATORS: tuple[tuple[str, Comparator], ...] = (("ge", ">="), ("gt", ">"), ("le", "<="), ("lt", "<"))
_COUNTS = frozenset({"count", "score", ""})


def read_key_result(
    text: str,
    *,
    cycle: Cycle | None = None,
    today: date | None = None,
    fiscal_start: int = 1,
    lexicon: Lexicon | None = None,
) -> Frame:
    """What a key result says. Never raises, whatever the text.

    Dates count from the cycle's start, else from `today`, else from the clock; `fiscal_start` is the month in which
    the fiscal year begins. Numbers come with their magnitudes written out, per cent as written.
    """
    scan = scanned(text, reference(cycle, today, fiscal_start))
    assign(scan)
    target, baseline = _target(scan), _baseline(scan)
    placeholders = judge.placeholders(scan)
    verb = _verb(scan, target)
    span = metric_span(scan, target, verb)
    words = Words(text[span[0] : span[1]], *span) if span else None
    named = _lexicon(lexicon).name_of(words.text) if words else None
    deadline = deadline_of(scan)
    frame = Frame(
        text=text,
        lang=language_of(text),
        metric=words,
        metric_name=named,
        verb=Words(text[verb.start : verb.end], verb.start, verb.end) if verb else None,
        direction=_direction(scan, target, baseline, verb),
        baseline=baseline.value if baseline else None,
        baseline_unit=(baseline.unit or (target.unit if target else None)) if baseline else None,
        target=target.value if target else None,
        target_to=target.value_to if target else None,
        unit=(target.unit or (baseline.unit if baseline else None)) if target else None,
        target_kind=_kind(scan, target, verb) if target else None,
        comparator=_comparator(scan, target) if target else None,
        deadline=Words(text[deadline[0] : deadline[1]], deadline[0], deadline[1]) if deadline else None,
        deadline_date=deadline[2] if deadline else None,
        placeholders=placeholders,
        quantities=_quantities(scan),
        dates=tuple(DatePhrase(text[d.start : d.end], d.start, d.end, *d.period) for d in scan.dates),
    )
    frame = replace(frame, vague_words=judge.vague_words(scan, frame))
    return replace(
        frame,
        outcome=judge.outcome(scan, frame, named is not None),
        compound=judge.compound(scan, frame),
        doubts=doubts_of(scan, frame),
        smart=judge.smart(scan, frame),
    )


def _lexicon(stated: Lexicon | None) -> Lexicon:
    return stated if stated is not None else shipped_lexicon()


def _target(scan: Scan) -> Number | None:
    """The first target, else the first change; 「从」-less「增长X，达到Y」 keeps the change it begins with."""
    first = next((place for place, role in scan.roles.items() if role in ("target", "change")), None)
    if first is None:
        return None
    if scan.roles[first] == "change":
        clause = scan.clause_at(scan.numbers[first].start)
        for place in range(first + 1, len(scan.numbers)):
            number = scan.numbers[place]
            if scan.roles[place] == "target" and scan.clause_at(number.start) == clause and "to" in _lead_kinds(scan, number):
                return number
    return scan.numbers[first]


def _lead_kinds(scan: Scan, number: Number) -> frozenset[str]:
    return frozenset().union(*(cue.kinds for cue in before(scan, number)))


def _baseline(scan: Scan) -> Number | None:
    return next((scan.numbers[place] for place, role in scan.roles.items() if role == "baseline"), None)


def _verb(scan: Scan, target: Number | None) -> Cue | None:
    """The verb that rules the target: in the words straight before it, else the clause's; else the text's first."""
    if target is not None:
        for cue in before(scan, target):
            if cue.kinds & VERBS:
                return _stronger(scan, cue)
        if cue := verb_before(scan, target):
            return _stronger(scan, cue)
        clause = scan.clauses[scan.clause_at(target.start)]
        if clause.kind != "cell":
            return next((c for c in scan.cues if target.end <= c.start < clause.end and c.kinds & {"up", "down", "keep"} and not c.word.isascii()), None)
        return next((c for c in scan.cues if c.start < target.start and c.kinds & VERBS), None)
    return next((cue for cue in scan.cues if cue.kinds & VERBS), None)


def _stronger(scan: Scan, verb: Cue) -> Cue:
    """「提升」 before 「达到」: the verb of change tells more than the one of arrival."""
    if verb.kinds & {"up", "down", "keep"}:
        return verb
    clause = scan.clause_at(verb.start)
    earlier = [c for c in scan.cues if c.end <= verb.start and c.kinds & {"up", "down", "keep"} and scan.clause_at(c.start) == clause]
    return earlier[-1] if earlier and not scan.plain[earlier[-1].end : verb.start].strip(" 并且而") else verb


def _direction(scan: Scan, target: Number | None, baseline: Number | None, verb: Cue | None) -> Direction | None:
    if verb is not None:
        for kind, direction in _DIRECTIONS:
            if kind in verb.kinds:
                if kind == "reach" and "keep" in _lead_kinds(scan, target) if target else False:
                    return "maintain"
                return direction
    if target is None:
        return "deliver" if scan.work.strip() else None
    if baseline is not None and baseline.value != target.value:
        return "increase" if target.value > baseline.value else "decrease"
    return "reach"


def _kind(scan: Scan, target: Number, verb: Cue | None) -> TargetKind:
    role = scan.roles[scan.numbers.index(target)]
    if target.dimension == "points":
        return "percentage_points" if role == "change" else "absolute"
    if target.dimension == "multiple":
        return "multiple" if role == "change" or "to" in _lead_kinds(scan, target) else "absolute"
    if role == "change":
        return "relative_change" if target.dimension == "share" else "count"
    if target.dimension in _COUNTS and verb is not None and "deliver" in verb.kinds:
        return "count"
    return "absolute"


def _comparator(scan: Scan, target: Number) -> Comparator | None:
    behind = after(scan, target)
    if behind and "post_ge" in behind.kinds:
        return ">="
    if behind and "post_le" in behind.kinds and (behind.word != "内" or target.dimension == "time"):
        return "<="
    for cue in before(scan, target):
        for kind, comparator in _COMPARATORS:
            if kind in cue.kinds:
                return ">=" if cue.word == "突破" else comparator
    return ">=" if target.bound == ">=" else None


def _quantities(scan: Scan) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(scan.text[n.start : n.end], n.start, n.end, n.value, n.unit, scan.roles[place], n.value_to)
        for place, n in enumerate(scan.numbers)
    )
