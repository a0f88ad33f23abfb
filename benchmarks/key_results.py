"""How good `okr_ai.forecast.forecast_key_results` is on simulated key results of every kind, whose truth is known.

    python benchmarks/key_results.py [--each 300] [--seed 1] [--kind total ...] [--method auto] [--csv FILE]

Per kind `--each` key results of 2026 Q3, each forecast when 20, 50 and 80 % of the quarter are gone, through the words
("Raise m12 from 100 to 120") and a metrics file, as a person would. Metrics are simulated day by day: walks, damped
trends, slow levels with noise, yearly seasons; as growth, counts and shares; then recorded by day, week or month, so
that weeks and months lie across the quarter's ends as they do in life, while the truth is taken from the days. Targets
are set from each metric's own past changes. Key results with check-ins only are work at a pace of its own.
Printed per kind: share of hits, Brier score, that of a forecaster who knows how the metric was made (its chance is
counted over 200 continuations) and of the base rate, mean chance told less share of hits, calibration error, share of
outcomes inside the 80 and 95 % intervals, CPU milliseconds a forecast.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from okr_ai.forecast import forecast_key_results
from okr_ai.forecast.levels import level_window
from okr_ai.forecast.scores import brier, coverage, expected_calibration_error
from okr_ai.forecast.steps import even_steps
from okr_ai.model import CheckIn, Cycle, Draft, KeyResult, MetricSeries, Objective, Passage, Source

Floats = np.ndarray
START, DUE = date(2026, 7, 1), date(2026, 9, 30)
DAYS = (DUE - START).days + 1
SHARES = (0.2, 0.5, 0.8)
PATHS = 200
RHYTHMS = ("daily", "weekly", "weekly", "monthly")


@dataclass(frozen=True)
class Simulated:
    """A key result, its series as recorded, its final statistic and hit, and the knowing forecaster's chances."""

    key_result: KeyResult
    series: Sequence[MetricSeries]
    final: float
    hit: bool
    known: tuple[float, ...]  # per share


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", nargs="*", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--method", default="auto")
    parser.add_argument("--csv", help="also write every forecast there")
    asked = parser.parse_args()
    names = ("kind", "cases", "hits", "Brier", "knowing", "base", "bias", "calib.", "80 %", "95 %", "ms")
    print(("{:>12}" + "{:>8}" * 10).format(*names))
    tables = []
    for kind in asked.kind:
        rng = np.random.default_rng([asked.seed, list(KINDS).index(kind)])
        some = [KINDS[kind](rng, f"m{i}") for i in range(asked.each)]
        begun = time.process_time()
        table = forecasts(some, asked.method)
        spent = 1000 * (time.process_time() - begun) / max(len(table), 1)
        print(line(kind, table, spent), flush=True)
        tables.append(table.assign(kind=kind))
    if len(tables) > 1:
        print(line("all", pd.concat(tables), float("nan")))
    if asked.csv:
        pd.concat(tables).to_csv(asked.csv, index=False)


def forecasts(some: Sequence[Simulated], method: str) -> pd.DataFrame:
    """A row for every key result and share of the quarter gone."""
    objective = Objective("O", _words("o"), tuple(one.key_result for one in some))
    draft = Draft("d", "json", "en", Source("", ""), (objective,), Cycle(START, DUE))
    series = {one.name: one for each in some for one in each.series}
    rows = []
    for place, share in enumerate(SHARES):
        day = day_at(share)
        found = forecast_key_results(draft, None, series, as_of=day, method=method, fan=False)
        for one, forecast in zip(some, found, strict=True):
            if forecast.p_hit is None:  # nothing reported yet
                continue
            low80, high80 = forecast.intervals["80"]
            low95, high95 = forecast.intervals["95"]
            truth = (one.hit, one.known[place], one.final)
            ends = (low80, high80, low95, high95)
            told = (forecast.expected, *ends, forecast.measure, forecast.method)
            rows.append((one.key_result.id, share, forecast.p_hit, *truth, *told))
    columns = ("id", "share", "p", "hit", "known", "final", "expected", "low80", "high80", "low95", "high95")
    return pd.DataFrame(rows, columns=[*columns, "measure", "method"])


