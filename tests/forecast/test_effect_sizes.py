"""The sizes of effects and their spread between years, worked by hand. The belief before any data: 0.3 of the usual."""

import numpy as np
import pytest

from okr_ai.forecast.effect_sizes import Sizes, apart, together


def of(*rows: list[float], noise: float = 0.0) -> Sizes:
    """What `apart` finds of kinds whose occurrences (0: none) are all clear, and equally well measured."""
    sizes = np.array(rows)
    return apart(sizes, (sizes != 0).astype(float), np.ones(len(rows), bool), noise, 0.3)


def test_one_year_counts_a_half_and_four_alike_seven_eighths() -> None:
    once, four = of([-0.5]), of([-0.5] * 4)
    assert (once.mean[0], once.between[0]) == (pytest.approx(-0.25), pytest.approx(0.09))
    assert once.doubt[0] == pytest.approx(0.045**0.5)  # 1 / (1/.09 + 1/.09)
    assert four.between[0] == pytest.approx(0.05625)  # five years of .09 beside three of 0
    assert four.mean[0] == pytest.approx(-0.5 * 32 / 37)  # 4/.05625 of 4/.05625 + 1/.09


def test_more_years_of_agreement_narrow_and_years_that_differ_widen() -> None:
    spreads = [float(of([0.4] * years).between[0]) for years in (1, 2, 3, 5, 8)]
    assert spreads == pytest.approx([0.45 / (4 + years) for years in (1, 2, 3, 5, 8)])
    assert of([-0.1, -0.9] * 2).between[0] == pytest.approx((0.45 + 0.64) / 8)


def test_years_of_another_occasion_count_a_half() -> None:
    found = of([0.5] * 5, [-0.2, -0.4, 0.0, 0.0, 0.0])
    assert found.between == pytest.approx([(0.45 + 0.01) / 9.5, (0.45 + 0.02) / 8])
    unclear = apart(np.array([[0.5] * 5, [0.1] * 5]), np.ones((2, 5)), np.array([True, False]), 0.0, 0.3)
    assert unclear.between == pytest.approx([0.45 / 9, 0.45 / 7])  # what is not clear tells nothing


def test_noise_hides_how_alike_years_are() -> None:
    # measured with a variance of .09, three years are worth 3/4, and less apart than noise would have them
    assert of([-0.5] * 4, noise=0.09).between[0] == pytest.approx((0.45 - 0.75 * 0.09) / 5.75)
    assert of([-0.5] * 40, noise=0.0004).between[0] == pytest.approx(0.0100, abs=0.001)


def test_an_occurrence_over_two_months_is_one_measurement() -> None:
    found = together(np.array([-0.2, -0.2]), np.array([[0.5, 0.5]]), np.ones((1, 1)), np.array([1, 2]), 0.005, 0.3)
    # -0.4 with a variance of .005/.5 + .09
    assert (found.mean[0], found.between[0]) == (pytest.approx(-0.4 * 10 / (10 + 1 / 0.09)), pytest.approx(0.09))


def test_kinds_that_share_months_are_told_apart_by_years_in_which_they_lie_elsewhere() -> None:
    """A month of one, of both, of the other; then all again: +20 % and -50 %."""
    shares = np.array(
        [[0.5, 0.2, 0, 0, 0, 0], [0, 0, 0, 0.5, 0.2, 0], [0, 0.3, 0.3, 0, 0, 0], [0, 0, 0, 0, 0.3, 0.3]], float
    )
    off = np.array([0.10, -0.11, -0.15] * 2)
    kinds, months = np.array([[1, 1, 0, 0], [0, 0, 1, 1]], float), np.array([1, 2, 3] * 2)
    found = together(off, shares, kinds, months, 0.0001, 0.3)
    # four of six degrees of freedom are left, two of which tell of years: one of each kind, both alike
    assert found.between == pytest.approx([5 * 0.09 / 7] * 2, abs=0.002)
    assert found.mean == pytest.approx([0.2 * 28 / 37.8, -0.5 * 28 / 37.8], abs=0.02)


def test_what_a_calendar_month_does_every_year_is_no_feast() -> None:
    """Januaries 10 % low whatever part of them the feast takes, four years; in two it cannot be known."""
    shares = np.diag([0.1, 0.3, 0.5, 0.3])
    januaries, kinds = np.ones(4, int), np.ones((1, 4))
    low = together(np.full(4, -0.1), shares, kinds, januaries, 0.0001, 0.3)
    assert abs(low.mean[0]) < 0.1
    few = together(np.full(2, -0.1), shares[:2, :2], kinds[:, :2], januaries[:2], 0.0001, 0.3)
    assert few.mean[0] < -0.2
