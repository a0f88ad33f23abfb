"""The comparison with other forecasters in benchmarks/forecast.py."""

import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pytest

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """benchmarks/forecast.py."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import forecast
    finally:
        sys.path.remove(str(BENCHMARKS))
    return forecast  # type: ignore[no-any-return]


def test_a_state_keeps_all_that_is_asked_of_it(benchmark: ModuleType) -> None:
    cases = benchmark.shop_cases()
    some = benchmark.peer_cases(cases, 5)
    assert some.groupby("season").state.nunique().to_dict() == {7: 5, 52: 5}
    for _, state in some.groupby("state"):
        assert state.unique_id.nunique() == state.history.map(len).nunique() == state.observed.map(len).nunique() == 1
        assert len(state) == 12


def test_the_interval_of_a_difference_draws_whole_series(benchmark: ModuleType) -> None:
    random = np.random.default_rng(1)
    hit = (random.random(400) < 0.5).astype(float)
    good, bad = np.where(hit > 0, 0.7, 0.3), np.full(400, 0.5)
    series = np.repeat(np.arange(40), 10).astype(object)
    worse = benchmark.beside(np.where(np.arange(400) < 10, np.nan, bad), good, hit, series)
    assert (worse["cases"], worse["series"]) == (390, 39)
    assert worse["difference"].startswith("0.1600 (0.1600")
    same = benchmark.beside(bad + random.normal(0, 0.1, 400), bad, hit, series)["difference"]
    low, high = (float(x) for x in same.split("(")[1].rstrip(")").split(" … "))
    assert low < high
    one = benchmark.beside(bad + random.normal(0, 0.1, 400), bad, hit, np.full(400, "a", object))["difference"]
    assert len(set(one.split("(")[1].rstrip(")").split(" … "))) == 1
    assert benchmark.beside(np.full(400, np.nan), bad, hit, series) == {"cases": 0}


def test_columns_of_the_peer_table_without_statsforecast(benchmark: ModuleType) -> None:
    cases = benchmark.peer_cases(benchmark.shop_cases(), 3)
    rows = pd.DataFrame(benchmark.peer_table(cases, {"drift": benchmark.drift}))
    assert rows.kind.tolist() == ["daily", "weekly", "all"]
    assert (rows.cases == [36, 36, 72]).all()
    assert (rows["okr-ai"] < rows["its brier"] + 0.1).all()
