"""What each number does in a key result: baseline, target, change, condition, weight, confidence, period, other."""

import re

from okr_ai.language.clauses import Clause
from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.dates import Dated
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import DATE, KEPT, Scan
from okr_ai.model import Direction

_FEW = 40  # numbers looked through where one decides for all
_LEVELS = frozenset({"to", "ge", "gt", "le", "lt"})
_CHANGES = frozenset({"up", "down"})
_NO_COUNT = frozenset({"share", "time", "money", "points", "ratio", "size", "speed"})
_ALL_DONE = Lazy(r"完成|上线|交付|发布|落地|通过|complete|finish|launch|deliver|ship|release|implement|roll")
_ARTICLE = Lazy(r"一[个笔项种套份家名位次场篇条件款座门本部台支间批]")


def assign(scan: Scan) -> None:
    """Fill `scan.verbs` and `scan.roles`."""
    taken: Clause | None = None  # the clause that has its target
    for place, number in enumerate(scan.numbers):
        if number.dimension == "multiple" and _RATE.match(scan.work, number.end):
            number.unit, number.dimension = None, "count"  # 10x/day is ten times a day
        clause = scan.clause_at(number.start)
        scan.verbs.append(_ruling_verb(scan, place, number, clause))
        role = _role(scan, place, number, clause, clause is taken)
        if (
            role in ("target", "change")
            and clause.kind == "note"
            and not (place and scan.roles[-1] == "baseline")
            and any(scan.clause_at(other.start).kind != "note" for other in scan.numbers[:_FEW])
        ):
            role = "condition"
        scan.roles.append(role)
        if role in ("target", "change"):
            taken = clause


_RATE = Lazy(r"\s?(?:/|a |per |each |every )\s?(?:day|week|month|quarter|year|sprint|hour|d|w|h)(?![a-z])")


def sign_of(scan: Scan, number: Number) -> str:
    """ "+" or "-" when the figure is written as a change behind its metric: "complaints -50%", "eNPS +15"."""
    sign = scan.work[number.start]
    if sign not in "+-" or not scan.work[number.start + 1].isdigit():
        return ""
    return sign if scan.work[: number.start].strip(" |*:" + DATE + KEPT) else ""


def _ruling_verb(scan: Scan, place: int, number: Number, clause: Clause) -> Cue | None:
    """The verb that says what happens to the number: straight before it, else the clause's last, else straight
    behind."""
    chain = [cue for cue in scan.leads[place] if cue.kinds & VERBS and cue.start >= clause.head]
    earlier = [
        cue
        for cue in scan.cues_between(clause.head, number.start)
        if cue.kinds & VERBS and scan.clause_at(cue.start).kind == clause.kind
    ]
    changes = [cue for cue in chain if cue.kinds & (_CHANGES | {"keep"})]
    if changes:
        return changes[0]
    if noun := _change_named(scan, place, number, clause):
        return noun
    if chain and _names_only(scan, chain[0], place, number, clause):
        earlier = [cue for cue in earlier if cue is not chain[0]]
        chain = chain[1:]
    if len(chain) > 1 and "reach" in chain[0].kinds and not chain[0].kinds & {"nounlike", "to"}:
        return chain[0]  # 「推广获取 10 万用户」
    if chain:
        heads = [cue for cue in earlier if cue.kinds & (_CHANGES | {"keep"}) and not cue.kinds & {"nounlike"}]
        plain = [cue for cue in chain if not cue.kinds & {"nounlike"}] or chain  # 「累计完成」 is done
        return heads[-1] if heads and chain[0].kinds & {"reach"} else plain[-1]
    for cue in reversed(earlier):
        if (
            not cue.kinds & {"deliver", "nounlike"}
            or "keep" in cue.kinds
            or (cue.kinds & _CHANGES and cue.word.isascii())
        ):
            return cue
        if _rules_as_deed(scan, cue, place, number, clause):
            return cue
    if clause.kind != "main":
        return _verb_of_row(scan, clause)
    behind = scan.cue_after(number)
    if behind and behind.kinds & _CHANGES and behind.end <= clause.end:
        return behind
    if number.dimension == "share" and not scan.work[clause.start : number.start].strip():
        return next((cue for cue in scan.cues_between(number.end, number.end + 40) if "change_noun" in cue.kinds), None)
    if number.value and number.dimension in ("", "count") and not scan.work[clause.start : number.start].strip():
        return next((cue for cue in scan.cues_between(number.end, clause.end) if "deliver" in cue.kinds), None)
    return None


