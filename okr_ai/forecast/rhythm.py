"""How often a metric is measured, and the days on which its steps (days, weeks, months, …) end."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

_DAY = timedelta(days=1)
_EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Steps of `days` days (ending where the day's ordinal is `anchor` modulo `days`), or of `months` months.

    A daily rhythm has steps on `weekdays` only (0 = Monday): a shop that is closed on Saturdays has six steps a week.
    For months, `anchor` is the last month's number modulo `months`. `season` is how many steps make one cycle (a week
    for days, a year else). `regular` is False when the dates were too uneven and the steps are our choice.
    """

    name: str
    days: int
    months: int
    anchor: int
    season: int
    weekdays: frozenset[int] = _EVERY_DAY
    regular: bool = True

    @property
    def length(self) -> float:
        """Days in a step, on average."""
        return self.months * 30.44 if self.months else self.days * 7 / len(self.weekdays)

    def end_of(self, day: date) -> date:
        """The last day of the step that holds `day`."""
        if self.months:
            number = day.year * 12 + day.month - 1
            number += (self.anchor - (day.month % self.months)) % self.months
            following = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
            return following - _DAY
        end = day + timedelta(days=(self.anchor - day.toordinal()) % self.days)
        while end.weekday() not in self.weekdays:
            end += _DAY
        return end

    def next_end(self, end: date) -> date:
        """The last day of the step after the one that ends on `end`."""
        return self.end_of(end + _DAY)

    def start_of(self, end: date) -> date:
        """The first day of the step that ends on `end`."""
        if self.months:
            number = end.year * 12 + end.month - self.months
            return date(number // 12, number % 12 + 1, 1)
        start = end - timedelta(days=self.days - 1)
        while (start - _DAY).weekday() not in self.weekdays:
            start -= _DAY
        return start


def daily(weekdays: frozenset[int] = _EVERY_DAY, *, regular: bool = True) -> Rhythm:
    return Rhythm("daily", 1, 0, 0, len(weekdays), weekdays, regular)


def weekly(anchor: int = 0, *, regular: bool = True) -> Rhythm:
    """Weeks; `anchor` 0 means that they end on Sundays (1 Monday, …)."""
    return Rhythm("weekly", 7, 0, anchor % 7, 52, regular=regular)


def monthly(*, regular: bool = True) -> Rhythm:
    return Rhythm("monthly", 0, 1, 0, 12, regular=regular)


def quarterly(last_month: int = 12, *, regular: bool = True) -> Rhythm:
    return Rhythm("quarterly", 0, 3, last_month % 3, 4, regular=regular)


def rhythm_of(days: Sequence[date], stated: str | None = None) -> Rhythm:
    """The rhythm of a metric measured on `days` (ascending, no duplicates).

    `stated` (the settings' update period) decides while there are fewer than four days; without it one or no day
    counts as weekly. Uneven days get steps of a week (typical gap up to 10 days), a month (45) or a quarter.
    """
    if len(days) < 4 and stated:
        named = _stated(stated, days)
        if named:
            return named
    if len(days) < 2:
        return weekly(days[0].toordinal() if days else 0, regular=False)
    gaps = [(b - a).days for a, b in pairwise(days)]
    typical = median(gaps)
    if typical == 1:
        return daily(_open_weekdays(days))
    for rhythm, low, high in (
        (_weeks(days, 7, "weekly", 52), 7, 7),
        (_weeks(days, 14, "fortnightly", 26), 14, 14),
        (monthly(), 27, 32),
        (quarterly(_closing_month(days, 3)), 88, 93),
        (Rhythm("yearly", 0, 12, _closing_month(days, 12) % 12, 1), 364, 367),
    ):
        even = sum(1 for gap in gaps if low <= gap <= high or (rhythm.days and gap % rhythm.days == 0))
        if low <= typical <= high and even >= min(0.8 * len(gaps), len(gaps) - 1):  # one may be a step begun
            return rhythm
    if typical <= 10:
        return weekly(days[-1].toordinal(), regular=False)
    return monthly(regular=False) if typical <= 45 else quarterly(days[-1].month, regular=False)


def dated_by_first_day(days: Sequence[date]) -> bool:
    """Whether months or quarters are dated by the day they open: "2026-07-01" is then July, over on the 31st."""
    return len(days) > 1 and all(day.day == 1 for day in days)


def _closing_month(days: Sequence[date], months: int) -> int:
    """The month in which the last of the steps of so many months ends."""
    month = days[-1].month
    return (month + months - 2) % 12 + 1 if dated_by_first_day(days) else month


def _weeks(days: Sequence[date], length: int, name: str, season: int) -> Rhythm:
    """Steps of `length` days that end where most of `days` lie."""
    anchor = Counter(day.toordinal() % length for day in days).most_common(1)[0][0]
    return Rhythm(name, length, 0, anchor, season)


def _open_weekdays(days: Sequence[date]) -> frozenset[int]:
    """The weekdays that have data, once four weeks were seen; a few stray days do not open a closed weekday."""
    weeks = (days[-1] - days[0]).days / 7
    if weeks < 4:
        return _EVERY_DAY
    seen = Counter(day.weekday() for day in days)
    return frozenset(weekday for weekday in range(7) if seen[weekday] > 0.05 * weeks) or _EVERY_DAY


def _stated(words: str, days: Sequence[date]) -> Rhythm | None:
    """The rhythm that `words` ("weekly", "每周") name; None when they name none."""
    last = days[-1] if days else date(2000, 12, 31)
    low = words.lower()
    if any(word in low for word in ("dai", "day", "日", "天")):
        return daily()
    if any(word in low for word in ("week", "周", "星期")):
        return weekly(last.toordinal())
    if any(word in low for word in ("quarter", "季")):
        return quarterly(last.month)
    if any(word in low for word in ("month", "月")):
        return monthly()
    return None
