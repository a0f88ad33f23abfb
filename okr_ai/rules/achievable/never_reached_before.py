"""A target that wants more than any period before has brought (a stretch, said openly)."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, TargetChance
from okr_ai.rules.achievable.history import figures, target_words
from okr_ai.rules.rule import Doc, Example, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import is_puzzling


def check(view: KeyResultView) -> Iterator[Found]:
    chance = view.chance
    if (
        chance is None
        or view.is_guardrail()
        or is_puzzling(view)
        or view.key_result.kind == "aspirational"
        or len(chance.past_changes) < 4
    ):
        return
    best = max(chance.past_changes)
    out_of_reach = chance.p_hit <= view.profile.hard_chance and chance.wanted_change > 2 * max(best, 0.0)
    if chance.wanted_change <= best or out_of_reach:
        return
    message = Bilingual(
        f"no period before has brought this much{figures(view, chance, 'en')}",
        f"以往没有哪段时间做到过{figures(view, chance, 'zh')}",
    )
    yield target_words(
        view,
        message,
        Bilingual("mark it as aspirational, or say what is new this time", "标明是挑战型目标，或写明这次新在哪里"),
        chance,
    )


STRETCH = TargetChance(0.05, 22.0, 26.0, 4.0, (1.2, 1.5, 0.9, 2.1, 3.0), 0.0, 5, "history")
USUAL = TargetChance(0.4, 22.0, 24.0, 2.0, (1.2, 1.5, 0.9, 2.1, 3.0), 0.4, 5, "history")

RULE = Rule(
    name="never_reached_before",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        Example("复购率从22%提升到24%", chance=USUAL),
        Example("Raise the repeat rate from 22% to 24%", chance=USUAL),
    ),
    bad=(
        Example("复购率从22%提升到«26%»", chance=STRETCH),
        Example("Raise the repeat rate from 22% to «26%»", chance=STRETCH),
    ),
    doc=Doc(
        Bilingual(
            "A change larger than in any past period of the same length, in a key result not marked aspirational.",
            "要求的变化大于历史上任何同长时段，却没标明是挑战型。",
        ),
        Bilingual("Readers will take it for a promise.", "读的人会把它当成承诺。"),
        "Google's OKR playbook (committed and aspirational OKRs); the metric's own history",
    ),
)
