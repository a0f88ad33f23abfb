"""Runs of spaces, as copying from pages and aligning by hand leave them: read as one space each."""

import re
from typing import Any, NamedTuple

from okr_ai.model import Frame, Words
from okr_ai.model.frames import DatePhrase, Doubt, Quantity

_RUN = re.compile("  +")


class ClosedUp(NamedTuple):
    """A text with one space for each run of them; character i of it stands at `places[i]` of the `original`."""

    text: str
    original: str
    places: list[int]

    def frame(self, read: Frame) -> Frame:
        """What was read from the text, as said by the original: the same values, its own characters."""
        return Frame(*map(self._placed, read))._replace(text=self.original)

    def _placed(self, value: Any) -> Any:
        if isinstance(value, Words | Quantity | DatePhrase):
            start = self.places[value.start]
            end = self.places[value.end - 1] + 1 if value.end > value.start else start
            return value._replace(text=self.original[start:end], start=start, end=end)
        if isinstance(value, Doubt):
            return value._replace(words=self._placed(value.words))
        return tuple(map(self._placed, value)) if type(value) is tuple else value


def closed_up(text: str) -> ClosedUp:
    """The text with each run of spaces closed up."""
    places: list[int] = []
    at = 0
    for run in _RUN.finditer(text):
        places += range(at, run.start() + 1)
        at = run.end()
    places += range(at, len(text) + 1)
    return ClosedUp(_RUN.sub(" ", text), text, places)
