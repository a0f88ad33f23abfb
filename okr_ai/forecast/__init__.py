"""Forecasting whether a key result will be hit.

Names are imported on first use, so that `okr-ai review` without metrics never loads numpy or pandas.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okr_ai.forecast.chance import target_chance, target_chances
    from okr_ai.forecast.engine.answers import forecast_cases, forecast_quantiles
    from okr_ai.forecast.key_results import forecast_key_results

# name -> the module that holds it
_HOMES = {
    "forecast_cases": "okr_ai.forecast.engine.answers",
    "forecast_quantiles": "okr_ai.forecast.engine.answers",
    "forecast_key_results": "okr_ai.forecast.key_results",
    "target_chance": "okr_ai.forecast.chance",
    "target_chances": "okr_ai.forecast.chance",
}

__all__ = ["forecast_cases", "forecast_key_results", "forecast_quantiles", "target_chance", "target_chances"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
