"""Up to which day a phrase goes: before a day, by the end of a week, since a day, days with a point in brackets; the
first and the last day that each means on Friday 15 May 2026, and what only looks like one."""

from datetime import date

import pytest

from okr_ai.language import read_key_result, read_key_results
from okr_ai.language.dates import dates_said
from okr_ai.language.periods import reference
from okr_ai.language.text import normalised

TODAY = date(2026, 5, 15)
PHRASES = """
# 前 takes a day in, but for the first of a month, a feast, and what is told of cases
6月18日前 | 2026-05-15..2026-06-18
2026-06-18之前 | 2026-05-15..2026-06-18
18号以前 | 2026-05-15..2026-05-18
6月1日前 | 2026-05-15..2026-05-31
中秋节前 | 2026-05-15..2026-09-24
6月18日之前的工单 | 2026-05-15..2026-06-17
上周三前 | 2026-05-06
昨天之前 | 2026-05-13
7月8日前两天 | 2026-07-06
# "before" a weekday takes it in, before another day it does not
before Tuesday | 2026-05-19
before next Tuesday | 2026-05-19
before Tuesday next week | 2026-05-19
before this Sunday | 2026-05-17
before June 18 | 2026-06-17
before tomorrow | 2026-05-15
before the weekend | 2026-05-15
# what is due by the end of a week is due on its Friday
by the end of next week | 2026-05-22
by EOW | 2026-05-15
end of next week | 2026-05-22..2026-05-24
本周内 | 2026-05-11..2026-05-17
# from some day up to this one; the latest such where no year is named
since last quarter | 2026-01-01..2026-05-15
since November | 2025-11-01..2026-05-15
since the end of 2024 | 2024-12-31..2026-05-15
from 2023 to now | 2023-01-01..2026-05-15
from March to date | 2026-03-01..2026-05-15
year to date | 2026-01-01..2026-05-15
QTD | 2026-04-01..2026-05-15
去年以来 | 2025-01-01..2026-05-15
11月以来 | 2025-11-01..2026-05-15
去年底到现在 | 2025-12-31..2026-05-15
年初至今 | 2026-01-01..2026-05-15
去年至今年 | 2025-01-01..2026-12-31
since next month | 2026-06-01..2026-06-30
from last month to next month | 2026-04-01..2026-06-30
in Aug-Sept 2027 | 2027-08-01..2027-09-30
# this day of another year, parts of this one
明年的今天 | 2027-05-15
上个月今天 | 2026-04-15
this afternoon | 2026-05-15
Thursday the 28th | 2026-05-28
three Mondays from now | 2026-06-01
three business days before month end | 2026-05-27
2026-W08 | 2026-02-16..2026-02-22
mid-quarter | 2026-05-01..2026-05-31
mid-month | 2026-05-11..2026-05-20
# the first and the last of a period
in the first 3 months of the year | 2026-01-01..2026-03-31
the last two quarters of 2027 | 2027-07-01..2027-12-31
the last quarter of next year | 2027-10-01..2027-12-31
last quarter | 2026-01-01..2026-03-31
今年最后一个季度 | 2026-10-01..2026-12-31
2027年最后两个季度 | 2027-07-01..2027-12-31
三、四季度 | 2026-07-01..2026-12-31
一二季度 | 2026-01-01..2026-06-30
下下季度末 | 2026-12-01..2026-12-31
次月底 | 2026-06-21..2026-06-30
20个自然日内 | 2026-05-15..2026-06-04
“十五五”末 | 2030-01-01..2030-12-31
# 后 and 前 begin another word
6月后台改造 | 2026-06-01..2026-06-30
端午节后上线 | 2026-06-19
# days with a point in brackets, of something that takes place
大促（6.11-6.20） | 2026-06-11..2026-06-20
会员活动（6.28-7.5）拉新 | 2026-06-28..2026-07-05
上线会员体系（6.15-6.30） | 2026-06-15..2026-06-30
spring sale (12.28-1.5) | 2026-12-28..2027-01-05
"""
NONE = """
满意度（4.5-4.8）
客单价（5.11-5.21）
average rating (4.11-4.21)
上线后体验分稳定（4.5-4.8）
大促（6.11-8.20）
大促（6.28-6.31）
将客单价做到 5.11-5.21
in the first 3 months
前三个月
招聘十四五个人
下周期
activation 40% (today)
"""


@pytest.mark.parametrize("line", [line for line in PHRASES.strip().split("\n") if line[0] != "#"])
def test_phrase(line: str) -> None:
    words, period = line.split(" | ")
    first, _, last = period.partition("..")
    found = [each.period for each in dates_said(normalised(words), reference(None, TODAY))]
    assert found == [(date.fromisoformat(first), date.fromisoformat(last or first))]


@pytest.mark.parametrize("words", NONE.strip().split("\n"))
def test_no_date(words: str) -> None:
    [read] = read_key_results([words], [reference(None, TODAY)])
    assert not read.dates


@pytest.mark.parametrize("words", ["3月以来月活涨到 5 万", "Raise YTD revenue to $5M", "上个月至今新增 300 家客户"])
def test_what_began_before_is_no_deadline(words: str) -> None:
    [read] = read_key_results([words], [reference(None, TODAY)])
    assert read.dates
    assert read.deadline is None


@pytest.mark.parametrize(
    ("text", "last", "target"),
    [
        ("Grow revenue 10% in FY26/27", date(2027, 3, 31), 10),
        ("Ship v2 by the end of FY2026/27", date(2027, 3, 31), None),
        ("Grow revenue 10% in FY26", date(2026, 3, 31), 10),
        ("Launch in 2026/09", date(2026, 9, 30), None),
    ],
)
def test_a_fiscal_year_named_by_both_its_years_ends_in_the_second(text: str, last: date, target: float | None) -> None:
    frame = read_key_result(text, today=date(2026, 2, 1), fiscal_start=4)
    assert (frame.deadline_date, frame.target) == (last, target)
