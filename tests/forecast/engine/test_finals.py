"""From a window's mean to the final statistic: by hand."""

import numpy as np

from okr_ai.forecast.engine.finals import Finals
from okr_ai.forecast.engine.mixtures import Mixture
from okr_ai.forecast.engine.scales import Scales

ONE, UP, DOWN = np.ones(1), np.array([True]), np.array([False])


def finals(*, whole: bool = False, steps: float = 2, lower: float = -np.inf, upper: float = np.inf) -> Finals:
    """A total of 10 so far and some steps left, on a linear scale of unit 1 that starts at 0."""
    return Finals(
        scales=Scales(ONE, 0 * ONE, 0 * ONE, ONE, linear=UP),
        start=0 * ONE,
        known=10 * ONE,
        steps=steps * ONE,
        count=ONE,
        lower=lower * ONE,
        upper=upper * ONE,
        whole=np.array([whole]),
    )


LOGISTIC = Mixture(np.ones((1, 1)), np.full((1, 1), 3.0), np.ones((1, 1)))


def test_what_is_needed_of_the_steps_that_are_left() -> None:
    assert abs(finals().needed(np.array([17.0]), UP)[0] - 3.5) < 1e-7
    assert abs(finals().chance(LOGISTIC, np.array([16.0]), UP)[0] - 0.5) < 1e-7
    # the mean must be 3 + ln 3: one chance in four above
    assert abs(finals().chance(LOGISTIC, np.array([16 + 2 * np.log(3)]), UP)[0] - 0.25) < 1e-7


def test_whole_numbers_take_the_mass_of_half_a_step() -> None:
    # a total of at least 16 is anything that rounds to 16: a mean of 2.75 and more
    assert finals(whole=True).needed(np.array([16.0]), UP)[0] == 2.75
    assert finals(whole=True).needed(np.array([15.2]), UP)[0] == 2.75
    assert finals(whole=True).needed(np.array([16.0]), DOWN)[0] == 3.25
    assert finals(whole=True).needed(np.array([16.9]), DOWN)[0] == 3.25
    assert finals(whole=True).quantiles(LOGISTIC, np.array([0.5, 0.61]))[0].tolist() == [16.0, 17.0]


def test_at_least_and_at_most_overlap_where_the_answer_is_whole() -> None:
    target = np.array([16.0])
    both = finals(whole=True).chance(LOGISTIC, target, UP) + finals(whole=True).chance(LOGISTIC, target, DOWN)
    assert both[0] > 1.1


def test_mass_beyond_a_bound_lies_on_it() -> None:
    bounded = finals(lower=2.0, upper=4.0)
    assert bounded.quantiles(LOGISTIC, np.array([0.001, 0.5, 0.999]))[0].tolist() == [14.0, 16.0, 18.0]
    for target, up, chance in ((14, UP, 1), (13, DOWN, 0), (18.1, UP, 0), (18, DOWN, 1)):
        assert bounded.chance(LOGISTIC, np.array([float(target)]), up)[0] == chance
    # on the bound itself: all that would lie beyond it
    beyond = 1 / (1 + np.e)
    assert abs(bounded.chance(LOGISTIC, np.array([18.0]), UP)[0] - beyond) < 1e-7
    assert abs(bounded.chance(LOGISTIC, np.array([14.0]), DOWN)[0] - beyond) < 1e-7


def test_nothing_left_is_certain() -> None:
    done = finals(steps=0)
    for target, up, chance in ((10, UP, 1), (10.1, UP, 0), (10, DOWN, 1), (9.9, DOWN, 0)):
        assert done.chance(LOGISTIC, np.array([float(target)]), up)[0] == chance
    assert done.quantiles(LOGISTIC, np.array([0.1, 0.9]))[0].tolist() == [10.0, 10.0]
