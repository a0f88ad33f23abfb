"""Numbers with units, as people write them: each phrase, the value by hand, the unit (empty: not looked at)."""

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_ai.language import read_key_result
from okr_ai.language.numbers import numbers_in, read_number
from okr_ai.language.numerals import chinese_value, english_value
from okr_ai.language.periods import reference
from okr_ai.language.scan import scanned
from okr_ai.language.text import normalised

PHRASES = """
3 万 2 千 | 32000.0 |
6千多万 | 60000000.0 |
八百余万元 | 8000000.0 | ¥
三十几万 | 300000.0 |
4佰万 | 4000000.0 |
两打 | 24.0 |
3打 | 36.0 |
两刻钟 | 30.0 | min
四十二块七毛五分 | 42.75 | ¥
2年零4个月 | 28.0 | month
1 year 2 months 3 days | 428.0 | d
1年2个月3天 | 428.0 | d
2 months 3 days | 63.0 | d
三个九 | 99.9 | %
四个9 | 99.99 | %
five nines | 99.999 | %
3 dozens | 36.0 |
40 lakhs | 4000000.0 |
two billions | 2000000000.0 |
three point one four | 3.14 |
one point five million | 1500000.0 |
eighty-seven point five percent | 87.5 | %
four and two thirds | 4.66666666667 |
an hour and a half | 1.5 | h
4 and a half days | 4.5 | d
1/5 | 0.2 |
USD2.75 | 2.75 | $
18 250 | 18250.0 |
2 750 000 | 2750000.0 |
3.450.000,5 | 3450000.5 |
4m20s | 260.0 | s
1 in 4 households | 25.0 | %
7 out of 10 buyers | 70.0 | %
5比2 | 2.5 |
负百分之二 | -2.0 | %
破亿 | 100000000.0 |
一半 | 50.0 | %
准时率百分百 | 100.0 | %
twenty-five thousand | 25000.0 |
one and a half million | 1500000.0 |
3.5k | 3500.0 |
两千零五 | 2005.0 |
百分之三十五 | 35.0 | %
百分之五点五 | 5.5 | %
千分之三 | 0.3 | %
万分之五 | 0.05 | %
1/3 | 0.33333333333 |
三成 | 30.0 | %
七成五 | 75.0 | %
two thirds | 0.66666666667 |
half a million | 500000.0 |
a quarter of a million | 250000.0 |
1.2 billion dollars | 1200000000.0 | $
$1.2bn | 1200000000.0 | $
US$3.4 million | 3400000.0 | $
€ 1,234.56 | 1234.56 | €
1.5亿元 | 150000000.0 | ¥
人民币500万元 | 5000000.0 | ¥
500万元人民币 | 5000000.0 | ¥
RMB 3,000 | 3000.0 | ¥
3000 RMB | 3000.0 | ¥
５００万 | 5000000.0 |
壹佰万 | 1000000.0 |
二十万零三百 | 200300.0 |
十万 | 100000.0 |
一千二百三十四 | 1234.0 |
九千九百九十九万 | 99990000.0 |
一亿两千万 | 120000000.0 |
2亿3千万 | 230000000.0 |
12万5千 | 125000.0 |
12.5万 | 125000.0 |
-5.5% | -5.5 | %
负5% | -5.0 | %
零下5度 | -5.0 |
minus 3 | -3.0 |
negative 5 | -5.0 |
three hundred and forty two | 342.0 |
two hundred fifty | 250.0 |
nine hundred ninety-nine thousand | 999000.0 |
one million two hundred thirty thousand | 1230000.0 |
10 million | 10000000.0 |
10m users | 10000000.0 |
2.5M | 2500000.0 |
100K | 100000.0 |
7 bn | 7000000000.0 |
15 percent | 15.0 | %
fifteen percent | 15.0 | %
15 per cent | 15.0 | %
15 pct | 15.0 | %
0.5 percentage points | 0.5 | pp
5个百分点 | 5.0 | pp
50bps | 50.0 | bps
3 dozen | 36.0 |
a dozen | 12.0 |
two dozen | 24.0 |
半小时 | 0.5 | h
一个半小时 | 1.5 | h
两个半月 | 2.5 | month
三年半 | 3.5 | year
90 minutes | 90.0 | min
90mins | 90.0 | min
2小时30分钟 | 150.0 | min
2分30秒 | 150.0 | s
1 hour 30 minutes | 90.0 | min
3天 | 3.0 | d
三个工作日 | 3.0 | d
5 business days | 5.0 | d
200毫秒 | 200.0 | ms
200 ms | 200.0 | ms
1.5秒 | 1.5 | s
10GB | 10.0 | GB
5公里 | 5.0 | km
3倍 | 3.0 | x
1.5x | 1.5 | x
3-fold | 3.0 | x
五倍 | 5.0 | x
10个 | 10.0 | 个
二十五家 | 25.0 | 家
三百六十五天 | 365.0 | d
廿五 | 25.0 |
卅 | 30.0 |
1,234,567 | 1234567.0 |
1234567.89 | 1234567.89 |
1 million | 1000000.0 |
1.000.000 | 1000000.0 |
1'000'000 | 1000000.0 |
12,34,567 | 1234567.0 |
3.14 | 3.14 |
三点一四 | 3.14 |
零点五 | 0.5 |
百分之零点五 | 0.5 | %
百分之百 | 100.0 | %
一百 | 100.0 |
一千 | 1000.0 |
一万 | 10000.0 |
十五亿 | 1500000000.0 |
1.5兆 | 1500000000000.0 |
五万块 | 50000.0 | ¥
200块钱 | 200.0 | ¥
三块五 | 3.5 | ¥
20美元 | 20.0 | $
100港币 | 100.0 | HK$
50欧元 | 50.0 | €
30英镑 | 30.0 | £
1000日元 | 1000.0 | JPY
5折 | 5.0 | 折
八折 | 8.0 | 折
95分 | 95.0 | 分
4.5颗星 | 4.5 | 分
4.5/5 | 4.5 |
4.5 out of 5 | 4.5 |
1:3 | 3.0 |
3万人次 | 30000.0 | 人次
两三百 | 200.0 |
三五个 | 3.0 | 个
十几个 | 10.0 | 个
数百 | 100.0 |
20多家 | 20.0 | 家
100余名 | 100.0 | 名
近千人 | 1000.0 | 人
上万 | 10000.0 |
1e6 | 1000000.0 |
½ | 0.5 |
2½ hours | 2.5 | h
two and a half hours | 2.5 | h
one hundred percent | 100.0 | %
1.5-2.5% | 1.5 | %
5~10人 | 5.0 | 人
between 5 and 10 | 5.0 |
from 10 to 20 percent | 10.0 |
5 to 7 days | 5.0 | d
20,000+ | 20000.0 |
over 9000 | 9000.0 |
nearly 3 million | 3000000.0 |
forty-two | 42.0 |
sixteen hundred | 1600.0 |
twelve hundred | 1200.0 |
eighty five | 85.0 |
three fifths | 0.6 |
2/3 | 0.66666666667 |
一又二分之一 | 1.5 |
1 1/2 | 1.5 |
hundred thousand | 100000.0 |
ten thousand | 10000.0 |
100 thousand | 100000.0 |
5.2 trillion | 5200000000000.0 |
二百五 | 250.0 |
三千六 | 3600.0 |
一万八 | 18000.0 |
四万二 | 42000.0 |
千八 | 1800.0 |
万八 | 18000.0 |
两亿 | 200000000.0 |
１２３ | 123.0 |
１２．５％ | 12.5 | %
十二点五个百分点 | 12.5 | pp
¥1.2万 | 12000.0 | ¥
￥99.9 | 99.9 | ¥
99.9元 | 99.9 | ¥
$5 million | 5000000.0 | $
5 million USD | 5000000.0 | $
USD 5m | 5000000.0 | $
5万美元 | 50000.0 | $
￡20 | 20.0 | £
£20k | 20000.0 | £
HK$500 | 500.0 | HK$
NT$ 1,000 | 1000.0 | NT$
3,000円 | 3000.0 | JPY
Rs 500 | 500.0 | INR
₹5 lakh | 500000.0 | INR
20℃ | 20.0 | °C
1.5吨 | 1.5 | t
300平方米 | 300.0 | m²
5kg | 5.0 | kg
60 fps | 60.0 |
3 万 | 30000.0 |
3 k | 3000.0 |
5 百万 | 5000000.0 |
6千 | 6000.0 |
7百 | 700.0 |
3 weeks | 3.0 | week
2 quarters | 2.0 | quarter
半年 | 0.5 | year
1小时15分 | 75.0 | min
9 out of 10 | 9.0 |
千分之一点五 | 0.15 | %
百分之1'200 | 1200.0 | %
two million three hundred thousand four hundred | 2300400.0 |
zero | 0.0 |
零 | 0.0 |
二零二六 | 2026.0 |
三分之一 | 0.3333333333333333 |
五分之三 | 0.6 |
一又二分之一 | 1.5 |
"""


