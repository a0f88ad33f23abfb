"""okr-ai: write better OKRs and know early which key results will be missed, in Chinese and English.

>>> import okr_ai as okr
>>> okrs = okr.read("2011-q3.en.md")                                                    # doctest: +SKIP
>>> okr.review(okrs)                                                                    # doctest: +SKIP
>>> okr.forecast(okrs, metrics="metrics/weekly.csv", as_of="2011-08-14").to_frame()     # doctest: +SKIP

The functions live in `okr_ai.facade` and are imported on first use: `import okr_ai` alone costs next to nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okr_ai.facade import cascade as cascade
    from okr_ai.facade import forecast as forecast
    from okr_ai.facade import read as read
    from okr_ai.facade import report as report
    from okr_ai.facade import review as review
    from okr_ai.facade import review_all as review_all
    from okr_ai.facade import score as score
    from okr_ai.facade import suggest as suggest

__version__ = "0.1.0"
__all__ = ["cascade", "forecast", "read", "report", "review", "review_all", "score", "suggest"]

_PARTS = frozenset({"forecast", "read", "report", "suggest"})  # functions that share their name with a package


class _Part(ModuleType):
    """A part of the package that is also the function of its name: `okr_ai.forecast(…)` beside `okr_ai.forecast.x`."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return _function(self.__name__.rpartition(".")[2])(*args, **kwargs)

    @property
    def __signature__(self) -> Any:  # what Jupyter and help() show of the call
        from inspect import signature

        return signature(_function(self.__name__.rpartition(".")[2]))


class _Package(ModuleType):
    """This package. Importing `okr_ai.forecast` sets the attribute `forecast` here; then it is made callable."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _PARTS and type(value) is ModuleType:
            value.__class__ = _Part
        super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name in _PARTS:
            part = import_module(f"{self.__name__}.{name}")
            part.__class__ = _Part  # another thread that imported it may not have come to set the attribute
            return part
        if name in __all__:
            return _function(name)
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def __dir__(self) -> list[str]:
        return sorted({*self.__dict__, *__all__})


def _function(name: str) -> Any:
    return getattr(import_module("okr_ai.facade"), name)


sys.modules[__name__].__class__ = _Package
