"""Dates and periods in both languages, from Friday 15 May 2026: each phrase and the last day it means."""

from datetime import date

import pytest
from borax.calendars.lunardate import LunarDate
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.language import read_key_result
from okr_ai.language.date_fields import read_cycle, read_date
from okr_ai.language.dates import dates_in
from okr_ai.language.festivals import feast
from okr_ai.language.periods import reference
from okr_ai.language.text import normalised
from okr_ai.model import Cycle

TODAY = date(2026, 5, 15)
PHRASES = """
by month 4 | 2026-09-14
第4个月末 | 2026-09-14
by mid-year | 2026-06-30
end-of-quarter | 2026-06-30
3rd qtr 2026 | 2026-09-30
first week of November | 2026-11-07
last week of November | 2026-11-30
11月第二周 | 2026-11-14
11月最后一周 | 2026-11-30
in a couple of months | 2026-07-15
CY2027 | 2027-12-31
July 6-10 | 2026-07-10
from 6 July to 14 August | 2026-08-14
July - August 2026 | 2026-08-31
2026年7月6日至8月14日 | 2026-08-14
8月3日到9日 | 2026-08-09
今年前三季度 | 2026-09-30
2027年首季度 | 2027-03-31
明年前四个月 | 2027-04-30
下个月8号 | 2026-06-08
本月28日 | 2026-05-28
财年底前 | 2026-12-31
次年年底 | 2027-12-31
截止10/20 | 2026-10-20
DDL：10/20 | 2026-10-20
本学期末 | 2026-06-30
2026—2027 学年第一学期 | 2027-01-31
2026-2027学年下学期末 | 2027-07-31
2026学年末前 | 2027-08-31
2026年秋季学期 | 2027-01-31
2027年 | 2027-12-31
by end of Q2 | 2026-06-30
by the end of June | 2026-06-30
by June 30 | 2026-06-30
by June 30th | 2026-06-30
before July 1st | 2026-06-30
by 30/06/2026 | 2026-06-30
by 2026-06-30 | 2026-06-30
by 6/30/2026 | 2026-06-30
by 6/30/26 | 2026-06-30
by 6/30 | 2026-06-30
until December | 2026-12-31
by year end | 2026-12-31
by year's end | 2026-12-31
by the month's end | 2026-05-31
no later than 12/15 | 2026-12-15
本月最后一天 | 2026-05-31
本季度最后一周 | 2026-06-30
下季度最后一个月内 | 2026-09-30
今年最后一个工作日 | 2026-12-31
by EOY | 2026-12-31
by the end of the year | 2026-12-31
by end of year | 2026-12-31
by end of 2026 | 2026-12-31
by the end of 2027 | 2027-12-31
in 2027 | 2027-12-31
by Q4 | 2026-12-31
in Q1 2027 | 2027-03-31
Q1 FY27 | 2027-03-31
in H2 | 2026-12-31
by H1 2027 | 2027-06-30
in the first half of 2027 | 2027-06-30
in the second half | 2026-12-31
this quarter | 2026-06-30
next quarter | 2026-09-30
this month | 2026-05-31
next month | 2026-06-30
this week | 2026-05-17
next week | 2026-05-24
this year | 2026-12-31
next year | 2027-12-31
by end of month | 2026-05-31
by month end | 2026-05-31
by the end of the quarter | 2026-06-30
by quarter end | 2026-06-30
end of quarter | 2026-06-30
EOQ | 2026-06-30
EOM | 2026-05-31
within 3 months | 2026-08-15
within six months | 2026-11-15
in the next 6 months | 2026-11-15
over the next two quarters | 2026-11-15
in 2 weeks | 2026-05-29
within 90 days | 2026-08-13
within a year | 2027-05-15
within one year | 2027-05-15
in the next year | 2027-12-31
6 months from now | 2026-11-15
tomorrow | 2026-05-16
today | 2026-05-15
by Friday | 2026-05-15
by next Monday | 2026-05-18
next Friday | 2026-05-22
on 15 August | 2026-08-15
15th of August | 2026-08-15
the 15th of August 2026 | 2026-08-15
Aug 15, 2026 | 2026-08-15
August 2026 | 2026-08-31
Aug. 15 | 2026-08-15
Sept 2026 | 2026-09-30
early June | 2026-06-10
mid July | 2026-07-20
mid-July | 2026-07-20
late August | 2026-08-31
by Christmas | 2026-12-25
before Christmas | 2026-12-24
by Thanksgiving | 2026-11-26
before Black Friday | 2026-11-26
by New Year | 2027-01-01
by Chinese New Year | 2027-02-06
before Spring Festival | 2027-02-05
before the Mid-Autumn Festival | 2026-09-24
by week 10 | 2026-07-23
W10 | 2026-07-23
third quarter | 2026-09-30
the 4th quarter of 2026 | 2026-12-31
Q2-Q3 | 2026-09-30
from July to September | 2026-09-30
by the end of next month | 2026-06-30
by the end of next quarter | 2026-09-30
by the end of this year | 2026-12-31
FY2026 | 2026-12-31
fiscal year 2026 | 2026-12-31
December 31, 2026 | 2026-12-31
31 Dec 2026 | 2026-12-31
31-Dec-2026 | 2026-12-31
2026.12.31 | 2026-12-31
20261231 | 2026-12-31
2026/12/31 | 2026-12-31
年底 | 2026-12-31
年底前 | 2026-12-31
今年年底 | 2026-12-31
今年底 | 2026-12-31
明年年初 | 2027-01-31
2026年底 | 2026-12-31
2026年末 | 2026-12-31
2026年12月底 | 2026-12-31
2026年12月31日 | 2026-12-31
2026年12月31号 | 2026-12-31
2026年12月31日前 | 2026-12-31
12月31日 | 2026-12-31
12月底 | 2026-12-31
12月底前 | 2026-12-31
十二月底 | 2026-12-31
十二月三十一日 | 2026-12-31
二〇二六年十二月三十一日 | 2026-12-31
二零二六年底 | 2026-12-31
26年12月 | 2026-12-31
12月 | 2026-12-31
9月份 | 2026-09-30
九月 | 2026-09-30
9月中旬 | 2026-09-20
9月上旬 | 2026-09-10
下月底 | 2026-06-30
下个月底 | 2026-06-30
本月末 | 2026-05-31
月末 | 2026-05-31
月底前 | 2026-05-31
本月 | 2026-05-31
这个月 | 2026-05-31
下月 | 2026-06-30
下下个月 | 2026-07-31
三季度 | 2026-09-30
第三季度 | 2026-09-30
第3季度 | 2026-09-30
3季度 | 2026-09-30
三季度末 | 2026-09-30
三季度前 | 2026-09-30
Q3末 | 2026-09-30
Q3结束前 | 2026-09-30
2026年Q3 | 2026-09-30
2026年三季度 | 2026-09-30
2026年第三季度 | 2026-09-30
26年Q3 | 2026-09-30
26Q3 | 2026-09-30
2026Q3 | 2026-09-30
本季度 | 2026-06-30
本季 | 2026-06-30
本季度内 | 2026-06-30
本季度末前 | 2026-06-30
季末 | 2026-06-30
季度末 | 2026-06-30
季度内 | 2026-06-30
下季度 | 2026-09-30
下个季度 | 2026-09-30
下一季度 | 2026-09-30
上半年 | 2026-06-30
下半年 | 2026-12-31
2026年下半年 | 2026-12-31
2026年上半年末 | 2026-06-30
26年下半年 | 2026-12-31
H2 | 2026-12-31
2026H2 | 2026-12-31
年内 | 2026-12-31
今年内 | 2026-12-31
今年 | 2026-12-31
明年 | 2027-12-31
本年度 | 2026-12-31
2027年 | 2027-12-31
2027年度 | 2027-12-31
全年 | 2026-12-31
本财年 | 2026-12-31
2026财年 | 2026-12-31
FY26 | 2026-12-31
三个月内 | 2026-08-15
3个月内 | 2026-08-15
3个月之内 | 2026-08-15
三个月以内 | 2026-08-15
两个月内 | 2026-07-15
未来三个月 | 2026-08-15
未来3个月内 | 2026-08-15
接下来两个季度 | 2026-11-15
今后半年 | 2026-11-15
半年内 | 2026-11-15
半年之内 | 2026-11-15
一年内 | 2027-05-15
1年内 | 2027-05-15
一个季度内 | 2026-08-15
两周内 | 2026-05-29
2周内 | 2026-05-29
6周内 | 2026-06-26
30天内 | 2026-06-14
十天内 | 2026-05-25
一个半月内 | 2026-06-30
两年内 | 2028-05-15
三个月后 | 2026-08-15
本周 | 2026-05-17
本周内 | 2026-05-17
下周 | 2026-05-24
下周五 | 2026-05-22
本周五前 | 2026-05-15
这周日 | 2026-05-17
明天 | 2026-05-16
今天 | 2026-05-15
后天 | 2026-05-17
第10周 | 2026-07-23
第十周 | 2026-07-23
30号前 | 2026-05-30
6月30号 | 2026-06-30
6月30日之前 | 2026-06-30
6/30前 | 2026-06-30
双11前 | 2026-11-10
双十一前 | 2026-11-10
双十一之前 | 2026-11-10
双12前 | 2026-12-11
618前 | 2026-06-17
618大促前 | 2026-06-17
春节前 | 2027-02-05
2027年春节前 | 2027-02-05
除夕前 | 2027-02-04
元旦前 | 2026-12-31
国庆前 | 2026-09-30
国庆节前 | 2026-09-30
十一前 | 2026-09-30
中秋前 | 2026-09-24
中秋节前 | 2026-09-24
端午前 | 2026-06-18
元宵节前 | 2027-02-19
七夕前 | 2026-08-18
重阳节前 | 2026-10-17
清明前 | 2027-04-04
五一前 | 2027-04-30
圣诞节前 | 2026-12-24
黑五前 | 2026-11-26
感恩节前 | 2026-11-25
7月至9月 | 2026-09-30
7-9月 | 2026-09-30
7月1日至9月30日 | 2026-09-30
2026年7月1日-2026年9月30日 | 2026-09-30
截至6月30日 | 2026-06-30
截止到年底 | 2026-12-31
到年底 | 2026-12-31
到2027年 | 2027-12-31
于Q3 | 2026-09-30
在三季度 | 2026-09-30
第一季度 | 2026-03-31
年中 | 2026-06-30
年中前 | 2026-06-30
年初 | 2026-01-31
季度初 | 2026-04-30
月初 | 2026-05-10
月中 | 2026-05-20
9月中 | 2026-09-20
周五前 | 2026-05-22
周五之前 | 2026-05-22
周日前 | 2026-05-17
九月十五前 | 2026-09-15
9月15前三天 | 2026-09-12
十二月三十一之前 | 2026-12-31
截至九月二十五 | 2026-09-25
rest of the month | 2026-05-31
for the rest of the quarter | 2026-06-30
over the remainder of 2026 | 2026-12-31
rest of Q3 | 2026-09-30
"""


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("九月十五家门店开业", ["九月"]),  # fifteen shops
        ("九月二十前五家签约", ["九月"]),
        ("九月完成十五，复购率达到20%", ["九月"]),
        ("Forrest of Q3", ["q3"]),
    ],
)
def test_the_day_of_a_month_and_what_remains_of_a_period_are_said(words: str, dates: list[str]) -> None:
    plain = normalised(words)
    assert [plain[one.start : one.end] for one in dates_in(plain, reference(None, TODAY))] == dates


