"""What tells that a number is no value of the key result: a circumstance, a part of the name, a source, an article."""

from okr_ai.language.adverbs import behind_staff
from okr_ai.language.baselines import leads_to_next
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BOUNDS, CHANGES, LEVELS, MARKERS, VERBS, Cue
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import DATE, Scan

CIRCUMSTANCE = Lazy(r"\s?的?(?:情况|前提|条件|背景|基础)之?[下上]")  # 「在流量下降 10% 的情况下」
_ALL_OF_THEM = Lazy(
    r"\s?[^\s\d，,。；;]{0,4}(?:[均皆](?![价值次单])|都(?=\s?[≥>≤<达不超]))|[^\s\d，,。；;]{0,6}[后时](?![端台续期置长间效段])",
    needs="均|皆|都|后|时",
)  # 「三项均 ≥ 4.8」, 「用 3 次后评分 ≥ 4」
_TRAIT = Lazy(r"-[a-z]{3,}\s[a-z]")


# Ways of doing things that are called after zero.
_ZERO_NAMED = Lazy(
    r"zero[\s-](?:trust|day|knowledge|touch|shot|copy|party|based|config(?:uration)?|to[\s-]one)(?![a-z])"
)


_IN_A_ROW = ("连续", "连续 ")  # 「连续 6 周，每周跑量超过 30 公里」


