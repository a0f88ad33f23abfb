"""A stated confidence as a share."""

from okr_ai.rules.views import KeyResultView


def share_of(view: KeyResultView) -> float | None:
    """0..1 (the reader puts 0..10, "7/10" and per cent on that scale); None: there is none, or it fits no scale."""
    value = view.key_result.confidence
    return value if value is not None and 0 <= value <= 1 else None
