"""What each number does in a key result: baseline, target, change, condition, weight, confidence, period, other."""

from okr_ai.language.baselines import RATE, leads_to_next, measure_against, points, said_now, was_then
from okr_ai.language.changes import bounds_change, compares, restates, says_by_whom, sign_of, to_part_of
from okr_ai.language.circumstances import counts_off, is_article, is_from_whom, is_source, names_circumstance
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BETTERMENTS, BOUNDS, CHANGES, DEED, LEVELS, VERBS
from okr_ai.language.judge import words
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import lexicon
from okr_ai.language.limits import join_all, join_limits, join_scores, join_shares
from okr_ai.language.number_patterns import Number
from okr_ai.language.numbers_in_names import belongs_to_measure
from okr_ai.language.ruling_verbs import NAMED, ruling_verb
from okr_ai.language.scan import FEW, Scan
from okr_ai.language.targets import target_of


def assign(scan: Scan) -> None:
    """Fill `scan.verbs` and `scan.roles`."""
    if not scan.numbers:
        return
    taken: Clause | None = None  # the clause that has its target
    for place, number in enumerate(scan.numbers):
        if number.dimension == "multiple" and RATE.match(scan.work, number.end):
            number.unit, number.dimension = None, "count"  # 10x/day is ten times a day
        clause = scan.clause_at(number.start)
        scan.verbs.append(ruling_verb(scan, place, number, clause))
        role = _role(scan, place, number, clause, clause is taken)
        if (
            role in ("target", "change")
            and clause.kind == "note"
            and not (place and scan.roles[-1] == "baseline")
            and any(scan.clause_at(other.start).kind != "note" for other in scan.numbers[:FEW])
        ):
            role = "condition"
        if role == "change" and number.unit is None and not number.factor and 0 < number.value < 1:
            _make_share(number, scan.work)
        scan.roles.append(role)
        if role in ("target", "change"):
            taken = clause
    if scan.placeholders:
        _leave_gaps(scan)
    if len(scan.numbers) > 1:
        if scan.numbers[0].dimension == "score":
            join_scores(scan)
        elif scan.roles[0] == "condition" == scan.roles[1]:
            join_all(scan)
    moves = "baseline" in scan.roles
    if moves:
        join_shares(scan)
    join_limits(scan)
    if moves:
        measure_against(scan)
        scan.baseline = _baseline_of_target(scan)
        if scan.baseline is not None and scan.baseline.scale == 1:
            _share_scale(scan, scan.baseline)


def _make_share(number: Number, work: str) -> None:
    """ "Down a fifth", 「降低三分之一」: in per cent."""
    if work[number.start].isalpha():
        number.value, number.unit, number.dimension = round(100 * number.value, 9), "%", "share"


def _leave_gaps(scan: Scan) -> None:
    """「复购率：12% → XX%」: the figure before the missing one is where it starts."""
    for place, number in enumerate(scan.numbers[:FEW]):
        for start, _ in scan.placeholders[:FEW]:
            if scan.work[number.end : start].strip() in _ARROWS and scan.roles[place] == "target":
                scan.roles[place] = "baseline"


_ARROWS = ("→", "->", "=>", "➜", "-->", "到", "至", "to")


def _share_scale(scan: Scan, baseline: Number) -> None:
    """「从 30 提升到 45 万」, "from $3 to $5M": a baseline of like size, written without the target's scale, has it.

    Before a share, "two thirds" and 2/3 are per cent.
    """
    place = scan.numbers.index(baseline) + 1
    said = scan.work[baseline.start : baseline.end]
    if baseline.unit is None and 0 < baseline.value < 1 and ("/" in said or not said[0].isdigit()):
        if any(scan.numbers[at].dimension == "share" for at, role in enumerate(scan.roles) if role == "target"):
            baseline.value, baseline.unit, baseline.dimension = round(100 * baseline.value, 10), "%", "share"
        return
    if place >= len(scan.numbers) or scan.roles[place] != "target" or "to" not in scan.kinds_before[place]:
        return
    target = scan.numbers[place]
    if target.scale < 1000 or baseline.unit not in (None, target.unit if target.dimension == "money" else None):
        return
    size = target.value / target.scale
    verb = scan.verbs[place]
    low, high = (size / 5, size) if verb is None or "up" in verb.kinds else (size, size * 5)
    if low <= baseline.value <= high and baseline.value != size:
        baseline.value = round(baseline.value * target.scale, 9)


