"""The metric should move the way that is worse: 提高投诉率, raise churn."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Quantity, Words
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import better_way, is_puzzling, numbers_way, verb_way


def check(view: KeyResultView) -> Iterator[Found]:
    better = better_way(view)
    if not better or view.key_result.kind == "learning":
        return
    if "±" in view.passage.text or "+/-" in view.passage.text:
        return  # how far it may lie off: less of it is better, whatever is measured
    numbers = numbers_way(view)
    said, verb = verb_way(view)
    if numbers * said < 0:
        return  # direction_against_numbers says it
    where: Words | Quantity | None = verb if said * better < 0 else None
    if where is None and not said and numbers * better < 0 and is_puzzling(view):
        where = next((q for q in view.frame.quantities if q.role in ("target", "count")), None)
        field = view.key_result.fields.get("target")
        if field is not None and view.frame.target is None:
            yield here(field, _said(view, field.text, better), _TURN)
            return
    if where is not None:
        yield view.at(where, _said(view, where.text, better), _TURN)


def _said(view: KeyResultView, words: str, better: int) -> Bilingual:
    return Bilingual(
        f"'{words}': {view.metric_label('en')} is better when it is {'lower' if better < 0 else 'higher'}",
        f"“{words}”：{view.metric_label('zh')}是越{'低' if better < 0 else '高'}越好",
    )


_TURN = Bilingual(
    "turn the verb or the numbers round, or name the metric that should move this way",
    "把动词或数字反过来，或者写明真正要往这个方向动的指标",
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
        "NPS from 30 to 50",
        "Keep the return rate below 6% (today 5%)",
    ),
    bad=(
        "«提高»投诉率到5%",
        "净推荐值从50到«30»",
        "«Increase» churn from 3% to 6%",
        "NPS from 50 to «30»",
    ),
    doc=Doc(
        Bilingual(
            "A verb or two values that move the metric the way that is worse.", "动词或前后两个数让指标往变差的方向走。"
        ),
        Bilingual("Mostly a slip of the pen; sometimes the wrong metric was named.", "多半是笔误，有时是指标写错了。"),
        "articles on OKRs in e-commerce (速度 raised to 2 days); the lexicon says which way is better, your "
        "settings can overrule it",
    ),
    cap=69.0,
)
