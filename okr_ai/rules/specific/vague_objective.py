"""An objective of which everything could be said: 做好客服工作, do better."""

from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import ObjectiveView
from okr_ai.rules.wording import own_words, without_purpose

_HOW = "努力|继续|进一步|全面|持续|不断|切实|认真|着力|大力"
_VERBS_ZH = (
    "做好|搞好|抓好|干好|加强|强化|增强|推进|推动|促进|落实|优化|完善|提升|提高|改进|改善|夯实|巩固|深化|建设|打造|构建"
    "|保障|确保|保持|维持"
)
_NOUNS_ZH = (
    "工作|业务|管理|建设|水平|能力|效果|质量|体系|机制|服务|体验|效率|竞争力|凝聚力|影响力|执行力|战斗力|基础|发展|增长"
    "|供应链|氛围|团队|平台|运行|关系|智能化|数字化|信息化|标准化|规范化|精细化|专业化"
)
_PRAISE = "一流|高效|优秀|优质|良好|稳定|健康|强大|完善|专业|卓越|领先|战斗力|凝聚力"
_VAGUE_ZH = (
    # what somebody's is (新手妈妈的体验) is not everybody's
    Lazy(
        rf"(?:{_HOW})*(?:{_VERBS_ZH})(?:[^，,。；;的]{{0,8}}(?:{_PRAISE})的)?[^，,。；;的]{{0,5}}(?:{_NOUNS_ZH})",
        needs=_NOUNS_ZH,
    ),
    Lazy(r"(?:做好|搞好|抓好|干好|做强|做大做强)[^，,。；;]{0,8}", needs="做好|搞好|抓好|干好|做强"),
    Lazy(r"(?:完成|达成|实现)[^，,。；;]{0,6}(?:目标|任务|指标|计划)", needs="目标|任务|指标|计划"),
    Lazy(r"[^，,。；;\s让]{2,6}(?:建设|管理|工作)|降本增效|提质增效|开源节流", needs="建设|管理|工作|增效|节流"),
)
_COMMAS = str.maketrans("，；;、", ",,,,")
_VERBS_EN = frozenset(
    """do get be become make build have improve enhance strengthen optimise optimize better boost drive keep deliver
    provide ensure maintain expand scale""".split()  # noqa: SIM905
)
_REACHING_EN = frozenset("hit meet achieve reach complete finish".split())  # noqa: SIM905
_AIMS_EN = frozenset("target targets goal goals plan plans objective objectives".split())  # noqa: SIM905
_GENERAL_EN = frozenset(
    """a an the our thing things it all more much even product team company quality performance work service
    services business operation operations process processes engineering technology delivery culture overall
    productivity efficiency feature features result results fulfilment fulfillment marketing sales support
    better good great best excellent successful well in at of and everything customer customers experience
    user users growth supply chain cohesion collaboration platform system systems stable reliable capability
    capabilities care patient patients guest guests student students pupil pupils staff employee employees
    member members people donor donors supplier suppliers partner partners client clients communication
    communications financial finance finances foundation foundations impact reach presence capacity
    leadership excellence standards health we do for building management high annual quarterly yearly
    organisation organization organisational organizational""".split()  # noqa: SIM905
)


def check(view: ObjectiveView) -> Iterator[Found]:
    if is_vague(view):
        text = without_purpose(own_words(view.passage.text))
        yield view.whole(
            Bilingual(f"'{text}' fits any team in any quarter", f"“{text}”放在哪个团队、哪个季度都成立"),
            Bilingual("name who should notice what, and where", "写明谁、在哪件事上、会感受到什么不同"),
        )


def is_vague(view: ObjectiveView) -> bool:
    """Whether the words, without notes and dates, fit any team in any period."""
    text = without_purpose(own_words(view.passage.text))
    return _is_vague_chinese(text) or _is_vague_english(text)


def _is_vague_chinese(text: str) -> bool:
    """Whether each of its clauses is a general verb with a general noun, or a stock phrase."""
    if text.isascii() or len(text) > 40:
        return False
    clauses = [clause.strip() for clause in text.translate(_COMMAS).split(",")]
    return all(any(words.fullmatch(clause) for words in _VAGUE_ZH) for clause in clauses)


def _is_vague_english(text: str) -> bool:
    """Whether it is a general verb with one to five general words, or nothing but such words."""
    words = "".join(char if char.isalnum() else " " for char in text.lower()).split()
    if not 1 < len(words) <= 6:
        return False
    if words[0] in _REACHING_EN and words[-1] in _AIMS_EN:
        return _GENERAL_EN.issuperset(words[1:-1])
    return (words[0] in _VERBS_EN or words[0] in _GENERAL_EN) and _GENERAL_EN.issuperset(words[1:])


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
        "提升新手妈妈的购物体验",
        "成为本地上班族午餐的首选",
        "Make returns so easy that buyers order more",
        "Keep the platform stable on Black Friday",
        "Improve the first week of new sellers",
    ),
    bad=(
        "«做好客服工作»",
        "«加强团队建设»",
        "«降本增效，全面提升运营效率»",
        "«团队能力建设»",
        "«完成年度销售目标»",
        "«Make the product better»",
        "«Improve customer experience»",
        "«Hit our annual sales target»",
        "«Optimize the supply chain»",
    ),
    doc=Doc(
        Bilingual(
            "A general verb with a general noun, or a stock phrase, in each clause; a target that is only named.",
            "每个分句都是泛泛的动词加泛泛的名词，或是套话，或只说“完成目标”。",
        ),
        Bilingual(
            "It excludes nothing, so it decides nothing: any work can be said to serve it.",
            "什么都不排除，也就什么都没决定：任何工作都可以说在支撑它。",
        ),
        "articles' own contrast of vague and concrete goals; prompt validators in public tools",
    ),
)
