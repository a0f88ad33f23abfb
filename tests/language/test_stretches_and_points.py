"""Days from one to another are due on the other, points in time are counted to the day, names hold no dates."""

from datetime import date

import pytest

from okr_ai.language.key_results import read_key_result

MAY_15 = date(2026, 5, 15)  # a Friday


def due(text: str, today: date = MAY_15) -> str | None:
    found = read_key_result(text, today=today).deadline_date
    return found and str(found)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("从9月至11月签约100家", "2026-11-30"),
        ("从一月十日到十二日完成新版上线", "2027-01-12"),
        ("Launch the portal from July 13-15", "2026-07-15"),
        ("Launch the portal by Aug 8 - Aug 12", "2026-08-12"),
        ("Launch the portal by last day in October", "2026-10-31"),
        ("Launch the portal during March", "2027-03-31"),
        ("Launch the portal by next Halloween", "2026-10-31"),
        ("Launch the portal by Tuesday the 26th", "2026-05-26"),
        ("Ship the beta Monday EOD", "2026-05-18"),
        ("Ship the beta by Monday EOD", "2026-05-18"),
        ("29日完成新版上线", "2026-05-29"),
        ("当周内完成上线", "2026-05-17"),
        ("元旦上线新版", "2027-01-01"),
        ("今年夏天上线新版", "2026-08-31"),
        ("明年春季前完成", "2027-05-31"),
        ("今明两年新增20家", "2027-12-31"),
        ("Launch by summer 2026", "2026-08-31"),
        ("Launch the new app next spring", "2027-05-31"),
        ("Launch by fall 2026", "2026-11-30"),
        ("Ship it by the weekend", "2026-05-17"),
        ("Ship it by the week after the next", "2026-05-31"),
        ("Finish 5 courses by the end of the term", "2026-06-30"),
        # days from one to another, whatever stands before them
        ("投诉量在6月12日到7月3日降到20件", "2026-07-03"),
        ("于6月至9月新增30家门店", "2026-09-30"),
        ("在8月3日与8月21日之间完成5次演练", "2026-08-21"),
        ("在2027年和2028年之间新增30家门店", "2028-12-31"),
        ("Cut complaints to 20 by 3 August to 21 August", "2026-08-21"),
        ("Open 5 stores in June through September", "2026-09-30"),
        ("Run 3 pilots starting 3 August until 21 August", "2026-08-21"),
        ("Cut complaints to 20 between July and September", "2026-09-30"),
        ("Cut complaints to 20 between Q3 and Q4", "2026-12-31"),
        ("Cut complaints to 20 by June 13 through 15", "2026-06-15"),
        ("Open 5 stores in a year and a half", "2027-11-15"),
        ("Open 5 stores within 2 years and a half", "2028-11-15"),
        ("后两年新增30家门店", "2028-05-15"),
        ("后半年新增30家门店", "2026-11-15"),
        # a weekday beside the day of a month, or reached on it
        ("Cut complaints to 20 by Fri 18Sep", "2026-09-18"),
        ("Cut complaints to 20 by Friday, 9/18/2026", "2026-09-18"),
        ("NPS在周四达到40", "2026-05-21"),
        ("NPS在28日达到40", "2026-05-28"),
        ("销售额在国庆节达到40万", "2026-10-01"),
        # seasons of no year
        ("Cut complaints to 20 by summer", "2026-08-31"),
        ("By the fall, cut complaints to 20", "2026-11-30"),
        ("Cut complaints to 20 before winter.", "2026-11-30"),
        ("冬季前完成5处供暖改造", "2027-02-28"),
        ("夏天前投诉量降到20件", "2026-08-31"),
    ],
)
def test_deadlines(text: str, last: str) -> None:
    assert due(text) == last


