"""The verb that says what happens to a number."""

from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BOUNDS, CHANGES, DEED, LEVELS, MARKERS, VERBS, WAYS, Cue, cues_in
from okr_ai.language.judge import are_others, words
from okr_ai.language.judge_work import PER_PERSON
from okr_ai.language.lazy import Lazy
from okr_ai.language.metric_starts import opens_with_means
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import DATE, Scan
from okr_ai.language.unknown_deeds import unknown_deed
from okr_ai.language.words_behind import WITH_ALL

_NO_COUNT = frozenset({"share", "time", "money", "points", "ratio", "size", "speed"})
_ALL_DONE = Lazy(r"完成|上线|交付|发布|落地|通过|complete|finish|launch|deliver|ship|release|implement|roll")


_HIRING = frozenset(["hire", "recruit"])  # "hire and onboard 2 nurses", "hire and ramp 6 sellers"
_NAMING = frozenset({"deliver", "nounlike"})
_NAMING_LEVEL = frozenset({"nounlike", "to"})
_PLACED = frozenset({"to", "from", "by"})


def ruling_verb(scan: Scan, place: int, number: Number, clause: Clause) -> Cue | None:
    """The verb that says what happens to the number: straight before it, else the clause's last, else straight
    behind."""
    leads = scan.leads[place]
    chain = [cue for cue in leads if cue.kinds & VERBS and cue.start >= clause.head] if leads else []
    earlier = [cue for cue in scan.cues_between(clause.head, number.start) if cue.kinds & VERBS]
    if earlier and len(scan.clauses) > 1:
        earlier = [cue for cue in earlier if scan.clause_at(cue.start).kind == clause.kind]
    if chain and (changes := [cue for cue in chain if cue.kinds & WAYS]):
        first = earlier[0] if earlier else changes[0]
        hired = first is not changes[0] and not scan.kinds_before[place] & MARKERS and first.word in _HIRING
        return first if hired and scan.work[first.end : changes[0].start] == " and " else changes[0]
    if len(earlier) > 1 and earlier[0].kinds & CHANGES and (number.factor or scan.kinds_before[place] & MARKERS):
        earlier = [cue for cue in earlier if cue in chain or not _is_named_infinitive(scan, cue)]
    if noun := _change_of(scan, number, clause) or _change_named(scan, place, number, clause):
        return noun
    if chain and _names_only(scan, chain[0], place, number, clause):
        earlier = [cue for cue in earlier if cue is not chain[0]]
        if chain[0].start == clause.start:
            scan.leads[place].remove(chain[0])
        chain = chain[1:]
    if chain and earlier and earlier[0] not in chain and _is_done(scan, earlier[0], chain[0], number, clause):
        scan.leads[place].remove(chain[0])
        chain[0].kinds -= VERBS
        return earlier[0]
    if chain:
        return _straight_before(chain, earlier)
    if further := _further_before(scan, earlier, place, number, clause):
        return further
    if clause.kind != "main":
        return _verb_of_row(scan, clause)
    return _straight_behind(scan, number, clause) or unknown_deed(scan, place, number, clause)


def _is_named_infinitive(scan: Scan, cue: Cue) -> bool:
    """ "Cut the days it takes to hire a nurse to 30": of what changes the infinitive says which, it is no deed."""
    if cue.kinds & WAYS or not scan.work.endswith(" to ", 0, cue.start):
        return False
    cue.kinds -= VERBS
    return True


def _straight_before(chain: list[Cue], earlier: list[Cue]) -> Cue:
    """Of the verbs that lead to the number, none of a change, and those before it in the clause."""
    if len(chain) > 1 and "reach" in chain[0].kinds and not chain[0].kinds & _NAMING_LEVEL:
        return chain[0]  # 「推广获取 10 万用户」
    if chain[0].word == "onboard" and earlier[0].word in _HIRING:
        return earlier[0]  # "hire and onboard 2 nurses"
    heads = [cue for cue in earlier if cue.kinds & WAYS and "nounlike" not in cue.kinds]
    plain = [cue for cue in chain if "nounlike" not in cue.kinds] or chain  # 「累计完成」 is done
    return heads[-1] if heads and "reach" in chain[0].kinds else plain[-1]


_DOING = Lazy(r"(?:完成|开展|举办|举行|召开|组织|参加|进行|实施|启动|推动|推进)[^并且和后再及、]*$")


_RHYTHM = " 每双月周天日季度年" + DATE


def _is_done(scan: Scan, deed: Cue, noun: Cue, number: Number, clause: Clause) -> bool:
    """「开展消防演练 2 次」: 演练 is what is done; 「完成选题后发布 3 篇文章」 says two deeds."""
    if deed is noun or noun.kinds & VERBS != DEED or noun.word.isascii():
        return False
    if scan.work[number.end : clause.end].strip() or not _DOING.match(scan.work, deed.start, noun.start):
        return False
    return not scan.work[clause.start : deed.start].strip(_RHYTHM)


