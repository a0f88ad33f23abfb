"""Fields beside a key result (who answers for it, how far it is, how much it counts) are none of its values."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.language.fields import _KINDS
from okr_ai.language.scan import _may_hold_field

ENGLISH = [
    "owner: team 3",
    "DRI=@ann",
    "source: Mixpanel 2.0",
    "data source: GA4",
    "progress: 20%",
    "Progress 3/10",
    "status: on track",
    "done: 20%",
    "priority: P0",
    "level: 1",
    "score 0.7",
    "wt: 30%",
    "W=0.3",
    "conf. 7/10",
    "likelihood: 70%",
    "confidence: 7/10",
    "weight: 30%",
]
ENGLISH_FRAMES = [
    "Raise NPS from 30 to 45 ({})",
    "Raise NPS from 30 to 45 [{}]",
    "NPS: 30 -> 45 | {}",
    "{} | NPS: 30 -> 45",
    "[{}] Raise NPS from 30 to 45",
    "{} - NPS: 30 -> 45",
]
CHINESE = [
    "负责人：三组",
    "数据来源：GA4",
    "进度：20%",
    "当前进度：3/10",
    "状态：进行中",
    "完成度：两成",
    "优先级：P0",
    "难度：1",
    "自评：0.7",
    "比重：三成",
    "信心度：7成",
    "把握度：70%",
    "信心：7/10",
    "权重：30%",
    "conf：0.7",
]
CHINESE_FRAMES = [
    "NPS从30提升至45（{}）",
    "NPS从30提升至45【{}】",
    "NPS：30→45｜{}",
    "{}｜NPS从30提升至45",
    "【{}】NPS从30提升至45",
    "{}；NPS：30→45",
]


@pytest.mark.parametrize(
    "text",
    [frame.format(field) for frame in ENGLISH_FRAMES for field in ENGLISH]
    + [frame.format(field) for frame in CHINESE_FRAMES for field in CHINESE],
)
def test_a_field_is_no_part_of_what_is_measured(text: str) -> None:
    frame = read_key_result(text, today=date(2026, 5, 15))
    assert (frame.baseline, frame.target, frame.compound) == (30, 45, False)
    assert frame.metric is not None
    assert frame.metric.text == "NPS"


@pytest.mark.parametrize(
    ("text", "baseline", "target", "metric"),
    [
        ("Score: 45, up from 30", 30, 45, "Score"),
        ("Score: 30 -> 45", 30, 45, "Score"),
        ("Completion: 60% -> 80%", 60, 80, "Completion"),
        ("Level 3 tickets under 20 a week", None, 20, "Level 3 tickets"),
        ("Data quality score from 80 to 95", 80, 95, "Data quality score"),
        ("Status page uptime 99.9%", None, 99.9, "Status page uptime"),
        ("Source: organic traffic up 20%", None, 20, "organic traffic"),
        ("得分：45（当前30）", 30, 45, "得分"),
        ("评分：4.5→4.8", 4.5, 4.8, "评分"),
        ("评分：4.8，高于上季的4.5", None, 4.8, "评分"),
        ("来源：自然流量占比从30%提升到45%", 30, 45, "自然流量占比"),
        ("数据：日活从3万到5万", 30000, 50000, "日活"),
        ("负责人覆盖率：80%→95%", 80, 95, "负责人覆盖率"),
        ("进度：20%", None, 20, "进度"),
    ],
)
def test_labels_that_are_measured_themselves(text: str, baseline: float | None, target: float, metric: str) -> None:
    frame = read_key_result(text, today=date(2026, 5, 15))
    assert (frame.baseline, frame.target) == (baseline, target)
    assert frame.metric is not None
    assert frame.metric.text == metric


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Raise NPS from 30 to 45 (target date: 9/30)", date(2026, 9, 30)),
        ("NPS: 30 -> 45, timeline: 9/30", date(2026, 9, 30)),
        ("NPS: 30 -> 45 [ETA=9/30]", date(2026, 9, 30)),
        ("By: 9/30 - raise NPS from 30 to 45", date(2026, 9, 30)),
        ("NPS从30提升至45（完成时间：9/30）", date(2026, 9, 30)),
        ("NPS从30提升至45，期限9/30", date(2026, 9, 30)),
        ("NPS从30提升至45（响应时限3/4达标）", None),
        ("Raise NPS from 30 to 45 (accuracy 9/10)", None),
    ],
)
def test_a_slash_behind_the_label_of_a_date(text: str, due: date | None) -> None:
    frame = read_key_result(text, today=date(2026, 5, 15))
    assert (frame.baseline, frame.target, frame.deadline_date) == (30, 45, due)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "W=0.3 - NPS: 30 -> 45 (conf: 7/10; progress: 20%)",
            ["weight", "baseline", "target", "confidence", "condition"],
        ),
        (
            "NPS从30提升至45（比重：三成；信心度：70%；进度：20%）",
            ["baseline", "target", "weight", "confidence", "condition"],
        ),
        ("NPS从30提升至45（权重30%，信心7/10）", ["baseline", "target", "weight", "confidence"]),
    ],
)
def test_the_numbers_of_fields_are_among_the_quantities(text: str, roles: list[str]) -> None:
    quantities = read_key_result(text, today=date(2026, 5, 15)).quantities
    assert [quantity.role for quantity in quantities] == roles
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in quantities)


def test_every_label_is_looked_for() -> None:
    missed = [label for label in _KINDS if not _may_hold_field(f"nps 45 ({label}: 1)")]
    assert missed == []


@pytest.mark.parametrize(
    "line",
    [
        "新增用户次月留存从30%提升到35% → 本周达到32%（+1%）",
        "新增用户次月留存从30%提升到35% -> 已到 34%",
        "新增用户次月留存从30%提升到35%（本周 32%）",
        "Raise retention from 30% to 35% → this week 32%",
        "Raise retention from 30% to 35% -> now at 32% (+1)",
    ],
)
def test_a_report_behind_an_arrow_is_neither_target_nor_deadline(line):
    kr = read_key_result(line, today=date(2026, 5, 15))
    assert (kr.baseline, kr.target, kr.deadline_date) == (30, 35, None)


@pytest.mark.parametrize(
    ("line", "target", "due"),
    [
        ("NPS 从 30 → 本月 40", 40, date(2026, 5, 31)),  # the arrow is that of the change
        ("NPS 30 → 本周达到 40", 40, date(2026, 5, 17)),
        ("留存从30%提升到35%（本周）", 35, date(2026, 5, 17)),
        ("Retention from 30% to 35% (this month)", 35, date(2026, 5, 31)),
        ("NPS 30 → 35 → 40", 40, None),
    ],
)
def test_a_step_behind_an_arrow_is_no_report(line, target, due):
    kr = read_key_result(line, today=date(2026, 5, 15))
    assert (kr.target, kr.deadline_date) == (target, due)
