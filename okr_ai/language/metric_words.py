"""The words that name what is measured."""

from okr_ai.language.adverbs import behind_staff, only_adverbs
from okr_ai.language.changes import counts_betterment, more_than, to_part_of
from okr_ai.language.circumstances import CIRCUMSTANCE
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BOUNDS, CHANGES, MARKERS, VERBS, Cue
from okr_ai.language.judge import words
from okr_ai.language.lazy import Lazy
from okr_ai.language.lexicon import lexicon
from okr_ai.language.number_patterns import Number
from okr_ai.language.protected import is_rank
from okr_ai.language.ruling_verbs import NAMED
from okr_ai.language.scan import DATE, Scan
from okr_ai.language.trimming import cleaned, wide
from okr_ai.language.words_behind import DONE, NOT_OF, STOP, acts, changed_by, names_behind, words_behind

_AND_VERB = Lazy(r"\s(?:and|&|or)\s[a-z]+\s")  # "identify and solve 2 bottlenecks"
_AFTER_EVENT = Lazy(rf"[^，,。；;]{{2,16}}[后起]\s?的?\s?{DATE}+\s?", needs=DATE)
_OF_VALUE = CHANGES | {"reach"}
_ENDING = NOT_OF | {"to", "by"}
_SHARE_OF = Lazy(r"[^，,。；;]{2,}的\s*$")
# Verbs of a level; the object of the others (获得, 收到) stands behind the number: 「获得 100 次转发」.
_OF_LEVEL = frozenset(["达到", "达成", "达", "实现", "突破", "超过", "超", "过", "做到", "冲到"]) | frozenset(
    ["跑到", "到达", "占", "占到", "确保", "保证", "贡献", "成交", "成为"]
)


def metric_span(scan: Scan, place: int | None, verb: Cue | None) -> tuple[int, int] | None:
    """Where the metric's words stand, given the place of the target among the numbers (None: no number) and its
    verb."""
    if place is None:
        return _without_number(scan, verb)
    number = scan.numbers[place]
    clause = scan.clause_at(number.start)
    if verb is not None and NAMED in verb.kinds:
        return changed_by(scan, number, clause, verb)
    stop = _first_value(scan, clause, place)
    basis = next((cue.start for cue in scan.cues_between(clause.start + 1, stop) if "basis" in cue.kinds), stop)
    stop = min(stop, basis)
    head = behind_staff(scan.work, clause.head) if place else clause.head
    often = scan.work[number.start : number.end] in ("once", "twice")
    counted = number.dimension in ("", "count")
    object_behind = (verb is not None and counted and _has_object(verb)) or counts_betterment(scan, place, verb)
    object_behind = object_behind or _brings_money(number, verb) or _does_part(scan, place, verb)
    if not often and names_behind(scan, place, clause, stop, verb, object_behind):
        behind = words_behind(scan, number, clause, verb)
        if behind:
            return behind
    if dated := _AFTER_EVENT.match(scan.work, head, stop):
        head = dated.end()  # 「上线后三个月内转化率 …」
    if "下" in scan.work or "上" in scan.work:
        for circumstance in CIRCUMSTANCE.finditer(scan.work, clause.head, stop):
            head = circumstance.end()
    if "连续" in scan.work and (row := _PERIODS_IN_A_ROW.search(scan.work, head, stop)):
        head, stop = (row.end(), stop) if not scan.work[head : row.start()].strip() else (head, row.start())
    if "将" in scan.work or "把" in scan.work:
        head = _behind_fronting(scan, head, stop, verb)
    elif agent := _AGENT.match(scan.work, head, stop):
        head = agent.end()
    found = _beside_verb(scan, verb, number, head, stop) if verb is not None else None
    if found and scan.work[slice(*found)] not in _STATISTICS:
        return found
    if verb is not None and head <= verb.start and verb.end <= stop:
        stop = verb.start
    words = _unbracketed(scan, wide(cleaned(scan, head, stop)))
    if words and not (
        object_behind
        or scan.work.startswith(":", words[1])
        or scan.work[words[0]] == "每"
        or scan.work[slice(*words)] in _STATISTICS
        or _second_deed(scan, verb, words[1])
    ):
        return words
    behind = None if often else words_behind(scan, number, clause, verb)
    if often and verb is not None and not words:
        return verb.start, verb.end
    if words and scan.work.startswith(":", words[1]) and _only_heads(scan, words, behind):
        return behind
    if words and behind and (scan.work[words[0]] == "每" or scan.work[slice(*words)] in _STATISTICS):
        return behind  # 「每客户 ≥1 个看板」, "an average of 2.5 books"
    if words and not (behind and (object_behind or _second_deed(scan, verb, words[1]))):
        return words
    if clause.kind == "cell":
        return words or _earlier(scan, clause) or behind
    if not words and (doubled := _behind_factor(scan, place, clause)):
        return doubled
    named = None
    if clause.start and scan.work[clause.start - 1] == ":":
        named = _earlier(scan, clause) if verb is None else None
        beside = behind if verb is None else _verb_itself(scan, place, verb)
        if (heading := _earlier(scan, clause)) and _only_heads(scan, heading, beside):
            return beside
    found = named or behind or words or _earlier(scan, clause)
    found = found or _in_code(scan, head, number.start) or _unit_named(scan, number)
    return found or _verb_itself(scan, place, verb) or _on_average(scan, place)


