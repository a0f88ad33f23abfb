"""Which of the dates in a key result is its deadline."""

from datetime import date

from okr_ai.language.baselines import has_begun, is_over
from okr_ai.language.clauses import Clause
from okr_ai.language.date_ranges import says_year
from okr_ai.language.dates import Dated
from okr_ai.language.lazy import Lazy
from okr_ai.language.periods import span_from
from okr_ai.language.scan import DATE, KEPT, Scan

# 去年, 上个月, last month: a day that is over is no deadline
_OVER = (
    "去",
    "昨",
    "last",
    "previous",
    "yesterday",
    *("上" + count + unit for count in ("", "个", "一") for unit in "月季周"),
)
_OF = (" of ", " in ")
_VINTAGE = Lazy(r"\s(?:cohorts?|class|season|data|vintage|budget|survey)(?![a-z])")
_BASIS = frozenset(
    [
        "from",
        "since",
        "after",
        "vs",
        "vs.",
        "versus",
        "than",
        "较",
        "比",
        "相比",
        "对比",
        "同比",
        "环比",
        "自",
        "从",
        "由",
        "相较",
        "距",
        "每",
        "compared",
        "between",
    ]
)
_DUE = frozenset(
    (
        "by",
        "before",
        "until",
        "till",
        "til",
        "through",
        "in",
        "during",
        "within",
        "due",
        "no later than",
        "not later than",
        "ahead of",
        "prior to",
        "截至",
        "截止到",
        "截止",
        "到",
        "至",
        "在",
        "于",
        "on",
        "over",
        "at",
        "for",
    )
)
_LATEST = frozenset(["by", "before", "until", "no later than"])
_NAMED = frozenset(["quarter", "half", "year", "month", "month_year"])
_GROWN = Lazy(r"(?:growth|increase|improvement|gain|rise|uplift|lift|reduction|drop|decrease)\s$")
_NEAR = 10  # between a date and its figure there are only 「同期实际为」 or "it was"
_COUNTED = frozenset(["span", "ahead", "from_now"])


def deadline_of(scan: Scan) -> tuple[int, int, date] | None:
    """The span of the deadline's words and the last day they mean; None without a deadline."""
    due = [found for found in scan.dates if _is_due(scan, found)] if scan.dates else []
    if len(due) > 1 and ((due[0].lead == "for" and due[1].lead in _LATEST) or _begins(scan, due[0], due[1:])):
        del due[0]  # "3.5x pipeline coverage for Q2 by 15 March"
    elif len(due) > 1 and due[1].period[1] < due[0].period[0] and _is_gone_by(scan, due[0]):
        del due[0]  # 「4月复购率是20%，Q3做到28%」 in May
    if due:
        found = due[0]
        start = found.lead_start if found.lead in _DUE and found.lead.isascii() else found.start
        return start, found.end, found.period[1]
    return _leading_span(scan)


def _is_due(scan: Scan, found: Dated) -> bool:
    if (found.lead.split(" ")[0] in _BASIS and not _is_stretch(scan, found)) or found.name == "to_date":
        return False
    if found.lead == "over" and found.name in _NAMED and _GROWN.search(scan.plain, 0, found.lead_start):
        return False  # "22% growth over Q3": compared with it
    if found.lead == "in" and scan.plain.endswith(("than ", "as "), 0, found.lead_start):
        return False  # "no more than in Q4 2025"
    words = scan.plain[found.start : found.end]
    over = words.startswith(_OVER) and not any(of in words for of in _OF)  # "last Friday of the month" is to come
    if over or _dates_baseline(scan, found) or _is_start(scan.plain, found):
        return False
    clause = scan.clause_at(found.start)
    said = scan.work[clause.start : clause.end].strip()
    if clause.kind == "note" and (said.startswith(_PURPOSE) or said.endswith(_SERVES_AS)):
        return False  # 「（供四季度选型）」, 「（Q3 优化依据）」
    if said.startswith(_IN_SUPPORT) and _GROUND.match(scan.plain, found.end):
        return False  # 「，为明年打基础」
    name = found.name
    if scan.plain.startswith(")", found.end) and _COHORT.search(scan.plain, 0, found.start):
        return False  # 「周留存（W4）≥ 30%」
    if name == "year" and _VINTAGE.match(scan.plain, found.end):
        return False  # "in 2024 cohorts"
    if scan.plain.startswith(_RETAINED, found.end) and _is_gone_by(scan, found):
        return False  # 「3月留存率」 in May: of those who came then
    if (
        name == "feast"
        and not (not said.strip(DATE) and _stands_alone(scan, clause))  # （教师节）
        and not words.endswith(("前", "以前", "之前"))
        and not scan.plain.startswith(_FRONTING, found.end)  # 「双十二将转化率提升至 5%」
        and not _DONE_ON.match(scan.plain, found.end)
        and found.lead not in ("by", "before", "ahead of", "prior to")
    ):
        return False
    return not (name in _COUNTED and _is_condition(scan, found, in_days=bool(_IN_DAYS.search(words))))


