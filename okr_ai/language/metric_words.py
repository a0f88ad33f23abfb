"""The words that name what is measured."""

from okr_ai.language.changes import counts_betterment, more_than, to_part_of
from okr_ai.language.circumstances import BY
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BOUNDS, CHANGES, DEED, VERBS, Cue
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import lexicon
from okr_ai.language.metric_starts import behind_deed, ends_before
from okr_ai.language.metric_without_number import without_number
from okr_ai.language.number_patterns import Number
from okr_ai.language.protected import is_rank
from okr_ai.language.ruling_verbs import NAMED
from okr_ai.language.scan import Scan
from okr_ai.language.trimming import cleaned, unbracketed, wide
from okr_ai.language.words_behind import acts, changed_by, names_behind, words_behind

_AND_VERB = Lazy(r"\s(?:and|&|or)\s[a-z]+\s")  # "identify and solve 2 bottlenecks"
_OF_VALUE = CHANGES | {"reach"}
_SHARE_OF = Lazy(r"[^，,。；;]{2,}的\s*$")
# Verbs of a level; the object of the others (获得, 收到) stands behind the number: 「获得 100 次转发」.
_OF_LEVEL = frozenset(["达到", "达成", "达", "实现", "突破", "超过", "超", "过", "做到", "冲到"]) | frozenset(
    ["跑到", "到达", "占", "占到", "确保", "保证", "贡献", "成交", "成为"]
)


def metric_span(scan: Scan, place: int | None, verb: Cue | None) -> tuple[int, int] | None:
    """Where the metric's words stand, given the place of the target among the numbers (None: no number) and its
    verb."""
    if place is None:
        if not scan.placeholders or "baseline" not in scan.roles:
            return without_number(scan, verb)
        place = scan.roles.index("baseline")
        if scan.numbers[place].start > scan.placeholders[0][0]:
            return without_number(scan, verb)
    number = scan.numbers[place]
    clause = scan.clause_at(number.start)
    if verb is not None and NAMED in verb.kinds:
        return changed_by(scan, number, clause, verb)
    stop = _first_value(scan, clause, place)
    for cue in scan.cues_between(clause.start + 1, stop):
        if "basis" in cue.kinds:
            stop = cue.start
            break
    often = scan.work[number.start : number.end] in ("once", "twice")
    counted = number.dimension in ("", "count")
    object_behind = (verb is not None and counted and _has_object(verb)) or counts_betterment(scan, place, verb)
    object_behind = object_behind or _brings_money(number, verb) or _does_part(scan, place, verb)
    if not often and names_behind(scan, place, clause, stop, verb, object_behind):
        behind = words_behind(scan, number, clause, verb)
        if behind:
            return behind
    head, stop = ends_before(scan, place, clause, stop, verb)
    found = _beside_verb(scan, verb, number, head, stop) if verb is not None else None
    if found and scan.work[slice(*found)] not in _STATISTICS:
        return found
    if verb is not None and head <= verb.start and verb.end <= stop:
        stop = verb.start
    words = unbracketed(scan, wide(cleaned(scan, head, stop)))
    said = scan.work[slice(*words)] if words else ""
    # 「每客户 ≥1 个看板」, "an average of 2.5 books"; 「每平方米能耗」 is a name
    unclear = (said[:1] == "每" and not said.endswith(_AMOUNTS)) or said in _STATISTICS
    headed = words is not None and scan.work.startswith(":", words[1])
    doubtful = words is not None and (object_behind or _second_deed(scan, verb, words[1]))
    if words and not (unclear or headed or doubtful):
        return words
    behind = None if often else words_behind(scan, number, clause, verb)
    if often and verb is not None and not words:
        return verb.start, verb.end
    if words and headed and _only_heads(scan, words, behind):
        return behind
    if words and behind and unclear:
        return behind
    if said in _STATISTICS and (heading := _earlier(scan, clause)):
        return heading  # 「部署频率：平均每天 2 次」
    if words and not (behind and doubtful):
        return words
    return _elsewhere(scan, place, clause, verb, (words, behind))