def _baseline_of_target(scan: Scan) -> Number | None:
    """The baseline that the target is measured from; None when it belongs to a later one:
    「满意度 90 分，好评率 80%（目前 55%）」."""
    values = [place for place, role in enumerate(scan.roles) if role in ("target", "change")]
    if len(values) > 1 and (first := target_of(scan)) in values:
        values = values[values.index(first) :]  # 「优化 20 页，转化率从 8% 到 10%」
    for place, role in enumerate(scan.roles):
        if role == "baseline" and not _belongs_later(scan, place, values):
            return None if _in_other_rhythm(scan, place, values) else scan.numbers[place]
    return None


def _in_other_rhythm(scan: Scan, place: int, values: list[int]) -> bool:
    """「从每月 1 次改为每周 1 次」, "from 2 a year to 1 a month": figures that do not compare."""
    rhythm = _rhythm(scan, place) if values else ""
    return bool(rhythm) and _rhythm(scan, values[0]) not in ("", rhythm)


def _rhythm(scan: Scan, place: int) -> str:
    """For how long the number is, as it is written; empty when it does not say."""
    leads, number = scan.leads[place], scan.numbers[place]
    nearest = next((cue for cue in leads if not cue.kinds <= BOUNDS), None)  # 「每天 ≥ 2 次」
    each = nearest if nearest is not None and "each" in nearest.kinds else scan.cue_after(number)
    if each is None or "each" not in each.kinds:
        return ""
    if each.word == "均":
        return "每" + scan.work[each.start - 1 : each.start]  # 月均 is 每月
    if not each.word.isascii():
        return scan.work[each.start : each.start + 2]  # 每周, 每小(时)
    if each in leads:
        return each.word
    return scan.work[each.start : each.end + 8].split()[:2][-1].rstrip(",.;)")  # "a month", "per month"


def _belongs_later(scan: Scan, place: int, values: list[int]) -> bool:
    """Whether a baseline belongs to another than the first of the targets and changes at `values`."""
    if len(values) < 2 or place < values[0]:
        return False
    numbers, first = scan.numbers, scan.numbers[values[0]]
    before = [value for value in values if value < place]
    pair = place + 1 in values and "to" in scan.kinds_before[place + 1]
    owner = numbers[place + 1] if pair else numbers[before[-1]]
    if restates(scan, first, numbers[place], owner):
        return False
    if numbers[place].value and owner.value == first.value and owner.unit in (first.unit, None):
        return False  # "error rate below 1% (from 2.5% to 1%)"
    if numbers[place].dimension != first.dimension and numbers[place].dimension == owner.dimension == "time":
        return True  # "99.9% uptime (cut downtime from 2 h to 30 min)"
    return owner is not first and numbers[place].unit == owner.unit and (pair or owner.unit != first.unit)


# 「账单不再年年翻倍」, "bills no longer double": nothing doubles
_DENIED = Lazy(
    r"(?:不再?|不会再?|别再?|不要)\s?(?:年年|每年|逐年|又|持续)?\s?$|(?:no longer|not|never|n't)\s$",
    needs="不|别|longer|not|never|n't",
)
_PLAIN = LEVELS | {"from"}


def _is_version(scan: Scan, place: int, number: Number) -> bool:
    """「上线智能推荐 2.0，…」, "ship checkout 2.0": nobody makes two and a half of a thing."""
    if number.dimension or number.scale != 1 or "." not in scan.work[number.start : number.end]:
        return False
    verb = scan.verbs[place]
    if verb is None or verb.kinds & VERBS != DEED or verb.end > number.start or scan.kinds_before[place] & _MARKED:
        return False
    return not words("measure").ends(scan.work[verb.end : number.start].strip())


_OF_VALUE = LEVELS | VERBS | {"by"}
_MARKED = _OF_VALUE | _PLAIN


def _role(scan: Scan, place: int, number: Number, clause: Clause, taken: bool) -> str:
    """The role of one number; `taken` says whether its clause has its target already."""
    kinds, leads = scan.kinds_before[place], scan.leads[place]
    if number.factor:
        return "condition" if _DENIED.search(scan.work, max(0, number.start - 16), number.start) else "change"
    if "weight" in kinds and number.dimension != "weight":  # "body weight below 79 kg" is what is measured
        return "weight"
    if "confidence" in kinds:
        return "confidence"
    nearest = leads[0].kinds if leads else frozenset()
    if "each" in nearest and not nearest & LEVELS:
        bounded = scan.work.endswith("at least every ", 0, number.start)
        if (bounded or not kinds & _PLAIN) and counts_off(scan, number, leads[0]):
            return "period"
        nearest = leads[1].kinds if len(leads) > 1 else frozenset()  # 降至每单 5 元
    return _role_beside(scan, place, number, clause, nearest, taken) or _role_of_value(
        scan, place, number, clause, nearest
    )


