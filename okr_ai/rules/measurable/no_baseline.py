"""A target without the place it starts from."""

from collections.abc import Iterator

from okr_ai.language.lazy import Lazy
from okr_ai.model import Bilingual
from okr_ai.rules.kept_words import by_history
from okr_ai.rules.left_unsaid import lacks_baseline, says_all
from okr_ai.rules.rule import Doc, Found, Rule
from okr_ai.rules.views import KeyResultView
from okr_ai.rules.wording import WordList


def check(view: KeyResultView) -> Iterator[Found]:
    if (
        not lacks_baseline(view)
        or _held_open(view)
        or any(doubt.name == "change_of_percentage" for doubt in view.frame.doubts)
    ):
        return  # placeholder or percentage_of_percentage asks for it
    target = next((q for q in view.frame.quantities if q.role in ("target", "change")), None)
    if target is None and (all_of := says_all(view)) is not None:
        yield view.between(*all_of, *_of_all(view.passage.text[slice(*all_of)]))
    elif target is None:
        yield view.missing(Bilingual("where does it stand today?", "现在是多少？"), _advice(view))
    else:
        yield view.at(target, *_asked(view, target.text))


def _of_all(words: str) -> tuple[Bilingual, Bilingual]:
    return Bilingual(
        f"'{words}' means 100%: for how many is it so today?", f"“{words}”等于 100%：现在已经做到的有多少？"
    ), Bilingual("write it as a share: from today's … to 100%", "写成比例更好跟：从现在的……到 100%")


def _held_open(view: KeyResultView) -> bool:
    """Whether a gap stands where today's value belongs: 从X%降到Y%（降低40%）."""
    text = view.frame.text
    return any(
        text[: gap.start].rstrip().lower().endswith(("从", "由", "当前", "from", "currently"))
        for gap in view.frame.placeholders
    )


def _advice(view: KeyResultView) -> Bilingual:
    """To say where it starts, with the figure of the metric's history where that is known."""
    if (past := by_history(view)) is None:
        return Bilingual("add today's value: from … to …", "补上现状值：从……到……")
    en, zh = past
    return Bilingual(
        f"add today's value, {en} by the metric's history: from {en} to …", f"补上现状值（历史数据是{zh}）：从{zh}到……"
    )


_BASES = WordList(
    "去年 上年 上季度 上个季度 上季 上月 上个月 同比 环比 上半年 同期",
    "last year|last quarter|last month|year on year|year over year|quarter on quarter|previous quarter|previous year",
)


def _asked(view: KeyResultView, target: str) -> tuple[Bilingual, Bilingual]:
    """What is asked for: today's value, or that of the period which the words compare with."""
    if (basis := _BASES.first(view.wording)) is None or not _compares(view, basis):
        return Bilingual(
            f"'{target}' compared with what? Today's value is missing", f"“{target}”是和多少相比？缺少现状值"
        ), _advice(view)
    words = view.passage.text[slice(*basis)]
    return Bilingual(
        f"'{target}': the value of '{words}' is missing", f"“{target}”：没写“{words}”的那个数是多少"
    ), Bilingual("add the value it is compared with", "补上用来比较的那个数")


_COMPARING = ("比", "较", "同", "环", "对", "年")  # 比去年, 较上季度, 同比; 「熟悉上季度的缺陷」 compares nothing


_PARTING = Lazy(r"[，,；;。]")


def _compares(view: KeyResultView, basis: tuple[int, int]) -> bool:
    """Whether the words at `basis` are what the target is compared with."""
    words, before = view.wording.lower[slice(*basis)], view.wording.lower[: basis[0]]
    target = next((q for q in view.frame.quantities if q.role in ("target", "change")), None)
    if target is not None and target.end < basis[0] and _PARTING.search(view.frame.text, target.end, basis[0]):
        return False  # 「ROI 不低于 2.8，花费环比不涨」: of another figure
    if view.frame.target_kind == "multiple" and view.wording.lower.startswith("的", basis[1]):
        return True  # 「收入达到去年的 3 倍」
    return words.isascii() or words.startswith(_COMPARING) or before.endswith(_COMPARING)


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
        "Satisfaction score of 4.2 (prior survey: 3.4)",
        "Churn no higher than last quarter (4%)",
        "Each family met at least once",
        "进入区域销量第一",
        "至少在2个城市成为第一",
        "首批体验用户200名",
        "应收账款清收90万",
        "新店开业后月客流达到6000人次",
        "包装成本较预算低3%",
        "5,000 weekly users after launch",
        "以99%的准确率完成数据迁移",
        "差错率从X%降到Y%（降低40%）",
    ),
    bad=(
        "满意度评分提升到«90分»",
        "服务评分达到«4.6分»",
        "标准成本比去年降低«10%»",
        "服务收入达到去年的«3倍»",
        "Raise NPS to «45»",
        "Serve lunch to «45%» of guests",
        "满意度达到«90分»（口径待定）",
        "«每起»投诉都有责任人",
        "«Every» alert has an owner",
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
