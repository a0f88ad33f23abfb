"""Whether a key result is a result, or work and its products."""

from functools import cache, lru_cache

from okr_ai.language.changes import held_against, names_measure, signed_up
from okr_ai.language.cues import BETTERMENTS, CHANGES, DEED, VERBS, Cue
from okr_ai.language.directions import SOLVED
from okr_ai.language.judge import Facts, are_others, is_activity_named, is_made, is_work, words
from okr_ai.language.judge_vague import vague_words
from okr_ai.language.judge_work import (
    about_work,
    counts_deeds,
    covers_products,
    done_by_others,
    head_of,
    is_hit,
    rolled_out,
    was_used,
)
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import Scan
from okr_ai.language.tables import sections_of
from okr_ai.language.text import characters, latin_words


def outcome(scan: Scan, facts: Facts) -> bool | None:
    """True for a result, False for work or its product, None when the words do not tell."""
    target, verb, about = facts.target, facts.verb, _what_is_counted(scan, facts)
    if facts.name in _outputs() and not _moved_per_head(facts):
        return False
    if target is not None and target.dimension == "share" and rolled_out(scan, target, verb):
        return False
    counted = target if target is not None and target.dimension in ("", "count") else None
    if counted is not None and verb is not None and verb.word in _WON:
        return True
    if counted is not None and counted.start < 12 and done_by_others(scan, counted):
        return True
    delivered = facts.direction == "deliver" or (target is not None and _share_done(scan, target, verb))
    if target is not None and delivered and not names_measure(scan, target, about):
        return _effect_of_deed(scan, facts)
    if (
        target is not None
        and verb is None
        and target.unit == "h"
        and not scan.work.endswith(_LIMITING, 0, target.start)
        and _HOURS_OF.match(scan.work, target.end)
    ):
        return False
    if target is None and (said := _said_of_a_state(scan, facts)) is not None:
        return said
    if target is not None and target.dimension == "count" and _brought_about(facts):
        return False
    if counted is not None and _is_held(scan, counted, verb):
        return False
    if target is not None and verb is not None and covers_products(scan, target, verb):
        return False
    rate = _is_rate(about) or (target is not None and target.dimension == "share")
    activity = facts.name is None and facts.direction != "decrease" and _is_activity(about)
    activity = activity and not (target is not None and _says_how_well(target))
    others = target is not None and verb is None and are_others(scan, target, len(scan.work))
    if activity and not rate and not others and not was_used(scan, facts):
        return False
    if target is not None:
        return not (rate and about_work(scan, target, about)) and not counts_deeds(scan, facts)
    head = head_of(about)
    result = facts.name is not None or (bool(scan.placeholders) and words("people").is_in(head))
    result = result or (words("result").is_in(head) and not words("handling").ends(head))
    if verb is not None and verb.kinds & CHANGES and "soft" not in verb.kinds:
        return result or not (words("broad").is_in(about) or verb.word in _BETTERED)
    if facts.direction == "maintain":
        return bool(about)
    return result if facts.direction is not None and about else None


def _moved_per_head(facts: Facts) -> bool:
    """ "Training hours per employee from 3 to 8", 「人均培训时长从 3 提升到 8 小时」: how much each gets, and got."""
    return facts.from_baseline and (" per " in facts.metric.lower() or facts.metric.startswith("人均"))


_WON = frozenset(["win", "wins", "won", "赢得", "中标"])  # others decide: "win 4 of the 9 proposals"
_HELD = ("hold ", "holds ", "held ", "holding ")
_MADE_WITH = Lazy(
    r"(?<![a-z])(?:trained|tested|validated|calibrated|benchmarked|evaluated)\s(?:on|with|against)\s"
    r"(?:at least\s|over\s)?$"
)
_MADE_BEFORE = ("on ", "with ", "against ", "least ", "over ")


def _is_held(scan: Scan, target: Number, verb: Cue | None) -> bool:
    """ "Hold talks with 3 firms": who is met is no result yet; nor is with how much a thing is made, "trained on 20k
    profiles"."""
    if verb is not None and scan.work.startswith(_HELD, verb.start) and verb.end < target.start:
        return words("activity").is_in(scan.work[verb.end : target.start])
    made = scan.work.endswith(_MADE_BEFORE, 0, target.start)
    return made and _MADE_WITH.search(scan.work, max(0, target.start - 40), target.start) is not None


_LIMITING = ("within ", "in ", "under ", "below ", "than ")  # "first reply within 2 hours of booking"
_HOURS_OF = Lazy(r"\sof\s(?:[a-z\-]+\s)?[a-z]{3,}ing(?![a-z])")  # "four hours of writing": what is put in