def line(kind: str, table: pd.DataFrame, spent: float) -> str:
    p, hit, known, final = (table[name].to_numpy(float) for name in ("p", "hit", "known", "final"))
    figures = [
        *(hit.mean(), brier(p, hit), brier(known, hit), brier(np.full(len(hit), hit.mean()), hit)),
        *(p.mean() - hit.mean(), expected_calibration_error(p, hit)),
        *(coverage(*(table[f"{end}{share}"].to_numpy(float) for end in ("low", "high")), final) for share in (80, 95)),
    ]
    return f"{kind:>12}{len(table):>8}" + "".join(f"{figure:>8.3f}" for figure in figures) + f"{spent:>8.1f}"


def day_at(share: float) -> date:
    return START + timedelta(days=round(share * DAYS) - 1)


# metrics with their own days


def walk(rng: np.random.Generator, back: int, *, kind: str) -> tuple[Floats, int]:
    """(days, shares, paths) logarithms of a metric's level: for every share of the quarter gone the paths are the same
    up to that day, and differ from then on; the first path is what happens, the same for all shares."""
    days = back + DAYS
    common = rng.normal(size=days)
    noise = np.empty((days, len(SHARES), PATHS))
    for place, share in enumerate(SHARES):
        known = back + round(share * DAYS)
        noise[:known, place] = common[:known, None]
        noise[known:, place] = rng.normal(size=(days - known, PATHS))
        noise[known:, place, 0] = common[known:]
    step = 0.003 * np.exp(rng.uniform(0, 1.6)) * noise
    start = np.zeros((1, *noise.shape[1:]))
    if kind == "walk":
        path = np.cumsum(step, axis=0)
    elif kind == "trend":
        path = np.cumsum(step + rng.normal(0, 0.0012), axis=0)
    else:  # around a slow level
        keep, path = np.exp(-1 / rng.uniform(5, 40)), np.empty_like(noise)
        state = start[0]
        for day in range(days):
            state = keep * state + 2 * step[day]
            path[day] = state
    if kind == "season":
        phase = rng.uniform(0, 2 * np.pi)
        path += rng.uniform(0.05, 0.3) * np.sin(2 * np.pi * np.arange(days) / 365.25 + phase)[:, None, None]
    return path, back


@dataclass(frozen=True)
class Metric:
    """Values by day, (days, shares, paths), of which `back` days lie before the quarter; `rhythm` of its records."""

    values: Floats
    back: int
    rhythm: str

    def truth(self) -> Floats:
        return self.values[:, 0, 0]


def metric_of(rng: np.random.Generator, form: str) -> Metric:
    """A metric of form `flow` (counts or money by day), `stock` (a level) or `share` (per cent)."""
    rhythm = str(rng.choice(RHYTHMS))
    back = int(rng.integers(300 if rhythm == "monthly" else 120, 800))
    path, back = walk(rng, back, kind=str(rng.choice(["walk", "trend", "slow", "season"])))
    if form == "share":
        around = rng.uniform(-3, 2)
        values = 100 / (1 + np.exp(-(around + 2 * path)))
        return Metric(values, back, rhythm)
    level = np.exp(rng.uniform(1, 8) + path)
    if form == "stock":
        return Metric(level, back, rhythm)
    week = np.exp(rng.normal(0, 0.2, 7))[(np.arange(len(path)) + 2) % 7][:, None, None]
    mean = level * week
    noise = rng.gamma(rng.uniform(5, 60), size=mean.shape[0])
    noise = noise / noise.mean()
    own = np.repeat(noise[:, None], PATHS, axis=1)
    values = np.empty_like(mean)
    counted = bool(rng.random() < 0.5)
    happened = rng.poisson(mean[:, 0, 0] * noise) if counted else mean[:, 0, 0] * noise
    for place, share in enumerate(SHARES):
        known = back + round(share * DAYS)
        drawn = own.copy()
        drawn[known:] = rng.permuted(np.tile(noise[:known], (PATHS, 1)), axis=1)[:, : len(noise) - known].T
        values[:, place] = rng.poisson(mean[:, place] * drawn) if counted else mean[:, place] * drawn
        values[:known, place] = happened[:known, None]
        values[:, place, 0] = happened
    return Metric(values, back, rhythm)


