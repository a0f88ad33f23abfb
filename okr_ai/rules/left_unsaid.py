"""What a key result leaves unsaid: a target that stands beside or below it or is all of them, and where it starts."""

from okr_ai.language.lazy import Lazy
from okr_ai.language.text import latin_words
from okr_ai.model import Bilingual, Frame
from okr_ai.rules.deliveries import DELIVERY, counts_new_ones, is_delivery, is_noun
from okr_ai.rules.kept_words import compares_two
from okr_ai.rules.views import KeyResultView

_VALUES = Lazy(
    r"\d\s?[%％]|[≥≤<>]\s?\d|\d\s?(?:→|->)|(?:到|至|达|不低于|不超过|\bto|\bfrom|至少|at least|at most)\s?[$¥€£]?\d"
)


def numbers_below(view: KeyResultView) -> bool:
    """Whether the key result is the name of a group, whose values stand in the lines below it: 「KR1：流量增长」,
    「自然流量 ≥ 30%」."""
    note = view.key_result.fields.get("note")
    plain = not any(map(str.isdigit, view.frame.text)) and view.frame.target is None
    return note is not None and plain and _VALUES.search(note.text) is not None


def changes_beside(view: KeyResultView) -> bool:
    """Whether the target's field says a change and no value: a cell "reduce by 50%", 「提升20%」."""
    field = view.key_result.fields.get("target")
    if field is None or view.key_result.target is not None or view.frame.target is not None:
        return False
    return any(map(str.isdigit, field.text)) and _CHANGE_SAID.search(field.text) is not None


_CHANGE_SAID = Lazy(
    r"(?i)(?<![a-z])(?:reduc|decreas|cut|lower|down|fewer|less|increas|rais|grow|improv|up by|higher|more|doubl|halv)"
    r"|[+-]\s?\d|[升降增减涨翻]|提高|缩短"
)


def climbs_scale(view: KeyResultView) -> bool:
    """Whether the words go from step to step of a scale without figures: "to daily", "B- to B+", 由 B 级升至 A 级."""
    if view.frame.target is not None:
        return False
    said = view.wording.lower
    graded = not _GRADES.isdisjoint(latin_words(said)) and _GRADE.search(said) is not None
    return graded or _RHYTHM.search(said) is not None


_GRADES = frozenset("bcdef")
_GRADE = Lazy(
    r"(?<![a-z\d])(?:[a-f][+\-−]?|[abc][12])\s?级?\s?(?:to|→|->|(?:提升|提高|上升|升)?(?:到|至))"
    r"\s?(?:[a-f][+\-−]?|[abc][12])(?![a-z\d])"
)
_RHYTHM = Lazy(
    r"(?:\bto|→|->)\s?(?:hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly|on demand)(?![a-z])",
    needs="hourly|daily|nightly|weekly|monthly|quarterly|demand|fortnight",
)
_OF_ALL = Lazy(
    r"(?<![在为对向给从与把将于按])(?:"
    r"全部|所有(?![者权制])|(?:全员|全体(?=[^，,。；;]{0,6}?[都均已能会持])|人人)"
    r"(?=\S{0,4}?[都均已能会持]|通过|掌握|达[到标]|学会|取得|具备|完成|参[加与]|签|知晓|熟悉|合格|按)"
    r"|每一?(?!个?(?:月|季|周|星期|天|日|年|次|期|轮))[个位名家条份项起单户人台间座款批例支组班件笔张块只辆床栋片道门](?=[^，,。；;]{1,24}))"
    r"|^\W*(?:every(?:one|body)?|each|all)(?=\s(?!hands|weeks?|days?|months?|quarters?|sprints?|other|time|in\s|of\s)\w)"
    r"|(?:覆盖\s?(?:全部|所有|top\s?\d+))",
    needs="全|所有|每|人人|all|every|each|top",
)
_HOLDS = (
    "都", "均", "皆", "全", "有", "能", "会", "可", "是", "至少", "已", "通过", "达", "做到", "学", "掌握", "取得",
)  # fmt: skip
_LETS = frozenset("让 使 确保 保证 保障 实现 做到 达到 保持 力争 争取 覆盖".split())  # noqa: SIM905


