"""Passages cut, trimmed and joined without losing where their characters stand."""

from collections.abc import Sequence

from okr_ai.model import Passage


def cut(passage: Passage, start: int, end: int | None = None) -> Passage:
    """`passage.text[start:end]` without blanks at its ends."""
    piece = passage.text[start:end].lstrip()
    start = len(passage.text[:end]) - len(piece)
    words = piece.rstrip()
    if passage.offsets is None:
        return Passage(words, passage.source, passage.start + start)
    offsets = passage.offsets[start : start + len(words) + 1]
    if offsets[-1] - offsets[0] == len(words):  # nothing was left out in between
        return Passage(words, passage.source, offsets[0])
    return Passage(words, passage.source, offsets[0], offsets)


def joined(passages: Sequence[Passage], joint: str) -> Passage:
    """The passages of one source as one, `joint` between them; the joint stands where the one before it ends."""
    if len(passages) == 1:
        return passages[0]
    offsets: list[int] = []
    for n, passage in enumerate(passages):
        if n:
            offsets += [passages[n - 1].span().end] * len(joint)
        offsets += passage.offsets[:-1] if passage.offsets else range(passage.start, passage.start + len(passage.text))
    offsets.append(passages[-1].span().end)
    first = passages[0]
    return Passage(joint.join(p.text for p in passages), first.source, offsets[0], tuple(offsets))
