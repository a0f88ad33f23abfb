"""What a key result asks the meeting to decide, in one sentence each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from okr_ai.language.formatting import format_number, round_as_people_write
from okr_ai.model import Bilingual, Finding, Forecast, Reason
from okr_ai.report.chances import chance_words

# letters whose errors leave nobody able to say, at the end, whether it was reached
JUDGED_BY = ("S", "M", "T")

CONTRADICTED = "reported_better_than_data"  # the forecast's reason when the owner reports better than the figures


@dataclass(frozen=True, slots=True)
class Decision:
    """`about` is what the meeting has to do: act on it, get the data, settle the wording, or close it."""

    about: Literal["act", "data", "wording", "close"]
    text: Bilingual


def unjudgeable(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings for which the key result's outcome could not be judged as it is written."""
    return tuple(finding for finding in findings if finding.severity == "error" and finding.letter in JUDGED_BY)


def decision_for(forecast: Forecast, blocking: Sequence[Finding]) -> Decision | None:
    """What to decide on one key result; None when nothing is asked."""
    if forecast.status in ("off_track", "at_risk"):
        claim = next((reason for reason in forecast.reasons if reason.name == CONTRADICTED), None)
        if claim:
            return Decision("act", _contradiction(claim, forecast))
        return Decision("act", _change_course(forecast) if forecast.status == "off_track" else _pick_up(forecast))
    if forecast.status == "missed":
        return Decision("close", CLOSE)
    if blocking:
        return Decision("wording", Bilingual(f"Reword it: {blocking[0].message}", f"先改写：{blocking[0].message}"))
    if forecast.status == "no_data":
        return Decision("data", NO_DATA)
    if forecast.stale and forecast.status != "achieved":
        return Decision("data", _stale(forecast))
    return None


CLOSE = Bilingual(
    "Its date has passed: close it, and write down why it was missed.", "期限已过：请结项，并写明没有达成的原因。"
)
NO_DATA = Bilingual(
    "Nobody can see how it stands. Who supplies the figures, from where, and by when?",
    "现在没人知道进展如何：由谁提供数据、从哪里取、什么时候给？",
)


def _contradiction(claim: Reason, forecast: Forecast) -> Bilingual:
    said, chance = claim.figures.get("reported", ""), chance_words(forecast.p_hit or 0.0)
    return Bilingual(
        f"The owner reports “{said}”, the figures say {chance.en}. What does the owner know that they do not show?",
        f"负责人上报“{said}”，数据却显示{chance.zh}。负责人掌握了哪些数据里看不到的情况？",
    )


def _change_course(forecast: Forecast) -> Bilingual:
    if forecast.expected is None:
        return Bilingual(
            "Change the approach, lower the target, or accept the miss?", "换做法、调低目标，还是接受达不成？"
        )
    en, zh = (format_number(round_as_people_write(forecast.expected), forecast.unit, lang) for lang in ("en", "zh"))
    return Bilingual(
        f"Change the approach, lower the target, or accept the miss? As things go it ends near {en}.",
        f"换做法、调低目标，还是接受达不成？照现在的走势，期末大约是{zh}。",
    )


def _pick_up(forecast: Forecast) -> Bilingual:
    if forecast.needed_rate is None or forecast.recent_rate is None:
        return Bilingual("What will be done this week to bring it back?", "这一周做什么，才能把它拉回来？")
    return Bilingual(
        "What will be done, by whom, to close the gap between the pace it has and the pace it needs?",
        "由谁、做什么，来补上现在的速度与所需速度之间的差距？",
    )


def _stale(forecast: Forecast) -> Bilingual:
    if forecast.last_observation is None:
        return NO_DATA
    days = (forecast.as_of - forecast.last_observation).days
    return Bilingual(
        f"The last figure is {days} days old. Bring it up to date before trusting the forecast.",
        f"最近一次数据已是 {days} 天前。请先更新，再看预测。",
    )
