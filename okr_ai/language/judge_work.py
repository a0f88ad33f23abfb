"""What tells that the figure of a key result counts one's own work: training, rhythm, time spent, products covered."""

from functools import lru_cache

from okr_ai.language.cues import Cue
from okr_ai.language.judge import Facts, words
from okr_ai.language.judge_deeds import is_filled
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import Scan

_PREPOSITIONS = frozenset(
    "of for in from to with by at on per across about that who which whose without between".split()  # noqa: SIM905
)


@lru_cache(maxsize=4096)
def head_of(about: str) -> str:
    """The words that carry a metric's name: the last two before a preposition, of Chinese names the last six
    characters."""
    if not about.isascii():
        return about[-6:]
    name = about.removeprefix("total ").removeprefix("number of ").split()
    end = next((place for place, word in enumerate(name) if place and word in _PREPOSITIONS), len(name))
    if end > 2 and name[end - 1].endswith("ed"):
        end -= 1  # "case studies published"
    return " ".join(name[max(end - 2, 0) : end])


_USED = Lazy(
    r"被引|被[^\W\x00-\u024f]{2,6}(?:$|落地|采用|应用|推广|立项|选用|转化|复用)|引用|采纳|播放|阅读|浏览|观看|点赞|转发|评论数|评论量|收藏|曝光|下载|访问|使用|获奖|cited|citations|views|reads|downloads|used|adopted|accepted"
)


# "6 completed lessons per learner": how much each of them does
PER_PERSON = Lazy(
    r"\sper\s(?:active\s|paying\s)?(?:user|customer|member|client|learner|student|pupil|patient|visitor|guest|subscriber"
    r"|account|player|shopper|buyer|reader)(?![a-z])",
    needs="per",
)
_OWN_WORK = ("meeting", "call", "visit", "interview", "check-in", "training")  # done with each of them


def is_hit(about: str) -> bool:
    """爆文, 爆款视频: what only its readers or buyers make of it."""
    return "爆" in about and _HIT.search(about) is not None


_HIT = Lazy(r"爆(?:文|品|款(?:商品|单品|产品|新品|文章|笔记|内容|短?视频|课程|选题)?)$", needs="爆")


def was_used(scan: Scan, facts: Facts) -> bool:
    """Whether it is counted how often the work is used: reads, downloads, 播放, "completed lessons per learner"."""
    if facts.verb is None and facts.metric.startswith(("completed ", "finished ")) and " per " in facts.metric:
        return True
    if " per " in facts.metric and PER_PERSON.search(facts.metric.lower()):
        return not any(word in facts.metric.lower() for word in _OWN_WORK)  # "library loans per pupil"
    return bool(
        _USED.search(facts.metric.lower())
        or is_hit(facts.metric)
        or (facts.target is not None and _USED.match(scan.work[facts.target.end :].lstrip()))
    )


_PRODUCTS = Lazy(
    r"\s?以?上?的?[^\s\d，,。；;]{0,6}(?:功能|接口|模块|页面|代码|场景|用例|链路|系统|服务器?|组件|字段|文档)"
)


def covers_products(scan: Scan, target: Number, verb: Cue) -> bool:
    """「覆盖 80% 以上的核心接口」, 「完成题库建设，覆盖 80% 的知识点」: how far the work has come; 「覆盖 80% 的门店」
    says who is reached."""
    if verb.word not in ("覆盖", "纳入") or verb.end > target.start:
        return False
    if _PRODUCTS.match(scan.work, target.end):
        return True
    clause = scan.clause_at(target.start)
    place = scan.clauses.index(clause)
    return place > 0 and is_filled(scan, scan.clauses[place - 1])


