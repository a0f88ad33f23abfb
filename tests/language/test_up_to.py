""" "Up to" that says how far something rises, and "up to" that bounds it."""

import pytest

from okr_ai.language import read_key_result
from okr_ai.language.changes import rises_up_to


@pytest.mark.parametrize(
    ("text", "direction", "comparator"),
    [
        ("Bring CSAT up to 92%", "increase", None),
        ("Push the activation rate up to 40%", "increase", None),
        ("Get conversion up to 5% from 3%", "increase", None),
        ("Get the NPS up to at least 40", "increase", ">="),
        # near misses: bounds
        ("Keep churn up to 5%", "maintain", "<="),
        ("Bring down churn up to 3%", "decrease", "<="),
        ("Spend up to 500 on ads", "deliver", "<="),
        ("Bring lead time under 5 days", "decrease", "<"),
    ],
)
def test_how_far_something_is_brought(text: str, direction: str, comparator: str | None) -> None:
    frame = read_key_result(text)
    assert (frame.direction, frame.comparator) == (direction, comparator)


@pytest.mark.parametrize(
    ("text", "baseline", "better", "rises"),
    [
        ("CSAT up to 92%", None, "up", True),
        ("Answers rated good up to 92%", 80.0, None, True),
        ("Answers rated good up to 92%", None, None, False),
        ("Answers rated good up to 92%", 95.0, None, False),
        ("Refund rate up to 5%", 3.0, "down", False),
        ("Keep CSAT at most 92%", 80.0, "up", False),
        ("客户满意度不超过 92%", 80.0, "up", False),
    ],
)
def test_what_rises_without_a_verb(text: str, baseline: float | None, better: str | None, rises: bool) -> None:
    assert rises_up_to(read_key_result(text), baseline, better) is rises
