"""Whether a key result holds one target or several."""

from itertools import pairwise

from okr_ai.language.changes import restates
from okr_ai.language.cues import BOUNDS, CHANGES, VERBS, WAYS, Cue
from okr_ai.language.judge import is_activity_named
from okr_ai.language.judge_deeds import AGAIN, ATTENDANCE, two_deeds
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import DATE, FEW, Scan


def compound(scan: Scan) -> bool:
    """Whether there are two or more independent targets (a means clause or a restated figure is none)."""
    targets = [number for number, role in zip(scan.numbers, scan.roles, strict=True) if role in ("target", "change")]
    if len(targets) > 1 and " no " in scan.work:
        targets = _without_floors(scan, targets)
    if (
        len(targets) > 1
        and not _adds_up(scan, targets[0])
        and any(_independent(scan, a, b) for a, b in pairwise(targets))
    ):
        return True
    if not targets and _two_missing(scan):
        return True
    if "分别" in scan.work and any(_beside(scan, a, b) for a, b in pairwise(scan.numbers[:FEW])):
        return True
    return two_deeds(scan, targets) or (_may_state(scan, targets) and _two_statements(scan, targets))


def _may_state(scan: Scan, targets: list[Number]) -> bool:
    """Whether marks or an "and" stand between words that may be two statements."""
    work = scan.work
    return ";" in work or ". " in work or " and " in work or (not targets and "，" in work)


def _two_statements(scan: Scan, targets: list[Number]) -> bool:
    from okr_ai.language.judge_statements import two_statements  # few key results may hold any

    return two_statements(scan, targets)


def _adds_up(scan: Scan, first: Number) -> bool:
    """ "Hire 5 people: 3 engineers, 2 testers", 「招 5 人：前端 3 人、测试 2 人」: the parts of the first figure."""
    parts = [number for number in scan.numbers if number.start > first.start]
    if len(parts) < 2 or any(part.dimension not in (first.dimension, "") for part in parts):
        return False
    apart = scan.work[first.end : parts[0].start]
    return (":" in apart or "(" in apart) and sum(part.value for part in parts) == first.value


def _without_floors(scan: Scan, targets: list[Number]) -> list[Number]:
    """The targets but for how far parts may lie from the figure: "CSAT at 92%, with no shop below 85%"."""
    floors = [found for number in scan.numbers[1:FEW] if (found := _FLOOR.match(scan.work, number.start))]
    return [number for number in targets if not any(found.start() <= number.start < found.end() for found in floors)]


_FLOOR = Lazy(
    r"no\s(?!more|less|fewer|later)(?:[a-z\-]+\s){1,3}"
    r"(?:below|under|above|over|worse than|(?:less|more|lower|higher) than)\s[$€£]?\d"
)


_OF_LEVEL = frozenset({"to", "reach"})
_COMING_TO = (
    "reaching",
    "achieving",
    "generating",
    "attracting",
    "winning",
    "serving",
)  # "run 10 clinics, reaching 500"
_MARKS = frozenset({"to", "by", "from", "ge", "le", "gt", "lt", "cause", "basis"})
# Figures of one sentence are two targets only where a word joins them ("launch 3 features to 1M users" is one).
_JOINED = Lazy(
    r"(?<![a-z])(?:and|with|while|plus|also)(?![a-z])|\s/\s|[并且和与及+&、;；]|同时|达|[^\W\x00-\u024f]\s*\S*$"
)
_LINKS = Lazy(
    r"[\s\ue000\ue001并且和与同时,，、;；:的了将即也为及其中或|+&\-*]|相当于|总计|合计|and|while|with|also|then"
    r"|by|per month|the|i\.?e\.?|equivalent|equal to|or"
)


def _beside(scan: Scan, first: Number, second: Number) -> bool:
    """「好评率和复购率分别达到 96% 和 30%」."""
    between = scan.work[first.end : second.start].strip(" 以上下内")
    respective = scan.work.rfind("分别", 0, first.start) >= max(first.start - 8, 0)
    return respective and between in ("和", "与", "及", "、", "，", ",") and first.dimension == second.dimension


_LEADING = WAYS | _MARKS | {"reach"}