# "Ship the new till to 80% of shops", "enable it for 50% of users", 「灰度到 50% 用户」: how far one's own work is
# rolled out; "used by 60% of users" says what they do with it.
_ROLLED_OUT = Lazy(
    r"(?<![a-z\-])(?:(?:ship|launch|deploy|release)(?:p?ed|d|e?s)?|roll(?:s|ed|ing)?[\s-]out)(?![a-z\-])[^,;.:\d]{0,60}\sto\s"
    r"(?:at least\s|over\s|the\s)?$"
    r"|(?<![a-z])(?:enabl(?:e[sd]?|ing)\s[^,;.:\d]{1,60}|available)\s(?:to|for)\s(?:at least\s|over\s)?$",
    needs="ship|launch|deploy|release|roll|enabl|available",
)
_BROUGHT_TO = ("to ", "for ", "least ", "over ", "the ")
_BROUGHT_TO_ZH = tuple(
    deed + way
    for deed in ("发布", "推送", "上线", "灰度", "放量", "全量", "开放", "推广", "部署", "下发", "铺开")
    for way in "给到至"
)


def rolled_out(scan: Scan, target: Number, verb: Cue | None) -> bool:
    """Whether the target, a share, says to how many of the users, shops … something is brought by one's own doing."""
    if verb is not None and "deliver" not in verb.kinds:
        return False
    work, start = scan.work, target.start
    if not work.startswith(" of ", target.end):
        return work[:start].rstrip().endswith(_BROUGHT_TO_ZH)
    return work.endswith(_BROUGHT_TO, 0, start) and bool(_ROLLED_OUT.search(work, max(0, start - 90), start))


_WORKED_ON = Lazy(
    r"(?:审批|评审|审查|培训|文档|测试用例|学习|打卡|巡检|汇报)(?:完成率|覆盖率|参与率|率)"
    r"|(?:interview plan|training|onboarding plan)(?=$|\s(?:in|by|on|at|for|that|before|within|each|every)\s)",
    needs="审批|评审|审查|培训|文档|测试用例|学习|打卡|巡检|汇报|training|plan",
)
_TRAINED = Lazy(
    r"(?:完成|参加|接受)[^，,。;；]{0,12}(?:培训|认证|学习|课程)"
    r"|(?<![a-z])(?:complet|attend|gone? through|finish)[a-z]*\s[^,;.]{0,30}"
    r"(?:training|certification|courses?)(?![a-z])",
    needs="培训|认证|学习|课程|training|certification|course",
)


def about_work(scan: Scan, target: Number, about: str) -> bool:
    """Rates of work done (审批覆盖率, 60% 完成认证): the share of things that were worked on or of one's own
    people who were trained, not what it led to."""
    if _WORKED_ON.search(about):
        return True
    return bool(_TRAINED.search(scan.work, target.end)) and not words("people").is_in(scan.work)


_OTHERS = (
    r"(?:schools|shops|stores|clinics|hospitals|practices|firms|companies|businesses|partners|cities|towns|villages"
    r"|councils|farms|farmers|clubs|universities|labs|suppliers|volunteers|owners|neighbours|neighbors|applicants"
    r"|participants|visitors|customers|clients|members|donors|sponsors|users|readers|residents|families|people|patients"
    r"|students|pupils|parents|guests|households|merchants|sellers|publishers|retailers|restaurants|hotels)"
)
# "3 schools adopt a stretch of the river", "50 design partners signed": somebody else has to do it
_DONE_BY_OTHERS = Lazy(
    rf"\s(?:(?!of\s|for\s|to\s|with\s|by\s|from\s)[a-z\-]+\s){{0,3}}{_OTHERS}\s(?:who\s)?"
    r"(?:(?![a-z]+(?:ed|ing|en)(?![a-z]))[a-z]{3,}|signed|joined|renewed|turned up|agreed|committed)(?:\s|$)"
)
_NO_VERB = Lazy(
    r"(?:for|from|with|per|and|via|across|under|over|above|below|each|trained|interviews?|visits?|calls?|surveys?|cases"
    r"|stories|reports?|reviews?|events?|workshops?|meetings?|tests?|trainings?|onboard(?:ing)?|in)(?:\s|$)"
)


