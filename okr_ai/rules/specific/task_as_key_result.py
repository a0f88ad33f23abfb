"""A task where a result should stand: 上线会员系统, Migrate to the new platform."""

import re
from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.language.text import normalised
from okr_ai.model import Bilingual, Words
from okr_ai.rules.deliveries import DELIVERY, is_got, is_noun
from okr_ai.rules.left_unsaid import changes_beside, climbs_scale, is_delivered, numbers_below, says_all
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.specific.hiring_as_key_result import WORDS as HIRING
from okr_ai.rules.specific.soft_verb import soft_verb
from okr_ai.rules.views import KeyResultView


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if frame.outcome is not False or frame.placeholders or view.key_result.kind == "milestone":
        return
    if _is_a_change(view) or HIRING.first(view.wording) or numbers_below(view) or changes_beside(view):
        return
    if view.target() is not None and not _all_or_nothing(view):
        return  # it counts something: activity_count says whether that is an activity
    if climbs_scale(view):
        return  # "from A2 to B1"
    span = _verb(view)
    words = view.passage.text[slice(*span)] if span else ""
    if span is None and view.metric is not None:
        return  # a metric's name alone: no_number asks for its number
    if _EXAMINED.match(view.wording.lower) or is_got(view.wording) or _EXAM_NAMED.match(view.passage.text):
        return  # others decide whether it is passed: no_number asks how it is measured
    if _SO_LARGE.search(view.wording.lower):
        return  # 「销售额达到千万级」: no_number asks how much that is
    if (span is None or words == "测试") and _EACH.match(view.wording.lower):
        return  # "every starter passes the test": no_number asks for how many
    if says_all(view) is not None and not is_delivered(view):
        return  # how it shall be with all of them
    if (span is None or words.endswith("s")) and not _VALUES.isdisjoint(view.key_result.fields):
        return  # so is "Repairs" in a table of values
    yield view.between(
        *(span or (0, len(view.passage.text))),
        Bilingual(
            f"'{words}' makes this a task: it can be done and still change nothing",
            f"“{words}”说的是任务：做完了也可能什么都没变",
        )
        if span
        else Bilingual(
            "this says what will be there or be done, not which number should move",
            "这里写的是要有什么、要做什么，没写哪个数会变",
        ),
        Bilingual(
            "keep the work as a task; the key result says what it should bring about",
            "把它列为任务，关键结果写它要带来的变化",
        ),
    )


def deed_named(view: KeyResultView) -> int | None:
    """Where the verb of doing starts that is found (上线, launch); None where only nothing is to change."""
    found = next(check(view), None)
    return None if found is None or (found.start, found.end) == (0, len(found.passage.text)) else found.start


_EACH = Lazy(
    r"\W*(?:every|each)\s(?!.*(?:course|training|workshop|review|meeting|page|doc)).*?[a-z]s\s"
    r"|\W*每[个位名家](?!.*(?:培训|课程|评审|会议|文档|清单)).*(?:通过|达到|做到|学会)"
)
_SO_LARGE = Lazy(r"(?:达到?|突破|超过|实现|做到|进入)[十百千]?[百千万亿]级(?:别|规模|量级)?\W*$", needs="级")
_EXAMINED = Lazy(
    r"\W*(?:[^，,。；;]{0,6}系统)?(?:顺利|成功|一次性)?(?:通过|取得|考取|考过|拿到|拿下|获得)[^，,。；;]{0,20}(?:考试|认证|证书?|牌照|资质|认定|职称|等保[一二三四]级|[一二三四]级等保|测评|审核|审计|年检|复审)\s*(?:$|[（(，,。；;])"
    r"|\W*(?:pass|earn|obtain|gain|get)(?:es|s|ed)?\s[^,;]{2,40}?(?:exam|audit|certification|certificate|certified|accreditation|accredited|licen[cs]e)s?\s*(?:$|[(,;.]|(?:by|in|before|at|with|on|for)\s)",
    needs="考试|测评|审|年检|认证|证|牌照|资质|认定|职称|等保|exam|audit|certif|accredit|licen",
)
_EXAM_NAMED = Lazy(
    r"\W*[Pp]ass(?:es|ed)?\s(?:the\s|my\s|our\s)?[A-Z]{3,}[\w-]*(?![a-z])", needs="ass"
)  # "Pass DELE B1 in May"
_VALUES = frozenset({"target", "baseline"})
_CHANGES = frozenset(
    [
        "提升",
        "提高",
        "改善",
        "增强",
        "强化",
        "增加",
        "增长",
        "扩大",
        "降低",
        "减少",
        "缩短",
        "increase",
        "improve",
        "raise",
        "grow",
        "boost",
        "enhance",
        "reduce",
        "decrease",
        "lower",
        "cut",
        "strengthen",
        "better",
        "fewer",
        "less",
        "higher",
        "shorter",
        "faster",
        "smaller",
        "larger",
    ]
)


def _all_or_nothing(view: KeyResultView) -> bool:
    """Whether the target only says done or not: 「完成搬迁 | 0 | 1」, "migrate the data | 100%"."""
    if view.frame.direction != "deliver" or view.baseline():
        return False
    if any(_ALL_OF_THEM.fullmatch(number.text) and number.value == view.target() for number in view.frame.quantities):
        return True
    return view.target() == (100 if view.unit() == "%" else 1) and view.unit() in ("%", None)


