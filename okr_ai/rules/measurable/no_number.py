"""A key result without any number to reach."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rewriting import metric_words, rewrite, says_nothing
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView

_NAME_IT = Bilingual("name a metric, where it stands and where it shall go", "写明用什么指标衡量、现在多少、要到多少")


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
    ):
        metric = metric_words(view, "en")
        yield view.whole(
            Bilingual(
                f"nothing here says how far {metric} shall go" if metric else "there is no number to reach here",
                f"没写“{metric}”要到多少" if metric else "这里没有要达到的数值",
            ),
            _NAME_IT if says_nothing(view) else rewrite(view),
        )


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
    ),
    bad=("«提高用户满意度»", "«Improve customer satisfaction»"),
    doc=Doc(
        Bilingual(
            "A key result that has no target, neither in its words nor beside them.",
            "关键结果没有目标值，文字里没有，旁边的栏目里也没有。",
        ),
        Bilingual(
            "Without a number it cannot be followed during the cycle or judged at its end.",
            "没有数，过程中没法跟，期末没法判。",
        ),
        "articles on OKRs in e-commerce (满意度从80%到90%); every OKR guide",
    ),
    cap=59.0,
)
