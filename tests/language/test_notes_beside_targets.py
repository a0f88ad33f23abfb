"""What stands beside a target and is none: notes of progress, grades, hours of the day, traits in the metric's name."""

import pytest

from okr_ai.language import read_key_result


@pytest.mark.parametrize(
    ("text", "compound", "baseline", "target"),
    [
        ("退款率控制在8%以内（权重30%）@小李 进度 20%", False, None, 8),
        ("复购率 18%→22%，实际 20.5%，得分0.6", False, 18, 22),
        ("MRR $310K -> $400K — @lena, 40% done", False, 310000, 400000),
        ("NPS 40, 80% of tickets done", True, None, 40),
        ("GMV 5000万，毛利率 20%", True, None, 50000000),
        ("项目进度达到80%", False, None, 80),
        ("Sellers with 10+ active listings: 2,300 → 3,500", False, 2300, 3500),
        ("满10件的订单数：120→300", False, 120, 300),
        ("Files delivered by 06:00 from 80% to 95%", False, 80, 95),
        ("退款率 9.8% → 7%｜DDL 12.31", False, 9.8, 7),
    ],
)
def test_notes_are_no_targets(text: str, compound: bool, baseline: float | None, target: float) -> None:
    frame = read_key_result(text)
    assert (frame.compound, frame.baseline, frame.target) == (compound, baseline, target)


@pytest.mark.parametrize(
    ("text", "comparator", "target"),
    [
        ("No single supplier accounts for more than 20% of spend", "<=", 20),
        ("没有一家供应商占比超过20%", "<=", 20),
        ("No outages", None, 0),
        ("Suppliers with more than 20% growth", ">", 20),
    ],
)
def test_nobody_above_a_bound(text: str, comparator: str | None, target: float) -> None:
    frame = read_key_result(text)
    assert (frame.comparator, frame.target) == (comparator, target)
