"""Numbers inside the name of what is measured: windows (24小时内响应率), ages, bounds on what is counted."""

from okr_ai.language.baselines import leads_to_next
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BOUNDS, CHANGES, MARKERS, VERBS
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import DATE, FEW, Scan


def belongs_to_measure(
    scan: Scan, place: int, number: Number, clause: Clause, nearest: frozenset[str], taken: bool
) -> bool:
    """Whether the number is part of what is measured: a window (24小时内响应率), what stands before the marked values;
    `nearest` is what the nearest cue does, `taken` whether the clause has its target."""
    if _names_window(scan, number, nearest) and not leads_to_next(scan, place, number, clause):
        return True  # "24 h response rate", and no "detection time: 9h to 1h"
    if _qualifies(scan, place, number, clause):
        return True
    if place < 2 and " with " in scan.work and _of_counted_ones(scan):
        return place == 1
    leads = scan.leads[place]
    if (
        number.dimension in ("", "count", "time")
        and number.value
        and all("cause" in cue.kinds for cue in leads)
        and _marked_later(scan, place, number, clause)
        and not leads_to_next(scan, place, number, clause)
    ):
        return True
    if place and (_is_brought_to(scan, place, number, clause) or _is_trait_of_share(scan, place, number)):
        return True
    for colon in (number.end, clause.end):
        if scan.work.startswith(":", colon) and _in_a_heading(scan, place, number, clause, colon):
            return True
    if number.dimension == "time" and leads and leads[0].kinds & BOUNDS:
        aged = number is not scan.numbers[-1] and scan.work.startswith(_OF_AGE, number.end)
        if aged or _NOT_YET.match(scan.work, number.end):
            return True
    followed = place + 1 < len(scan.numbers)
    if followed and scan.work.endswith(" within ", 0, number.start) and number.dimension in ("", "count"):
        return True  # "bugs fixed within one sprint"
    if followed and " " in scan.work and number.dimension in ("", "count") and _says_who(scan, place, number):
        return True
    if followed and (_before_a_pair(scan, place, number, clause) or _bounds_name(scan, place, number, clause)):
        return True
    if not leads or leads[0].word != "at":
        return False
    return (taken and number.dimension != "share") or (number.dimension == "time" and _beside_others(scan))


_SO_MANY_WITH = Lazy(
    r"\W*(?:at least\s)?\d[\d,]*\s(?:[a-z\-]+\s){1,4}with\s"
    r"(?:(?:at least|over|more than|a minimum of)\s|[>≥]=?\s?)[$€£]?"
)
_THINGS = Lazy(r"[kmb]?\+?\s(?:in\s)?[a-z]{3}")


def _of_counted_ones(scan: Scan) -> bool:
    """ "5 logos with more than 1,000 employees": the first number counts, the second says which."""
    if len(scan.numbers) < 2:
        return False
    following = scan.numbers[1]
    return (
        following.dimension in ("", "count", "money")
        and bool(_SO_MANY_WITH.fullmatch(scan.work, 0, following.start))
        and bool(_THINGS.match(scan.work, following.end))
    )


def _beside_others(scan: Scan) -> bool:
    """Whether there are values that are no times, outside of notes: "95% of calls answered at 30 seconds"."""
    return any(other.dimension != "time" and scan.clause_at(other.start).kind != "note" for other in scan.numbers[:FEW])


_DOING = Lazy(
    r"(?:[a-z]+s|people|children|staff)\s[a-z]+ing\s(?:(?:at least|at most|more than|less than|fewer than|over)\s)?$"
)


def _says_who(scan: Scan, place: int, number: Number) -> bool:
    """ "Members attending at least two classes a week from 30% to 45%": which of them are counted."""
    following = scan.numbers[place + 1]
    before = scan.work[max(0, number.start - 40) : number.start]
    if following.dimension != "share" or "ing " not in before or not _DOING.search(before):
        return False
    return bool(scan.kinds_before[place + 1] & MARKERS) or scan.clause_at(following.start).kind == "cell"


_BROUGHT = Lazy(r"\s(?:[a-z\-]+\s){1,4}to\s(?:at least\s|over\s)?[$€£]?$")


