"""How often targets set at a stated chance are hit, on past cases whose outcome is known.

    python benchmarks/suggest_targets.py CASES.parquet [--cases 10000] [--teams 3000]

CASES has the columns that `okr_ai.forecast.forecast_cases` takes, and `final`. For each case and chance a target is set
from the forecast's quantiles exactly as `okr-ai suggest` does (rounded as people write), without seeing the outcome.
Then with what a team usually adds: teams of cases drawn at random, whose outcomes are all moved within their forecasts
by the team's own push (normal, mean 0, so many standard units wide), which is learned from the past cases alone.
"""

import argparse
from collections import defaultdict
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pandas as pd

from okr_ai.forecast import forecast_quantiles
from okr_ai.suggest.targets import GRID, Outlook, target_at
from okr_ai.suggest.uplift import uplift_from

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


def pushed(path: Path, count: int, teams: int) -> None:
    """Print, by how much teams differ and how long their past is, the share of targets that were hit."""
    cases = pd.read_parquet(path)
    cases = cases.sample(min(count, len(cases)), random_state=2).reset_index(drop=True)
    quantiles = forecast_quantiles(cases, GRID)
    outlooks = [
        (Outlook(float(row[len(row) // 2]), tuple(row.tolist()), "level"), direction, float(final))
        for row, direction, final in zip(quantiles, cases["direction"], cases["final"], strict=True)
        if np.isfinite(final) and row[0] < row[-1]
    ]
    random, normal = np.random.default_rng(5), NormalDist()
    print(f"{'push':>6}{'past':>6}{'targets':>9}" + "".join(f"{chance:>9.0%}" for chance in CHANCES) + "   without")
    for wide in (0.0, 0.35, 0.7):
        for size in (5, 12):
            hits, without = defaultdict(list), defaultdict(list)
            for _ in range(teams):
                push = random.normal(0, wide)
                drawn = [outlooks[place] for place in random.integers(len(outlooks), size=size + 1)]
                ended = [
                    normal.cdf(normal.inv_cdf(outlook.chance_of(final, direction)) - push)
                    for outlook, direction, final in drawn
                ]
                uplift, (outlook, direction, _) = uplift_from(ended[:-1]), drawn[-1]
                for chance in CHANCES:
                    for likely, found in ((uplift and uplift.added_to(outlook, direction), hits), (outlook, without)):
                        option = likely and target_at(likely, chance, direction)
                        if option is not None:
                            found[chance].append(outlook.chance_of(option.target, direction) >= ended[-1])
            shown = "".join(f"{np.mean(hits[chance]):9.3f}" for chance in CHANCES)
            plain = " ".join(f"{np.mean(without[chance]):.3f}" for chance in CHANCES)
            print(f"{wide:6.2f}{size:6}{len(hits[CHANCES[0]]):9}{shown}   {plain}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--cases", dest="count", type=int, default=10_000)
    parser.add_argument("--teams", type=int, default=3000)
    given = parser.parse_args()
    calibration(given.cases, given.count)
    pushed(given.cases, given.count, given.teams)


if __name__ == "__main__":
    main()
