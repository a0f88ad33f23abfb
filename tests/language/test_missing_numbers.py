"""A number that is still missing (XX, ___, TBD) is neither read as one nor part of what is measured."""

from itertools import product

import pytest

from okr_ai.language.key_results import read_key_result

METRICS = [
    ("复购率", "%", 12, 12.0, "提升"),
    ("客单价", "元", 86, 86.0, "提高"),
    ("首次响应时长", "分钟", 30, 30.0, "缩短"),
    ("GMV", "万元", 800, 8e6, "提升"),
    ("日活", "万", 3, 30000.0, "提升"),
]
GAPS = ["XX", "xx", "X", "N", "___", "○○"]


@pytest.mark.parametrize(("metric", "gap"), list(product(METRICS, GAPS)))
def test_a_missing_target(metric: tuple[str, str, int, float, str], gap: str) -> None:
    name, unit, number, value, verb = metric
    for text in (
        f"{name}从{number}{unit}{verb}至{gap}{unit}",
        f"{name}由 {number}{unit} {verb}到 {gap}{unit}",
        f"将{name}从{number}{unit}{verb}到{gap}{unit}以上",
        f"{name}：{number}{unit} → {gap}{unit}",
        f"{name}{verb}到{gap}{unit}（当前{number}{unit}）",
    ):
        frame = read_key_result(text)
        assert frame.placeholders, text
        assert (frame.metric.text if frame.metric else None, frame.baseline, frame.target) == (name, value, None), text


@pytest.mark.parametrize(("metric", "gap"), list(product(METRICS, GAPS)))
def test_a_missing_baseline(metric: tuple[str, str, int, float, str], gap: str) -> None:
    name, unit, number, value, verb = metric
    for text in (f"{name}从{gap}{unit}{verb}至{number}{unit}", f"{name}从目前的{gap}{unit}{verb}到{number}{unit}"):
        frame = read_key_result(text)
        assert (frame.metric.text if frame.metric else None, frame.baseline, frame.target) == (name, None, value), text


@pytest.mark.parametrize(
    ("text", "baseline", "placeholders"),
    [
        ("Cut latency from 800 ms to XXms", 800.0, 1),
        ("Cut latency from 800 ms to X ms", 800.0, 1),
        ("Raise revenue from $2M to $XM", 2_000_000.0, 1),
        ("Raise revenue from $2M to TBD", 2_000_000.0, 1),
        # letters and articles that stand for no number
        ("Cut latency from 800 ms to 300 ms on the X series", 800.0, 0),
        ("Raise orders from 80 to 100 a day", 80.0, 0),
        ("Get a user to return within 3 days", None, 0),
        ("营收从过万元的单品中来", None, 0),
    ],
)
def test_english_and_near_misses(text: str, baseline: float | None, placeholders: int) -> None:
    frame = read_key_result(text)
    assert (frame.baseline, len(frame.placeholders)) == (baseline, placeholders)
