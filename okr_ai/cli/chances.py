"""How drafted targets stand against their metrics' own history.

Reviewing and forecasting do not know each other; the command line, which knows both, joins them here.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from okr_ai.model import Draft, Frame, MetricDefinition, MetricSeries, Reason, TargetChance


def chances_from(
    series: Mapping[str, MetricSeries],
    definitions: Mapping[str, MetricDefinition],
    today: date,
    tell: Callable[[Draft, Reason], None],
) -> Callable[[Draft, Sequence[Frame]], list[TargetChance | None]]:
    """What `review` asks of the metrics, as known on `today` or the cycle's first day, whichever is earlier.

    `tell` hears, once for each, of series that are not used though they may be meant: they ended too long ago, or
    the key result counts within a window (90天复购率) that their name does not have.
    """
    from okr_ai.forecast import target_chances

    told: set[str] = set()

    def chances(draft: Draft, frames: Sequence[Frame]) -> list[TargetChance | None]:
        day = min(today, draft.cycle.start) if draft.cycle else today
        found = target_chances(draft, frames, series, as_of=day, definitions=definitions)
        for one in found:
            if isinstance(one, Reason) and _is_told(one) and one.text.en not in told:
                told.add(one.text.en)
                tell(draft, one)
        return [one if isinstance(one, TargetChance) else None for one in found]

    return chances


def _is_told(reason: Reason) -> bool:
    return reason.name == "series_ended" or bool(reason.figures.get("window"))