def _two_missing(scan: Scan) -> bool:
    """「营收超过 X 万，占比提升至 Y%」: numbers that are still missing in two clauses, each with words of its own."""
    named: set[int] = set()
    for start, _ in scan.placeholders[:FEW]:
        clause = scan.clause_at(start)
        words = scan.work[clause.start : start]
        for cue in scan.cues_between(clause.start, start):
            words = words.replace(cue.word, "") if cue.kinds & _LEADING and "nounlike" not in cue.kinds else words
        if clause.kind == "main" and len(_LINKS.sub("", words)) >= 2 and not AGAIN.match(scan.work, clause.start):
            named.add(clause.start)
    return len(named) > 1


_RATED = Lazy(
    r"\s*(?:avg\.?|average|mean|median)\s(?:feedback\s|audience\s)?(?:score|rating|grade)s?(?![a-z])"
    r"|\s*平均(?:评分|得分|打分)"
)
_FROM_OTHERS = Lazy(r"(?:collect|receiv|gather|gain|earn)(?:ed|s|ing)?(?![a-z])|收到|收集|获得")
# 「其中授权 2 项」, "of which …", 「每次不少于 5 公里」: a part or a trait of what the target counts.
_PART_OF = Lazy(
    r"\s*(?:其中|包括|包含|含|(?:累计|总?共|全[年季月程])(?=\s?\d)|每[次场篇条个份本期台人家位]|单[次场篇条人]"
    r"|人均(?![^\d，,。；;]{2,8}[从由])|均|of whom|of which|including|incl\.|each"
    r"|towards?\s|总[数量计]|[合共]计|every one|at \d)"
)
_BY_WHOM = frozenset(["by", "with", "in", "through"])
_IN_A_ROW_BEHIND = (" in a row", " running", " straight", " consecutive")
_IN_A_ROW = (" consecutive ", " straight ", " successive ", " in a row ")


# "Sign 5 clients with 1,000+ seats", "win 4 accounts with over $1M in spend": which ones count.
_WITH_PEOPLE = Lazy(
    r"\s(?:[a-z]+\s)?(?:users|people|participants|attendees|customers|clients|patients|students|learners|guests|members"
    r"|respondents|testers|volunteers|employees|staff|colleagues)(?![a-z])"
)
_WITH_TRAIT = Lazy(r"\swith\s(?:(?:at least|over|more than|a minimum of|up to)\s|[<>≥≤]=?\s?)?$")
_OF_CUSTOMER = Lazy(
    r"\s(?:employees|staff|people|seats|licen[cs]es|stores|shops|locations|sites|beds|students|arr|acv|mrr|tcv"
    r"|in (?:[a-z]+ )?(?:spend|revenue|sales|arr|budget|assets|funding))(?![a-z])"
)

_EACH = Lazy(
    r"\s[a-z][a-z\s\-]*\s(?:each|apiece|per\s(?!day|week|month|quarter|year)[a-z]+)(?![a-z])", needs="each|apiece|per"
)
_AND = Lazy(r"\s(?:and|&)\s")
# "3 books, 9 in total", "6 clinics, 2 of them in the north", "12 apprentices, 50% women": the first figure's
# sum or part.
_OF_FIRST = Lazy(
    r"\s(?:in (?:total|all)|altogether|of (?:them|those|these|which))(?![a-z])"
    r"|\s(?:women|men|female|male|girls|boys|remote|internal|external|local)\s*(?:$|[,.;)])",
    needs="total|all|alto|them|those|these|which|men|male|girls|boys|remote|ternal|local",
)

_IN_ALL = Lazy(r"\s([a-z]{3,})s\s(?:in (?:total|all)|altogether)(?![a-z])", needs="total|all|alto")


def _is_their_sum(scan: Scan, first: Number, second: Number) -> bool:
    """ "Run 3x a week, 30 runs in all": the same deed, counted to the end."""
    named = _IN_ALL.match(scan.work, second.end)
    return named is not None and scan.work.find(named[1], 0, second.start) >= 0 and first.dimension != "money"


# 「好评率 92%，任一门店不低于 85%」: how far its parts may lie from the figure.
_BOUNDED = ("于", "超过", "于 ", "超过 ")
_OF_PARTS = Lazy(
    r"(?:任[何一]|单[个一]|各[^，,。；;]{1,8}均|最[低差高])[^，,。；;]{0,8}(?:不[低少高多]于|不超过)\s?$",
    needs="任|单|各|最",
)


_NEXT_STAGE = Lazy(
    rf"[^\d,，;；、{DATE}]*{DATE}+[\s*]*(?:[,，;；、]|and|then)*\s*(?:then\s|再|提升?[至到]|达到?|to\s|reach\s|hit\s)?",
    needs=DATE,
)
_ALL_THEN = Lazy(
    rf"\s?(?:of (?:them|all)\s)?(?:(?:by|in|at|on|until|before)\s)?{DATE}+\s*(?:$|[,，.。;；])", needs=DATE
)


