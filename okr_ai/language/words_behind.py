"""The words behind a number that name what is measured, and whether they do: "80% of shops that pay"."""

from okr_ai.language.baselines import RATE, WANTED
from okr_ai.language.circumstances import of_a_set
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BOUNDS, DEED, VERBS, Cue
from okr_ai.language.judge import words
from okr_ai.language.lazy import Lazy, not_before, one_of
from okr_ai.language.lexicon import lexicon
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import KEPT, Scan
from okr_ai.language.text import SPACES
from okr_ai.language.trimming import TRIM, cleaned, wide

STOP = Lazy(
    r"\s(?:by|through|via|before|until|during|so that|in order|in the next|per (?:month|week|day|quarter|year"
    r"|sprint)|with (?=\W{0,3}\d)|with(?=\s(?:no|zero)\s)|across(?=\s\d|\sat least|\sall\s)"
    r"|for(?=\s(?:\d|(?:two|three|four|five|six)\s(?:consecutive\s|straight\s)?(?:weeks|months|quarters|sprints)))"
    r"|(?:is|are) (?:observed|seen|achieved|reached|measured|maintained)"
    r"|to(?=\s(?:support|help|enable|drive|fund|meet|allow|protect|secure|make|let|give|sustain|unlock)\s)"
    r"|without(?=\s(?:any\s)?(?:extra|additional|adding|more|hurting|raising|increasing|losing|lowering|cutting)\s)"
    r"|compared|vs\.?|and then|while|each|every|including|such as|=>|->)(?![a-z])|\s?[(\[]"
    rf"|并{not_before('发购列')}|且|以便|从而",
    needs="by|through|via|before|until|during|so that|in order|in the next|per|with|across|for|is|are|compared|vs"
    "|support|help|enable|drive|fund|meet|allow|protect|secure|make|let|give|sustain|unlock|without|and then|while"
    "|each|every|including|such as|=>|->|(|[|并|且|以便|从而",
)
STOPS = frozenset(f"{SPACES}([并且以从")  # how all of that begins
_RATE = Lazy(r"\s?/\s?(?:[a-z]|[^\W\x00-\u024f]){1,8}", needs="/")
_COMPARED = Lazy(r"\s(?:higher|lower|greater|larger|smaller|faster|slower|shorter|longer|fewer|less|more)(?=\s[a-z])")
_OF = Lazy(  # "70% of users", "3 of 5 pilots", "12 of the 15 items"
    r"\s*of(?![a-z])\s*(?:(?:(?:the|our|all)\s)?\d{1,4}\s(?=[a-z]{3})(?!(?:minute|hour|day|week|month|year)s?(?![a-z])))?"
)
# What only says more of the things that are counted: "10 shops that use …", "99% availability in Q2 for all services".
_TAIL = Lazy(
    r"\s(?:(?:(?P<who>who|that|which)|worth|besides|consistently)(?![a-z\-])|at\s(?=\W?\d)|(?:over|above|under|below)\s(?=[^\w\s])|to\s(?=\W?\d)"
    rf"|{one_of('<>≥≤')}=?\s?(?=\W?\d)"
    r"|(?:in|during|within|throughout)\s(?=\ue000)|(?=\ue000+\sof\s))"
)
_BOUND_BEHIND = frozenset({"post_ge", "post_le"})
NOT_OF = frozenset({"means", "from"})  # what ends the words behind a number, unless "of" leads them


WITH_ALL = Lazy(r"(?:全部|全数|均|都|已|完成)+\s?$", needs="全|均|都|已|完成")
_BESIDE = frozenset([" vs", " as"])  # "rises to 12% as volumes grow"
_STANDING = (" above ", " below ", " ahead of ", " better than ", " worse than ")  # "8% above plan"
_JOINED = Lazy(r"\s?(?:(?<=\s)(?:and|plus|&)(?=\s)|和|及|以及|、|与)\s?$")
# What is reached, no deed: "reach 60% of users".
_OF_LEVEL = (
    "achiev", "reach", "hit", "attain", "get", "got", "meet", "met", "exceed", "surpass", "ensur", "pass", "cross",
    "rank", "becom", "secur",
)  # fmt: skip


def _before_joined(scan: Scan, start: int, end: int) -> int:
    """Where the words end before another figure that "and" joins: "300 reviews and 50 videos"."""
    for number, leads in zip(scan.numbers, scan.leads, strict=True):
        if start < number.start < end:
            at = min([number.start, *(cue.start for cue in leads if cue.start > start)])
            joined = _JOINED.search(scan.work, start, at) or _JOINED.search(scan.work, start, number.start)
            if joined:
                return joined.start()
    return end


