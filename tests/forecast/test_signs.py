"""What stands out in a metric's recent past."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.forecast.calendar_effects import Calendar
from okr_ai.forecast.signs import (
    far_off_inside,
    season_ahead,
    shift_in,
    signs_of,
    turned_in,
    unusual_last,
    without_weekdays,
)
from okr_ai.forecast.steps import Steps, even_steps
from okr_ai.model import Forecast, MetricSeries

NOISE = np.random.default_rng(7).standard_normal(400)
START, AS_OF, DUE = date(2026, 7, 1), date(2026, 8, 16), date(2026, 9, 30)


def test_a_shift_is_dated() -> None:
    values = np.r_[100 + NOISE[:30], 110 + NOISE[30:40]]
    assert shift_in(values) == 30


@pytest.mark.parametrize("values", [100 + NOISE[:40], 100 + 3 * np.arange(40) + NOISE[:40], [5.0] * 40, [1.0] * 5])
def test_noise_a_line_and_a_constant_are_no_shift(values: list[float]) -> None:
    assert shift_in(np.asarray(values, float)) is None


def test_chance_shifts_are_rare() -> None:
    rng = np.random.default_rng(3)
    assert sum(shift_in(rng.standard_normal(40)) is not None for _ in range(200)) <= 4


def test_a_turn_needs_two_clear_slopes() -> None:
    up, down = np.arange(12) * 3.0, 36 - np.arange(6) * 4.0
    assert turned_in(np.r_[up, down] + NOISE[:18]) == "down"
    assert turned_in(-np.r_[up, down] + NOISE[:18]) == "up"
    assert turned_in(np.r_[up, up[-1] + np.arange(6)] + NOISE[:18]) is None
    assert turned_in(np.arange(10.0)) is None


def test_an_unusual_last_value() -> None:
    assert unusual_last(np.r_[100 + NOISE[:13], 130]) == pytest.approx(100, abs=1.5)
    assert unusual_last(100 + NOISE[:14]) is None
    assert unusual_last(np.full(14, 5.0)) is None


def test_the_week_is_taken_out_of_days() -> None:
    days = tuple(date(2026, 6, 1) + timedelta(days=i) for i in range(70))
    values = tuple(100.0 + (50 if day.weekday() >= 5 else 0) for day in days)
    flat = without_weekdays(even_steps(MetricSeries("m", days, values), as_of=date(2026, 12, 31)))
    np.testing.assert_allclose(flat, np.mean(values))


def test_last_years_season() -> None:
    ends = [AS_OF - timedelta(days=7 * i) for i in range(60)][::-1]
    values = tuple(120.0 if AS_OF - timedelta(days=364) < end <= DUE - timedelta(days=364) else 100.0 for end in ends)
    steps = even_steps(MetricSeries("m", tuple(ends), values), as_of=AS_OF)
    assert season_ahead(steps, as_of=AS_OF, due=DUE) == pytest.approx(0.2)
    assert season_ahead(steps, as_of=DUE, due=DUE) is None


def test_signs_in_words_in_both_languages(weekly: Callable[..., MetricSeries]) -> None:
    steps = even_steps(weekly(np.r_[100 + NOISE[:60], 140 + NOISE[60:65], 200]), as_of=AS_OF)
    found = signs_of(steps, "%", as_of=AS_OF, start=START, due=DUE)
    assert [reason.name for reason in found] == ["level_shift", "unusual_value"]
    assert "2026年7月12日前后水平发生变化" in found[0].text.zh
    assert "shifted around 12 Jul 2026" in found[0].text.en
    assert signs_of(steps, "%", as_of=AS_OF, start=date(2026, 8, 15), due=DUE)[0].name == "unusual_value"
    assert signs_of(even_steps(weekly([1, 2, 3]), as_of=AS_OF), None, as_of=AS_OF, start=START, due=DUE) == []


@settings(max_examples=40)
@given(st.lists(st.floats(-1e9, 1e9), min_size=14, max_size=60), st.floats(1e-3, 1e3), st.floats(-1e6, 1e6))
def test_scale_and_origin_do_not_matter(values: list[float], scale: float, origin: float) -> None:
    plain = np.round(np.array(values), 3)
    if np.ptp(plain) > 1:
        assert turned_in(plain) == turned_in(plain * scale)
        assert (unusual_last(plain) is None) == (unusual_last(plain * 2.0) is None)


@pytest.mark.parametrize(("lang", "named"), [("zh", "event_now"), ("en", "unusual_value")])
def test_double_11_in_the_last_week_is_named(lang: str, named: str) -> None:
    values = [*(100 + NOISE[:40]), 190.0]
    ends = [date(2026, 11, 15) - timedelta(days=7 * i) for i in range(41)][::-1]
    steps = even_steps(MetricSeries("gmv", tuple(ends), tuple(values)), as_of=ends[-1])
    found = signs_of(
        steps, None, as_of=ends[-1], start=date(2026, 10, 1), due=date(2026, 12, 31), calendar=Calendar(lang)
    )
    said = next(reason for reason in found if reason.name in ("event_now", "unusual_value"))
    assert said.name == named
    assert ("双11" in said.text.zh) == (lang == "zh")


def test_an_unusual_week_without_an_occasion_stays_unusual() -> None:
    values = [*(100 + NOISE[:40]), 190.0]
    ends = [date(2026, 9, 13) - timedelta(days=7 * i) for i in range(41)][::-1]
    steps = even_steps(MetricSeries("gmv", tuple(ends), tuple(values)), as_of=ends[-1])
    found = signs_of(steps, None, as_of=ends[-1], start=START, due=DUE, calendar=Calendar("zh"))
    assert [reason.name for reason in found] == ["unusual_value"]


def daily(values: list[float], last: date) -> Steps:
    ends = [last - timedelta(days=i) for i in range(len(values))][::-1]
    return even_steps(MetricSeries("gmv", tuple(ends), tuple(values)), as_of=last)


@pytest.mark.parametrize(("lang", "named"), [("zh", "event_now"), ("en", "level_shift")])
def test_a_sale_is_no_shift_of_the_level(lang: str, named: str) -> None:
    """Double 11's eleven days, and four usual ones after them."""
    steps = daily([*(100 + NOISE[:120]), *(190 + NOISE[:11]), *(100 + NOISE[:4])], date(2026, 11, 15))
    days = {"as_of": date(2026, 11, 15), "start": date(2026, 10, 1), "due": date(2026, 12, 31)}
    found = signs_of(steps, None, **days, calendar=Calendar(lang))
    assert found[0].name == named
    assert [reason.name for reason in found].count("unusual_value") == (lang == "en")


