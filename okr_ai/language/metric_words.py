"""The words that name what is measured."""

import re

from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.numbers import Number
from okr_ai.language.scan import DATE, Scan

_TRIM = " \t:-*_`\"'“”,，。.;；、|~#>=≥≤<+()（）[]【】·" + DATE + "\ue001"
_LEADING = re.compile(
    r"(?:(?:我们|团队|公司|本季度|力争|争取|确保|保证|推动|使得?|让|将|把|对|其中|目标|实现|且|并且?|以及|和|与|同时|在|至|的|了|每?项?|各项"
    r"|the|our|a|an|overall|that|and|of|to|we|will|in|for|on|with|total|all|is|are|number of(?= new)|kr\d*|o\d+)(?![a-z])\s*|" + DATE + r"+\s*)+"
)
_TRAILING = re.compile(
    r"(?:\s*(?:的|了|均|都|可|能|应|需|须|要|全部|由|从|自|至|到|为|是|在|于|较|比|和|与|并|且|以|将|不|保持|水平|总共|合计|累计|平均|已|再|整体|按期|分别|进行|得到|予以"
    r"|(?<![a-z])(?:is|are|be|to|by|of|the|a|an|at|with|and|from|has|have|in|for|was|were|on|that|than|our)))+$"
)
_STOP_EN = re.compile(
    r"\s(?:by|through|via|within|before|until|during|so that|in order|in the next|per (?:month|week|day|quarter|year|sprint)|compared|vs\.?|and then|while|each|every|for the|=>|->)(?![a-z])|\s[(\[]"
)
_OF = re.compile(r"\s*(?:of|the|our|all|new|a|more|additional)(?![a-z])\s*")


def cleaned(scan: Scan, start: int, end: int) -> tuple[int, int] | None:
    """The span without markers, function words and dates at its ends; None when nothing is left."""
    plain = scan.work
    previous = None
    while previous != (start, end):
        previous = (start, end)
        while start < end and plain[start] in _TRIM:
            start += 1
        while end > start and plain[end - 1] in _TRIM:
            end -= 1
        if match := _LEADING.match(plain, start, end):
            start = match.end()
        if match := _TRAILING.search(plain, start, end):
            end = match.start() if match.start() > start else end
            if match.start() <= start:
                break
    opened = scan.plain.count("(", start, end) - scan.plain.count(")", start, end)
    if opened < 0 and end < len(plain):
        pass
    return (start, end) if start < end else None


def metric_span(scan: Scan, number: Number | None, verb: Cue | None) -> tuple[int, int] | None:
    """Where the metric's words stand, given the number that is the target (None: no number) and its verb."""
    if number is None:
        return _without_number(scan, verb)
    clause = scan.clauses[scan.clause_at(number.start)]
    start = clause.start
    if clause.kind == "cell" or not scan.work[clause.start : number.start].strip(_TRIM):
        start = _earlier(scan, clause.start)
    first = _first_stop(scan, start, number)
    led = _leading_verb(scan, start, number)
    if led is not None:
        end = next((cue.start for cue in scan.cues if cue.start >= led.end and _stops(cue)), number.start)
        first_number = next((n.start for n in scan.numbers if n.start >= led.end), number.start)
        span = cleaned(scan, led.end, min(end, first_number, number.start))
        if span:
            return span
        return _behind(scan, number)
    span = cleaned(scan, start, first)
    if span and span[1] - span[0] > 1:
        return span
    return _behind(scan, number) or span


def _stops(cue: Cue) -> bool:
    return bool(cue.kinds & {"from", "to", "by", "ge", "gt", "le", "lt", "basis", "means"}) or (
        bool(cue.kinds & {"up", "down", "keep"}) and not cue.word.isascii()
    )


def _earlier(scan: Scan, start: int) -> int:
    """The start of the first clause when the number's own holds nothing but the number."""
    return scan.clauses[0].start if scan.clauses[0].start < start else start


def _first_stop(scan: Scan, start: int, number: Number) -> int:
    """Where the words before a number stop naming the metric: at its verb, 从, 至, ≥ or the first number."""
    end = min((n.start for n in scan.numbers if n.start >= start), default=number.start)
    for cue in scan.cues:
        if cue.start < start or cue.end > end:
            continue
        if cue.start > start and (_stops(cue) or cue.kinds & {"reach", "up", "down", "keep"}):
            if scan.work[start : cue.start].strip(_TRIM) and cleaned(scan, start, cue.start):
                return cue.start
    return end


def _leading_verb(scan: Scan, start: int, number: Number) -> Cue | None:
    """The verb the clause begins with, when it rules the number (a deliver verb before another verb is part of a noun)."""
    for place, cue in enumerate(scan.cues):
        if cue.start < start:
            continue
        if cue.start >= number.start or cleaned(scan, start, cue.start):
            return None
        if not cue.kinds & VERBS:
            if cue.kinds & {"cause", "zero"}:
                continue
            return None
        if "deliver" in cue.kinds and not cue.kinds & {"up", "down", "reach", "keep"} and not cue.word.isascii():
            later = [c for c in scan.cues[place + 1 :] if c.start < number.start and c.start > cue.end]
            if any(c.kinds & {"to", "ge", "gt", "le", "lt", "reach", "up", "down"} for c in later):
                return None
        return cue
    return None


def _behind(scan: Scan, number: Number) -> tuple[int, int] | None:
    """The noun after a number: 200家合作用户, "3 new features", "70% of users who …"."""
    clause = scan.clauses[scan.clause_at(number.start)]
    start, end = number.end, clause.end
    if match := _OF.match(scan.work, start, end):
        start = match.end() if match[0].strip() == "of" else start
    if match := _STOP_EN.search(scan.work, start, end):
        end = match.start() if match.start() > start else end
    for cue in scan.cues:
        if start < cue.start < end and cue.kinds & {"from", "means", "basis"}:
            end = cue.start
            break
    return cleaned(scan, start, end)


def _without_number(scan: Scan, verb: Cue | None) -> tuple[int, int] | None:
    """The object of the verb: 「加强推广」 names 推广."""
    clause = scan.clauses[0] if verb is None else scan.clauses[scan.clause_at(verb.start)]
    if verb is None:
        return cleaned(scan, clause.start, clause.end)
    end = clause.end
    if match := _STOP_EN.search(scan.work, verb.end, end):
        end = match.start() if match.start() > verb.end else end
    for cue in scan.cues:
        if verb.end < cue.start < end and cue.kinds & {"from", "means", "to", "by"}:
            end = cue.start
            break
    return cleaned(scan, verb.end, end) or cleaned(scan, clause.start, verb.start)
