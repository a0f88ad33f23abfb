"""Backtests on the gift shop's real metrics, and the scores by hand."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.cli import group
from okr_ai.errors import InputError
from okr_ai.forecast.backtest import backtest_cases
from okr_ai.forecast.calibration_chart import calibration_svg, wilson
from okr_ai.forecast.scores import (
    brier,
    by_share,
    calibration,
    coverage,
    expected_calibration_error,
    flags,
    logistic_map,
    scores_of,
    weeks_of_warning,
)
from okr_ai.model import Cycle, MetricSeries, PastKeyResult

SHOP = Path(__file__).parents[2] / "examples" / "gift-shop"


@pytest.fixture(scope="module")
def cases(shop: Mapping[str, MetricSeries]) -> pd.DataFrame:
    some = {name: shop[name] for name in ("orders", "average_order_value_gbp", "cancel_rate_pct")}
    return backtest_cases(some, cycle=Cycle(date(2011, 7, 1), date(2011, 9, 30)), shares=(0.0, 0.5))


def test_the_shops_past_is_told_better_than_by_pace(cases: pd.DataFrame) -> None:
    found = scores_of(cases)
    assert found.cases == len(cases) > 50
    assert found.brier < found.brier_pace
    assert found.brier < found.brier_base_rate
    assert 0.65 < found.coverage80 <= 1
    assert 0.85 < found.coverage95 <= 1
    assert (by_share(cases)["brier"] < by_share(cases)["base_rate"]).all()


def test_cases_hold_together(cases: pd.DataFrame) -> None:
    assert set(cases["measure"]) == {"total", "level"}
    assert (cases["as_of"] <= cases["due"]).all()
    up = cases["direction"] == "up"
    hit = np.where(up, cases["final"] >= cases["target"], cases["final"] <= cases["target"])
    np.testing.assert_array_equal(hit, cases["hit"].to_numpy(bool))
    assert ((cases["low95"] <= cases["low80"]) & (cases["high80"] <= cases["high95"])).all()


def test_the_past_is_forecast_from_the_past_alone(shop: Mapping[str, MetricSeries], cases: pd.DataFrame) -> None:
    spoiled = dict(shop)
    one = shop["orders"]
    values = tuple(v if day <= date(2011, 8, 15) else 9e9 for day, v in zip(one.dates, one.values, strict=True))
    spoiled["orders"] = MetricSeries("orders", one.dates, values)
    columns = ["as_of", "target", "p_hit"]
    plain = cases[cases["metric"] == "orders"][columns].reset_index(drop=True)
    cycle = Cycle(date(2011, 7, 1), date(2011, 9, 30))
    other = backtest_cases({"orders": spoiled["orders"]}, cycle=cycle, shares=(0.0, 0.5))[columns]
    pd.testing.assert_frame_equal(other.reset_index(drop=True), plain)


def test_past_key_results_once_in_two_languages(shop: Mapping[str, MetricSeries]) -> None:
    cycle = Cycle(date(2011, 4, 1), date(2011, 6, 30), "2011 Q2")
    told = [
        PastKeyResult(text, "o", cycle, metric="orders", baseline=4400.0, target=4700.0)
        for text in ("Raise the quarter's orders from 4,400 to 4,700", "季度订单量从4400单提升至4700单")
    ]
    unknown = PastKeyResult("Raise profit to 5", "o", cycle, metric="profit", target=5.0)
    found = backtest_cases(shop, [*told, unknown], made=False, shares=(0.5,))
    assert len(found) == 1
    row = found.iloc[0]
    assert (row["measure"], row["direction"], row["target"]) == ("total", "up", 4700)
    assert 4000 < row["final"] < 4800


def test_too_little_history_gives_no_cases() -> None:
    assert backtest_cases({}).empty
    short = MetricSeries("orders", tuple(date(2026, 7, day) for day in range(1, 29)), (1.0,) * 28)
    assert backtest_cases({"orders": short}).empty


P, HIT = np.array([0.1, 0.12, 0.8, 0.9]), np.array([0.0, 1.0, 1.0, 1.0])


def test_scores_by_hand() -> None:
    assert brier(P, HIT) == pytest.approx((0.01 + 0.7744 + 0.04 + 0.01) / 4)
    table = calibration(P, HIT)
    assert table["cases"].tolist() == [2, 1, 1]
    assert table["said"].tolist() == pytest.approx([0.11, 0.8, 0.9])
    assert table["came"].tolist() == [0.5, 1, 1]
    assert expected_calibration_error(P, HIT) == pytest.approx((2 * 0.39 + 0.2 + 0.1) / 4)
    assert coverage(np.array([0.0, 0, 5]), np.array([1.0, 1, 6]), np.array([0.5, 2, 5])) == pytest.approx(2 / 3)
    assert np.isnan(brier(P[:0], HIT[:0]))
    assert calibration(np.array([1.0]), np.array([1.0]))["high"].tolist() == [1.0]


def test_the_logistic_map_finds_the_odds() -> None:
    x = np.repeat([0.0, 1.0], 100)
    hit = np.r_[np.ones(20), np.zeros(80), np.ones(70), np.zeros(30)]
    np.testing.assert_allclose(logistic_map(x, hit)[[0, 199]], [0.2, 0.7], atol=1e-3)
    assert logistic_map(x, np.ones(200)).min() > 0.95  # all hit: no blow-up


def test_flags_and_warning() -> None:
    rows = pd.DataFrame(
        {
            "metric": ["a", "a", "a", "b", "b", "b"],
            "start": date(2026, 7, 1),
            "due": date(2026, 9, 30),
            "target": 1.0,
            "as_of": [date(2026, 6, 30), date(2026, 7, 29), date(2026, 9, 9)] * 2,
            "share": [0.0, 0.3, 0.8] * 2,
            "p_hit": [0.7, 0.4, 0.2, 0.2, 0.7, 0.9],
            "hit": [False] * 3 + [True] * 3,
        }
    )
    assert weeks_of_warning(rows).tolist() == [9.0]  # flagged for good from 29 July
    told = flags(rows).set_index(["flag", "share"])
    assert told.loc[("at_risk", 0.3), ["flagged", "missed", "all_missed"]].tolist() == [1, 1, 1]
    assert told.loc[("at_risk", 0.0), ["flagged", "missed"]].tolist() == [1, 0]
    assert np.isnan(told.loc[("off_track", 0.3), "precision"])
    assert weeks_of_warning(rows[rows["hit"]]).empty


@settings(max_examples=50)
@given(st.integers(0, 50), st.integers(1, 50))
def test_wilson_holds_the_share(hits: int, more: int) -> None:
    share = hits / (hits + more)
    low, high = wilson(share, hits + more)
    assert 0 <= low <= share <= high <= 1
    assert wilson(share, 4 * (hits + more))[1] <= high


def test_the_picture_is_complete_in_itself() -> None:
    picture = calibration_svg(calibration(P, HIT), "zh")
    assert picture.startswith("<svg")
    assert picture.count("<circle") == 3
    assert "预测的把握" in picture
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")
    assert "<circle" not in calibration_svg(calibration(P[:0], HIT[:0]), "en")


def test_the_command_in_both_languages(tmp_path: Path) -> None:
    metrics = str(SHOP / "metrics" / "weekly.csv")
    fixed = ["backtest", "--metrics", metrics, "--until", "2011-04-10", "--method", "pace"]
    chart, rows = tmp_path / "c.svg", tmp_path / "c.csv"
    english = CliRunner().invoke(group, [*fixed, "--chart", str(chart), "--cases", str(rows)], catch_exceptions=False)
    assert english.exit_code == 0
    assert "Brier score" in english.stdout
    assert chart.read_text(encoding="utf-8").startswith("<svg")
    told = json.loads(CliRunner().invoke(group, [*fixed, "--format", "json"], catch_exceptions=False).stdout)
    assert told["scores"]["cases"] == len(pd.read_csv(rows))
    chinese = CliRunner().invoke(group, [*fixed, "--lang", "zh"], catch_exceptions=False)
    assert "越低越好" in chinese.stdout
    with pytest.raises(InputError, match="past period"):
        CliRunner().invoke(group, ["backtest", "--metrics", metrics, "--until", "2010-02-01"], catch_exceptions=False)
