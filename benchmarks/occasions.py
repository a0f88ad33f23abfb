"""How well totals across feasts and sales are forecast, on simulated shops whose occasions' effects are known.

    python benchmarks/occasions.py [--each 12] [--rhythm daily weekly monthly]

A shop's days: 1,000 a day growing by -5 to 15 % a year, a level that wanders (.4 % a day, drawn back by .5 %), 6 %
noise, weekends 10 % higher. Around Spring Festival, 618 and Double 11 days change by the shop's effects, which differ
between years. Totals of January, February, January to March, June and November (months: the first three) of 2022 to
2026 are forecast from day one. Prints by rhythm, shop and years of history: lean and mean miss as shares of the
truth, the share of truths in the 80 and 95 % interval, the weighted interval score of both with the median (Bracher and
others, 2021) and the 80 % interval's width as a share of the truth.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from okr_ai.forecast import forecast_key_results
from okr_ai.forecast.occasions import occasions
from okr_ai.forecast.rhythm import Rhythm, daily, monthly, weekly
from okr_ai.model import Cycle, Draft, Frame, KeyResult, MetricSeries, Objective, Passage, Source

PLAIN = {"spring_festival_before": 0.2, "spring_festival": -0.5, "618": 0.4, "double_11": 0.8}
CLOSED = {
    "spring_festival_before": -0.15,
    "spring_festival": -0.7,
    "spring_festival_after": -0.3,
    "618": 0.2,
    "double_11": 0.4,
}
LATE = {**PLAIN, "spring_festival_after": -0.1}
# effects, their standard deviation between years, the amplitude of a yearly wave
SHOPS = {
    "no effect": ({}, 0.0, 0.0),
    "alike": (PLAIN, 0.0, 0.0),
    "alike, closed": (CLOSED, 0.0, 0.0),
    "varying .1": (LATE, 0.1, 0.0),
    "varying .3": (LATE, 0.3, 0.0),
    "varying .05, season": (PLAIN, 0.05, 0.12),
}
RHYTHMS = {"daily": daily(), "weekly": weekly(), "monthly": monthly()}
MONTHS = ((1, 1), (2, 2), (1, 3), (6, 6), (11, 11))
DAY = timedelta(days=1)


def days_of(shop: str, first: date, last: date, rng: np.random.Generator) -> np.ndarray:
    """The shop's values of all days from `first` to `last`."""
    effects, varying, wave = SHOPS[shop]
    count = (last - first).days + 1
    factor, level = np.ones(count), np.zeros(count)
    for one in occasions(first, last):
        if one.kind in effects:
            effect = max(effects[one.kind] + varying * rng.standard_normal(), -0.95)
            factor[max((one.first - first).days, 0) : (one.last - first).days + 1] *= 1 + effect
    for i, step in enumerate(rng.standard_normal(count)):
        level[i] = 0.995 * level[i - 1] + 0.004 * step if i else 0.004 * step
    at = np.arange(count)
    season = wave * np.cos(2 * np.pi * at / 365.25 - rng.uniform(0, 2 * np.pi))
    weekend = np.where((at + first.weekday()) % 7 >= 5, 1.1, 1.0)
    growth = rng.uniform(-0.05, 0.15) * at / 365
    return 1000 * np.exp(level + growth) * (1 + season) * weekend * factor * (1 + 0.06 * rng.standard_normal(count))


def in_steps(first: date, values: np.ndarray, rhythm: Rhythm) -> dict[date, float]:
    """The sums of whole steps, by their last day."""
    sums: dict[date, float] = defaultdict(float)
    for i, value in enumerate(values.tolist()):
        sums[rhythm.end_of(first + i * DAY)] += value
    return {end: value for end, value in sums.items() if rhythm.start_of(end) >= first}


def truth_of(steps: dict[date, float], rhythm: Rhythm, start: date, due: date) -> float:
    """The total from `start` to `due`, steps that lie partly within counted in part."""
    total = 0.0
    for end, value in steps.items():
        begun = rhythm.start_of(end)
        within = (min(end, due) - max(begun, start)).days + 1
        total += value * max(within, 0) / ((end - begun).days + 1)
    return total


def outcomes(shop: str, name: str, years: int, each: int) -> Iterator[tuple[float, ...]]:
    """Of each forecast what is printed: lean, miss, within 80 %, within 95 %, score, width."""
    rhythm = RHYTHMS[name]
    words = Passage("订单量", Source("d", "订单量"), 0)
    frame = Frame("订单量", "zh", direction="increase", target=8000.0, target_kind="absolute", comparator=">=")
    for year in range(2022, 2027):
        rng = np.random.default_rng(year * 10 + years)
        first = date(year - years, 3, 1) if years < 3 else date(year - years - 1, 10, 1)
        shops = [in_steps(first, days_of(shop, first, date(year, 12, 31), rng), rhythm) for _ in range(each)]
        series = {
            f"orders{i}": MetricSeries(f"orders{i}", tuple(steps), tuple(steps.values()))
            for i, steps in enumerate(shops)
        }
        key_results = tuple(KeyResult(name, words, metric=name, measure="total") for name in series)
        for opening, closing in MONTHS[: 3 if rhythm.months else 5]:
            start, due = date(year, opening, 1), date(year + closing // 12, closing % 12 + 1, 1) - DAY
            objective = Objective("O", words, key_results)
            draft = Draft("d", "json", "zh", Source("d", ""), (objective,), Cycle(start, due))
            told = forecast_key_results(draft, dict.fromkeys(series, frame), series, as_of=start + 2 * DAY)
            for found, steps in zip(told, shops, strict=True):
                truth = truth_of(steps, rhythm, start, due)
                bands = [(0.2, *found.intervals["80"]), (0.05, *found.intervals["95"])]
                score = abs(truth - found.expected) / 2 + sum(
                    share / 2 * (high - low) + max(low - truth, 0) + max(truth - high, 0) for share, low, high in bands
                )
                lean = found.expected / truth - 1
                inside = [float(low <= truth <= high) for _, low, high in bands]
                yield lean, abs(lean), *inside, score / 2.5 / truth, (bands[0][2] - bands[0][1]) / truth


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=12)
    parser.add_argument("--rhythm", nargs="+", choices=tuple(RHYTHMS), default=list(RHYTHMS))
    wanted = parser.parse_args()
    heads = " ".join(f"{head:>6}" for head in ("lean", "miss", "in 80", "in 95", "score", "width"))
    print(f"{'rhythm':8} {'shop':20} years {heads}")
    for rhythm in wanted.rhythm:
        for shop in SHOPS:
            for years in (2, 5):
                means = np.mean(list(outcomes(shop, rhythm, years, wanted.each)), axis=0)
                figures = " ".join(f"{mean:6.3f}" for mean in means)
                print(f"{rhythm:8} {shop:20} {years:5} {figures}", flush=True)


if __name__ == "__main__":
    main()
