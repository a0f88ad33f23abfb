"""The frame of one key result: what is measured, from where to where, by when."""

from datetime import date

from okr_ai.language import judge
from okr_ai.language.changes import comparison, sign_of
from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.deadlines import deadline_of
from okr_ai.language.doubts import doubts_of, is_share
from okr_ai.language.judge_compound import compound
from okr_ai.language.judge_outcome import outcome
from okr_ai.language.judge_vague import vague_words
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import Lexicon
from okr_ai.language.lexicon import lexicon as shipped_lexicon
from okr_ai.language.metric_words import metric_span
from okr_ai.language.number_patterns import Number
from okr_ai.language.numbers import in_base_unit
from okr_ai.language.periods import reference
from okr_ai.language.roles import assign
from okr_ai.language.scan import Scan, scanned
from okr_ai.language.text import language_of
from okr_ai.model import Comparator, Cycle, DatePhrase, Direction, Frame, Quantity, TargetKind, Words

_DIRECTIONS: tuple[tuple[str, Direction], ...] = (
    ("up", "increase"),
    ("down", "decrease"),
    ("keep", "maintain"),
    ("reach", "reach"),
    ("deliver", "deliver"),
    ("soft", "increase"),
)
_COMPARATORS: tuple[tuple[str, Comparator], ...] = (("ge", ">="), ("gt", ">"), ("le", "<="), ("lt", "<"))


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
    place = _target(scan)
    target = scan.numbers[place] if place is not None else None
    baseline = next((scan.numbers[i] for i, role in enumerate(scan.roles) if role == "baseline"), None)
    verb = scan.verbs[place] if place is not None else _first_verb(scan)
    span = metric_span(scan, place, verb)
    words = Words(text[span[0] : span[1]], *span) if span else None
    named = (lexicon or shipped_lexicon()).name_of(words.text) if words else None
    deadline = deadline_of(scan)
    facts = judge.Facts(
        metric=words.text if words else "",
        name=named,
        direction=_direction(scan, place, baseline, verb, words.text if words else ""),
        target=target,
        verb=verb,
        due=deadline is not None,
        from_baseline=baseline is not None,
    )
    vague = vague_words(scan, verb, counted=target is not None)
    kind = (
        _kind(scan, place, verb, words.text if words else "", _is_ratio(named, lexicon)) if place is not None else None
    )
    return Frame(
        text=text,
        lang=language_of(text),
        metric=words,
        metric_name=named,
        verb=Words(text[verb.start : verb.end], verb.start, verb.end) if verb else None,
        direction=facts.direction,
        baseline=baseline.value if baseline else None,
        baseline_unit=(baseline.unit or (target.unit if target else None)) if baseline else None,
        target=_value(scan, place, kind) if place is not None else None,
        target_to=target.value_to if target else None,
        unit=(target.unit or (baseline.unit if baseline else None)) if target else None,
        target_kind=kind,
        comparator=_comparator(scan, place) if place is not None else None,
        deadline=Words(text[deadline[0] : deadline[1]], deadline[0], deadline[1]) if deadline else None,
        deadline_date=deadline[2] if deadline else None,
        outcome=outcome(scan, facts),
        compound=compound(scan),
        vague_words=vague,
        placeholders=tuple(Words(text[start:end], start, end) for start, end in scan.placeholders),
        quantities=_quantities(scan),
        dates=tuple(DatePhrase(text[d.start : d.end], d.start, d.end, *d.period) for d in scan.dates),
        doubts=doubts_of(scan, place, kind, facts.metric),
        smart=judge.smart(scan, facts, len(vague)),
    )


def _target(scan: Scan) -> int | None:
    """The place of the first target, else of the first change; of "by X to Y" in one clause the level Y (R5)."""
    first = next((place for place, role in enumerate(scan.roles) if role in ("target", "change")), None)
    if first is None or scan.roles[first] == "target":
        return first
    clause = scan.clause_at(scan.numbers[first].start)
    for place in range(first + 1, len(scan.numbers)):
        level = scan.roles[place] == "target" and "to" in scan.kinds_before(place)
        if _SECOND.search(scan.work, scan.numbers[place - 1].end, scan.numbers[place].start):
            return first  # "deal size up 15% and sales cycle down to 60 days"
        if level and (scan.numbers[place].start < clause.end or scan.roles[place - 1] == "baseline"):
            return place
    return first


