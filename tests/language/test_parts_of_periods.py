"""Days and parts named by the period they are of, numbered weeks, years of two figures and ranges with odd ends: each
with the first and the last day it means on Friday 15 May 2026, beside what only looks like one."""

from datetime import date

import pytest

from okr_ai.language.dates import dates_in
from okr_ai.language.key_results import read_key_result
from okr_ai.language.periods import reference
from okr_ai.language.text import normalised
from okr_ai.model import Cycle

TODAY = date(2026, 5, 15)
PHRASES = """
# a day or a part of a period
signed by the last working day of the month | 2026-05-29
the first business day of next month | 2026-06-01
due on the 10th of next month | 2026-06-10
the last day of 2027 | 2027-12-31
second Monday of 2027 | 2027-01-11
third Friday next October | 2026-10-16
the last Tuesday of August next year | 2027-08-31
in the first 12 days of July | 2026-07-01..2026-07-12
over the last 2 weeks of September | 2026-09-17..2026-09-30
the second month of 2027 | 2027-02-01..2027-02-28
the third week of next month | 2026-06-15..2026-06-21
first half of October 2026 | 2026-10-01..2026-10-15
the second half of next month | 2026-06-16..2026-06-30
latter half of 2027 | 2027-07-01..2027-12-31
quarter 2 of 2027 | 2027-04-01..2027-06-30
early February 2028 | 2028-02-01..2028-02-10
next weekend | 2026-05-23..2026-05-24
by tomorrow's release | 2026-05-16
in 2 years and 3 weeks | 2028-06-05
# weeks of a year
2026-W33 | 2026-08-10..2026-08-16
by week 33 of 2026 | 2026-08-10..2026-08-16
CW33 | 2026-08-10..2026-08-16
week 33 | 2026-08-10..2026-08-16
week 18 | 2026-09-11..2026-09-17
week 3 | 2026-05-29..2026-06-04
2026年第33周 | 2026-08-10..2026-08-16
明年第二个星期 | 2027-01-11..2027-01-17
第3周 | 2026-05-29..2026-06-04
# years
end of September next year | 2027-09-21..2027-09-30
30 June next year | 2027-06-30
last August | 2025-08-01..2025-08-31
July/2027 | 2027-07-01..2027-07-31
2027.Aug.09 | 2027-08-09
November, 20 2026 | 2026-11-20
3 Dec 26 | 2026-12-03
1. Dec 2026 | 2026-12-01
22, August | 2026-08-22
the fourth of June, '27 | 2027-06-04
27年营收达到 3 亿 | 2027-01-01..2027-12-31
比25年翻一番 | 2025-01-01..2025-12-31
二七年三月 | 2027-03-01..2027-03-31
二六年四季度 | 2026-10-01..2026-12-31
零九年 | 2009-01-01..2009-12-31
前年 | 2024-01-01..2024-12-31
当前年度 | 2026-01-01..2026-12-31
当前月 | 2026-05-01..2026-05-31
当前星期 | 2026-05-11..2026-05-17
10月31前 | 2026-05-15..2026-10-31
明晚 8 点 | 2026-05-16
# ranges
from May to October, 2027 | 2027-05-01..2027-10-31
September 3, 2026, to January 9, 2027 | 2026-09-03..2027-01-09
October 2026 - 2028 | 2026-10-01..2028-12-31
01/08-31/10/2026 | 2026-08-01..2026-10-31
02/07/2026 - 28/08/2026 | 2026-07-02..2026-08-28
8 -> 12 June | 2026-06-08..2026-06-12
前年10月到去年2月 | 2024-10-01..2025-02-28
上周星期四到这周三 | 2026-05-07..2026-05-13
自2026-06-01起至2026-06-19止 | 2026-06-01..2026-06-19
2025年12月到下个月9号 | 2025-12-01..2026-06-09
2026年7月1日 9:30-2026年7月3日 17:00 | 2026-07-01..2026-07-03
2026至2028年 | 2026-01-01..2028-12-31
周一到周三 | 2026-05-11..2026-05-13
星期六～星期一 | 2026-05-16..2026-05-18
"""


def _cases() -> list[tuple[str, str, str]]:
    lines = [line.rsplit(" | ", 1) for line in PHRASES.strip().splitlines() if not line.startswith("#")]
    return [(words, *(meant if ".." in meant else f"{meant}..{meant}").split("..")) for words, meant in lines]


@pytest.mark.parametrize(("words", "first", "last"), _cases())
def test_phrase(words: str, first: str, last: str) -> None:
    found = dates_in(normalised(words), reference(None, TODAY))
    assert [tuple(map(str, each.period)) for each in found][:1] == [(first, last)]


@pytest.mark.parametrize(
    "words",
    [
        "the last day of training",
        "the first of three launches",
        "the 3rd of five cohorts",
        "a may to remember",
        "today's backlog",
        "room W99",
        "25年工龄",
        "10年日线回测",
        "27年以上",
        "耗时三四年",
        "以前年度",
        "零两年",
        "第三个星期",
        "周一到周五客服在线",
        "当前周转",
    ],
)
def test_no_date(words: str) -> None:
    assert dates_in(normalised(words), reference(None, TODAY)) == []


def test_weeks_count_from_the_cycle_as_far_as_it_goes() -> None:
    quarter = reference(Cycle(date(2026, 7, 1), date(2026, 9, 30), "2026 Q3"), None)
    assert [str(dates_in(words, quarter)[0].period[0]) for words in ("week 12", "第12周", "week 40", "第40周")] == [
        "2026-09-16",
        "2026-09-16",
        "2026-09-28",
        "2026-09-28",
    ]


def test_what_is_over_is_no_deadline() -> None:
    for words in ("较前年提升 20%", "NPS up from 40 last August to 50"):
        assert read_key_result(words, today=TODAY).deadline is None
