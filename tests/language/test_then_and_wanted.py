"""Values of a time that is over and those wanted; shares of what each one has; how people feel; gaps written as X."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "metric", "baseline", "target"),
    [
        ("Parcels sent the same day: 58% last quarter, 75% by end of June", "Parcels sent the same day", 58, 75),
        ("Seat use 41% in Q1, 60% in Q3", "Seat use", 41, 60),
        ("Repair time: 31 hrs now, 12 hrs wanted", "Repair time", 31, 12),
        ("Repair time 31 hrs now, 12 hrs needed.", "Repair time", 31, 12),
        ("Raise card use to 82% from last winter's 74%", "card use", 74, 82),
        ("Raise seat use to 82% from the previous 74%", "seat use", 74, 82),
        # near misses: other things beside the first value
        ("Close 5 deals last quarter, 75% by end of June", "deals", None, 5),
        ("Raise seat use to 82% from Anna's 74%", "seat use", None, 82),
    ],
)
def test_a_value_of_then_beside_the_one_wanted(text, metric, baseline, target):
    kr = read(text)
    assert kr.metric
    assert (kr.metric.text, kr.baseline, kr.target) == (metric, baseline, target)


@pytest.mark.parametrize(
    ("text", "target", "compound"),
    [
        ("At least three shops have > 50% of orders paid by card", 3, False),
        ("9 in 10 nurses finish 95% of their shifts on time", 90, False),
        ("Three shops open on Sundays and 50% of orders paid by card", 3, True),
        ("1 in 4 gallery visitors buys a card", 25, False),
        ("Be 1 in 4 weeks on site", 1, False),
    ],
)
def test_how_much_each_of_them_does_is_no_second_target(text, target, compound):
    kr = read(text)
    assert (kr.target, kr.compound) == (target, compound)


def test_none_above_a_bound_is_none():
    assert (read("Single orders: none above £25k").target, read("Single orders: some above £25k").target) == (0, 25_000)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Drivers feel respected", True),
        ("New nurses feel safe on the ward", True),
        ("Ask how drivers feel about pay", False),
    ],
)
def test_how_people_feel_is_a_result(text, outcome):
    assert read(text).outcome is outcome


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Sign X new growers", True),
        ("Open the depot within Z months", True),
        ("Open Depot X in Leeds", False),
        ("Get X followers to share the film", False),
    ],
)
def test_a_letter_where_a_count_should_stand(text, gap):
    assert bool(read(text).placeholders) is gap


@pytest.mark.parametrize(
    ("text", "specific"),
    [("Raise stock counts from monthly to weekly", True), ("Raise stock counts from time to time", False)],
)
def test_a_rhythm_to_another_says_how_far(text, specific):
    assert (read(text).smart.specific >= 0.5) is specific


def test_what_it_is_held_against_is_no_deadline():
    assert read("Basket €48 to €55 without more coupons than we send today").deadline is None
    assert read("Basket €48 to €55 without more coupons, today").deadline is not None


def test_a_meeting_of_two_is_no_ratio():
    assert read("Leads hold a 1:1 with each driver every two weeks").target is None
    assert read("Staff ratio of 1:1 at night").target == 1


@pytest.mark.parametrize(
    ("text", "vague", "outcome"),
    [
        ("Drivers feel respected", ("respected",), True),
        ("New guests feel at home", (), True),
        ("80% of drivers feel respected", (), True),
        ("The rota is easy to read", ("easy",), True),
        ("Print the rota for all depots", (), False),
    ],
)
def test_how_something_is_without_a_figure_stays_open(text, vague, outcome):
    kr = read(text)
    assert (tuple(words.text for words in kr.vague_words), kr.outcome) == (vague, outcome)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Answer 95% of complaints within 24 hours", "reach"),
        ("24 小时内解决 95% 的工单", "reach"),
        ("Answer 95% of complaints from the old backlog", "deliver"),
        ("解决 95% 的历史工单", "deliver"),
    ],
)
def test_service_in_time_is_a_level(text, direction):
    assert read(text).direction == direction


def test_whose_key_result_it_is_stands_before_it():
    assert read("Finance KR: Hire to fill the gaps (1 buyer, 1 clerk)").outcome is False
    assert read("Finance KR: reduce costs by 8%").direction == "decrease"
    assert read("Parcels late: reduce costs by 8%").direction == "decrease"


def test_so_many_weekends_from_now():
    assert str(read("Finish the shed 2 weekends from now").deadline_date) == "2026-05-24"
    assert read("Run 2 weekend hikes from now on").deadline is None


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("Open faults 46 ↓ 5", 46, 5),
        ("Seat use 46% ↑ 60%", 46, 60),
        ("维修时长 12 天 ↓ 8 天", 12, 8),
        ("上座率 22% ↑ 30%", 22, 30),
        ("Seat use ↑ 5%", None, 5),  # by how much
        ("上座率 ↑ 5%", None, 5),
        ("Seat use 46 ↑ 5", None, 46),
    ],
)
def test_an_arrow_up_or_down_leads_from_one_value_to_the_other(text, baseline, target):
    kr = read(text)
    assert (kr.baseline, kr.target) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("9 out of 10 parcels arrive within 2 days", False),
        ("1 in 4 gallery visitors comes back within 30 days", False),
        ("Open 9 shops within 30 days", True),
    ],
)
def test_how_soon_a_share_of_cases_is_done_is_no_deadline(text, dated):
    assert (read(text).deadline is not None) is dated


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("12 talks given, avg. score ≥ 4.5", False),
        ("12 shops opened, avg. score ≥ 4.5", True),
        ("培训 12 场，平均评分不低于 4.5 分", False),
        ("新开 12 家店，平均评分不低于 4.5 分", True),
    ],
)
def test_how_meetings_are_graded_is_no_second_target(text, compound):
    assert read(text).compound is compound


def test_half_of_things_named_by_several_words_is_a_share():
    assert read("Half of open senior posts filled from within").target == 50
    assert read("Half of this shelf holds gifts").target is None