_PROJECTS = ("项目", "活动", "计划", "行动", "课题", "专项", "提案", "措施")


def _further_before(scan: Scan, earlier: list[Cue], place: int, number: Number, clause: Clause) -> Cue | None:
    """The last verb of the clause before the number that is no part of a noun."""
    if len(earlier) > 1 and "by" in scan.kinds_before[place] and earlier[0].word.isascii():
        earlier = [cue for cue in earlier if cue.kinds & CHANGES] or earlier  # "cut calls held over 9 minutes by 25%"
    for cue in reversed(earlier):
        if scan.work.startswith(("后", "之后"), cue.end) and cue.kinds == DEED:
            continue  # 「上线后的严重缺陷少于 3 个」
        named = cue.kinds & CHANGES and scan.work.startswith(_PROJECTS, cue.end)
        if named and cue is not earlier[0] and "deliver" in earlier[0].kinds:
            continue  # 「开展质量改善项目 12 个」
        if "means" in cue.kinds and opens_with_means(scan, cue.start):
            continue  # 「通过优化选品日活不低于 5 万」
        if "的" in scan.work and _says_whose(scan, cue, place, clause):
            continue
        if not cue.kinds & _NAMING or "keep" in cue.kinds or (cue.kinds & CHANGES and cue.word.isascii()):
            return cue
        if _changes_object(scan, cue, place, number, clause) or _rules_as_deed(scan, cue, place, number, clause):
            return cue
    return None


_WHOSE = Lazy(
    r"[^\s\d，,。；;的]{1,10}的[^\s\d，,。；;的]{0,8}(?:率|度|分|时长|时间|耗时|成本|占比|比例|误差|延迟|周期)\s?$",
    needs="的",
)


def _says_whose(scan: Scan, cue: Cue, place: int, clause: Clause) -> bool:
    """「机器人处理咨询的满意度 ≥ 90%」: whose measure it is, no deed."""
    leads = scan.leads[place]
    if not leads or leads[-1].kinds.isdisjoint(BOUNDS) or not scan.work[clause.start : cue.start].strip():
        return False
    return cue.kinds.isdisjoint(WAYS) and bool(_WHOSE.fullmatch(scan.work, cue.end, leads[-1].start))


BEHIND_OBJECT = frozenset({"deliver", "behind object"})
_PREPOSITION = Lazy(
    r"\s*[^\W\x00-\u024f]{0,8}?(?:[在对与和跟向给]|面向|针对|联合)[^\s\d，,。；;]{0,6}\s?$",
    needs="在|对|与|和|跟|向|给|联合",
)


def _deed_behind_object(scan: Scan, number: Number, clause: Clause) -> Cue | None:
    """「在三个新国家发布产品」, 「对 10% 的客户进行访谈」: the deed behind a noun that a preposition leads."""
    if number.dimension not in ("count", "share") or number.unit is None or not number.value:
        return None
    if number is not scan.numbers[-1] or not _PREPOSITION.match(scan.work, clause.start, number.start):
        return None
    for cue in cues_in(scan.work[number.end : clause.end]):
        if cue.start and cue.kinds & VERBS == DEED:
            return Cue(number.end + cue.start, number.end + cue.end, cue.word, BEHIND_OBJECT)
    return None


_TRANSITIVE = frozenset(["增长", "提速", "加速", "优化", "加强", "强化", "改进", "降本"])
_MEASURED = ("率", "占比", "比例", "度", "项")


def _changes_object(scan: Scan, cue: Cue, place: int, number: Number, clause: Clause) -> bool:
    """「增长 DAU 20%」, 「优化成本到 80 元」: a word that can name a thing (增长, 优化) heads the clause, its object
    and a share or the level to reach follow."""
    if cue.word not in _TRANSITIVE or scan.work[clause.start : cue.start].strip():
        return False
    leads = scan.leads[place]
    to_level = bool(leads) and "to" in leads[-1].kinds
    if number.dimension != "share" and not to_level:
        return False
    end = leads[-1].start if to_level else number.start
    between = scan.work[cue.end : end].strip()
    return len(between) > 1 and not between.endswith(_MEASURED) and not scan.cues_between(cue.end, end)


