"""Days of the Chinese calendar: each with the days it means on 12 March 2025, beside what only looks like one."""

from datetime import date

import pytest
from borax.calendars.lunardate import LunarDate

from okr_ai.language.dates import dates_in
from okr_ai.language.lunar import lunar_day
from okr_ai.language.periods import reference
from okr_ai.language.text import normalised

TODAY = date(2025, 3, 12)


@pytest.mark.parametrize("day", [1, 15, 30])
def test_days_agree_with_a_lunar_calendar(day: int) -> None:
    for year in range(2000, 2051):
        for month in range(1, 13):
            for leap in (False, True):
                try:
                    expected = LunarDate(year, month, day, leap).to_solar_date()
                except ValueError:
                    expected = None
                assert lunar_day(year, month, day, leap=leap) == expected, (year, month, day, leap)
    assert lunar_day(1999, 1, day) is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("农历九月初六开业", "2025-10-26", "2025-10-26"),
        ("农历7月20前备货完成", "2025-03-12", "2025-09-10"),
        ("2026年农历三月初三", "2026-04-19", "2026-04-19"),
        ("阴历闰六月初二", "2025-07-26", "2025-07-26"),
        ("正月初六复工", "2026-02-22", "2026-02-22"),
        ("2026年腊月廿八", "2027-02-04", "2027-02-04"),
        ("冬月十五", "2026-01-03", "2026-01-03"),
        ("四月初八", "2025-05-05", "2025-05-05"),
        ("四月初八家门店开业", "2025-04-01", "2025-04-10"),  # eight shops
        ("十月初三天内上线", "2025-10-01", "2025-10-10"),
        ("10月初一轮上线", "2025-10-01", "2025-10-10"),
        ("农历新年前上线", "2025-03-12", "2026-02-16"),
    ],
)
def test_day(words: str, first: str, last: str) -> None:
    found = dates_in(normalised(words), reference(None, TODAY))
    assert [day.isoformat() for day in found[0].period] == [first, last]


@pytest.mark.parametrize("words", ["正月的数据", "月初五天内的数据", "2070年农历正月初一的", "阴历闰三月初一"])
def test_no_lunar_day(words: str) -> None:
    assert all(each.name != "lunar" for each in dates_in(normalised(words), reference(None, TODAY)))