def _before_limit(scan: Scan, start: int, end: int) -> int:
    """Where the words end before a limit of time: 「90% 的报修在 2 小时内到场」."""
    at = scan.work.find("在", start + 1, end)
    if at > 0 and any(at < number.start < at + 3 and number.dimension == "time" for number in scan.numbers):
        return at
    return end


def acts(scan: Scan, place: int, verb: Cue | None) -> bool:
    """Whether the verb straight before number `place` is a deed done to so many: "resolve 60% of tickets", and no
    "reach 60% of tickets"."""
    done = verb is not None and verb.word.isascii() and verb.kinds & _DEEDS and not verb.word.startswith(_OF_LEVEL)
    return bool(done) and verb in scan.leads[place][:1]


_DEEDS = frozenset({"deliver", "reach"})
# One that does something: "the bakery ships", "our clinic sees".
_ONE_OF = ("the ", "our ", "each ", "every ")
_DOES = Lazy(r"(?:the|our|each|every)\s(?P<what>(?:[a-z\-]+\s){0,2}[a-z\-]*[a-rt-z]\s[a-z]{2,}[a-rt-z]s)\s?")


def _subject_does(scan: Scan, number: Number, clause: Clause, stop: int) -> bool:
    """ "The bakery ships 98% of orders": behind the share stands what the subject does something to, whatever its verb;
    no "our customer complaints 2% of orders", where it is a known measure."""
    if not scan.work.startswith(_ONE_OF, clause.head) or not scan.work.startswith(" of ", number.end):
        return False
    does = _DOES.fullmatch(scan.work, clause.head, stop)
    return does is not None and lexicon().name_of(does["what"]) is None


# "Every rep books at least 8 demos a month"
_EACH_DOES = Lazy(
    r"(?:each|every)\s(?:[a-z\-]+\s){0,2}[a-z\-]*[a-rt-z]\s[a-z]{2,}[a-rt-z]s\s"
    r"(?:(?:at least|more than|over|up to|about)\s|[<>≥≤]=?\s?)?$"
)


def _each_does(scan: Scan, number: Number, clause: Clause) -> bool:
    if not scan.work.startswith(("each ", "every "), clause.head) or scan.work[number.end : number.end + 2] <= " a":
        return False
    return _EACH_DOES.match(scan.work, clause.head, number.start) is not None


_DONE_SO_WELL = Lazy(  # 「以 99.9% 的准确率完成部署」
    r"(?:以[上下内])?\s?的?\s?[^\d\s，,。；;的]{1,6}[率度分](?=完成|实现|达成|交付|通过|上线|做完|跑完)",
    needs="率|度|分",
)


def words_behind(scan: Scan, number: Number, clause: Clause, verb: Cue | None) -> tuple[int, int] | None:
    """The noun after a number: 200家合作用户, "3 new features", "70% of users who …", "25% increase in leads"."""
    start, end = number.end, clause.end
    of, first = None, scan.work[start : start + 1]
    if first == "/" or first == "o" or first.isspace():
        if rate := _RATE.match(scan.work, start, end):
            start = rate.end()
        basis = scan.cues_between(start, start + 2)
        if basis and "basis" in basis[0].kinds:  # "50% MoM growth"
            start = basis[0].end
        if rhythm := RATE.match(scan.work, start, end):  # "80 members a year"
            start = rhythm.end()
        if compared := _COMPARED.match(scan.work, start, end):
            start = compared.end()
        of = _OF.match(scan.work, start, end)
    behind = scan.cue_after(number)
    if of:
        start = of.end()
    elif behind and (behind is verb or behind.kinds & _BOUND_BEHIND):
        start = behind.end
    if scan.work.startswith((" @", "@"), start) or WANTED.fullmatch(scan.work, start, end):
        return None  # whose it is; "12 hrs wanted"
    if verb is not None and "behind object" in verb.kinds and start < verb.start < end:
        agreed = scan.work.find("达成", start + 1, verb.start)  # 「与 5 家高校达成合作」
        found = cleaned(scan, start, agreed if agreed > 0 else verb.start)  # 「在 3 个社区上讨论课程」
        return (found[0], found[1] - 1) if found and scan.work[found[1] - 1] in "上中里" else found
    if verb is not None and start < verb.start < end and (every := WITH_ALL.search(scan.work, start, verb.start)):
        end = every.start()  # 「14 个模块全部迁完」
    if not of and (
        first == " " and (scan.work[start : start + 3] in _BESIDE or scan.work.startswith(_STANDING, start))
    ):
        return None
    match = STOP.search(scan.work, start, end)
    if match and of and match[0].startswith(" with"):  # "70% of users with 3+ books write a review"
        match = STOP.search(scan.work, match.end(), end)
    if match:
        end = match.start() if match.start() > start else end
    if scan.work.startswith("以", clause.start) and (manner := _DONE_SO_WELL.match(scan.work, start, end)):
        end = manner.end()
    end = _before_limit(scan, start, _before_joined(scan, start, end))
    if of and acts(scan, scan.numbers.index(number), verb):  # "with" says by what means
        end = scan.work.find(" with ", start, end) if " with " in scan.work[start:end] else end
    tail = None if of else _TAIL.search(scan.work, start + 1, end)
    if tail and not (number.dimension == "share" and tail["who"]):  # "80% users who pay"
        end = tail.start()
    for cue in scan.cues_between(start + 1, end):
        second = cue.kinds & VERBS and scan.work[start : cue.start].endswith(("and ", "to ", ", "))
        if "basis" in cue.kinds or second or (cue.kinds & NOT_OF and not of):
            end = cue.start
            break
    found = cleaned(scan, start, end)
    if found is None and behind is not None and behind is verb:
        return cleaned(scan, behind.start, behind.end)  # 「500 名注册」
    return found


