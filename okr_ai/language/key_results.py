"""The frame of one key result: what is measured, from where to where, by when."""

from collections.abc import Sequence
from datetime import date

from okr_ai.language import judge
from okr_ai.language.circumstances import BY, is_proviso
from okr_ai.language.cues import BOUNDS, CHANGES, DEED, VERBS, Cue
from okr_ai.language.deadlines import deadline_of
from okr_ai.language.directions import direction_of
from okr_ai.language.doubts import doubts_of
from okr_ai.language.judge_compound import compound
from okr_ai.language.judge_outcome import ENSURED, outcome
from okr_ai.language.judge_vague import vague_words
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import Lexicon, Metric
from okr_ai.language.lexicon import lexicon as shipped_lexicon
from okr_ai.language.metric_words import metric_span
from okr_ai.language.number_patterns import Number
from okr_ai.language.periods import Reference, reference
from okr_ai.language.roles import assign
from okr_ai.language.scan import Scan, scanned
from okr_ai.language.targets import comparator_of, kind_of, target_of, upper_end_of, value_of
from okr_ai.language.text import language_of
from okr_ai.language.trimming import without_tail
from okr_ai.model import Cycle, DatePhrase, Doubt, Frame, Quantity, Smart, TargetKind, Words

# Key results read together, one step for all of them before the next step: what a step needs (its code, patterns and
# tables) is at hand then. One by one takes 1.6 times as long (decision 11); blocks of hundreds gain nothing more.
BLOCK = 96
Deadline = tuple[int, int, date] | None
_new = tuple.__new__  # a named tuple from all its values: what calling its class comes to, by way of Python code


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
    return _read([text], [reference(cycle, today, fiscal_start)], lexicon)[0]


def read_key_results(
    texts: Sequence[str], references: Sequence[Reference], lexicon: Lexicon | None = None
) -> list[Frame]:
    """What each of many key results says, as `read_key_result` has it, in less time."""
    frames: list[Frame] = []
    for start in range(0, len(texts), BLOCK):
        frames += _read(texts[start : start + BLOCK], references[start : start + BLOCK], lexicon)
    return frames


def _read(texts: Sequence[str], references: Sequence[Reference], lexicon: Lexicon | None) -> list[Frame]:
    if not any("  " in text for text in texts):
        return _frames(texts, references, lexicon)
    from okr_ai.language.spaces import closed_up  # few texts have runs of spaces

    closed = {place: closed_up(text) for place, text in enumerate(texts) if "  " in text}
    plain = [closed[place].text if place in closed else text for place, text in enumerate(texts)]
    frames = _frames(plain, references, lexicon)
    for place, each in closed.items():
        frames[place] = each.frame(frames[place])
    return frames


def _frames(texts: Sequence[str], references: Sequence[Reference], lexicon: Lexicon | None) -> list[Frame]:
    scans = scanned(texts, references)
    for scan in scans:
        assign(scan)
    places = [target_of(scan) for scan in scans]
    verbs = [
        _first_verb(scan) if place is None else scan.verbs[place] for scan, place in zip(scans, places, strict=True)
    ]
    metrics = list(map(_metric, scans, places, verbs))
    known = lexicon or shipped_lexicon()
    names = [known.name_of(words.text) if words else None for words in metrics]
    deadlines = [deadline_of(scan) for scan in scans]
    metrics = list(map(_with_window, scans, metrics, deadlines))
    entries = [known.get(name) if name else None for name in names]
    facts = list(map(_facts, scans, places, verbs, metrics, entries, deadlines))
    kinds = [
        None
        if place is None
        else kind_of(scan, place, fact.verb, fact.metric, entry is not None and entry.kind == "ratio")
        for scan, place, fact, entry in zip(scans, places, facts, entries, strict=True)
    ]
    outcomes = list(map(outcome, scans, facts))
    compounds = [compound(scan) for scan in scans]
    vague = [vague_words(scan, fact.verb, fact.target is not None) for scan, fact in zip(scans, facts, strict=True)]
    doubts = [doubts_of(*each) for each in zip(scans, places, kinds, [fact.metric for fact in facts], strict=True)]
    letters = [judge.smart(*each) for each in zip(scans, facts, map(len, vague), strict=True)]
    judged = zip(outcomes, compounds, vague, doubts, letters, strict=True)
    return list(map(_frame, scans, places, kinds, metrics, deadlines, facts, judged))


