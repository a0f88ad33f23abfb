"""Numbers as contracts, price lists and speakers put them: said twice, in parts, with codes, in formal numerals."""

import math
from datetime import date

import pytest

from okr_ai.language import read_key_results
from okr_ai.language.periods import reference
from okr_ai.language.scan import scanned


def read(text: str) -> list[tuple[float, str | None]]:
    (scan,) = scanned([text], [reference(None, date(2026, 5, 15))])
    return [(number.value, number.unit) for number in scan.numbers]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Answer within five (5) hours", 5, "h"),
        ("a six (6) -week course", 6, "week"),
        ("cut it by seven (7) percentage points", 7, "pp"),
        ("在二十（20）天内完成", 20, "d"),
        ("six (6) or more", 6, None),
        ("叁佰貳拾參", 323, None),
        ("參仟元", 3000, "¥"),
        ("玖萬零參佰", 90300, None),
        ("六点 八个百分点", 6.8, "pp"),
        ("2百05家", 205, "家"),
        ("3千08单", 3008, "单"),
        ("60 Kuwaiti dinars", 60, "KWD"),
        ("500 Danish kroner", 500, "DKK"),
        ("200 埃及镑", 200, "EGP"),
        ("光伏装机5兆瓦", 5, "MW"),
        ("储能3万兆瓦时", 30000, "MWh"),
        ("耐压2.5兆帕", 2.5, "MPa"),
        ("宽带提速到500兆", 500, "兆"),
        ("安装包降到30兆以内", 30, "兆"),
        ("install 6 MW of solar", 6, "MW"),
        ("reach 3GW of capacity", 3, "GW"),
        ("提高 3 个百 分点", 3, "pp"),
        ("百分之 25", 25, "%"),
        ("百 分之 四十", 40, "%"),
        ("千万", 1e7, None),
        ("日币 2600", 2600, "JPY"),
        ("预算 63，900.00 元", 63900, "¥"),
        ("时长 2,5 小时", 2.5, "h"),
        ("市场的 3/8", 3 / 8, None),
        ("PLN2.500,00", 2500, "PLN"),
        ("AED 700", 700, "AED"),
        ("12,75 SEK", 12.75, "SEK"),
        ("SGD$6.20", 6.2, "S$"),
        ("£7,50", 7.5, "£"),
        ("forty british pound sterling", 40, None),
        ("one-ninth", 1 / 9, None),
        ("five sevenths", 5 / 7, None),
        ("4 and two-thirds", 4 + 2 / 3, None),
        ("point zero five", 0.05, None),
        ("8 hundred and 6", 806, None),
        ("a kilogram", 1, "kg"),
        ("raise the number 35", 35, None),
    ],
)
def test_read_as_one(text: str, value: float, unit: str | None) -> None:
    found = read(text)
    assert len(found) == 1, found
    assert math.isclose(found[0][0], value, rel_tol=1e-9), found
    assert unit is None or found[0][1] == unit, found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$ 40.00 $ 62.50", [40, 62.5]),
        ("$40 and $62", [40, 62]),
        ("five (6) hours", [5, 6]),  # not the same
        ("3 teams (3 in all)", [3, 3]),
        ("邀请二十家参展商，卖人参五百盒", [20, 500]),  # 参 of another word
        ("完成 20，300 家在途", [20, 300]),  # two numbers beside a Chinese comma
        ("用户的 4/5 星评价", [4]),
        ("ship to region number 3", []),
        ("4 sites and two-thirds of stores", [4, 66.6666666667]),
        ("ten point five", [10.5]),
        ("2百5家", [250]),  # unlike 2百05
        ("营收达到2兆日元", [2e12]),
        ("GDP达到5兆", [5e12]),
        ("销量达到3千台", [3000]),
        ("改造80年代住宅6栋", [6]),
        ("3年代理费用6万", [3, 60000]),
        ("42 Danish students", [42]),
    ],
)
def test_near_misses(text: str, values: list[float]) -> None:
    assert [value for value, _ in read(text)] == pytest.approx(values)