def test_a_shift_that_outlasts_a_sale_is_one() -> None:
    steps = daily([*(100 + NOISE[:120]), *(190 + NOISE[:25])], date(2026, 11, 25))
    days = {"as_of": date(2026, 11, 25), "start": date(2026, 10, 1), "due": date(2026, 12, 31)}
    assert signs_of(steps, None, **days, calendar=Calendar("zh"))[0].name == "level_shift"


def test_a_value_on_the_way_of_those_before_it_is_not_unusual() -> None:
    """From 39.4 to 47.4 in twelve weeks: 48.2 goes on like that; 60 does not, nor does a fall back to 39."""
    rising = np.array([39.4, 40.0, 40.1, 40.3, 40.2, 40.9, 41.0, 41.2, 41.6, 42.7, 43.8, 44.9, 46.5, 47.4])
    assert unusual_last(np.r_[rising, 48.2]) is None
    assert unusual_last(np.r_[-rising, -48.2]) is None
    assert unusual_last(np.r_[rising, 60.0]) is not None
    assert unusual_last(np.r_[rising, 20.0]) is not None


def test_a_value_like_those_since_the_shift_is_not_unusual() -> None:
    values = np.r_[416 + 12 * NOISE[:40], 310 + 12 * NOISE[40:44]]
    assert unusual_last(values) is not None
    assert unusual_last(values, 40) is None
    assert unusual_last(np.r_[values, 500], 40) == pytest.approx(310, abs=12)


def test_a_slip_inside_the_period_that_makes_a_total(forecast_one: Callable[..., Forecast]) -> None:
    """One day of 10,000 among days of 90 to 110, with 101 as the median of the 28 before: it alone makes the total."""
    days = tuple(date(2026, 3, 1) + timedelta(days=i) for i in range(169))  # to 16 August
    usual = [90.0 + 20 * (i * 7 % 11) / 10 for i in range(169)]
    for place, said in ((150, True), (168, False), (60, False)):  # inside; the last one is told of elsewhere; long ago
        values = [*usual]
        values[place] = 10_000.0
        found = forecast_one(
            {"direction": "increase", "target_kind": "absolute", "target": 12_000.0},
            MetricSeries("m", days, tuple(values)),
            measure="total",
        )
        told = [one for one in found.reasons if one.name == "unusual_value" and "counts in full" in one.text.en]
        assert (place, bool(told)) == (place, said)
        if said:
            assert found.status == "achieved"
            assert told[0].figures["date"] == days[place]
            assert "2026年7月29日的值（1万）明显偏离平常的 101" in told[0].text.zh


@pytest.mark.parametrize(("factor", "sale", "slip"), [(2.5, False, False), (20.0, True, False), (20.0, False, True)])
def test_a_busy_day_and_a_sale_are_no_slips(factor: float, sale: bool, slip: bool) -> None:
    days = tuple(date(2026, 3, 1) + timedelta(days=i) for i in range(169))
    values = [90.0 + 20 * (i * 7 % 11) / 10 for i in range(169)]
    values[150] *= factor
    steps = even_steps(MetricSeries("m", days, tuple(values)), as_of=AS_OF)
    calendar = Calendar("zh", {"周年庆": [days[150]]} if sale else None, AS_OF)
    assert (far_off_inside(steps, START, calendar) is not None) is slip