def _of_its_own(scan: Scan, second: Number, leads: list[Cue]) -> bool:
    """ "…, ≥ 60% of drivers on the app": a bounded share of other things."""
    return leads[0].kinds <= BOUNDS and scan.work.startswith(" of ", second.end)


# 「100% 核验，0 遗漏」, "100% … cited, zero unsupported claims": nothing left over says 100% once more
_NONE_LEFT = Lazy(
    r"(?:zero|0|no|none)\s(?:exceptions?|gaps?|left|un(?!i)[a-z]+|missing|missed|omissions?|misses)(?![a-z])"
    r"|(?:零|0\s?|无)(?:个|例|项|条|次|起)?(?:遗漏|漏|未|例外|缺失|死角|盲区|缺口)"
)


_ADDED = Lazy(r"\s?(?:and|also|plus)\s|[并且]|同时|以及")
_CLOSED = Lazy(r"\s*(?:$|[，,。;；])")


# 「前 3 个月完成电子化 60%，全年完成 100%」
_FIRST_MONTHS = Lazy(r"(?:^|[\s，,。；;:])前[\d一二三四五六七八九两]{1,2}\s?个?(?:月|周|季度)(?!平均|均)", needs="前")
_YEAR_BEHIND = Lazy(rf"\s?[，,；;]\s?{DATE}+(?:完成|达到?|实现|做到|累计|再|提升[至到]?|\s)*", needs=DATE)


def _by_stages(scan: Scan, first: Number, second: Number) -> bool:
    """ "75% of stores by week 8 and 100% by week 13", 「Q1 完成 50%，Q2 完成 100%」: one target in stages."""
    if not scan.dates or first.dimension != second.dimension or first.unit != second.unit:
        return False
    if "前" in scan.work and _YEAR_BEHIND.fullmatch(scan.work, first.end, second.start):
        return _FIRST_MONTHS.search(scan.work, 0, first.start) is not None
    if _NEXT_STAGE.fullmatch(scan.work, first.end, second.start):
        return bool(_ALL_THEN.match(scan.work, second.end))
    _, dated, same = scan.work[: first.start].rpartition(DATE)
    apart, again, said = scan.work[first.end : second.start].rpartition(DATE)
    if not dated or not again or apart.strip(DATE + "，,;；、 ") or not _CLOSED.match(scan.work, second.end):
        return False
    return same.strip().endswith(said.strip())


# What a result may cost at most, what must be left of it at least.
_COST = Lazy(
    r"[^\d，,。；;]{0,8}(?:成本|费用(?!户)|费率|cac|cpa|cpl)[^\d，,。；;]{0,6}\s?[≤<]?=?\s?"
    r"|(?:at an? |with )?[a-z\s\-]{0,24}(?:cost(?:s|\sper\s[a-z\s]{2,20})?|cac|cpa|cpl)\s[a-z\s]{0,24}[≤<]?=?\s?[$€£]?",
    needs="成本|费用|费率|cost|cac|cpa|cpl",
)
_MARGIN = Lazy(
    r"[^\d，,。；;]{0,6}(?:毛利|毛利率|净利率|利润率)[^\d，,。；;]{0,5}\s?[≥>]?=?\s?"
    r"|(?:at an? |with )?[a-z\s]{0,16}margins?\s[a-z\s]{0,24}[≥>]?=?\s?",
    needs="毛利|利率|利润率|margin",
)
_ABOVE = frozenset({"ge", "gt"})
_BELOW = frozenset({"le", "lt"})


def _is_its_price(scan: Scan, first: Number, second: Number) -> bool:
    """「新增客户 100 家，单客成本不超过 12 元」, "$2M in bookings, gross margin at least 45%": what the first may cost,
    or must leave, is no target of its own."""
    if first.dimension not in ("", "count", "money") or scan.kinds_before[scan.numbers.index(first)] & _BELOW:
        return False
    clause = scan.clause_at(second.start)
    if clause is scan.clause_at(first.start):
        return False
    bounds = scan.kinds_before[scan.numbers.index(second)] | {
        kind for cue in scan.cues_between(second.end, clause.end) for kind in cue.kinds
    }
    if second.dimension in ("", "money") and bounds & (_BELOW | {"post_le"}):
        return not _COST.search(scan.work, 0, first.start) and bool(_COST.match(scan.work, clause.start, second.start))
    return (
        second.dimension == "share"
        and bool(bounds & (_ABOVE | {"post_ge"}))
        and bool(_MARGIN.match(scan.work, clause.start, second.start))
    )


