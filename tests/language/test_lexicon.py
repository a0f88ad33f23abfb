"""The shape of the metric lexicon and finding metrics in words."""

from collections import Counter

import pytest

from okr_ai.language.lexicon import lexicon
from okr_ai.language.text import chinese_characters, normalised
from okr_ai.model import MetricDefinition


def test_size_and_domains() -> None:
    assert len(lexicon().metrics) >= 220
    domains = Counter(metric.domain for metric in lexicon().metrics)
    wanted = {
        "commerce",
        "operations",
        "support",
        "logistics",
        "marketing",
        "product",
        "engineering",
        "people",
        "finance",
        "sales",
    }
    assert wanted <= set(domains)
    assert min(domains[name] for name in wanted) >= 10


@pytest.mark.parametrize("metric", lexicon().metrics, ids=lambda metric: metric.name)
def test_metric_is_whole(metric) -> None:  # type: ignore[no-untyped-def]
    assert metric.kind in ("rate", "count", "money", "duration", "score", "ratio", "index")
    assert metric.better in ("up", "down", "band")
    assert metric.timing in ("lead", "lag", "guardrail")
    assert metric.zh
    assert metric.en
    assert metric.en.isascii()
    words = [metric.zh, *metric.synonyms]
    assert any(map(chinese_characters, words)), "no Chinese name"
    for partner in metric.guardrails:
        assert partner != metric.name
        assert lexicon().get(partner) is not None, partner
    if metric.kind == "rate":
        assert metric.unit == "%"
    if metric.low is not None and metric.high is not None:
        assert metric.low < metric.high


def test_no_words_stand_for_two_metrics() -> None:
    claimed: dict[str, str] = {}
    for metric in lexicon().metrics:
        for words in {
            normalised(word) for word in (metric.zh, metric.en, metric.name.replace("_", " "), *metric.synonyms)
        }:
            assert claimed.setdefault(words, metric.name) == metric.name, words
    assert len({metric.name for metric in lexicon().metrics}) == len(lexicon().metrics)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("老客户复购率", "repurchase_rate"),
        ("GMV", "gmv"),
        ("conversion rates", "conversion_rate"),
        ("客服首次响应时间", "first_response_time"),
        ("退货率", "return_rate"),
        ("天气", None),
        ("", None),
    ],
)
def test_name_of(words: str, name: str | None) -> None:
    assert lexicon().name_of(words) == name


def test_find_gives_places() -> None:
    text = "退货率降低，NPS 提升，net promoter score"
    found = lexicon().find(text)
    assert [(metric.name, text[start:end]) for metric, start, end in found] == [
        ("return_rate", "退货率"),
        ("nps", "NPS"),
        ("nps", "net promoter score"),
    ]


def test_latin_words_stand_alone() -> None:
    assert lexicon().find("leadership, salesman, aerosols") == []


def test_a_teams_own_metrics() -> None:
    own = lexicon().with_definitions(
        {"aha": MetricDefinition("aha", label="顿悟率", unit="%", better="up", synonyms=("aha rate",))}
    )
    metric = own.get("aha")
    assert metric is not None
    assert (metric.kind, metric.better, metric.unit) == ("rate", "up", "%")
    assert own.name_of("新用户顿悟率") == "aha"
    assert own.name_of("aha rate") == "aha"
    assert lexicon().get("aha") is None


def test_days_to_pay_and_days_to_be_paid_are_wished_for_in_opposite_ways():
    known = lexicon()
    assert [known.get(known.name_of(text)).better for text in ("应收账期", "客户账期", "供应商账期", "DPO")] == [
        *("down", "down", "up", "up")
    ]


def test_the_first_metric_is_meant_and_no_whole_that_a_share_is_of():
    known = lexicon()
    assert {
        text: known.name_of(text)
        for text in (
            *("out-of-stock rate for the top 90 SKUs", "retention of new users", "footfall in refurbished stores"),
            *("markdown as a share of revenue", "freight as % of sales", "tickets resolved within SLA"),
        )
    } == {
        "out-of-stock rate for the top 90 SKUs": "out_of_stock_rate",
        "retention of new users": "retention_rate",
        "footfall in refurbished stores": "footfall",
        "markdown as a share of revenue": None,
        "freight as % of sales": None,
        "tickets resolved within SLA": "sla_compliance",
    }
