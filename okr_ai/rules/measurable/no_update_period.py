"""A key result that does not say how often its number is updated."""

from okr_ai.model import Bilingual
from okr_ai.rules.kinds import missing_field
from okr_ai.rules.rule import Doc

RULE = missing_field(
    name="no_update_period",
    field="update_period",
    letter="M",
    message=Bilingual("how often is this number updated?", "没写多久更新一次"),
    suggestion=Bilingual("add daily, weekly or monthly", "补上按天、按周还是按月"),
    stated=lambda view: bool(view.key_result.update_period),
    settled=lambda view: bool(view.definition and view.definition.update_period),
    example=Bilingual("weekly", "weekly"),
    doc=Doc(
        Bilingual(
            "A missing update period where the profile requires one or most other key results give theirs.",
            "口径要求写更新频率，或同一份草稿里多数关键结果都写了，这一条却没有。",
        ),
        Bilingual("Nobody knows when an old number is too old.", "没人知道多久没更新才算旧。"),
        "articles on OKRs in e-commerce (daily or monthly, by the kind of metric)",
    ),
)
