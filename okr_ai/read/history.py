"""Key results of past cycles: tables of them (CSV, XLSX), and past drafts of any form with scores and check-ins."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from okr_ai.errors import InputError
from okr_ai.model import Bilingual, Cycle, Draft, KeyResult, PastKeyResult, Place, Problem
from okr_ai.read import values
from okr_ai.read.delimited import rows
from okr_ai.read.desk import Desk
from okr_ai.read.drafts import FORMS, form_of, read_draft
from okr_ai.read.files import MAX_DATA, read_bytes, read_text
from okr_ai.read.grid import Head, Words, find_head, see_above, value_days

Cells = Sequence[Words | None]
_FINALS = ("final", "current", "value")
_ATTAINMENTS = ("progress", "score")
MAX_FILES = 1_000


def read_history(
    path: str | Path,
    *,
    content: bytes | None = None,
    today: date | None = None,
    fiscal_start: int = 1,
    problems: list[Problem] | None = None,
) -> tuple[PastKeyResult, ...]:
    """The past key results in a file, or in every file of a folder, in the order of the files.

    A row's cycle is what its own columns say (a cycle, or start and end), else what the file says above its table, else
    what the file's name says. `attainment` is as stated, else the share of the way from baseline to target that the
    final value came, else None. What cannot be read goes into `problems`; without that list it raises InputError.
    """
    if content is None and Path(path).is_dir():
        files = sorted(p for p in Path(path).rglob("*") if p.suffix.lower() in FORMS and p.is_file())[:MAX_FILES]
        return tuple(
            kr for file in files for kr in read_history(file, today=today, fiscal_start=fiscal_start, problems=problems)
        )
    name = str(path)
    content = read_bytes(path, MAX_DATA) if content is None else content
    desk = Desk(name, today, None, fiscal_start)
    desk.see_cycle(Path(name).stem)
    desk.assumed, desk.cycle = desk.cycle, None
    form = form_of(name, content)
    if form in ("csv", "xlsx"):
        found = list(_from_tables(name, content, form, desk))
    else:
        draft = read_draft(path, content=content, today=today, cycle=desk.assumed, fiscal_start=fiscal_start)
        found = list(_from_draft(draft, desk))
    if problems is not None:
        problems += desk.problems
    elif desk.problems:
        raise _first_problem(desk.problems[0])
    return tuple(found)


def attained(baseline: float | None, target: float | None, final: float | None) -> float | None:
    """The share of the way from baseline to target that `final` came; 1.0 is hit, below 0 the wrong way."""
    if baseline is None or target is None or final is None or baseline == target:
        return None
    return (final - baseline) / (target - baseline)


def _from_draft(draft: Draft, desk: Desk) -> Iterator[PastKeyResult]:
    scale = _scale([words for o in draft.objectives for k in o.key_results if (words := _attainment_words(k))])
    for objective in draft.objectives:
        own = objective.fields.get("cycle")
        cycle = (
            Desk(desk.path, desk.today, None, desk.fiscal_start).cycle_in(own.text) if own else None
        ) or draft.cycle
        for kr in objective.key_results:
            if cycle is None:
                desk.problem(kr.text, *_NO_CYCLE)
                continue
            read = next((r for n in _FINALS if n in kr.fields and (r := values.number(kr.fields[n].text))), None)
            last = next((c.value for c in reversed(kr.check_ins) if c.value is not None), None)
            final = read[0] if read else last
            words = _attainment_words(kr)
            stated = scale(words) if words else None
            yield PastKeyResult(
                text=kr.text.text,
                objective=objective.text.text,
                cycle=cycle,
                metric=kr.metric,
                baseline=kr.baseline,
                target=kr.target,
                final=final,
                attainment=stated if stated is not None else attained(kr.baseline, kr.target, final),
                unit=kr.unit,
                team=objective.team or draft.team,
                owner=kr.owner or objective.owner,
                kind=kr.kind,
                place=kr.text.place(),
            )


def _attainment_words(kr: KeyResult) -> str | None:
    return next((kr.fields[name].text for name in _ATTAINMENTS if name in kr.fields), None)


def _from_tables(name: str, content: bytes, form: str, desk: Desk) -> Iterator[PastKeyResult]:
    sheets: Sequence[Sequence[Sequence[Words | None]]]
    if form == "xlsx":
        from okr_ai.read.xlsx import read_sheets

        sheets = read_sheets(name, content)
    else:
        sheets = [list(rows(read_text(name, content, MAX_DATA)))]
    heads = [(sheet, head) for sheet in sheets if (head := find_head(sheet))]
    if not heads:
        raise InputError(
            Bilingual("no column of key results was found", "没有找到关键结果列"),
            Bilingual(
                "name the columns: objective, key result, cycle, baseline, target, final",
                "请给列命名：目标、关键结果、周期、基线值、目标值、最终值",
            ),
            path=name,
            line=1,
            column=1,
        )
    for sheet, head in heads:
        desk.cycle = None
        see_above(sheet, head, desk)
        yield from _Past(sheet, head, desk).read()


class _Past:
    """One table of past key results. It reads columns straight into values: a company may have 100,000 rows."""

    def __init__(self, table: Sequence[Cells], head: Head, desk: Desk) -> None:
        self.table, self.head, self.desk = table, head, desk
        self.at: dict[str, int] = {}
        for n, field in head.columns.fields.items():
            self.at.setdefault(field, n)
        self.days = value_days(head, desk)
        self.cycles: dict[tuple[str, ...], Cycle | None] = {}
        below = table[head.below :]
        self.scales = {
            f: _scale([w for row in below if (w := self.words(row, f))]) for f in _ATTAINMENTS if f in self.at
        }

    def read(self) -> Iterator[PastKeyResult]:
        columns = self.head.columns
        objective = ""
        for row in self.table[self.head.below :]:
            above = row[columns.objective] if columns.objective is not None and columns.objective < len(row) else None
            objective = (above.text.strip() if above else "") or objective
            kr = row[columns.kr] if columns.kr is not None and columns.kr < len(row) else None
            if kr is None or not kr.text.strip():
                continue
            cycle = self.cycle(row)
            if cycle is None:
                self.desk.problem(kr, *_NO_CYCLE)
                continue
            yield self.past(row, kr.text.strip(), objective, cycle, kr.place())

    def past(self, row: Cells, text: str, objective: str, cycle: Cycle, place: Place) -> PastKeyResult:
        unit = self.words(row, "unit")
        numbers: dict[str, float] = {}
        for name in ("baseline", "target", *_FINALS):
            if read := self.number(row, name):
                numbers[name] = read[0]
                unit = unit or read[1]
        final = next((numbers[name] for name in _FINALS if name in numbers), None)
        if final is None and self.days:
            final = self.last_value(row)
        stated = next(
            (v for f, s in self.scales.items() if (w := self.words(row, f)) and (v := s(w)) is not None), None
        )
        baseline, target = numbers.get("baseline"), numbers.get("target")
        return PastKeyResult(
            text=text,
            objective=objective,
            cycle=cycle,
            metric=self.words(row, "metric"),
            baseline=baseline,
            target=target,
            final=final,
            attainment=stated if stated is not None else attained(baseline, target, final),
            unit=unit,
            team=self.words(row, "team"),
            owner=self.words(row, "owner"),
            kind=values.choice("kind", self.words(row, "kind") or ""),
            place=place,
        )

    def words(self, row: Cells, field: str) -> str | None:
        n = self.at.get(field)
        cell = row[n] if n is not None and n < len(row) else None
        return cell.text.strip() or None if cell else None

    def number(self, row: Cells, field: str) -> tuple[float, str | None] | None:
        words = self.words(row, field)
        if words is None:
            return None
        read = values.number(words)
        cell = row[self.at[field]]
        if read is None and cell is not None and not values.says_nothing(words):
            self.desk.problem(cell, *values.no_number(words))
        return read

    def last_value(self, row: Cells) -> float | None:
        cells = [row[n] for n in sorted(self.days, key=lambda n: self.days[n]) if n < len(row)]
        reads = [read for cell in cells if cell and (read := values.number(cell.text))]
        return reads[-1][0] if reads else None

    def cycle(self, row: Cells) -> Cycle | None:
        """The row's cycle: its own start and end, its own words, else the file's."""
        key = tuple(self.words(row, name) or "" for name in ("cycle", "start", "due"))
        if key not in self.cycles:
            self.cycles[key] = self.read_cycle(*key)
        return self.cycles[key] or self.desk.cycle or self.desk.assumed

    def read_cycle(self, words: str, start: str, end: str) -> Cycle | None:
        first, last = values.iso_day(start), values.iso_day(end)
        if first and last and first <= last:
            return Cycle(first, last, words)
        if not words:
            return None
        return Desk(self.desk.path, self.desk.today, None, self.desk.fiscal_start).cycle_in(words)


def _scale(column: Sequence[str]) -> Callable[[str], float | None]:
    """How the column writes attainments ("85%", 0.85, 8.5 of ten, 85 of a hundred), as a function to shares.

    A column's own largest bare number decides: up to 2 shares, up to 10 out of ten, above that out of a hundred. A
    negative one (further away than at the start) can be of any size and says nothing.
    """
    bare = [value for words in column if (value := values.plain_number(words)) is not None]
    most = max(bare, default=1.0)
    whole = 1.0 if most <= 2 else 10.0 if most <= 10 else 100.0

    def share(words: str) -> float | None:
        value = values.plain_number(words)
        return value / whole if value is not None else values.share(words)

    return share


_NO_CYCLE = (
    Bilingual("the cycle of this key result is not stated", "没有写明这条关键结果属于哪个周期"),
    Bilingual("add a column Cycle, like 2026 Q2, or name the file so", "请加上“周期”列，如 2026 Q2，或写在文件名里"),
)


def _first_problem(problem: Problem) -> InputError:
    p = problem.place
    return InputError(problem.what, problem.do, path=p.path, line=p.line, column=p.column, sheet=p.sheet, cell=p.cell)
