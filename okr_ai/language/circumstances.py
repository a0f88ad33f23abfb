"""What tells that a number is no value of the key result: a circumstance, a means, a source, an article."""

from okr_ai.language.adverbs import behind_staff
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BOUNDS, CHANGES, LEVELS, MARKERS, VERBS, Cue
from okr_ai.language.lazy import Lazy
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import Scan

CIRCUMSTANCE = Lazy(r"\s?的?(?:情况|前提|条件|背景|基础)之?[下上]")  # 「在流量下降 10% 的情况下」
_ALL_OF_THEM = Lazy(
    r"\s?[^\s\d，,。；;]{0,4}(?:[均皆](?![价值次单])|都(?=\s?[≥>≤<达不超]))|[^\s\d，,。；;]{0,6}(?:后|(?<!/)(?<!小)(?<!工)时)(?![端台续期置长间效段])",
    needs="均|皆|都|后|时",
)  # 「三项均 ≥ 4.8」, 「用 3 次后评分 ≥ 4」
_TRAIT = Lazy(r"-[a-z]{3,}\s[a-z]")


# Ways of doing things that are called after zero.
_ZERO_NAMED = Lazy(
    r"zero[\s-](?:trust|day|knowledge|touch|shot|copy|party|based|config(?:uration)?|to[\s-]one)(?![a-z])"
)


_IN_A_ROW = ("连续", "连续 ")  # 「连续 6 周，每周跑量超过 30 公里」
_HELD_FOR = ("连续", "连续 ", "持续", "持续 ")  # 「告警压到 3 条以内，连续四周」


