"""The rules, in the order they are listed and run. Adding one: copy a file, fill it, add a line here.

A rule is imported when something first passes its gate (okr_ai.rules.gated), if it has one: a review of a page would
feel more than a hundred files that have nothing to say.
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any

from okr_ai.model import Letter
from okr_ai.rules.gated import GATES
from okr_ai.rules.rule import Found, LooksAt, Rule

# of the rules in a folder, unless their line says another
_LETTERS: dict[str, Letter] = {
    "specific": "S",
    "measurable": "M",
    "achievable": "A",
    "relevant": "R",
    "time_bound": "T",
    "whole": "set",
    "alignment": "alignment",
}


class Listed:
    """A rule that is imported when it is needed; `place` is its folder and file ("specific.jargon").

    `check` is the rule's own. What does not pass the `gate` (None: there is none) need not be given to it.
    """

    __slots__ = ("check", "gate", "letter", "looks_at", "name", "place")

    def __init__(self, place: str, looks_at: LooksAt, letter: Letter | None = None) -> None:
        self.place = place
        folder, _, self.name = place.partition(".")
        self.letter: Letter = letter or _LETTERS[folder]
        self.looks_at = looks_at
        self.gate = GATES.get(self.name)
        self.check: Callable[[Any], Iterable[Found]] = self._first

    def rule(self) -> Rule:
        """The rule itself."""
        rule: Rule = import_module(f"okr_ai.rules.{self.place}").RULE
        return rule

    def passes(self, view: Any) -> bool:
        """Whether the rule may find something in what it looks at."""
        return self.gate is None or bool(self.gate(view))

    def _first(self, view: Any) -> Iterable[Found]:
        self.check = self.rule().check
        return self.check(view)


@cache
def every_rule() -> tuple[Rule, ...]:
    """All rules, imported."""
    return tuple(listed.rule() for listed in LISTED)


LISTED: tuple[Listed, ...] = (
    Listed("specific.about_a_number", "key_result"),
    Listed("specific.activity_count", "key_result"),
    Listed("specific.business_as_usual", "objective"),
    Listed("specific.compound_key_result", "key_result"),
    Listed("specific.empty_key_result", "key_result"),
    Listed("specific.empty_objective", "objective"),
    Listed("specific.hedged_objective", "objective"),
    Listed("specific.hiring_as_key_result", "key_result"),
    Listed("specific.jargon", "objective"),
    Listed("specific.key_result_too_long", "key_result"),
    Listed("specific.metric_as_objective", "objective"),
    Listed("specific.no_beneficiary", "objective"),
    Listed("specific.no_owner", "draft"),
    Listed("specific.number_in_objective", "objective"),
    Listed("specific.objective_too_long", "objective"),
    Listed("specific.objective_too_short", "objective"),
    Listed("specific.output_as_objective", "objective"),
    Listed("specific.several_objectives_in_one", "objective"),
    Listed("specific.shared_owner", "key_result"),
    Listed("specific.slogan", "objective"),
    Listed("specific.soft_verb", "key_result"),
    Listed("specific.solution_named", "objective"),
    Listed("specific.spend_as_key_result", "key_result"),
    Listed("specific.task_as_key_result", "key_result"),
    Listed("specific.vague_objective", "objective"),
    Listed("specific.vague_quantifier", "key_result"),
    Listed("measurable.direction_against_numbers", "key_result"),
    Listed("measurable.duration_of_speed", "key_result"),
    Listed("measurable.false_precision", "key_result"),
    Listed("measurable.fields_against_words", "key_result"),
    Listed("measurable.full_width_figures", "key_result"),
    Listed("measurable.impossible_value", "key_result"),
    Listed("measurable.missing_per_cent_sign", "key_result"),
    Listed("measurable.no_baseline", "key_result"),
    Listed("measurable.no_data_source", "draft"),
    Listed("measurable.no_definition", "draft"),
    Listed("measurable.no_metric", "key_result"),
    Listed("measurable.no_number", "key_result"),
    Listed("measurable.no_target", "key_result"),
    Listed("measurable.no_unit", "key_result"),
    Listed("measurable.no_update_period", "draft"),
    Listed("measurable.percentage_of_percentage", "key_result"),
    Listed("measurable.placeholder", "key_result"),
    Listed("measurable.points_of_a_count", "key_result"),
    Listed("measurable.ratio_without_volume", "objective"),
    Listed("measurable.same_value", "key_result"),
    Listed("measurable.slow_update", "key_result"),
    Listed("measurable.target_range", "key_result"),
    Listed("measurable.unclear_multiple", "key_result"),
    Listed("measurable.undefined_metric", "key_result"),
    Listed("measurable.unit_against_metric", "key_result"),
    Listed("measurable.unit_spelling", "key_result"),
    Listed("measurable.units_differ", "key_result"),
    Listed("measurable.verb_against_metric", "key_result"),
    Listed("achievable.already_reached", "key_result"),
    Listed("achievable.always_hit", "draft"),
    Listed("achievable.huge_change", "key_result"),
    Listed("achievable.never_reached_before", "key_result"),
    Listed("achievable.no_belief", "key_result"),
    Listed("achievable.no_means", "key_result"),
    Listed("achievable.no_stretch_levels", "objective"),
    Listed("achievable.not_influenceable", "key_result"),
    Listed("achievable.target_changed", "key_result"),
    Listed("achievable.target_out_of_reach", "key_result"),
    Listed("achievable.target_too_easy", "key_result"),
    Listed("achievable.tiny_change", "key_result"),
    Listed("achievable.too_sure", "key_result"),
    Listed("relevant.tied_to_pay", "draft"),
    Listed("relevant.unrelated_key_result", "objective"),
    Listed("relevant.vanity_metric", "key_result"),
    Listed("time_bound.cycle_too_long", "draft"),
    Listed("time_bound.deadline_outside_cycle", "draft"),
    Listed("time_bound.deadline_past", "key_result"),
    Listed("time_bound.no_deadline", "draft"),
    Listed("time_bound.no_such_day", "key_result"),
    Listed("time_bound.no_time_frame", "draft"),
    Listed("time_bound.two_deadlines", "key_result"),
    Listed("time_bound.unclear_deadline", "key_result"),
    Listed("time_bound.vague_time", "key_result"),
    Listed("time_bound.window_longer_than_cycle", "key_result"),
    Listed("whole.all_lagging", "objective"),
    Listed("whole.all_outputs", "objective"),
    Listed("whole.bad_confidence", "key_result"),
    Listed("whole.bad_weight", "key_result"),
    Listed("whole.busy_owner", "draft", "A"),
    Listed("whole.duplicate_id", "draft"),
    Listed("whole.duplicate_key_result", "draft"),
    Listed("whole.equal_confidence", "draft"),
    Listed("whole.few_key_results", "objective"),
    Listed("whole.ignore_without_reason", "ignores"),
    Listed("whole.kind_missing", "draft", "A"),
    Listed("whole.many_key_results", "objective"),
    Listed("whole.many_key_results_in_all", "draft"),
    Listed("whole.many_objectives", "draft"),
    Listed("whole.no_guardrail", "objective"),
    Listed("whole.no_key_results", "objective"),
    Listed("whole.personal_data", "objective"),
    Listed("whole.round_changes", "objective", "A"),
    Listed("whole.same_metric_twice", "objective"),
    Listed("whole.steps_of_a_plan", "objective"),
    Listed("whole.two_scales", "draft"),
    Listed("whole.unknown_ignore", "ignores"),
    Listed("whole.unreadable_part", "draft"),
    Listed("whole.unused_ignore", "ignores"),
    Listed("whole.weights_do_not_add_up", "objective"),
    Listed("alignment.carried_over", "drafts"),
    Listed("alignment.children_below_parent", "drafts"),
    Listed("alignment.copied_parent", "drafts"),
    Listed("alignment.double_counting", "drafts"),
    Listed("alignment.due_after_parent", "drafts"),
    Listed("alignment.factors_below_parent", "drafts"),
    Listed("alignment.level_skipped", "drafts"),
    Listed("alignment.metric_defined_twice", "drafts"),
    Listed("alignment.missing_parent", "drafts"),
    Listed("alignment.opposite_directions", "drafts"),
    Listed("alignment.orphan_objective", "drafts"),
    Listed("alignment.parent_cycle", "drafts"),
    Listed("alignment.strategy_against_key_result", "drafts"),
    Listed("alignment.trade_off", "drafts"),
    Listed("alignment.unconfirmed_dependency", "key_result"),
    Listed("alignment.unit_differs_from_parent", "drafts"),
    Listed("alignment.unsupported_parent", "drafts"),
)
