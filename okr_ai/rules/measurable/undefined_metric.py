"""A metric that every team counts differently: 活跃, 优质, qualified."""

from collections.abc import Iterator

from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList

WORDS = WordList(
    "活跃用户 活跃客户 活跃商家 优质 高质量 有效客户 有效线索 核心用户 成功案例 标杆 关键客户 重点客户 高价值",
    "active users|active customers|engaged users|qualified leads|high-quality|power users|success stories|"
    "key accounts|strategic customers|core users",
    but_not="daily active users|monthly active users|weekly active users|日活跃用户|月活跃用户|周活跃用户|"
    "marketing qualified leads|"
    "sales qualified leads|active users rate",
)


def check(view: KeyResultView) -> Iterator[Found]:
    if view.frame.target is None or view.key_result.definition or (view.definition and view.definition.definition):
        return
    hits = WORDS.find(view.wording)
    if not hits or any(mark in view.passage.text for mark in "（(≥>＞"):
        return  # a definition in brackets
    start, end = hits[0]
    words = view.passage.text[start:end]
    yield view.between(
        start,
        end,
        Bilingual(f"{'who' if _people(words) else 'what'} counts as '{words}'?", f"怎样才算“{words}”？"),
        _PEOPLE if _people(words) else _THINGS,
    )


_PEOPLE = Bilingual(
    "add the definition, for example (an order in the last 30 days)", "补上口径，例如（近30天至少下单一次）"
)
_THINGS = Bilingual(
    "add in brackets what makes it one: who decides, by which mark", "在括号里写明判断标准：由谁认定、达到什么条件"
)


def _people(words: str) -> bool:
    return words.lower().endswith(("用户", "客户", "商家", "users", "customers", "accounts", "leads", "线索"))


RULE = Rule(
    name="undefined_metric",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "活跃用户（近30天至少下单一次）达到50万",
        "日活跃用户达到50万",
        "Grow active users (an order in the last 30 days) to 500k",
        "Grow monthly active users to 500k",
    ),
    bad=("«活跃用户»达到50万", "Grow «active users» to 500k"),
    doc=Doc(
        Bilingual(
            "A word that needs a definition and has none, neither in brackets nor in the settings.",
            "需要口径的词，括号里没有、设置里也没有。",
        ),
        Bilingual("The definition gets chosen when the number is due.", "口径会在要交数的时候才“被选出来”。"),
        "articles on OKRs in e-commerce (define how each metric is calculated)",
    ),
)
