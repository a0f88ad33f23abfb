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


UNSEEN = "\u200b\u2060\ufeff"  # characters without a width, as copies from web pages hold them: K\u200bR1


def seen(passage: Passage) -> Passage:
    """The words without the characters that nobody sees."""
    text = passage.text
    if text.isascii() or not ("\u200b" in text or "\u2060" in text or "\ufeff" in text):
        return passage
    kept = [n for n, char in enumerate(text) if char not in UNSEEN]
    if not kept:
        return Passage("", passage.source, passage.start)
    offsets = passage.offsets or range(passage.start, passage.start + len(text) + 1)
    places = (*(offsets[n] for n in kept), offsets[kept[-1] + 1])
    return cut(Passage("".join(text[n] for n in kept), passage.source, places[0], places), 0)


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
