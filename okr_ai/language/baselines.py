"""What tells that a number is where things stood or stand: words for now, a time that is over, a second value."""

from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BOUNDS, LEVELS, VERBS, Cue
from okr_ai.language.dates import Dated
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import DATE, FEW, Scan

_SAID_NOW = Lazy(
    r"\s?\((?:current(?:ly)?|baseline|now|today|as of today|目前|当前|现状|现值|现在|基线|基准)\)"
    r"|(?:\s(?:per|a)\s(?:day|week|month|quarter|year))?\s"
    r"(?:today|now|currently|at present|at the moment|so far|to date)"
    r"(?:[)\],;.]|$|\s(?:[-–—|@#*(\[]|by\s|across\s|without\s))",
    needs="current|baseline|now|today|present|moment|so far|to date|目前|当前|现|基",
)
_SURVEYED = Lazy(  # "(6.5h in the June survey)"
    r"\s(?:in|at|from|by)\s(?:the\s|our\s|last\s)*(?:\S+\s){0,2}(?:survey|audit|census|stocktake)\)",
    needs="survey|audit|census|stocktake",
)
_THEN = Lazy(
    r"(?:'s)?\s?(?:同期|末|底|的)?\s?(?:实际|仅|只有|约|均值|平均(?:值|每[^\W\x00-\u024f])?|(?:日|周|月|季|年|场)均|累计|合计|实测|实收)?[为是]?\s?(?:(?:average|avg\.?|actuals?|median|result|level|figure|total|score|rate)\s?)?"
    r"[:=]?\s?(?:(?:it )?was |is |at )?"
)


# 「6 月第三方测评 87.5 分」, 「Q2 抽查：54%」: what was found; in another unit it is how many were looked at
_FOUND_THEN = Lazy(
    r"\s?份?(?:[^\W\d_a-z]{0,4}(?:测评|评估|调研|调查|抽查|抽检|抽样|自查|检查|盘点|摸底|测算|统计|问卷|审计|结果|数据))[为是]?\s?:?\s?",
    needs="测|评|调|查|抽|点|底|计|卷|果|据",
)
_OF_TIME = frozenset(
    ("为", "均", "累计", "每月", "每周", "每日", "每天", "每季度", "每年")
)  # 「5 月均 8%」, 「1-5 月累计 8%」
_OF_VALUE = LEVELS | VERBS


def _is_up_to_then(scan: Scan, place: int) -> bool:
    """「截至 6 月底 8%」: the 至 is the date's."""
    leads = scan.leads[place]
    return len(leads) == 1 and any(found.lead == "截至" and found.start == leads[0].end for found in scan.dates)


def was_then(scan: Scan, place: int, number: Number) -> bool:
    """A value of a time that is over, beside the target: 「提升至 62%，9月为 55%」, "to $3M (Q2: $2.1M)",
    「去年 GMV 2650 万，今年做到 3200 万」."""
    if len(scan.numbers) < 2:
        return False
    if "target" in scan.roles and _noted_earlier(scan, place):
        return True
    if place and scan.roles[-1] == "target" and _is_set_against(scan, place):
        return True
    if any(cue.word not in _OF_TIME for cue in scan.leads[place]) and not _is_up_to_then(scan, place):
        note = scan.clause_at(number.start)  # "by June (54% in September)": what stands before the brackets leads none
        return note.kind == "note" and scan.leads[place][0].end <= note.start and _in_note(scan, place, number)
    if place > 1 and _of_past_year(scan, place):
        return True
    for found in scan.dates if scan.roles else ():
        if 0 <= found.lead_start - number.end <= 2 and (is_over(scan, found) or _is_today(scan, number, found)):
            return True  # "to 99.5% (98.1% last quarter)", "on all laptops; 72% today"
    if not scan.roles and _opens_with_then(scan, number):
        return True
    if scan.roles and _in_note(scan, place, number):
        return True
    before = [found for found in scan.dates if found.end <= number.start]
    if not before or not (is_over(scan, before[-1]) or _comes_after_all(scan, before[-1])):
        return False
    if {"target", "change"} & set(scan.roles):
        if _THEN.fullmatch(scan.work, before[-1].end, number.start):
            return True
        aimed = scan.numbers[scan.roles.index("target")].unit if "target" in scan.roles else None
        return number.unit == aimed is not None and bool(_FOUND_THEN.fullmatch(scan.work, before[-1].end, number.start))
    clause = scan.clause_at(number.start)
    named = scan.work[clause.start : before[-1].start].strip()  # 「客诉 4 月均值 41 件，8 月底降到 20 件」
    return (not named or _THEN.fullmatch(scan.work, before[-1].end, number.start) is not None) and any(
        other.start >= clause.end and other.unit == number.unit and scan.kinds_before[later] & _OF_VALUE
        for later, other in enumerate(scan.numbers[:FEW])
    )


