"""What kind of key result the words make: a result or work; the SMART letters that the words decide."""

import re
from dataclasses import dataclass
from functools import cache

from okr_ai.language.cues import Cue
from okr_ai.language.judge_vague import vague_words
from okr_ai.language.lazy import Lazy
from okr_ai.language.numbers import Number
from okr_ai.language.phrases import WordList
from okr_ai.language.scan import Scan
from okr_ai.language.tables import sections_of
from okr_ai.model import Direction, Smart


@dataclass(slots=True, eq=False)
class Facts:
    """What is known of a key result when it is judged. `name` is the lexicon's name of the metric."""

    metric: str
    name: str | None
    direction: Direction | None
    target: Number | None
    verb: Cue | None
    due: bool
    from_baseline: bool


@cache
def _words(section: str) -> WordList:
    return WordList(sections_of("judging.txt")[section])


def counts_work(scan: Scan, target: Number, metric: str) -> bool:
    """Whether a number without a verb counts things made: its noun stands behind it and is no customer's (「3
    个场景」)."""
    if target.dimension != "count" or not metric or not scan.work.find(metric.lower(), target.end) >= 0:
        return False
    return is_work(metric)


def is_work(metric: str) -> bool:
    """Whether counted things are made or done: not customers, orders, users or the like."""
    return not _words("people").is_in(metric.lower())


def is_made(metric: str) -> bool:
    """Whether something is built or written, by its words: no measure, no rate, nobody's satisfaction."""
    return not _words("result").is_in(metric.lower()) or bool(_ANALYSIS.search(metric.lower()))


_ANALYSIS = Lazy(
    r"(?:analysis|dashboard|report|page|support|endpoint|test|check|view|feature|功能|看板|报表|分析|页面|模块|入口)s?\s*$"
)


def outcome(scan: Scan, facts: Facts) -> bool | None:
    """True for a result, False for work or its product, None when the words do not tell."""
    about = facts.metric.lower()
    if facts.name in _outputs():
        return False
    if facts.target is not None and facts.direction == "deliver" and not _measures(scan, facts.target, about):
        return _effect_of_deed(scan, facts)
    if facts.target is None and (said := _said_of_a_state(scan, facts)) is not None:
        return said
    rate = bool(_RATE.search(about)) or (facts.target is not None and facts.target.dimension == "share")
    activity = facts.name is None and facts.direction != "decrease" and _is_activity(about)
    if activity and not rate and not _used(scan, facts):
        return False
    if facts.target is not None:
        return not (rate and _about_work(about))
    head = _head(about)
    result = facts.name is not None or (_words("result").is_in(head) and not _WORK.search(head))
    if facts.verb is not None and facts.verb.kinds & {"up", "down"} and not facts.verb.kinds & {"soft"}:
        return result or not (_words("broad").is_in(about) or facts.verb.word in _BETTERED)
    if facts.direction == "maintain":
        return bool(about)
    return result if facts.direction is not None and about else None


_PREPOSITION = Lazy(r"\s(?:of|for|in|from|to|with|by|at|on|per|across|about|that|who|which|whose|without|between)\s")
_MEASURED = Lazy(
    r"(?:率|占比|比例|指数|分|成绩|时长|耗时|周期|成本|费用|金额|收入|营收|人数|人次|排名"
    r"|(?<![a-z])(?:scores?|ratings?|rates?|ratio|share|index|rank|ranking|time|costs?|value|attendance|attendees|participants))$"
)


# What is done about a measure: "quality control", 成本核算.
_WORK = Lazy(
    r"(?:管理|核算|分析|研究|调研|盘点|监控|流程|机制|体系|制度|工具|平台|系统"
    r"|(?<![a-z])(?:control|management|research|process|handling|tracking|reporting|reviews?|analysis|monitoring"
    r"|planning|tooling|tools?|plan|program(?:me)?|policy|system))$"
)


