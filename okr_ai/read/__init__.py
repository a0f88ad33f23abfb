"""Reading files: drafts of OKRs (Markdown, YAML, JSON, CSV, XLSX), metric series (CSV, Parquet) and past key results.

Every word that is read keeps where it stands. What cannot be read at all raises `okr_ai.errors.InputError` with its
place; a row or a field that cannot be read becomes a `Problem` of the draft while the rest is read.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okr_ai.read.drafts import read_draft
    from okr_ai.read.history import read_history
    from okr_ai.read.metrics import read_metrics

__all__ = ["read_draft", "read_history", "read_metrics"]

# imported on first use: a review of one page needs neither metrics nor history
_HOMES = {"read_draft": "drafts", "read_history": "history", "read_metrics": "metrics"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'okr_ai.read' has no attribute '{name}'")
    return getattr(import_module(f"okr_ai.read.{_HOMES[name]}"), name)
