"""Tables of key results, in Markdown, CSV and XLSX alike: what each column is, and a row's cells as fields."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from okr_ai.language.lazy import Lazy
from okr_ai.model import Passage
from okr_ai.read.labels import label_of
from okr_ai.read.names import field_of, spelled
from okr_ai.read.passages import cut
from okr_ai.read.values import measure

_NUMBERS = frozenset({"baseline", "target", "current", "final", "progress"})


class Columns(NamedTuple):
    """What a table's columns are: `kr` and `objective` are positions (or None), `fields` the others by position."""

    kr: int | None
    objective: int | None
    fields: Mapping[int, str]

    def row_fields(self, cells: Sequence[Passage | None]) -> dict[str, Passage]:
        """The fields of one row; empty cells state nothing."""
        found: dict[str, Passage] = {}
        for position, name in self.fields.items():
            cell = cells[position] if position < len(cells) else None
            if cell is not None and cell.text and cell.text not in ("-", "—", "–", "/"):
                found[name] = cell
        return found


def columns_of(names: Sequence[str]) -> Columns | None:
    """What the columns under these heads are, or None when this is no table of key results.

    `目标` is the objective beside a column of key results, and the target beside a column of metrics.
    """
    known = {n: field for n, name in enumerate(names) if (field := column_field(name))}
    known |= _of_quarters(names, known)
    starts = [n for n, field in known.items() if field == "baseline"]
    for n in starts:  # "Start" is a day beside "End" or "Baseline"
        if spelled(names[n]) == "start" and (len(starts) > 1 or any(spelled(name) == "end" for name in names)):
            known[n] = "start"
    kr = _first(known, "kr")
    several = [n for n, field in known.items() if field == "objective"]
    if kr is not None and len(several) > 1 and several[-1] > kr and "target" not in known.values():
        known[several[-1]] = "target"  # O | KR | 基线 | 目标
    objective = _first(known, "objective")
    if kr is None and objective is not None and len(_NUMBERS & set(known.values())) > 1:
        kr = _unnamed(names, known, objective)
    numbers = _NUMBERS & set(known.values())
    if kr is not None and objective is not None and objective > kr and "target" not in numbers:
        known[objective], objective = "target", None
    if kr is None:
        texts = [n for n, field in known.items() if field in ("text", "metric")]
        texts.sort(key=lambda n: spelled(names[n]) in ("description", "描述"))  # a name says more than its description
        if not texts:
            texts = [n for n, field in known.items() if field == "measure" and spelled(names[n]).startswith("measure")]
        blank = [n for n, name in enumerate(names) if n not in known]
        if texts and (numbers or objective is not None):
            kr = texts[0]
        elif numbers and blank and blank[0] == 0:
            kr = 0
        if kr is not None and objective is not None and "target" not in numbers:
            known[objective], objective = "target", None
    if kr is None and objective is None:
        return None
    fields: dict[int, str] = {}
    for n, name in enumerate(names):
        if n not in (kr, objective) and name.strip():
            field = known.get(n) or name.strip()
            fields[n] = field if field not in fields.values() else name.strip()
    return Columns(kr, objective, fields)


_NUMBERED = Lazy(r"(?:kr|o)?\s?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?\s?[.)、）:：]?", re.IGNORECASE)
_WORDS = ("kr", "text", "metric", "measure", "target")  # where a row's words are when its first column only counts


def words_beside(kr: Passage, fields: Mapping[str, Passage]) -> str | None:
    """The field that says a row's key result where the cell that should only holds its number ("1.1", "KR2")."""
    if not _NUMBERED.fullmatch(kr.text.strip()):
        return None
    for name in _WORDS:
        if (cell := fields.get(name)) and not (name == "measure" and measure(cell.text)):
            return name
    return None


_MARK = Lazy(r"\s*(?:\d{1,2}\s*[.、．)）]|[（(]\d{1,2}[)）]|[-•·]|[①-⑳]|KR\s*\d)", re.IGNORECASE)


def each_marked(lines: Sequence[Passage]) -> list[Passage] | None:
    """The lines of one cell without the numbers or marks that they begin with (a label stays); None where there is but
    one, or not each of them has a mark."""
    marks = [_MARK.match(line.text) for line in lines]
    if len(lines) < 2 or not all(marks):
        return None
    return [line if label_of(line) else cut(line, mark.end()) for line, mark in zip(lines, marks, strict=True) if mark]


_OF_ONE = frozenset(("id", "weight", "baseline", "target", "current", "final", "progress", "score", "lower", "upper"))