def names_circumstance(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """Whether its own words say that the number is no value: an hour, a kind (4-level), 在……的情况下, 三项均 ≥ 4.8."""
    followed = place + 1 < len(scan.numbers)
    if followed and (_is_magnitude(scan, number) or scan.work.endswith(_IN_A_ROW, 0, number.start)):
        return True
    if place and number.dimension == "time" and scan.work.endswith(_HELD_FOR, clause.start, number.start):
        return True
    if number.dimension == "time" and _is_span_of(scan, place, number):
        return True
    if followed and _says_which(scan, place):
        return True
    if not followed and scan.work.endswith(_BEFORE_EACH, 0, number.start) and _of_each(scan, number):
        return True
    if clause.kind == "note" and _says_progress(scan, number, clause):
        return True
    if clause.kind == "note" and not number.value and number.unit is None and scan.work[number.start] in "零无":
        return True  # 「（零依赖）」
    if not number.value and _ZERO_NAMED.match(scan.work, number.start):
        return True
    if number.unit == "次" and _is_cadence(scan, clause):
        return True
    if followed and clause.kind == "main" and _among(scan, place, number, clause):
        return True
    if clause.kind == "main" and scan.work.startswith("在", clause.start) and _says_where(scan, number, clause):
        return True
    if (
        len(scan.numbers) > 1
        and scan.work.endswith(" the ", 0, number.start)
        and _KNOWN_ONES.match(scan.work, number.end)
    ):
        return True
    if number.dimension == "clock" or ("-" in scan.work and _is_trait(scan, number)):
        return True
    if ("下" in scan.work or "上" in scan.work) and CIRCUMSTANCE.match(scan.work, number.end):
        return True
    if not followed:
        return False
    if _is_means(scan, number, clause) or _is_base(scan, place, number, clause) or _opens_window(scan, number, clause):
        return True
    return _marked_next(scan, place, clause) and bool(_ALL_OF_THEM.match(scan.work, number.end))


_FIRST_OF = ("first ", "last ", "next ")
_OF_FIRST = Lazy(r"\s(?:within|in|over|during|after|of)\s(?:their|its|his|her|the|our)\s(?:first|last|next)\s$")
# "for each deal over 50k", "every manager with 3+ reports finishes …"
_OF_EACH = Lazy(
    r"\s(?:for|on|in|of|from)\s(?:each|every|all|any)\s[a-z][a-z\s\-]{1,30}"
    r"\s(?:over|above|under|below|worth|with|(?:more|less|longer|older|larger|smaller)\sthan)\s[$€£]?$"
    r"|^(?P<opening>\W*)(?:each|every|all)\s[a-z][a-z\s\-]{1,30}\swith\s(?:(?:at least|more than|over)\s)?$"
)
_BEFORE_EACH = (*_FIRST_OF, "over ", "above ", "under ", "below ", "worth ", "with ", "than ", "least ", "$", "€", "£")
_SAID_OF_EACH = Lazy(r"(?:\s[a-z\-]+){3}")


def _of_each(scan: Scan, number: Number) -> bool:
    """ "Every starter passes within their first 10 shifts", "for each deal over 50k": of what the key result says what
    goes for every case, and no value."""
    work, start = scan.work, number.start
    if number.dimension in ("", "count", "time") and work.endswith(_FIRST_OF, 0, start):
        return _OF_FIRST.search(work, max(0, start - 30), start) is not None
    if found := _OF_EACH.search(work, max(0, start - 60), start):
        return found["opening"] is None or bool(_SAID_OF_EACH.match(work, number.end))
    return False


_KNOWN_ONES = Lazy(r"\s(?:most|least|best|worst|other|remaining|[a-z]{3,}est)\s[a-z]")  # "the two poorest districts"


# 「每月复盘一次」: how often the figure is looked at
CADENCE = Lazy(
    r"(?:由[^，,；;]{1,10})?每[^，,；;]{1,4}?(?:由[^，,；;]{1,10})?(?:进行|开展|做)?\s*(?:[一两二三123]\s?次)?\s*"
    r"(?:更新|同步|统计|复盘|跟踪|汇报|检查|调研|核对|评审|回顾|盘点|通报)"
    r"(?:数据|结果|指标)?\s*(?:[一两二三123]\s?次)?(?:进[展度]|数据)?\s*[。.]?",
    needs="每",
)


def _is_cadence(scan: Scan, clause: Clause) -> bool:
    """Whether the clause says how often another thing is looked at: a figure or, before it, a deed."""
    if not CADENCE.fullmatch(scan.work, clause.start, clause.end):
        return False
    deeds = any(cue.kinds & VERBS for cue in scan.cues_between(0, clause.start))
    return len(scan.numbers) > 1 or (deeds and "更新" not in scan.work[clause.start : clause.end])


TRIED = ("试点", "试运行", "试行", "试用", "内测", "灰度")


_MOVES = CHANGES | {"keep", "soft"}


def _says_where(scan: Scan, number: Number, clause: Clause) -> bool:
    """「在 20 家门店试点，好评率达到 95%」, 「在 3 个校区，及格率升到 80%」: where, before what is to come of it;
    「在 3 个城市，落地自提服务」 counts them."""
    said = scan.work[clause.start : clause.end].strip()
    if not said.endswith(TRIED) and (
        number.dimension != "count"
        or clause.end - number.end > 10
        or any(cue.kinds & VERBS for cue in scan.cues_between(clause.start, clause.end))
    ):
        return False
    return _comes_behind(scan, clause) or (
        not said.endswith(TRIED) and any(cue.kinds & _MOVES for cue in scan.cues_between(clause.end, len(scan.work)))
    )


def _among(scan: Scan, place: int, number: Number, clause: Clause) -> bool:
    """「40 个试点门店中，好评率 ≥ 90%」, 「40 个门店里有 30 个」: among which ones the next number counts."""
    if number.dimension not in ("", "count") or place + 1 >= len(scan.numbers) or scan.work.isascii():
        return False
    following = scan.numbers[place + 1]
    end = min(clause.end, min([following.start, *(cue.start for cue in scan.leads[place + 1])]))
    marked = of_a_set(scan.work, number.end, end)
    if not marked:
        return False
    alike = following.unit == number.unit is not None and following.start < clause.end
    if scan.leads[place]:
        return alike and not scan.kinds_before[place] & MARKERS
    return (marked == "中" or alike) and not scan.work[clause.start : number.start].strip(" 在前从每")


def of_a_set(work: str, start: int, end: int) -> str:
    """The 中 or 里 by which what stands there names a set (「10 家门店中」, 「10 个客户里有」), else nothing."""
    if "中" not in work and "里" not in work:
        return ""
    last = work[start:end].rstrip().removesuffix("有").rstrip()[-1:]
    return last if last in ("中", "里") else ""


_INSIDE = ("内", "之内", "以内", " 内")


def _opens_window(scan: Scan, number: Number, clause: Clause) -> bool:
    """「会员在入会后 7 天内，下单比例从 30% 提高到 45%」: a clause that says of which time, beside other figures."""
    if number.dimension != "time" or number is scan.numbers[-1] or not scan.work.startswith(_INSIDE, number.end):
        return False
    return clause.end - number.end < 4 and scan.work[clause.start : number.start].rstrip().endswith("后")


_PERSONS = frozenset("人名位")
_MEANT = ("来", "进行", "用于", "作为", "投入", "做", " 来", " 进行", " 用于", " 做")
_COMES_TO = tuple(gap + verb for gap in ("", " ") for verb in ("做到", "做大", "做成", "来到"))  # no use of anything
_USED = Lazy(r"[\s\ue000]*(?:每[月周天年日])?(?:使用|拿出?|用|以|按|将|把)")


BY = Lazy(
    r"[\s\ue000]*(?:通[过過](?![率量人数])|借助|藉助|依靠|依托|凭借|憑藉"
    r"|利用|基于|围绕|针对|面向|按照|根据|by (?=[a-z\-]+ing(?![a-z])))",
    needs="通|助|依|凭|憑|利用|基于|围绕|针对|面向|按照|根据|by ",
)
_PASSES = ("认证", "考试", "验收", "审核", "测评", "测试", "评估", "答辩", "鉴定", "备案", "率")


def _is_means(scan: Scan, number: Number, clause: Clause) -> bool:
    """「拿出工资的 20% 来定投，年化收益不低于 6%」, 「通过新增 3 个仓库，时效降到 2 天」,
    「以 5 人团队完成 3 个县的调查」: what is used, beside what is to come of it."""
    if number is scan.numbers[-1]:
        return False
    if number.unit in _PERSONS and behind_staff(scan.work, clause.start) > number.start:
        return True
    by = clause.kind == "main" and BY.match(scan.work, clause.start, number.start + 1)
    if by and _comes_behind(scan, clause):
        return not scan.work.endswith(_PASSES, clause.start, clause.end)
    if number.dimension != "share" or not scan.work.startswith(_MEANT, number.end):
        return False
    return not scan.work.startswith(_COMES_TO, number.end) and bool(_USED.match(scan.work, clause.start, number.start))


_PROVISO = ("同时", "前提下", "情况下", "基础上", "条件下")


def is_proviso(scan: Scan, clause: Clause) -> bool:
    """「在保证质量的同时」, 「在不增加人手的前提下」: what must hold meanwhile, no deed and no promise of so much."""
    said = scan.work[clause.start : clause.end].strip()
    return said.startswith("在") and said.endswith(_PROVISO)


def _comes_behind(scan: Scan, clause: Clause) -> bool:
    """Whether clauses behind say what is to come of it: not only in a note, or where things stand."""
    return any(
        number.start >= clause.end
        and "from" not in kinds
        and (behind := scan.clause_at(number.start)).kind == "main"
        and not (number.unit == "次" and _is_cadence(scan, behind))
        for number, kinds in zip(scan.numbers, scan.kinds_before, strict=True)
    )


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


_THAN = ("older than ", "younger than ", "longer than ")
_OF_THOSE = Lazy(r"\s?(?:及?以[上下])?的[^\s\d，,。；;]{2}", needs="的")


def _says_which(scan: Scan, place: int) -> bool:
    """ "Backlog older than 30 days at 5", 「超过 90 天的应收账款占比」, 「转接超过一次的占比」: which are counted."""
    number, following = scan.numbers[place], scan.numbers[place + 1]
    if number.dimension != "time" and (number.dimension not in ("", "count") or following.dimension != "share"):
        return False
    if number.dimension == "time" and scan.work.endswith(_THAN, 0, number.start):
        return True
    if scan.kinds_before[place].isdisjoint(BOUNDS) or not _OF_THOSE.match(scan.work, number.end):
        return False
    clause = scan.clause_at(following.start)
    return clause.kind == "cell" or clause is scan.clause_at(number.start)


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
    if number.unit == "分" and "-" in scan.work[number.start : number.end]:
        return _STARRED.match(scan.work, number.end) is not None  # "5-star reviews"
    return number.unit is None and number.value_to is None and bool(_TRAIT.match(scan.work, number.end))


_STARRED = Lazy(
    r"\s(?:[a-z]+\s)?(?:reviews|ratings|hotels|stays|tickets|answers|responses|calls|deliveries|orders|apps)(?![a-z])"
)


def _marked_next(scan: Scan, place: int, clause: Clause) -> bool:
    """Whether the next number stands in the same clause and has a marker of a level."""
    if place + 1 >= len(scan.numbers) or scan.numbers[place + 1].start >= clause.end:
        return False
    return bool(scan.kinds_before[place + 1] & LEVELS)


_EACH_NAMED = frozenset(["每月", "每周", "每天", "每日", "每季度", "每年", "每人", "人均", "每单", "单店"])


def counts_off(scan: Scan, number: Number, each: Cue) -> bool:
    """「每 100 单」, "every two weeks": the number says how many the measure is for; 「每周 420 单」 is a figure."""
    named = each.word in _EACH_NAMED and (number.dimension != "time" or _is_hours_each(scan, number, each))
    if number.dimension in ("share", "points") or scan.work[number.start] in "+-" or each.word.endswith("均"):
        return False  # 「人均产值 +30%」, 「话题日均 15 条」
    return not named and number.start - each.end < 2


def _is_hours_each(scan: Scan, number: Number, each: Cue) -> bool:
    """「每天 8 小时睡眠」, not 「每天 24 小时」: so much time within each."""
    if number.unit not in ("h", "min") or number.value == 24:
        return False
    return not scan.work[each.end : number.start].strip()


def is_source(scan: Scan, number: Number) -> bool:
    """ "Raise $2M from 40 donors": behind a target of another kind stands where it comes from; "by 12% from $2M" says
    where it starts."""
    target = [n for n, role in zip(scan.numbers, scan.roles, strict=False) if role in ("target", "change")][-1]
    kinds = {target.dimension, number.dimension}
    return len(kinds) > 1 and "money" in kinds and target.dimension not in ("share", "points", "multiple")


_BROUGHT = Lazy(
    r"\s(?:[a-z\-]+\s){0,2}(?:customer|user|member|client|guest|visitor|donor|patient|parent|student|teacher|reader|partner"
    r"|supplier|subscriber|employee|colleague|resident|household|school|player|learner|volunteer|participant|respondent"
    r"|developer|seller|buyer|shop|store|team|busines|compan|organi[sz]ation|people|person)"
)


def is_from_whom(scan: Scan, place: int, number: Number) -> bool:
    """ "Collect feedback from 40 customers", "reviews from 200 guests": from whom it comes is what is counted, where no
    other figure stands; "raise referrals from 30 members to 50" says where it starts."""
    leads = scan.leads[place]
    if number is not scan.numbers[-1] or leads[0].word != "from" or {"target", "change"} & set(scan.roles):
        return False
    verb = scan.verbs[place]
    if number.dimension not in ("", "count") or (verb is not None and verb.kinds & CHANGES):
        return False
    before = scan.work[: leads[0].start].rstrip()
    return before[-1:].isalpha() and _BROUGHT.match(scan.work, number.end) is not None


_FROM_RHYTHM, _TO_RHYTHM = frozenset({"from", "each"}), frozenset({"to", "each"})
_ARTICLE = Lazy(r"一[个笔项种套份家名位次场篇条件款座门本部台支间批]")
_EACH_TIME = Lazy(
    r"每(?:[两双三四2-9]\s?)?个?[周月天日年季]|[两双]周(?=一次)|(?<![a-z])(?:(?:an?|per|each|every)\s(?:day|week|month|quarter|sprint)|daily|weekly|monthly)(?![a-z])"
)


def is_article(scan: Scan, number: Number, kinds: frozenset[str]) -> bool:
    """「找到一个爱好」, "one of": an article, no number, unless a bound or a rhythm (每周一份) says how many."""
    if kinds & BOUNDS or kinds >= _FROM_RHYTHM or kinds >= _TO_RHYTHM:
        return False  # 「从每周一次改为每天一次」
    work, start = scan.work, number.start
    if not number.bare:
        if work[start] != "一" or not _ARTICLE.match(work, start) or (number.dimension == "time" and "to" in kinds):
            return False  # 「缩短到一个半月」
    elif not number.value or kinds & MARKERS or (number.value not in (1.0, 0.5) and work[start].isascii()):
        return False
    others = sum("weight" not in kinds for kinds in scan.kinds_before) > 1  # "one a week [weight 30%]" stands alone
    return others or work.startswith(" of ", number.end) or not _EACH_TIME.search(work)
