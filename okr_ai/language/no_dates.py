"""Date phrases that say no date in a key result: how long something may take, how far it is, where it stands today."""

import re

from okr_ai.language.dates import Dated
from okr_ai.language.lazy import Lazy
from okr_ai.language.numbers import numbers_in

_INSTEAD = Lazy(r"\s(?:instead of|rather than)\s")  # "in 2 days instead of 6"
_FROM_AS_MANY = Lazy(
    r",?\s(?:up |down )?from\s(?:about\s)?\d[\d.]*\s(?:business |working )?(?:hours|days|weeks|months)"
)
_TIMES = ("time", "turnaround", "latency", "delay", "age", "duration", "response", "lag", "wait", "cycle", "backlog")
_TIMES_ZH = ("时效", "时长", "时间", "耗时", "用时", "周期", "响应", "速度", "交期", "账期", "延迟", "时限", "等待")
_SERVED = Lazy(
    r"\s?(?:得到|予以|获得|被|完成)?(?:响应|解决|处理|送达|到货|回复|闭环|办结|答复|发货|到账|审批|反馈|关闭|结案)"
)
_KEPT = Lazy(r"(?:控制|保持|维持|稳定|压缩|缩短)$")
_KEEPS = Lazy(r"(?:控制|保持|维持|稳定)[^，,。；;\d]{2,16}$")
_HOURS = Lazy(r"\s?h(?:ours?|rs?)?(?![a-z])")  # "1/2h"
# "new copy on 4/4 pages", "check-ins on Sunday reviews": things follow, and no new part of the sentence
_THINGS = Lazy(
    r"\s(?!(?:a|an|the|for|with|to|and|or|in|at|by|as|of|from|after|before|when|via|per|across|this|is|was|has|plus"
    r"|less|unless|towards)\s)(?:[a-z\-]+\s)?(?!(?:across|this|is|was|has|plus|less"
    r"|unless|towards)(?![a-z]))[a-z\-]{2,}[a-z]s(?![a-z])"
)
# "month-end numbers", "the end-of-year audit", "mid-year reviews": of what kind they are
_OF_CLOSE = Lazy(
    r"(?:(?:the\s)?(?:(?:quarter|month|year)[\s\-]end|end-of-(?:quarter|month|year)|mid[\s-]?year))\s(?!(?:and|or|by|to|from|for|in|on|at|with|via|through|across|while|as)\s)[a-z]"
)
# 年中述职: the name of a meeting or of a round of papers
_OF_CLOSE_ZH = Lazy(r"年[中终](?:工作)?(?:述职|总结|考核|考评|评审|评优|评估|复盘|汇报|绩效|奖|review)")
_DAYS_OF = Lazy(
    r"(?:days|hours|weeks)\s(?:of|after|from|following)\s(?:the\s|each\s|every\s)?(?:end of\s)?$",
    needs="days|hours|weeks",
)


def _is_close(plain: str, found: Dated) -> bool:
    """Whether the phrase names the end of any month, quarter or year, not that of one: it says its name alone."""
    words = plain[found.start : found.end]
    ends = words.endswith(("end", "close")) or plain.startswith((" end", "-end"), found.end)
    return ends and not any(map(str.isdigit, words))


_CLOSES = frozenset(["end_of", "edge_unit"])
_DUE_AT = frozenset(["by", "before", "until", "till"])
_SPANS = frozenset(["span", "ahead", "from_now"])


def is_no_date(plain: str, found: Dated) -> bool:
    """Whether a date phrase of a `normalised` text says something else."""
    if found.name == "slash":
        part_of = found.lead == "on" and _is_part(plain, found) and _THINGS.match(plain, found.end)
        return bool(part_of or _is_progress(plain, found) or _HOURS.match(plain, found.end) or _by_part(plain, found))
    if found.name == "weekday":
        return plain.startswith("on ", found.start) and bool(_THINGS.match(plain, found.end))
    if _DAYS_OF.search(plain, max(0, found.start - 24), found.start) and _is_close(plain, found):
        return True  # "within 5 working days of month end"
    if found.name in _CLOSES:
        return found.lead not in _DUE_AT and bool(_OF_CLOSE.match(plain, found.start))
    if found.name == "year_part":
        return bool(_OF_CLOSE_ZH.match(plain, found.start))
    if found.name == "near_day":
        than = "than " in plain and _THAN.search(plain, 0, found.start)
        return bool(than) or _says_where_it_stands(plain, found) or bool(_OF_TODAY.match(plain, found.start))
    if found.name in _OF_NOW and _inside_word(plain, found.start):
        return True
    if found.name in _WEEKLY and (step := _WEEKS.search(plain)):
        return int(step["first"]) > int(step["second"])
    if plain.startswith(_REPORTS, found.start) and _is_of_report(plain, found):
        return True
    return found.name in _SPANS and _is_limit(plain, found)


# "no more discounts than we do today": what it is held against
_THAN = Lazy(r"(?<![a-z])than\s(?:it|we|they|i|you|there|things)(?:\s[a-z]+){0,2}\s$")
# "Within 3 weeks of joining": of an event that comes with every case.
_OF_CASE = Lazy(
    r"\s(?:of|after|from)\s(?:the\s|their\s|an?\s)?(?:joining|hiring|submi\w+|sign-?(?:ing )?up|bookings?|purchase"
    r"|(?:the end of (?:the|each|every) )?(?:month|quarter|period|year)(?:[\s-]end(?:ing)?)?(?! to)"
    r"|receipt|returns?|requests?|reporting|graduation|admission|discharge|diagnosis|disbursement|applications?|registration|arrival|delivery"
    r"|hand-?over|first (?:visit|contact|login|use|order))(?![a-z])"
)
_OF_TODAY = Lazy(r"今[日天](?:头条|计划|待办|任务|推荐|热榜|资讯|要闻|说法|看点|话题)")
_OF_NOW = frozenset(["cycle", "week", "near_month", "near_quarter", "year", "day_of_month", "weekend", "term"])
_BEFORE_THIS = frozenset("回成样资版基根副剧脚亏血")
_ENDED = frozenset("完达形建组促生集收召追挽返投出")


