"""A past in which every target was reached in full: the targets ask for nothing."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, PastKeyResult
from okr_ai.rules.rule import Doc, Example, Found, Rule
from okr_ai.rules.views import DraftView

LEAST = 6  # past key results, of at least two cycles
SHARE = 0.9  # of them reached in full


def check(view: DraftView) -> Iterator[Found]:
    past = _of_this_team(view)
    hit = sum((each.attainment or 0.0) >= 1 for each in past)
    if len(past) >= LEAST and len({each.cycle.start for each in past}) >= 2 and hit >= SHARE * len(past):
        yield view.missing(
            Bilingual(
                f"{hit} of the last {len(past)} key results were reached in full: the targets may ask for too little",
                f"过去{len(past)}条关键结果里有{hit}条全部达成：目标可能定低了",
            ),
            Bilingual(
                "raise the targets, or mark as committed what must be reached", "把目标值提高，必须做到的标成承诺型"
            ),
        )._replace(evidence={"past_key_results": len(past), "hit": hit})


def _of_this_team(view: DraftView) -> list[PastKeyResult]:
    """The past key results of cycles that were over before this one, of this team where both sides name one; promises
    and guardrails, which are meant to be reached, aside."""
    start = view.draft.cycle.start if view.draft.cycle else view.today
    team = view.draft.team
    return [
        each
        for each in view.past
        if each.attainment is not None
        and each.cycle.end < start
        and each.kind not in ("committed", "guardrail", "health", "learning")
        and (team is None or each.team is None or each.team == team)
    ]


def _examples() -> tuple[tuple[PastKeyResult, ...], tuple[PastKeyResult, ...]]:
    """A past where all was reached, and one where a third was not."""
    from datetime import date

    from okr_ai.model import Cycle

    cycles = (Cycle(date(2026, 1, 1), date(2026, 3, 31)), Cycle(date(2026, 4, 1), date(2026, 6, 30)))
    shares = (1.0, 1.1, 1.0, 1.3, 1.0, 1.05)
    all_hit = tuple(
        PastKeyResult("Return time", "Make returns painless", cycles[i % 2], attainment=share)
        for i, share in enumerate(shares)
    )
    missed = PastKeyResult("Refund time", "Make returns painless", cycles[0], attainment=0.6)
    return all_hit, (*all_hit[:4], missed, missed)


_ALL_HIT, _SOME_MISSED = _examples()
_EN = (
    "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n"
    "  key_results:\n  - Return time from 5 days to 2 days"
)
_ZH = "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天"

RULE = Rule(
    name="always_hit",
    letter="A",
    looks_at="draft",
    check=check,
    severity="info",
    good=(
        _EN,
        Example(_EN, past=_SOME_MISSED),
        Example(_ZH, past=_SOME_MISSED),
        Example(_ZH, past=_ALL_HIT[:5]),
    ),
    bad=(Example("«»" + _EN, past=_ALL_HIT), Example("«»" + _ZH, past=_ALL_HIT)),
    doc=Doc(
        Bilingual(
            "At least six past key results over two cycles or more, nine in ten of them reached in full.",
            "过去至少两个周期、六条以上关键结果，九成以上全部达成。",
        ),
        Bilingual(
            "Who always reaches everything has promised only what would have come anyway.",
            "次次全部达成，说明定的都是本来就会发生的事。",
        ),
        "Google's OKR playbook (sandbagging); OKR method guides (a mean score above 0.85)",
    ),
)
