"""Cases become questions about a window of future steps: hand-worked."""

import numpy as np
import pytest

from okr_ai.errors import InputError
from okr_ai.forecast.engine.questions import LONGEST, Questions, read_questions

NAN = float("nan")


def ask(
    history: object,
    observed: object,
    period_len: int = 4,
    season: float = 4,
    measure: str = "total",
    level_window: int = 1,
    lower: object = None,
    upper: object = None,
) -> Questions:
    return read_questions([history], [observed], [period_len], [season], [measure], [level_window], [lower], [upper])


def window(questions: Questions) -> tuple[int, int]:
    return int(questions.first[0]), int(questions.last[0])


def test_a_total_needs_the_sum_of_the_steps_that_are_left() -> None:
    questions = ask([1, 2, 3], [10, 20])
    assert window(questions) == (1, 2)
    assert (questions.known[0], questions.count[0], questions.steps[0]) == (30, 1, 2)
    assert questions.series[0].tolist() == [1, 2, 3, 10, 20]


def test_an_average_is_the_total_divided_by_the_whole_period() -> None:
    questions = ask([1, 2, 3], [10, 20], measure="average")
    assert (questions.known[0], questions.count[0], window(questions)) == (30, 4, (1, 2))


def test_a_level_asks_for_the_last_step_only() -> None:
    questions = ask([1, 2, 3], [10], measure="level")
    assert (questions.known[0], questions.count[0], window(questions)) == (0, 1, (3, 3))


def test_a_level_over_a_window_keeps_what_was_seen_of_the_window() -> None:
    questions = ask([1, 2, 3], [10, 20, 30], measure="level", level_window=3)
    assert (questions.known[0], questions.count[0], window(questions)) == (50, 3, (1, 1))


def test_a_level_window_longer_than_the_period_is_the_period() -> None:
    questions = ask([1, 2, 3], [10], measure="level", level_window=9)
    assert (questions.known[0], questions.count[0], window(questions)) == (10, 4, (1, 3))


def test_a_period_seen_to_its_end_leaves_no_steps() -> None:
    questions = ask([1], [1, 2, 3, 4, 99])
    assert (questions.steps[0], questions.known[0]) == (0, 10)


def test_missing_values_inside_are_bridged_by_straight_lines() -> None:
    questions = ask([1, NAN, 3], [NAN, 5])
    assert questions.series[0].tolist() == [1, 2, 3, 4, 5]
    assert questions.known[0] == 9


def test_missing_values_at_the_end_are_still_to_be_forecast() -> None:
    questions = ask([1, 2, 3], [10, NAN, NAN])
    assert (questions.known[0], window(questions)) == (10, (1, 3))


def test_history_that_ends_missing_puts_the_period_further_ahead() -> None:
    questions = ask([1, 2, NAN, NAN], [])
    assert (questions.series[0].tolist(), window(questions), questions.steps[0]) == ([1, 2], (3, 6), 4)


def test_missing_first_values_inside_the_period_are_counted_as_the_first_seen() -> None:
    questions = ask([], [NAN, 3, 4])
    assert (questions.known[0], window(questions)) == (10, (1, 1))


def test_infinite_is_missing() -> None:
    assert ask([1, float("inf"), 3], []).series[0].tolist() == [1, 2, 3]


def test_nothing_at_all_is_an_empty_series() -> None:
    for history, observed in (([], []), (None, None), ([NAN], [NAN]), (NAN, [])):
        questions = ask(history, observed)
        assert (len(questions.series[0]), window(questions)) == (0, (1, 4))


def test_equal_series_are_kept_once() -> None:
    two = read_questions(
        [[1, 2], [1, 2], [1, 3]], [[], [], []], [4, 8, 4], [4, 4, 4], ["total"] * 3, [1] * 3, [None] * 3, [None] * 3
    )
    assert (len(two.series), two.row.tolist(), two.last.tolist()) == (2, [0, 0, 1], [4, 8, 4])


def test_the_same_values_with_another_season_are_another_series() -> None:
    two = read_questions([[1, 2], [1, 2]], [[], []], [4, 4], [4, 12], ["total"] * 2, [1] * 2, [None] * 2, [None] * 2)
    assert two.season.tolist() == [4, 12]


@pytest.mark.parametrize(("season", "steps"), [(7, LONGEST), (1, LONGEST), (12, 96), (4, 32), (52, 208)])
def test_only_the_latest_steps_of_a_very_long_series_are_looked_at(season: int, steps: int) -> None:
    series = ask(np.arange(100_000.0), [], season=season).series[0]
    assert (len(series), series[-1]) == (steps, 99_999)


@pytest.mark.parametrize("season", [0, 1, -7, NAN, LONGEST])
def test_a_season_that_cannot_be_seen_twice_is_none(season: float) -> None:
    assert ask([1, 2], [], season=season).season[0] == 1


@pytest.mark.parametrize(
    "wrong",
    [{"measure": "sum"}, {"period_len": 0}, {"period_len": float("nan")}, {"measure": "level", "level_window": 0}],
)
def test_what_cannot_be_asked_is_said(wrong: dict[str, object]) -> None:
    with pytest.raises(InputError) as caught:
        ask([1, 2], [], **wrong)  # type: ignore[arg-type]
    assert "\n" not in caught.value.in_lang("zh")


def test_no_cases_no_questions() -> None:
    empty = read_questions([], [], [], [], [], [], [], [])
    assert (len(empty.row), len(empty.series)) == (0, 0)
