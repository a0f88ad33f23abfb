"""A target that wants more than any period before has brought (a stretch, said openly)."""

from collections.abc import Iterator

from okr_ai.language.formatting import chance_percent
from okr_ai.model import Bilingual, TargetChance
from okr_ai.rules.achievable.history import figures, in_chinese, target_words
from okr_ai.rules.rule import Doc, Example, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import is_puzzling

_SUGGESTION = Bilingual("mark it as aspirational, or say what is new this time", "标明是挑战型目标，或写明这次新在哪里")


def check(view: KeyResultView) -> Iterator[Found]:
    chance = view.chance
    if chance is None or view.is_guardrail() or is_puzzling(view) or view.key_result.kind == "aspirational":
        return
    if len(chance.past_changes) < 4:
        if chance.p_hit <= view.profile.hard_chance and chance.wanted_change > max((0.0, *chance.past_changes)):
            yield _hardly_to_be(view, chance)
        return
    best = max(chance.past_changes)
    out_of_reach = chance.p_hit <= view.profile.hard_chance and chance.wanted_change > 2 * max(best, 0.0)
    if chance.wanted_change <= best or out_of_reach:
        return
    message = Bilingual(
        f"no period before has brought this much{figures(view, chance, 'en')}",
        f"以往没有哪段时间做到过{figures(view, chance, 'zh')}",
    )
    yield target_words(view, message, _SUGGESTION, chance)


def _hardly_to_be(view: KeyResultView, chance: TargetChance) -> Found:
    """What lowers the score where the history is too short for stretches of this length to compare with."""
    likely = chance_percent(max(chance.p_hit, 1e-9))
    message = Bilingual(
        f"a {likely} chance if nothing changes, by how the metric has moved so far",
        f"按这个指标至今的走势，照现在这样走只有{in_chinese(likely)}的可能达成",
    )
    return target_words(view, message, _SUGGESTION, chance)


STRETCH = TargetChance(0.05, 22.0, 26.0, 4.0, (1.2, 1.5, 0.9, 2.1, 3.0), 0.0, 5, "history")
SHORT = TargetChance(0.004, 71.0, 80.0, 9.0, (1.1,), 0.0, 1, "history")
SHORT_FAIR = TargetChance(0.3, 71.0, 73.0, 2.0, (1.1,), 0.0, 1, "history")
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
        Example("一次解决率从71%提升到73%", chance=SHORT_FAIR),
        Example("Raise first-contact resolution from 71% to 73%", chance=SHORT_FAIR),
    ),
    bad=(
        Example("复购率从22%提升到«26%»", chance=STRETCH),
        Example("Raise the repeat rate from 22% to «26%»", chance=STRETCH),
        Example("一次解决率从71%提升到«80%»", chance=SHORT),
        Example("Raise first-contact resolution from 71% to «80%»", chance=SHORT),
    ),
    doc=Doc(
        Bilingual(
            "A change larger than in any past period of the same length, or, where fewer than four such periods are "
            "known, a chance at or below `hard_chance`, in a key result not marked aspirational.",
            "要求的变化大于历史上任何同长时段（不足四段可比时：达成可能性不高于 `hard_chance`），却没标明是挑战型。",
        ),
        Bilingual("Readers will take it for a promise.", "读的人会把它当成承诺。"),
        "Google's OKR playbook (committed and aspirational OKRs); the metric's own history",
    ),
)