_ALL_OF_THEM = Lazy(r"(\d{1,3})\s?/\s?\1(?!\d).*")  # "publish it on 4/4 pages"


_A_BIT = Lazy(r"[快慢少多高低好短省准稳大小](?:上?一点儿?|一些)\s*$", needs="一")  # 客服响应快一点


def _is_a_change(view: KeyResultView) -> bool:
    """A change without its number (no_number says it), or a verb of effort (soft_verb says it)."""
    verb = view.frame.verb
    if verb is None and _A_BIT.search(view.wording.lower):
        return True
    if verb is None:
        return not _CHANGES.isdisjoint(view.wording.english) or soft_verb(view) is not None
    return normalised(verb.text) in _CHANGES or soft_verb(view) is not None


_NO_DEEDS = frozenset(  # not what is done
    "达到 做到 实现 成为 保持 获得 取得 赢得 具备 可用 支持 achieve reach become get win gain earn have support".split()  # noqa: SIM905
)


_STAFF = Lazy(r"staff\s(?:complete|finish|attend|pass|use|take|join|sign|follow|adopt|get|learn)", re.IGNORECASE)
_BEFORE_DEEDS = frozenset("to and or will we i must should can then by please fully successfully".split())  # noqa: SIM905
_PARTICIPLES = frozenset(("built", "sent", "made", "written", "run", "set", "held", "done"))
_NAME = Lazy(r"[A-Z]\w*\s[A-Z]")
_IS = ("is ", "are ", "be ", "been ", "and ")


def _describes(view: KeyResultView, verb: Words) -> bool:
    """ "Refunds are supported", "use tracking tools": a participle behind other words, no call to do it; nor is what
    somebody else does, "the server starts", or a name, "Shadow Agent"."""
    before, word = view.wording.lower[: verb.start], normalised(verb.text)
    if not word.isascii():
        return False
    if not before.strip():
        return not view.frame.text.isascii() and _NAME.match(view.frame.text, verb.start) is not None
    if word.endswith("ing") or (word[-1] == "s" != word[-2:-1]) or (word.endswith("ed") and before.endswith(_IS)):
        return True
    if word.endswith("ed") or word in _PARTICIPLES or not before[-1:].isspace():
        return False  # "dashboard shipped"
    return before.split()[-1] not in _BEFORE_DEEDS and before.rstrip()[-1] not in ",;:&+"


def _in_brackets(before: str) -> bool:
    """Whether a bracket is open behind other words."""
    opened = max(before.rfind("("), before.rfind("（"))
    return opened > max(0, before.rfind(")"), before.rfind("）"))


def _verb(view: KeyResultView) -> tuple[int, int] | None:
    """The verb that says what is done; None where no known one does."""
    verb = view.frame.verb
    if verb is not None and (normalised(verb.text) in _NO_DEEDS or _describes(view, verb)):
        return None
    if verb is not None and _STAFF.match(view.frame.text, verb.start):
        verb = None  # "Staff complete the course"
    if verb is not None and _in_brackets(view.frame.text[: verb.start]):
        return None  # a word in passing
    if verb is not None and verb.text != "通过" and not is_noun(view.wording, (verb.start, verb.end)):
        return verb.start, verb.end
    verbs = (span for span in DELIVERY.find(view.wording) if not is_noun(view.wording, span))
    return next((span for span in verbs if view.passage.text[slice(*span)] != "通过"), None)


RULE = Rule(
    name="task_as_key_result",
    letter="S",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "通过上线自助退货，把退货时长从5天降到2天",
        "新功能上线率从60%提升到90%",
        "Cut P95 latency from 800 ms to 200 ms by migrating to the new platform",
        "Release notes read by 40% of users",
        "客户满意度",
        "客服沟通能力增强",
        "Significantly fewer crash reports",
        'Less "where is my parcel" calls',
        "收银系统升级路径的采用率达到60%",
        "通过新增2个渠道，将简历量从10份提升到30份",
        "每份合同末尾都有检查表",
        "Every alert has an owner",
    ),
    bad=(
        "«上线»新会员系统",
        "«Lantern Agent 能驱动编码和评测»",
        "«获得高管的书面承诺»",
        "«Game servers start and accept commands»",
        "Weekly dashboard «shipped»",
        "«上线»会员积分商城2.0",
        "通过消费者访谈等措施，«完成»需求报告",
        "«合同末尾有检查表»",
        "«A runbook that everybody knows»",
        "«梳理»订单录入流程",
        "«年度调研报告提交管理层»",
        "«文案与按钮一致。验收：遍历全部按钮»",
        "«Schema frozen before the first customer (no migrations post-launch)»",
        "«Migrate» to the new platform",
        "«Launch» the referral programme",
        "«Achieve the gold rating of the trade association»",
    ),
    doc=Doc(
        Bilingual(
            "A piece of work, a delivery or a milestone without a measured effect.",
            "一项工作、交付或里程碑，没有可衡量的效果。",
        ),
        Bilingual(
            "Work is in your hands, results are not: only a result tells whether the work was the right one.",
            "做事由自己，结果不由自己：只有结果能说明事情做对了没有。",
        ),
        "Google re:Work, Measure What Matters; disputed for early teams, so the severity can be changed",
    ),
    cap=59.0,
)
