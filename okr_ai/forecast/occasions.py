"""Days on which many metrics behave unlike other days: feasts, sales, and a team's own events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from okr_ai.language.festivals import feast
from okr_ai.model import Bilingual


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occurrence: its kind (`double_11`), what people call it, its first and last day."""

    kind: str
    label: Bilingual
    first: date
    last: date


# kind -> what it is called, the feast of the language part it hangs on, days from and to that day
_AROUND: dict[str, tuple[Bilingual, str, int, int]] = {
    "spring_festival_before": (Bilingual("the weeks before Spring Festival", "春节前两周"), "春节", -14, -2),
    "spring_festival": (Bilingual("Spring Festival", "春节"), "春节", -1, 7),
    "spring_festival_after": (Bilingual("the week after Spring Festival", "春节后一周"), "春节", 8, 14),
    "618": (Bilingual("618", "618"), "618", -17, 2),
    "golden_week": (Bilingual("Golden Week", "国庆黄金周"), "国庆", 0, 6),
    "double_11": (Bilingual("Double 11", "双11"), "双11", -10, 0),
    "double_12": (Bilingual("Double 12", "双12"), "双12", -2, 0),
    "black_friday": (Bilingual("Black Friday", "黑五"), "黑五", -1, 3),
    "christmas": (Bilingual("Christmas and New Year", "圣诞至新年"), "圣诞", -1, 7),
}
_EASTER = Bilingual("Easter", "复活节")
_RAMADAN = Bilingual("Ramadan", "斋月")

MOVING = frozenset(("spring_festival_before", "spring_festival", "spring_festival_after", "easter", "ramadan"))
AT_HOME: dict[str, frozenset[str]] = {
    "zh": frozenset(_AROUND) - {"black_friday", "christmas"},
    "en": frozenset(("black_friday", "christmas", "easter")),
}
"""The occasions that count for drafts of a language even before a metric's own history shows them."""


def occasions(first: date, last: date, own: Mapping[str, Sequence[date]] | None = None) -> list[Occasion]:
    """All occurrences that touch `first` … `last`, by date. `own` are a team's events with their days; days that
    follow each other are one occurrence."""
    runs = ((name, run) for name, days in (own or {}).items() for run in _runs(days))
    found = [*_everybodys(first.year, last.year), *(Occasion(name, Bilingual(name, name), *run) for name, run in runs)]
    return sorted((one for one in found if one.last >= first and one.first <= last), key=lambda one: one.first)


@lru_cache(maxsize=64)
def _everybodys(first: int, last: int) -> tuple[Occasion, ...]:
    """The feasts and sales that touch these years."""
    found = []
    for year in range(first - 1, last + 2):
        for kind, (label, name, begin, end) in _AROUND.items():
            day = feast(name, year)
            if day:
                found.append(Occasion(kind, label, day + timedelta(days=begin), day + timedelta(days=end)))
        day = easter(year)
        found.append(Occasion("easter", _EASTER, day - timedelta(days=2), day + timedelta(days=1)))
    starts = (ramadan(year) for year in range(int((first - 622) * 1.03), int((last - 621) * 1.032) + 2))
    return (*found, *(Occasion("ramadan", _RAMADAN, day, day + timedelta(days=29)) for day in starts))


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus (Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    last = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * last) // 451
    month, day = divmod(h + last - 7 * m + 114, 31)
    return date(year, month, day + 1)


def ramadan(year: int) -> date:
    """The first day of Ramadan of an Islamic year, by the tabular calendar: within a day of the sighted moon's.

    Reingold and Dershowitz, Calendrical Calculations, chapter 7.
    """
    days = 1 + 29 * 8 + 4 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(227014 + days)


def _runs(days: Sequence[date]) -> list[tuple[date, date]]:
    """First and last days of the runs of days that follow each other."""
    runs: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if runs and (day - runs[-1][1]).days == 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs
