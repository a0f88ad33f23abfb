"""A count of activities: meetings, trainings, posts, features."""

from collections.abc import Iterator

from okr_ai.language.judge import is_activity_named
from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual, Quantity
from okr_ai.rules.deliveries import DELIVERY, is_got, is_noun
from okr_ai.rules.rule import Doc, Found, Rule, here
from okr_ai.rules.specific.hiring_as_key_result import WORDS as HIRING
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if (
        frame.outcome is not False
        or view.target() is None
        or view.key_result.kind == "milestone"
        or _less(view)
        or HIRING.first(view.wording)
        or (view.metric is not None and view.metric.kind in ("rate", "score", "ratio", "index", "money"))
        or _moved_by_means(view)
    ):
        return
    if frame.target is None:
        yield from _beside(view)
        return
    counted = next((q for q in frame.quantities if q.role in ("target", "count")), None)
    if counted is not None and view.wording.lower[: counted.start].rstrip(" ≥>=").endswith(_SCORED):
        return  # "an interface scoring 90 in the test"
    if counted is None or counted.unit in _NO_THINGS or not _is_a_count(counted) or _people_who_came(view, counted):
        return
    if _OF_THEMSELVES.search(view.wording.lower) or is_got(view.wording) or _is_shop_opened(view, counted):
        return
    if view.wording.lower[: counted.start].rstrip().endswith(("覆盖全部", "覆盖所有", "覆盖全部的")):
        return  # 「无人机巡检覆盖全部 11 座电站」: how far it reaches
    yield view.at(counted, *_said(counted.text))


def _is_shop_opened(view: KeyResultView, counted: Quantity) -> bool:
    """「新开 5 家店」: work, but how far the business reaches, too."""
    verb, about = view.frame.verb, view.frame.metric
    if counted.unit != "家" or verb is None or about is None or not verb.text.startswith("新"):
        return False
    return about.text.endswith(("店", "网点"))


_OF_THEMSELVES = Lazy(  # 「员工主动上报隐患 80 条」: nobody makes them
    r"主动(?:上报|报告|反馈|举报|报名|咨询|推荐|转介绍|预约|续费|提出|分享)"
    r"|(?:reported|raised) (?:by staff|voluntarily)",
    needs="主动|by staff|voluntarily",
)
_NO_THINGS = frozenset(("%", "¥", "$", "€", "£"))


def _said(count: str) -> tuple[Bilingual, Bilingual]:
    return Bilingual(
        f"'{count}' counts what you do, not what comes of it", f"“{count}”数的是做了多少事，不是带来了什么"
    ), Bilingual(
        "measure what the activity should change; keep the count as a task", "衡量这些活动要改变的东西，次数放到任务里"
    )


_SCORED = ("scoring", "score", "score of", "scores", "rated", "rating", "rating of", "得分", "评分")
_HELD = ("run ", "hold ", "host ", "conduct ", "organise ", "organize ", "write ", "publish ")
_OF_DEEDS = frozenset("场次篇期节份套堂")


def _beside(view: KeyResultView) -> Iterator[Found]:
    """A table's count of what is done: 「举办线下沙龙」, and 6 in the column of targets."""
    field, unit = view.key_result.fields.get("target"), view.unit()
    opening = DELIVERY.opens(view.wording)
    if field is None or opening is None or is_noun(view.wording, opening):
        return
    about = view.frame.metric
    held = unit is None and about is not None and view.wording.lower.startswith(_HELD) and is_activity_named(about.text)
    if view.metric is None and (unit in _OF_DEEDS or held):
        yield here(field, *_said(field.text.strip()))


def _is_a_count(number: Quantity) -> bool:
    """Whether it counts things at all: no money, no version (2.0), no day (6/20), and not none of something."""
    return (
        number.value > 0
        and not {*"./:"} & {*number.text}
        and not number.text.startswith(("$", "£", "€", "¥", "₹", "￥"))
    )


def _moved_by_means(view: KeyResultView) -> bool:
    """Whether the work is only how a number goes from one value to another: 通过新增2个渠道，简历从10份到30份, "learn
    1,500 words (have 600)"."""
    return view.baseline() is not None and view.wording.lower.startswith(_MEANS)


_MEANS = ("通过", "通過", "by ", "learn ", "学会", "掌握")
_CAME = ("users", "customers", "subscribers", "subs", "buyers", "shoppers", "付费用户", "用户", "顾客", "会员")
_DONE_TO = WordList(
    "访谈 采访 走访 拜访 调研 培训 邀请 触达 回访 联系",
    "interview|interviewing|train|training|survey|visit|call|contact|invite|talk|meet|onboard",
)


_ABOUT_THEM = ("案例", "画像", "故事", "报告", "手册", "问卷")  # 「20 个用户案例」


def _people_who_came(view: KeyResultView, counted: Quantity) -> bool:
    """Whether users or customers are counted who came by themselves: 300 subscribers, not 20 customers interviewed."""
    metric = view.frame.metric
    if DELIVERY.opens(view.wording) or _DONE_TO.find(view.wording) or (metric and metric.text.endswith(_ABOUT_THEM)):
        return False
    around = (view.wording.lower[counted.end :][:24], view.wording.lower[: counted.start].rstrip(" :：")[-12:])
    return any(word in around[0] for word in _CAME) or around[1].endswith(_CAME)


def _less(view: KeyResultView) -> bool:
    """Fewer of something, or a bound that it must stay below, is no activity."""
    verb = view.frame.verb
    held = verb is not None and verb.text.lower() in ("hold", "holding", "held")  # an interview, not a level
    return (
        (view.is_guardrail() and not held) or view.frame.direction == "decrease" or view.frame.comparator in ("<", "<=")
    )


RULE = Rule(
    name="activity_count",
    letter="S",
    looks_at="key_result",
    check=check,
    severity="warning",
    good=(
        "活动带来的新客30日复购率达到15%",
        "新增付费客户100家",
        "Raise activation from 41% to 60%",
        "Volunteer satisfaction at least 4.2 of 5 (today 4.3)",
        "Win 20 paying customers",
        "On-call pages per week stay below 10",
        "上线积分商城2.0",
        "接口文档零冲突",
        "Newsletter list of at least 300 subscribers",
        "3 real users running the beta in production",
        "40 local businesses giving at least £50 a month",
        "试用版有30名真实用户",
        "通过新增2个渠道，将简历量从10份提升到30份",
        "By adding two channels, grow applications from 10 to 30",
        "完成销售额500万元",
        "周年活动流水1200万元",
        "完成《数据挖掘》6/20的考试",
    ),
    bad=(
        "举办«三场»线下活动",
        "完成«5场»培训",
        "Hold «12» interviews",
        "Interview «20» customers",
        "访谈«30名»用户",
        "Publish «20» blog posts",
    ),
    doc=Doc(
        Bilingual(
            "A target that counts meetings, trainings, posts, releases and the like.",
            "目标值数的是会议、培训、文章、发布这类活动的次数。",
        ),
        Bilingual(
            "Activities can always be multiplied; whether anybody gains from them stays open.",
            "活动多少都能凑，有没有人因此受益却不知道。",
        ),
        "Radical Focus; PM guides (outputs are not outcomes)",
    ),
    cap=69.0,
)