def _head(about: str) -> str:
    """The words that carry a metric's name: the last two before a preposition, of Chinese names the last six
    characters."""
    if not about.isascii():
        return about[-6:]
    end = _PREPOSITION.search(about)
    return " ".join(about[: end.start() if end else None].split()[-2:])


def _is_activity(about: str) -> bool:
    """Whether the name says meetings, articles, features and the like, and not a measure of them (培训得分)."""
    return _words("activity").is_in(_head(about)) and not _MEASURED.search(_head(about))


# Verbs that work on a thing unless it is a measure: "improve the careers site", "extend the pilot", 扩充题库.
_BETTERED = frozenset(
    [
        "improve",
        "enhance",
        "strengthen",
        "scale",
        "expand",
        "extend",
        "widen",
        "tighten",
        "扩展",
        "扩充",
        "改善",
        "增强",
    ]
)


def _measures(scan: Scan, target: Number, about: str) -> bool:
    """Whether the verb that was read as a deed stands inside a measure's name: 可查看覆盖率 100%, 核对后的差异为 0."""
    if target.dimension == "share":
        return about.endswith(("率", "占比", "比例", " rate", " ratio", " share"))
    return not target.value and any("to" in cue.kinds for cue in scan.leads[scan.numbers.index(target)])


def _used(scan: Scan, facts: Facts) -> bool:
    """Whether it is counted how often the work is used: reads, downloads, 播放."""
    return bool(
        _USED.search(facts.metric.lower())
        or (facts.target is not None and _USED.match(scan.work[facts.target.end :].lstrip()))
    )


_BETTER = Lazy(
    r"更(?:加)?(?![新换改正变迭替名衣加])[\u4e00-\u9fff]{1,5}\s*(?:[，,。；;]|$)"
    r"|(?<![a-z])(?:more|less)\s[a-z]+|(?<![a-z])(?:better|faster|easier|happier|safer|quicker|cheaper|sooner|simpler)(?![a-z])"
)
_HOLDS = Lazy(
    r"ahead of|above plan|on budget|within budget|no longer|not a single|never"
    r"|不被|不再|不出现|大于一切|(?:^|[，,；;。]\s*)(?:无|零)(?![线人限形论需缝])"
)
_LETTING = frozenset(["help", "helps", "make", "makes", "let", "enable", "allow"])


def _said_of_a_state(scan: Scan, facts: Facts) -> bool | None:
    """Of a key result without a figure: True when it says how people or things shall be (让客户更满意, "ahead of
    plan"), False when it names a deed or its product; None when the words do not say."""
    verb = facts.verb
    if (verb is None or verb.word in _LETTING) and _BETTER.search(scan.work):
        return True
    if verb is None and _HOLDS.search(scan.work):
        return True
    if verb is None and facts.metric and (facts.name is not None or _MEASURED.search(_head(facts.metric.lower()))):
        return None if _is_activity(facts.metric.lower()) else True  # a metric's name alone: a row of a table
    if facts.direction == "deliver":
        if verb is None:  # 「等待时间足够短」
            states = vague_words(scan, None, counted=False) if _words("result").is_in(facts.metric.lower()) else ()
            return bool(states) and not scan.work[states[-1].end :].strip(" 。.")
        return verb.kinds & {"reach", "deliver"} == {"reach"} and _words("people").is_in(facts.metric.lower())
    if facts.direction == "increase" and (verb is None or not verb.kinds & {"up", "down", "soft"}):
        return True  # 「让客户更满意」
    return None


_HANDLED = frozenset(
    [
        "完成",
        "交付",
        "处理",
        "complete",
        "completed",
        "process",
        "processed",
        "handle",
        "fulfil",
        "fulfill",
        "enroll",
        "enrol",
        "register",
    ]
)
_SOLVED = ("解决", "处理", "回复", "响应", "答复", "关闭", "resolv", "solv", "answer", "clos", "repl", "respond", "fix")
_TO_EFFECT = Lazy(
    r"(?:with|at|handling|serving|reaching|achieving|saving|reducing|driving|generating|resolving|deflecting|yielding)"
    r"\s(?:an?\s)?[^\d,;]{0,24}$"
)


