"""Whether a key result holds two deeds: two clauses with a verb in its place, two orders."""

from okr_ai.language.circumstances import BY, CADENCE, TRIED
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import BETTERMENTS, BOUNDS, CHANGES, DEED, VERBS, WAYS, Cue
from okr_ai.language.judge import words
from okr_ai.language.lazy import Lazy, not_before, one_of
from okr_ai.language.number_patterns import Number
from okr_ai.language.scan import DATE, Scan


def two_deeds(scan: Scan, targets: list[Number]) -> bool:
    """Two clauses, each with a verb in its place or a target of its own."""
    if "+" in scan.work and " + " in scan.work and _deed_plus(scan, targets):
        return True
    if not targets and " and " in scan.work and _two_orders(scan):
        return True
    if len(scan.clauses) == 1 and (len(scan.cues) < 2 or len([cue for cue in scan.cues if cue.kinds & VERBS]) < 2):
        return False
    if targets and ", " in scan.work and all(_is_listed(scan, scan.clause_at(number.start)) for number in targets):
        return False
    deeds = 1 if any(scan.clause_at(number.start).kind == "main" for number in targets) else 0
    for clause in scan.clauses:
        if clause.end - clause.start < 3 or clause.head != clause.start or not _may_hold_deed(scan, clause):
            continue
        if (clause.start and _is_listed(scan, clause)) or _is_no_deed(scan, clause, targets, beside=deeds > 0):
            continue
        if any(scan.clause_at(number.start).head == clause.start for number in targets):
            deeds += _deed_before(scan, clause, targets)
            continue
        if scan.baseline is not None and clause.start <= scan.baseline.start < clause.end:
            continue  # "…, up from 55%"
        verbs = [cue for cue in scan.cues_between(clause.start, clause.end) if cue.kinds & VERBS]
        if deeds and _says_more(scan, clause, verbs, targets):
            continue
        deeds += (not verbs and _is_live(scan, clause)) or any(_is_deed(scan, clause, cue) for cue in verbs)
    return deeds >= 2 or _deed_behind(scan, targets)


def _is_no_deed(scan: Scan, clause: Clause, targets: list[Number], *, beside: bool) -> bool:
    """Whether a clause says by which means, with what effect, again, how or for whom something is done; `beside` when
    there is a deed or a target besides."""
    if means(scan, clause) or _has_effect(scan, clause) or _heads(scan, clause) or is_filled(scan, clause):
        return True
    alone = beside and (not targets or _counts_work(scan, targets[0]))
    if alone and _GATHERED.match(scan.work, clause.start, clause.end):
        return True
    if targets and (
        _betters(scan, clause, targets)
        or _is_attended(scan, clause)
        or _shows_how(scan, clause, targets)
        or ("不" in scan.work and _KEPT.fullmatch(scan.work, clause.start, clause.end))
    ):
        return True
    if _goes_on(scan, clause) or scan.work.endswith(_AMONG, clause.start, clause.end):
        return True
    return AGAIN.match(scan.work, clause.start, clause.end) is not None


def _is_deed(scan: Scan, clause: Clause, verb: Cue) -> bool:
    """Whether a verb does something in its clause: not as its last noun, nor, in English, inside of it."""
    if "nounlike" in verb.kinds and not scan.work[verb.end : clause.end].strip():
        return False
    if not verb.word.isascii():
        return True
    leads = opens(scan, clause, verb) and not _participle(scan, clause, verb)
    return leads and len(scan.work[verb.end : clause.end].strip()) > 2


def _is_live(scan: Scan, clause: Clause) -> bool:
    """ "New till live, errors below 1%": what is done stands as a state."""
    if " in " not in scan.work and " live" not in scan.work and " up and" not in scan.work:
        return False
    return _LIVE.fullmatch(scan.work, clause.start, clause.end) is not None


_LIVE = Lazy(
    r"(?!\s?(?:with|once|after|when|while|since|for|in|of|all)\s)[^,;:\d]*[a-z]\s(?:is\s|are\s|now\s|fully\s)*"
    r"(?:live|in production|up and running|in place|in use)(?:\s(?:in|on|for|at|across)\s[a-z\s]{2,30})?\s*"
)