def _straight_behind(scan: Scan, number: Number, clause: Clause) -> Cue | None:
    """The verb behind a number that opens its clause, or a change straight behind any."""
    behind = scan.cue_after(number)
    if behind and behind.kinds & CHANGES and behind.end <= clause.end:
        return behind
    if scan.work[clause.start : number.start].strip():
        return _deed_behind_object(scan, number, clause) or _done_with_all(scan, number, clause)
    if number.dimension == "share":
        if scan.work.startswith(" of ", number.end):
            return None  # "70% of members report pain reduction"
        return next((cue for cue in scan.cues_between(number.end, number.end + 40) if "change_noun" in cue.kinds), None)
    if number.value and number.dimension in ("", "count"):
        deeds = (cue for cue in scan.cues_between(number.end, clause.end) if "deliver" in cue.kinds)
        deed = next((cue for cue in deeds if not _describes(scan, number, cue)), None)
        if deed is not None and deed.start == number.end + 1 and deed.word[-1] in "sf":
            deed = next(deeds, None if deed.word in _STAFF else deed)  # "10 trademarks registered", "12 staff trained"
        others = deed is not None and (are_others(scan, number, deed.start) or _is_used(scan, number, deed))
        return None if others else deed
    return None


def _done_with_all(scan: Scan, number: Number, clause: Clause) -> Cue | None:
    """「老系统 14 个模块全部迁完」: the deed that closes the clause; not what customers do."""
    if number.dimension != "count" or scan.work.isascii() or scan.kinds_before[scan.numbers.index(number)]:
        return None
    for cue in scan.cues_between(number.end, clause.end):
        if "deliver" not in cue.kinds or len(scan.work[cue.end : clause.end].strip()) > 3:
            continue
        told = cue.word.endswith("完") or cue.word == "完成" or WITH_ALL.search(scan.work, clause.start, cue.start)
        return cue if told and not words("people").is_in(scan.work[clause.start : clause.end]) else None
    return None


_STAFF = frozenset(["partners", "staff", "volunteers", "coaches", "leads", "sponsors", "mentors"])
_USERS = Lazy(
    r"(?:customer|user|member|client|team|partner|school|buyer|donor|student|pupil|learner|patient|household"
    r"|subscriber|shopper|merchant|seller|supplier|vendor|resident|citizen|farmer|driver|tenant|participant|volunteer|player"
    r"|business|retailer|organi[sz]ation|reader|guest|parent|teacher|developer)e?s\s$"
    r"|(?:famil|compan)ies\s$|(?<![a-z])people\s$"
)
_USING = Lazy(
    r"(?:adopt|us|try|complet|finish|attend|read|start|shar|join|post|writ|renew|giv|donat|pay|contribut|recommend|refer"
    r"|order|book|buy|report|send|host|offer|publish|run)(?:e|ning|ing)?|(?:enrol|regist)[a-z]*ed|joined|activated"
)


def _is_used(scan: Scan, number: Number, deed: Cue) -> bool:
    """ "10 partner schools adopt the menu": what others do with it is no deed of one's own."""
    return bool(_USING.fullmatch(deed.word) and _USERS.search(scan.work, number.end, deed.start))


_NOUN_NEXT = Lazy(
    r"\s(?!(?:by|in|on|at|to|with|within|for|through|via|per|each|every|this|and|or|as|from|before|until|during|across"
    r"|daily|weekly|monthly)(?![a-z]))[a-z]"
)


def _describes(scan: Scan, number: Number, cue: Cue) -> bool:
    """ "1,000 registered users": a participle between the number and people says which ones."""
    if not cue.word.endswith("ed") or cue.start - number.end != 1 or not _NOUN_NEXT.match(scan.work, cue.end):
        return False
    return words("people").is_in(scan.work, cue.end) or bool(PER_PERSON.search(scan.work, cue.end))


NAMED = "named"  # of a cue: the noun of a change, whose figure and object stand behind it
_CHANGE_OF = Lazy(
    r"(?<![a-z])(?:(?P<up>growth|increase|improvement|uplift|lift|rise|gain)|(?P<down>reduction|decrease|drop|decline"
    r"|cut|fall))(?:\sin\s[a-z\- ]{2,30}?)?\sof\s(?:(?:at least|over|more than|about|up to|around)\s)?$"
)


def _change_of(scan: Scan, number: Number, clause: Clause) -> Cue | None:
    """The noun of a change that the number measures: "an increase of 20% in leads", "a cut in waste of at least 5%"."""
    if " of " not in scan.work or " of " not in scan.work[max(clause.head, number.start - 14) : number.start]:
        return None
    found = _CHANGE_OF.search(scan.work, clause.head, number.start)
    if found is None:
        return None
    way = found.lastgroup or "up"
    return Cue(*found.span(way), found[way], frozenset({way, NAMED}))


_CHANGE_NAMED = Lazy(
    r"\s(?:(?!(?:of|in|from|to|on|with|by|for|at|than)\s)[a-z\-]+\s){0,4}(?P<en>growth|increase|reduction|decrease|improvement"
    r"|uplift|lift|drop|decline|rise(?=\sin\s)|gain(?=\sin\s)|fall(?=\sin\s))(?![a-z]|\s(?:rate|plan|target|goal)|-)"
    r"|\s?的?[^\s\d，,。；;、（(]{0,10}(?P<zh>增长|增幅|提升|提高|下降|降幅|降低|减少|增加)(?=\s*(?:$|[，,。；;)（(]))"
)


