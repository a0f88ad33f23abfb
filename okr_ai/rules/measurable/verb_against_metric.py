"""The metric shall move the way that is worse: 提高投诉率, raise churn."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.alignment.claims import way
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_BETTER = frozenset(("improve", "enhance", "optimize", "optimise", "improving", "改善", "优化", "改进", "改良", "優化"))
_WRONG = {("increase", "down"), ("decrease", "up")}


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    direction, better = frame.direction, view.better()
    if frame.verb is not None and frame.verb.text.lower() in _BETTER:
        return
    if frame.verb is None or (direction, better) not in _WRONG or view.key_result.kind == "learning":
        return
    both = frame.baseline is not None and frame.target is not None and frame.target_kind == "absolute"
    if both and way(view) != (1 if direction == "increase" else -1):
        return  # direction_against_numbers says it
    name = view.metric_label("zh")
    yield view.at(
        frame.verb,
        Bilingual(
            f"'{frame.verb.text}': {view.metric_label('en')} is better when it is "
            f"{'lower' if better == 'down' else 'higher'}",
            f"“{frame.verb.text}”：{name}是越{'低' if better == 'down' else '高'}越好",
        ),
        Bilingual(
            "turn the verb round, or name the metric that shall move this way",
            "换成相反的动词，或者写明真正要往这个方向动的指标",
        ),
    )


RULE = Rule(
    name="verb_against_metric",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "投诉率从5%降低到2%",
        "退货处理满意度提升到90%",
        "Reduce churn from 6% to 3%",
        "Raise complaint handling satisfaction to 90%",
    ),
    bad=("«提高»投诉率到5%", "«Increase» churn from 3% to 6%"),
    doc=Doc(
        Bilingual("A verb that moves the metric the way that is worse.", "动词让指标往变差的方向走。"),
        Bilingual("Mostly a slip of the pen; sometimes the wrong metric was named.", "多半是笔误，有时是指标写错了。"),
        "articles on OKRs in e-commerce (速度 raised to 2 days); the lexicon says which way is better, your "
        "settings can overrule it",
    ),
)