@pytest.mark.parametrize(
    "text",
    [
        "从一季度起每月新增3家",
        "Raise retention from 20% in Q1 to 30%",
        "7日完成率达到90%",
        "当周复购率达到20%",
        "当日达占比达到90%",
        "双11完成率达到90%",
        "618 GMV达到300万",
        "Recruit 20 interns for the summer 2026 cohort",
        "Keep refunds from a spring clean below 5%",
        "Cut defects on day the 5 teams agreed",
        "Define the term churn for 5 teams",
        "缺货0天内",
        "明日方舟月活达到100万",
        "庆余年第一季播放量达到1亿",
        "《长安》第二季播放量达到1亿",
        "Run 3 pilots starting 3 August",
        "后2周复购率达到20%",
        "上线后三个月投诉量降到20件",
        "每周在周四达到40单",
        "每月在28日达到40单",
        "28日达到率90%",
        "在周四完成率达到40%",
        "Hire 5 people by summer interns",
        "Cut incidents by fall detection",
        "夏天前往3个城市",
        "春季前端改版3个页面",
    ],
)
def test_no_deadline(text: str) -> None:
    assert due(text) is None


def test_a_date_and_a_figure_bound_no_period() -> None:
    assert due("在8月3日到岗5人") == "2026-08-03"
    assert due("Cut complaints by June 13 to 15") == "2026-06-13"
    assert due("Open 5 stores in July and September") == "2026-07-31"
    assert due("Open 5 stores in a year and half of them pay") == "2027-05-15"
    assert due("在8月3日至少完成5次演练") == "2026-08-03"
    assert due("Raise sales in June to July levels") == "2026-06-30"
    assert due("Cut complaints by Friday 3/4 of the way") == "2026-05-15"


def test_the_first_of_a_month_is_counted_from_as_any_other_day() -> None:
    """A point in time is the same day of its month; a stretch that begins with a month is of whole months."""
    first = date(2026, 10, 1)
    assert due("Reach 500 users in six months", first) == "2027-04-01"
    assert due("六个月后上线新版", first) == "2027-04-01"
    assert due("Reach 500 users within six months", first) == "2027-03-31"
    assert due("六个月内上线新版", first) == "2027-03-31"


def test_the_next_quarter_of_a_number_is_to_begin() -> None:
    january = date(2026, 1, 12)
    assert due("Launch by next Q1", january) == "2027-03-31"
    assert due("Launch by next Q2", january) == "2026-06-30"
    assert due("Launch by Q1", january) == "2026-03-31"
    assert due("第一季营收达到1亿", january) == "2026-03-31"  # of a company, not of a series
    assert due("明日上线新版", january) == "2026-01-13"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("当日", "2026-05-15", "2026-05-15"),
        ("当周", "2026-05-11", "2026-05-17"),
        ("当年", "2026-01-01", "2026-12-31"),
        ("1号到今天", "2026-05-01", "2026-05-15"),
        ("29日", "2026-05-29", "2026-05-29"),
        ("2026 09 30", "2026-09-30", "2026-09-30"),
    ],
)
def test_standing_alone(text: str, first: str, last: str) -> None:
    (found,) = read_key_result(text, today=MAY_15).dates
    assert (str(found.first_day), str(found.last_day)) == (first, last)


def test_a_winter_begins_in_december_of_its_year() -> None:
    assert due("Launch by winter 2026") == "2027-02-28"
    assert due("Launch this winter", date(2026, 1, 12)) == "2026-02-28"
    assert due("今年春节前完成") == "2026-02-16"  # the day before the feast, no season


def test_two_numbers_in_words_of_the_same_scale_are_a_range() -> None:
    (found,) = read_key_result("Keep users between one thousand and one thousand five hundred").quantities
    assert (found.value, found.value_to) == (1000, 1500)
    (found,) = read_key_result("Reach two million and three thousand users").quantities
    assert (found.value, found.value_to) == (2003000, None)


def test_three_figures_that_name_no_day_are_no_date() -> None:
    assert not read_key_result("2026 09 31", today=MAY_15).dates


def test_more_days_than_a_month_has_are_a_length() -> None:
    assert not read_key_result("90日", today=MAY_15).dates
