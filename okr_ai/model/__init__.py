"""The values that everything passes around. Standard library only; nothing here reads, computes or prints.

Names are imported on first use: making these classes takes time, and a review needs neither forecasts nor suggestions.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okr_ai.model.drafts import CheckIn, Cycle, Draft, KeyResult, MetricDefinition, Objective, Problem, Task
    from okr_ai.model.forecasts import Fan, Forecast, Reason
    from okr_ai.model.frames import DatePhrase, Doubt, Frame, Quantity, Smart, Words
    from okr_ai.model.histories import MetricSeries, PastKeyResult
    from okr_ai.model.places import Passage, Place, Source, Span
    from okr_ai.model.results import Finding, ReviewedDraft, ReviewedKeyResult, ReviewedObjective, Score, TargetChance
    from okr_ai.model.suggestions import Evidence, Suggestion, TargetOption
    from okr_ai.model.words import Bilingual, Comparator, Direction, Lang, Letter, Measure, Severity, Status, TargetKind

# module -> the names that it holds
_MODULES = {
    "drafts": "CheckIn Cycle Draft KeyResult MetricDefinition Objective Problem Task",
    "forecasts": "Fan Forecast Reason",
    "frames": "DatePhrase Doubt Frame Quantity Smart Words",
    "histories": "MetricSeries PastKeyResult",
    "places": "Passage Place Source Span",
    "results": "Finding ReviewedDraft ReviewedKeyResult ReviewedObjective Score TargetChance",
    "suggestions": "Evidence Suggestion TargetOption",
    "words": "Bilingual Comparator Direction Lang Letter Measure Severity Status TargetKind",
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = [
    "Bilingual",
    "CheckIn",
    "Comparator",
    "Cycle",
    "DatePhrase",
    "Direction",
    "Doubt",
    "Draft",
    "Evidence",
    "Fan",
    "Finding",
    "Forecast",
    "Frame",
    "KeyResult",
    "Lang",
    "Letter",
    "Measure",
    "MetricDefinition",
    "MetricSeries",
    "Objective",
    "Passage",
    "PastKeyResult",
    "Place",
    "Problem",
    "Quantity",
    "Reason",
    "ReviewedDraft",
    "ReviewedKeyResult",
    "ReviewedObjective",
    "Score",
    "Severity",
    "Smart",
    "Source",
    "Span",
    "Status",
    "Suggestion",
    "TargetChance",
    "TargetKind",
    "TargetOption",
    "Task",
    "Words",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
