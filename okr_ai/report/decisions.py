"""What a key result asks the meeting to decide: the question (labels has its words) and what speaks to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from okr_ai.model import Bilingual, Finding, Forecast, Reason
from okr_ai.report.voice import Voice

# letters whose errors leave nobody able to say, at the end, whether it was reached
JUDGED_BY = ("S", "M", "T")

CONTRADICTED = "reported_better_than_data"  # the forecast's reason when the owner reports better than the figures
About = Literal["rethink", "push", "data", "wording", "close"]


@dataclass(frozen=True, slots=True)
class Decision:
    """`about`: rethink it (off track), push it (at risk), get its data, settle its wording, or close it. `text` is
    what the meeting has to know for that."""

    about: About
    text: Bilingual


def unjudgeable(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings for which the key result's outcome could not be judged as it is written."""
    return tuple(finding for finding in findings if finding.severity == "error" and finding.letter in JUDGED_BY)


def decision_for(forecast: Forecast, blocking: Sequence[Finding]) -> Decision | None:
    """What to decide on one key result; None when nothing is asked."""
    status = forecast.status
    if forecast.due and forecast.as_of > forecast.due and status in ("off_track", "at_risk", "on_track"):
        return Decision("data", _in_both(lambda say: _unsettled(forecast, say)))
    if status in ("off_track", "at_risk"):
        about: About = "rethink" if status == "off_track" else "push"
        return Decision(about, _in_both(lambda say: _heading_for(forecast, say)))
    if status == "missed":
        return Decision("close", _in_both(lambda say: _ended(forecast, say)))
    if blocking:
        return Decision("wording", _in_both(lambda say: _as_sentence(blocking[0].message, say)))
    if status == "no_data":
        return Decision("data", _in_both(lambda say: _no_figures(forecast, say)))
    if forecast.stale and status != "achieved":
        return Decision("data", _in_both(lambda say: _stale(forecast, say)))
    return None


def _in_both(told: Callable[[Voice], str]) -> Bilingual:
    return Bilingual(told(Voice("en")), told(Voice("zh")))


def _heading_for(forecast: Forecast, say: Voice) -> str:
    """Where it ends as things go, the pace it would need, and whether the owner says otherwise."""
    parts = []
    claim = _reason(forecast, CONTRADICTED)
    if claim:
        parts.append(say.sentence(claim.text) + say.label("stop"))
    if forecast.expected is not None and forecast.target is not None:
        gap = {"expected": say.about(forecast.expected, forecast.unit), "target": say.target(forecast)}
        pace = say.pace(forecast)
        parts.append(say.label("heading_for_pace" if pace else "heading_for", **gap, pace=pace))
    if forecast.stale:
        parts.append(_stale(forecast, say))
    return say.sentences(parts)


def _as_sentence(words: str, say: Voice) -> str:
    """A finding's message, which is in the draft's language, with a capital and a stop."""
    said = say.sentence(words)
    return said if said.endswith((".", "。", "?", "？", "!", "！")) else said + ("。" if not words.isascii() else ".")


def _ended(forecast: Forecast, say: Voice) -> str:
    if forecast.current is None or forecast.target is None:
        return say.label("past")
    return say.label("ended", value=say.measured(forecast.current, forecast), target=say.target(forecast))


def _no_figures(forecast: Forecast, say: Voice) -> str:
    """The forecast's own reason why there is nothing to judge by, if it gives one."""
    return say.sentence(forecast.reasons[0].text) + say.label("stop") if forecast.reasons else say.label("no_figures")


def _stale(forecast: Forecast, say: Voice) -> str:
    if forecast.last_observation is None:
        return say.label("no_figures")
    return say.label("days_old", days=(forecast.as_of - forecast.last_observation).days)


def _unsettled(forecast: Forecast, say: Voice) -> str:
    """Its time is over, and no figure says how it ended."""
    if forecast.last_observation is None:
        return say.label("no_figures")
    return say.label("no_final_figure", day=say.day(forecast.last_observation))


def _reason(forecast: Forecast, name: str) -> Reason | None:
    return next((reason for reason in forecast.reasons if reason.name == name), None)
