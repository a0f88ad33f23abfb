"""A target beyond everything the metric has ever done."""

from collections.abc import Iterator

from okr_ai.language.formatting import chance_percent
from okr_ai.model import Bilingual, TargetChance
from okr_ai.rules.achievable.history import figures, in_chinese, target_words
from okr_ai.rules.rule import Doc, Example, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import is_puzzling


def check(view: KeyResultView) -> Iterator[Found]:
    chance = view.chance
    if chance is None or view.is_guardrail() or is_puzzling(view) or chance.p_hit > view.profile.hard_chance:
        return
    if len(chance.past_changes) < 4 or chance.wanted_change <= 2 * max(max(chance.past_changes), 0.0):
        return
    usual = chance_percent(max(chance.p_hit, 1e-9))  # what never happened is not impossible for that
    message = Bilingual(
        f"more than twice the best change so far{figures(view, chance, 'en')}; {usual} chance if nothing changes",
        f"超过历史最好变化的两倍{figures(view, chance, 'zh')}；照现在这样走，只有{in_chinese(usual)}的可能达成",
    )
    suggestion = Bilingual(
        "say what will be different this time, or make a committed target of what was reached before",
        "写明这次有什么不同，或把历史上达到过的水平定为承诺值",
    )
    yield target_words(view, message, suggestion, chance)


FAR = TargetChance(0.003, 22.0, 40.0, 18.0, (1.2, 1.5, 0.9, 2.1, 3.0), 0.0, 5, "history")
NEAR = TargetChance(0.015, 22.0, 26.0, 4.0, (1.2, 1.5, 0.9, 2.1, 3.0), 0.0, 5, "history")

RULE = Rule(
    name="target_out_of_reach",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        Example("复购率从22%提升到26%", chance=NEAR),
        Example("Raise the repeat rate from 22% to 26%", chance=NEAR),
        "Raise the repeat rate from 22% to 40%",
    ),
    bad=(
        Example("复购率从22%提升到«40%»", chance=FAR),
        Example("Raise the repeat rate from 22% to «40%»", chance=FAR),
    ),
    doc=Doc(
        Bilingual(
            "A target at or below `hard_chance` that wants more than twice the best change of any period of this "
            "length.",
            "达成可能性不高于 `hard_chance`，且要求的变化超过历史上任何同长时段最好变化的两倍。",
        ),
        Bilingual(
            "Far beyond all experience people stop trying, or game the number.",
            "远超经验的目标会让人放弃，或在数字上做文章。",
        ),
        "the metric's history as forecast by this tool; articles on OKRs in e-commerce (tenfold in a month)",
    ),
)