_FRONTING = ("将", "把", "力争", "争取", "确保", "实现")


def _stands_alone(scan: Scan, clause: Clause) -> bool:
    """Whether the feast that is all there is of a clause says when: in brackets, or at the head with no other feast in
    the text (「双十二，转化率提升至 5%」, not 「春节，国庆，中秋三个节点」)."""
    if clause.kind == "note":
        return True
    opens = clause is scan.clauses[0] and clause.kind == "main" and scan.plain.startswith((",", "，"), clause.end)
    return opens and sum(found.name == "feast" for found in scan.dates) == 1


_RETAINED = ("留存", "次留", "新客留存", "新用户留存", " retention", " cohort")


def _is_gone_by(scan: Scan, found: Dated) -> bool:
    """Whether it is a bare month that is over this year, read as the one of the next year."""
    return (
        found.name == "month"
        and found.period[0].year > scan.reference.day.year
        and not says_year(scan.plain, found.start, found.end)
    )


_STRETCHES = frozenset(["month_day", "md", "ymd", "iso", "iso_slash", "iso_dot", "months", "day_of_near_month"])
_FROM = frozenset(["from", "between", "从", "自", "由"])
_JOINTS = frozenset("-~至到")


def _is_stretch(scan: Scan, found: Dated) -> bool:
    """「从9月至11月」, "from July 13-15": the days from one to another, which end on the other."""
    if found.lead not in _FROM or found.period[0] == found.period[1]:
        return False
    words = scan.plain[found.start : found.end]
    return not words.endswith("前") and (
        found.name in _STRETCHES or (found.name == "month" and not _JOINTS.isdisjoint(words))
    )


_DONE_ON = Lazy("(?:当[天日])?(?:达到|完成|上线|发布|交付|推出|开业|投产)(?![率后度])")  # 「元旦上线新版」
_IN_SUPPORT = ("为", "以", "给", "支撑", "支持", "助力", "从而", "服务")
_GROUND = Lazy(r"(?:度|的)?\s?(?:打|做|奠|铺|蓄|预热|准备|目标|大促|规划|战略|布局|增长|业绩|任务)")
_PURPOSE = ("供", "用于", "作为")
_SERVES_AS = ("依据", "参考", "输入")
_COHORT = Lazy(r"(?:留存率?|retention(?: rate)?)\s?\($")
_IN_DAYS = Lazy(r"天|日|day")
# One's own work is done once: "within 30 days of launch" is a deadline, "of sign-up" comes with every customer.
_OF_LAUNCH = Lazy(
    r"\s?(?:of|after|from)\s(?:the\s|its\s|our\s)?(?:[a-z\-]+\s)?(?:launch|release|deployment|roll-?out"
    r"|go-?live|going live|kick-?off|cut-?over)(?![a-z])"
)


def _dates_baseline(scan: Scan, found: Dated) -> bool:
    """「9月为 55%」, "up from 55% in September", "(55% in H1)": the time is over or begun, a baseline beside it."""
    if scan.plain.startswith(_WITHIN, found.end) or scan.plain[found.start : found.end].endswith(_WITHIN):
        return False  # 「Q3 内，复购率从 12% 提升至 18%」
    note = scan.clause_at(found.start).kind == "note" and has_begun(scan, found)
    today = scan.plain.startswith("today", found.start) and found.lead == ""  # "against 77% today"
    unit = 24 if today else 2  # "400 open tickets today"
    return (note or today or is_over(scan, found)) and any(
        role == "baseline" and (0 <= number.start - found.end < _NEAR or 0 <= found.lead_start - number.end <= unit)
        for number, role in zip(scan.numbers, scan.roles, strict=True)
    )


_WITHIN = ("内", "前")


# "80% of shops", "1 in 4 visitors", "9 out of 10 parcels", "two thirds of the claims"
_SHARE = Lazy(
    r"\d\s?%\sof\s|(?:^|\s)(?:\d{1,2}|one)\s(?:in|out\sof)\s(?:\d{1,2}|two|three|four|five|ten)\s(?!weeks|days|months)[a-z]"
    r"|(?:half|thirds?|quarters?)\sof\s(?:all|our|the|new)\s"
)


