"""A key result that does not say where its number comes from."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import missing_field
from okr_ai.rules.rule import Doc, Rule

RULE = Rule(
    name="no_data_source",
    letter="M",
    looks_at="draft",
    check=missing_field(
        "source",
        Bilingual("no data source is named", "没写数据来源"),
        Bilingual("name the report or system the number is read from", "写明从哪个系统或报表取数"),
        stated=lambda view: bool(view.key_result.source),
        settled=lambda view: bool(view.definition and view.definition.source),
    ),
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days\n  - Return complaints from 5% to 2%",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, source: orders database}\n"
        "  - {kr: Return complaints from 5% to 2%, source: orders database}\n"
        "  - kr: Return shipping cost from $8 to $6«»",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, source: 订单库}\n"
        "  - {kr: 退货投诉率从5%降到2%, source: 订单库}\n"
        "  - kr: 每单退货运费从8元降到6元«»",
    ),
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