def of_each(fields: Mapping[str, Passage]) -> dict[str, Passage]:
    """The fields of a row that hold for each of several key results in it: its owner, but no weight and no value."""
    return {name: value for name, value in fields.items() if name not in _OF_ONE}


_COUNTED = Lazy(r"(?:O|KR|目标|关键结果)\s?-?\s?\d{1,3}(?:[.\-]\d{1,3})*", re.IGNORECASE)
_TYPED = {"objective": "O", "目标": "O", "o": "O", "key result": "KR", "kr": "KR", "关键结果": "KR"}


def told_beside(columns: Columns, cells: Sequence[Passage | None]) -> tuple[str, str | None] | None:
    """ "O" or "KR" and its number, where a row's first cell is that alone (`KR1.1`) or a column of types says so."""
    if columns.kr is None or columns.objective is not None:
        return None
    first = cells[0] if columns.kr != 0 and cells else None
    if first and _COUNTED.fullmatch(first.text.strip()):
        return ("O" if first.text.strip()[0] in "Oo目" else "KR"), first.text.strip()
    kind = next((n for n, field in columns.fields.items() if field == "kind"), None)
    cell = cells[kind] if kind is not None and kind < len(cells) else None
    role = _TYPED.get(spelled(cell.text)) if cell else None
    return (role, None) if role else None


# what only the columns of tables are called: trackers' exports
_IN_TABLES = {"summary": "text", "概要": "text", "issue type": "kind", "work type": "kind", "issue key": "id"}


def column_field(name: str) -> str | None:
    """The model's name of the field in the column under this head, or None."""
    return field_of(name) or _IN_TABLES.get(spelled(name)) or prefixed(name)


_QUARTER = Lazy(
    r"(?:20\d\d\s?年?\s?)?(?:q[1-4]|第?[一二三四]季度|h[12](?!\w))|上一?个?季度?|本季度?|[上本]期"
    r"|(?:last|previous|prior|this|current) quarter"
)
_REACHED = frozenset("实际 实际值 完成 完成值 实际完成 结果 达成 达成值 值 actual actuals result results value".split())  # noqa: SIM905


def _of_quarters(names: Sequence[str], known: Mapping[int, str]) -> dict[int, str]:
    """The columns that say whose quarter they are: `Q3实际` beside `Q4目标` is where a metric stands, 上季度 too."""
    said: dict[int, tuple[str, str]] = {}
    for n, name in enumerate(names):
        words = spelled(name)
        if n not in known and (quarter := _QUARTER.search(words)):
            said[n] = quarter.group(), (words[: quarter.start()] + words[quarter.end() :]).strip()
    targets = {n: when for n, (when, rest) in said.items() if rest == "目标" or field_of(rest) == "target"}
    if not said or not (targets or "target" in known.values()):
        return {}
    found: dict[int, str] = {}
    if targets and "target" not in known.values():
        found[max(targets)] = "target"  # quarters stand in their order
    due = targets.get(max(targets)) if targets else None
    for n, (when, rest) in said.items():
        before = when[0] in "上lp" or (due is not None and when != due and when[0] not in "本tc")
        if n not in targets and (rest in _REACHED or (before and not rest)):
            field = "baseline" if before else "current"
            if field not in (*known.values(), *found.values()):
                found[n] = field
    return found


_PREFIX = Lazy(r"(?P<o>目标|objective|goal|o(?![a-z]))|(?:kr|关键结果|关键成果|key result|metric|指标)", re.IGNORECASE)


def prefixed(name: str) -> str | None:
    """`KR权重` as "weight", `目标负责人` and "Objective owner" as "objective owner"."""
    words = spelled(name)
    prefix = _PREFIX.match(words)
    rest = field_of(words[prefix.end() :]) if prefix else None
    if prefix is None or rest is None:
        return None
    if rest == "text":
        return "objective" if prefix["o"] else "kr"
    return f"objective {rest}" if prefix["o"] else rest


def _unnamed(names: Sequence[str], known: Mapping[int, str], objective: int) -> int | None:
    """The column right of the objectives, where its name alone is not known and values follow (目标 | 怎么算做到了 |
    现状 | 目标值)."""
    after = objective + 1
    if {"text", "metric", "measure"} & set(known.values()) or after >= len(names) or after in known:
        return None
    return after if known.get(after + 1) in _NUMBERS and names[after].strip() else None


def _first(known: Mapping[int, str], field: str) -> int | None:
    return next((n for n, name in known.items() if name == field), None)