def _inside_word(plain: str, start: int) -> bool:
    """Whether the 本 of 本周, 本周期 ends another word: 「回本周期」, 「运输成本周环比」, not 「完成本月任务」."""
    before = plain[max(0, start - 2) : start]
    return plain[start] == "本" and before[-1:] in _BEFORE_THIS and before[0] not in _ENDED


# "ramp-up from week 8 to week 5"
_WEEKS = Lazy(r"(?<![a-z])week\s(?P<first>\d{1,2})\s?(?:->|→|to)\s?week\s(?P<second>\d{1,2})(?!\d)", needs="week")
_WEEKLY = frozenset(["week_number", "range"])
_REPORTS = ("本周", "这周", "本月", "this week", "this month")
_REPORTED = Lazy(r"\s?(?:已?(?:经)?(?:达到|达|到|为|是|做到|完成)|at|is|was|we are at)?\s?:?\s?[$€£¥]?\d")
_TOLD = Lazy(r"\d[^→]{0,24}?(?:到|至|为|(?<![a-z])to(?![a-z])|→|->|=>)[^\d→]{0,8}\d")


def _is_of_report(plain: str, found: Dated) -> bool:
    """「从 30% 提升到 35% → 本周达到 32%」, "from 30% to 35% (this week 32%)": of where it stands, told behind it."""
    before = plain[: found.lead_start].rstrip()
    behind = before.endswith(("→", "->", "=>", "(")) and _REPORTED.match(plain, found.end)
    return bool(behind) and _TOLD.search(before) is not None


def _is_part(plain: str, found: Dated) -> bool:
    part, _, total = plain[found.start : found.end].partition("/")
    return int(part) <= int(total)


_PARTS = frozenset(["1/2", "1/3", "2/3", "1/4", "3/4", "1/5"])
_CHANGED = Lazy(
    r"(?<![a-z])(?:grow|increas|reduc|cut|lower|rais|improv|decreas|shrink|boost|expand|drop|trim)[a-z]*\s[^,.;\d]+$"
)


def _by_part(plain: str, found: Dated) -> bool:
    """ "Grow revenue by 1/3": by how much, where nothing else says it."""
    part = found.lead == "by" and plain[found.start : found.end] in _PARTS
    return part and _CHANGED.search(plain, 0, found.lead_start) is not None


def _is_progress(plain: str, found: Dated) -> bool:
    """ "Run 10 interviews (3/10)": how many of them are done, no third of October."""
    if plain[found.start - 1 : found.start] != "(" or not plain.startswith(")", found.end):
        return False
    total = plain[found.start : found.end].partition("/")[2]
    return total.isdigit() and any(number.value == int(total) for number in numbers_in(plain[: found.start]))


# "40% today, 60% in May", "(today, 40%)", not "at 4pm, today, the report"
_FIGURE_NEAR = Lazy(r"(?:\d[^,;:(]*today[,;].*|today[,;]\s?[$£€¥₹~]?\d.?)$")


def _says_where_it_stands(plain: str, found: Dated) -> bool:
    """ "(today: 900 ms)"."""
    if not plain.startswith("today", found.start):
        return False
    behind = re.match(r"\s?:?\s?[$£€¥₹~]?\d|[)\],;]", plain[found.end : found.end + 5])
    return behind is not None and (behind[0] not in ",;" or bool(_FIGURE_NEAR.search(plain, 0, found.end + 4)))


# "60% of returned items are back on sale within a week": how long each may take; "migrate 60% within a week" is a plan
_SHARE_OF = Lazy(r"\W*(?:kr\s?\d*\W*)?(?:(?:get|have|see|at least|over|more than)\s)*\d[\d.]*\s?%\sof\s")
_FEW_DAYS = Lazy(r"(?:days?|hours?)$|(?:^|\s)(?:an?|one|1|two|2)\sweeks?$")
_OF_SPAN = (" window", " sla", " limit", " running", " in a row", " in succession", " straight")


def _is_limit(plain: str, found: Dated) -> bool:
    """ "Keep review turnaround within 2 days", 「发货时效 1 天以内」: how long it may take, not by when."""
    if _INSTEAD.match(plain, found.end) or _FROM_AS_MANY.match(plain, found.end):
        return True
    before = plain[: found.lead_start].rstrip()
    if plain.startswith(_OF_SPAN, found.end):
        return True
    if "within" in plain[found.lead_start : found.end]:
        if _SHARE_OF.match(before) and _FEW_DAYS.search(plain, found.start, found.end):
            return True
        return found.lead == "to" or before.endswith((*_TIMES, " to")) or bool(_OF_CASE.match(plain, found.end))
    words = plain[found.start : found.end]
    if (found.lead in ("到", "至") and before) or _KEPT.search(before):
        return True  # 「由 5 天缩到 2 天以内」, 「控制在 3 天内」
    if "在" in (words[0], found.lead) and _KEEPS.search(before):
        return True  # 「保持库存周转天数在 32 天以内」
    if found.name != "span" or not words.endswith(("内", "之内", "以内")):
        return False
    if before.endswith(_TIMES_ZH):
        return True
    short = words[:-1].rstrip("之以 ").endswith(("天", "日")) and not re.search(r"\d\d", words)
    return short and bool(before) and before[-1] > "\u4e00" and bool(_SERVED.match(plain, found.end))