def _deed_plus(scan: Scan, targets: list[Number]) -> bool:
    """「系统上线 + 5 家试点客户」, "App launched + 2% of sales": a deed and, behind a plus, a figure."""
    for first in targets[:1]:
        at, clause = scan.work.rfind(" + ", 0, first.start + 2), scan.clause_at(first.start)
        if clause.start and scan.work[clause.start - 1] == "+":
            return True  # 「系统上线 + 日活 ≥ 100」
        if at >= clause.start and not scan.work[at + 3 : first.start].strip(" ≥>"):
            deeds = [cue for cue in scan.cues_between(clause.start, at) if "deliver" in cue.kinds]
            return bool(deeds and scan.work[first.end : clause.end].strip())
    return False


_AND_DEED = Lazy(
    r"\sand\s(?:then\s|also\s)?(?!(?:for|with|from|across|among|into|onto|over|under|within|throughout|via|per|not|both|only"
    r"|during|after|before|between|towards?|inside|outside|against|around|near|behind|beyond|through|about|like|than)\s)"
    r"[a-z]{3,}\s(?:the|an?|our|all|every|each|its|their)\s[a-z]",
    needs="and",
)


def _two_orders(scan: Scan) -> bool:
    """ "Publish the paper and pass the audit": two deeds, each with its object, and no figure."""
    deeds = [cue for cue in scan.cues if cue.kinds & VERBS and cue.word.isascii()]
    if not deeds or not opens(scan, scan.clauses[0], deeds[0]) or not (second := _AND_DEED.search(scan.work)):
        return False
    return len(scan.work[deeds[0].end : second.start()].split()) >= 2


def _may_hold_deed(scan: Scan, clause: Clause) -> bool:
    """Whether a clause is part of the sentence: no note, and of a table row only the first cell."""
    return clause.kind == "main" or (clause.kind == "cell" and "|" not in scan.work[: clause.start])


_BEHIND = Lazy(r"\sand\s(?:(?:then|also|to)\s)?$")


def _deed_behind(scan: Scan, targets: list[Number]) -> bool:
    """ "Read 20 books and write a summary of each": a deed of its own behind the target's words."""
    for number in targets[:1]:
        if scan.work.startswith(" of ", number.end) and _only_led_to(scan, number):
            continue  # "60% of teams finish the course and pass the quiz"
        clause = scan.clause_at(number.start)
        for cue in scan.cues_between(number.end, clause.end):
            if " by " in scan.work[number.end : cue.start] and _BY_DOING.search(scan.work, number.end, cue.start):
                break  # "by implementing chat and automated alerts"
            if cue.kinds & VERBS and cue.word.isascii() and _BEHIND.search(scan.work, number.end, cue.start):
                return len(scan.work[cue.end : clause.end].split()) >= 2
    return False


_BY_DOING = Lazy(r"\s(?:by|through)\s[a-z\-]+ing\s[a-z]")
_ENSURING = ("ensure", "make sure", "guarantee", "see that", "keep")


def _only_led_to(scan: Scan, number: Number) -> bool:
    """Whether no verb of a deed stands before the number: "ensure 90% of branches are merged and deployed"."""
    leads = scan.leads[scan.numbers.index(number)]
    return all(cue.kinds <= BOUNDS or cue.word.startswith(_ENSURING) for cue in leads)


_MAY = Lazy(r"\s(?:can|could|may|must|able to|where|lets?\s[a-z]+|allow(?:s|ing)?\s[a-z\s]{1,20}to)\s[^;:.]*$")


def _is_listed(scan: Scan, clause: Clause) -> bool:
    """ "… where the team can review, approve, or reject them": one of the things that somebody may do there."""
    if not clause.start or scan.work[clause.start - 1] != ",":
        return False
    return _MAY.search(scan.work, 0, clause.start - 1) is not None


def _heads(scan: Scan, clause: Clause) -> bool:
    """「投诉率降低：从 5% 到 2%」: a heading, what it is about follows."""
    return scan.work.startswith(":", clause.end)


_AMONG = ("中", "期间", "方面", "基础上", "情况下", "前提下", "条件下")  # 「销售管线中，…」