@pytest.mark.parametrize("text", ["万元产值能耗", "百万工时伤害率", "point out two gaps and a half", "region number 4"])
def test_no_new_number_in_names(text: str) -> None:
    assert all(value in (2, 2.5, 0.5) for value, _ in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "打通最后一公里",
        "最后 100 米的服务",
        "三位一体的考核",
        "二三线城市下沉",
        "一次合格率",
        "7×24 小时值守",
        "5 * 8 小时支持",
        "360 度评估",
        "服务世界 500 强企业",
        "第 3 期训练营",
        "前 20% 的门店",
        "KR 2.1 reach more people",
        "on the road with HTTP/3",
        "the Fortune 500",
        "a four-day week",
        "a 4-day work week",
        "360-degree reviews",
        "7-Eleven",
        "a 6-figure deal",
        "T+1 到账",
        "月活八位数",
        "四通八达的网点",
    ],
)
def test_names_that_hold_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("最后 3 公里", 3, "km"),
        ("新增一公里管线", 1, "km"),
        ("完成一次验收", 1, "次"),
        ("24 小时到货", 24, "h"),
        ("转 360 圈", 360, "圈"),
        ("进入世界 500 强", 500, None),
        ("共 3 期", 3, None),
        ("拜访 30 多家门店", 30, "家"),
        ("a 4-day workshop", 4, "d"),
        ("cut 40 steps", 40, None),
        ("grow exports 2.5 times", 2.5, "x"),
        ("run the drill 3 times", 3, None),
        ("increase visits 3 times a week", 3, None),
        ("win $2 MM", 2e6, "$"),
        ("(2,450)", -2450, None),
        ("($3.50)", -3.5, "$"),
        ("(7)", 7, None),
        ("(5 weeks)", 5, "week"),
        ("1y 2d 6h", 367 * 24 + 6, "h"),
        ("a 5 mm gap", 5, "mm"),
        ("覆盖 3/5 个仓", 3, "个"),
        ("签下 6 个百万级客户", 6, "个"),
        ("借款 6 个亿", 6e8, None),
        ("做到 900+ 万", 9e6, None),
        ("门店 900+，万店同庆", 900, None),
        ("用电 40 万千瓦时", 4e5, "kWh"),
        ("用电 40 万千", 4e8, None),
        ("涨到 +6%", 6, "%"),
        ("6 in 10 new shops", 60, "%"),
        ("save an hour", 1, "h"),
        ("口碑 4.6（5 分制）", 4.6, "分"),
        ("口碑 4.6 分（满分 5 分）", 4.6, "分"),
    ],
)
def test_figures_that_are_values(text: str, value: float, unit: str | None) -> None:
    assert read(text) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("10<x<15 分钟", 10, 15), ("10% ≤ y ≤ 12%", 10, 12), ("raise prices by 4 to 6 percent", 4, 6)],
)
def test_bands(text: str, first: float, last: float) -> None:
    (scan,) = scanned([text], [reference(None, date(2026, 5, 15))])
    assert [(number.value, number.value_to) for number in scan.numbers] == [(first, last)]


def test_a_half_hour_behind_a_letter() -> None:
    assert read("1h 20 m") == [(80, "min")]


@pytest.mark.parametrize(
    ("text", "target", "target_to", "unit"),
    [
        ("人效提高一倍", 2, None, "x"),
        ("产量扩大三倍", 4, None, "x"),
        ("好评提高三成", 30, None, "%"),
        ("产速提升 2~4 倍", 3, 5, "x"),
        ("产速提升到原来的 2~4 倍", 2, 4, "x"),
        ("上手时间由四个月缩短为一个半月", 1.5, None, "month"),
        ("周期控制在一个半月以内", 1.5, None, "month"),
        ("粉丝数 ≥ 百万", 1_000_000, None, None),
        ("排队缩短到一个小时", 1, None, "h"),
        ("2 周 1 次巡检", 1, None, "次"),
        ("两周一次巡检", 1, None, "次"),
        ("每周三次例会", 3, None, "次"),
    ],
)
def test_targets_in_numerals(text: str, target: float, target_to: float | None, unit: str | None) -> None:
    (frame,) = read_key_results([text], [reference(None, date(2026, 5, 15))])
    assert (frame.target, frame.target_to, frame.unit) == (target, target_to, unit)


@pytest.mark.parametrize(
    ("text", "target"),
    [("招收高三学生", None), ("大一新生到岗 6 人", 6), ("每周三晨会到场 9 人", 9), ("找到一个新址", None)],
)
def test_numerals_that_are_no_target(text: str, target: float | None) -> None:
    (frame,) = read_key_results([text], [reference(None, date(2026, 5, 15))])
    assert frame.target == target
