"""Verbs of making, launching and doing, told apart from the nouns they stand in (上线率, 发布会, release notes), and
what counts from zero because it is made or won."""

from okr_ai.language.judge_work import is_hit
from okr_ai.language.lazy import Lazy
from okr_ai.language.text import normalised
from okr_ai.model import Bilingual, Frame
from okr_ai.rules.kept_words import compares_two
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import Wording, WordList

DELIVERY = WordList(
    "上线 搭建 开发 推出 举办 引入 制定 发布 部署 迁移 重构 接入 编写 撰写 输出 建设 落地 交付 完成 实施 开展 组"
    "织 召开 筹办 策划 采购 招聘 招募 设计 梳理 制作 拍摄 撰稿 翻译 升级 改造 安装 调研",
    "launch|build|migrate|create|implement|develop|deliver|ship|release|write|publish|deploy|roll out|set up|"
    "complete|finish|conduct|organize|organise|host|hold|run|hire|recruit|redesign|refactor|rewrite|install|draft|"
    "design|establish|introduce|prepare|produce|document|upgrade|integrate|automate|define|plan|research|announce|"
    "finalise|finalize",
    but_not="发布会|开发者|开发商|设计师|采购商|采购员|采购额|采购成本|组织架构|组织能力|组织力|组织效能|组织效率|组织活力|组织健康|组织文化|组织氛围|组织韧性|组织协同|完成度|建设者|升级路径|交付物|调研报告|每次发布|每次上线|上级部署|决策部署|工作部署",
)
# what may follow a verb and makes it part of a noun
_NOUNS_ZH = [
    "周期",
    "路径",
    "时长",
    "时间",
    "时效",
    "数量",
    "成本",
    "费用",
    "效率",
    "速度",
    "质量",
    "能力",
    "标准",
    "流程",
    "团队",
    "人员",
    "次数",
    "频率",
    "体验",
    "门槛",
    "问题",
    "的",
    "进度",
    "准时",
    "满意度",
    "覆盖",
    "失败",
    "时",
    "转化",
    "渠道",
    "会后",
    "会上",
    "会前",
    "会的",
]
_ENDS_ZH = "率会数量额人方商日页物包版"
_AFTER_ENDS_ZH = " ，,。：:；;（(从由达提降增减为至到不保持≥≤><控超突在"
_TAILS_EN = frozenset((
    "rate", "rates", "time", "times", "notes", "note", "day", "days", "date", "dates", "quality", "speed", "cost",
    "costs", "cycle", "cycles", "frequency", "process", "experience", "quality", "pipeline", "pipelines", "success",
    "failure", "failures", "success-rate", "events", "week", "weeks",
))  # fmt: skip
# verbs whose delivery sense is weak at the head of an objective: the words after them decide
_WEAK = frozenset(
    (
        "完成",
        "build",
        "create",
        "deliver",
        "establish",
        "develop",
        "run",
        "design",
        "define",
        "plan",
        "建设",
        "hold",
        "输出",
    )
)
_OWNS = ("has ", "have ", "with ", "no ", "all ", "of ", "own ", "the ")  # "every package has tests"


def is_noun(wording: Wording, span: tuple[int, int]) -> bool:
    """Whether the verb at `span` is part of a noun or a label: 上线率, 可发布, 验收：, release notes, post-launch."""
    rest, before = wording.lower[span[1] :], wording.lower[: span[0]]
    if wording.lower[span[0]].isascii():
        if before.endswith("-") or (wording.lower[span[1] - 1] == "s" and before.endswith(_OWNS)):
            return True
        if rest.startswith((" that ", " which ", " who ")):
            return True  # "Research that gets used"
        following = rest.lstrip(" -").split(maxsplit=1)
        return bool(following) and following[0].strip(".,;:") in _TAILS_EN
    if before.endswith(("可", "的")) or rest.startswith(("：", ":")):
        return True
    if before.endswith("、") and _WITH.search(before):
        return True  # 与产品、研发、设计确定需求
    if any(rest.startswith(tail) for tail in _NOUNS_ZH):
        return True
    if rest.startswith("更") and rest[1:2] not in ("多", "新", "换", "改"):
        return True  # 服务更专业, and no 上线更多功能
    return rest[:1] in _ENDS_ZH and (len(rest) == 1 or rest[1] in _AFTER_ENDS_ZH or rest[0] == "率") if rest else False


def opening_delivery(wording: Wording) -> tuple[int, int] | None:
    """The verb of delivery that the text begins with, None when it is none or part of a noun."""
    span = DELIVERY.opens(wording)
    if span is None or wording.lower[slice(*span)] in _WEAK or is_noun(wording, span):
        return None
    return None if _DONE_BETTER.match(wording.lower, span[1]) else span


