"""What a draft must hold for a rule to find anything: a rule whose gate nothing passes is not even imported.

A gate gets what the rule looks at (okr_ai.rules.views), is quicker than its check, and never keeps a finding back.
"""

from collections.abc import Callable, Iterable
from typing import Any

from okr_ai.rules.numbers import holds_number
from okr_ai.rules.views import DraftsView, DraftView, KeyResultView, ObjectiveView
from okr_ai.rules.wording import seek

Gate = Callable[[Any], bool]


class Words:
    """A key result or an objective with one of these pieces in it (lower case, parted by `|`)."""

    __slots__ = ("pieces",)

    def __init__(self, pieces: str) -> None:
        self.pieces = frozenset(pieces.split("|"))
        seek(self.pieces)

    def __call__(self, view: KeyResultView | ObjectiveView) -> bool:
        return self.opens(view.wording.pieces)

    def opens(self, pieces: frozenset[str]) -> bool:
        """Whether it lets words through that have these of all pieces sought in them."""
        return not self.pieces.isdisjoint(pieces)


def both(one: Gate, other: Gate) -> Gate:
    return lambda view: one(view) and other(view)


def either(one: Gate, other: Gate) -> Gate:
    return lambda view: one(view) or other(view)


def any_key_result(gate: Gate) -> Gate:
    """An objective, a draft or several with a key result that passes the gate."""

    def passes(view: ObjectiveView | DraftView | DraftsView) -> bool:
        if isinstance(view, ObjectiveView):
            return any(map(gate, view.key_results))
        return any(any(map(gate, objective.key_results)) for objective in _objectives(view))

    return passes


def any_objective(gate: Gate) -> Gate:
    """A draft or several with an objective that passes the gate."""
    return lambda view: any(map(gate, _objectives(view)))


def anywhere(gate: Gate) -> Gate:
    """An objective, a draft or several with an objective or a key result that passes the gate."""
    return either(any_objective(gate), any_key_result(gate))


def _objectives(view: ObjectiveView | DraftView | DraftsView) -> Iterable[ObjectiveView]:
    if isinstance(view, ObjectiveView):
        return (view,)
    return view.objectives if isinstance(view, DraftView) else view.objectives()


def field(name: str) -> Gate:
    """A key result with that field."""
    return lambda view: name in view.key_result.fields


def field_like(pieces: str) -> Gate:
    """A key result with a field whose name holds one of the pieces."""
    wanted = pieces.split("|")
    return lambda view: any(piece in name.lower() for name in view.key_result.fields for piece in wanted)


def stated_or_required(name: str) -> Gate:
    """A draft with a key result (or its objective) that states this, or whose profile requires it."""

    def stated(view: KeyResultView) -> bool:
        return bool(getattr(view.key_result, name) or (name == "owner" and view.objective.owner))

    some = any_key_result(stated)
    return lambda view: name in view.profile.required or some(view)


def is_output(view: KeyResultView) -> bool:
    """A key result that is work rather than what comes of it."""
    return view.frame.outcome is False


def has_no_target(view: KeyResultView) -> bool:
    """A key result without a value to reach in its words."""
    return view.frame.target is None


def has_both_values(view: KeyResultView) -> bool:
    """A key result that says where it starts and where it shall end."""
    return view.baseline() is not None and view.target() is not None


def has_chance(view: KeyResultView) -> bool:
    """A key result whose metric's own history somebody knows."""
    return view.chance is not None


def has_less_relevant(view: ObjectiveView) -> bool:
    """Key results one of which fits the objective far less than another."""
    fits = [each.relevance for each in view.key_results if each.relevance is not None]
    return len(fits) > 1 and min(fits) < 0.3 * max(fits) + 0.02


def has_number(view: ObjectiveView) -> bool:
    """An objective with a figure or a numeral in it."""
    return holds_number(view.passage.text)


def is_due_outside_cycle(view: KeyResultView) -> bool:
    """A key result with a deadline before or after its draft's cycle."""
    cycle, due = view.cycle, view.key_result.due or view.frame.deadline_date
    return cycle is not None and due is not None and not cycle.start <= due <= cycle.end


def is_overdue(view: KeyResultView) -> bool:
    """A key result whose deadline is over in a cycle that is not."""
    cycle, due = view.cycle, view.key_result.due or view.frame.deadline_date
    return cycle is not None and due is not None and due < view.today <= cycle.end


def has_parents(view: DraftsView) -> bool:
    """Objectives that name one above them."""
    return bool(view.links or view.unresolved)


def has_several_objectives(view: DraftsView) -> bool:
    return sum(len(draft.objectives) for draft in view.drafts) > 1


def has_several_teams(view: DraftsView) -> bool:
    """Objectives of more than one file, or with teams or owners of their own."""
    return len(view.drafts) > 1 or any(each.objective.team or each.objective.owner for each in view.objectives())
