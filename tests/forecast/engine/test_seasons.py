"""Seasonal indices on series whose season is known."""

import numpy as np

from okr_ai.forecast.engine.seasons import seasonal_indices


def test_a_clear_season_is_found_and_believed() -> None:
    pattern = np.array([3.0, -1.0, -2.0, 0.0])
    x = (np.arange(24) * 0.1 + np.tile(pattern, 6))[None, :]
    indices, belief = seasonal_indices(x, np.array([24]), 4)
    assert belief[0] > 0.99
    # phase 0 is the last step, phase 1 the one before
    np.testing.assert_allclose(indices[0], pattern[::-1], atol=0.05)


def test_an_odd_season_works_alike() -> None:
    pattern = np.array([1.0, 0, 0, 0, 0, -0.5, -0.5])
    indices, _ = seasonal_indices(np.tile(pattern, 5)[None, :], np.array([35]), 7)
    np.testing.assert_allclose(indices[0], pattern[::-1], atol=1e-9)


def test_noise_is_hardly_believed() -> None:
    x = np.random.default_rng(3).normal(size=(200, 60))
    _, belief = seasonal_indices(x, np.full(200, 60), 12)
    assert belief.mean() < 0.35


def test_less_than_two_cycles_say_nothing_and_padding_is_not_looked_at() -> None:
    x = np.concatenate((np.full((1, 8), 50.0), np.tile([1.0, -1.0, 2.0, -2.0], 2)[None, :7]), axis=1)
    indices, belief = seasonal_indices(x, np.array([7]), 4)
    assert not indices.any()
    assert not belief.any()
    padded = np.concatenate((np.full((1, 8), 1.0), np.tile([1.0, -1.0, 2.0, -2.0], 3)[None, :]), axis=1)
    found, _ = seasonal_indices(padded, np.array([12]), 4)
    plain, _ = seasonal_indices(padded[:, 8:], np.array([12]), 4)
    np.testing.assert_allclose(found, plain)