_DONE_BETTER = Lazy(  # the deed itself goes better: "hire faster and better", 招聘更快
    r"\s+(?:(?!the\s|an?\s|new\s)[a-z]+\s){0,2}(?:faster|better|smarter|sooner|earlier|cheaper|safer|(?:more|less)\s(?:often|[a-z]+ly))"
    r"(?=\s*(?:$|[,.;&]|(?:and|or|than|for|with|without|at|in)\s))|得?更(?!多)"
)


_WITH = Lazy(r"[与和跟向由同][^，,。；;]*、$")
_GAINED = (
    "新增", "签约", "签下", "获得", "获取", "新签", "新开", "引入", "引进", "拓展", "开拓", "收集", "孵化", "投稿",
    "发表", "清欠", "追回", "收回", "清收", "唤醒", "召回",
    "add", "win", "sign", "acquire", "gain", "get", "secure", "generate", "collect", "close", "onboard",
)  # fmt: skip
# verbs that also stand in names of measures (服务评分, launch time): only where they are read as the verb
_WON = (
    *_GAINED,
    "招收", "招募", "招到", "售出", "卖出", "服务", "惠及", "触达", "贡献", "争取", "吸引", "拿下", "赢得",
    "募集", "筹集", "上线", "举办", "拿到", "签下", "取得", "挽回", "净增",
    "sell", "serve", "recruit", "enrol", "attract", "earn", "publish", "deflect", "host", "book", "land",
    "launch", "hire",
)  # fmt: skip
_WON_NAMED = ("清收", "清欠", "追回", "获奖", "增粉", "涨粉", "净增", "授权", "职称", "到岗", "入职", "唤醒", "转介绍")
_SAVED = ("节约", "节省", "降本", "save", "saving")


def is_delivery(view: KeyResultView) -> bool:
    """Whether the words are about things to make or do; a known metric with its target beside it is not."""
    frame = view.frame
    if view.key_result.target is not None and view.metric is not None:
        return False
    made = frame.target_kind == "count" and not frame.says_by_how_much()
    return made or frame.outcome is False or frame.direction == "deliver"


_VALUES = Lazy(
    r"\d\s?[%％]|[≥≤<>]\s?\d|\d\s?(?:→|->)|(?:到|至|达|不低于|不超过|\bto|\bfrom|至少|at least|at most)\s?[$¥€£]?\d"
)


def numbers_below(view: KeyResultView) -> bool:
    """Whether the key result is the name of a group, whose values stand in the lines below it: 「KR1：流量增长」,
    「自然流量 ≥ 30%」."""
    note = view.key_result.fields.get("note")
    plain = not any(map(str.isdigit, view.frame.text)) and view.frame.target is None
    return note is not None and plain and _VALUES.search(note.text) is not None


def counts_new_ones(frame: Frame) -> bool:
    """Whether they are things to be won or saved within the cycle, from zero on: 新增20家供应商, win 20 customers."""
    number = next((q for q in frame.quantities if q.role in ("target", "change", "count")), None)
    plain = number is not None and number.unit not in ("%", "x", "pp") and frame.target_kind in ("absolute", "count")
    verb = normalised(frame.verb.text) if frame.verb else ""
    if plain and (verb.startswith(_SAVED) or (frame.metric is not None and frame.metric.text.startswith(_SAVED))):
        return True  # 「力争全年节约成本 300 万元」: what is saved is what is measured
    if not plain or number is None or frame.direction in ("decrease", "maintain"):
        return False
    behind = frame.text[number.end :].lstrip().lower()
    if verb == "raise" and frame.verb and frame.verb.end + 1 == number.start:
        return True  # "Raise $2M in seed funding"; a level stands behind its name
    if frame.metric is not None and is_hit(frame.metric.text):
        return True
    if frame.metric is not None and frame.metric.text.endswith(_WON_NAMED):
        return True  # 「逾期账款清收 150 万」
    won = verb.startswith(_WON) or frame.text.lower().startswith(_GAINED) or _THE_FIRST.match(frame.text.lower())
    return bool(won) or behind.startswith(("new ", "in new ", "新"))


_THE_FIRST = Lazy(  # 「首批种子用户 300 名」, "our first 50 paying customers"
    r"(?:首批|第一批|种子)[^\d，,。；;率度分]{1,10}(?:达到?|做到|突破|实现|≥|>)?\s?\d|(?:get |win |the |our )*first \d",
    needs="首批|第一批|种子|first",
)


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
    "都",
    "均",
    "皆",
    "全",
    "有",
    "能",
    "会",
    "可",
    "是",
    "至少",
    "已",
    "通过",
    "达",
    "做到",
    "学",
    "掌握",
    "取得",
)
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
        or _SO_WELL.match(view.wording.lower) is not None
        or view.wording.lower.rstrip("。.").endswith(_RANKED)
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
