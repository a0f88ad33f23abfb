"""Scores of probability forecasts: one function each, with its formula and source.

`p` are chances 0..1 and `hit` what happened, 0 or 1, one entry a case. Empty input gives NaN.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from okr_ai.forecast.status import AT_RISK, ON_TRACK
from okr_ai.forecast.steps import Floats

BINS = 10


def brier(p: Floats, hit: Floats) -> float:
    """Mean of (p - hit)²; 0 is perfect, a coin scores 0.25. Brier, Monthly Weather Review 78 (1950)."""
    return float(np.mean((p - hit) ** 2)) if len(p) else float("nan")


def calibration(p: Floats, hit: Floats) -> pd.DataFrame:
    """Per tenth of the chance that has cases: `low`, `high`, `cases`, `said` (mean chance), `came` (share of hits)."""
    place = np.minimum((p * BINS).astype(int), BINS - 1)
    rows = [
        (i / BINS, (i + 1) / BINS, int(those.sum()), float(p[those].mean()), float(hit[those].mean()))
        for i in range(BINS)
        if (those := place == i).any()
    ]
    return pd.DataFrame(rows, columns=["low", "high", "cases", "said", "came"])


def expected_calibration_error(p: Floats, hit: Floats) -> float:
    """Mean of |said - came| over the bins of `calibration`, weighted by cases. Naeini et al., AAAI (2015)."""
    table = calibration(p, hit)
    return float(np.average((table["said"] - table["came"]).abs(), weights=table["cases"])) if len(p) else float("nan")


def coverage(low: Floats, high: Floats, final: Floats) -> float:
    """Share of outcomes inside the interval; 0.8 for a good 80 % one."""
    return float(np.mean((low <= final) & (final <= high))) if len(final) else float("nan")


def logistic_map(x: Floats, hit: Floats) -> Floats:
    """Chances 1 / (1 + exp(-b0 - b1 x)), with the best b0, b1 for these very cases (Newton's method, some ridge)."""
    design = np.stack([np.ones(len(x)), x], axis=1)
    weights = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (hit - p) - 1e-3 * weights
        curvature = (design.T * (p * (1 - p))) @ design + 1e-3 * np.eye(2)
        move = np.linalg.solve(curvature, gradient)
        weights = weights + move
        if np.abs(move).max() < 1e-9:
            break
    return np.asarray(1 / (1 + np.exp(-np.clip(design @ weights, -30, 30))), float)


@dataclass(frozen=True, slots=True)
class Scores:
    """How good the forecasts of a table of cases were, beside two that need no model.

    `pace` is progress less elapsed time, as OKR products judge, through the logistic map that fits these cases best;
    `base_rate` is the share of hits among them: both know the answers, so both are flattered.
    """

    cases: int
    hits: float
    brier: float
    brier_pace: float
    brier_base_rate: float
    calibration_error: float
    coverage80: float
    coverage95: float


def scores_of(cases: pd.DataFrame) -> Scores:
    """The scores of `backtest_cases`' rows."""
    p, hit = cases["p_hit"].to_numpy(float), cases["hit"].to_numpy(float)
    final = cases["final"].to_numpy(float)
    behind = np.nan_to_num((cases["progress"] - cases["elapsed"]).to_numpy(float)).clip(-3, 3)
    return Scores(
        cases=len(cases),
        hits=float(hit.mean()) if len(hit) else float("nan"),
        brier=brier(p, hit),
        brier_pace=brier(logistic_map(behind, hit), hit) if len(hit) else float("nan"),
        brier_base_rate=brier(np.full(len(hit), hit.mean()), hit) if len(hit) else float("nan"),
        calibration_error=expected_calibration_error(p, hit),
        coverage80=coverage(cases["low80"].to_numpy(float), cases["high80"].to_numpy(float), final),
        coverage95=coverage(cases["low95"].to_numpy(float), cases["high95"].to_numpy(float), final),
    )


def by_share(cases: pd.DataFrame) -> pd.DataFrame:
    """The scores per `share` of the period gone, one row each."""
    rows = []
    for share, part in cases.groupby("share"):
        one = scores_of(part)
        rows.append((share, one.cases, one.brier, one.brier_pace, one.brier_base_rate, one.coverage80))
    return pd.DataFrame(rows, columns=["share", "cases", "brier", "pace", "base_rate", "coverage80"])


def flags(cases: pd.DataFrame) -> pd.DataFrame:
    """Per kind of flag and share: `flagged`, `missed` of those, `all_missed`, and the two shares in words of search:
    `precision` (flagged that missed) and `recall` (missed that were flagged)."""
    rows = []
    for name, limit in (("at_risk", ON_TRACK), ("off_track", AT_RISK)):
        for share, part in cases.groupby("share"):
            flagged, missed = part["p_hit"] < limit, ~part["hit"].astype(bool)
            both = int((flagged & missed).sum())
            rows.append((name, share, int(flagged.sum()), both, int(missed.sum())))
    table = pd.DataFrame(rows, columns=["flag", "share", "flagged", "missed", "all_missed"])
    table["precision"] = table["missed"] / table["flagged"].where(table["flagged"] > 0)
    table["recall"] = table["missed"] / table["all_missed"].where(table["all_missed"] > 0)
    return table


def weeks_of_warning(cases: pd.DataFrame) -> "pd.Series[float]":
    """For every missed key result, how many weeks before its due date it was flagged (`at_risk` or worse) for good;
    0 when it was not flagged on the last day asked about."""
    weeks = []
    for _, part in cases[~cases["hit"].astype(bool)].groupby(["metric", "start", "target"], sort=False):
        warned = 0.0
        for _, row in part.sort_values("share", ascending=False).iterrows():
            if row["p_hit"] >= ON_TRACK:
                break
            warned = (row["due"] - row["as_of"]).days / 7
        weeks.append(warned)
    return pd.Series(weeks, dtype=float)
