"""A stated confidence as a share, whatever its scale."""

from okr_ai.rules.views import KeyResultView


def share_of(view: KeyResultView) -> float | None:
    """0..1 from 0..1, 0..10 (also "7/10") or per cent; None when there is none or it fits no scale."""
    value = view.key_result.confidence
    if value is None or value < 0:
        return None
    if value <= 1:
        return value
    if value <= 10:
        return value / 10
    return value / 100 if value <= 100 else None
