"""Periods of the calendar and of a fiscal year, reckoned from a reference day."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from okr_ai.model import Cycle

Period = tuple[date, date]  # first and last day


class Reference(NamedTuple):
    """What dates are relative to: the cycle when there is one, else today; the month a fiscal year begins in."""

    day: date
    cycle: Cycle | None = None
    fiscal_start: int = 1


def reference(cycle: Cycle | None, today: date | None, fiscal_start: int = 1) -> Reference:
    """The reference for a cycle, a day or, with neither, the clock's day."""
    day = cycle.start if cycle else today or date.today()
    return Reference(day, cycle, fiscal_start if 1 <= fiscal_start <= 12 else 1)


def _days_in(year: int, month: int) -> int:
    """How many days a month has; `calendar` says it too, but its import costs more than the whole module."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None when the calendar has none such."""
    if 1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= _days_in(year, month):
        return date(year, month, day)
    return None


def plus_months(day: date, months: int) -> date:
    """The same day of a later (earlier) month, or that month's last day where it is shorter; kept within years
    1900-2199."""
    count = min(max(day.year * 12 + day.month - 1 + months, 1900 * 12), 2199 * 12 + 11)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def plus_days(day: date, days: int) -> date:
    """`days` later, kept within years 1900-2199."""
    return date.fromordinal(
        min(max(day.toordinal() + days, date(1900, 1, 1).toordinal()), date(2199, 12, 31).toordinal())
    )


@lru_cache(maxsize=4096)
def month_of(year: int, month: int) -> Period:
    """That month; `month` may run past 12 or below 1."""
    first = plus_months(date(year, 1, 1), month - 1)
    return first, date(first.year, first.month, _days_in(first.year, first.month))


def months_from(year: int, month: int, count: int) -> Period:
    """`count` whole months from that month on."""
    return month_of(year, month)[0], month_of(year, month + count - 1)[1]


def fiscal_year_of(ref: Reference) -> int:
    """The fiscal year the reference day lies in, named after the calendar year it ends in."""
    return ref.day.year + (ref.fiscal_start > 1 and ref.day.month >= ref.fiscal_start)


def fiscal_year(year: int, ref: Reference) -> Period:
    """Fiscal year `year`: it ends in that calendar year; the calendar year itself when it starts in January."""
    return months_from(year - (ref.fiscal_start > 1), ref.fiscal_start, 12)


def quarter(year: int, number: int, ref: Reference) -> Period:
    """Quarter 1-4 of (fiscal) year `year`."""
    first = fiscal_year(year, ref)[0]
    return months_from(first.year, first.month + 3 * (number - 1), 3)


def half(year: int, number: int, ref: Reference) -> Period:
    """Half 1 or 2 of (fiscal) year `year`."""
    first = fiscal_year(year, ref)[0]
    return months_from(first.year, first.month + 6 * (number - 1), 6)


def quarter_around(ref: Reference, shift: int = 0) -> Period:
    """The quarter of the reference day, `shift` quarters later."""
    since = (ref.day.month - ref.fiscal_start) % 12 // 3 * 3
    start = plus_months(ref.day.replace(day=1), -((ref.day.month - ref.fiscal_start) % 12) + since + 3 * shift)
    return months_from(start.year, start.month, 3)


def half_around(ref: Reference, shift: int = 0) -> Period:
    """The half-year of the reference day, `shift` halves later."""
    since = (ref.day.month - ref.fiscal_start) % 12 // 6 * 6
    start = plus_months(ref.day.replace(day=1), -((ref.day.month - ref.fiscal_start) % 12) + since + 6 * shift)
    return months_from(start.year, start.month, 6)


def week_around(day: date, shift: int = 0) -> Period:
    """Monday to Sunday around the day, `shift` weeks later."""
    monday = plus_days(day, 7 * shift - day.weekday())
    return monday, monday + timedelta(days=6)


