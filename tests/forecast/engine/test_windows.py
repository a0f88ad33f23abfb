"""Windows of the future, their past errors, the same window a year ago: on series whose truth is known."""

import numpy as np
import pytest

from okr_ai.forecast.engine.combination import combine
from okr_ai.forecast.engine.network import network
from okr_ai.forecast.engine.outlook import FADE, MOST, distribution, network_share
from okr_ai.forecast.engine.signals import CANDIDATES, read_signals
from okr_ai.forecast.engine.smoothing import GRID
from okr_ai.forecast.engine.windows import Windows, look_ahead, read_past
from okr_ai.forecast.engine.years import year_ago


def windows(values: np.ndarray, first: int, last: int, season: int = 1, upper: float = np.inf) -> Windows:
    past = read_past([np.asarray(values, float)], season, np.array([upper]))
    return look_ahead(past, np.array([0]), np.array([first]), np.array([last]))


def test_past_window_errors_of_the_last_value_by_hand() -> None:
    values = np.array([10.0, 12, 11, 14, 13, 15, 18, 16])
    seen = windows(values, 1, 2)
    walk = int(np.flatnonzero((GRID.alpha == 1) & GRID.level_only)[0])
    # at the origin 15 (sixth value) the next two were 18 and 16
    assert abs(seen.errors[0, walk, 0] - np.log(17 / 15)) < 1e-6
    # at the origin before, 13, they were 15 and 18
    assert abs(seen.errors[0, walk, 1] - np.log(16.5 / 13)) < 1e-6
    assert seen.origin[0, :2].tolist() == [13, 12]  # in a row padded to 16 steps
    assert (seen.weight[0] > 0).sum() == 4  # origins from the third value on


def test_a_window_no_longer_than_the_series_was_never_tried() -> None:
    seen = windows(np.array([10.0, 12, 11]), 1, 5)
    assert not seen.weight.any()
    assert (seen.variance > 0).all()


def test_the_steadier_smoother_gets_the_weight_on_noise_and_the_quick_one_on_a_walk() -> None:
    random = np.random.default_rng(5)
    noise = combine(windows(np.exp(random.normal(0, 0.1, 120)), 1, 4)).weight[0]
    walk = combine(windows(np.exp(random.normal(0, 0.1, 120).cumsum()), 1, 4)).weight[0]
    slow, quick = np.flatnonzero(GRID.level_only)[[0, -1]]
    assert noise[slow] > noise[quick]
    assert walk[quick] > walk[slow]
    assert abs(noise.sum() - 1) < 1e-9


def test_the_season_of_the_window_is_added() -> None:
    values = np.tile([100.0, 100, 100, 200], 8)
    assert abs(np.exp(windows(values, 4, 4, 4).season[0]) / np.exp(windows(values, 1, 3, 4).season[0]) - 2) < 0.05


def test_a_year_ago_with_and_without_growth() -> None:
    months = np.tile(np.arange(100.0, 112.0), 3) * np.repeat([1.0, 1.1, 1.21], 12)
    seen = windows(months, 1, 3, 12)
    year = year_ago(seen)
    start = seen.past.start[0]
    same = np.exp(year.same[0] + start) * months.mean()
    assert abs(same - np.mean([100, 101, 102]) * 1.21) < 1e-6
    assert abs(np.exp(year.grown[0] + start) * months.mean() - same * 1.1) < 1e-6
    assert abs(np.exp(year.yearly[0] + start) * months.mean() - same * 1.1) < 1e-6
    # at past origins it would have been exact
    assert year.trials[0] > 0
    assert year.rms[0] < 1e-9


@pytest.mark.parametrize(("steps", "season"), [(9, 12), (200, 7), (40, 1)])
def test_no_year_no_candidates(steps: int, season: int) -> None:
    year = year_ago(windows(np.arange(1.0, steps + 1), 1, 3, season))
    assert np.isnan([year.same[0], year.grown[0], year.yearly[0]]).all()
    assert (year.rms[0], year.trials[0]) == (0, 0)


@pytest.mark.parametrize("values", [[5.0], [5.0, 6.0], [0.0] * 20, [-3.0, 4, -5, 6], [1e280, 1.0, 1e-280]])
def test_signals_are_finite_whatever_the_series(values: list[float]) -> None:
    seen = windows(np.array(values), 1, 12, 12)
    signals = read_signals(seen, combine(seen))
    assert np.isfinite(signals.inputs).all()
    assert signals.inputs.shape[1] == len(network().middle)
    assert signals.candidates.shape == signals.there.shape == (1, CANDIDATES)
    mixture = network().distribution(signals)
    assert abs(mixture.weight.sum() - 1) < 1e-5
    assert (mixture.scale > 0).all()


def test_signals_do_not_depend_on_the_unit() -> None:
    values = np.exp(np.random.default_rng(1).normal(0, 0.1, 50).cumsum())
    plain, scaled = (windows(values * factor, 2, 5, 12) for factor in (1.0, 1e6))
    a, b = (read_signals(seen, combine(seen)).inputs for seen in (plain, scaled))
    np.testing.assert_allclose(a, b, atol=1e-5)


def test_beyond_the_horizons_of_training_the_combination_takes_over_smoothly() -> None:
    values = np.exp(np.random.default_rng(2).normal(0, 0.05, 60).cumsum())
    share = [network_share(windows(values, 1, last, 4))[0] for last in (1, 8, 12, 16, int(8 * FADE), 60)]
    assert share[0] == share[1] == MOST
    assert MOST > share[2] > share[3] > 0
    assert share[4] == share[5] == 0
    far = windows(values, 1, 60, 4)
    np.testing.assert_allclose(
        distribution(far).quantiles(np.array([0.1, 0.9])),
        combine(far).distribution(far.season).quantiles(np.array([0.1, 0.9])),
    )


def test_a_rate_near_its_ceiling_is_forecast_by_its_distance_from_there() -> None:
    rates = 100 - np.exp(np.random.default_rng(3).normal(0, 0.3, 40))
    seen = windows(rates, 1, 3, upper=100.0)
    assert (seen.past.scales.sign[0], seen.past.scales.origin[0]) == (-1, 100)
    free = windows(rates, 1, 3)
    assert free.past.scales.sign[0] == 1
