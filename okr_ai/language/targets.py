"""The target of a key result: which number it is, of what kind, its value and comparator."""

from okr_ai.language.changes import is_way_up, to_part_of
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BOUNDS, CHANGES, DEED, VERBS, Cue
from okr_ai.language.doubts import is_share
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import Scan
from okr_ai.model import Comparator, TargetKind

_OF_BOUND: dict[str, Comparator] = {">": ">", ">=": ">=", "<=": "<="}
_COMPARATORS: tuple[tuple[str, Comparator], ...] = (("ge", ">="), ("gt", ">"), ("le", "<="), ("lt", "<"))


def target_of(scan: Scan) -> int | None:
    """The place of the first target, else of the first change; of "by X to Y" in one clause the level Y (R5)."""
    for first, role in enumerate(scan.roles):
        if role == "target":
            return first
        if role == "change":
            break
    else:
        return None
    clause = scan.clause_at(scan.numbers[first].start)
    for place in range(first + 1, len(scan.numbers)):
        level = scan.roles[place] == "target" and "to" in scan.kinds_before[place]
        if level and _counts_others(scan.numbers[first], scan.numbers[place]):
            return first
        if level and _restates(scan, place, clause):
            scan.verbs[place] = scan.verbs[place] or scan.verbs[first]
            return place
        if _SECOND.search(scan.work, scan.numbers[place - 1].end, scan.numbers[place].start):
            return first  # "deal size up 15% and sales cycle down to 60 days"
        if level and (scan.numbers[place].start < clause.end or scan.roles[place - 1] == "baseline"):
            change, verb = scan.verbs[first], scan.verbs[place]
            alone = verb is None or not verb.kinds & CHANGES
            if alone and change is not None and change.kinds & CHANGES and scan.numbers[place].start < clause.end:
                scan.verbs[place] = change  # 「同比下降 5 个百分点至 12%」
            return place
    return first


def _counts_others(change: Number, level: Number) -> bool:
    """「优化 200 个详情页，转化率从 8% 到 10%」: so many things are no step towards a share, a time or a sum."""
    return change.dimension == "count" and level.dimension not in ("", "count", "multiple")


def _restates(scan: Scan, place: int, clause: Clause) -> bool:
    """ "by 12 points, to 70%": the next clause is nothing but the level that is reached."""
    other, leads = scan.clause_at(scan.numbers[place].start), scan.leads[place]
    alone = other is not clause and leads[-1].word == "to" and not scan.work[other.start : leads[-1].start].strip()
    return alone and scan.clauses.index(other) == scan.clauses.index(clause) + 1


_SECOND = Lazy(r"(?<![a-z])(?:and|while)\s[a-z]{2,}\s[a-z]{2,}|[并且和同及][^\W\x00-\u024f]{3,}")


def _in_points(scan: Scan, target: Number) -> bool:
    return target.dimension == "score" and scan.work.endswith(_POINTS, target.start, target.end)


_POINTS = (" points", " pts", " point", " pt", "-point", "-pt")


def kind_of(scan: Scan, place: int, verb: Cue | None, metric: str, ratio: bool) -> TargetKind:
    """What number `place` is: a level, a count, a change; `ratio` says that the metric itself is counted in times."""
    target, role = scan.numbers[place], scan.roles[place]
    if role == "change" and (target.dimension == "points" or (_in_points(scan, target) and is_share(metric))):
        return "percentage_points"
    if target.dimension == "multiple" and (role == "change" or not (ratio or is_level(scan, place, verb))):
        return "multiple"
    if role == "change" and target.unit is None and 0 < target.value < 1:
        return "relative_change"  # "cut by a third"
    if role == "change":
        return "relative_change" if target.dimension == "share" else "count"
    made = verb is not None and "deliver" in verb.kinds and "baseline" not in scan.roles
    if target.dimension in ("count", "") and made:
        return "count"
    return "absolute"


_BASE = Lazy(r"(?:的|than|as)\s?$")
# 「0.8x 极致性能」, "1.2x the industry average": of what the figure is so many times
_BASE_BEHIND = Lazy(
    r"\s?[^\W\x00-\u024f\d]{2,8}(?:性能|水平|均值|平均|基准|标准)(?![率线])|\s(?:the\s)?(?:industry|market|peer|sector|competitor)s?(?![a-z])"
)
_OF_NOW = ("current ", "today's ", "present ", "existing ")