@pytest.mark.parametrize("line", PHRASES.strip().split("\n"))
def test_phrase(line: str) -> None:
    words, last = line.split(" | ")
    found = dates_in(normalised(words), reference(None, TODAY)) or []
    days = [each.period[1].isoformat() for each in found]
    read = read_date(words, today=TODAY)
    assert last in days or (read is not None and read.last_day.isoformat() == last), days


@pytest.mark.parametrize(
    "words",
    [
        "5.5%",
        "3/5",
        "提升15%",
        "2026元",
        "618万元",
        "11 to 2",
        "may improve",
        "march forward",
        "second attempt",
        "每年",
        "每月底",
        "上线率",
        "周期",
        "天猫",
        "年化",
        "H5",
        "Q5",
        "week",
        "99.9",
        "4.5/5",
        "1,200",
    ],
)
def test_no_date(words: str) -> None:
    assert dates_in(normalised(words), reference(None, TODAY)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Raise basket value from 10.73 to 11.11",
        "客单价从 10.73 提升至 11.11",
        "加载时间从12.12秒降到11.11秒",
        "评分由 6.18 提升到 6.5",
        "Cut latency to 11.11 seconds",
    ],
)
def test_amounts_that_look_like_a_shopping_day(words: str) -> None:
    assert dates_in(normalised(words), reference(None, TODAY)) == []


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("11.11前，客单价从10.73提升至12.12", ["11.11前"]),
        ("到11.11，成交额达到500万", ["11.11"]),
        ("Reach $5M in sales by 11.11", ["11.11"]),
        ("从 11.11 到 12.12 大促期间，成交额达到500万", ["11.11到12.12"]),
        ("签约从 30 家增加到 50 家，6.18 上线", ["6.18"]),
    ],
)
def test_shopping_days_that_look_like_an_amount(words: str, dates: list[str]) -> None:
    plain = normalised(words)
    found = [plain[one.start : one.end].replace(" ", "") for one in dates_in(plain, reference(None, TODAY))]
    assert found == dates


