"""One key result taken apart: dates, numbers, cue words and clauses, each with its place."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from okr_ai.language.cues import VERBS, Cue, cues_in
from okr_ai.language.dates import Dated, dates_in
from okr_ai.language.implied import with_implied
from okr_ai.language.joins import joined
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.numbers import numbers_in
from okr_ai.language.periods import Reference
from okr_ai.language.placeholders import placeholders_in
from okr_ai.language.protected import links_and_marker
from okr_ai.language.text import normalised

# No key result is longer. The limit bounds the time on hostile lines, where a pattern may look far ahead at each place.
LONGEST = 4000
DATE, KEPT = "\ue000", "\ue001"  # stand where a date or a link was, so that nothing reads it again


@dataclass(slots=True, eq=False)
class Clause:
    """A stretch between separators. `kind` is main, note (in brackets) or cell (of a table row).

    `head` is where the sentence begins that goes on behind a bracket: "Raise capacity (seats per room) by 25%".
    """

    start: int
    end: int
    kind: str = "main"
    head: int = -1

    def __post_init__(self) -> None:
        if self.head < 0:
            self.head = self.start


@dataclass(slots=True, eq=False)
class Scan:
    """What was found in a key result, in order. `work` is the text with dates and links masked.

    `leads[i]` holds the cues that stand straight before number i, the nearest first (至 and 提升 of 「提升至 20%」);
    `roles[i]` what it does and `verbs[i]` the verb that rules it, both filled by `roles.assign`.
    """

    text: str
    plain: str
    work: str
    reference: Reference
    dates: list[Dated]
    numbers: list[Number]
    placeholders: list[tuple[int, int]]
    cues: list[Cue]
    clauses: list[Clause]
    leads: list[list[Cue]]
    roles: list[str] = field(default_factory=list)
    verbs: list[Cue | None] = field(default_factory=list)
    _clause_starts: list[int] = field(default_factory=list)
    _cue_starts: list[int] = field(default_factory=list)

    def clause_at(self, at: int) -> Clause:
        """The clause around a position."""
        return self.clauses[max(0, bisect_right(self._clause_starts, at) - 1) if len(self.clauses) > 1 else 0]

    def cues_between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin from `start` up to `end`."""
        return self.cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]

    def cue_after(self, number: Number) -> Cue | None:
        """The cue straight behind a number (以上, "or more")."""
        place = bisect_left(self._cue_starts, number.end)
        if place < len(self.cues) and not self.work[number.end : self.cues[place].start].strip(" )*"):
            return self.cues[place]
        return None


_SEPARATOR = Lazy(r"[，;；。|\n!！?？([【)\]】,.:\-]")
_PARTS = {  # marks that part clauses only here
    ",": re.compile(r",(?!\d{3})"),
    ".": re.compile(r"(?<!\bvs)(?<!\betc)(?<!\bapprox)(?<!\bavg)(?<!e\.g)(?<!i\.e)(?<!\bincl)[.](?=\s|$)"),
    "-": re.compile(r"(?<=\s)-\s(?=[a-z])"),
    ":": re.compile(r"(?<=\S)[:](?=\s?[^\d\s])"),
}
_TABLE = Lazy(r"\S\s*\|\s*\S")


def _clauses(work: str) -> list[Clause]:
    found: list[Clause] = []
    base = "cell" if "|" in work and _TABLE.search(work) else "main"
    start, depth, kind, head = 0, 0, base, -1
    for match in _SEPARATOR.finditer(work):
        mark, at = match[0], match.start()
        if mark in _PARTS and not _PARTS[mark].match(work, at):
            continue
        found.append(Clause(start, at, kind, head))
        start, head = at + 1, -1
        if mark in "([【":
            depth += 1
        elif mark in ")]】":
            depth = max(depth - 1, 0)
            if not depth:
                head = next((clause.head for clause in reversed(found) if clause.kind == base), -1)
        kind = "note" if depth else base
    found.append(Clause(start, len(work), kind, head))
    return [
        clause for clause in found if not work[clause.start : clause.end].isspace() and clause.end > clause.start
    ] or [Clause(0, len(work))]


def _masked(plain: str, spans: list[tuple[int, int]], mark: str) -> str:
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [plain[at:start], mark * (end - start)]
            at = end
    return "".join(parts) + plain[at:]


_INSTEAD = Lazy(r"\s(?:instead of|rather than)\s")  # "in 2 days instead of 6"
_TIMES = ("time", "turnaround", "latency", "delay", "age", "duration", "response", "lag", "wait", "cycle", "backlog")


