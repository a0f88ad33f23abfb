"""Words of a key result that leave open how much."""

from functools import cache

from okr_ai.language.circumstances import is_proviso
from okr_ai.language.clauses import Clause
from okr_ai.language.cues import VERBS, Cue
from okr_ai.language.lazy import Lazy
from okr_ai.language.phrases import Phrases
from okr_ai.language.scan import Scan
from okr_ai.language.tables import sections_of
from okr_ai.model import Words

# "Drivers feel respected", "the form is easy to fill in": how strongly, how many say so?
_FELT = Lazy(
    r"(?<![a-z])(?:feels?\s(?!(?:like|free|about|the|at|in|on|an?|that)\s)|(?:is|are)\s(?=[a-z]+\sto\s))"
    r"(?P<how>(?:(?<=feel\s)|(?<=feels\s))[a-z]+|fast|easy|quick|simple|pleasant|fun)(?![a-z\-])",
    needs="feel|fast|easy|quick|simple|pleasant|fun",
)
# A change that says nothing without its number.
_OPEN_VERBS = frozenset((
    "提升", "提高", "改善", "增强", "降低", "减少", "缩短", "压缩", "削减", "增加", "扩大", "增长", "上升", "下降",
    "improve", "increase", "enhance", "strengthen", "accelerate", "streamline", "minimize", "minimise", "speed", "ramp",
    "reduce", "decrease", "lower", "lessen", "boost",
))  # fmt: skip
_ROUNDING = frozenset(["约", "大约", "左右", "around", "roughly", "approximately", "most", "more", "部分", "一定"])
# Vague as an object (提升体验), plain beside a number or as part of a name (体验分, quality index).
_NAMING = frozenset(
    [
        "体验",
        "质量",
        "效率",
        "能力",
        "水平",
        "可用",
        "正常",
        "关键",
        "重点",
        "相关",
        "主要",
        "持续",
        "有效",
        "quality",
        "relevant",
        "key",
        "successful",
    ]
)
# "Raise the quality of service, CSAT at 95%": the figure behind tells how much.
_MEASURED = frozenset(["体验", "质量", "效率", "能力", "水平", "quality"])
# Beside a figure these only say what kind of means it takes: "through better tooling".
_MILD = frozenset(
    ["successfully", "better", "improved", "enhanced", "stronger", "faster", "更好", "更高", "更快", "更强"]
)
_PART_OF_NAME = Lazy(
    r"(?:问题|事故|缺陷|异常|标准|体系|证据|报告|管理|手册|数据|检查|评估|治理|监控|审核|团队|部门|培训|模型|平台|门禁|月报|地图|岗位|工序|设备)"
    r"|\s?(?:分|评分|指数|率|性|得分|score|rate|index|metrics?)|(?<=相关)(?:性|方|人|文|逻辑|部门|代码|页面)"
)
# What makes a vague word part of a name or a verb: 满意度, 合格率, 健康分, "clear the backlog".
_NAMES = Lazy(
    r"率|度|性|分|版|指数|金|页|用户|客户|会员|资金|机构|公司|人员|课|技能|资格|院校"
    r"|(?<=专业)[^\W\x00-\u024f的了地]{2,4}(?:公司|机构|院所|事务所)"
    r"|\s(?:the|all|out|up|of the|rate|score|index)(?![a-z])"
)
_NOT = ("不", "非", "未")
_NOTED = ("- ", "– ", "— ", "| ", "(", "[")  # "… — on track": how it stands
# 「更省心」 and 「足够简单」 at the end of a clause; "more reliable", "less painful".
_COMPARED_ZH = Lazy(
    r"(?:更加?|足够)(?![新换改正变迭替名衣加的了])[^\W\x00-\u024f]{1,3}(?=\s*(?:[，,。；;！!]|$))", needs="更|足够"
)
_COMPARED_EN = Lazy(
    r"(?<![a-z])(?:more|less)\s(?!than)[a-z]+(?:ly|ful|able|ible|ive|ent|ant|ous|al|ed|ing|le)(?![a-z])"
)


def vague_words(scan: Scan, verb: Cue | None, counted: bool) -> tuple[Words, ...]:
    """显著, "better" and the like, in order; the verb itself (提升, improve) where no number follows (`counted`)."""
    spans = [
        (cue.start, cue.end)
        for cue in scan.cues
        if "vague" in cue.kinds and not _exact(scan, cue) and not (counted and cue.word in _MILD)
    ]
    if spans and scan.work.startswith(_BY_MEANS):
        first = scan.clauses[0]
        spans = [span for span in spans if span[0] >= first.end or first.end == len(scan.work)]
    if spans and spans[0][0] < (opening := _opening(scan)):
        spans = [span for span in spans if span[0] >= opening]
    if spans and ("在" in scan.work or "通" in scan.work):
        spans = [span for span in spans if not _is_aside(scan, scan.clause_at(span[0]))]
    if not counted:
        if verb is not None and ("soft" in verb.kinds or _opens(scan, verb)):
            spans += [] if is_proviso(scan, scan.clause_at(verb.start)) else [(verb.start, verb.end)]
        spans += [(cue.start, cue.end) for cue in scan.cues if "soft" in cue.kinds and _works_on(scan, cue)]
        spans += [
            (start, end)
            for start, end, _ in _phrases().find(scan.work)
            if scan.work[start - 1 : start] not in _NOT
            and not _NAMES.match(scan.work, end)
            and not (scan.work.startswith("on track", start) and scan.work.endswith(_NOTED, 0, start))
        ]
        spans += _comparisons(scan.work)
    return tuple([Words(scan.text[start:end], start, end) for start, end in _apart(spans)]) if spans else ()