def _opens_with_then(scan: Scan, number: Number) -> bool:
    """ "58% last quarter, 75% by June": the first value stands with a time that is over, the next one without it."""
    following = scan.numbers[1]
    if number.unit is None or following.unit != number.unit or not scan.dates:
        return False
    found = next((found for found in scan.dates if 0 <= found.lead_start - number.end <= 2), None)
    if found is None or found.end > following.start or not is_over(scan, found):
        return False
    return scan.work[found.end : following.start].strip() in _PARTED


_PARTED = (",", ";", ", then", ", now", "->", "→", ", target", ", goal", "，", "；")


def _in_note(scan: Scan, place: int, number: Number) -> bool:
    """Whether a value in brackets, in the target's unit, is one of a time that has begun, or stands there alone:
    "to 99.9% (99.2% in H1)", "35% of accounts (12%)"."""
    clause = scan.clause_at(number.start)
    if clause.kind != "note" or "target" not in scan.roles or not _in_unit_of_target(scan, place):
        return False
    if (
        number.dimension == "share"
        and scan.work[number.start].isdigit()
        and scan.work[clause.start : clause.end].strip() == scan.work[number.start : number.end]
    ):
        aimed = place - 1 - scan.roles[::-1].index("target")
        target, verb = scan.numbers[aimed], scan.verbs[aimed]  # on the way to the target, and no stretch beyond it
        rising = verb is None or "down" not in verb.kinds
        return number.value != target.value and (number.value < target.value) is rising
    for found in scan.dates:
        if found.lead in ("", "in", "as of") and has_begun(scan, found):
            behind = 0 <= found.lead_start - number.end <= 2 and scan.work.startswith(")", found.end)
            said = scan.work[found.end : number.start].strip()
            if behind or said == ":" or (said and _THEN.fullmatch(scan.work, found.end, number.start)):
                return True  # "(Q3: $90)", "(FY26 average 48%)"
    return False


def _in_unit_of_target(scan: Scan, place: int) -> bool:
    """Whether a number has the unit of the last value before it, "an hour" of a name aside."""
    values = (at for at in range(place - 1, -1, -1) if scan.roles[at] in ("target", "change"))
    return scan.numbers[place].unit == scan.numbers[next(values, place - 1)].unit


def has_begun(scan: Scan, found: Dated) -> bool:
    """Whether a date in brackets is of a time that has begun: one before the cycle or today, or a month that only the
    year after the deadline would bring again, "by June 2027 (54% in September)"."""
    start = found.period[0]
    if start <= scan.reference.day or found.lead == "as of":
        return True
    if found.name != "month" or _YEAR.search(scan.plain, found.start, found.end):
        return False
    return any(
        (other.lead in _DUE or scan.plain.endswith("前", 0, other.end)) and other.period[1] < start
        for other in scan.dates
    )


def _comes_after_all(scan: Scan, found: Dated) -> bool:
    """Whether a month or quarter without its year, as the next to come, is later than a date behind it: in May 「4
    月 30%，8 月达到 35%」 speaks of last April."""
    if found.name not in _UNDATED or _YEAR.search(scan.plain, found.start, found.end):
        return False
    return any(other.start > found.end and other.period[1] < found.period[0] for other in scan.dates)


_UNDATED = ("month", "quarter")
_DUE = ("by", "before", "until", "till", "no later than")