_SECOND = Lazy(r"(?<![a-z])and\s[a-z]{2,}\s[a-z]{2,}|[并且和同及][^\W\x00-\u024f]{3,}")


def _first_verb(scan: Scan) -> Cue | None:
    """The verb of a key result without a number: its first."""
    verbs = [cue for cue in scan.cues if cue.kinds & VERBS]
    if len(verbs) > 1 and "deliver" in verbs[0].kinds and not verbs[0].word.isascii() and verbs[0].word != "完成":
        last = verbs[1]  # 「研发人效提升」: 研发 names what is raised
        clause = scan.clause_at(last.start)
        if last.kinds & {"up", "down"} and verbs[0].start >= clause.start and last.end >= clause.end:
            return last
    return verbs[0] if verbs else None


# Verbs of a state reached; without a figure the other ones (获得, collect) say what is done.
_STATES = frozenset(
    [
        "达到",
        "达成",
        "实现",
        "成为",
        "确保",
        "保证",
        "保障",
        "超过",
        "突破",
        "做到",
        "满足",
        "达",
        "进入",
        "跻身",
        "拿下",
        "赢得",
        "获得",
        "reach",
        "achieve",
        "meet",
        "hit",
        "attain",
        "become",
        "exceed",
        "surpass",
        "ensure",
        "secure",
        "win",
        "earn",
        "rank",
    ]
)


_BETTER = Lazy(
    r"更[^\W\x00-\u024f]{1,3}\s*[。.]?$|(?<![a-z])make[s]?\s.*\s(?:[a-z]{2,}er|more [a-z]+|better)\s*[.]?$",
    needs="更|make",
)


def _direction(
    scan: Scan, place: int | None, baseline: Number | None, verb: Cue | None, metric: str
) -> Direction | None:
    if place is not None and scan.numbers[place].factor:
        return "increase" if scan.numbers[place].value > 1 else "decrease"
    if place is not None and (sign := sign_of(scan, scan.numbers[place])) and scan.roles[place] == "change":
        return "decrease" if sign == "-" else "increase"
    if verb is not None and verb.kinds >= {"reach", "deliver"}:  # "deliver $2M of savings", "deliver 5 reports"
        counted = place is not None and scan.numbers[place].dimension in ("", "count")
        return "deliver" if place is None or (counted and judge.is_work(metric)) else "reach"
    if verb is not None and verb.kinds >= {"keep", "deliver"} and place is not None:  # "hold 12 interviews"
        counted = scan.numbers[place].dimension in ("", "count") and verb in scan.leads[place][:1]
        return "deliver" if counted else "maintain"
    if place is None and verb is not None and verb.word in ("add", "adds", "added", "adding", "新增", "增加"):
        return "deliver" if judge.is_made(metric) else "increase"
    if place is None and (verb is None or verb.kinds >= {"deliver"}) and _BETTER.search(scan.work):
        return "increase"
    if place is None and verb is not None and "reach" in verb.kinds and verb.word not in _STATES:
        return "deliver"
    compared = comparison(scan, scan.numbers[place]) if place is not None and scan.roles[place] == "change" else None
    if compared and (verb is None or not verb.kinds & {"up", "down"}):
        return compared
    way = _way_of_values(scan, place, baseline)
    if way and verb is not None and verb.kinds & VERBS == {"deliver"}:
        return way  # "Deploys per week: 3 → 10"
    row = place is not None and baseline is not None and scan.clause_at(scan.numbers[place].start).kind == "cell"
    if row and verb is not None and verb.kinds & VERBS == {"deliver"}:
        verb = None  # "Hosting bill | $900 | $600": a name, no deed
    if way and verb is not None and verb.kinds & {"up", "down", "soft"}:
        return way
    if verb is not None and (said := next((way for kind, way in _DIRECTIONS if kind in verb.kinds), None)):
        return said
    if place is None:
        return "deliver" if scan.work.strip() else None
    target = scan.numbers[place]
    if target.dimension == "multiple" and not _is_level(scan, place, verb):
        return "increase" if target.value > 1 else "decrease"
    if way:
        return way
    before = scan.numbers[place - 1] if place else None
    if before is not None and before.factor and scan.clause_at(before.start) is scan.clause_at(target.start):
        return "increase" if before.value > 1 else "decrease"  # "doubled to 4,000 h"
    return "deliver" if target.value and judge.counts_work(scan, target, metric) else "reach"


