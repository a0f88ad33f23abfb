"""The numbers in objectives, read together when a rule first asks: one by one takes nearly twice as long."""

from collections.abc import Sequence

from okr_ai.language.periods import Reference
from okr_ai.model import Quantity

_NUMERALS = frozenset("一二三四五六七八九十百千万两半倍翻")


def holds_number(text: str) -> bool:
    """Whether there is a figure or a numeral in the text."""
    return not _NUMERALS.isdisjoint(text) or any(map(str.isdigit, text))


def may_hold_long_number(text: str) -> bool:
    """False only where no eleven digits stand in a row: such a row covers one of every eleven places."""
    return any(map(str.isdigit, text[10::11])) and sum(map(str.isdigit, text)) > 10


class Numbers:
    """The numbers of some texts and what each does there."""

    __slots__ = ("_found", "_references", "_texts")

    def __init__(self, texts: Sequence[str], references: Sequence[Reference]) -> None:
        self._texts = texts
        self._references = references
        self._found: dict[str, tuple[Quantity, ...]] | None = None

    def of(self, text: str) -> tuple[Quantity, ...]:
        """Those of one of the texts, in order."""
        if self._found is None:
            from okr_ai.language.key_results import quantities_in

            counted = {text: place for place, text in enumerate(self._texts) if holds_number(text)}
            references = [self._references[place] for place in counted.values()]
            self._found = dict(zip(counted, quantities_in(list(counted), references), strict=True))
        return self._found.get(text, ())