_CHANGE_NAMED = Lazy(
    r"\s(?:(?!(?:of|in|from|to|on|with|by|for|at|than)\s)[a-z\-]+\s){0,4}(?P<en>growth|increase|reduction|decrease|improvement"
    r"|uplift|lift|drop|decline)(?![a-z]|\s(?:rate|plan|target|goal)|-)"
    r"|\s?的?[^\s\d，,。；;、（(]{0,10}(?P<zh>增长|增幅|提升|提高|下降|降幅|降低|减少|增加)(?=\s*(?:$|[，,。；;)（(]))"
)


def _change_named(scan: Scan, place: int, number: Number, clause: Clause) -> Cue | None:
    """The noun of change that a share measures: "achieve 20% revenue growth", 「实现 20% 的营收增长」."""
    if number.dimension != "share" or scan.kinds_before(place) & {"to", "from", "by"}:
        return None
    named = _CHANGE_NAMED.match(scan.work, number.end, clause.end)
    at = named.start(named.lastgroup or 0) if named else -1
    return next((cue for cue in scan.cues_between(at, at + 1) if cue.kinds & _CHANGES), None) if named else None


def _rules_as_deed(scan: Scan, cue: Cue, place: int, number: Number, clause: Clause) -> bool:
    """Whether a verb such as 完成 or 销售, with words between it and the number, is the deed and not part of a noun."""
    if number.dimension in ("share", "points", "multiple") or (
        number.dimension in _NO_COUNT and scan.kinds_before(place) & _LEVELS
    ):
        if cue.word.isascii():
            return not scan.kinds_before(place) & _LEVELS or bool(_OBJECT.search(scan.work, cue.end, number.start))
        return bool(number.value == 100 and number.unit == "%" and _ALL_DONE.match(cue.word))
    return cue.word.isascii() or not scan.kinds_before(place) & _LEVELS or cue.kinds >= {"deliver"}


_AFTER_PER = Lazy(r"(?<![a-z])(?:per|of|each|the|in|for|on|from)\s$")
_ENDED = Lazy(r"\s?(?:/\s?\S{1,6}|%)?\s*(?:$|[,，。;；)(|])")


def _names_only(scan: Scan, cue: Cue, place: int, number: Number, clause: Clause) -> bool:
    """「API 调用 ≥ 10 万」: with a bound before a figure that counts nothing, 调用 names what is measured."""
    return (
        cue.kinds & VERBS == {"deliver"}
        and (
            bool(_AFTER_PER.search(scan.work, clause.start, cue.start))
            if cue.word.isascii()
            else number.dimension not in ("count", "points")
        )
        and bool(scan.kinds_before(place) & {"ge", "le", "gt", "lt"})
        and len(scan.work[clause.start : cue.start].strip()) > 1
        and bool(_ENDED.match(scan.work, number.end))
    )


# "Model accuracy above 95%" has no deed; "ship the flow with regressions below 2%" has.
_OBJECT = Lazy(r"\s(?:the|an?|all|our|their|new|with|of|to|for|at|and|in|by|from|its|every|each|v\d)\s")


def _verb_of_row(scan: Scan, clause: Clause) -> Cue | None:
    """In a table row or a note: the verb of the words before it."""
    first = scan.clauses[0]
    if first is clause:
        return None
    verbs = [cue for cue in scan.cues_between(first.start, first.end) if cue.kinds & VERBS]
    return next((cue for cue in reversed(verbs) if not cue.kinds & {"deliver"}), verbs[0] if verbs else None)