def _is_limit(plain: str, found: Dated) -> bool:
    """ "Keep review turnaround within 2 days": how long it may take, not by when."""
    if plain.startswith("today", found.start):  # "(today: 900 ms)" says where it stands
        return bool(re.match(r"\s?:?\s?[$~]?\d|[)\],;]", plain[found.end : found.end + 5]))
    if found.name == "span" and _INSTEAD.match(plain, found.end):
        return True
    if (
        not plain.startswith(found.lead or "within", found.lead_start)
        or "within" not in plain[found.lead_start : found.end]
    ):
        return False
    return plain[: found.lead_start].rstrip().endswith(_TIMES) and found.name in ("span", "ahead", "from_now")


def scanned(text: str, ref: Reference) -> Scan:
    """Take a key result apart; every position is one of `text`. Only its first `LONGEST` characters are read."""
    plain = normalised(text[:LONGEST])
    dates = dates_in(plain, ref)
    if dates and ("within" in plain or "today" in plain or "instead" in plain or "rather" in plain):
        dates = [found for found in dates if not _is_limit(plain, found)]
    work = _masked(plain, [(found.start, found.end) for found in dates], DATE) if dates else plain
    kept = links_and_marker(work)
    if kept:
        work = _masked(work, kept, KEPT)
    numbers = with_implied(joined(numbers_in(work, text), work), work)
    placeholders = placeholders_in(work)
    cues = cues_in(work)
    if numbers or placeholders:
        inside: set[int] = set()
        for start, end in [*[(n.start, n.end) for n in numbers], *placeholders]:
            inside.update(range(start, end))
        cues = [cue for cue in cues if cue.start not in inside]
    clauses = _clauses(work)
    leads = _settle(cues, work, clauses, [n.start for n in numbers], [start for start, _ in placeholders])
    cues = [cue for cue in cues if cue.kinds]
    return Scan(
        text, plain, work, ref, dates, numbers, placeholders, cues, clauses, leads,
        _clause_starts=[clause.start for clause in clauses], _cue_starts=[cue.start for cue in cues],
    )  # fmt: skip


# What may stand between a cue and its number without parting them.
_FILL = Lazy(
    r"[\s\"'“”「」:=*_≈~约大近略的于在整高低共仅了\ue000]*"
    r"(?:(?:about|approximately|approx\.?|around|roughly|nearly|almost|the|an?|an average of|average of|平均"
    r"|约为|大约|接近|值|水平|全部|所有|每月|每周|每天|人均|每[^\W\x00-\x7f]{1,2})[\s:*_=~≈]*)*"
)
_ABOUT = frozenset(["左右", "大约", "基本", "一定", "roughly", "approximately", "around"])
_POSITIONAL = frozenset({"from", "to", "by", "ge", "gt", "le", "lt"})
_WORD_BEFORE = frozenset(
    [
        "to",
        "and",
        "or",
        "we",
        "will",
        "must",
        "should",
        "they",
        "i",
        "&",
        "then",
        "successfully",
        "fully",
        "also",
        "been",
        "is",
        "are",
        "be",
        "were",
        "was",
        "have",
        "has",
        "get",
        "team",
        "teams",
        "users",
        "customers",
        "can",
        "could",
        "would",
        "help",
        "helps",
        "us",
        "people",
        "that",
        "which",
        "not",
        "all",
    ]
)
_NUMBER_FIRST = Lazy(
    r"[\s\-*]*(?:(?:achieve|reach|deliver|get|see|drive|generate|hit|secure)\s)?(?:an?\s|at least\s)?"
    r"[+>≥~]?\s?\d[\d.,]*\s?(?:%|percent)[^,，;；]{0,40}$"
)
_TIME_TO = frozenset(
    [
        "time",
        "days",
        "hours",
        "weeks",
        "cost",
        "ability",
        "willingness",
        "likelihood",
        "intent",
        "leads",
        "visitors",
        "lead",
        "visitor",
    ]
)
_BEFORE_ZH = Lazy(
    r"(?:[并且和与及、/能可已被均将来再后或者去拟需应要会便]|完全|成功|全部|自主|正式|顺利|按时|如期|同时|团队|我们|主动|陆续)\s*$"
)
_HEAD = Lazy(
    r"[\s\-*•·\d.、)(\ue000\ue001#>\"'“「]*(?:本?季度?|每[周月天日年]|每季度|我们|团队|将|在|内|前|\s|(?:by|before|until|within|during|in)\s(?=\ue000)|\ue000|to|we|will|the|team|successfully|fully)*[\s:]*"
)


