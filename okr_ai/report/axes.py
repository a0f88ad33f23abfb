"""Axes of a chart: round numbers and calendar dates at sensible distances."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil, floor, isfinite, log10


def ticks(low: float, high: float, count: int = 4) -> list[float]:
    """About `count` round numbers (1, 2, 2.5 or 5 times a power of ten apart) within low..high."""
    if not (isfinite(low) and isfinite(high)) or high <= low:
        return [low] if isfinite(low) else []
    rough = (high - low) / count
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [float(f"{i * step:.12g}") for i in range(first, last + 1)]


def month_starts(first: date, last: date, every: int) -> Iterator[date]:
    """First days of every n-th month within first..last; counted from January, so that quarters are quarters."""
    year, month = first.year, first.month
    while (day := date(year, month, 1)) <= last:
        if day >= first and (month - 1) % every == 0:
            yield day
        if year == 9999 and month == 12:
            return
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def date_ticks(first: date, last: date, count: int = 6) -> list[date]:
    """At most about `count` dates within first..last: weeks apart, or first days of months, quarters or years."""
    days = (last - first).days
    if days <= 45:
        step = max(1, ceil(days / count))
        step = step if step <= 2 else 7 * ceil(step / 7)
        return [first + timedelta(i) for i in range(0, days + 1, step)]
    months = days / 30.4
    every = next((n for n in (1, 2, 3, 6, 12) if months / n <= count), 12 * ceil(months / 12 / count))
    if every <= 12:
        return list(month_starts(first, last, every))
    years = every // 12
    return [day for day in month_starts(first, last, 12) if day.year % years == 0]


def spread(count: int, most: int) -> list[int]:
    """At most so many places among 0 … count - 1, evenly apart, the last one always among them."""
    step = max(1, ceil(count / most))
    return list(range(count - 1, -1, -step))[::-1]
