"""A target that the metric would reach without anybody's effort."""

from collections.abc import Iterator

from okr_ai.language.formatting import chance_percent
from okr_ai.model import Bilingual, TargetChance
from okr_ai.rules.achievable.history import figures, in_chinese, target_words
from okr_ai.rules.rule import Doc, Example, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import is_puzzling


def check(view: KeyResultView) -> Iterator[Found]:
    chance = view.chance
    if (
        chance is None
        or view.is_guardrail()
        or is_puzzling(view)
        or chance.p_hit < view.profile.easy_chance
        or chance.wanted_change <= 0 >= len(chance.past_changes)
        or (len(chance.past_changes) >= 4 and chance.wanted_change > max(chance.past_changes))  # the units may differ
    ):
        return
    likely = chance_percent(chance.p_hit)
    message = Bilingual(
        f"a {likely} chance of being reached if nothing changes{figures(view, chance, 'en')}",
        f"什么都不做，也有{in_chinese(likely)}的可能达成{figures(view, chance, 'zh')}",
    )
    yield target_words(view, message, Bilingual("aim at what takes an effort", "定一个要努力才够得着的目标"), chance)


CHANCE = TargetChance(0.97, 22.0, 23.0, 1.0, (1.2, 1.5, 0.9, 2.1, 1.1), 0.8, 5, "history")
FAIR = TargetChance(0.35, 22.0, 26.0, 4.0, (1.2, 1.5, 0.9, 2.1, 4.4), 0.2, 5, "history")

RULE = Rule(
    name="target_too_easy",
    letter="A",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        Example("复购率从22%提升到26%", chance=FAIR),
        Example("退货率保持在2%以下", chance=CHANCE),
        Example("Raise the repeat rate from 22% to 26%", chance=FAIR),
        "Raise the repeat rate from 22% to 23%",
    ),
    bad=(
        Example("复购率从22%提升到«23%»", chance=CHANCE),
        Example("Raise the repeat rate from 22% to «23%»", chance=CHANCE),
    ),
    doc=Doc(
        Bilingual(
            "A target whose chance without any effort, from the metric's own history, is at or above `easy_chance`.",
            "按指标自己的历史，不费力也能达成的可能性不低于 `easy_chance`。",
        ),
        Bilingual(
            "A key result that comes by itself gives the team no direction.", "自己就会达成的关键结果指不了方向。"
        ),
        "the metric's history as forecast by this tool; articles on OKRs in e-commerce (+1% a quarter is too easy)",
    ),
)