@pytest.mark.parametrize(
    ("month", "day", "name"),
    [(1, 1, "春节"), (1, 15, "元宵"), (5, 5, "端午"), (7, 7, "七夕"), (8, 15, "中秋"), (9, 9, "重阳")],
)
def test_lunar_feasts_agree_with_a_lunar_calendar(month: int, day: int, name: str) -> None:
    for year in range(2000, 2051):
        assert feast(name, year) == LunarDate(year, month, day).to_solar_date()
    assert feast(name, 1999) is None


def test_moving_feasts() -> None:
    assert feast("黑五", 2026) == date(2026, 11, 27)
    assert feast("感恩节", 2025) == date(2025, 11, 27)
    assert feast("网一", 2026) == date(2026, 11, 30)
    assert feast("母亲节", 2026) == date(2026, 5, 10)
    assert feast("父亲节", 2026) == date(2026, 6, 21)
    assert [feast("清明", year).day for year in (2024, 2025, 2026, 2027)] == [4, 4, 5, 5]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026 Q3", "2026-07-01", "2026-09-30"),
        ("2026年三季度", "2026-07-01", "2026-09-30"),
        ("FY26 H1", "2026-01-01", "2026-06-30"),
        ("2026年7-9月", "2026-07-01", "2026-09-30"),
        ("2026-07-01 to 2026-09-30", "2026-07-01", "2026-09-30"),
        ("2026-07-01 (Wed) to 2026-09-30 (Wed)", "2026-07-01", "2026-09-30"),
        ("Q2 2026 (April - June)", "2026-04-01", "2026-06-30"),
        ("2026年三季度（7-9月）", "2026-07-01", "2026-09-30"),
        ("2026年7月1日—2026年9月30日", "2026-07-01", "2026-09-30"),
        ("2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_cycle(words: str, first: str, last: str) -> None:
    cycle = read_cycle(words, today=TODAY)
    assert cycle is not None
    assert (cycle.start.isoformat(), cycle.end.isoformat()) == (first, last)
    assert cycle.name in words


@pytest.mark.parametrize("words", ["", "nothing", "30 September 2026", "提升20%"])
def test_no_cycle(words: str) -> None:
    assert read_cycle(words, today=TODAY) is None


def test_fiscal_year_is_named_after_the_year_it_ends_in() -> None:
    year = read_cycle("FY26", today=TODAY, fiscal_start=4)
    quarter = read_cycle("FY26 Q1", today=TODAY, fiscal_start=4)
    assert year is not None
    assert quarter is not None
    assert (year.start, year.end) == (date(2025, 4, 1), date(2026, 3, 31))
    assert (quarter.start, quarter.end) == (date(2025, 4, 1), date(2025, 6, 30))
    this = read_date("本季度末", today=date(2026, 2, 10), fiscal_start=2)
    assert this is not None
    assert this.last_day == date(2026, 4, 30)


def test_periods_count_from_the_cycle() -> None:
    cycle = Cycle(date(2026, 7, 1), date(2026, 9, 30))
    within = read_date("两个月内", cycle=cycle)
    end = read_date("周期末", cycle=cycle)
    assert within is not None
    assert end is not None
    assert within.last_day == date(2026, 8, 31)
    assert end.last_day == date(2026, 9, 30)


def test_year_is_the_next_one_when_the_day_is_over() -> None:
    assert read_date("March 1", today=TODAY).last_day == date(2027, 3, 1)  # type: ignore[union-attr]
    assert read_date("2月29日", today=TODAY).last_day == date(2028, 2, 29)  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["2026-13-45", "February 31, 2026", "2月30日", "9999年", "400年内", "第99周"])
