"""The table says one number and the words another."""

from collections.abc import Iterator

from okr_ai.language.formatting import format_number
from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.left_unsaid import is_streak
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.ways import bounds_something_else


def check(view: KeyResultView) -> Iterator[Found]:
    key_result, frame = view.key_result, view.frame
    if frame.target_kind not in ("absolute", "count") or bounds_something_else(view) or is_streak(view):
        return
    pairs = (
        ("target", key_result.target, frame.level(view.baseline())),
        ("baseline", key_result.baseline, frame.baseline),
    )
    for name, stated, said in pairs:
        passage = key_result.fields.get(name)
        if stated is None or said is None or passage is None or _same(stated, said) or _out_of(passage.text, said):
            continue
        if _says_which(view):
            return
        yield here(
            passage,
            Bilingual(
                f"the {name} beside the key result is {passage.text}, its words say "
                f"{format_number(said, frame.unit, 'en')}",
                f"旁边写的{'目标值' if name == 'target' else '现状值'}是 {passage.text}，正文里是 "
                f"{format_number(said, frame.unit, 'zh')}",
            ),
            Bilingual("make the two agree", "改成一致"),
        )


_WITH = Lazy(r"\w\s(?:with|over|under|above|below|(?:older|younger|longer|larger|smaller|more|less) than)\s[$€£]?$")


def _says_which(view: KeyResultView) -> bool:
    """Whether the only number in the words says which ones are counted, "teams with 5+ seats": a name, no sentence."""
    numbers = view.frame.quantities
    if len(numbers) != 1 or view.frame.verb is not None or view.key_result.baseline is None:
        return False
    return _WITH.search(view.wording.lower[: numbers[0].start]) is not None


def _out_of(field: str, said: float) -> bool:
    """Whether the field rates it out of so many: 4.1/5 beside 4.1."""
    rated, _, most = field.strip().partition("/")
    return most.strip().isdigit() and rated.strip() == f"{said:g}"


def _same(one: float, other: float) -> bool:
    """Equal but for scale (0.3 beside 30 %, 500 beside 500万), or the words' figures, three or more, are the field's
    rounded: 4525 beside 4525.14."""
    figures = max(3, len(f"{other:.12g}".replace(".", "").strip("-0")))
    return any(
        abs(value - other) <= 1e-6 * max(abs(other), 1e-9) or float(f"{value:.{figures}g}") == other
        for value in (one * scale for scale in (1, 100, 0.01, 1e4, 1e-4, 1e8, 1e-8, 1000, 0.001))
    )


RULE = Rule(
    name="fields_against_words",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="error",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make nights calm\n  key_results:\n"
        "  - {kr: Call bells answered within 3 minutes, baseline: 61%, target: 85%}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make nights calm\n  key_results:\n"
        "  - {kr: Households at risk (score < 40) called back, baseline: 10%, target: 90%}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让老顾客愿意再来\n  key_results:\n"
        "  - {kr: 低分门店（评分＜3）的回访覆盖率, baseline: 10%, target: 90%}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, baseline: 5, target: 2}",
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Raise the orders sent on time from 4525 to 4790, baseline: 4525.142857, target: 4790.4}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让老顾客愿意再来\n  key_results:\n"
        "  - {kr: 复购率提升到30%, target: 0.3}",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, baseline: 5, target: «3»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让老顾客愿意再来\n  key_results:\n"
        "  - {kr: 复购率提升到30%, target: «28»}",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让老顾客愿意再来\n  key_results:\n"
        "  - {kr: 老客订单达到4790单, target: «4796»}",
    ),
    doc=Doc(
        Bilingual(
            "A stated baseline or target that differs from the one in the key result's words.",
            "栏目里的现状值或目标值和正文里的不一致。",
        ),
        Bilingual("The forecast follows one, the readers the other.", "预测按一个算，读的人按另一个理解。"),
        "our own reading of public drafts",
    ),
)
