"""Textbook forecasters beside the engine."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from okr_ai.errors import InputError
from okr_ai.forecast import forecast_key_results
from okr_ai.forecast.classics import MODELS, PATHS, sample_paths
from okr_ai.forecast.methods import known_method
from okr_ai.model import Cycle, Draft, Forecast, Frame, KeyResult, MetricSeries, Objective, Passage, Source

RNG = np.random.default_rng(2)
NOISY = 100 + RNG.standard_normal(60)
SEASONAL = 100 + np.tile([0.0, 10, 20, -30], 15) + RNG.standard_normal(60)


@pytest.mark.parametrize("method", list(MODELS))
def test_paths_go_on_where_the_series_ends(method: str) -> None:
    paths = sample_paths(NOISY, 1, 5, method)
    assert paths.shape == (PATHS, 5)
    np.testing.assert_array_equal(paths, sample_paths(NOISY, 1, 5, method))
    assert np.median(paths[:, -1]) == pytest.approx(100, abs=2)
    assert paths[:, 4].std() >= 0.8 * paths[:, 0].std()


@pytest.mark.parametrize("method", list(MODELS))
def test_paths_keep_the_season(method: str) -> None:
    middle = np.median(sample_paths(SEASONAL, 4, 6, method), axis=0)
    np.testing.assert_allclose(middle, [100, 110, 120, 70, 100, 110], atol=4)


@pytest.mark.parametrize("method", list(MODELS))
@pytest.mark.parametrize(
    "values",
    [[5.0], [5.0] * 20, [0.0] * 20, [np.nan, 1.0, np.nan, 3.0], list(range(-10, 10)), [1e12, 2e12] * 8, [3.0, 4.0]],
)
def test_odd_series_have_an_answer(method: str, values: list[float]) -> None:
    paths = sample_paths(np.array(values), 12, 3, method)
    assert paths.shape == (PATHS, 3)
    assert np.isfinite(paths).all()


def test_the_naive_season_by_hand() -> None:
    flat = np.tile([1.0, 2.0], 10)
    np.testing.assert_allclose(sample_paths(flat, 2, 3, "naive")[0], [1, 2, 1])
    with pytest.raises(ValueError, match="no values"):
        sample_paths(np.array([np.nan]), 1, 3, "naive")


def test_a_method_has_a_known_name() -> None:
    assert known_method("theta") == "theta"
    with pytest.raises(InputError, match="prophet"):
        known_method("prophet")


@pytest.mark.parametrize("measure", ["level", "total", "average"])
@pytest.mark.parametrize("method", ["auto", "pace", "naive", "ets"])
def test_methods_agree_on_a_clear_case(weekly: Callable[..., MetricSeries], measure: str, method: str) -> None:
    found = {target: ask(weekly(NOISY), measure, method, target) for target in (80.0, 120.0)}
    whole = 92 / 7 if measure == "total" else 1
    low, high = found[80.0], found[120.0]
    assert (low.p_hit or 0) > 0.6 > 0.4 > (high.p_hit or 0)
    assert low.method.startswith(method)
    assert low.expected == pytest.approx(100 * whole, rel=0.12)
    assert low.fan is not None
    assert low.fan.dates[-1] == (date(2026, 9, 27) if measure == "level" else date(2026, 10, 4))
    assert low.fan.q50[-1] == pytest.approx(low.expected, rel=2e-3)


def ask(series: MetricSeries, measure: str, method: str, target: float, **more: object) -> Forecast:
    text = Passage("t", Source("d", "t"), 0)
    target = target * 92 / 7 if measure == "total" else target
    key_result = KeyResult("k", text, metric="m", measure=measure, baseline=90.0)  # type: ignore[arg-type]
    cycle = Cycle(date(2026, 7, 1), date(2026, 9, 30))
    draft = Draft("d", "json", "en", Source("d", ""), (Objective("O", text, (key_result,)),), cycle)
    frames = {"k": Frame("t", "en", direction="increase", target=target, target_kind="absolute", comparator=">=")}
    (found,) = forecast_key_results(
        draft, frames, {"m": series}, as_of=date(2026, 8, 16), method=method, **more  # type: ignore[arg-type]
    )  # fmt: skip
    return found


def test_a_method_for_one_metric(weekly: Callable[..., MetricSeries]) -> None:
    assert ask(weekly(NOISY), "level", "auto", 80.0, methods={"m": "naive"}).method.startswith("naive")
    assert ask(weekly(NOISY), "level", "auto", 80.0, methods={"n": "naive"}).method.startswith("auto")


def test_a_period_that_is_over_needs_no_model(weekly: Callable[..., MetricSeries]) -> None:
    series = weekly(NOISY, last=date(2026, 8, 16))
    text = Passage("t", Source("d", "t"), 0)
    key_result = KeyResult("k", text, metric="m", measure="average", due=date(2026, 8, 16))
    draft = Draft(
        "d",
        "json",
        "en",
        Source("d", ""),
        (Objective("O", text, (key_result,)),),
        Cycle(date(2026, 6, 1), date(2026, 8, 31)),
    )
    frames = {"k": Frame("t", "en", direction="increase", target=90.0, comparator=">=")}
    for method in ("pace", "theta"):
        (found,) = forecast_key_results(draft, frames, {"m": series}, as_of=date(2026, 8, 16), method=method)
        assert (found.status, found.p_hit) == ("achieved", 1.0)
