"""A key result that belongs to nobody."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import missing_field
from okr_ai.rules.rule import Doc

RULE = missing_field(
    name="no_owner",
    field="owner",
    letter="S",
    message=Bilingual("nobody owns this key result", "这条关键结果没有负责人"),
    suggestion=Bilingual("name one person", "写上一个人的名字"),
    stated=lambda view: bool(view.key_result.owner or view.objective.owner),
    example=Bilingual("Ann", "王丽"),
    doc=Doc(
        Bilingual(
            "A missing owner where the profile requires one or most other key results have theirs.",
            "口径要求写负责人，或同一份草稿里多数关键结果都有，这一条却没有。",
        ),
        Bilingual("What everybody owns nobody updates.", "人人都管，就没人更新。"),
        "OKR method guides (one champion per key result)",
    ),
)