def _role_beside(
    scan: Scan, place: int, number: Number, clause: Clause, nearest: frozenset[str], taken: bool
) -> str | None:
    """The role of a number that is neither target nor change, None when it is one; the order decides."""
    leads, alone = scan.leads[place], len(scan.numbers) == 1
    if names_circumstance(scan, place, number, clause) or _is_version(scan, place, number):
        return "condition"
    if said_now(scan, place, number):
        return "baseline"
    if is_article(scan, number, scan.kinds_before[place]):
        return "other"
    if "from" in nearest and taken and is_source(scan, number):
        return "condition"
    if "from" in nearest and is_from_whom(scan, place, number):
        return None
    of_then = number.dimension == "multiple" and len(leads) > 1 and "to" in leads[1].kinds  # 至原来的 1.5 倍
    if ("from" in nearest and "to" not in nearest and not of_then) or (not alone and was_then(scan, place, number)):
        return "baseline"
    if place and (_REPORTED.search(scan.work, clause.start, number.start) or _says_how_far(scan, number)):
        return "condition"
    if belongs_to_measure(scan, place, number, clause, nearest, taken):
        return "condition"
    if not alone and leads_to_next(scan, place, number, clause):
        return "baseline"
    if taken and number.dimension == "time" and _KEPT_WITHIN.fullmatch(scan.work, scan.numbers[0].end, number.start):
        return "condition"
    if taken and not nearest & _OF_VALUE and not _starts_anew(scan, place):
        return "condition"
    return None


def _role_of_value(scan: Scan, place: int, number: Number, clause: Clause, nearest: frozenset[str]) -> str:
    """Target or change, by the markers before the number, else by its verb."""
    kinds, verb = scan.kinds_before[place], scan.verbs[place]
    if verb is not None and NAMED in verb.kinds:
        return "change"
    if (
        place
        and scan.roles[-1] == "baseline"
        and verb in scan.leads[place]
        and points(verb, scan.numbers[place - 1], number)
    ):
        return "target"
    if (sign_of(scan, number) and not kinds & _PLAIN) or compares(scan, number):
        return "change"
    if "by" in kinds and says_by_whom(scan, place):
        return "target"
    if "by" in kinds or (number.dimension == "points" and "to" not in kinds):
        return "change"
    changed = verb.kinds if verb is not None and verb.start >= number.end and verb.kinds & CHANGES else frozenset()
    if changed and (number.dimension == "share" or (number.dimension == "score" and "change_noun" in changed)):
        return "change"  # "20% growth", "10-point rise"
    if nearest & LEVELS:
        return "change" if bounds_change(scan.leads[place]) else "target"
    if verb is None:
        return "target"
    if number.dimension == "multiple" and verb.kinds & BETTERMENTS:
        return "change"
    if clause.kind == "cell" and "baseline" in scan.roles:
        return "target"
    if verb.word.startswith(("mov", "gain")) and scan.work.startswith(" of ", number.end):
        return "target"  # "move 60% of workloads", "gain 5% of new buyers"
    if number.dimension == "share" and verb.end <= number.start and to_part_of(scan.work, verb.end - 1, number.start):
        return "target"
    if verb.kinds & BETTERMENTS and (
        number.dimension == "share" or verb in scan.leads[place] or number.start <= verb.start
    ):
        return "change"
    if number.unit is None and 0 < number.value < 1 and scan.work[number.start].isalpha() and verb.kinds & CHANGES:
        return "change"  # "reduce churn a third"
    by_amount = verb.word in _BY_AMOUNT and number.dimension in ("", "count", "money", "time")
    return "change" if by_amount and verb.end < number.start and scan.cue_after(number) is None else "target"


# 「把 80% 的投诉解决在 24 小时内」: how long each may take
_KEPT_WITHIN = Lazy(r"\s?的[^，,。；;\d]{2,14}(?:解决|控制|压缩|缩短|处理|完成|办结|关闭|送达)(?:在|到|至)\s?")
_BY_AMOUNT = frozenset(["减少", "降低", "缩短", "压缩", "压降", "削减", "节省", "节约", "增加"])  # 减少投诉 50 件


# 「提升到 24%，实际做到 22.5%」: what came of it so far.
_REPORTED = Lazy(r"实际(?:达到?|做到|完成|实现|[升降][至到为]|提升[至到]|降低[至到]|[为是])?\s?$", needs="实际")

