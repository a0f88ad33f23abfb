"""Sums add up and products multiply up, whatever the weights, locks and bounds."""

from math import fsum, inf, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.suggest.splitting import CannotSplit, Driver, split

amounts = st.floats(0.01, 1e6)
weights = st.floats(0.01, 10)


def test_a_product_by_hand() -> None:
    drivers = [Driver("visits", 1000, 1), Driver("conversion", 2, 1), Driver("order value", 50, 0)]
    visits, conversion, value = split(1000, 1440, drivers, "product")
    assert (visits, conversion, value) == pytest.approx((1200, 2.4, 50))  # 1.44 is 1.2 times 1.2; order value is locked


def test_a_sum_by_hand() -> None:
    drivers = [Driver("confirm", 12, 3), Driver("pick", 6, 1, low=5.5), Driver("ship", 30, 1, high=30, low=30)]
    assert split(48, 38, drivers, "sum") == pytest.approx([2.5, 5.5, 30])  # 9.5 of the 10 hours are left to confirming


def test_what_is_taken_off_or_divides() -> None:
    assert split(60, 80, [Driver("sales", 100), Driver("cost", 40, sign=-1)], "sum") == pytest.approx([110, 30])
    sales, shops = split(10, 40, [Driver("sales", 100), Driver("shops", 10, sign=-1)], "product")
    assert (sales, shops) == pytest.approx((200, 5))


@given(st.lists(st.tuples(amounts, weights), min_size=1, max_size=6), st.floats(0.2, 5))
@settings(max_examples=80)
def test_products_multiply_up(parts: list[tuple[float, float]], growth: float) -> None:
    drivers = [Driver(str(place), baseline, weight) for place, (baseline, weight) in enumerate(parts)]
    targets = split(7.0, 7.0 * growth, drivers, "product")
    assert prod(t / d.baseline for t, d in zip(targets, drivers, strict=True)) == pytest.approx(growth, rel=1e-9)
    for target, driver in zip(targets, drivers, strict=True):
        assert target == pytest.approx(driver.baseline) or (target > driver.baseline) == (growth > 1)


@given(
    st.lists(
        st.tuples(st.floats(-1e4, 1e4), st.floats(0, 10), st.floats(0, 100), st.sampled_from([1, -1])),
        min_size=1,
        max_size=6,
    ),
    st.floats(-500, 500),
)
@settings(max_examples=120)
def test_sums_add_up_within_bounds_or_say_what_is_in_reach(
    parts: list[tuple[float, float, float, int]], change: float
) -> None:
    drivers = [
        Driver(str(place), baseline, weight, baseline - room, baseline + room, sign)
        for place, (baseline, weight, room, sign) in enumerate(parts)
    ]
    whole = 1000.0
    try:
        targets = split(whole, whole + change, drivers, "sum")
    except CannotSplit as caught:
        assert abs(caught.reachable - whole) < abs(change) + 1e-6  # noqa: PT017
        assert fsum(room for _, weight, room, _ in parts if weight > 0) <= abs(change) + 1e-6
        return
    moved = fsum((target - driver.baseline) * driver.sign for target, driver in zip(targets, drivers, strict=True))
    assert moved == pytest.approx(change, abs=1e-6)
    for target, driver in zip(targets, drivers, strict=True):
        assert driver.low - 1e-6 <= target <= driver.high + 1e-6
        assert driver.weight > 0 or target == driver.baseline


@given(st.lists(st.tuples(amounts, weights), min_size=2, max_size=5), st.floats(1, 4), st.floats(1, 3))
@settings(max_examples=80)
def test_a_bounded_product_is_exact_or_out_of_reach(
    parts: list[tuple[float, float]], growth: float, room: float
) -> None:
    drivers = [
        Driver(str(place), baseline, weight, high=baseline * room) for place, (baseline, weight) in enumerate(parts)
    ]
    try:
        targets = split(1, growth, drivers, "product")
    except CannotSplit as caught:
        assert caught.reachable == pytest.approx(room ** len(parts))  # noqa: PT017
        assert caught.reachable <= growth * (1 + 1e-9)  # noqa: PT017
        return
    assert prod(t / d.baseline for t, d in zip(targets, drivers, strict=True)) == pytest.approx(growth, rel=1e-9)
    assert all(target <= driver.high * (1 + 1e-9) for target, driver in zip(targets, drivers, strict=True))


def test_all_locked_cannot_carry_anything() -> None:
    with pytest.raises(CannotSplit) as caught:
        split(10, 12, [Driver("a", 4, 0), Driver("b", 6, 0)], "sum")
    assert caught.value.reachable == 10
    assert split(10, 10, [Driver("a", 4, 0), Driver("b", 6, 0)], "sum") == [4, 6]


@pytest.mark.parametrize("numbers", [(0, 5, 2), (5, 0, 2), (5, 6, 0), (5, 6, -1)])
def test_a_product_needs_numbers_above_zero(numbers: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        split(numbers[0], numbers[1], [Driver("a", numbers[2])], "product")


def test_an_open_bound_is_no_bound() -> None:
    assert split(10, 20, [Driver("a", 10, high=inf)], "sum") == [20]
