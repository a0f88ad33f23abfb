"""Passages cut, trimmed and joined without losing where their characters stand."""

from collections.abc import Sequence

from okr_ai.model import Passage


def cut(passage: Passage, start: int, end: int | None = None) -> Passage:
    """`passage.text[start:end]` without blanks at its ends."""
    text = passage.text
    end = len(text) if end is None else end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if passage.offsets is None:
        return Passage(text[start:end], passage.source, passage.start + start)
    offsets = passage.offsets[start : end + 1]
    if offsets[-1] - offsets[0] == end - start:  # nothing was left out in between
        return Passage(text[start:end], passage.source, offsets[0])
    return Passage(text[start:end], passage.source, offsets[0], offsets)


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