def says_all(view: KeyResultView) -> tuple[int, int] | None:
    """Where the words say that something is so of all, which is 100 %: 每起投诉都有责任人, "every alert has an owner";
    not what is done to all of them (梳理所有流程), nor a change or an effort (提升所有门店业绩)."""
    frame = view.frame
    if view.target() is not None or frame.direction in ("increase", "decrease") or frame.placeholders:
        return None
    said = _OF_ALL.search(view.wording.lower)
    if said is None:
        return None
    start, end = said.span()
    clause = max((view.wording.lower.rfind(mark, 0, start) for mark in "，,。；;"), default=-1) + 1
    rest = view.wording.lower[end:]
    if said[0].startswith("每") and not any(word in rest for word in _HOLDS):
        return None
    done = [] if frame.verb is None else [(frame.verb.start, frame.verb.text)]
    done += [(span[0], "") for span in DELIVERY.find(view.wording) if not is_noun(view.wording, span)]
    if clause and "覆盖" in view.wording.lower[clause:end]:
        return None  # 「复购率提升，覆盖全部门店」: where, beside what is aimed at
    if any(clause <= place < start and verb not in _LETS for place, verb in done):
        return None
    if any(words.start > start for words in frame.vague_words) or len(rest.strip(" 。.")) < 2:
        return None
    return start, end


def is_delivered(view: KeyResultView) -> bool:
    """Whether a verb of making and delivering is in the words, behind all of whom or which it stands: 全部门店上线."""
    spans = (span for span in DELIVERY.find(view.wording) if not is_noun(view.wording, span))
    return any(view.wording.lower[slice(*span)] != "接入" for span in spans)


def lacks_baseline(view: KeyResultView) -> bool:
    """Whether a target is stated and not where it starts, though it starts somewhere: what is won, made or kept within
    bounds, a place among others and a zero need no baseline."""
    key_result, target = view.key_result, view.target()
    if target is None and (changes_beside(view) or (says_all(view) is not None and not is_delivered(view))):
        return view.baseline() is None and key_result.current is None
    if not target or view.baseline() is not None or key_result.current is not None or key_result.check_ins:
        return False
    beside = (key_result.fields.get("current"), key_result.fields.get("baseline"))
    if any(field is not None and any(map(str.isdigit, field.text)) for field in beside):
        return False  # "2 here + 5 there = 7"
    done = key_result.fields.get("progress")
    stands = _STANDS.match(done.text) if done is not None else None
    if stands and (stands["share"] is None or view.unit() == "%"):
        return False  # 「当前进度」 3.4 天, or 21% of a rate: where it stands
    settled = (
        view.is_guardrail()
        or rank_of(view) is not None
        or _says_both(view.frame)
        or _is_budget(view)
        or is_streak(view)
        or _is_one(view)
        or _is_all(view)
        or _is_of_then(view)
        or _is_time_spent(view)
        or _SO_WELL.match(view.wording.lower) is not None
        or view.wording.lower.rstrip("。.").endswith(_RANKED)
        or (view.unit() == "%" and _SO_MANY_DONE.search(view.wording.lower) is not None)
        or _PASS_MARK.match(view.wording.lower) is not None
        or (view.frame.unit != "%" and _AFTER_START.search(view.wording.lower) is not None)
    )
    if in_other_rhythm(view):
        return False
    return not (settled or is_delivery(view) or counts_new_ones(view.frame) or compares_two(view))


_STANDS = Lazy(
    r"\s*[$€£¥￥]\s?\d|\s*\d[\d.,]*\s?(?:[天日分秒元家人个名次单件条小万亿千]|[%％](?P<share>)|(?:days?|hours?|min|users|customers)(?![a-z]))"
)
_AFTER_START = Lazy(  # 「项目上线后日活达到 3000」, "3,000 users after launch": none before
    r"^[^，,。；;]{0,8}(?:上线|发布|开业|投产|推出)后(?!台)|\d [a-z\s]{2,24}(?:after launch|once live)",
    needs="后|launch|live",
)
_SO_MANY_DONE = Lazy(  # "all of them checked (34 of 81 done)", （已完成 34/81）
    r"[(（]\s?\d+\s?(?:of|/)\s?\d+\s(?:so far|to date|today|now|already|done|completed?)"
    r"|已[^\d，,()（）]{0,4}\s?\d+\s?/\s?\d+",
    needs="so far|to date|today|now|already|done|complete|已",
)
_PASS_MARK = Lazy(r"\W*(?:all|every|each)\s[^,;]{1,60}?\spass(?:es)?\s[^,;]{1,40}?\swith\s", needs="pass")  # 80%
_RANKED = ("成为第一", "排名第一", "位居第一", "做到第一", "become number one", "become no. 1")  # in so many markets
_SO_WELL = Lazy(  # 「以 99.9% 的准确率完成部署」: how well a deed is done, once
    r"\W*以[^，,。；;的]{0,4}\d[\d.]*\s?[%％分](?:以[上下内])?\s?的?[^\d，,。；;的]{1,6}[率度分](?:完成|实现|达成|交付|通过|上线)",
    needs="以",
)


