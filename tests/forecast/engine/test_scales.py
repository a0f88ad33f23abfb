"""Scales go there and back and never across zero."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.forecast.engine.scales import fit_scales


def scales_of(values: list[float], upper: float = np.inf):  # type: ignore[no-untyped-def]
    one = np.array([values])
    return fit_scales(one, np.ones(one.shape), np.array([upper]))


@settings(max_examples=80)
@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=8))
def test_there_and_back(values: list[float]) -> None:
    scales = scales_of(values)
    size = max(map(abs, values))
    back = scales.backward(scales.forward(np.array([values])))[0]
    np.testing.assert_allclose(back, values, rtol=1e-6, atol=1e-9 * size + 1e-300)


@pytest.mark.parametrize("values", [[1.0, 2, 3], [0.0, 0, 5], [0.0, 0.0], [-1.0, -2], [-3.0, 0, 4]])
def test_the_map_rises(values: list[float]) -> None:
    points = np.linspace(min(values) + 1e-6, max(values) + 5, 30) if min(values) >= 0 else np.linspace(-9, -0.01, 30)
    u = scales_of(values).forward(points[None, :])[0]
    assert (np.diff(u) > 0).all()


def test_a_series_that_was_never_negative_stays_so() -> None:
    assert scales_of([0.0, 0, 3]).backward(np.array([[-50.0]]))[0, 0] == 0
    assert scales_of([0.0, -2, -3]).backward(np.array([[50.0]]))[0, 0] == 0


def test_both_signs_are_taken_as_they_are() -> None:
    scales = scales_of([-2.0, 2.0, 4.0, -4.0])
    assert scales.linear[0]
    assert scales.forward(np.array([[3.0]]))[0, 0] == 1.0  # the mean size is 3


def test_huge_values_stay_finite() -> None:
    scales = scales_of([1e280, 1e279])
    assert np.isfinite(scales.forward(np.array([[1e280]]))).all()
    assert np.isfinite(scales.backward(np.array([[1e5]]))).all()
