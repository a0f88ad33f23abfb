"""A target without the place it starts from."""

from collections.abc import Iterator

from okr_ai.model import Bilingual, Frame
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList


def check(view: KeyResultView) -> Iterator[Found]:
    frame = view.frame
    if (
        view.target() is None
        or view.baseline() is not None
        or view.key_result.current is not None
        or view.key_result.check_ins
        or view.is_guardrail()
        or view.target() == 0
        or _is_rank(frame)
        or _is_delivery(view)
        or _new_ones(frame)
        or _says_both(frame)
        or any(doubt.name == "change_of_percentage" for doubt in frame.doubts)  # percentage_of_percentage asks for it
    ):
        return
    target = next((q for q in frame.quantities if q.role in ("target", "change")), None)
    if target is None:
        yield view.missing(Bilingual("where does it stand today?", "现在是多少？"), _ADD)
    else:
        yield view.at(target, *_asked(view, target.text))


_ADD = Bilingual("add today's value: from … to …", "补上现状值：从……到……")
_BASES = WordList(
    "去年 上年 上季度 上个季度 上季 上月 上个月 同比 环比 上半年 同期",
    "last year|last quarter|last month|year on year|year over year|quarter on quarter|previous quarter|previous year",
)


def _asked(view: KeyResultView, target: str) -> tuple[Bilingual, Bilingual]:
    """What is asked for: today's value, or that of the period which the words compare with."""
    if (basis := _BASES.first(view.wording)) is None or not _compares(view, basis):
        return Bilingual(
            f"'{target}' compared with what? Today's value is missing", f"“{target}”是和多少相比？缺少现状值"
        ), _ADD
    words = view.passage.text[slice(*basis)]
    return Bilingual(
        f"'{target}': the value of '{words}' is missing", f"“{target}”：没写“{words}”的那个数是多少"
    ), Bilingual("add the value it is compared with", "补上用来比较的那个数")


_COMPARING = ("比", "较", "同", "环", "对", "年")  # 比去年, 较上季度, 同比; 「熟悉上季度的缺陷」 compares nothing


def _compares(view: KeyResultView, basis: tuple[int, int]) -> bool:
    """Whether the words at `basis` are what the target is compared with."""
    words, before = view.wording.lower[slice(*basis)], view.wording.lower[: basis[0]]
    return words.isascii() or words.startswith(_COMPARING) or before.endswith(_COMPARING)


def _is_delivery(view: KeyResultView) -> bool:
    """Whether the words are about things to make or do; a known metric with its target beside it is not."""
    frame = view.frame
    if view.key_result.target is not None and view.metric is not None:
        return False
    return frame.outcome is False or frame.target_kind == "count" or frame.direction == "deliver"


_GAINED = (
    "新增", "签约", "签下", "获得", "获取", "新签", "新开", "引入", "拓展", "开拓", "收集", "孵化",
    "add", "win", "sign", "acquire", "gain", "get", "secure", "generate", "collect", "close", "onboard",
)  # fmt: skip
# verbs that also stand in names of measures (服务评分, launch time): only where they are read as the verb
_WON = (
    *_GAINED,
    "招收", "招募", "招到", "售出", "卖出", "服务", "惠及", "贡献", "争取", "吸引", "拿下", "赢得",
    "募集", "筹集", "上线", "举办", "拿到", "拿下", "签下", "招到",
    "sell", "serve", "recruit", "enrol", "attract", "earn", "publish", "deflect", "host", "book", "land",
    "launch", "hire",
)  # fmt: skip


def _is_rank(frame: Frame) -> bool:
    """成为第一, number 1: who is ahead today says little about how far it is."""
    target = next((q for q in frame.quantities if q.role == "target"), None)
    return target is not None and frame.text[: target.start].endswith(("第", "Top ", "top ", "No. ", "#"))


def _says_both(frame: Frame) -> bool:
    """A change and the level it leads to: the baseline follows from them."""
    return {"change", "target"} <= {quantity.role for quantity in frame.quantities}


def _new_ones(frame: Frame) -> bool:
    """Things to be won within the cycle count from zero: 新增20家供应商, win 20 customers."""
    number = next((q for q in frame.quantities if q.role in ("target", "change", "count")), None)
    plain = number is not None and number.unit not in ("%", "x", "pp") and frame.target_kind in ("absolute", "count")
    verb = frame.verb.text.lower() if frame.verb else ""
    if not plain or number is None or frame.direction in ("decrease", "maintain"):
        return False
    behind = frame.text[number.end :].lstrip().lower()
    return verb.startswith(_WON) or frame.text.lower().startswith(_GAINED) or behind.startswith(("new ", "新"))


RULE = Rule(
    name="no_baseline",
    letter="M",
    looks_at="key_result",
    check=check,
    severity="info",
    good=(
        "满意度从82分提升到90分",
        "重大投诉为零",
        "新增供应商20家",
        "招收120名学员",
        "进入4个新城市",
        "Serve 300 new families",
        "Raise NPS from 32 to 45",
        "Keep availability at 99.9%",
        "NPS 45 (currently 32)",
        "进入区域销量第一",
    ),
    bad=(
        "满意度评分提升到«90分»",
        "服务评分达到«4.6分»",
        "标准成本比去年降低«10%»",
        "Raise NPS to «45»",
        "Serve lunch to «45%» of guests",
    ),
    doc=Doc(
        Bilingual(
            "A metric with a target and no present value, in its words or beside them.",
            "指标有目标值，却没有现状值，文字里没有，旁边的栏目里也没有。",
        ),
        Bilingual(
            "Without the start nobody can say how ambitious the target is, or how far along you are.",
            "没有起点，就看不出目标有多难、走到了哪一步。",
        ),
        "OKR method guides (from X to Y); never to be filled in by a tool",
    ),
    points=4.0,
)