def phrases() -> list[tuple[str, float, str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in PHRASES.strip().split("\n")]
    return [(row[0], float(row[1]), row[2]) for row in rows]


def read(text: str) -> list[tuple[float, str | None]]:
    (scan,) = scanned([text], [reference(None, date(2026, 5, 15))])
    numbers = scan.numbers
    return [(number.value, number.unit) for number in numbers]


@pytest.mark.parametrize(("text", "value", "unit"), phrases())
def test_phrase(text: str, value: float, unit: str) -> None:
    found = read(text)
    assert any(math.isclose(v, value, rel_tol=1e-9, abs_tol=1e-12) and (not unit or u == unit) for v, u in found), found


@pytest.mark.parametrize(
    "text",
    [
        "一线城市",
        "进一步提升",
        "统一平台",
        "一站式服务",
        "万一",
        "十分满意",
        "第三方",
        "P95",
        "v2.0",
        "5G网络",
        "ISO 27001",
        "top-10",
        "零售",
        "80th percentile",
        "COVID-19",
        "近30天",
        "last 30 days",
        "404错误",
    ],
)
def test_words_that_hold_figures_are_no_numbers(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last", "unit"),
    [
        ("15~20名", 15, 20, "名"),
        ("22-25%", 22, 25, "%"),
        ("两到三万", 20000, 30000, None),
        ("2-3万元", 20000, 30000, "¥"),
        ("between 5 and 10 days", 5, 10, "d"),
        ("5 to 7 hours", 5, 7, "h"),
    ],
)
def test_ranges_share_scale_and_unit(text: str, first: float, last: float, unit: str | None) -> None:
    (scan,) = scanned([text], [reference(None, date(2026, 5, 15))])
    (number,) = scan.numbers
    assert (number.value, number.value_to, number.unit) == (first, last, unit)


def test_from_to_is_no_range() -> None:
    assert [v for v, _ in read("从10到20")] == [10, 20]
    assert [v for v, _ in read("from 10 to 20")] == [10, 20]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("12%", (12, "%")),
        ("500万", (5e6, None)),
        ("3w", (30000, None)),  # in a cell, of a table written in Chinese
        ("￥1,200", (1200, "¥")),
        ("about 12%", (12, "%")),
        ("≥95%", (95, "%")),
        ("", None),
        ("NPS", None),
        ("1 and 2", None),
        ("9" * 400, None),
        ("12:30", None),
        ("第三", None),
    ],
)
def test_read_number(text: str, answer: tuple[float, str | None] | None) -> None:
    assert read_number(text) == answer


