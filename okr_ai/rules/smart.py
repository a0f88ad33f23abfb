"""How far each SMART letter is met in a draft: what the words say, and what stands around them."""

from okr_ai.model import Smart, TargetChance
from okr_ai.rules.deliveries import changes_beside, lacks_baseline
from okr_ai.rules.views import KeyResultView

WITHOUT_BASELINE = 0.8  # how measurable a target is that does not say where it starts


def judged(view: KeyResultView) -> Smart:
    """The letters of one key result, 0..1; None where nobody could judge (no history, no objective)."""
    said = view.frame.smart
    specific, measurable = said.specific, said.measurable
    if view.key_result.target is not None or view.key_result.upper is not None:  # the numbers stand beside the words
        begun = view.baseline() is not None or view.key_result.current is not None  # a column 现状 says where it starts
        measurable = max(measurable or 0.0, 1.0 if begun else WITHOUT_BASELINE)
        specific = max(specific or 0.0, 0.9)
    if not measurable and changes_beside(view):
        measurable = WITHOUT_BASELINE
    if measurable == WITHOUT_BASELINE and not lacks_baseline(view):
        measurable = 1.0
    return Smart(
        specific=specific,
        measurable=measurable,
        achievable=achievable(view.chance) if view.chance else None,
        relevant=relevant(view),
        time_bound=_time_bound(view),
    )


def achievable(chance: TargetChance) -> float:
    """1 for a target that is neither given nor out of reach: between 10 % and 70 % if nothing changes, or reached
    before; falling to 0.3 towards certainty (no challenge) and to 0 towards what never happened."""
    p = chance.p_hit
    if p > 0.7:
        return 1 - 0.7 * (p - 0.7) / 0.3
    reached = chance.share_reached or 0.0
    return min(1.0, max(p, reached) / 0.1)


PLAINLY_RELATED = 0.2  # of the relevance scale, 0..1; key results of real sets lie above it as a rule


def relevant(view: KeyResultView) -> float | None:
    """1 for what is plainly related to the objective, down to 0.5 for what shares nothing with it.

    Not judged when the objective's words relate to none of its key results: then the words say too little to tell.
    """
    if view.relevance is None or (view.best_relevance or 0.0) < PLAINLY_RELATED:
        return None
    return 0.5 + 0.5 * min(view.relevance / PLAINLY_RELATED, 1.0)


def _time_bound(view: KeyResultView) -> float | None:
    """1 with a date of its own or a cycle around it, else what the words alone give."""
    if view.due() is not None or view.cycle is not None:
        return 1.0
    return view.frame.smart.time_bound
