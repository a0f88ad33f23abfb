"""Regular expressions that cost nothing until they are needed."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

_METHODS = ("finditer", "fullmatch", "match", "search", "sub")
_MANY = 500  # more looks than these at texts take longer than to compile the pattern


class Ready:
    """What a `Lazy` is from its first use on: it has no `__getattr__`, which slows every look-up of a method down."""

    __slots__ = ("_flags", "_looks", "_needs", "_words", *_METHODS)

    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    sub: Callable[..., str]
    _flags: int
    _looks: int
    _needs: tuple[str, ...]
    _words: str


class Lazy(Ready):
    """A regular expression that is compiled when it is first used; from then on its methods are the pattern's own.

    For patterns that most texts never need: compiling those with Chinese characters takes half a millisecond each and
    more, which a command over one page would feel. `needs` are pieces (lower case, parted by `|`) of which every match
    holds one: a text without any has no match, and does not even compile the pattern.
    """

    __slots__ = ()

    def __init__(self, words: str, flags: int = 0, *, needs: str = "") -> None:
        self._words = words
        self._flags = flags
        self._needs = tuple(needs.split("|")) if needs else ()
        self._looks = 0

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        return partial(_look_first, self, name) if self._needs and name != "sub" else getattr(_compiled(self), name)


# Functions, not methods: another thread may have made the `Lazy` a `Ready`, which has none, since it was looked up.
def _compiled(lazy: Ready) -> re.Pattern[str]:
    pattern = re.compile(lazy._words, lazy._flags)
    for method in _METHODS:
        setattr(lazy, method, getattr(pattern, method))
    lazy.__class__ = Ready
    return pattern


def _look_first(lazy: Ready, name: str, text: str, *places: int) -> Any:
    """The method's answer for a text that is looked at before the pattern is compiled."""
    lazy._looks += 1
    start, end = (*places, None, None)[:2]
    plain = text[start:end].lower()
    if lazy._looks > _MANY or any(piece in plain for piece in lazy._needs):
        return getattr(_compiled(lazy), name)(text, *places)
    return iter(()) if name == "finditer" else None


def one_of(characters: str) -> str:
    """The words of a pattern that want one of the characters.

    The last alternative never matches: it makes a branch of what else were a set, and a set of Chinese characters takes
    four times as long to compile.
    """
    words = [re.escape(character) for character in characters]
    return f"(?:{'|'.join(words)}|(?!){words[0]})"


def not_before(characters: str) -> str:
    """The words of a pattern that want none of the characters next; made as those of `one_of`."""
    return f"(?!{one_of(characters)})"
