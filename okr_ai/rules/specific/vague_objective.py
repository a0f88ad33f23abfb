"""An objective of which everything could be said: 做好客服工作, do better."""

from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView

_VAGUE_ZH = Lazy(
    r"(?:(?:努力|继续|进一步|全面|持续|不断|切实|认真)*(?:做好|搞好|抓好|干好|加强|强化|推进|推动|落实|优化|完善|提升|提高|改进|改善)"
    r"[^，,。；;]{0,8}(?:工作|业务|管理|建设|水平|能力|效果|质量|体系|机制|服务|体验))|(?:做好|搞好|抓好|干好|做强|做大做强)[^，,。；;]{0,8}",
    needs="工作|业务|管理|建设|水平|能力|效果|质量|体系|机制|服务|体验|做好|搞好|抓好|干好|做强",
)
_VERBS_EN = frozenset(
    "do get be become make build have improve enhance strengthen optimise optimize better".split()  # noqa: SIM905
)
_GENERAL_EN = frozenset(
    """a an the our thing things it all more much even product team company quality performance work service
    services business operation operations process processes engineering technology delivery culture overall
    productivity efficiency feature features result results fulfilment fulfillment marketing sales support
    better good great best excellent successful well in at of and everything customer customers experience""".split()  # noqa: SIM905
)


def check(view: ObjectiveView) -> Iterator[Found]:
    text = view.passage.text.strip(" 。.!！")
    if _VAGUE_ZH.fullmatch(text) or _is_vague_english(text):
        yield view.whole(
            Bilingual(f"'{text}' fits any team in any quarter", f"“{text}”放在哪个团队、哪个季度都成立"),
            Bilingual("name who should notice what, and where", "写明谁、在哪件事上、会感受到什么不同"),
        )


def _is_vague_english(text: str) -> bool:
    """Whether it is a general verb with one to five general words, whatever stands between them."""
    words = "".join(char if char.isalnum() else " " for char in text.lower()).split()
    return 1 < len(words) <= 6 and words[0] in _VERBS_EN and _GENERAL_EN.issuperset(words[1:])


RULE = Rule(
    name="vague_objective",
    letter="S",
    looks_at="objective",
    check=check,
    severity="warning",
    good=(
        "让每位投诉的顾客当天得到答复",
        "优化退货流程，让顾客不用打电话",
        "做好大促履约，让顾客在承诺的当天收到货",
        "Make returns so easy that buyers order more",
        "Improve the first week of new sellers",
    ),
    bad=("«做好客服工作»", "«加强团队建设»", "«Make the product better»", "«Improve customer experience»"),
    doc=Doc(
        Bilingual("A general verb with a general noun.", "泛泛的动词加泛泛的名词。"),
        Bilingual(
            "It excludes nothing, so it decides nothing: any work can be said to serve it.",
            "什么都不排除，也就什么都没决定：任何工作都可以说在支撑它。",
        ),
        "articles' own contrast of vague and concrete goals; prompt validators in public tools",
    ),
)
