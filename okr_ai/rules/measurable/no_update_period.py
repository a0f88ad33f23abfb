"""A key result that does not say how often its number is updated."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import missing_field
from okr_ai.rules.rule import Doc, Rule

RULE = Rule(
    name="no_update_period",
    letter="M",
    looks_at="draft",
    check=missing_field(
        "update_period",
        Bilingual("how often is this number updated?", "没写多久更新一次"),
        Bilingual("add daily, weekly or monthly", "补上按天、按周还是按月"),
        stated=lambda view: bool(view.key_result.update_period),
        settled=lambda view: bool(view.definition and view.definition.update_period),
    ),
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days\n  - Return complaints from 5% to 2%",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, update_period: weekly}\n"
        "  - {kr: Return complaints from 5% to 2%, update_period: weekly}\n"
        "  - kr: Return shipping cost from $8 to $6«»",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, update_period: weekly}\n"
        "  - {kr: 退货投诉率从5%降到2%, update_period: weekly}\n"
        "  - kr: 每单退货运费从8元降到6元«»",
    ),
    doc=Doc(
        Bilingual(
            "A missing update period where the profile requires one or most other key results give theirs.",
            "口径要求写更新频率，或同一份草稿里多数关键结果都写了，这一条却没有。",
        ),
        Bilingual("Nobody knows when an old number is too old.", "没人知道多久没更新才算旧。"),
        "articles on OKRs in e-commerce (daily or monthly, by the kind of metric)",
    ),
)
