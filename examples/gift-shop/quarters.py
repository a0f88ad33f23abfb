"""What a metric of the gift shop came to over a quarter, worked out from metrics/weekly.csv with nothing but sums."""

import csv
from datetime import date, timedelta
from pathlib import Path

METRICS = Path(__file__).parent / "metrics" / "weekly.csv"
Weeks = dict[date, float]  # a week's last day, a Sunday -> its value


def read_weekly() -> dict[str, Weeks]:
    """metric -> its weeks; weeks without a value are left out."""
    series: dict[str, Weeks] = {}
    with open(METRICS, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["value"]:
                series.setdefault(row["metric"], {})[date.fromisoformat(row["date"])] = float(row["value"])
    return series


def came_to(weeks: Weeks, measure: str, first: date, last: date) -> float:
    """The total or the average over `first` … `last`, or the level at its end.

    A week that lies only partly in the period counts by its share of days, in totals and in averages. The level is the
    value of the last week that ended in the period.
    """
    if measure == "level":
        return weeks[max(day for day in weeks if first <= day <= last)]
    shares = {day: share_inside(day, first, last) for day in weeks}
    total = sum(weeks[day] * share for day, share in shares.items())
    return total if measure == "total" else total / sum(shares.values())


def share_inside(sunday: date, first: date, last: date) -> float:
    """How much of the week that ends on `sunday` lies in `first` … `last`: 0, 1/7, … 1."""
    days = (min(sunday, last) - max(sunday - timedelta(days=6), first)).days + 1
    return max(0, days) / 7
