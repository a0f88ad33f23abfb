"""From a chance to a word.

on_track: at least 60 in 100; at_risk: 30 to 60; off_track: less. achieved and missed are said only of what is certain.
"""

from okr_ai.model import Bilingual, Status

ON_TRACK = 0.6
AT_RISK = 0.3
LEAST = 1e-4  # of a chance while anything may still happen
SEVERITY: dict[Status, int] = {"achieved": 0, "on_track": 0, "no_data": 0, "at_risk": 1, "off_track": 2, "missed": 3}
STATUS_WORDS: dict[Status, Bilingual] = {
    "achieved": Bilingual("achieved", "已达成"),
    "on_track": Bilingual("on track", "正常"),
    "no_data": Bilingual("no data", "无数据"),
    "at_risk": Bilingual("at risk", "有风险"),
    "off_track": Bilingual("off track", "落后"),
    "missed": Bilingual("missed", "未达成"),
}


def open_chance(p: float) -> float:
    """The chance of what is not over yet: never certain, whatever flat data make of it."""
    return min(max(p, LEAST), 1 - LEAST)


def status_of(p_hit: float, *, certain: bool, stale: bool) -> Status:
    """The status of a key result. Silence is not green: what has no recent data is at best at risk."""
    if certain:
        return "achieved" if p_hit >= 0.5 else "missed"
    if p_hit >= ON_TRACK:
        return "at_risk" if stale else "on_track"
    return "at_risk" if p_hit >= AT_RISK else "off_track"