def week_of_year(year: int, number: int) -> Period | None:
    """Monday to Sunday of the ISO week 1-53 of a year, None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, plus_days(monday, 6)


_COUNTED_WEEKS = 13  # without a cycle: a quarter's


def numbered_week(ref: Reference, number: int, year: int | None = None) -> Period | None:
    """The `number`th week of a year where one is named, else of the cycle or from today on; where there are not as many
    but that week of this year is still to come, it is meant."""
    if year:
        return week_of_year(year, number)
    weeks = ((ref.cycle.end - ref.cycle.start).days // 7 + 1) if ref.cycle else _COUNTED_WEEKS
    if number > weeks and (found := week_of_year(ref.day.year, number)) and found[1] >= ref.day:
        return found
    first = plus_days(ref.day, 7 * (number - 1))
    return first, plus_days(first, 6)


def week_in(month: Period, number: int | None) -> Period:
    """The `number`th seven days of a month, its last seven without a number."""
    if number is None or number > 4:
        return plus_days(month[1], -6), month[1]
    first = plus_days(month[0], 7 * (number - 1))
    return first, plus_days(first, 6)


def nth_weekday(month: Period, weekday: int, number: int | None) -> date:
    """The `number`th such weekday (0: Monday) of a period, its last one without a number or where it has none such."""
    first = plus_days(month[0], (weekday - month[0].weekday()) % 7)
    day = plus_days(first, 7 * (number - 1)) if number else month[1]
    return day if number and day <= month[1] else plus_days(month[1], -((month[1].weekday() - weekday) % 7))


def workday_in(period: Period, number: int | None) -> date:
    """The `number`th working day (Monday to Friday) of a period, its last one without a number."""
    if number is None:
        return plus_days(period[1], -max(0, period[1].weekday() - 4))
    return plus_workdays(plus_days(period[0], -1), number)


def next_day(month: int, day: int, after: date) -> date | None:
    """The next such day on or after `after` (29 February waits for its year)."""
    for year in range(after.year, after.year + 9):
        found = day_of(year, month, day)
        if found and found >= after:
            return found
    return None


def next_numbered(number: int, after: date) -> date | None:
    """The next day of that number on or after `after`; a month that has none is passed over."""
    for later in range(13):
        first = month_of(after.year, after.month + later)[0]
        if (found := day_of(first.year, first.month, number)) and found >= after:
            return found
    return None


def next_month(month: int, after: date) -> Period | None:
    """That month of this year, or of the next when it is over."""
    if not 1 <= month <= 12:
        return None
    period = month_of(after.year, month)
    return period if period[1] >= after else month_of(after.year + 1, month)


def nth_month(ref: Reference, number: int) -> Period:
    """The month that is the `number`th from the reference day on ("by month 3"), counted in whole months from it."""
    first = plus_months(ref.day, number - 1)
    return first, plus_days(plus_months(ref.day, number), -1)


def plus_workdays(day: date, count: int) -> date:
    """So many working days (Monday to Friday) after the day, or before it where the count is below nought."""
    step = 1 if count > 0 else -1
    while count:
        day = plus_days(day, step)
        count -= step * (day.weekday() < 5)
    return day


def span_from(ref: Reference, count: float, unit: str, *, to_day: bool = False) -> Period | None:
    """`count` days, working days, weeks, months, quarters or years from the reference day on; whole ones when it begins
    a month, but `to_day` ("in six months", 六个月后) names the day that far ahead. In a cycle its first day is one."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    if unit == "workday":
        from_itself = ref.cycle is not None  # a cycle's first day is one of them
        return ref.day, plus_workdays(plus_days(ref.day, -from_itself), int(count))
    if months:
        whole = int(count * months)
        end = plus_days(plus_months(ref.day, whole), round((count * months - whole) * 30))
    elif unit in ("d", "week"):
        end = plus_days(ref.day, round(count * (7 if unit == "week" else 1)))
    else:
        return None
    if ref.cycle is not None or (months and ref.day.day == 1 and not to_day):
        end = plus_days(end, -1)
    return ref.day, max(end, ref.day)
