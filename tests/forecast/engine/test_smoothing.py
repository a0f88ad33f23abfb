"""The blocked smoothers are the plain recursion, and their variance formula is its variance."""

import numpy as np

from okr_ai.forecast.engine.smoothing import BLOCK, GRID, smooth


def test_blocks_give_what_the_recursion_gives() -> None:
    x = np.random.default_rng(1).normal(size=(5, 4 * BLOCK)).cumsum(axis=1)
    x -= x[:, :1]
    levels, slopes = smooth(x)
    level = slope = np.zeros((5, GRID.size))
    for step in range(x.shape[1]):
        error = x[:, step, None] - level - GRID.phi * slope
        level, slope = level + GRID.phi * slope + GRID.alpha * error, GRID.phi * slope + GRID.beta * error
        np.testing.assert_allclose(levels[:, :, step], level, atol=1e-4)
        np.testing.assert_allclose(slopes[:, :, step], slope, atol=1e-4)


def test_padding_changes_nothing() -> None:
    x = np.random.default_rng(2).normal(size=(1, 2 * BLOCK)).cumsum(axis=1)
    x -= x[:, :1]
    padded = np.concatenate((np.zeros((1, 3 * BLOCK)), x), axis=1)
    short, long = smooth(x), smooth(padded)
    for a, b in zip(short, long, strict=True):
        np.testing.assert_allclose(b[:, :, -2 * BLOCK :], a, atol=1e-6)


def test_slopes_are_added_as_often_as_damping_lets_them() -> None:
    weight = GRID.slope_weight(np.array([2]), np.array([3]))[0]
    for phi, found in zip(GRID.phi, weight, strict=True):
        by_hand = ((phi + phi**2) + (phi + phi**2 + phi**3)) / 2
        assert abs(found - by_hand) < 1e-9


def test_window_variance_of_a_random_walk() -> None:
    # alpha 1: step 2 errs by e1 + e2, step 3 by e1 + e2 + e3; their mean by e1 + e2 + e3 / 2, variance 2.25
    walk = int(np.flatnonzero((GRID.alpha == 1) & GRID.level_only)[0])
    assert abs(GRID.window_variance(np.array([2]), np.array([3]))[0, walk] - 2.25) < 1e-12
