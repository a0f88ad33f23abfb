"""A key result that does not say how its number is calculated."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import missing_field
from okr_ai.rules.rule import Doc, Rule

RULE = Rule(
    name="no_definition",
    letter="M",
    looks_at="draft",
    check=missing_field(
        "definition",
        Bilingual("how is this number calculated?", "这个数怎么算？没写口径"),
        Bilingual("add the formula, or put it into the settings file", "补上计算口径，或写进设置文件"),
        stated=lambda view: bool(view.key_result.definition),
        settled=lambda view: bool(view.definition and view.definition.definition),
    ),
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days\n  - Return complaints from 5% to 2%",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, definition: median of all returns}\n"
        "  - {kr: Return complaints from 5% to 2%, definition: median of all returns}\n"
        "  - kr: Return shipping cost from $8 to $6«»",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, definition: 全部退货的中位数}\n"
        "  - {kr: 退货投诉率从5%降到2%, definition: 全部退货的中位数}\n"
        "  - kr: 每单退货运费从8元降到6元«»",
    ),
    doc=Doc(
        Bilingual(
            "A missing definition where the profile requires one or most other key results give theirs.",
            "口径要求写计算方法，或同一份草稿里多数关键结果都写了，这一条却没有。",
        ),
        Bilingual("The same name is counted in two ways in two teams.", "同一个名字，两个团队两种算法。"),
        "articles on OKRs in e-commerce (define each metric)",
    ),
)