def changed_by(scan: Scan, number: Number, clause: Clause, change: Cue) -> tuple[int, int] | None:
    """What changes by the number: leads of "an increase of 20% in leads", waste of "a cut in waste of 5%"."""
    verbs = [cue.end for cue in scan.cues_between(clause.head, change.start) if cue.kinds & VERBS]
    start = max(verbs, default=clause.head)
    named = wide(cleaned(scan, start, change.start))
    behind = words_behind(scan, number, clause, None)
    if behind and not _ASIDE.match(scan.work, number.end) and not (named and _GROWING.search(scan.work, *named)):
        return behind
    of = scan.work.rfind(" of ", change.end, number.start)
    return wide(cleaned(scan, change.end, of)) or wide(cleaned(scan, start, change.end)) or behind


# "Order growth of 12% in Asia" says itself what grows, "a sharp increase of 12% in orders" does not.
_GROWING = Lazy(
    r"(?<![a-z])(?!(?:an|the|sharp|further|minimum|average|mean|net|total|year|annual|annually|clear|big|large|larger|small)$)"
    r"[a-z&]+(?<!ed)(?<!al)(?<!ive)(?<!ant)(?<!ly)(?<!able)(?<!ible)(?<!ing)$"
)
# "A gain of 15% across all branches": where, and not what changes.
_ASIDE = Lazy(r"\s(?:across|per|among|within|throughout|versus|vs|on|at|over|from|by|with)\s")


_WITHS = ("with", "handling", "covering", "serving", "have", "has", "have a", "has a", "have an", "has an")
_WITH = Lazy(r"(?<![a-z])(?:with|handling|covering|serving|(?:have|has)(?:\san?)?)\s*$")
_ABLE = Lazy(r"\scan\s[a-z]+(?:\s(?:and|or)\s[a-z]+)?(?:\s(?:at least|over|up to|more than))?$")
_TELLS = (KEPT + " returns", KEPT + " reports", KEPT + " shows", KEPT + " finds", KEPT + " gives")
_ONE_WORD = Lazy(r"[\s\-*\ue001]*([a-z]+[^s\W])\s*")
_PLACED = Lazy(r"\s(?:in|on|at|across|into|onto|among|for)\s$")
_PLACING = ("in", "on", "at", "across", "to", "among", "for")  # how that ends: quicker to look at
_GIVEN_TO = (" to ", " for ")
_IN_A_ROW = (" consecutive", " straight", " successive")
_HOLDING = Lazy(
    r"(?:network|team|library|community|group|list|set|pool|panel|portfolio|pipeline|catalog|catalogue|collection|series"
    r"|database|cohort|bench|roster|bank|base|squad|total) of\s(?:about |around |over )?$"
)
_OF_ITS_LEVEL = Lazy(r"\s?的\s?(?:底线|红线|水平|水准|目标|高位|低位|上限|下限|门槛|要求|区间|范围)")


