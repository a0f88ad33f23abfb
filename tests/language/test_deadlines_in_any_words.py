"""Deadlines in the words people put around a date, and dates said in rarer words; beside what only looks like one. Each
as it is meant on Friday 15 May 2026."""

from datetime import date

import pytest

from okr_ai.language import read_key_result

TODAY = date(2026, 5, 15)

# the words around the date leave the metric, the numbers and the one target alone
CHINESE = """
不晚于9月30日 | 2026-09-30
不迟于9月底 | 2026-09-30
最迟9月底 | 2026-09-30
最晚下周五 | 2026-05-22
到9月30日为止 | 2026-09-30
预计9月底 | 2026-09-30
9月30日之内 | 2026-09-30
9月30号当天 | 2026-09-30
10月15日左右 | 2026-10-15
2026年12月底前后 | 2026-12-31
今年剩余时间 | 2026-12-31
2026年6月30日 周二 | 2026-06-30
6月30日，星期二 | 2026-06-30
6月30日周三前 | 2026-06-30
26/6/30前 | 2026-06-30
30/06/2026前 | 2026-06-30
10/1前 | 2026-09-30
W27前 | 2026-07-05
从2026年6月至12月 | 2026-12-31
2026年后三个月 | 2026-12-31
今年后两个季度 | 2026-12-31
元月 | 2027-01-31
元月底前 | 2027-01-31
2028年元月15日前 | 2028-01-15
十二月月底 | 2026-12-31
9月份的月末 | 2026-09-30
岁末前 | 2026-12-31
下年 | 2027-12-31
下年底前 | 2027-12-31
本旬内 | 2026-05-20
2026.06 | 2026-06-30
2026.09底前 | 2026-09-30
06-30 | 2026-06-30
大年初十 | 2027-02-15
本季度结束前 | 2026-06-30
下周三下班前 | 2026-05-20
Q3季末 | 2026-09-30
截至到9月30日 | 2026-09-30
学期末 | 2026-06-30
"""


@pytest.mark.parametrize("line", CHINESE.strip().split("\n"))
def test_words_around_a_chinese_date(line: str) -> None:
    words, due = line.split(" | ")
    apart = " " if words[-1].isdigit() else ""
    for text in (
        f"{words}，NPS从30提升至45",
        f"{words}{apart}NPS从30提升至45",
        f"NPS从30提升至45（{words}）",
        f"NPS从30提升至45，{words}完成",
        f"{words}将NPS从30提升至45",
    ):
        found = read_key_result(text, today=TODAY)
        assert found.metric is not None, text
        read = (found.metric.text, found.baseline, found.target, found.deadline_date, found.compound)
        assert read == ("NPS", 30, 45, date.fromisoformat(due), False), text


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("教师节，转化率提升至5%", date(2026, 9, 10)),
        ("双十二将转化率提升至5%", date(2026, 12, 12)),
        ("Black Friday, raise conversion from 3% to 5%", date(2026, 11, 27)),
        ("周日，转化率提升至5%", date(2026, 5, 17)),
        ("转化率提升至5%（周五）", date(2026, 5, 22)),
        ("NPS提升至45（20天后）", date(2026, 6, 4)),
        ("转化率提升至5%（06-05）", date(2026, 6, 5)),
        ("1月3至2月10，转化率提升至5%", date(2027, 2, 10)),
        ("转化率提升至5%（6月3-7月10）", date(2026, 7, 10)),
        # what is measured then, comes every week or is a name
        ("双11 GMV达到500万", None),
        ("双11：GMV达到500万", None),
        ("春节，国庆，中秋三个节点GMV达到500万", None),
        ("周日客流达到500人", None),
        ("每周例会（周五）出勤率达到90%", None),
        ("周五，周六客流达到500人", None),
        ("次日留存（7天后）达到40%", None),
        ("用户激活率（注册7天后）达到40%", None),
        ("KR01-02 上线率达到90%", None),
        ("工单01-02关闭率达到90%", None),
        ("覆盖05-12岁儿童500人", None),
        ("温度控制在05-15℃", None),
        ("人均产值从1890.05提升至2026.06", None),
        ("人均产值达到2026.06元", None),
        ("客单价提升至100元月卡", None),
        ("旗下年营收达到500万", None),
        ("下年级学生达标率达到90%", None),
        ("3岁末儿童入园率达到90%", None),
        ("上学期末考及格率达到90%", None),
        ("每学期末满意度达到90%", None),
    ],
)
def test_a_feast_a_weekday_or_figures_alone(text: str, due: date | None) -> None:
    assert read_key_result(text, today=TODAY).deadline_date == due


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("6月30日周三例会出勤率达到90%", "周三例会出勤率"),  # that Tuesday's weekday is another one
        ("6月30日周报提交率达到90%", "周报提交率"),
        ("9月前后端联调完成率达到90%", "前后端联调完成率"),
        ("9月左右手柄销量达到500个", "左右手柄销量"),
        ("最迟交付率降至5%", "最迟交付率"),
        ("到货率从9月的30%提升至45%", "到货率"),
    ],
)
def test_words_that_belong_to_the_name_stay(text: str, metric: str) -> None:
    found = read_key_result(text, today=TODAY).metric
    assert found is not None
    assert found.text == metric


