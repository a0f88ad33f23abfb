"""A metric that changed how often it is measured: weekly at first, then daily."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

_LONGEST_GAPS = (4, 10, 20, 45, 135)  # days: daily (with closed days), weekly, fortnightly, monthly, quarterly
_STRETCH, _ALIKE = 5, 0.8  # gaps on either side of a change, and the share of them that are of one kind
_ENOUGH = 14  # values after a change to a shorter rhythm, for them to stand for themselves


@dataclass(frozen=True, slots=True)
class Change:
    """A change of how often a metric is measured: the first day after it, and what is not counted because of it."""

    since: date
    left_out: int
    counts_since: bool
    """Whether the values since the change are judged; else they are still too few, and those before are."""


def measured_alike(days: Sequence[date]) -> tuple[Sequence[date], Change | None]:
    """Those of the days (ascending, no duplicates) that are measured equally often, and the change they end at.

    A week's sum and a day's must never stand side by side in one series. So only the values since the last change
    count, or, while those are days after weeks and fewer than fourteen, only the ones before.
    """
    kinds = [sum((b - a).days > longest for longest in _LONGEST_GAPS) for a, b in pairwise(days)]
    at = _last_change(kinds)
    if at is None:
        return days, None
    before, after = days[: at + 1], days[at + 1 :]
    rarer = kinds[at] > kinds[at - 1]
    if rarer or len(after) >= _ENOUGH:
        return after, Change(after[0], len(before), counts_since=True)
    return before, Change(after[0], len(after), counts_since=False)


def _last_change(kinds: Sequence[int]) -> int | None:
    """How many gaps lie before the last change of their kind, None without one."""
    runs, at = [], 0
    for kind, run in groupby(kinds):
        runs.append((at, kind))
        at += len(list(run))
    for (_, old), (change, new) in reversed(list(pairwise(runs))):
        if _mostly(kinds[:change], old) and _mostly(kinds[change:], new):
            return change
    return None


def _mostly(kinds: Sequence[int], kind: int) -> bool:
    return len(kinds) >= _STRETCH and kinds.count(kind) >= _ALIKE * len(kinds)
