"""The clauses of a key result: what stands between separators, in brackets, in the cells of a table row."""

from okr_ai.language.lazy import Lazy
from okr_ai.language.text import characters


class Clause:
    """A stretch between separators. `kind` is main, note (in brackets) or cell (of a table row).

    `head` is where the sentence begins that goes on behind a bracket: "Raise capacity (seats per room) by 25%".
    """

    __slots__ = ("end", "head", "kind", "start")

    def __init__(self, start: int, end: int, kind: str, head: int) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.head = head


_MARK = Lazy(r"[^\w ]")  # a set of the separators takes twenty times as long to compile
_SEPARATORS = frozenset("+@，;；。|\n!！?？([【)]】,.:-")
_PARTS = {  # marks that part clauses only here
    ",": Lazy(r",(?!\d{3})"),
    ".": Lazy(
        r"(?<!\bvs)(?<!\betc)(?<!\bapprox)(?<!\bavg)(?<!e\.g)(?<!i\.e)(?<!\bincl)(?<!\bno)(?<!\bmax)(?<!\best)[.](?=\s|$)"
    ),
    "-": Lazy(r"(?<=\s)-\s(?=[a-z])"),
    "@": Lazy(r"(?<=\s)@(?=[^\s\d@,，;；、。)]{1,20}(?:\s|$|[,，;；、。)@]))"),  # whose it is
    ":": Lazy(r"(?<=\S)[:](?=\s?[^\d\s])(?!(?:cac|mau|wau|noise)(?![a-z]))"),  # LTV:CAC is one name
}
_DONE = ("上线 ", "发布 ", "落地 ", "建成 ", "开业 ", "跑通 ", "launched ")  # 「App 上线 + 日活 ≥ 100」
_TABLE = Lazy(r"\S\s*\|\s*\S")


def clauses_in(work: str) -> list[Clause]:
    """The clauses in order; a text of nothing but separators is one."""
    if _SEPARATORS.isdisjoint(characters(work)):
        found = [Clause(0, len(work), "main", 0)]
        return _with_effects(found, work) if _SO_THAT in work else found
    found = []
    base = "cell" if "|" in work and _TABLE.search(work) else "main"
    start, depth, kind, head = 0, 0, base, 0
    for match in _MARK.finditer(work):
        mark, at = match[0], match.start()
        if mark not in _SEPARATORS:
            continue
        if mark == "+" and (work[at + 2 : at + 3] in "0123456789≥>" or not work.endswith(_DONE, 0, at)):
            continue
        if mark in _PARTS and not _PARTS[mark].match(work, at):
            continue
        found.append(Clause(start, at, kind, head))
        start = head = at + 1
        if mark in "([【":
            depth += 1
        elif mark in ")]】":
            depth = max(depth - 1, 0)
            if not depth:
                before = (each.head for each in reversed(found) if each.kind == base and each.end > each.start)
                head = next(before, head)
        kind = "note" if depth or mark == "@" else base
    if found:
        found.append(Clause(start, len(work), kind, head))
        found = [each for each in found if work[each.start : each.end].strip()]
    found = found or [Clause(0, len(work), "main", 0)]
    return _with_effects(found, work) if _SO_THAT in work else found


_SO_THAT = " so that "


def _with_effects(clauses: list[Clause], work: str) -> list[Clause]:
    """The clauses, those of "redo the form so that 80% finish it" parted in two; the head stands behind "so that"."""
    found: list[Clause] = []
    for clause in clauses:
        at = work.find(_SO_THAT, clause.start, clause.end)
        if at < 0 or clause.kind != "main":
            found.append(clause)
            continue
        found.append(Clause(clause.start, at, clause.kind, clause.head))
        found.append(Clause(at + 1, clause.end, clause.kind, at + len(_SO_THAT)))
    return found
