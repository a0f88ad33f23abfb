"""Number and date phrases of many kinds, each beside phrases that only look like it."""

from datetime import date

import pytest

from okr_ai.language.periods import reference
from okr_ai.language.scan import scanned

READINGS = """
# a spoken range at the end of a numeral
八百五六十 | 850~860
二百三四十秒 | 230~240 s
两万六七 | 26000~27000
五万七八千 | 57000~58000
二十六七万 | 260000~270000
# the scale belongs to the unit
二十千米 | 20 km
四百千瓦时 | 400 kWh
三千米 | 3000 m
五千瓦时 | 5 kWh
# spaces between numerals, each next to a scale
两千 三百 四十 | 2340
三 点 五 | 3.5
百分之四 十 | 40 %
# money with smaller coins
八块零六 | 8.06 ¥
九元三角二分 | 9.32 ¥
六块二毛五 | 6.25 ¥
四块三到四块七毛二 | 4.3~4.72 ¥
捌圆伍角 | 8.5 ¥
5角 | 0.5 ¥
三毛二 | 0.32 ¥
80 cents | 0.8 $
25¢ | 0.25 $
12 dollars and 30 cents | 12.3 $
seven dollars fifty cents | 7.5 $
60 pence | 0.6 £
10-20 cents | 0.1~0.2 $
# currencies, before and behind
新台币 30 万元 | 300000 NT$
SGD 40 | 40 S$
35 ringgit | 35 MYR
六十万泰铢 | 600000 THB
$500 AUD | 500 A$
$30-$45 | 30~45 $
# decimals behind a comma, beside the euro sign
45,90 € | 45.9 €
€12,50 | 12.5 €
1 250,00 EUR | 1250 €
# minus and dash
负 35 | -35
20 - 45 kg | 20~45 kg
$12 and 35c | 12.35 $
# ranges with the unit or the sign on either side
6km-9km | 6~9 km
40k-60k | 40000~60000
¥200到350 | 200~350 ¥
between 3.0 kg and about 4.5 kg | 3~4.5 kg
# a fraction of a unit, and a half behind it
四分之一千克 | 0.25 kg
3 years and a half | 3.5 year
2 and 3/4 hours | 2.75 h
# areas, and lengths in two units
85m² | 85 m²
300m2 | 300 m²
40km² | 40 km²
12 平方公里 | 12 km²
25 cm2 | 25 cm²
气温 25°C | 25 °C
6 w | 6 week
3 km 250 meters | 3250 m
2公斤300克 | 2300 g
# words for numbers
eight point five oh two | 8.502
three quadrillion | 3e+15
a couple thousand | 2000
七点五一 | 7.51
# lengths of time
三小时十分 | 190 min
两小时零五分钟 | 125 min
一小时零二十秒 | 3620 s
个半月 | 1.5 month
近个半小时 | 1.5 h
四分半钟 | 4.5 min
两年半 | 2.5 year
2 years and 30 days | 760 d
3 years and 2 months | 38 month
# weights
350g | 350 g
40mg | 40 mg
6斤半 | 6.5 斤
三倍半 | 3.5 x
八米半 | 8.5 m
六十千瓦 | 60 kW
三十兆字节 | 30 MB
23个多月 | 23 month
50 through 80 | 50~80
between minus five and twenty | -5~20
三个多星期 | 3 week
# ranges
介于30和50之间 | 30~50
范围是两百到三百五 | 200~350
百分之四十到五十五 | 40~55 %
2万(含)-6万元 | 20000~60000 ¥
# full-width marks between thousands
７，８００ | 7800
# words
four thousand million | 4000000000
# numbers said in parts
7 hundred and thirty | 730
5 thousand 2 hundred | 5200
six million, two hundred and ten thousand | 6210000
thirty-thousand, four-hundred and eight | 30408
1 point 8 million | 1800000
7点5倍 | 7.5 x
评分9点2分 | 9.2 分
3点6万 | 36000
5 bowls and a half | 5.5
12 3/5 | 12.6
负的百分之八 | -8 %
# w, m and 分半 in a length of time, m in a way
cycle time down to 6w | 6 week
4w | 4 week
2w, 3d | 17 d
2h,10m, 5s | 7805 s
7m and 20s | 440 s
3分半 | 3.5 min
一年加两个月 | 14 month
5 weeks, plus 2 days | 37 d
1 day 3 hours | 27 h
75 millis | 75 ms
120 µs | 120 µs
120μs | 120 µs
2500m | 2500 m
run 800m | 800 m
水深超过120m | 120 m
respond within an hour | 1 h
a week | 1 week
# several spaces before a unit
6   days | 6 d
二十   个百分点 | 20 pp
# sizes of a power of two
300 MiB | 300 MiB
2 gib | 2 GiB
640 bytes | 640 B
# signs and names of money
$ -2,500 | -2500 $
USD -30.5 | -30.5 $
余额变成了-200元 | -200 ¥
hk $ 3.2 million | 3200000 HK$
CNY 8.5 | 8.5 ¥
€3,8 | 3.8 €
€4.500 | 4500 €
20 000,50 | 20000.5
2,5 km | 2.5 km
₺60 | 60 TRY
65 canadian dollars | 65 C$
40 dollars 25 | 40.25 $
# pounds of weight, stars that are counted, places between places
lose 6 pounds | 6 lb
20 磅 | 20 lb
5k stars on the repository | 5000
排名在第五和第八之间 | 5~8
第四名 | 4 名
获得第 2 名 | 2 名
fourth place | 4
finish in 5th place | 5
ranked second in the region | 2
# words for numbers, shortened and spoken
3.5 mil | 3500000
$2 bil | 2000000000 $
by point four percent | 0.4 %
半数门店 | 50 %
Rp45万 | 450000 IDR
3000与5000间 | 3000~5000
one fourth | 0.25
three eighths | 0.375
"""
NOT_READ = """
# beside the ranges, coins and lengths above
spend $20 and 43 stores | 20 $; 43
¥200，350单 | 200 ¥; 350 单
a 5 km race and 2 kg bars | 5 km; 2 kg
from £100 to 300 | 100 £; 300
Team 6 km-long route | 6 km
a couple and their children |
85m users | 85000000
2h40 min | 160 min
3 years and a halfway house | 3 year
三分之一用户 | 0.333333333333
from a month-long pilot |
compared to a week ago |
两千人，三百四十家 | 2000 人; 340 家
三百 五千 | 300; 5000
5个角色 | 5 个
毛利 3 毛 | 0.3 ¥
$20，300元 | 20 $; 300 ¥
5，600元 | 5; 600 ¥
3，4 月 | 3
一二三线城市 80 个 | 80 个
20和30分钟 | 20; 30 min
整个半天 | 0.5 d
the twenty fifth store |
Revenue - $5M | 5000000 $
满意度 - 90% | 90 %
- 5 new stores | 5
利润 -20 万元 | -200000 ¥
churn -3% | -3 %
20 个多样化场景 | 20 个
3/20 tasks | 3
十分满意 |
升级 5G 网络 |
2 dollars, 30 customers | 2 $; 30
5 cents and 3 dollars | 0.05 $; 3 $
the centre has 40 cents | 0.4 $
# beside the numbers said in parts, the weeks, metres and pounds above
2 million, 300 stores | 2000000; 300
7 hundred and 30 stores | 700; 30
2 thousand to 5 thousand users | 2000~5000
gain 1 point 3 months in a row | 1 分; 3 month
9点30分开始 |
8点半前 |
DAU 6w | 60000
增长到 4w 用户 | 40000 用户
20w | 200000
revenue 400m | 400000000
$2500m | 2500000000 $
donate 6 pounds | 6 £
cut food costs to 6 pounds | 6 £
4.5 stars | 4.5 分
a week of training |
平均得分 4 分半 | 4 分; 0.5
第一和第二 |
客房 100 与 200 间 | 100; 200 间
ROI -5% | -5 %
bonus $50 | 50 $
start at 9:30 |
open before 8:45 |
ratio 1:20 | 20
spend 40 dollars 25 times | 40 $; 25
5 US stores | 5
第四名员工入职 |
the first place of any |
customers who first place an order |
fix it in the first place |
rank first-time users |
launch by day 2 of the fair |
week 3 of onboarding |
at this point four teams | 4
每 20 千克 | 20 kg
"""
DAYS = """
# 2026-05-15 is a Friday
本周末 | 2026-05-16 | 2026-05-17
下周末前 | 2026-05-15 | 2026-05-24
这一周 | 2026-05-11 | 2026-05-17
上一周 | 2026-05-04 | 2026-05-10
下一周 | 2026-05-18 | 2026-05-24
这一年 | 2026-01-01 | 2026-12-31
上一年 | 2025-01-01 | 2025-12-31
下一年 | 2027-01-01 | 2027-12-31
上年同期 | 2025-01-01 | 2025-12-31
年尾 | 2026-12-01 | 2026-12-31
九月尾 | 2026-09-21 | 2026-09-30
明年年尾 | 2027-12-01 | 2027-12-31
本月3日 | 2026-05-03 | 2026-05-03
上个月20号 | 2026-04-20 | 2026-04-20
下月6日 | 2026-06-06 | 2026-06-06
2024年9月3日至9月20日 | 2024-09-03 | 2024-09-20
2024年11月20日至2月3日 | 2024-11-20 | 2025-02-03
二零二四年至二零二七年 | 2024-01-01 | 2027-12-31
2024年——2027年 | 2024-01-01 | 2027-12-31
7——9月 | 2026-07-01 | 2026-09-30
11月至2月 | 2026-11-01 | 2027-02-28
2026.07-2026.09 | 2026-07-01 | 2026-09-30
九月第二个星期三 | 2026-09-09 | 2026-09-09
2026年9月最后一个周五 | 2026-09-25 | 2026-09-25
九月第二个星期 | 2026-09-08 | 2026-09-14
聖誕節 | 2026-12-25 | 2026-12-25
last Friday of September | 2026-09-25 | 2026-09-25
2nd Wednesday in September 2027 | 2027-09-08 | 2027-09-08
Thursday next week | 2026-05-21 | 2026-05-21
9/Jun/2026 | 2026-06-09 | 2026-06-09
the last day of September | 2026-09-30 | 2026-09-30
next March | 2027-03-01 | 2027-03-31
the upcoming quarter | 2026-07-01 | 2026-09-30
next qtr | 2026-07-01 | 2026-09-30
the day after tomorrow | 2026-05-17 | 2026-05-17
mothers day 2027 | 2027-05-09 | 2027-05-09
by Memorial Day | 2026-05-25 | 2026-05-25
2025年与2027年之间 | 2025-01-01 | 2027-12-31
3月的最后一个周五到6月30日 | 2026-03-27 | 2026-06-30
2026-2028 规划 | 2026-01-01 | 2028-12-31
10 个工作日内 | 2026-05-15 | 2026-05-29
within 3 business days | 2026-05-15 | 2026-05-20
09/2026 | 2026-09-01 | 2026-09-30
this February | 2026-02-01 | 2026-02-28
between 5 and 18 June | 2026-06-05 | 2026-06-18
两年半内 | 2026-05-15 | 2028-11-15
下周周三 | 2026-05-20 | 2026-05-20
教师节前 | 2026-05-15 | 2026-09-09
5-18 June | 2026-06-05 | 2026-06-18
5th to 18th of June | 2026-06-05 | 2026-06-18
from June 5 to 18 | 2026-06-05 | 2026-06-18
no more than 8 through 30 Sep 2026 | 2026-09-30 | 2026-09-30
below 5 until 30 Sep 2026 | 2026-09-30 | 2026-09-30
April - June | 2026-04-01 | 2026-06-30
July - September | 2026-07-01 | 2026-09-30
"""
NO_SUCH_DAYS = """
晚上年会 |
马上一年半 |
线上一周一次 |
5 and 18 June | 2026-06-18 | 2026-06-18
5年以上年限 |
一周一次 |
这一周期 |
年尾款 |
2.5-3.5 |
2016-2018 人 |
2026-2028 users |
by June 5 to 18 stores | 2026-06-05 | 2026-06-05
last Friday of every month |
"""


