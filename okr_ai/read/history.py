"""Key results of past cycles."""

from pathlib import Path

from okr_ai.model import PastKeyResult


def read_history(path: str | Path) -> tuple[PastKeyResult, ...]:
    raise NotImplementedError
