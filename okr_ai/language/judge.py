"""What kind of key result the words make: result or work, one target or several, vague or plain; the SMART letters."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.lazy import Lazy
from okr_ai.language.numbers import Number
from okr_ai.language.phrases import WordList
from okr_ai.language.scan import Clause, Scan
from okr_ai.language.tables import sections_of
from okr_ai.model import Direction, Smart, Words


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


def vague_words(scan: Scan, facts: Facts) -> tuple[Words, ...]:
    """Words that leave open how much: 显著, "better"; the verb itself (提升, improve) when no number follows."""
    found = []
    for cue in scan.cues:
        if ("vague" in cue.kinds and not _exact(scan, cue)) or (
            facts.target is None and cue is facts.verb and (cue.kinds & {"soft"} or cue.word in _OPEN)
        ):
            found.append(_said(scan, cue.start, cue.end))
    return tuple(found)


_OPEN = frozenset(
    [
        "提升",
        "提高",
        "改善",
        "增强",
        "improve",
        "increase",
        "enhance",
        "strengthen",
        "accelerate",
        "streamline",
        "minimize",
        "minimise",
    ]
)


def _exact(scan: Scan, cue: Cue) -> bool:
    """约 and 左右 beside a number only round it; "high-quality" inside a longer name stays."""
    if cue.word in ("约", "大约", "左右", "around", "roughly", "approximately", "most", "more", "部分", "一定"):
        near = any(
            number.start - 3 <= cue.end <= number.start or 0 <= cue.start - number.end <= 2 for number in scan.numbers
        )
        return near or (cue.word in ("约", "more", "most") and scan.work.startswith(" than", cue.end))
    if cue.word in (
        "体验",
        "质量",
        "效率",
        "能力",
        "水平",
        "可用",
        "quality",
        "关键",
        "重点",
        "相关",
        "主要",
        "持续",
        "relevant",
        "key",
        "效率",
    ):
        return bool(scan.numbers) or bool(
            re.match(r"\s?(?:分|评分|指数|率|性|得分|score|rate|index|metrics?)", scan.work[cue.end : cue.end + 8])
        )
    return False


def _said(scan: Scan, start: int, end: int) -> Words:
    return Words(scan.text[start:end], start, end)


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
    if facts.direction == "deliver":
        return _effect_of_deed(scan, facts)
    rate = bool(_RATE.search(about)) or (facts.target is not None and facts.target.dimension == "share")
    activity = _words("activity").is_in(about, max(0, len(about) - 6) if not about.isascii() else 0)
    if activity and facts.direction != "decrease" and not rate and not _USED.search(about) and facts.name is None:
        return False
    if facts.target is not None:
        return not (activity and rate and _about_work(about))
    if (
        facts.target is None
        and facts.direction == "increase"
        and (facts.verb is None or not facts.verb.kinds & {"up", "down", "soft"})
    ):
        return True  # 「让客户更满意」
    result = facts.name is not None or _words("result").is_in(about)
    if facts.verb is not None and facts.verb.kinds & {"up", "down"} and not facts.verb.kinds & {"soft"}:
        return result or not _words("broad").is_in(about)
    if facts.direction == "maintain":
        return bool(about)
    return result if facts.direction is not None and about else None


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
_TO_EFFECT = Lazy(
    r"(?:with|at|handling|serving|reaching|achieving|saving|reducing|driving|generating|resolving|deflecting|yielding)"
    r"\s(?:an?\s)?[^\d,;]{0,24}$"
)


def _effect_of_deed(scan: Scan, facts: Facts) -> bool:
    """Whether a deed is measured by what it led to: "ship the app with 99.9% uptime", 「完成 100 个订单」."""
    target, verb = facts.target, facts.verb
    if target is None or verb is None:
        return False
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
    r"被引|引用|采纳|播放|阅读|浏览|观看|点赞|转发|下载|访问|使用|获奖|cited|citations|views|reads|downloads|used"
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


def compound(scan: Scan) -> bool:
    """Whether there are two or more independent targets (a means clause or a restated figure is none)."""
    targets = [number for number, role in zip(scan.numbers, scan.roles, strict=True) if role in ("target", "change")]
    if any(_independent(scan, a, b) for a, b in pairwise(targets)):
        return True
    return _two_deeds(scan, targets)


_MARKS = frozenset({"to", "by", "from", "ge", "le", "gt", "lt", "cause", "basis"})
# Figures of one sentence are two targets only where a word joins them ("launch 3 features to 1M users" is one).
_JOINED = Lazy(r"(?<![a-z])(?:and|with|while|plus|also)(?![a-z])|[并且和与及+&、;；]|同时|达|[\u4e00-\u9fff]\s*\S*$")
_LINKS = Lazy(
    r"[\s\ue000\ue001并且和与同时,，、;；:的了将即也为及其中或|+&\-*]|相当于|总计|合计|and|while|with|also|then"
    r"|by|per month|the|i\.?e\.?|equivalent|or"
)


# 「其中授权 2 项」, "of which …", 「每次不少于 5 公里」: a part or a trait of what the target counts.
_PART_OF = Lazy(
    r"\s*(?:其中|包括|包含|含|每[次场篇条个份本期台人家位]|单[次场篇条人]|人均|均|of which|including|incl\.|each"
    r"|every one|at \d)"
)


def _independent(scan: Scan, first: Number, second: Number) -> bool:
    """Whether the second figure has words of its own between it and the first."""
    clause, other = scan.clause_at(second.start), scan.clause_at(first.start)
    if (clause.kind != "main" and clause is not other) or _PART_OF.match(scan.work, clause.start):
        return False
    start = max(first.end, clause.start)
    if clause is not other and first.dimension == second.dimension == "count" and first.unit != second.unit:
        return True
    same = clause.head == other.head
    if same and second.dimension != "share" and not _JOINED.search(scan.work, start, second.start):
        return False
    own, at = [], start
    for cue in scan.cues_between(start, second.start):
        if cue.kinds & (VERBS - {"deliver"}) or cue.kinds & _MARKS:
            own.append(scan.work[at : cue.start])
            at = cue.end
    own.append(scan.work[at : second.start])
    if len(_LINKS.sub("", "".join(own))) >= 2:
        return True
    leads = scan.leads[scan.numbers.index(second)]
    if clause is not other and any(cue.kinds & {"up", "down"} and not cue.kinds & {"to", "reach"} for cue in leads[:1]):
        return second.dimension == "count" and len(_LINKS.sub("", scan.work[second.end : clause.end])) >= 2
    if clause is other and scan.verbs[place := scan.numbers.index(second)] in scan.leads[place]:
        return len(_LINKS.sub("", scan.work[second.end : clause.end])) >= 2
    if clause is not other and not "".join(own).strip() and not scan.leads[scan.numbers.index(second)]:
        return len(_LINKS.sub("", scan.work[second.end : clause.end])) >= 2
    return (
        second.dimension == "share"
        and clause is other
        and scan.work[start : second.start].strip() in ("with", "with a", "且", "并")
    )


def _two_deeds(scan: Scan, targets: list[Number]) -> bool:
    """Two clauses, each with a verb in its place or a target of its own."""
    if len(scan.clauses) == 1 and sum(1 for cue in scan.cues if cue.kinds & VERBS) < 2:
        return False
    deeds = 1 if any(scan.clause_at(number.start).kind == "main" for number in targets) else 0
    for clause in scan.clauses:
        if clause.kind != "main" or clause.end - clause.start < 3 or clause.head != clause.start:
            continue
        if _means(scan, clause) or _has_effect(scan, clause):
            continue
        if any(scan.clause_at(number.start).head == clause.start for number in targets):
            deeds += _deed_before(scan, clause, targets)
            continue
        verbs = [cue for cue in scan.cues_between(clause.start, clause.end) if cue.kinds & VERBS]
        deeds += any(
            not (cue.kinds & {"nounlike"} and not scan.work[cue.end : clause.end].strip())
            and (
                not cue.word.isascii()
                or (
                    _leads(scan, clause, cue)
                    and not _participle(scan, clause, cue)
                    and len(scan.work[cue.end : clause.end].strip()) > 2
                )
            )
            for cue in verbs
        )
    return deeds >= 2 or _deed_behind(scan, targets)


_BEHIND = Lazy(r"\sand\s(?:(?:then|also|to)\s)?$")


def _deed_behind(scan: Scan, targets: list[Number]) -> bool:
    """ "Read 20 books and write a summary of each": a deed of its own behind the target's words."""
    for number in targets[:1]:
        clause = scan.clause_at(number.start)
        for cue in scan.cues_between(number.end, clause.end):
            if cue.kinds & VERBS and cue.word.isascii() and _BEHIND.search(scan.work, number.end, cue.start):
                return len(scan.work[cue.end : clause.end].split()) >= 2
    return False