def _elsewhere(
    scan: Scan, place: int, clause: Clause, verb: Cue | None, beside: tuple[tuple[int, int] | None, ...]
) -> tuple[int, int] | None:
    """What is measured where the words before and behind the number (`beside`) do not settle it: a cell or heading
    before, a factor, code, a unit or a verb that is a name itself."""
    words, behind = beside
    if not words and (doubled := _behind_factor(scan, place, clause)):
        return doubled
    if clause.kind == "cell":
        return words or _earlier(scan, clause) or behind
    named = None
    if clause.start and scan.work[clause.start - 1] == ":":
        named = _earlier(scan, clause) if verb is None else None
        near = behind if verb is None else _verb_itself(scan, place, verb)
        if (heading := _earlier(scan, clause)) and _only_heads(scan, heading, near):
            return near
    found = named or behind or words or _earlier(scan, clause)
    number = scan.numbers[place]
    found = found or _in_code(scan, clause.head, number.start) or _unit_named(scan, number)
    return found or _verb_itself(scan, place, verb) or _on_average(scan, place)


def _in_code(scan: Scan, head: int, stop: int) -> tuple[int, int] | None:
    """ "Raise `% of repeat orders` by 9%": a name written as code."""
    at = scan.plain.find("`", head, stop)
    end = scan.plain.find("`", at + 1, stop) if at >= 0 else -1
    return (at + 1, end) if end > at + 1 else None


def _only_heads(scan: Scan, heading: tuple[int, int], beside: tuple[int, int] | None) -> bool:
    """Whether a heading says where and the words beside its value what is measured: "West region: $2M bookings",
    「华东区：回款 300 万」. It is so where these are a known metric and the heading is none."""
    names = [lexicon().name_of(scan.text[slice(*words)]) for words in (heading, beside) if words]
    return len(names) == 2 and names[0] is None and names[1] is not None


def _behind_factor(scan: Scan, place: int, clause: Clause) -> tuple[int, int] | None:
    """ "Double paying customers to 900", "… (450 → 900)": what stands between the factor and the first value."""
    while place > 1 and scan.roles[place - 1] == "baseline":
        place -= 1
    before = scan.numbers[place - 1] if place else None
    if before is None or not before.factor or (before.start < clause.start and clause.kind != "note"):
        return None
    first = scan.numbers[place].start if before.start >= clause.start else clause.start - 1
    return wide(cleaned(scan, before.end, min([first, *(cue.start for cue in scan.leads[place])])))


_STATISTICS = frozenset((
    "first", "another", "remaining", "average", "mean", "median", "total", "minimum", "maximum", "平均", "总共", "合计",
    "双周", "双月", "隔周",
))  # fmt: skip


def _second_deed(scan: Scan, verb: Cue | None, end: int) -> bool:
    """ "Survey all visitors and reach an average of 4.5 stars", 「开放预约并达到 5% 到店率」: before the verb stands
    another deed."""
    return verb is not None and end < verb.start and scan.work.endswith(_ADDING, 0, verb.start)


_ADDING = (" and ", " & ", "并", "并且")


def _has_object(verb: Cue) -> bool:
    """Whether what the verb is about stands behind the number: 「获得 100 次转发」."""
    if "deliver" in verb.kinds or verb.word.startswith(("新", "净")):
        return True  # 「运营部新签 20 家渠道商」
    return "reach" in verb.kinds and verb.word not in _OF_LEVEL and not verb.word.isascii()


def _brings_money(number: Number, verb: Cue | None) -> bool:
    """ "The new team closes $500k ARR": behind the amount stands what somebody brings in."""
    return number.dimension == "money" and verb is not None and verb.word in _BRINGS


