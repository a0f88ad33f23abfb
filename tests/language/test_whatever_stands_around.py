"""Every way of saying the frame, with whatever stands before and behind it, is read as that frame.

The parts are put together here, so that what is right is known; each test reads one surrounding with all frames."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest

from okr_ai.language.key_results import read_key_results
from okr_ai.language.periods import reference
from okr_ai.model import Cycle

QUARTER = reference(Cycle(date(2026, 10, 1), date(2026, 12, 31)), None, 1)


class Said(NamedTuple):
    text: str
    metric: str
    baseline: float | None
    target: float
    kind: str
    comparator: str | None = None


# name, unit, from, to, what one written 1 is
ZH_UP = [
    ("复购率", "%", 12, 18, 1),
    ("客单价", "元", 86, 98, 1),
    ("日活用户数", "人", 3000, 5000, 1),
    ("GMV", "万元", 800, 1200, 10_000),
    ("会员数", "万", 30, 45, 10_000),
    ("店铺评分", "", 4.6, 4.8, 1),
    ("30天留存率", "%", 20, 26, 1),
]
ZH_DOWN = [
    ("首次响应时长", "分钟", 30, 12, 1),
    ("库存周转天数", "天", 45, 32, 1),
    ("单票物流成本", "元", 9.8, 8.5, 1),
    ("每周投诉量", "件", 90, 40, 1),
    ("订单取消率", "%", 8, 5, 1),
]


def _chinese(name: str, unit: str, a: float, b: float, one: int, up: bool) -> Iterator[Said]:
    """Ways that 将, 把 and 使 may stand before come first."""
    rises, grows, no_worse, bound = ("提升", "增长", "不低于", ">=") if up else ("降低", "下降", "不超过", "<=")
    inside = "以上" if up else "以内"
    start, goal = round(a * one, 6), round(b * one, 6)
    yield Said(f"{name}从{a}{unit}{rises}至{b}{unit}", name, start, goal, "absolute")
    yield Said(f"{name}由 {a}{unit} {grows}到 {b}{unit}", name, start, goal, "absolute")
    yield Said(f"{name}从{a}{unit}做到{b}{unit}", name, start, goal, "absolute")
    yield Said(f"{name}从{a}{rises}到{b}{unit}", name, start, goal, "absolute")
    yield Said(f"{name}控制在{b}{unit}{inside}", name, None, goal, "absolute", bound)
    yield Said(f"{name}{rises}至{b}{unit}（当前{a}{unit}）", name, start, goal, "absolute")
    yield Said(f"{name}{rises} 20% 以上", name, None, 20, "relative_change", ">=")
    yield Said(f"{name}达到{b}{unit}{inside}", name, None, goal, "absolute", bound)
    yield Said(f"{name}{no_worse}{b}{unit}", name, None, goal, "absolute", bound)
    yield Said(f"{name}：{a}{unit} → {b}{unit}", name, start, goal, "absolute")
    yield Said(f"{name}（基线{a}{unit}，目标{b}{unit}）", name, start, goal, "absolute")
    yield Said(f"保持{name}在{b}{unit}{inside}", name, None, goal, "absolute", bound)
    yield Said(f"{name}要达到{b}{unit}，目前{a}{unit}", name, start, goal, "absolute")
    if unit != "%":
        yield Said(f"{name}同比{grows}15%", name, None, 15, "relative_change")
    else:
        yield Said(f"{name}{rises}3个百分点", name, None, 3, "percentage_points")


FRONTED = 7  # of the Chinese ways
CHINESE = [
    (place, said)
    for names, up in ((ZH_UP, True), (ZH_DOWN, False))
    for each in names
    for place, said in enumerate(_chinese(*each, up))
]

EN_UP = [
    ("repeat purchase rate", "", "%", 12, 18, 1),
    ("average order value", "$", "", 86, 98, 1),
    ("daily active users", "", "", 3000, 5000, 1),
    ("monthly recurring revenue", "$", "k", 800, 1200, 1000),
    ("30-day retention", "", "%", 20, 26, 1),
]
EN_DOWN = [
    ("first response time", "", " minutes", 30, 12, 1),
    ("weekly complaints", "", "", 90, 40, 1),
    ("checkout abandonment", "", "%", 70, 55, 1),
]


def _english(name: str, sign: str, unit: str, a: float, b: float, one: int, up: bool) -> Iterator[Said]:
    """Orders come first, then statements."""
    now, goal = f"{sign}{a}{unit}", f"{sign}{b}{unit}"
    no_worse, bound, beyond, mark = ("at least", ">=", "above", ">") if up else ("at most", "<=", "below", "<")
    start, end = a * one, b * one
    for verb in ("increase", "raise", "improve") if up else ("reduce", "cut", "lower"):
        yield Said(f"{verb} {name} from {now} to {goal}", name, start, end, "absolute")
        yield Said(f"{verb} {name} to {goal} (currently {now})", name, start, end, "absolute")
        yield Said(f"{verb} the {name} from {now} to {no_worse} {goal}", name, start, end, "absolute", bound)
    yield Said(f"bring {name} from {now} {'up' if up else 'down'} to {goal}", name, start, end, "absolute")
    yield Said(f"keep {name} {beyond} {goal}", name, None, end, "absolute", mark)
    if unit.strip():
        yield Said(f"achieve a {name} of {goal}", name, None, end, "absolute")
    yield Said(f"{name} of {no_worse} {goal}", name, None, end, "absolute", bound)
    yield Said(f"{name}: {now} → {goal}", name, start, end, "absolute")
    yield Said(f"{name} {beyond} {goal}", name, None, end, "absolute", mark)


ENGLISH = [
    (said.text.startswith(("increase", "raise", "improve", "reduce", "cut", "lower", "bring", "keep", "achieve")), said)
    for names, up in ((EN_UP, True), (EN_DOWN, False))
    for each in names
    for said in _english(*each, up)
]


def _read(before: str, said: list[Said], behind: str, due: bool) -> list[tuple[object, ...]]:
    """What is read otherwise than said: the text and the frame."""
    texts = [f"{before}{each.text}{behind}" for each in said]
    return [
        (text, read, right)
        for text, frame, each in zip(texts, read_key_results(texts, [QUARTER] * len(texts)), said, strict=True)
        if (
            read := (
                frame.metric.text.lower() if frame.metric else None,
                frame.baseline,
                frame.target,
                frame.target_kind,
                frame.deadline is not None,
                frame.outcome,
                frame.compound,
                frame.comparator if each.comparator else None,
            )
        )
        != (right := (each.metric.lower(), *each[2:5], due, True, False, each.comparator))
    ]


# what stands before: whether it holds the deadline, and whether only fronted objects go with it
BEFORE_ZH = [
    ("", False, False),
    ("KR1：", False, False),
    ("【核心】", False, False),
    ("（华东）", False, False),
    ("Q4 内，", True, False),
    ("截至12月31日，", True, False),
    ("通过优化选品，", False, False),
    ("客服团队通过智能分流，", False, False),
    ("上线新系统后，", False, False),
    ("在不增加人手的前提下，", False, False),
    ("将", False, True),
    ("通过优化选品将", False, True),
    ("运营部要把", False, True),
    ("围绕老客，使", False, True),
    ("年底前将", True, True),
]
BEHIND_ZH = [
    ("", False),
    ("。", False),
    ("（负责人：张三）", False),
    (" @李雷", False),
    (" [承诺型]", False),
    ("（权重30%）", False),
    ("，由数据组每周五更新", False),
    ("，需要技术部支持", False),
    ("，为明年打基础", False),
    (", 为明年打基础", False),
    ("，以此支撑全年目标", False),
    ("，12月20日前完成", True),
]


@pytest.mark.parametrize(
    ("before", "behind"), [each for each in product(BEFORE_ZH, BEHIND_ZH) if not (each[0][1] and each[1][1])]
)
def test_chinese(before: tuple[str, bool, bool], behind: tuple[str, bool]) -> None:
    said = [each for place, each in CHINESE if place < FRONTED or not before[2]]
    assert _read(before[0], said, behind[0], before[1] or behind[1]) == []


# "o": only orders go with it, "s": only statements
BEFORE_EN = [
    ("", False, ""),
    ("KR 1: ", False, ""),
    ("[P0] ", False, ""),
    ("Our goal: ", False, ""),
    ("By December 20, ", True, ""),
    ("In Q4, ", True, ""),
    ("By improving search, ", False, ""),
    ("Without adding staff, ", False, ""),
    ("After the relaunch, ", False, ""),
    ("We will ", False, "o"),
    ("The support team will ", False, "o"),
    ("Ensure ", False, "s"),
]
BEHIND_EN = [
    ("", False),
    (".", False),
    (" (owner: Ann)", False),
    (" [weight 30%]", False),
    (", measured weekly", False),
    (" - source: BI dashboard", False),
    (" to support annual growth", False),
    (" while keeping costs flat", False),
    (" across all regions", False),
    (" by the end of the quarter", True),
]


@pytest.mark.parametrize(
    ("before", "behind"), [each for each in product(BEFORE_EN, BEHIND_EN) if not (each[0][1] and each[1][1])]
)
def test_english(before: tuple[str, bool, str], behind: tuple[str, bool]) -> None:
    said = [each for order, each in ENGLISH if before[2] == "" or order == (before[2] == "o")]
    assert _read(before[0], said, behind[0], before[1] or behind[1]) == []


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Grow revenue from $3 to $5M", 3_000_000),
        ("Grow users from 5 to 10k", 5_000),
        ("把采购成本从 5 降到 3 万", 50_000),
        # of another size, with a scale of its own, or the wrong way round if it shared the scale
        ("用户从 800 提升到 1.2 万", 800),
        ("用户从 3 千提升到 1 万", 3_000),
        ("Grow users from 8 to 1k", 8),
        ("Grow users from 900 to 10k", 900),
    ],
)
def test_a_baseline_of_like_size_shares_the_targets_scale(text: str, baseline: float) -> None:
    assert read_key_results([text], [QUARTER])[0].baseline == baseline


WITHOUT_NUMBERS = [
    ("用户手册发布", "用户手册", "deliver"),
    ("上线AI功能模块", "AI功能模块", "deliver"),
    ("提升复购", "复购", "increase"),
    ("建立会员体系", "会员体系", "deliver"),
    ("Improve code quality", "code quality", "increase"),
    ("Create marketing materials", "marketing materials", "deliver"),
    ("Make customers happier", "customers happier", "increase"),
]


@pytest.mark.parametrize(("text", "metric", "direction"), WITHOUT_NUMBERS)
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("【核心】", ""),
        ("[P0] ", ""),
        ("", " @李雷"),
        ("", " @ann"),
        ("", "（权重30%）"),
        ("", " (source: BI dashboard)"),
    ],
)
def test_without_a_number(text: str, metric: str, direction: str, before: str, behind: str) -> None:
    alone, frame = read_key_results([text, f"{before}{text}{behind}"], [QUARTER] * 2)
    assert frame.metric is not None
    assert (frame.metric.text, frame.direction) == (metric, direction)
    assert [words.text for words in frame.vague_words] == [words.text for words in alone.vague_words]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("p99 latency @ 200 ms", 200),
        ("响应时间 @P95 ≤ 200ms", 200),
        ("Precision@5 ≥ 80%", 80),
        ("【核心】3个月耗材销售额突破300万", 3_000_000),
    ],
)
def test_marks_that_are_no_owner(text: str, target: float) -> None:
    assert read_key_results([text], [QUARTER])[0].target == target


@pytest.mark.parametrize(
    ("text", "like"),
    [
        (
            "Generate 250  qualified leads  per quarter (from 120)",
            "Generate 250 qualified leads per quarter (from 120)",
        ),
        ("Set  up  KPI  dashboard", "Set up KPI dashboard"),
        ("复购率  从 18%  提升至  25%，  9月30日前", "复购率 从 18% 提升至 25%， 9月30日前"),
        ("  Raise NPS to 40  ", " Raise NPS to 40 "),
        ("Raise Rating From 2.8 To 4.0 Out Of 5", "Raise Rating from 2.8 to 4.0 out of 5"),
    ],
)
def test_runs_of_spaces_and_title_case_change_nothing(text: str, like: str) -> None:
    frame, other = read_key_results([text, like], [QUARTER] * 2)
    assert frame.text == text
    for words in (frame.metric, frame.verb, frame.deadline, *frame.quantities, *frame.dates, *frame.vague_words):
        assert words is None or text[words.start : words.end] == words.text
    spans = {"text", "metric", "verb", "deadline", "quantities", "dates", "vague_words", "placeholders", "doubts"}
    rest = [name for name in frame._fields if name not in spans]
    assert [getattr(frame, name) for name in rest] == [getattr(other, name) for name in rest]
    assert (frame.metric and " ".join(frame.metric.text.split())) == (other.metric and other.metric.text)