_IN_WORDS = ("将来", "将军", "将士", "把握", "把控", "把关", "把手")
_ENDS_OF_WORDS = ("即", "麻", "名", "大", "主", "健", "车", "火", "一")  # 即将, 一把


def _behind_fronting(scan: Scan, head: int, stop: int, verb: Cue | None) -> int:
    """Where the object begins that 把 or 将 puts before its verb: 「通过优化选品将毛利率由 30% 提高到 35%」, behind
    who does it, by what means, for whom."""
    end = verb.start if verb is not None and head < verb.start < stop else stop
    at = max(scan.work.rfind("把", head, end), scan.work.rfind("将", head, end))
    if at < head or scan.work.startswith(_IN_WORDS, at) or scan.work.endswith(_ENDS_OF_WORDS, head, at):
        return head
    return head if only_adverbs(scan.work, at + 1, end) or not wide(cleaned(scan, at + 1, end)) else at + 1


def _fronted(scan: Scan, clause: Clause) -> tuple[int, int] | None:
    """What is to change, before a verb of change without a value: 「客服团队把首次响应时间大幅缩短」."""
    for cue in scan.cues_between(clause.head + 1, clause.end):
        if cue.kinds & CHANGES:
            start = _behind_fronting(scan, clause.head, cue.start, None)
            end = next((led.start for led in scan.cues_between(start, cue.start) if led.kinds & MARKERS), cue.start)
            return wide(cleaned(scan, start, end)) if start > clause.head else None
    return None


# "The support team will reach 5,000 users": who does it
_AGENT = Lazy(
    r"[\s\-*]*(?:[a-z&'\-]+\s){0,4}(?:team|department|squad|group|crew|staff)s?\s(?:will|shall|should|must)\s",
    needs="will|shall|should|must",
)
_PERIODS_IN_A_ROW = Lazy(r"连续\s?[\d一二两三四五六七八九十]{1,3}\s?个?(?:天|日|周|星期|月|季度?|年度?|财年|双周)内?")


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
    """ "Double paying customers to 900": what stands between the factor and the value that it leads to."""
    before = scan.numbers[place - 1] if place else None
    if before is None or not before.factor or before.start < clause.start:
        return None
    return wide(cleaned(scan, before.end, min([scan.numbers[place].start, *(cue.start for cue in scan.leads[place])])))