def recorded(name: str, metric: Metric, how: str) -> MetricSeries:
    """What happened, as a metrics file holds it: `how` (sum, mean, last) of each day, week (to Sunday), month."""
    first = START - timedelta(days=metric.back)
    days = [first + timedelta(days=i) for i in range(metric.back + DAYS)]
    frame = pd.Series(metric.truth(), index=pd.DatetimeIndex(days))
    if metric.rhythm != "daily":
        frame = frame.resample("W-SUN" if metric.rhythm == "weekly" else "ME").agg(how).iloc[1:]
    frame = frame[frame.index <= pd.Timestamp(DUE)]
    return MetricSeries(name, tuple(day.date() for day in frame.index), tuple(frame.tolist()))


# key results


def flow(name: str, rng: np.random.Generator, measure: str, *, fall: bool = False) -> Simulated:
    """A total of what comes in by day, or the average of a share, against the quarter before."""
    metric = metric_of(rng, "flow" if measure == "total" else "share")
    how = np.sum if measure == "total" else np.mean
    quarters = _quarters(metric, how)
    target = _target(rng, quarters, fall)
    final = how(metric.values[metric.back :], axis=0)
    verb, way = ("Cut", "down") if fall else ("Raise", "up")
    told = _key_result(name, f"{verb} {name} from {quarters[-1]:.4g} to {target:.4g}", measure=measure)
    series = recorded(name, metric, "sum" if measure == "total" else "mean")
    return _simulated(told, [series], final, target if way == "up" else -np.inf, target if fall else np.inf)


def level(name: str, rng: np.random.Generator, *, form: str = "stock", fall: bool = False) -> Simulated:
    metric = metric_of(rng, form)
    series = recorded(name, metric, "last")
    ends = metric.truth()[: metric.back][::-1][::DAYS][::-1]
    target = _target(rng, ends, fall)
    # the level is the mean of the last days, or of the last day of the last weeks, as the product says it is
    window = level_window(even_steps(series, as_of=START - timedelta(days=1)), START)
    last = len(metric.values) - (DUE.isoweekday() % 7 if metric.rhythm == "weekly" else 0)
    apart = 7 if metric.rhythm == "weekly" else 1
    final = metric.values[[last - 1 - apart * k for k in range(window)]].mean(axis=0)
    verb = "Cut" if fall else "Raise"
    told = _key_result(name, f"{verb} {name} from {ends[-1]:.4g} to {target:.4g}", measure="level")
    return _simulated(told, [series], final, -np.inf if fall else target, target if fall else np.inf)


def kept(name: str, rng: np.random.Generator, bound: str) -> Simulated:
    """Something to keep above, below or between bounds, on average over the quarter."""
    metric = metric_of(rng, "share")
    quarters = _quarters(metric, np.mean)
    spread = _usual_change(quarters)
    low, high = quarters[-1] - rng.uniform(-0.3, 1.2) * spread, quarters[-1] + rng.uniform(-0.3, 1.2) * spread
    final = metric.values[metric.back :].mean(axis=0)
    series = recorded(name, metric, "mean")
    if bound == "band":
        low, high = quarters[-1] - rng.uniform(0.2, 1.5) * spread, quarters[-1] + rng.uniform(0.2, 1.5) * spread
        told = _key_result(name, f"Keep {name} between {low:.4g}% and {high:.4g}%")
        return _simulated(told, [series], final, float(f"{low:.4g}"), float(f"{high:.4g}"))
    if bound == "above":
        told = _key_result(name, f"Keep {name} above {low:.4g}%")
        return _simulated(told, [series], final, float(f"{low:.4g}"), np.inf)
    told = _key_result(name, f"Keep {name} below {high:.4g}%")
    return _simulated(told, [series], final, -np.inf, float(f"{high:.4g}"))