def chinese(number: int) -> str:
    """A whole number below 1e12 in Chinese numerals, as it is read out."""
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千"]

    def below_ten_thousand(value: int) -> str:
        text, gap = "", False
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if digit:
                text += ("零" if gap and text else "") + digits[digit] + units[power]
                gap = False
            else:
                gap = True
        return text

    text, higher = "", False
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // size % 10000
        if part:
            text += ("零" if higher and part < 1000 else "") + below_ten_thousand(part) + name
            higher = True
        elif higher and size > 1:
            text += ""
    return text or "零"


@settings(max_examples=200)
@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    assert chinese_value(chinese(number)) == number


@settings(max_examples=100)
@given(st.integers(0, 10**9), st.sampled_from(["", "万", "亿", "k", "M", " million", "%", "元", " days"]))
def test_figures_with_scale_and_unit_read_back(number: int, tail: str) -> None:
    scale = {"万": 1e4, "亿": 1e8, "k": 1e3, "M": 1e6, " million": 1e6}.get(tail, 1)
    found = read_number(f"{number}{tail}")
    assert found is not None
    assert found[0] == number * scale
    assert read_number(f"{number:,}{tail}") == found


@pytest.mark.parametrize("words", ["one two", "twenty twenty", "hundred cats", "", "and", "a"])
def test_no_english_number(words: str) -> None:
    assert english_value(words.split()) is None


@pytest.mark.parametrize("run", ["点", "三点", "一十百点", "九" * 40])
def test_no_chinese_number(run: str) -> None:
    assert chinese_value(run) is None


def test_positions_are_those_of_the_text() -> None:
    text = "ＤＡＵ从８万提升到１０万，客单价￥９９"
    for number in numbers_in(normalised(text), text):
        assert text[number.start : number.end].strip() == text[number.start : number.end] != ""


@pytest.mark.parametrize(
    ("text", "zeros"), [("搜索零结果率降到3%", 0), ("实现零差错率", 1), ("全年零事故", 1), ("重大投诉零", 1)]
)
def test_the_share_of_what_has_none_is_no_zero(text: str, zeros: int) -> None:
    assert sum(number.value == 0 for number in numbers_in(text)) == zeros


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("滞销库存金额（万元）", []),
        ("销售额（单位：百万元）", []),
        ("销售额（万元）从300提升到420", [300, 420]),
        ("营收突破亿元", [1e8]),
        ("营业额（300万元）", [3e6]),
    ],
)
def test_a_unit_in_brackets_is_no_amount(text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in read_key_result(text).quantities] == values
