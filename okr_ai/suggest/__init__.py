"""Proposing key results from templates and the team's own past.

Names are imported on first use, so that `okr-ai review`, which needs `relevance` alone, stays light.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okr_ai.suggest.fit import relevance
    from okr_ai.suggest.proposing import known_history, suggest

# name -> the module that holds it
_HOMES = {
    "known_history": "okr_ai.suggest.proposing",
    "relevance": "okr_ai.suggest.fit",
    "suggest": "okr_ai.suggest.proposing",
}

__all__ = ["known_history", "relevance", "suggest"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
