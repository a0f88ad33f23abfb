"""A key result without any number to reach."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Words
from okr_ai.rules.kept_words import metric_words
from okr_ai.rules.left_unsaid import changes_beside, climbs_scale, numbers_below, says_all
from okr_ai.rules.rewriting import rewrite
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_NAME_IT = Bilingual("name a metric, where it stands and where it should go", "写明用什么指标衡量、现在多少、要到多少")


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if (
        frame.target is None
        and frame.target_to is None
        and view.key_result.target is None
        and view.key_result.upper is None
        and not frame.placeholders
        and view.passage.text.strip()
        and view.key_result.kind != "milestone"
        and not changes_beside(view)
        and not climbs_scale(view)
        and says_all(view) is None  # which is 100 %: no_baseline asks for how many it is so today
    ):
        if numbers_below(view):
            yield view.whole(_BELOW, _MOVE_UP)
        else:
            yield view.whole(_asked(view), _ALL if _of_all(view.wording.lower) else rewrite(view) or _NAME_IT)


_BELOW = Bilingual(
    "the numbers stand in the lines below, the key result itself has none",
    "数值写在下面几行里，关键结果本身没有",
)
_MOVE_UP = Bilingual(
    "make each of these lines a key result, or put the number to reach into this one",
    "把下面几行各写成一条关键结果，或把要达到的数写进这一行",
)
_OF_ALL = ("every ", "each ", "all ", "每个", "每位", "每名", "每家", "每条", "每份", "每项", "所有", "全部")


def _of_all(words: str) -> bool:
    """Whether it shall be so with all of them: "every starter passes", "… for every incident"."""
    said = words.lstrip(" -*•")
    return said.startswith(_OF_ALL) or any(f" for {each}" in said for each in _OF_ALL[:3])


_ALL = Bilingual(
    "if it goes for all of them, write 100%, and for how many it is true today",
    "如果要全部做到，就写明 100%，以及今天有多少已经做到",
)
_LONG = 40  # columns: more is a clause and no name of a metric


def _asked(view: KeyResultView) -> Bilingual:
    metric, verb = metric_words(view, "en"), open_verb(view)
    if metric and sum(2 - char.isascii() for char in metric) > _LONG:
        metric = ""
    if verb is not None and metric and all(words.start == verb.start for words in view.frame.vague_words):
        return Bilingual(
            f"'{verb.text}' by how much? Nothing here says how far {metric} should go",
            f"“{verb.text}”多少？没写“{metric}”要到多少",
        )
    if metric:
        return Bilingual(f"nothing here says how far {metric} should go", f"没写“{metric}”要到多少")
    return Bilingual("there is no number to reach here", "这里没有要达到的数值")


def open_verb(view: KeyResultView) -> Words | None:
    """The verb of a change that says nothing without its number: 提升, improve."""
    verb = view.frame.verb
    if verb is None or verb.text.lower() == "better" or view.frame.direction not in ("increase", "decrease"):
        return None
    return verb


RULE = Rule(
    name="no_number",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="error",
    good=(
        "用户满意度从80%提升到90%",
        "投诉清零",
        "销售额翻一番",
        "Raise CSAT from 80% to 90%",
        "No open critical bugs",
        "Double weekly orders",
        "每起投诉都有责任人",
        "Every alert has an owner",
    ),
    bad=("«提高用户满意度»", "«Improve customer satisfaction»"),
    doc=Doc(
        Bilingual(
            "A key result that has no target, neither in its words nor beside them. Where task_as_key_result, soft_verb"
            " or vague_quantifier says why, people are told both in one remark.",
            "关键结果没有目标值，文字里没有，旁边的栏目里也没有。如果 task_as_key_result、soft_verb 或"
            " vague_quantifier 已指出原因，给人看的只合成一条。",
        ),
        Bilingual(
            "Without a number it cannot be followed during the cycle or judged at its end.",
            "没有数，过程中没法跟，期末没法判。",
        ),
        "articles on OKRs in e-commerce (满意度从80%到90%); every OKR guide",
    ),
    cap=59.0,
)