def _does_part(scan: Scan, place: int, verb: Cue | None) -> bool:
    """ "The warehouse ships 98% of orders", "reps book 30 demos": behind the number stands what the deed is done to."""
    if verb is None or verb.word.endswith("ed") or not acts(scan, place, verb):
        return False
    return scan.numbers[place].dimension in ("", "count") or scan.work.startswith(" of ", scan.numbers[place].end)


_BRINGS = frozenset((
    "contributes", "contribute", "closes", "generates", "books", "brings in", "bring in", "earns", "wins", "drives",
    "sources",
))  # fmt: skip


def _beside_verb(scan: Scan, verb: Cue, number: Number, head: int, stop: int) -> tuple[int, int] | None:
    """The words behind the verb, before it where those behind only say how the value is meant."""
    if is_rank(scan.work, number.start) and (owner := wide(cleaned(scan, head, verb.start))):
        return owner  # 「排名进入类目前 20」
    if verb.start < head or stop < verb.end:
        return None
    share = number.dimension == "share"
    part = share and "reach" in verb.kinds and _SHARE_OF.match(scan.work, verb.end, number.start)
    if part or ((share or number.dimension == "multiple") and to_part_of(scan.work, verb.end - 1, number.start)):
        owner = wide(cleaned(scan, head, verb.start))  # 「带宽利用达到硬件上限的 90%」
        if owner:
            return owner
    found = unbracketed(scan, wide(cleaned(scan, verb.end, stop)))
    if found and found[0] == verb.end and (whole := _of_what_is_done(scan, verb, head, found)):
        return whole
    if found and scan.work.startswith(_OF_EACH, head) and scan.work.endswith(_HOW_MUCH, 0, found[1]):
        return wide(cleaned(scan, head, stop))
    if found and verb.word.endswith(_DONE) and _WHEN.match(scan.work, verb.end, stop):
        whole = wide(cleaned(scan, _behind_verbs(scan, head, verb.start), verb.start))
        return (whole[0], found[1]) if whole else found
    return None if _AND_VERB.fullmatch(scan.work, verb.end, stop) else found


def _behind_verbs(scan: Scan, head: int, stop: int) -> int:
    """Where the last verb between the two places ends, else the first of these."""
    return max([cue.end for cue in scan.cues_between(head, stop) if cue.kinds & VERBS], default=head)


def _of_what_is_done(scan: Scan, verb: Cue, head: int, found: tuple[int, int]) -> tuple[int, int] | None:
    """「5 分钟内触达线索占比」, 「已交付课程平均评分」: the verb inside a name that ends in a measure."""
    if verb.word.isascii() or verb.word in _OF_LEVEL or not verb.kinds <= _DONE_OR_REACHED:
        return None
    before = scan.work[_behind_verbs(scan, head, verb.start) : verb.start].lstrip()
    if before.rstrip().endswith(_WHO):
        return None  # 「市场部获得客户推荐率」
    if not before or not before.replace(" ", "").isalnum() or not scan.work.endswith(_MEASURED, 0, found[1]):
        return None
    return verb.start - len(before), found[1]


_DONE_OR_REACHED = frozenset({"deliver", "reach"})
_WHO = ("部", "队", "组", "公司", "中心", "处", "科", "室", "们", "人员")
_MEASURED = ("占比", "比例", "率", "评分", "得分", "户数", "时长")
# 「人均每月处理工单数」: what each one does is counted.
_OF_EACH = ("人均", "每人", "每名", "每位", "单人", "户均", "店均")
_HOW_MUCH = ("数", "量", "学时", "课时", "时长", "人次")
_AMOUNTS = (*"量耗率额价费数金本度分润", "时长", "产出", "收入")
# "Orders shipped within 24 hours", "rotas published 2 weeks ahead": what was done, and when.
_DONE = ("ed", "made", "sent", "paid", "held", "met")
_WHEN = Lazy(r"\s(?:within|in|before|after|ahead|by|at|on|inside|under|\d)(?![a-z])")
_NAMING_REACH = frozenset({"nounlike", "reach"})
_TIMES = frozenset("次遍回轮")
_NO_NAMES = frozenset(["人次", "人天", "人时", "人日"])


