"""What a key result still needs, in words."""

import pytest

from okr_ai.forecast.needed import _best_pace


@pytest.mark.parametrize(
    ("best", "measure", "unit", "en", "zh"),
    [
        (-0.45, "level", "min", "a fall of 0.45 minutes a week", "每周下降 0.45 分钟"),
        (0.45, "level", "min", "0.45 minutes a week", "每周 0.45 分钟"),
        (38.0, "total", None, "38 a week", "每周 38"),
        (2320.0, "average", None, "2,320", " 2,320"),
        (-3.0, "average", None, "-3", " -3"),  # a mean below zero is no fall
    ],
)
def test_the_best_pace_says_which_way_it_went(best: float, measure: str, unit: str | None, en: str, zh: str) -> None:
    said = _best_pace(best, measure, unit, whole=False)
    assert (said.en, said.zh) == (en, zh)
