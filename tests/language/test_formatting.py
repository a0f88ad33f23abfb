"""Numbers and dates written for people."""

import math
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okr_ai.language.formatting import format_date, format_number, round_as_people_write
from okr_ai.language.numbers import read_number


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (1_200_000, None, "120万", "1.2M"),
        (12.5, "%", "12.5%", "12.5%"),
        (3, "d", "3 天", "3 days"),
        (1, "d", "1 天", "1 day"),
        (1234, "家", "1,234家", "1,234"),
        (1.2e8, "¥", "1.2亿元", "¥120M"),
        (45_000, "$", "$4.5万", "$45K"),
        (12_345, None, "12,345", "12,345"),
        (-1_200_000, "$", "-$120万", "-$1.2M"),
        (0.034, "%", "0.034%", "0.034%"),
        (2, "x", "2倍", "2x"),
        (5, "pp", "5 个百分点", "5 pp"),
        (math.inf, None, "-", "-"),
        (math.nan, "%", "-", "-"),
        (107_537_689, None, "1.08亿", "107.5M"),  # 1.0753…, rounded once
    ],
)
def test_format_number(value: float, unit: str | None, zh: str, en: str) -> None:
    assert (format_number(value, unit, "zh"), format_number(value, unit, "en")) == (zh, en)


def test_format_date() -> None:
    assert format_date(date(2026, 9, 30), "zh") == "2026年9月30日"
    assert format_date(date(2026, 9, 3), "en") == "3 Sep 2026"


@pytest.mark.parametrize(
    ("value", "rounded"), [(37.482, 37.5), (81_234, 81_200), (0.03462, 0.035), (0, 0), (-4.56, -4.6), (999.4, 999)]
)
def test_round_as_people_write(value: float, rounded: float) -> None:
    assert round_as_people_write(value) == rounded


@example(107_537_689, "zh")
@given(st.integers(1, 10**9), st.sampled_from(["zh", "en"]))
def test_short_forms_read_back_as_near(value: int, lang: str) -> None:
    read = read_number(format_number(value, None, lang))
    assert read is not None
    assert math.isclose(read[0], value, rel_tol=5e-3)
