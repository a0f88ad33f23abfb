"""Choosing among candidates: the best ones that differ, with something that guards the rest."""

from collections.abc import Sequence

from okr_ai.language.lexicon import Lexicon
from okr_ai.suggest.candidates import Candidate

_ENOUGH = 3  # so many with numbers, and templates with gaps stay out
_FAIR_FIT = 0.25  # of the best fit: what still serves the objective
_GOOD_FIT = 0.5  # the same for a metric that nothing but past key results is known of
_SAME_DOMAIN, _SAME_ROLE = 0.02, 0.03
_NEW_SIDE = 0.1
_IN_FRONT = 0.08  # what a guardrail by nature is put back by where it would not be the last
_PARTNER, _GUARDS = 0.15, 0.2  # what being a partner of a chosen one, or a guardrail by nature, is worth


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
    well = [one for one in known if one.series or one.fit >= _GOOD_FIT * best or one.score >= one.fit + 0.3]
    return known if len(well) >= _ENOUGH or (known and best == 0) else fitting


def _score_beside(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    """The candidate's score, less what it repeats of those chosen already, with what it adds: sides of the objective
    that none of them is about."""
    same_domain = sum(1 for one in chosen if one.template.domain == candidate.template.domain)
    same_role = sum(1 for one in chosen if one.template.role == candidate.template.role)
    in_front = candidate.template.role == "guardrail"
    seen = frozenset[str]().union(*(one.sides for one in chosen))
    new = _NEW_SIDE * min(len(candidate.sides - seen), 2) if chosen else 0.0
    return candidate.score + new - _SAME_DOMAIN * same_domain - _SAME_ROLE * same_role - _IN_FRONT * in_front


def _guardrail(candidates: Sequence[Candidate], chosen: Sequence[Candidate], lexicon: Lexicon) -> Candidate | None:
    """What should not get worse while the chosen ones get better: what guards by nature or is the partner of a chosen
    one (by template, lexicon, or the other way round), the best fit first. Where most chosen ones have numbers it has
    some too, unless what fits has none."""
    taken = {one.template.metric for one in chosen}
    names = {one.template.name for one in chosen}
    partners = {name for one in chosen for name in one.template.pairs_with}
    for one in chosen:
        if metric := lexicon.get(one.template.metric):
            partners.update(metric.guardrails)

    def is_partner(one: Candidate) -> bool:
        return bool({one.template.name, one.template.metric} & partners or names & set(one.template.pairs_with))

    def worth(one: Candidate) -> tuple[float, str]:
        guards = one.template.role == "guardrail"
        return one.score + _PARTNER * is_partner(one) + _GUARDS * guards, one.template.name

    free = [one for one in candidates if one.template.metric not in taken]
    guards = [one for one in free if one.template.role == "guardrail" or is_partner(one)]
    best = max(guards, key=worth, default=None)
    if best is None or best.has_numbers or 2 * sum(one.has_numbers for one in chosen) < len(chosen):
        return best
    known = [one for one in free if one.has_numbers and one.fit >= _FAIR_FIT * best.fit]
    return max((one for one in known if one in guards), key=worth, default=None) or max(known, key=worth, default=best)
