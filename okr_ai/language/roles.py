"""What each number does in a key result: baseline, target, change, condition, weight, confidence, period, other."""

import re

from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.numbers import Number
from okr_ai.language.scan import DATE, Scan

# What may stand between a cue and its number without parting them.
_FILL = re.compile(r"[\s\"'“”:=*_≈~约大近略的于在整高低共]*(?:about|approximately|approx\.?|around|roughly|nearly|almost|the|a|an|an average of|average of|平均|约为|大约|接近|的|值|水平)?[\s:*_=~≈]*")
_LEVELS = frozenset({"to", "ge", "gt", "le", "lt"})
_NOT_AFTER = re.compile(r"\s?(?:的|留存|复购|回购|内的?(?:[^提到达至]{0,8})率|前的)")
_SHARE_OF = re.compile(r"\s?(?:of|的)\s?")


def assign(scan: Scan) -> None:
    """Fill `scan.roles`."""
    taken: set[int] = set()  # clauses that have their target
    for place, number in enumerate(scan.numbers):
        clause = scan.clause_at(number.start)
        scan.roles[place] = _role(scan, place, number, clause, clause in taken)
        if scan.roles[place] in ("target", "change"):
            taken.add(clause)


def before(scan: Scan, number: Number) -> list[Cue]:
    """The cues that lead straight to a number, the nearest first: 提升 and 至 of 「提升至 20%」."""
    found, at = [], number.start
    for cue in reversed([cue for cue in scan.cues if cue.end <= number.start and cue.start > number.start - 40]):
        if cue.end > at:
            continue
        if not _FILL.fullmatch(scan.work, cue.end, at):
            break
        found.append(cue)
        at = cue.start
    return found


def after(scan: Scan, number: Number) -> Cue | None:
    """The cue straight behind a number (以上, or more)."""
    for cue in scan.cues:
        if cue.start >= number.end:
            return cue if not scan.work[number.end : cue.start].strip(" )") else None
    return None


def verb_before(scan: Scan, number: Number) -> Cue | None:
    """The nearest verb of the clause before a number."""
    clause = scan.clauses[scan.clause_at(number.start)]
    found = None
    for cue in scan.cues:
        if cue.start >= number.start:
            break
        if cue.start >= clause.start and cue.kinds & VERBS:
            found = cue
    return found


def _role(scan: Scan, place: int, number: Number, clause: int, taken: bool) -> str:
    leads = before(scan, number)
    kinds: frozenset[str] = frozenset().union(*(cue.kinds for cue in leads)) if leads else frozenset()
    nearest = leads[0].kinds if leads else frozenset()
    for side in ("weight", "confidence"):
        if side in kinds:
            return side
    if "each" in nearest:
        return "period"
    if number.bare and not (nearest & (_LEVELS | VERBS | {"from"})):
        return "other"
    if "from" in nearest and not nearest & {"to"}:
        return "baseline"
    if _names_window(scan, number, nearest):
        return "condition"
    if _leads_to_next(scan, place, number):
        return "baseline"
    if taken and not (nearest & (_LEVELS | {"by"} | VERBS)):
        return "condition"
    if nearest & _LEVELS:
        return "change" if _change_with_bound(leads, number) else "target"
    if "by" in nearest or number.dimension == "points":
        return "change"
    verb = verb_before(scan, number)
    if number.dimension == "multiple":
        return "change" if verb is None or verb.kinds & {"up", "down", "soft"} else "target"
    if verb and verb.kinds & {"up", "down"} and not _level_between(scan, verb, number):
        if number.dimension == "share" or (leads and leads[0] is verb):
            return "change"
    if verb and "soft" in verb.kinds and number.dimension == "share" and leads and leads[0] is verb:
        return "change"
    return "target"


def _change_with_bound(leads: list[Cue], number: Number) -> bool:
    """「提高≥80%」, "reduced by at least 20%": the bound stands on a change."""
    if len(leads) < 2 or leads[0].kinds & {"to"}:
        return False
    return bool("by" in leads[1].kinds or (leads[1].kinds & {"up", "down"} and not leads[1].kinds & {"to", "reach"}))


def _level_between(scan: Scan, verb: Cue, number: Number) -> bool:
    return any(cue.kinds & {"to"} and verb.start <= cue.start < number.start for cue in scan.cues)


def _leads_to_next(scan: Scan, place: int, number: Number) -> bool:
    """「80%提升到90%」, "22 → 40": only cues up to a second number, one of them 到/to."""
    if place + 1 >= len(scan.numbers):
        return False
    following = scan.numbers[place + 1]
    gap = scan.work[number.end : following.start]
    if len(gap) > 40:
        return False
    arrow = False
    for cue in scan.cues:
        if number.end <= cue.start and cue.end <= following.start:
            gap = gap.replace(cue.word, " ", 1)
            arrow = arrow or "to" in cue.kinds
    if "|" in gap and not gap.strip(" |") and scan.clauses[0].kind == "cell":
        return number.unit == following.unit or number.unit is None or following.unit is None
    return arrow and not re.sub(r"[\s约about]|on average|per \w+|左右|以上|以下|以内", "", gap)


def _names_window(scan: Scan, number: Number, nearest: frozenset[str]) -> bool:
    """「24小时内响应率」, 「7日留存」, "resolved within 24 hours": a time that is part of what is measured."""
    if number.dimension != "time" or nearest & {"to", "ge", "gt", "le", "keep", "from", "by"} or nearest & VERBS:
        return False
    if "lt" in nearest:
        others = [n for n in scan.numbers if n is not number and n.dimension != "time"]
        return bool(others) and scan.work[max(0, number.start - 8) : number.start].strip().endswith("within")
    rest = scan.work[number.end : number.end + 12]
    return bool(re.match(r"\s?(?:内|之内|以内)?(?:的)?[^\s\d,，。;()以之内|" + DATE + r"]{1,8}", rest)) and not re.match(r"\s?(?:以上|以下|以内|之内|内)?\s?(?:$|[,，。;()])", rest)
