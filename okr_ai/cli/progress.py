"""How far a review is, for a person who waits at a terminal."""

import sys
import time
from collections.abc import Callable, Sequence
from typing import TextIO

from okr_ai.model import Bilingual, Draft

Relevance = Callable[[str, Sequence[str]], Sequence[float]]
_PATIENCE = 1.0  # seconds before anything is said
_PAUSE = 0.2  # seconds between two lines
_READING = Bilingual("reading key results", "正在读关键结果")


def counted(relevance: Relevance, drafts: Sequence[Draft], lang: str) -> Relevance:
    """The same judgement, which a review asks for once an objective while it reads the key results; after a second it
    says on standard error how many of the drafts' are read, and takes the line away with the last."""
    objectives = [each for draft in drafts for each in draft.objectives]
    total = sum(len(each.key_results) for each in objectives if each.text.text.strip())
    asked = {each.text.text for each in objectives}  # a rule also compares key results with each other
    done, begun = 0, time.monotonic()
    next_line = begun + _PATIENCE

    def judged(objective: str, key_results: Sequence[str]) -> Sequence[float]:
        nonlocal done, next_line
        if objective not in asked:
            return relevance(objective, key_results)
        done += len(key_results)
        now = time.monotonic()
        if done >= total and next_line > begun + _PATIENCE:
            print("\r\x1b[K", end="", file=_own(sys.stderr), flush=True)
        elif now >= next_line:
            next_line = now + _PAUSE
            print(f"\r{_READING.in_lang(lang)} {done:,} / {total:,}", end="", file=_own(sys.stderr), flush=True)
        return relevance(objective, key_results)

    return judged


def _own(stream: TextIO) -> TextIO:
    """The terminal itself, which lets the cursor move, where the stream guards one."""
    return getattr(stream, "stream", stream)