def names_circumstance(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """Whether its own words say that the number is no value: an hour, a kind (4-level), 在……的情况下, 三项均 ≥ 4.8."""
    followed = place + 1 < len(scan.numbers)
    if followed and (_is_magnitude(scan, number) or scan.work.endswith(_IN_A_ROW, 0, number.start)):
        return True
    if number.dimension == "time" and _is_span_of(scan, place, number):
        return True
    if clause.kind == "note" and _says_progress(scan, number, clause):
        return True
    if clause.kind == "note" and not number.value and number.unit is None and scan.work[number.start] in "零无":
        return True  # 「（零依赖）」
    if not number.value and _ZERO_NAMED.match(scan.work, number.start):
        return True
    if followed and clause.kind == "main" and _among(scan, place, number, clause):
        return True
    if number.dimension == "clock" or _is_trait(scan, number) or CIRCUMSTANCE.match(scan.work, number.end):
        return True
    if _is_means(scan, number, clause) or _is_base(scan, place, number, clause) or _opens_window(scan, number, clause):
        return True
    return followed and _marked_next(scan, place, clause) and bool(_ALL_OF_THEM.match(scan.work, number.end))


def belongs_to_measure(
    scan: Scan, place: int, number: Number, clause: Clause, nearest: frozenset[str], taken: bool
) -> bool:
    """Whether the number is part of what is measured: a window (24小时内响应率), what stands before the marked values;
    `nearest` is what the nearest cue does, `taken` whether the clause has its target."""
    if _names_window(scan, number, nearest) or _qualifies(scan, place, number, clause):
        return True
    leads = scan.leads[place]
    if (
        number.dimension in ("", "count", "time")
        and number.value
        and not leads
        and _marked_later(scan, place, number, clause)
    ):
        return True
    if _is_brought_to(scan, place, number, clause):
        return True
    if number.dimension == "time" and leads and leads[0].kinds & BOUNDS:
        aged = number is not scan.numbers[-1] and scan.work.startswith(_OF_AGE, number.end)
        if aged or _NOT_YET.match(scan.work, number.end):
            return True
    if _before_a_pair(scan, place, number, clause) or _bounds_name(scan, place, number, clause):
        return True
    if not leads or leads[0].word != "at":
        return False
    return (taken and number.dimension != "share") or (number.dimension == "time" and len(scan.numbers) > 1)


_BROUGHT = Lazy(r"\s(?:[a-z\-]+\s){1,4}to\s(?:at least\s|over\s)?[$€£]?$")


def _is_brought_to(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """ "Bring 10 services to 99.9% uptime", "ramp 3 reps to 80% of quota": what each of those counted shall reach."""
    if not place or number.dimension in ("", "count", "multiple") or number.dimension == "points":
        return False
    counted = scan.numbers[place - 1]
    if counted.dimension not in ("", "count") or counted.factor or counted.start < clause.head:
        return False
    led = scan.verbs[place - 1] in scan.leads[place - 1] and not scan.kinds_before[place - 1] & MARKERS
    return led and bool(_BROUGHT.fullmatch(scan.work, counted.end, number.start + (scan.work[number.start] in "$€£")))


_NOT_YET = Lazy(r"\s?(?:[仍还尚]?[未没]|无(?!故障))")  # 「超 30 天未关闭的缺陷从 180 个降到 20 个」
_OF_AGE = (" old ", " overdue ", " old:", " overdue:")  # "tickets > 7 days old below 20"


def _among(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「40 个试点门店中，好评率 ≥ 90%」, 「40 个门店中 30 个」: among which ones the next number counts."""
    if scan.leads[place] or number.dimension not in ("", "count") or place + 1 >= len(scan.numbers):
        return False
    following = scan.numbers[place + 1]
    end = min(clause.end, min([following.start, *(cue.start for cue in scan.leads[place + 1])]))
    return scan.work[number.end : end].rstrip().endswith("中") and not scan.work[clause.start : number.start].strip(
        " 在前"
    )


_INSIDE = ("内", "之内", "以内", " 内")


def _opens_window(scan: Scan, number: Number, clause: Clause) -> bool:
    """「会员在入会后 7 天内，下单比例从 30% 提高到 45%」: a clause that says of which time, beside other figures."""
    if number.dimension != "time" or number is scan.numbers[-1] or not scan.work.startswith(_INSIDE, number.end):
        return False
    return clause.end - number.end < 4 and scan.work[clause.start : number.start].rstrip().endswith("后")


_PERSONS = frozenset("人名位")
_MEANT = ("来", "进行", "用于", "作为", "投入", "做", " 来", " 进行", " 用于", " 做")
_USED = Lazy(r"[\s\ue000]*(?:每[月周天年日])?(?:使用|拿出?|用|以|按|将|把)")


_BY = Lazy(
    r"[\s\ue000]*(?:通[过過](?![率量人数])|借助|藉助|依靠|依托|凭借|憑藉|by (?=[a-z\-]+ing(?![a-z])))",
    needs="通|助|依|凭|憑|by ",
)
_PASSES = ("认证", "考试", "验收", "审核", "测评", "测试", "评估", "答辩", "鉴定", "备案", "率")


def _is_means(scan: Scan, number: Number, clause: Clause) -> bool:
    """「拿出工资的 20% 来定投，年化收益不低于 6%」, 「通过新增 3 个仓库，时效降到 2 天」,
    「以 5 人团队完成 3 个县的调查」: what is used, beside what is to come of it."""
    if number is scan.numbers[-1]:
        return False
    if number.unit in _PERSONS and behind_staff(scan.work, clause.start) > number.start:
        return True
    if _BY.match(scan.work, clause.start, number.start + 1):
        behind = next(n for n in scan.numbers if n.start > number.start)
        if behind.start >= clause.end and clause.kind == "main":
            return not scan.work.endswith(_PASSES, clause.start, clause.end)
    if number.dimension != "share" or not scan.work.startswith(_MEANT, number.end):
        return False
    return bool(_USED.match(scan.work, clause.start, number.start))


def _is_base(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「试读 8 篇稿件，至少 6 篇能直接采用」: of so many things so many at least; no known verb rules the first."""
    if number.dimension != "count" or scan.leads[place] or place + 1 >= len(scan.numbers):
        return False
    following = scan.numbers[place + 1]
    if following.start < clause.end or following.unit != number.unit or not following.value <= number.value:
        return False
    verb, bounds = scan.verbs[place], scan.leads[place + 1]
    if (verb is not None and "unknown" not in verb.kinds) or not bounds or "ge" not in bounds[-1].kinds:
        return False
    return not scan.work[clause.end + 1 : bounds[-1].start].strip(" 其中")


def _is_span_of(scan: Scan, place: int, number: Number) -> bool:
    """ "Complete the 12-week program with 80% attendance": how long a thing lasts, beside another figure."""
    if number.dimension != "time" or "-" not in scan.work[number.start : number.end] or len(scan.numbers) < 2:
        return False
    if _TIME_FOR_SHARE.match(scan.work, number.end):
        return False  # "a 2-minute answer time for 90% of calls"
    return not scan.kinds_before[place] & MARKERS and bool(_NOUN_NEXT.match(scan.work, number.end))


_NOUN_NEXT = Lazy(r"\s[a-z]{3}")
_TIME_FOR_SHARE = Lazy(
    r"\s(?:[a-z\-]+\s){0,3}(?:time|times|latency|turnaround|response|delay|close|sla)\s(?:for|on|in)\s"
    r"(?:at least\s|over\s)?\d"
)


def _says_progress(scan: Scan, number: Number, clause: Clause) -> bool:
    """「通过验收测试 (50%)」: behind a deed without figures, how far it is."""
    if clause.kind != "note" or len(scan.numbers) > 1 or number.dimension != "share" or number.value == 100:
        return False
    alone = not (scan.work[clause.start : number.start] + scan.work[number.end : clause.end]).strip()
    first = next((cue for cue in scan.cues if cue.kinds & VERBS), None)
    return alone and first is not None and "deliver" in first.kinds and first.start < number.start


def _is_magnitude(scan: Scan, number: Number) -> bool:
    """「月销过万的单品」: a bare 万, with what it describes behind it."""
    return scan.work.startswith("的", number.end) and not scan.work[number.start : number.end].strip("十百千万亿")


def _is_trait(scan: Scan, number: Number) -> bool:
    """ "a 4-level signature", "3-tier pricing": what kind of thing it is, not how many."""
    return number.unit is None and number.value_to is None and bool(_TRAIT.match(scan.work, number.end))


def _marked_next(scan: Scan, place: int, clause: Clause) -> bool:
    """Whether the next number stands in the same clause and has a marker of a level."""
    if place + 1 >= len(scan.numbers) or scan.numbers[place + 1].start >= clause.end:
        return False
    return bool(scan.kinds_before[place + 1] & LEVELS)


_HOTLINE = Lazy(r"\s?[^\W\x00-\u024f]{2}")
_COUNTED_WITH = Lazy(r"[a-z][a-z\- ]* with ")  # "100 beta users with an NPS above 50"
_PEOPLE_DO = Lazy(
    r"\s[a-z][a-z\-]*(?:\s[a-z\-]+){0,3}\s(?:us(?:e|ing)|complet(?:e|ing)|hav(?:e|ing)|writ(?:e|ing)|read(?:ing)?"
    r"|run(?:ning)?|mak(?:e|ing)|order(?:ing)?|buy(?:ing)?|post(?:ing)?|attend(?:ing)?)\s"
)
_RATES = Lazy(r"^(?:\s?/\s?(?:[a-z]|[^\W\x00-\u024f]){1,8})+", needs="/")


def _marked_later(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「使用 3 次后识别率 ≥ 90%」: a later number of the clause has a marker and words of its own, this one has
    none."""
    if place + 1 >= len(scan.numbers):
        return False
    following = scan.numbers[place + 1]
    opens = number.unit is None and not scan.work[clause.start : number.start].strip()
    if opens and following.dimension == "share" and following.start < clause.end:  # 「12345 热线办结率 98%」
        return bool(_HOTLINE.match(scan.work, number.end))
    if following.start >= clause.end or not scan.kinds_before[place + 1] & MARKERS:
        return False
    if opens and scan.leads[place + 1][:1] and scan.leads[place + 1][0].word == "at" and number.dimension != "time":
        return False  # "100 paying customers at $30k each"
    if opens and following.dimension == "money" and number.dimension != "time":
        return False  # "20 orders above $10k"
    if opens and following.dimension != "share" and _PEOPLE_DO.match(scan.work, number.end):
        return False  # "500 shops use at least 3 features"
    first = min(cue.start for cue in scan.leads[place + 1])
    between = _RATES.sub("", scan.work[number.end : first]).strip()
    return len(between) >= 3 and not (opens and _COUNTED_WITH.match(between))


_JOINED = Lazy(r"\b(?:and|with|then|while)\b|[并且和及]")


_OF_PAIR = frozenset({"to", "reach", "by", "from"})


def _before_a_pair(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「健康分低于60的账户数从35个降到10个」, "searches with no result from 9% to 3%": a number of the clause before
    from … to … belongs to the metric's name, unless it is reached itself or a change."""
    if number.dimension in ("share", "multiple") or scan.kinds_before[place] & _OF_PAIR:
        return False
    for later in range(place + 1, min(place + 3, len(scan.numbers) - 1)):
        start, end = scan.numbers[later], scan.numbers[later + 1]
        if end.start >= clause.end:
            return False
        if scan.leads[later] and "from" in scan.leads[later][0].kinds:
            return "to" in scan.kinds_before[later + 1] and not _JOINED.search(scan.work[number.end : start.start])
        if scan.work[number.end : start.start].rstrip().endswith(":") and leads_to_next(scan, later, start, clause):
            return True  # "sellers with 10+ listings: 2,300 -> 3,500"
    return False


_QUALIFYING = Lazy(r"\s?(?:及|或)?以[上下内]的(?=[^\s\d，,。；;])", needs="以")


def _qualifies(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「20 分钟以上的锻炼 15 次」, 「万元以上的订单达到 50 笔」: says which ones are counted by the number behind."""
    if number.dimension == "share" or place + 1 >= len(scan.numbers) or scan.numbers[place + 1].start >= clause.end:
        return False
    return bool(_QUALIFYING.match(scan.work, number.end)) and not scan.kinds_before[place] & MARKERS


_VALUED = frozenset({"to", "from", "by"})
_PLAIN = frozenset(["", "count", "share"])


def _bounds_name(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「排队 > 10 分钟的投诉减少 50%」, "orders over $90 up 20%": a bound inside the name of what changes."""
    if place + 1 >= len(scan.numbers) or scan.numbers[place + 1].start >= clause.end:
        return False
    following, leads = scan.numbers[place + 1], scan.leads[place + 1]
    if not leads or following.dimension == number.dimension:
        return False
    kinds = scan.kinds_before[place]
    if not kinds & BOUNDS or kinds & _VALUED:
        return False
    if "by" in leads[0].kinds and number.dimension not in _PLAIN:  # "cut parcels waiting > 48 h by 30%"
        return any(cue.kinds & CHANGES for cue in scan.cues_between(clause.start, number.start))
    if kinds & VERBS or not leads[-1].kinds & CHANGES:
        return False
    between = scan.work[number.end : leads[-1].start].strip()
    named = between or (not scan.work[number.start].isdigit() and number.dimension == "money")
    return bool(named) and not _JOINED.search(between)


_RATE_WITHIN = Lazy(r"\s?(?:内|之内|以内)\s?[^\s\d，,。；;]{1,8}[率比]")
_WINDOW = Lazy(
    r"(?!\s?/|\s(?:in|at|for|across|on|by|from|during|per|each|every)\s)\s?(?:内|之内|以内)?(?:的)?[^\s\d,，、。;()以之内|→>=~\-"
    + DATE
    + r"]{1,8}"
)
_ENDS = Lazy(
    r"\s?(?:以上|以下|以内|之内|内|左右|[+]|max|maximum|tops|at most|or less|or better|median|average|mean|on average"
    r"|at the median)?\s?(?:$|[,，。;；)|])"
)


_FOR_SHARE = Lazy(r"\s(?:for|in)\s(?:at least\s|over\s|more than\s)?[≥>~]?\s?\d[\d.]*\s?% of ", needs="% of ")


# the time itself is what is given
_SPENT = Lazy(r"(?:安排|投入|预留|腾出|拿出|抽出|抽|花|花费|用|留出|spend|dedicate|devote|reserve|set aside|schedule)$")


def _names_window(scan: Scan, number: Number, nearest: frozenset[str]) -> bool:
    """「24小时内响应率」, 「3个月复购」, "resolved within 24 hours": a time that is part of what is measured."""
    if number.dimension != "time":
        return False
    before = scan.work[max(0, number.start - 16) : number.start].strip()
    if before.endswith(("within", "in under", "in less than")):
        if _FOR_SHARE.match(scan.work, number.end):
            return False  # "respond in under 2 hours for 90% of requests"
        return any(other.dimension != "time" for other in scan.numbers[:8])
    if nearest & MARKERS or _SPENT.search(before):
        return False
    if nearest & VERBS and not _RATE_WITHIN.match(scan.work, number.end):
        return False
    return bool(_WINDOW.match(scan.work, number.end)) and not _ENDS.match(scan.work, number.end)


_EACH_NAMED = frozenset(["每月", "每周", "每天", "每日", "每季度", "每年", "每人", "人均", "每单", "单店"])


def counts_off(scan: Scan, number: Number, each: Cue) -> bool:
    """「每 100 单」, "every two weeks": the number says how many the measure is for; 「每周 420 单」 is a figure."""
    named = each.word in _EACH_NAMED and number.dimension != "time"
    if number.dimension in ("share", "points") or scan.work[number.start] in "+-":
        return False  # 「人均产值 +30%」
    return not named and number.start - each.end < 2


def is_source(scan: Scan, number: Number) -> bool:
    """ "Raise $2M from 40 donors": behind a target of another kind stands where it comes from; "by 12% from $2M" says
    where it starts."""
    target = [n for n, role in zip(scan.numbers, scan.roles, strict=False) if role in ("target", "change")][-1]
    kinds = {target.dimension, number.dimension}
    return len(kinds) > 1 and "money" in kinds and target.dimension not in ("share", "points", "multiple")


_FROM_RHYTHM, _TO_RHYTHM = frozenset({"from", "each"}), frozenset({"to", "each"})
_ARTICLE = Lazy(r"一[个笔项种套份家名位次场篇条件款座门本部台支间批]")
_EACH_TIME = Lazy(
    r"每个?[周月天日年季]|(?<![a-z])(?:(?:an?|per|each|every)\s(?:day|week|month|quarter|sprint)|daily|weekly|monthly)(?![a-z])"
)


def is_article(scan: Scan, number: Number, kinds: frozenset[str]) -> bool:
    """「找到一个爱好」, "one of": an article, no number, unless a bound or a rhythm (每周一份) says how many."""
    if kinds & BOUNDS or kinds >= _FROM_RHYTHM or kinds >= _TO_RHYTHM:
        return False  # 「从每周一次改为每天一次」
    work, start = scan.work, number.start
    if not number.bare:
        if work[start] != "一" or not _ARTICLE.match(work, start):
            return False
    elif not number.value or kinds & MARKERS or (number.value not in (1.0, 0.5) and work[start].isascii()):
        return False
    return len(scan.numbers) > 1 or work.startswith(" of ", number.end) or not _EACH_TIME.search(work)