def _is_condition(scan: Scan, found: Dated, *, in_days: bool) -> bool:
    """「7天内」 of a service, "within 30 days of sign-up": a window, unless it opens the key result. Of weeks and more
    only one that a share of cases takes from an event of its own: "80% of shops sell within two weeks of opening"."""
    before, behind = scan.plain[: found.start], scan.plain[found.end :]
    if found.name == "span" and _NEWCOMERS.search(before) and behind[:1].strip():
        return True  # 「新用户 7 日内完成首单 ≥ 40%」
    within = scan.plain.startswith("within", found.lead_start if found.lead else found.start)
    of_share = within and _SHARE.search(before) is not None
    if not in_days:
        return of_share and behind.startswith((" of ", " after "))
    if of_share:
        return True  # "60% of requests reviewed within one day"
    if found.name == "span" and _OF_SHARE.search(before) and behind[:1].strip():
        return True  # 「九成用户在两天内完成激活」
    if within and scan.plain[: found.lead_start].strip(" -*·") and _targets_follow(scan, found):
        return True  # "claims settled within 10 days: 80%"
    if found.name == "span" and _SHARE_OF_DONE.match(behind):
        return True  # 「3 个工作日内出具意见的比例」
    if not before.strip(" -*·在"):  # 「7天内重复进线率」; thirty days may be the time that is left
        days = (found.period[1] - found.period[0]).days
        return days <= _SOON and _RATE_OF_CASES.match(behind) is not None
    if _OF_LAUNCH.match(behind):
        return False
    event = before.rstrip()
    if event.endswith("后") and not event.endswith(_LAUNCHED):
        return True  # 「会员入会后 7 天内下单率」
    if _OF_SERVICE.match(behind[:12].strip()):
        return True
    return (found.period[1] - found.period[0]).days <= _SOON and _RATE_OF_CASES.match(behind) is not None


_NEWCOMERS = Lazy(
    r"(?:^|[，,；;。让使\s])新(?:注册|入职|签约|加入|入驻)?的?(?:用户|客户?|会员|学员|学生|员工|人|生|成员|商家|粉丝)"
    r"\s?在?\s?$",
    needs="新",
)
_SHARE_OF_DONE = Lazy(r"[^\s\d，,。；;把将让使从由到至达]{1,10}的(?:比例|占比|比率|百分比)", needs="的")
_SOON = 15
_RATE_OF_CASES = Lazy(r"[^\W\d_a-z把将让使从由到至达]{2,8}(?:率|占比|比例)(?!提升|提高)", needs="率|比")
_OF_SERVICE = Lazy(r"of|after|from|for|的|留存|复购|率|响应|解决|处理|送达|到货|退|回复|完成率")
_LAUNCHED = ("上线后", "发布后", "上市后", "开业后", "投产后", "启动后")
_OR_MORE = ("以上", "及以上", "或以上", "以下", "及以下", " 以上", " 以下")  # 「3 年以上员工」
_NO_START = ("起草", "起步", "起诉", "起航", "起飞", "起源")


_STARTING = ("starting ", "beginning ", "effective ")


def _is_start(plain: str, found: Dated) -> bool:
    """「5 月起每月新增 3 家」, "starting in July": from when on; not "starting July 1 through August 15"."""
    if plain.endswith(_STARTING, 0, found.lead_start):
        return found.name != "range"
    return plain.startswith(("起", "开始每"), found.end) and not plain.startswith(_NO_START, found.end)


_BEGUN = ("开始", "启动", "开工", "起步", "动工", "进场")
_BEGINNING = Lazy(r"(?<![a-z])(?:start|begin|kick)(?:s|ing|ning)?(?:\s?-?off)?(?:\s(?!by\s|before\s)[a-z\-]+){0,3}\s$")


def _begins(scan: Scan, found: Dated, later: list[Dated]) -> bool:
    """「6月1日启动，7月1日前完成」, "start on 1 June, finish by 1 July": begun on that day and due on a later one."""
    begins = scan.plain.startswith(_BEGUN, found.end) or (
        found.lead in ("", "on", "in", "at") and _BEGINNING.search(scan.plain, 0, found.lead_start)
    )
    return bool(begins) and any(each.period[1] != found.period[1] for each in later)


_LONGEST = {"week": 60, "month": 18, "quarter": 6, "year": 3}  # more is no span of a plan: 「10 年日线回测」


def _targets_follow(scan: Scan, found: Dated) -> bool:
    """Whether every value stands behind the date."""
    values = [
        n.start for n, role in zip(scan.numbers, scan.roles, strict=True) if role in ("target", "baseline", "change")
    ]
    return bool(values) and min(values) > found.start


_OF_SHARE = Lazy(r"(?:\d\s?%|[成半])\s?(?:及?以上)?的?[^\s\d，,。；;]{1,12}(?:能?够?可?在[^\s\d，,。；;]{0,6})?\s?$")


def _leading_span(scan: Scan) -> tuple[int, int, date] | None:
    """「3个月销售额突破300万」: a length of time that opens the key result."""
    if not scan.numbers or scan.roles[0] != "condition":
        return None
    number = scan.numbers[0]
    opens = (
        number.unit in ("month", "quarter", "week", "year")
        and number.value <= _LONGEST.get(number.unit, 0)
        and not scan.work[scan.opening.start : number.start].strip(" -*" + KEPT)
        and not scan.work.startswith(_OR_MORE, number.end)
    )
    if opens and (period := span_from(scan.reference, number.value, number.unit or "")):
        return number.start, number.end, period[1]
    return None