def _effect_of_deed(scan: Scan, facts: Facts) -> bool:
    """Whether a deed is measured by what it led to: "ship the app with 99.9% uptime", 「完成 100 个订单」."""
    target, verb = facts.target, facts.verb
    if target is None:
        return False
    if verb is None or verb.start >= target.end:  # "30 suggestions adopted"
        return _used(scan, facts)
    if target.dimension == "share" and verb.word.startswith(_SOLVED) and _words("asked").is_in(scan.work, target.end):
        return True  # 「24 小时内解决 90% 的工单」
    if not target.value or (
        target.dimension in ("share", "points", "time", "money", "multiple") and target.value != 100
    ):
        return verb.end <= target.start and bool(_TO_EFFECT.search(scan.work, verb.end, target.start))
    return verb.word in _HANDLED and _words("people").is_in(facts.metric.lower())


@cache
def _outputs() -> frozenset[str]:
    """The lexicon's metrics that count work and its products."""
    return frozenset(sections_of("judging.txt")["outputs"])


_USED = Lazy(
    r"被引|引用|采纳|播放|阅读|浏览|观看|点赞|转发|下载|访问|使用|获奖|cited|citations|views|reads|downloads|used|adopted|accepted"
)
_RATE = Lazy(r"率|占比|比例|rate|ratio|share|%")


def _about_work(about: str) -> bool:
    """Rates of work done (审批覆盖率, 培训完成率): the share of things that were worked on, not what it led to."""
    return bool(
        re.search(
            r"(?:审批|评审|审查|培训|文档|测试用例|学习|打卡|巡检|汇报)(?:完成率|覆盖率|参与率|率)"
            r"|interview plan|training|onboarding plan",
            about,
        )
    )


def specific(scan: Scan, facts: Facts, vague: int) -> float:
    """0..1: how plainly the words say what will be different; `vague` is how many vague words there are."""
    if scan.placeholders:
        return 0.3
    if facts.target is not None:
        return 0.9 - 0.15 * min(vague, 2) if facts.metric else 0.3
    about = facts.metric.lower().strip()
    weight = _weight(scan)
    score = 0.3 + 0.02 * min(weight, 10)
    score += 0.2 if _words("finished").is_in(scan.work) else 0.0
    score += 0.15 if facts.due else 0.0
    score += 0.1 if _NAMED.search(scan.text, 0, len(scan.plain)) else 0.0
    score -= 0.2 * min(vague, 2)
    score -= 0.15 if about in _words("broad") or weight < 3 else 0.0
    return round(min(max(score, 0.0), 0.9), 2)


_NAMED = Lazy(r"[A-Z]{2,}|[a-z]+[A-Z]|\w\.\w{2,4}\b|`[^`]{1,99}`|「[^」]{1,99}」|\"[^\"]{1,99}\"")
_LATIN = re.compile(r"[a-z]{2,}[\w\-.]*")


def _weight(scan: Scan) -> float:
    """How much is said: Latin words, and Chinese characters by two and a half."""
    chinese = 0 if scan.plain.isascii() else len([char for char in scan.plain if "\u4e00" <= char <= "\u9fff"])
    return len(_LATIN.findall(scan.plain)) + chinese / 2.5


def smart(scan: Scan, facts: Facts, vague: int) -> Smart:
    """The letters that the words alone decide; achievable and relevant stay None."""
    if facts.target is None:
        measurable = 0.2 if scan.placeholders or facts.from_baseline else 0.0
    elif facts.metric or facts.verb:
        measurable = 1.0 if facts.from_baseline else 0.8 if facts.metric else 0.6
    else:
        measurable = 0.4
    return Smart(specific=specific(scan, facts, vague), measurable=measurable, time_bound=1.0 if facts.due else 0.0)