def _says_how_well(target: Number) -> bool:
    """「文档零冲突」, 「内容绘制 ≤ 1.8s」: nothing amiss or so many seconds, whatever they are said of."""
    return not target.value or target.unit in ("s", "ms")


def _share_done(scan: Scan, target: Number, verb: Cue | None) -> bool:
    """ "Migrate 80% of services (now 30%)": how far a deed is done, whatever the way of its values."""
    if verb is None or verb.kinds & VERBS != DEED or target.dimension != "share":
        return False
    return scan.work.startswith(" of ", target.end) and verb in scan.leads[scan.numbers.index(target)]


def _brought_about(facts: Facts) -> bool:
    """「实现 3 个校验规则」: 实现 says that so many things are made, unless they are people or results."""
    about = facts.metric.lower()
    return facts.verb is not None and facts.verb.word == "实现" and bool(about) and is_work(about) and is_made(about)


@lru_cache(maxsize=4096)
def _is_activity(about: str) -> bool:
    """Whether the name says meetings, articles, features and the like, and not a measure of them (培训得分)."""
    head = head_of(about)
    if not about.isascii():
        if head[-1].isascii() and (named := _ABBREVIATION.search(head)) and named[0] not in _PAPERS:
            return words("activity").is_in(f"{named[0]}s")  # 直播GPM, and 培训blog
        if "直播间" in head:  # who is there does no work: 直播间互动
            head = _PLACE.sub("", head)
    return words("activity").is_in(head) and not words("measure").ends(head)


_ABBREVIATION = Lazy(r"(?<=[^\W\x00-\u024f])[a-z]{2,6}$")
_PAPERS = frozenset("ppt sop prd app faq case kv mvp vlog live kol koc".split())  # noqa: SIM905
_PLACE = Lazy(r"直播间(?!$|数|个数|数量)")


def _what_is_counted(scan: Scan, facts: Facts) -> str:
    """The metric's words, lower case; of "talks bring in 40 applicants" what the verb's subject brings."""
    about, verb, target = facts.metric.lower(), facts.verb, facts.target
    if verb is None and target is not None and scan.work.endswith(" with ", 0, target.start):
        subject = scan.work[: target.start - 6]
        if target.dimension in ("", "count") and is_activity_named(subject.rstrip("s") + "s"):
            return subject  # "workshops with 20 firms"
    if verb is None or target is None or "reach" not in verb.kinds or not target.start >= verb.end:
        return about
    if target.dimension != "count" and target.unit is not None:
        return about
    leads = about and 0 <= scan.plain.find(about) < verb.start
    behind = scan.work[target.end : scan.clause_at(target.start).end].strip()
    return behind if leads and len(behind) > 1 else about


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