def _goes_on(scan: Scan, clause: Clause) -> bool:
    """「降低投诉率，从 8% 降到 4%」, 「提升满意度，达到 92 分」: the next clause says nothing but how far."""
    after = scan.clauses[scan.clauses.index(clause) + 1 :][:1]
    if not after or not any(cue.kinds & WAYS for cue in scan.cues_between(clause.start, clause.end)):
        return False
    for number, leads in zip(scan.numbers, scan.leads, strict=True):
        if number.start >= after[0].start:
            within = bool(leads) and number.end <= after[0].end
            alone = within and not scan.work[after[0].start : leads[-1].start].strip()
            return alone and bool(leads[-1].kinds & _OF_VALUE)
    return False


_OF_VALUE = frozenset({"from", "to", "reach"})
# 「，较去年同期增长 15%」, 「，同比下降 3%」, 「，实际降到 6%」, 「，✓ 超额完成」: the clause before in other words.
AGAIN = Lazy(
    r"[\s✓✔√→\->]*(?:(?:同比|环比|[较比](?![例重赛率对试特])(?:去年|上年|上[一个]?[季月期周]度?|基线|基期|基准|目前|当前|现状|现在"
    r"|之前|以往|往年|改造前|\ue000+)?(?:同期|平均|水平|基础)*)\s*(?:再|要|可|预计)?"
    r"(?:增长|增加|提升|提高|上升|上涨|改善|下降|降低|减少|缩短|压降|优化|回落|持平|翻)"
    r"|实际(?:达|做到|完成|实现|[升降][至到为]|提升|降低|[为是]|\d)|目前已|现已|(?:已经?)?(?:超额|全部|按期|如期)?(?:完成|达成|达标)\s*$)",
    needs="比|较|实际|已|完成|达成|达标",
)
_TRAIT = Lazy(
    r"\s*(?:支持|具备|涵盖|兼容|满足|形成|产出|沉淀|覆盖|保障|支撑|助力|帮助|便于|方便|集成到|应用[到于]|纳入|可(?!用率)|均|预计"
    rf"|能够?{not_before('力耗源')}|每{one_of('个项份条篇位')}|to |so )"
)
_BETTERING = CHANGES | {"soft", "nounlike"}
_ADDED = ("并", "同时", "且", "also ", "and ")


def _says_more(scan: Scan, clause: Clause, verbs: list[Cue], targets: list[Number]) -> bool:
    """Whether a clause behind a deed only explains it (：精简、详细, " - for all"), says what it can do (，支持多语言),
    what it is for (，提升协同效率, where no figure stands anywhere) or by when it is done (，6 月底前到岗)."""
    if scan.work[clause.start - 1] in ":-" or _TRAIT.match(scan.work, clause.start):
        return True
    lead = scan.work[clause.start : verbs[0].start] if verbs else ""
    if any(word in lead for word in _ADDED):
        return False
    lead = lead.strip()
    if not targets and lead in _GOING_ON:
        return True
    if targets and verbs and not lead and _is_purpose(scan, clause, verbs[0], targets):
        return True
    if not targets and verbs and not lead and "deliver" not in verbs[0].kinds and not verbs[0].word.isascii():
        return True
    dated = any(clause.start <= found.start < clause.end for found in scan.dates)
    alone = dated and len(verbs) == 1 and not scan.work[verbs[0].end : clause.end].strip()
    return alone and _BY_WHEN.fullmatch(lead) is not None


_BY_WHEN = Lazy(
    rf"(?:[\s前内之]|{DATE}|最[迟晚]|不[晚迟]于|截[至止]到?|务必|力争|争取|确保|预计|计划|于|在|从|到|须|为止|下班|当[天日]|左右|前后|全部|如期|按时)*"
)  # 「，最迟 9 月底完成」


_MEASURED = tuple("率比数量额度长值分本价期费润入")


def _is_purpose(scan: Scan, clause: Clause, verb: Cue, targets: list[Number]) -> bool:
    """「…至 5%，提升用户体验」: what the figure before it is good for, and no 「，降低缺货率」, a measure itself."""
    if verb.word.isascii() or verb.kinds - _BETTERING or clause.start < targets[0].end:
        return False
    about = scan.work[verb.end : clause.end].rstrip()
    return not about.endswith(_MEASURED) and not any(map(str.isdigit, about))


