"""Texts that are nothing but a date, and days and parts counted from another period: each with the first and the last
day it means on Saturday 8 August 2026, beside what only looks like one."""

from datetime import date

import pytest

from okr_ai.language.date_fields import read_date
from okr_ai.language.dates import dates_said
from okr_ai.language.key_results import read_key_result
from okr_ai.language.periods import reference
from okr_ai.language.text import normalised
from okr_ai.model import Cycle

TODAY = date(2026, 8, 8)
PHRASES = """
# nothing but a date
9/17 | 2026-09-17
17/9 | 2026-09-17
11/2 | 2026-11-02
9/17 - 10/2 | 2026-09-17..2026-10-02
19980714 | 1998-07-14
from 2027 to 2029 | 2027-01-01..2029-12-31
years 2024 to 2026 | 2024-01-01..2026-12-31
Mon-Fri | 2026-08-10..2026-08-14
from Thursday to Monday | 2026-08-13..2026-08-17
tomorrow through Wednesday | 2026-08-09..2026-08-12
the next day | 2026-08-09
Jun 97 | 1997-06-01..1997-06-30
November 3rd 27 | 2027-11-03
一六年 | 2016-01-01..2016-12-31
次日 | 2026-08-09
# the nearest one, where nothing says that it is to come
April | 2026-04-01..2026-04-30
during June | 2026-06-01..2026-06-30
4-6月 | 2026-04-01..2026-06-30
6月12日 | 2026-06-12
6月12日前 | 2026-08-08..2027-06-12
June 12 | 2027-06-12
by April | 2027-04-01..2027-04-30
1月 | 2027-01-01..2027-01-31
# of next year, of a fiscal year, of another one
Q2 next year | 2027-04-01..2027-06-30
by the third quarter of next year | 2027-07-01..2027-09-30
second half of last year | 2025-07-01..2025-12-31
end of next FY | 2027-12-01..2027-12-31
third q of 2027 | 2027-07-01..2027-09-30
1H 2027 | 2027-01-01..2027-06-30
Q1 to Q3 of 2027 | 2027-01-01..2027-09-30
Q4 to Q1 2027 | 2026-10-01..2027-03-31
the March figures | 2027-03-01..2027-03-31
Sep.17.2026 | 2026-09-17
the last Thursday of 2027 | 2027-12-30
the weekend of September 17 | 2026-09-19..2026-09-20
this coming Wednesday | 2026-08-12
in half a year | 2027-02-08
within two and a half months | 2026-08-08..2026-10-23
半个月后上线 | 2026-08-23
下下月 12 号上线 | 2026-10-12
上上个月20号 | 2026-06-20
四个月后的3号 | 2026-12-03
去年本月6号 | 2025-08-06
下一个月上线 | 2026-09-01..2026-09-30
下下下个月底 | 2026-11-21..2026-11-30
9月中下旬 | 2026-09-11..2026-09-30
大后年 | 2029-01-01..2029-12-31
9/17号完成 | 2026-09-17
昨天 | 2026-08-07
08年的产线 | 2008-01-01..2008-12-31
2026年9月1日9:00时至2026年9月3日18:00时 | 2026-09-01..2026-09-03
"""


@pytest.mark.parametrize("line", [line for line in PHRASES.strip().split("\n") if line[0] != "#"])
def test_phrase(line: str) -> None:
    words, days = line.split(" | ")
    first, _, last = days.partition("..")
    found = [each.period for each in dates_said(normalised(words), reference(None, TODAY))]
    assert (date.fromisoformat(first), date.fromisoformat(last or first)) in found, found


@pytest.mark.parametrize(
    "words",
    [
        "3/4",
        "2/3 to 3/4",
        "9/31",
        "11/2 pages",
        "from 2019 to 2027 users",
        "19983214",
        "Jun 97%",
        "Monthly users 97",
        "Mondays",
        "next day delivery",
        "1 week 2 days",
        "马上一个月",
        "上线后日均活跃用户",
        "3.5日",
        "the march to quality",
        "2h a week",
        "q of answers",
        "十六年",
    ],
)
def test_no_date(words: str) -> None:
    assert dates_said(normalised(words), reference(None, TODAY)) == []


@pytest.mark.parametrize(("words", "last"), [("6月12日", date(2027, 6, 12)), ("April", date(2027, 4, 30))])
def test_a_field_that_says_by_when_means_what_is_to_come(words: str, last: date) -> None:
    assert read_date(words, today=TODAY).last_day == last  # type: ignore[union-attr]


def test_a_cycle_says_of_which_year_a_month_is() -> None:
    cycle = Cycle(date(2026, 7, 1), date(2027, 6, 30), "FY27")
    assert [each.period[0] for each in dates_said("april", reference(cycle, TODAY))] == [date(2027, 4, 1)]


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("Grow ARR to $5M by the third quarter of next year", "by the third quarter of next year"),
        ("两个月后的 20 号前 ARR 达到 500 万", "两个月后的 20 号前"),
        ("Cut churn from 4% yesterday to 2%", None),
        ("昨天留存 40%，提升到 50%", None),
    ],
)
def test_deadline(words: str, deadline: str | None) -> None:
    found = read_key_result(words, today=TODAY).deadline
    assert (found and found.text) == deadline
