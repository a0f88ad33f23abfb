"""The frame of one key result: what is measured, from where to where, by when."""

from datetime import date

from okr_ai.language import judge
from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.deadlines import deadline_of
from okr_ai.language.directions import direction_of
from okr_ai.language.doubts import doubts_of
from okr_ai.language.judge_compound import compound
from okr_ai.language.judge_outcome import outcome
from okr_ai.language.judge_vague import vague_words
from okr_ai.language.lexicon import Lexicon
from okr_ai.language.lexicon import lexicon as shipped_lexicon
from okr_ai.language.metric_words import metric_span
from okr_ai.language.periods import reference
from okr_ai.language.roles import assign
from okr_ai.language.scan import Scan, scanned
from okr_ai.language.targets import comparator_of, is_ratio, kind_of, target_of, value_of
from okr_ai.language.text import language_of
from okr_ai.model import Cycle, DatePhrase, Frame, Quantity, TargetKind, Words


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
    place, baseline = target_of(scan), scan.baseline
    verb = scan.verbs[place] if place is not None else _first_verb(scan)
    span = metric_span(scan, place, verb)
    words = _words(text, *span) if span else None
    metric = words.text if words else ""
    named = (lexicon or shipped_lexicon()).name_of(metric) if words else None
    deadline = deadline_of(scan)
    direction = direction_of(scan, place, baseline, verb, metric)
    target = scan.numbers[place] if place is not None else None
    facts = judge.Facts(metric, named, direction, target, verb, deadline is not None, baseline is not None)
    kind = None if place is None else kind_of(scan, place, verb, metric, is_ratio(named, lexicon))
    return _frame(scan, place, kind, words, deadline, facts)


def _frame(
    scan: Scan,
    place: int | None,
    kind: TargetKind | None,
    metric: Words | None,
    deadline: tuple[int, int, date] | None,
    facts: judge.Facts,
) -> Frame:
    text, target, baseline, verb = scan.text, facts.target, scan.baseline, facts.verb
    vague = vague_words(scan, verb, counted=target is not None)
    values = (  # in the order of the fields: to pass them by name takes fifteen times as long
        text,
        language_of(text),
        metric,
        facts.name,
        facts.direction,
        Words(text[verb.start : verb.end], verb.start, verb.end) if verb else None,
        baseline.value if baseline else None,
        (baseline.unit or (target.unit if target else None)) if baseline else None,
        value_of(scan, place, kind) if place is not None else None,
        target.value_to if target else None,
        (target.unit or (baseline.unit if baseline else None)) if target else None,
        kind,
        comparator_of(scan, place) if place is not None else None,
        _words(text, *deadline[:2]) if deadline else None,
        deadline[2] if deadline else None,
        outcome(scan, facts),
        compound(scan),
        vague,
        tuple([_words(text, start, end) for start, end in scan.placeholders]),
        _quantities(scan),
        tuple([DatePhrase(text[d.start : d.end], d.start, d.end, *d.period) for d in scan.dates]),
        doubts_of(scan, place, kind, facts.metric),
        judge.smart(scan, facts, len(vague)),
    )
    return Frame._make(values)


def _words(text: str, start: int, end: int) -> Words:
    return Words(text[start:end], start, end)


def _first_verb(scan: Scan) -> Cue | None:
    """The verb of a key result without a number: its first."""
    verbs = [cue for cue in scan.cues if cue.kinds & VERBS]
    if len(verbs) > 1 and "deliver" in verbs[0].kinds and not verbs[0].word.isascii() and verbs[0].word != "完成":
        last = verbs[1]  # 「研发人效提升」: 研发 names what is raised
        clause = scan.clause_at(last.start)
        if last.kinds & {"up", "down"} and verbs[0].start >= clause.start and last.end >= clause.end:
            return last
    return verbs[0] if verbs else None


def _quantities(scan: Scan) -> tuple[Quantity, ...]:
    return tuple(
        [
            Quantity(scan.text[n.start : n.end], n.start, n.end, n.value, n.unit, role, n.value_to)
            for n, role in zip(scan.numbers, scan.roles, strict=True)
        ]
    )


def quantities_in(
    text: str, *, cycle: Cycle | None = None, today: date | None = None, fiscal_start: int = 1
) -> tuple[Quantity, ...]:
    """The numbers of a text and what each does there, as `read_key_result` has them; for who needs nothing else."""
    scan = scanned(text, reference(cycle, today, fiscal_start))
    assign(scan)
    return _quantities(scan)
