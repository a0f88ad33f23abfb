"""A key result that does not say how its number is calculated."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import missing_field
from okr_ai.rules.rule import Doc

RULE = missing_field(
    name="no_definition",
    field="definition",
    letter="M",
    message=Bilingual("how is this number calculated?", "这个数怎么算？没写口径"),
    suggestion=Bilingual("add the formula, or put it into the settings file", "补上计算口径，或写进设置文件"),
    stated=lambda view: bool(view.key_result.definition),
    settled=lambda view: bool(view.definition and view.definition.definition),
    example=Bilingual("median of all returns", "全部退货的中位数"),
    doc=Doc(
        Bilingual(
            "A missing definition where the profile requires one or most other key results give theirs.",
            "口径要求写计算方法，或同一份草稿里多数关键结果都写了，这一条却没有。",
        ),
        Bilingual("The same name is counted in two ways in two teams.", "同一个名字，两个团队两种算法。"),
        "articles on OKRs in e-commerce (define each metric)",
    ),
)
