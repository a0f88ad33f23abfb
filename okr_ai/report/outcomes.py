"""What became of key results at the end of a cycle: hit or missed, what forecasts had said, and why it was missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from okr_ai.model import Bilingual, Forecast, KeyResult
from okr_ai.report.voice import Voice

Cause = Literal["target", "outside", "resources", "execution", "unknown"]

# the forecast's reasons, made from the data while the cycle ran, and the causes they speak for
CAUSES: Mapping[str, Cause] = {
    "target_out_of_reach": "target",
    "outside_moved": "outside",
    "fell_behind": "execution",
}
UNDONE = 0.5  # of the tasks: with fewer done the work was not there


@dataclass(frozen=True, slots=True)
class Outcome:
    """`hit` is None while it is not settled. `said` are the chances of earlier forecasts by their day. `cause` and
    `because` (the data behind it) are there for what was missed; `notes` is what its owner wrote along the way."""

    hit: bool | None
    said: tuple[tuple[date, float], ...]
    cause: Cause | None
    because: Bilingual | None
    notes: tuple[tuple[date, str], ...]


def outcome_of(key_result: KeyResult, final: Forecast, earlier: Sequence[Forecast]) -> Outcome:
    """The outcome of a key result from its last forecast and the ones before, the oldest first."""
    hit = {"achieved": True, "missed": False}.get(final.status)
    cause, because = _cause(key_result, [*earlier, final]) if hit is False else (None, None)
    return Outcome(
        hit=hit,
        said=tuple((one.as_of, one.p_hit) for one in earlier if one.p_hit is not None),
        cause=cause,
        because=because,
        notes=tuple((one.date, one.note) for one in key_result.check_ins if one.note and one.date <= final.as_of),
    )


def _cause(key_result: KeyResult, forecasts: Sequence[Forecast]) -> tuple[Cause, Bilingual]:
    """The cause that the data speak for: the latest reason of the forecasts, else tasks and owner, else none."""
    for forecast in reversed(forecasts):
        for reason in forecast.reasons:
            if reason.name in CAUSES:
                return CAUSES[reason.name], reason.text
    tasks = key_result.tasks
    done = sum(task.done for task in tasks)
    if tasks and done < UNDONE * len(tasks):
        return "resources", _in_both("tasks_undone", done=done, tasks=len(tasks))
    if not key_result.owner and not forecasts[-1].owner:
        return "resources", _in_both("nobody_owned")
    return "unknown", _in_both("cause_unseen")


def _in_both(name: str, **values: object) -> Bilingual:
    return Bilingual(Voice("en").label(name, **values), Voice("zh").label(name, **values))
