"""How drafted targets stand against their metrics' own history.

Reviewing and forecasting do not know each other; the command line, which knows both, joins them here.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from okr_ai.language.formatting import format_date
from okr_ai.model import Bilingual, Draft, Frame, MetricDefinition, MetricSeries, Reason, TargetChance


def chances_from(
    series: Mapping[str, MetricSeries],
    definitions: Mapping[str, MetricDefinition],
    today: date,
    tell: Callable[[Draft, Reason], None],
) -> Callable[[Draft, Sequence[Frame]], list[TargetChance | None]]:
    """What `review` asks of the metrics, as known on `today` or the cycle's first day, whichever is earlier.

    `tell` hears, once for each, of series that are not used though they may be meant: they ended too long ago, or
    the key result counts within a window (90天复购率) that their name does not have; and that figures from within the
    running cycle do not count here, though they do in a forecast.
    """
    from okr_ai.forecast import target_chances

    told: set[str] = set()

    def chances(draft: Draft, frames: Sequence[Frame]) -> list[TargetChance | None]:
        day = min(today, draft.cycle.start) if draft.cycle else today
        found = target_chances(draft, frames, series, as_of=day, definitions=definitions)
        names = {one.series for one in found if isinstance(one, TargetChance)}
        newer = any(day < on <= today for name in names if name in series for on in series[name].dates)
        for one in [*found, *([_as_of_the_start(day)] if newer else [])]:
            if isinstance(one, Reason) and _is_told(one) and one.text.en not in told:
                told.add(one.text.en)
                tell(draft, one)
        return [one if isinstance(one, TargetChance) else None for one in found]

    return chances


def _as_of_the_start(day: date) -> Reason:
    text = Bilingual(
        f"targets (A) are judged by what was known on {format_date(day, 'en')}, when the cycle began; "
        "how likely they are by now is said by `okr-ai forecast`",
        f"目标是否合适（A）按周期开始时（{format_date(day, 'zh')}）已知的数据评判；"
        "现在还有多大把握，请看 `okr-ai forecast`",
    )
    return Reason("judged_from", text, {"day": day})


def _is_told(reason: Reason) -> bool:
    return reason.name in ("series_ended", "judged_from") or bool(reason.figures.get("window"))
