"""What stands beside the OKRs of a document: its period behind other words, and figures that are only watched."""

from okr_ai.model import Passage
from okr_ai.read.labels import field_in, unmarked
from okr_ai.read.names import spelled
from okr_ai.read.passages import cut

_BARS = "|｜·•"
_MEASURES = frozenset(
    ("kpi", "kpis", "key metrics", "success metrics", "health metrics", "关键指标", "核心指标", "监控指标")
)


def period_among(words: Passage) -> Passage | None:
    """The period that a line names behind other things: "Data team | Prepared by: Ann | Period: March — May 2026"."""
    starts = [at + 1 for at, char in enumerate(words.text) if char in _BARS]
    for start, end in zip(starts, [*(start - 1 for start in starts[1:]), None], strict=True):
        if (found := field_in(cut(words, start, end))) and found[0] == "cycle":
            return found[1]
    return None


def lists_measures(heading: str) -> bool:
    """Whether a heading stands above figures that are watched beside the key results: KPIs, Key metrics, 核心指标."""
    return spelled(unmarked(heading)) in _MEASURES
