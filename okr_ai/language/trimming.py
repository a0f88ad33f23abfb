"""A name without what does not belong to it at its ends: markers, function words, dates."""

from okr_ai.language.judge import words
from okr_ai.language.lazy import Lazy, not_before
from okr_ai.language.leads import MANNER
from okr_ai.language.lexicon import lexicon
from okr_ai.language.scan import DATE, FEW, KEPT, Scan

TRIM = " \t:/-*_`\"'“”,，。.;；、|~#>=≥≤<+()（）[]【】·" + DATE + KEPT
_LEADING_ZH = Lazy(
    rf"(?:(?:(?:{MANNER})地?|(?:持续|全面|积极|有效|重点|继续|深入|率先|成功|及时|快速|迅速|主动)地?(?=把|将|让|使得|使)"
    rf"|截[至止]到?(?=\s?\ue000)|我们|我部门?|本(?:部门?|团队|公司|司|组|店|中心)|力争|争取|确保|保证|使得?|让|将|把{not_before('握控关手')}|其中|目标(?!客户(?!满|数|量)|用户(?!满|数|量)|人群|客群|受众|市场(?!份|占)|群体|学员|读者|人才)|实现|并且|并{not_before('发购列行联')}|以及|与|同时|在{not_before('线售职校途库岗研建')}|至少|至(?!今|多)|的|了|每?项(?!目)|各项|所有"
    rf")\s*|{DATE}+\s*)+"
)
_FIRST = frozenset(
    "截我力争取确保证使让将把其目实并以与同在至的了每各项所本尽抓早进不逐稳切着大全努显明持积有重继深率成及快迅主"
    + DATE
)  # how those words begin
_LEADING_EN = Lazy(
    r"(?:(?:the|our|an?(?=\s[a-z\d])|have|has|bring|get|take(?! rate)|ensure(?: that)?|make sure(?: that)?|overall|that"
    r"|and|of|to|we|will|in|for|on|out|off|(?:want|aim|plan|hope) to(?: see)?|with|all|is|are|least|at"
    r"|(?:by|before|until|within|during)(?=\s\ue000))(?![a-z\-])\s*)+"
)
_FIRST_WORDS = frozenset((
    "the", "our", "a", "an", "have", "has", "bring", "get", "take", "ensure", "make", "overall", "that", "and", "of",
    "to", "we", "will", "in", "for", "on", "out", "off", "want", "aim", "plan", "hope", "with", "all", "is", "are",
    "least", "at", "by", "before", "until", "within", "during",
))  # fmt: skip
_ENDS_ZH = (
    r"的有|从目前|从当前|从现在|由目前|由当前|由现在|(?<![摘纪提需主重简首概])要|从当前水平|从目前水平|从现有水平|从当前基线|从基线|从现状|的|了|平?均|(?<![提之以目当])前|第|(?<![a-z])top|由|从|至|到|为|是|在|于|并|且|将|和|与|不|总共|合计|累计|全部|所有|已|再"
    r"|整体|按期|按时|如期|分别|进行|得到|予以|个|更加|日益|不断|逐步|进一步|显著|明显|大幅|尽快|尽早|尽量|(?<!可)持续|稳中[有向趋]|(?<=[额量])比"
)
_ENDS_EN = (
    "is|are|should be|must be|should|must|be"
    "|to|by|of|the|a|an|at|with|and|from|has|have|in|for|was|were|on|that|than|our|will|or|over|during"
    "|within|across|throughout|between|back|accounts? for|makes? up|comes?|goes|affects?|flat|steady"
    "|soon|asap|shortly|as (?:soon|quickly) as possible|as planned|again|company-wide|quickly|rapidly|steadily"
    "|significantly|substantially|dramatically|continuously|successfully|effectively|efficiently"
)
_TRAILING = Lazy(rf"(?:\s*(?:{_ENDS_ZH}|(?<![a-z\-])(?:{_ENDS_EN})))+$")
_LAST = frozenset(word[-1] for word in ["a", *_ENDS_ZH.split("|")])  # how those words end: quicker to look at
_LAST_WORDS = frozenset(words.split(" ")[-1].rstrip("?") for words in _ENDS_EN.split("|"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def cleaned(scan: Scan, start: int, end: int) -> tuple[int, int] | None:
    """The span without markers, function words and dates at its ends; None when nothing is left."""
    work, done = scan.work, False
    while not done:
        done = True
        words = work[start:end].rstrip(TRIM)
        end = start + len(words)
        words = words.lstrip(TRIM)
        start = end - len(words)
        first, last = words[:1], words[-1:]
        if first == "起" and work[start - 1] == DATE and words[:2] not in _NO_START:
            words, start = words[1:], start + 1  # 「5 月起每月新增门店」
            first = words[:1]
        if first in _OPENINGS and (opening := _opening(words)):
            words, start, done = words[opening:], start + opening, False  # 「使之比上一周期减少 20%」
            first = words[:1]
        if first in _DATED_FIRST and (at := words.find(DATE, 0, 6)) > 0 and words[:at].rstrip() in _BEFORE_DATE:
            words, start = words[at:], start + at  # 「不晚于9月30日NPS达到50」
            first = DATE
        if last in _CUT and work.startswith(_CUT[last], end):
            words, end = words[:-1], end - 1  # 「投诉清零」, 「耗时比去年缩短 30%」
            last = words[-1:]
        leading = _leading(words) if "a" <= first <= "z" or first in _FIRST else None
        if leading and (match := leading.match(work, start, end)):
            start, done = match.end(), False
        if last not in _LAST and not ("a" <= last <= "z" and words[len(words.rstrip(_LETTERS)) :] in _LAST_WORDS):
            continue
        if (match := _TRAILING.search(work, max(start, end - 24), end)) and match.start() > start:
            end, done = match.start(), False
    for number in scan.numbers[:FEW]:
        if number.start <= start and end <= number.end:
            return None
    if work[start - 1 : start] in _QUOTED and _QUOTED[work[start - 1]] in work[start:end]:
        start -= 1  # 「“两金”占比」: the mark that opens what is closed inside
    return (start, end) if start < end and work[start:end] not in _NO_NAMES else None


def _leading(words: str) -> Lazy | None:
    """The pattern of what may be cut from the head of words that begin so."""
    if "a" <= words[:1] <= "z":
        first = words[: len(words) - len(words.lstrip(_LETTERS))]
        return _LEADING_EN if first in _FIRST_WORDS else None
    return _LEADING_ZH if words[:1] in _FIRST else None


_QUOTED = {"“": "”", "「": "」", "『": "』", "《": "》", "(": ")"}
_TIMES = ("上一周期", "上周期", "上一批次", "上一阶段", "上期", "上一期", "同期", "基线", "预算", "计划")
_OPENINGS = {
    "使": ("使之", "使其"),
    "让": ("让其",),
    "比": tuple("比" + time for time in _TIMES),
    "较": tuple("较" + time for time in _TIMES),
    "b": ("bringing ",),
}
_OTHERS = tuple("他它余中实")  # 其他, 其中


def _opening(words: str) -> int:
    """How long the opening is that only points back or compares."""
    found = next((opening for opening in _OPENINGS[words[0]] if words.startswith(opening)), "")
    return 0 if found.endswith("其") and words.startswith(_OTHERS, len(found)) else len(found)


_BEFORE_DATE = frozenset((
    "不晚于", "不迟于", "最晚", "最迟", "最晚在", "最迟在", "最晚于", "最迟于", "至迟", "到", "从", "自", "由", "赶在",
    "预计", "预计在", "预计到", "计划", "计划在", "计划于", "拟于", "务必", "务必在", "务必于", "须在", "须于", "需在",
    "应在", "应于", "要在",
))  # fmt: skip
_DATED_FIRST = frozenset(words[0] for words in _BEFORE_DATE)
_CUT = {
    "清": ("零",),
    "日": ("均",),
    "月": ("均",),
    "周": ("均",),
    "年": ("均",),
    "比": (DATE, " " + DATE, "上一", "预算", "计划"),
}
_NO_START = frozenset(["起草", "起步", "起诉", "起航", "起飞", "起源"])
# "we want to exceed 20 orders", "get growth of 10% by Q3"
_NO_NAMES = frozenset((
    "an", "the", "top", "go", "move", "take", "turn", "want", "aim", "hope", "by", "in", "on", "for", "from", "with",
    "before", "within", "over", "under", "above", "below", "across", "per", "among", "against", "row", "被", "至少",
))  # fmt: skip


# "Hire 45 people across both offices": for whom, with what or where so many things are made or done.
_DEED_TAILS = (" with ", " for ", " across ", " to ", " from ")


def without_tail(work: str, start: int, end: int) -> tuple[int, int]:
    """The English words of what is made or done, without a tail that is more than twice as long as they are."""
    tail = min((at for mark in _DEED_TAILS if (at := work.find(mark, start, end)) > 0), default=end)
    if work.endswith(" related", start, tail) or work.count(" ", tail, end) <= 2 * (work.count(" ", start, tail) + 1):
        return start, end
    return start, tail


def wide(span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The span unless it is a single character."""
    return span if span and span[1] - span[0] > 1 else None


def unbracketed(scan: Scan, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The span up to the note in brackets that it holds, all of it where the measure stands behind the note:
    「核心用户（近 30 天登录）留存率」."""
    at = scan.work.find("(", *span) if span else -1
    if span and 0 < at < (end := scan.work.rfind(")", *span)):
        measure = scan.work[end + 1 : span[1]].strip()
        if measure and "、" not in measure and (words("measure").ends(measure) or lexicon().name_of(measure)):
            return span
    return wide(cleaned(scan, span[0], at)) or span if span and at > 0 else span
