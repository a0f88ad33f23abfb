"""Weekdays and days of the month that only the words beside them, or nothing beside them, make a date; what begins on
one day and is due on another. Each as it is meant on Friday 15 May 2026, beside what only looks like one."""

from datetime import date

import pytest

from okr_ai.language.dates import dates_said
from okr_ai.language.key_results import read_key_result
from okr_ai.language.periods import reference
from okr_ai.language.text import normalised

TODAY = date(2026, 5, 15)
PHRASES = """
# nothing but a weekday: the next one to come
周五 | 2026-05-22
星期一 | 2026-05-18
礼拜天 | 2026-05-17
周3 | 2026-05-20
Friday | 2026-05-22
Tuesday morning | 2026-05-19
Wed at 5pm | 2026-05-20
# nothing but a day of the month
15号 | 2026-05-15
12号 | 2026-06-12
三十一号 | 2026-05-31
the 5th | 2026-06-05
the 31st | 2026-05-31
the twenty first | 2026-05-21
from the 18th to the 22nd | 2026-05-18..2026-05-22
the 30th to the 2nd | 2026-05-30..2026-06-02
# what makes them a day
截止周二 | 2026-05-19
最晚周四 | 2026-05-21
DDL 周五 | 2026-05-22
上线 deadline 是周二 | 2026-05-19
周三提交方案 | 2026-05-20
周日到期 | 2026-05-17
20号截止 | 2026-05-20
18号交初稿 | 2026-05-18
最迟20号给结论 | 2026-05-20
due Thursday | 2026-05-21
no later than Wednesday | 2026-05-20
Submit it by the 20th | 2026-05-20
back on the 24th. | 2026-05-24
no later than the 31st | 2026-05-31
before the 1st | 2026-05-31
by Friday, 2 October | 2026-10-02
by Tuesday the 29th of September | 2026-09-29
by Wednesday, Sept. 30 | 2026-09-30
# two days at once, and the week of a day
明后两天 | 2026-05-16..2026-05-17
今明两天 | 2026-05-15..2026-05-16
周六日 | 2026-05-16..2026-05-17
10月14日那周 | 2026-10-12..2026-10-18
下个月31号 | 2026-06-30
# counted in words
in twenty-one days | 2026-06-05
within ninety days | 2026-05-15..2026-08-13
in a couple months | 2026-07-15
over the next couple of years | 2026-05-15..2028-05-15
1 year 2 months from today | 2027-07-15
tmr | 2026-05-16
the day-after-tomorrow | 2026-05-17
by end of play | 2026-05-15
# at most so many
两三个月内 | 2026-05-15..2026-08-15
三四天后 | 2026-05-18..2026-05-19
未来两三周 | 2026-05-15..2026-06-05
2-3个月内 | 2026-05-15..2026-08-15
一到两周内交付 | 2026-05-15..2026-05-29
within 2-3 months | 2026-05-15..2026-08-15
in the next four to six weeks | 2026-05-15..2026-06-26
十二天内 | 2026-05-15..2026-05-27
一百天内 | 2026-05-15..2026-08-23
一百二十天内上线 | 2026-05-15..2026-09-12
一百零五天内 | 2026-05-15..2026-08-28
# clock times and parts of the day beside the day
by 5pm Friday | 2026-05-15
before tomorrow evening | 2026-05-16
Let's aim for Tuesday. | 2026-05-19
周五晚 8 点前上线 | 2026-05-22
# from one week into the next
下周五到周一 | 2026-05-22..2026-05-25
本周六和周日 | 2026-05-16..2026-05-17
# months, quarters and halves of a year
下一个年度 | 2027-01-01..2027-12-31
上一年度第二季度 | 2025-04-01..2025-06-30
这一个季度 | 2026-04-01..2026-06-30
本月中上线 | 2026-05-11..2026-05-20
本月中标 3 个项目 | 2026-05-01..2026-05-31
in fiscal year 27 | 2027-01-01..2027-12-31
vs the same quarter last year | 2025-04-01..2025-06-30
the same month of last year | 2025-05-01..2025-05-31
at the end of May | 2026-05-21..2026-05-31
June FY27 | 2027-06-01..2027-06-30
2H2027 | 2027-07-01..2027-12-31
Q3-27 | 2027-07-01..2027-09-30
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
        "这个月亮很美",
        "下个月饼上新 3 款",
        "周三完成率达到 90%",
        "1号交易所接入",
        "2号发动机完成改造",
        "3号线开通",
        "5号楼",
        "会议室2号",
        "第5号文件",
        "每周五提交周报",
        "隔周一完成一次盘点",
        "一周五天直播",
        "每月第一个周五开会",
        "首发内容 2-3篇",
        "GPT-4 调用 15 次",
        "on the 3rd floor",
        "by the 2nd release",
        "on the 5th attempt",
        "in the 90th percentile",
        "ranked 21st out of 30",
        "room W12",
        "model W42 spec",
        "took 1h24 minutes",
        "grow by 3%",
        "version 2.15",
        "the first draft",
        "20-25 stores",
        "几百天内",
        "31 February",
        "每个周末开放",
        "周一早高峰准点率达到 95%",
        "Serve 200 covers for Friday dinner",
        "时效从3到5天",
        "review 2-3 months of data",
        "in fiscal year 27% of sales",
    ],
)
def test_is_no_date(words: str) -> None:
    assert dates_said(normalised(words), reference(None, TODAY)) == []


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("6月1日启动，7月2日前完成迁移", "2026-07-02"),
        ("下周一开始，本月底前上线 3 家门店", "2026-05-31"),
        ("Start on 1 June, finish by 1 July", "2026-07-01"),
        ("Start the migration on 1 June and move 80% by 31 August", "2026-08-31"),
        ("Kick off the pilot in June, 30 stores live by September", "2026-09-30"),
        # begun, and nothing else is due
        ("6月1日启动迁移", "2026-06-01"),
        ("Kick off the pilot in June", "2026-06-30"),
        # the first of two that are both due
        ("6月1日前上线，7月2日前覆盖 80% 门店", "2026-05-31"),
        ("Launch by 1 June, reach 500 users by 1 July", "2026-06-01"),
        # the last of something is to come, where "last Friday" is over
        ("Reach 40 by last Friday of the month", "2026-05-29"),
        ("Raise NPS from 20 to 40 by Friday, 2 October", "2026-10-02"),
        ("Raise NPS from 20 to 40 by the 20th", "2026-05-20"),
        ("NPS 从 20 提升到 40，最晚 20 号", "2026-05-20"),
        ("NPS 从 20 提升到 40，截止20号", "2026-05-20"),
        ("Raise NPS from 20 last Friday to 40", None),
        ("2-3个月内将 NPS 从 20 提升到 40", "2026-08-15"),
        ("Raise NPS from 20 to 40 within 2-3 months", "2026-08-15"),
        ("本周一和三家客户签约", "2026-05-11"),
        # how long it may take
        ("交付周期控制在 2-3 天内", None),
        ("Cut onboarding from 10 days to within 2-3 days", None),
        ("Answer 90% of tickets within 2-3 days", None),
    ],
)
def test_deadline(words: str, last: str | None) -> None:
    frame = read_key_result(words, today=TODAY)
    assert frame.deadline_date == (date.fromisoformat(last) if last else None)


def test_what_the_day_says_is_no_target() -> None:
    assert read_key_result("NPS 从 20 提升到 40，截止20号", today=TODAY).target == 40
    assert read_key_result("Raise NPS from 20 to 40 by the 20th", today=TODAY).target == 40
    assert read_key_result("在 2-3 周内完成 5 场访谈", today=TODAY).target == 5
    assert read_key_result("Reach 40 points in 2 to 3 weeks", today=TODAY).target == 40
    assert read_key_result("Cut onboarding from 10 days to within 2-3 days", today=TODAY).target == 2


@pytest.mark.parametrize(("words", "first"), [("June FY27", date(2027, 6, 1)), ("September FY27", date(2026, 9, 1))])
def test_a_month_of_a_fiscal_year_is_the_one_within_it(words: str, first: date) -> None:
    found = dates_said(words.lower(), reference(None, TODAY, fiscal_start=7))
    assert [each.period[0] for each in found] == [first]