ENGLISH = """
by 26Q3 | 2026-09-30
in CW 43 | 2026-10-25
by KW 30 | 2026-07-26
ETA: 9/30 | 2026-09-30
on the following Friday | 2026-05-22
by this upcoming Monday | 2026-05-18
between June 5th and 7th | 2026-06-07
next week between Wednesday and Friday | 2026-05-22
next week from Tue to Thur | 2026-05-21
by St Patrick's Day | 2027-03-17
by Juneteenth | 2026-06-19
"""


@pytest.mark.parametrize("line", ENGLISH.strip().split("\n"))
def test_rarer_words_of_an_english_date(line: str) -> None:
    words, due = line.split(" | ")
    for text in (
        f"Raise NPS from 30 to 45 {words}",
        f"{words[0].upper()}{words[1:]}, raise NPS from 30 to 45",
        f"NPS: 30 → 45 ({words})",
    ):
        found = read_key_result(text, today=TODAY)
        assert found.metric is not None, text
        read = (found.metric.text, found.baseline, found.target, found.deadline_date, found.compound)
        assert read == ("NPS", 30, 45, date.fromisoformat(due), False), text


@pytest.mark.parametrize(
    "text",
    [
        "Raise the on-time share to target 9/10",
        "Cut load from 50 kw 43 times",
        "Hold 12 sessions between 5 and 7 people each",
    ],
)
def test_what_is_no_english_date(text: str) -> None:
    assert read_key_result(text, today=TODAY).deadline_date is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        # months or quarters in a row are due with the last of them
        ("6月和7月共举办12场沙龙", date(2026, 7, 31)),
        ("Q3和Q4新增3家门店", date(2026, 12, 31)),
        ("In June and July, run 12 clinics", date(2026, 7, 31)),
        ("6月和9月各举办2场沙龙", date(2026, 6, 30)),
        # seasons and holidays
        ("By the end of summer, rent out 40 bikes a day", date(2026, 8, 31)),
        ("Sell 40 heaters by winter's end", date(2027, 2, 28)),
        ("Raise end of summer sale revenue to 40k", None),
        ("国庆长假之前把库存周转天数降到35天", date(2026, 9, 30)),
        ("暑假结束前图书馆借阅量达到5万册", date(2026, 8, 31)),
        ("暑假前完成30间教室改造", date(2026, 6, 30)),
        ("今年暑假期间招生800人", date(2026, 8, 31)),
        ("暑期班招生800人", None),
        # what begins then is not due then
        ("Starting in July, publish 2 case studies a month", None),
        ("Beginning in August, run 3 clinics a week", None),
        ("Starting in July, publish 2 case studies a month by December", date(2026, 12, 31)),
        # a month of this year that is over, beside a later day or of those who came then
        ("4月份老客复购率是20%，Q3做到28%", date(2026, 9, 30)),
        ("3月留存率从35%提升到40%", None),
        ("9月留存率提升到40%", date(2026, 9, 30)),
        ("3月GMV达到400万", date(2027, 3, 31)),
    ],
)
def test_which_day_is_the_deadline(text: str, due: date | None) -> None:
    assert read_key_result(text, today=TODAY).deadline_date == due