def _is_brought_to(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """ "Bring 10 services to 99.9% uptime", "ramp 3 reps to 80% of quota": what each of those counted shall reach."""
    if number.dimension in ("", "count", "multiple") or number.dimension == "points":
        return False
    counted = scan.numbers[place - 1]
    if counted.dimension not in ("", "count") or counted.factor or counted.start < clause.head:
        return False
    led = scan.verbs[place - 1] in scan.leads[place - 1] and not scan.kinds_before[place - 1] & MARKERS
    return led and bool(_BROUGHT.fullmatch(scan.work, counted.end, number.start + (scan.work[number.start] in "$€£")))


_HAVING = Lazy(r"\s(?:with|having|have)\s(?:(?:at least|more than|over|a minimum of|up to)\s|[<>≥≤]=?\s?)?$")
_OF_THINGS = Lazy(r"\sof\s(?:[a-z][a-z\-]*\s){0,4}[a-z][a-z\-]*(?=\s(?:with|having|have)\s)")


def _is_trait_of_share(scan: Scan, place: int, number: Number) -> bool:
    """ "35% of accounts with ≥ 3 scheduled reports": which of them the share counts."""
    share = scan.numbers[place - 1]
    if (
        share.dimension != "share"
        or number.dimension not in ("", "count")
        or not scan.work.startswith(" of ", share.end)
    ):
        return False
    having = _HAVING.search(scan.work, share.end, number.start)
    things = _OF_THINGS.match(scan.work, share.end)
    return having is not None and things is not None and things.end() == having.start()


def _in_a_heading(scan: Scan, place: int, number: Number, clause: Clause, colon: int) -> bool:
    """ "Customers who rate us 9 or 10: 55%", "containers more than 7 days in the yard: at most 2": what stands before
    the colon names what the values behind it measure."""
    if place + 1 >= len(scan.numbers) or number.dimension == "share":
        return False
    if not scan.work[clause.head : number.start].strip():
        return False
    following, leads = scan.numbers[place + 1], scan.leads[place + 1]
    first = leads[-1].start if leads else following.start
    if scan.work[colon + 1 : first].strip():
        return False
    if colon > number.end:  # more words of the name
        if following.dimension == "share" and not leads and _HAVING.search(scan.work, clause.head, number.start):
            return True  # "users with ≥ 3 sessions a week: 40%"
        bounded = leads and leads[-1].kinds & _BOUNDS_OR_FROM and not scan.kinds_before[place] & _FROM_TO
        return bool(bounded)
    return following.dimension == "share" or (bool(leads) and "from" in leads[-1].kinds)


_FROM_TO = frozenset({"from", "to"})
_BOUNDS_OR_FROM = BOUNDS | {"from"}
_NOT_YET = Lazy(r"\s?(?:[仍还尚]?[未没]|无(?!故障))")  # 「超 30 天未关闭的缺陷从 180 个降到 20 个」
_OF_AGE = (" old ", " overdue ", " old:", " overdue:")  # "tickets > 7 days old below 20"


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
    if opens and following.dimension == "time" and scan.work.endswith(" within ", 0, following.start):
        return False  # "18 of 24 donors thanked within 48 hours"
    if not opens and scan.work.startswith("、", number.end):
        return False  # 「销量 5 万件、退货率低于 3%」
    if opens and following.unit == "次" and scan.work[following.start].isalpha() and number.dimension != "time":
        return False  # "260 volunteers turn out at least twice"
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


# 「逾期 90 天以上应收账款余额」, 「5 年以上老客户续约」: how old the things are that are counted
_AGED = Lazy(r"\s?(?:及|或)?以[上下](?!的)[^\s\d，,。；;、]{2}", needs="以")
_QUALIFYING = Lazy(r"\s?(?:及|或)?以[上下内]的(?=[^\s\d，,。；;])", needs="以")


def _qualifies(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「20 分钟以上的锻炼 15 次」, 「万元以上的订单达到 50 笔」: says which ones are counted by the number behind."""
    if number.dimension == "share" or place + 1 >= len(scan.numbers) or scan.numbers[place + 1].start >= clause.end:
        return False
    if number.dimension == "time" and _AGED.match(scan.work, number.end):
        return scan.numbers[place + 1].dimension != "time" and not scan.kinds_before[place] & MARKERS
    return bool(_QUALIFYING.match(scan.work, number.end)) and not scan.kinds_before[place] & MARKERS


_VALUED = frozenset({"to", "from", "by"})
_PLAIN = frozenset(["", "count", "share"])


def _bounds_name(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「排队 > 10 分钟的投诉减少 50%」, "orders over $90 up 20%": a bound inside the name of what changes."""
    if scan.numbers[place + 1].start >= clause.end:
        return False
    following, leads = scan.numbers[place + 1], scan.leads[place + 1]
    if not leads or following.dimension == number.dimension:
        return False
    kinds = scan.kinds_before[place]
    if not kinds & BOUNDS or kinds & _VALUED:
        return False
    if "by" in leads[0].kinds and number.dimension not in _PLAIN:  # "cut parcels waiting > 48 h by 30%"
        return any(cue.kinds & CHANGES for cue in scan.cues_between(clause.start, number.start))
    if following.dimension == "share" and "to" in leads[0].kinds and _SHARE_OF.search(scan.work, 0, number.start):
        return True
    if kinds & VERBS or not leads[-1].kinds & CHANGES:
        return False
    between = scan.work[number.end : leads[-1].start].strip()
    named = between or (not scan.work[number.start].isdigit() and number.dimension == "money")
    return bool(named) and not _JOINED.search(between)


_SHARE_OF = Lazy(r"(?:share|percentage|proportion)\sof\s[^,;:]*$")  # "raise the share of orders above $50 to 45%"
_RATE_WITHIN = Lazy(r"\s?(?:内|之内|以内)\s?[^\s\d，,。；;]{1,8}[率比]")
_WINDOW = Lazy(
    r"(?!\s?/|\s(?:in|at|for|across|on|by|from|during|per|each|every|a(?=\snight(?![a-z])))\s)"
    r"\s?(?:内|之内|以内)?(?:的)?[^\s\d,，、。;()以之内|→>=~\-" + DATE + r"]{1,8}"
)
_ENDS = Lazy(
    r"\s?(?:以上|以下|以内|之内|内|左右|[+]|max|maximum|tops|at most|or less|or better|median|average|mean|on average"
    r"|at the median)?\s?(?:$|[,，。;；()|!！@【\[]|\.(?!\d))"
)


_FOR_SHARE = Lazy(r"\s(?:for|in)\s(?:at least\s|over\s|more than\s)?[≥>~]?\s?\d[\d.]*\s?% of ", needs="% of ")


_DAILY = ("每天", "每日", "每晚", "每早", "每周", "每月")
_OF_DEED = Lazy(
    r"\s?(?!内|以内|之内|[^，,。；;]{0,4}制|客|热线|在线|值守|[^，,。；;]{0,6}[率比])[^\W\x00-\u024f\d]{2,}\s*$"
)


def _is_amount_of(scan: Scan, number: Number) -> bool:
    """ "40 hours of pairing", 「每天 1 小时阅读」: so much of what stands behind."""
    before = scan.work[: number.start].rstrip(" -*")
    if not before:
        return number.unit == "h" and scan.work.startswith(" of ", number.end)
    return before.endswith(_DAILY) and bool(_OF_DEED.match(scan.work, number.end))


# the time itself is what is given
_SPENT = Lazy(r"(?:安排|投入|预留|腾出|拿出|抽出|抽|花|花费|用|留出|spend|dedicate|devote|reserve|set aside|schedule)$")


_SAVED = Lazy(
    r"(?<![a-z])(?:sav(?:e|es|ing)|free(?:s|ing)? up)\s(?:[a-z]+\s){1,5}$", needs="sav|free"
)  # "save all nurses 2 hours"


def _ends_its_clause(scan: Scan, number: Number) -> bool:
    """Whether no other figure stands behind it in its clause."""
    end = scan.clause_at(number.start).end
    return not any(number.start < other.start < end for other in scan.numbers)


def _names_window(scan: Scan, number: Number, nearest: frozenset[str]) -> bool:
    """「24小时内响应率」, 「3个月复购」, "resolved within 24 hours": a time that is part of what is measured."""
    if number.dimension != "time":
        return False
    before = scan.work[max(0, number.start - 16) : number.start].strip()
    if before.endswith(("within", "in under", "in less than")):
        if _FOR_SHARE.match(scan.work, number.end):
            return False  # "respond in under 2 hours for 90% of requests"
        others = zip(scan.numbers[:8], scan.kinds_before, strict=False)
        return any(other.dimension != "time" and "from" not in kinds for other, kinds in others)
    if (
        nearest & MARKERS
        or before.endswith(" of")
        or _SPENT.search(before)
        or _SAVED.search(scan.work, 0, number.start)
    ):
        return False  # "a response time of 12 minutes"
    if before.endswith(":") and _ends_its_clause(scan, number):
        return False  # "Build time: 10 minutes without a new server"
    if number.unit in ("h", "min") and len(scan.numbers) == 1 and _is_amount_of(scan, number):
        return False
    if nearest & VERBS and not _RATE_WITHIN.match(scan.work, number.end):
        return False
    return bool(_WINDOW.match(scan.work, number.end)) and not _ENDS.match(scan.work, number.end)
