"""The time of a day behind its date belongs to the date; what says by when something is done is no second thing."""

from datetime import date

import pytest

from okr_ai.language import read_key_result


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("2026-06-30 18:00", date(2026, 6, 30)),
        ("26/6/30", date(2026, 6, 30)),
        ("8月15日24时前", date(2026, 8, 15)),
        ("6月28日下午3:00", date(2026, 6, 28)),
        ("2026-06-30 18:00:00", date(2026, 6, 30)),
        ("下月15号下午6点前", date(2026, 6, 15)),
        ("5月31日（周日）前", date(2026, 5, 31)),
    ],
)
def test_the_time_of_a_day_is_no_target(phrase: str, due: date) -> None:
    for text in (f"{phrase}，NPS从30提升至45", f"NPS从30提升至45（{phrase}）", f"NPS从30提升至45，{phrase}完成"):
        found = read_key_result(text, today=date(2026, 5, 15))
        assert (found.baseline, found.target, found.deadline_date, found.compound) == (30, 45, due, False), text


@pytest.mark.parametrize(
    ("figures", "due"),
    [("30/06/26", date(2026, 6, 30)), ("26/6/30", date(2026, 6, 30)), ("26/06/27", date(2027, 6, 26))],
)
def test_the_year_stands_at_either_end(figures: str, due: date) -> None:
    assert read_key_result(f"Raise NPS to 45 by {figures}", today=date(2026, 5, 15)).deadline_date == due


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("5-31前", date(2026, 5, 31)),
        ("05-31前", date(2026, 5, 31)),
        ("10月22完成", date(2026, 10, 22)),
        ("月终完成", date(2026, 5, 31)),
        ("3-5前", None),  # the third to the fifth of something
    ],
)
def test_days_in_figures_before_which_it_is_done(phrase: str, due: date | None) -> None:
    assert read_key_result(f"NPS从30提升至45，{phrase}", today=date(2026, 5, 15)).deadline_date == due


@pytest.mark.parametrize("text", ["6月30日3个版本上线", "6月30日 3 个版本上线", "6月30日前 3 个版本上线"])
def test_what_is_counted_behind_a_date_is_no_time(text: str) -> None:
    assert read_key_result(text, today=date(2026, 5, 15)).target == 3


@pytest.mark.parametrize(
    ("behind", "compound"),
    [
        ("最迟9月底完成", False),
        ("力争9月底完成", False),
        ("不晚于9月30日完成", False),
        ("9月30日之内完成", False),
        ("9月底上线小程序", True),
        ("9月底完成系统迁移", True),
    ],
)
def test_by_when_it_is_done_is_no_second_thing(behind: str, compound: bool) -> None:
    assert read_key_result(f"NPS从30提升至45，{behind}", today=date(2026, 5, 15)).compound is compound


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("NPS从30提升至45（教师节）", date(2026, 9, 10)),
        ("Raise NPS from 30 to 45 (Boxing Day)", date(2026, 12, 26)),
        ("NPS从30提升至45（教师节专场）", None),
        ("教师节期间NPS从30提升至45", None),
    ],
)
def test_a_feast_alone_in_brackets_says_by_when(text: str, due: date | None) -> None:
    assert read_key_result(text, today=date(2026, 5, 15)).deadline_date == due