def _metric(scan: Scan, place: int | None, verb: Cue | None) -> Words | None:
    span = metric_span(scan, place, verb)
    if verb is not None and span and span[1] - span[0] > 16 and verb.kinds & VERBS == DEED:
        number = None if place is None else scan.numbers[place]
        if number is None or number.dimension in ("", "count") or scan.work.startswith(" of ", number.end):
            span = without_tail(scan.work, *span)
    return _words(scan.text, _first_of(scan, *span), span[1]) if span else None


def _first_of(scan: Scan, start: int, end: int) -> int:
    """Where a name begins: behind the verb it was found with ("Keep returns …"), at the bound of its own figure
    (「超过 90 天的应收账款」)."""
    if scan.work[start].isdigit():
        place = next((place for place, number in enumerate(scan.numbers) if number.start == start), None)
        leads = scan.leads[place] if place is not None else []
        if not leads or leads[0].kinds.isdisjoint(BOUNDS) or leads[0].word.isascii():
            return start
        start = leads[0].start
        behind = max([cue.end for cue in scan.cues if cue.end <= start], default=0)  # 「出餐超过 15 分钟的订单」
        before = scan.work[behind:start].strip()
        return scan.work.index(before, behind) if before.isalpha() else start
    return scan.work.index(" ", start) + 1 if scan.work.startswith(_LEADS_IN, start, end) else start


_LEADS_IN = ("keep ", "maintain ", "improve ", "reduce ", "raise ")


def _with_window(scan: Scan, words: Words | None, deadline: Deadline) -> Words | None:
    """ "Invoices paid within 30 days": a time behind the name that is no deadline belongs to it."""
    if words is None or not scan.dates or " within " not in scan.plain:
        return words
    within = _WITHIN.match(scan.plain, words.end)
    if within is None:
        return words
    end = next((found.end for found in scan.dates if found.lead_start == within.end()), 0)
    if end == 0 or (deadline and deadline[0] < end <= deadline[1]):
        return words
    return _words(scan.text, words.start, end)


_WITHIN = Lazy(r"\s(?:[a-z]+ed\s)?(?=within\s)")


def _facts(
    scan: Scan,
    place: int | None,
    verb: Cue | None,
    words: Words | None,
    known: Metric | None,
    deadline: Deadline,
) -> judge.Facts:
    metric = scan.plain[words.start : words.end] if words else ""  # 註冊 is judged as 注册
    direction = direction_of(scan, place, scan.baseline, verb, metric, known)
    name = known.name if known else None
    target = None if place is None else scan.numbers[place]
    return judge.Facts(metric, name, direction, target, verb, deadline is not None, scan.baseline is not None)


def _frame(
    scan: Scan,
    place: int | None,
    kind: TargetKind | None,
    metric: Words | None,
    deadline: Deadline,
    facts: judge.Facts,
    judged: tuple[bool | None, bool, tuple[Words, ...], tuple[Doubt, ...], Smart],
) -> Frame:
    text, target, baseline, verb = scan.text, facts.target, scan.baseline, facts.verb
    is_outcome, is_compound, vague, doubts, letters = judged
    values = (  # in the order of the fields
        text,
        language_of(text),
        metric,
        facts.name,
        facts.direction,
        _words(text, verb.start, verb.end) if verb else None,
        baseline.value if baseline else None,
        (baseline.unit or (target.unit if target else None)) if baseline else None,
        None if place is None else value_of(scan, place, kind),
        None if place is None else upper_end_of(scan, place, kind),
        _unit_of(target, kind, baseline) if target else None,
        kind,
        None if place is None else comparator_of(scan, place),
        _words(text, *deadline[:2]) if deadline else None,
        deadline[2] if deadline else None,
        is_outcome,
        is_compound,
        vague,
        tuple([_words(text, start, end) for start, end in scan.placeholders]) if scan.placeholders else (),
        _quantities(scan),
        tuple([DatePhrase(text[d.start : d.end], d.start, d.end, *d.period) for d in scan.dates]) if scan.dates else (),
        doubts,
        letters,
    )
    return _new(Frame, values)


def _unit_of(target: Number, kind: TargetKind | None, baseline: Number | None) -> str | None:
    if kind == "percentage_points" and target.dimension == "score":
        return "pp"  # "margin up 3 points"
    return target.unit or (baseline.unit if baseline else None)


def _words(text: str, start: int, end: int) -> Words:
    return _new(Words, (text[start:end], start, end))