_STATISTICS = frozenset((
    "first", "another", "average", "mean", "median", "total", "minimum", "maximum", "平均", "总共", "合计", "双周",
    "双月", "隔周",
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
    found = _unbracketed(scan, wide(cleaned(scan, verb.end, stop)))
    return None if _AND_VERB.fullmatch(scan.work, verb.end, stop) else found


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
    if verb.kinds == DONE and leads and leads[0].start >= verb.end and leads[0].kinds >= _NAMING_REACH:
        return leads[0].start, leads[0].end  # 「完成回款 300 万」
    names = "nounlike" in verb.kinds or ("deliver" in verb.kinds and scan.kinds_before[place] & BOUNDS)
    if not names and verb.kinds == DONE and not verb.word.isascii():
        number = scan.numbers[place]
        names = number.dimension in ("time", "length") or number.unit in _TIMES  # 「跑步 300 公里」, 「每周盘点 2 次」
    return (verb.start, verb.end) if names else None


def _on_average(scan: Scan, place: int) -> tuple[int, int] | None:
    """「人均阅读 3 篇」: the word for each and the verb that names what is measured."""
    leads = scan.leads[place]
    named = len(leads) > 1 and leads[0].kinds == DONE and "each" in leads[1].kinds and leads[1].end == leads[0].start
    return (leads[1].start, leads[0].end) if named else None


def _unbracketed(scan: Scan, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The span up to the note in brackets that it holds, all of it where the measure stands behind the note:
    「核心用户（近 30 天登录）留存率」."""
    at = scan.work.find("(", *span) if span else -1
    if span and 0 < at < (end := scan.work.rfind(")", *span)):
        measure = scan.work[end + 1 : span[1]].strip()
        if measure and "、" not in measure and (words("measure").ends(measure) or lexicon().name_of(measure)):
            return span
    return wide(cleaned(scan, span[0], at)) or span if span and at > 0 else span


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
            return min(marks, default=number.start)
    return scan.numbers[place].start


_MEANS = ("通过", "借助", "依托", "凭借", "利用", "基于", "围绕", "针对", "面向", "按照", "根据")


def _earlier(scan: Scan, clause: Clause) -> tuple[int, int] | None:
    """The words before a clause that holds nothing but figures: a table row's name, the clause that a note belongs
    to."""
    before = [other for other in scan.clauses if other.start < clause.start]
    for other in before if clause.kind == "cell" else reversed(before):
        if other.kind == "note" or scan.work[other.start : other.end].lstrip().startswith(_MEANS):
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
        start = _behind_deed(scan, other.start, end)
        if found := wide(cleaned(scan, start, verbs[-1].start if verbs and verbs[-1].start > start else end)):
            return found
    return None


def _behind_deed(scan: Scan, start: int, end: int) -> int:
    """Where the object begins of the deed that opens a clause: 「优化物流成本，比去年降低 8%」."""
    opening = next(iter(scan.cues_between(start, start + 1)), None)
    if opening is None or opening.word.isascii() or opening.end + 1 >= end:
        return start
    done = opening.kinds == DONE or not opening.kinds.isdisjoint(("soft", "cause"))
    return opening.end if done else start


def _before_placeholder(scan: Scan, verb: Cue | None) -> tuple[int, int] | None:
    """「月营收环比增长超过 X%」: the words before the markers that lead to a missing number."""
    at = scan.placeholders[0][0]
    clause = scan.clause_at(at)
    for cue in reversed(scan.cues_between(clause.start, at)):
        if scan.work[cue.end : at].strip():
            break
        at = cue.start
    start = verb.end if verb is not None and clause.start <= verb.start and verb.end <= at else clause.head
    if "将" in scan.work or "把" in scan.work:
        start = _behind_fronting(scan, start, at, verb)
    return _unbracketed(scan, wide(cleaned(scan, start, at)))


_GAP_UNIT = Lazy(r"\s?(?:%|percent|个?百分点|万|亿)?[个家场次人名位件条篇单台款项]?\s?(?:的|of\s(?:the\s)?)?")


def _behind_placeholder(scan: Scan, clause: Clause) -> tuple[int, int] | None:
    """ "Achieve X% revenue growth", 「签约 XX 家客户」: the words behind a missing number, up to how they change."""
    at = scan.placeholders[0][1]
    start = unit.end() if (unit := _GAP_UNIT.match(scan.work, at, clause.end)) else at
    stop = STOP.search(scan.work, start, clause.end)
    end = stop.start() if stop and stop.start() > start else clause.end
    change = next((cue.start for cue in scan.cues_between(start + 1, end) if cue.kinds & (CHANGES | _ENDING)), end)
    return wide(cleaned(scan, start, change))


def _without_number(scan: Scan, verb: Cue | None) -> tuple[int, int] | None:
    """The object of the verb: 「加强推广」 names 推广."""
    if scan.placeholders and (named := _before_placeholder(scan, verb)):
        return named
    clause = scan.opening if verb is None else scan.clause_at(verb.start)
    if ("将" in scan.work or "把" in scan.work) and (fronted := _fronted(scan, clause)):
        return fronted
    kept = verb is not None and "keep" in verb.kinds and not only_adverbs(scan.work, clause.start, verb.start)
    if kept and verb is not None and (found := wide(cleaned(scan, clause.start, verb.start))):
        return found
    start = clause.start if verb is None else verb.end
    end = min((at for at, _ in scan.placeholders if start <= at), default=clause.end)
    end = min(end, clause.end)
    if match := STOP.search(scan.work, start, end):
        end = match.start() if match.start() > start else end
    if verb is not None and "keep" in verb.kinds and (at := scan.work.find(" within ", start, end)) > start:
        end = at  # "keep all suppliers within agreed limits"
    for cue in scan.cues_between(start + 1, end):
        if cue.kinds & _ENDING or (cue.kinds & VERBS and not cue.word.isascii() and not _is_object(cue, end)):
            end = cue.start
            break
    found = wide(cleaned(scan, start, end))
    if found or verb is None:
        return found
    if scan.placeholders and (found := _behind_placeholder(scan, clause)):
        return found
    return cleaned(scan, _behind_deed(scan, clause.start, verb.start), verb.start)  # 「推动退货率下降」


def _is_object(cue: Cue, end: int) -> bool:
    """Whether a Chinese verb is the noun that an object up to `end` ends with: 「加强退货率分析」."""
    return cue.end == end and cue.kinds & VERBS == DONE