def done_by_others(scan: Scan, target: Number) -> bool:
    """Whether the number opens the key result and people or firms that do something by themselves are counted."""
    if scan.work[: target.start].strip(" -*•>=≥").removesuffix("at least"):
        return False
    found = _DONE_BY_OTHERS.match(scan.work, target.end)
    if found is None:
        return False
    last = scan.work[target.end : found.end()].split()[-1]
    return not _NO_VERB.match(last)


_TIMES = frozenset("次场篇节期堂遍")
_PIECES = frozenset("篇节堂场份")
_SHORT_TIMES = frozenset(["min", "h"])
_RHYTHM = Lazy(r"[每双单]个?[周月日天季年]")
_NOUN_BEHIND = Lazy(r"\s?(?![以及左内])[^\W\x00-\u024f]{2}")


_LIMITS = frozenset({"le", "lt"})
_NO_DEED = ("时间", "时长", "耗时", "等待", "排队", "停机", "中断", "故障")


def _spends_time(scan: Scan, target: Number, about: str) -> bool:
    """「每天慢跑 30 分钟」, and neither 「每天平均使用时长 30 分钟」 nor 「每周停机不超过 10 分钟」."""
    clause = scan.clause_at(target.start)
    rhythm = _RHYTHM.match(scan.work, clause.start, target.start)
    limited = bool(scan.kinds_before[scan.numbers.index(target)] & _LIMITS)
    return bool(rhythm) and not limited and not about.endswith(_NO_DEED) and not words("result").is_in(about)


def counts_deeds(scan: Scan, facts: Facts) -> bool:
    """Whether what is counted behind the number is done by oneself: 「双周至少 1 次周边游」, "every squad runs 2
    customer visits"."""
    target = facts.target
    if target is None or facts.direction not in ("reach", "maintain"):
        return False
    clause = scan.clause_at(target.start)
    if target.unit in _SHORT_TIMES and facts.name is None:
        return _spends_time(scan, target, facts.metric.lower())
    if target.dimension not in ("", "count"):
        return False
    if facts.name is not None or was_used(scan, facts) or words("people").is_in(scan.work[clause.start : target.start]):
        return False
    if target.unit in _PIECES and scan.work[: target.start].rstrip().endswith("每人"):
        return True  # 「教师下水文每人 2 篇」
    if target.unit in _TIMES:
        rhythm = _RHYTHM.search(scan.work, clause.start, target.start)
        if rhythm and rhythm.start() == clause.start and not words("result").is_in(facts.metric.lower()):
            return True  # 「每周运动 3 次」
        return bool(rhythm and _NOUN_BEHIND.match(scan.work, target.end, clause.end))
    behind = head_of(scan.work[target.end : clause.end])
    return behind.isascii() and words("activity").is_in(behind) and not words("measure").ends(behind)


def is_habit(scan: Scan, target: Number, metric: str) -> bool:
    """Whether a number without a verb says how often, or for how long, one does a thing oneself: 「每周游泳 2 次」,
    「每周冥想 2 小时」, and neither 「每周加班不超过 2 次」 nor 「每周客户到访 20 次」."""
    about, clause = metric.lower(), scan.clause_at(target.start)
    if target.unit in _SHORT_TIMES:
        return _spends_time(scan, target, about)
    if target.unit not in _TIMES or not scan.kinds_before[scan.numbers.index(target)].isdisjoint(_LIMITS):
        return False
    if scan.work.startswith(_AT_MOST, target.end) or words("result").is_in(about) or about.endswith(_NO_DEED):
        return False
    others = words("people").is_in(scan.work[clause.start : target.start])
    return not others and _RHYTHM.match(scan.work, clause.start, target.start) is not None


_AT_MOST = ("以内", "以下", "内", " 以内", " 以下")
