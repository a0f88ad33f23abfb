"""How much, said without a number: 显著, 大幅, significantly."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.specific.soft_verb import soft_verb
from okr_ai.rules.time_bound.vague_time import WORDS as TIMES
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if frame.target is not None or view.key_result.target is not None:
        return
    soft = soft_verb(view)
    said = {soft[0]} if soft else set()
    if frame.verb is not None and frame.verb.text.lower() != "better":
        said.add(frame.verb.start)  # 提升 and improve alone: no_number says it
    said.update(start for start, _ in TIMES.find(view.wording))
    words = [each for each in frame.vague_words if each.start not in said]
    if not words:
        return
    english, chinese = ", ".join(f"'{each.text}'" for each in words), "".join(f"“{each.text}”" for each in words)
    yield view.at(
        words[0],
        Bilingual(
            f"{english} mean{'s' if len(words) == 1 else ''} something else to every reader", f"{chinese}各人理解不同"
        ),
        Bilingual("write the number you mean", "写上你心里的那个数"),
    )


RULE = Rule(
    name="vague_quantifier",
    letter="S",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "投诉率不高于2%",
        "NPS达到50或更多",
        "有效线索转化率达到20%",
        "更新商品主图，转化率达到3%",
        "Complaint rate at 2% or less",
        "NPS of 50 or more",
        "Better-known brand: 40% of parents name us unaided",
    ),
    bad=(
        "«显著»提升用户满意度",
        "引入«若干»供应商",
        "让一线同事«更省心»",
        "«Significantly» improve customer satisfaction",
        "Sign «several» new suppliers",
        "Make returns «easier» for customers",
    ),
    doc=Doc(
        Bilingual("Words for an amount where the key result has no target.", "关键结果没有目标值，只用程度词带过。"),
        Bilingual(
            "At the end of the cycle everybody has their own idea of whether it was enough.",
            "期末时，够不够全凭各人感觉。",
        ),
        "scorers for OKR wording; articles on OKRs themselves use such words",
    ),
)
