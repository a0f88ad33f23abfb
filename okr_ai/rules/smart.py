"""How far each SMART letter is met in a draft: what the words say, and what stands around them."""

import re
from functools import lru_cache

from okr_ai.language.lazy import Lazy
from okr_ai.model import Draft, Smart, TargetChance
from okr_ai.rules.left_unsaid import changes_beside, climbs_scale, lacks_baseline, says_all
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
    if (not measurable and (changes_beside(view) or says_all(view) is not None)) or climbs_scale(view):
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
    """1 with a date of its own, a cycle around it or a title that says how long, else what the words alone give."""
    if view.due() is not None or view.cycle is not None or says_how_long(view.draft):
        return 1.0
    return view.frame.smart.time_bound


# "our next 90 days", 「未来 90 天」, 「这季度就干三件事」: a title that says how long, if not from when; 2026/27; and
# "by 30 June 2027"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_SPAN = Lazy(
    r"(?:[本这下]个?季度?(?!节)|(?:本|这个?|下个?)月|[今明]年)|(?:未来|接下来|今后|前)\s?[\d一二三四五六七八九十百]{1,3}\s?(?:天|日|周|个月)|\d{1,3}\s?天(?:目标|计划|OKR)"
    r"|(?<!\d)20\d\d\s?(?:/\s?(?:20)?|[–-]\s?20)\d\d(?![\d/–-])|(?:next|first|coming)\s(?:\d{1,3}|three|six|twelve)\s(?:days|weeks|months)|\d{1,3}-day"
    rf"|(?<![a-z])(?:by|until|till|through|to|ending|before|due(?:\son)?)\s(?:the\s)?(?:end\sof\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{_MONTH}(?![a-z])"
    r"|(?<!\d)20\d\d\s?[–-]\s?(?:1[3-9]|[2-9]\d)(?!\d)|(?:autumn|fall|spring|summer|winter|school|this)\s(?:term|semester)|学[期年]"
    r"|20\d\d\s?年?\s?[春夏秋冬]|(?<!\d)20\d\d\s?[.年]\s?\d{1,2}月?\s?[-–~～至到]\s?\d{1,2}(?![\d.])"
    r"|20\d\d\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日|底|末)?\s?(?:之?前|为止)",
    re.IGNORECASE,
)


def says_how_long(draft: Draft) -> bool:
    """Whether what stands above the first objective, a title and a line or two, says how long or until when the draft
    is for, though it names no period."""
    if not draft.objectives:
        return False
    return _has_span(draft.source.text[: draft.objectives[0].text.span().start][:300])


@lru_cache(maxsize=64)
def _has_span(title: str) -> bool:
    return _SPAN.search(title) is not None