def _is_its_size(scan: Scan, first: Number, second: Number) -> bool:
    """How long each must be: 「完成 12 次演讲，演讲时长不少于 20 分钟」, "20 essays, essays of at least 800 words"."""
    clause, other = scan.clause_at(second.start), scan.clause_at(first.start)
    if second.dimension == "money" and first.dimension == "count" and clause is not other:
        return scan.work.startswith(_FUNDED, clause.start)  # 「申请 1 项课题，经费不少于 3 万元」
    sized = second.unit in _SIZES or scan.work.startswith(_OF_SIZE, second.end)
    if not sized or clause is other or first.dimension not in ("", "count"):
        return False
    if not scan.kinds_before[scan.numbers.index(second)] & _ABOVE:
        return False
    said = scan.work[clause.start : second.start].strip()
    name = said.split(" ", 1)[0] if said[:1].isascii() else said[:2]
    return len(name) > 1 and name in scan.work[other.start : other.end]


_FUNDED = ("经费", "资助", "单笔", "单项", "单个", "每笔", "每项", "每个", "每单")
_SIZES = frozenset(("字", "词", "页", "min", "s"))
_OF_SIZE = (" words", " pages", " slides")


_OTHER_SHARE = Lazy(r"\s[a-z\-]+(?:,|,?\sand|\s/|\sto)\s$")


def _is_the_rest(scan: Scan, first: Number, second: Number) -> bool:
    """ "A mix of 75% organic, 25% paid": two shares that make up the whole are one target."""
    if first.dimension != "share" or second.dimension != "share" or first.value + second.value != 100:
        return False
    return _OTHER_SHARE.fullmatch(scan.work, first.end, second.start) is not None


def _belongs_to_first(scan: Scan, first: Number, second: Number) -> bool:
    """Whether the second figure is the first said again, the rest of it, a part, a stage, a bound on parts or a choice
    of it, or stands in a clause of means."""
    if _is_the_rest(scan, first, second):
        return True
    if scan.baseline is not None and (
        restates(scan, first, scan.baseline, second) or restates(scan, second, scan.baseline, first)
    ):
        return True
    clause, other = scan.clause_at(second.start), scan.clause_at(first.start)
    if (clause.kind != "main" and clause is not other) or _is_its_size(scan, first, second):
        return True
    if (
        second.dimension == "share"
        and first.dimension in ("", "count")
        and scan.work.startswith(ATTENDANCE, clause.start)
    ):
        return True  # 「读书会 4 次，参与率 90% 以上」: how many come to it
    if clause is not other and first.dimension in ("", "count") and _RATED.match(scan.work, clause.start):
        said = scan.work[other.start : other.end]  # "12 talks given, avg. score ≥ 4.5", no "10k reviews received, …"
        return is_activity_named(said) and not _FROM_OTHERS.search(said)
    if clause is other and scan.work.startswith("以", clause.start) and first.start - clause.start < 5:
        return True  # 「以 99% 的准确率完成 5000 条标注」: how well it is done
    if _PART_OF.match(scan.work, clause.start):
        # 「培训 200 人，人均 16 学时」, and no 「培训覆盖率 100%，人均 16 学时」
        return first.dimension != "share" or second.dimension == "share" or "人均" not in scan.work[clause.start :][:4]
    if clause is not other and AGAIN.match(scan.work, clause.start, second.start):
        return True
    if (
        not second.value
        and first.value == 100
        and first.dimension == "share"
        and _NONE_LEFT.match(scan.work, second.start)
    ):
        return True
    if clause is other and "或" in scan.work[first.end : second.start] and not scan.work.startswith("或", first.end):
        return True  # 「选修 2 门课程或读完 1 本书」
    if (
        _OF_FIRST.match(scan.work, second.end)
        or _is_their_sum(scan, first, second)
        or _by_stages(scan, first, second)
        or _is_its_price(scan, first, second)
    ):
        return True
    bounded = scan.work.endswith(_BOUNDED, 0, second.start)
    return bounded and _OF_PARTS.search(scan.work, first.end, second.start) is not None