def _rows(table: str) -> list[list[str]]:
    lines = [line for line in table.strip().splitlines() if not line.startswith("#")]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def _read(text: str) -> list[str]:
    numbers = scanned([text], [reference(None, date(2026, 5, 15))])[0].numbers
    return [
        (f"{n.value:.12g}" + (f"~{n.value_to:.12g}" if n.value_to is not None else "") + f" {n.unit or ''}").strip()
        for n in numbers
        if n.dimension != "clock"
    ]


@pytest.mark.parametrize(("text", "expected"), _rows(READINGS))
def test_one_number(text: str, expected: str) -> None:
    assert _read(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), _rows(NOT_READ))
def test_what_only_looks_like_it(text: str, expected: str) -> None:
    assert _read(text) == [each.strip() for each in expected.split(";") if each.strip()]


@pytest.mark.parametrize(("text", "first", "last"), _rows(DAYS))
def test_one_period(text: str, first: str, last: str) -> None:
    dates = scanned([text], [reference(None, date(2026, 5, 15))])[0].dates
    assert [(str(d.period[0]), str(d.period[1])) for d in dates] == [(first, last)]


@pytest.mark.parametrize("row", _rows(NO_SUCH_DAYS), ids=lambda row: row[0])
def test_what_is_another_period_or_none(row: list[str]) -> None:
    text, *days = row
    dates = scanned([text], [reference(None, date(2026, 5, 15))])[0].dates
    assert [str(day) for d in dates for day in d.period] == [day for day in days if day]
