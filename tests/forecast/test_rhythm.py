"""How often a metric is measured, and where its steps end."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.forecast.rhythm import Rhythm, daily, monthly, quarterly, rhythm_of, weekly


def every(days: int, count: int, first: date = date(2026, 1, 4)) -> list[date]:
    return [first + timedelta(days=days * i) for i in range(count)]


def month_ends(months: int, count: int, first: int = 1) -> list[date]:
    found = []
    for i in range(count):
        number = 2025 * 12 + first - 1 + months * i
        found.append(date((number + 1) // 12, (number + 1) % 12 + 1, 1) - timedelta(days=1))
    return found


@pytest.mark.parametrize(
    ("days", "name", "season"),
    [
        (every(1, 60), "daily", 7),
        (every(7, 20), "weekly", 52),
        (every(14, 10), "fortnightly", 26),
        (month_ends(1, 10), "monthly", 12),
        (month_ends(3, 6, first=3), "quarterly", 4),
        (month_ends(12, 4, first=12), "yearly", 1),
        (every(7, 2), "weekly", 52),
    ],
)
def test_even_days_have_their_own_rhythm(days: list[date], name: str, season: int) -> None:
    rhythm = rhythm_of(days)
    assert (rhythm.name, rhythm.season, rhythm.regular) == (name, season, True)
    assert all(rhythm.end_of(day) == day for day in days)


def test_a_few_missing_weeks_leave_it_weekly() -> None:
    days = every(7, 30)
    rhythm = rhythm_of([day for i, day in enumerate(days) if i not in (3, 11, 12)])
    assert (rhythm.name, rhythm.regular) == ("weekly", True)


def test_uneven_days_get_steps_of_our_choice() -> None:
    days = [date(2026, 7, 1), date(2026, 7, 9), date(2026, 7, 14), date(2026, 7, 23), date(2026, 8, 1)]
    assert rhythm_of(days) == weekly(days[-1].toordinal(), regular=False)
    sparse = [date(2026, 1, 5), date(2026, 2, 10), date(2026, 3, 1), date(2026, 5, 9)]
    assert rhythm_of(sparse) == monthly(regular=False)


def test_closed_weekdays_are_no_steps() -> None:
    days = [day for day in every(1, 420) if day.weekday() != 5]  # closed on Saturdays
    rhythm = rhythm_of(sorted({*days, date(2026, 1, 10)}))  # but one
    assert rhythm.weekdays == frozenset({0, 1, 2, 3, 4, 6})
    assert rhythm.season == 6
    assert rhythm.end_of(date(2026, 1, 10)) == date(2026, 1, 11)  # a stray Saturday belongs to Sunday
    assert rhythm.start_of(date(2026, 1, 11)) == date(2026, 1, 10)


def test_first_of_month_labels_name_the_month_they_open() -> None:
    days = [date(2026, month, 1) for month in (1, 4, 7, 10)]
    rhythm = rhythm_of(days)
    assert rhythm == quarterly(3)
    assert rhythm.end_of(date(2026, 7, 1)) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("words", "name"),
    [("daily", "daily"), ("每天", "daily"), ("weekly", "weekly"), ("每周", "weekly"), ("monthly", "monthly"),
     ("每季度", "quarterly"), ("每月", "monthly"), ("when it rains", "weekly")],
)  # fmt: skip
def test_stated_period_decides_while_there_is_little_to_see(words: str, name: str) -> None:
    assert rhythm_of([date(2026, 7, 31)], words).name == name
    assert rhythm_of(every(7, 10), "monthly").name == "weekly"  # what is seen wins


RHYTHMS = [daily(), daily(frozenset({0, 1, 2, 3, 4})), weekly(3), monthly(), quarterly(1), Rhythm("f", 14, 0, 5, 26)]


@settings(max_examples=60)
@given(st.sampled_from(RHYTHMS), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_steps_tile_the_calendar(rhythm: Rhythm, day: date) -> None:
    end = rhythm.end_of(day)
    assert rhythm.start_of(end) <= day <= end
    assert rhythm.end_of(end) == end
    assert rhythm.start_of(rhythm.next_end(end)) == end + timedelta(days=1)
