"""Fan charts and their axes."""

import re
from dataclasses import replace
from datetime import date, timedelta
from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.model import CheckIn, Fan, Forecast
from okr_ai.report.axes import date_ticks, ticks
from okr_ai.report.chart import HEIGHT, MOST_POINTS, WIDTH, describe, fan_chart, picture_of, thinned
from okr_ai.report.voice import Voice

DAY = date(2026, 8, 16)
FAN = Fan(
    (DAY + timedelta(7), DAY + timedelta(45)), (18.0, 17.0), (19.0, 18.5), (20.0, 21.0), (21.0, 23.5), (22.0, 25.0)
)
FORECAST = Forecast(
    "KR1",
    "words",
    DAY,
    "at_risk",
    unit="%",
    direction="up",
    target=25.0,
    current=20.0,
    expected=21.0,
    intervals={"80": (18.5, 23.5)},
    start=date(2026, 7, 1),
    due=date(2026, 9, 30),
    measure="level",
    history=tuple((DAY - timedelta(7 * i), 20.0 - i / 10) for i in range(12))[::-1],
    fan=FAN,
)


def drawn(forecast, planned=(), check_ins=(), lang="en"):
    picture = picture_of(forecast, planned, check_ins)
    return str(fan_chart(picture, forecast, Voice(lang), "kr"))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 10, [0, 2.5, 5, 7.5, 10]),
        (17, 25, [18, 20, 22, 24]),
        (-1, 1, [-1, -0.5, 0, 0.5, 1]),
        (0.012, 0.019, [0.012, 0.014, 0.016, 0.018]),
        (5, 5, [5]),
    ],
)
def test_ticks_are_round_numbers(low, high, expected):
    assert ticks(low, high) == pytest.approx(expected)


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12))
def test_ticks_lie_within_and_are_few(low, width):
    found = ticks(low, low + width)
    assert len(found) <= 11
    slack = 1e-6 * (abs(low) + width)
    assert all(low - slack <= tick <= low + width + slack for tick in found)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 7, 1), date(2026, 7, 6), [date(2026, 7, day) for day in range(1, 7)]),
        (
            date(2026, 7, 1),
            date(2026, 8, 5),
            [
                date(2026, 7, 1),
                date(2026, 7, 8),
                date(2026, 7, 15),
                date(2026, 7, 22),
                date(2026, 7, 29),
                date(2026, 8, 5),
            ],
        ),
        (date(2026, 6, 20), date(2026, 9, 30), [date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)]),
        (
            date(2025, 2, 1),
            date(2026, 6, 30),
            [date(2025, 4, 1), date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1)],
        ),
    ],
)
def test_dates_at_the_axis(first, last, expected):
    assert date_ticks(first, last) == expected


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 200_000))
def test_any_span_has_few_dates_within_it(first, days):
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    found = date_ticks(first, last)
    assert len(found) <= 14
    assert all(first <= day <= last for day in found)


def test_everything_is_drawn():
    svg = drawn(FORECAST, ((date(2026, 7, 1), 20.0), (date(2026, 9, 30), 25.0)), (CheckIn(date(2026, 8, 1), 19.0),))
    for style in ("b95", "b80", "f", "h", "p", "c", "t", "a"):
        assert svg.count(f'class="{style}"') == 1, style
    assert "Target ≥ 25%" in svg
    assert "16 Aug" in svg
    for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", svg):
        assert -1 <= float(x) <= WIDTH + 1
        assert float(y) <= HEIGHT + 1


def test_higher_values_stand_higher_and_later_days_to_the_right():
    line = re.search(r'class="h" d="M([^"]+)"', drawn(FORECAST))[1]
    points = [tuple(map(float, point.split())) for point in line.split("L")]
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert [y for _, y in points] == sorted((y for _, y in points), reverse=True)


def test_an_average_is_not_joined_to_single_figures():
    def starts(measure):
        svg = drawn(replace(FORECAST, measure=measure))
        return float(re.search(r'class="f" d="M([\d.]+)', svg)[1])

    assert starts("average") > starts("level")


def test_a_band_target_is_a_band():
    svg = drawn(replace(FORECAST, direction="band", target=18.0, target_to=22.0))
    assert 'class="tb"' in svg
    assert "Target 18%–22%" in svg


@pytest.mark.parametrize(
    "forecast",
    [
        replace(FORECAST, history=(), fan=FAN),
        replace(FORECAST, fan=None),
        replace(FORECAST, history=((DAY, 20.0),), fan=None, target=None, due=None, start=None),
        replace(FORECAST, history=((DAY, 0.0),) * 3, fan=None, target=0.0),
        replace(FORECAST, target=nan),
        replace(FORECAST, history=((DAY - timedelta(7), nan), (DAY, 20.0))),
        replace(FORECAST, fan=Fan(FAN.dates, *((nan, 1.0) for _ in range(5)))),
        replace(FORECAST, history=((DAY - timedelta(1), 1e300), (DAY, -1e300))),
        replace(FORECAST, fan=Fan(FAN.dates, (-1e9, -1e9), (19, 18), (20, 21), (21, 23), (1e9, 1e9))),
    ],
)
def test_odd_figures_are_drawn_without_nonsense(forecast):
    svg = drawn(forecast)
    assert "nan" not in svg
    assert "inf" not in svg


def test_nothing_to_draw_is_none():
    assert picture_of(replace(FORECAST, history=(), fan=None)) is None
    assert picture_of(replace(FORECAST, history=((DAY, nan),), fan=None)) is None
    assert picture_of(replace(FORECAST, history=(), fan=None), check_ins=(CheckIn(DAY, 3.0),)) is not None


def test_later_figures_and_the_far_past_stay_out():
    history = ((date(2020, 1, 1), 1.0), (DAY, 20.0), (DAY + timedelta(1), 99.0))
    picture = picture_of(replace(FORECAST, history=history), check_ins=(CheckIn(DAY + timedelta(2), 5.0),))
    assert picture.history == ((DAY, 20.0),)
    assert picture.check_ins == ()


@settings(max_examples=40)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=2000))
def test_thinning_keeps_the_ends_and_the_extremes(values):
    points = [(date(2000, 1, 1) + timedelta(i), value) for i, value in enumerate(values)]
    kept = thinned(points)
    assert len(kept) <= max(MOST_POINTS, 1)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    assert {min(values), max(values)} <= {value for _, value in kept}


def test_the_chart_in_words():
    assert describe(FORECAST, Voice("en")) == (
        "It stands at 20%. The target is ≥ 25%. The forecast for the end is 21%. "
        "Four times in five it ends between 18.5% and 23.5%."
    )
    assert describe(replace(FORECAST, current=None, target=None, expected=None, intervals={}), Voice("zh")) == ""


def test_hostile_words_stay_words(hostile):
    svg = drawn(replace(FORECAST, text=hostile, unit=hostile))
    assert "<script" not in svg
    assert "<img" not in svg