def _way_of_values(scan: Scan, place: int | None, baseline: Number | None) -> Direction | None:
    """From the baseline to the target, in one unit (1.2 s is more than 600 ms); None where they do not compare."""
    if place is None or baseline is None or scan.roles[place] != "target":
        return None
    target = scan.numbers[place]
    before, after = in_base_unit(baseline), in_base_unit(target)
    if None in (baseline.unit, target.unit):
        before, after = baseline.value, target.value  # "from 72 to 24 hours"
    return None if before == after else "increase" if after > before else "decrease"


def _in_points(scan: Scan, target: Number) -> bool:
    return target.dimension == "score" and scan.work[: target.end].endswith((" points", " pts", " point", " pt"))


def _is_ratio(named: str | None, lexicon: Lexicon | None) -> bool:
    metric = (lexicon or shipped_lexicon()).get(named) if named else None
    return metric is not None and metric.kind == "ratio"


def _kind(scan: Scan, place: int, verb: Cue | None, metric: str, ratio: bool) -> TargetKind:
    target, role = scan.numbers[place], scan.roles[place]
    if role == "change" and (target.dimension == "points" or (_in_points(scan, target) and is_share(metric))):
        return "percentage_points"
    if target.dimension == "multiple" and (role == "change" or not (ratio or _is_level(scan, place, verb))):
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


def _is_level(scan: Scan, place: int, verb: Cue | None) -> bool:
    """Whether a target in times is what the metric itself is counted in (ROI ≥ 3 倍, coverage from 2x to 3x), not so
    many times the present value."""
    baseline = next((n for n, role in zip(scan.numbers, scan.roles, strict=True) if role == "baseline"), None)
    if baseline is not None and baseline.dimension == "multiple":
        return True
    kinds = scan.kinds_before(place)
    if kinds & {"ge", "gt", "le", "lt"}:
        return not _BASE.search(scan.work, 0, scan.numbers[place].start)
    return verb is not None and "to" not in kinds


def _value(scan: Scan, place: int, kind: TargetKind | None) -> float:
    """The target; of 「增长 1.5 倍」 how many times as much it will be: 2.5 (R4)."""
    number = scan.numbers[place]
    if number.value < 0 and scan.roles[place] == "change":
        return -number.value
    grown = kind == "multiple" and not number.factor and scan.roles[place] == "change"
    grown = grown and scan.work[number.start : number.end].endswith("倍") and "down" not in _verb_kinds(scan, place)
    return number.value + 1 if grown else number.value


def _verb_kinds(scan: Scan, place: int) -> frozenset[str]:
    verb = scan.verbs[place]
    return verb.kinds if verb else frozenset()


def _comparator(scan: Scan, place: int) -> Comparator | None:
    target = scan.numbers[place]
    behind = scan.cue_after(target)
    if behind and behind.word == "or better":
        lower = target.dimension == "time" or "down" in _verb_kinds(scan, place)
        return "<=" if lower else ">="
    if behind and "post_ge" in behind.kinds:
        return ">="
    if behind and "post_le" in behind.kinds:
        return "<="
    for cue in scan.leads[place]:
        for kind, comparator in _COMPARATORS:
            if kind in cue.kinds:
                return ">=" if cue.word in ("突破", "破") else comparator
    return ">=" if target.bound == ">=" else "<=" if target.bound == "<=" else None


def _quantities(scan: Scan) -> tuple[Quantity, ...]:
    return tuple(
        [
            Quantity(scan.text[n.start : n.end], n.start, n.end, n.value, n.unit, role, n.value_to)
            for n, role in zip(scan.numbers, scan.roles, strict=True)
        ]
    )