def _role(scan: Scan, place: int, number: Number, clause: Clause, taken: bool) -> str:
    kinds = scan.kinds_before(place)
    nearest = scan.leads[place][0].kinds if scan.leads[place] else frozenset()
    if number.factor:
        return "change"
    for side in ("weight", "confidence"):
        if side in kinds:
            return side
    if "each" in nearest and not nearest & _LEVELS:
        if not kinds & (_LEVELS | {"from"}) and _counts_off(scan, number, scan.leads[place][0]):
            return "period"
        nearest = scan.leads[place][1].kinds if len(scan.leads[place]) > 1 else frozenset()  # 降至每单 5 元
    if number.dimension == "clock" or _is_trait(scan, number) or CIRCUMSTANCE.match(scan.work, number.end):
        return "condition"
    if _marked_next(scan, place, clause) and _ALL_OF_THEM.match(scan.work, number.end):
        return "condition"
    if _SAID_NOW.match(scan.work, number.end):
        return "baseline"
    if _is_article(scan, number, kinds):
        return "other"
    if "from" in nearest and taken and _is_source(scan, number):
        return "condition"
    if ("from" in nearest and not nearest & {"to"}) or _was_then(scan, place, number):
        return "baseline"
    if _names_window(scan, number, nearest):
        return "condition"
    if (
        number.dimension in ("", "count", "time")
        and number.value
        and not scan.leads[place]
        and _marked_later(scan, place, number, clause)
    ):
        return "condition"
    if _before_a_pair(scan, place, number, clause):
        return "condition"
    if (
        scan.leads[place]
        and scan.leads[place][0].word == "at"
        and ((taken and number.dimension != "share") or (number.dimension == "time" and len(scan.numbers) > 1))
    ):
        return "condition"
    if _leads_to_next(scan, place, number, clause):
        return "baseline"
    verb = scan.verbs[place]
    if taken and not nearest & (_LEVELS | {"by"} | VERBS) and not _starts_anew(scan, place, number):
        return "condition"
    if (sign_of(scan, number) and not kinds & (_LEVELS | {"from"})) or _compares(scan, number):
        return "change"
    if "by" in kinds or (number.dimension == "points" and not kinds & {"to"}):
        return "change"
    if verb is not None and verb.start >= number.end and verb.kinds & _CHANGES and number.dimension == "share":
        return "change"
    if nearest & _LEVELS:
        return "change" if _bounds_change(scan.leads[place]) else "target"
    if verb is None:
        return "target"
    if number.dimension == "multiple" and verb.kinds & (_CHANGES | {"soft"}):
        return "change"
    if clause.kind == "cell" and "baseline" in scan.roles:
        return "target"
    if verb.word.startswith("mov") and scan.work.startswith(" of ", number.end):
        return "target"  # "move 60% of workloads"
    if verb.kinds & (_CHANGES | {"soft"}) and (
        number.dimension == "share" or verb in scan.leads[place] or number.start <= verb.start
    ):
        return "change"
    return "target"


def _counts_off(scan: Scan, number: Number, each: Cue) -> bool:
    """「每 100 单」, "every two weeks": the number says how many the measure is for; 「每周 420 单」 is a figure."""
    named = each.word in _EACH_NAMED and number.dimension != "time"
    return not named and number.start - each.end < 2


_EACH_NAMED = frozenset(["每月", "每周", "每天", "每日", "每季度", "每年", "每人", "人均", "每单", "单店"])


def _is_source(scan: Scan, number: Number) -> bool:
    """ "Raise $2M from 40 donors": behind a target of another kind stands where it comes from."""
    targets = [n for n, role in zip(scan.numbers, scan.roles, strict=False) if role in ("target", "change")]
    return targets[-1].dimension != number.dimension and "money" in (targets[-1].dimension, number.dimension)


_THEN = Lazy(r"\s?(?:同期|末|底|的)?\s?(?:实际|仅|只有|约)?[为是]?\s?[:=]?\s?(?:(?:it )?was |is |at )?")


def _was_then(scan: Scan, place: int, number: Number) -> bool:
    """A value of a time that is over, beside the target: 「提升至 62%，9月为 55%」, "to $3M (Q2: $2.1M)",
    「去年 GMV 2650 万，今年做到 3200 万」."""
    if len(scan.numbers) < 2 or any(cue.word != "为" for cue in scan.leads[place]):
        return False
    if scan.roles and any(0 <= found.start - number.end <= 2 and is_over(scan, found) for found in scan.dates):
        return True  # "to 99.5% (98.1% last quarter)"
    before = [found for found in scan.dates if found.end <= number.start]
    if not before or not is_over(scan, before[-1]):
        return False
    if {"target", "change"} & set(scan.roles):
        return bool(_THEN.fullmatch(scan.work, before[-1].end, number.start))
    clause = scan.clause_at(number.start)
    return not scan.work[clause.start : before[-1].start].strip() and any(
        other.start >= clause.end and other.unit == number.unit and scan.kinds_before(later) & (_LEVELS | VERBS)
        for later, other in enumerate(scan.numbers[:_FEW])
    )


def is_over(scan: Scan, found: Dated) -> bool:
    """Whether a date's words mean a time before the cycle; a 9月 or Q3 that only a later year could bring does."""
    reference = scan.reference
    if found.period[1] < reference.day:
        return True
    named = found.period[0] > reference.cycle.end if reference.cycle else False
    return named and not _YEAR.search(scan.plain, found.start, found.end)


