"""Readings of key results as strangers write them: participles, limits for a share, attributes, containers, names;
each with a near miss."""

from datetime import date

import pytest

from okr_ai.language import read_key_result
from okr_ai.model import Frame

TODAY = date(2026, 5, 15)


def read(text: str) -> Frame:
    return read_key_result(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "metric", "direction", "target", "kind"),
    [
        # a participle before people says which ones, before things and behind its noun what was done
        ("900 registered members", "registered members", "reach", 900, "absolute"),
        ("12 recorded interviews", None, "deliver", 12, "count"),
        ("25 members trained by June", None, "deliver", 25, "count"),
        # a verb inside a measure's name
        ("已验证订单占比 100%", "已验证订单占比", "reach", 100, "absolute"),
        ("对已发货包裹的漏扫为 0", None, "reach", 0, "absolute"),
        ("完成 100% 的门店巡检", "门店巡检", "deliver", 100, "absolute"),
        # which ones are counted, and how many
        ("每月 30 分钟以上的跑步 12 次", None, None, 12, None),
        ("200 元以上的订单达到 50 笔", "200 元以上的订单", "reach", 50, "absolute"),
        ("80% 以上的客户使用 3 个功能", None, "reach", 80, "absolute"),
        ("20 orders above $10k", "orders", "reach", 20, "absolute"),
        ("12 months of revenue above $10k", None, "reach", 10000, "absolute"),
        # a limit that so many keep, and so many that keep a limit
        ("Answer in under 2 hours for 90% of requests", None, None, 2, "absolute"),
        ("90% of requests answered in under 2 hours", None, "reach", 90, "absolute"),
        # what a container holds
        ("Build a library of 30 gift cards", "gift cards", "deliver", 30, "count"),
        ("Reach a score of 4.5", "score", "reach", 4.5, "absolute"),
        # what is called after a number
        ("Adopt a zero trust architecture", None, "deliver", None, None),
        ("Zero gift cards lost", None, "reach", 0, "absolute"),
        ("Align with NIST 800-53", None, None, None, None),
        ("Support grew 800-900 users", None, None, 800, None),
        # examples say no more of the metric
        ("Publish the shop roadmap including pilots", "shop roadmap", "deliver", None, None),
    ],
)
def test_frame(text: str, metric: str | None, direction: str | None, target: float | None, kind: str | None) -> None:
    frame = read(text)
    assert frame.target == (pytest.approx(target) if target is not None else None)
    assert frame.target_kind == kind or kind is None
    if direction is not None:
        assert frame.direction == direction
    if metric is not None:
        assert frame.metric is not None and frame.metric.text == metric


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Reduce the number of complaints about parcels", True),
        ("Add to the number of meetings", False),
        ("实现 5 个自动化工作流", False),
        ("实现 500 名会员复购", True),
    ],
)
def test_outcome(text: str, outcome: bool) -> None:
    assert read(text).outcome is outcome
