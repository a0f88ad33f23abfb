"""One metric with two targets under one objective."""

from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView, ObjectiveView

_PRONOUNS = ("ittakes", "theytake", "wetake", "thereare", "wehave")


_CHANGES = ("relative_change", "percentage_points")  # said twice: is it twice as much?


def check(view: ObjectiveView) -> Iterator[Found]:
    seen: dict[str, KeyResultView] = {}
    for each in view.key_results:
        words = each.frame.metric
        if words is None or each.frame.target is None or each.key_result.metric:
            continue
        name = "".join(words.text.lower().split())
        if name.startswith(_PRONOUNS):
            continue  # "it takes less than …" to do what? The words behind the number say
        first = seen.setdefault(name, each)
        same_scale = first.frame.unit == each.frame.unit
        differ = first.frame.target != each.frame.target or each.frame.target_kind in _CHANGES
        if first is not each and same_scale and not differ and _alike(first, each):
            yield each.at(
                words,
                Bilingual(
                    f"'{words.text}' has the same target in line {first.passage.place().line} already",
                    f"“{words.text}”在第{first.passage.place().line}行已经有同样的目标值",
                ),
                Bilingual("keep it once", "只留一条"),
            )
        if first is not each and same_scale and differ and first.due() == each.due() and not _other_deed(first, each):
            yield each.at(
                words,
                Bilingual(
                    f"'{words.text}' already has a target in line {first.passage.place().line}",
                    f"“{words.text}”在第{first.passage.place().line}行已经有目标值",
                ),
                Bilingual(
                    "keep one, or say for which product, channel or month each of them is",
                    "只留一条，或写明各自针对的产品、渠道或月份",
                ),
            )


def _other_deed(first: KeyResultView, second: KeyResultView) -> bool:
    """Whether two different things are done with them: "use the kit in 5 schools", "run the study in 2 schools"."""
    done = first.frame.outcome is False and second.frame.outcome is False
    words = first.frame.metric, second.frame.metric
    if not done or None in words:
        return False
    before = [view.wording.lower[: spot.start] for view, spot in zip((first, second), words, strict=True) if spot]
    return before[0].split()[:1] != before[1].split()[:1] and all(len(said.split()) > 2 for said in before)


def _alike(first: KeyResultView, second: KeyResultView) -> bool:
    """Whether two of one target, worded otherwise, say nothing else: 「满意度达到 90%」, 「满意度 ≥ 90%」."""
    if first.due() != second.due() or first.wording.lower == second.wording.lower:
        return False  # duplicate_key_result tells of the same words
    return not (_rest(first) or _rest(second))


def _rest(view: KeyResultView) -> str:
    """What the words say besides the metric, its figures and the verb of its change."""
    frame = view.frame
    spans = [(each.start, each.end) for each in (frame.metric, frame.verb, *frame.quantities, *frame.dates) if each]
    inside = {at for start, end in spans for at in range(start, end)}
    left = "".join([c for at, c in enumerate(frame.text.lower()) if at not in inside])
    return _EMPTY.sub("", left)


_EMPTY = Lazy(
    r"[\W_\d]|提升|提高|降低|减少|达到|不低于|不超过|以[上下内]|前|到|至|由|从|为|将|的"
    r"|(?<![a-z])(?:to|from|at|least|most|of|is|the|a|by|in|reach|raise|above|below)(?![a-z])"
)


RULE = Rule(
    name="same_metric_twice",
    letter="set",
    looks_at="objective",
    check=check,
    severity="warning",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days\n  - Return cost from $8 to $6",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 满意度达到90%\n  - 南区门店满意度达到90%\n  - 每周回访后，满意度达到90%",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - 7月底前，投诉率降到4%\n  - 9月底前，投诉率降到2%",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make science lessons fun\n  key_results:\n"
        "  - Introduce the new kit in 5 schools\n  - Complete the reading study in 2 schools",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Raise NPS to 40\n  - Raise «NPS» to 50",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让老顾客愿意再来\n  key_results:\n  - 复购率提升到28%\n"
        "  - «复购率»提升到30%",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让老顾客愿意再来\n  key_results:\n  - 复购率由21%提升到28%\n"
        "  - «复购率»不低于28%",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Raise NPS from 30 to 40\n  - «NPS» of at least 40",
    ),
    doc=Doc(
        Bilingual(
            "The same metric words, unit and date with two targets, or the same target twice, under one objective.",
            "同一目标下，同一指标、同一单位、同一期限有两个目标值，或同一个目标值写了两遍。",
        ),
        Bilingual("Reaching one and missing the other cannot be told apart.", "达成一个、落空一个时说不清楚。"),
        "OKR guides on overlapping key results",
    ),
)