def _is_today(scan: Scan, number: Number, found: Dated) -> bool:
    """Whether a clause says nothing but a value in a former one's unit and "today"; "read 2 papers today" does."""
    clause = scan.clause_at(number.start)
    if found.lead or not scan.plain.startswith("today", found.start) or scan.work[clause.start : number.start].strip():
        return False
    return scan.numbers[0].start < clause.start and scan.numbers[0].unit == number.unit


_OF_YEAR = (":", "average:", "avg:", "avg.:", "average", "actual:", "result:", "total:")


def _of_past_year(scan: Scan, place: int) -> bool:
    """ "80% (2025: 61%)", "(2025 average: 61%)": the year stands as a number of its own before the colon."""
    number, year = scan.numbers[place], scan.numbers[place - 1]
    if place < 2 or scan.roles[-2:] != ["target", "condition"] or number.unit != scan.numbers[place - 2].unit:
        return False
    cycle, clause = scan.reference.cycle, scan.clause_at(number.start)
    now = cycle.start.year if cycle else scan.reference.day.year
    between = scan.work[clause.start : year.start] + scan.work[year.end : number.start]
    return clause.kind == "note" and 2000 < year.value < now and between.strip() in _OF_YEAR


def _noted_earlier(scan: Scan, place: int) -> bool:
    """ "4.2 (prior survey: 3.4)": a value in brackets, in the target's unit, of a time that no calendar dates."""
    number = scan.numbers[place]
    clause = scan.clause_at(number.start)
    if not _in_unit_of_target(scan, place):
        return False
    if clause.kind != "note":
        anew = number.unit is not None and clause.start > scan.numbers[place - 1].end
        return anew and _BEFORE.fullmatch(scan.work, clause.start, number.start) is not None
    for found in scan.dates:  # "(baseline survey Nov 2025: 74%)"
        if clause.start < found.start < number.start and scan.work[found.end : number.start].strip() == ":":
            return is_over(scan, found)
    return _EARLIER.fullmatch(scan.work, clause.start, number.start) is not None


def _is_set_against(scan: Scan, place: int) -> bool:
    """ "75% done online, against 58% in Q3"; no "checked against 3 sets", which have no unit."""
    number = scan.numbers[place]
    alike = number.unit is not None and number.unit == scan.numbers[place - 1].unit
    return alike and scan.work.endswith(("against ", "against just "), 0, number.start)


WANTED = Lazy(r"\s(?:wanted|needed|required|intended|planned|aimed (?:at|for)|hoped for)[\s.]*")
_INSTEAD = ("instead of ", "rather than ", "而不是", "而不是 ", "而非", "而非 ")


def measure_against(scan: Scan) -> None:
    """ "Invoices paid after 32 days rather than 47", 「3 天到账，而不是 9 天」: the value before is the target where
    nothing else is and the value that it shall not be any more stands behind it."""
    roles, numbers = scan.roles, scan.numbers
    if "target" in roles or "change" in roles:
        return
    place = roles.index("baseline")
    if not place and roles[1:] == ["condition"] and numbers[0].unit == numbers[1].unit is not None:
        clause = scan.clause_at(numbers[1].start)
        if clause.start > numbers[0].end and WANTED.fullmatch(scan.work, numbers[1].end, clause.end):
            roles[1] = "target"  # "31 hrs now, 12 hrs wanted"
        return
    if not place or roles[place - 1] != "condition" or numbers[place - 1].dimension == "share":
        return
    if numbers[place].unit in (None, numbers[place - 1].unit) and scan.work.endswith(_INSTEAD, 0, numbers[place].start):
        roles[place - 1] = "target"


