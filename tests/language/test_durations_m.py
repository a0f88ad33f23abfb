"""An attached m is minutes behind the name of a time, and millions elsewhere."""

import pytest

from okr_ai.language import read_key_result


@pytest.mark.parametrize(
    ("text", "target", "unit"),
    [
        ("MTTA <5m", 5, "min"),
        ("MTTR from 30m to 10m", 10, "min"),
        ("P95 wait time < 5m", 5, "min"),
        ("Delivery time 45m", 45, "min"),
        ("First reply: 3h 20m → under 45m", 45, "min"),
        ("First reply from 3h to 45m", 45, "min"),
        ("Viewers: 3k → 45m", 45_000_000, None),
        ("响应时长从30m降到10m", 10, "min"),
        ("平均处理时间控制在3m", 3, "min"),
        ("Revenue to 5m", 5_000_000, None),
        ("Downtime cost from $5m to $2m", 2_000_000, "$"),
        ("响应时间达标用户到5m", 5_000_000, None),
        ("Time-to-value users from 1m to 2m", 2_000_000, None),
    ],
)
def test_m_behind_a_time(text: str, target: float, unit: str | None) -> None:
    frame = read_key_result(text)
    assert (frame.target, frame.unit) == (target, unit)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("非标合同3个工作日内出具意见的比例达90%", False),
        ("3天内发货的占比到95%", False),
        ("7天内完成培训的比例达到90%", False),
        ("10天内把退货的比例降到5%", True),
        ("两个月内把复购率提升到30%", True),
    ],
)
def test_how_soon_a_share_is_served_is_no_deadline(text: str, dated: bool) -> None:
    assert (read_key_result(text).deadline is not None) is dated


@pytest.mark.parametrize(
    "text", ["展台20,000+并发登录（5/11–5/21），错误率 <5%", "Serve 300 guests (5/11-5/21), errors < 5%"]
)
def test_days_in_brackets_behind_a_number_are_no_progress(text: str) -> None:
    assert read_key_result(text).dates  # once it was an error of ours