def _first_verb(scan: Scan) -> Cue | None:
    """The verb of a key result without a number: its first."""
    verbs = [cue for cue in scan.cues if cue.kinds & VERBS]
    if verbs and scan.clause_at(verbs[0].start).kind == "note":  # 「针对风险（设备采购等），修订制度」
        outside = [cue for cue in verbs if scan.clause_at(cue.start).kind != "note"]
        verbs = outside or [cue for cue in verbs if scan.clauses[0].kind == "note" == scan.clauses[-1].kind]
    if scan.placeholders:  # 「完善连线体验，连线率提升 x%」: what happens to the missing number
        at = scan.placeholders[0][0]
        leading = [cue for cue in verbs if scan.clause_at(at).start <= cue.start < at]
        return leading[-1] if leading else verbs[0] if verbs else None
    if len(verbs) > 1 and (promised := scan.work.find(" will ")) > 0:  # "the support team will cut delays"
        verbs = [cue for cue in verbs if cue.start > promised] or verbs
    if len(verbs) > 1 and (better := _bettered(scan, verbs)):
        return better
    if verbs and ("means" in verbs[0].kinds or (len(verbs) > 1 and _leads_in(scan, verbs[0]))):
        verbs = [cue for cue in verbs if cue.start >= scan.clause_at(verbs[0].start).end] or verbs
    if len(verbs) > 1 and verbs[0].word in ENSURED and "keep" in verbs[1].kinds and _together(scan, *verbs[:2]):
        return verbs[1]  # 「确保投诉量保持在合理水平」
    if len(verbs) > 1 and "deliver" in verbs[0].kinds and not verbs[0].word.isascii() and verbs[0].word != "完成":
        last = verbs[1]  # 「研发人效提升」: 研发 names what is raised
        clause = scan.clause_at(last.start)
        if last.kinds & CHANGES and verbs[0].start >= clause.start and last.end >= clause.end:
            return last
    return verbs[0] if verbs else None


def _together(scan: Scan, first: Cue, second: Cue) -> bool:
    """Whether two verbs stand in one clause."""
    return scan.clause_at(first.start) is scan.clause_at(second.start)


def _leads_in(scan: Scan, verb: Cue) -> bool:
    """Whether the verb stands in a clause that leads to a deed: 「通过访谈，完成报告」, 「新系统上线后，降低成本」."""
    clause = scan.clause_at(verb.start)
    if verb.word.isascii():
        return False
    if scan.work.endswith("后", clause.start, clause.end) or is_proviso(scan, clause):
        return True
    return BY.match(scan.work, clause.start, clause.end) is not None


_PUSHING = frozenset(["推动", "推进", "促进"])


def _bettered(scan: Scan, verbs: list[Cue]) -> Cue | None:
    """「优化下单流程，减少等待时长」: the change of a measure that opens the clause behind a betterment."""
    if verbs[0].word.isascii() or not ("soft" in verbs[0].kinds or verbs[0].word in _PUSHING):
        return None
    for cue in verbs[1:]:
        clause = scan.clause_at(cue.start)
        opens = (
            clause.start > verbs[0].end and clause.kind == "main" and not scan.work[clause.start : cue.start].strip()
        )
        if opens and cue.kinds & CHANGES and "soft" not in cue.kinds:
            object_of = scan.work[cue.end : clause.end].strip()
            return cue if judge.words("measure").ends(object_of) and not object_of.endswith("效率") else None
    return None


def _quantities(scan: Scan) -> tuple[Quantity, ...]:
    text = scan.text
    found = list(zip(scan.numbers, scan.roles, strict=True))
    if scan.fields:
        from okr_ai.language.fields import numbers_of_fields  # few texts have any

        found += numbers_of_fields(text, scan.plain, scan.fields)
        found.sort(key=lambda one: one[0].start)
    return tuple(
        [
            _new(Quantity, (text[n.start : n.end], n.start, n.end, n.value, n.unit, role, n.value_to))
            for n, role in found
        ]
    )


def quantities_in(texts: Sequence[str], references: Sequence[Reference]) -> list[tuple[Quantity, ...]]:
    """The numbers of each text and what each does there, as `read_key_results` has them; for who needs nothing else."""
    found: list[tuple[Quantity, ...]] = []
    for start in range(0, len(texts), BLOCK):
        scans = scanned(texts[start : start + BLOCK], references[start : start + BLOCK])
        for scan in scans:
            assign(scan)
        found += map(_quantities, scans)
    return found
