"""An objective too long to be remembered."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.lengths import length_of
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView


def check(view: ObjectiveView) -> Iterator[Found]:
    length, is_chinese = length_of(view.passage.text)
    most = view.profile.objective_characters[1] if is_chinese else view.profile.objective_words[1]
    if length > most:
        yield view.whole(
            Bilingual(
                f"an objective of {length} words is hard to remember (at most {most})",
                f"目标有{length}个字，不好记（最多{most}个字）",
            ),
            Bilingual(
                "keep the change; put means and numbers into key results", "只留下要有的变化，做法和数字放进关键结果"
            ),
        )


RULE = Rule(
    name="objective_too_long",
    letter="S",
    looks_at="objective",
    check=check,
    severity="info",
    good=(
        "让老顾客在换季时第一个想到我们，并且不用打折也愿意下单",
        "Help store owners run smarter shops, with one place for stock, orders and returns",
    ),
    bad=(
        "«通过整合供应链上下游的系统和数据、重做仓配流程、统一客服话术、加强各部门之间的配合，让顾客在大促期间也能按时收到完好的商品»",
        "«Rebuild the way in which merchandising, marketing and operations teams share their numbers, agree on "
        "one weekly plan for "
        "every category, and follow it through to the shelf so that nothing is ever out of stock»",
    ),
    doc=Doc(
        Bilingual(
            "An objective beyond the profile's `objective_words` (English) or `objective_characters` (Chinese).",
            "目标长于口径里的 `objective_characters`（中文按字）或 `objective_words`（英文按词）。",
        ),
        Bilingual("An objective nobody can repeat does not guide anybody.", "没人能复述的目标指引不了任何人。"),
        "lengths differ between sources (4 to 18 words, 5 to 25 words); the limits are the profile's",
    ),
)