def _unit_named(scan: Scan, number: Number) -> tuple[int, int] | None:
    """「获取 10 万用户」: a unit that is a noun itself names what is counted."""
    unit = number.unit
    if number.dimension != "count" or not unit or unit.isascii() or len(unit) < 2 or unit in _NO_NAMES:
        return None
    found = number.end - len(unit) > number.start and scan.work.endswith(unit, number.start, number.end)
    return (number.end - len(unit), number.end) if found else None


def _verb_itself(scan: Scan, place: int, verb: Cue | None) -> tuple[int, int] | None:
    """The verb as the metric's name: 「回款 3000 万」, 「每月上新不少于 80 款」."""
    if verb is None or verb.end - verb.start < 2:
        return None
    leads = scan.leads[place]
    if verb.kinds == DEED and leads and leads[0].start >= verb.end and leads[0].kinds >= _NAMING_REACH:
        return leads[0].start, leads[0].end  # 「完成回款 300 万」
    names = "nounlike" in verb.kinds or ("deliver" in verb.kinds and scan.kinds_before[place] & BOUNDS)
    if not names and verb.kinds == DEED and not verb.word.isascii():
        number = scan.numbers[place]
        names = number.dimension in ("time", "length") or number.unit in _TIMES  # 「跑步 300 公里」, 「每周盘点 2 次」
    return (verb.start, verb.end) if names else None


def _on_average(scan: Scan, place: int) -> tuple[int, int] | None:
    """「人均阅读 3 篇」: the word for each and the verb that names what is measured."""
    leads = scan.leads[place]
    named = len(leads) > 1 and leads[0].kinds == DEED and "each" in leads[1].kinds and leads[1].end == leads[0].start
    return (leads[1].start, leads[0].end) if named else None


def _first_value(scan: Scan, clause: Clause, place: int) -> int:
    """Where the clause's first value begins, with the markers that lead to it (从, 提升至, ≥)."""
    for earlier in range(place + 1):
        number = scan.numbers[earlier]
        if number.start >= clause.head and (
            earlier == place or scan.roles[earlier] in ("baseline", "target", "change")
        ):
            marks = [cue.start for cue in scan.leads[earlier] if cue.start >= clause.head]
            if "比" in scan.work and (compared := more_than(scan, number)):
                marks.append(compared.start())
            marks += [start for start, _ in scan.placeholders if clause.head < start < number.start]
            return min(marks, default=number.start)
    return scan.numbers[place].start


def _is_means(scan: Scan, clause: Clause) -> bool:
    """「通过线下活动，回款 3000 万」: a clause that says by what means, and holds no figure."""
    if not BY.match(scan.work, clause.start, clause.end):
        return False
    return not any(clause.start <= number.start < clause.end for number in scan.numbers)


def _earlier(scan: Scan, clause: Clause) -> tuple[int, int] | None:
    """The words before a clause that holds nothing but figures: a table row's name, the clause that a note belongs
    to."""
    before = [other for other in scan.clauses if other.start < clause.start]
    for other in before if clause.kind == "cell" else reversed(before):
        if other.kind == "note" or _is_means(scan, other):
            continue
        values = (
            min([number.start, *(cue.start for cue in leads)])
            for number, role, leads in zip(scan.numbers, scan.roles, scan.leads, strict=True)
            if role in ("baseline", "change")
        )
        end = min((at for at in values if other.start <= at < other.end), default=other.end)
        verbs = [
            cue for cue in scan.cues_between(other.start, end) if cue.kinds & _OF_VALUE and "nounlike" not in cue.kinds
        ]
        if verbs and (found := wide(cleaned(scan, verbs[-1].end, end))):
            return found
        start = behind_deed(scan, other.start, end)
        if found := wide(cleaned(scan, start, verbs[-1].start if verbs and verbs[-1].start > start else end)):
            return found
    return None
