"""How far a review is, for a person who waits at a terminal."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

from okr_ai.model import Bilingual

_PATIENCE = 1.0  # seconds before anything is said
_PAUSE = 0.2  # seconds between two lines
_READING = Bilingual("reading key results", "正在读关键结果")


def counted(total: int, lang: str) -> Callable[[int], None]:
    """What is to hear of how many more key results are read; after a second it says on standard error how many of the
    `total` are, and takes the line away with the last."""
    done, begun = 0, time.monotonic()
    next_line = begun + _PATIENCE

    def told(count: int) -> None:
        nonlocal done, next_line
        done += count
        now = time.monotonic()
        if done >= total and next_line > begun + _PATIENCE:
            print("\r\x1b[K", end="", file=_own(sys.stderr), flush=True)
        elif now >= next_line:
            next_line = now + _PAUSE
            print(f"\r{_READING.in_lang(lang)} {done:,} / {total:,}", end="", file=_own(sys.stderr), flush=True)

    return told


def _own(stream: TextIO) -> TextIO:
    """The terminal itself, which lets the cursor move, where the stream guards one."""
    return getattr(stream, "stream", stream)