_YEAR = Lazy(r"\d{4}|[明后]年|下|next|fy|\d\d年")


_COMPARED = Lazy(
    r"\s(?:higher|lower|greater|larger|smaller|faster|slower|shorter|longer|cheaper|quicker|fewer|(?:more|less)\s(?!than)[a-z])"
)


_SMALLER = Lazy(r"\s(?:lower|smaller|shorter|cheaper|fewer|less|faster|quicker)")


def comparison(scan: Scan, number: Number) -> Direction | None:
    """Which way "20% higher …", "30% fewer …" goes; faster means that less time is needed."""
    if not _compares(scan, number):
        return None
    return "decrease" if _SMALLER.match(scan.work, number.end) else "increase"


def _compares(scan: Scan, number: Number) -> bool:
    """ "20% higher retention", "2x faster builds": so much more than now."""
    return number.dimension in ("share", "multiple") and bool(_COMPARED.match(scan.work, number.end))


_HOTLINE = Lazy(r"\s?[^\W\x00-\u024f]{2}")


_COUNTED_WITH = Lazy(r"[a-z][a-z\- ]* with ")  # "100 beta users with an NPS above 50"


_RATES = Lazy(r"^(?:\s?/\s?(?:[a-z]|[^\W\x00-\u024f]){1,8})+", needs="/")


def _marked_next(scan: Scan, place: int, clause: Clause) -> bool:
    """Whether the next number stands in the same clause and has a marker of a level."""
    if place + 1 >= len(scan.numbers) or scan.numbers[place + 1].start >= clause.end:
        return False
    return bool(scan.kinds_before(place + 1) & _LEVELS)


