"""A key result that belongs to nobody."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import missing_field
from okr_ai.rules.rule import Doc, Rule

RULE = Rule(
    name="no_owner",
    letter="S",
    looks_at="draft",
    check=missing_field(
        "owner",
        Bilingual("nobody owns this key result", "这条关键结果没有负责人"),
        Bilingual("name one person", "写上一个人的名字"),
        stated=lambda view: bool(view.key_result.owner or view.objective.owner),
    ),
    severity="info",
    good=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - Return time from 5 days to 2 days\n  - Return complaints from 5% to 2%",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n  - 退货时长从5天降到2天",
    ),
    bad=(
        "cycle: 2026 Q3\nobjectives:\n- objective: Make returns painless\n  key_results:\n"
        "  - {kr: Return time from 5 days to 2 days, owner: Ann}\n"
        "  - {kr: Return complaints from 5% to 2%, owner: Ann}\n"
        "  - kr: Return shipping cost from $8 to $6«»",
        "cycle: 2026年三季度\nobjectives:\n- objective: 让退货不再麻烦\n  key_results:\n"
        "  - {kr: 退货时长从5天降到2天, owner: 王丽}\n"
        "  - {kr: 退货投诉率从5%降到2%, owner: 王丽}\n"
        "  - kr: 每单退货运费从8元降到6元«»",
    ),
    doc=Doc(
        Bilingual(
            "A missing owner where the profile requires one or most other key results have theirs.",
            "口径要求写负责人，或同一份草稿里多数关键结果都有，这一条却没有。",
        ),
        Bilingual("What everybody owns nobody updates.", "人人都管，就没人更新。"),
        "OKR method guides (one champion per key result)",
    ),
)
