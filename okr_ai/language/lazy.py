"""Regular expressions that cost nothing until they are needed."""

import re
from collections.abc import Callable, Iterator
from typing import Any

_METHODS = ("finditer", "fullmatch", "match", "search", "sub")


class Lazy:
    """A regular expression that is compiled when it is first used; from then on its methods are the pattern's own.

    For patterns that most texts never need: compiling those with Chinese characters takes half a millisecond each and
    more, which a command over one page would feel.
    """

    __slots__ = ("_flags", "_words", *_METHODS)

    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    sub: Callable[..., str]

    def __init__(self, words: str, flags: int = 0) -> None:
        self._words = words
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        pattern = re.compile(self._words, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(self, name)
