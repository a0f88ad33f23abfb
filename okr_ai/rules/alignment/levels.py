"""How high an objective stands in the organisation."""

from okr_ai.rules.views import ObjectiveView

NAMES = (("company", "公司"), ("department", "部门"), ("team", "团队"), ("person", "个人"))
_RANKS = {name: rank for rank, (name, _) in enumerate(NAMES)}


def level_of(view: ObjectiveView) -> int | None:
    """0 (company) to 3 (person), None when it is not stated."""
    return _RANKS.get(view.objective.level or "")
