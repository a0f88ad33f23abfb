"""Which series a key result is about."""

import pytest

from okr_ai.forecast.matching import Match, index_series, match_series
from okr_ai.language.lexicon import lexicon
from okr_ai.model import Bilingual, Frame, KeyResult, MetricDefinition, Passage, Reason, Source, Words

NAMES = ("revenue_gbp", "orders", "new_customers", "customers", "visits", "churn_rate")
STATED = {
    "orders": MetricDefinition("orders", label="订单量", synonyms=("成交单数",)),
    "conversion": MetricDefinition("conversion", label="下单转化", definition="orders / visits * 100%"),
    "repeat": MetricDefinition("repeat", definition=Bilingual("Orders of regulars per visit", "orders / visits")),
}


def match(
    text: str, metric: str | None = None, metric_name: str | None = None, words: str = "", ident: str = "KR1"
) -> Match | Reason:
    key_result = KeyResult(ident, Passage(text, Source("d", text), 0), metric=metric)
    frame = Frame(text, "en", metric=Words(words, 0, 0) if words else None, metric_name=metric_name)
    return match_series(key_result, frame, index_series(NAMES, STATED, lexicon()))


def test_a_named_series_is_taken_as_named() -> None:
    assert match("x", "Revenue-GBP") == Match("revenue_gbp")
    assert match("x", "订单量") == Match("orders")
    missing = match("orders", "profit")
    assert isinstance(missing, Reason)
    assert missing.name == "metric_not_in_file"
    assert "orders" in missing.text.en


def test_a_quotient() -> None:
    assert match("x", "orders / visits") == Match("orders", "visits")
    assert match("x", "orders/visits*100%") == Match("orders", "visits", percent=True)
    assert match("x", "conversion") == Match("orders", "visits", percent=True)
    assert match("x", "下单转化") == Match("orders", "visits", percent=True)
    assert match("x", "repeat") == Match("orders", "visits")
    assert isinstance(match("x", "orders / clicks"), Reason)


def test_by_id() -> None:
    assert match("anything", ident="visits") == Match("visits")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Win 400 new customers", "", "new_customers"),  # the longer name, not "customers"
        ("Raise revenue to 2M", "", "revenue_gbp"),
        ("成交单数提升至500", "", "orders"),
        ("通过增加订单量留住更多 customers", "customers", "customers"),  # the words that name the metric come first
        ("x", "the quarter's new customers", "new_customers"),
        ("x", "季度订单量", "orders"),
        ("x", "每日订单量", "orders"),
    ],
)
def test_by_name_label_or_synonym_in_the_words(text: str, words: str, name: str) -> None:
    assert match(text, words=words) == Match(name, guessed=True)


def test_by_the_lexicon() -> None:
    assert match("用户流失率降至5%", metric_name="churn_rate") == Match("churn_rate", guessed=True)


@pytest.mark.parametrize(
    "words", ["wholesale customers", "批发订单量", "orders from abroad", "30-day orders", "7日订单量", "90 天内订单量"]
)
def test_a_segment_is_not_the_whole(words: str) -> None:
    found = match("x", words=words, metric_name="customers")
    assert isinstance(found, Reason)
    assert found.name == "metric_alike"


def test_whole_words_only_and_no_tie() -> None:
    none = match("Reorders rise")
    assert isinstance(none, Reason)
    assert none.name == "metric_unknown"
    tie = match("visits and orders", words="visits orders")
    assert isinstance(tie, Reason)
    assert tie.name == "metric_ambiguous"


@pytest.mark.parametrize(
    ("words", "window"), [("30-day orders", True), ("7日订单量", True), ("wholesale orders", False)]
)
def test_a_window_of_the_words_is_told_apart_from_a_segment(words: str, window: bool) -> None:
    found = match("x", words=words)
    assert isinstance(found, Reason)
    assert found.figures["window"] is window


@pytest.mark.parametrize(
    ("names", "text", "words", "name"),
    [
        (("新会员数",), "新增会员数达到 20000", "新增会员数", "新会员数"),
        (("members",), "Raise the member count to 20000", "member count", "members"),
        (("会员数",), "会员总数提升至 20000", "会员总数", "会员数"),
        # what comes in is not what is there, nor the other way round
        (("新会员数",), "会员数从 10000 提升至 20000", "会员数", None),
        (("new_members",), "Raise the member count to 20000", "member count", None),
        (("会员数",), "新增会员数达到 20000", "新增会员数", None),
    ],
)
def test_new_ones_are_told_from_all(names: tuple[str, ...], text: str, words: str, name: str | None) -> None:
    key_result = KeyResult("KR1", Passage(text, Source("d", text), 0))
    frame = Frame(text, "zh", metric=Words(words, 0, 0), metric_name="members")
    found = match_series(key_result, frame, index_series(names, {}, lexicon()))
    assert found == Match(name, guessed=True) if name else isinstance(found, Reason)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("median first response time", "first_response_hours"),
        ("escalations per 1,000 tickets", "escalations_per_1000"),
        ("首次平均响应时长", "首次响应时长"),
        ("response time", None),
        ("first contact resolution", None),
        ("escalations per 100 tickets", None),
        ("escalations", None),
        ("响应时长", None),
        ("首次解决率", None),
    ],
)
def test_a_name_with_words_between_is_hinted_at(words: str, name: str | None) -> None:
    names = ("first_response_hours", "escalations_per_1000", "首次响应时长", "uptime")
    key_result = KeyResult("KR1", Passage(words, Source("d", words), 0))
    frame = Frame(words, "en", metric=Words(words, 0, 0))
    found = match_series(key_result, frame, index_series(names, {}, lexicon()))
    assert isinstance(found, Reason)
    assert (found.name, found.figures.get("metric")) == (("metric_alike", name) if name else ("metric_unknown", None))
