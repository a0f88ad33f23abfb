"""Choosing among candidates: the best ones that differ, with something that guards the rest."""

from collections.abc import Callable, Sequence

from okr_ai.language.lexicon import Lexicon
from okr_ai.suggest.candidates import Candidate

_ENOUGH = 3  # so many with numbers, and templates with gaps stay out
_FAIR_FIT = 0.25  # of the best fit: what still serves the objective
_SAME_DOMAIN, _SAME_ROLE = 0.04, 0.03
_PARTNER, _GUARDS = 0.15, 0.05  # what being a partner of a chosen one, or a guardrail by nature, is worth


def choose(candidates: Sequence[Candidate], n: int, lexicon: Lexicon) -> list[Candidate]:
    """At most `n` candidates for one objective, the best first, the guardrail last; no metric twice.

    Candidates with numbers come alone when there are enough that fit; otherwise templates with gaps fill up.
    """
    if not candidates or n < 1:
        return []
    pool = _worth_proposing(candidates)
    chosen: list[Candidate] = []
    while pool and len(chosen) < max(1, n - 1):
        best = max(pool, key=lambda one: (_score_beside(one, chosen), one.template.name))
        chosen.append(best)
        pool = [one for one in pool if one.template.metric != best.template.metric]
    if len(chosen) < n and (last := _guardrail(candidates, chosen, lexicon)):
        chosen.append(last)
    return chosen


def _worth_proposing(candidates: Sequence[Candidate]) -> list[Candidate]:
    best = max(candidate.fit for candidate in candidates)
    fitting = [one for one in candidates if one.fit >= _FAIR_FIT * best or one.score >= one.fit + 0.3]
    if len(fitting) <= _ENOUGH:
        fitting = list(candidates[: 2 * _ENOUGH])
    known = [one for one in fitting if one.has_numbers]
    return known if len(known) >= _ENOUGH or (known and best == 0) else fitting


def _score_beside(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    """The candidate's score, less what it repeats of those chosen already."""
    same_domain = sum(1 for one in chosen if one.template.domain == candidate.template.domain)
    same_role = sum(1 for one in chosen if one.template.role == candidate.template.role)
    return candidate.score - _SAME_DOMAIN * same_domain - _SAME_ROLE * same_role


def _guardrail(candidates: Sequence[Candidate], chosen: Sequence[Candidate], lexicon: Lexicon) -> Candidate | None:
    """What should not get worse while the chosen ones get better: with numbers before without, then by score, where
    being named as the partner of a chosen one (by template, lexicon, or the other way round) counts."""
    taken = {one.template.metric for one in chosen}
    names = {one.template.name for one in chosen}
    partners = {name for one in chosen for name in one.template.pairs_with}
    for one in chosen:
        if metric := lexicon.get(one.template.metric):
            partners.update(metric.guardrails)

    def worth(one: Candidate) -> tuple[bool, float, str]:
        template = one.template
        partner = bool({template.name, template.metric} & partners or names & set(template.pairs_with))
        guards = template.role == "guardrail"
        return one.has_numbers, one.score + _PARTNER * partner + _GUARDS * guards, template.name

    free = [one for one in candidates if one.template.metric not in taken]
    known = [one for one in free if one.has_numbers]
    guards = [
        one for one in free if one.template.role == "guardrail" or {one.template.name, one.template.metric} & partners
    ]
    with_numbers = [one for one in guards if one.has_numbers]
    if any(one.has_numbers for one in chosen) and not with_numbers:
        return max(known, key=worth, default=None) or _unless_guarded(guards, chosen, worth)
    return max(with_numbers or guards, key=worth, default=None)


def _unless_guarded(
    guards: Sequence[Candidate], chosen: Sequence[Candidate], worth: Callable[[Candidate], tuple[bool, float, str]]
) -> Candidate | None:
    """A guardrail without numbers, when none of the chosen guards already."""
    if any(one.template.role == "guardrail" for one in chosen):
        return None
    return max(guards, key=worth, default=None)