_BY_MEANS = ("through ", "with ", "by ", "thanks to ", "via ")  # "Through better rotas, ": what it takes, not how much


def _is_aside(scan: Scan, clause: Clause) -> bool:
    """「在保证质量的同时」, and 「通过对新模式的探索，…」 before the clause that says the result."""
    if is_proviso(scan, clause):
        return True
    last = scan.clauses[-1]
    return (
        clause is not last and last.kind == "main" and scan.work[clause.start : clause.end].lstrip().startswith("通过")
    )


def _opening(scan: Scan) -> int:
    """How far a tag (【重点】) or a clause of what it turns on (「围绕客户体验，」) goes at the head of the words."""
    first = scan.clauses[0]
    if len(scan.clauses) < 2 or first.end >= len(scan.work) - 1 or scan.work.isascii():
        return 0
    if first.kind == "note":
        return first.end if not scan.work[: first.start].strip("【[(（ ") else 0
    return first.end if scan.work[first.start : first.end].lstrip().startswith(_ABOUT) else 0


_ABOUT = ("围绕", "聚焦", "面向", "针对", "基于", "借助", "依托")


@cache
def _phrases() -> Phrases:
    return Phrases(sections_of("judging.txt")["vague"])


def _comparisons(work: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _COMPARED_ZH.finditer(work)] if "更" in work or "足够" in work else []
    if "more " in work or "less " in work:
        found += [match.span() for match in _COMPARED_EN.finditer(work)]
    if " feel" in work or " to " in work:
        found += [match.span("how") for match in _FELT.finditer(work)]
    return found


def _works_on(scan: Scan, cue: Cue) -> bool:
    """「…，加强信用审核」, and no 「…，供下季度优化」 without an object."""
    behind = scan.work[cue.end : scan.clause_at(cue.start).end]
    return bool(cue.kinds & VERBS and behind.strip())


def _opens(scan: Scan, verb: Cue) -> bool:
    """Whether a change leaves open how far; "from weeks to hours" and "by X %" do not."""
    if not verb.kinds & VERBS or verb.word.split(" ", 1)[0] not in _OPEN_VERBS or scan.placeholders:
        return False
    return " to " not in scan.work.partition(" from ")[2] and not any(map(scan.work.partition("从")[2].count, "到至为"))


def _exact(scan: Scan, cue: Cue) -> bool:
    """约 and 左右 beside a number only round it; "high-quality" inside a longer name stays."""
    if cue.word in _ROUNDING:
        near = any(
            number.start - 3 <= cue.end <= number.start or 0 <= cue.start - number.end <= 2 for number in scan.numbers
        )
        if cue.word == "most" and _SUPERLATIVE.match(scan.work, cue.end):
            return True
        return near or (cue.word in ("约", "more", "most") and scan.work.startswith(" than", cue.end))
    if cue.word not in _NAMING:
        return scan.work.startswith("率", cue.end) and not scan.work.startswith("率先", cue.end)  # 优质率, 良好率
    if cue.word == "相关" and _RELATED.search(scan.work, 0, cue.start):
        return True
    if _PART_OF_NAME.match(scan.work, cue.end) or scan.work[cue.start - 1 : cue.start] in _NOT:
        return True  # 「可用率」, 「不可用」
    return _beside_figure(scan, cue) and not (cue.word == "有效" and _before_verb(scan, cue))


_SUPERLATIVE = Lazy(  # "the most expensive queries", and no "most customers"
    r"\s[a-z]+(?:ive|al|ous|ful|ant|ent|able|ible|ed|ing|ic|ly|used|viewed|common)\s[a-z]"
)
_RELATED = Lazy(
    r"(?:[与和跟同][^，,。；;]{1,10}|非[^，,。；;]{1,6})$"
)  # 「与客户相关的」, 「非工作相关」: it says which


def _beside_figure(scan: Scan, cue: Cue) -> bool:
    """Whether the clause has a figure of its own or in the note behind it, or says what the next one measures; a note
    belongs to what it stands with."""
    clause = scan.clause_at(cue.start)
    if clause.kind == "note":
        return bool(scan.numbers)
    figures = [
        number.start
        for number, role in zip(scan.numbers, scan.roles, strict=True)
        if number.start >= clause.start and role not in ("weight", "confidence")
    ]
    if not figures:
        return False
    near = figures[0] < clause.end or scan.work[clause.end : figures[0]].lstrip().startswith("(")
    return near or cue.word in _MEASURED


def _before_verb(scan: Scan, cue: Cue) -> bool:
    """「有效提升」, and no 「有效订单」."""
    return any(other.start == cue.end and other.kinds & VERBS for other in scan.cues)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, the longest of those that overlap."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
