"""How well `okr-ai history predict` keeps its word, by how many past key results it has, and how many are enough.

    python benchmarks/history_predict.py [--teams 400] [--tasks CASES.parquet]

Simulated: teams with six metrics, each with a hit rate of its own around the team's (Beta; from all alike to very
different), the next key result drawn from the true rate. With --tasks: metrics are real series, hit or missed at
targets set on them; a team is six series of one source, the key result asked about lies in each series' last period.
Printed: Brier score of the chance told, of the team's overall hit rate and of 0.5 (lower is better); mean told and hit
share among the chances below and above the median told; with simulation, how often the 80 % range holds the true rate.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

import okr_ai.suggest.summary as summary
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Cycle, PastKeyResult

SIZES = (5, 10, 20, 40, 80, 160)
METRICS = ("orders", "nps", "gross_margin", "repeat_purchase_rate", "dau", "return_rate")
CYCLE = Cycle(date(2026, 1, 1), date(2026, 3, 31))
Case = tuple[list[tuple[str, bool]], str, bool, float | None]  # past (metric, hit), metric asked about, hit, true rate


def simulated(size: int, teams: int, seed: int) -> Iterator[Case]:
    random = np.random.default_rng(seed)
    for _ in range(teams):
        overall, alike = random.beta(3, 3), random.choice([2.0, 8.0, 30.0, 1000.0])
        rates = random.beta(overall * alike, (1 - overall) * alike, len(METRICS))
        which = random.integers(len(METRICS), size=size)
        past = [(METRICS[one], bool(random.random() < rates[one])) for one in which]
        asked = int(random.integers(len(METRICS)))
        yield past, METRICS[asked], bool(random.random() < rates[asked]), float(rates[asked])


def real(tasks: Path, size: int, teams: int, seed: int) -> Iterator[Case]:
    import pandas as pd

    rows = pd.read_parquet(tasks, columns=["unique_id", "source", "period_start", "hit"])
    random, by_source = np.random.default_rng(seed), defaultdict(dict)
    for (source, name), group in rows.groupby(["source", "unique_id"]):
        periods = [one.hit.to_numpy() for _, one in group.groupby("period_start")]
        if len(periods) >= 2:
            by_source[source][name] = periods
    sources = [source for source, series in by_source.items() if len(series) >= len(METRICS)]
    for _ in range(teams):
        series = by_source[sources[int(random.integers(len(sources)))]]
        names = random.choice(sorted(series), len(METRICS), replace=False)
        drawn = [
            [(METRICS[place], bool(random.choice(hits))) for hits in series[name]] for place, name in enumerate(names)
        ]
        past = [one for each in drawn for one in each[:-1]]
        if len(past) < size:
            continue
        asked = int(random.integers(len(METRICS)))
        chosen = random.choice(len(past), size, replace=False)
        yield [past[one] for one in chosen], METRICS[asked], drawn[asked][-1][1], None


def told(past: list[tuple[str, bool]], metric: str) -> summary.Outcome | None:
    pasts = [PastKeyResult(name, "", CYCLE, metric=name, attainment=float(hit)) for name, hit in past]
    found = summary.predicted([("next", metric)], pasts, lexicon())
    return found[0] if found else None


def line(size: int, cases: Iterator[Case]) -> str:
    rows = []
    for past, metric, hit, rate in cases:
        one = told(past, metric)
        if one is not None:
            overall = (sum(hit for _, hit in past) + 0.5) / (len(past) + 1)
            rows.append((one.chance, overall, hit, rate is not None and one.low <= rate <= one.high))
    if not rows:
        return f"{size:>5}  (too few)"
    chance, overall, hit, held = np.array(rows, float).T
    low = chance < np.median(chance)
    halves = " ".join(f"{chance[part].mean():.3f}/{hit[part].mean():.3f}" for part in (low, ~low))
    scores = [float(np.mean((guess - hit) ** 2)) for guess in (chance, overall, 0.5)]
    return f"{size:>5}{len(rows):>7}" + "".join(f"{one:>9.4f}" for one in scores) + f"   {halves}{held.mean():>8.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teams", type=int, default=400)
    parser.add_argument("--tasks", type=Path)
    given = parser.parse_args()
    summary.ENOUGH = 1  # to see what the bound is worth
    head = f"{'past':>5}{'cases':>7}{'told':>9}{'overall':>9}{'0.5':>9}   told/hit low, high  80 % range"
    print("simulated\n" + head)
    for size in SIZES:
        print(line(size, simulated(size, given.teams, size)))
    if given.tasks:
        print("real series\n" + head)
        for size in SIZES:
            print(line(size, real(given.tasks, size, given.teams, size)))


if __name__ == "__main__":
    main()
