"""How often targets set at a stated chance are hit, on past cases whose outcome is known; and speed with a long past.

    python benchmarks/suggest_targets.py CASES.parquet [--cases 10000] [--past 100000]

CASES has the columns that `okr_ai.forecast.forecast_cases` takes, and `final`. For each case and chance a target is set
from the forecast's quantiles exactly as `okr-ai suggest` does (rounded as people write), without seeing the outcome.
"""

import argparse
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from okr_ai.forecast import forecast_quantiles
from okr_ai.model import Cycle, PastKeyResult
from okr_ai.suggest import known_history, suggest
from okr_ai.suggest.targets import GRID, Outlook, target_at

CHANCES = (0.3, 0.5, 0.7, 0.8)


def calibration(path: Path, count: int) -> None:
    """Print, by chance and direction, the share of targets that were hit and the mean chance told."""
    cases = pd.read_parquet(path)
    if count < len(cases):
        cases = cases.sample(count, random_state=1).reset_index(drop=True)
    quantiles = forecast_quantiles(cases, GRID)
    hits, told = defaultdict(list), defaultdict(list)
    for row, direction, final in zip(quantiles, cases["direction"], cases["final"], strict=True):
        outlook = Outlook(float(row[len(row) // 2]), tuple(row.tolist()), "level")
        for chance in CHANCES:
            option = target_at(outlook, chance, direction)
            if option is None or not np.isfinite(final):
                continue
            hit = final >= option.target if direction == "up" else final <= option.target
            for key in ((chance, direction), (chance, "all")):
                hits[key].append(hit)
                told[key].append(option.p_hit)
    print(f"{'chance':>8}{'direction':>11}{'targets':>9}{'told':>8}{'hit':>8}")
    for chance in CHANCES:
        for direction in ("all", "up", "down"):
            key = (chance, direction)
            if hits[key]:
                print(
                    f"{chance:8.0%}{direction:>11}{len(hits[key]):9}{np.mean(told[key]):8.3f}{np.mean(hits[key]):8.3f}"
                )


def speed(count: int) -> None:
    """Print how long a proposal takes with `count` past key results, the first time and after."""
    random = np.random.default_rng(3)
    metrics = ["orders", "gmv", "repurchase_rate", "nps", "refund_rate", "dau", "win_rate", "delivery_time"]
    years = [
        Cycle(date(2020 + k // 4, 1 + 3 * (k % 4), 1), date(2020 + k // 4, 3 + 3 * (k % 4), 28)) for k in range(20)
    ]
    past = [
        PastKeyResult(
            f"key result {number}", f"objective {number % (count // 3 + 1)} of team {number % 97}", years[number % 20],
            metric=metrics[number % 8], baseline=100.0, target=120.0, final=float(100 + 20 * random.random()),
            attainment=float(random.random() * 1.4),
        )
        for number in range(count)
    ]  # fmt: skip
    as_of, start, due = date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 30)
    began = time.perf_counter()
    known = known_history(past, as_of)
    print(f"{count} past key results: index {time.perf_counter() - began:.2f} s")
    for objective in ("让老客户愿意再来", "让发货更快", "Make buyers come back"):
        began = time.perf_counter()
        found = suggest(objective, as_of=as_of, start=start, due=due, lang="zh", history=known)
        print(f"{objective}: {time.perf_counter() - began:.3f} s, {len(found)} proposals")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--cases", dest="count", type=int, default=10_000)
    parser.add_argument("--past", type=int, default=100_000)
    given = parser.parse_args()
    calibration(given.cases, given.count)
    speed(given.past)


if __name__ == "__main__":
    main()