def in_other_rhythm(view: KeyResultView) -> bool:
    """Whether the words say where the target starts, in figures that do not compare: 从每月1次到每周1次."""
    frame = view.frame
    if "from " in view.wording.lower and any(rhythm in view.wording.lower for rhythm in _FROM_RHYTHM):
        return True
    said = any(quantity.role == "baseline" for quantity in frame.quantities)
    return said and frame.baseline is None and not frame.compound


_FROM_RHYTHM = tuple(
    f"from {rhythm} "
    for rhythm in ("hourly", "daily", "weekly", "biweekly", "fortnightly", "monthly", "quarterly", "yearly", "annually")
)


def _is_one(view: KeyResultView) -> bool:
    """Whether the target is one thing, there or not, or once for each: "each family met at least once"."""
    target = next((q for q in view.frame.quantities if q.role == "target"), None)
    return target is not None and target.value == 1 == view.target() and target.unit in (None, "次", "个", "家")


def _is_all(view: KeyResultView) -> bool:
    """Whether the target is all there are: "signed by all 5 leads", 全部 12 家门店."""
    target = next((q for q in view.frame.quantities if q.role == "target"), None)
    before = view.frame.text[: target.start].rstrip().lower() if target is not None and target.unit != "%" else ""
    return before.endswith((" all", "全部", "所有")) or before == "all"


def _is_of_then(view: KeyResultView) -> bool:
    """Whether the target is what was reached at another time: "no higher than in Q4 2025 (2.1 days)"."""
    target = next((q for q in view.frame.quantities if q.role == "target"), None)
    if target is None or not view.frame.text.endswith("(", 0, target.start) or "than " not in view.wording.lower:
        return False
    before = view.wording.lower[: target.start - 1].rstrip()
    last = before.endswith(("last year", "last quarter", "last month", "today", "now"))
    return last or any(0 <= len(before) - date.end <= 1 for date in view.frame.dates)


def _is_time_spent(view: KeyResultView) -> bool:
    """Whether the target is the hours to be given to something in all: "20 hours of conversation by March"."""
    frame = view.frame
    target = next((q for q in frame.quantities if q.role == "target"), None)
    if target is None or target.unit not in ("h", "min") or frame.text[: target.start].strip(" -*•·"):
        return False
    return frame.text.startswith(" of ", target.end) and not view.wording.lower.startswith(_LOST, target.end + 4)


_LOST = ("downtime", "outage", "overtime", "delay", "wait", "rework", "unplanned")


_BUDGET = Lazy(
    r"(?:not|never|no|don't|do not)?\s?(?:spend|more than [$€£]?\d[\d.,]*\s?[a-z]* (?:of|on|in)\s)"
    r"|[^，,。；;\d]*(?:花费?|预算|投入|耗时)(?:控制在)?(?:不[超多]|[≤<]|最多|至多)"
)


def _is_budget(view: KeyResultView) -> bool:
    """Whether the target bounds what may be spent, time or money: "spend at most 5 hours on it", 预算不超过3万元."""
    bounded = view.frame.unit is not None and view.comparator() in ("<", "<=")
    return bounded and _BUDGET.match(view.wording.lower.lstrip()) is not None


def is_streak(view: KeyResultView) -> bool:
    """Whether the target is how often in a row: "12 weeks in a row", 连续8周."""
    target = next((q for q in view.frame.quantities if q.role == "target" and q.value == view.target()), None)
    if target is None:
        return False
    said = view.frame.text.lower()
    return said.startswith((" in a row", " running", " consecutive ", " straight "), target.end) or said[
        : target.start
    ].rstrip().endswith("连续")


_RANKS = {
    "第": Bilingual("number {}", "第{}名"),
    "#": Bilingual("number {}", "第{}名"),
    "no. ": Bilingual("number {}", "第{}名"),
    "number ": Bilingual("number {}", "第{}名"),
    "前": Bilingual("top {}", "前{}名"),
    "top ": Bilingual("top {}", "前{}名"),
}


def rank_of(view: KeyResultView) -> Bilingual | None:
    """A target that is a place among others: 前三, "number 1"."""
    target = next((q for q in view.frame.quantities if q.role == "target" and q.value == view.target()), None)
    if target is None or target.unit not in (None, "名", "位"):
        return None
    before = view.frame.text[: target.start].lower()
    said = next((rank for mark, rank in _RANKS.items() if before.endswith(mark)), None)
    return Bilingual(said.en.format(f"{target.value:g}"), said.zh.format(f"{target.value:g}")) if said else None


def _says_both(frame: Frame) -> bool:
    """A change and the level it leads to: the baseline follows from them."""
    return {"change", "target"} <= {quantity.role for quantity in frame.quantities}
