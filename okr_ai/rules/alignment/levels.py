"""How high an objective stands in the organisation."""

from okr_ai.rules.views import ObjectiveView

_LEVELS = {
    "company": 0, "公司": 0, "集团": 0, "organisation": 0, "organization": 0, "enterprise": 0,
    "division": 1, "事业部": 1, "business unit": 1,
    "department": 2, "部门": 2,
    "team": 3, "团队": 3, "小组": 3, "group": 3, "组": 3,
    "person": 4, "individual": 4, "个人": 4,
}  # fmt: skip
NAMES = {
    0: ("company", "公司"),
    1: ("division", "事业部"),
    2: ("department", "部门"),
    3: ("team", "团队"),
    4: ("person", "个人"),
}


def level_of(view: ObjectiveView) -> int | None:
    """0 (company) to 4 (person), None when it is not stated."""
    return _LEVELS.get((view.objective.level or "").strip().lower())
