"""Verbs of making, launching and doing, told apart from the nouns they stand in (上线率, 发布会, release notes), and
what counts from zero because it is made or won."""

from okr_ai.language.judge_work import is_hit
from okr_ai.language.lazy import Lazy
from okr_ai.language.text import normalised
from okr_ai.model import Frame, Quantity
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
    "costs", "cycle", "cycles", "frequency", "process", "experience", "pipeline", "pipelines", "success",
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
    return None if _DONE_BETTER.match(wording.lower, span[1]) or _DISPATCH.match(wording.lower) else span


def is_got(wording: Wording) -> bool:
    """Whether others decide about it: "get invited to a conference"."""
    return wording.lower.startswith(("get", "be")) and _GOT.match(wording.lower) is not None


_GOT = Lazy(
    r"(?:get|be|being)\s(?:invited|asked|featured|mentioned|nominated|selected|accepted|shortlisted|quoted|cited"
    r"|promoted|chosen|recommended|listed|named)(?![a-z])"
)
_DONE_BETTER = Lazy(  # the deed itself goes better: "hire faster and better", 招聘更快
    r"\s+(?:(?!the\s|an?\s|new\s)[a-z]+\s){0,2}(?:faster|better|smarter|sooner|earlier|cheaper|safer|(?:more|less)\s(?:often|[a-z]+ly))"
    r"(?=\s*(?:$|[,.;&]|(?:and|or|than|for|with|without|at|in)\s))|得?更(?!多)"
)


_DISPATCH = Lazy(
    r"\W*ship (?:every |each |all |the |our |same-day )*(?:orders?|parcels?|packages?|goods|on time|right)"
    r"(?=\s*(?:$|[,.;]|(?:right|on|in|within|same|the|to|without|with|at)\b))",
    needs="ship",
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
_SAVES = Lazy(
    r"(?:^|[\s，,。；;、年月可共再能])省[下出]?(?:约|了)?\s?$", needs="省"
)  # 「下线旧集群，省 140 万」, no 江苏省
_SAVED = ("节约", "节省", "降本", "save", "saving")


def is_delivery(view: KeyResultView) -> bool:
    """Whether the words are about things to make or do; a known metric with its target beside it is not."""
    frame = view.frame
    if view.key_result.target is not None and view.metric is not None:
        return False
    made = frame.target_kind == "count" and not frame.says_by_how_much()
    return made or frame.outcome is False or frame.direction == "deliver"


def counts_new_ones(frame: Frame) -> bool:
    """Whether they are things to be won or saved within the cycle, from zero on: 新增20家供应商, win 20 customers."""
    number = next((q for q in frame.quantities if q.role in ("target", "change", "count")), None)
    plain = number is not None and number.unit not in ("%", "x", "pp") and frame.target_kind in ("absolute", "count")
    verb = normalised(frame.verb.text) if frame.verb else ""
    if plain and (verb.startswith(_SAVED) or (frame.metric is not None and frame.metric.text.startswith(_SAVED))):
        return True  # 「力争全年节约成本 300 万元」: what is saved is what is measured
    if plain and number is not None and _SAVES.search(frame.text, 0, number.start):
        return True
    if not plain or number is None or frame.direction in ("decrease", "maintain"):
        return False
    behind = frame.text[number.end :].lstrip().lower()
    if verb == "raise" and frame.verb and frame.verb.end + 1 == number.start:
        return True  # "Raise $2M in seed funding"; a level stands behind its name
    if frame.metric is not None and is_hit(frame.metric.text):
        return True
    if frame.metric is not None and frame.metric.text.endswith(_WON_NAMED):
        return True  # 「逾期账款清收 150 万」
    if _THEY_DO.match(frame.text.lower()):
        return True
    won = verb.startswith(_WON) or frame.text.lower().startswith(_GAINED) or _THE_FIRST.match(frame.text.lower())
    return (
        bool(won)
        or behind.startswith(("new ", "in new ", "first-time ", "新", "名首次", "位首次"))
        or _is_said_won(frame.text.lower(), number)
    )


# what somebody else has to agree to, counted from zero on: "15 contracts signed", "donors won back: 150"
_DONE = r"(?:signed|won(?:\sback)?|raised|recruited|sold|landed|secured|acquired|recovered|awarded|reactivated|found)"
_NEEDED = "sign|won|raise|recruit|sold|land|secure|acquire|recover|award|reactiv|found"
_DONE_BEHIND = Lazy(
    rf"(?:[a-z'\-]+\s){{0,4}}?{_DONE}(?=\s*(?:$|[,;.(\[|–—]|(?:by|from|in|with|at|through|across|vs)\s))", needs=_NEEDED
)
_DONE_BEFORE = Lazy(rf"(?<![a-z\-]){_DONE}\s?[:=–—-]?\s?[$€£]?$", needs=_NEEDED)
_EACH_PERIOD = Lazy(
    r"\bper\s|/\s?[a-z]|\b(?:a|each|every)\s(?:day|week|month|quarter|year)|\b(?:daily|weekly|monthly)\b"
)


def _is_said_won(text: str, number: Quantity) -> bool:
    behind = text[number.end :].lstrip()
    if _DONE_BEHIND.match(behind) is None and _DONE_BEFORE.search(text, 0, number.start) is None:
        return False
    return _EACH_PERIOD.search(text) is None  # so many a week is a level


_THEY_DO = Lazy(  # "30 nurses finish the course", 「30 名护士取得证书」
    r"\W*(?:at least )?\d[\d,]* (?:[a-z\-]+ ){1,4}?"
    r"(?:finish|complete|pass|earn|obtain|graduate|attend|sign|join|achieve|receive)e?[sd]? "
    r"|\W*(?:at least )?\d+ of (?:our |the |all )?\d+ [a-z]"  # 12 of our 40 do so
    r"|\W*(?:至少)?\s?\d+\s?[名位个][^\d，,。；;率]{0,12}(?:取得|获得|通过|考取|拿到|完成|结业|毕业|晋升)",
    needs="finish|complete|pass|earn|obtain|graduate|attend|sign|join|achieve|receive| of |取得|获得|通过|考取"
    "|拿到|完成|结业|毕业|晋升",
)
_THE_FIRST = Lazy(  # 「首批种子用户 300 名」, "our first 50 paying customers"
    r"(?:首批|第一批|种子)[^\d，,。；;率度分]{1,10}(?:达到?|做到|突破|实现|≥|>)?\s?\d|(?:get |win |the |our )*first \d",
    needs="首批|第一批|种子|first",
)
