"""How much, said without a number: 显著, 大幅, significantly."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Words
from okr_ai.rules.measurable.no_number import open_verb
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.specific.soft_verb import soft_verb
from okr_ai.rules.specific.task_as_key_result import deed_named
from okr_ai.rules.time_bound.vague_time import WORDS as TIMES
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if frame.target is not None or view.key_result.target is not None:
        return
    soft = soft_verb(view)
    said = {soft[0]} if soft else set()
    if (verb := open_verb(view)) is not None:
        said.add(verb.start)  # 提升 and improve alone: no_number says it
    said.update(start for start, _ in TIMES.find(view.wording))
    words = [each for each in frame.vague_words if each.start not in said and not _names(view, each)]
    deed = deed_named(view) if words else None
    if words and (soft or deed is not None):
        ends = len(view.passage.text.rstrip("。. "))  # what is said of the work in passing asks for its effect
        words = [
            each
            for each in words
            if each.start != deed
            and ((each.end >= ends and not soft) or each.text == "部分" or _much(each.text.lower()))
        ]
    if not words:
        return
    first = words[0].text.lower()
    english, chinese = ", ".join(f"'{each.text}'" for each in words), "".join(f"“{each.text}”" for each in words)
    yield view.at(
        words[0],
        Bilingual(
            f"{english} mean{'s' if len(words) == 1 else ''} something different to every reader",
            f"{chinese}各人理解不同",
        ),
        _ASKED["which" if first in _WHICH else "much" if _much(first) else "shown"],
    )


def _names(view: KeyResultView, words: Words) -> bool:
    """Whether the words belong to a title (《稳定性设计》), or 部分 names a part: 「看懂卷积部分」."""
    text = view.passage.text
    if "《" in text and text.count("《", 0, words.start) > text.count("》", 0, words.start):
        return True
    return words.text == "部分" and words.start > 0 and not text[words.end : words.end + 1].isalnum()


# words that leave open which ones, and how much; all others leave open by what one would see it
_WHICH = frozenset(
    """关键 重点 相关 主要 部分 各类 key various relevant important meaningful appropriate""".split()  # noqa: SIM905
)
_MUCH = frozenset(
    """更多 显著 大幅 大幅度 明显 若干 一定 一定程度 较大 较高 较低 较多 较快 很多 许多 大量 一系列 一些 多个 多种
    一批 足够 更高 更快 more significant substantial dramatic drastic massive several some many few numerous most
    considerable higher larger bigger greater fewer multiple enough faster""".split()  # noqa: SIM905
)


def _much(words: str) -> bool:
    return words in _MUCH or words.endswith("ly")


_ASKED = {
    "which": Bilingual("name which ones, and the number to reach with them", "写明是哪几个，要达到多少"),
    "much": Bilingual("write the number you mean", "写上你心里的那个数"),
    "shown": Bilingual("write which number would show it, and how far it should go", "写明从哪个数能看出来，要到多少"),
}


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
        "看懂《深度学习》的卷积部分",
        "读完《高效能人士的重要习惯》",
    ),
    bad=(
        "«显著»提升用户满意度",
        "售后工单闭环«可用»",
        "引入«若干»供应商",
        "覆盖«部分»门店",
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
