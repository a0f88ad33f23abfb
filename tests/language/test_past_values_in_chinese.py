"""Where a Chinese key result says what was before, with words between the time and the figure; version numbers that are
no target; each with near misses. Worked out by hand for a cycle from July to September 2026."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Cycle, Frame

TODAY = date(2026, 7, 8)
CYCLE = Cycle(date(2026, 7, 1), date(2026, 9, 30))


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY, cycle=CYCLE)


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("差错少于 10 笔/月（Q2 月均 37 笔）", 37, 10),
        ("投诉降到每月 20 件以下，上半年月均 63 件", 63, 20),
        ("投诉降到每月 20 件以下，上半年平均每月 63 件", 63, 20),
        ("投诉降到每月 20 件以下，上半年每周 16 件", None, 20),  # another rhythm
        ("满意度不低于 92 分（6 月第三方测评 87.5 分）", 87.5, 92),
        ("满意度不低于 92 分（6 月第三方测评 300 人）", None, 92),  # how many were asked
        ("90% 的主管每月做一次面谈（Q2 抽查：54%）", 54, 90),
        ("转化率做到 12%（1-5月累计 8%）", 8, 12),
        ("转化率做到 12%（截至6月底 8%）", 8, 12),
        ("转化率做到 12%（8月底前先到 8%）", None, 12),  # on the way
        ("出勤率 90%（上学期 76%）", 76, 90),
        ("上学期期末出勤率达到 90%", None, 90),
        ("平均办结时长压缩至 0.5 天（现行 1 天）", 1, 0.5),
        ("单件成本做到 1.2 元，现阶段 2.1 元", 2.1, 1.2),
        ("转化率做到 12%，目前还在 8%", 8, 12),
        ("转化率做到 12%，之前只有 8%", 8, 12),
        ("转化率做到 12%，之后再到 15%", None, 12),
        ("转化率做到 12%（改版前 8%）", 8, 12),
        ("转化率做到 12%（改版前 30 天）", None, 12),
        ("转化率做到 12%（近三个月均值 8%）", 8, 12),
        ("转化率做到 12%（行业均值 8%）", None, 12),  # others
        ("门店达到 100 家（Q2 新增 20 家）", None, 100),
        ("GMV 达到 900 万（Q2 目标 800 万）", None, 9000000),
    ],
)
def test_what_was_before(text: str, baseline: float | None, target: float) -> None:
    frame = read(text)
    assert (frame.baseline, frame.target) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("差错少于 10 笔（Q2 月均 37 笔）", None),
        ("差错少于 10 笔（Q3 月均）", date(2026, 9, 30)),
        ("7天内重复进线率从 19% 降到 12%", None),  # a window
        ("7天内把重复进线率从 19% 降到 12%", date(2026, 7, 7)),  # from the first day of the cycle
        ("退货 3 天内上架率 88%", None),
        ("退货 3 天内上架", date(2026, 7, 3)),
        ("10天内完成率提升到 90%", date(2026, 7, 10)),
    ],
)
def test_when_it_is_due(text: str, day: date | None) -> None:
    assert read(text).deadline_date == day


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("完成新手引导2.0上线", None),
        ("会员体系 3.0 发布", None),
        ("启动绩效管理2.0", None),
        ("推动 SOP 2.0 落地", None),
        ("商品评分4.0上线达标", 4.0),
        ("上线后客户评分 4.0", 4.0),
        ("完成 RN 升级到 0.74", None),
        ("全部服务升级到 JDK 17", None),
        ("会员升级到 300 人", 300),
        ("评分升级到 4.6", 4.6),
    ],
)
def test_numbers_of_versions(text: str, target: float | None) -> None:
    assert read(text).target == target


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("每周跑步 3 次，累计 300 公里", False),
        ("每周直播 2 场，全季 24 场", False),
        ("每周直播 2 场，累计成交额 300 万", True),
    ],
)
def test_sums_of_a_rhythm(text: str, several: bool) -> None:
    assert read(text).compound is several


@pytest.mark.parametrize(
    ("text", "target"),
    [("经理 180° 评估平均分 3.6 升到 4.1", 4.1), ("经理 360° 反馈得分 3.6→4.1", 4.1), ("炉温达到 180°", 180)],
)
def test_feedback_from_all_round(text: str, target: float) -> None:
    assert read(text).target == target


def test_school_terms_without_the_word_year() -> None:
    frame = read("家访 100 户，2026-2027 上学期")
    assert frame.deadline_date == date(2027, 1, 31)
    assert read("家访 100 户，2026-2027 学年").deadline_date == date(2027, 8, 31)


@pytest.mark.parametrize(
    ("text", "target", "unit"),
    [
        ("每月一本课外书", 1, "本"),
        ("每月读一本课外书", 1, "本"),
        ("每周一节公开课", 1, "节"),
        ("每天一道算法题", 1, "道"),
        ("一本上线率 60%", 60, "%"),
        ("每周一节省 2 小时", 2, "h"),
    ],
)
def test_one_of_something_again_and_again(text: str, target: float, unit: str) -> None:
    frame = read(text)
    assert (frame.target, frame.unit) == (target, unit)
