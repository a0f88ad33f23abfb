"""Days in words, in figures of all orders, counted from other days, and ranges that share a month or a year: each with
the first and the last day it means on Friday 15 May 2026, beside what only looks like one."""

from datetime import date

import pytest

from okr_ai.language.dates import dates_in
from okr_ai.language.numbers import numbers_in
from okr_ai.language.periods import reference
from okr_ai.language.text import normalised

TODAY = date(2026, 5, 15)
PHRASES = """
# the day in words
Ship it by October fifth | 2026-10-05
before the ninth of November, 2027 | 2027-11-08
June twenty-second to thirtieth, 2026 | 2026-06-22..2026-06-30
August thirty first | 2026-08-31
done by November twenty two | 2026-11-22
# figures of every order
31/08/2026 | 2026-08-31
08-31-2026 | 2026-08-31
8.31.2026 | 2026-08-31
founded 1998/07/14 | 1998-07-14
due 31/08/26 | 2026-08-31
go live on 31/8 | 2026-08-31
07/08 | 2026-07-08
2026·8·31 | 2026-08-31
2026年，8月31日 | 2026-08-31
# beside the month's name
Aug-7 | 2026-08-07
Aug-27 | 2027-08-01..2027-08-31
Sep-2026 | 2026-09-01..2026-09-30
August-31-2026 | 2026-08-31
2027 Feb 3rd | 2027-02-03
7 October '26 | 2026-10-07
founded in May '64 | 1964-05-01..1964-05-31
# ranges that share a month or a year
July 6 to 19 | 2026-07-06..2026-07-19
from July 6th thru 19th | 2026-07-06..2026-07-19
July 6 until 19, 2027 | 2027-07-06..2027-07-19
20 August - 10 October 2027 | 2027-08-20..2027-10-10
15 Nov to 15 Feb 2027 | 2026-11-15..2027-02-15
# so long before or after another day
two weeks before Christmas | 2026-12-11
a month after 30 June | 2026-07-30
one week from next Monday | 2026-05-25
the week of 7 October | 2026-10-05..2026-10-11
10 days hence | 2026-05-25
a fortnight from now | 2026-05-29
10 days from now | 2026-05-25
十天后 | 2026-05-25
in three weeks | 2026-06-05
the month after next | 2026-07-01..2026-07-31
Friday after next | 2026-05-29
the quarter after next | 2026-10-01..2026-12-31
fifth Monday of June | 2026-06-29
third Friday this August | 2026-08-21
on or before 31 August | 2026-08-31
EOD Thursday | 2026-05-21
30-Sep-26 | 2026-09-30
30/9/26 | 2026-09-30
Mon 6 July - Fri 10 July | 2026-07-06..2026-07-10
6--10 July | 2026-07-06..2026-07-10
October to March | 2026-10-01..2027-03-31
2026 - 2028 | 2026-01-01..2028-12-31
上上周 | 2026-04-27..2026-05-03
上上个月 | 2026-03-01..2026-03-31
下周二到周四 | 2026-05-19..2026-05-21
本周一至本周三 | 2026-05-11..2026-05-13
礼拜三之前 | 2026-05-15..2026-05-20
# a weekday and a day told from today are due on that day itself
周五前 | 2026-05-15..2026-05-22
下周三之前 | 2026-05-15..2026-05-20
本周日前 | 2026-05-15..2026-05-17
星期二以前 | 2026-05-15..2026-05-19
今天前 | 2026-05-15
明天之前 | 2026-05-15..2026-05-16
后天前 | 2026-05-15..2026-05-17
大后天前 | 2026-05-15..2026-05-18
下个工作日前 | 2026-05-15..2026-05-18
# those that are over, days of the calendar, feasts and English "before": the day before
昨天之前 | 2026-05-13
上周五前 | 2026-05-08
5月22日前 | 2026-05-15..2026-05-22
下个月3号前 | 2026-05-15..2026-06-03
6月第三个周五前 | 2026-05-15..2026-06-19
双11前 | 2026-05-15..2026-11-10
before next Wednesday | 2026-05-20
before tomorrow | 2026-05-15
# a weekday said with its date is no second day
5月20日周三前 | 2026-05-15..2026-05-20
# years with the circle that is written for a zero
二○二六年十二月二十一日 | 2026-12-21
二○二六年九月底前 | 2026-05-15..2026-09-30
# of these the words say it already
周五下午5点前 | 2026-05-22
周五下班前 | 2026-05-15
周末前 | 2026-05-15..2026-05-17
国庆前两周 | 2026-09-17
春节后1个月内 | 2027-03-06
双11前5天 | 2026-11-06
# feasts
Labor Day | 2026-09-07
New Year's Eve | 2026-12-31
Black Friday of next year | 2027-11-26
"""


@pytest.mark.parametrize("line", [line for line in PHRASES.strip().split("\n") if line[0] != "#"])
def test_phrase(line: str) -> None:
    words, period = line.split(" | ")
    first, _, last = period.partition("..")
    found = [each.period for each in dates_in(normalised(words), reference(None, TODAY))]
    assert found == [(date.fromisoformat(first), date.fromisoformat(last or first))]


@pytest.mark.parametrize(
    "words",
    [
        "so users may second a motion",
        "may third parties join",
        "the first march for good",
        "scores of 7/8 and 5/12",
        "24/7 support",
        "11/99 servers",
        "5-31 points",
        "two weeks before launch",
        "the week of onboarding",
        "a quarter after launch",
        "3天后台任务",
        "1998家门店",
        "march to may flowers",
        "线上上周转率",
        "2026 - 2028 users",
        "A○二年级新生",
    ],
)
def test_no_date(words: str) -> None:
    assert dates_in(normalised(words), reference(None, TODAY)) == []


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("Raise stores from 4 to 22 this month", ["this month"]),
        ("Grow regions from 3 on July 6 to 19", ["July 6"]),
        ("Lift NPS by July 6 to 60", ["July 6"]),
        ("March first drafts by 30 September", ["30 September"]),
        ("Cut 12 to 7 by Aug 20", ["Aug 20"]),
        ("国庆前3家门店开业", ["国庆前"]),
        ("before 31 August", ["31 August"]),
    ],
)
def test_values_beside_dates(words: str, dates: list[str]) -> None:
    plain = normalised(words)
    assert [words[one.start : one.end] for one in dates_in(plain, reference(None, TODAY))] == dates


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("星期一到星期三办5场直播", [5]),
        ("礼拜二到礼拜四各3场", [3]),
        ("预期二十家门店", [20]),
        ("周期三天以内", [3]),
        ("学期一共3次", [3]),
        ("为期三周", [3]),
    ],
)
def test_days_of_the_week_are_no_numbers(words: str, values: list[float]) -> None:
    assert [each.value for each in numbers_in(normalised(words))] == values