def _marked_later(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「使用 3 次后识别率 ≥ 90%」: a later number of the clause has a marker and words of its own, this one has
    none."""
    if place + 1 >= len(scan.numbers):
        return False
    following = scan.numbers[place + 1]
    opens = number.unit is None and not scan.work[clause.start : number.start].strip()
    if opens and following.dimension == "share" and following.start < clause.end:  # 「12345 热线办结率 98%」
        return bool(_HOTLINE.match(scan.work, number.end))
    if following.start >= clause.end or not scan.kinds_before(place + 1) & (_LEVELS | {"from"}):
        return False
    first = min(cue.start for cue in scan.leads[place + 1])
    between = _RATES.sub("", scan.work[number.end : first]).strip()
    return len(between) >= 3 and not (opens and _COUNTED_WITH.match(between))


_JOINED = Lazy(r"\b(?:and|with|then)\b|[并且和及]")


def _before_a_pair(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「健康分低于60的账户数从35个降到10个」, "searches with no result from 9% to 3%": a number of the clause before
    from … to … belongs to the metric's name, unless it is reached itself or a change."""
    if number.dimension in ("share", "multiple") or scan.kinds_before(place) & {"to", "reach", "by", "from"}:
        return False
    for later in range(place + 1, min(place + 3, len(scan.numbers) - 1)):
        start, end = scan.numbers[later], scan.numbers[later + 1]
        if end.start >= clause.end:
            return False
        if scan.leads[later] and "from" in scan.leads[later][0].kinds:
            return "to" in scan.kinds_before(later + 1) and not _JOINED.search(scan.work[number.end : start.start])
    return False


_EACH_TIME = Lazy(r"每个?[周月天日年季]|(?<![a-z])(?:an?|per|each|every)\s(?:day|week|month|quarter|sprint)(?![a-z])")


def _is_article(scan: Scan, number: Number, kinds: frozenset[str]) -> bool:
    """「找到一个爱好」, "one of": an article, no number, unless a bound or a rhythm (每周一份) says how many."""
    if kinds & {"ge", "le", "gt", "lt"}:
        return False
    if len(scan.numbers) == 1 and _EACH_TIME.search(scan.work) and not scan.work.startswith(" of ", number.end):
        return False
    if number.bare:
        if number.value == 0 or kinds & (_LEVELS | {"from", "by"}):
            return False
        return number.value in (1.0, 0.5) or not scan.work[number.start].isascii()
    return bool(_ARTICLE.match(scan.work, number.start))


CIRCUMSTANCE = Lazy(r"\s?的?(?:情况|前提|条件|背景|基础)之?[下上]")  # 「在流量下降 10% 的情况下」
_ALL_OF_THEM = Lazy(
    r"\s?[^\s\d，,。；;]{0,4}(?:[均皆](?![价值次单])|都(?=\s?[≥>≤<达不超]))|[^\s\d，,。；;]{0,6}[后时](?![端台续期置长间效段])"
)  # 「三项均 ≥ 4.8」, 「用 3 次后评分 ≥ 4」
_SAID_NOW = Lazy(
    r"\s?\((?:current(?:ly)?|baseline|now|today|as of today|目前|当前|现状|现值|现在|基线|基准)\)"
    r"|\s(?:today|now|currently)[)\],;]"
)
_TRAIT = Lazy(r"-[a-z]{3,}\s[a-z]")


def _is_trait(scan: Scan, number: Number) -> bool:
    """ "a 4-level signature", "3-tier pricing": what kind of thing it is, not how many."""
    return number.unit is None and number.value_to is None and bool(_TRAIT.match(scan.work, number.end))


def _starts_anew(scan: Scan, place: int, number: Number) -> bool:
    """A share behind "with" or 且 after the clause's first target: a second target."""
    return number.dimension == "share" and bool(
        re.search(r"(?:with|and|且|并|同时|和)\s?(?:an? )?$", scan.work[max(0, number.start - 8) : number.start])
    )


def _bounds_change(leads: list[Cue]) -> bool:
    """「提高≥80%」, "reduced by at least 20%": the bound stands on a change."""
    if len(leads) < 2 or leads[0].kinds & {"to", "reach"}:
        return False
    return bool(leads[1].kinds & {"by"} or (leads[1].kinds & _CHANGES and not leads[1].kinds & {"to", "reach"}))


_PARTING = Lazy(
    r"[\s约了从至\ue000|]|about|on average|per \w+|/\s?(?:[a-z]|[^\W\x00-\u024f]){1,8}"
    r"|a (?:day|week|month|quarter|year)|左右|以上|以下|以内|水平|的"
)


_CELL_RATE = Lazy(r"^\s?/\s?(?:[a-z]|[^\W\x00-\u024f]){1,8}", needs="/")


def _leads_to_next(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「80%提升到90%」, "22 → 40", cells 「22 | 40」: only cues up to a second number, one of them 到/to."""
    if place + 1 >= len(scan.numbers):
        return False
    following = scan.numbers[place + 1]
    if following.start - number.end > 40 or "by" in scan.kinds_before(place):
        return False
    parts, at, arrow = [], number.end, False
    for cue in scan.cues_between(number.end, following.start):
        parts.append(scan.work[at : cue.start])
        at, arrow = cue.end, arrow or ("to" in cue.kinds and cue.word != "at")
        if cue.kinds & {"ge", "le", "gt", "lt"} and not cue.kinds & {"to"} and clause.kind != "cell":
            return False
    gap = "".join([*parts, scan.work[at : following.start]])
    if clause.kind == "cell":
        gap = _CELL_RATE.sub("", gap)
    if not arrow and _RATE.sub("", gap).strip(" *") != "|":
        return False
    same = (
        number.unit == following.unit
        or number.unit is None
        or following.unit is None
        or number.dimension == following.dimension
    )
    return same and not _PARTING.sub("", gap)


_RATE_WITHIN = Lazy(r"\s?(?:内|之内|以内)\s?[^\s\d，,。；;]{1,8}[率比]")
_WINDOW = Lazy(r"(?!\s?/)\s?(?:内|之内|以内)?(?:的)?[^\s\d,，。;()以之内|→>=~\-" + DATE + r"]{1,8}")
_ENDS = Lazy(r"\s?(?:以上|以下|以内|之内|内|左右|[+]|max|maximum|tops|at most|or less|or better)?\s?(?:$|[,，。;；)|])")


def _names_window(scan: Scan, number: Number, nearest: frozenset[str]) -> bool:
    """「24小时内响应率」, 「3个月复购」, "resolved within 24 hours": a time that is part of what is measured."""
    if number.dimension != "time":
        return False
    before = scan.work[max(0, number.start - 16) : number.start].strip()
    if before.endswith(("within", "in under", "in less than")):
        return any(other.dimension != "time" for other in scan.numbers[:8])
    if nearest & (_LEVELS | {"from", "by"}):
        return False
    if nearest & VERBS and not _RATE_WITHIN.match(scan.work, number.end):
        return False
    return bool(_WINDOW.match(scan.work, number.end)) and not _ENDS.match(scan.work, number.end)