def _participle(scan: Scan, clause: Clause, cue: Cue) -> bool:
    """ ", validated against samples", ", replacing the old one": says how, no deed of its own."""
    first = scan.work[scan.clauses[0].start : scan.clauses[0].end].split()[:1]
    turned = cue.word.endswith("ed") or (cue.word.endswith("ing") and first and not first[0].endswith("ing"))
    return bool(turned) and clause is not scan.clauses[0] and not scan.work[clause.start : cue.start].strip()


_BETTERS = (
    "优化", "完善", "加强", "强化", "改进", "改善", "根据", "依据", "围绕", "聚焦", "深化", "推进",
)  # fmt: skip


_GIVEN = Lazy(r"为[^，,。；;\d]{1,12}提供", needs="为")  # 「为新员工提供导师带教，转正率达 95%」
# 「提升服务质量，满意度达到 95%」: better in a way that only the figure behind it measures.
_BETTERING_ZH = ("提升", "提高", "增强", "改进", "扩大", "提振", "促进", "推动", "加快")
_INTANGIBLE = (
    "质量", "效率", "能力", "水平", "体验", "形象", "知名度", "影响力", "竞争力", "美誉度", "黏性", "粘性",
    "服务", "管理", "协同", "协作", "凝聚力", "氛围", "意识", "活力", "效能", "认知", "认知度", "信任",
)  # fmt: skip
_GOING_ON = ("逐步", "不断", "持续", "进一步")


# 「梳理高校和研究所，完成合作对象清单」: what has been gathered is written down
_GATHERED = Lazy(
    r"\s*(?:完成|形成|输出|产出|编制|整理成?|汇总成?)[^，,。；;]*(?:清单|报告|名单|台账|图谱|画像|手册|文档|目录|案例集|纪要)\s*",
    needs="单|告|账|谱|像|册|档|录|集|要",
)


def _counts_work(scan: Scan, target: Number) -> bool:
    """「组织 5 场座谈会，形成意见汇总报告」: what was gathered at them is no second thing."""
    verb = scan.verbs[scan.numbers.index(target)]
    return verb is not None and verb.kinds & VERBS == DEED and target.dimension in ("", "count")


ATTENDANCE = (
    "采纳率",
    "使用率",
    "启用率",
    "参训率",
    "参加率",
    "参会率",
    "参与率",
    "到课率",
    "到场率",
    "出勤率",
    "出席率",
)


def _is_attended(scan: Scan, clause: Clause) -> bool:
    """「完成全员轮训，参训率不低于 95%」: what is held, and how many come to it."""
    after = scan.work[clause.end + 1 :].lstrip()
    return after.startswith(ATTENDANCE) and scan.work.startswith(("，", ","), clause.end)


def _betters(scan: Scan, clause: Clause, targets: list[Number]) -> bool:
    """「优化内推机制，内推入职 15 人」: work on something without an end is the means of the one target behind it."""
    words = scan.work[clause.start : clause.end].strip().removeprefix("力争").removeprefix("争取")
    if words.startswith("为") and _GIVEN.match(words):
        return all(number.start >= clause.end or number.dimension == "time" for number in targets)
    if not words.startswith(_BETTERS) and not (words.startswith(_BETTERING_ZH) and words.endswith(_INTANGIBLE)):
        return False
    return all(number.start >= clause.end for number in targets) and not scan.work.startswith((";", "；"), clause.end)


def _shows_how(scan: Scan, clause: Clause, targets: list[Number]) -> bool:
    """ "Raise plant efficiency, cutting energy per unit by 8%": what the betterment without a figure comes to."""
    if not scan.work.startswith(",", clause.end):
        return False
    after = scan.clauses[scan.clauses.index(clause) + 1 :][:1]
    if not after or scan.clause_at(targets[0].start).head != after[0].start:
        return False
    verbs = [next(iter(scan.cues_between(each.start, each.end)), None) for each in (clause, after[0])]
    first, second = verbs
    if first is None or second is None or not second.word.endswith("ing") or second.kinds.isdisjoint(CHANGES):
        return False
    return bool(first.kinds & BETTERMENTS) and opens(scan, clause, first) and opens(scan, after[0], second)