def _settle(
    cues: list[Cue], work: str, clauses: list[Clause], numbers: list[int], others: list[int]
) -> list[list[Cue]]:
    """Keep of each cue what it does here: markers that lead to a number, verbs in a verb's place. Returns the leads."""
    starts = [cue.start for cue in cues]
    leads: list[list[Cue]] = []
    leading: set[int] = set()
    for place, anchor in enumerate([*numbers, *others]):
        chain, at, behind, place_taken = list[Cue](), anchor, bisect_left(starts, anchor) - 1, False
        while behind >= 0 and cues[behind].end <= at and at - cues[behind].end < 30:
            if cues[behind].kinds == {"vague"} and _FILL.fullmatch(work, cues[behind].end, at):
                if cues[behind].word not in _ABOUT:
                    break  # 「提升效率 30%」
                at, behind = cues[behind].start, behind - 1
                continue
            if not _FILL.fullmatch(work, cues[behind].end, at):
                if not chain and "each" in cues[behind].kinds and at - cues[behind].end <= 3:  # 降至每单 5 元
                    at, behind = cues[behind].start, behind - 1
                    continue
                break
            if (
                place_taken
                and not cues[behind].kinds & {"up", "down", "keep", "from", "to", "by"}
                and cues[behind].word.isascii()
            ):
                break  # "time to hire from 45 days": no verb
            if _is_plural(cues[behind], work):
                break  # "Site visits 2x": no deed
            if cues[behind].word.isascii() and not cues[behind].kinds & _WITH_CHANGE and _changes(chain):
                break  # "cost to serve down 10%"
            place_taken = place_taken or bool(cues[behind].kinds & {"from", "to", "by"})
            chain.append(cues[behind])
            at = cues[behind].start
            leading.add(at)
            behind -= 1
        if place < len(numbers):
            leads.append(chain)
    clause = 0
    for cue in cues:
        while clause + 1 < len(clauses) and clauses[clause + 1].start <= cue.start:
            clause += 1
        if cue.start in leading:
            continue
        cue.kinds -= _POSITIONAL
        if cue.kinds & VERBS and not _in_verb_place(cue, work, clauses[clause]):
            cue.kinds -= VERBS
    return leads


_WITH_CHANGE = frozenset({"up", "down", "keep", "from", "to", "by"})


def _changes(chain: list[Cue]) -> bool:
    return bool(chain) and bool(chain[-1].kinds & {"up", "down"})


def _is_plural(cue: Cue, work: str) -> bool:
    """Whether an English word that can be a verb is a noun in the plural: with another word straight before it."""
    if cue.kinds & VERBS != {"deliver"} or not cue.word.isascii() or not cue.word.endswith("s"):
        return False
    before = re.split(r"[^a-z&]+", work[max(0, cue.start - 16) : cue.start].strip())[-1]
    return bool(before) and before not in _WORD_BEFORE


_ENDS = Lazy(r"[\s*]*(?:(?:by|before|in|until|within)?\s?\ue000+[\s*]*)?")


# "Significantly raise …", "further reduce …": how it is done, not how often.
_HOW = Lazy(
    r"[\s\-*\ue001]*(?:(?!(?:week|month|dai|quarter|year|hour|ear|on|fami|supp|assemb|rep|app|time)ly\s)[a-z]{3,}ly|further)\s",
    needs="ly|further",
)


def _in_verb_place(cue: Cue, work: str, clause: Clause) -> bool:
    """Whether a word that can be a verb stands where a verb stands: not inside a noun (测试覆盖率, "page load
    time")."""
    head = _HEAD.match(work, clause.start, cue.start)
    if head and head.end() == cue.start:
        return True
    if cue.word.isascii():
        before = work[max(clause.start, cue.start - 16) : cue.start].split()
        if len(before) > 1 and before[-1] == "to" and before[-2] in _TIME_TO:
            return False
        if "change_noun" in cue.kinds and _NUMBER_FIRST.match(work, clause.start, cue.start):
            return True
        if before and (before[-1] in _WORD_BEFORE or (before[-1][-1] in "0123456789%" and cue.kinds & {"up", "down"})):
            return True
        if _HOW.fullmatch(work, clause.start, cue.start):
            return True
        turned = cue.word.endswith("ed") or (cue.word.endswith("s") and bool(cue.kinds & {"up", "down"}))
        return turned and "change_noun" not in cue.kinds and bool(_ENDS.fullmatch(work, cue.end, clause.end))
    if not cue.kinds & {"deliver", "nounlike"} and cue.kinds & VERBS:
        return True
    if not work[cue.end : clause.end].strip(" 了*\ue001"):
        return True
    return bool(_BEFORE_ZH.search(work, max(clause.start, cue.start - 4), cue.start))
