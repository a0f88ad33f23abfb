"""Key results of different objectives that are about one metric."""

from collections.abc import Iterator

from okr_ai.rules.views import DraftsView, KeyResultView, ObjectiveView

Claim = tuple[ObjectiveView, KeyResultView]


def metric_key(view: KeyResultView) -> str | None:
    """What makes two key results speak of one metric: the series' name, else its words without spaces."""
    if view.key_result.metric:
        return view.key_result.metric.lower()
    return "".join(view.frame.metric.text.lower().split()) if view.frame.metric else None


def shared_metrics(view: DraftsView) -> Iterator[list[Claim]]:
    """Key results about one metric, in the order of the files, where there are several."""
    by_metric: dict[str, list[Claim]] = {}
    for objective in view.objectives():
        for each in objective.key_results:
            if (key := metric_key(each)) is not None and each.target() is not None:
                by_metric.setdefault(key, []).append((objective, each))
    for claims in by_metric.values():
        if 1 < len(claims) <= 50:  # more of one name is a pattern of the file, not a pair of claims
            yield claims


def team_of(objective: ObjectiveView) -> str:
    """Whose objective it is: the team, the owner, else the file's."""
    each = objective.objective
    return (each.team or each.owner or objective.draft.team or objective.draft.path).strip().lower()
