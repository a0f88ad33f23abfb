"""One key result taken apart: dates, protected figures, numbers, cue words and clauses, each with its place."""

import re
from dataclasses import dataclass, field

from okr_ai.language.cues import Cue, cues_in
from okr_ai.language.dates import Dated, dates_in
from okr_ai.language.numbers import Number, numbers_in
from okr_ai.language.periods import Reference
from okr_ai.language.protected import protected_in
from okr_ai.language.text import normalised

DATE, KEPT = "\ue000", "\ue001"  # stand where a date or a protected figure was, so that nothing reads it again


@dataclass(slots=True)
class Clause:
    """A stretch between separators. `kind` is main, note (in brackets) or cell (of a table row)."""

    start: int
    end: int
    kind: str = "main"


@dataclass(slots=True)
class Scan:
    """What was found in a key result, in order. `work` is the text with dates and protected figures masked."""

    text: str
    plain: str
    work: str
    dates: list[Dated]
    numbers: list[Number]
    cues: list[Cue]
    clauses: list[Clause]
    reference: Reference | None = None
    roles: dict[int, str] = field(default_factory=dict)  # a number's place in `numbers` -> what it does

    def clause_at(self, at: int) -> int:
        """The place of the clause around a position."""
        low, high = 0, len(self.clauses) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.clauses[middle].start <= at:
                low = middle
            else:
                high = middle - 1
        return low


_SEPARATOR = re.compile(r"[，;；。|\n!！?？]|,(?!\d{3})|[.](?=\s|$)|\s-\s(?=[a-z])|(?P<open>[(\[【「『])|(?P<close>[)\]】」』])")
_TABLE = re.compile(r"\S\s*\|\s*\S")


def _clauses(work: str) -> list[Clause]:
    found: list[Clause] = []
    start, depth, kind = 0, 0, "main"
    base = "cell" if _TABLE.search(work) else "main"
    kind = base
    for match in _SEPARATOR.finditer(work):
        if match.start() >= start:
            found.append(Clause(start, match.start(), kind))
        start = match.end()
        if match["open"] and match["open"] not in "「『":
            depth += 1
        elif match["close"] and match["close"] not in "」』":
            depth = max(depth - 1, 0)
        kind = "note" if depth else base
    found.append(Clause(start, len(work), kind))
    return [clause for clause in found if work[clause.start : clause.end].strip()] or [Clause(0, len(work))]


def _masked(plain: str, spans: list[tuple[int, int]], mark: str) -> str:
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [plain[at:start], mark * (end - start)]
            at = end
    return "".join(parts) + plain[at:]


def scanned(text: str, ref: Reference) -> Scan:
    """Take a key result apart; every position is one of `text`."""
    plain = normalised(text)
    dates = dates_in(plain, ref)
    work = _masked(plain, [(found.start, found.end) for found in dates], DATE) if dates else plain
    kept = protected_in(work)
    if kept:
        work = _masked(work, kept, KEPT)
    numbers = _joined(numbers_in(work, text), work)
    cues = cues_in(work)
    if numbers:
        spans = {position for number in numbers for position in range(number.start, number.end)}
        cues = [cue for cue in cues if cue.start not in spans]
    return Scan(text, plain, work, dates, numbers, cues, _clauses(work), ref)


_RANGE = re.compile(r"\s?[-~]\s?|\s?(?:到|至)\s?|\s(?:to|and|or)\s|\s?-\s?")
_FROM_BEFORE = re.compile(r"(?:从|由|自|from|by|between|原|现|当前|目前|的)\s?[^\d]{0,3}$")
_BETWEEN = re.compile(r"between\s?[$¥€£]?$")
_OUT_OF = re.compile(r"\s?/\s?|\s?out of (?:a possible )?|\s?of(?= \d+ (?:stars|points))|\s?\(满分|\s?（满分")
_SCALES = {3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 12.0, 20.0, 50.0, 100.0, 150.0}


def _joined(numbers: list[Number], work: str) -> list[Number]:
    """Ranges (15~20名), compound durations (2分30秒) and ratings (4.5/5, 8 out of 10) made one."""
    if len(numbers) < 2:
        return numbers
    found = [numbers[0]]
    for number in numbers[1:]:
        last = found[-1]
        gap = work[last.end : number.start]
        if len(gap) > 24 or not _join(last, number, gap, work):
            found.append(number)
    return found


def _join(last: Number, number: Number, gap: str, work: str) -> bool:
    """Whether `number` became part of `last`."""
    if number.dimension == "time" and not gap.strip(" 零又") and (last.dimension == "time" or last.unit == "分"):
        return _add_duration(last, number)
    if (match := _OUT_OF.match(gap)) and match.end() == len(gap) and number.value in _SCALES and number.unit in (None, "分", "x"):
        if last.value <= number.value and not last.scale > 1 and last.unit in (None, "分"):
            last.end = number.end + (1 if "满分" in gap and work[number.end : number.end + 1] == ")" else 0)
            return True
    if (gap.strip() == ":" and last.unit is None and not number.bare) and last.value < 1000:
        last.end, last.unit, last.dimension = number.end, "ratio", "ratio"
        last.value, last.value_to = last.value / number.value if number.value else last.value, None
        return True
    if _RANGE.fullmatch(gap) and last.value_to is None and last.value < _scaled(last, number):
        between = _BETWEEN.search(work, max(0, last.start - 10), last.start)
        words = gap.strip() in ("到", "至", "to", "and", "or")
        if gap.strip() in ("and", "or") and not (between or gap.strip() == "or"):
            return False
        if words and not between and (_FROM_BEFORE.search(work, max(0, last.start - 6), last.start) or last.unit not in (None, number.unit)):
            return False
        if last.unit is not None and number.unit is not None and last.unit != number.unit:
            return False
        last.value, last.value_to = _scaled_first(last, number), number.value
        last.unit, last.dimension = number.unit or last.unit, number.dimension or last.dimension
        last.end, last.bound, last.bare = number.end, None, False
        return True
    return False


def _scaled_first(last: Number, number: Number) -> float:
    """The lower end with the upper one's scale: 2-3万 is 20000 to 30000."""
    if last.scale == 1 and number.scale > 1 and last.value < number.value / number.scale:
        return last.value * number.scale
    return last.value


def _scaled(last: Number, number: Number) -> float:
    return number.value if _scaled_first(last, number) < number.value else float("-inf")


_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0, "week": 604800.0}


def _add_duration(last: Number, number: Number) -> bool:
    """2分30秒 -> 150 s, 1h30 min -> 90 min: in the smaller unit."""
    unit = "min" if last.unit == "分" else last.unit or ""
    if unit not in _SECONDS or number.unit not in _SECONDS or _SECONDS[unit] <= _SECONDS[number.unit]:
        return False
    last.value = last.value * _SECONDS[unit] / _SECONDS[number.unit] + number.value
    last.unit, last.dimension, last.end = number.unit, "time", number.end
    return True
