"""What became of key results at the end of a cycle: hit or missed, what forecasts had said, and why it was missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from okr_ai.model import Bilingual, Forecast, KeyResult
from okr_ai.report.causes import Cause, cause_of
from okr_ai.report.decisions import CONTRADICTED


@dataclass(frozen=True, slots=True)
class Outcome:
    """`hit` is None while it is not settled. `said` are the chances of earlier forecasts by their day. `cause` and
    `because` (the data behind it) are there for what was missed; `notes` is what its owner wrote along the way;
    `called_green` tells that the owner once reported better than the data."""

    hit: bool | None
    said: tuple[tuple[date, float], ...]
    cause: Cause | None
    because: tuple[Bilingual, ...]
    notes: tuple[tuple[date, str], ...]
    called_green: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """`text` is what the data show, `follows` what to do about it in the next cycle."""

    name: str
    text: Bilingual
    follows: Bilingual


def outcome_of(key_result: KeyResult, final: Forecast, earlier: Sequence[Forecast]) -> Outcome:
    """The outcome of a key result from its last forecast and the ones before, the oldest first."""
    hit = {"achieved": True, "missed": False}.get(final.status)
    cause, because = cause_of(key_result, [*earlier, final]) if hit is False else (None, ())
    return Outcome(
        hit=hit,
        said=tuple((one.as_of, one.p_hit) for one in earlier if one.p_hit is not None),
        cause=cause,
        because=because,
        notes=tuple((one.date, one.note) for one in key_result.check_ins if one.note and one.date <= final.as_of),
        called_green=any(reason.name == CONTRADICTED for one in (*earlier, final) for reason in one.reasons),
    )