def every(name: str, rng: np.random.Generator) -> Simulated:
    """Something that every single step has to keep above a bound."""
    metric = metric_of(rng, "share")
    series = recorded(name, metric, "mean")
    past = np.array([v for d, v in zip(series.dates, series.values, strict=True) if d < START])[-60:]
    bound = float(f"{np.quantile(past, rng.uniform(0, 0.08)):.4g}")
    length = {"daily": 1, "weekly": 7, "monthly": 0}[metric.rhythm]
    inside = [(d - START).days + metric.back + 1 for d in series.dates if d >= START]
    begins = [end - (length or [31, 31, 30][i]) for i, end in enumerate(inside)]
    steps = np.stack(
        [metric.values[begin:end].mean(axis=0) for begin, end in zip(begins, inside, strict=True)]
        or [metric.values[metric.back :].mean(axis=0)]
    )
    told = _key_result(name, f"Keep {name} above {bound}% every day")
    simulated = _simulated(told, [series], steps.min(axis=0), bound, np.inf)
    average = metric.values[metric.back :, 0, 0].mean()
    return Simulated(told, [series], float(average), simulated.hit, simulated.known)


def ratio(name: str, rng: np.random.Generator) -> Simulated:
    """Orders of all visits, in per cent, as the average of the quarter: the quarter's orders by its visits."""
    visits = metric_of(rng, "flow")
    share = metric_of(rng, "share")
    days = min(len(visits.values), len(share.values))
    seen = np.maximum(visits.values[-days:] * 20, 1)
    orders = seen * share.values[-days:] / 100
    back, rhythm = days - DAYS, "weekly" if visits.rhythm == "monthly" else visits.rhythm
    tops, bottoms = Metric(orders, back, rhythm), Metric(seen, back, rhythm)
    both = [recorded(f"{name} orders", tops, "sum"), recorded(f"{name} visits", bottoms, "sum")]
    past = _quarters(tops, np.sum) / _quarters(bottoms, np.sum) * 100
    target = _target(rng, past, False)
    final = orders[back:].sum(axis=0) / seen[back:].sum(axis=0) * 100
    words = f"Raise the average conversion rate of the quarter from {past[-1]:.4g}% to {target:.4g}%"
    told = KeyResult(name, _words(words), metric=f"{name} orders / {name} visits * 100", measure="average")
    return _simulated(told, both, final, target, np.inf)


def deliverables(name: str, rng: np.random.Generator) -> Simulated:
    """Things won or done, reported every week or two: Poisson at a pace around three quarters of the plan's."""
    target = int(rng.choice([5, 8, 10, 12, 20, 30, 50, 100]))
    pace = target / DAYS * rng.gamma(6, 0.85 / 6)
    made = _paths(rng, lambda shape: rng.poisson(pace, shape))
    counts = np.cumsum(made, axis=0)
    told = _reported(rng, name, f"Sign {target} new customers", counts[:, 0, 0])
    return _simulated(told, [], counts[-1], target, np.inf)


def milestone(name: str, rng: np.random.Generator) -> Simulated:
    """Work done in per cent, in bursts, that speeds up or slows down; done when 100 % are reached by the day."""
    pace, bend = rng.gamma(6, 0.95 / 6), np.exp(rng.normal(0, 0.35))
    steps = np.diff(np.linspace(0, 1, DAYS + 1) ** bend)[:, None, None] * 100 * pace
    done = np.minimum(np.cumsum(_paths(rng, lambda shape: rng.gamma(0.3, 1 / 0.3, shape)) * steps, axis=0), 100)
    told = _reported(rng, name, "Launch the new website", done[:, 0, 0], unit=True)
    return _simulated(told, [], done[-1], 100 - 1e-6, np.inf)


def check_ins(name: str, rng: np.random.Generator) -> Simulated:
    """A level that somebody reports by hand every week or two: a walk pushed some part of the planned way."""
    base, change = np.exp(rng.uniform(2, 5)), rng.choice([-1, 1]) * rng.uniform(0.1, 0.5)
    push = base * change * rng.normal(0.7, 0.6) / DAYS
    noise = abs(base * change) * rng.uniform(0.2, 1) / np.sqrt(DAYS)
    path = base + np.cumsum(_paths(rng, lambda shape: rng.normal(push, noise, shape)), axis=0)
    target = float(f"{base * (1 + change):.4g}")
    verb = "Raise" if change > 0 else "Cut"
    told = _reported(rng, name, f"{verb} the backlog score from {base:.4g} to {target:.4g}", path[:, 0, 0])
    return _simulated(told, [], path[-1], target if change > 0 else -np.inf, target if change < 0 else np.inf)


