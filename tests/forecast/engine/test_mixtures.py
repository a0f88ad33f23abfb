"""Mixtures of logistics: shares, quantiles, and that they agree."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from okr_ai.forecast.engine.mixtures import Mixture

LEVELS = np.array([0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999])


def test_one_logistic_by_hand() -> None:
    one = Mixture(np.ones((1, 1)), np.array([[2.0]]), np.array([[3.0]]))
    # P(value <= 2 + 3 ln 3) = 3/4
    assert abs(one.below(np.array([2 + 3 * np.log(3)]))[0] - 0.75) < 1e-12
    assert abs(one.quantiles(np.array([0.75]))[0, 0] - (2 + 3 * np.log(3))) < 1e-9


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0.01, 1), st.floats(-50, 50), st.floats(1e-4, 20)), min_size=1, max_size=5))
# Newton's method alone goes to and fro between 38.7 and 44.5
@example([(0.5, 0.25, 10.5), (0.25, 0.0, 2.0), (0.4375, 0.0, 14.5), (0.40625, 0.0, 1.0), (0.0390625, 40.0, 0.5)])
def test_quantiles_undo_shares(parts: list[tuple[float, float, float]]) -> None:
    weight, centre, scale = (np.array([column]) for column in zip(*parts, strict=True))
    mixture = Mixture(weight / weight.sum(), centre, scale)
    quantiles = mixture.quantiles(LEVELS)
    assert (np.diff(quantiles[0]) >= 0).all()
    for level, quantile in zip(LEVELS, quantiles[0], strict=True):
        assert abs(mixture.below(np.array([quantile]))[0] - level) < 1e-6