# 「…，得分 0.7」, 「… 进度 60%」, "$400K, 40% done": how far it is, as a check-in notes it.
_NOTES = ("进度", "完成度", "得分", "自评", "自评分", "打分", "progress", "score", "grade")
_NOTED = Lazy(r"(?:^|[\s,，;；、|。)）])(?:当前|目前|完成)?(?:进度|完成度|得分|自评分?|打分|progress|score|grade)$")
_DONE = Lazy(r"\s(?:done|complete)\s*(?=$|[,，;；|)）])")


def _says_how_far(scan: Scan, number: Number) -> bool:
    """Whether the number is a note of progress or a grade behind the target."""
    work, before = scan.work, scan.work[max(0, number.start - 20) : number.start].rstrip(" :为=")
    if before.endswith("tracking") and work.endswith((": ", ":"), 0, number.start):
        return True  # "Complete 12 modules. Tracking: 3/12 complete"
    if number.dimension == "share":
        if work.startswith((" done", " complete"), number.end) and before.endswith((",", "-", "–", "—", "|", ";")):
            return bool(_DONE.match(work, number.end))
    elif number.dimension not in ("", "count", "score") or not 0 <= number.value <= 1:
        return False
    return before.endswith(_NOTES) and bool(_NOTED.search(before))


_JOINED = Lazy(r"(?:with|and|且|并|同时|和)\s?(?:an? )?$")
# "…, with net revenue retention of", 「… 且 24 小时解决率」: the name of the share that follows.
_NAMED = Lazy(
    r"\s(?:with|and)\s[a-z][a-z\s\-]{3,40}\s(?:of|at)\s$|\swhile\s[a-z]+ing\s[a-z][a-z\s\-]{2,40}$"
    r"|(?:且|并|同时|和|及|、)[^，,。；;]{2,14}[率比度]\s?$",
    needs="of|at|while|率|比|度",
)
_THINGS = Lazy(
    r"\s[a-z][a-z\s\-/']{2,40}\s(?:and|plus|&)\s(?:an?\s|(?!with)[a-z]{3,}\s(?:of\s|at\s)?)?|\s?[^\W\x00-\u024f][^，,。；;\d]{1,12}(?<![比每])(?:以及|[和及与、])\s?"
)
# 「会员 10 万、日活 2 万」, "NPS 50 and CSAT 90%": behind the word that joins stands the other metric's name.
_METRIC = Lazy(
    r"\s?(?:以及|[和及与、])\s?([^\W\x00-\u024f][^，,。；;、\d]{1,11}?)\s?(?:不[低少高多]于|不超过|达到?|[≥>≤<至到为]=?)?\s?"
    r"|\s(?:and|&|plus)\s([a-z][a-z\s\-]{1,24}?)\s(?:of\s|at\s)?"
    r"|(?:\s[a-z\-]+){1,3}\s(?:and|&|plus|\+)\s(?:an?\s)?([a-z][a-z\s\-]{1,24}?)\s(?:of|at)\s"
)
_MORE = Lazy(r"\s[a-z\-]{3}|\s?[^\W\x00-\u024f]{2}")
_COUNTED = frozenset(["", "count", "money", "share", "score"])


def _starts_anew(scan: Scan, place: int) -> bool:
    """Whether number `place`, which stands behind the clause's first target, is a second target: a share behind "with"
    or 且, or another number of things behind "and" or 和."""
    number, work = scan.numbers[place], scan.work
    if number.dimension == "share" and (
        _JOINED.search(work, max(0, number.start - 8), number.start)
        or _NAMED.search(work, max(0, number.start - 50), number.start)
    ):
        return True
    return _joins_another(scan, place)


def _joins_another(scan: Scan, place: int) -> bool:
    """Whether number `place` counts other things than the target before it, to which a word joins it."""
    if not place or scan.roles[place - 1] not in ("target", "change"):
        return False
    first, number = scan.numbers[place - 1], scan.numbers[place]
    if first.dimension not in _COUNTED or number.dimension not in _COUNTED:
        return False
    gap = scan.work[first.end : number.start]
    if named := _METRIC.fullmatch(gap):
        return number.dimension != first.dimension or lexicon().name_of(named[named.lastindex or 0]) is not None
    if not _THINGS.fullmatch(gap) or ("、" in gap and first.unit == number.unit):
        return False  # 「招聘 3 名前端、2 名后端」
    return number.dimension in ("money", "share") or _is_noun(number) or bool(_MORE.match(scan.work, number.end))


def _is_noun(number: Number) -> bool:
    """Whether the number's unit says what is counted: 300 万订单."""
    return number.unit is not None and len(number.unit) > 1 and not number.unit.isascii()
