"""An objective too short to say anything."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.lengths import length_of
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.specific.empty_objective import is_label
from okr_ai.rules.specific.vague_objective import is_vague
from okr_ai.rules.views import ObjectiveView
from okr_ai.rules.wording import own_words, without_purpose


def check(view: ObjectiveView) -> Iterator[Found]:
    length, is_chinese = length_of(without_purpose(own_words(view.passage.text)))
    fewest = view.profile.objective_characters[0] if is_chinese else view.profile.objective_words[0]
    if 0 < length < fewest and not is_label(view.passage.text) and not is_vague(view):
        yield view.whole(
            Bilingual(
                f"an objective of {length} {'word' if length == 1 else 'words'} leaves the reader guessing",
                f"目标只有{length}个字，读的人只能猜",
            ),
            Bilingual("say who should notice what", "写成一句话：让谁得到什么"),
        )


RULE = Rule(
    name="objective_too_short",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=("让老客愿意再来", "Customers trust us"),
    bad=("«复购»", "«拉新增长»", "«Growth»"),
    doc=Doc(
        Bilingual(
            "An objective below the profile's `objective_words` (English) or `objective_characters` (Chinese).",
            "目标短于口径里的 `objective_characters`（中文按字）或 `objective_words`（英文按词）。",
        ),
        Bilingual("One word names a field of work, not a change in it.", "一个词只说了领域，没说要有什么变化。"),
        "lengths differ between sources (4 to 18 words, 5 to 25 words); the limits are the profile's",
    ),
)