def _participle(scan: Scan, clause: Clause, cue: Cue) -> bool:
    """ ", validated against samples": says how, no deed of its own."""
    return cue.word.endswith("ed") and clause is not scan.clauses[0] and not scan.work[clause.start : cue.start].strip()


_EFFECT = Lazy(r"\s*(?:将|把|使|让|令|从而|以此|由此|带动|进而|so that|thereby|resulting in|leading to|bringing)")


def _has_effect(scan: Scan, clause: Clause) -> bool:
    """「建立分层运营体系，将复购率提升至 28%」: the first clause is the means of the second."""
    place = scan.clauses.index(clause) + 1
    return place < len(scan.clauses) and bool(_EFFECT.match(scan.work, scan.clauses[place].start))


def _deed_before(scan: Scan, clause: Clause, targets: list[Number]) -> bool:
    """ "Automate training and ensure that 100% …": a deed of its own before the verb that leads to the target."""
    first = next(number for number in targets if number.start >= clause.start)
    verbs = [cue for cue in scan.cues_between(clause.start, first.start) if cue.kinds & VERBS]
    if len(verbs) < 2 or "deliver" not in verbs[0].kinds:
        return False
    gap = scan.work[verbs[0].end : verbs[1].start].rstrip()
    return len(gap) > 5 and gap.endswith(("and", "并", "并且", "同时"))


def _leads(scan: Scan, clause: Clause, cue: Cue) -> bool:
    return scan.work[clause.start : cue.start].strip(" -*") in ("", "and", "we", "then", "and then", "and we")


def _means(scan: Scan, clause: Clause) -> bool:
    """A clause that says how, why or what not: no deed of its own."""
    return _words("means").begins(scan.work[clause.start : clause.start + 24].lstrip())


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