# 「…，且毛利率不下降」: what must not suffer, without a figure
_KEPT = Lazy(
    r"[^\d，,。；;]*不(?:再|得|能|会)?(?:下降|下滑|降低|减少|上升|上涨|增加|增长|恶化|变差|受影响|反弹|新增)\s*",
    needs="降|减少|下滑|上升|上涨|增|恶化|变差|影响|反弹",
)

_EFFECT = (
    "将", "把", "使", "让", "令", "确保", "保证", "从而", "以此", "由此", "带动", "进而", "so that", "thereby",
    "resulting in", "leading to", "bringing",
)  # fmt: skip


def _has_effect(scan: Scan, clause: Clause) -> bool:
    """「建立分层运营体系，将复购率提升至 28%」: the first clause is the means of the second."""
    place = scan.clauses.index(clause) + 1
    return place < len(scan.clauses) and _begins(scan, scan.clauses[place], _EFFECT)


_HOLDS = ("收录", "涵盖", "覆盖", "包含", "囊括", "纳入", "入库")


def is_filled(scan: Scan, clause: Clause) -> bool:
    """「建立题库，收录 800 道题」, 「完成改版，覆盖 80% 的页面」: the next clause says how much of it there is."""
    place = scan.clauses.index(clause) + 1
    if place >= len(scan.clauses) or not scan.work.startswith(("，", ","), clause.end):
        return False
    if not _begins(scan, scan.clauses[place], _HOLDS):
        return False
    verbs = [cue for cue in scan.cues_between(clause.start, clause.end) if cue.kinds & VERBS]
    return bool(verbs) and "deliver" in verbs[0].kinds


def _deed_before(scan: Scan, clause: Clause, targets: list[Number]) -> bool:
    """ "Automate training and ensure that 100% …": a deed of its own before the verb that leads to the target."""
    first = next(number for number in targets if number.start >= clause.start)
    verbs = [cue for cue in scan.cues_between(clause.start, first.start) if cue.kinds & VERBS]
    if len(verbs) < 2 or "deliver" not in verbs[0].kinds:
        return False
    gap = scan.work[verbs[0].end : verbs[1].start].rstrip()
    subject = not verbs[0].word.isascii() and len(scan.work[clause.start : verbs[0].start].strip()) > 1
    return (len(gap) > 5 or subject) and gap.endswith(("and", "并", "并且", "同时"))


def opens(scan: Scan, clause: Clause, cue: Cue) -> bool:
    """Whether the clause begins with the cue."""
    return scan.work[clause.start : cue.start].strip(" -*") in ("", "and", "we", "then", "and then", "and we")


_PASSED = ("认证", "考试", "验收", "审核", "测评", "级评估", "答辩", "鉴定", "备案")  # 「通过 ISO 9001 认证」


def _begins(scan: Scan, clause: Clause, words: tuple[str, ...]) -> bool:
    return scan.work[clause.start : clause.end].lstrip().startswith(words)


def means(scan: Scan, clause: Clause) -> bool:
    """A clause that says how, why, what not, or how it is measured: no deed of its own."""
    if scan.work.startswith("通过", clause.start) and scan.work.endswith(_PASSED, clause.start, clause.end):
        return False
    said = scan.work[clause.start : clause.end].strip()
    if said.endswith("后") and not said.endswith(_NO_AFTER):
        return True  # 「新系统上线后，复购率达到 18%」
    if said.startswith("在") and said.endswith(TRIED):
        return True  # 「在 20 家门店试点，好评率达到 95%」
    beginning = said[:24]
    may_be_team = "队" in beginning or "部" in beginning or "心" in beginning or "组" in beginning
    if may_be_team and (team := _OF_TEAM.match(beginning)) and words("means").begins(beginning[team.end() :]):
        return True
    return words("means").begins(beginning) or BY.match(said) is not None or CADENCE.fullmatch(said) is not None


_NO_AFTER = ("售后", "背后", "先后", "前后", "幕后", "落后")
_OF_TEAM = Lazy(
    r"[^\d，,。；;]{1,8}?(?:团队|部门?|中心|小组)(?=通过|借助|依托|利用|凭借|基于)",
    needs="通过|借助|依托|利用|凭借|基于",
)
