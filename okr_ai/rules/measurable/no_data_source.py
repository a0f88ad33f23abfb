"""A key result that does not say where its number comes from."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import missing_field
from okr_ai.rules.rule import Doc

RULE = missing_field(
    name="no_data_source",
    field="source",
    letter="M",
    message=Bilingual("no data source is named", "没写数据来源"),
    suggestion=Bilingual("name the report or system the number is read from", "写明从哪个系统或报表取数"),
    stated=lambda view: bool(view.key_result.source),
    settled=lambda view: bool(view.definition and view.definition.source),
    example=Bilingual("orders database", "订单库"),
    doc=Doc(
        Bilingual(
            "A missing source where the profile requires one or most other key results name theirs.",
            "口径要求写数据来源，或同一份草稿里多数关键结果都写了，这一条却没有。",
        ),
        Bilingual(
            "When two systems disagree at the end, the argument replaces the review.",
            "期末两个系统的数对不上，复盘就变成了争论。",
        ),
        "articles on OKRs in e-commerce; published OKR method guides",
    ),
)