_BETTER = Lazy(
    r"[让使令][^，,。；;]{1,12}更(?![新换改正变迭替名衣加])|更(?:加)?(?![新换改正变迭替名衣加])[^\W\x00-\u024f]{1,5}\s*(?:[，,。；;]|$)"
    r"|(?<![a-z])(?:more|less)\s(?!than)[a-z]+|(?<![a-z])(?:better|faster|easier|happier|safer|quicker|cheaper|sooner|simpler)(?![a-z])"
)
_BETTER_WORDS = frozenset(
    ["more", "less", "better", "faster", "easier", "happier", "safer", "quicker", "cheaper", "sooner", "simpler"]
)
_HOLDS = Lazy(
    r"ahead of|above plan|on budget|within budget|no longer|not a single|never"
    r"|不超(?:过|出)?预算|预算内|[^，,。；;]时间提前[到至]|不被|不再|不出现|不间断|不中断|不断[档货供更电粮]|不缺席|不掉队|不超支|大于一切|(?:^|[，,；;。]\s*)(?:无|零)(?![线人限形论需缝])",
    needs="ahead|above|budget|longer|not a|never|不|大于一切|预算|提前|无|零",
)
_HOLDING = frozenset("不预提大无零")
_DEED_DONE = Lazy(
    r"[a-z\d\-\s\ue001]{2,30}\s(?:completed|held|conducted|performed|carried out)\s(?:for|with|in|across|by|at)\s"
)  # "visits completed for all tenants"
_DONE = frozenset(["completed", "held", "conducted", "performed", "carried"])
_FINISHED = frozenset(["完善", "可用"])
# 「支付链路稳定」, 「人才体系更加完善」: how something is, at the end of its clause.
_HOLDS_STEADY = Lazy(
    r"[^\W\x00-\u024f]{2}(?:(?:运行|保持|总体|整体|基本)?(?:稳定|平稳|流畅|顺畅|可靠|流利|熟练|整洁|有序|健康|充足)"
    r"|(?:更加?|日益|日趋|逐步|不断|持续)(?:完善|健全|成熟|稳固))\s*(?:[，,。；;]|$)",
    needs="稳定|平稳|流畅|顺畅|可靠|流利|熟练|整洁|有序|健康|充足|完善|健全|成熟|稳固",
)
_STEADY = frozenset("稳畅靠利熟洁序健足善")
ENSURED = frozenset(["确保", "保证"])  # 「确保库存处于安全水位」: how things shall be
_THERE_IS = ("there is ", "there are ", "there's ")
# "Answer letters faster": the work itself goes better.
_IN_LESS_TIME = Lazy(r"\s(?:faster|sooner|quicker|more quickly|more often|in less time)\s*[.!]?$")
_SOONER = frozenset(["faster", "sooner", "quicker", "quickly", "often", "less"])
# "Make guests happy", "keep members safe", "be profitable", "get promoted"
_FEEL = Lazy(
    r"\W*(?:(?:make|keep)s?\s(?!an?\s)(?:[a-z]+\s){1,3}?(?:happy|satisfied|safe|successful|loyal|informed|engaged|healthy)"
    r"|be\s(?:more\s)?(?:profitable|sustainable|reliable|trusted|known|recognized|recognised))(?:\s*[.!]?$|\s(?:with|in|at|by|for)\s)"
    r"|\W*(?:be|get)\spromoted(?![a-z])|\W*晋升[为至到]"
    r"|\W*(?:[a-z\-]+\s){1,4}(?:feels?\s(?!like|free|about|the)[a-z]"
    r"|(?:is|are)\s(?:fast|easy|quick|simple|pleasant|fun)\s(?:to|for)\s)"
)
_FEELING = frozenset(["make", "makes", "keep", "keeps", "be", "promoted", "feel", "feels", "is", "are"])
_LETTING = frozenset(["help", "helps", "make", "makes", "let", "enable", "allow"])


def _is_a_measure(facts: Facts) -> bool:
    """Whether the words are a metric's name alone, as in a row of a table."""
    about = facts.metric.lower()
    if not about or _is_activity(about):
        return False
    head = head_of(about)
    short = len(about) <= 6 if not about.isascii() else about.startswith(head)
    return words("measure").ends(head) or (facts.name is not None and short)


def _said_of_a_state(scan: Scan, facts: Facts) -> bool | None:
    """Of a key result without a figure: True when it says how people or things shall be (让客户更满意, "ahead of
    plan"), False when it names a deed or its product; None when the words do not say."""
    verb = facts.verb
    if scan.work.startswith(_THERE_IS):
        return False  # "there is a faster search page"
    work = scan.work
    # each pattern only where the words or characters stand that it wants: most key results have none of them
    latin, chars = latin_words(work), characters(work)
    better = "更" in chars or not _BETTER_WORDS.isdisjoint(latin)
    if better and (verb is None or verb.word in _LETTING) and _BETTER.search(work):
        return True
    if (verb is None or verb.word in _FINISHED) and not _STEADY.isdisjoint(chars) and _HOLDS_STEADY.search(work):
        return True
    if not _SOONER.isdisjoint(latin) and _IN_LESS_TIME.search(work):
        return True
    if ("晋" in chars or not _FEELING.isdisjoint(latin)) and _FEEL.match(work):
        return True
    if verb is not None and verb.word in ENSURED:
        behind = scan.cues_between(verb.end, scan.clause_at(verb.start).end)
        return None if any("deliver" in cue.kinds for cue in behind) else True
    if verb is None and facts.direction == "reach" and held_against(scan):
        return True
    if verb is None and not _DONE.isdisjoint(latin) and _DEED_DONE.match(work):
        return False
    if verb is None and (latin or not _HOLDING.isdisjoint(chars)) and _HOLDS.search(work):
        return True
    if verb is None and _is_a_measure(facts):
        return True
    if facts.direction == "deliver":
        if verb is None:  # 「等待时间足够短」
            states = vague_words(scan, None, counted=False) if words("result").is_in(facts.metric.lower()) else ()
            return bool(states) and not scan.work[states[-1].end :].strip(" 。.")
        return "reach" in verb.kinds and "deliver" not in verb.kinds and words("people").is_in(facts.metric.lower())
    if facts.direction == "increase" and (verb is None or not verb.kinds & BETTERMENTS):
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
# With customers for their object these say who was won, not what was made.
_GAINING = frozenset(["拓展", "开拓", "开发", "注册", "招募", "邀请", "引导", "introduce", "recruit", "register"])
_OPENED = Lazy(r"(?:ship|launch|roll out|open|releas|support)[a-z]*|支持|承载")
_TO_EFFECT = Lazy(
    r"(?:with|at|handling|serving|reaching|achieving|saving|reducing|driving|generating|resolving|deflecting|yielding)"
    r"\s(?:an?\s)?[^\d,;]{0,24}$"
)


