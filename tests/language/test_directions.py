"""Which way a key result goes, where the verb alone does not say it."""

from datetime import date

import pytest

from okr_ai.language import read_key_result

TODAY = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        # better is less of some metrics
        ("Improve dispatch latency by 25%", "decrease"),
        ("Improve the return rate by 2 points", "decrease"),
        ("Improve our page load time to 2 s", "decrease"),
        ("Accelerate order lead time by 20%", "decrease"),
        ("Improve repeat purchases by 25%", "increase"),
        ("Improve the hit rate of the cache by 5 points", "increase"),
        ("Speed up parcel sorting by 40%", "increase"),
        ("Increase dispatch latency by 25%", "increase"),
        ("冷启动耗时优化 30%", "decrease"),
        ("退货率改善 2 个百分点", "decrease"),
        ("复购率改善 2 个百分点", "increase"),
        ("续航时长优化到 12 小时", "increase"),
        ("首屏加载优化到 1.5 秒", "decrease"),
        ("单店电费每月省下 2 万元", "decrease"),
        # what is brought under a bound is above it now
        ("Bring lead time under 5 days", "decrease"),
        ("Get open bugs below 20", "decrease"),
        ("Push cost per parcel below $3", "decrease"),
        ("Get repeat purchases above 20%", "reach"),
        ("Keep lead time under 5 days", "maintain"),
        ("Lead time under 5 days", "reach"),
        # nouns and phrases of change
        ("An 8-point rise in NPS", "increase"),
        ("5-point drop in the return rate", "decrease"),
        ("5-point scale used in 3 surveys", "reach"),
        ("Get rid of 80% of duplicate records", "decrease"),
        ("Restore CSAT to 90%", "reach"),
    ],
)
def test_direction(text: str, way: str) -> None:
    assert read_key_result(text, today=TODAY).direction == way


@pytest.mark.parametrize(
    ("text", "metric", "comparator"),
    [
        ("Cut cost per kilo by 8% while holding on-time delivery at 97%", "cost per kilo", None),
        ("Support tickets per shop ≤ 0.4", "Support tickets per shop", "<="),
        ("Dispatch latency better than 200 ms", "Dispatch latency", "<="),
        ("On-time rate better than 95%", "On-time rate", ">"),
        ("Avoid more than 2 stock-outs a month", "stock-outs", "<="),
        ("Prevent returns from exceeding 4%", "returns", "<="),
        ("Win more than 20 shops", "shops", ">"),
        ("Take returns from 6% to 4%", "returns", None),
        ("Take rate up from 6% to 8%", "Take rate", None),
        ("Go from 3 to 8 releases a month", "releases", None),
        ("Bring returns back to 4%", "returns", None),
        ("An increase of 12% in repeat orders", "repeat orders", None),
    ],
)
def test_metric_and_bound(text: str, metric: str, comparator: str | None) -> None:
    frame = read_key_result(text, today=TODAY)
    assert frame.metric is not None
    assert frame.metric.text.startswith(metric)
    assert frame.comparator == comparator