def _change_named(scan: Scan, place: int, number: Number, clause: Clause) -> Cue | None:
    """The noun of change that a share measures: "achieve 20% revenue growth", 「实现 20% 的营收增长」."""
    points = number.dimension == "score" and scan.work[: number.end].endswith(("point", "pt"))  # "10-point rise in NPS"
    if not (points or number.dimension in ("share", "multiple")) or scan.kinds_before[place] & _PLACED:
        return None
    named = _CHANGE_NAMED.match(scan.work, number.end, clause.end)
    at = named.start(named.lastgroup or 0) if named else -1
    return next((cue for cue in scan.cues_between(at, at + 1) if cue.kinds & CHANGES), None) if named else None


_AT_MOST = frozenset({"lt", "le"})
_NOUNS_TOO = frozenset(("support", "test", "design", "review", "release", "build", "process", "audit", "call", "work"))
_FAULTS = ("问题", "缺陷", "故障", "事故", "投诉", "漏洞", "差错", "错误", "异常", "bug")


def _rules_as_deed(scan: Scan, cue: Cue, place: int, number: Number, clause: Clause) -> bool:
    """Whether a verb such as 完成 or 销售, with words between it and the number, is the deed and not part of a noun."""
    if number.dimension in ("share", "points", "multiple") or (
        number.dimension in _NO_COUNT and scan.kinds_before[place] & LEVELS
    ):
        if cue.word.isascii():
            return not scan.kinds_before[place] & LEVELS or bool(_OBJECT.search(scan.work, cue.end, number.start))
        return bool(number.value == 100 and number.unit == "%" and _ALL_DONE.match(cue.word))
    if cue.word in _NOUNS_TOO and cue.start == clause.start and scan.kinds_before[place] & _AT_MOST:
        return bool(_OBJECT.search(scan.work, cue.end, number.start))  # "Support tickets per customer ≤ 0.4"
    if cue.word.isascii() or not scan.kinds_before[place] & LEVELS:
        return True
    if scan.kinds_before[place] & _AT_MOST and scan.work.endswith(_FAULTS, cue.end, scan.leads[place][-1].start):
        return False  # 「测试遗漏的问题少于 3 个」
    return "deliver" in cue.kinds and not (cue.start > clause.start and _COUNT_NAMED.match(scan.work, cue.end))


# "Model accuracy above 95%" has no deed; "ship the flow with regressions below 2%" has.
_COUNT_NAMED = Lazy(
    r"[^\W\x00-\u024f]{0,6}(?:人数|次数|件数|户数|家数|[户客户单台人件量片]数|量)(?:/\S)?\s?(?:不|至|最|达|[≥>≤<])"
)  # 活动参与客户数 ≥ 10
_OBJECT = Lazy(r"\s(?:the|an?|all|our|their|new|with|of|to|for|at|and|in|by|from|its|every|each|v\d)\s")
_AFTER_PER = Lazy(r"(?<![a-z])(?:per|of|each|the|in|for|on|from)\s$")
_ENDED = Lazy(r"\s?(?:/\s?\S{1,6}|%)?\s*(?:$|[,，。;；)(|])")


_ON_AVERAGE = ("人均", "日均", "周均", "月均", "年均", "户均", "店均")  # 「人均阅读 3 篇」


def _names_only(scan: Scan, cue: Cue, place: int, number: Number, clause: Clause) -> bool:
    """「API 调用 ≥ 10 万」: with a bound before a figure that counts nothing, 调用 names what is measured."""
    if cue.kinds == DEED and scan.work.endswith(_ON_AVERAGE, 0, cue.start):
        return True
    if number.dimension == "share" and cue.start == clause.start and scan.kinds_before[place] & _AT_MOST:
        return cue.kinds & VERBS == DEED and cue.word.isascii()  # "Rework under 2% of output"
    return (
        cue.kinds & VERBS == DEED
        and (
            bool(_AFTER_PER.search(scan.work, clause.start, cue.start))
            if cue.word.isascii()
            else number.dimension not in ("count", "points")
        )
        and bool(scan.kinds_before[place] & BOUNDS)
        and len(scan.work[clause.start : cue.start].strip()) > 1
        and bool(_ENDED.match(scan.work, number.end))
    )


def _verb_of_row(scan: Scan, clause: Clause) -> Cue | None:
    """In a table row or a note: the verb of the words before it."""
    first = scan.clauses[0]
    if first is clause:
        return None
    verbs = [cue for cue in scan.cues_between(first.start, first.end) if cue.kinds & VERBS]
    return next((cue for cue in reversed(verbs) if "deliver" not in cue.kinds), verbs[0] if verbs else None)
