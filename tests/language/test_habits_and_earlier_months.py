"""How often one does a thing, how long a level is kept, what was reached in a month that is over, and months named one
by one. Each with a near miss, in both languages where the words exist in both."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("每周游泳 2 次", "deliver"),
        ("每月打羽毛球至少1次周末局", "deliver"),
        ("每天写字 40 分钟", "deliver"),
        ("Swim 2 times a week", "deliver"),
        ("每周迟到不超过 2 次", "reach"),
        ("每月停机 1 次以内", "reach"),
        ("每周客户来访 20 次", "reach"),
        ("每天平均使用时长 40 分钟", "reach"),
        ("3 outages a week at most", "reach"),
    ],
)
def test_what_one_does_so_often_is_done(text: str, direction: str) -> None:
    assert read(text).direction == direction


def test_an_hour_of_reading_is_work() -> None:
    assert read("每天1小时阅读").outcome is False
    assert read("Read 1 hour a day").outcome is False


@pytest.mark.parametrize(
    ("text", "unit"),
    [("每月开1次周例会", "次"), ("完成 6 次周复盘", "次"), ("新客次周留存达到 30%", "%")],
)
def test_times_stand_before_weekly_things(text: str, unit: str) -> None:
    assert read(text).unit == unit


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("把投诉压到每天 4 单以内，连续三周", False),
        ("把投诉压到每天 4 单以内，持续 2 个月", False),
        ("Bring complaints below 4 a day, 3 weeks in a row", False),
        ("把投诉压到每天 4 单以内，处理时长 2 小时", True),
        ("仓库门禁换新，旧卡下线", True),
        ("仓库门禁换新", False),
    ],
)
def test_how_long_a_level_is_kept_is_no_second_target(text: str, several: bool) -> None:
    assert read(text).compound is several


def test_what_is_kept_up_may_be_the_target_itself() -> None:
    assert read("单次供电持续 3 小时").target == 3


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("续费率 41%，三季度末做到 52%", 41, 52),
        ("41%，三季度末做到 52%", 41, 52),
        ("续费率做到 41%，三季度末做到 52%", None, 41),
        ("二季度续费率 41%，三季度末做到 52%", None, 41),
        ("续费率 4 月 41%，8 月达到 52%", 41, 52),
        ("退单 3、4 月均值 60 单，8 月底降到 25 单", 60, 25),
        ("门店 11 月 12 家，明年 3 月开到 20 家", None, 12),
    ],
)
def test_values_before_a_dated_level(text: str, baseline: float | None, target: float) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "day", "target"),
    [
        ("7、8、9月每月跑 50 公里", date(2026, 9, 30), 50),
        ("6、7月新签 9 家", date(2026, 7, 31), 9),
        ("缺陷不超过 5、6月上线", date(2026, 6, 30), 5),
        ("NPS 做到 48、6月上线", date(2026, 6, 30), 48),
        ("明年开春门店开到 9 家", date(2027, 5, 31), 9),
        ("月底前三天交齐 12 份台账", date(2026, 5, 28), 12),
        ("月底前三家门店开业", date(2026, 5, 31), 3),
    ],
)
def test_months_one_by_one_and_days_before_their_end(text: str, day: date, target: float) -> None:
    frame = read(text)
    assert (frame.deadline_date, frame.target) == (day, target)


@pytest.mark.parametrize(
    ("text", "direction", "outcome"),
    [("邀请函发出 30 封", "deliver", False), ("发出商品占比降到 3%", "decrease", True)],
)
def test_what_is_sent_out(text: str, direction: str, outcome: bool) -> None:
    frame = read(text)
    assert (frame.direction, frame.outcome) == (direction, outcome)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("加深与渠道商的合作", ["加深"]),
        ("重要台账不再手工填", ["重要"]),
        ("重要客户续约率 95%", []),
    ],
)
def test_words_that_leave_open_how_much(text: str, words: list[str]) -> None:
    assert [each.text for each in read(text).vague_words] == words