def _effect_of_deed(scan: Scan, facts: Facts) -> bool:
    """Whether a deed is measured by what it led to: "ship the app with 99.9% uptime", 「完成 100 个订单」."""
    target, verb = facts.target, facts.verb
    if target is None:
        return False
    if is_hit(facts.metric) or _makes_partners(scan, target) or _TAKEN_UP.search(scan.work, target.end):
        return True
    if "被" in facts.metric and was_used(scan, facts):
        return True  # 「改进建议被业务落地 ≥ 3 个」
    if verb is None or verb.start >= target.end:  # "30 suggestions adopted"
        if verb is not None and signed_up(target, verb):
            return True
        done = verb is not None and verb.word in _HANDLED and _are_people(facts)
        return done or (target.dimension != "time" and was_used(scan, facts))  # 「每天 1 小时阅读」 is work
    if _OPENED.fullmatch(verb.word) and _are_people(facts):
        return True  # "ship to 10,000 beta users", "support 500 concurrent users"
    if (verb.word in _GAINING or "unknown" in verb.kinds) and words("people").ends(facts.metric.lower()):
        return True  # 「拓展 5 个新客户」, and no 「开发 3 个用户画像」
    if target.dimension == "share" and verb.word in _GAINING and words("people").is_in(scan.work, target.end):
        return True  # 「引导 40% 的会员开通自动续费」
    if target.dimension == "share" and verb.word.startswith(SOLVED) and words("asked").is_in(scan.work, target.end):
        return True  # 「24 小时内解决 90% 的工单」
    if not target.value or (
        target.dimension in ("share", "points", "time", "money", "multiple") and target.value != 100
    ):
        return verb.end <= target.start and bool(_TO_EFFECT.search(scan.work, verb.end, target.start))
    return verb.word in _HANDLED and _are_people(facts)


# 「完成 2 个分析项目，并被业务方采纳」: others have to take it up
_TAKEN_UP = Lazy(
    r"被[^，,。；;]{0,8}(?:采纳|采用|录用|收录|引用)|,\s(?:and\s)?(?:(?:all|both|each)\s)?(?:adopted|accepted|cited)\sby\s",
    needs="被|adopted|accepted|cited",
)
_PARTNERED = Lazy(
    r"[^，,。；;\d]{1,16}(?:建立|达成|形成|确立|结成)[^，,。；;\d]{0,8}(?:合作(?!事宜|机制|方案)|伙伴|联盟)"
)
_PARTNERS_OF = Lazy(
    r"(?<![a-z])(?:establish|build|form|agree|set)[a-z]*\s(?:up\s)?(?:[a-z]+\s){0,2}partnerships?\swith\s"
    r"(?:at least\s|over\s)?$"
)


def _makes_partners(scan: Scan, target: Number) -> bool:
    """「与 3 家机构建立合作」, "establish partnerships with 3 labs": the others have to agree."""
    if target.dimension not in ("", "count"):
        return False
    if "partnership" in scan.work:
        return _PARTNERS_OF.search(scan.work, 0, target.start) is not None
    clause = scan.clause_at(target.start)
    joined = "与" in scan.work[clause.start : target.start] or "和" in scan.work[clause.start : target.start]
    return joined and _PARTNERED.match(scan.work, target.end) is not None


def _are_people(facts: Facts) -> bool:
    """Whether customers, users, orders and the like are counted, and no 用户访谈."""
    about = facts.metric.lower()
    return words("people").is_in(about) and not _is_activity(about)


@cache
def _outputs() -> frozenset[str]:
    """The lexicon's metrics that count work and its products."""
    return frozenset(sections_of("judging.txt")["outputs"])


_RATE = ("率", "占比", "比例", "rate", "ratio", "share", "%")


@lru_cache(maxsize=4096)
def _is_rate(about: str) -> bool:
    return any(word in about for word in _RATE)