def test_impossible_dates_raise_nothing(words: str) -> None:
    for found in dates_in(normalised(words), reference(None, TODAY)):
        assert found.period[0] <= found.period[1]


@settings(max_examples=150)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_written_days_read_back(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%b} {day.day}, {day.year}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y%m%d}",
    ]
    for form in forms:
        read = read_date(form, today=TODAY)
        assert read is not None, form
        assert read.first_day == read.last_day == day, form
        assert form[read.start : read.end] == read.text


@pytest.mark.parametrize("words", ["by 2026-02-30", "2026年2月30日前", "2月30日前", "by 13.13.2026", "by 02/30/2026"])
def test_a_day_that_does_not_exist_is_no_other_period(words: str) -> None:
    assert dates_in(normalised(words), reference(None, date(2026, 1, 5), 1)) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026年7月1日（周三）至9月30日", date(2026, 9, 30)),
        ("2026年7月1日至9月30日", date(2026, 9, 30)),
        ("1 July 2026 (Wed) to 30 September", date(2026, 9, 30)),
        ("2026年11月1日至1月31日", date(2027, 1, 31)),
        ("1 July 2026 to 30 June 2027", date(2027, 6, 30)),
        ("7月1日至9月30日", date(2027, 9, 30)),
    ],
)
def test_a_range_ends_in_the_year_it_begins(text: str, last: date) -> None:
    found = dates_in(normalised(text), reference(None, date(2026, 11, 22)))
    assert [(each.name, each.period[1]) for each in found] == [("range", last)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("到9月31日，入住率从70%提升到80%", [70, 80]),
        ("到2027年2月29日，入住率从70%提升到80%", [70, 80]),
        ("Raise occupancy from 70% to 80% by 2027-02-29", [70, 80]),
        ("9月新增31家门店", [31]),
    ],
)
def test_a_day_that_does_not_exist_is_no_amount(text: str, values: list[float]) -> None:
    frame = read_key_result(text, today=date(2026, 10, 2))
    assert [quantity.value for quantity in frame.quantities] == values
    assert frame.target == values[-1]