# "(prior survey: 3.4)", "(previous year's audit 61)", "(autumn term: 93%)", "(so far: 12)", （摸底：38）
_EARLIER = Lazy(
    r"\s?(?:in\s)?(?:our\s|the\s)?"
    r"(?:prior|previous|last|latest|earlier|most recent|pre-[a-z]+|closed|spring|summer|autumn|winter)"
    r"(?:\s[a-z][a-z\-']*){1,3}\s?(?::\s?|(?:\s(?:it\s)?(?:was|is|at)\s)|\s)"
    r"|\s?(?:prior|prev(?:ious(?:ly)?)?|before|so far|to date|started at|was at)(?::\s?|\s)"
    r"|\s?(?:last|earlier|old(?: value)?|actual|as[ \-]is|status quo|at launch|starting|today's value):\s?"
    r"|\s?(?:pb|(?:personal |my )?best|base|bl):?\s"
    r"|\s?(?:(?:(?:i|we|they|already)\s)?ha(?:ve|d)|we(?:'re| are| were) at|there (?:are|were))\s"
    r"(?:(?:about|around|only|some)\s)?[~≈]?\s?"
    r"|\s?(?:(?:spring|summer|autumn|winter|beta|pilot|trial|上一?[次场轮批届期波回](?:调研|调查|测评|考试|评估|审计|问卷)?(?:结果|得分)?"
    r"|此前|之前|以前|[^\W\d_a-z]{2,4}前|最?近[一二三四五六几半]个?[周月年季](?:均值|平均)?|原来|原值|原先|前次|往期|起始值?|初始值?|期初|首测|前测|摸底|试点)[为是]?|原[为是])\s?:?\s?",
    needs="prior|prev|last|latest|earlier|recent|pre-|closed|beta|pilot|trial|spring|summer|autumn|winter|before|so far"
    "|pb|best|base|bl|have|had|'re at|are at|were at|there |to date|started"
    "|was at|old|actual|as is|as-is|status|launch|starting|today|上|前|近|原|往期|始"
    "|期初|测|摸底|试点",
)
_BEFORE = Lazy(  # 「做到 12%，之前只有 8%」
    r"\s?(?:此前|之前|以前|原来|原先|上一?[次场轮批届期波回]|期初|最初)(?:[为是在仅]|还|只有)*\s?:?\s?",
    needs="前|原来|原先|上|期初|最初",
)
_YEAR = Lazy(r"\d{4}|[明后]年|下|next|fy|\d\d年")


def is_over(scan: Scan, found: Dated) -> bool:
    """Whether a date's words mean a time before the cycle; a 9月 or Q3 that only a later year could bring does."""
    reference = scan.reference
    if found.period[1] < reference.day:
        return True
    named = found.period[0] > reference.cycle.end if reference.cycle else False
    return named and not _YEAR.search(scan.plain, found.start, found.end)


_PARTING = Lazy(
    r"[\s约了从至\ue000|]|about|on average|per \w+|/\s?(?:\d[\d,]*\s?)?(?:[a-z²³·]|㎡|[^\W\x00-\u024f]){1,8}"
    r"|a (?:day|week|month|quarter|year)|左右|以上|以下|以内|水平|的"
)
RATE = Lazy(r"\s?(?:/|a |per |each |every )\s?(?:day|night|week|month|quarter|year|sprint|hour|d|w|h)(?![a-z])")
_PER_MANY = Lazy(r"(?:\s[a-z]+)?\sper\s\d[\d,]*k?\s[a-z\-]+(?:\s(?!to\s)[a-z\-]+)?(?=\s|$)")
_CELL_RATE = Lazy(r"^\s?/\s?(?:[a-z]|[^\W\x00-\u024f]){1,8}", needs="/")


