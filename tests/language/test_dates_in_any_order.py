"""Days, weeks and months named by what they are of, in whatever order, with clock times or spaces between, and counted
from other days: the first and the last day that each means on Friday 15 May 2026, and what only looks like one."""

from datetime import date

import pytest

from okr_ai.language.dates import dates_said
from okr_ai.language.periods import reference
from okr_ai.language.text import normalised

TODAY = date(2026, 5, 15)
PHRASES = """
# a day of a month that is near
the 24th of next month | 2026-06-24
24th next month | 2026-06-24
next month, the 24th | 2026-06-24
next month on the 24th | 2026-06-24
last month, the 2nd | 2026-04-02
from the 3rd to the 11th of next month | 2026-06-03..2026-06-11
between the 3rd and the 11th of July | 2026-07-03..2026-07-11
下个月24号 | 2026-06-24
这月24号 | 2026-05-24
次月6日 | 2026-06-06
下个月6号到14号 | 2026-06-06..2026-06-14
下月6-14日 | 2026-06-06..2026-06-14
# from day to day with a slash, and fractions that look like it
(5/11-5/21) | 2026-05-11..2026-05-21
Ship the pilot 6/8 - 6/19 | 2026-06-08..2026-06-19
试点6/8～7/3 | 2026-06-08..2026-07-03
12/20 - 1/15 | 2026-12-20..2027-01-15
Launch the app by 1/4 | 2027-01-04
Cut defects to 3 by 1/4 | 2027-01-04
# a weekday of a week
Thursday next week | 2026-05-21
next week on Thursday | 2026-05-21
next week, Thursday | 2026-05-21
next week's Thursday | 2026-05-21
this week Thursday | 2026-05-14
Monday to Wednesday of next week | 2026-05-18..2026-05-20
a week on Thursday | 2026-05-28
two weeks from Monday | 2026-06-01
3 days before next Friday | 2026-05-19
下周的周四 | 2026-05-21
下周 四 | 2026-05-21
下下下周二 | 2026-06-02
下周中 | 2026-05-20..2026-05-21
上周末 | 2026-05-09..2026-05-10
本周三 | 2026-05-13
查询2026年7月销售额 | 2026-07-01..2026-07-31
3 days from now to 10 days from now | 2026-05-18..2026-05-25
# a weekend
the weekend after next | 2026-05-30..2026-05-31
the first weekend of July | 2026-07-04..2026-07-05
the coming weekend | 2026-05-16..2026-05-17
Labor Day weekend | 2026-09-05..2026-09-06
weekend | 2026-05-16..2026-05-17
# a month or a quarter of a year
next year in October | 2027-10-01..2027-10-31
October of next year | 2027-10-01..2027-10-31
March next year | 2027-03-01..2027-03-31
next year on October 6 | 2027-10-06
next year's Q2 | 2027-04-01..2027-06-30
last October | 2025-10-01..2025-10-31
last May | 2025-05-01..2025-05-31
next May | 2027-05-01..2027-05-31
by mid-May | 2026-05-11..2026-05-20
since 2017 | 2017-01-01..2026-05-15
下下季度 | 2026-10-01..2026-12-31
# parts of a period
next month, first Tuesday | 2026-06-02
next quarter's last business day | 2026-09-30
the second week of Q4 | 2026-10-08..2026-10-14
the next business day | 2026-05-18
下个月第一个周二 | 2026-06-02
本月最后一个周三 | 2026-05-27
七月份的第二个星期四 | 2026-07-09
下个月第一个工作日 | 2026-06-01
7月最后一天 | 2026-07-31
三季度第二个月 | 2026-08-01..2026-08-31
下个月第三周 | 2026-06-15..2026-06-21
七月的前五天 | 2026-07-01..2026-07-05
本月最后两周 | 2026-05-18..2026-05-31
7月前10天 | 2026-07-01..2026-07-10
下个工作日 | 2026-05-18
上旬完成 | 2026-05-01..2026-05-10
月中上线 | 2026-05-11..2026-05-20
# clock times inside a range
July 6 at 9am to July 8 at 5pm | 2026-07-06..2026-07-08
July 6 at 3pm - 2pm July 8 | 2026-07-06..2026-07-08
2026-07-06 09:00 - 2026-07-08 18:00 | 2026-07-06..2026-07-08
7月6日上午9点至7月8日下午6点 | 2026-07-06..2026-07-08
7月6日 09:00 到 7月8日 18:00 | 2026-07-06..2026-07-08
2026-07-06至07-08 | 2026-07-06..2026-07-08
2026.7.6-7.8 | 2026-07-06..2026-07-08
9/30 08:30 | 2026-09-30
明天下班前 | 2026-05-16
周五下班前 | 2026-05-15
# more than one space
next  month | 2026-06-01..2026-06-30
July  6,  2026 | 2026-07-06
2026  年  7  月  6  日 | 2026-07-06
# counted from another day
1 year and 2 months after 1 July 2026 | 2027-09-01
2 weeks and 3 days from now | 2026-06-01
the day before July 6 | 2026-07-05
the Friday before Christmas | 2026-12-18
the week after July 6 | 2026-07-13..2026-07-19
two weeks starting 1 July | 2026-07-01..2026-07-14
tomorrow + 3 days | 2026-05-19
after 2 weeks | 2026-05-29
7月6日前三天 | 2026-07-03
3天后交初稿 | 2026-05-18
再过两周 | 2026-05-29
前天 | 2026-05-13
大前天 | 2026-05-12
# what stands alone
7/6 - 7/9 | 2026-07-06..2026-07-09
5/4 - tomorrow | 2026-05-04..2026-05-16
2024至2026 | 2024-01-01..2026-12-31
2026.07 | 2026-07-01..2026-07-31
by COB | 2026-05-15
Deadline is 7/6. | 2026-07-06
Good Friday | 2027-03-26
Boxing Day | 2026-12-26
Christmas Eve | 2026-12-24
"""


@pytest.mark.parametrize("line", [line for line in PHRASES.strip().split("\n") if line[0] != "#"])
def test_phrase(line: str) -> None:
    words, period = line.split(" | ")
    first, _, last = period.partition("..")
    found = [each.period for each in dates_said(normalised(words), reference(None, TODAY))]
    assert found == [(date.fromisoformat(first), date.fromisoformat(last or first))]


@pytest.mark.parametrize(
    "words",
    [
        "目前天猫旗舰店客单价 80 元",
        "7天后留存率达到 40%",
        "Coverage from 1/4-3/4",
        "月销售额 200 万",
        "3天后台任务清零",
        "第一个版本上线 3 个渠道",
        "前三名客户续约",
        "从周一到周五值班",
        "月中国区收入占比",
        "the next business day delivery rate",
        "raise retention after 2 weeks to 40%",
        "open from Monday to Friday",
        "cut review time on days after releases",
        "2/3 to 3/4",
        "hide easter eggs",
        "grow from 9 at most",
        "in 2019 stores",
    ],
)
def test_no_date(words: str) -> None:
    assert dates_said(normalised(words), reference(None, TODAY)) == []


def test_spans_are_those_of_the_text_as_written() -> None:
    text = "Ship it by  July  6,  2026 for 3 teams"
    (found,) = dates_said(normalised(text), reference(None, TODAY))
    assert (text[found.start : found.end], found.lead) == ("July  6,  2026", "by")