def _independent(scan: Scan, first: Number, second: Number) -> bool:
    """Whether the second figure is a target of its own, by words between it and the first or behind it."""
    if _belongs_to_first(scan, first, second) or _says_of_which(scan, first, second):
        return False
    clause, other = scan.clause_at(second.start), scan.clause_at(first.start)
    if clause is not other and first.dimension == second.dimension == "count" and first.unit != second.unit:
        return True
    start = max(first.end, clause.start)
    if clause.head == other.head and second.dimension != "share" and not _JOINED.search(scan.work, start, second.start):
        return False
    own, at = "", start
    for cue in scan.cues_between(start, second.start):
        if cue.kinds & (VERBS - {"deliver"}) or cue.kinds & _MARKS:
            own, at = own + scan.work[at : cue.start], cue.end
    own += scan.work[at : second.start]
    return len(_LINKS.sub("", own)) >= 2 or _named_behind(scan, first, second, alone=not own.strip())


def _says_of_which(scan: Scan, first: Number, second: Number) -> bool:
    """Whether the second figure says of which ones the first speaks, by whom, or how often in a row."""
    clause, other = scan.clause_at(second.start), scan.clause_at(first.start)
    if clause is not other:
        if scan.work.startswith(_IN_A_ROW_BEHIND, second.end):
            return True  # "train 3x a week, 12 weeks in a row"
        said = scan.work[clause.start : second.start].split(None, 2)
        return (
            len(said) > 1 and said[1] in _BY_WHOM and said[0].endswith("ed")
        )  # "3 reasons, confirmed by 10 interviews"
    gap = scan.work[first.end : second.start]
    if " with " not in gap:
        return second.dimension == "share" and first is scan.numbers[0] and _is_theirs(scan, first, second, gap)
    if " and " not in gap and any(word in gap for word in _IN_A_ROW):
        return True  # "4 quiet weeks in a row with a backlog below 10"
    behind = (pattern.match(scan.work, second.end) for pattern in (_OF_CUSTOMER, _EACH, _WITH_PEOPLE))
    return any(behind) and _WITH_TRAIT.search(gap) is not None


# "3 clients have over 50% of their orders online", "9 in 10 pupils attend 95% of lessons": what each of them does
_THEIRS = Lazy(
    r"\s(?:[a-z\-]+\s){1,4}(?:(?:have|has|hold|keep|use|attend|spend|score|pay|complete|finish|pass|meet|reach|hit|cover|run)\s"
    r"(?:(?:at least|over|more than|above|under|below|less than)\s|[<>≥≤]=?\s?)?)"
)
_OPENING = Lazy(r"\W*(?:(?:at least|over|more than|all)\s|[>≥]=?\s?)?")


def _is_theirs(scan: Scan, first: Number, second: Number, gap: str) -> bool:
    """Whether the first figure counts who does something, at the head, and the share says how much of it each does."""
    if not _THEIRS.fullmatch(gap) or not _OPENING.fullmatch(scan.work, 0, first.start):
        return False
    return second.value != 100 and scan.work.startswith(" of ", second.end)


def _named_behind(scan: Scan, first: Number, second: Number, *, alone: bool) -> bool:
    """Whether words behind the second figure, or the verb that leads to it, make it a target beside the first; `alone`
    when nothing stands between the two."""
    clause, other = scan.clause_at(second.start), scan.clause_at(first.start)
    named = len(_LINKS.sub("", scan.work[second.end : clause.end])) >= 2
    leads = scan.leads[place := scan.numbers.index(second)]
    if second.factor and clause is other and _AND.fullmatch(scan.work, first.end, second.start):
        return len(scan.work[second.end : clause.end].strip()) >= 2  # "cut time in half and double activation"
    if (
        clause is not other
        and leads
        and ((leads[0].kinds & CHANGES and not leads[0].kinds & _OF_LEVEL) or leads[0].word.startswith(_COMING_TO))
    ):
        counted = second.dimension in ("", "count") or (second.dimension == "score" != first.dimension)
        return counted and named
    verb = scan.verbs[place]
    listed = first.unit is not None and scan.work.startswith("、", first.end)
    if (
        verb in leads
        and "nounlike" in verb.kinds
        and second.dimension != first.dimension
        and (listed or clause is not other)
    ):
        return True  # 「新增客户 30 家，回款 500 万元」, 「新签 12 家、回款 500 万」
    if verb in leads and (clause is other or _ADDED.match(scan.work, clause.start)):
        return named
    if clause is not other and alone and (not leads or _of_its_own(scan, second, leads)):
        return named
    with_it = scan.work[max(first.end, clause.start) : second.start].strip() in ("with", "with a", "且", "并")
    return second.dimension == "share" and clause.head == other.head and with_it