def names_behind(scan: Scan, place: int, clause: Clause, stop: int, verb: Cue | None, object_behind: bool) -> bool:
    """Whether what is measured stands behind number `place`, whatever stands before it up to `stop`."""
    number = scan.numbers[place]
    if not number.value and verb is None and _UNWANTED.match(scan.work, number.end):
        return True  # 「核心系统 0 宕机」
    if number.dimension == "share":
        if scan.work.startswith(("的", " 的"), number.end):
            return not _OF_ITS_LEVEL.match(scan.work, number.end)  # 「覆盖 80% 的门店」, and no 「守住 30% 的底线」
        if _subject_does(scan, number, clause, stop):
            return True  # "the bakery ships 98% of orders"
        if scan.work.endswith(" + ", 0, number.start):
            return True  # "App launched + 2% of sales"
        if scan.work.endswith(_GIVEN_TO, 0, number.start) and verb is not None and verb.kinds & VERBS == DEED:
            return scan.work.startswith(" of ", number.end)  # "roll out the till to 90% of shops"
    if object_behind and number.unit is not None and not number.unit.isascii():
        return True  # 「拿下华东区 5 家经销商」
    if verb is not None and "behind object" in verb.kinds:
        return True
    if number.dimension in ("", "count") and (
        (not scan.work.isascii() and of_a_set(scan.work, clause.head, number.start))
        or (scan.work[clause.head : stop].rstrip().endswith(_PLACING) and _PLACED.search(scan.work, clause.head, stop))
        or _is_held(scan, clause.head, stop)
        or _is_done_at(scan, number, verb)
        or _each_does(scan, number, clause)
    ):  # "localize the app in 3 languages", "build a library of 30 components"
        return not scan.work.startswith(_IN_A_ROW, number.end)
    return _counted_behind(scan, place, clause, stop)


_UNWANTED = Lazy(
    r"\s?(?:p\d\s?)?[^\s\d，,。；;、的了至到为]{0,6}?(?:宕机|故障|事故|事件|投诉|差错|失误|错误|缺陷|漏洞|违规|违约|逾期|缺货"
    r"|断货|停机|停线|丢失|泄露|泄漏|延误|伤亡|死亡|流失|异常|报错|退货|返工|召回)"
)


def _is_done_at(scan: Scan, number: Number, verb: Cue | None) -> bool:
    """ "Complete the test at 3 client sites", and no "at 60fps"."""
    if not scan.work.endswith(" at ", 0, number.start) or not scan.work.startswith(" ", number.end):
        return False
    return verb is not None and verb.kinds & VERBS == DEED


def _is_held(scan: Scan, head: int, stop: int) -> bool:
    """Whether what a container holds is counted: "build a library of 30 components"."""
    return " of" in scan.work[max(head, stop - 12) : stop] and bool(_HOLDING.search(scan.work, head, stop))


def _counted_behind(scan: Scan, place: int, clause: Clause, stop: int) -> bool:
    """Whether the noun behind the number is meant: "ship it with 99% uptime", or an unknown verb before it."""
    before = scan.work[clause.head : stop].rstrip()
    if before in _PHRASAL and scan.numbers[place].dimension in ("", "count"):
        return True
    if before.endswith(_WITHS) and _WITH.search(scan.work, clause.head, stop):
        return True
    if KEPT in before and before.endswith(_TELLS):
        return True  # "`make lint` reports zero warnings"
    if " can " in before and _ABLE.search(before):
        return True  # "ensure the line can pack 400 boxes"
    if clause.head or " " in before.strip(TRIM):
        return False
    number = scan.numbers[place]
    bounded = number.dimension not in ("", "count") and scan.kinds_before[place] & BOUNDS
    if bounded and scan.verbs[place] is None:
        upper = not _UPPER.isdisjoint(scan.kinds_before[place])
        if upper or not scan.work.startswith(" of ", number.end):
            return False  # "Conversion above 5%", "Overtime below 5% of hours"
    word = _ONE_WORD.fullmatch(scan.work, 0, stop)
    verb = scan.verbs[place] if word else None
    if verb is not None and verb.start >= stop and scan.work.startswith(" of ", number.end):
        return False  # "Churn hits 5% of accounts"
    if word is None or len(word[1]) <= 3 or scan.text[word.start(1) : word.end(1)].isupper():
        return False
    return not words("measure").is_in(word[1])  # "Throughput at least 15 parcels/hour"


_UPPER = frozenset({"lt", "le"})
_PHRASAL = ("sign up", "signed up", "pick up", "line up", "follow up with", "warm up")
