"""What a draft must hold for a rule to find anything: a rule whose gate nothing passes is not even imported.

A gate gets what the rule looks at (okr_ai.rules.views), is quicker than its check, and never keeps a finding back.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
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
        return not self.pieces.isdisjoint(view.wording.pieces)


class Both:
    """What passes one gate and the other."""

    __slots__ = ("one", "other")

    def __init__(self, one: Gate, other: Gate) -> None:
        self.one = one
        self.other = other

    def __call__(self, view: Any) -> bool:
        return self.one(view) and self.other(view)


class Either:
    """What passes one gate or the other."""

    __slots__ = ("one", "other")

    def __init__(self, one: Gate, other: Gate) -> None:
        self.one = one
        self.other = other

    def __call__(self, view: Any) -> bool:
        return self.one(view) or self.other(view)


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
    return Either(any_objective(gate), any_key_result(gate))


def _objectives(view: ObjectiveView | DraftView | DraftsView) -> Iterable[ObjectiveView]:
    if isinstance(view, ObjectiveView):
        return (view,)
    return view.objectives if isinstance(view, DraftView) else view.objectives()


@cache  # one gate for all rules that ask for the field
def field(name: str) -> Gate:
    """A key result with that field."""
    return lambda view: name in view.key_result.fields


def field_like(pieces: str) -> Gate:
    """A key result with a field whose name holds one of the pieces."""
    wanted = pieces.split("|")

    @lru_cache(maxsize=512)  # most drafts have a few names for all
    def wanted_in(name: str) -> bool:
        return any(piece in name.lower() for piece in wanted)

    return lambda view: any(map(wanted_in, view.key_result.fields))


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


class Sieve:
    """Views that are looked at together. What passes a gate is found once, however many rules have it."""

    def __init__(self, views: Sequence[Any]) -> None:
        self.views = views
        self._passed: dict[Gate, Sequence[Any]] = {}
        self._places: dict[str, list[int]] = {}  # of the views with a piece
        for place, view in enumerate(views):
            for piece in view.wording.pieces:
                self._places.setdefault(piece, []).append(place)

    def through(self, gate: Gate | None) -> Sequence[Any]:
        """The views that pass the gate, in order; all where there is none."""
        if gate is None:
            return self.views
        passed = self._passed.get(gate)
        if passed is None:
            passed = self._passed[gate] = self._through(gate)
        return passed

    def _through(self, gate: Gate) -> Sequence[Any]:
        if isinstance(gate, Words):
            places = {place for piece in gate.pieces & self._places.keys() for place in self._places[piece]}
            return [self.views[place] for place in sorted(places)]
        if isinstance(gate, Both):
            return [view for view in self.through(gate.one) if gate.other(view)]
        if isinstance(gate, Either):
            ids = {id(view) for each in (gate.one, gate.other) for view in self.through(each)}
            return [view for view in self.views if id(view) in ids]
        return [view for view in self.views if gate(view)]