KINDS: dict[str, Callable[[np.random.Generator, str], Simulated]] = {
    "level": lambda rng, name: level(name, rng),
    "level share": lambda rng, name: level(name, rng, form="share"),
    "reduce": lambda rng, name: level(name, rng, fall=True),
    "total": lambda rng, name: flow(name, rng, "total"),
    "at most": lambda rng, name: flow(name, rng, "total", fall=True),
    "average": lambda rng, name: flow(name, rng, "average"),
    "keep above": lambda rng, name: kept(name, rng, "above"),
    "keep below": lambda rng, name: kept(name, rng, "below"),
    "band": lambda rng, name: kept(name, rng, "band"),
    "every step": lambda rng, name: every(name, rng),
    "ratio": lambda rng, name: ratio(name, rng),
    "deliverables": lambda rng, name: deliverables(name, rng),
    "milestone": lambda rng, name: milestone(name, rng),
    "check-ins": lambda rng, name: check_ins(name, rng),
}


def _target(rng: np.random.Generator, past: Floats, fall: bool) -> float:
    """As teams do: the last figure and what it usually changes by, more or less of it."""
    target = past[-1] + (-1 if fall else 1) * rng.uniform(-0.1, 1.3) * _usual_change(past)
    return float(f"{target:.4g}")


def _usual_change(past: Floats) -> float:
    """How much a metric's figure changes from quarter to quarter."""
    change = float(np.std(np.diff(past))) if len(past) > 2 else 0.0
    return max(change, 0.02 * abs(float(past[-1])))


def _quarters(metric: Metric, how: Callable[[Floats], float]) -> Floats:
    """`how` of the past stretches of a quarter's length, oldest first."""
    past = metric.truth()[: metric.back]
    count = max(len(past) // DAYS, 1)
    return np.array([how(part) for part in np.split(past[-count * DAYS :], count)]) if len(past) >= DAYS else past[-1:]


def _paths(rng: np.random.Generator, draw: Callable[[tuple[int, ...]], Floats]) -> Floats:
    """(days, shares, paths) of daily draws, the same up to each share's day."""
    common = draw((DAYS,))
    drawn = np.empty((DAYS, len(SHARES), PATHS))
    for place, share in enumerate(SHARES):
        known = round(share * DAYS)
        drawn[:, place] = draw((DAYS, PATHS))
        drawn[:known, place] = common[:known, None]
        drawn[:, place, 0] = common
    return drawn


def _simulated(told: KeyResult, series: Sequence[MetricSeries], final: Floats, low: float, high: float) -> Simulated:
    hits = (final >= low) & (final <= high)
    return Simulated(told, series, float(final[0, 0]), bool(hits[0, 0]), tuple(hits.mean(axis=1).tolist()))


def _reported(rng: np.random.Generator, name: str, words: str, values: Floats, *, unit: bool = False) -> KeyResult:
    """The key result with a check-in every 7 or 14 days, now and then one left out."""
    gap = int(rng.choice([7, 7, 14]))
    days = [day for day in range(gap - 1, DAYS, gap) if rng.random() > 0.1]
    told = tuple(
        CheckIn(START + timedelta(days=day), float(5 * np.floor(values[day] / 5)) if unit else float(values[day]))
        for day in days
    )
    first = (CheckIn(START, 0.0),) if unit else ()
    return KeyResult(name, _words(words), check_ins=first + told)


def _key_result(name: str, words: str, **stated: object) -> KeyResult:
    return KeyResult(name, _words(words), metric=name, **stated)  # type: ignore[arg-type]


def _words(text: str) -> Passage:
    return Passage(text, Source("", text), 0)


if __name__ == "__main__":
    main()
