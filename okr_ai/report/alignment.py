"""Which objective serves which."""

from collections.abc import Mapping, Sequence

from okr_ai.report.content import Group


def alignment(groups: Sequence[Group]) -> tuple[tuple[int, Group], ...]:
    """The objectives in reading order, each with its depth below the one that its `parent` names.

    A parent is named by the id or the words of an objective or of one of its key results. One that is not found, or
    that would make a ring, leaves the objective at the top.
    """
    known: dict[str, str] = {}
    for group in groups:
        if group.reviewed:
            objective = group.reviewed.objective
            names = [objective.id, objective.text.text]
            names += [name for key_result in objective.key_results for name in (key_result.id, key_result.text.text)]
            for name in names:
                known.setdefault(name.strip(), group.number)
    parents = {
        group.number: known.get((group.reviewed.objective.parent or "").strip()) for group in groups if group.reviewed
    }
    children: dict[str | None, list[Group]] = {}
    for group in groups:
        children.setdefault(None if _in_ring(group.number, parents) else parents.get(group.number), []).append(group)
    rows: list[tuple[int, Group]] = []
    waiting = [(0, group) for group in reversed(children.get(None, []))]
    while waiting:
        depth, group = waiting.pop()
        rows.append((depth, group))
        waiting += [(depth + 1, child) for child in reversed(children.get(group.number, []))]
    return tuple(rows)


def _in_ring(number: str, parents: Mapping[str, str | None]) -> bool:
    """Whether following the parents from here comes back here."""
    seen: set[str] = set()
    at = parents.get(number)
    while at is not None and at not in seen:
        if at == number:
            return True
        seen.add(at)
        at = parents.get(at)
    return False