def leads_to_next(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「80%提升到90%」, "22 → 40", cells 「22 | 40」: only cues up to a second number, one of them 到/to."""
    if place + 1 >= len(scan.numbers):
        return False
    following, at = scan.numbers[place + 1], number.end
    if _is_then_raised(scan, place, number, following):
        return True
    if scan.work.endswith((" up ", " down "), 0, number.start) or (
        number.dimension == "share" and following.unit is None and following.value > 100
    ):
        return False  # "up 8% to 40%", 「增长 5% 至 12 万」: by how much, and to what
    if place + 2 < len(scan.numbers) and scan.work.endswith(" per ", at, following.start):
        many = _PER_MANY.match(scan.work, at)  # "4.2 per 1,000 lines -> under 2"
        if many and following.end <= many.end():
            following, at = scan.numbers[place + 2], many.end()
    if following.start - at > 40 or "by" in scan.kinds_before[place] or scan.kinds_before[place + 1] & _BESIDE:
        return False
    parts, arrow = [], False
    for cue in scan.cues_between(at, following.start):
        parts.append(scan.work[at : cue.start])
        if not arrow and cue.kinds & BOUNDS and "to" not in cue.kinds and clause.kind != "cell":
            return False  # and no 「6% → ≤ 3%」
        arrow = arrow or ("to" in cue.kinds and cue.word != "at") or points(cue, number, following)
        at = cue.end
    gap = "".join([*parts, scan.work[at : following.start]])
    if clause.kind == "cell":
        bar = scan.work.find("|", number.end, following.start)
        unit = scan.work[number.end : bar].strip() if bar > 0 else ""  # one that no list knows: 「45 台套 | 30 台套」
        same_behind = unit and scan.work[following.end :].lstrip().startswith(unit)
        gap = gap[gap.index("|") :] if same_behind else _CELL_RATE.sub("", gap)
    if arrow and number.dimension == "share" == following.dimension and gap.startswith(" of "):
        gap = _OF_WHAT.sub("", gap)  # "33.5% of sales down to 30%"
    if not arrow and RATE.sub("", gap).strip(" *") != "|":
        return False
    same = (
        number.unit == following.unit
        or number.unit is None
        or following.unit is None
        or number.dimension == following.dimension
    )
    unit = _PARTING.sub("", gap)  # "400 open tickets → 150 open tickets"
    if not same or not unit:
        return same
    # "2 per week → 10 per week", 「12 件每人每天 → 15 件每人每天」: cues like "per" are no part of the gap
    return unit.isalnum() and _EACH.sub("", scan.work[following.end :]).startswith(unit)


def points(cue: Cue | None, number: Number, following: Number) -> bool:
    """ "Bugs 46 ↓ 5", 「12 天 ↓ 8 天」: an arrow from one value to the other; "NPS 46 ↑ 5" goes up by 5."""
    if cue is None or cue.word not in "↓⬇▼↑⬆▲":
        return False
    return following.value < number.value if "down" in cue.kinds else following.value > number.value


_RAISED_BY_THEN = Lazy(
    rf"\s?[，,]\s?(?:到|在|于)?{DATE}+[\s*]*(?:要|争取|力争)?(?:做|提|提升|提高|升|涨|降|降低|压|压缩|减|缩短)[到至]\s?",
    needs=DATE,
)


def _is_then_raised(scan: Scan, place: int, number: Number, following: Number) -> bool:
    """「复购率 33%，Q3 末做到 45%」: a value that nothing leads, before a dated one; no 「Q2 33%，Q3 做到 45%」."""
    if place >= len(scan.verbs) or scan.verbs[place] is not None:  # a later number's verb is not known yet
        return False
    if number.unit != following.unit or number.unit is None or scan.leads[place]:
        return False
    if DATE in scan.work[: number.start] or not _RAISED_BY_THEN.fullmatch(scan.work, number.end, following.start):
        return False
    return number.value != following.value


_BESIDE = frozenset({"weight", "confidence"})  # 「NPS 30→45 | 权重 30%」
_EACH = Lazy(r"(?<![a-z])(?:per|each)(?![a-z])|每|\s")
_OF_WHAT = Lazy(r"^\sof\s(?:all\s|the\s|our\s)?[a-z]+(?=\s)")
_CHANGED_BY = Lazy(r"[，,]?\s?(?:再?[降减砍缩压]低?[掉至到]?)?\s?")


def said_now(scan: Scan, place: int, number: Number) -> bool:
    """Whether the words behind the number, or the factor there, say that it is where things stand."""
    behind = scan.work[number.end : number.end + 1]
    if (behind == "(" or behind.isspace()) and _SAID_NOW.match(scan.work, number.end):
        return True
    if len(scan.numbers) > 1 and is_changed_next(scan, place, number):
        return True
    return place > 0 and scan.work.find(")", number.end) > 0 and _SURVEYED.match(scan.work, number.end) is not None


def is_changed_next(scan: Scan, place: int, number: Number) -> bool:
    """「离职率 18% 降一半」, 「12% 减半」: where it starts, straight before the factor."""
    following = scan.numbers[place + 1] if place + 1 < len(scan.numbers) else None
    if (
        following is None
        or not following.factor
        or scan.work[following.start].isascii()
        or number.dimension in ("points", "multiple")
    ):
        return False
    leads = scan.leads[place]
    return not leads and bool(_CHANGED_BY.fullmatch(scan.work, number.end, following.start))
