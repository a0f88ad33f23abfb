"""What a key result without a number is about: the object of its verb, or the words around a missing number."""

from okr_ai.language.adverbs import only_adverbs
from okr_ai.language.changes import held_against
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import CHANGES, DEED, MARKERS, VERBS, Cue
from okr_ai.language.lazy import Lazy
from okr_ai.language.metric_starts import behind_deed, behind_fronting
from okr_ai.language.scan import Scan
from okr_ai.language.text import characters
from okr_ai.language.trimming import cleaned, unbracketed, wide
from okr_ai.language.words_behind import NOT_OF, STOP, STOPS

_ABLE = ("能力", "水平", "意识", "素养", "技能")  # 「提高获取信息能力」: the ability is meant, whatever it is to do
_ENDING = NOT_OF | {"to", "by"}


def without_number(scan: Scan, verb: Cue | None) -> tuple[int, int] | None:
    """The object of the verb: 「加强推广」 names 推广."""
    if scan.placeholders and (named := _before_placeholder(scan, verb)):
        return named
    if verb is None and (bound := held_against(scan)):
        return wide(cleaned(scan, scan.opening.start, bound))
    clause = scan.opening if verb is None else scan.clause_at(verb.start)
    if ("将" in scan.work or "把" in scan.work) and (fronted := _fronted(scan, clause)):
        return fronted
    kept = verb is not None and "keep" in verb.kinds and not only_adverbs(scan.work, clause.start, verb.start)
    if kept and verb is not None and (found := wide(cleaned(scan, clause.start, verb.start))):
        return found
    start = clause.start if verb is None else verb.end
    end = min((at for at, _ in scan.placeholders if start <= at), default=clause.end)
    end = min(end, clause.end)
    if not STOPS.isdisjoint(characters(scan.work)) and (match := STOP.search(scan.work, start, end)):
        end = match.start() if match.start() > start else end
    if verb is not None and "keep" in verb.kinds and (at := scan.work.find(" within ", start, end)) > start:
        end = at  # "keep all suppliers within agreed limits"
    for cue in scan.cues_between(start + 1, end) if not scan.work.endswith(_ABLE, start, end) else ():
        if cue.kinds & _ENDING or (cue.kinds & VERBS and not cue.word.isascii() and not _is_object(cue, end)):
            end = cue.start
            break
    found = wide(cleaned(scan, start, end))
    if found or verb is None:
        return found
    if scan.placeholders and (found := _behind_placeholder(scan, clause)):
        return found
    return cleaned(scan, behind_deed(scan, clause.start, verb.start), verb.start)  # 「推动退货率下降」


def _fronted(scan: Scan, clause: Clause) -> tuple[int, int] | None:
    """What is to change, before a verb of change without a value: 「客服团队把首次响应时间大幅缩短」."""
    for cue in scan.cues_between(clause.head + 1, clause.end):
        if cue.kinds & CHANGES:
            start = behind_fronting(scan, clause.head, cue.start, None)
            end = next((led.start for led in scan.cues_between(start, cue.start) if led.kinds & MARKERS), cue.start)
            return wide(cleaned(scan, start, end)) if start > clause.head else None
    return None


def _before_placeholder(scan: Scan, verb: Cue | None) -> tuple[int, int] | None:
    """「月营收环比增长超过 X%」: the words before the markers that lead to a missing number."""
    at = scan.placeholders[0][0]
    clause = scan.clause_at(at)
    for cue in reversed(scan.cues_between(clause.start, at)):
        if scan.work[cue.end : at].strip():
            break
        at = cue.start
    start = verb.end if verb is not None and clause.start <= verb.start and verb.end <= at else clause.head
    if "将" in scan.work or "把" in scan.work:
        start = behind_fronting(scan, start, at, verb)
    return unbracketed(scan, wide(cleaned(scan, start, at)))


_GAP_UNIT = Lazy(r"\s?(?:%|percent|个?百分点|万|亿)?[个家场次人名位件条篇单台款项]?\s?(?:的|of\s(?:the\s)?)?")


def _behind_placeholder(scan: Scan, clause: Clause) -> tuple[int, int] | None:
    """ "Achieve X% revenue growth", 「签约 XX 家客户」: the words behind a missing number, up to how they change."""
    at = scan.placeholders[0][1]
    start = unit.end() if (unit := _GAP_UNIT.match(scan.work, at, clause.end)) else at
    stop = STOP.search(scan.work, start, clause.end)
    end = stop.start() if stop and stop.start() > start else clause.end
    change = next((cue.start for cue in scan.cues_between(start + 1, end) if cue.kinds & (CHANGES | _ENDING)), end)
    return wide(cleaned(scan, start, change))


def _is_object(cue: Cue, end: int) -> bool:
    """Whether a Chinese verb is the noun that an object up to `end` ends with: 「加强退货率分析」."""
    return cue.end == end and cue.kinds & VERBS == DEED
