"""What words say: numbers, dates, metrics, and the frame of one key result; Chinese and English side by side.

Names are imported on first use: to read a settings file takes none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okr_ai.language.key_results import read_key_result, read_key_results
    from okr_ai.language.text import language_of

_HOMES = {"read_key_result": "key_results", "read_key_results": "key_results", "language_of": "text"}

__all__ = ["language_of", "read_key_result", "read_key_results"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