def is_level(scan: Scan, place: int, verb: Cue | None) -> bool:
    """Whether a target in times is what the metric itself is counted in (ROI ≥ 3 倍, coverage from 2x to 3x), not so
    many times the present value."""
    baseline = scan.baseline
    if baseline is not None and baseline.dimension == "multiple":
        return True
    if scan.work[scan.numbers[place].end :].lstrip().startswith(_OF_NOW):
        return False  # "support 10x current load"
    if verb is not None and verb.kinds & VERBS == DEED and verb in scan.leads[place]:
        return False  # "support 10x concurrent users"
    kinds = scan.kinds_before[place]
    if verb is None and _BASE_BEHIND.match(scan.work, scan.numbers[place].end):
        return True
    if kinds & BOUNDS:
        return not _BASE.search(scan.work, 0, scan.numbers[place].start)
    return verb is not None and "to" not in kinds


def value_of(scan: Scan, place: int, kind: TargetKind | None) -> float:
    """The target; of 「增长 1.5 倍」 how many times as much it will be: 2.5 (R4)."""
    number = scan.numbers[place]
    if number.value < 0 and scan.roles[place] == "change":
        return -number.value
    grown = kind == "multiple" and not number.factor and scan.roles[place] == "change"
    grown = grown and scan.work[number.start : number.end].endswith("倍") and "down" not in _verb_kinds(scan, place)
    verb = scan.verbs[place]
    if grown and verb is not None and to_part_of(scan.work, verb.end - 1, number.start):
        return number.value  # 「提升到去年同期的 2 倍」
    return number.value + 1 if grown else number.value


def upper_end_of(scan: Scan, place: int, kind: TargetKind | None) -> float | None:
    """Where the target ends when it is a range; of 「提升 3~5 倍」 6."""
    number = scan.numbers[place]
    if number.value_to is None or kind != "multiple":
        return number.value_to
    return number.value_to + value_of(scan, place, kind) - number.value


def _verb_kinds(scan: Scan, place: int) -> frozenset[str]:
    verb = scan.verbs[place]
    return verb.kinds if verb else frozenset()


# "no supplier accounts for more than 20%", 「没有一家供应商超过 20%」
_NONE_ABOVE = Lazy(
    r"\s*(?:(?:no|nobody|no one|none of)\s[a-z][^,.;:]{1,60}\s(?:more than|over|above)"
    r"|(?:[^,.;:]{0,60}\s)?(?:not|don't|doesn't|never)\s(?!only|just|simply)[a-z]+\s(?:more than|over|above)"
    r"|没有(?:任何|一[家个])[^，,。；;]{1,20}(?:超过|高于|多于))\s?\$?$"
)


_AVOIDED = ("avoid", "prevent", "避免", "防止", "杜绝")


def _is_ceiling(scan: Scan, place: int, bound: Cue) -> bool:
    """Whether "more than" says what must not be: "avoid more than 2 rollbacks", "no lane above 5%"; a time that is
    better than another is shorter."""
    target, verb = scan.numbers[place], scan.verbs[place]
    if bound.word in ("better than", "优于"):
        return target.dimension == "time"
    if verb is not None and verb.word.startswith(_AVOIDED):
        return True
    return bool(_NONE_ABOVE.match(scan.work, 0, target.start))


def comparator_of(scan: Scan, place: int) -> Comparator | None:
    """The bound on the target, by the words behind it, before it, or written with it; None without one."""
    target = scan.numbers[place]
    behind = scan.cue_after(target)
    if behind and behind.word == "or better":
        fell = scan.baseline is not None and scan.baseline.value > target.value  # "from 24% to 15% or better"
        lower = target.dimension == "time" or fell or "down" in _verb_kinds(scan, place)
        return "<=" if lower else ">="
    if behind and "post_ge" in behind.kinds:
        return ">="
    if behind and "post_le" in behind.kinds:
        return "<="
    for cue in scan.leads[place]:
        if cue.word == "up to" and is_way_up(scan, place):
            continue
        for kind, comparator in _COMPARATORS:
            if kind in cue.kinds:
                if comparator in (">", ">=") and _is_ceiling(scan, place, cue):
                    return "<="
                return ">=" if cue.word in ("突破", "破") else comparator
    return _OF_BOUND.get(target.bound or "")
